"""Give a finding to a person: they are told once, with the link, and never of what they could not open."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from bot.storage import Viewer
from handlers.slack.client import UNREACHABLE
from handlers.slack.parts import WithConversations, WithDesk, WithPeople, WithThreads
from handlers.slack.posting.whispers import GONE

UNTOLD = "It is theirs now; I could not write to them: tell them yourself."


class Needs(WithConversations, WithDesk, WithPeople, WithThreads, Protocol):
    """What a finding is given to somebody with."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Gift:
    """Who gives which finding to whom; `giver` is what the click may see."""

    giver: Viewer
    finding: str
    by: str
    to: str


def give(gift: Gift, room: Needs) -> str | None:
    """Do it; what whoever gives it has to be told, None where all is as they wanted."""
    theirs = gift.giver if gift.to == gift.by else room.people.viewer(gift.giver.team, gift.to)
    if room.desk.finding(gift.giver, gift.finding) is not None and room.desk.finding(theirs, gift.finding) is None:
        return f"<@{gift.to}> cannot open what this is about, so I have not given it to them."
    filed = room.desk.assign(gift.giver, gift.finding, gift.by, gift.to, room.threads.answer)
    if filed is None:
        return GONE
    told = room.desk.told_of(theirs, gift.finding) if gift.to != gift.by else None
    if told is None:
        return None
    try:
        channel = room.conversations.direct_message(gift.to)
    except UNREACHABLE:
        return UNTOLD
    room.threads.assigned(gift.giver.team, channel, told, by=gift.by, to=gift.to)
    return None
