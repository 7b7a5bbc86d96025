"""Files dropped into a channel: what they are, and the text in them."""

from bot.ingest.files.extract import extract
from bot.ingest.files.kind import FileKind, kind_of

__all__ = ["FileKind", "extract", "kind_of"]
