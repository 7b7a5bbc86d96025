"""Stories, their names and members, and what people decide about them."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.ledger.ledger import Ledger
from bot.report import State
from bot.storage import SettledBy, Store
from tests.builders import NOW, article, finding, side
from tests.conftest import Hands
from tests.storage.builders import (
    DESK,
    PRIVATE,
    PUBLIC,
    TEAM,
    between,
    filed_by,
    into_story,
    measure,
    paper,
    post,
    utterance,
    wire,
)


def test_a_membership_keeps_why(store: Store) -> None:
    with store.transaction(TEAM) as tx:
        written, other = post(tx, wire()), post(tx, paper(), ts="2.0")
        near = into_story(tx, other)
        story = tx.stories.open("Drones")
        tx.stories.join(
            written.id, story, decision=SettledBy.MAYBE, score=0.41, reasons=("same day", "“drones”"), candidate=near
        )
        kept = tx.stories.story_of(written.id, PUBLIC)
    assert kept is not None
    assert (kept.story, kept.decision, kept.score, kept.candidate) == (story, SettledBy.MAYBE, 0.41, near)
    assert (kept.reasons, kept.by, kept.at) == (("same day", "“drones”"), None, NOW)


def test_reasons_found_in_a_private_channel_are_told_there_only(store: Store) -> None:
    with store.transaction(TEAM) as tx:
        written = post(tx, wire(), channel="G1")
        story = into_story(tx, written, circle="G1")
        post(tx, wire(), ts="2.0")
        inside, outside = tx.stories.story_of(written.id, PRIVATE), tx.stories.story_of(written.id, PUBLIC)
    assert inside is not None
    assert outside is not None
    assert (inside.reasons, outside.reasons, outside.story) == (("same day",), (), story)


def test_an_article_joins_one_story_only(store: Store) -> None:
    with store.transaction(TEAM) as tx:
        written = post(tx, wire())
        first = into_story(tx, written)
        into_story(tx, written)
        membership = tx.stories.story_of(written.id, PUBLIC)
    assert membership is not None
    assert membership.story == first


def test_stories_come_latest_first_and_only_those_with_something_since(store: Store) -> None:
    with store.transaction(TEAM) as tx:
        old, new = post(tx, wire(published="2026-03-10")), post(tx, paper(published="2026-03-12"), ts="2.0")
        first, second = into_story(tx, old), into_story(tx, new)
        assert [each.id for each in tx.stories.stories(PUBLIC)] == [second, first]
        assert [each.id for each in tx.stories.stories(PUBLIC, limit=1)] == [second]
        assert [each.id for each in tx.stories.stories(PUBLIC, since=NOW - timedelta(days=1))] == [second]


def test_the_desk_does_not_rename_what_a_person_named(store: Store) -> None:
    with store.transaction(TEAM) as tx:
        story = into_story(tx, post(tx, wire()), name="By the desk")
        tx.stories.rename(story, "Again by the desk")
        assert [each.name for each in tx.stories.stories(PUBLIC)] == ["Again by the desk"]
        tx.stories.rename(story, "By Anna", by="U1")
        tx.stories.rename(story, "By the desk once more")
        assert [each.name for each in tx.stories.stories(PUBLIC)] == ["By Anna"]


def test_an_article_moved_out_is_not_put_back(store: Store) -> None:
    with store.transaction(TEAM) as tx:
        written, other = post(tx, wire()), post(tx, paper(), ts="2.0")
        story = into_story(tx, written, other)
        target = tx.moves.move(written.id, "U1")
        kept = tx.stories.story_of(written.id, PUBLIC)
        assert tx.moves.excluded(written.id) == {story}
        assert tx.moves.excluded(other.id) == frozenset()
    assert kept is not None
    assert (kept.story, kept.decision, kept.by) == (target, SettledBy.MOVED, "U1")
    assert target != story


def test_moving_out_can_be_taken_back(store: Store) -> None:
    with store.transaction(TEAM) as tx:
        written, other = post(tx, wire()), post(tx, paper(), ts="2.0")
        story = into_story(tx, written, other)
        before = tx.stories.story_of(written.id, PUBLIC)
        tx.moves.move(written.id, "U1")
        assert tx.moves.undo(written.id) == story
        assert tx.stories.story_of(written.id, PUBLIC) == before
        assert tx.moves.excluded(written.id) == frozenset()
        assert tx.moves.undo(written.id) is None


def test_an_article_moved_takes_its_words_out_of_the_old_ledger(store: Store) -> None:
    with store.transaction(TEAM) as tx:
        moved, stays = post(tx, paper()), post(tx, wire(), ts="2.0")
        story, target = into_story(tx, moved, stays), into_story(tx)
        tx.ledgers.save(story, Ledger(measures=(measure(moved, stays),), utterances=(utterance(moved, stays),)))
        assert tx.moves.move(moved.id, "U1", target=target) == target
        left = tx.ledgers.of_story(story, DESK)
    assert left.measures[0].observations == measure(stays).observations
    assert left.utterances[0].versions == utterance(stays).versions


def test_an_article_moved_takes_along_what_it_says_against_itself_only(store: Store) -> None:
    alone = finding(
        label="Ages", left=side("278", "Air defences shot down 278 drones.", article=paper().id), right=None
    )
    with store.transaction(TEAM) as tx:
        moved, stays = post(tx, paper()), post(tx, wire(), ts="2.0")
        story = into_story(tx, moved, stays)
        against, within = tx.findings.save(story, moved.id, [between(moved, stays), alone])
        target = tx.moves.move(moved.id, "U1")
        assert [each.id for each in tx.findings.of_story(target, PUBLIC)] == [within.id]
        assert tx.findings.of_story(story, PUBLIC) == ()
        gone = tx.findings.finding(against.id, PUBLIC)
    assert gone is not None
    assert gone.state is State.RETRACTED


def test_an_article_in_no_story_cannot_be_moved(store: Store) -> None:
    with store.transaction(TEAM) as tx:
        written = post(tx, wire())
        with pytest.raises(LookupError, match="no story yet"):
            tx.moves.move(written.id, "U1")


def test_a_story_of_another_team_is_no_target(store: Store) -> None:
    with store.transaction("T2") as tx:
        foreign = tx.stories.open("Elsewhere")
    with store.transaction(TEAM) as tx:
        written = post(tx, wire())
        into_story(tx, written)
        with pytest.raises(LookupError):
            tx.moves.move(written.id, "U1", target=foreign)


def test_a_story_id_is_never_given_again(store: Store, clock: Hands) -> None:
    with store.transaction(TEAM) as tx:
        filed = filed_by(tx, post(tx, paper()), post(tx, wire(), ts="2.0"))
        story = tx.findings.story_of(filed.id, DESK)
    clock.move(days=400)
    with store.transaction(TEAM) as tx:
        tx.retention.purge(clock())
    with store.transaction(TEAM) as tx:
        again = filed_by(tx, post(tx, paper(), ts="3.0"), post(tx, wire(), ts="4.0"))
        assert again.id != filed.id
        assert tx.findings.story_of(again.id, DESK) != story


def test_an_undated_article_counts_from_when_it_came(store: Store) -> None:
    with store.transaction(TEAM) as tx:
        story = into_story(tx, post(tx, article(published=None)))
        record = tx.stories.story(story, PUBLIC)
    assert record is not None
    assert (record.since, record.latest) == (NOW, NOW)
