"""How a channel wants to be served, changed by whoever may: `/copydesk watch`, `replies` and the like."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Protocol, TypeVar

from bot.discrepancies.kinds import CHECKS
from bot.storage import ReplyMode
from bot.verdict import Severity
from handlers.slack.commands.asked import Asked, echo, may_set, nearest, say
from handlers.slack.parts import WithChannels, WithConversations, WithPeople, WithWhispers
from handlers.slack.render.served import LEVELS, MINE, MODES, check_words, level_word, told_words

_SENSITIVITIES = {
    "all": Severity.LOW,
    "everything": Severity.LOW,
    "low": Severity.LOW,
    "medium": Severity.MEDIUM,
    "normal": Severity.MEDIUM,
    "high": Severity.HIGH,
}
_RESET = "reset"  # of one check: told as the others are
_OF_CHECK: dict[str, str] = {
    **{word: level_word(severity) for word, severity in _SENSITIVITIES.items()},
    **dict.fromkeys(("off", "none", "never"), "off"),
    **dict.fromkeys((_RESET, "default", "same"), _RESET),
}
_REPLIES = {
    "thread": ReplyMode.THREAD,
    "threads": ReplyMode.THREAD,
    "quiet": ReplyMode.QUIET,
    "reactions": ReplyMode.REACTION,
    "reaction": ReplyMode.REACTION,
}
_WINDOW = frozenset({"settings", "setup", "configure", "config"})
_SWITCH = {"on": "on", "yes": "on", "off": "off", "no": "off"}
_WHOM = {"here": "here", "me": "me", "channel": "here"}
_Choice = TypeVar("_Choice")


class Needs(WithChannels, WithConversations, WithPeople, WithWhispers, Protocol):
    """What settings are changed with."""


def is_settings(body: Mapping[str, Any]) -> bool:
    """Whether a request is `/copydesk settings`, which opens a window: answered while Slack waits."""
    typed = str(body.get("text") or "").strip().lower()
    return body.get("command") == "/copydesk" and typed in _WINDOW


def watch(asked: Asked, room: Needs) -> None:
    """Read this channel."""
    if not room.conversations.is_member(asked.channel):
        say(asked, room, "I am not in this channel: invite me with `/invite @Copydesk` first.")
    elif may_set(asked, room):
        room.channels.change(asked.team, asked.channel, asked.person, "watch", watch=True)
        say(asked, room, "I read this channel from now on.")


def unwatch(asked: Asked, room: Needs) -> None:
    """Read this channel no more."""
    if may_set(asked, room):
        room.channels.change(asked.team, asked.channel, asked.person, "unwatch", watch=False)
        say(asked, room, "I read this channel no more. `/copydesk watch` turns it on again.")


def sensitivity(asked: Asked, room: Needs) -> None:
    """How small a difference is told here, of all checks or of the one named."""
    check = [word.strip("`\"'") for word in asked.words[1:] if any(map(str.isalpha, word))]
    if check:
        _of_check(asked, room, " ".join(check))
        return
    severity = _choice(asked, room, _SENSITIVITIES, "sensitivity", "all`, `medium` or `high")
    if severity and may_set(asked, room):
        word = {Severity.LOW: "all"}.get(severity, severity.value)
        what = f"sensitivity {word}"
        now = room.channels.change(asked.team, asked.channel, asked.person, what, sensitivity=severity)
        say(
            asked,
            room,
            f"From now on I tell {told_words(now)} here."
            + (" The digest tells medium ones too." if severity is Severity.HIGH else ""),
        )


def _of_check(asked: Asked, room: Needs, typed: str) -> None:
    """How small a difference of one check is told here: "high name spelling", "off name spelling", "reset …"."""
    check = typed.lower().replace(" ", "_").replace("-", "_")
    if check not in CHECKS:
        near = nearest(check, list(CHECKS), cutoff=70)
        known = f"The checks are: {', '.join(map(check_words, CHECKS))}."
        say(asked, room, f"{echo(typed)} is no check. {f'Did you mean `{check_words(near)}`?' if near else known}")
        return
    chosen = _choice(asked, room, _OF_CHECK, "sensitivity", "all`, `medium`, `high`, `off` or `reset")
    if chosen and may_set(asked, room):
        place = room.channels.of(asked.team, asked.channel)
        others = [(name, least) for name, least in place.checks if name != check]
        own = [] if chosen == _RESET else [(check, LEVELS[chosen])]
        checks = tuple(sorted([*others, *own], key=lambda one: one[0]))
        what = f"sensitivity {chosen} {check_words(check)}"
        now = room.channels.change(asked.team, asked.channel, asked.person, what, checks=checks)
        elsewhere = " Home, look-ups and the digest tell what they told before."
        say(asked, room, f"From now on I tell {told_words(now)} here.{elsewhere}")


def replies(asked: Asked, room: Needs) -> None:
    """How an answer is given here."""
    mode = _choice(asked, room, _REPLIES, "replies", "thread`, `quiet` or `reactions")
    if mode and may_set(asked, room):
        room.channels.change(asked.team, asked.channel, asked.person, f"replies {mode.value}", reply=mode)
        say(asked, room, f"From now on I answer here {MODES[mode]}.")


def mentions(asked: Asked, room: Needs) -> None:
    """Whether who posted is named when a correction comes."""
    _switch(asked, room, "mention", "mentions", "I name who posted a text when it is corrected")


def bots(asked: Asked, room: Needs) -> None:
    """Whether what other apps post is read."""
    _switch(asked, room, "bots", "bots", "I read what other apps post here")


def _switch(asked: Asked, room: Needs, field: str, name: str, told: str) -> None:
    on = _choice(asked, room, _SWITCH, name, "on` or `off")
    if on and may_set(asked, room):
        room.channels.change(asked.team, asked.channel, asked.person, f"{name} {on}", **{field: on == "on"})
        say(asked, room, f"{told}: {on}.")


def mute(asked: Asked, room: Needs) -> None:
    """Say nothing in this channel, or to one's own posts."""
    _muting(asked, room, muted=True)


def unmute(asked: Asked, room: Needs) -> None:
    """Reply again."""
    _muting(asked, room, muted=False)


def _muting(asked: Asked, room: Needs, *, muted: bool) -> None:
    name = "mute" if muted else "unmute"
    whom = _choice(asked, room, _WHOM, name, "here` or `me")
    if whom == "me":
        room.people.mute(asked.team, asked.person, muted=muted)
        say(asked, room, MINE if muted else "I reply to your posts again.")
    elif whom and may_set(asked, room):
        what = "muted" if muted else "not muted"
        room.channels.change(asked.team, asked.channel, asked.person, what, muted=muted)
        say(asked, room, "I say nothing here from now on, and read on." if muted else "I reply here again.")


def _choice(asked: Asked, room: WithWhispers, known: Mapping[str, _Choice], name: str, offered: str) -> _Choice | None:
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
