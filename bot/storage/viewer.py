"""Who asks. What a viewer may see is decided in `bot.storage.circles`."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Viewer:
    """Who asks: a person or a channel, with the channels open to them."""

    team: str
    person: str | None = None
    channels: frozenset[str] = frozenset()
    place: str | None = None  # the channel they ask in: what is under embargo there is told nowhere else
    everything: bool = False  # the operator at the command line, and the desk when it records
    outside: bool = False  # people of another organisation among them: what the team may see, they may not

    @classmethod
    def channel(cls, team: str, channel: str, *, shared: bool = False) -> Viewer:
        """The readers of one channel: what the desk says there, all of them may know."""
        return cls(team=team, channels=frozenset({channel}), place=channel, outside=shared)

    @classmethod
    def desk(cls, team: str) -> Viewer:
        """The desk itself while it records. What is read for it is shown to nobody."""
        return cls(team=team, everything=True)
