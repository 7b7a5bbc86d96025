"""What a new article is to those the archive knows: the same text, a version, a copy of one wire text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from bot.article import Article
from bot.filing.placement import read_signature
from bot.ingest.thresholds import IngestThresholds
from bot.ingest.versions import Relation, Resemblance, fingerprint, resemblance
from bot.storage import CandidateRow, Transaction, Viewer
from bot.stories import shingles
from bot.stories.signature import Signature

_COMPARED = 8  # articles the search finds nearest whose wording is compared
_MARGIN = 0.6  # of the share asked for: a sample of the wording is exact to a few points, and has the headline in it


@dataclass(frozen=True, slots=True, kw_only=True)
class Lineage:
    """How an article is related to others, by their ids, as one circle sees them."""

    twin: str | None = None  # has the very same words: it is that article
    earlier: tuple[str, ...] = ()  # versions whose place it takes
    later: str | None = None  # the version that has its place already, or the whole text it is a part of
    origin: Resemblance | None = None  # another outlet's article it shares its wording with


def trace(
    tx: Transaction,
    article: Article,
    near: Iterable[Article],
    viewer: Viewer,
    thresholds: IngestThresholds,
    *,
    author: str | None = None,
) -> Lineage:
    """The lineage of an article that is new to the archive; `near` are the known articles it shares wording with.

    A version of a text the wire took back has its place behind that, whenever it is dated, until the wire says that
    the text may be used again. An article whose date nobody believes takes no place but by a kill. `author` is who
    posted it: of their own posts that are much alike, a later one is a version.
    """
    named = (*tx.duplicates.same_words(fingerprint(article.body), viewer), *tx.versions.earlier(article, viewer))
    known = {each.id: each for each in (*named, *near) if each.id != article.id}.values()
    kin = [
        (each, found)
        for each in known
        if (found := resemblance(article, each, thresholds, one_hand=_is_theirs(tx, each, author, viewer)))
    ]
    kill = next((each.id for each, found in kin if _keeps_down(tx, each, found, article, viewer)), None)
    if kill:
        return Lineage(later=kill)
    return Lineage(
        twin=next((each.id for each, found in kin if found.relation is Relation.SAME), None),
        earlier=()
        if article.doubt and not article.killed
        else tuple(each.id for each, found in kin if found.relation is Relation.VERSION and not _stands(each, article)),
        later=next((each.id for each, found in kin if _has_its_place(each, found, article)), None),
        origin=max((found for _, found in kin if found.relation is Relation.COPY), key=_share, default=None),
    )


def near(
    tx: Transaction,
    article: Article,
    signature: Signature,
    found: Sequence[CandidateRow],
    viewer: Viewer,
    *,
    thresholds: IngestThresholds,
) -> Iterator[Article]:
    """Of the articles a search found, nearest first, those that share much of the wording as far as a sample tells.

    A kill may bring none: of those it may be about all are compared with it.
    """
    least = _MARGIN * min(thresholds.version_share, thresholds.copy_share)
    for known, stored in tx.duplicates.signed([row.article for row in found[:_COMPARED]]).items():
        theirs = read_signature(stored)
        alike = theirs is not None and shingles.share(signature.shingles, theirs.shingles) >= least
        if alike or article.killed:
            found_there = tx.articles.article(known, viewer)
            if found_there is not None:
                yield found_there


def _is_theirs(tx: Transaction, known: Article, author: str | None, viewer: Viewer) -> bool:
    """Whether that person posted a known article."""
    return author is not None and any(each.posting.author == author for each in tx.postings.seen(known.id, viewer))


def _share(kin: Resemblance) -> float:
    return kin.share


def _is_later(known: Article, article: Article) -> bool:
    return bool(known.published and article.published and known.published.is_after(article.published))


def _stands(known: Article, article: Article) -> bool:
    """Whether a known version keeps its place: it is later, and the new one does not decide about it by its word."""
    return _is_later(known, article) and not (article.killed or article.reinstated)


def _keeps_down(tx: Transaction, known: Article, kin: Resemblance, article: Article, viewer: Viewer) -> bool:
    """Whether the wire took back the text that `article` is a version of, and nobody has brought it back."""
    if not known.killed or article.killed or article.reinstated or kin.relation is Relation.COPY:
        return False
    return tx.versions.later(known.id, viewer) is None


def _has_its_place(known: Article, kin: Resemblance, article: Article) -> bool:
    return kin.relation is Relation.PART or (kin.relation is Relation.VERSION and _stands(known, article))


def carried(tx: Transaction, story: str, versions: Iterable[str]) -> tuple[str, ...]:
    """The other articles of a story that count or quote something these versions do: to be checked again."""
    known = frozenset(versions)
    ledger = tx.ledgers.of_story(story, Viewer.desk(tx.scope.team), about=known)
    lines = [[seen.article for seen in measure.observations] for measure in ledger.measures]
    lines += [[printed.article for printed in utterance.versions] for utterance in ledger.utterances]
    shared = (article for line in lines if not known.isdisjoint(line) for article in line)
    return tuple(dict.fromkeys(article for article in shared if article not in known))
