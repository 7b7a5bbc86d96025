"""Write down every finding of medium or high severity about quotes between untouched articles, to be judged by people.

    python -m tests.evaluation.quotes.freeze ../shared/data/triples-dev.jsonl ../shared/data/stories-dev.jsonl \\
        > tests/evaluation/quotes/frozen.jsonl

One line a finding: file, part (`dev` or `rest`), event, check, rule, verdict, severity, and both sides as article id
(bot.article.compose), the offsets of the quote and of its sentence, and the speaker. No other word of an article is
kept. `judged` is left empty for the judges; tests.evaluation.judged prints the list for one of them and sums up what
all of them said.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bot.discrepancies.finding import Finding, Side
from bot.verdict import Severity
from tests.evaluation.figures import corpus
from tests.evaluation.quotes.desk import Desk


def frozen(file: Path, desk: Desk) -> Iterator[dict[str, Any]]:
    """One line a finding, as each article is compared with those before it."""
    groups = corpus.load(file)
    dev = corpus.part(groups, "dev")
    for event, articles in groups.items():
        readings = [desk.read(article) for article in articles]
        for at, reading in enumerate(readings):
            for finding in desk.findings(reading, readings[:at]):
                if finding.severity in (Severity.MEDIUM, Severity.HIGH):
                    part = "dev" if event in dev else "rest"
                    yield {"file": file.name, "part": part, "event": event, **_line(finding), "judged": []}


def _line(finding: Finding) -> dict[str, Any]:
    sides = {"left": finding.left, "right": finding.right}
    return {
        "check": finding.check,
        "rule": finding.rule,
        "verdict": finding.verdict.value,
        "severity": finding.severity.value,
        **{name: _side(side) for name, side in sides.items() if side},
    }


def _side(side: Side) -> dict[str, Any]:
    return {
        "article": side.article,
        "start": side.span.start,
        "end": side.span.end,
        "sentence": [side.sentence.start, side.sentence.end],
        "speaker": side.source,
    }


def main(arguments: list[str] | None = None) -> None:
    """Print the lines."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", type=Path, nargs="+")
    desk = Desk()
    for file in parser.parse_args(arguments).files:
        for line in frozen(file, desk):
            print(json.dumps(line, ensure_ascii=False))


if __name__ == "__main__":
    main()
