"""How much longer it takes to take articles in than to parse them, in one run.

    python -m tests.benchmarks.stories.importing --data DIR --articles 120

Parsing alone is the language pipeline over the same texts, in batches. Processor time of this process and time by the
clock are printed with their ratios; on a machine with other work only the first says something. DIR is the folder with
`stories-dev.jsonl` (clean news texts, beside the project). The database is SQLite in a folder that is deleted.
"""

from __future__ import annotations

import argparse
import cProfile
import pstats
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from bot.extraction import Reader
from bot.filing.wires import Wires
from bot.language.pipeline import Pipeline
from bot.storage import Store, migrate, open_database
from config.settings import Settings
from handlers import wiring
from training.stories.labelled import clusters

TEAM = "T1"


@dataclass(frozen=True, slots=True, kw_only=True)
class Took:
    """Seconds."""

    processor: float
    clock: float

    def line(self, articles: int) -> str:
        """Seconds, and articles a second."""
        speed = articles / self.processor
        return f"{self.processor:6.1f} s of the processor ({speed:.1f} articles/s), {self.clock:6.1f} s by the clock"


def main() -> None:
    """The command line."""
    given = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    given.add_argument("--data", type=Path, required=True)
    given.add_argument("--articles", type=int, default=120)
    given.add_argument("--profile", action="store_true", help="print where the processor time of importing goes")
    options = given.parse_args()
    articles = [each.article for each in clusters(options.data)][: options.articles]
    pipeline = Pipeline.load()
    for _ in pipeline.pipe(each.text for each in articles[:8]):  # what is loaded on first use
        pass
    parsed = _took(lambda: [None for _ in pipeline.pipe(each.text for each in articles)])
    with tempfile.TemporaryDirectory(prefix="copydesk-import-") as folder:
        store = Store(open_database(f"sqlite:///{folder}/desk.db"))
        migrate(store.engine)
        wires = Wires(store, Reader(pipeline), wiring.policy(Settings(_env_file=None)))
        profile = cProfile.Profile()
        if options.profile:
            profile.enable()
        taken = _took(lambda: list(wires.take_in(TEAM, articles, lambda tx, changed: None)))
        profile.disable()
        store.close()
    words = sum(len(each.text.split()) for each in articles)
    print(f"{len(articles)} articles, {words / len(articles):.0f} words each")
    print(f"parsing alone  {parsed.line(len(articles))}")
    print(f"importing      {taken.line(len(articles))}")
    processor, clock = taken.processor / parsed.processor, taken.clock / parsed.clock
    print(f"ratio          {processor:.2f} by the processor, {clock:.2f} by the clock")
    if options.profile:
        pstats.Stats(profile).sort_stats("cumtime").print_stats(60)


def _took(work: Callable[[], object]) -> Took:
    processor, clock = time.process_time(), time.perf_counter()
    work()
    return Took(processor=time.process_time() - processor, clock=time.perf_counter() - clock)


if __name__ == "__main__":
    main()
