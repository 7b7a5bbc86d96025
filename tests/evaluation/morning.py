"""How the desk does on the demo morning's planted cases: `python -m tests.evaluation.morning`.

Prints every case with what was wanted and what was said, then the share told of those wanted, and how many findings of
medium or high severity nobody wanted. The texts and the expectations were written before the rules.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.article import Article, Submission, SubmissionKind
from bot.discrepancies.comparison import compare_story
from bot.discrepancies.finding import Finding, Side
from bot.ingest.read import read
from bot.verdict import Severity, Verdict
from config.settings import Settings
from handlers import wiring
from workspace.morning import Morning, Planted, load, load_expectations

SILENT = {"silent", "trimmed", "variant"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """One planted case, and the verdicts of the findings that touch both its places."""

    planted: Planted
    said: tuple[Verdict, ...]

    @property
    def right(self) -> bool:
        """Whether what was said is what was wanted, or would do as well."""
        wanted = {self.planted.verdict, *self.planted.accept}
        if not self.said:
            return bool(wanted & SILENT)
        return any(verdict.value in wanted for verdict in self.said)


def judge(morning: Morning) -> tuple[list[Judged], list[Finding], dict[str, Article]]:
    """Every planted case judged, the findings that match none, and the articles by file."""
    policy, reader = wiring.policy(Settings()), wiring.reader(None)
    articles: dict[str, Article] = {}
    stories: dict[str, list[str]] = {}
    for truth in morning.articles:
        text = next(event.text for event in morning.events if event.file == truth.file)
        article = read(Submission(kind=SubmissionKind.TEXT, content=text), policy.ingest)
        assert isinstance(article, Article)
        articles[truth.file] = article
        stories.setdefault(truth.story, []).append(truth.file)
    findings = [
        finding
        for files in stories.values()
        for finding in compare_story(list(reader.read_all(articles[file] for file in files)), policy)
        if finding.severity.rank >= Severity.MEDIUM.rank or finding.verdict in {Verdict.UPDATE, Verdict.REVISION}
    ]
    judged, used = [], set[int]()
    for planted in load_expectations().planted:
        hits = [at for at, finding in enumerate(findings) if touches(finding, planted, articles)]
        used.update(hits)
        judged.append(Judged(planted=planted, said=tuple(findings[at].verdict for at in hits)))
    return judged, [each for at, each in enumerate(findings) if at not in used], articles


def touches(finding: Finding, planted: Planted, articles: dict[str, Article]) -> bool:
    """Whether a finding holds one place of a planted case against the other; within one article, stands at both."""
    places = ((planted.left, planted.words), (planted.right, planted.against))
    others = [side for side in (finding.right, *finding.others) if side]
    return any(
        _stands(finding.left, *here, articles) and any(_stands(side, *there, articles) for side in others)
        for here, there in (places, places[::-1])
    )


def _stands(side: Side, file: str, words: str, articles: dict[str, Article]) -> bool:
    """Whether a side of a finding and a planted place have characters in common."""
    text = articles[file].text
    starts = [match.start() for match in re.finditer(re.escape(words), text)]
    return side.article == articles[file].id and any(
        side.span.start < start + len(words) and start < side.span.end for start in starts
    )


def main() -> None:
    """Print the table."""
    judged, rest, articles = judge(load())
    files = {article.id: file for file, article in articles.items()}
    for case in judged:
        mark = "ok  " if case.right else "MISS"
        said = ", ".join(case.said) or "silent"
        print(f"{mark} {case.planted.id:34} wanted {case.planted.verdict:15} said {said}")
    wanted = [case for case in judged if case.planted.verdict not in SILENT and "silent" not in case.planted.accept]
    told = sum(case.right for case in wanted)
    print(f"\ntold {told} of {len(wanted)} wanted; {sum(c.right for c in judged)} of {len(judged)} cases right")
    print(f"{len(rest)} further findings at no planted place:")
    for finding in rest:
        there = files[finding.right.article] if finding.right else "-"
        print(
            f"  {finding.severity} {finding.verdict} {finding.label}:"
            f" {finding.left.text!r} {files[finding.left.article]}"
            f" | {finding.right.text if finding.right else ''!r} {there}"
        )


if __name__ == "__main__":
    main()
