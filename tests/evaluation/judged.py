"""Print frozen findings for a judge, take down what the judge said, and sum up what all judges said.

    python -m tests.evaluation.judged FROZEN show FILE... [--part dev|rest|all]
    python -m tests.evaluation.judged FROZEN enter NAME VERDICTS > NEW
    python -m tests.evaluation.judged FROZEN score

`show` prints every finding with the sentences of both sides, the words it stands on between << and >>, from the files
of articles the list was made of; the list itself has nothing but offsets. `enter` adds a judge's verdicts, a file with
one line a finding ("3 right" or "3 wrong the speakers are one person"), as {"judge", "right", "why"} to `judged`.
`score` prints the share each judge holds for right, by severity and part, and how often two judges agree.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from bot.article import Article
from tests.evaluation.figures import corpus

_AROUND = 200  # characters shown before and after a sentence


def show(lines: Iterable[dict[str, Any]], files: Iterable[Path], part: str) -> None:
    """Print the findings of a part with their sentences."""
    articles = {article.id: article for file in files for group in corpus.load(file).values() for article in group}
    for number, line in enumerate(lines, start=1):
        if part not in ("all", line["part"]):
            continue
        print(f"#{number} {line['verdict']} {line['severity']} ({line['check']}, rule {line['rule']}, {line['part']})")
        for side in filter(None, (line.get("left"), line.get("right"))):
            article = articles[side["article"]]
            told = f"{article.outlet}, {side['speaker']}" if "speaker" in side else article.outlet
            print(f"    {told}: {_sentence(article, side)}")


def _sentence(article: Article, side: dict[str, Any]) -> str:
    text, (low, high) = article.text, side["sentence"]
    start, end = side.get("figure") or (side["start"], side["end"])
    low, high = min(low, start), max(high, end)
    words = f"{text[low:start]}<<{text[start:end]}>>{text[end:high]}"
    return " ".join(f"[{text[max(0, low - _AROUND) : low]}] {words} [{text[high : high + _AROUND]}]".split())


def enter(lines: list[dict[str, Any]], judge: str, verdicts: Path) -> list[dict[str, Any]]:
    """The lines with a judge's verdicts, in place of what the same judge said before."""
    said = {}
    for row in filter(None, map(str.strip, verdicts.read_text("utf-8").splitlines())):
        number, verdict, *why = row.split(maxsplit=2)
        if verdict not in ("right", "wrong"):
            raise SystemExit(f"{row!r}: right or wrong?")
        said[int(number.lstrip("#"))] = {"judge": judge, "right": verdict == "right", "why": " ".join(why)}
    return [
        line | {"judged": [each for each in line["judged"] if each["judge"] != judge] + [said[number]]}
        if number in said
        else line
        for number, line in enumerate(lines, start=1)
    ]


def score(lines: list[dict[str, Any]]) -> None:
    """Print the share of right findings for each judge, and the agreement of each two."""
    judges = sorted({each["judge"] for line in lines for each in line["judged"]})
    given = {judge: {} for judge in judges}
    for number, line in enumerate(lines):
        for each in line["judged"]:
            given[each["judge"]][number] = each["right"]
    for judge in judges:
        for name, chosen in _cuts(lines):
            verdicts = [right for number, right in given[judge].items() if number in chosen]
            if verdicts:
                print(f"{judge}, {name}: {sum(verdicts)}/{len(verdicts)} = {sum(verdicts) / len(verdicts):.3f} right")
    for at, one in enumerate(judges):
        for other in judges[at + 1 :]:
            both = sorted(given[one].keys() & given[other].keys())
            agreed = sum(given[one][number] == given[other][number] for number in both)
            right = sum(given[one][number] and given[other][number] for number in both)
            print(f"{one} and {other}: agree on {agreed}/{len(both)}, right for both {right}/{len(both)}")
    print(f"{sum(not line['judged'] for line in lines)} of {len(lines)} findings not judged")


def _cuts(lines: list[dict[str, Any]]) -> list[tuple[str, set[int]]]:
    cuts = [("all", set(range(len(lines))))]
    for key in ("part", "severity", "verdict"):
        for value in sorted({line[key] for line in lines}):
            cuts.append((value, {number for number, line in enumerate(lines) if line[key] == value}))
    return cuts


def main(arguments: list[str] | None = None) -> None:
    """Show, enter or score."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("frozen", type=Path)
    commands = parser.add_subparsers(dest="command", required=True)
    showing = commands.add_parser("show")
    showing.add_argument("files", type=Path, nargs="+")
    showing.add_argument("--part", choices=("dev", "rest", "all"), default="all")
    entering = commands.add_parser("enter")
    entering.add_argument("judge")
    entering.add_argument("verdicts", type=Path)
    commands.add_parser("score")
    options = parser.parse_args(arguments)
    lines = [json.loads(line) for line in options.frozen.read_text("utf-8").splitlines()]
    if options.command == "show":
        show(lines, options.files, options.part)
    elif options.command == "enter":
        for line in enter(lines, options.judge, options.verdicts):
            print(json.dumps(line, ensure_ascii=False))
    else:
        score(lines)


if __name__ == "__main__":
    main()
