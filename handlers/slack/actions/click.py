"""A click as somebody made it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from handlers.slack.parts import WithWhispers
from handlers.slack.render.rich import named


@dataclass(frozen=True, slots=True, kw_only=True)
class Click:
    """An element used: `value` is the button's, the chosen option's or the chosen person's."""

    team: str
    person: str
    name: str  # action_id
    value: str
    block: str
    channel: str = ""  # empty in a window and on Home
    response_url: str = ""  # the same
    home: bool = False  # made on Home

    @property
    def finding(self) -> str:
        """The finding whose buttons these are."""
        return self.block.partition(":")[2]


def click_of(body: Mapping[str, Any]) -> Click:
    """The click a block_actions payload tells of."""
    action = body["actions"][0]
    name, value = named(action)
    return Click(
        team=str(body["team"]["id"]),
        person=str(body["user"]["id"]),
        name=name,
        value=value,
        block=str(action.get("block_id") or ""),
        channel=str((body.get("channel") or {}).get("id") or ""),
        response_url=str(body.get("response_url") or ""),
        home=(body.get("view") or {}).get("type") == "home",
    )


def tell(click: Click, room: WithWhispers, words: str, blocks: list[dict[str, Any]] | None = None) -> None:
    """Answer whoever clicked, and nobody else; Home shows for itself what came of it."""
    if click.response_url:
        room.whispers.tell(click.response_url, words, blocks, to=(click.channel, click.person))
