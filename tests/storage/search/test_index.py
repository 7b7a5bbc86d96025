"""A full-text index that is missing: found out, made again, and said so."""

from __future__ import annotations

import logging

import pytest
from sqlalchemy import text

from bot.storage import Store, require_schema
from bot.storage.search.index import mend_index
from tests.storage.builders import DESK, PUBLIC, TEAM, into_story, paper, post, utterance, wire

GONE = {
    ("sqlite", "articles"): "DROP TABLE articles_fts",
    ("sqlite", "quotes"): "DROP TABLE versions_fts",
    ("postgresql", "articles"): "DROP INDEX ix_articles_search",
    ("postgresql", "quotes"): "DROP INDEX ix_versions_search",
}


@pytest.fixture
def archive(store: Store) -> Store:
    """Two articles in a story, and what both quote."""
    with store.transaction(TEAM) as tx:
        articles = post(tx, wire(), ts="1.0"), post(tx, paper(), ts="2.0")
        story = into_story(tx, *articles)
        ledger = tx.ledgers.of_story(story, DESK)
        tx.ledgers.save(story, type(ledger)(utterances=(utterance(*articles),)))
    return store


def found(store: Store) -> tuple[int, int]:
    """How many articles and how many quotes a look-up finds."""
    with store.look(TEAM) as tx:
        articles = tx.search.candidates(("drones",), (), PUBLIC)
        quotes = tx.sayings.like("drones", PUBLIC, least=80, limit=5)
    return len(articles), len(quotes)


def break_(store: Store, statement: str) -> None:
    with store.engine.begin() as connection:
        connection.execute(text(statement))


@pytest.mark.parametrize("what", ["articles", "quotes"])
def test_an_index_that_is_gone_is_made_again_and_said(
    archive: Store, what: str, caplog: pytest.LogCaptureFixture
) -> None:
    whole = found(archive)
    assert min(whole) > 0
    break_(archive, GONE[archive.engine.dialect.name, what])
    with caplog.at_level(logging.WARNING, logger="copydesk.storage"):
        require_schema(archive.engine)
    assert caplog.records[0].getMessage().startswith(f"the full-text index of the archive's {what}")
    assert f"2 {what}" in caplog.records[-1].getMessage()
    assert found(archive) == whole


@pytest.mark.parametrize("index", ["articles_fts", "versions_fts"])
def test_an_index_that_is_there_but_empty_is_filled(archive: Store, index: str) -> None:
    if archive.engine.dialect.name == "postgresql":
        pytest.skip("PostgreSQL fills its index as it makes it")
    whole = found(archive)
    break_(archive, f"INSERT INTO {index}({index}) VALUES ('delete-all')")
    assert found(archive) != whole
    assert mend_index(archive.engine)
    assert found(archive) == whole


def test_what_is_kept_after_the_mending_is_found_too(archive: Store) -> None:
    break_(archive, GONE[archive.engine.dialect.name, "articles"])
    mend_index(archive.engine)
    with archive.transaction(TEAM) as tx:
        later = post(tx, wire(url="https://sextant.example/later"), ts="3.0")
        into_story(tx, later)
    assert found(archive)[0] == 3


def test_a_whole_index_is_left_alone_in_silence(archive: Store, caplog: pytest.LogCaptureFixture) -> None:
    assert not mend_index(archive.engine)
    assert caplog.records == []
