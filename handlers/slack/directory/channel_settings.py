"""What is remembered of channels: how each wants to be served, and who changed that."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from bot.storage import Channel, SettingChange, Store, Viewer, circles
from bot.verdict import Severity


class ChannelSettings:
    """The channels of a newsroom."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def of(self, team: str, channel: str) -> Channel:
        """A channel's settings; the shipped ones for a channel never heard of, which counts as private."""
        with self._store.look(team) as tx:
            return tx.channels.channel(channel) or _new(channel)

    def viewer(self, team: str, channel: str) -> Viewer:
        """The readers of a channel: what is said there, all of them may know."""
        return circles.readers(team, self.of(team, channel))

    def circle(self, team: str, channel: str) -> str:
        """Whom a channel's readers may tell what they decide in it: themselves where it is closed, else the team."""
        return circles.circle_in(self.of(team, channel))

    def known(self, team: str, channel: str) -> Channel | None:
        """A channel's settings; None for one never heard of."""
        with self._store.look(team) as tx:
            return tx.channels.channel(channel)

    def remember(self, team: str, channel: str) -> None:
        """Know a channel from now on, as closed as one never heard of."""
        with self._store.transaction(team) as tx:
            if tx.channels.channel(channel) is None:
                tx.channels.save(_new(channel))

    def read_by(self, team: str, channel: str, *, private: bool, shared: bool) -> None:
        """Keep who reads a known channel; what stands in it, and what was made from it, follows in the same moment."""
        with self._store.transaction(team) as tx:
            tx.channels.read_by(channel, private=private, shared=shared)

    def watched(self, team: str) -> tuple[Channel, ...]:
        """The channels whose posts are read."""
        with self._store.look(team) as tx:
            return tuple(channel for channel in tx.channels.channels() if channel.watch)

    def watched_for(self, viewer: Viewer) -> tuple[Channel, ...]:
        """Those of them the viewer can open; nobody's direct messages."""
        return tuple(
            each
            for each in self.watched(viewer.team)
            if not each.id.startswith("D")
            and circles.opens(viewer, each.id, closed=circles.is_closed(private=each.private, shared=each.shared))
        )

    def change(self, team: str, channel: str, by: str, what: str, **settings: Any) -> Channel:
        """Change a channel's settings and remember who did: `what` in a person's words."""
        with self._store.transaction(team) as tx:
            changed = replace(tx.channels.channel(channel) or _new(channel), **settings)
            tx.channels.save(changed)
            tx.channels.note_change(by, what, channel=channel)
            return changed

    def joined(self, team: str, channel: str) -> bool:
        """The bot came into a channel: it reads there from now on. Whether it is to introduce itself: once, ever."""
        with self._store.transaction(team) as tx:
            known = tx.channels.channel(channel) or _new(channel)
            tx.channels.save(replace(known, watch=True, greeted=True))
            return not known.greeted

    def left(self, team: str, channel: str) -> None:
        """The bot is out of a channel: it reads there no more."""
        with self._store.transaction(team) as tx:
            tx.channels.save(replace(tx.channels.channel(channel) or _new(channel), watch=False))

    def rename(self, team: str, channel: str, name: str) -> None:
        """Remember a channel's name."""
        with self._store.transaction(team) as tx:
            known = tx.channels.channel(channel)
            if known:
                tx.channels.save(replace(known, name=name))

    def changes(self, team: str, channel: str, *, most: int) -> tuple[SettingChange, ...]:
        """Who changed what here, the last change first."""
        with self._store.look(team) as tx:
            return tx.channels.changes(channel, most=most)


def _new(channel: str) -> Channel:
    return Channel(id=channel, private=True, sensitivity=Severity.MEDIUM)
