"""Which words of the article say who speaks a quotation: cue and mention (CHECKS 27).

Within a sentence every candidate is ranked by where it stands to the marks and to the quotation in the parse. A
quotation whose sentence names nobody goes on with the speaker before it. Nothing found is an answer.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot.article import Span
from bot.language.quotations import Quotation
from bot.language.wordlist import words
from bot.quotes.attribution import subjects
from bot.quotes.attribution.candidates import Candidate, Form, candidates
from bot.quotes.attribution.rank import Position, Words, locate, rank
from bot.quotes.attribution.reporter_sentences import Unit
from bot.quotes.attribution.subjects import Mention

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """Who speaks a quotation, as written. `verb` is the cue's offsets; `rank` how closely it belongs, 0 to 10."""

    mention: Mention | None = None
    cue: str | None = None  # lemma
    verb: Span | None = None
    rank: int = 0
    follows: int | None = None  # index of the quotation whose speaker goes on
    others: tuple[Mention, ...] = ()  # who else the sentence could let speak


NOBODY = Attribution()
_JOINTS = words("and or but , ; a an the about as of for to that")
_POSSIBLE = 5  # the rank from which another candidate of the sentence could be the speaker
_BESIDE = frozenset({"conj", "parataxis"})
_REACH = 80  # items of a sentence on each side in which a speaker is looked for


def attribute(doc: Doc, units: tuple[Unit, ...], quotations: tuple[Quotation, ...]) -> tuple[Attribution, ...]:
    """One attribution a quotation, in order."""
    found = [NOBODY] * len(quotations)
    layout = Words(text=doc.text, starts=tuple(token.idx for token in doc))
    previous: Unit | None = None
    for unit in units:
        if unit.quotations:
            _by_candidates(doc, layout, unit, quotations, found)
            _by_neighbours(layout.text, unit, previous, quotations, found)
        previous = unit
    return tuple(found)


def _by_candidates(
    doc: Doc, layout: Words, unit: Unit, quotations: tuple[Quotation, ...], found: list[Attribution]
) -> None:
    """Fill in the quotations of one sentence that its own words give a speaker."""
    choices = candidates(unit)
    places = [choice.at for choice in choices]
    for at, index in enumerate(unit.items):
        if isinstance(index, int):
            near = choices[bisect_left(places, at - _REACH) : bisect_right(places, at + _REACH)]
            joined = _joined(unit, at, found)
            found[index] = joined or _by_candidate(locate(doc, layout, unit, at, quotations[index]), near)


def _by_neighbours(
    text: str, unit: Unit, previous: Unit | None, quotations: tuple[Quotation, ...], found: list[Attribution]
) -> None:
    """Fill in those that go on with a speaker named beside them."""
    for index in unit.quotations:
        if found[index] is NOBODY:
            found[index] = _in_sentence(unit, index, found)
        if found[index] is NOBODY and previous is not None and _is_whole(text, quotations[index]):
            found[index] = _from_before(unit, index, previous, found)


def _joined(unit: Unit, place: int, found: list[Attribution]) -> Attribution | None:
    """“A” and “B”: a quotation joined to the one before it, whose cue stands before both."""
    back = next((at for at in range(place - 1, max(-1, place - 5), -1) if isinstance(unit.items[at], int)), None)
    if back is None:
        return None
    joint = {item.lower_ for item in unit.items[back + 1 : place] if not isinstance(item, int)}
    other = unit.items[back]
    if not isinstance(other, int) or not joint <= _JOINTS or not joint & {"and", "or", "but"}:
        return None
    first = found[other]
    if first.rank < 7 or first.verb is None or first.verb.start > _start(unit, back):
        return None
    return replace(first, follows=None)


def _start(unit: Unit, at: int) -> int:
    """Where the last word before an item begins, as an offset into the text."""
    before = (unit.items[back] for back in range(at - 1, -1, -1))
    return next((item.idx for item in before if not isinstance(item, int)), 0)


def _by_candidate(position: Position, choices: tuple[Candidate, ...]) -> Attribution:
    ranked = [(rank(position, choice), -abs(choice.at - position.at), at) for at, choice in enumerate(choices)]
    best, _, at = max(ranked, default=(0, 0, 0))
    if best == 0:
        return NOBODY
    choice = _governing(choices[at], choices)
    verb = Span(start=choice.token.idx, end=choice.token.idx + len(choice.token))
    others = tuple(
        choices[other].mention for score, _, other in ranked if score >= _POSSIBLE and choices[other] is not choice
    )
    return Attribution(mention=choice.mention, cue=choice.lemma, verb=verb, rank=best, others=others)


def _governing(choice: Candidate, choices: tuple[Candidate, ...]) -> Candidate:
    """The verb of saying over a verb that only may be one: "she said she hoped “…”" is said by who said it.

    So is what "it" says: "she says it underscores that he is “…”".
    """
    if choice.form is not Form.WEAK and not _is_it(choice):
        return choice
    over = _told_by(choice.token)
    return next((other for other in choices if other.form is Form.STRONG and other.token.i in over), choice)


def _is_it(choice: Candidate) -> bool:
    return any(child.lower_ == "it" and child.idx == choice.mention.head for child in choice.token.children)


def _told_by(verb: Token) -> set[int]:
    """The words a verb hangs on, by index, up to the clause that stands beside the others with a subject of its own."""
    found: set[int] = set()
    while verb.head.i != verb.i and not (verb.dep_ in _BESIDE and subjects.has_subject(verb)):
        verb = verb.head
        found.add(verb.i)
    return found


def _in_sentence(unit: Unit, index: int, found: list[Attribution]) -> Attribution:
    """The speaker of another quotation in the same sentence."""
    for other in (index - 1, index + 1, index - 2, index + 2):
        if unit.quotations[0] <= other <= unit.quotations[-1] and found[other].mention is not None:
            return Attribution(mention=found[other].mention, rank=4, follows=other if other < index else None)
    return NOBODY


def _from_before(unit: Unit, index: int, previous: Unit, found: list[Attribution]) -> Attribution:
    """A quotation that begins a sentence as a sentence of its own goes on with who spoke last."""
    first = unit.items[0]
    if not isinstance(first, int) or first != index or unit.paragraph - previous.paragraph > 1:
        return NOBODY
    for other in reversed(previous.quotations):
        if found[other].mention is not None:
            return Attribution(mention=found[other].mention, rank=4, follows=other)
    last = previous.items[-1]
    announced = not isinstance(last, int) and last.text == ":"
    for choice in reversed(candidates(previous)):
        if choice.form in (Form.STRONG, Form.ACCORDING) or (announced and choice.form is Form.NOUN):
            return Attribution(mention=choice.mention, rank=3)
    return NOBODY


def _is_whole(text: str, quotation: Quotation) -> bool:
    """Whether the words begin like a sentence."""
    return next((letter for letter in quotation.span.of(text) if letter.isalpha()), "").isupper()
