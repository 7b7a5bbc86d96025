"""The days a lede tells."""

from __future__ import annotations

from datetime import date

from bot.stories.lede_days import told

PUBLISHED = date(2026, 3, 12)


def test_a_weekday_today_and_a_day_of_the_month_are_told() -> None:
    lede = "The ferry sank on Tuesday. Divers went down today, as on Feb. 25, police said."
    assert told(lede, PUBLISHED) == (date(2026, 2, 25), date(2026, 3, 10), PUBLISHED)


def test_a_day_with_its_year_is_of_that_year() -> None:
    assert told("The ferry sank on March 28, 2019.", PUBLISHED) == (date(2019, 3, 28),)


def test_words_that_begin_like_a_month_tell_no_day() -> None:
    assert told("Marines 12 and mayors 5 marched 3 miles.", PUBLISHED) == ()


def test_without_a_day_of_publication_nothing_is_told() -> None:
    assert told("The ferry sank on Tuesday.", None) == ()
