"""Quotations: what stands between matching marks, over paragraphs where it must (CHECKS 26).

A state machine over the marks, paragraph by paragraph. A mark nobody closes, or closes with the wrong glyph, costs at
most its own quotation: every paragraph that does not open with a mark starts afresh.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from bot.article import Span
from bot.language.marks import Family, Mark, read
from bot.language.numerals import alternatives
from bot.language.reporting_verbs import forms


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation:
    """The words between two marks. `span` leaves the marks out; `outer` has them."""

    span: Span
    outer: Span
    family: Family
    closed: bool = True  # False: the mark is missing and the quotation ends with its paragraph


# A single line break is a break between paragraphs unless a line was wrapped: the sentence goes on in lower case.
_BREAK = re.compile(r"[^\S\n]*\n\s*\n\s*|[^\S\n]*\n\s*(?![a-z\s])")
_SPOKEN_WORDS = 4  # of speech whose closing mark is missing
_MAX_CHARACTERS = 12_000  # of one quotation: the longest of 1,884 in 161 news texts has 3,834


def paragraphs(text: str) -> tuple[Span, ...]:
    """The paragraphs of `text` in order, blank ones left out."""
    spans, start = [], 0
    for match in _BREAK.finditer(text):
        if text[start : match.start()].strip():
            spans.append(Span(start=start, end=match.start()))
        start = match.end()
    if text[start:].strip():
        spans.append(Span(start=start, end=len(text)))
    return tuple(spans)


@lru_cache(maxsize=16)
def find(text: str) -> tuple[Quotation, ...]:
    """The outermost quotations of `text` in order; quotations inside them belong to the words of the outer one.

    >>> text = "“He said ‘go’ and left,” she wrote, “or fled."
    >>> [text[each.span.start : each.span.end] for each in find(text)]
    ['He said ‘go’ and left,', 'or fled.']
    """
    found = sorted(_pair(text), key=lambda quotation: (quotation.outer.start, -quotation.outer.end))
    outermost: list[Quotation] = []
    for quotation in found:
        if not outermost or quotation.outer.start >= outermost[-1].outer.end:
            outermost.append(quotation)
    return tuple(outermost)


def spans(text: str) -> tuple[Span, ...]:
    """The stretches of the outermost quotations, in order, without overlap; the marks belong to them."""
    return tuple(quotation.outer for quotation in find(text))


def covers(quoted: Sequence[Span], offset: int) -> bool:
    """Whether a character lies inside one of the stretches."""
    at = bisect_right(quoted, offset, key=lambda span: span.start) - 1
    return at >= 0 and offset < quoted[at].end


def _pair(text: str) -> Iterator[Quotation]:
    by_paragraph = _distribute(tuple(read(text)), paragraphs(text))
    carried: Mark | None = None
    for index, (paragraph, marks) in enumerate(by_paragraph):
        stack = [carried] if carried else []
        # The first mark of a carried quotation reopens it.
        closed = list(_work_off(text, marks[1:] if carried else marks, stack))
        yield from closed
        following = by_paragraph[index + 1] if index + 1 < len(by_paragraph) else None
        carried = _carry(text, stack, paragraph, following)
        if carried is None and stack:
            yield from _close_late(text, stack, paragraph, closed)
        elif carried is None:
            yield from _unclosed_single(text, marks, paragraph, closed)


def _distribute(marks: tuple[Mark, ...], spans: tuple[Span, ...]) -> list[tuple[Span, list[Mark]]]:
    distributed: list[tuple[Span, list[Mark]]] = []
    at = 0
    for span in spans:
        inside = []
        while at < len(marks) and marks[at].start < span.end:
            inside.append(marks[at])
            at += 1
        distributed.append((span, inside))
    return distributed


def _work_off(text: str, marks: list[Mark], stack: list[Mark]) -> Iterator[Quotation]:
    ahead = _closers_ahead(marks)
    for at, mark in enumerate(marks):
        if _closes(mark, stack, ahead[at]):
            opener = _pop(stack, mark.family)
            quotation = _quotation(text, opener, mark)
            if quotation is not None:
                yield quotation
        elif _opens(mark, ahead[at]):
            if _is_reopened(text, mark, stack, marks[at + 1 :]):
                unclosed = stack.pop()
                span = _trim(text, unclosed.end, mark.start)
                yield Quotation(
                    span=span, outer=Span(start=unclosed.start, end=span.end), family=unclosed.family, closed=False
                )
            stack.append(mark)


def _is_reopened(text: str, mark: Mark, stack: list[Mark], following: list[Mark]) -> bool:
    """Whether a double mark opens a new sentence of what is open already, as paragraphs that ran together do.

    Only one mark closes both, and it comes behind the last.
    """
    if not stack or stack[-1].family is not Family.DOUBLE or mark.family is not Family.DOUBLE:
        return False
    words = text[stack[-1].end : mark.start].rstrip()
    begins = text[mark.end : mark.end + 1].isupper() and words[-1:] in (".", "!", "?") and mark.glyph != "close"
    closers = sum(each.family is Family.DOUBLE and each.closes and not each.opens for each in following)
    openers = sum(each.family is Family.DOUBLE and each.opens and not each.closes for each in following)
    spoken = len(words.split()) >= _SPOKEN_WORDS and not _reported().search(words)
    return begins and spoken and closers == openers + 1


def _closers_ahead(marks: list[Mark]) -> list[bool]:
    """For each mark, whether a single mark that surely closes comes after it, before the next that opens one.

    This tells ‘the officials’ decision was wrong,’ from ‘the officials’ said the minister.
    """
    ahead, surely = [False] * len(marks), False
    for at in range(len(marks) - 1, -1, -1):
        ahead[at] = surely
        mark = marks[at]
        if mark.family is Family.SINGLE:
            if mark.closes and not mark.possessive:
                surely = True
            elif mark.opens and not mark.closes and not mark.possessive:
                surely = surely if mark.glyph == "close" else False
    return ahead


def _closes(mark: Mark, stack: list[Mark], surer_ahead: bool) -> bool:
    is_open = any(opener.family is mark.family for opener in stack[-2:])
    if not is_open:
        return False
    if mark.family is Family.SINGLE:
        return stack[-1].family is Family.SINGLE and mark.closes and not (mark.possessive and surer_ahead)
    if mark.glyph == "close":
        return True
    if mark.glyph == "open":
        return mark.closes and not mark.opens
    return not (mark.opens and not mark.closes)


def _opens(mark: Mark, closer_ahead: bool) -> bool:
    if mark.family is Family.SINGLE:
        return mark.opens and closer_ahead
    if mark.glyph == "close":
        return mark.opens and not mark.closes
    return mark.opens or not mark.closes


def _pop(stack: list[Mark], family: Family) -> Mark:
    """Take the innermost open mark of the family off the stack; single marks above it were none."""
    while stack[-1].family is not family:
        stack.pop()
    return stack.pop()


def _carry(text: str, stack: list[Mark], paragraph: Span, following: tuple[Span, list[Mark]] | None) -> Mark | None:
    """The open mark a quotation takes into the next paragraph: one that opens with the same mark goes on."""
    if not stack or following is None or not following[1]:
        return None
    opener, (span, marks) = stack[0], following
    first = marks[0]
    reopened = (
        first.opens and text[first.start] == text[opener.start] and not text[span.start : first.start].strip("•*- ")
    )
    too_long = span.end - opener.start > _MAX_CHARACTERS
    if not reopened or too_long or _reported().search(text, opener.end, paragraph.end):
        return None
    return opener


@cache
def _reported() -> re.Pattern[str]:
    """The words that say who spoke, behind a comma: the marks before them should have closed."""
    verbs = alternatives([*forms("direct")])
    return re.compile(
        rf",\s+(?:(?:[Hh]e|[Ss]he|they|it|I)\s+(?:\w+ly\s+)?(?:{verbs})\b|"
        rf"(?:{verbs})\s+(?:[A-Z]|the\b|an?\b|one\b))|"
        rf",\s+(?:[A-Z][\w.’'-]+\s+){{1,3}}(?:{verbs})\b"
    )


def _close_late(text: str, stack: list[Mark], paragraph: Span, closed: list[Quotation]) -> Iterator[Quotation]:
    """The last quotation of a paragraph, its closing mark missing.

    None where reporting words or another quotation after it show that it broke off before.
    """
    opener = stack[-1]
    if opener.family is Family.SINGLE or opener.start < paragraph.start:
        return
    if any(other.family is Family.DOUBLE and other.outer.start > opener.start for other in closed):
        return
    words = text[opener.end : paragraph.end]
    if words.strip()[-1:] in (".", "!", "?", "…") and not _reported().search(words):
        span = _trim(text, opener.end, paragraph.end)
        yield Quotation(span=span, outer=Span(start=opener.start, end=span.end), family=opener.family, closed=False)


def _unclosed_single(text: str, marks: list[Mark], paragraph: Span, closed: list[Quotation]) -> Iterator[Quotation]:
    """Speech a single mark opens behind a colon or a comma and nothing closes: it ends with its paragraph.

    An apostrophe before a word (’tis, '90s) stands there too; speech begins with a capital and ends with a stop.
    """
    opener = next((mark for mark in reversed(marks) if mark.family is Family.SINGLE and mark.opens), None)
    if opener is None or opener.start < paragraph.start or any(each.outer.end > opener.start for each in closed):
        return
    words = text[opener.end : paragraph.end].strip()
    announced = text[paragraph.start : opener.start].rstrip()[-1:] in (":", ",")
    whole = words[:1].isupper() and words[-1:] in (".", "!", "?") and len(words.split()) >= _SPOKEN_WORDS
    if announced and whole and not _reported().search(words):
        span = _trim(text, opener.end, paragraph.end)
        yield Quotation(span=span, outer=Span(start=opener.start, end=span.end), family=opener.family, closed=False)


def _quotation(text: str, opener: Mark, closer: Mark) -> Quotation | None:
    span = _trim(text, opener.end, closer.start)
    if not any(character.isalnum() for character in span.of(text)):
        return None
    return Quotation(span=span, outer=Span(start=opener.start, end=closer.end), family=opener.family)


def _trim(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start=start, end=end)
