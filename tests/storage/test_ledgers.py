"""Ledgers come back as they were entered, and are written where they changed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import event

from bot.article import Article, Span
from bot.happenings.happening import Deed, Happening, Sequence, Stretch, Time
from bot.language.dates.date import DatePrecision
from bot.ledger.happening_entry import accounts, sequences
from bot.ledger.ledger import EMPTY, Ledger
from bot.reading import Reading
from bot.storage import Store
from tests.builders import article
from tests.storage.builders import DESK, PRIVATE, PUBLIC, TEAM, into_story, measure, paper, post, utterance, wire


def test_a_ledger_comes_back_exactly(store: Store) -> None:
    with store.transaction(TEAM) as tx:
        one, two = post(tx, paper()), post(tx, wire(published="2025-12-11T09:14:00+02:00"), ts="2.0")
        story = into_story(tx, one, two)
        ledger = Ledger(
            measures=(measure(two, one, id_="m2"), measure(one, id_="m1", label="Drones")),
            utterances=(utterance(one, two, speaker=None), utterance(two, id_="u0")),
        )
        tx.ledgers.save(story, ledger)
    with store.look(TEAM) as tx:
        assert tx.ledgers.of_story(story, DESK) == ledger
        assert tx.ledgers.of_story(story, PUBLIC) == ledger


def test_a_ledger_saved_again_is_the_later_one(store: Store) -> None:
    with store.transaction(TEAM) as tx:
        one, two, three = (
            post(tx, each, ts=f"{place}.0") for place, each in enumerate((paper(), wire(), article("3 drones.")))
        )
        story = into_story(tx, one, two, three)
        tx.ledgers.save(story, Ledger(measures=(measure(one, two), measure(two, id_="m2"))))
        longer = Ledger(
            measures=(measure(one, id_="m3"), replace(measure(three, one), label="Downed")),
            utterances=(utterance(one),),
        )
        tx.ledgers.save(story, longer)
        assert tx.ledgers.of_story(story, DESK) == longer
        tx.ledgers.save(story, EMPTY)
        assert tx.ledgers.of_story(story, DESK) == EMPTY


def test_saving_what_is_there_already_writes_nothing(store: Store) -> None:
    with store.transaction(TEAM) as tx:
        one, two = post(tx, paper()), post(tx, wire(), ts="2.0")
        story = into_story(tx, one, two)
        ledger = Ledger(measures=(measure(one, two),), utterances=(utterance(one, two),))
        tx.ledgers.save(story, ledger)
    written: list[str] = []
    with store.transaction(TEAM) as tx:
        event.listen(
            tx.scope.session.connection(),
            "before_cursor_execute",
            lambda *call: written.append(call[2]) if not call[2].lstrip().startswith("SELECT") else None,
        )
        tx.ledgers.save(story, ledger)
    assert written == []


def test_a_ledger_names_only_articles_the_archive_has(store: Store) -> None:
    with store.transaction(TEAM) as tx:
        story = into_story(tx, post(tx, wire()))
        with pytest.raises(LookupError, match="save its reading before the ledger"):
            tx.ledgers.save(story, Ledger(measures=(measure(paper()),)))


def test_a_story_nobody_knows_has_an_empty_ledger(store: Store) -> None:
    with store.look(TEAM) as tx:
        assert tx.ledgers.of_story("none", DESK) == EMPTY


def test_two_stories_may_hold_measures_of_one_id(store: Store) -> None:
    with store.transaction(TEAM) as tx:
        one, two = post(tx, paper()), post(tx, wire(), ts="2.0")
        first, second = into_story(tx, one), into_story(tx, two)
        tx.ledgers.save(first, Ledger(measures=(measure(one),)))
        tx.ledgers.save(second, Ledger(measures=(measure(two),)))
        assert tx.ledgers.of_story(first, DESK).measures == (measure(one),)


def happened(*articles: Article) -> dict[str, Reading]:
    """Readings of the articles, each with one happening and one sequence told of its first word."""
    sentence = Span(start=0, end=12)
    time = Time(start=date(2026, 3, 9), end=date(2026, 3, 9), precision=DatePrecision.DAY, weekday=0)
    told = Happening(
        text="Air",
        span=Span(start=0, end=3),
        sentence=sentence,
        time=time,
        act="shoot",
        doers=frozenset({"defense", "air"}),
        names=frozenset({"air"}),
    )
    order = Sequence(
        text="Air",
        span=Span(start=0, end=3),
        sentence=sentence,
        first=Deed(act="launch", doers=frozenset({"army"})),
        second=Deed(act="shoot", doers=frozenset({"defense", "air"}), names=frozenset({"air"})),
        stretch=Stretch(low=24.0, high=None, hedge="more than"),
    )
    return {each.id: Reading(article=each, happenings=(told,), sequences=(order,)) for each in articles}


def test_a_ledger_holds_happenings_of_the_articles_entered_and_of_no_others(store: Store) -> None:
    one, two = paper(), wire(published="2025-12-11T09:14:00+02:00")
    readings = happened(one, two)
    with store.transaction(TEAM) as tx:
        for place, each in enumerate((one, two)):
            post(tx, each, ts=f"{place}.0", reading=readings[each.id])
        story = into_story(tx, one, two)
        assert tx.ledgers.of_story(story, DESK).happenings == ()
        assert tx.ledgers.of_story(story, DESK).sequences == ()
        told = readings[two.id]
        tx.ledgers.save(story, Ledger(happenings=accounts(told), sequences=sequences(told)))
    with store.look(TEAM) as tx:
        assert tx.ledgers.of_story(story, DESK).happenings == accounts(told)
        assert tx.ledgers.of_story(story, DESK).sequences == sequences(told)
        assert tx.articles.reading(one.id, DESK) == readings[one.id]
    with store.transaction(TEAM) as tx:
        tx.ledgers.save(story, EMPTY)
        assert tx.ledgers.of_story(story, DESK) == EMPTY
        assert tx.articles.reading(two.id, DESK) == readings[two.id]


def test_happenings_are_seen_by_who_sees_their_article(store: Store) -> None:
    one, two = paper(), wire()
    readings = happened(one, two)
    with store.transaction(TEAM) as tx:
        post(tx, one, reading=readings[one.id])
        post(tx, two, channel="G1", ts="2.0", reading=readings[two.id])
        story = into_story(tx, one, two)
        told = [readings[each.id] for each in (one, two)]
        ledger = Ledger(
            happenings=tuple(each for reading in told for each in accounts(reading)),
            sequences=tuple(each for reading in told for each in sequences(reading)),
        )
        tx.ledgers.save(story, ledger)
        assert {told.article for told in tx.ledgers.of_story(story, PRIVATE).happenings} == {one.id, two.id}
        assert {told.article for told in tx.ledgers.of_story(story, PUBLIC).happenings} == {one.id}
        assert {told.article for told in tx.ledgers.of_story(story, PRIVATE).sequences} == {one.id, two.id}
        assert {told.article for told in tx.ledgers.of_story(story, PUBLIC).sequences} == {one.id}
