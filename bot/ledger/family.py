"""The family of one utterance: its fullest version first, every other one laid beside it (CHECKS 30 to 32, 37).

Outlets that print one wire text print the quote in the same sentence, or are known to be copies as a whole: where the
words are the same too they are told as one version. So are the same words in an outlet's first and later copy.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.ledger.utterance import Utterance, Version
from bot.quotes.alignment import wording
from bot.quotes.alignment.judge import diff, judge
from bot.quotes.alignment.side_by_side import align
from bot.quotes.attribution.speakers import distinct
from bot.quotes.thresholds import QuoteThresholds
from bot.verdict import Edit, Verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """One version of the family, and how it differs from the fullest one."""

    version: Version
    verdict: Verdict  # identical, variant, trimmed or altered; of the fullest itself: identical
    diff: tuple[Edit, ...] | None = None  # where words differ: this version's words left, the fullest's right
    copies: tuple[Version, ...] = ()  # the same words in copies of one text, or later in one outlet; oldest first

    @property
    def outlets(self) -> tuple[str, ...]:
        """Who prints it so, each once."""
        printed = (each.outlet for each in (self.version, *self.copies))
        return tuple(dict.fromkeys(outlet for outlet in printed if outlet))


@dataclass(frozen=True, slots=True, kw_only=True)
class Family:
    """One thing said: who said it, and its versions, the fullest first, then as they were printed."""

    id: str  # the utterance's
    speakers: tuple[str, ...]  # whoever the versions name, each once; more than one: they do not agree
    members: tuple[Member, ...]

    @property
    def printed(self) -> int:
        """How many outlets print it, those that copy it too; an outlet nobody knows counts by the article."""
        each = (version for member in self.members for version in (member.version, *member.copies))
        return len({version.outlet or version.article for version in each})


def family(utterance: Utterance, thresholds: QuoteThresholds, origins: Mapping[str, str] | None = None) -> Family:
    """The versions of an utterance beside its fullest one. There is at least one version.

    `origins` tells by id of which article an article is a copy, as far as that is known.
    """
    groups = _collapsed(utterance.versions, origins or {})
    fullest = max(groups, key=lambda group: len(wording.read(group[0].quote.text).words))
    ordered = [fullest, *(group for group in groups if group is not fullest)]
    members = tuple(_member(group, fullest[0]) for group in ordered)
    named = (version.quote.speaker for version in utterance.versions)
    speakers = distinct(filter(None, named), thresholds.name_ratio)
    return Family(id=utterance.id, speakers=speakers, members=members)


def _member(group: Sequence[Version], fullest: Version) -> Member:
    first, copies = group[0], tuple(group[1:])
    alignment = align(wording.read(first.quote.text), wording.read(fullest.quote.text))
    verdict = judge(alignment).verdict
    changed = diff(alignment) if verdict in (Verdict.ALTERED, Verdict.VARIANT) else None
    return Member(version=first, verdict=verdict, diff=changed, copies=copies)


def _collapsed(versions: Sequence[Version], origins: Mapping[str, str]) -> list[list[Version]]:
    """The versions, those that print one text together, in the order of their first."""
    groups: list[list[Version]] = []
    known: dict[tuple[str, str, str], list[Version]] = {}
    for version in versions:
        words, context = (wording.read(text).folded for text in (version.quote.text, version.context))
        keys = [(words, "sentence", context), (words, "text", _origin(version.article, origins))]
        if version.outlet:
            keys.append((words, "outlet", version.outlet))
        group = next((known[key] for key in keys if key in known), None)
        if group is None:
            group = []
            groups.append(group)
        group.append(version)
        known.update(dict.fromkeys(keys, group))
    return groups


def _origin(article: str, origins: Mapping[str, str]) -> str:
    """The article at the end of the chain of copies."""
    seen = {article}
    while (above := origins.get(article)) is not None and above not in seen:
        seen.add(above)
        article = above
    return article
