"""Messages: pasted texts and files become submissions; edits are compared again, deletions taken back."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from typing import Any

from bot.article import Posting, Submission, SubmissionKind
from bot.desk import Post
from bot.ingest import Refusal
from handlers.slack import text
from handlers.slack.room import Room

_PRIVATE = frozenset({"group", "im", "mpim"})


def handle(body: Mapping[str, Any], room: Room) -> None:
    """Give what a message carries to the desk."""
    event = body["event"]
    team, channel = str(body["team_id"]), str(event["channel"])
    if not room.watches(team, channel):
        return
    match event.get("subtype"):
        case "message_deleted":
            room.desk.retract(team, channel, str(event["deleted_ts"]), room.answer)
        case "message_changed":
            before, now = event.get("previous_message") or {}, event["message"]
            if now.get("subtype") == "tombstone":  # a deleted message with replies leaves this behind
                room.desk.retract(team, channel, str(now["ts"]), room.answer)
            elif _said(before) != _said(now):
                _receive(now, event, team, room)
        case "bot_message":
            return
        case _:
            _receive(event, event, team, room)


def _receive(message: Mapping[str, Any], event: Mapping[str, Any], team: str, room: Room) -> None:
    if message.get("bot_id"):
        return
    posting = posted(message, team, str(event["channel"]))
    private = is_private(event)
    files = _files(message)
    if len(files) > 1:
        room.note(posting, f"I read one file a message, the first of these {len(files)}: post the others one by one.")
    submissions = tuple(_submissions(message, files, room))
    if not submissions:
        room.desk.withdraw(team, posting.channel, posting.ts, room.answer)
    for submission in submissions:
        if isinstance(submission, Refusal):
            room.refuse(posting, submission)
        else:
            link = room.permalink(posting.channel, posting.ts)
            edited = event.get("subtype") == "message_changed"
            post = Post(submission=submission, posting=posting, private=private, permalink=link, edited=edited)
            room.desk.receive(post, room.answer)


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


def _submissions(
    message: Mapping[str, Any], files: list[Mapping[str, Any]], room: Room
) -> Iterator[Submission | Refusal]:
    """What a message carries, the first file before the text: the text beside a file is a remark about it."""
    for file in files[:1]:
        content = room.download(file)
        if isinstance(content, Refusal):
            yield content
        else:
            name = str(file.get("name") or "")
            yield Submission(kind=SubmissionKind.FILE, content=content, name=name, media_type=file.get("mimetype"))
    if not files and message.get("text"):
        yield Submission(kind=SubmissionKind.TEXT, content=text.plain(str(message["text"])))


def _said(message: Mapping[str, Any]) -> tuple[str, tuple[str, ...]]:
    return str(message.get("text") or ""), tuple(str(file.get("id")) for file in _files(message))
