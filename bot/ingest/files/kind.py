"""What kind of file something is: by its first bytes, and by its name only among kinds of plain text."""

from __future__ import annotations

import io
import re
import zipfile
from enum import StrEnum
from pathlib import PurePath

_TEXT_SUFFIXES = frozenset({"", ".txt", ".text", ".md", ".markdown", ".asc", ".log", ".wire"})
_HTML_SUFFIXES = frozenset({".html", ".htm", ".xhtml", ".shtml"})
_HTML_START = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)?<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL
)
_MAIL_START = re.compile(rb"(?:[A-Za-z-]+:[^\n]*\n(?:[ \t][^\n]*\n)*){2,}")
_MAIL_FIELDS = re.compile(
    rb"^(?:from|received|return-path|message-id|mime-version|date):", re.IGNORECASE | re.MULTILINE
)
_IMAGES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"BM", b"II*\x00", b"MM\x00*")
_MEDIA = (b"ID3", b"OggS", b"fLaC", b"\x1aE\xdf\xa3", b"RIFF")
_ARCHIVES = (b"\x1f\x8b", b"BZh", b"7z\xbc\xaf", b"Rar!", b"\xfd7zXZ")
_LOOKED_AT = 4096  # bytes


class FileKind(StrEnum):
    """The kinds of file the desk tells apart."""

    TEXT = "text"
    HTML = "html"
    RTF = "rtf"
    PDF = "pdf"
    DOCX = "docx"
    ODT = "odt"
    EML = "eml"
    OLD_OFFICE = "old_office"
    IMAGE = "image"
    MEDIA = "media"
    ARCHIVE = "archive"
    OTHER = "other"


def kind_of(content: bytes, name: str | None) -> FileKind:
    """The kind of a file. A wrong name does not matter where the first bytes tell."""
    suffix = PurePath(name or "").suffix.lower()
    return _by_bytes(content, suffix) or _by_name(suffix, content)


def _by_bytes(content: bytes, suffix: str) -> FileKind | None:
    start = content[:_LOOKED_AT]
    plain = start.lstrip(b"\xef\xbb\xbf \t\r\n")
    if start.startswith(b"PK\x03\x04"):
        return _in_zip(content, suffix)
    signs = (
        (FileKind.RTF, plain.startswith(b"{\\rtf")),
        (FileKind.PDF, b"%PDF-" in start[:1024]),
        (FileKind.OLD_OFFICE, start.startswith(b"\xd0\xcf\x11\xe0")),
        (FileKind.ARCHIVE, start.startswith(_ARCHIVES)),
        (FileKind.MEDIA, start.startswith(_MEDIA) or start[4:8] == b"ftyp"),
        (FileKind.IMAGE, start.startswith(_IMAGES) and b"\x00" in start),
        (FileKind.HTML, _HTML_START.match(plain) is not None),
    )
    return next((kind for kind, shown in signs if shown), None)


def _in_zip(content: bytes, suffix: str) -> FileKind:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            names = set(archive.namelist())
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        return {".docx": FileKind.DOCX, ".odt": FileKind.ODT}.get(suffix, FileKind.ARCHIVE)
    if "word/document.xml" in names:
        return FileKind.DOCX
    return FileKind.ODT if "content.xml" in names else FileKind.ARCHIVE


def _by_name(suffix: str, content: bytes) -> FileKind:
    if suffix == ".eml" or (suffix in _TEXT_SUFFIXES and _is_mail(content)):
        return FileKind.EML
    if suffix in _HTML_SUFFIXES:
        return FileKind.HTML
    if suffix in _TEXT_SUFFIXES or suffix in {".rtf", ".pdf", ".docx", ".odt"}:
        return FileKind.TEXT
    return FileKind.OTHER


def _is_mail(content: bytes) -> bool:
    head = _MAIL_START.match(content[:_LOOKED_AT].replace(b"\r\n", b"\n"))
    return head is not None and len(_MAIL_FIELDS.findall(head[0])) >= 2
