"""Dates told in news text, resolved against the day of publication: Thursday, 12 March 2026."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.article import Moment
from bot.language.dates import days as calendar_days
from bot.language.dates import extract as dates
from bot.language.dates.date import Bound, DateMention, DatePrecision
from bot.language.pipeline import Pipeline
from bot.stories import lede_days

PUBLISHED = Moment.parse("2026-03-12")


def found(pipeline: Pipeline, text: str, published: Moment | None = PUBLISHED) -> list[DateMention]:
    return list(dates.find(pipeline.parse(text), published))


def only(pipeline: Pipeline, text: str, published: Moment | None = PUBLISHED) -> DateMention:
    mentions = found(pipeline, text, published)
    assert len(mentions) == 1, mentions
    return mentions[0]


DAYS = [
    ("The ferry sank on Thursday.", "Thursday", "2026-03-12"),
    ("The mayor resigned on Friday.", "Friday", "2026-03-06"),
    ("The ferry will sail again on Friday.", "Friday", "2026-03-13"),
    ("The hearing will be held on Monday.", "Monday", "2026-03-16"),
    ("The court is due to rule on Tuesday.", "Tuesday", "2026-03-17"),
    ("The bill was approved by the Senate on Tuesday.", "Tuesday", "2026-03-10"),
    ("She said on Tuesday that she would step down.", "Tuesday", "2026-03-10"),
    ("Tuesday's vote was close.", "Tuesday", "2026-03-10"),
    ("Tuesday’s vote was close.", "Tuesday", "2026-03-10"),
    ("The strike ended last Thursday.", "last Thursday", "2026-03-05"),
    ("The strike begins next Thursday.", "next Thursday", "2026-03-19"),
    ("He told parliament late on Wednesday.", "late on Wednesday", "2026-03-11"),
    ("They met early Wednesday.", "early Wednesday", "2026-03-11"),
    ("Shots were heard on Wednesday night.", "Wednesday night", "2026-03-11"),
    ("Yesterday the river rose.", "Yesterday", "2026-03-11"),
    ("The results come tomorrow.", "tomorrow", "2026-03-13"),
    ("The bridge fell on Nov 25.", "Nov 25", "2025-11-25"),
    ("The bridge fell on 25 November.", "25 November", "2025-11-25"),
    ("The bridge fell on the 25th of November.", "25th of November", "2025-11-25"),
    ("The bridge reopens on April 2nd.", "April 2nd", "2026-04-02"),
    ("It was signed on Dec. 11, 2024.", "Dec. 11, 2024", "2024-12-11"),
    ("It was signed on 11 December 2024.", "11 December 2024", "2024-12-11"),
    ("It was signed on 2024-12-11.", "2024-12-11", "2024-12-11"),
    ("It was signed on 25/11/2024.", "25/11/2024", "2024-11-25"),
    ("The ferry sank fourteen days ago.", "fourteen days ago", "2026-02-26"),
    ("The ferry sank 14 days ago.", "14 days ago", "2026-02-26"),
    ("The ferry sank twenty-four hours ago.", "twenty-four hours ago", "2026-03-11"),
    ("The ferry sank forty-eight hours ago.", "forty-eight hours ago", "2026-03-10"),
    ("The harbour shut on 28 May.", "28 May", "2025-05-28"),
    ("Friday’s vote will be close.", "Friday", "2026-03-13"),
    ("On Friday, the council will vote.", "Friday", "2026-03-13"),
    ("He sank his boat on August 30.", "August 30", "2025-08-30"),
    ("The boat will sail on August 30.", "August 30", "2026-08-30"),
    ("The vote is on August 30.", "August 30", "2026-08-30"),
    ("The vote on August 30 failed.", "August 30", "2025-08-30"),
    ("The mayor said the vote in Kelby on August 30 matters.", "August 30", "2026-08-30"),
    ("The talks, planned for March 1, failed.", "March 1", "2026-03-01"),
    ("It closed on Christmas Day.", "Christmas Day", "2025-12-25"),
    ("It closed on Thanksgiving 2025.", "Thanksgiving 2025", "2025-11-27"),
]


@pytest.mark.parametrize(("text", "words", "day"), DAYS)
def test_a_day_told_in_any_way_is_found_and_resolved(blank: Pipeline, text: str, words: str, day: str) -> None:
    mention = only(blank, text)
    assert (mention.text, mention.day) == (words, date.fromisoformat(day))


STRETCHES = [
    ("Talks resume next week.", "next week", "2026-03-16", "2026-03-22", DatePrecision.WEEK),
    ("A bill passed this week.", "this week", "2026-03-09", "2026-03-15", DatePrecision.WEEK),
    ("It emerged last week.", "last week", "2026-03-02", "2026-03-08", DatePrecision.WEEK),
    ("Sales fell last month.", "last month", "2026-02-01", "2026-02-28", DatePrecision.MONTH),
    ("Prices rose last year.", "last year", "2025-01-01", "2025-12-31", DatePrecision.YEAR),
    ("The summit in August failed.", "August", "2025-08-01", "2025-08-31", DatePrecision.MONTH),
    ("The summit will open in August.", "August", "2026-08-01", "2026-08-31", DatePrecision.MONTH),
    ("It was built in February 2022.", "February 2022", "2022-02-01", "2022-02-28", DatePrecision.MONTH),
    (
        "He resigned at the end of November.",
        "the end of November",
        "2025-11-21",
        "2025-11-30",
        DatePrecision.PART_OF_MONTH,
    ),
    ("It rained in early September.", "early September", "2025-09-01", "2025-09-10", DatePrecision.PART_OF_MONTH),
    ("Work began in late 2023.", "late 2023", "2023-09-01", "2023-12-31", DatePrecision.PART_OF_YEAR),
    ("Profit fell in the first quarter of 2025.", "the first quarter of 2025", "2025-01-01", "2025-03-31", "quarter"),
    ("She was born in the 1990s.", "the 1990s", "1990-01-01", "1999-12-31", DatePrecision.DECADE),
    ("The famine between 1932 and 1933.", "between 1932 and 1933", "1932-01-01", "1933-12-31", DatePrecision.SPAN),
    ("It has shrunk over the past three weeks.", "the past three weeks", "2026-02-19", "2026-03-12", "span"),
    ("They left two years ago.", "two years ago", "2024-01-01", "2024-12-31", DatePrecision.YEAR),
    ("They left forty years ago.", "forty years ago", "1986-01-01", "1986-12-31", DatePrecision.YEAR),
    ("They left a hundred and five years ago.", "a hundred and five years ago", "1921-01-01", "1921-12-31", "year"),
    ("They ran at the weekend.", "the weekend", "2026-03-07", "2026-03-08", DatePrecision.WEEKEND),
    ("It met on Feb 3 and 4.", "Feb 3 and 4", "2026-02-03", "2026-02-04", DatePrecision.SPAN),
]


@pytest.mark.parametrize("row", STRETCHES, ids=lambda row: row[1])
def test_a_stretch_of_days_keeps_its_precision(blank: Pipeline, row: tuple[str, str, str, str, str]) -> None:
    text, words, start, end, precision = row
    mention = only(blank, text)
    assert (mention.text, mention.precision) == (words, precision)
    assert (mention.start, mention.end) == (date.fromisoformat(start), date.fromisoformat(end))


BOUNDED = [
    ("More than 1,000 have died since October 2023.", "since October 2023", "2023-10-01", "2026-03-12", Bound.SINCE),
    ("It has gained 0.8 percent so far in 2026.", "so far in 2026", "2026-01-01", "2026-03-12", Bound.SO_FAR),
    ("It has gained 0.8 percent so far this year.", "so far this year", "2026-01-01", "2026-03-12", Bound.SO_FAR),
    ("The road is shut until Friday.", "until Friday", None, "2026-03-13", Bound.UNTIL),
    ("It must be paid before 1 April.", "before 1 April", None, "2026-03-31", Bound.BEFORE),
    ("Rents rose after March 2.", "after March 2", "2026-03-03", None, Bound.AFTER),
]


@pytest.mark.parametrize("row", BOUNDED, ids=lambda row: row[1])
def test_since_until_and_so_far_bound_the_stretch(
    blank: Pipeline, row: tuple[str, str, str | None, str | None, Bound]
) -> None:
    text, words, start, end, bound = row
    mention = only(blank, text)
    assert (mention.text, mention.bound) == (words, bound)
    assert mention.start == (start and date.fromisoformat(start))
    assert mention.end == (end and date.fromisoformat(end))


def test_a_day_without_its_year_is_the_same_day_for_whoever_asks(blank: Pipeline) -> None:
    text, published = "Deputies fear the vote on March 28.", Moment.parse("2026-01-10")
    day = date(2026, 3, 28)
    assert only(blank, text, published).day == day
    assert [mention.day for mention in dates.read(text, published.day)] == [day]
    assert [written.day for written in dates.written(text, published.day)] == [day]
    assert lede_days.told(text, published.day) == (day,)
    assert calendar_days.nearest(published.day, 3, 28) == day


def test_the_verb_decides_before_the_nearest_year_does() -> None:
    published = date(2026, 1, 10)
    assert [each.day for each in dates.written("They fear for March 28.", published)] == [date(2026, 3, 28)]
    assert [each.day for each in dates.written("Nine were killed on March 28.", published)] == [date(2025, 3, 28)]


def test_a_weekday_decides_between_years_but_not_within_a_month_of_publication() -> None:
    def day(text: str) -> date:
        return dates.written(text, date(2026, 1, 10))[0].day

    assert day("the vote on Friday, March 28") == date(2025, 3, 28)
    assert day("the vote on Saturday, March 28") == date(2026, 3, 28)
    assert day("the vote on Friday, January 10") == date(2026, 1, 10)


def test_a_leap_day_without_its_year_is_that_of_the_nearest_leap_year() -> None:
    assert calendar_days.nearest(date(2026, 1, 10), 2, 29) == date(2024, 2, 29)
    assert calendar_days.nearest(date(2026, 3, 12), 11, 31) is None


def test_a_text_without_a_parse_ends_its_sentences_at_stops_and_not_at_short_months() -> None:
    text = "The boats will sail. Fog came on Sept. 30 and stayed.\nThe pier on 2 Oct. Alder built was new."
    assert [mention.day for mention in dates.read(text, date(2026, 3, 12))] == [date(2025, 9, 30), date(2025, 10, 2)]


def test_overnight_is_the_two_days_around_the_night(blank: Pipeline) -> None:
    mention = only(blank, "Drones hit the port overnight.")
    assert mention.precision is DatePrecision.NIGHT
    assert (mention.start, mention.end) == (date(2026, 3, 11), date(2026, 3, 12))


def test_overnight_belongs_to_the_day_its_own_sentence_tells(blank: Pipeline) -> None:
    overnight, day = found(blank, "The port was hit overnight on Feb. 28.")
    assert (overnight.end, day.day) == (date(2026, 2, 28), date(2026, 2, 28))


def test_a_day_earlier_counts_from_the_day_told_before(blank: Pipeline) -> None:
    _, earlier = found(blank, "They met on Tuesday. A day earlier, they had quarrelled.")
    assert earlier.day == date(2026, 3, 9)


def test_a_month_beside_a_feast_is_the_month_of_that_feast(blank: Pipeline) -> None:
    _, month = found(blank, "He wants a deal by Thanksgiving, at the end of November.")
    assert month.start == date(2025, 11, 21)


def test_without_a_date_of_publication_a_relative_date_stays_open(blank: Pipeline) -> None:
    for text in ("It sank on Thursday.", "It sank overnight.", "It sank last week.", "It sank on 3 May."):
        mention = only(blank, text, None)
        assert mention.anchored
        assert not mention.resolved


def test_a_full_date_needs_no_date_of_publication(blank: Pipeline) -> None:
    mention = only(blank, "It sank on 3 May 2024.", None)
    assert mention.day == date(2024, 5, 3)
    assert not mention.anchored


def test_the_weekday_stated_is_kept_when_it_is_not_that_of_the_date(blank: Pipeline) -> None:
    mention = only(blank, "The vote was on Thursday, Dec 12, 2025.")
    assert mention.day == date(2025, 12, 12)
    assert (mention.weekday, date(2025, 12, 12).weekday()) == (3, 4)


def test_day_and_month_that_can_be_read_in_two_ways_stay_open(blank: Pipeline) -> None:
    assert not only(blank, "It was signed on 12/11/2024.").resolved


def test_a_time_before_the_calendar_begins_stays_open(blank: Pipeline) -> None:
    assert not only(blank, "They lived here nine thousand years ago.").resolved


@pytest.mark.parametrize(
    "text",
    [
        "The minister may resign.",
        "They will march on.",
        "He climbed 1990 metres.",
        "She lives in room 2025.",
        "About 2000 people came.",
        "They hired 2025 nurses in 2000 homes.",
        "It fell on 31 November.",
        "It took seven days and two nights.",
        "The ferry sank fourteen hours ago.",
    ],
)
def test_other_words_and_numbers_are_no_dates(blank: Pipeline, text: str) -> None:
    assert found(blank, text) == []


TELLING = [row[0] for row in DAYS + STRETCHES + BOUNDED]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from([*TELLING, "\r\n", "😀", "\u200b", "29 Feb 9999."])))
def test_every_date_slices_back_to_its_words(blank: Pipeline, parts: list[str]) -> None:
    text = " ".join(parts)
    mentions = found(blank, text)
    assert bool(mentions) >= any(part in TELLING for part in parts)
    for mention in mentions:
        assert mention.span.of(text) == mention.text


def test_a_year_later_is_counted_from_the_year_told_last(pipeline: Pipeline) -> None:
    mentions = found(pipeline, "The ferry was laid up on 3 January. It had been bought in 2014. A year later, it sank.")
    assert [mention.start for mention in mentions] == [date(2026, 1, 3), date(2014, 1, 1), date(2015, 1, 1)]


@pytest.mark.parametrize(
    ("text", "saturday"),
    [
        ("The ferry ran aground this weekend.", date(2026, 3, 7)),
        ("The ferry will sail this weekend.", date(2026, 3, 14)),
    ],
)
def test_this_weekend_is_the_last_one_where_the_verb_looks_back(pipeline: Pipeline, text: str, saturday: date) -> None:
    assert only(pipeline, text).start == saturday
