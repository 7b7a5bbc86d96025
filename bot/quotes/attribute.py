"""Which words of the article say who speaks a quotation: cue and mention (CHECKS 27).

Within a sentence every reporting verb is a candidate; where it stands to the marks decides. A quotation whose sentence
names nobody goes on with the speaker before it. Nothing found is an answer.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from bot.article import Span
from bot.quotes import subjects
from bot.quotes.cues import ACCORDING, is_cue, lemma
from bot.quotes.quotations import Quotation
from bot.quotes.units import Unit
from bot.quotes.vocabulary import words


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """Who speaks a quotation, as written. `mention` and `verb` are offsets into the text."""

    mention: Span | None = None
    cue: str | None = None  # lemma
    verb: Span | None = None
    follows: int | None = None  # index of the quotation whose speaker goes on


NOBODY = Attribution()
_PLAIN_FORMS = words("said says told tells wrote writes adds asks warns argues insists")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Cue:
    at: int  # index among the items of its unit
    token: Token
    lemma: str
    mention: Span | None


def attribute(units: tuple[Unit, ...], quotations: tuple[Quotation, ...], text: str) -> tuple[Attribution, ...]:
    """One attribution a quotation, in order."""
    found = [NOBODY] * len(quotations)
    previous: Unit | None = None
    for unit in units:
        cues = tuple(_cues(unit))
        for index in unit.quotations:
            found[index] = _by_cue(unit, index, cues, quotations, text) or _in_sentence(unit, index, found)
            if found[index] is NOBODY and previous is not None:
                found[index] = _from_before(unit, previous, found)
        previous = unit
    return tuple(found)


def _cues(unit: Unit) -> Iterator[_Cue]:
    tokens = unit.tokens
    places = {token.i: at for at, token in enumerate(tokens)}
    first: Span | None = None
    for at, item in enumerate(unit.items):
        if isinstance(item, int):
            continue
        if item.lower_ in ACCORDING:
            yield _Cue(at=at, token=item, lemma="accord", mention=_complement(tokens, places[item.i]))
            continue
        stem = lemma(item.text, item.lemma_ if item.pos_ else "")
        if not is_cue(stem) or not _is_verb(item):
            continue
        mention = _subject(unit, at, places[item.i], first)
        first = first or mention
        yield _Cue(at=at, token=item, lemma=stem, mention=mention)


def _is_verb(token: Token) -> bool:
    if token.pos_:
        return token.pos_ in ("VERB", "AUX")
    return token.lower_.endswith(("ed", "ing")) or token.lower_ in _PLAIN_FORMS


def _complement(tokens: tuple[Token, ...], at: int) -> Span | None:
    after = at + 2 if at + 1 < len(tokens) and tokens[at + 1].lower_ == "to" else at + 1
    return subjects.beside(tokens, after - 1, inverted=True)


def _subject(unit: Unit, at: int, place: int, first: Span | None) -> Span | None:
    token = unit.items[at]
    assert not isinstance(token, int)
    head = subjects.of_verb(token)
    if head is not None and any(own.i == head.i for own in unit.tokens):
        return subjects.phrase(head)
    follows_quotation = any(isinstance(item, int) for item in unit.items[max(0, at - 3) : at])
    if token.lower_.endswith("ing"):
        return first or subjects.leading(unit.tokens)
    beside = subjects.beside(unit.tokens, place, inverted=follows_quotation)
    return beside or first or subjects.leading(unit.tokens)


def _by_cue(
    unit: Unit, index: int, cues: tuple[_Cue, ...], quotations: tuple[Quotation, ...], text: str
) -> Attribution | None:
    place = unit.items.index(index)
    ranked = [(_rank(unit, place, cue, quotations[index], text), -abs(cue.at - place), cue) for cue in cues]
    ranked = [entry for entry in ranked if entry[0] > 0 and entry[2].mention is not None]
    if not ranked:
        return None
    best = max(ranked, key=lambda entry: entry[:2])[2]
    token = best.token
    return Attribution(mention=best.mention, cue=best.lemma, verb=Span(start=token.idx, end=token.idx + len(token)))


def _rank(unit: Unit, place: int, cue: _Cue, quotation: Quotation, text: str) -> int:
    """How closely a cue belongs to the quotation at `place`: 0 not at all, the higher the closer."""
    between = unit.items[min(place, cue.at) + 1 : max(place, cue.at)]
    crosses = any(isinstance(item, int) for item in between)
    words = [item.lower_ for item in between if not isinstance(item, int)]
    if cue.at < place:
        if crosses:
            return 2
        return 9 if not _own_words(between, cue) else 5
    if crosses:
        return 1
    own = _own_words(between, cue)
    if not own:
        return 8
    ends_open = quotation.span.of(text)[-1:] in ",?!—-" or (words and words[0] in (",", "—", "–"))
    return 6 if ends_open and cue.mention is not None and cue.mention.start >= quotation.outer.end else 3


def _own_words(between: tuple[Token | int, ...], cue: _Cue) -> list[str]:
    """The words between cue and quotation that belong neither to the speaker's name nor to the cue."""
    words = []
    for item in between:
        if isinstance(item, int) or item.is_punct:
            continue
        if cue.mention is not None and cue.mention.start <= item.idx < cue.mention.end:
            continue
        if item.lower_ in ("that", "has", "had", "also", "later") or item.lower_.endswith("ly"):
            continue
        words.append(item.lower_)
    return words


def _in_sentence(unit: Unit, index: int, found: list[Attribution]) -> Attribution:
    """The speaker of another quotation in the same sentence."""
    for other in unit.quotations:
        if other != index and found[other].mention is not None:
            return Attribution(mention=found[other].mention, follows=other)
    return NOBODY


def _from_before(unit: Unit, previous: Unit, found: list[Attribution]) -> Attribution:
    """A quotation that is a sentence of its own goes on with who spoke last."""
    alone = not any(token.is_alpha for token in unit.tokens)
    if not alone or unit.paragraph - previous.paragraph > 1:
        return NOBODY
    for other in reversed(previous.quotations):
        if found[other].mention is not None:
            return Attribution(mention=found[other].mention, follows=other)
    for cue in reversed(tuple(_cues(previous))):
        if cue.mention is not None:
            return Attribution(mention=cue.mention)
    return NOBODY
