"""The slash command `/copydesk`: the words it knows, and what each does."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Protocol

from handlers.slack.commands import digests, settings, standing, status
from handlers.slack.commands.asked import Asked, asked_of, echo, nearest, say
from handlers.slack.parts import (
    WithChannels,
    WithClock,
    WithConversations,
    WithDesk,
    WithDoctor,
    WithHoldings,
    WithPeople,
    WithThreads,
    WithWhispers,
)

HELP = """*Copydesk* compares the figures and quotes of articles about one story.
Paste an article or drop a file here, and see the thread.
• `/check LINK or text` the same for your eyes only, and nothing is kept; so is what you send me in a direct message
• `/check SENTENCE`, a figure or a quote alone: what I have on it
• `/story WORDS or LINK` a story, to be renamed, merged or split; `/figures STORY` what it counts
• `/figures STORY: WORDS` of that what holds these words
• `/quote WORDS` who said it, and how each outlet prints it
• The shortcuts *Check this* (on a message or file) and *Check a draft* do what `/check` does
• `/copydesk status` what I watch here and how
• `/copydesk settings` all of what follows in a window
• `/copydesk watch`, `/copydesk unwatch` read this channel, or not
• `/copydesk watch LINK` look at a published page again, and tell what is changed; `watch list`, `unwatch LINK`
• `/copydesk alert WORDS` tell this channel of articles with these words; `alert me WORDS`, `alert off NUMBER`
• `/copydesk sensitivity all|medium|high` how small a difference I tell here; `sensitivity off CHECK` of one check
• `/copydesk replies thread|quiet|reactions` always answer, only where something differs, or with a reaction
• `/copydesk mute here|me`, `/copydesk unmute here|me` say nothing in this channel, or to your own posts
• `/copydesk mentions on|off` name who posted when a correction comes
• `/copydesk bots on|off` read what other apps post here
• `/copydesk digest 08:30 weekdays` a digest here; `digest me 08:30` one for you; `digest now` or `digest off`
• `/copydesk audit` who changed what here
• `/copydesk doctor` whether I have all I need
• `/copydesk help` this"""

# What people type from habit, and what does it here.
_MEANT = {
    "subscribe": "/copydesk digest 08:30",
    "unsubscribe": "/copydesk digest off",
    "stop": "/copydesk digest off",
    "silence": "/copydesk mute here",
    "preferences": "/copydesk settings",
    "check": "/check LINK or text",
    "story": "/story WORDS",
    "figures": "/figures STORY",
    "quote": "/quote WORDS",
}
_LONGEST = 4000  # characters; a command's words are fewer


class Needs(
    WithChannels,
    WithClock,
    WithConversations,
    WithDesk,
    WithDoctor,
    WithHoldings,
    WithPeople,
    WithThreads,
    WithWhispers,
    Protocol,
):
    """What the commands need, together."""


def handle(body: Mapping[str, Any], room: Needs) -> None:
    """Answer a command; only the person who typed it sees the answer."""
    asked = asked_of(body)
    if len(asked.text) > _LONGEST:
        say(asked, room, "That is too long for a command: to have a text checked, paste it after `/check`.")
        return
    known = COMMANDS.get(asked.name or "help")
    if known is None:
        near = nearest(asked.name, list(COMMANDS))
        meant = _MEANT.get(asked.name) or (f"/copydesk {near}" if near else None)
        hint = f" Did you mean `{meant}`?" if meant else ""
        say(asked, room, f"I do not know {echo(asked.name)}.{hint} `/copydesk help` lists what I do.")
        return
    known(asked, room)


def _help(asked: Asked, room: WithWhispers) -> None:
    say(asked, room, HELP)


COMMANDS: dict[str, Callable[[Asked, Needs], None]] = {
    "help": _help,
    "status": status.status,
    "watch": standing.watch,
    "unwatch": standing.unwatch,
    "alert": standing.alert,
    "sensitivity": settings.sensitivity,
    "replies": settings.replies,
    "mentions": settings.mentions,
    "bots": settings.bots,
    "mute": settings.mute,
    "unmute": settings.unmute,
    "digest": digests.handle,
    "audit": status.audit,
    "doctor": status.doctor,
}
