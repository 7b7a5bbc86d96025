"""The text of an OpenDocument text: headings and paragraphs in order (OpenDocument 1.3, part 3).

Tracked deletions, notes, annotations and hidden text are left out.
"""

from __future__ import annotations

from lxml import etree

from bot.ingest import quoted
from bot.ingest.files import archive
from bot.ingest.files.outcome import Outcome, UnreadableFileError

_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_QUOTES = frozenset({"Quotations"})  # the style LibreOffice calls "Quotations", or "Block Quotation"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_MANIFEST = "{urn:oasis:names:tc:opendocument:xmlns:manifest:1.0}"
_SKIPPED = frozenset({_TEXT + "tracked-changes", _TEXT + "note", _OFFICE + "annotation", _TEXT + "hidden-text"})
_BREAKS = {_TEXT + "s": " ", _TEXT + "tab": "\t", _TEXT + "line-break": "\n"}
_MOST_DEPTH = 200  # elements within elements; far below where Python's stack ends


def text(content: bytes, unpacked_bytes: int) -> str:
    """The paragraphs, parted by blank lines. Raises UnreadableFileError for a damaged, encrypted or exploding file."""
    with archive.opened(content, unpacked_bytes) as opened:
        if "META-INF/manifest.xml" in opened.namelist():
            manifest = archive.parsed(opened.read("META-INF/manifest.xml"))
            if manifest.find(f".//{_MANIFEST}encryption-data") is not None:
                raise UnreadableFileError(Outcome.ENCRYPTED)
        root = archive.parsed(opened.read("content.xml"))
    _drop_hidden(root)
    apart = _QUOTES | {
        style.get(_STYLE + "name")
        for style in root.iter(_STYLE + "style")
        if style.get(_STYLE + "parent-style-name") in _QUOTES
    }
    blocks = [
        (_words(element), element.get(_TEXT + "style-name") in apart)
        for element in root.iter(_TEXT + "h", _TEXT + "p")
        if not _is_skipped(element)
    ]
    if any(is_apart for _, is_apart in blocks):
        return "\n\n".join(quoted.in_blocks(blocks))
    return "\n\n".join(block for block, _ in blocks if block.strip())


def _drop_hidden(root: etree._Element) -> None:
    """Empty what a style of the document hides."""
    hiding = {
        style.get(_STYLE + "name")
        for style in root.iter(_STYLE + "style")
        for formats in style.iter(_STYLE + "text-properties")
        if formats.get(_TEXT + "display") == "none"
    }
    for element in root.iter(_TEXT + "span", _TEXT + "p", _TEXT + "h") if hiding else ():
        if element.get(_TEXT + "style-name") in hiding:
            for child in list(element):
                element.remove(child)
            element.text = None


def _is_skipped(element: etree._Element) -> bool:
    return any(above.tag in _SKIPPED for above in element.iterancestors())


def _words(element: etree._Element, depth: int = 0) -> str:
    if depth > _MOST_DEPTH:
        raise UnreadableFileError(Outcome.DAMAGED)
    pieces = [element.text or ""]
    for child in element:
        if child.tag in _BREAKS:
            pieces.append(_BREAKS[child.tag])
        elif child.tag not in _SKIPPED:
            pieces.append(_words(child, depth + 1))
        pieces.append(child.tail or "")
    return "".join(pieces)
