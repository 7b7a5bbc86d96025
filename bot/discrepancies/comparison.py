"""Compare a handful of articles with each other, in memory: the desk without its archive."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from bot.discrepancies.detection import find_between, find_within
from bot.discrepancies.finding import Finding
from bot.discrepancies.issues import merged
from bot.ledger.ledger import EMPTY
from bot.ledger.record import record, strike
from bot.policy import Policy
from bot.reading import Reading
from bot.stories.memory import group


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Articles grouped into stories (indices into the order given), and what does not agree."""

    stories: tuple[tuple[int, ...], ...]
    findings: tuple[Finding, ...]


def compare(readings: Sequence[Reading], policy: Policy, *, same_story: bool = False) -> Comparison:
    """The stories among `readings`, and the findings between articles of one story and within each article.

    `same_story` takes all of them as one story. The same text given twice counts once.
    """
    stories = (tuple(range(len(readings))),) if same_story else group(readings, policy.stories)
    findings: list[Finding] = []
    for story in stories:
        findings += compare_story([readings[index] for index in story], policy)
    return Comparison(stories=stories, findings=tuple(findings))


def compare_story(readings: Sequence[Reading], policy: Policy) -> list[Finding]:
    """What does not agree within one story: each article against those before it, oldest first, and within itself.

    Versions of one article are not compared with each other; a later one takes the place of the earlier. One issue is
    one finding, whoever is on its two sides.
    """
    ledger, findings, told = EMPTY, list[Finding](), list[Reading]()
    for reading in in_order(readings):
        if any(known.article.id == reading.article.id for known in told):
            continue
        versions = {known.article.id for known in told if reading.article.is_version_of(known.article)}
        ledger = strike(ledger, versions)
        findings += find_between(reading, ledger, policy)
        findings += find_within(reading, policy)
        ledger = record(reading, ledger, policy)
        told.append(reading)
    return list(merged(findings))


def in_order(readings: Sequence[Reading]) -> list[Reading]:
    """The readings oldest first: by date, else in the order given.

    An undated one counts as published with the latest dated one before it.
    """
    keys: list[date] = []
    latest = date.min
    for reading in readings:
        published = reading.article.published
        keys.append(published.day if published else latest)
        latest = max(latest, keys[-1])
    days = sorted(range(len(readings)), key=lambda index: (keys[index], _minute(readings[index]), index))
    return [readings[index] for index in days]


def _minute(reading: Reading) -> float:
    """Seconds since 1970 where the minute is known, else 0: within a day, undated ones first."""
    published = reading.article.published
    return published.at.timestamp() if published and published.precision == "minute" else 0.0
