"""What is read to find an article's story is bounded, whatever the planner knows of the archive."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import Engine

from bot.answers.story_lookup import Lookup
from bot.filing import placement
from bot.reading import Reading
from bot.storage import Store, Viewer, migrate, open_database
from bot.storage.tables.base import Table
from tests.benchmarks.stories.archive import TEAM, Press, make, written
from tests.benchmarks.stories.saying import let_speak, said_in
from tests.desk.test_stories import POLICY
from tests.storage.plans import watched

STORIES = 3_000
READ = 1_200  # rows of one step: a thousand postings of rare terms, and what came of them
# The planner knows nothing, on PostgreSQL the sizes of the tables, then what is in them.
LOOKS = {"sqlite": ("", "ANALYZE"), "postgresql": ("", "VACUUM", "ANALYZE")}
READERS = Viewer.channel(TEAM, "C1")


@pytest.fixture
def archive(database_url: str) -> Iterator[Engine]:
    """An archive as an import leaves it: the database has not looked yet at what is in it."""
    engine = open_database(database_url)
    _let_nobody_look(engine)
    make(engine, STORIES)
    yield engine
    engine.dispose()


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def spoken(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    """An archive with figures and quotes, PostgreSQL knowing the sizes of its tables only."""
    if request.param == "sqlite":
        engine = open_database(f"sqlite:///{tmp_path_factory.mktemp('spoken') / 'desk.db'}")
        migrate(engine)
    else:
        engine = open_database(request.getfixturevalue("postgresql_server").replace("/postgres?", "/spoken?"))
        _run(
            open_database(request.getfixturevalue("postgresql_server")), "CREATE DATABASE spoken TEMPLATE template_desk"
        )
    _let_nobody_look(engine)
    make(engine, STORIES)
    let_speak(engine, STORIES)
    if request.param == "postgresql":
        _run(engine, "VACUUM")
    yield engine
    engine.dispose()


def test_the_search_for_a_story_reads_a_bounded_number_of_rows(archive: Engine) -> None:
    for looked in LOOKS[archive.dialect.name]:
        if looked:
            _run(archive, looked)
        with watched(archive) as plans:
            find_stories(Store(archive))
        assert plans.most <= READ, looked
        assert not {*plans.scans} & {"articles", "memberships", "stories"}, looked


@pytest.mark.parametrize(
    "question",
    ["people", "people time year government", "people since January 2021", "since January 2021", '"of the"', "1", "2"],
)
def test_a_question_about_very_many_articles_reads_a_bounded_number_of_rows(
    spoken: Engine, question: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.storage.articles._FEW", READ // 2)
    with watched(spoken) as plans, Store(spoken).look(TEAM) as tx:
        found = Lookup(tx, READERS, POLICY, frozenset()).find(question, limit=10)
    assert len(found.hits) == 10
    assert plans.most <= READ
    assert not {*plans.scans} & {"articles", "figures", "memberships", "stories", "versions"}


@pytest.mark.parametrize("words", ["the people of the time", "people", "it is in the"])
def test_a_search_for_common_words_somebody_said_reads_a_bounded_number_of_rows(
    spoken: Engine, words: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.storage.search.utterances._COMMON", 20)
    monkeypatch.setattr("bot.storage.search.utterances._POSTINGS", 40)
    with watched(spoken) as plans, Store(spoken).look(TEAM) as tx:
        tx.sayings.like(words, READERS, least=50, limit=10)
    assert 0 < plans.most <= 300 or spoken.dialect.name == "sqlite"
    assert not {*plans.scans} & {"articles", "utterances", "versions"}


def test_a_quote_is_found_by_common_words_that_stand_in_it_together(
    spoken: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.storage.search.utterances._COMMON", 20)
    monkeypatch.setattr("bot.storage.search.utterances._POSTINGS", 40)
    made = next(each for each in Press().articles(STORIES) if len(said_in(each).split()) > 20)
    with Store(spoken).look(TEAM) as tx:
        said = tx.sayings.like(" ".join(said_in(made).split()[5:13]), READERS, least=80, limit=10)
    assert str(made.number + 1) in {story for story, _, _ in said}


def find_stories(store: Store) -> None:
    """Place what another outlet writes a day later on some known stories."""
    thresholds = POLICY.stories
    for made in list(Press().articles(STORIES))[:: STORIES // 5]:
        reading = Reading(article=written(replace(made, at=made.at + timedelta(days=1))))
        published = reading.article.published
        assert published is not None
        with store.look(TEAM) as tx:
            signature = placement.signature_of(tx, reading, thresholds)
            near = placement.look_near(tx, signature, READERS, thresholds, at=published.at)
            found = placement.find_story(tx, signature, near, READERS, thresholds, published=published)
        assert found.story == str(made.number + 1)


def _let_nobody_look(engine: Engine) -> None:
    """Keep PostgreSQL from looking by itself, at any moment, at what is in a table."""
    if engine.dialect.name == "postgresql":
        tables = [table.name for table in Table.metadata.sorted_tables]
        _run(engine, *(f"ALTER TABLE {table} SET (autovacuum_enabled = off)" for table in tables))


def _run(engine: Engine, *statements: str) -> None:
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        for statement in statements:
            connection.exec_driver_sql(statement)
