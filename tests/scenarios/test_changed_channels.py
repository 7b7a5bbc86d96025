"""A channel is made private, public or shared: from then on it is what it is, for texts old and new."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from bot.verdict import Severity
from tests.scenarios.conftest import Newsroom, text
from tests.scenarios.test_digests import MORNING, ring, words
from tests.scenarios.test_home import home
from workspace import Channel, Person

OLD, NEW, OTHER = "kestrel-ballot", "dayline-ballot", "sentinel-ballot"  # one story, with figures that differ
QUOTED = "run out of other places to be heard"
SECRETS = ("Kestrel", "Teachers in", "4.5 percent", "Dayline")


@pytest.fixture
def transport() -> str:
    return "socket"


@pytest.fixture
def paper(newsroom: Newsroom) -> Channel:
    """A public channel that is about to change; Ben is not in it."""
    place = newsroom.stage.workspace.add_channel("paper", members=[newsroom.anna])
    newsroom.anna.invite(newsroom.stage.app.bot_user, place)
    newsroom.stage.settle()
    newsroom.post(text(OLD), channel=place)
    return place


def convert(newsroom: Newsroom, channel: Channel, *, private: bool) -> None:
    newsroom.anna.convert(channel, private=private)
    newsroom.stage.settle()


def connect(newsroom: Newsroom, channel: Channel, *, shared: bool = True) -> None:
    newsroom.stage.workspace.connect(channel, shared=shared)
    newsroom.stage.settle()


def asked(newsroom: Newsroom, who: Person, command: str, typed: str, channel: Channel | None = None) -> str:
    done = who.command(command, typed, channel=channel or newsroom.desk)
    done.wait_for_responses(1)
    newsroom.stage.settle()
    return newsroom.stage.workspace.shown(done.responses[0])


def told_elsewhere(newsroom: Newsroom) -> dict[str, str]:
    """Everything that is told of the story where the changed channel is not read, by surface."""
    ben = newsroom.ben
    asked(newsroom, newsroom.anna, "/copydesk", "digest 08:30")
    asked(newsroom, ben, "/copydesk", "digest me 08:30")
    return {
        "reply": newsroom.answer(newsroom.post(text(OTHER), who=ben)),
        "quote": asked(newsroom, ben, "/quote", QUOTED),
        "check": asked(newsroom, ben, "/check", text(OTHER)),
        "search": asked(newsroom, ben, "/story", "pay offer ballot"),
        "figures": asked(newsroom, ben, "/figures", "pay offer ballot"),
        "home": home(newsroom, ben),
        "digest": words(newsroom, ring(newsroom, MORNING)),
        "own digest": words(newsroom, ring(newsroom, MORNING, ben.dm(newsroom.stage.app.bot_user))),
    }


def leaks(told: dict[str, str]) -> list[tuple[str, str]]:
    return [(surface, word) for surface, words_ in told.items() for word in SECRETS if word in words_]


def test_a_channel_made_private_takes_its_texts_old_and_new_from_every_surface_elsewhere(
    newsroom: Newsroom, paper: Channel
) -> None:
    convert(newsroom, paper, private=True)
    newsroom.post(text(NEW), channel=paper)
    assert leaks(told_elsewhere(newsroom)) == []
    assert "Kestrel" in asked(newsroom, newsroom.anna, "/quote", QUOTED), "its members know it still"


def test_a_channel_that_is_shared_takes_its_texts_old_and_new_from_every_surface_elsewhere(
    newsroom: Newsroom, paper: Channel
) -> None:
    connect(newsroom, paper)
    newsroom.post(text(NEW), channel=paper)
    assert leaks(told_elsewhere(newsroom)) == []


def test_where_a_channel_is_shared_nothing_the_team_knows_is_told_any_more(newsroom: Newsroom, paper: Channel) -> None:
    before = newsroom.post(text(OTHER))
    assert "4.5 percent" in newsroom.answer(before)
    inside = newsroom.post(text(NEW), channel=paper)
    assert "Sentinel" in newsroom.answer(inside)
    connect(newsroom, paper)
    assert "Sentinel" not in newsroom.answer(inside)
    assert "Kestrel" in newsroom.answer(inside), "what stands in it is compared on"


def test_what_was_told_elsewhere_of_a_channel_made_private_is_taken_back(newsroom: Newsroom, paper: Channel) -> None:
    reply = newsroom.post(text(OTHER), who=newsroom.ben)
    assert "4.5 percent" in newsroom.answer(reply)
    convert(newsroom, paper, private=True)
    assert [word for word in SECRETS if word in newsroom.answer(reply)] == []


def test_a_name_given_before_a_channel_was_made_private_stays_with_its_members(
    newsroom: Newsroom, paper: Channel
) -> None:
    newsroom.post(text(OTHER), who=newsroom.ben)
    running = newsroom.stage.running.newsroom
    team = newsroom.stage.workspace.team.id
    here = running.room.channels.viewer(team, paper.id)
    [story] = running.desk.overview(here, since=datetime(2026, 1, 1, tzinfo=UTC), least=Severity.LOW).recent
    running.desk.stories.rename(here, story.id, "The Lowmarch ballot", newsroom.anna.id, running.room.threads.answer)
    assert "The Lowmarch ballot" in asked(newsroom, newsroom.ben, "/story", "teachers back strike")
    convert(newsroom, paper, private=True)
    told = asked(newsroom, newsroom.ben, "/story", "teachers back strike")
    assert "Sentinel" in told
    assert "The Lowmarch ballot" not in told


def test_a_channel_made_public_again_is_told_to_the_whole_team_again(newsroom: Newsroom, paper: Channel) -> None:
    convert(newsroom, paper, private=True)
    convert(newsroom, paper, private=False)
    assert "4.5 percent" in newsroom.answer(newsroom.post(text(OTHER), who=newsroom.ben))
    assert "Kestrel" in asked(newsroom, newsroom.ben, "/quote", QUOTED)


def test_a_channel_no_longer_shared_is_told_to_the_whole_team_again(newsroom: Newsroom, paper: Channel) -> None:
    connect(newsroom, paper)
    connect(newsroom, paper, shared=False)
    assert "4.5 percent" in newsroom.answer(newsroom.post(text(OTHER), who=newsroom.ben))


@pytest.mark.parametrize("setting", ["sensitivity high", "mute here", "replies quiet", "mentions on", "unwatch"])
def test_no_setting_opens_a_channel_that_was_closed(newsroom: Newsroom, paper: Channel, setting: str) -> None:
    convert(newsroom, paper, private=True)
    asked(newsroom, newsroom.anna, "/copydesk", setting, channel=paper)
    assert "4.5 percent" not in newsroom.answer(newsroom.post(text(OTHER), who=newsroom.ben))
    assert "Kestrel" not in asked(newsroom, newsroom.ben, "/quote", QUOTED)


def test_a_channel_whose_conversion_was_never_heard_of_is_closed_by_its_next_message(
    newsroom: Newsroom, paper: Channel
) -> None:
    unheard(newsroom, paper)
    newsroom.post("Lunch?", channel=paper)
    assert leaks({"reply": newsroom.answer(newsroom.post(text(OTHER), who=newsroom.ben))}) == []


def test_a_late_event_of_the_time_before_opens_nothing(newsroom: Newsroom, paper: Channel) -> None:
    ws = newsroom.stage.workspace
    convert(newsroom, paper, private=True)
    first = next(each.payload for each in ws.deliveries_of("message") if text(OLD)[:20] in each.event.get("text", ""))
    late = {**first, "event_id": "Ev0LATE", "event": {**first["event"], "ts": "1770000000.000100", "text": "Lunch?"}}
    room = newsroom.stage.running.newsroom
    room.inbox.accept(ws.team.id, "Ev0LATE", "message", late)
    newsroom.stage.settle()
    assert "Kestrel" not in asked(newsroom, newsroom.ben, "/quote", QUOTED)


def unheard(newsroom: Newsroom, channel: Channel) -> None:
    """Make a channel private while the bot hears nothing."""
    state = newsroom.stage.workspace.state
    with state.changing():
        state.channels[channel.id] = replace(state.channels[channel.id], private=True)


def test_a_shared_channel_s_digest_tells_what_stands_in_it_only(newsroom: Newsroom, paper: Channel) -> None:
    newsroom.post(text("kestrel-roof"))
    connect(newsroom, paper)
    asked(newsroom, newsroom.anna, "/copydesk", "digest 08:30", channel=paper)
    told = words(newsroom, ring(newsroom, datetime(2026, 2, 4, 7, 30, 1, tzinfo=UTC), paper))
    assert "Teachers in" in told
    assert "roof" not in told
