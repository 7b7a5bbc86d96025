"""Clicks on the buttons of a reply."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bot.report import DismissReason
from bot.storage import Viewer
from handlers.slack.room import Room

GONE = "That is not there any more: the post was deleted or changed."


def handle(body: Mapping[str, Any], room: Room) -> None:
    """Do what a click asks; the replies it changes are edited in place."""
    action = body["actions"][0]
    team, person, channel = str(body["team"]["id"]), str(body["user"]["id"]), str(body["channel"]["id"])
    viewer = Viewer.channel(team, channel)
    name = str(action["action_id"])
    if name == "confirm":
        done = room.desk.confirm(viewer, str(action["value"]), person, room.answer) is not None
    elif name == "dismiss":
        finding, _, reason = str(action["selected_option"]["value"]).partition("|")
        done = room.desk.dismiss(viewer, finding, person, DismissReason(reason), room.answer) is not None
    elif name.startswith("undo"):
        done = room.desk.undo(viewer, str(action["value"]), person, room.answer) is not None
    elif name == "not_story":
        done = room.desk.not_this_story(viewer, str(action["value"]), person, room.answer)
    else:
        raise ValueError(f"no button is called {name}")
    if not done:
        room.tell(str(body["response_url"]), GONE)
