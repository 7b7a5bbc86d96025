"""The text of a PDF that carries text, read with pypdf: lines put together into paragraphs, words broken at line ends
joined, page numbers and running heads dropped.

Columns come in the order the file draws them, which is reading order in what layout programs write. Tables lose their
columns.
"""

from __future__ import annotations

import io
import re
from collections import Counter

from pypdf import PageObject, PdfReader, overwrite_configuration
from pypdf.errors import LimitReachedError, PdfReadError

from bot.ingest.files.lines import Line, paragraphs
from bot.ingest.files.outcome import Outcome, UnreadableFileError
from bot.ingest.head import dates

_PAGE_NUMBER = re.compile(r"^\W*(?:page\s+)?\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?\W*$", re.IGNORECASE)
_EDGE_LINES = 2  # of a page, above and below, that may be a running head
_SAME_LINE = 2.0  # points
_SMALLER = 1.4  # points by which running heads are smaller than the text


def text(content: bytes, *, stream_bytes: int, most_pages: int) -> str:
    """The paragraphs, parted by blank lines.

    `stream_bytes` bounds what one compressed stream may unpack to. Raises UnreadableFileError for a PDF that is
    encrypted, scanned, too long or damaged; an unreadable page of several is left out.
    """
    overwrite_configuration(
        zlib_maximum_output_length=stream_bytes,
        lzw_maximum_output_length=stream_bytes,
        run_length_maximum_output_length=stream_bytes,
        array_based_stream_maximum_output_length=stream_bytes,
    )
    try:
        reader = PdfReader(io.BytesIO(content))
        if reader.is_encrypted and not reader.decrypt(""):
            raise UnreadableFileError(Outcome.ENCRYPTED)
        if len(reader.pages) > most_pages:
            raise UnreadableFileError(Outcome.PAGES)
        pages = [_lines(page, number) for number, page in enumerate(reader.pages)]
    except LimitReachedError:
        raise UnreadableFileError(Outcome.TOO_LARGE) from None
    except PdfReadError:
        raise UnreadableFileError(Outcome.DAMAGED) from None
    found = paragraphs(_without_running_heads(pages))
    if not any(found):
        raise UnreadableFileError(Outcome.SCAN if pages else Outcome.DAMAGED)
    return "\n\n".join(found)


def _lines(page: PageObject, number: int) -> list[Line]:
    """The lines of a page in the order they are drawn. Positions in points from the page's lower left corner."""
    found: list[Line] = []

    def take(piece: str, cm: list[float], tm: list[float], _font: object, size: float) -> None:
        words = piece.replace("\n", " ")
        if not words.strip():
            return
        x, y = tm[4] * cm[0] + cm[4], tm[5] * cm[3] + cm[5]
        last = found[-1] if found else None
        if last and abs(last.y - y) < _SAME_LINE and x >= last.x:
            found[-1] = Line(page=number, x=last.x, y=last.y, size=last.size, text=last.text + words)
        else:
            found.append(Line(page=number, x=x, y=y, size=abs(size * tm[3] * cm[3]) or size, text=words))

    try:
        page.get_contents()  # raises where a stream explodes; extract_text would pass it over as an empty page
        page.extract_text(visitor_text=take)
    except LimitReachedError:
        raise
    except (PdfReadError, KeyError, ValueError, TypeError, AttributeError, IndexError, ZeroDivisionError):
        return found  # what was read of the page before it turned out to be damaged
    return found


def _without_running_heads(pages: list[list[Line]]) -> list[Line]:
    """All lines but page numbers, small print on a page's edge, and what stands there on most pages but for digits."""
    edges = Counter(_shape(line) for page in pages for line in {_shape(each): each for each in _edge(page)}.values())
    small = _body_size(pages) - _SMALLER
    repeated = {shape for shape, pages_with_it in edges.items() if pages_with_it > 1 and pages_with_it * 2 > len(pages)}
    kept = []
    for page in pages:
        edge = {id(line) for line in _edge(page)}
        kept += [line for line in page if not (id(line) in edge and _is_running(line, repeated, small))]
    return kept


def _body_size(pages: list[list[Line]]) -> float:
    """The size of the font most characters are set in, in points."""
    characters = Counter[float]()
    for line in (line for page in pages for line in page):
        characters[round(line.size, 1)] += len(line.text)
    return max(characters, key=characters.__getitem__, default=0.0)


def _is_running(line: Line, repeated: set[str], small: float) -> bool:
    """Whether a line at the edge of a page is a running head: repeated, a page number, or small print with no date."""
    if _shape(line) in repeated or _PAGE_NUMBER.match(line.text.strip()):
        return True
    return line.size < small and not dates.find(line.text)


def _edge(page: list[Line]) -> list[Line]:
    by_height = sorted(page, key=lambda line: line.y)
    return [*by_height[:_EDGE_LINES], *by_height[-_EDGE_LINES:]]


def _shape(line: Line) -> str:
    return re.sub(r"\d+", "0", " ".join(line.text.split()))
