"""How a channel wants to be served: every setting as people type it, with its slips of the keys."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from handlers.demo.stage import staged
from tests.scenarios.conftest import Newsroom, furnished, settings, text
from workspace import Person


@pytest.fixture
def transport() -> str:
    return "socket"


def said(newsroom: Newsroom, words: str, who: Person | None = None, command: str = "/copydesk") -> str:
    done = (who or newsroom.anna).command(command, words, channel=newsroom.desk)
    done.wait_for_responses(1)
    newsroom.stage.settle()
    assert done.error is None
    return newsroom.stage.workspace.shown(done.responses[0])


def test_only_what_is_severe_enough_for_the_channel_is_told(newsroom: Newsroom) -> None:
    assert "high severity only" in said(newsroom, "sensitivity high")
    newsroom.post(text("kestrel-roof"))
    assert "Confirm" not in newsroom.answer(newsroom.post(text("sentinel-roof")))
    assert "high severity only" in said(newsroom, "status")


def test_a_channel_that_wants_reactions_gets_a_mark_and_no_words(newsroom: Newsroom) -> None:
    assert "reaction" in said(newsroom, "replies reactions")
    first = newsroom.post(text("kestrel-ballot"))
    second = newsroom.post(text("sentinel-ballot"))
    ws = newsroom.stage.workspace
    marks = [[reaction.name for reaction in now.reactions] for each in (first, second) if (now := ws.message(each))]
    assert marks == [["white_check_mark"], ["warning"]]
    assert newsroom.answer(first) + newsroom.answer(second) == ""
    newsroom.anna.edit(second, text("sentinel-ballot").replace("5.4 per cent", "4.5 per cent"))
    newsroom.stage.settle()
    now = ws.message(second)
    assert now is not None
    assert [reaction.name for reaction in now.reactions] == ["white_check_mark"]


def test_a_quiet_channel_gets_words_only_where_something_differs(newsroom: Newsroom) -> None:
    said(newsroom, "replies quiet")
    first = newsroom.post(text("kestrel-ballot"))
    assert newsroom.answer(first) == ""
    assert "Confirm" in newsroom.answer(newsroom.post(text("sentinel-ballot")))


def test_an_unwatched_channel_is_not_read_until_it_is_watched_again(newsroom: Newsroom) -> None:
    assert "no more" in said(newsroom, "unwatch")
    assert newsroom.answer(newsroom.post(text("kestrel-roof"))) == ""
    assert "from now on" in said(newsroom, "watch")
    assert "first article of this story" in newsroom.answer(newsroom.post(text("sentinel-roof")))


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("sensitvity high", "`/copydesk sensitivity`"),
        ("sensitivity hihg", "`/copydesk sensitivity high`"),
        ("sensitivity", "`all`, `medium` or `high`"),
        ("sensitivity off weekday dat", "Did you mean `weekday date`?"),
        ("sensitivity off horoscopes", "is no check. The checks are: age birth, clock zones"),
        ("sensitivity silent weekday date", "`all`, `medium`, `high`, `off` or `reset`"),
        ("replies loud", "`thread`, `quiet` or `reactions`"),
        ("mentions perhaps", "`on` or `off`"),
        ("“status”", "I read this channel"),
        ("status\nplease", "I read this channel"),
        ("sensitivity\thihg 👀", "`/copydesk sensitivity high`"),
        ("🗞️ 🐟", "`/copydesk help`"),
        ("digest weekdys 08:30", "Did you mean `weekdays`?"),
        ("digest 08:30 in Europe/Berln", "write it like `in Europe/Berlin`"),
        ("digest 08:30 in <!channel>", "`<!channel>`"),
        ("story ferry", "`/story WORDS`"),
        ("unsubscribe", "`/copydesk digest off`"),
        ("digest 08:30 only gossip", "attention, new, developing"),
        ("x" * 3900, "`/copydesk help`"),
        ("y" * 40_000, "too long"),
        ("<script> & `code`", "`/copydesk help`"),
    ],
)
def test_whatever_is_typed_is_answered_with_what_to_type(quiet_newsroom: Newsroom, typed: str, told: str) -> None:
    assert told in said(quiet_newsroom, typed)


@pytest.fixture(scope="module")
def quiet_newsroom() -> Iterator[Newsroom]:
    """One newsroom for commands that change nothing."""
    with staged("Newsroom", datetime(2026, 2, 3, 12, 0, tzinfo=UTC), settings()) as stage:
        yield furnished(stage)


def test_who_changed_what_is_listed_and_the_doctor_says_what_is_missing(quiet_newsroom: Newsroom) -> None:
    said(quiet_newsroom, "mentions on")
    said(quiet_newsroom, "bots off", who=quiet_newsroom.ben)
    listed = said(quiet_newsroom, "audit")
    assert "@ben: bots off, 3 Feb" in listed
    assert "@anna: mentions on" in listed
    told = said(quiet_newsroom, "doctor")
    assert "✓ scopes" in told
    assert "✓ in this channel" in told
    assert "may be changed by everybody" in told


def test_a_check_is_told_louder_or_quieter_than_the_others_or_not_at_all(newsroom: Newsroom) -> None:
    message = newsroom.post(text("ferry-timetable"))
    assert "Monday, March 3, 2026" in newsroom.answer(message)
    assert "high severity (weekday date: off) here" in said(newsroom, "sensitivity off weekday_date")
    again = newsroom.post(text("ferry-timetable").replace("HARROWMOUTH", "Harrowmouth"))
    assert "Monday, March 3, 2026" not in newsroom.answer(again)
    told = said(newsroom, "status")
    assert "I tell differences of medium and high severity (weekday date: off), in the thread" in told
    assert "name spelling: high, weekday date: off" in said(newsroom, "sensitivity high `Name spelling`")
    assert "sensitivity off weekday date" in said(newsroom, "audit")
    assert "severity (name spelling: high) here" in said(newsroom, "sensitivity reset weekday-date")
    third = newsroom.post(text("ferry-timetable").replace("Kestrel", "Dayline"))
    assert "Monday, March 3, 2026" in newsroom.answer(third)


def test_only_those_named_may_change_settings() -> None:
    own = settings().model_copy(update={"settings_editors": ("admins",)})
    with staged("Newsroom", datetime(2026, 2, 3, 12, 0, tzinfo=UTC), own) as stage:
        newsroom = furnished(stage)
        chief = stage.workspace.add_user("chief", admin=True)
        chief.join(newsroom.desk)
        assert "Only some people" in said(newsroom, "sensitivity high")
        assert "Only some people" in said(newsroom, "digest 08:30")
        assert "high severity only" in said(newsroom, "sensitivity high", who=chief)
        assert "the workspace's admins" in said(newsroom, "doctor")


def test_another_apps_posts_are_read_where_the_channel_wants_it(newsroom: Newsroom) -> None:
    ws = newsroom.stage.workspace
    wire = ws.install_app("Wire", commands=(), events=())
    newsroom.anna.invite(wire.bot_user, newsroom.desk)
    assert newsroom.answer(_wired(newsroom, wire.bot_token)) == ""
    said(newsroom, "bots on")
    assert "first article of this story" in newsroom.answer(_wired(newsroom, wire.bot_token))


def _wired(newsroom: Newsroom, token: str) -> object:
    from slack_sdk import WebClient

    client = WebClient(token, base_url=newsroom.stage.running.newsroom.settings.slack_api_url)
    ts = client.chat_postMessage(channel=newsroom.desk.id, text=text("kestrel-roof"))["ts"]
    newsroom.stage.settle()
    return next(each for each in newsroom.stage.workspace.messages(newsroom.desk) if each.ts == ts)


def test_a_channel_and_its_digest_are_set_in_a_window_where_one_types(newsroom: Newsroom) -> None:
    ws, anna = newsroom.stage.workspace, newsroom.anna
    anna.command("/copydesk", "settings", channel=newsroom.desk).wait_for_view()
    view = ws.modal(anna)
    assert view is not None
    given = {
        "sensitivity": "low",
        "switches": ["watch", "mention"],
        "digest_order": ["on", "skip_empty"],
        "digest_at": "06:45",
        "digest_days": ["Tuesday"],
        "digest_beats": "Lowmarch",
    }
    anna.submit(view, given)
    newsroom.stage.settle()
    told = ws.shown(ws.ephemerals(anna)[-1])
    assert "I tell every difference, in the thread, always." in told
    assert "A digest is due on Tue at 06:45 (Europe/Berlin), about Lowmarch, left out when" in told
    assert "sensitivity low, mention on" in said(newsroom, "audit").replace(
        "mention on, sensitivity low", "sensitivity low, mention on"
    )
    anna.command("/copydesk", "settings", channel=newsroom.desk).wait_for_view()
    again = ws.modal(anna)
    assert again is not None
    anna.submit(again, {"digest_order": [], "switches": ["watch", "muted"]})
    newsroom.stage.settle()
    assert "I am muted." in ws.shown(ws.ephemerals(anna)[-1])
    assert "No digest is ordered here" in said(newsroom, "status")


def test_who_may_not_change_settings_reads_so_in_the_window() -> None:
    own = settings().model_copy(update={"settings_editors": ("admins",)})
    with staged("Newsroom", datetime(2026, 2, 3, 12, 0, tzinfo=UTC), own) as stage:
        newsroom = furnished(stage)
        newsroom.ben.command("/copydesk", "settings", channel=newsroom.desk).wait_for_view()
        view = stage.workspace.modal(newsroom.ben)
        assert view is not None
        assert "Only some people may change settings here" in stage.workspace.shown(view)


def test_a_settings_window_for_where_the_bot_is_not_says_so(newsroom: Newsroom) -> None:
    elsewhere = newsroom.stage.workspace.add_channel("elsewhere", members=[newsroom.anna])
    newsroom.anna.command("/copydesk", "settings", channel=elsewhere).wait_for_view()
    view = newsroom.stage.workspace.modal(newsroom.anna)
    assert view is not None
    assert "invite me" in newsroom.stage.workspace.shown(view)
