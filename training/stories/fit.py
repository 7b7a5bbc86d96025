"""Set the weights of the story match and print them as config/defaults.toml takes them.

    python -m training.stories.fit --data DIR            weights, and the development part streamed at several limits
    python -m training.stories.fit --data DIR --folds 5  the same settled on other events than it is judged on, in turn
    python -m training.stories.fit --data DIR --check    the shipped settings on the part nothing was set on

A pair of articles is an example: of one event or of two. Each counts twice, with its dates and as if undated, because
a cast that meets every week has to be told apart by what happened and not by the calendar alone.
"""

from __future__ import annotations

import argparse
import itertools
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any

import numpy as np

from bot.article import Moment
from bot.stories import DocumentFrequencies, Signature, StoryThresholds, sign
from bot.stories.likeness import Likeness, likeness
from config.settings import defaults
from training.logistic import fit
from training.stories.bcubed import Score
from training.stories.labelled import clusters, parts, triples
from training.stories.stream import Read, read, score

PENALTY = 1.0
_UNLIKE = 0.03  # likeness of subject under which two events are never confused: such pairs teach nothing
_LIMITS = (0.4, 0.5, 0.55, 0.6, 0.65, 0.7, 0.8)
_NAMES = tuple(each.name for each in fields(Likeness) if each.name != "happening")  # a condition, not a weight


def main() -> None:
    """The command line."""
    given = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    given.add_argument("--data", type=Path, required=True, help="folder with stories-dev.jsonl and triples-dev.jsonl")
    given.add_argument("--check", action="store_true", help="score the part kept for checking")
    given.add_argument("--folds", type=int, help="judge each event by weights set on other events, in so many turns")
    given.add_argument("--penalty", type=float, default=PENALTY, help="ridge penalty on the weights")
    options = given.parse_args()
    shipped = StoryThresholds(**defaults()["stories"])
    sets = [parts(clusters(options.data)), parts(triples(options.data))]
    if options.check:
        _stream([read(held) for _, held in sets], [shipped])
        return
    developing = [read(part) for part, _ in sets]
    examples = [example for readings in developing for example in _examples(readings, shipped)]
    if options.folds:
        _cross_validate(developing, examples, shipped, options.penalty, options.folds)
        return
    weights = _fit(examples, options.penalty)
    print(f"# {len(examples)} examples, {sum(each.same for each in examples)} of one event")
    for name, weight in weights.items():
        print(f"{name} = {weight:.2f}")
    fitted = replace(shipped, **weights)
    _stream(developing, [replace(fitted, match_at=limit) for limit in _LIMITS])


@dataclass(frozen=True, slots=True, kw_only=True)
class _Example:
    """A pair of articles and their two events."""

    events: tuple[str, str]
    measured: Likeness

    @property
    def same(self) -> bool:
        """Whether the two tell one event."""
        return self.events[0] == self.events[1]


def _fit(examples: Sequence[_Example], penalty: float) -> dict[str, Any]:
    """The weights by the names of their thresholds."""
    rows = np.array([[getattr(each.measured, name) for name in _NAMES] for each in examples])
    labels = np.array([float(each.same) for each in examples])
    signs = np.array([-1.0 if name in ("days", "another_day") else 1.0 for name in _NAMES])
    names = [f"weight_{name}" for name in ("constant", *_NAMES)]
    return dict(zip(names, map(float, fit(rows, labels, signs, penalty)), strict=True))


def _examples(readings: Sequence[Read], thresholds: StoryThresholds) -> Iterator[_Example]:
    frequencies = DocumentFrequencies.start(thresholds)
    signed: list[tuple[str, Signature, Moment | None]] = [
        (each.event, sign(each.reading, frequencies), each.reading.article.published) for each in readings
    ]
    for (event, left, published), (other_event, right, other) in itertools.combinations(signed, 2):
        measured = likeness(left, published, right, other, thresholds)
        if event == other_event or measured.subject > _UNLIKE:
            undated = likeness(replace(left, days=()), None, right, None, thresholds)
            yield from (_Example(events=(event, other_event), measured=each) for each in (measured, undated))


def _cross_validate(
    sets: Sequence[Sequence[Read]],
    examples: Sequence[_Example],
    shipped: StoryThresholds,
    penalty: float,
    folds: int,
) -> None:
    """Print the score of every event under weights set on the other events' articles; all articles are streamed."""
    streams, events = _streams(sets), sorted({each.event for readings in sets for each in readings})
    scores: dict[tuple[float, str], list[tuple[Score, int]]] = defaultdict(list)
    for turn in range(folds):
        held = set(events[turn::folds])
        known = [each for each in examples if not held & set(each.events)]
        fitted = replace(shipped, **_fit(known, penalty))
        for limit, (name, readings) in itertools.product((_LIMITS[1], shipped.match_at), streams.items()):
            judged = [each.id for each in readings if each.event in held]
            found = score(readings, replace(fitted, match_at=limit), judged)
            scores[limit, name].append((found, len(judged)))
    for (limit, name), found_in in scores.items():
        articles = sum(count for _, count in found_in)
        whole = Score(
            precision=sum(found.precision * count for found, count in found_in) / articles,
            recall=sum(found.recall * count for found, count in found_in) / articles,
        )
        print(f"# match_at {limit:.2f}  {name:9} {articles:4}  {whole}  ({folds} turns)")


def _streams(sets: Sequence[Sequence[Read]]) -> dict[str, Sequence[Read]]:
    return {"clusters": sets[0], "triples": sets[1], "both": sorted([*sets[0], *sets[1]], key=_published)}


def _stream(sets: Sequence[Sequence[Read]], settings: Iterable[StoryThresholds]) -> None:
    for thresholds in settings:
        for name, readings in _streams(sets).items():
            print(f"# match_at {thresholds.match_at:.2f}  {name:9} {len(readings):4}  {score(readings, thresholds)}")


def _published(each: Read) -> str:
    published = each.reading.article.published
    return published.at.isoformat() if published else ""


if __name__ == "__main__":
    main()
