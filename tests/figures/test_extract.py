from decimal import Decimal

import pytest

from bot.figures.figure import Change, Hedge, Kind
from tests.figures.reading import figures, only


@pytest.mark.parametrize(
    ("text", "number", "value"),
    [
        ("The yard built 1,200 boats.", "1,200", "1200"),
        ("The yard built twenty-one boats.", "twenty-one", "21"),
        ("The yard built half a million boats.", "half a million", "500000"),
        ("The yard built a dozen boats.", "a dozen", "12"),
        ("The yard built two and a half million boats.", "two and a half million", "2500000"),
        ("The bill came to $1.5bn.", "$1.5bn", "1500000000"),
        ("The bill came to 400m dollars.", "400m dollars", "400000000"),
        ("The bill came to Rs 500 crore.", "Rs 500 crore", "5000000000"),
        ("Costs fell by 20 per cent.", "20 per cent", "20"),
        ("The yard built ١٢٣ boats.", "١٢٣", "123"),
        ("The yard built １２ boats.", "１２", "12"),
        ("It lasted 2½ hours.", "2½ hours", "2.5"),
    ],
)
def test_a_number_is_read_however_it_is_written(text: str, number: str, value: str) -> None:
    figure = only(text)
    assert (figure.text, figure.value) == (number, Decimal(value))


@pytest.mark.parametrize(
    ("text", "kind", "unit"),
    [
        ("The bill came to €20.", Kind.MONEY, "EUR"),
        ("The bill came to A$20.", Kind.MONEY, "AUD"),
        ("Its share is 20%.", Kind.PERCENT, "percent"),
        ("Support fell by three percentage points.", Kind.PERCENTAGE_POINTS, "percentage_point"),
        ("The pier is 5 km long.", Kind.LENGTH, "kilometer"),
        ("The wind reached 30 mph.", Kind.SPEED, "mile_per_hour"),
        ("Flights stopped for seven hours.", Kind.DURATION, "hour"),
        ("The skipper is a 39-year-old sailor.", Kind.AGE, "year"),
        ("Grace Ofori, 39, was there.", Kind.AGE, "year"),
        ("The harbour handles three times as many boats.", Kind.MULTIPLE, None),
        ("One in five boats sank.", Kind.RATIO, None),
        ("It was 12C at noon.", Kind.TEMPERATURE, "degree_Celsius"),
    ],
)
def test_a_unit_says_what_sort_of_quantity_it_is(text: str, kind: Kind, unit: str | None) -> None:
    figure = only(text)
    assert (figure.kind, figure.unit) == (kind, unit)


@pytest.mark.parametrize(
    ("text", "hedge", "low", "high"),
    [
        ("About 30 boats sank.", Hedge.ABOUT, "28.5", "31.5"),
        ("Nearly 300 boats sank.", Hedge.NEARLY, "285", "300"),
        ("At least 40 boats sank.", Hedge.AT_LEAST, "40", None),
        ("More than 40 boats sank.", Hedge.MORE_THAN, "40", None),
        ("Fewer than 40 boats sank.", Hedge.LESS_THAN, None, "40"),
        ("Up to 40 boats sank.", Hedge.AT_MOST, None, "40"),
        ("Just over 40 boats sank.", Hedge.MORE_THAN, "40", "42"),
        ("Between 10 and 12 boats sank.", Hedge.BETWEEN, "10", "12"),
        ("10-12 boats sank.", Hedge.BETWEEN, "10", "12"),
        ("The law prevents the fleet from dropping below 76,000 sailors.", Hedge.AT_LEAST, "76000", None),
    ],
)
def test_a_hedge_makes_an_interval(text: str, hedge: Hedge, low: str | None, high: str | None) -> None:
    figure = only(text)
    assert figure.hedge is hedge
    assert (figure.low, figure.high) == (low and Decimal(low), high and Decimal(high))


@pytest.mark.parametrize(
    "text",
    [
        "They met on Nov 25.",
        "They met in 2018.",
        "The train leaves at 5 p.m. sharp.",
        "Call 555-123-4567 for help.",
        "The F-16 and the XC40 were there.",
        "The answer stands on page 4.",
        "On the one hand it rained.",
        "The Group of Seven met.",
        "No one came, and the one they wanted was ill.",
        "He left in his 20s.",
        "COVID-19 is back.",
        "The 1990s were quiet.",
    ],
)
def test_what_counts_nothing_is_no_figure(text: str) -> None:
    assert figures(text) == ()


@pytest.mark.parametrize(
    "text",
    [
        "Hundreds of boats sank.",
        "The 28-point plan was leaked.",
        "A woman screamed from the eighth floor.",
        "One of the boats sank.",
    ],
)
def test_what_is_never_compared_is_returned_as_not_comparable(text: str) -> None:
    assert not only(text).comparable


def test_a_count_has_its_noun_and_its_verb() -> None:
    figure = only("Air defences shot down 287 Navalian drones over the coast.")
    assert (figure.counted, figure.head) == ("Navalian drones", "drone")
    assert figure.predicate is not None
    assert figure.predicate.lemma == "shoot down"


def test_a_share_is_of_what_follows_of() -> None:
    assert only("The army holds 20 percent of the island.").head == "island"


def test_coordinated_counts_share_their_source() -> None:
    found = figures("The navy lost more than 40 boats and over 500 sailors, according to the admiralty.")
    assert [figure.source for figure in found] == ["the admiralty", "the admiralty"]


def test_a_source_says_so() -> None:
    figure = only("The harbour office said 40 boats sank.")
    assert figure.source == "The harbour office"


@pytest.mark.parametrize(
    ("text", "change"),
    [
        ("Prices rose 5%.", Change.RISE),
        ("Prices fell by 5%.", Change.FALL),
        ("Prices rose to 5%.", None),
        ("There was a 5% drop in prices.", Change.FALL),
        ("Air defences shot down 287 drones.", None),
    ],
)
def test_a_change_is_no_level(text: str, change: Change | None) -> None:
    assert only(text).change is change


def test_the_two_levels_of_a_change_are_no_range() -> None:
    assert [figure.value for figure in figures("Membership rose from 50 to 75 boats.")] == [50, 75]


def test_a_score_has_two_parts() -> None:
    figure = only("Kelby won 2-1 on Sunday.")
    assert (figure.kind, figure.parts, figure.value) == (Kind.SCORE, (2, 1), None)


def test_a_headline_figure_says_so() -> None:
    found = figures("Thirteen boats sank.", title="Twelve boats sink")
    assert [figure.headline for figure in found] == [True, False]


@pytest.mark.parametrize(
    ("text", "kind", "unit"),
    [
        ("Revenue rose to 4.21 billion pounds.", Kind.MONEY, "GBP"),
        ("The claim would cost 38 million pounds a year.", Kind.MONEY, "GBP"),
        ("The plant recalled two million pounds of beef.", Kind.MASS, "pound"),
        ("The parcel weighed 40 pounds.", Kind.MASS, "pound"),
    ],
)
def test_pounds_by_the_million_are_money_unless_they_are_of_something(text: str, kind: Kind, unit: str) -> None:
    figure = only(text)
    assert (figure.kind, figure.unit) == (kind, unit)
