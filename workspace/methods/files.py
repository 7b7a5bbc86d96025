"""files.info, files.delete and the upload in three steps: getUploadURLExternal, a POST, completeUploadExternal.

docs.slack.dev/messaging/working-with-files and docs.slack.dev/reference/methods/<name>; the order of steps as
slack_sdk's files_upload_v2.
"""

from __future__ import annotations

from workspace import files, messages
from workspace.errors import ApiError, Json, invalid_arguments
from workspace.records import File
from workspace.rendering import file_with_shares_json
from workspace.web_api import Caller, Method, integer, listing, string, structure


def info(caller: Caller) -> Json:
    """A file the bot may see. A Slack Connect file is shown here in full."""
    file = _visible(caller, caller.get("file"))
    return {"file": file_with_shares_json(caller.state, file), "comments": [], "response_metadata": {"next_cursor": ""}}


def delete(caller: Caller) -> Json:
    """The app's own file, gone."""
    file = _visible(caller, caller.get("file"))
    if file.user != caller.app.bot_user:
        raise ApiError("cant_delete_file")
    files.remove(caller.state, file)
    return {}


def get_upload_url(caller: Caller) -> Json:
    """An address to POST the bytes to, and the id the file will have."""
    length = caller.get("length")
    if length <= 0:
        raise invalid_arguments("length must be greater than 0 [json-pointer:/length]")
    file = files.keep(
        caller.state,
        user=caller.app.bot_user,
        name=caller.get("filename"),
        content=b"",
        mode="snippet" if caller.get("snippet_type") else "hosted",
        alt_txt=caller.get("alt_txt"),
        finished=False,
    )
    ticket = caller.state.tickets.upload(file.id, length)
    return {"upload_url": f"{caller.state.base_url}/upload/v1/{ticket}", "file_id": file.id}


def complete_upload(caller: Caller) -> Json:
    """The files uploaded, shared to the channels named (none: they stay private to the app) in one message each."""
    wanted = caller.get("files")
    if not isinstance(wanted, list) or not wanted or not all(isinstance(one, dict) and "id" in one for one in wanted):
        raise invalid_arguments("must be a list of objects with an id [json-pointer:/files]")
    found = [_uploaded(caller, one["id"]) for one in wanted]
    places = _places(caller)
    done = [files.finish(caller.state, file, title=one.get("title")) for file, one in zip(found, wanted, strict=True)]
    for channel_id in places:
        _share(caller, channel_id, done)
    return {"files": [file_with_shares_json(caller.state, caller.state.files[file.id]) for file in done]}


def _visible(caller: Caller, file_id: str) -> File:
    file = caller.state.files.get(file_id)
    if file is None or not file.finished or not files.readable_by(caller.state, file, caller.app.bot_user):
        raise ApiError("file_not_found")
    return file


def _uploaded(caller: Caller, file_id: str) -> File:
    file = caller.state.files.get(file_id)
    if file is None or file.finished or file.user != caller.app.bot_user or not caller.state.contents.get(file_id):
        raise ApiError("file_not_found")
    return file


def _places(caller: Caller) -> list[str]:
    places = caller.get("channels") or ([caller.get("channel_id")] if caller.get("channel_id") else [])
    for channel_id in places:
        channel = caller.state.channels.get(channel_id)
        if channel is None or ((channel.private or channel.im) and caller.app.bot_user not in channel.members):
            raise ApiError("invalid_channel")
        if channel.archived:
            raise ApiError("is_archived")
        if caller.app.bot_user not in channel.members:
            raise ApiError("not_in_channel")
    return places


def _share(caller: Caller, channel_id: str, done: list[File]) -> None:
    thread_ts = caller.get("thread_ts")
    if thread_ts:
        root = caller.state.messages[channel_id].get(thread_ts)
        if root is None:
            raise ApiError("thread_not_found")
        thread_ts = root.root_ts
    messages.post(
        caller.state,
        caller.state.channels[channel_id],
        subtype="file_share",
        text=caller.get("initial_comment") or "",
        user=caller.app.bot_user,
        bot_id=caller.app.bot_id,
        app_id=caller.app.app_id,
        thread_ts=thread_ts,
        files=tuple(file.id for file in done),
    )


METHODS = {
    "files.info": Method(
        run=info,
        arguments={"file": string(required=True), "cursor": string(), "limit": integer()},
        scopes=("files:read",),
    ),
    "files.delete": Method(run=delete, arguments={"file": string(required=True)}, scopes=("files:write",)),
    "files.getUploadURLExternal": Method(
        run=get_upload_url,
        arguments={
            "filename": string(required=True),
            "length": integer(required=True),
            "alt_txt": string(),
            "snippet_type": string(),
        },
        scopes=("files:write",),
    ),
    "files.completeUploadExternal": Method(
        run=complete_upload,
        arguments={
            "files": structure(required=True),
            "channel_id": string(),
            "channels": listing(),
            "thread_ts": string(),
            "initial_comment": string(),
            "blocks": structure(),
        },
        scopes=("files:write",),
    ),
}
