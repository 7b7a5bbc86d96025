"""Set the weights of the story match and print them as config/defaults.toml takes them.

    python -m training.stories.fit --data DIR            weights, and the development part streamed at several limits
    python -m training.stories.fit --data DIR --check    the shipped settings on the part nothing was set on

A pair of articles is an example: of one event or of two. Each counts twice, with its dates and as if undated, because
a cast that meets every week has to be told apart by what happened and not by the calendar alone.
"""

from __future__ import annotations

import argparse
import itertools
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

import numpy as np

from bot.article import Moment
from bot.stories import DocumentFrequencies, Signature, StoryThresholds, sign
from bot.stories.likeness import Likeness, likeness
from config.settings import defaults
from training.stories.labelled import clusters, parts, triples
from training.stories.logistic import Matrix, fit
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
    given.add_argument("--penalty", type=float, default=PENALTY, help="ridge penalty on the weights")
    options = given.parse_args()
    shipped = StoryThresholds(**defaults()["stories"])
    sets = [parts(clusters(options.data)), parts(triples(options.data))]
    if options.check:
        _stream([read(held) for _, held in sets], [shipped])
        return
    developing = [read(part) for part, _ in sets]
    weights = _fit(developing, shipped, options.penalty)
    print(f"weight_constant = {weights[0]:.2f}")
    for name, weight in zip(_NAMES, weights[1:], strict=True):
        print(f"weight_{name} = {weight:.2f}")
    named: dict[str, Any] = {
        f"weight_{name}": float(weight) for name, weight in zip(("constant", *_NAMES), weights, strict=True)
    }
    fitted = replace(shipped, **named)
    _stream(developing, [replace(fitted, match_at=limit) for limit in _LIMITS])


def _fit(sets: Iterable[Sequence[Read]], thresholds: StoryThresholds, penalty: float) -> Matrix:
    examples = [example for readings in sets for example in _examples(readings, thresholds)]
    rows = np.array([[getattr(measured, name) for name in _NAMES] for measured, _ in examples])
    labels = np.array([float(same) for _, same in examples])
    signs = np.array([-1.0 if name in ("days", "another_day") else 1.0 for name in _NAMES])
    print(f"# {len(examples)} examples, {int(labels.sum())} of one event")
    return fit(rows, labels, signs, penalty)


def _examples(readings: Sequence[Read], thresholds: StoryThresholds) -> Iterator[tuple[Likeness, bool]]:
    frequencies = DocumentFrequencies.start(thresholds)
    signed: list[tuple[str, Signature, Moment | None]] = [
        (each.event, sign(each.reading, frequencies), each.reading.article.published) for each in readings
    ]
    for (event, left, published), (other_event, right, other) in itertools.combinations(signed, 2):
        measured = likeness(left, published, right, other, thresholds)
        if event == other_event or measured.subject > _UNLIKE:
            yield measured, event == other_event
            undated = likeness(replace(left, days=()), None, right, None, thresholds)
            yield undated, event == other_event


def _stream(sets: Sequence[Sequence[Read]], settings: Iterable[StoryThresholds]) -> None:
    streams = {"clusters": sets[0], "triples": sets[1], "both": sorted([*sets[0], *sets[1]], key=_published)}
    for thresholds in settings:
        for name, readings in streams.items():
            print(f"# match_at {thresholds.match_at:.2f}  {name:9} {len(readings):4}  {score(readings, thresholds)}")


def _published(each: Read) -> str:
    published = each.reading.article.published
    return published.at.isoformat() if published else ""


if __name__ == "__main__":
    main()
