"""What the archive's look-ups take as it grows, on SQLite and on PostgreSQL: stories by words, numbers, days, quotes.

    python -m tests.benchmarks.stories.searching [--on sqlite] [--stories 100000]

Each kind of question is asked for many articles by the readers of a channel. Printed are, for each kind, the median and
the longest time by the clock (of each question the best of three goes), this process's processor time, and how often
the article asked about was among the first ten. PostgreSQL knows its tables by their sizes only, as of a restored dump.
"""

from __future__ import annotations

import argparse
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path

from sqlalchemy import Engine

from bot.answers import quote_lookup
from bot.answers.story_lookup import Lookup
from bot.storage import Store, Transaction, Viewer
from config.settings import Settings
from handlers import wiring
from tests.benchmarks.stories.archive import TEAM, Made, Press, make
from tests.benchmarks.stories.growth import database, look
from tests.benchmarks.stories.saying import let_speak, numbers_in, said_in

_GOES = 3
_ARTICLES = 10
_ROW = "| {} | {:,} | {} | {:.0f} ms | {:.0f} ms | {:.0f} ms | {} of {} |"
_READERS = Viewer.channel(TEAM, "C1")
_POLICY = wiring.policy(Settings(_env_file=None))


def main() -> None:
    """The command line."""
    given = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    given.add_argument("--on", choices=("sqlite", "postgresql"), nargs="+", default=["sqlite", "postgresql"])
    given.add_argument("--stories", type=int, nargs="+", default=[100_000])
    given.add_argument("--folder", type=Path, default=Path(tempfile.gettempdir()))
    options = given.parse_args()
    print("| engine | stories | asked | p50 | longest | processor p50 | found |", flush=True)
    for kind in options.on:
        for stories in options.stories:
            with database(kind, options.folder) as engine:
                make(engine, stories)
                let_speak(engine, stories)
                look(engine, "VACUUM" if kind == "postgresql" else "")
                measure(engine, stories)


def measure(engine: Engine, stories: int) -> None:
    """Ask all kinds of questions and print what they took."""
    asked = list(Press().articles(stories))[:: stories // _ARTICLES][:_ARTICLES]
    asks = {what: partial(_stories, question) for what, question in QUESTIONS.items()}
    asks |= {f"quote: {what}": partial(_quotes, question) for what, question in SAID.items()}
    for what, ask in asks.items():
        clock, processor, found = _taken(Store(engine), ask, asked)
        took = (statistics.median(clock), max(clock), statistics.median(processor))
        print(_ROW.format(engine.dialect.name, stories, what, *took, found, len(clock)), flush=True)


def _taken(
    store: Store, ask: Callable[[Transaction, Made], bool], asked: Sequence[Made]
) -> tuple[list[float], list[float], int]:
    """Milliseconds by the clock and of the processor, and how often the article was found."""
    clock, processor, found = [], [], 0
    for made in asked:
        goes, used = [], time.process_time()
        for _ in range(_GOES):
            started = time.perf_counter()
            with store.look(TEAM) as tx:
                right = ask(tx, made)
            goes.append(1_000 * (time.perf_counter() - started))
        processor.append(1_000 * (time.process_time() - used) / _GOES)
        clock.append(min(goes))
        found += right
    return clock, processor, found


def _stories(question: Callable[[Made], str], tx: Transaction, made: Made) -> bool:
    hits = Lookup(tx, _READERS, _POLICY, frozenset()).find(question(made), limit=10).hits
    return any(hit.story.id == str(made.number + 1) for hit in hits)


def _quotes(question: Callable[[Made], str], tx: Transaction, made: Made) -> bool:
    said = quote_lookup.find(tx, question(made), _READERS, _POLICY, frozenset())
    return any(each.story.id == str(made.number + 1) for each in said)


def _rarest(made: Made, count: int) -> Iterator[str]:
    """The longest words, which are the rarest more often than not."""
    return iter(sorted(dict.fromkeys(made.words), key=len, reverse=True)[:count])


def _mistyped(word: str) -> str:
    return word[:2] + word[3:] + word[2]


QUESTIONS: dict[str, Callable[[Made], str]] = {
    "two names and a word": lambda made: " ".join([*made.names[:2], *_rarest(made, 1)]),
    "a common word": lambda _: "people",
    "five common words": lambda _: "people time year government city",
    "two mistyped words": lambda made: " ".join(_mistyped(each) for each in _rarest(made, 2)),
    "a name and a day": lambda made: f"{made.names[0]} {made.at:%d %B %Y}",
    "a day alone": lambda made: f"on {made.at:%d %B %Y}",
    "since a year": lambda _: "since January 2021",
    "a common word and a year": lambda _: "people since January 2021",
    "a number of very many articles": lambda _: "1 people",
    "a number of few": lambda made: f"{numbers_in(made)[1]:,}",
    "quoted words": lambda made: f'"{" ".join(said_in(made).split()[:5])}"',
    "quoted common words": lambda _: '"of the people in the"',
}
SAID: dict[str, Callable[[Made], str]] = {
    "five words": lambda made: " ".join(said_in(made).split()[:5]),
    "a word mistyped": lambda made: " ".join(
        [*said_in(made).split()[:4], _mistyped(max(said_in(made).split(), key=len))]
    ),
    "common words": lambda _: "the people of the time in the year",
    "one common word": lambda _: "people",
    "stop words": lambda _: "it is in the",
}


if __name__ == "__main__":
    main()
