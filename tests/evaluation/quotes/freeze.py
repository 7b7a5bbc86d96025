"""Write down every finding of medium or high severity about quotes between untouched articles, to be judged by people.

    cd tests/evaluation/quotes
    python freeze.py TRIPLES > frozen.jsonl             # TRIPLES is ../shared/data/triples-dev.jsonl
    python freeze.py TRIPLES --show frozen.jsonl
    python freeze.py TRIPLES --score judge-1.jsonl judge-2.jsonl

One line a finding: part (`dev` or `rest`), event, the two outlets, offsets of both quotes into the texts, check,
verdict, severity. No word of an article is kept; `--show` prints the findings with their sentences from TRIPLES.
Judges add `right` (true, false) and `why`, each in a copy of their own; `--score COPY COPY` prints the share each holds
for right and how often they agree.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent))
from altered import Desk

from bot.discrepancies.discrepancy import Finding

_AROUND = 300  # characters shown before and after a quote


def events(file: Path) -> list[list[dict[str, Any]]]:
    """The events of the file, each with its articles in order."""
    triples: dict[str, list[dict[str, Any]]] = {}
    for line in file.read_text("utf-8").splitlines():
        record = json.loads(line)
        triples.setdefault(record["triple"], []).append(record)
    return list(triples.values())


def frozen(file: Path) -> Iterator[dict[str, Any]]:
    """One line a finding, as each article is compared with those before it."""
    desk, told = Desk(), events(file)
    for number, event in enumerate(told):
        readings = [desk.read(record["text"], record["source"]) for record in event]
        outlets = {reading.article.id: record["source"] for reading, record in zip(readings, event, strict=True)}
        for at, reading in enumerate(readings):
            for finding in desk.findings(reading, readings[:at]):
                if finding.severity.rank >= 2:
                    part = "dev" if number < len(told) * 2 // 3 else "rest"
                    yield {"part": part, "event": event[0]["triple"], **_line(finding, outlets)}


def _line(finding: Finding, outlets: dict[str, str]) -> dict[str, Any]:
    sides = {
        name: {"outlet": outlets[side.article], "start": side.span.start, "end": side.span.end, "speaker": side.source}
        for name, side in (("left", finding.left), ("right", finding.right))
        if side
    }
    return {
        **sides,
        "check": finding.check,
        "rule": finding.rule,
        "verdict": finding.verdict.value,
        "severity": finding.severity.value,
    }


def show(file: Path, kept: Path) -> None:
    """Print each finding with what stands around both quotes."""
    texts = {(record["triple"], record["source"]): record["text"] for event in events(file) for record in event}
    for number, line in enumerate(kept.read_text("utf-8").splitlines(), start=1):
        finding = json.loads(line)
        print(f"#{number} {finding['verdict']} {finding['severity']} ({finding['check']}, {finding['part']})")
        for side in (finding["left"], finding["right"]):
            text, start, end = texts[finding["event"], side["outlet"]], side["start"], side["end"]
            around = f"{text[max(0, start - _AROUND) : start]}<<{text[start:end]}>>{text[end : end + _AROUND]}"
            print(f"    {side['outlet']}, {side['speaker']}: {' '.join(around.split())}")


def score(one: Path, other: Path) -> None:
    """Print the share each judge holds for right, and their agreement."""
    verdicts = [[json.loads(line)["right"] for line in file.read_text("utf-8").splitlines()] for file in (one, other)]
    for file, given in zip((one, other), verdicts, strict=True):
        print(f"{file.name}: {sum(given)}/{len(given)} = {sum(given) / max(1, len(given)):.3f} right")
    same = sum(left is right for left, right in zip(*verdicts, strict=True))
    both = sum(left and right for left, right in zip(*verdicts, strict=True))
    print(f"agreement {same}/{len(verdicts[0])}, right for both {both}/{len(verdicts[0])}")


def main(arguments: list[str] | None = None) -> None:
    """Freeze, show or score."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", type=Path)
    parser.add_argument("--show", type=Path)
    parser.add_argument("--score", type=Path, nargs=2)
    options = parser.parse_args(arguments)
    if options.score:
        score(*options.score)
    elif options.show:
        show(options.file, options.show)
    else:
        for line in frozen(options.file):
            print(json.dumps(line))


if __name__ == "__main__":
    main()
