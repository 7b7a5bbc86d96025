"""Look-ups for one person's eyes, of what they may see: `/story`, `/figures`, `/quote`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Protocol
from zoneinfo import ZoneInfo

from bot.answers.story_lookup import Found
from bot.answers.story_page import Chapter
from bot.digests import Chart
from bot.digests.chart import of_measure
from bot.language.marks import ALL
from bot.storage import Viewer
from handlers.slack.commands.asked import Asked, asked_of, echo, say
from handlers.slack.parts import WithDesk, WithPeople, WithWhispers
from handlers.slack.posting.whispers import GONE
from handlers.slack.render.quote import quotes
from handlers.slack.render.story import card, figures, stories, taken_for
from handlers.slack.text import linked, visible

_LONGEST = 600  # characters somebody remembers of a quote
MOST = 30  # stories found
_MARKS = ALL + " "


class Needs(WithDesk, WithPeople, WithWhispers, Protocol):
    """What somebody is shown what they look for with."""


def quote(body: Mapping[str, Any], room: Needs) -> None:
    """`/quote WORDS`: the family and its versions, who said it."""
    asked = asked_of(body)
    words = asked.text.strip(_MARKS)
    if not words:
        say(asked, room, "Type some words of the quote after `/quote`: `/quote run out of other places`.")
    elif len(words) > _LONGEST:
        say(asked, room, f"That is longer than a quote I look for: some {_LONGEST} characters of it are enough.")
    else:
        found = room.desk.quotes(viewer_of(asked, room), words)
        if found:
            shown = quotes(found, room.people.zone_of(asked.team, asked.person))
            say(asked, room, shown["text"], shown["blocks"])
        else:
            say(asked, room, f"I know no quote like {echo(words)}. Try fewer words, in the order they were said.")


def story(body: Mapping[str, Any], room: Needs) -> None:
    """`/story WORDS or LINK`: the one story's card, or the stories found, page by page."""
    asked = asked_of(body)
    found, zone = _found(asked, room, "/story"), room.people.zone_of(asked.team, asked.person)
    if found is None:
        return
    if len(found.hits) == 1:
        shown = taken_for(story_card(viewer_of(asked, room), found.hits[0].story.id, zone, room), found)
    else:
        shown = stories(found, _words(asked), zone)
    say(asked, room, shown["text"], shown["blocks"])


def figures_of(body: Mapping[str, Any], room: Needs) -> None:
    """`/figures STORY: WORDS`: the table of the story that fits best, and a chart of what moved most.

    Behind a colon stand words the rows are to hold.
    """
    asked = asked_of(body)
    name, narrowed = _narrowed(asked)
    found = _found(name, room, "/figures")
    if found is None:
        return
    viewer = viewer_of(asked, room)
    chapter = room.desk.chapter(viewer, found.hits[0].story.id, asked=narrowed)
    if chapter is None or not chapter.rows:
        of = f" with {echo(narrowed)}" if narrowed else ""
        say(asked, room, f"I have no figures of that story{of}.")
    else:
        zone = room.people.zone_of(asked.team, asked.person)
        shown = figures(chapter, zone, narrowed, _drawn(chapter))
        say(asked, room, shown["text"], shown["blocks"], shown["twin"])


def story_card(viewer: Viewer, known: str, zone: ZoneInfo, room: WithDesk) -> dict[str, Any]:
    """A story's card, or that it is gone."""
    page, chapter = room.desk.stories.page(viewer, known), room.desk.chapter(viewer, known)
    return card(page, chapter, zone) if page and chapter else {"text": GONE, "blocks": None}


def _drawn(chapter: Chapter) -> Chart | None:
    """The first row of a table that can be drawn."""
    return next((each for row in chapter.rows if (each := of_measure(row.measure, chapter.card.name))), None)


def _found(asked: Asked, room: Needs, command: str) -> Found | None:
    """The stories meant; None where there is none, and the asker has been told what to type."""
    words = _words(asked)
    if not words.strip(_MARKS):
        say(asked, room, f"Type some words of the story, or a link, after `{command}`: `{command} Lowmarch strike`.")
        return None
    zone = room.people.zone_of(asked.team, asked.person)
    found = room.desk.stories.find(viewer_of(asked, room), words, zone=zone, limit=MOST)
    if not found.hits:
        say(asked, room, f"I know no story about {echo(words)}. Try other words: a name or a place works best.")
        return None
    return found


def _narrowed(asked: Asked) -> tuple[Asked, str]:
    """What names the story, and the words behind a colon and a space: "Marsk ferry: injured"; a link has no space."""
    name, colon, words = asked.text.partition(": ")
    return (replace(asked, text=name), words.strip(_MARKS)) if colon and words.strip(_MARKS) else (asked, "")


def _words(asked: Asked) -> str:
    return visible(linked(asked.text))[:_LONGEST]


def viewer_of(asked: Asked, room: WithPeople) -> Viewer:
    """Who asks: the person, with the channel they ask in."""
    return room.people.viewer(asked.team, asked.person, asked.channel)
