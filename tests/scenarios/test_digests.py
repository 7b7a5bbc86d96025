"""The digest in Slack: whose, when, of what; its thread, its charts, its corrections."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from tests.scenarios.conftest import Newsroom, text
from tests.scenarios.test_settings import said
from workspace import Channel, Message

MORNING = datetime(2026, 2, 4, 7, 30, 1, tzinfo=UTC)


@pytest.fixture
def transport() -> str:
    return "socket"


def ring(newsroom: Newsroom, moment: datetime, channel: Channel | None = None) -> list[Message]:
    """What the bot posts when its clock looks at that moment."""
    place = channel or newsroom.desk
    before = newsroom.stage.workspace.messages(place)
    newsroom.stage.clock.move_to(moment)
    newsroom.stage.ring()
    return [each for each in newsroom.stage.workspace.messages(place) if each not in before]


def words(newsroom: Newsroom, messages: list[Message]) -> str:
    return "\n".join(newsroom.stage.workspace.shown(each) for each in messages)


def toll(number: int, hour: int) -> str:
    """One wire's word on a toll that rises."""
    return f"""Ferry toll rises to {number} in Marsk strait

PORT ELLA, Feb 3 (Sextant) - The sinking of the ferry Maren in the Marsk strait has killed {number} people, the coast
guard said on Tuesday.

The ferry went down before dawn with 210 people on board, on its way from Port Ella to the island of Sund. Rescue boats
searched the strait all day.

"We are still finding people," coast guard commander Iris Dahl said.

Sextant News Agency
3 February 2026, {hour:02}:00 GMT
"""


def test_a_person_gets_their_own_digest_as_a_direct_message(newsroom: Newsroom) -> None:
    newsroom.post(text("kestrel-ballot"), channel=newsroom.secret)
    assert "08:30 (Europe/Berlin)" in said(newsroom, "digest me 8:30")
    assert "07:00 (America/New_York)" in said(newsroom, "digest me 7:00", who=newsroom.ben)
    dm = newsroom.anna.dm(newsroom.stage.app.bot_user)
    mine = words(newsroom, ring(newsroom, MORNING, dm))
    assert "Teachers" in mine
    other = newsroom.ben.dm(newsroom.stage.app.bot_user)
    assert "Teachers" not in words(newsroom, ring(newsroom, datetime(2026, 2, 4, 12, 0, 1, tzinfo=UTC), other))


def test_a_digest_of_some_beats_tells_nothing_else_and_may_be_left_out_when_empty(newsroom: Newsroom) -> None:
    told = said(newsroom, "digest 08:30 about Duhrenbach, port strike skip empty")
    assert "about Duhrenbach, port strike" in told
    newsroom.post(text("kestrel-ballot"))
    assert ring(newsroom, MORNING) == []
    newsroom.post(text("kestrel-roof"))
    fresh = words(newsroom, ring(newsroom, datetime(2026, 2, 5, 7, 30, 1, tzinfo=UTC)))
    assert "Market hall roof" in fresh
    assert "Teachers" not in fresh


def test_a_rising_toll_is_told_with_old_and_new_and_drawn(newsroom: Newsroom) -> None:
    said(newsroom, "digest 08:30")
    newsroom.post(toll(12, 8).replace("Sextant", "Quay"))
    first = words(newsroom, ring(newsroom, MORNING))
    assert "Ferry" in first
    for number, hour, outlet in ((31, 10, "Sextant"), (60, 12, "Vantage"), (84, 15, "Kestrel")):
        newsroom.post(toll(number, hour).replace("Sextant", outlet))
    fresh = ring(newsroom, datetime(2026, 2, 5, 7, 30, 1, tzinfo=UTC))
    told = words(newsroom, fresh)
    assert "12 → 84" in told
    (drawn,) = (each for each in fresh if {block["type"] for block in each.blocks} == {"data_visualization"})
    line = drawn.blocks[0]["chart"]
    assert [point["value"] for point in line["series"][0]["data"]] == [12, 31, 60, 84]
    assert "84 on" in drawn.text
    assert all(each.root_ts == fresh[0].ts for each in fresh), "everything stands in the thread of the first message"


def test_what_waits_is_carried_over_until_it_is_settled(newsroom: Newsroom) -> None:
    said(newsroom, "digest 08:30 weekdays")
    newsroom.post(text("kestrel-ballot"))
    message = newsroom.post(text("sentinel-ballot"))
    assert "1 needs attention" in words(newsroom, ring(newsroom, MORNING))
    assert "1 needs attention" in words(newsroom, ring(newsroom, datetime(2026, 2, 5, 7, 30, 1, tzinfo=UTC)))
    newsroom.anna.click(newsroom.reply(message), action_id="dismiss", value="Rounding")
    newsroom.stage.settle()
    told = words(newsroom, ring(newsroom, datetime(2026, 2, 6, 7, 30, 1, tzinfo=UTC)))
    assert "needs attention" not in told
    assert "1 quiet" in told
    assert ring(newsroom, datetime(2026, 2, 7, 7, 30, 1, tzinfo=UTC)) == [], "Saturday is no weekday"


def test_a_digest_is_stopped_by_its_button(newsroom: Newsroom) -> None:
    said(newsroom, "digest 08:30")
    [head, *_] = ring(newsroom, MORNING)
    newsroom.anna.click(head, action_id="stop_digest")
    newsroom.stage.settle()
    assert ring(newsroom, datetime(2026, 2, 5, 7, 30, 1, tzinfo=UTC)) == []


def test_a_late_clock_makes_a_digest_within_its_window_once_and_outside_it_not(newsroom: Newsroom) -> None:
    said(newsroom, "digest 08:30")
    newsroom.post(text("kestrel-roof"))
    late = datetime(2026, 2, 4, 12, 0, tzinfo=UTC)  # half past four hours after its time
    assert "Market hall roof" in words(newsroom, ring(newsroom, late))
    assert ring(newsroom, late) == []
    assert ring(newsroom, datetime(2026, 2, 5, 15, 0, tzinfo=UTC)) == [], "more than six hours late"
    assert ring(newsroom, datetime(2026, 2, 6, 7, 30, 1, tzinfo=UTC)) != []


def test_a_preview_is_seen_by_one_and_changes_nothing(newsroom: Newsroom) -> None:
    said(newsroom, "digest 08:30")
    newsroom.post(text("kestrel-roof"))
    assert "Market hall roof" in said(newsroom, "digest now", who=newsroom.ben)
    assert not any("The digest of" in newsroom.stage.workspace.shown(each) for each in _posts(newsroom))
    assert "1 new" in words(newsroom, ring(newsroom, MORNING)), "what was previewed is new all the same"


def test_one_problem_of_several_threads_is_told_once(newsroom: Newsroom) -> None:
    said(newsroom, "digest 08:30")
    newsroom.post(text("kestrel-ballot"))
    newsroom.post(text("sentinel-ballot"))
    newsroom.post(text("dayline-ballot"))
    told = words(newsroom, ring(newsroom, MORNING))
    assert told.count("Edwin Scarfe in") == 1
    assert told.count("£38 billion in") == 1
    assert "3 things to check" in told


def _posts(newsroom: Newsroom) -> list[Message]:
    return list(newsroom.stage.workspace.messages(newsroom.desk))
