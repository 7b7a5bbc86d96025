"""Sentences around quotations: the reporter's own words and the quotations they carry, in the order of the text.

The parse breaks sentences inside quotations as well; who speaks is decided by the sentence outside the marks.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.article import Span
from bot.language.quotations import Quotation
from bot.language.reporting_verbs import is_cue, lemma

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """One sentence as its reporter built it. An item is a token of the reporter's, or the index of a quotation."""

    items: tuple[Token | int, ...]
    tokens: tuple[Token, ...]  # the reporter's own words
    quotations: tuple[int, ...]  # the quotations in it, by index
    paragraph: int


_STOPS = frozenset(".!?…;")
_DASHES = frozenset({",", "—", "–", "―", "-", "--"})
_DATELINE = 14  # tokens of the longest dateline
_LOOK = 9  # tokens in which a reporting verb must follow a quotation that ends in a question or exclamation mark


def units(doc: Doc, quotations: tuple[Quotation, ...], spans: tuple[Span, ...]) -> tuple[Unit, ...]:
    """The sentences of the paragraphs `spans`, quotations standing in them as single items.

    Paragraphs one quotation runs over are read as one: its cue may stand behind its last word.
    """
    built: list[Unit] = []
    text = doc.text
    items = _items(doc, quotations)
    starts = [_start(item, quotations) for item in items]
    for number, span in enumerate(_joined(spans, quotations)):
        low, high = bisect_left(starts, span.start), bisect_left(starts, span.end)
        built.extend(
            _unit(sentence, number) for sentence in _sentences(_without_dateline(items[low:high]), quotations, text)
        )
    return tuple(built)


def _joined(spans: tuple[Span, ...], quotations: tuple[Quotation, ...]) -> Iterator[Span]:
    at, start = 0, None
    for span in spans:
        start = span.start if start is None else start
        while at < len(quotations) and quotations[at].outer.end <= span.end:
            at += 1
        if at < len(quotations) and quotations[at].outer.start < span.end:
            continue
        yield Span(start=start, end=span.end)
        start = None
    if start is not None:
        yield Span(start=start, end=spans[-1].end)


def _unit(sentence: list[Token | int], paragraph: int) -> Unit:
    return Unit(
        items=tuple(sentence),
        tokens=tuple(item for item in sentence if not isinstance(item, int)),
        quotations=tuple(item for item in sentence if isinstance(item, int)),
        paragraph=paragraph,
    )


def _items(doc: Doc, quotations: tuple[Quotation, ...]) -> list[Token | int]:
    items: list[Token | int] = []
    at, placed = 0, -1
    for token in doc:
        while at < len(quotations) and quotations[at].outer.end <= token.idx:
            at += 1
        if at < len(quotations) and token.idx + len(token) > quotations[at].outer.start:
            if placed < at:
                items.append(at)
                placed = at
        elif not token.is_space:
            items.append(token)
    return items


def _start(item: Token | int, quotations: tuple[Quotation, ...]) -> int:
    return quotations[item].outer.start if isinstance(item, int) else item.idx


def _without_dateline(items: list[Token | int]) -> list[Token | int]:
    """The items of a paragraph after "HARBOUR CITY, March 3 (Agency) —"."""
    first = items[0] if items else 0
    if isinstance(first, int) or not first.text.isupper() or len(first) < 3:
        return items
    for at, item in enumerate(items[:_DATELINE]):
        if isinstance(item, int):
            break
        if item.text in _DASHES and item.text != ",":
            return items[at + 1 :]
    return items


def _sentences(items: list[Token | int], quotations: tuple[Quotation, ...], text: str) -> Iterator[list[Token | int]]:
    sentence: list[Token | int] = []
    for at, item in enumerate(items):
        sentence.append(item)
        if _ends(item, items[at + 1 : at + 1 + _LOOK], quotations, text):
            yield sentence
            sentence = []
    if sentence:
        yield sentence


def _ends(item: Token | int, following: list[Token | int], quotations: tuple[Quotation, ...], text: str) -> bool:
    if not following:
        return True
    follower = following[0]
    if isinstance(item, int):
        return _ends_within(last_sign(quotations[item].span.of(text)), following)
    if item.text[0] not in _STOPS or len(item) > 3:
        return False
    return isinstance(follower, int) or not (follower.text[0].islower() or follower.text[0] in ",)]}-–—")


def _ends_within(last: str, following: list[Token | int]) -> bool:
    """Whether the stop inside the marks ends the reporter's sentence too: “Will we?” Mr Smith asked does not."""
    if last not in _STOPS:
        return False
    follower = following[0]
    if isinstance(follower, int):
        return True
    if follower.text[0].islower() or follower.text in _DASHES:
        return False
    return last not in "!?…" or not _reports(following)


def last_sign(words: str) -> str:
    """What a quotation ends in: one character, three points as an ellipsis."""
    return "…" if words.endswith(("...", ". . .")) else words[-1:]


def _reports(following: list[Token | int]) -> bool:
    for item in following:
        if isinstance(item, int) or item.text[0] in _STOPS:
            return False
        if is_cue(lemma(item.text, item.lemma_)) and item.text.islower():
            return True
    return False
