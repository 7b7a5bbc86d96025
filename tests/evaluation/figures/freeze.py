"""Write down every finding of medium or high severity about figures between untouched articles, to be judged by people.

    python -m tests.evaluation.figures.freeze ../shared/data/triples-dev.jsonl ../shared/data/stories-dev.jsonl \\
        > tests/evaluation/figures/frozen.jsonl

One line a finding: file, event, part (`dev` or `rest`), check, rule, verdict, severity, both sides as the article's id
and outlet with the offsets of figure and sentence into its text (bot.article.compose). No word of an article is kept.
`judged` is left empty for the judges; tests.evaluation.judged prints the list for one of them and sums up what all of
them said.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from bot.discrepancies.finding import Finding, Side
from bot.verdict import Severity
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


def main(arguments: list[str] | None = None) -> None:
    """Print the lines."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", type=Path, nargs="+")
    for row in frozen(parser.parse_args(arguments).files):
        print(json.dumps(row))


if __name__ == "__main__":
    main()
