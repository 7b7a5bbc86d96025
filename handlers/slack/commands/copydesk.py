"""The slash command `/copydesk`: what it does, how a channel wants to be served, and its digest."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from bot.storage import Channel, ReplyMode
from bot.verdict import Severity
from handlers.slack.actions.buttons import NOT_YOURS
from handlers.slack.commands import digests
from handlers.slack.commands.asked import Asked, asked_of, echo, nearest, say
from handlers.slack.render.finding import when
from handlers.slack.room import Room

HELP = """*Copydesk* compares the figures and quotes of articles about one story.
Paste an article or drop a file here, and see the thread.
• `/check LINK or text` the same for your eyes only, and nothing is kept
• `/story WORDS or LINK` a story, to be renamed, merged or split; `/figures STORY` what it counts
• `/quote WORDS` who said it, and how each outlet prints it
• The shortcuts *Check this* (on a message or file) and *Check a draft* do what `/check` does
• `/copydesk status` what I watch here and how
• `/copydesk watch`, `/copydesk unwatch` read this channel, or not
• `/copydesk sensitivity all|medium|high` how small a difference I tell here
• `/copydesk replies thread|quiet|reactions` always answer, only where something differs, or with a reaction
• `/copydesk mute here|me`, `/copydesk unmute here|me` say nothing in this channel, or to your own posts
• `/copydesk mentions on|off` name who posted when a correction comes
• `/copydesk bots on|off` read what other apps post here
• `/copydesk digest 08:30 weekdays` a digest here; `digest me 08:30` one for you; `digest now` or `digest off`
• `/copydesk audit` who changed what here
• `/copydesk doctor` whether I have all I need
• `/copydesk help` this"""

_SENSITIVITIES = {
    "all": Severity.LOW,
    "everything": Severity.LOW,
    "low": Severity.LOW,
    "medium": Severity.MEDIUM,
    "normal": Severity.MEDIUM,
    "high": Severity.HIGH,
}
_REPLIES = {
    "thread": ReplyMode.THREAD,
    "threads": ReplyMode.THREAD,
    "quiet": ReplyMode.QUIET,
    "reactions": ReplyMode.REACTION,
    "reaction": ReplyMode.REACTION,
}
_TOLD = {
    Severity.LOW: "every difference",
    Severity.MEDIUM: "differences of medium and high severity",
    Severity.HIGH: "differences of high severity only",
}
# What people type from habit, and what does it here.
_MEANT = {
    "subscribe": "/copydesk digest 08:30",
    "unsubscribe": "/copydesk digest off",
    "stop": "/copydesk digest off",
    "silence": "/copydesk mute here",
    "settings": "/copydesk status",
    "check": "/check LINK or text",
    "story": "/story WORDS",
    "figures": "/figures STORY",
    "quote": "/quote WORDS",
}
_MODES = {
    ReplyMode.THREAD: "in the thread, always",
    ReplyMode.QUIET: "in the thread where something differs, else a reaction",
    ReplyMode.REACTION: "with a reaction only",
}
_CHANGES = 12  # of the audit list
_LONGEST = 4000  # characters; a command's words are fewer


def handle(body: Mapping[str, Any], room: Room) -> None:
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


def _help(asked: Asked, room: Room) -> None:
    say(asked, room, HELP)


def _status(asked: Asked, room: Room) -> None:
    place = room.places.of(asked.team, asked.channel)
    lines = [_watching(asked, room, place)]
    lines.append(f"I tell {_TOLD[place.sensitivity]}, {_MODES[place.reply]}.")
    if place.muted:
        lines.append("I am muted here: `/copydesk unmute here` ends that.")
    if room.people.is_muted(asked.team, asked.person):
        lines.append("Your own posts get no reply: `/copydesk unmute me` ends that.")
    lines.append(digests.described(room.desk.digests.standing(asked.team, asked.channel)))
    parked = room.parked(asked.team)
    stuck = f"{parked} requests or answers are stuck; see the log and `copydesk doctor`."
    lines.append(stuck if parked else "Nothing is stuck.")
    say(asked, room, "\n".join(lines))


def _watching(asked: Asked, room: Room, place: Channel) -> str:
    if not room.is_member(asked.channel):
        return "I am not in this channel: invite me with `/invite @Copydesk`, and I read what is posted from then on."
    if not place.watch:
        return "I do not read this channel: `/copydesk watch` turns that on."
    viewer = room.people.viewer(asked.team, asked.person, asked.channel)
    others = sum(each.id != asked.channel for each in room.places.watched_for(viewer))
    return f"I read this channel, and {others} other{'s' if others != 1 else ''} you can open."


def _watch(asked: Asked, room: Room) -> None:
    if not room.is_member(asked.channel):
        say(asked, room, "I am not in this channel: invite me with `/invite @Copydesk` first.")
    elif _may(asked, room):
        room.places.change(asked.team, asked.channel, asked.person, "watch", watch=True)
        say(asked, room, "I read this channel from now on.")


def _unwatch(asked: Asked, room: Room) -> None:
    if _may(asked, room):
        room.places.change(asked.team, asked.channel, asked.person, "unwatch", watch=False)
        say(asked, room, "I read this channel no more. `/copydesk watch` turns it on again.")


def _sensitivity(asked: Asked, room: Room) -> None:
    severity = _choice(asked, room, _SENSITIVITIES, "sensitivity", "all`, `medium` or `high")
    if severity and _may(asked, room):
        word = {Severity.LOW: "all"}.get(severity, severity.value)
        what = f"sensitivity {word}"
        room.places.change(asked.team, asked.channel, asked.person, what, sensitivity=severity)
        say(
            asked,
            room,
            f"From now on I tell {_TOLD[severity]} here."
            + (" The digest tells medium ones too." if severity is Severity.HIGH else ""),
        )


def _replies(asked: Asked, room: Room) -> None:
    mode = _choice(asked, room, _REPLIES, "replies", "thread`, `quiet` or `reactions")
    if mode and _may(asked, room):
        room.places.change(asked.team, asked.channel, asked.person, f"replies {mode.value}", reply=mode)
        say(asked, room, f"From now on I answer here {_MODES[mode]}.")


def _mentions(asked: Asked, room: Room) -> None:
    _switch(asked, room, "mention", "mentions", "I name who posted a text when it is corrected")


def _bots(asked: Asked, room: Room) -> None:
    _switch(asked, room, "bots", "bots", "I read what other apps post here")


def _switch(asked: Asked, room: Room, field: str, name: str, told: str) -> None:
    on = _choice(asked, room, {"on": "on", "yes": "on", "off": "off", "no": "off"}, name, "on` or `off")
    if on and _may(asked, room):
        room.places.change(asked.team, asked.channel, asked.person, f"{name} {on}", **{field: on == "on"})
        say(asked, room, f"{told}: {on}.")


def _mute(asked: Asked, room: Room) -> None:
    _muting(asked, room, muted=True)


def _unmute(asked: Asked, room: Room) -> None:
    _muting(asked, room, muted=False)


def _muting(asked: Asked, room: Room, *, muted: bool) -> None:
    name = "mute" if muted else "unmute"
    whom = _choice(asked, room, {"here": "here", "me": "me", "channel": "here"}, name, "here` or `me")
    if whom == "me":
        room.people.mute(asked.team, asked.person, muted=muted)
        say(asked, room, "Your posts get no reply from now on." if muted else "I reply to your posts again.")
    elif whom and _may(asked, room):
        what = "muted" if muted else "not muted"
        room.places.change(asked.team, asked.channel, asked.person, what, muted=muted)
        say(asked, room, "I say nothing here from now on, and read on." if muted else "I reply here again.")


def _audit(asked: Asked, room: Room) -> None:
    zone = room.zone_of(asked.team, asked.person)
    changes = room.places.changes(asked.team, asked.channel, most=_CHANGES)
    lines = [f"• <@{each.by}>: {each.what}{when(each.at, zone)}" for each in changes]
    say(asked, room, "\n".join(lines) if lines else "Nobody has changed anything here.")


def _doctor(asked: Asked, room: Room) -> None:
    member = room.is_member(asked.channel)
    lines = ["✓ in this channel" if member else "✗ in this channel: invite me with `/invite @Copydesk`"]
    lines += [f"✗ {what}: {trouble}" if trouble else f"✓ {what}" for what, trouble in room.examine()]
    lines.append(f"Settings may be changed by {room.people.editors()}.")
    say(asked, room, "\n".join(lines))


def _digest(asked: Asked, room: Room) -> None:
    digests.handle(asked, room)


def _choice(asked: Asked, room: Room, known: Mapping[str, Any], name: str, offered: str) -> Any:
    """The value of the word typed after the command; None, and one sentence about it, where it is none."""
    typed = asked.words[0].strip("`\"'").lower() if asked.words else ""
    if typed in known:
        return known[typed]
    near = nearest(typed, list(known), cutoff=70) if typed else None
    if near is None:
        told = f"{echo(typed)} is none of them" if typed else "One word is missing"
        say(asked, room, f"{told}: `/copydesk {name}` takes `{offered}`.")
    else:
        say(asked, room, f"Did you mean `/copydesk {name} {near}`?")
    return None


def _may(asked: Asked, room: Room) -> bool:
    allowed = room.people.may_set(asked.person)
    if not allowed:
        say(asked, room, NOT_YOURS)
    return allowed


COMMANDS: dict[str, Callable[[Asked, Room], None]] = {
    "help": _help,
    "status": _status,
    "watch": _watch,
    "unwatch": _unwatch,
    "sensitivity": _sensitivity,
    "replies": _replies,
    "mentions": _mentions,
    "bots": _bots,
    "mute": _mute,
    "unmute": _unmute,
    "digest": _digest,
    "audit": _audit,
    "doctor": _doctor,
}
