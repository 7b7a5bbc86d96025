"""Look-ups for one person's eyes, of what they may see: `/story`, `/figures`, `/quote`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from zoneinfo import ZoneInfo

from bot.answers.story_lookup import Found
from bot.digests.chart import alt_text, of_measure
from bot.language.marks import ALL
from bot.storage import Viewer
from handlers.slack.actions.click import Click, tell
from handlers.slack.actions.placement import GONE
from handlers.slack.commands.asked import Asked, asked_of, echo, say
from handlers.slack.render import rich
from handlers.slack.render.quote import quotes
from handlers.slack.render.story import card, figures, stories, taken_for
from handlers.slack.room import Room
from handlers.slack.text import linked, visible

_LONGEST = 600  # characters somebody remembers of a quote
_MOST = 30  # stories found
_MARKS = ALL + " "


def quote(body: Mapping[str, Any], room: Room) -> None:
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
            shown = quotes(found, room.zone_of(asked.team, asked.person))
            say(asked, room, shown["text"], shown["blocks"])
        else:
            say(asked, room, f"I know no quote like {echo(words)}. Try fewer words, in the order they were said.")


def story(body: Mapping[str, Any], room: Room) -> None:
    """`/story WORDS or LINK`: the one story's card, or the stories found, page by page."""
    asked = asked_of(body)
    found, zone = _found(asked, room, "/story"), room.zone_of(asked.team, asked.person)
    if found is None:
        return
    if len(found.hits) == 1:
        shown = taken_for(_card(viewer_of(asked, room), found.hits[0].story.id, zone, room), found)
    else:
        shown = stories(found, _words(asked), zone)
    say(asked, room, shown["text"], shown["blocks"])


def figures_of(body: Mapping[str, Any], room: Room) -> None:
    """`/figures STORY`: the ledger of the story that fits best, and a chart of what moved most."""
    asked = asked_of(body)
    found = _found(asked, room, "/figures")
    if found is None:
        return
    chapter = room.desk.chapter(viewer_of(asked, room), found.hits[0].story.id)
    if chapter is None or not chapter.measures:
        say(asked, room, "I have no figures of that story.")
    else:
        zone = room.zone_of(asked.team, asked.person)
        shown = figures(chapter, zone)
        drawn = next((each for one in chapter.measures if (each := of_measure(one, chapter.card.name))), None)
        words = [rich.context(alt_text(drawn, zone))] if drawn else []
        say(asked, room, shown["text"], rich.fitting([*words, *shown["blocks"]]))
        if drawn:
            room.send_chart(asked.team, asked.person, drawn, zone)


def clicked(click: Click, room: Room) -> None:
    """Under a list of stories: open one's card, or turn the page."""
    viewer = room.people.viewer(click.team, click.person, click.channel)
    zone = room.zone_of(click.team, click.person)
    if click.name == "story_card":
        shown = _card(viewer, click.value, zone, room)
    else:
        page, _, words = click.value.partition("|")
        found = room.desk.stories.find(viewer, words, zone=zone, limit=_MOST)
        shown = stories(found, words, zone, int(page)) if found.hits else {"text": GONE, "blocks": None}
    tell(click, room, shown["text"], shown["blocks"])


def _card(viewer: Viewer, known: str, zone: ZoneInfo, room: Room) -> dict[str, Any]:
    page, chapter = room.desk.stories.page(viewer, known), room.desk.chapter(viewer, known)
    return card(page, chapter, zone) if page and chapter else {"text": GONE, "blocks": None}


def _found(asked: Asked, room: Room, command: str) -> Found | None:
    """The stories meant; None where there is none, and the asker has been told what to type."""
    words = _words(asked)
    if not words.strip(_MARKS):
        say(asked, room, f"Type some words of the story, or a link, after `{command}`: `{command} Lowmarch strike`.")
        return None
    zone = room.zone_of(asked.team, asked.person)
    found = room.desk.stories.find(viewer_of(asked, room), words, zone=zone, limit=_MOST)
    if not found.hits:
        say(asked, room, f"I know no story about {echo(words)}. Try other words: a name or a place works best.")
        return None
    return found


def _words(asked: Asked) -> str:
    return visible(linked(asked.text))[:_LONGEST]


def viewer_of(asked: Asked, room: Room) -> Viewer:
    """Who asks: the person, with the channel they ask in."""
    return room.people.viewer(asked.team, asked.person, asked.channel)
