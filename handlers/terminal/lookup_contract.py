"""The JSON of the commands that look something up in the archive; part of the contract, and loaded without the rest."""

from __future__ import annotations

from decimal import Decimal

from pydantic import BaseModel, ConfigDict


class Out(BaseModel):
    """A shape of the contract: keys are only ever added."""

    model_config = ConfigDict(extra="forbid", frozen=True)


def plain(number: Decimal | None) -> str | None:
    """A decimal as the contract prints it, without an exponent."""
    return None if number is None else format(number, "f")


class ReferenceOut(Out):
    """An article and where it is found."""

    article: str
    name: str  # its outlet, or its headline's first words
    seen: str | None  # when it was first posted, else as published
    link: str | None


class StoryOut(Out):
    """A story that answers a look-up, and those of its articles that hold what was asked for, the best first."""

    story: str
    name: str
    articles: int
    sources: int  # independent ones
    stage: str | None
    since: str | None
    latest: str | None
    outlets: list[str]
    excerpt: str  # the sentence that says it; empty where only days were asked for
    found: list[ReferenceOut]


class SearchOut(Out):
    """What `search` found; `corrected` holds each word that was mistyped and the one it was taken for."""

    corrected: list[tuple[str, str]]
    stories: list[StoryOut]


class VersionOut(Out):
    """One quote as one article prints it; `verdict` and `diff` hold it against the fullest version."""

    text: str
    outlet: str | None
    article: str
    published: str | None  # as the article says
    seen: str | None  # when it was first posted, else as published
    link: str | None
    speaker: str | None
    cue: str | None
    source_chain: list[str]
    verdict: str
    diff: list[tuple[str, str, str]] | None
    copy_of: int | None  # index of the version printed in the same words by another copy of one text


class FamilyOut(Out):
    """One thing said in one story, its versions, the fullest first."""

    story: str
    speakers: list[str]
    likeness: float
    printed: int
    versions: list[VersionOut]


class ObservationOut(Out):
    """One figure as one article states it; decimals are strings, so that no digit is lost."""

    text: str
    value: str | None
    low: str | None
    high: str | None
    unit: str | None
    source: str | None
    as_of: str | None
    article: str
    outlet: str | None
    published: str | None
    context: str  # the sentence


class MeasureOut(Out):
    """One thing a story counts, every observation of it, the oldest first."""

    label: str
    observations: list[ObservationOut]


class TellerOut(Out):
    """Who gives a value since when; `past` where its outlet has told another one since."""

    article: str  # the latest of the outlet that says so
    outlet: str | None
    since: str | None  # when the first of them was published
    source: str | None
    past: bool


class ValueOut(Out):
    """One value of a row as printed, with its hedge, and all who have it, the earliest first."""

    text: str
    value: str | None
    unit: str | None
    past: bool  # nobody stands by it any more
    tellers: list[TellerOut]


class MoveOut(Out):
    """An outlet's value and its own later one."""

    outlet: str | None
    before: str
    after: str
    at: str | None


class RowOut(Out):
    """One measure in whatever words it is told, with every value it is given."""

    label: str
    differs: bool  # two values somebody stands by do not agree
    values: list[ValueOut]
    moves: list[MoveOut]


class LedgerOut(Out):
    """What a story counts: the entries of its ledger, those with most observations first, and the table of its rows.

    `rows` are what people are shown, those that differ first; an entry of `measures` is what a finding stands on.
    """

    story: str
    name: str
    measures: list[MeasureOut]
    rows: list[RowOut]


class RereadOut(Out):
    """What `reread` did, or with `dry_run` would do: counts of articles, then of findings."""

    read: int
    failed: int  # articles that could not be read and are as they were
    waiting: int  # articles that are still to be read anew
    kept: int  # nobody had decided about them, and they were found again
    new: int
    withdrawn: int  # nobody had decided about them, and they were found no more
    carried: int  # decided, and the decision holds for what is found now
    unfound: int  # decided, and found no more: they stay as decided
    dry_run: bool
