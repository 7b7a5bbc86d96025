"""Compare untouched articles of one event and print every finding of medium or high severity, to be judged by a person.

python -m tests.evaluation.quotes.untouched ../shared/data/triples-dev.jsonl [--part dev|rest|all] [--low]
"""

from __future__ import annotations

import argparse
from pathlib import Path

from bot.ledger.quote_entry import compare, versions
from tests.evaluation.figures import corpus
from tests.evaluation.quotes.desk import Desk


def main(arguments: list[str] | None = None) -> None:
    """Print the findings with both sides, and how many quotes are shared."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", type=Path)
    parser.add_argument("--part", choices=("dev", "rest", "all"), default="dev")
    parser.add_argument("--low", action="store_true", help="those of low severity too")
    options = parser.parse_args(arguments)
    desk, number, shared, quotes = Desk(), 0, 0, 0
    events = corpus.part(corpus.load(options.file), options.part)
    for name, articles in events.items():
        readings = [desk.read(article) for article in articles]
        for at, reading in enumerate(readings):
            earlier = readings[:at]
            own = versions(reading)
            quotes += len(own)
            shared += sum(
                any(compare(version, other, desk.thresholds) for past in earlier for other in versions(past))
                for version in own
            )
            for finding in desk.findings(reading, earlier):
                if finding.severity.rank < (1 if options.low else 2):
                    continue
                number += 1
                print(f"#{number} {name} {finding.verdict.value} {finding.severity.value}: {finding.explanation}")
                for side in (finding.left, finding.right):
                    if side:
                        print(f"    {side.source}: {side.text!r}\n        in {side.context[:300]!r}")
    print(f"{number} findings; {quotes} quotes in {len(events)} events, {shared} shared with an earlier article")


if __name__ == "__main__":
    main()
