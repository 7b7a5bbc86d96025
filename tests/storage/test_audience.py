"""A channel gets other readers: its postings, names, reasons and findings follow."""

from __future__ import annotations

import pytest

from bot.article import Article
from bot.report import State
from bot.storage import EVERYBODY, Channel, SettledBy, Store, Transaction, Viewer
from bot.verdict import Severity
from tests.storage.builders import DESK, PUBLIC, TEAM, between, into_story, paper, post, wire

STRANGER = Viewer(team=TEAM, person="U9")
OUTSIDERS = Viewer.channel(TEAM, "C1", shared=True)
CLOSED = ({"private": True, "shared": False}, {"private": False, "shared": True})


def two_channels(tx: Transaction) -> tuple[Article, Article, str]:
    """One text in C1, another in C2, one story named after both; reasons for all to read."""
    tx.channels.save(Channel(id="C1"))
    tx.channels.save(Channel(id="C2"))
    ours, theirs = post(tx, wire()), post(tx, paper(), channel="C2", ts="2.0")
    return ours, theirs, into_story(tx, theirs, ours, name="Drones over the port")


def name(tx: Transaction, story: str, viewer: Viewer) -> str | None:
    known = tx.stories.story(story, viewer)
    return known.name if known else None


@pytest.mark.parametrize("closed", CLOSED)
def test_a_closed_channel_takes_its_postings_along(store: Store, closed: dict[str, bool]) -> None:
    with store.transaction(TEAM) as tx:
        tx.channels.save(Channel(id="C1"))
        written = post(tx, wire())
        assert tx.channels.read_by("C1", **closed)
        assert tx.articles.article(written.id, STRANGER) is None
        assert tx.articles.article(written.id, PUBLIC) == written


def test_a_channel_made_public_again_gives_its_postings_back(store: Store) -> None:
    with store.transaction(TEAM) as tx:
        tx.channels.save(Channel(id="C1"))
        written = post(tx, wire())
        tx.channels.read_by("C1", private=True, shared=True)
        tx.channels.read_by("C1", private=False, shared=True)
        assert tx.articles.article(written.id, STRANGER) is None, "outsiders read it still"
        tx.channels.read_by("C1", private=False, shared=False)
        assert tx.articles.article(written.id, STRANGER) == written


@pytest.mark.parametrize("closed", CLOSED)
def test_no_setting_says_who_reads_a_channel(store: Store, closed: dict[str, bool]) -> None:
    with store.transaction(TEAM) as tx:
        tx.channels.save(Channel(id="C1"))
        written = post(tx, wire())
        tx.channels.read_by("C1", **closed)
        tx.channels.save(Channel(id="C1", sensitivity=Severity.HIGH))
        kept = tx.channels.channel("C1")
        assert kept is not None
        assert (kept.private, kept.shared) == (closed["private"], closed["shared"])
        assert tx.articles.article(written.id, STRANGER) is None


def test_a_channel_as_it_was_changes_nothing(store: Store) -> None:
    with store.transaction(TEAM) as tx:
        assert not tx.channels.read_by("C1", private=True, shared=False), "nobody knows it"
        tx.channels.save(Channel(id="C1"))
        assert not tx.channels.read_by("C1", private=False, shared=False)


def test_other_channels_and_other_teams_stay_as_they_are(store: Store) -> None:
    with store.transaction(TEAM) as tx:
        _, theirs, _ = two_channels(tx)
        tx.channels.read_by("C1", private=True, shared=False)
        assert tx.articles.article(theirs.id, STRANGER) == theirs


@pytest.mark.parametrize("closed", CLOSED)
def test_a_name_the_desk_made_goes_when_the_team_sees_less(store: Store, closed: dict[str, bool]) -> None:
    with store.transaction(TEAM) as tx:
        _, _, story = two_channels(tx)
        tx.channels.read_by("C1", **closed)
        assert name(tx, story, STRANGER) == "Night of drones", "the first headline they see"


def test_a_name_a_person_gave_stays_with_the_members_of_the_closed_channel(store: Store) -> None:
    with store.transaction(TEAM) as tx:
        _, _, story = two_channels(tx)
        tx.rulings.rename(story, "What C1 calls it", "U1")
        tx.channels.read_by("C1", private=True, shared=False)
        assert name(tx, story, STRANGER) == "Night of drones"
        assert name(tx, story, PUBLIC) == "What C1 calls it"
        assert tx.rulings.of_story(story, STRANGER) == ()
        assert [each.name for each in tx.rulings.of_story(story, PUBLIC)] == ["What C1 calls it"]


def test_outsiders_are_told_no_name_from_before_they_came(store: Store) -> None:
    with store.transaction(TEAM) as tx:
        _, _, story = two_channels(tx)
        tx.channels.read_by("C1", private=True, shared=False)
        tx.rulings.rename(story, "Between ourselves", "U1", circle="C1")
        tx.channels.read_by("C1", private=True, shared=True)
        assert name(tx, story, OUTSIDERS) == "Drones over the port", "its own headline"
        assert tx.rulings.of_story(story, OUTSIDERS) == ()
        assert name(tx, story, PUBLIC) == "Between ourselves"


def test_what_another_circle_named_after_it_is_taken_back_too(store: Store) -> None:
    with store.transaction(TEAM) as tx:
        ours, _, story = two_channels(tx)
        post(tx, wire(published="2026-01-01"), channel="G1", ts="3.0")
        tx.stories.rename(story, "Named with C1 in view", circle="C2")
        tx.channels.read_by("C1", private=True, shared=False)
        assert name(tx, story, Viewer.channel(TEAM, "C2")) == "Night of drones"
        assert tx.articles.article(ours.id, Viewer.channel(TEAM, "C2")) is None


def test_a_story_without_a_hidden_text_keeps_its_name_and_reasons(store: Store) -> None:
    with store.transaction(TEAM) as tx:
        ours, theirs, story = two_channels(tx)
        post(tx, ours, channel="C2", ts="3.0")
        tx.channels.read_by("C1", private=True, shared=False)
        assert name(tx, story, STRANGER) == "Drones over the port"
        membership = tx.stories.story_of(theirs.id, STRANGER)
        assert membership is not None
        assert membership.reasons == ("same day",)


@pytest.mark.parametrize("circle", [EVERYBODY, "C2"])
def test_reasons_made_with_a_hidden_text_in_view_are_told_to_nobody_else(store: Store, circle: str) -> None:
    with store.transaction(TEAM) as tx:
        tx.channels.save(Channel(id="C1"))
        ours, theirs = post(tx, wire()), post(tx, paper(), channel="C2", ts="2.0")
        story = into_story(tx, ours)
        tx.stories.join(theirs.id, story, decision=SettledBy.MATCH, score=0.9, reasons=("Nordane",), circle=circle)
        tx.channels.read_by("C1", private=True, shared=False)
        told = tx.stories.story_of(theirs.id, Viewer.channel(TEAM, "C2"))
        assert told is not None
        assert (told.reasons, told.score) == ((), 0.0)


def test_reasons_come_back_to_the_members_only_when_a_move_is_taken_back(store: Store) -> None:
    with store.transaction(TEAM) as tx:
        _, theirs, _ = two_channels(tx)
        ruling = tx.rulings.part(theirs.id, "U1")
        tx.channels.read_by("C1", private=True, shared=False)
        tx.rulings.undo(ruling.id, "U1")
        told = tx.stories.story_of(theirs.id, STRANGER)
        assert told is not None
        assert told.reasons == ()


def test_a_finding_goes_with_what_was_decided_to_the_circle_that_sees_both_sides(store: Store) -> None:
    with store.transaction(TEAM) as tx:
        ours, theirs, story = two_channels(tx)
        (filed,) = tx.findings.save(story, theirs.id, [between(theirs, ours)])
        tx.decisions.confirm(filed.id, STRANGER, "U1")
        tx.channels.read_by("C1", private=True, shared=False)
        assert tx.channels.rehome("C1", "C1") == (theirs.id,)
        assert tx.findings.of_story(story, STRANGER) == ()
        (kept,) = tx.findings.of_story(story, PUBLIC)
        assert (kept.id, kept.state) == (filed.id, State.CONFIRMED)
        tx.channels.read_by("C1", private=False, shared=False)
        assert tx.channels.rehome("C1", EVERYBODY) == (theirs.id,)
        assert [each.id for each in tx.findings.of_story(story, STRANGER)] == [filed.id]


def test_a_finding_no_circle_of_the_channel_sees_both_sides_of_is_retracted(store: Store) -> None:
    with store.transaction(TEAM) as tx:
        ours, theirs, story = two_channels(tx)
        tx.findings.save(story, theirs.id, [between(theirs, ours)])
        tx.channels.read_by("C1", private=False, shared=True)
        assert tx.channels.rehome("C1", "!C1") == (theirs.id,)
        assert [each.state for each in tx.findings.of_story(story, DESK, tuple(State))] == [State.RETRACTED]


def test_a_finding_whose_sides_all_still_see_stays_where_it_is(store: Store) -> None:
    with store.transaction(TEAM) as tx:
        ours, theirs, story = two_channels(tx)
        post(tx, ours, channel="C2", ts="3.0")
        tx.findings.save(story, theirs.id, [between(theirs, ours)])
        tx.channels.read_by("C1", private=True, shared=False)
        assert tx.channels.rehome("C1", "C1") == ()
        assert len(tx.findings.of_story(story, STRANGER)) == 1
