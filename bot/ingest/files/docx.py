"""The text of a Word file: paragraphs and table rows in order, insertions accepted, deletions left out.

Read with python-docx. Headers, footers, footnotes, comments and text boxes are no part of the text.
"""

from __future__ import annotations

import io

import docx
from docx.oxml.ns import qn
from docx.table import Table
from docx.text.paragraph import Paragraph
from lxml import etree

from bot.ingest.files import archive

_BREAKS = {qn("w:br"): "\n", qn("w:cr"): "\n", qn("w:tab"): "\t", qn("w:noBreakHyphen"): "-"}
_TEXT = qn("w:t")
_SKIPPED = frozenset({qn("w:del"), qn("w:txbxContent"), qn("w:moveFrom")})


def text(content: bytes, unpacked_bytes: int) -> str:
    """The paragraphs, parted by blank lines; the cells of a table row on one line.

    Raises UnreadableFileError for a damaged, encrypted or exploding file.
    """
    with archive.opened(content, unpacked_bytes) as opened:
        archive.parsed(opened.read("word/document.xml"))
        document = docx.Document(io.BytesIO(content))
        blocks = [_block(block) for block in document.iter_inner_content()]
    return "\n\n".join(block for block in blocks if block.strip())


def _block(block: Paragraph | Table) -> str:
    if isinstance(block, Paragraph):
        return _words(block)
    rows = [" ".join(_words(p) for cell in row.cells for p in cell.paragraphs).strip() for row in block.rows]
    return "\n".join(row for row in rows if row)


def _words(paragraph: Paragraph) -> str:
    pieces: list[str] = []
    # python-docx's own text leaves out what was inserted under tracking
    pending: list[etree._Element] = [paragraph._p]
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
