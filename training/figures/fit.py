"""Fit the weights of [figures] in config/defaults.toml on labelled stories.

    python -m training.figures.fit ../shared/data/triples-dev.jsonl ../shared/data/stories-dev.jsonl

Reads the first two thirds of the events of each file, makes cases of them (training/figures/pairs.py), fits a logistic
regression, and prints the table to paste, with how many hidden figures would be found at how many left-over ones.
Weights of signs that say next to nothing, or the opposite of what they mean, are set to nothing.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np

from bot.article import Article
from bot.figures.wordlist import words
from bot.policy import Policy
from bot.reading import Reading
from config.settings import Settings
from handlers import wiring
from training.figures.pairs import COLUMNS, Case, Row, cases, gather
from training.figures.stories import load
from training.stories import logistic

_ROUNDS = 3  # each with the pairs that were the likeliest by the weights of the one before
_PICKS = 6
_RIDGE = 2.0
_SURE = 2.5  # log odds from which a left-over pair is taken for a real contradiction and left out
_MOST = 10  # articles of a story
_AGAINST = words("another_owner another_place another_period another_source crowd weeks measured")
_EITHER = ("duration", "headline")  # may speak for or against one measure
_MEANT = np.array([0.0 if name in _EITHER else -1.0 if name in _AGAINST else 1.0 for name in COLUMNS[1:]])


def fit(found: Sequence[Case]) -> Row:
    """The weights, columns as in `COLUMNS`."""
    weights = np.zeros(len(COLUMNS))
    for turn in range(_PICKS):
        chosen = [case.rows[int(np.argmax([row @ weights for row in case.rows]))] for case in found]
        rows, labels = np.array(chosen), np.array([float(case.one_measure) for case in found])
        if turn > 1:
            keep = (labels == 1) | (rows @ weights < _SURE)
            rows, labels = rows[keep], labels[keep]
        weights = logistic.fit(rows[:, 1:], labels, _MEANT, _RIDGE)
    return weights


def report(found: Sequence[Case], weights: Row) -> str:
    """Shares of hidden figures found, with the threshold and how many left-over figures reach it."""
    best = [max(float(row @ weights) for row in case.rows) for case in found]
    hidden = sorted((odds for odds, case in zip(best, found, strict=True) if case.one_measure), reverse=True)
    left = [odds for odds, case in zip(best, found, strict=True) if not case.one_measure]
    lines = [f"{len(hidden)} hidden figures, {len(left)} left over"]
    for share in (0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.95):
        at = hidden[int(share * len(hidden))]
        lines.append(f"found {share:.2f} at {at:+.2f}: {sum(odds >= at for odds in left)} left over reach it")
    return "\n".join(lines)


def table(weights: Row) -> str:
    """The weights as they stand in config/defaults.toml."""
    named = dict(zip(COLUMNS, weights, strict=True))
    lines = [f"bias = {named.pop('bias'):.2f}", "", "[figures.weights]"]
    return "\n".join([*lines, *(f"{name} = {weight:.2f}" for name, weight in named.items() if weight)])


def train(
    stories: Sequence[Sequence[Article]], read: Callable[[Article], Reading], policy: Policy
) -> tuple[Row, list[Case]]:
    """The weights after some rounds, and the cases of the last."""
    known = policy.figures
    weights = np.array([known.bias, *(known.weights.get(name, 0.0) for name in COLUMNS[1:])])
    found: list[Case] = []
    material = list(gather([story[:_MOST] for story in stories], read, policy))
    for _ in range(_ROUNDS):
        found = list(cases(material, policy, weights))
        weights = fit(found)
    return weights, found


def main() -> None:
    """Fit and print."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("files", type=Path, nargs="+")
    given = options.parse_args()
    stories = [story for file in given.files for story in load(file)]
    weights, found = train(stories, wiring.reader(None).read, wiring.policy(Settings(_env_file=None)))
    print(table(weights))
    print()
    print(report(found, weights))


if __name__ == "__main__":
    main()
