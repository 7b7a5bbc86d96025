"""A story in people's hands: renamed, merged with another, split in two, in one window; each can be taken back."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any, Protocol

from bot.desk.stories import RulingError
from bot.storage import Viewer
from bot.stories.ruling import Ruling
from handlers.slack.parts import WithChannels, WithDesk, WithPeople, WithThreads, WithWhispers
from handlers.slack.posting.whispers import GONE
from handlers.slack.render import rich
from handlers.slack.render.story_window import APART, ARRANGED, NAME, SAME, arrange_view


class Seen(WithDesk, WithPeople, Protocol):
    """Where a story is looked up."""


class Decided(WithChannels, WithDesk, WithThreads, Protocol):
    """What is decided about a story with."""


class Needs(WithChannels, WithDesk, WithPeople, WithThreads, WithWhispers, Protocol):
    """The same, with who decided told of it."""


def window(team: str, person: str, channel: str, story: str, room: Seen) -> dict[str, Any] | None:
    """The window for a story somebody sees; None where it is gone."""
    viewer = room.people.viewer(team, person, channel)
    page = room.desk.stories.page(viewer, story)
    if page is None:
        return None
    return arrange_view(page, room.people.zone_of(team, person), channel=channel)


def submitted(body: Mapping[str, Any], room: Needs) -> None:
    """Do what was filled in, and tell who did it, with a button for each thing to take it back."""
    view, team, person = body["view"], str(body["team"]["id"]), str(body["user"]["id"])
    place = json.loads(view["private_metadata"])
    channel, values = str(place["channel"]), view["state"]["values"]
    viewer = room.people.viewer(team, person, channel)
    blocks: list[rich.Block] = []
    try:
        for number, (done, ruling) in enumerate(_decided(place, values, viewer, person, room)):
            if ruling is None:
                blocks.append(rich.section(GONE))
                continue
            blocks.append(rich.section(done))
            button = rich.button("Take it back", action="unrule", value=ruling.id, about=done)
            blocks.append(rich.actions(button, block_id=f"{ARRANGED}:{number}"))
    except RulingError as error:
        blocks.append(rich.section(f"Nothing more was changed: {error}."))
    if blocks:
        room.whispers.whisper(channel, person, "The story was arranged.", blocks)


def _decided(
    place: Mapping[str, Any], values: Mapping[str, Any], viewer: Viewer, person: str, room: Decided
) -> Iterator[tuple[str, Ruling | None]]:
    """What was asked for, done one by one: first the name, then what goes, then where the rest goes."""
    stories, answer, story = room.desk.stories, room.threads.answer, str(place["story"])
    name = str(_chosen(values, NAME, "value") or "").strip()
    if name and name != place["name"]:
        circle = room.channels.circle(viewer.team, str(place["channel"]))
        ruling = stories.rename(viewer, story, name, person, answer, circle=circle)
        yield "The story has its new name.", ruling
    apart = [str(each["value"]) for each in _chosen(values, APART, "selected_options") or ()]
    if apart:
        yield "These articles are a story of their own now.", stories.split(viewer, apart, person, answer)
    same = _chosen(values, SAME, "selected_option")
    if same:
        yield (
            "The two are one story now.",
            stories.merge(viewer, story, str(same["value"]), person, answer),
        )


def _chosen(values: Mapping[str, Any], block: str, field: str) -> Any:
    return values.get(block, {}).get(block, {}).get(field)
