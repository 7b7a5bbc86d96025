"""How closely a candidate belongs to a quotation: by what stands between them, and by the parse (CHECKS 27)."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.language.names.titles import is_beside_name
from bot.language.quotations import Quotation
from bot.language.wordlist import words
from bot.quotes.attribution.candidates import Candidate, Form
from bot.quotes.attribution.reporter_sentences import Unit, last_sign

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """The text and the offsets of its tokens, read from the parse once: it builds both anew at every asking."""

    text: str
    starts: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Position:
    """Where a quotation stands. `at` is its place among the items of its sentence."""

    unit: Unit
    at: int
    quotation: Quotation
    ends: str  # its last sign
    above: tuple[int, ...]  # the words it hangs on in the parse, nearest first, by index


# Words that may stand between cue and marks without loosening the bond.
_LOOSE = words("that has had also later the a an as his her their its it this to about on of over for how")
_ENDS_OPEN = ",?!…—–-"
_PAUSES = (",", "—", "–", "--")
_LABEL_REACH = 5  # items between a label and its quotation
_ABOVE = 8  # the rank of a cue the quotation hangs on directly; a step further up costs one, three at most
# A quotation that only qualifies a word is not what that word says, nor what is said of it: the plan “wrongly”
# suggests, the “wrong” plan suggests.
_MODIFIES = frozenset({"advmod", "amod", "compound", "det", "nummod", "nsubj", "nsubj:pass"})
_HEIGHT = 40  # words looked at on the way up the parse


def locate(doc: Doc, words: Words, unit: Unit, at: int, quotation: Quotation) -> Position:
    """The place of a quotation in its sentence and in the parse."""
    return Position(
        unit=unit,
        at=at,
        quotation=quotation,
        ends=last_sign(words.text[quotation.span.start : quotation.span.end]),
        above=_above(doc, words.starts, quotation),
    )


def rank(position: Position, choice: Candidate) -> int:
    """How closely a candidate belongs to the quotation: 0 not at all, 10 as close as can be."""
    if choice.form is Form.LABEL:
        return 9 if abs(choice.at - position.at) <= _LABEL_REACH else 0
    between = position.unit.items[min(position.at, choice.at) + 1 : max(position.at, choice.at)]
    crosses = any(isinstance(item, int) for item in between)
    tokens = [item for item in between if not isinstance(item, int)]
    beside = _before(tokens, choice, crosses) if choice.at < position.at else _after(position, tokens, choice, crosses)
    if choice.form is not Form.NOUN and choice.token.i in position.above:
        return max(beside, _ABOVE - min(3, position.above.index(choice.token.i)))
    return beside


def _before(tokens: list[Token], choice: Candidate, crosses: bool) -> int:
    """A candidate before the marks."""
    strong = choice.form in (Form.STRONG, Form.ACCORDING)
    if crosses:
        return 2 if strong else 0
    if not _has_own_words(tokens, choice):
        return 6 if choice.form is Form.NOUN else 10
    if tokens[-1].text in (":", ","):
        return 9 if strong else 7
    return 5 if strong else 1


def _after(position: Position, tokens: list[Token], choice: Candidate, crosses: bool) -> int:
    """A candidate after the marks: the quotation must break off, as before "he said"."""
    strong = choice.form in (Form.STRONG, Form.ACCORDING)
    if crosses:
        return 1 if strong else 0
    if position.ends not in _ENDS_OPEN and not (tokens and tokens[0].text in _PAUSES):
        return 2 if strong else 0
    first = next((token for token in tokens if _tells(token)), None)
    follows = choice.mention.span.start >= position.quotation.outer.end
    if first is None or (follows and first.idx >= choice.mention.span.start):
        return 9 if strong else 8
    return 6 if strong else 3


def _tells(token: Token) -> bool:
    """Whether a word is more than a mark, "as" or the title before a name."""
    return not token.is_punct and token.lower_ != "as" and not is_beside_name(token.lower_)


def _has_own_words(tokens: list[Token], choice: Candidate) -> bool:
    """Whether words that belong neither to the speaker nor to the cue stand between."""
    span = choice.mention.span
    return any(
        not (
            token.is_punct
            or token.lower_ in _LOOSE
            or token.lower_.endswith("ly")
            or span.start <= token.idx < span.end
        )
        for token in tokens
    )


def _above(doc: Doc, starts: Sequence[int], quotation: Quotation) -> tuple[int, ...]:
    first = bisect_right(starts, quotation.span.start) - 1
    end = bisect_left(starts, quotation.span.end)
    token = doc[first]
    path: list[int] = []
    for _ in range(_HEIGHT if token.dep_ else 0):
        if token.head.i == token.i:
            break
        told = token.dep_ not in _MODIFIES
        token = token.head
        if not first <= token.i < end and (told or path):
            path.append(token.i)
    return tuple(path)
