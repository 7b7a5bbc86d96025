"""Messages: pasted texts and files become submissions; edits are compared again, deletions taken back."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from typing import Any

from bot.article import Moment, Posting, Submission, SubmissionKind
from bot.ingest import Refusal
from bot.ingest.decode import decode
from bot.ingest.link import offered
from bot.posts import Post
from handlers.slack import text
from handlers.slack.room import Room

_SEEN_NOT_READ = ("image/", "video/", "audio/")  # posted to be looked at; answering each would be noise
_PRIVATE = frozenset({"group", "im", "mpim"})


def handle(body: Mapping[str, Any], room: Room) -> str | None:
    """Give what a message carries to the desk; why there is no article in it, where there is none."""
    event = body["event"]
    team, channel = str(body["team_id"]), str(event["channel"])
    if not room.watches(team, channel):
        return None
    match event.get("subtype"):
        case "message_deleted":
            room.desk.retract(team, channel, str(event["deleted_ts"]), room.answer)
        case "message_changed":
            before, now = event.get("previous_message") or {}, event["message"]
            if now.get("subtype") == "tombstone":  # a deleted message with replies leaves this behind
                room.desk.retract(team, channel, str(now["ts"]), room.answer)
            elif _said(before) != _said(now):
                return _receive(now, event, team, room)
        case "bot_message":
            pass
        case _:
            return _receive(event, event, team, room)
    return None


def _receive(message: Mapping[str, Any], event: Mapping[str, Any], team: str, room: Room) -> str | None:
    if message.get("bot_id"):
        return None
    posting = posted(message, team, str(event["channel"]))
    post = Post(
        carried=tuple(_carried(message, Moment(at=posting.posted_at), room)),
        posting=posting,
        private=is_private(event),
        permalink=lambda each: room.permalink(each.channel, each.message),
        edited=event.get("subtype") == "message_changed",
    )
    return room.desk.receive(post, room.answer)


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


def is_private(event: Mapping[str, Any]) -> bool:
    """Whether the channel of an event is closed to the rest of the team. Unknown counts as closed."""
    kind = event.get("channel_type")
    return kind in _PRIVATE or (kind is None and not str(event.get("channel", "")).startswith("C"))


def _files(message: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """The files of a message that are still there; a deleted one leaves a tombstone."""
    return [file for file in message.get("files") or [] if file.get("mode") != "tombstone"]


def _carried(message: Mapping[str, Any], received: Moment, room: Room) -> Iterator[Submission | Refusal]:
    """What a message carries: its files, and its text with the links it is about."""
    for file in _files(message):
        if file.get("mode") == "snippet":
            yield _snippet(room.download(file), received)
        elif not str(file.get("mimetype") or "").startswith(_SEEN_NOT_READ):
            yield _file(room.download(file), file, received)
    raw = str(message.get("text") or "")
    if raw:
        yield Submission(kind=SubmissionKind.TEXT, content=text.plain(raw), received=received)
    for link in offered(text.linked(raw)):
        yield Submission(kind=SubmissionKind.LINK, content=link, name=link, received=received)


def _file(content: bytes | Refusal, file: Mapping[str, Any], received: Moment) -> Submission | Refusal:
    name = str(file.get("name") or "")
    if isinstance(content, Refusal):
        return content
    return Submission(
        kind=SubmissionKind.FILE, content=content, name=name, media_type=file.get("mimetype"), received=received
    )


def _snippet(content: bytes | Refusal, received: Moment) -> Submission | Refusal:
    """What Slack made a snippet of because it was long is a pasted text, and code somebody shares is none."""
    pasted = content if isinstance(content, Refusal) else decode(content)
    if isinstance(pasted, Refusal):
        return pasted
    return Submission(kind=SubmissionKind.TEXT, content=pasted, received=received)


def _said(message: Mapping[str, Any]) -> tuple[str, tuple[str, ...]]:
    return str(message.get("text") or ""), tuple(str(file.get("id")) for file in _files(message))
