"""Messages: what they carry goes to the desk; edits are compared again, deletions taken back."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Protocol

from bot.article import Moment, Submission, SubmissionKind
from bot.filing.posts import Post
from bot.ingest import Refusal
from bot.report import EVERYTHING
from handlers.slack.events import audience
from handlers.slack.events.carried import carried, differ, is_an_apps, posted, readable
from handlers.slack.parts import WithBot, WithChannels, WithConversations, WithDesk, WithFiles, WithPeople, WithThreads


class Needs(WithBot, WithChannels, WithConversations, WithDesk, WithFiles, WithPeople, WithThreads, Protocol):
    """What a message is read with."""


class Deleted(WithDesk, WithFiles, WithThreads, Protocol):
    """What a deleted file is taken back with."""


def handle(body: Mapping[str, Any], room: Needs) -> str | None:
    """Give what a message carries to the desk; why there is no article in it, where there is none."""
    event = body["event"]
    team, channel = str(body["team_id"]), str(event["channel"])
    audience.keep_up(body, room)
    if not room.channels.of(team, channel).watch:
        return None
    if body.get("quietly"):
        return _receive(event, event, team, room, quietly=True)
    match event.get("subtype"):
        case subtype if subtype in audience.CONVERSIONS:
            return None
        case "message_deleted":
            room.desk.retract(team, channel, str(event["deleted_ts"]), room.threads.answer)
            return None
        case "message_changed":
            return _changed(event, team, channel, room)
    return _receive(event, event, team, room)


def file_deleted(body: Mapping[str, Any], room: Deleted) -> None:
    """A file was deleted: what was found in it is taken back where it was posted, and its text forgotten."""
    team = str(body["team_id"])
    for channel, ts in room.files.messages_with(team, str(body["event"]["file_id"])):
        room.desk.withdraw(team, channel, ts, room.threads.answer)


def _changed(event: Mapping[str, Any], team: str, channel: str, room: Needs) -> str | None:
    before, now = event.get("previous_message") or {}, event["message"]
    if now.get("subtype") == "tombstone":  # a deleted message with replies leaves this behind
        room.desk.retract(team, channel, str(now["ts"]), room.threads.answer)
    elif differ(before, now):
        return _receive(now, event, team, room)
    return None


def _receive(
    message: Mapping[str, Any], event: Mapping[str, Any], team: str, room: Needs, *, quietly: bool = False
) -> str | None:
    """Give a message to the desk. `quietly`: it was posted before the bot came, and gets no reply."""
    if message.get("user") == room.bot_user:  # our own words, met when reading back
        return None
    place = room.channels.of(team, str(event["channel"]))
    if is_an_apps(message) and not place.bots:
        return None
    posting = posted(message, team, place.id)
    if posting.author:
        room.people.know(team, posting.author)
    found = carried(message, Moment(at=posting.posted_at), room)
    room.files.keep(posting, [str(file["id"]) for file in readable(message)])
    post = Post(
        carried=tuple(each for each in found if not _previewed(each, team, place.id, room)),
        posting=posting,
        private=place.private,
        shared=place.shared,
        permalink=lambda each: room.conversations.permalink(each.channel, each.message),
        edited=event.get("subtype") == "message_changed",
    )
    return room.desk.receive(post, room.threads.answer_quietly if quietly else room.threads.answer)


def _previewed(each: Submission | Refusal, team: str, channel: str, room: Needs) -> bool:
    """Whether it is a link that its preview says all about."""
    if isinstance(each, Refusal) or each.kind is not SubmissionKind.LINK or not room.desk.is_ours(str(each.content)):
        return False
    return room.desk.preview(str(each.content), room.channels.viewer(team, channel), EVERYTHING) is not None
