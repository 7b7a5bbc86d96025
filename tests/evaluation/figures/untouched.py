"""What the desk reports between untouched articles of one event: the list a person judges.

    python tests/evaluation/figures/untouched.py ../shared/data/triples-dev.jsonl [--part dev|rest|all] [--read] \\
        [--no-lexicon] [--severity medium] [--json FILE]

Each article is compared with the ledger of the articles before it, and with itself. `--read` prints both sentences, for
judging; the JSON names places only (article ids, offsets, verdict) and holds no words of the articles.

freeze.py beside this file keeps such a list in frozen.jsonl, to be judged. `--no-lexicon` reads without
config/measures.toml; the number of findings by severity is printed either way.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from bot.article import Article
from bot.discrepancies.detection import find_between, find_within
from bot.discrepancies.finding import Finding
from bot.ledger.ledger import EMPTY
from bot.ledger.record import record
from bot.policy import Policy
from bot.verdict import Severity
from handlers import wiring
from tests.evaluation.figures import corpus
from tests.evaluation.figures.altered import policy_with

_QUOTES = ("quote_wording", "quote_speaker")


def findings(groups: dict[str, list[Article]], read: corpus.Read, policy: Policy) -> Iterator[tuple[str, Finding]]:
    """Every finding of the figure checks with the event it belongs to."""
    for name, articles in groups.items():
        ledger = EMPTY
        for article in articles:
            reading = read(article)
            for finding in (*find_between(reading, ledger, policy), *find_within(reading, policy)):
                if finding.check not in _QUOTES:
                    yield name, finding
            ledger = record(reading, ledger, policy)


def main() -> None:
    """Print the findings and how many there are of each check."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("files", type=Path, nargs="+")
    options.add_argument("--part", choices=("dev", "rest", "all"), default="dev")
    options.add_argument("--read", action="store_true")
    options.add_argument("--no-lexicon", action="store_true")
    options.add_argument("--severity", default="medium", choices=[severity.value for severity in Severity])
    options.add_argument("--json", type=Path)
    given = options.parse_args()
    read = wiring.reader(None).read
    rows = []
    for file in given.files:
        counts: Counter[str] = Counter()
        groups = corpus.part(corpus.load(file), given.part)
        for name, finding in findings(groups, read, policy_with(lexicon=not given.no_lexicon)):
            counts[f"{finding.check} {finding.verdict.value} {finding.severity.value}"] += 1
            if finding.severity.rank >= Severity(given.severity).rank:
                rows.append(_row(file.name, name, finding))
                if given.read:
                    _tell(len(rows), name, finding)
        print(file.name, dict(sorted(counts.items())))
        ranks: Counter[str] = Counter()
        for name, count in counts.items():
            ranks[name.rpartition(" ")[2]] += count
        print(f"{file.name}{' without the lexicon' if given.no_lexicon else ''}: {dict(sorted(ranks.items()))}")
    if given.json:
        given.json.write_text("\n".join(map(json.dumps, rows)) + "\n", "utf-8")


def _row(file: str, name: str, finding: Finding) -> dict[str, object]:
    sides = [side for side in (finding.left, finding.right) if side]
    return {
        "file": file,
        "event": name,
        "check": finding.check,
        "verdict": finding.verdict.value,
        "severity": finding.severity.value,
        "sides": [[side.article, side.span.start, side.span.end] for side in sides],
    }


def _tell(number: int, name: str, finding: Finding) -> None:
    stated = f"{finding.check} {finding.verdict} {finding.severity}: {finding.label}: {finding.explanation}"
    print(f"[{number}] {name} {stated}")
    for side in (finding.left, finding.right):
        if side:
            print("      ", " ".join(side.context.split())[:420])


if __name__ == "__main__":
    main()
