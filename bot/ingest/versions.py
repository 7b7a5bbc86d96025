"""Which texts are one article: the same text again, a later version, or another outlet's copy of a wire text.

Compared are shingles: every run of a few words of the body, hashed. The share of the shorter text's shingles that
stand in the longer (containment; Broder, "On the resemblance and containment of documents", 1997) says how much of
the wording is shared, whatever one side has added.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from bot.article import Article
from bot.ingest.head.wire import without_instruction
from bot.ingest.thresholds import IngestThresholds

_WORD = re.compile(r"\w+")
_MARKS = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-"})
_BITS = 8  # bytes of a shingle's hash: among a million texts of a thousand words two in 10^10 fall together
_FEWEST = 8  # shingles of a text below which sharing them means little


class Relation(StrEnum):
    """What a text is to another one."""

    SAME = "same"  # the same words: seen before
    VERSION = "version"  # one article of one outlet, changed: supersedes it
    COPY = "copy"  # another outlet's use of the same wire text: one source


@dataclass(frozen=True, slots=True, kw_only=True)
class Kinship:
    """How a text is related to a known article. `share` is the share of wording, 0 to 1, of the shorter of the two."""

    article: str  # id of the known one
    relation: Relation
    share: float


def shingles(text: str, words: int) -> frozenset[int]:
    """The hashes of every run of `words` words of `text`; of the whole where it has fewer. Case and marks do not count.

    The same on every machine, so that they can be stored.
    """
    folded = _WORD.findall(unicodedata.normalize("NFKC", text).translate(_MARKS).casefold())
    runs = [folded[at : at + words] for at in range(max(len(folded) - words + 1, 1))] if folded else []
    return frozenset(_hashed(" ".join(run)) for run in runs)


def fingerprint(text: str) -> str:
    """The same for two texts exactly when their words are the same: how a text seen before is looked up."""
    folded = _WORD.findall(unicodedata.normalize("NFKC", text).translate(_MARKS).casefold())
    return hashlib.sha256(" ".join(folded).encode()).hexdigest()[:32]


def containment(first: frozenset[int], second: frozenset[int]) -> float:
    """The share of the smaller set that is in the other; 0 where either is empty."""
    fewer = min(len(first), len(second))
    return len(first & second) / fewer if fewer else 0.0


def kinship(article: Article, known: Article, thresholds: IngestThresholds) -> Kinship | None:
    """How `article`, which came later, is related to `known`; None where it is another text.

    The same URL, or the same outlet and headline (a wire's "UPDATE 2-" apart), make a version however much is new.
    """
    ours, theirs = shingles(article.body, thresholds.shingle_words), shingles(known.body, thresholds.shingle_words)
    share = containment(ours, theirs)
    same_outlet = article.outlet is not None and article.outlet == known.outlet
    if fingerprint(article.body) == fingerprint(known.body):
        other_outlet = article.outlet and known.outlet and not same_outlet
        relation = Relation.COPY if other_outlet else Relation.SAME
        return Kinship(article=known.id, relation=relation, share=1.0)
    if _is_named_alike(article, known, same_outlet=same_outlet):
        return Kinship(article=known.id, relation=Relation.VERSION, share=share)
    if min(len(ours), len(theirs)) < _FEWEST:
        return None
    if same_outlet and share >= thresholds.version_share:
        return Kinship(article=known.id, relation=Relation.VERSION, share=share)
    if not same_outlet and share >= thresholds.copy_share:
        return Kinship(article=known.id, relation=Relation.COPY, share=share)
    return None


def closest(article: Article, known: Iterable[Article], thresholds: IngestThresholds) -> Kinship | None:
    """The nearest relation among `known`: the same text before a version before a copy, then by share of wording."""
    order = tuple(Relation)
    found = [kin for each in known if each.id != article.id and (kin := kinship(article, each, thresholds))]
    return min(found, key=lambda kin: (order.index(kin.relation), -kin.share), default=None)


def independent(articles: Iterable[Article], thresholds: IngestThresholds) -> tuple[tuple[Article, ...], ...]:
    """The articles grouped by source: copies of one wire text and versions of one article stand together, in order."""
    groups: list[list[Article]] = []
    for article in articles:
        kin = [group for group in groups if any(kinship(article, each, thresholds) for each in group)]
        joined = [each for group in kin for each in group] + [article]
        groups = [group for group in groups if group not in kin] + [joined]
    return tuple(tuple(group) for group in groups)


def _is_named_alike(article: Article, known: Article, *, same_outlet: bool) -> bool:
    if article.url and article.url == known.url:
        return True
    if not (same_outlet and article.title and known.title):
        return False
    return without_instruction(article.title).casefold() == without_instruction(known.title).casefold()


def _hashed(run: str) -> int:
    return int.from_bytes(hashlib.blake2b(run.encode(), digest_size=_BITS).digest(), "big", signed=True)
