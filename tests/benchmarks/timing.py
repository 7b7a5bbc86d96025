"""Processor time of a piece of work: what the clock says depends on what else the machine does."""

from __future__ import annotations

import resource
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from statistics import median


def seconds(work: Callable[[], object], rounds: int = 5) -> float:
    """Processor time of one call, the median of some rounds."""
    taken = []
    for _ in range(rounds):
        started = time.process_time()
        work()
        taken.append(time.process_time() - started)
    return median(taken)


def of_process(command: Sequence[str], folder: Path, environment: Mapping[str, str]) -> float:
    """Processor time of a whole process, its start and end and its own children included."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, cwd=folder, env=dict(environment), capture_output=True, check=False, timeout=120)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
