"""Records as the JSON objects Slack sends (docs.slack.dev/reference/objects, .../reference/events/message)."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from workspace.errors import Json
from workspace.records import Channel, File, Installation, Message, User, View
from workspace.state import State

_FILETYPE_NAMES = {
    "text": "Plain Text",
    "pdf": "PDF",
    "docx": "Word Document",
    "html": "HTML",
    "png": "PNG",
    "jpg": "JPEG",
    "gif": "GIF",
    "csv": "CSV",
    "binary": "Binary",
}


def message_json(state: State, message: Message, *, metadata: bool = True) -> Json:
    """A message object; `metadata` False leaves it out, as history does without include_all_metadata."""
    shaped: Json = {"type": "message"}
    optional: Json = {
        "subtype": message.subtype,
        "client_msg_id": message.client_msg_id,
        "bot_id": message.bot_id,
        "app_id": message.app_id,
        "username": message.username,
        "user": message.user,
    }
    shaped.update({name: value for name, value in optional.items() if value is not None})
    shaped.update({"text": message.text, "ts": message.ts, "team": message.team})
    shaped.update(message.extra)
    if message.bot_id and (app := _app_of(state, message.app_id)):
        shaped["bot_profile"] = bot_profile_json(app)
    if message.blocks:
        shaped["blocks"] = list(message.blocks)
    if message.attachments:
        shaped["attachments"] = list(message.attachments)
    if message.files:
        shaped["files"] = [_file_in_message(state, file_id) for file_id in message.files]
        shaped["upload"] = False
    if message.metadata and metadata:
        shaped["metadata"] = message.metadata
    if message.edited_by:
        shaped["edited"] = {"user": message.edited_by, "ts": message.edited_ts}
    if message.reactions:
        shaped["reactions"] = reactions_json(message)
    return {**shaped, **_thread_fields(state, message)}


def reactions_json(message: Message) -> list[Json]:
    """The `reactions` of a message, in the order they came."""
    return [{"name": r.name, "users": list(r.users), "count": len(r.users)} for r in message.reactions]


def bot_profile_json(app: Installation) -> Json:
    """`bot_profile` as messages by apps carry it."""
    return {
        "id": app.bot_id,
        "deleted": app.state == "uninstalled",
        "name": app.name,
        "updated": 0,
        "app_id": app.app_id,
        "icons": {},
        "team_id": app.team,
    }


def user_json(state: State, user: User) -> Json:
    """A user object with the zone's offset as it is now (seconds east of UTC)."""
    offset = datetime.fromtimestamp(state.now(), ZoneInfo(user.tz)).utcoffset()
    assert offset is not None
    profile: Json = {
        "real_name": user.name,
        "real_name_normalized": user.name,
        "display_name": user.handle,
        "display_name_normalized": user.handle,
        "team": user.team,
        "status_text": "",
        "status_emoji": "",
    }
    if user.bot_id:
        profile |= {"bot_id": user.bot_id, "api_app_id": user.app_id}
    return {
        "id": user.id,
        "team_id": user.team,
        "name": user.handle,
        "deleted": user.deleted,
        "real_name": user.name,
        "tz": user.tz,
        "tz_label": user.tz,
        "tz_offset": int(offset.total_seconds()),
        "profile": profile,
        "is_admin": user.admin,
        "is_owner": False,
        "is_restricted": user.guest,
        "is_ultra_restricted": False,
        "is_bot": user.bot_id is not None,
        "is_app_user": False,
        "updated": 0,
    }


def channel_json(channel: Channel, *, viewer: str, members: bool = False) -> Json:
    """A conversation object as `viewer` sees it."""
    is_member = viewer in channel.members
    shaped: Json = {
        "id": channel.id,
        "created": channel.created,
        "is_channel": not (channel.im or channel.private),
        "is_group": channel.private,
        "is_im": channel.im,
        "is_mpim": False,
        "is_private": channel.private or channel.im,
        "is_archived": channel.archived,
        "context_team_id": channel.team,
        "updated": channel.created * 1000,
        "is_org_shared": False,
    }
    if channel.im:
        others = [member for member in channel.members if member != viewer]
        return {**shaped, "user": others[0] if others else viewer, "is_user_deleted": False, "priority": 0}
    shaped |= {
        "name": channel.name,
        "name_normalized": channel.name,
        "is_general": channel.name == "general",
        "unlinked": 0,
        "is_shared": channel.shared,
        "is_ext_shared": channel.shared,
        "is_pending_ext_shared": False,
        "pending_shared": [],
        "creator": channel.creator,
        "is_member": is_member,
        "shared_team_ids": [channel.team],
        "topic": {"value": channel.topic, "creator": "", "last_set": 0},
        "purpose": {"value": channel.purpose, "creator": "", "last_set": 0},
        "previous_names": [],
    }
    return {**shaped, "num_members": len(channel.members)} if members else shaped


def file_json(state: State, file: File) -> Json:
    """A file object (docs.slack.dev/reference/objects/file-object)."""
    stem = f"{state.base_url}/files-pri/{file.team}-{file.id}"
    shaped: Json = {
        "id": file.id,
        "created": file.created,
        "timestamp": file.created,
        "name": file.name,
        "title": file.title,
        "mimetype": file.mimetype,
        "filetype": file.filetype,
        "pretty_type": _FILETYPE_NAMES.get(file.filetype, file.filetype.upper()),
        "user": file.user,
        "user_team": file.team,
        "editable": file.mode == "snippet",
        "size": file.size,
        "mode": file.mode,
        "is_external": file.mode == "external",
        "external_type": "gdrive" if file.mode == "external" else "",
        "is_public": any(
            not state.channels[channel].private for channel, _ in file.shares if channel in state.channels
        ),
        "public_url_shared": False,
        "display_as_bot": False,
        "username": "",
        "url_private": file.external_url or f"{stem}/{file.name}",
        "permalink": f"{state.base_url}/files/{file.user}/{file.id}/{file.name}",
        "has_rich_preview": False,
        "file_access": "visible",
    }
    if file.mode != "external":
        shaped["url_private_download"] = f"{stem}/download/{file.name}"
    if file.alt_txt is not None:
        shaped["alt_txt"] = file.alt_txt
    if file.mode == "snippet":
        text = state.contents.get(file.id, b"").decode("utf-8", "replace")
        shaped |= {"preview": text[:1000], "lines": text.count("\n") + 1, "preview_is_truncated": len(text) > 1000}
    return shaped


def file_with_shares_json(state: State, file: File) -> Json:
    """A file object as files.info gives it: with the channels it is in."""
    shares: dict[str, dict[str, list[Json]]] = {"public": {}, "private": {}}
    for channel_id, ts in file.shares:
        channel = state.channels[channel_id]
        kind = "private" if channel.private or channel.im else "public"
        shares[kind].setdefault(channel_id, []).append({"ts": ts, "channel_name": channel.name, "team_id": file.team})
    ids = [channel_id for channel_id, _ in file.shares]
    return {
        **file_json(state, file),
        "shares": {kind: found for kind, found in shares.items() if found},
        "channels": [i for i in ids if state.channels[i].type == "channel"],
        "groups": [i for i in ids if state.channels[i].type == "group"],
        "ims": [i for i in ids if state.channels[i].type == "im"],
        "comments_count": 0,
    }


def view_json(state: State, view: View) -> Json:
    """A view object (docs.slack.dev/reference/views)."""
    app = state.apps[view.app_id]
    return {
        "id": view.id,
        "team_id": view.team,
        "type": view.type,
        "blocks": list(view.blocks),
        "private_metadata": view.private_metadata,
        "callback_id": view.callback_id,
        "state": {"values": dict(view.values)},
        "hash": view.hash,
        "title": view.title or {"type": "plain_text", "text": "View Title", "emoji": True},
        "clear_on_close": view.clear_on_close,
        "notify_on_close": view.notify_on_close,
        "close": view.close,
        "submit": view.submit,
        "previous_view_id": view.previous_id,
        "root_view_id": view.root_id or view.id,
        "app_id": view.app_id,
        "external_id": view.external_id,
        "app_installed_team_id": view.team,
        "bot_id": app.bot_id,
    }


def _thread_fields(state: State, message: Message) -> Json:
    if message.ephemeral_to:
        return {"thread_ts": message.thread_ts} if message.thread_ts else {}
    in_channel = state.messages.get(message.channel, {})
    if message.thread_ts:
        root = in_channel.get(message.thread_ts)
        return {"thread_ts": message.thread_ts, **({"parent_user_id": root.user} if root and root.user else {})}
    replies = [other for other in in_channel.values() if other.thread_ts == message.ts]
    if not replies:
        return {}
    people = list(dict.fromkeys(reply.user or reply.bot_id for reply in replies))
    return {
        "thread_ts": message.ts,
        "reply_count": len(replies),
        "reply_users": people,
        "reply_users_count": len(people),
        "latest_reply": replies[-1].ts,
    }


def _file_in_message(state: State, file_id: str) -> Json:
    """A Slack Connect file is an id in messages; files.info tells the rest (docs: "File access")."""
    file = state.files.get(file_id)
    if file is None:
        return {"id": file_id, "mode": "tombstone"}
    if file.access == "check_file_info":
        return {"id": file.id, "created": file.created, "mode": "file_access", "file_access": "check_file_info"}
    return file_json(state, file)


def _app_of(state: State, app_id: str | None) -> Installation | None:
    return state.apps.get(app_id) if app_id else None
