"""The text of a Word file: paragraphs and table rows in order, insertions accepted, deletions left out.

Opened with python-docx. Headers, footers, footnotes, comments and text boxes are no part of the text; what stands in a
content control or in a table within a table is. Hidden words are left out, whether hidden themselves or by their style.
"""

from __future__ import annotations

import io
from collections.abc import Iterator

import docx
from docx.oxml.ns import qn
from lxml import etree

from bot.ingest import quoted
from bot.ingest.files import archive
from bot.ingest.files.outcome import Outcome, UnreadableFileError

_BREAKS = {qn("w:br"): "\n", qn("w:cr"): "\n", qn("w:tab"): "\t", qn("w:noBreakHyphen"): "-"}
_PARAGRAPH, _TABLE, _ROW, _CELL, _TEXT = qn("w:p"), qn("w:tbl"), qn("w:tr"), qn("w:tc"), qn("w:t")
_SKIPPED = frozenset({qn("w:del"), qn("w:txbxContent"), qn("w:moveFrom"), qn("w:sectPr"), qn("w:sdtPr")})
_QUOTES = frozenset({"Quote", "IntenseQuote"})
_MOST_DEPTH = 100  # tables within tables; far below where Python's stack ends


def text(content: bytes, unpacked_bytes: int) -> str:
    """The paragraphs, parted by blank lines; the cells of a table row on one line.

    Raises UnreadableFileError for a damaged, encrypted or exploding file.
    """
    with archive.opened(content, unpacked_bytes) as opened:
        archive.parsed(opened.read("word/document.xml"))
        document = docx.Document(io.BytesIO(content))
        _drop_hidden(document.element.body, _hiding(document.styles.element))
        blocks = list(_blocks(document.element.body))
    if any(apart for _, apart in blocks):
        return "\n\n".join(quoted.in_blocks(blocks))
    return "\n\n".join(block for block, _ in blocks if block.strip())


def _hiding(styles: etree._Element) -> frozenset[str]:
    """The ids of the styles that hide what they are given to."""
    return frozenset(
        style.get(qn("w:styleId")) or "" for style in styles.iter(qn("w:style")) if _hides(style.find(qn("w:rPr")))
    )


def _hides(formats: etree._Element | None) -> bool:
    found = formats.find(qn("w:vanish")) if formats is not None else None
    return found is not None and found.get(qn("w:val")) not in {"0", "false", "off"}


def _drop_hidden(body: etree._Element, styles: frozenset[str]) -> None:
    """Empty the runs that are hidden: by their own format, else by their own style, else by their paragraph's."""
    for run in list(body.iter(qn("w:r"))):
        formats = run.find(qn("w:rPr"))
        own = formats.find(qn("w:vanish")) if formats is not None else None
        if own is not None:
            hidden = _hides(formats)
        else:
            paragraph = next(run.iterancestors(_PARAGRAPH), None)
            named = (_style(formats, "w:rStyle"), _style(_formats(paragraph), "w:pStyle"))
            hidden = not styles.isdisjoint(filter(None, named))
        if hidden:
            for child in list(run):
                run.remove(child)


def _formats(paragraph: etree._Element | None) -> etree._Element | None:
    return paragraph.find(qn("w:pPr")) if paragraph is not None else None


def _style(formats: etree._Element | None, name: str) -> str | None:
    found = formats.find(qn(name)) if formats is not None else None
    return found.get(qn("w:val")) if found is not None else None


def _blocks(element: etree._Element, depth: int = 0) -> Iterator[tuple[str, bool]]:
    """The paragraphs and tables below an element, whatever wraps them, and which have a style of quotations."""
    if depth > _MOST_DEPTH:
        raise UnreadableFileError(Outcome.DAMAGED)
    for child in element:
        if child.tag == _PARAGRAPH:
            yield _words(child), _is_set_apart(child)
        elif child.tag == _TABLE:
            yield "\n".join(filter(str.strip, _rows(child, depth + 1))), False
        elif child.tag not in _SKIPPED:
            yield from _blocks(child, depth + 1)


def _rows(table: etree._Element, depth: int) -> Iterator[str]:
    for row in table.iterchildren(_ROW):
        cells = (cell for cell in row.iter(_CELL) if _is_of(cell, row))
        yield " ".join(block for cell in cells for block, _ in _blocks(cell, depth)).strip()


def _is_of(cell: etree._Element, row: etree._Element) -> bool:
    """Whether a cell stands in the row itself and not in a table within it."""
    return next(cell.iterancestors(_ROW)) is row


def _is_set_apart(paragraph: etree._Element) -> bool:
    """Whether Word's "Quote" or "Intense Quote" is the style of a paragraph."""
    style = paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
    return style is not None and style.get(qn("w:val"), "") in _QUOTES


def _words(paragraph: etree._Element) -> str:
    pieces: list[str] = []
    # python-docx's own text leaves out what was inserted under tracking
    pending: list[etree._Element] = [paragraph]
    while pending:
        element = pending.pop()
        if element.tag in _SKIPPED:
            continue
        if element.tag == _TEXT:
            pieces.append(element.text or "")
        elif element.tag in _BREAKS:
            pieces.append(_BREAKS[element.tag])
        else:
            pending.extend(reversed(list(element)))
    return "".join(pieces)
