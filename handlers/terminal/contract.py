"""The JSON of the command line: a stable contract, written down as models whose schema ships in the package."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from bot.article import Article, Span
from bot.discrepancies.finding import Finding, Side
from bot.figures.alignment.evidence import Evidence
from bot.figures.figure import Figure
from bot.happenings.happening import Counting, Deed, Happening, Sequence
from bot.language.names.name import Name
from bot.quotes.quote import Quote
from bot.reading import Reading
from handlers.terminal.lookup_contract import FamilyOut, LedgerOut, Out, RereadOut, SearchOut, plain

_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_ID = "urn:copydesk:contract:2"  # 2: one finding an issue, with all who say the same on either side


class ArticleOut(Out):
    """An article; every offset elsewhere counts characters of its `text`."""

    id: str
    title: str | None
    published: str | None
    outlet: str | None
    language: str
    text: str


class FigureOut(Out):
    """A figure; decimals are strings, so that no digit is lost."""

    text: str
    start: int
    end: int
    sentence: tuple[int, int]
    value: str | None
    low: str | None
    high: str | None
    parts: list[str] | None
    kind: str
    unit: str | None
    per: str | None
    counted: str | None
    predicate: str | None
    hedge: str
    change: str | None
    period: tuple[str | None, str | None] | None
    as_of: str | None
    place: str | None
    source: str | None
    quoted: bool
    headline: bool
    comparable: bool


class QuoteOut(Out):
    """A quote; `continues` is the index, in the article's quotes, of the one it goes on from."""

    text: str
    start: int
    end: int
    sentence: tuple[int, int]
    speaker: str | None
    mention: str | None
    cue: str | None
    partial: bool
    continues: int | None
    kind: str


class HappeningOut(Out):
    """What happened and when: `time` holds the first and last day, `clock` minutes from midnight; null is not told.

    `doers` and `done_to` are the stems the desk compares; `telling` marks that somebody said something then.
    """

    text: str
    start: int
    end: int
    sentence: tuple[int, int]
    act: str
    doers: list[str]
    done_to: list[str]
    time: tuple[str | None, str | None]
    precision: str
    bound: str
    clock: tuple[int, int] | None
    outlook: str
    telling: bool
    headline: bool


class DeedOut(Out):
    """What was done, in the stems the desk compares."""

    act: str
    doers: list[str]
    done_to: list[str]


class SequenceOut(Out):
    """Two happenings in the order an article tells them in: `stretch` is the time between them in hours, its end null
    where it is open; null where only the order is told.
    """

    text: str
    start: int
    end: int
    sentence: tuple[int, int]
    first: DeedOut
    second: DeedOut
    stretch: tuple[float, float | None] | None
    headline: bool


class NameOut(Out):
    """A person, organisation or place, with the offsets of all its mentions."""

    text: str
    kind: str
    mentions: list[tuple[int, int]]


class SideOut(Out):
    """One side of a finding; `article` is the index in the command's order."""

    article: int
    start: int
    end: int
    text: str
    sentence: tuple[int, int]
    context: str


class EvidenceOut(Out):
    """Why two figures are taken for one measure: log odds, each reason with its own, and what decided."""

    odds: float
    reasons: list[tuple[str, float]]
    decided: str


class FindingOut(Out):
    """What one check found. `alike` say what `left` says, `others` differ from it as `right` does; `evidence` is given
    for figures by `compare --explain`, else null.
    """

    check: str
    rule: int
    verdict: str
    severity: str
    explanation: str
    slip: str | None
    diff: list[tuple[str, str, str]] | None
    others: list[SideOut]
    alike: list[SideOut]
    left: SideOut
    right: SideOut | None
    evidence: EvidenceOut | None = None


class AnalysisOut(Out):
    """One file of `analyze`."""

    article: ArticleOut
    figures: list[FigureOut]
    quotes: list[QuoteOut]
    happenings: list[HappeningOut]
    sequences: list[SequenceOut]
    names: list[NameOut]
    findings: list[FindingOut]


class FileOut(Out):
    """One file of `compare`."""

    file: str
    article: ArticleOut


class ComparisonOut(Out):
    """The answer of `compare`: `stories` groups the files by index."""

    articles: list[FileOut]
    stories: list[list[int]]
    findings: list[FindingOut]


class MatchOut(Out):
    """One line of `match`."""

    id: str
    story: str
    decision: str
    candidate: str | None
    score: float
    reasons: list[str]


class Contract(Out):
    """Every shape the commands print, by the command's name; `match` prints one a line."""

    analyze: list[AnalysisOut]
    compare: ComparisonOut
    match: MatchOut
    search: SearchOut
    search_quote: list[FamilyOut]
    ledger: list[LedgerOut]
    reread: RereadOut


def schema() -> dict[str, Any]:
    """The JSON Schema of the contract as the models say it."""
    return {"$schema": _DIALECT, "$id": _ID, **Contract.model_json_schema(mode="serialization")}


def article_out(article: Article) -> ArticleOut:
    """The article as the contract prints it."""
    return ArticleOut(
        id=article.id,
        title=article.title,
        published=article.published.isoformat() if article.published else None,
        outlet=article.outlet,
        language=article.language,
        text=article.text,
    )


def analysis_out(reading: Reading, findings: tuple[Finding, ...]) -> AnalysisOut:
    """One analysed file; the findings' article is always this one, index 0."""
    return AnalysisOut(
        article=article_out(reading.article),
        figures=[figure_out(figure) for figure in reading.figures],
        quotes=[quote_out(quote) for quote in reading.quotes],
        happenings=[happening_out(happening) for happening in reading.happenings],
        sequences=[sequence_out(sequence) for sequence in reading.sequences],
        names=[name_out(name) for name in reading.names],
        findings=[finding_out(finding, {reading.article.id: 0}) for finding in findings],
    )


def figure_out(figure: Figure) -> FigureOut:
    """The figure as the contract prints it."""
    period = figure.period
    return FigureOut(
        text=figure.text,
        start=figure.span.start,
        end=figure.span.end,
        sentence=_pair(figure.sentence),
        value=plain(figure.value),
        low=plain(figure.low),
        high=plain(figure.high),
        parts=[format(part, "f") for part in figure.parts] if figure.parts else None,
        kind=figure.kind.value,
        unit=figure.unit,
        per=figure.per,
        counted=figure.counted,
        predicate=figure.predicate.lemma if figure.predicate else None,
        hedge=figure.hedge.value,
        change=figure.change.value if figure.change else None,
        period=(_iso(period.start), _iso(period.end)) if period else None,
        as_of=_iso(figure.as_of),
        place=figure.place,
        source=figure.source,
        quoted=figure.quoted,
        headline=figure.headline,
        comparable=figure.comparable,
    )


def quote_out(quote: Quote) -> QuoteOut:
    """The quote as the contract prints it."""
    return QuoteOut(
        text=quote.text,
        start=quote.span.start,
        end=quote.span.end,
        sentence=_pair(quote.sentence),
        speaker=quote.speaker,
        mention=quote.mention,
        cue=quote.cue,
        partial=quote.partial,
        continues=quote.continues,
        kind=quote.kind.value,
    )


def happening_out(happening: Happening) -> HappeningOut:
    """The happening as the contract prints it."""
    time = happening.time
    undated = time.counting is Counting.UNDATED  # a day without its year, in an article without its own
    return HappeningOut(
        text=happening.text,
        start=happening.span.start,
        end=happening.span.end,
        sentence=_pair(happening.sentence),
        act=happening.act,
        doers=sorted(happening.doers),
        done_to=sorted(happening.done_to),
        time=(None, None) if undated else (_iso(time.start), _iso(time.end)),
        precision=time.precision.value,
        bound=time.bound.value,
        clock=(time.clock.low, time.clock.high) if time.clock else None,
        outlook=happening.outlook.value,
        telling=happening.telling,
        headline=happening.headline,
    )


def sequence_out(sequence: Sequence) -> SequenceOut:
    """The sequence as the contract prints it."""
    stretch = sequence.stretch
    return SequenceOut(
        text=sequence.text,
        start=sequence.span.start,
        end=sequence.span.end,
        sentence=_pair(sequence.sentence),
        first=deed_out(sequence.first),
        second=deed_out(sequence.second),
        stretch=(stretch.low, stretch.high) if stretch else None,
        headline=sequence.headline,
    )


def deed_out(deed: Deed) -> DeedOut:
    """What was done as the contract prints it."""
    return DeedOut(act=deed.act, doers=sorted(deed.doers), done_to=sorted(deed.done_to))


def name_out(name: Name) -> NameOut:
    """The name as the contract prints it."""
    return NameOut(text=name.canonical, kind=name.kind.value, mentions=[_pair(span) for span in name.mentions])


def finding_out(finding: Finding, index: Mapping[str, int], *, explain: bool = False) -> FindingOut:
    """The finding as the contract prints it; `index` gives each article id its place in the command's order."""
    return FindingOut(
        check=finding.check,
        rule=finding.rule,
        verdict=finding.verdict.value,
        severity=finding.severity.value,
        explanation=finding.explanation,
        slip=finding.slip,
        diff=[(step.operation, step.left, step.right) for step in finding.diff] if finding.diff else None,
        others=[side_out(side, index) for side in finding.others],
        alike=[side_out(side, index) for side in finding.alike],
        left=side_out(finding.left, index),
        right=side_out(finding.right, index) if finding.right else None,
        evidence=evidence_out(finding.evidence) if explain and finding.evidence else None,
    )


def evidence_out(evidence: Evidence) -> EvidenceOut:
    """The evidence as the contract prints it, in hundredths."""
    reasons = [(reason.words, round(reason.weight, 2)) for reason in evidence.reasons]
    return EvidenceOut(odds=round(evidence.odds, 2), reasons=reasons, decided=evidence.decided)


def side_out(side: Side, index: Mapping[str, int]) -> SideOut:
    """The side as the contract prints it."""
    return SideOut(
        article=index[side.article],
        start=side.span.start,
        end=side.span.end,
        text=side.text,
        sentence=_pair(side.sentence),
        context=side.context,
    )


def _pair(span: Span) -> tuple[int, int]:
    return (span.start, span.end)


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()
