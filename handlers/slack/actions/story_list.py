"""Clicks under a list of stories: one's card, another page."""

from __future__ import annotations

from handlers.slack.actions.click import Click, tell
from handlers.slack.commands.lookups import MOST, Needs, story_card
from handlers.slack.posting.whispers import GONE
from handlers.slack.render.story import stories


def clicked(click: Click, room: Needs) -> None:
    """Open a story's card, or turn the page."""
    viewer = room.people.viewer(click.team, click.person, click.channel)
    zone = room.people.zone_of(click.team, click.person)
    if click.name == "story_card":
        shown = story_card(viewer, click.value, zone, room)
    else:
        page, _, words = click.value.partition("|")
        found = room.desk.stories.find(viewer, words, zone=zone, limit=MOST)
        shown = stories(found, words, zone, int(page)) if found.hits else {"text": GONE, "blocks": None}
    tell(click, room, shown["text"], shown["blocks"])
