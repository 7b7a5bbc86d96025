"""What happens to messages: posted, changed, deleted, unfurled, reacted to. Each change publishes the events Slack
would send.

docs.slack.dev/reference/events/message and its subtypes.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from workspace.errors import Json
from workspace.publishing import mentioned_apps, publish
from workspace.records import Channel, Message, Reaction
from workspace.rendering import message_json
from workspace.state import State
from workspace.text import links, mentions

_SPOKEN = (None, "file_share", "thread_broadcast")  # said by a person, not told by Slack such as channel_join


def post(state: State, channel: Channel, **fields: Any) -> Message:
    """The new message, stored and announced. `fields` are those of Message apart from team, channel and ts."""
    with state.changing():
        message = Message(team=state.team.id, channel=channel.id, ts=state.next_ts(), **fields)
        state.messages.setdefault(channel.id, {})[message.ts] = message
        _share_files(state, message)
        _announce(state, channel, message)
    return message


def post_ephemeral(state: State, channel: Channel, *, to: str, **fields: Any) -> Message:
    """A message only one person sees; no event tells of it."""
    with state.changing():
        message = Message(team=state.team.id, channel=channel.id, ts=state.next_ts(), ephemeral_to=to, **fields)
        state.ephemerals.append(message)
    return message


def change(state: State, message: Message, *, by: str | None, **fields: Any) -> Message:
    """The message as it is now. `by` marks it edited; None is a change by Slack itself, such as an unfurl."""
    with state.changing():
        channel = state.channels[message.channel]
        before = state.messages[message.channel][message.ts]
        shown_before = message_json(state, before)
        now = state.next_ts()
        after = replace(before, **fields)
        if by:
            after = replace(after, edited_by=by, edited_ts=now)
        state.messages[message.channel][message.ts] = after
        _publish_change(state, channel, shown_before, message_json(state, after), now)
    return after


def delete(state: State, message: Message) -> None:
    """Gone; or, when others replied to it, replaced by a tombstone that keeps the thread.

    A deleted root with replies is announced as message_changed with the inner subtype `tombstone`, not as
    message_deleted.
    """
    with state.changing():
        channel = state.channels[message.channel]
        in_channel = state.messages[message.channel]
        before = message_json(state, in_channel[message.ts])
        now = state.next_ts()
        if any(other.thread_ts == message.ts for other in in_channel.values()):
            in_channel[message.ts] = tombstone = replace(
                in_channel[message.ts],
                subtype="tombstone",
                text="This message was deleted.",
                user="USLACKBOT",
                blocks=(),
                attachments=(),
                files=(),
                reactions=(),
                metadata=None,
                extra={"hidden": True},
            )
            _publish_change(state, channel, before, message_json(state, tombstone), now)
            return
        del in_channel[message.ts]
        event = {
            "type": "message",
            "subtype": "message_deleted",
            "hidden": True,
            "channel": channel.id,
            "channel_type": channel.type,
            "ts": now,
            "event_ts": now,
            "deleted_ts": message.ts,
            "previous_message": before,
        }
        publish(state, event, channel=channel)


def react(state: State, message: Message, *, user: str, name: str) -> Message:
    """The message with one more reaction. The caller has checked that it is not there yet."""
    with state.changing():
        current = state.messages[message.channel][message.ts]
        rest = [r for r in current.reactions if r.name != name]
        users = next((r.users for r in current.reactions if r.name == name), ())
        reactions = (*rest, Reaction(name=name, users=(*users, user)))
        after = _store(state, replace(current, reactions=reactions))
        _publish_reaction(state, "reaction_added", after, user, name)
    return after


def unreact(state: State, message: Message, *, user: str, name: str) -> Message:
    """The message without that person's reaction."""
    with state.changing():
        current = state.messages[message.channel][message.ts]
        kept = [replace(r, users=tuple(u for u in r.users if (r.name, u) != (name, user))) for r in current.reactions]
        after = _store(state, replace(current, reactions=tuple(r for r in kept if r.users)))
        _publish_reaction(state, "reaction_removed", after, user, name)
    return after


def thread(state: State, channel_id: str, root_ts: str) -> tuple[Message, ...]:
    """The root and its replies in order of time."""
    with state.changed:
        return tuple(m for m in state.messages.get(channel_id, {}).values() if m.root_ts == root_ts)


def _announce(state: State, channel: Channel, message: Message) -> None:
    event = {
        **message_json(state, message),
        "channel": channel.id,
        "event_ts": message.ts,
        "channel_type": channel.type,
    }
    publish(state, event, channel=channel)
    _announce_files(state, channel, message)
    if message.user and not message.bot_id and message.subtype in _SPOKEN:
        _announce_mentions(state, channel, message)
        _announce_links(state, channel, message)


def _announce_files(state: State, channel: Channel, message: Message) -> None:
    for file_id in message.files:
        event = {
            "type": "file_shared",
            "channel_id": channel.id,
            "file_id": file_id,
            "user_id": message.user,
            "file": {"id": file_id},
            "event_ts": message.ts,
        }
        publish(state, event, channel=channel)


def _announce_mentions(state: State, channel: Channel, message: Message) -> None:
    """app_mention goes to the app mentioned; in a direct message Slack sends none (reference/events/app_mention)."""
    if channel.im:
        return
    for app in mentioned_apps(state, mentions(message.text)):
        if app.bot_user in channel.members:
            event = {
                **message_json(state, message),
                "type": "app_mention",
                "channel": channel.id,
                "event_ts": message.ts,
            }
            publish(state, event, app_id=app.app_id)


def compose(state: State, user: str, text: str) -> str:
    """The unfurl_id under which the links of a message that is being written may be previewed; none is sent.

    docs.slack.dev/reference/events/link_shared, "source": composer.
    """
    with state.changing():
        unfurl_id = f"COMPOSER.{state.ids.secret(length=32)}"
        state.composed[unfurl_id] = {}
        for app in state.apps.values():
            found = [(link, domain) for link in links(text) if (domain := _registered(link, app.domains))]
            event: Json = {
                "type": "link_shared",
                "channel": "COMPOSER",
                "is_bot_user_member": False,
                "user": user,
                "message_ts": state.ids.secret(length=16),
                "unfurl_id": unfurl_id,
                "source": "composer",
                "links": [{"url": link, "domain": domain} for link, domain in found],
                "event_ts": state.next_ts(),
            }
            if found:
                publish(state, event, app_id=app.app_id)
    return unfurl_id


def unfurl(state: State, message: Message, previews: Mapping[str, Json]) -> Message:
    """The message with previews of its links: message_changed with the text as it was and no `edited`."""
    now = state.messages[message.channel][message.ts]
    rest = [one for one in now.attachments if one.get("from_url") not in previews]
    made = [{**shown, "from_url": url, "original_url": url} for url, shown in previews.items()]
    numbered = tuple({**one, "id": number} for number, one in enumerate([*rest, *made], start=1))
    return change(state, message, by=None, attachments=numbered)


def _announce_links(state: State, channel: Channel, message: Message) -> None:
    """link_shared for domains an app registered; at most the links of one message in one event."""
    for app in state.apps.values():
        found = [(link, domain) for link in links(message.text) if (domain := _registered(link, app.domains))]
        if not found or app.bot_user not in channel.members:
            continue
        event: Json = {
            "type": "link_shared",
            "channel": channel.id,
            "is_bot_user_member": True,
            "user": message.user,
            "message_ts": message.ts,
            "unfurl_id": f"{message.channel}.{message.ts}.{state.ids.secret(length=32)}",
            "source": "conversations_history",
            "links": [{"url": link, "domain": domain} for link, domain in found],
            "event_ts": message.ts,
        }
        if message.thread_ts:
            event["thread_ts"] = message.thread_ts
        publish(state, event, app_id=app.app_id)


def _registered(link: str, domains: tuple[str, ...]) -> str | None:
    host = link.split("://", 1)[1].split("/", maxsplit=1)[0].split(":", maxsplit=1)[0].lower()
    return next((domain for domain in domains if host == domain or host.endswith("." + domain)), None)


def _share_files(state: State, message: Message) -> None:
    for file_id in message.files:
        file = state.files[file_id]
        state.files[file_id] = replace(file, shares=(*file.shares, (message.channel, message.ts)))


def _publish_change(state: State, channel: Channel, before: Json, after: Json, now: str) -> None:
    event = {
        "type": "message",
        "subtype": "message_changed",
        "hidden": True,
        "channel": channel.id,
        "channel_type": channel.type,
        "ts": now,
        "event_ts": now,
        "message": {**after, "source_team": channel.team, "user_team": channel.team},
        "previous_message": before,
    }
    publish(state, event, channel=channel)


def _publish_reaction(state: State, kind: str, message: Message, user: str, name: str) -> None:
    event = {
        "type": kind,
        "user": user,
        "reaction": name,
        "item": {"type": "message", "channel": message.channel, "ts": message.ts},
        "item_user": message.user,
        "event_ts": state.next_ts(),
    }
    publish(state, event, channel=state.channels[message.channel])


def _store(state: State, message: Message) -> Message:
    state.messages[message.channel][message.ts] = message
    return message
