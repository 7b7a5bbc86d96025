"""Whatever came in, read as an article: `bot.ingest.read`.

This face imports nothing that takes long to load: the processes that take files apart start from it.
"""

from bot.ingest.refusal import Reason, Refusal

__all__ = ["Reason", "Refusal"]
