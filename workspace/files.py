"""Files in the workspace: kept with their bytes, typed by name, and forgotten."""

from __future__ import annotations

import mimetypes
from dataclasses import replace

from workspace import messages
from workspace.publishing import publish
from workspace.records import File
from workspace.state import State

_TYPES = {
    "txt": "text",
    "md": "markdown",
    "htm": "html",
    "jpeg": "jpg",
}  # extension -> Slack's filetype where they differ
_MIMES = {"md": "text/markdown", "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document"}


def keep(
    state: State,
    *,
    user: str,
    name: str,
    content: bytes,
    mimetype: str | None = None,
    mode: str = "hosted",
    **more: object,
) -> File:
    """The file, stored. An external one has an address elsewhere and no bytes here."""
    with state.changing():
        file = File(
            id=state.ids.new("F"),
            team=state.team.id,
            user=user,
            name=name,
            title=str(more.get("title") or name),
            mimetype=mimetype or mimetype_of(name),
            filetype=filetype_of(name),
            mode=mode,
            size=0 if mode == "external" else len(content),
            created=int(state.now()),
            secret=state.ids.secret(length=10),
            alt_txt=_text(more.get("alt_txt")),
            external_url=_text(more.get("external_url")),
            access=_text(more.get("access")),
            finished=bool(more.get("finished", True)),
        )
        state.files[file.id] = file
        state.contents[file.id] = b"" if mode == "external" else content
    return file


def finish(state: State, file: File, *, title: str | None) -> File:
    """An upload completed."""
    with state.changing():
        done = replace(file, finished=True, title=title or file.title)
        state.files[file.id] = done
    return done


def sized(file: File, size: int) -> File:
    """The file with its bytes arrived."""
    return replace(file, size=size)


def remove(state: State, file: File) -> None:
    """Gone: its messages show a tombstone, its address answers no more."""
    with state.changing():
        del state.files[file.id]
        state.contents.pop(file.id, None)
        for channel_id, ts in file.shares:
            channel = state.channels[channel_id]
            event = {"type": "file_deleted", "file_id": file.id, "event_ts": state.next_ts()}
            publish(state, event, channel=channel)
            _empty_message(state, channel_id, ts)


def readable_by(state: State, file: File, user: str) -> bool:
    """Whether somebody may open the file: the owner, who is in a conversation it was shared to, an app given it."""
    return user in (file.user, *file.given_to) or any(
        user in state.channels[channel].members for channel, _ in file.shares
    )


def mimetype_of(name: str) -> str:
    """The media type its name suggests."""
    guessed = _MIMES.get(_extension(name)) or mimetypes.guess_type(name)[0]
    return guessed or "application/octet-stream"


def filetype_of(name: str) -> str:
    """Slack's filetype for a name (docs.slack.dev/reference/objects/file-object, "File types")."""
    extension = _extension(name)
    return _TYPES.get(extension, extension) or "binary"


def _empty_message(state: State, channel_id: str, ts: str) -> None:
    """A message that had nothing but the file goes with it, as in Slack's client; one with text stays."""
    message = state.messages[channel_id].get(ts)
    if message is not None and not message.text and all(one not in state.files for one in message.files):
        messages.delete(state, message)


def _extension(name: str) -> str:
    return name.rsplit(".", 1)[1].lower() if "." in name else ""


def _text(value: object) -> str | None:
    return str(value) if value else None
