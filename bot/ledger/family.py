"""The family of one utterance: its fullest version first, every other one laid beside it (CHECKS 30 to 32, 37).

Outlets that print one wire text print the quote in the same sentence: such copies are told as one version.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.discrepancies.discrepancy import Change, Verdict
from bot.ledger.utterance import Utterance, Version
from bot.quotes import wording
from bot.quotes.align import align
from bot.quotes.judge import diff, judge
from bot.quotes.speakers import distinct
from bot.quotes.thresholds import QuoteThresholds


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """One version of the family, and how it differs from the fullest one."""

    version: Version
    verdict: Verdict  # identical, variant, trimmed or altered; of the fullest itself: identical
    diff: tuple[Change, ...] | None = None  # where words differ: this version's words left, the fullest's right
    copies: tuple[Version, ...] = ()  # the same quote in the same sentence, oldest first: one text in several outlets

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
        """How often it was printed, copies counted."""
        return sum(1 + len(member.copies) for member in self.members)


def family(utterance: Utterance, thresholds: QuoteThresholds) -> Family:
    """The versions of an utterance beside its fullest one. There is at least one version."""
    groups = _collapsed(utterance.versions)
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


def _collapsed(versions: Sequence[Version]) -> list[list[Version]]:
    """The versions, those that print one text together, in the order of their first."""
    groups: dict[tuple[str, str], list[Version]] = {}
    for version in versions:
        key = (wording.read(version.quote.text).folded, wording.read(version.context).folded)
        groups.setdefault(key, []).append(version)
    return list(groups.values())
