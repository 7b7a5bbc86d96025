"""The workspace's channels in the terminal: posts shortened, the bot's threads in full."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from rich.console import Console
from rich.markup import escape

from workspace import Channel, Message, Person, Workspace

_SHOWN = 110  # characters of a post


class Transcript:
    """Prints channels and threads with times of the newsroom's zone."""

    def __init__(
        self, workspace: Workspace, bot_user: str, zone: ZoneInfo, console: Console, reader: Person | None = None
    ) -> None:
        """`reader` is who looks: dates are told in their zone, else as the bot words them."""
        self._workspace = workspace
        self._bot_user = bot_user
        self._zone = zone
        self._console = console
        self._reader = reader

    def channels(self) -> None:
        """Every channel with everything in it."""
        for channel in self._workspace.channels:
            if channel.name:
                self.channel(channel)

    def channel(self, channel: Channel) -> None:
        """One channel: its posts, each with its thread."""
        self.head(channel)
        for message in self.roots(channel):
            self.thread(message)

    def head(self, channel: Channel) -> None:
        """The name of a channel, as a line across the terminal."""
        lock = " (private)" if channel.private else ""
        name = f"#{channel.name}" if channel.name else "direct message with the bot"
        self._console.rule(f"[bold]{escape(name)}[/]{lock}", align="left")

    def roots(self, channel: Channel) -> list[Message]:
        """What was posted in a channel, replies and notices left out."""
        return [
            message
            for message in self._workspace.messages(channel)
            if message.ts == message.root_ts and not (message.subtype or "").startswith("channel_")
        ]

    def thread(self, message: Message) -> None:
        """One post and the replies to it."""
        root = self._workspace.message(message) or message
        mine = root.user == self._bot_user
        shown = self._workspace.shown(root, to=self._reader)
        first = shown if mine else _shortened(" ".join(shown.split()))
        name = self._workspace.user(root.user).name if root.user else "somebody"
        edited = " (edited)" if root.edited_ts and not mine else ""
        self._console.print(f"\n[dim]{self._time(root.ts)}[/] [bold]{escape(name)}[/]{edited}", highlight=False)
        self._lines(first, "      ")
        for file in self._workspace.files(root):
            self._lines(f"📎 {file.name}", "      ")
        for reply in self._workspace.replies(root):
            self._lines(self._workspace.shown(reply, to=self._reader), "      │ ")

    def _lines(self, text: str, margin: str) -> None:
        for line in text.splitlines():
            self._console.print(margin + escape(line), highlight=False, soft_wrap=True)

    def _time(self, ts: str) -> str:
        return f"{datetime.fromtimestamp(float(ts), UTC).astimezone(self._zone):%a %H:%M}"


def _shortened(text: str) -> str:
    return text if len(text) <= _SHOWN else text[:_SHOWN].rpartition(" ")[0] + " …"
