"""The slash command `/copydesk`: help, status, and the channel's digest."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from rapidfuzz import process

from bot.storage import Viewer
from handlers.slack.render.digest import digest_message, digest_stories
from handlers.slack.room import Room

HELP = """*Copydesk* compares the figures and quotes of articles about one story.
Paste an article or drop a text file here, and see the thread.
• `/copydesk status` what I watch and whether all is well
• `/copydesk digest 08:30` a digest in this channel every morning, in your time zone
• `/copydesk digest now` one for you, at once
• `/copydesk digest off` no more digests here
• `/copydesk help` this"""

_TIME = re.compile(r"^(?P<hour>[01]?\d|2[0-3])[:.h](?P<minute>[0-5]\d)$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A command as somebody typed it."""

    team: str
    channel: str
    person: str
    words: tuple[str, ...]
    response_url: str


def handle(body: Mapping[str, Any], room: Room) -> None:
    """Answer a command; only the person who typed it sees the answer."""
    asked = Asked(
        team=str(body["team_id"]),
        channel=str(body["channel_id"]),
        person=str(body["user_id"]),
        words=tuple(str(body.get("text") or "").split()),
        response_url=str(body["response_url"]),
    )
    name = asked.words[0].lower() if asked.words else "help"
    known = COMMANDS.get(name)
    if known is None:
        near = process.extractOne(name, list(COMMANDS), score_cutoff=60)
        hint = f" Did you mean `/copydesk {near[0]}`?" if near else ""
        room.tell(asked.response_url, f"I do not know `{name[:40]}`.{hint} `/copydesk help` lists what I do.")
        return
    known(asked, room)


def _help(asked: Asked, room: Room) -> None:
    room.tell(asked.response_url, HELP)


def _status(asked: Asked, room: Room) -> None:
    order = room.desk.subscription(asked.team, asked.channel)
    digest = f"A digest is due here at {order.at:%H:%M} ({order.zone})." if order else "No digest is ordered here."
    parked = room.parked(asked.team)
    trouble = (
        f"{parked} requests or answers are stuck; see the log and `copydesk doctor`." if parked else "Nothing is stuck."
    )
    room.tell(asked.response_url, f"I read what is posted in the channels I am invited to. {digest} {trouble}")


def _digest(asked: Asked, room: Room) -> None:
    wish = asked.words[1].lower() if len(asked.words) > 1 else ""
    time = _TIME.match(wish)
    if time and not room.is_member(asked.channel):
        room.tell(asked.response_url, "I am not in this channel: invite me first, then order the digest.")
    elif time:
        at = room.now().replace(hour=int(time["hour"]), minute=int(time["minute"]), second=0, microsecond=0).time()
        zone = room.zone_of(asked.team, asked.person)
        room.desk.order_digest(asked.team, asked.channel, at, zone.key)
        room.tell(asked.response_url, f"Every day at {at:%H:%M} ({zone.key}), here. `/copydesk digest off` stops it.")
    elif wish == "off":
        stopped = room.desk.stop_digest(asked.team, asked.channel)
        room.tell(asked.response_url, "No more digests here." if stopped else "There was no digest to stop.")
    elif wish in {"now", ""}:
        _digest_now(asked, room)
    else:
        room.tell(asked.response_url, f"I do not understand `{wish[:40]}`: a time like `08:30`, or `now`, or `off`.")


def _digest_now(asked: Asked, room: Room) -> None:
    zone = room.zone_of(asked.team, asked.person)
    now = room.now()
    viewer = Viewer.channel(asked.team, asked.channel)
    digest = room.desk.digest(viewer, now.astimezone(zone).date(), now - timedelta(days=1))
    blocks = [*digest_message(digest)["blocks"]]
    for message in digest_stories(digest, zone)[:10]:
        blocks += message["blocks"]
    room.tell(asked.response_url, digest_message(digest)["text"], blocks)


COMMANDS: dict[str, Callable[[Asked, Room], None]] = {"help": _help, "status": _status, "digest": _digest}
