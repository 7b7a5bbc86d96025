"""A slash command as somebody typed it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from rapidfuzz import process

from bot.language.marks import STRAIGHT
from handlers.slack.parts import WithWhispers
from handlers.slack.text import clipped, escape, visible

_SMART = STRAIGHT | str.maketrans({"\u00a0": " ", "–": "-", "—": "-"})
_ECHO = 40  # characters of what was typed that an answer repeats


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


def echo(typed: str) -> str:
    """What somebody typed, cut short and unable to break an answer's layout."""
    flat = " ".join(visible(typed).replace("`", "'").split())
    return f"`{escape(clipped(flat, _ECHO))}`"


def nearest(typed: str, known: list[str], cutoff: int = 60) -> str | None:
    """The known word that was probably meant."""
    found = process.extractOne(typed[:80].lower(), known, score_cutoff=cutoff)
    return str(found[0]) if found else None
