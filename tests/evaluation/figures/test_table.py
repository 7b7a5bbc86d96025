"""How much of what outlets told differently stands in one row of the story's table, on labelled natural discrepancies.

Prints, of the labels of each kind whose two sides are both read as figures, how many have them in one row of the table
and how many in one entry of the ledger; of look-alikes that are no discrepancy the same, though many of these are one
measure told twice. The first two thirds of the groups are measured. The data lies beside the project, not in it.
"""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from typing import Any

import pytest

from bot.article import Span
from bot.figures.figure import Figure
from bot.figures.observation import Observation
from bot.ledger.rows import rows
from bot.reading import Reading
from config.settings import Settings
from handlers import wiring
from tests.evaluation.figures import corpus

DATA = Path(__file__).parents[4] / "shared" / "data"
SETS = (("stories", "event", "id"), ("triples", "triple", "file"))
KINDS = ("figure", "update", "sources_differ", "none")
# Labels of figures, updates and sources in one row, of those whose sides are read: a floor only rises.
LEAST_SHARE = 0.5

pytestmark = [
    pytest.mark.evaluation,
    pytest.mark.skipif(not (DATA / "natural-stories-dev.jsonl").is_file(), reason=f"no labels at {DATA}"),
]

_Place = tuple[str, int]  # an article and where a figure of it starts
_Pair = tuple[_Place, _Place]


@dataclass(frozen=True, kw_only=True)
class Label:
    """A label with the pairs of figures that stand on its two sides."""

    group: str
    kind: str
    pairs: tuple[_Pair, ...]


def test_what_outlets_tell_differently_stands_in_one_row() -> None:
    policy = wiring.policy(Settings(_env_file=None))
    told: dict[str, Counter[str]] = defaultdict(Counter)
    for name, group, article in SETS:
        readings, names = _read(DATA / f"{name}-dev.jsonl", group, article)
        ledgers = {key: corpus.ledger_of(sorted(each, key=_when), policy).measures for key, each in readings.items()}
        table = {key: rows(each, policy.figures, policy.lexicon) for key, each in ledgers.items()}
        entries = {key: [measure.observations for measure in each] for key, each in ledgers.items()}
        for label in _labels(DATA / f"natural-{name}-dev.jsonl", group, article, names):
            told[label.kind].update({"labels": 1, "read": int(bool(label.pairs))})
            told[label.kind]["row"] += _in_one(table[label.group], label.pairs)
            told[label.kind]["entry"] += _in_one(entries[label.group], label.pairs)
    for kind in KINDS:
        print(kind, ", ".join(f"{what} {told[kind][what]}" for what in ("labels", "read", "row", "entry")))
    real = [told[kind] for kind in KINDS if kind != "none"]
    share = sum(each["row"] for each in real) / sum(each["read"] for each in real)
    print(f"in one row {share:.3f}")
    assert share >= LEAST_SHARE


def _read(path: Path, group: str, article: str) -> tuple[dict[str, list[Reading]], dict[tuple[str, str], Reading]]:
    """The readings of the first two thirds of the groups, and each by its group and its name in the labels."""
    given = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    keys = list(dict.fromkeys(str(row[group]) for row in given))
    wanted = set(keys[: len(keys) * 2 // 3])
    read = wiring.reader(None).read
    readings: dict[str, list[Reading]] = defaultdict(list)
    names: dict[tuple[str, str], Reading] = {}
    for row in given:
        if (key := str(row[group])) in wanted:
            names[key, str(row[article])] = reading = read(corpus.article_of(row))
            readings[key].append(reading)
    return dict(readings), names


def _labels(path: Path, group: str, article: str, names: Mapping[tuple[str, str], Reading]) -> Iterator[Label]:
    for line in path.read_text("utf-8").splitlines():
        row = json.loads(line)
        kind, key = row["kind"].split("-")[0], str(row[group])
        sides = [names.get((key, str(row[side][article]))) for side in ("left", "right")]
        if kind in KINDS and sides[0] is not None and sides[1] is not None:
            figures = [_figures(each, row[side]) for each, side in zip(sides, ("left", "right"), strict=True) if each]
            yield Label(group=key, kind=kind, pairs=tuple(_pairs(*figures)))


def _figures(reading: Reading, side: Mapping[str, Any]) -> list[tuple[str, Figure]]:
    """The comparable figures in the words of one side, wherever these stand in the article."""
    words = r"\s+".join(map(re.escape, side["text"].split()))
    places = [Span(start=found.start(), end=found.end()) for found in re.finditer(words, reading.article.text)]
    return [
        (reading.article.id, figure)
        for figure in reading.figures
        if figure.comparable and any(place.overlaps(figure.span) for place in places)
    ]


def _pairs(left: Sequence[tuple[str, Figure]], right: Sequence[tuple[str, Figure]]) -> Iterator[_Pair]:
    """The pairs of one kind with different values, or where there is none those with equal ones."""
    alike = [(one, other) for one, other in product(left, right) if one[1].kind is other[1].kind and one != other]
    differing = [(one, other) for one, other in alike if _value(one[1]) != _value(other[1])]
    for one, other in differing or alike:
        yield (one[0], one[1].span.start), (other[0], other[1].span.start)


def _value(figure: Figure) -> object:
    return figure.parts or figure.value or (figure.low, figure.high)


def _in_one(made: Sequence[Sequence[Observation]], pairs: Sequence[_Pair]) -> bool:
    where = {(seen.article, seen.figure.span.start): at for at, row in enumerate(made) for seen in row}
    return any(one in where and where[one] == where.get(other) for one, other in pairs)


def _when(reading: Reading) -> str:
    published = reading.article.published
    return published.isoformat() if published else ""
