"""Articles and readings come back exactly as they were kept."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.article import Moment, Span, compose
from bot.figures.figure import Change, Figure, Hedge, Kind, Period, Predicate
from bot.language.names.name import Name, NameKind
from bot.quotes.quote import Quote, QuoteKind
from bot.reading import Reading
from bot.storage import Store
from bot.storage.codec import dump, load
from tests.builders import article
from tests.storage.builders import DESK, PUBLIC, TEAM, into_story, paper, post, wire

FULL = Figure(
    text="$1.50bn",
    span=Span(start=4, end=11),
    sentence=Span(start=0, end=30),
    value=Decimal("1.50E+9"),
    low=Decimal("1450000000"),
    high=None,
    low_open=True,
    parts=(Decimal("2"), Decimal("1.0")),
    kind=Kind.MONEY,
    unit="USD",
    per="year",
    counted="aid",
    head="aid",
    predicate=Predicate(lemma="pledge", family="promise"),
    hedge=Hedge.NEARLY,
    change=Change.RISE,
    period=Period(start=date(2025, 1, 1), end=None),
    as_of=date(2025, 12, 11),
    place="Kyiv",
    source="the ministry",
    quoted=True,
    headline=True,
    comparable=False,
)
READING = Reading(
    article=compose(
        body="The “deal” is worth $1.50bn.",
        title="A deal",
        outlet="Sextant",
        url="https://sextant.example/deal?" + "x" * 5000,
        byline="A. Reporter",
        published=Moment.parse("2025-12-11T09:14:00+02:00"),
        language="en",
    ),
    figures=(FULL,),
    quotes=(
        Quote(
            text="deal",
            span=Span(start=5, end=9),
            sentence=Span(start=0, end=27),
            speaker="Maria Holt",
            mention="she",
            cue="say",
            partial=True,
            continues=0,
            kind=QuoteKind.SCARE,
            source_chain=("told the Sextant",),
        ),
    ),
    names=(
        Name(canonical="Maria Holt", kind=NameKind.PERSON, mentions=(Span(start=0, end=3),), titles=("Ms",)),
        Name(canonical="Kyiv", kind=NameKind.LOCATION, mentions=()),
    ),
)


def test_a_reading_comes_back_exactly(store: Store) -> None:
    with store.transaction(TEAM) as tx:
        post(tx, READING.article, reading=READING)
    with store.look(TEAM) as tx:
        kept = tx.articles.reading(READING.article.id, PUBLIC)
    assert kept == READING
    assert kept is not None
    assert str(kept.figures[0].value) == "1.50E+9"
    assert kept.article.published is not None
    assert kept.article.published.isoformat() == "2025-12-11T09:14:00+02:00"


def test_a_day_stays_a_day(store: Store) -> None:
    with store.transaction(TEAM) as tx:
        kept = tx.articles.article(post(tx, article(published="2026-03-12")).id, PUBLIC)
    assert kept is not None
    assert kept.published == Moment.on(date(2026, 3, 12))


@given(st.decimals(allow_nan=False, allow_infinity=False))
def test_every_decimal_comes_back_with_its_digits(value: Decimal) -> None:
    figure = Figure(
        text="1",
        span=Span(start=0, end=1),
        sentence=Span(start=0, end=1),
        value=value,
        low=value,
        high=value,
        kind=Kind.COUNT,
    )
    assert load(Figure, dump(figure)).value.as_tuple() == value.as_tuple()  # type: ignore[union-attr]


@pytest.mark.parametrize("value", ["1E+70", "1E-70", "123456789012345678901234567890.123456789", "0", "-0.0"])
def test_amounts_beyond_what_a_database_counts_are_kept_all_the_same(store: Store, value: str) -> None:
    figure = Figure(
        text="1",
        span=Span(start=0, end=1),
        sentence=Span(start=0, end=1),
        value=Decimal(value),
        low=None,
        high=None,
        kind=Kind.COUNT,
    )
    reading = Reading(article=article("1 of them."), figures=(figure,))
    with store.transaction(TEAM) as tx:
        post(tx, reading.article, reading=reading)
        assert tx.articles.reading(reading.article.id, PUBLIC) == reading


def test_characters_a_database_refuses_keep_their_place(store: Store) -> None:
    odd = article("Before\x00after, then the end.", title="A\x00title")
    with store.transaction(TEAM) as tx:
        post(tx, odd)
        kept = tx.articles.article(odd.id, PUBLIC)
    assert kept is not None
    assert len(kept.text) == len(odd.text)
    assert kept.text.index("after") == odd.text.index("after")


def test_a_text_of_five_megabytes_is_kept_and_found(store: Store) -> None:
    long = article("Zelenograd talks. " + " ".join(f"word{number:x}" for number in range(500_000)))
    with store.transaction(TEAM) as tx:
        post(tx, long)
        into_story(tx, long)
        assert [row.article for row in tx.search.candidates(["Zelenograd"], [], PUBLIC)] == [long.id]
        kept = tx.articles.article(long.id, PUBLIC)
    assert kept is not None
    assert kept.text == long.text


def test_an_article_saved_again_stays_one(store: Store) -> None:
    with store.transaction(TEAM) as tx:
        assert tx.articles.save_reading(READING)
        assert not tx.articles.save_reading(Reading(article=READING.article))
        assert tx.articles.reading(READING.article.id, DESK) == READING


def test_a_new_reading_replaces_the_old_one_when_asked_to(store: Store) -> None:
    bare = Reading(article=READING.article)
    with store.transaction(TEAM) as tx:
        tx.articles.save_reading(READING)
        tx.articles.save_reading(bare, replace=True)
        assert tx.articles.reading(READING.article.id, DESK) == bare


def test_the_readings_of_a_story_come_oldest_first(store: Store) -> None:
    late, early = wire(published="2026-03-12"), paper(published="2026-03-11T08:00:00+00:00")
    with store.transaction(TEAM) as tx:
        post(tx, late, ts="1.0")
        post(tx, early, ts="2.0")
        story = into_story(tx, late, early)
        kept = [reading.article for reading in tx.articles.readings_of_story(story, PUBLIC)]
        latest = [reading.article for reading in tx.articles.readings_of_story(story, PUBLIC, latest=1)]
    assert kept == [early, late]
    assert latest == [late]


@pytest.mark.parametrize("story", ["", "7", "seven", "9" * 40, "-1", "１"])
def test_a_story_nobody_knows_has_no_readings(store: Store, story: str) -> None:
    with store.look(TEAM) as tx:
        assert tx.articles.readings_of_story(story, DESK) == ()


def test_nothing_is_attached_to_an_article_that_was_not_saved(store: Store) -> None:
    with pytest.raises(LookupError, match="save its reading first"), store.transaction(TEAM) as tx:
        tx.articles.save_signature("0" * 20, "{}")


def test_moments_are_kept_in_utc_and_come_back_with_a_zone(store: Store) -> None:
    with store.transaction(TEAM) as tx:
        late = post(tx, article(published="2026-03-12T23:30:00-05:00"))
        record = tx.stories.story(into_story(tx, late), PUBLIC)
    assert record is not None
    assert record.since == datetime(2026, 3, 13, 4, 30, tzinfo=UTC)
    assert record.since.tzinfo is UTC
