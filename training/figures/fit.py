"""Fit the weights of [figures] in config/defaults.toml on labelled stories.

    python -m training.figures.fit ../shared/data/triples-dev.jsonl ../shared/data/stories-dev.jsonl \\
        --judged training/figures/judged.jsonl \\
        --natural ../shared/data/natural-triples-dev.jsonl ../shared/data/natural-stories-dev.jsonl

Reads the first two thirds of the events of each file, makes cases of them (training/figures/pairs.py), fits a logistic
regression of the signs and a second one of signs and values where values differ, and prints the tables to paste, with
how many mistaken figures would be found at how many left-over ones. Weights of signs that say the opposite of what they
mean are set to nothing.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path
from random import Random

import numpy as np

from bot.article import Article
from bot.extraction import Reader
from bot.language.pipeline import Pipeline
from bot.language.wordlist import words
from bot.policy import Policy
from bot.reading import Reading
from config.settings import Settings
from handlers import wiring
from training import logistic
from training.figures.disguise import disguised
from training.figures.events import Event
from training.figures.events import load as load_events
from training.figures.judged import Judged
from training.figures.judged import load as load_judged
from training.figures.natural import load as load_natural
from training.figures.pairs import COLUMNS, VALUES, Case, Material, Row, cases, gather, valued
from training.figures.stories import by_name, load

_ROUNDS = 3  # each with the pairs that were the likeliest by the weights of the one before
_PICKS = 6
_RIDGE = 2.0
_SURE = 2.5  # log odds from which a left-over pair is taken for a real contradiction and left out
_MOST = 10  # articles of a story
_SURE_OF_VALUES = 4.0  # the same of the values
_AS_MANY = 2  # times a labelled event counts
_EVENTS = Path(__file__).parents[2] / "tests" / "evaluation" / "figures" / "invented"
_SEED = 5  # of the mistakes
_AGAINST = words(
    "another_owner another_place another_period another_source another_subject another_name_beside part then "
    "another_date no_name_shared crowd another_outcome subset rate_left_out another_change"
)
_AGAINST_VALUES = ("elsewhere", "answered", "two_units")
_EITHER = ("duration", "headline")  # may speak for or against one measure
_MEANT = np.array([0.0 if name in _EITHER else -1.0 if name in _AGAINST else 1.0 for name in COLUMNS[1:]])


def fit(found: Sequence[Case], meant: Row = _MEANT, sure: float = _SURE) -> Row:
    """The weights of the columns; `meant` says which of them, the first left out, may only speak for or against."""
    weights = np.zeros(len(meant) + 1)
    for turn in range(_PICKS):
        chosen = [case.rows[int(np.argmax([row @ weights for row in case.rows]))] for case in found]
        rows, labels = np.array(chosen), np.array([float(case.one_measure) for case in found])
        if turn > 1:
            settled = np.array([case.settled for case in found])
            keep = (labels == 1) | settled | (rows @ weights < sure)
            rows, labels = rows[keep], labels[keep]
        weights = logistic.fit(rows[:, 1:], labels, meant, _RIDGE)
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


def table(weights: Row, differing: Row) -> str:
    """The weights as they stand in config/defaults.toml."""
    named = dict(zip(COLUMNS, weights, strict=True))
    lines = [f"bias = {named.pop('bias'):.2f}", "", "[figures.weights]"]
    lines += [f"{name} = {weight:.2f}" for name, weight in named.items() if weight]
    signs, values = differing[1 : len(COLUMNS)], differing[len(COLUMNS) :]
    lines += ["", "[figures.differing_signs]"]
    lines += [f"{name} = {weight:.2f}" for name, weight in zip(COLUMNS[1:], signs, strict=True) if weight]
    lines += ["", "[figures.differing]", f"base = {differing[0]:.2f}"]
    return "\n".join([*lines, *(f"{name} = {weight:.2f}" for name, weight in zip(VALUES, values, strict=True))])


def train(
    stories: Sequence[Sequence[Article]],
    read: Callable[[Article], Reading],
    policy: Policy,
    judged: Judged,
    *,
    events: Sequence[Event] = (),
    disguise: Callable[[Reading], Reading] = lambda reading: reading,
) -> tuple[Row, Row, list[Case]]:
    """The weights of the signs after some rounds, those of two values that differ, and the cases of the latter."""
    known = policy.figures
    weights = np.array([known.bias, *(known.weights.get(name, 0.0) for name in COLUMNS[1:])])
    material = list(gather([story[:_MOST] for story in stories], read, policy, disguise=disguise))
    labelled = [one for event in events for one in gather([event.articles], read, policy, event.measure_at, disguise)]
    material += labelled * _AS_MANY
    for _ in range(_ROUNDS):
        weights = fit(list(cases(material, policy, weights)))
    differing, found = fit_values(material, policy, weights, judged)
    return weights, differing, found


def fit_values(material: Sequence[Material], policy: Policy, weights: Row, judged: Judged) -> tuple[Row, list[Case]]:
    """The weights where values differ, columns as in `DIFFERING`, and the cases they were fitted on."""
    found = list(valued(material, policy, weights, Random(_SEED), judged))  # noqa: S311 -- mistakes, no secret
    meant = np.concatenate([_MEANT, [-1.0 if name in _AGAINST_VALUES else 0.0 for name in VALUES]])
    return fit(found, meant, _SURE_OF_VALUES), found


def main() -> None:
    """Fit and print."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("files", type=Path, nargs="+")
    options.add_argument("--judged", type=Path, help="pairs of figures with what people said of them")
    options.add_argument("--natural", type=Path, nargs="*", default=(), help="labels of what outlets told differently")
    options.add_argument("--events", type=Path, default=_EVENTS, help="folder of events whose figures are labelled")
    given = options.parse_args()
    stories = [story for file in given.files for story in load(file)]
    judged = load_judged(given.judged) if given.judged else {}
    pipeline, policy = Pipeline.load(), wiring.policy(Settings(_env_file=None))
    read, chance = cache(Reader(pipeline).read), Random(_SEED)  # noqa: S311 -- other numbers, no secret
    articles = {name: article for file in given.files for name, article in by_name(file).items()}
    for file in given.natural:
        judged = {**judged, **load_natural(file, articles, read)}

    @cache
    def disguise(reading: Reading) -> Reading:
        return disguised(reading, pipeline, chance)

    weights, differing, found = train(
        stories, read, policy, judged, events=list(load_events(given.events)), disguise=disguise
    )
    print(table(weights, differing))
    print()
    print(report(found, differing))


if __name__ == "__main__":
    main()
