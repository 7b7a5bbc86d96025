"""chat.postMessage, update, delete, postEphemeral, unfurl, getPermalink (docs.slack.dev/reference/methods/<name>)."""

from __future__ import annotations

from workspace import channels, messages
from workspace.errors import ApiError, Json
from workspace.methods.content import check_blocks, content_of
from workspace.records import Channel, Message
from workspace.rendering import message_json
from workspace.text import links
from workspace.web_api import Argument, Caller, Method, boolean, string, structure

LONGEST_UPDATE = 4_000  # chat.update, msg_too_long: "The text field cannot exceed 4,000 characters"


def post_message(caller: Caller) -> Json:
    """A message in a channel, in a thread, or (channel a user id) in the direct message with that user."""
    channel = _destination(caller, caller.get("channel"))
    content = content_of(caller)
    thread_ts = _thread(caller, channel)
    broadcast = bool(caller.get("reply_broadcast")) and thread_ts is not None
    username = caller.get("username") if "chat:write.customize" in caller.app.scopes else None
    message = messages.post(
        caller.state,
        channel,
        thread_ts=thread_ts,
        broadcast=broadcast,
        subtype=_subtype(username, broadcast=broadcast),
        username=username,
        **_author(caller),
        **content,
    )
    return {"channel": channel.id, "ts": message.ts, "message": message_json(caller.state, message)}


def update(caller: Caller) -> Json:
    """The app's own message, changed. Blocks, attachments and metadata not given stay; given empty they go."""
    channel = caller.conversation(caller.get("channel"))
    message = _own(caller, channel, "cant_update_message")
    if channel.archived:
        raise ApiError("is_archived")
    content = {name: value for name, value in content_of(caller).items() if caller.get(name) is not None}
    if len(content.get("text", "")) > LONGEST_UPDATE:
        raise ApiError("msg_too_long")
    if caller.get("markdown_text"):
        content["blocks"] = content_of(caller)["blocks"]
    after = messages.change(caller.state, message, by=caller.app.bot_user, **content)
    return {
        "channel": channel.id,
        "ts": after.ts,
        "text": after.text,
        "message": message_json(caller.state, after),
    }


def delete(caller: Caller) -> Json:
    """The app's own message, gone."""
    channel = caller.conversation(caller.get("channel"))
    message = _own(caller, channel, "cant_delete_message")
    messages.delete(caller.state, message)
    return {"channel": channel.id, "ts": message.ts}


def post_ephemeral(caller: Caller) -> Json:
    """A message only `user` sees, who must be in the channel; nothing keeps it, no event tells of it."""
    channel = _destination(caller, caller.get("channel"))
    user = caller.get("user")
    if user not in channel.members:
        raise ApiError("user_not_in_channel")
    content = content_of(caller)
    thread_ts = _thread(caller, channel)
    message = messages.post_ephemeral(caller.state, channel, to=user, thread_ts=thread_ts, **_author(caller), **content)
    return {"message_ts": message.ts}


def get_permalink(caller: Caller) -> Json:
    """The address of a message."""
    channel = caller.conversation(caller.get("channel"))
    message = caller.state.messages[channel.id].get(caller.get("message_ts"))
    if message is None:
        raise ApiError("message_not_found")
    return {"channel": channel.id, "permalink": permalink(caller.state.base_url, message)}


def unfurl(caller: Caller) -> Json:
    """Previews of links in a message, or, by `unfurl_id`, in one that is being written."""
    previews = caller.get("unfurls")
    if not isinstance(previews, dict) or not previews:
        raise ApiError("missing_unfurls")
    for shown in previews.values():
        check_blocks(caller.state, shown.get("blocks") or [])
    unfurl_id, source = caller.get("unfurl_id"), caller.get("source")
    if bool(unfurl_id) != bool(source):
        raise ApiError("missing_source" if unfurl_id else "missing_unfurl_id")
    if source == "composer":
        if unfurl_id not in caller.state.composed:
            raise ApiError("cannot_find_message")
        with caller.state.changing():
            caller.state.composed[unfurl_id].update(previews)
        return {}
    place, ts = unfurl_id.split(".", 1) if unfurl_id else (caller.get("channel"), caller.get("ts"))
    channel = caller.conversation(place)
    message = caller.state.messages[channel.id].get(".".join(ts.split(".")[:2]) if ts else "")
    if message is None:
        raise ApiError("cannot_find_message")
    if set(previews) - set(links(message.text)):
        raise ApiError("cannot_unfurl_url")
    messages.unfurl(caller.state, message, previews)
    return {}


def permalink(base_url: str, message: Message) -> str:
    """The address of a message; a reply's names its thread."""
    address = f"{base_url}/archives/{message.channel}/p{message.ts.replace('.', '')}"
    return f"{address}?thread_ts={message.thread_ts}&cid={message.channel}" if message.thread_ts else address


def _destination(caller: Caller, wanted: str) -> Channel:
    """The channel to post to: an id, a name with or without #, or a user's id."""
    state = caller.state
    if wanted in state.users:
        return channels.open_im(state, caller.app.bot_user, wanted)
    named = next((c.id for c in state.channels.values() if c.name and c.name == wanted.removeprefix("#")), wanted)
    channel = caller.conversation(named)
    if channel.archived:
        raise ApiError("is_archived")
    if caller.app.bot_user not in channel.members and "chat:write.public" not in caller.app.scopes:
        raise ApiError("not_in_channel")
    return channel


def _thread(caller: Caller, channel: Channel) -> str | None:
    """The root's ts; a reply's ts stands for its root.

    A root that is gone is no error: Slack posts the reply to the channel, and the answer has no thread_ts. Notices
    such as channel_join and the tombstones of deleted roots take no replies.
    """
    message = caller.state.messages[channel.id].get(caller.get("thread_ts") or "")
    if message is None:
        return None
    root = caller.state.messages[channel.id].get(message.root_ts, message)
    if root.subtype == "tombstone" or (root.subtype or "").startswith(("channel_", "group_")):
        raise ApiError("cannot_reply_to_message")
    return root.ts


def _own(caller: Caller, channel: Channel, refusal: str) -> Message:
    message = caller.state.messages[channel.id].get(caller.get("ts"))
    if message is None:
        raise ApiError("message_not_found")
    if message.app_id != caller.app.app_id:
        raise ApiError(refusal)
    return message


def _author(caller: Caller) -> Json:
    return {"user": caller.app.bot_user, "bot_id": caller.app.bot_id, "app_id": caller.app.app_id}


def _subtype(username: str | None, *, broadcast: bool) -> str | None:
    if broadcast:
        return "thread_broadcast"
    return "bot_message" if username else None


_CONTENT: dict[str, Argument] = {
    "text": string(),
    "blocks": structure(),
    "attachments": structure(),
    "metadata": structure(),
    "markdown_text": string(),
    "link_names": boolean(),
    "parse": string(),
}
_PLACE: dict[str, Argument] = {"channel": string(required=True)}
_POSTING: dict[str, Argument] = {
    **_PLACE,
    **_CONTENT,
    "thread_ts": string(),
    "username": string(),
    "icon_emoji": string(),
    "icon_url": string(),
    "mrkdwn": boolean(),
}
_WRITE = ("chat:write",)

METHODS = {
    "chat.postMessage": Method(
        run=post_message,
        arguments={
            **_POSTING,
            "reply_broadcast": boolean(),
            "unfurl_links": boolean(),
            "unfurl_media": boolean(),
        },
        scopes=_WRITE,
    ),
    "chat.update": Method(
        run=update,
        arguments={**_PLACE, **_CONTENT, "ts": string(required=True), "reply_broadcast": boolean()},
        scopes=_WRITE,
    ),
    "chat.delete": Method(run=delete, arguments={**_PLACE, "ts": string(required=True)}, scopes=_WRITE),
    "chat.postEphemeral": Method(
        run=post_ephemeral, arguments={**_POSTING, "user": string(required=True)}, scopes=_WRITE
    ),
    "chat.unfurl": Method(
        run=unfurl,
        arguments={
            "channel": string(),
            "ts": string(),
            "unfurls": structure(required=True),
            "unfurl_id": string(),
            "source": string(),
        },
        scopes=("links:write",),
    ),
    "chat.getPermalink": Method(run=get_permalink, arguments={**_PLACE, "message_ts": string(required=True)}),
}
