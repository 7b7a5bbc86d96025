"""Which texts are one article: the same text again, a later version, or another outlet's copy of a wire text.

Compared are shingles: every run of a few words of the body, hashed. The share of the shorter text's shingles that
stand in the longer (containment; Broder, "On the resemblance and containment of documents", 1997) says how much of
the wording is shared, whatever one side has added.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from bot.article import Article
from bot.ingest.head.wire import without_instruction
from bot.ingest.thresholds import IngestThresholds
from bot.language.marks import STRAIGHT

_WORD = re.compile(r"\w+")
_MARKS = STRAIGHT | str.maketrans({"–": "-", "—": "-"})
_OF_DAY = re.compile(r"@\d{4}-\d\d-\d\d$")
_BITS = 8  # bytes of a shingle's hash: among a million texts of a thousand words two in 10^10 fall together
_WHOLE = 0.9  # share of a text's shingles in a longer one, from which it is a part of it
_SHORTER = 0.7  # of the longer one's length a part has at most
_SUMMARY = 0.5  # and what a feed tells of an article under the same address
_TELLING = 4  # words of a headline that two texts do not share by chance
_FEWEST = 8  # shingles of a text below which sharing them means little


class Relation(StrEnum):
    """What a text is to another one."""

    SAME = "same"  # the same words: seen before
    VERSION = "version"  # one article of one outlet, changed: supersedes it
    PART = "part"  # the beginning or a summary of the known text: says nothing that one does not
    COPY = "copy"  # another outlet's use of the same wire text: one source


@dataclass(frozen=True, slots=True, kw_only=True)
class Resemblance:
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


def resemblance(
    article: Article, known: Article, thresholds: IngestThresholds, *, one_hand: bool = False
) -> Resemblance | None:
    """How `article`, which came later, is related to `known`; None where it is another text.

    The same URL, the same item of a wire, or the same outlet and headline (a wire's "UPDATE 2-" apart), make a version
    however much is new; what is taken back is known by its item where both state one. A text that is wholly in the
    known one, or a much shorter one under the same name, is a part; a wire's correction or withdrawal never is. Texts
    without a body are told apart by their names alone. With `one_hand` one person posted both: much the same words at
    much the same length are a version then, also where nothing says whose text it is.
    """
    ours, theirs = shingles(article.body, thresholds.shingle_words), shingles(known.body, thresholds.shingle_words)
    share = containment(ours, theirs)
    same_outlet = article.outlet is not None and article.outlet == known.outlet
    other_outlet = article.outlet is not None and known.outlet is not None and not same_outlet
    if ours and fingerprint(article.body) == fingerprint(known.body):
        relation = (
            Relation.COPY if other_outlet else Relation.SAME if _says_the_same(article, known) else Relation.VERSION
        )
        return Resemblance(article=known.id, relation=relation, share=1.0)
    named_alike = _is_named_alike(article, known, same_outlet=same_outlet)
    if not other_outlet and _is_part(len(ours), len(theirs), share, article, named_alike=named_alike):
        return Resemblance(article=known.id, relation=Relation.PART, share=share)
    one_text = one_hand and not other_outlet and _is_headed_alike(article, known)
    if named_alike or (one_text and _is_revised(len(ours), len(theirs), share, thresholds)):
        return Resemblance(article=known.id, relation=Relation.VERSION, share=share)
    least = thresholds.version_share if same_outlet else thresholds.copy_share
    if min(len(ours), len(theirs)) < _FEWEST or share < least:
        return None
    return Resemblance(article=known.id, relation=Relation.VERSION if same_outlet else Relation.COPY, share=share)


def _is_named_alike(article: Article, known: Article, *, same_outlet: bool) -> bool:
    if article.url and article.url == known.url:
        return True
    same_item = article.item is not None and article.item == known.item
    # A number or slug given anew every day tells two texts apart from nothing: theirs may be one story's all the same.
    told_apart = same_item or not (is_of_day(article.item) or is_of_day(known.item))
    if article.item and known.item and told_apart and (article.killed or known.killed or same_item):
        worldwide = ":" in article.item  # a URN, a tag or an address: no other wire names anything so
        return same_item and (same_outlet or worldwide or None in {article.outlet, known.outlet})
    if not (article.title and known.title) or _folded(article) != _folded(known):
        return False
    # A paste often lacks its outlet; what is taken back under its headline is that text all the same.
    pasted = (article.killed and known.outlet is None) or (known.killed and article.outlet is None)
    return same_outlet or (pasted and len(_folded(known).split()) >= _TELLING)


def of_day(name: str, day: date) -> str:
    """What a wire calls an item that day by a number or slug it gives anew on another."""
    return f"{'-'.join(name.lower().split())}@{day.isoformat()}"


def is_of_day(item: str | None) -> bool:
    """Whether an item is called by such a name."""
    return item is not None and _OF_DAY.search(item) is not None


def _says_the_same(article: Article, known: Article) -> bool:
    """Whether of two texts with the same words neither headline nor wire instruction says anything else."""
    return _is_headed_alike(article, known) and article.instruction in {None, known.instruction}


def _is_headed_alike(article: Article, known: Article) -> bool:
    """Whether two texts have one headline, as far as both have one."""
    return article.title is None or known.title is None or _folded(article) == _folded(known)


def _folded(article: Article) -> str:
    return without_instruction(article.title or "").casefold()


def _is_part(ours: int, theirs: int, share: float, article: Article, *, named_alike: bool) -> bool:
    """Whether a text of so many shingles is a part of one of so many."""
    if article.instruction is not None or not ours:
        return False
    contained = ours >= _FEWEST and share >= _WHOLE and ours <= _SHORTER * theirs
    return contained or (named_alike and ours <= _SUMMARY * theirs)


def _is_revised(ours: int, theirs: int, share: float, thresholds: IngestThresholds) -> bool:
    """Whether a text of so many shingles is one of so many, revised."""
    alike_in_length = min(ours, theirs) >= _SHORTER * max(ours, theirs)
    return min(ours, theirs) >= _FEWEST and alike_in_length and share >= thresholds.hand_share


def _hashed(run: str) -> int:
    return int.from_bytes(hashlib.blake2b(run.encode(), digest_size=_BITS).digest(), "big", signed=True)
