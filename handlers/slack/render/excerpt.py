"""A sentence of evidence, cut to what fits a reply, with the words that matter in bold."""

from __future__ import annotations

from bot.discrepancies.finding import Finding, Side
from bot.language.marks import DOUBLE
from handlers.slack.render.rich import Element, bold, text
from handlers.slack.text import clipped

_MARKS = frozenset(DOUBLE)
REACH = 110  # characters shown on either side of the words that matter


def excerpt(side: Side) -> list[Element]:
    """The sentence of `side` around its span, the span bold; quoted, unless it has quotation marks of its own."""
    start = side.span.start - side.sentence.start
    if side.context[start : start + len(side.text)] != side.text:
        start = side.context.find(side.text)
    if start < 0:
        return [text("“"), bold(side.text), text("”")]
    before, after = _before(side.context[:start]), _after(side.context[start + len(side.text) :])
    opening, closing = ("", "") if _MARKS & set(before + side.text + after) else ("“", "”")
    return [text(f"{opening}{before}"), bold(side.text), text(f"{after}{closing}")]


def wording(finding: Finding, *, left: bool) -> list[Element]:
    """The words of one side of an altered quote, those that differ in bold."""
    steps = finding.diff or ()
    pieces = [(step.operation, step.left if left else step.right) for step in steps]
    shown = [(operation, words) for operation, words in pieces if words]
    elements: list[Element] = [text("“")]
    for position, (operation, words) in enumerate(shown):
        edge = _edge(words, first=position == 0, last=position == len(shown) - 1) if operation == "equal" else words
        elements.append(text(edge) if operation == "equal" else bold(edge))
        if position < len(shown) - 1:
            elements.append(text(" "))
    return [*elements, text("”")]


def _edge(words: str, *, first: bool, last: bool) -> str:
    """Unchanged words, shortened where they run on: at the start, at the end, or in the middle of the quote."""
    if len(words) <= 2 * REACH:
        return words
    if first:
        return _before(words)
    if last:
        return _after(words)
    return f"{_after(words)} {_before(words)}"


def _before(words: str) -> str:
    flat = " ".join(words.split()) + (" " if words[-1:].isspace() else "")
    if len(flat) <= REACH:
        return flat
    tail = flat[-REACH:]
    return "… " + (tail.partition(" ")[2] or tail)


def _after(words: str) -> str:
    flat = (" " if words[:1].isspace() else "") + " ".join(words.split())
    if len(flat) <= REACH:
        return flat
    return clipped(flat, REACH)
