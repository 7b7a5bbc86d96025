"""The windows a channel's settings and a digest are set in. What they set, the commands set too."""

from __future__ import annotations

import json
from datetime import time
from typing import Any

from bot.language.calendar_words import WEEKDAYS
from bot.storage import Channel
from bot.subscription import EVERY_DAY, Subscription
from handlers.slack.render import rich
from handlers.slack.render.served import MODES, TOLD
from handlers.slack.text import clipped, visible

CHANNEL, DIGEST = "settings", "own_digest"  # the windows
SENSITIVITY, REPLIES, SWITCHES = "sensitivity", "replies", "switches"
ORDER, AT, ZONE, DAYS, BEATS = "digest_order", "digest_at", "zone", "digest_days", "digest_beats"
ON, SKIP_EMPTY = "on", "skip_empty"
SWITCHED = {  # what a channel is served with or without, by the field of its settings
    "watch": "Read what is posted here",
    "muted": "Say nothing here (read on, for the digest)",
    "mention": "Name who posted a text when it is corrected",
    "bots": "Read what other apps post here",
}
_FIRST = time(8, 30)  # of a digest nobody has ordered yet
_BEATS = 1200  # characters of beats
_MARKED = 75  # characters of an option


def channel_view(place: Channel, order: Subscription | None, zone: str, *, home: bool) -> dict[str, Any]:
    """How a channel is served, and its digest; `zone` is the IANA name offered for a digest not yet ordered."""
    switches = list(SWITCHED.items())
    on = [name for name in SWITCHED if getattr(place, name)]
    told = [(severity.value, f"Tell {words}") for severity, words in TOLD.items()]
    answers = [(mode.value, f"Answer {words}") for mode, words in MODES.items()]
    blocks = [
        rich.section(f"<#{place.id}>"),
        _input(SENSITIVITY, "What is told", _radio(SENSITIVITY, told, place.sensitivity.value)),
        _input(REPLIES, "How it is told", _radio(REPLIES, answers, place.reply.value)),
        _input(SWITCHES, "And", _boxes(SWITCHES, switches, on), optional=True),
        rich.header("The digest of the channel"),
        *_digest(order, zone),
    ]
    meta = json.dumps({"channel": place.id, "home": home})
    return _window(CHANNEL, "Settings", meta, blocks)


def digest_view(order: Subscription | None, zone: str) -> dict[str, Any]:
    """A person's own digest."""
    return _window(DIGEST, "Your digest", json.dumps({"home": True}), _digest(order, zone, own=True))


def zones_offered(names: list[str]) -> list[dict[str, Any]]:
    """Time zones as options."""
    return [_option(name, name) for name in names]


def _digest(order: Subscription | None, zone: str, *, own: bool = False) -> list[rich.Block]:
    where = "Send me a digest" if own else "Post a digest here"
    wanted = [(ON, where), (SKIP_EMPTY, "Leave it out when there is nothing to tell")]
    on = [*([ON] if order or own else []), *([SKIP_EMPTY] if order and order.skip_empty else [])]
    weekdays = [(str(number), name) for number, name in enumerate(WEEKDAYS)]
    days = order.weekdays if order else EVERY_DAY
    at = {"type": "timepicker", "action_id": AT, "initial_time": f"{order.at if order else _FIRST:%H:%M}"}
    beats = {
        "type": "plain_text_input",
        "action_id": BEATS,
        "max_length": _BEATS,
        "placeholder": rich.plain("Oslo, port strike"),
        **({"initial_value": visible(", ".join(order.beats))[:_BEATS]} if order and order.beats else {}),
    }
    name = order.zone if order else zone
    place = {
        "type": "external_select",
        "action_id": ZONE,
        "min_query_length": 0,
        "placeholder": rich.plain("Type a city"),
        "initial_option": _option(name, name),
    }
    return [
        _input(ORDER, "Digest", _boxes(ORDER, wanted, on), optional=True),
        _input(AT, "At", at),
        _input(ZONE, "In the time of", place),
        _input(DAYS, "On", _boxes(DAYS, weekdays, [str(day) for day in sorted(days)])),
        _input(BEATS, "Only about (words and names, with commas)", beats, optional=True),
    ]


def _window(callback: str, title: str, meta: str, blocks: list[rich.Block]) -> dict[str, Any]:
    return {
        "type": "modal",
        "callback_id": callback,
        "private_metadata": meta,
        "title": rich.plain(title),
        "submit": rich.plain("Save"),
        "close": rich.plain("Cancel"),
        "blocks": blocks,
    }


def _input(block: str, title: str, element: dict[str, Any], *, optional: bool = False) -> rich.Block:
    return {"type": "input", "block_id": block, "optional": optional, "label": rich.plain(title), "element": element}


def _radio(action: str, offered: list[tuple[str, str]], chosen: str) -> dict[str, Any]:
    options = {value: _option(words, value) for value, words in offered}
    initial = {"initial_option": options[chosen]} if chosen in options else {}
    return {"type": "radio_buttons", "action_id": action, "options": list(options.values()), **initial}


def _boxes(action: str, offered: list[tuple[str, str]], ticked: list[str]) -> dict[str, Any]:
    options = {value: _option(words, value) for value, words in offered}
    initial = [options[value] for value in ticked]
    told = {"type": "checkboxes", "action_id": action, "options": list(options.values())}
    return {**told, "initial_options": initial} if initial else told


def _option(words: str, value: str) -> dict[str, Any]:
    return {"text": rich.plain(clipped(words, _MARKED)), "value": value}
