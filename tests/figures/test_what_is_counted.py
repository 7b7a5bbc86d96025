"""What a figure counts or measures, over the sentence's parse (CHECKS 3): by preposition, verb, label and stand-in."""

from __future__ import annotations

from datetime import date

import pytest

from bot.figures.figure import Figure
from tests.figures.reading import figures


def one(text: str, number: str) -> Figure:
    """The figure of `text` that is written `number`."""
    return next(figure for figure in figures(text) if figure.text == number)


@pytest.mark.parametrize(
    ("text", "number", "counted"),
    [
        # Behind the amount.
        ("The strike ended after more than two months of slow, bitter talks.", "two months", "slow, bitter talks"),
        ("Five years into his rule, Ossian Vell has jailed more critics than his father.", "Five years", "rule"),
        ("The mill has 300 workers, 60 percent of whom are women.", "60 percent", "workers"),
        ("The shop sells 20 tons or 30 tons of coal.", "20 tons", "coal"),
        ("The council set aside $4 million for 12 miles of track.", "$4 million", "track"),
        ("It would cost the town an extra $3 million on top of the rest.", "$3 million", None),
        ("He would add the $12 million already spent on the stadium.", "$12 million", "stadium"),
        ("That tops the $80 million that poured into these schools.", "$80 million", "schools"),
        # By the verb.
        ("Quist beat Orrin by 6 percentage points.", "6 percentage points", "Quist"),
        ("Pensioners received benefits averaging $900 a month.", "$900", "benefits"),
        ("The brothers sold shares worth a combined $3 million.", "$3 million", "shares"),
        ("The bank says it would cost the treasury $70 billion.", "$70 billion", None),
        ("At 40 pounds, the dog outweighs the boy.", "40 pounds", "dog"),
        ("The firm is investing 200 million in the plant.", "200 million", "plant"),
        ("The flood killed millions.", "millions", None),
        ("A startup valued at $7 billion in its last funding round has 900 workers.", "$7 billion", "startup"),
        # Since when, from where.
        ("The tests came four days before the ninth anniversary.", "four days", "tests"),
        ("The dog was found three miles from the house.", "three miles", "dog"),
        # Stand-ins.
        ("About one in four nurses sleeps less than five hours.", "five hours", "nurses"),
        ("Those earning more than $90,000 would pay 3 percent more under the plan.", "$90,000", "Those earning"),
        ("Officials put the dead at 40 and the injured at 200.", "40", "dead"),
        ("Officials put the dead at 40 and the injured at 200.", "200", "injured"),
        ("The ministry put the number of dead at 40.", "40", "dead"),
        ("Two thirds of the $5 billion are spent.", "$5 billion", None),
        ("Among likely voters, 46 percent would stay.", "46 percent", "likely voters"),
        ("Only 52 percent of nurses agreed, while 73 percent wanted more.", "73 percent", "nurses"),
        ("A gunman hurt 20 children ages 6 and 7.", "6 and 7", "children"),
        (
            "Trust is high, though trust in banks has declined from 58 percent in the last poll to 55 percent now.",
            "55 percent",
            "trust",
        ),
        ("The paper asked 1,000 adults, but the sample of farmers was only 238.", "238", "sample"),
        # Groups, owners, labels, contests.
        ("The fund wants three seats on a board of nine.", "nine", "board"),
        ("A thief sold 40,000 customers' names.", "40,000", "customers"),
        ("Lorbeck, population 4,850, is a port.", "4,850", "population"),
        ("He led the league in goals (35) and fouls.", "35", "goals"),
        ("Dutch court: six years for smuggler", "six years", None),
        ("The Otters were 3-1 down in the final.", "3-1", "Otters"),
        ("She took it with an 8-7 victory.", "8-7", "victory"),
    ],
)
def test_a_figure_has_what_it_measures(text: str, number: str, counted: str | None) -> None:
    assert one(text, number).counted == counted


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("The launch used three Falcon 9 rockets.", ["three"]),
        ("The Otters won game seven after ten innings.", ["ten"]),
        ("The crew moved it to pad 40.", []),
        ("The interview will air at 8 on Sunday.", []),
        ("The series premieres at nine.", []),
        ("Orrin is doubling down on his attacks.", []),
        ("She beat the world number five in three sets.", ["three"]),
        ("The agency counted 40 cases between March 2015 and March 2016.", ["40"]),
    ],
)
def test_numbers_of_names_and_clock_times_are_no_figures(text: str, written: list[str]) -> None:
    assert [figure.text for figure in figures(text)] == written


@pytest.mark.parametrize(
    ("text", "number", "expected"),
    [
        ("There were between six or ten vans.", "six or ten", "between"),
        ("He regrets his remark about 47 percent of voters.", "47 percent", "exact"),
        ("The index lost about 47 percent.", "47 percent", "about"),
    ],
)
def test_hedges_are_told_from_other_uses(text: str, number: str, expected: str) -> None:
    assert one(text, number).hedge == expected


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("The guests, ages 16 to 18, were unhurt.", "16 to 18"),
        ("Boys between the ages of 9 and 12 may enter.", "9 and 12"),
        ("Mr. Vell, now 77, stared ahead.", "77"),
        ("Her rival is Ossian Vell, who is 70.", "70"),
        ("Unemployment among those under 25 stood at 14 percent.", "25"),
    ],
)
def test_ages_are_told_by_what_stands_around_them(text: str, number: str) -> None:
    assert one(text, number).kind == "age"


@pytest.mark.parametrize(
    ("text", "number", "unit", "per"),
    [
        ("About 4,000 people cross it every day.", "4,000", None, "day"),
        ("Some 12,000 commuters use the line each week.", "12,000", None, "week"),
        ("Eggs sell for $3.20 a dozen.", "$3.20", "USD", "dozen"),
        ("The probe flew 82,200km past the moon.", "82,200km", "kilometer", None),
        ("Torque climbs to 320Nm.", "320Nm", "newton_meter", None),
        ("The slit is 320nm wide.", "320nm", "nanometer", None),
        ("It has a 5000mAh battery.", "5000mAh", "milliampere_hour", None),
    ],
)
def test_rates_and_technical_units(text: str, number: str, unit: str | None, per: str | None) -> None:
    figure = one(text, number)
    assert (figure.unit, figure.per) == (unit, per)


@pytest.mark.parametrize(
    ("text", "number", "change"),
    [
        ("The index slipped 0.2 percent or 52 points to 26,100.", "52", "fall"),
        ("The index slipped 0.2 percent or 52 points to 26,100.", "26,100", None),
        ("The tax will knock $5 billion off its profit.", "$5 billion", "fall"),
        ("Firms make up about 80 percent of the members.", "80 percent", None),
        ("With the sale of the unit for $3 billion Norvex has cut its debt.", "$3 billion", None),
    ],
)
def test_changes_in_a_list_and_by_taking_away(text: str, number: str, change: str | None) -> None:
    assert one(text, number).change == change


@pytest.mark.parametrize(
    ("text", "number", "source"),
    [
        ("8/8 Witnesses said 40 people were hurt.", "40", "Witnesses"),
        ("Am image showed that 40 boats were sunk.", "40", "image"),
        ("Two dogs were found three miles away.", "three miles", None),
        ("Some say 40 boats sank.", "40", None),
        ("The missile is believed to have flown 900 miles.", "900 miles", None),
    ],
)
def test_who_is_no_source(text: str, number: str, source: str | None) -> None:
    assert one(text, number).source == source


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("The agency counted 40 cases between March 2015 and March 2016.", date(2015, 3, 1), date(2016, 3, 31)),
        ("From March 3, 2025 to March 9, 2025, the army shot down 40 drones.", date(2025, 3, 3), date(2025, 3, 9)),
        ("The yard built 40 boats in March 2015 and fewer in March 2016.", date(2015, 3, 1), date(2015, 3, 31)),
    ],
)
def test_two_dates_can_be_the_ends_of_one_stretch(text: str, start: date, end: date) -> None:
    period = one(text, "40").period
    assert period is not None
    assert (period.start, period.end) == (start, end)


def test_those_rescued_have_no_noun_and_what_happened_to_them() -> None:
    figure = one("By nightfall, 96 had been rescued.", "96")
    assert figure.predicate is not None
    assert (figure.counted, figure.predicate.lemma) == (None, "rescue")
