"""How rare a term is in the news: the desk's own archive, started from general frequencies (tables/README.md)."""

from __future__ import annotations

import gzip
import math
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from importlib import resources
from typing import Final

from bot.stories.thresholds import StoryThresholds

_UNSEEN: Final = 5e-7  # share of all words of a stem no table holds: the English one ends at 1e-6
# Languages read with the table of another: Croatian, Serbian and Bosnian are one to a counter of words, as are the
# names Norwegian goes by.
_TABLE_OF: Final = {"hr": "sh", "sr": "sh", "bs": "sh", "no": "nb", "nn": "nb"}


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentFrequencies:
    """In how many articles a term stands.

    `counts` needs the stems that will be asked for, no others: an archive of a million articles looks up the few
    hundred of the article at hand.
    """

    prior_articles: float
    prior_words: float
    articles: int = 0  # in the archive
    counts: Mapping[str, int] = field(default_factory=dict)  # stem -> articles of the archive it stands in

    @classmethod
    def start(cls, thresholds: StoryThresholds) -> DocumentFrequencies:
        """Those of a desk without any archive."""
        return cls(prior_articles=thresholds.prior_articles, prior_words=thresholds.prior_words)

    def of_archive(self, articles: int, counts: Mapping[str, int]) -> DocumentFrequencies:
        """The same desk with `articles` in its archive and `counts` of the terms that will be asked for."""
        return replace(self, articles=articles, counts=counts)

    def idf(self, key: str, language: str = "en") -> float:
        """Minus the natural logarithm of the share of articles the stem stands in; 0 for one in every article."""
        expected = 1.0 - (1.0 - general(language).get(key, _UNSEEN)) ** self.prior_words
        share = (expected * self.prior_articles + self.counts.get(key, 0)) / (self.prior_articles + self.articles)
        return -math.log(min(1.0, share))


@cache
def general(language: str) -> Mapping[str, float]:
    """How often each stem comes in general text, as a share of all words; empty for a language without a table.

    Reads a table that ships with the desk on the first use of a language, English in some 10 ms. It is short, 20,000
    stems in English: what tells stories apart beyond it are names, which are rare in any list.
    Source: Speer, wordfreq 3.1 (data CC BY-SA 4.0), by training/stories/frequencies.py.
    """
    code = language.split("-", maxsplit=1)[0].lower()
    table = resources.files("bot.stories") / "tables" / f"{_TABLE_OF.get(code, code)}.txt.gz"
    if not (code.isalpha() and table.is_file()):
        return {}
    shares: dict[str, float] = {}
    for line in gzip.decompress(table.read_bytes()).decode().splitlines():
        zipf, *stems = line.split(" ")
        shares.update(dict.fromkeys(stems, 10.0 ** (int(zipf) / 100 - 9)))
    return shares
