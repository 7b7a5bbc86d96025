"""Judge pairs of nearly the same quote in two outlets and print what the desk says of each.

    python tests/evaluation/quotes/pairs.py ../shared/data/quote-pairs-dev.jsonl [--part dev|rest|all]

Prints how many identical pairs are silent, and every other pair with verdict, severity and difference, to be read by a
person: the labels do not say what changed.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from pathlib import Path

from bot.quotes.alignment.judge import judge
from bot.quotes.alignment.sameness import is_one_utterance
from bot.quotes.alignment.side_by_side import align
from bot.quotes.alignment.wording import read
from bot.quotes.thresholds import QuoteThresholds
from bot.verdict import Severity
from config.settings import defaults


def main(arguments: list[str] | None = None) -> None:
    """Print the judgements."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", type=Path)
    parser.add_argument("--part", choices=("dev", "rest", "all"), default="dev")
    options = parser.parse_args(arguments)
    pairs = [json.loads(line) for line in options.file.read_text("utf-8").splitlines()]
    cut = len(pairs) * 2 // 3
    thresholds = QuoteThresholds(**defaults()["quotes"])
    verdicts: Counter[str] = Counter()
    loud = 0
    for number, pair in enumerate({"dev": pairs[:cut], "rest": pairs[cut:], "all": pairs}[options.part]):
        left, right = pair["a"][2], pair["b"][2]
        alignment = align(read(left), read(right))
        judgement = judge(alignment)
        one = is_one_utterance(alignment, (left, right), thresholds)
        if pair["identical"]:
            verdicts[f"identical pair: {judgement.severity.value}"] += 1
            loud += judgement.severity is not Severity.NONE
            if judgement.severity is Severity.NONE and one:
                continue
        verdicts[f"{judgement.verdict.value} {judgement.severity.value}"] += 1
        told = f"{judgement.verdict.value} {judgement.severity.value}: {judgement.explanation}"
        print(number, "" if one else "(two utterances)", told)
        print(f"    {left!r}\n    {right!r}")
    print(*sorted(verdicts.items()), sep="\n")
    print(f"identical pairs not silent: {loud}")


if __name__ == "__main__":
    main()
