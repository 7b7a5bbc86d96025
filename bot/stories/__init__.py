"""Stories: which news event an article tells, why, and what the story is called.

`sign` makes an article's signature, `search_terms` what to look for in the archive, `decide` places it among the
candidates found; `MemoryArchive` does all three without a database.
"""

from bot.stories.frequencies import DocumentFrequencies
from bot.stories.match import Candidate, Decision, Known, decide, search_terms
from bot.stories.memory import MemoryArchive, group
from bot.stories.signature import Signature, sign, stems
from bot.stories.thresholds import StoryThresholds
from bot.stories.title import name_story

__all__ = [
    "Candidate",
    "Decision",
    "DocumentFrequencies",
    "Known",
    "MemoryArchive",
    "Signature",
    "StoryThresholds",
    "decide",
    "group",
    "name_story",
    "search_terms",
    "sign",
    "stems",
]
