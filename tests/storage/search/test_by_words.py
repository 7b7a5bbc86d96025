"""Full-text search finds by stems, on both engines alike."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from bot.article import Article, Moment
from bot.storage import CandidateRow, KnownArticle, Store, Transaction
from tests.builders import article
from tests.storage.builders import PUBLIC, TEAM, into_story, post

TEXTS = {
    "drones": "Ukraine's air defences intercepted drones over Zaporizhzhia.",
    "ferry": "The ferry Saltwind ran aground near Nordane; Captain O’Neill was aboard.",
    "talks": "北京会谈今天开始。 Straße nach Zürich gesperrt.",
}


@pytest.fixture
def archive(store: Store) -> dict[str, Article]:
    with store.transaction(TEAM) as tx:
        kept = {
            name: post(tx, article(text, published=f"2026-03-1{day}"), ts=f"{day}.0")
            for day, (name, text) in enumerate(TEXTS.items())
        }
        for written in kept.values():
            into_story(tx, written)
    return kept


def found(tx: Transaction, archive: dict[str, Article], *terms: str, **window: object) -> list[str]:
    by_id = {written.id: name for name, written in archive.items()}
    return [by_id[row.article] for row in tx.search.candidates(terms, [], PUBLIC, **window)]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("term", "name"),
    [
        ("drone", "drones"),
        ("INTERCEPTS", "drones"),
        ("Ukraine", "drones"),
        ("O'Neill", "ferry"),
        ("O’Neill's", "ferry"),
        ("Zurich", "talks"),
        ("STRASSE", "talks"),
        ("会谈", "talks"),
    ],
)
def test_a_word_is_found_by_its_stem_whatever_its_case_accents_or_script(
    store: Store, archive: dict[str, Article], term: str, name: str
) -> None:
    with store.look(TEAM) as tx:
        assert found(tx, archive, term) == [name]


@pytest.mark.parametrize("term", ["", "  ", '"', "'", "NOT (", "drone*", "a & b", "x OR", "\\", "!:*", "\x00", "-- ;"])
def test_nothing_typed_is_taken_for_the_engines_syntax(store: Store, archive: dict[str, Article], term: str) -> None:
    with store.look(TEAM) as tx:
        assert found(tx, archive, term) in ([], ["drones"])


def test_what_shares_most_comes_first(store: Store, archive: dict[str, Article]) -> None:
    with store.look(TEAM) as tx:
        assert found(tx, archive, "ferry", "Nordane", "aground", "drones") == ["ferry", "drones"]
        assert found(tx, archive, "ferry", "Nordane", "aground", "drones", limit=1) == ["ferry"]


def test_names_are_looked_for_by_their_words(store: Store, archive: dict[str, Article]) -> None:
    with store.look(TEAM) as tx:
        rows = tx.search.candidates([], ["Captain Seamus O'Neill"], PUBLIC)
    assert [row.article for row in rows] == [archive["ferry"].id]
    assert isinstance(rows[0], CandidateRow)


def test_the_window_is_by_the_day_of_publication(store: Store, archive: dict[str, Article]) -> None:
    noon = datetime(2026, 3, 10, 12, tzinfo=UTC)
    with store.look(TEAM) as tx:
        assert found(tx, archive, "drones", "ferry", since=noon) == ["ferry"]
        assert found(tx, archive, "drones", "ferry", until=noon) == ["drones"]


def test_a_superseded_version_is_no_candidate(store: Store, archive: dict[str, Article]) -> None:
    with store.transaction(TEAM) as tx:
        later = post(tx, article("The ferry Saltwind is afloat."), ts="9.0")
        into_story(tx, later)
        tx.versions.supersede(archive["ferry"].id, later.id)
        assert [row.article for row in tx.search.candidates(["ferry"], [], PUBLIC)] == [later.id]


def test_a_forgotten_article_is_not_found(store: Store, archive: dict[str, Article]) -> None:
    with store.transaction(TEAM) as tx:
        tx.postings.mark_deleted("C1", "1.0")
    with store.look(TEAM) as tx:
        assert tx.search.candidates(["ferry"], [], PUBLIC) == ()


def test_known_articles_are_the_latest_signed_ones_oldest_first(store: Store) -> None:
    with store.transaction(TEAM) as tx:
        days = [post(tx, article(f"Day {day}.", published=f"2026-03-0{day}"), ts=f"{day}.0") for day in (3, 1, 2)]
        story = into_story(tx, *days)
        for each in days[:2]:
            tx.articles.save_signature(each.id, f'{{"of":"{each.id}"}}')
        known = tx.search.known_articles([story, "none"], PUBLIC)
        latest = tx.search.known_articles([story], PUBLIC, latest=1)
    third, first, _ = days
    assert [each.article for each in known] == [first.id, third.id]
    assert latest == (
        KnownArticle(
            story=story,
            article=third.id,
            signature=f'{{"of":"{third.id}"}}',
            published=Moment.parse("2026-03-03"),
        ),
    )


def test_words_too_common_to_be_looked_up_alone_are_in_twos(
    store: Store, archive: dict[str, Article], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.storage.search.by_words._POSTINGS", {"sqlite": 0, "postgresql": 0})
    with store.look(TEAM) as tx:
        assert found(tx, archive, "ferry") == []
        assert found(tx, archive, "ferry", "nordane") == ["ferry"]
        assert found(tx, archive, "ferry", "ukraine") == []


def test_a_story_most_of_which_the_viewer_may_not_see_is_known_by_the_rest(store: Store) -> None:
    with store.transaction(TEAM) as tx:
        shown = post(tx, article("Seen by all.", published="2026-03-01"), ts="1.0")
        hidden = [
            post(tx, article(f"Hidden {n}.", published="2026-03-09"), ts=f"2.{n}", channel="G1") for n in range(9)
        ]
        story = into_story(tx, shown, *hidden)
        for each in (shown, *hidden):
            tx.articles.save_signature(each.id, "{}")
        found_too = tx.search.known_articles([story], PUBLIC, latest=2, besides=[shown.id])
        own = tx.search.known_articles([story], PUBLIC, latest=8)
    assert [each.article for each in found_too] == [shown.id] == [each.article for each in own]
