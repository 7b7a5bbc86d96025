"""Who may see what: public, private, both, gone, under embargo, imported, of another team."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.article import Article
from bot.ledger.ledger import Ledger
from bot.reading import Reading
from bot.storage import SettledBy, Store, Transaction, Viewer
from tests.builders import NOW, article, side
from tests.conftest import Hands
from tests.storage.builders import (
    DESK,
    PRIVATE,
    PUBLIC,
    TEAM,
    between,
    into_story,
    measure,
    paper,
    post,
    utterance,
    wire,
)

STRANGER = Viewer(team=TEAM, person="U9")


def words_shown(tx: Transaction, story: str, written: Article, viewer: Viewer) -> str:
    """Everything the store hands this viewer about a story and an article, as one text."""
    findings = (tx.findings.of_story(story, viewer), tx.findings.of_article(written.id, viewer))
    shown = (
        tx.articles.article(written.id, viewer),
        tx.articles.reading(written.id, viewer),
        tx.articles.readings_of_story(story, viewer),
        tx.articles.replaced_readings(story, viewer, latest=9),
        tx.versions.earlier(article(outlet=written.outlet, title=written.title), viewer),
        tx.postings.seen(written.id, viewer),
        tx.stories.story(story, viewer),
        tx.stories.stories(viewer),
        tx.stories.story_of(written.id, viewer),
        tx.search.candidates(["drones", "secretive"], ["Nordane"], viewer),
        tx.search.known_articles([story], viewer),
        tx.ledgers.of_story(story, viewer),
        findings,
        tx.findings.against(written.id, viewer),
    )
    return repr(shown)


def test_a_text_in_a_public_channel_is_seen_by_the_whole_team(store: Store) -> None:
    with store.transaction(TEAM) as tx:
        written = post(tx, wire())
        assert tx.articles.article(written.id, STRANGER) == written


def test_a_text_in_a_private_channel_is_seen_there_only(store: Store) -> None:
    with store.transaction(TEAM) as tx:
        written = post(tx, wire(), channel="G1")
        assert tx.articles.article(written.id, PRIVATE) == written
        assert tx.articles.article(written.id, Viewer(team=TEAM, person="U1", channels=frozenset({"G1", "C1"})))
        assert tx.articles.article(written.id, PUBLIC) is None
        assert tx.articles.article(written.id, Viewer.channel(TEAM, "G2")) is None


def test_a_text_in_both_is_seen_through_the_public_one(store: Store) -> None:
    with store.transaction(TEAM) as tx:
        written = post(tx, wire(), channel="G1")
        post(tx, wire(), channel="C1", ts="2.0")
        assert tx.articles.article(written.id, STRANGER) == written
        assert [placed.posting.channel for placed in tx.postings.seen(written.id, STRANGER)] == ["C1"]
        assert [placed.posting.channel for placed in tx.postings.seen(written.id, PRIVATE)] == ["G1", "C1"]


def test_a_text_under_embargo_stays_in_its_channel_till_then(store: Store, clock: Hands) -> None:
    with store.transaction(TEAM) as tx:
        written = post(tx, wire(), embargoed_until=NOW + timedelta(hours=1))
        assert tx.articles.article(written.id, PUBLIC) == written
        assert tx.articles.article(written.id, STRANGER) is None
    clock.move(hours=1)
    with store.look(TEAM) as tx:
        assert tx.articles.article(written.id, STRANGER) == written


def test_an_imported_text_is_seen_by_the_whole_team_and_no_other(store: Store) -> None:
    written = wire()
    with store.transaction(TEAM) as tx:
        tx.articles.save_reading(Reading(article=written), imported=True)
        assert tx.articles.article(written.id, STRANGER) == written
    with store.transaction("T2") as tx:
        assert tx.articles.article(written.id, Viewer.desk("T2")) is None


def test_nobody_looks_into_another_workspace(store: Store) -> None:
    with store.transaction(TEAM) as tx:
        written = post(tx, wire())
        story = into_story(tx, written)
    with store.look("T2") as tx:
        assert written.id not in words_shown(tx, story, written, Viewer.desk("T2")).replace(written.text, "")
        with pytest.raises(ValueError, match="cannot look into team T2"):
            tx.articles.article(written.id, DESK)


def test_not_a_word_of_a_private_text_reaches_anybody_else(store: Store) -> None:
    open_, secret = wire(), article("The secretive Nordane drones: 278 drones.", outlet="Quay", title="Nordane secret")
    with store.transaction(TEAM) as tx:
        post(tx, open_)
        post(tx, secret, channel="G1", ts="2.0")
        tx.articles.save_signature(secret.id, '{"form": "Nordane"}')
        story = into_story(tx, secret, name="The Nordane secret", circle="G1")
        tx.stories.join(open_.id, story, decision=SettledBy.MATCH, reasons=("Nordane",), circle="G1")
        tx.ledgers.save(
            story,
            Ledger(
                measures=(measure(secret, open_, label="Nordane drones"), measure(secret, id_="m2")),
                utterances=(utterance(secret, open_, speaker="Speaker of Quay"),),
            ),
        )
        tx.findings.save(story, secret.id, [between(secret, open_)], circle="G1")
        seen = words_shown(tx, story, secret, PUBLIC) + words_shown(tx, story, open_, STRANGER)
        known = words_shown(tx, story, secret, PRIVATE)
    for word in ("Nordane", "secret", "Quay", "278 drones", "articles=2"):
        assert word not in seen, word
        assert word in known, word


def test_a_story_is_counted_named_and_dated_by_what_the_viewer_sees(store: Store) -> None:
    with store.transaction(TEAM) as tx:
        early = post(tx, wire(published="2026-03-10"), channel="G1")
        late = post(tx, paper(published="2026-03-12"), ts="2.0")
        story = into_story(tx, early, name="Drones over the port", circle="G1")
        tx.stories.join(late.id, story, decision=SettledBy.MATCH)
        inside, outside = tx.stories.story(story, PRIVATE), tx.stories.story(story, PUBLIC)
    assert inside is not None
    assert outside is not None
    assert (inside.name, inside.articles, inside.outlets) == ("Drones over the port", 2, ("Sextant", "Chronicle"))
    assert (outside.name, outside.articles, outside.outlets) == ("Night of drones", 1, ("Chronicle",))
    assert inside.since < outside.since


def test_a_finding_is_seen_by_those_who_see_both_its_sides(store: Store) -> None:
    with store.transaction(TEAM) as tx:
        left, right = post(tx, paper()), post(tx, wire(), channel="G1", ts="2.0")
        story = into_story(tx, left, right)
        tx.findings.save(story, left.id, [between(left, right)])
        assert tx.findings.of_story(story, PUBLIC) == ()
        assert len(tx.findings.of_story(story, PRIVATE)) == 1


def test_a_finding_loses_the_further_sides_its_viewer_may_not_see(store: Store) -> None:
    with store.transaction(TEAM) as tx:
        left, right = post(tx, paper()), post(tx, wire(), ts="2.0")
        hidden = post(tx, article("287 drones, a secret source says."), channel="G1", ts="3.0")
        story = into_story(tx, left, right, hidden)
        others = (side("287", "287 drones, a secret source says.", article=hidden.id),)
        tx.findings.save(story, left.id, [between(left, right, others=others, alike=others)])
        (outside,), (inside,) = tx.findings.of_story(story, PUBLIC), tx.findings.of_story(story, PRIVATE)
    assert outside.finding.others == outside.finding.alike == ()
    assert inside.finding.others == inside.finding.alike == others


def test_what_a_private_version_replaces_is_still_shown_to_others(store: Store) -> None:
    with store.transaction(TEAM) as tx:
        old, new = post(tx, wire()), post(tx, paper(), channel="G1", ts="2.0")
        story = into_story(tx, old, new)
        tx.versions.supersede(old.id, new.id)
        assert [each.article for each in tx.articles.readings_of_story(story, PUBLIC)] == [old]
        assert [each.article for each in tx.articles.readings_of_story(story, PRIVATE)] == [new]


def test_a_version_replaced_by_a_hidden_one_is_not_told_to_be_replaced(store: Store) -> None:
    with store.transaction(TEAM) as tx:
        old, new = post(tx, wire()), post(tx, paper(), channel="G1", ts="2.0")
        story = into_story(tx, old, new)
        tx.versions.supersede(old.id, new.id)
        ((outside, hidden),) = tx.articles.replaced_readings(story, PUBLIC, latest=9)
        ((inside, later),) = tx.articles.replaced_readings(story, PRIVATE, latest=9)
    assert outside.article == inside.article == old
    assert (hidden, later) == (None, new.id)
