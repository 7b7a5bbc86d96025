"""What a message carries, and where it stands: its files, its text, the links it is about."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from typing import Any

from bot.article import Moment, Posting, Submission, SubmissionKind
from bot.ingest import Refusal
from bot.ingest.decode import decode
from bot.ingest.link import offered
from handlers.slack import text
from handlers.slack.parts import WithFiles

Message = Mapping[str, Any]
File = Mapping[str, Any]
_SEEN_NOT_READ = ("image/", "video/", "audio/")  # posted to be looked at; answering each would be noise


def posted(message: Message, team: str, channel: str) -> Posting:
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


def carried(message: Message, received: Moment, room: WithFiles) -> Iterator[Submission | Refusal]:
    """What a message carries: its files, and its text with the links it is about.

    A message that shares or forwards another carries what the other does; what is said beside it is a remark.
    """
    for file in readable(message):
        content = room.files.download(file)
        yield _snippet(content, file, received) if file.get("mode") == "snippet" else _file(content, file, received)
    raw = str((_shared(message) or message).get("text") or "")
    if raw:
        yield Submission(kind=SubmissionKind.TEXT, content=text.prose(raw), received=received)
    for link in offered(text.linked(raw)):
        yield Submission(kind=SubmissionKind.LINK, content=link, name=link, received=received)


def readable(message: Message) -> list[File]:
    """The files of a message that are read: the n-th is the message's n-th article."""
    files = _files(_shared(message) or message)
    return [file for file in files if not str(file.get("mimetype") or "").startswith(_SEEN_NOT_READ)]


def is_an_apps(message: Message) -> bool:
    """Whether an app posted it."""
    return bool(message.get("bot_id")) or message.get("subtype") == "bot_message"


def differ(before: Message, now: Message) -> bool:
    """Whether an edit changed what a message carries."""
    return _wording(before) != _wording(now)


def _wording(message: Message) -> tuple[str, tuple[str, ...]]:
    shared = _shared(message) or {}
    words = f"{message.get('text') or ''}\x1f{shared.get('text') or ''}"
    return words, tuple(str(file.get("id")) for file in _files(message))


def _files(message: Message) -> list[File]:
    """The files of a message that are still there; a deleted one leaves a tombstone."""
    return [file for file in message.get("files") or [] if file.get("mode") != "tombstone"]


def _shared(message: Message) -> Message | None:
    """The message another one shares, as Slack attaches it; one that has a file of its own shares nothing."""
    if _files(message):
        return None
    for attachment in message.get("attachments") or []:
        content = attachment.get("text") or attachment.get("files")
        if (attachment.get("is_share") or attachment.get("is_msg_unfurl")) and content:
            return {"text": attachment.get("text"), "files": attachment.get("files")}
    return None


def _file(content: bytes | Refusal, file: File, received: Moment) -> Submission | Refusal:
    name = str(file.get("name") or "")
    if isinstance(content, Refusal):
        return content.about(name)
    return Submission(
        kind=SubmissionKind.FILE, content=content, name=name, media_type=file.get("mimetype"), received=received
    )


def _snippet(content: bytes | Refusal, file: File, received: Moment) -> Submission | Refusal:
    """What Slack made a snippet of because it was long is a pasted text, and code somebody shares is none."""
    pasted = content if isinstance(content, Refusal) else decode(content)
    if isinstance(pasted, Refusal):
        return pasted.about(str(file.get("name") or ""))
    return Submission(kind=SubmissionKind.TEXT, content=pasted, received=received)
