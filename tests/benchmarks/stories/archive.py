"""Make an archive of very many made-up stories, to measure how look-ups grow: minutes for a million.

Words come as often as in general text, names as Zipf has it, so that common words stand in as many articles
and rare ones in as few as in a newsroom's archive. Each article takes half of its telling words from a topic.
"""

from __future__ import annotations

import json
import random
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

import numpy as np
from sqlalchemy import Engine, text

from bot.article import Article, Moment, compose
from bot.language.stems import stem
from bot.storage.codec import dump
from bot.storage.search.index import make_sqlite_index
from bot.stories.frequencies import general
from bot.stories.signature import VERSION

TEAM = "T1"
START = datetime(2021, 1, 1, tzinfo=UTC)
DAYS = 1_800
_WORDS, _NAMES = 110, 12  # draws an article
_NAME_COUNT = 200_000
_CHUNK = 5_000
_COLUMNS = (
    "row", "team", "id", "text", "about", "title", "outlet", "url", "published", "dated_at", "recorded_at", "open",
    "url_key", "headline_key", "indexed", "signature", "superseded_by",
)  # fmt: skip
_MEMBERSHIP = (
    "row",
    "team",
    "article",
    "story",
    "dated_at",
    "decision",
    "candidate",
    "score",
    "reasons",
    "circle",
    "by",
    "at",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """One article of the archive: what it is written with."""

    team: str
    number: int
    words: tuple[str, ...]
    names: tuple[str, ...]
    at: datetime


class Press:
    """Writes made-up articles of a team, spread over `days` from `start`; the same seed writes the same ones."""

    def __init__(self, seed: int = 7, *, team: str = TEAM, start: datetime = START, days: int = DAYS) -> None:
        self.team, self._start, self._days = team, start, days
        frequencies = general("en")
        self._words = [word for word in frequencies if word.isalpha()]
        self._word_steps = np.cumsum([frequencies[word] for word in self._words])
        chance = random.Random(seed)
        syllables = [a + b for a in "bdfgklmnprstvz" for b in ("a", "e", "i", "o", "u", "an", "or", "il")]
        self._names = ["".join(chance.choices(syllables, k=3)).capitalize() + "ko"[: n % 3] for n in range(_NAME_COUNT)]
        self._name_steps = np.cumsum(1.0 / np.arange(20, _NAME_COUNT + 20))
        self._draw = np.random.default_rng(seed)

    def articles(self, count: int) -> Iterator[Made]:
        """`count` articles, one after the other in time."""
        for first in range(0, count, _CHUNK):
            size = min(_CHUNK, count - first)
            words = self._drawn(self._word_steps, (size, _WORDS))
            names = self._drawn(self._name_steps, (size, _NAMES))
            for row in range(size):
                number = first + row
                yield Made(
                    team=self.team,
                    number=number,
                    words=tuple(self._words[at] for at in words[row]),
                    names=tuple(self._names[at] for at in names[row]),
                    at=self._start + timedelta(days=self._days * number / count),
                )

    def _drawn(self, steps: Any, shape: tuple[int, int]) -> Any:
        return np.searchsorted(steps, self._draw.random(shape) * steps[-1])


def written(made: Made) -> Article:
    """The article as it would be pasted: a headline of names and words, then sentences."""
    chance = random.Random(made.number)
    body = [*made.words * 3, *made.names * 2]
    chance.shuffle(body)
    lines = [" ".join(body[at : at + 12]) + "." for at in range(0, len(body), 12)]
    title = " ".join([made.names[0], *made.words[:3], made.names[1], *made.words[3:5]])
    return compose(body="\n".join(lines), title=title, outlet="Wire", published=Moment(at=made.at))


def make(engine: Engine, stories: int, press: Press | None = None) -> None:
    """Fill a migrated database without articles with so many stories of one article each, written by `press`."""
    press = press or Press()
    counted: Counter[str] = Counter()
    sqlite = engine.dialect.name == "sqlite"
    with engine.begin() as connection:
        if sqlite:
            connection.exec_driver_sql("DROP TRIGGER articles_fts_insert")
        else:
            connection.exec_driver_sql("DROP INDEX ix_articles_search")
    batch: list[Made] = []
    for made in press.articles(stories):
        batch.append(made)
        if len(batch) == _CHUNK or made.number == stories - 1:
            _write(engine, batch, counted)
            batch = []
    with engine.begin() as connection:
        rows = [{"team": press.team, "term": term, "articles": count} for term, count in counted.items()]
        rows.append({"team": press.team, "term": "", "articles": stories})
        connection.execute(text("INSERT INTO terms (team, term, articles) VALUES (:team, :term, :articles)"), rows)
        if sqlite:
            make_sqlite_index(connection.exec_driver_sql)
        else:
            connection.exec_driver_sql(
                "CREATE INDEX ix_articles_search ON articles USING gin (search) WITH (fastupdate = off)"
            )


def copy(engine: Engine, table: str, columns: Sequence[str], rows: Sequence[Sequence[Any]]) -> None:
    """Enter rows into a table, in the quickest way each engine has."""
    names = ", ".join(f'"{column}"' for column in columns)
    connection = engine.raw_connection()
    try:
        driver: Any = connection.driver_connection
        if engine.dialect.name == "postgresql":
            with driver.cursor().copy(f"COPY {table} ({names}) FROM STDIN") as copy:
                for row in rows:
                    copy.write_row(row)
            driver.commit()
        else:
            marks = ", ".join("?" * len(columns))
            plain = [tuple(_plain(value) for value in row) for row in rows]
            driver.execute("BEGIN")
            driver.executemany(f"INSERT INTO {table} ({names}) VALUES ({marks})", plain)
            driver.execute("COMMIT")
    finally:
        connection.close()


def _write(engine: Engine, batch: Sequence[Made], counted: Counter[str]) -> None:
    articles, stories, memberships = [], [], []
    for made in batch:
        keys = list(dict.fromkeys(stem(word) for word in (*made.names, *made.words) if len(word) > 1))
        counted.update(keys)
        articles.append(_article(made, keys))
        stories.append((made.number + 1, made.team, made.at, made.at))
        memberships.append(_membership(made))
    copy(engine, "articles", _COLUMNS, articles)
    copy(engine, "stories", ("row", "team", "opened_at", "touched_at"), stories)
    copy(engine, "memberships", _MEMBERSHIP, memberships)


def _article(made: Made, keys: Sequence[str]) -> tuple[Any, ...]:
    title = " ".join([made.names[0], *made.words[:3]])
    body = f"{title}\n\n{' '.join(made.words)}"
    about = dump(Article(id=f"{made.number:020d}", text="", title=title, body_start=len(title) + 2))
    signature = _signature(made, keys)
    at = made.at
    return (
        made.number + 1, made.team, f"{made.number:020d}", body, about, title, "Wire", None, at.isoformat(), at, at,
        True, None, None, " ".join(keys), signature, None,
    )  # fmt: skip


def _membership(made: Made) -> tuple[Any, ...]:
    row = made.number + 1
    return (row, made.team, row, row, made.at, "new", None, 0.0, "[]", "", None, made.at)


def _signature(made: Made, keys: Sequence[str]) -> str:
    names = dict.fromkeys(keys[:_NAMES], 0.28)
    words = dict.fromkeys(keys[_NAMES : _NAMES + 70], 0.12)
    return json.dumps(
        {
            "version": VERSION,
            "article": f"{made.number:020d}",
            "headline": dict.fromkeys(keys[:6], 6.0),
            "names": names,
            "words": words,
            "forms": {},
            "rarest": list(keys[:16]),
            "people": list(made.names[:6]),
            "organisations": list(made.names[6:8]),
            "places": list(made.names[8:10]),
            "figures": ["287 count", "1183 count"],
            "quotes": [],
            "lede": sorted(keys[:40]),
            "days": [made.at.date().isoformat()],
            "shingles": [made.number * 7919 % 4_294_967_291 + step * 31_337 for step in range(128)],
            "length": 420,
        },
        separators=(",", ":"),
    )


def _plain(value: Any) -> Any:
    return value.strftime("%Y-%m-%d %H:%M:%S.%f") if isinstance(value, datetime) else value
