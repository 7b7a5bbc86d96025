"""`/copydesk watch LINK` and `/copydesk alert WORDS`: what a channel or a person wants to be told of from now on."""

from __future__ import annotations

import re
from typing import Protocol

from bot.ingest import Refusal
from bot.ingest.pages.address import article_url
from bot.watch import Alert, TooManyStandingError, Watch
from handlers.slack.commands import settings
from handlers.slack.commands.asked import Asked, direct_message, echo, may_set, say
from handlers.slack.parts import WithChannels, WithConversations, WithDesk, WithPeople, WithThreads, WithWhispers
from handlers.slack.text import clipped, escape, plain

_URL = re.compile(r"https?://\S+", re.IGNORECASE)
_LIST = frozenset({"list", "pages", "show"})
_OFF = frozenset({"off", "stop", "end", "cancel", "delete"})
_LONGEST = 200  # characters of an alert's words
_SHOWN = 40  # watches or alerts listed


class Needs(WithChannels, WithConversations, WithDesk, WithPeople, WithThreads, WithWhispers, Protocol):
    """What pages are watched, and alerts ordered, with."""


def watch(asked: Asked, room: Needs) -> None:
    """With a link: look at that page again; `list`: the pages looked at; nothing: read this channel."""
    link = _link(asked)
    if link is not None:
        _begin_watch(asked, room, link)
    elif asked.rest.strip().lower() in _LIST:
        say(asked, room, _watches(room.desk.watches.standing(asked.team, asked.channel)))
    elif asked.rest:
        say(asked, room, f"I cannot watch {echo(asked.rest)}: give a link that begins with https://, or `list`.")
    else:
        settings.watch(asked, room)


def unwatch(asked: Asked, room: Needs) -> None:
    """With a link or a number: look at that page no more; nothing: read this channel no more."""
    link = _link(asked)
    if link is None and not asked.rest:
        settings.unwatch(asked, room)
        return
    standing = room.desk.watches.standing(asked.team, asked.channel)
    named = next((each for each in standing if link == each.url or asked.rest == each.id), None)
    if named is None:
        say(asked, room, f"I look at no such page here. {_watches(standing)}")
    elif may_set(asked, room):
        room.desk.watches.end(asked.team, asked.channel, named.id, asked.person)
        say(asked, room, f"I look at {escape(named.url)} no more.")


def alert(asked: Asked, room: Needs) -> None:
    """Words: tell of articles that have them; `off 3`: no more; nothing: what is ordered. `me` first: for oneself."""
    words = list(asked.words)
    mine = bool(words) and words[0].lower() in {"me", "mine"}
    words = words[1:] if mine else words
    channel = direct_message(asked, room) if mine else asked.channel
    if channel is None:
        return
    standing = room.desk.alerts.standing(asked.team, channel)
    if not words or (len(words) == 1 and words[0].lower() in _LIST):
        say(asked, room, _alerts(standing, mine=mine))
    elif words[0].lower() in _OFF:
        _end_alert(asked, room, channel, " ".join(words[1:]), standing, mine=mine)
    else:
        _begin_alert(asked, room, channel, " ".join(words), mine=mine)


def _begin_watch(asked: Asked, room: Needs, link: str) -> None:
    if not room.conversations.is_member(asked.channel):
        say(asked, room, "I am not in this channel: invite me with `/invite @Copydesk` first.")
        return
    if not may_set(asked, room):
        return
    try:
        begun = room.desk.watches.begin(asked.team, asked.channel, link, asked.person, room.threads.answer)
    except TooManyStandingError:
        say(asked, room, "I look at as many pages as I can: `/copydesk unwatch LINK` stops one.")
        return
    if begun is None:
        say(asked, room, "I look at that page already, for this channel.")
    elif isinstance(begun, Refusal):
        say(asked, room, escape(begun.message))
    else:
        say(
            asked,
            room,
            f"I look at {escape(link)} again from now on, soon first, then more and more rarely, and tell here when a "
            f"figure, a quote or the headline is changed. `/copydesk unwatch {begun.id}` stops it.",
        )


def _begin_alert(asked: Asked, room: Needs, channel: str, words: str, *, mine: bool) -> None:
    if not mine and not room.conversations.is_member(channel):
        say(asked, room, "I am not in this channel: invite me first, or order it for yourself: `alert me WORDS`.")
        return
    if not mine and not may_set(asked, room):
        return
    if len(words) > _LONGEST:
        say(asked, room, f"That is too long for an alert: give at most {_LONGEST} characters.")
        return
    try:
        begun = room.desk.alerts.begin(asked.team, channel, words, asked.person, asked.person if mine else None)
    except TooManyStandingError:
        say(asked, room, "There are as many alerts as I can keep: `/copydesk alert off NUMBER` stops one.")
        return
    except ValueError:
        say(asked, room, f"I find no words in {echo(words)} to look for.")
        return
    where = "you in a direct message" if mine else "this channel"
    if begun is None:
        say(asked, room, "That alert stands already.")
    else:
        say(
            asked,
            room,
            f"I tell {where} of each article that arrives with {_quoted(words)}. "
            f"`/copydesk alert {'me ' if mine else ''}off {begun.id}` stops it.",
        )


def _end_alert(asked: Asked, room: Needs, channel: str, which: str, standing: tuple[Alert, ...], *, mine: bool) -> None:
    named = next((each for each in standing if which in (each.id, each.words)), None)
    if named is None and len(standing) == 1 and not which:
        named = standing[0]
    if named is None:
        say(asked, room, f"There is no such alert. {_alerts(standing, mine=mine)}")
    elif mine or may_set(asked, room):
        room.desk.alerts.end(asked.team, channel, named.id, asked.person)
        say(asked, room, f"No more alerts for {_quoted(named.words)}.")


def _watches(standing: tuple[Watch, ...]) -> str:
    if not standing:
        return "I look at no page again here: `/copydesk watch LINK` begins."
    lines = [f"• {each.id}: {escape(each.url)}" for each in standing[:_SHOWN]]
    return "\n".join(["I look at these pages again here (`/copydesk unwatch NUMBER` stops one):", *lines])


def _alerts(standing: tuple[Alert, ...], *, mine: bool) -> str:
    order = f"/copydesk alert {'me ' if mine else ''}"
    if not standing:
        return f"No alert is ordered {'for you' if mine else 'here'}: `{order}WORDS` orders one."
    lines = [f"• {each.id}: {_quoted(each.words)}" for each in standing[:_SHOWN]]
    return "\n".join([f"I tell {'you' if mine else 'this channel'} of (`{order}off NUMBER` stops one):", *lines])


def _quoted(words: str) -> str:
    return f"“{escape(clipped(words, _LONGEST))}”"


def _link(asked: Asked) -> str | None:
    found = _URL.fullmatch(plain(asked.rest).strip())
    return (article_url(found.group()) or found.group()) if found else None
