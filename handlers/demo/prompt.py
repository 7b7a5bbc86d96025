"""The terminal prompt of the demo: post, type a command, press a button, see the thread answer."""

from __future__ import annotations

from collections.abc import Callable
from itertools import groupby
from pathlib import Path

from rich.console import Console
from rich.markup import escape

from handlers.demo.buttons import Button, buttons
from handlers.demo.stage import Stage
from handlers.demo.transcript import Transcript
from workspace import Channel, Interaction, Message, NotPossibleError, Person
from workspace.text import shown

_LONGEST_LINE = 200  # characters of a command or a path
HELP = """[bold]#name[/]            go to a channel           [bold]path/to/file.txt[/]  post a file here
[bold]https://…[/]        post a link               paste a text of several lines, and press Enter
[bold]paste[/]            the same where a terminal parts the lines: end with a line that is only a full stop
[bold]/copydesk …[/]      a slash command           [bold]3[/]                 press button 3
[bold]dm[/]               write to the bot itself   [bold]@copydesk …[/]       speak to it here
[bold]show[/]             this channel again        [bold]home[/]              the app's Home tab
[bold]text[/]             the last thread as a notification or a screen reader tells it
[bold]help[/]             this                      [bold]quit[/]              leave"""


class Prompt:
    """One person at a keyboard, in one channel at a time."""

    def __init__(
        self,
        stage: Stage,
        person: Person,
        transcript: Transcript,
        console: Console,
        read: Callable[[str], str],
    ) -> None:
        self._stage = stage
        self._transcript = transcript
        self._console = console
        self._read = read
        self._channel: Channel = stage.workspace.channel("newsroom")
        self._person = person
        self._buttons: list[Button] = []
        self._last: Message | None = None  # posted here
        self._words: dict[str, Callable[[], None]] = {
            "paste": lambda: self._post(self._pasted()),
            "help": lambda: console.print(HELP),
            "?": lambda: console.print(HELP),
            "home": self._home,
            "text": self._aloud,
            "show": self._show,
            "dm": self._speak,
        }

    def serve(self) -> None:
        """Answer what is typed until `quit` or the end of input."""
        self._console.print(HELP)
        while True:
            try:
                line = self._read(f"#{self._channel.name}> " if self._channel.name else "dm> ").strip()
            except (EOFError, KeyboardInterrupt):
                return
            if line in {"quit", "exit"}:
                return
            if line:
                self._try(line)

    def _try(self, line: str) -> None:
        try:
            self.obey(line)
        except (OSError, ValueError, NotPossibleError) as error:
            self._console.print(f"That does not work: {escape(str(error))}", style="red")

    def obey(self, line: str) -> None:
        """Do one thing that was typed; what is long or of several lines was pasted, and is posted, as a link is."""
        if "\n" in line or len(line) > _LONGEST_LINE or line.startswith(("http://", "https://")):
            self._post(line)
            return
        if line.startswith("#"):
            self._go(line[1:])
        elif Path(line).is_file():
            self._upload(Path(line))
        elif line.startswith("/"):
            self._command(line)
        elif line.isdecimal():
            self._press(int(line))
        elif line in self._words:
            self._words[line]()
        elif " " in line or not self._channel.name:
            self._post(line)
        else:
            self._console.print(f"There is no file {escape(line.rstrip('.'))}.\n{HELP}")

    def _speak(self) -> None:
        """Go to the direct message with the bot."""
        self._channel = self._person.dm(self._stage.app.bot_user)
        self._show()

    def _show(self) -> None:
        """The channel, the buttons of each thread numbered below it."""
        self._transcript.head(self._channel)
        self._buttons = []
        for root in self._transcript.roots(self._channel):
            self._transcript.thread(root)
            self._number(self._stage.workspace.thread(root), further=True)

    def _home(self) -> None:
        self._person.open_home()
        self._stage.settle()
        view = self._stage.workspace.home(self._person, self._stage.app)
        if view is not None:
            self._console.print(escape(self._stage.workspace.shown(view, to=self._person)), highlight=False)

    def _aloud(self) -> None:
        """The words of the last thread's messages by the bot, without their layout."""
        for message in self._stage.workspace.replies(self._last) if self._last else ():
            self._console.print(escape(message.text), highlight=False)

    def _go(self, name: str) -> None:
        known = {channel.name: channel for channel in self._stage.workspace.channels if channel.name}
        channel = known.get(name)
        if channel is None or self._person.id not in channel.members:
            mine = ", ".join(f"#{each.name}" for each in known.values() if self._person.id in each.members)
            self._console.print(f"You are in {mine}.")
            return
        self._channel = channel
        self.obey("show")

    def _post(self, text: str) -> None:
        if text.strip():
            self._told(self._person.post(self._channel, text))

    def _upload(self, path: Path) -> None:
        self._told(self._person.upload(self._channel, path.name, path.read_bytes()))

    def _told(self, posted: Message) -> None:
        self._stage.settle()
        self._last = posted
        self._transcript.thread(posted)
        self._number(self._stage.workspace.replies(posted))

    def _command(self, line: str) -> None:
        name, _, words = line.partition(" ")
        self._say(self._person.command(name, words, channel=self._channel))

    def _press(self, number: int) -> None:
        if not 1 <= number <= len(self._buttons):
            self._console.print(f"There are buttons 1 to {len(self._buttons)}." if self._buttons else "No buttons yet.")
            return
        button = self._buttons[number - 1]
        self._say(button.press(self._person))
        now = self._stage.workspace.message(button.message)
        if now:
            root = next(each for each in self._stage.workspace.thread(now) if each.ts == now.root_ts)
            self._transcript.thread(root)
            self._number([now])

    def _say(self, done: Interaction) -> None:
        self._stage.settle()
        if done.error:
            self._console.print(f"Slack says: {escape(done.error)}", style="red")
        for response in done.responses:
            self._console.print(escape(self._stage.workspace.shown(response, to=self._person)), highlight=False)
        if done.view:
            self._console.print(escape(shown("", done.view.blocks)), highlight=False)

    def _number(self, messages: tuple[Message, ...] | list[Message], *, further: bool = False) -> None:
        """Number what can be pressed under the messages, a line for each row of controls; `further`: beside others."""
        if not further:
            self._buttons = []
        for _, row in groupby((each for message in messages for each in buttons(message)), key=lambda each: each.block):
            first = len(self._buttons) + 1
            self._buttons += row
            told = enumerate(self._buttons[first - 1 :], start=first)
            listed = [f"[bold]{number}[/] {escape(each.label)}" for number, each in told]
            self._console.print("      " + "  ".join(listed), highlight=False)

    def _pasted(self) -> str:
        lines: list[str] = []
        while True:
            try:
                line = self._read("")
            except EOFError:
                break
            if line == ".":
                break
            lines.append(line)
        return "\n".join(lines)
