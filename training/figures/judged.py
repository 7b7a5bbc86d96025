"""What people said of figures that two untouched articles give differently: a contradiction, or two measures."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from bot.figures.observation import Observation

Pair = tuple[str, int, str, int]  # article and start of the figure, of both sides
Judged = Mapping[Pair, bool]  # whether a copy editor wants to see the two


def load(path: Path) -> Judged:
    """The verdicts of a file with one pair a line; no word of an article is kept there."""
    rows = map(json.loads, path.read_text("utf-8").splitlines())
    return {(*row["left"], *row["right"]): row["right_to_tell"] for row in rows}


def pair_of(ours: Observation, theirs: Observation) -> Pair:
    """What tells a pair of figures apart from every other."""
    return ours.article, ours.figure.span.start, theirs.article, theirs.figure.span.start
