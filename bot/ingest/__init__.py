"""Whatever came in, read as an article."""

from bot.ingest.read import read
from bot.ingest.refusal import Reason, Refusal

__all__ = ["Reason", "Refusal", "read"]
