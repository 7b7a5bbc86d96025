"""A story of 5,000 articles: one more costs no more than in a story of a few hundred."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import func, insert, make_url, select

from bot.figures.observation import Observation
from bot.filing import entry
from bot.ledger.measure import Measure
from bot.policy import Policy
from bot.reading import Reading
from bot.storage import Store, Transaction, open_database
from bot.storage.codec import dump
from bot.storage.rows import article_columns, figure_columns
from bot.storage.search.terms import Terms
from bot.storage.tables import ArticleRow, FigureRow, MeasureRow, MembershipRow, ObservationRow
from bot.stories import DocumentFrequencies, sign
from tests.builders import article, figure
from tests.conftest import Hands, postgresql_copy, sqlite_copy
from tests.desk.test_stories import POLICY, Room
from tests.storage.builders import DESK, TEAM, post
from tests.stories.builders import FERRY_PAPER, FERRY_WIRE

ARTICLES, MEASURES = 5_000, 100
SENTENCE = "The coastguard counted 214 passengers."


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A database in which the story is told, made once for all tests, and the story's number in it."""

    address: str
    story: str


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def told(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Told]:
    """The story on each engine: to be copied, not written to."""
    if request.param == "sqlite":
        file = tmp_path_factory.mktemp("huge") / "told.db"
        yield _told(sqlite_copy(request.getfixturevalue("sqlite_template"), file))
        return
    with postgresql_copy(request.getfixturevalue("postgresql_server")) as address:
        yield _told(address)


@pytest.fixture
def database_url(told: Told, request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of a copy of it, of this test alone."""
    address = make_url(told.address)
    assert address.database
    if address.get_backend_name() == "sqlite":
        yield sqlite_copy(Path(address.database), tmp_path / "desk.db")
        return
    with postgresql_copy(request.getfixturevalue("postgresql_server"), address.database) as copy:
        yield copy


@pytest.fixture
def ferry(told: Told, store: Store) -> str:
    """The number of the story in the store."""
    return told.story


def _told(address: str) -> Told:
    store = Store(open_database(address), Hands())
    try:
        return Told(address=address, story=_tell(store))
    finally:
        store.close()


def _tell(store: Store) -> str:
    """The number of a story told 5,000 times in a month, each time with one figure of one of a hundred measures."""
    one = article(f"{SENTENCE}\n{FERRY_WIRE}", title="Ferry Havsula runs aground", published="2026-03-10")
    signature = sign(Reading(article=one), DocumentFrequencies.start(POLICY.stories)).to_json()
    counted = Observation(
        article=one.id,
        outlet=one.outlet,
        published=one.published,
        figure=figure("214", SENTENCE, counted="passengers"),
        context=SENTENCE,
    )
    with store.transaction(TEAM) as tx:
        story = tx.stories.open("Ferry Havsula runs aground")
        columns = article_columns(one, tx.scope.now) | {"team": TEAM, "open": True, "signature": signature}
        names = [f"{number:020d}" for number in range(ARTICLES)]
        about = ({"id": name, "about": dump(replace(one, id=name, text=""))} for name in names)
        rows = _entered(tx.scope.session, ArticleRow, [columns | each for each in about])
        placed = {"team": TEAM, "story": int(story), "dated_at": columns["dated_at"], "decision": "match"}
        placed |= {"score": 1.0, "reasons": "[]", "circle": "", "at": tx.scope.now}
        _entered(tx.scope.session, MembershipRow, [placed | {"article": row} for row in rows])
        measures = [
            {"team": TEAM, "story": int(story), "id": f"m{number}", "label": "Passengers", "position": number}
            for number in range(MEASURES)
        ]
        pages = _entered(tx.scope.session, MeasureRow, measures)
        place = {"team": TEAM, "span_start": 23, "span_end": 26}
        lines = [
            place
            | {"entry": pages[at % MEASURES], "article": row, "position": at // MEASURES}
            | {"body": dump(replace(counted, article=names[at]))}
            for at, row in enumerate(rows)
        ]
        _entered(tx.scope.session, ObservationRow, lines)
        for _ in range(3):  # what matters is that the terms are known
            Terms(tx.scope).add(str(columns["indexed"]).split())
    return story


def _entered(session: Any, table: type[Any], rows: list[dict[str, Any]]) -> list[int]:
    """The numbers of the rows entered, in order."""
    return list(session.scalars(insert(table).returning(table.row, sort_by_parameter_order=True), rows))


def test_one_more_article_is_entered_and_nothing_of_the_others_is_lost(store: Store, ferry: str) -> None:
    room = Room(store)
    paper = room.enter(FERRY_PAPER, "1.0", outlet="Chronicle")
    assert room.story(paper) == ferry
    with store.look(TEAM) as tx:
        kept = tx.scope.session.scalar(select(func.count()).select_from(ObservationRow))
        record = tx.stories.story(ferry, DESK)
    assert record is not None
    assert (kept, record.articles) == (ARTICLES, ARTICLES + 1)
    page = room.stories.page(DESK, ferry)
    assert page is not None
    assert len(page.articles) <= 50


def test_its_ledger_is_what_the_latest_say_and_those_asked_about(store: Store, ferry: str) -> None:
    with store.look(TEAM) as tx:
        observations = sum(len(each.observations) for each in tx.ledgers.of_story(ferry, DESK).measures)
        more = sum(len(each.observations) for each in tx.ledgers.of_story(ferry, DESK, about=[f"{0:020d}"]).measures)
    assert observations == 200
    assert more == 201


def test_an_article_entered_again_replaces_what_it_said_and_nothing_else(store: Store, ferry: str) -> None:
    sentence = "Rescue boats took 97 passengers ashore."
    written = article(sentence, outlet="Chronicle", published="2026-03-10")
    read = Reading(article=written, figures=(figure("97", sentence, counted="passengers"),))
    with store.transaction(TEAM) as tx:
        post(tx, written, reading=read)
        tx.stories.join(written.id, ferry, decision=entry.SettledBy.MATCH)
        counts = []
        for _ in range(2):
            entry.refile(tx, [written.id], POLICY)
            counts.append(tx.scope.session.scalar(select(func.count()).select_from(ObservationRow)))
    assert counts == [ARTICLES + 1, ARTICLES + 1]


def test_what_is_struck_of_the_latest_leaves_what_the_others_say(store: Store, ferry: str) -> None:
    with store.transaction(TEAM) as tx:
        ledger = tx.ledgers.of_story(ferry, DESK)
        tx.ledgers.save(ferry, type(ledger)(measures=tuple(_first(each) for each in ledger.measures[:1])))
        kept = tx.scope.session.scalar(select(func.count()).select_from(ObservationRow))
        measures = tx.scope.session.scalar(select(func.count()).select_from(MeasureRow))
    assert (kept, measures) == (ARTICLES - 200 + 1, MEASURES)


def test_candidates_bring_a_bounded_number_of_its_articles(store: Store, ferry: str) -> None:
    with store.look(TEAM) as tx:
        found = tx.search.candidates(("havsula", "brekkstad"), (), DESK, limit=60)
        known = tx.search.known_articles([ferry], DESK, latest=8, besides=[row.article for row in found])
    assert len(found) == 60
    assert 60 <= len(known) <= 68


def test_two_stories_made_one_enter_what_the_latest_say_and_check_the_last(
    store: Store, ferry: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    checked: list[str] = []
    check = entry.check

    def noted(tx: Transaction, article: str, policy: Policy, *, circles: Iterable[str]) -> None:
        checked.append(article)
        check(tx, article, policy, circles=circles)

    monkeypatch.setattr(entry, "check", noted)
    with store.transaction(TEAM) as tx:
        _let_count(tx.scope.session, 300)
    room = Room(store)
    other = room.story(room.enter("The council of Nordane met on Monday about its budget.", "1.0", outlet="Chronicle"))
    checked.clear()
    made = room.stories.merge(DESK, ferry, other, "U1", room.answer)
    assert made is not None
    assert made.articles == ARTICLES
    assert len(checked) == 30
    assert _observed(store, other) == 199  # the 200th of the latest is the council's
    room.stories.undo(DESK, made.id, "U1", room.answer)
    assert _observed(store, ferry) == 200


def _observed(store: Store, story: str) -> int:
    with store.look(TEAM) as tx:
        return sum(len(each.observations) for each in tx.ledgers.of_story(story, DESK).measures)


def _let_count(session: Any, articles: int) -> None:
    """Give each of the latest articles its figure."""
    counted = figure("214", SENTENCE, counted="passengers")
    rows = session.scalars(select(ArticleRow.row).order_by(ArticleRow.row.desc()).limit(articles))
    figures = [figure_columns(counted) | {"team": TEAM, "article": row, "position": 0} for row in rows]
    _entered(session, FigureRow, figures)


def _first(measure: Measure) -> Measure:
    return Measure(id=measure.id, label=measure.label, observations=measure.observations[:1])
