"""What an app says back to a command or a click: in its acknowledgement or through a response_url.

docs.slack.dev/interactivity/handling-user-interaction, "Message responses": response_type, replace_original,
delete_original, thread_ts.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from workspace import blocks as block_kit
from workspace import messages
from workspace.errors import ApiError, Json
from workspace.methods.content import check_blocks
from workspace.records import Channel, Installation, Message
from workspace.state import State
from workspace.tickets import ResponseUrl


def respond(state: State, path: str, body: object) -> None:
    """Do what a POST to a response URL asks. Refusals are ApiError; a refused body uses nothing up."""
    with state.changing():
        url = state.tickets.look_up_response(path)
        if not isinstance(body, dict):
            raise ApiError("invalid_payload")
        app = state.apps[url.app_id]
        if body.get("delete_original"):
            _delete_original(state, url)
        elif body.get("replace_original") and url.message_ts:
            _replace_original(state, app, url, body)
        else:
            answer(state, app, body, channel_id=url.channel, user=url.user, interaction=url.interaction)
        state.tickets.use_response(path)


def answer(
    state: State, app: Installation, body: Json, *, channel_id: str, user: str, interaction: str
) -> Message | None:
    """The message an app answers with: to the person alone unless response_type is in_channel.

    Nothing to say is None.
    """
    if not body.get("text") and not body.get("blocks") and not body.get("attachments"):
        return None
    channel = state.channels[channel_id]
    content = _content(state, body) | {"bot_id": app.bot_id, "app_id": app.app_id, "subtype": "bot_message"}
    thread_ts = body.get("thread_ts")
    if body.get("response_type") == "in_channel":
        message = messages.post(state, channel, thread_ts=thread_ts, **content)
    else:
        message = messages.post_ephemeral(state, channel, to=user, thread_ts=thread_ts, **content)
    state.answers.setdefault(interaction, []).append((message.channel, message.ts))
    return message


def find(state: State, channel_id: str, ts: str) -> Message | None:
    """A message, ephemeral ones included."""
    kept = state.messages.get(channel_id, {}).get(ts)
    return kept or next((m for m in state.ephemerals if m.channel == channel_id and m.ts == ts), None)


def notice(state: State, channel: Channel, *, to: str, text: str) -> Message:
    """What Slack itself tells a person, for instance that a command failed."""
    return messages.post_ephemeral(state, channel, to=to, text=text, user="USLACKBOT")


def _content(state: State, body: Json) -> dict[str, Any]:
    given = body.get("blocks") or []
    if not isinstance(given, list):
        raise ApiError("invalid_blocks_format")
    check_blocks(state, given)
    return {
        "text": str(body.get("text") or ""),
        "blocks": tuple(block_kit.identified(given, state.ids)),
        "attachments": tuple(body.get("attachments") or ()),
    }


def _replace_original(state: State, app: Installation, url: ResponseUrl, body: Json) -> None:
    original = find(state, url.channel, url.message_ts or "")
    if original is None:
        raise ApiError("message_not_found")
    content = _content(state, body)
    if not content["text"] and not content["blocks"] and not content["attachments"]:
        raise ApiError("no_text")
    if original.ephemeral_to:
        place = state.ephemerals.index(original)
        state.ephemerals[place] = replace(original, **content)
    else:
        messages.change(state, original, by=app.bot_user, **content)
    state.answers.setdefault(url.interaction, []).append((original.channel, original.ts))


def _delete_original(state: State, url: ResponseUrl) -> None:
    original = find(state, url.channel, url.message_ts or "")
    if original is None:
        raise ApiError("message_not_found")
    if original.ephemeral_to:
        state.ephemerals.remove(original)
    else:
        messages.delete(state, original)
