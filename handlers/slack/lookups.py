"""Look-ups for one person's eyes, of what they may see: `/quote`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bot.storage import Viewer
from handlers.slack.asked import Asked, asked_of, echo, say
from handlers.slack.render.quote import quotes
from handlers.slack.room import Room

_LONGEST = 600  # characters somebody remembers of a quote
_MARKS = "\"'“”‘’„«» "


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


def viewer_of(asked: Asked, room: Room) -> Viewer:
    """Who asks: the person, with the channel they ask in."""
    return room.people.viewer(asked.team, asked.person, asked.channel)
