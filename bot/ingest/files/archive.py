"""A zip from outside, opened only when everything in it fits the limit, and its XML without entities."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager

from lxml import etree

from bot.ingest.files.outcome import Outcome, UnreadableFileError

_MOST_ENTRIES = 4000  # files in a zip; a document has some dozens, with a picture each hundreds
_ENCRYPTED = 0x1


@contextmanager
def opened(content: bytes, most_bytes: int) -> Iterator[zipfile.ZipFile]:
    """The archive. `zipfile` never reads more of an entry than its directory declares, so the declared sizes bound it.

    Raises UnreadableFileError for one that is damaged, encrypted, or larger than `most_bytes` when unpacked.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            entries = archive.infolist()
            if any(entry.flag_bits & _ENCRYPTED for entry in entries):
                raise UnreadableFileError(Outcome.ENCRYPTED)
            if len(entries) > _MOST_ENTRIES or sum(entry.file_size for entry in entries) > most_bytes:
                raise UnreadableFileError(Outcome.TOO_LARGE)
            yield archive
    except (zipfile.BadZipFile, zipfile.LargeZipFile, NotImplementedError, KeyError, EOFError, OSError):
        raise UnreadableFileError(Outcome.DAMAGED) from None


def parsed(xml: bytes) -> etree._Element:
    """The root of an XML part; nothing outside it is fetched and no entity is expanded."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=False)
    try:
        root = etree.fromstring(xml, parser)
    except etree.XMLSyntaxError:
        raise UnreadableFileError(Outcome.DAMAGED) from None
    if _declares_type(root):  # no word processor writes one
        raise UnreadableFileError(Outcome.DAMAGED)
    return root


def _declares_type(root: etree._Element) -> bool:
    return bool(getattr(root.getroottree().docinfo, "doctype", ""))
