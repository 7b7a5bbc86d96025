"""Write down every finding of medium or high severity about figures between untouched articles, to be judged by people.

    F="../shared/data/triples-dev.jsonl ../shared/data/stories-dev.jsonl"
    python -m tests.evaluation.figures.freeze $F --write tests/evaluation/figures/frozen.jsonl
    python -m tests.evaluation.figures.freeze $F --show tests/evaluation/figures/frozen.jsonl
    python -m tests.evaluation.figures.freeze $F --sum tests/evaluation/figures/frozen.jsonl

One line a finding: file, event, part (`dev` or `rest`), check, rule, verdict, severity, both sides as the article's id
and outlet with the offsets of figure and sentence into its text (bot.article.compose). No word of an article is kept;
`--show` prints the sentences from the files. Each judge adds `{"judge": "…", "right": true, "why": "…"}` to `judged`,
`right` where a copy editor would want to see the finding; `--sum` prints the share each holds for right, how many both
do, and how often they agree.
"""

from __future__ import annotations

import argparse
import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from bot.article import Article
from bot.discrepancies.discrepancy import Finding, Severity, Side
from handlers import wiring
from tests.evaluation.figures import corpus
from tests.evaluation.figures.altered import policy_with
from tests.evaluation.figures.untouched import findings

_Row = dict[str, Any]


def frozen(files: Sequence[Path]) -> Iterator[_Row]:
    """One row a finding of medium or high severity, in the order of the files."""
    read, policy = wiring.reader(None).read, policy_with(lexicon=True)
    for file in files:
        groups = corpus.load(file)
        first = corpus.part(groups, "dev").keys()
        outlets = {article.id: article.outlet for articles in groups.values() for article in articles}
        for event, finding in findings(groups, read, policy):
            if finding.severity.rank >= Severity.MEDIUM.rank:
                part = "dev" if event in first else "rest"
                yield {"file": file.name, "event": event, "part": part, **_row(finding, outlets), "judged": []}


def _row(finding: Finding, outlets: dict[str, str | None]) -> _Row:
    return {
        "check": finding.check,
        "rule": finding.rule,
        "verdict": finding.verdict.value,
        "severity": finding.severity.value,
        "left": _side(finding.left, outlets),
        "right": _side(finding.right, outlets) if finding.right else None,
    }


def _side(side: Side, outlets: dict[str, str | None]) -> _Row:
    return {
        "article": side.article,
        "outlet": outlets[side.article],
        "figure": [side.span.start, side.span.end],
        "sentence": [side.sentence.start, side.sentence.end],
    }


def show(files: Sequence[Path], rows: Sequence[_Row]) -> None:
    """Print each finding with both figures in their sentences."""
    articles = {
        article.id: article for file in files for articles in corpus.load(file).values() for article in articles
    }
    for number, row in enumerate(rows, start=1):
        print(f"#{number} {row['verdict']} {row['severity']} ({row['check']}, rule {row['rule']}, {row['part']})")
        for side in filter(None, (row["left"], row["right"])):
            print(f"    {side['outlet']}: {_marked(articles[side['article']], side)}")


def _marked(article: Article, side: _Row) -> str:
    start, end = side["figure"]
    first, last = side["sentence"]
    text = article.text
    day = f"{article.published.isoformat()}: " if article.published else ""
    return day + " ".join(f"{text[first:start]}<<{text[start:end]}>>{text[end:last]}".split())


def add_up(rows: Sequence[_Row]) -> None:
    """Print what the judges hold for right."""
    given: dict[str, dict[int, bool]] = defaultdict(dict)
    for number, row in enumerate(rows):
        for verdict in row["judged"]:
            given[verdict["judge"]][number] = verdict["right"]
    for judge, verdicts in given.items():
        right = sum(verdicts.values())
        print(f"{judge}: {right} of {len(verdicts)} right = {right / max(1, len(verdicts)):.3f}")
    for part in ("dev", "rest", None):
        judged = [row["judged"] for row in rows if len(row["judged"]) > 1 and part in (None, row["part"])]
        both = sum(all(verdict["right"] for verdict in each) for each in judged)
        same = sum(len({verdict["right"] for verdict in each}) == 1 for each in judged)
        print(f"{part or 'all'}: {len(judged)} judged twice, right for all {both}, judges agree {same}")


def main(arguments: list[str] | None = None) -> None:
    """Freeze, show or add up."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", type=Path, nargs="+")
    parser.add_argument("--write", type=Path)
    parser.add_argument("--show", type=Path)
    parser.add_argument("--sum", type=Path)
    options = parser.parse_args(arguments)
    if options.write:
        options.write.write_text("".join(f"{json.dumps(row)}\n" for row in frozen(options.files)), "utf-8")
    for kept, tell in ((options.show, lambda rows: show(options.files, rows)), (options.sum, add_up)):
        if kept:
            tell([json.loads(line) for line in kept.read_text("utf-8").splitlines()])


if __name__ == "__main__":
    main()
