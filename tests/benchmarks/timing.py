"""Processor time of a piece of work: what the clock says depends on what else the machine does."""

from __future__ import annotations

import time
from collections.abc import Callable
from statistics import median


def seconds(work: Callable[[], object], rounds: int = 5) -> float:
    """Processor time of one call, the median of some rounds."""
    taken = []
    for _ in range(rounds):
        started = time.process_time()
        work()
        taken.append(time.process_time() - started)
    return median(taken)
