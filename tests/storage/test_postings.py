"""One message is one posting, however it arrives; an edited one shows the new text, a deleted one nothing."""

from __future__ import annotations

import pytest

from bot.ledger.ledger import Ledger
from bot.report import State
from bot.storage import PostingState, Store
from tests.builders import article, posting
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


def test_one_message_is_one_posting_however_often_it_arrives(store: Store) -> None:
    with store.transaction(TEAM) as tx:
        written = post(tx, wire())
        assert not tx.postings.record_posting(posting(ts="1.0"), written.id, private=False)
        assert len(tx.postings.seen(written.id, PUBLIC)) == 1


def test_a_posting_keeps_what_slack_said_of_it(store: Store) -> None:
    where = posting(ts="3.0", thread_ts="2.0", author="U7")
    with store.transaction(TEAM) as tx:
        written = post(tx, wire())
        tx.postings.record_posting(where, written.id, private=False, permalink="https://slack.example/p3")
        kept = tx.postings.posting("C1", "3.0", PUBLIC)
    assert kept is not None
    assert (kept.posting, kept.permalink, kept.article) == (where, "https://slack.example/p3", written.id)


def test_an_edited_message_shows_the_new_text_only(store: Store) -> None:
    with store.transaction(TEAM) as tx:
        old = post(tx, wire())
        new = post(tx, paper())
        assert tx.articles.article(old.id, PUBLIC) is None
        assert tx.articles.article(new.id, PUBLIC) == new


def test_a_posting_of_another_team_is_refused(store: Store) -> None:
    with store.transaction(TEAM) as tx:
        written = post(tx, wire())
        with pytest.raises(ValueError, match="team T2"):
            tx.postings.record_posting(posting(team="T2"), written.id, private=False)


def test_a_deleted_message_is_forgotten_with_every_word(store: Store) -> None:
    with store.transaction(TEAM) as tx:
        kept, gone = post(tx, wire()), post(tx, paper(), ts="2.0")
        filed = filed_by(tx, gone, kept)
        story = tx.findings.story_of(filed.id, DESK)
        assert story is not None
        whole = Ledger(
            measures=(measure(gone, kept, label="Chronicle drones"), measure(gone, id_="m2")),
            utterances=(utterance(gone, kept), utterance(gone, id_="u2")),
        )
        tx.ledgers.save(story, whole)
        result = tx.postings.mark_deleted("C1", "2.0")
        left = tx.ledgers.of_story(story, DESK)
        shown = repr((tx.findings.of_story(story, DESK, tuple(State)), left, tx.stories.stories(DESK)))
    assert (result.article, result.forgotten) == (gone, True)
    assert [(each.id, each.state) for each in result.findings] == [(filed.id, State.RETRACTED)]
    assert [entry.id for entry in left.measures] == ["m1"]
    assert left.measures[0].observations == measure(kept).observations
    assert [entry.id for entry in left.utterances] == ["u1"]
    assert "Chronicle" not in shown
    assert "278" not in shown


def test_a_text_posted_elsewhere_too_is_not_forgotten(store: Store) -> None:
    with store.transaction(TEAM) as tx:
        written = post(tx, wire())
        post(tx, wire(), channel="C2", ts="2.0")
        assert not tx.postings.mark_deleted("C1", "1.0").forgotten
        assert tx.articles.article(written.id, PUBLIC) == written


def test_what_a_private_post_leaves_behind_is_retracted_where_nobody_sees_it_now(store: Store) -> None:
    with store.transaction(TEAM) as tx:
        left, right = post(tx, paper()), post(tx, wire(), ts="2.0")
        post(tx, wire(), channel="G1", ts="3.0")
        story = into_story(tx, left, right)
        tx.findings.save(story, left.id, [between(left, right)])
        (inside,) = tx.findings.save(story, left.id, [between(left, right)], circle="G1")
        retracted = tx.postings.mark_deleted("C1", "2.0").findings
        assert len(retracted) == 1
        assert retracted[0].id != inside.id
        assert [each.id for each in tx.findings.of_story(story, PRIVATE)] == [inside.id]


def test_a_message_deleted_before_it_arrives_is_ignored_when_it_does(store: Store) -> None:
    with store.transaction(TEAM) as tx:
        assert tx.postings.mark_deleted("C1", "1.0").article is None
        written = article()
        post(tx, written)
        kept = tx.postings.posting("C1", "1.0", DESK)
        assert tx.articles.article(written.id, PUBLIC) is None
    assert kept is not None
    assert kept.state is PostingState.DELETED


def test_deleting_twice_changes_nothing(store: Store) -> None:
    with store.transaction(TEAM) as tx:
        post(tx, wire())
        tx.postings.mark_deleted("C1", "1.0")
        assert tx.postings.mark_deleted("C1", "1.0").findings == ()


def test_a_forgotten_text_can_be_posted_anew(store: Store) -> None:
    with store.transaction(TEAM) as tx:
        post(tx, wire())
        tx.postings.mark_deleted("C1", "1.0")
        again = post(tx, wire(), ts="2.0")
        assert tx.articles.article(again.id, PUBLIC) == again
