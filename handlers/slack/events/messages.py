"""Messages: pasted texts and files become submissions; edits are compared again, deletions taken back."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from typing import Any

from bot.article import Moment, Posting, Submission, SubmissionKind
from bot.filing.posts import Post
from bot.ingest import Refusal
from bot.ingest.decode import decode
from bot.ingest.link import offered
from handlers.slack import text
from handlers.slack.events import audience
from handlers.slack.room import Room

_SEEN_NOT_READ = ("image/", "video/", "audio/")  # posted to be looked at; answering each would be noise


def handle(body: Mapping[str, Any], room: Room) -> str | None:
    """Give what a message carries to the desk; why there is no article in it, where there is none."""
    event = body["event"]
    team, channel = str(body["team_id"]), str(event["channel"])
    audience.keep_up(body, room)
    place = room.places.of(team, channel)
    if not place.watch:
        return None
    if body.get("quietly"):
        return _receive(event, event, team, room, quietly=True)
    match event.get("subtype"):
        case subtype if subtype in audience.CONVERSIONS:
            return None
        case "message_deleted":
            room.desk.retract(team, channel, str(event["deleted_ts"]), room.answer)
        case "message_changed":
            before, now = event.get("previous_message") or {}, event["message"]
            if now.get("subtype") == "tombstone":  # a deleted message with replies leaves this behind
                room.desk.retract(team, channel, str(now["ts"]), room.answer)
            elif _said(before) != _said(now):
                return _receive(now, event, team, room)
        case _:
            return _receive(event, event, team, room)
    return None


def file_deleted(body: Mapping[str, Any], room: Room) -> None:
    """A file was deleted: what was found in it is taken back where it was posted, and its text forgotten."""
    team = str(body["team_id"])
    for channel, ts in room.messages_with(team, str(body["event"]["file_id"])):
        room.desk.withdraw(team, channel, ts, room.answer)


def _receive(
    message: Mapping[str, Any], event: Mapping[str, Any], team: str, room: Room, *, quietly: bool = False
) -> str | None:
    """Give a message to the desk. `quietly`: it was posted before the bot came, and gets no reply."""
    if message.get("user") == room.bot_user:  # our own words, met when reading back
        return None
    place = room.places.of(team, str(event["channel"]))
    if _is_an_apps(message) and not place.bots:
        return None
    posting = posted(message, team, str(event["channel"]))
    room.keep_files(posting, [str(file["id"]) for file in _read(message)])
    post = Post(
        carried=tuple(carried(message, Moment(at=posting.posted_at), room)),
        posting=posting,
        private=place.private,
        shared=place.shared,
        permalink=lambda each: room.permalink(each.channel, each.message),
        edited=event.get("subtype") == "message_changed",
    )
    return room.desk.receive(post, room.answer_quietly if quietly else room.answer)


def posted(message: Mapping[str, Any], team: str, channel: str) -> Posting:
    """Where and when a message stands."""
    ts = str(message["ts"])
    thread = message.get("thread_ts")
    return Posting(
        team=team,
        channel=channel,
        ts=ts,
        thread_ts=str(thread) if thread and thread != ts else None,
        author=message.get("user"),
        posted_at=datetime.fromtimestamp(float(ts), UTC),
    )


def _files(message: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """The files of a message that are still there; a deleted one leaves a tombstone."""
    return [file for file in message.get("files") or [] if file.get("mode") != "tombstone"]


def _read(message: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """The files of a message that are read: the n-th is the message's n-th article."""
    files = _files(_shared(message) or message)
    return [file for file in files if not str(file.get("mimetype") or "").startswith(_SEEN_NOT_READ)]


def _is_an_apps(message: Mapping[str, Any]) -> bool:
    """Whether an app posted it."""
    return bool(message.get("bot_id")) or message.get("subtype") == "bot_message"


def carried(message: Mapping[str, Any], received: Moment, room: Room) -> Iterator[Submission | Refusal]:
    """What a message carries: its files, and its text with the links it is about.

    A message that shares or forwards another carries what the other does; what is said beside it is a remark.
    """
    for file in _read(message):
        if file.get("mode") == "snippet":
            yield _snippet(room.download(file), file, received)
        else:
            yield _file(room.download(file), file, received)
    raw = str((_shared(message) or message).get("text") or "")
    if raw:
        yield Submission(kind=SubmissionKind.TEXT, content=text.prose(raw), received=received)
    for link in offered(text.linked(raw)):
        yield Submission(kind=SubmissionKind.LINK, content=link, name=link, received=received)


def _file(content: bytes | Refusal, file: Mapping[str, Any], received: Moment) -> Submission | Refusal:
    name = str(file.get("name") or "")
    if isinstance(content, Refusal):
        return content.about(name)
    return Submission(
        kind=SubmissionKind.FILE, content=content, name=name, media_type=file.get("mimetype"), received=received
    )


def _snippet(content: bytes | Refusal, file: Mapping[str, Any], received: Moment) -> Submission | Refusal:
    """What Slack made a snippet of because it was long is a pasted text, and code somebody shares is none."""
    pasted = content if isinstance(content, Refusal) else decode(content)
    if isinstance(pasted, Refusal):
        return pasted.about(str(file.get("name") or ""))
    return Submission(kind=SubmissionKind.TEXT, content=pasted, received=received)


def _shared(message: Mapping[str, Any]) -> Mapping[str, Any] | None:
    """The message another one shares, as Slack attaches it; one that has a file of its own shares nothing."""
    if _files(message):
        return None
    for attachment in message.get("attachments") or []:
        carried = attachment.get("text") or attachment.get("files")
        if (attachment.get("is_share") or attachment.get("is_msg_unfurl")) and carried:
            return {"text": attachment.get("text"), "files": attachment.get("files")}
    return None


def _said(message: Mapping[str, Any]) -> tuple[str, tuple[str, ...]]:
    shared = _shared(message) or {}
    said = f"{message.get('text') or ''}\x1f{shared.get('text') or ''}"
    return said, tuple(str(file.get("id")) for file in _files(message))
