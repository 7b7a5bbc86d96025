"""Links, fetched safely: what a link leads to becomes bytes, or a refusal that says why not."""

from bot.ingest.fetch.fetch import Fetched, Fetcher, Mark
from bot.ingest.fetch.limits import FetchLimits

__all__ = ["FetchLimits", "Fetched", "Fetcher", "Mark"]
