"""How rare a term is in the news: the desk's own archive, started from the general frequencies of wordfreq."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cache

from bot.stories.terms import stem
from bot.stories.thresholds import StoryThresholds

_UNSEEN = 5e-7  # share of a word the list does not hold: it ends at 1e-6


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

    def including(self, stems: Iterable[str]) -> DocumentFrequencies:
        """After one more article with these distinct stems; copies the counts, for small archives and tests."""
        counts = dict(self.counts)
        for key in stems:
            counts[key] = counts.get(key, 0) + 1
        return replace(self, articles=self.articles + 1, counts=counts)

    def idf(self, key: str, language: str = "en") -> float:
        """Minus the natural logarithm of the share of articles the stem stands in; 0 for one in every article."""
        expected = 1.0 - (1.0 - general(language).get(key, _UNSEEN)) ** self.prior_words
        share = (expected * self.prior_articles + self.counts.get(key, 0)) / (self.prior_articles + self.articles)
        return -math.log(min(1.0, share))


@cache
def general(language: str) -> Mapping[str, float]:
    """How often each stem comes in general text, as a share of all words; empty for a language wordfreq lacks.

    Reads a file of wordfreq on the first use of a language (about 0.2 s). Its short list, of some 29,000 words, serves
    news as well as the long one with 321,000: what tells stories apart beyond it are names, which are rare in both.
    Source: Speer, wordfreq 3.1 (data CC BY-SA 4.0).
    """
    import wordfreq  # noqa: PLC0415 -- with word lists of its own, which what weighs no words does without

    summed: dict[str, float] = defaultdict(float)
    try:
        listed = wordfreq.get_frequency_dict(language.split("-", maxsplit=1)[0], "small")
    except (LookupError, ValueError):
        return {}
    for word, frequency in listed.items():
        summed[stem(word)] += frequency
    return summed
