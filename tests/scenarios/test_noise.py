"""What people made of what was told, shown to the newsroom: on Home and by `/copydesk doctor`."""

from __future__ import annotations

import pytest

from tests.scenarios.conftest import Newsroom, text
from tests.scenarios.test_home import home, shown_home
from tests.scenarios.test_settings import said
from workspace import Person

DAYS = "What was made of my findings in 30 days"


@pytest.fixture
def transport() -> str:
    return "socket"


def dismiss(newsroom: Newsroom, who: Person, reason: str) -> None:
    """Dismiss the first problem on somebody's Home."""
    view = shown_home(newsroom, who)
    block = next(str(each["block_id"]) for each in view.blocks if "dismiss" in str(each.get("elements")))
    who.click(view, block_id=block, action_id="dismiss", value=reason)
    newsroom.stage.settle()


def test_what_was_dismissed_and_why_is_told_to_who_may_see_it(newsroom: Newsroom) -> None:
    ws, anna, ben = newsroom.stage.workspace, newsroom.anna, newsroom.ben
    assert DAYS not in home(newsroom, anna), "nothing was told"
    newsroom.post(text("ferry-timetable"), channel=newsroom.secret)
    assert "weekday date: of 6 told, none dismissed" in home(newsroom, anna)
    for reason in ("Rounding", "Rounding", "Other"):
        dismiss(newsroom, anna, reason)
    line = (
        "weekday date: of 6 told, 3 dismissed (50 %): rounding 2, other 1. Told at sensitivity high 0, medium 6, all 7."
    )
    told = ws.shown(shown_home(newsroom, anna))
    assert DAYS in told
    assert line in told
    assert line in said(newsroom, "doctor")
    assert DAYS not in home(newsroom, ben), "he cannot open the channel"
    assert DAYS not in said(newsroom, "doctor", who=ben)
