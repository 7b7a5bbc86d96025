"""A newsroom morning, made up for this project: who posts which text in which channel at what time.

`load` reads it, `load_expectations` says what was planted in its texts. README.md explains both.
"""

from workspace.morning.reading import load, load_expectations
from workspace.morning.values import (
    ArticleTruth,
    Channel,
    Event,
    EventKind,
    Expectations,
    Morning,
    Outlet,
    Planted,
    Secret,
    UnknownWordsError,
    User,
)

__all__ = [
    "ArticleTruth",
    "Channel",
    "Event",
    "EventKind",
    "Expectations",
    "Morning",
    "Outlet",
    "Planted",
    "Secret",
    "UnknownWordsError",
    "User",
    "load",
    "load_expectations",
]
