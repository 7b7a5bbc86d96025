from datetime import UTC, datetime, timedelta

import pytest

from bot.article import Moment
from bot.stories.life import Stage, life, reach, stage, within_reach
from tests.stories.builders import thresholds

START = datetime(2026, 3, 10, 6, 0, tzinfo=UTC)


def after(**passed):
    return Moment(at=START + timedelta(**passed))


@pytest.mark.parametrize(
    ("articles", "now", "expected"),
    [
        ([after()], after(hours=1), Stage.NEW),
        ([after(), after(days=1)], after(days=1, hours=2), Stage.DEVELOPING),
        ([after()], after(days=5), Stage.QUIET),
        ([after()], after(days=90), Stage.CLOSED),
        ([after(), after(days=60)], after(days=150), Stage.QUIET),
    ],
)
def test_a_story_goes_from_new_to_closed_and_a_long_one_closes_later(articles, now, expected):
    assert stage(life(articles), now.at, thresholds()) is expected


def test_a_clock_that_goes_back_leaves_a_story_as_it_was():
    assert stage(life([after(), after(hours=3)]), START - timedelta(days=2), thresholds()) is Stage.NEW


def test_the_order_of_arrival_does_not_change_a_life():
    assert life([after(days=1), after()]) == life([after(), after(days=1)])


def test_a_story_without_a_dated_article_has_no_known_life_and_stays_open():
    assert life([]) is None
    assert within_reach(None, after(), thresholds())


def test_an_article_may_join_as_long_before_a_story_as_after_it():
    lived = life([after()])
    margin = reach(lived, thresholds())
    inside, outside = margin - timedelta(hours=1), margin + timedelta(hours=1)
    assert [
        within_reach(lived, Moment(at=START + away), thresholds()) for away in (inside, -inside, outside, -outside)
    ] == [True, True, False, False]


def test_a_date_at_either_end_of_the_calendar_is_out_of_reach_and_no_error():
    for year in (1, 9999):
        odd = life([Moment(at=START.replace(year=year, month=1, day=1))])
        assert not within_reach(life([after()]), Moment(at=START.replace(year=year, month=12, day=31)), thresholds())
        assert not within_reach(odd, after(), thresholds())


def test_no_story_stays_open_for_ever():
    old = life([after(), after(days=4_000)])
    assert not within_reach(old, after(days=4_400), thresholds())
