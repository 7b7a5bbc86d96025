"""A slash command as somebody typed it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from rapidfuzz import process

from bot.language.marks import STRAIGHT
from handlers.slack.client import UNREACHABLE
from handlers.slack.parts import WithConversations, WithPeople, WithWhispers
from handlers.slack.posting.whispers import NOT_YOURS
from handlers.slack.text import clipped, escape, visible

_SMART = STRAIGHT | str.maketrans({"\u00a0": " ", "–": "-", "—": "-"})
_ECHO = 40  # characters of what was typed that an answer repeats


class MaySet(WithPeople, WithWhispers, Protocol):
    """What it takes to say who may change settings."""


class Reaching(WithConversations, WithWhispers, Protocol):
    """What it takes to reach a person."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """Who typed what where. `name` is the first word, folded; `rest` what follows, as typed."""

    team: str
    channel: str
    person: str
    name: str
    rest: str
    text: str
    response_url: str

    @property
    def words(self) -> tuple[str, ...]:
        """The rest in words, typographic quotes and dashes made plain."""
        return tuple(self.rest.translate(_SMART).split())


def asked_of(body: Mapping[str, Any]) -> Asked:
    """The command a request carries."""
    text = str(body.get("text") or "").strip()
    first, rest = [*text.split(maxsplit=1), "", ""][:2]
    return Asked(
        team=str(body["team_id"]),
        channel=str(body["channel_id"]),
        person=str(body["user_id"]),
        name=first.translate(_SMART).strip("`\"'*_").lower(),
        rest=rest.strip(),
        text=text,
        response_url=str(body["response_url"]),
    )


def say(
    asked: Asked,
    room: WithWhispers,
    words: str,
    blocks: list[dict[str, Any]] | None = None,
    twin: list[dict[str, Any]] | None = None,
) -> None:
    """Answer who asked, and nobody else; with the blocks' `twin` where Slack does not take their kinds yet."""
    room.whispers.tell(asked.response_url, words, blocks, twin=twin, to=(asked.channel, asked.person))


def may_set(asked: Asked, room: MaySet) -> bool:
    """Whether who asked may change how a channel is served; who may not is told."""
    allowed = room.people.may_set(asked.person)
    if not allowed:
        say(asked, room, NOT_YOURS)
    return allowed


def direct_message(asked: Asked, room: Reaching) -> str | None:
    """The direct message that what a person orders for themselves goes to; None, and they are told, without one."""
    try:
        return room.conversations.direct_message(asked.person)
    except UNREACHABLE:
        say(asked, room, "I cannot open a direct message with you: `/copydesk doctor` says what is missing.")
        return None


def echo(typed: str) -> str:
    """What somebody typed, cut short and unable to break an answer's layout."""
    flat = " ".join(visible(typed).replace("`", "'").split())
    return f"`{escape(clipped(flat, _ECHO))}`"


def nearest(typed: str, known: list[str], cutoff: int = 60) -> str | None:
    """The known word that was probably meant."""
    found = process.extractOne(typed[:80].lower(), known, score_cutoff=cutoff)
    return str(found[0]) if found else None
