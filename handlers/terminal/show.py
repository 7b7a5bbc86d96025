"""Findings and readings in the terminal, for people."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from bot.discrepancies.finding import Finding, Side
from bot.figures.alignment.evidence import Evidence
from bot.happenings.happening import Counting
from bot.reading import Reading
from bot.verdict import Severity

if TYPE_CHECKING:
    from handlers.terminal.analysis import Analysis, Compared
    from handlers.terminal.files import Unread

_STYLES = {Severity.HIGH: "bold red", Severity.MEDIUM: "yellow", Severity.LOW: "cyan", Severity.NONE: "dim"}


def show_analysis(analysis: Analysis, console: Console) -> None:
    """Each file's figures, quotes, happenings and names, then what it says against itself."""
    for reading, findings in zip(analysis.readings, analysis.findings, strict=True):
        article = reading.article
        console.print(f"\n[bold]{escape(article.title or _first_words(article.text))}[/]")
        if article.published or article.outlet:
            dated = article.published.isoformat() if article.published else None
            console.print(escape(" · ".join(filter(None, (article.outlet, dated)))), style="dim")
        _figures(reading, console)
        _quotes(reading, console)
        _happenings(reading, console)
        if reading.names:
            console.print("names: " + escape(", ".join(name.canonical for name in reading.names)), style="dim")
        for finding in findings:
            show_finding(finding, {article.id: "here"}, console)


def show_comparison(compared: Compared, console: Console, *, explain: bool = False) -> None:
    """The stories, then the findings of all of them; `explain` says of figures why they are one measure."""
    names = {each.article.id: each.file for each in compared.loaded}
    for number, story in enumerate(compared.stories, start=1):
        files = ", ".join(compared.loaded[index].file for index in story)
        console.print(f"[bold]story {number}[/]: {escape(files)}")
    for finding in compared.findings:
        show_finding(finding, names, console)
        if explain and finding.evidence:
            show_evidence(finding.evidence, console)
    if not compared.findings:
        console.print("Nothing that does not agree." if not compared.unread else "Nothing found in what could be read.")


def show_finding(finding: Finding, names: dict[str, str], console: Console) -> None:
    """One finding: verdict, both sentences, the explanation with the number of the rule."""
    style = _STYLES[finding.severity]
    verdict = finding.verdict.value.replace("_", " ")
    console.print(f"\n[{style}]● {finding.severity.value}[/] [bold]{escape(finding.label)}[/] ({verdict})")
    for side, more in ((finding.left, finding.alike), (finding.right, finding.others)):
        if side is None:
            continue
        console.print(f"  {escape(names.get(side.article, side.article))}: {_marked(side)}", soft_wrap=True)
        told = {one.article for one in (finding.left, finding.right) if one is not None}
        further = (each for each in more if each.article not in told)
        also = dict.fromkeys(
            _named(names.get(each.article, each.article), finding.other_value(each, side)) for each in further
        )
        if also:
            console.print(f"    also {escape(', '.join(also))}", style="dim", soft_wrap=True)
    console.print(f"  {escape(finding.reason)} [dim](rule {finding.rule})[/]", soft_wrap=True)


def _named(name: str, value: str | None) -> str:
    """Who stands on a side, with their number where it is a third one."""
    return f"{name} ({value})" if value else name


def show_evidence(evidence: Evidence, console: Console) -> None:
    """One line of odds and what decided, one of the reasons with their weights."""
    console.print(f"  odds {evidence.odds:+.1f} ({escape(evidence.decided)})", style="dim", soft_wrap=True)
    console.print("  " + escape("; ".join(map(str, evidence.reasons))), style="dim", soft_wrap=True)


def show_unread(unread: Sequence[Unread], console: Console) -> None:
    """One line for each file that could not be read."""
    for each in unread:
        console.print(f"{escape(each.file)}: {escape(each.message)}", style="red", soft_wrap=True)


def _figures(reading: Reading, console: Console) -> None:
    if not reading.figures:
        return
    table = Table("figure", "what", "hedge", "source", box=None, pad_edge=False)
    for figure in reading.figures:
        what = " ".join(filter(None, (figure.predicate.lemma if figure.predicate else None, figure.counted)))
        style = None if figure.comparable else "dim"
        table.add_row(*map(escape, (figure.text, what, figure.hedge.value, figure.source or "")), style=style)
    console.print(table)


def _quotes(reading: Reading, console: Console) -> None:
    for quote in reading.quotes:
        way = f" ({'; '.join(quote.source_chain)})" if quote.source_chain else ""
        console.print(f"  “{escape(quote.text)}” — {escape(quote.speaker or 'unknown')}{escape(way)}", soft_wrap=True)


def _happenings(reading: Reading, console: Console) -> None:
    told = [happening for happening in reading.happenings if not happening.telling]
    if not told:
        return
    table = Table("time", "day", "what", "who", box=None, pad_edge=False)
    for happening in told:
        time = happening.time
        known = () if time.counting is Counting.UNDATED else (time.start, time.end)
        day = " to ".join(dict.fromkeys(str(end) for end in known if end))
        who = ", ".join(sorted(happening.doers | happening.done_to))
        table.add_row(*map(escape, (" ".join(happening.text.split()), day, happening.act, who)))
    console.print(table)


def _marked(side: Side) -> str:
    start = side.span.start - side.sentence.start
    before, after = side.context[:start], side.context[start + len(side.text) :]
    marked = f"“{escape(before)}[bold]{escape(side.text)}[/]{escape(after)}”"
    return " ".join(marked.split()) + (f" — {escape(side.source)}" if side.source else "")


def _first_words(text: str) -> str:
    return " ".join(text.split()[:10]) + " …"
