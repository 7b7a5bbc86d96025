"""What is said to us: in a direct message, by a mention, and "help". Every one of them is answered.

An article in a direct message is checked for its sender alone, and nothing of it is kept: shared into a channel it is a
post like others. A mention is answered from what the readers of its channel may see.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Protocol

from handlers.slack.commands.check import check
from handlers.slack.events import messages
from handlers.slack.events.carried import differ, is_an_apps, posted, readable
from handlers.slack.parts import (
    WithBot,
    WithChannels,
    WithClock,
    WithConversations,
    WithDesk,
    WithFiles,
    WithPeople,
    WithThreads,
    WithWhispers,
)
from handlers.slack.render.reply import PRIVATE
from handlers.slack.render.rich import Block
from handlers.slack.text import prose

HELP = (
    "I am the copy desk: I compare the figures and quotes of articles about one story. {where} A sentence, a figure or "
    "a quote alone I look up. `/story WORDS` finds a story, and `/copydesk help` lists all I do."
)
_HERE = "Paste an article or drop a file in this channel, and see its thread."
_DIRECT = (
    "Paste an article, a link or a file here, and I tell you alone what does not agree; share your message into a "
    "channel to have it kept and answered there."
)
_GONE = "The message was deleted; what I said about it is withdrawn."
_KEPT_NOTHING = "I kept nothing of the text: posted by itself in a channel that I read, it is kept and compared again."
_NAMED = re.compile(r"^\W*copydesk\s*[,:]|^\W*@copydesk\b", re.IGNORECASE)
_ASKS_HELP = re.compile(
    r"^\W*(?:(?:hi|hey|hello|good (?:morning|afternoon|evening)|thanks?(?: you)?|ok(?:ay)?|help(?: me)?|start"
    r"|commands?|menu|test|who are you|what (?:can|do) you do|how (?:do|does|can) (?:i|you|this|it)\b.{0,40})\W*)*$",
    re.IGNORECASE,
)
_SHORT = 100  # characters of a greeting
_ONLY_HELP = re.compile(r"^\W*(?:@?copydesk\W+)?help\W*$", re.IGNORECASE)
_POSTED = frozenset({None, "file_share", "thread_broadcast", "message_changed", "message_deleted"})


class Needs(
    WithBot,
    WithChannels,
    WithClock,
    WithConversations,
    WithDesk,
    WithFiles,
    WithPeople,
    WithThreads,
    WithWhispers,
    Protocol,
):
    """What somebody who speaks to us is answered with."""


def handle(body: Mapping[str, Any], room: Needs) -> str | None:
    """Answer a message to us; any other is the desk's. Why there is no article in it, where there is none."""
    event = body["event"]
    if str(event.get("channel_type") or "") == "im" and not body.get("quietly"):
        return _direct(body, room)
    told = messages.handle(body, room)
    message = event.get("message") if event.get("subtype") == "message_changed" else event
    if body.get("quietly") or not isinstance(message, Mapping) or not _is_a_persons(event, message, room):
        return told
    said = str(message.get("text") or "")
    mention = f"<@{room.bot_user}>"
    if mention in said or _NAMED.match(said):
        read = room.channels.of(str(body["team_id"]), str(event["channel"])).watch
        if told is not None or not read:
            _mentioned(body, message, _NAMED.sub("", said.replace(mention, " ")), room)
    elif _ONLY_HELP.match(said) and event.get("subtype") is None:
        room.whispers.whisper(str(event["channel"]), str(message["user"]), HELP.format(where=_HERE))
    return told


def _direct(body: Mapping[str, Any], room: Needs) -> str | None:
    """Answer a direct message, as `/check` would."""
    event, team = body["event"], str(body["team_id"])
    channel, subtype = str(event["channel"]), event.get("subtype")
    if subtype == "message_deleted" or (event.get("message") or {}).get("subtype") == "tombstone":
        gone = event.get("previous_message") or {"ts": event.get("deleted_ts")}
        room.threads.speak(posted(gone, team, channel), _GONE, None, anew=False)
        return None
    message = event["message"] if subtype == "message_changed" else event
    if not _is_a_persons(event, message, room):
        return None
    if subtype == "message_changed" and not differ(event.get("previous_message") or {}, message):
        return None
    said = str(message.get("text") or "").replace(f"<@{room.bot_user}>", " ")
    _answer({**message, "text": said}, team, channel, room, note=PRIVATE, how=HELP.format(where=_DIRECT), mine=True)
    return None


def _mentioned(body: Mapping[str, Any], message: Mapping[str, Any], said: str, room: Needs) -> None:
    team, channel = str(body["team_id"]), str(body["event"]["channel"])
    given = {**message, "text": said.strip()}
    _answer(given, team, channel, room, note=_KEPT_NOTHING, how=HELP.format(where=_HERE), mine=False)


def _answer(
    message: Mapping[str, Any], team: str, channel: str, room: Needs, *, note: str, how: str, mine: bool
) -> None:
    """Say what there is on a message, under it; where the channel is muted, to its author alone."""
    posting, person = posted(message, team, channel), str(message["user"])

    def answer(words: str, blocks: list[Block] | None) -> None:
        if not mine and room.channels.of(team, channel).muted:
            room.whispers.whisper(channel, person, words, blocks)
        else:
            room.threads.speak(posting, words, blocks)

    said = prose(str(message["text"]))
    asks_help = len(said) <= _SHORT and _ASKS_HELP.match(said) is not None
    if asks_help and not readable(message):
        answer(how, None)
        return
    viewer = None if mine else room.channels.viewer(team, channel)
    check(message, team, person, room, answer, viewer=viewer, note=note, nothing=how)


def _is_a_persons(event: Mapping[str, Any], message: Mapping[str, Any], room: WithBot) -> bool:
    """Whether somebody wrote a message: no app, not we, and not Slack itself."""
    wrote = bool(message.get("user")) and message.get("user") != room.bot_user and not is_an_apps(message)
    return wrote and event.get("subtype") in _POSTED
