"""Who says a figure, when and where it was counted, whether quoted or in a headline, what happens to it (CHECKS 3)."""

from __future__ import annotations

from datetime import date

import pytest

from bot.figures.figure import Figure
from tests.figures.reading import figures


def one(text: str, number: str) -> Figure:
    """The figure of `text` that is written `number`."""
    return next(figure for figure in figures(text) if figure.text == number)


@pytest.mark.parametrize(
    ("text", "number", "source"),
    [
        ("At least 40 boats sank, the harbour office said.", "40", "the harbour office"),
        ("According to the coast guard, 40 boats sank.", "40", "the coast guard"),
        ("Forty boats sank, according to Kelby police.", "Forty", "Kelby police"),
        ("The ministry reported 40 deaths.", "40", "The ministry"),
        ("“We lost 40 boats,” said Mara Quist, the harbour master.", "40", "Mara Quist"),
        ("Police put the crowd at 10,000; organisers said 60,000 had marched.", "60,000", "organisers"),
        ("Police put the crowd at 10,000; organisers said 60,000 had marched.", "10,000", "Police"),
        ("Norvex said on Monday it would cut 1,200 jobs.", "1,200", "Norvex"),
        ("A spokesman for the mayor told Radio Kelby that 12 people were missing.", "12", "A spokesman for the mayor"),
        ("The figure is 12, she said.", "12", None),
        ("Forty boats sank, officials said.", "Forty", None),
        ("The crash claimed 12 lives.", "12", None),
        ("LONDON — Forty boats sank, the coast guard said.", "Forty", "the coast guard"),
        ("The UN estimates that 3,000 families have fled.", "3,000", "The UN"),
        ("Figures from the statistics office show unemployment at 4.2%.", "4.2%", "the statistics office"),
        ("A study by Kelby University found that 38% of nurses smoke.", "38%", "A study by Kelby University"),
        ("Twelve people died, a police spokeswoman told reporters.", "Twelve", "a police spokeswoman"),
        ("Forty boats sank, the Kelby Post reported, citing the coast guard.", "Forty", "the coast guard"),
        ("By police estimates, 4,000 people marched.", "4,000", "police"),
    ],
)
def test_a_figure_has_the_authority_the_sentence_names(text: str, number: str, source: str | None) -> None:
    assert one(text, number).source == source


@pytest.mark.parametrize(
    ("text", "number", "start", "end"),
    [
        ("The army shot down 40 drones on March 3, 2025.", "40", date(2025, 3, 3), date(2025, 3, 3)),
        ("In 2019 the yard built 40 boats.", "40", date(2019, 1, 1), date(2019, 12, 31)),
        ("The yard built 40 boats in 2019 and 60 in 2020.", "40", date(2019, 1, 1), date(2019, 12, 31)),
        ("The yard built 40 boats in 2019 and 60 in 2020.", "60", date(2020, 1, 1), date(2020, 12, 31)),
        (
            "The bank had 3,000 branches in 2019, down from 5,000 in 2010.",
            "5,000",
            date(2010, 1, 1),
            date(2010, 12, 31),
        ),
        ("The bank has 3,000 branches, down from 5,000 in 2010.", "3,000", None, None),
        ("The office said on March 3, 2025 that 40 boats sank.", "40", None, None),
    ],
)
def test_a_figure_has_the_time_it_was_counted(text: str, number: str, start: date | None, end: date | None) -> None:
    period = one(text, number).period
    assert (period and period.start, period and period.end) == (start, end)


def test_since_opens_the_time() -> None:
    period = one("The army has lost 40 tanks since October 2023.", "40").period
    assert period is not None
    assert period.start == date(2023, 10, 1)


@pytest.mark.parametrize(
    ("text", "number", "place"),
    [
        ("At least 40 people were killed in Nairobi.", "40", "Nairobi"),
        ("In Nairobi, 40 people were killed.", "40", "Nairobi"),
        ("Twelve died in Berlin and 14 in Paris.", "14", "Paris"),
        ("Twelve died in Berlin and 14 in Paris.", "Twelve", "Berlin"),
        ("Some 40 people marched.", "40", None),
    ],
)
def test_a_figure_has_the_place_it_was_counted(text: str, number: str, place: str | None) -> None:
    assert one(text, number).place == place


def test_coordinated_counts_share_time_and_source() -> None:
    text = (
        "Navalia has lost more than 1,000 armoured vehicles and over 500 tanks near Kelby since October 2023, "
        "according to Lorvia's army."
    )
    first, second = figures(text)
    assert (first.text, first.head, second.text, second.head) == ("1,000", "vehicle", "500", "tank")
    assert first.source == second.source == "Lorvia's army"
    assert first.period == second.period
    assert first.predicate == second.predicate
    assert first.predicate is not None
    assert first.predicate.lemma == "lose"


@pytest.mark.parametrize(
    ("text", "number", "lemma"),
    [
        ("Rescuers pulled out 12 people.", "12", "pull out"),
        ("Twelve people were taken to hospital.", "Twelve", "take"),
        ("Twelve people are feared dead.", "Twelve", "dead"),
        ("A storm left 12 people dead.", "12", "dead"),
        ("A bomb killed 12 and wounded 40.", "40", "wounded"),
        ("A bomb killed 12 and wounded 40.", "12", "kill"),
        ("There were 12 people missing.", "12", "missing"),
        ("The toll is 214, with 1,300 injured and 87 missing.", "1,300", "injured"),
        ("The toll is 214, with 1,300 injured and 87 missing.", "87", "missing"),
        ("Ten people are dead and 12 missing.", "12", "missing"),
        ("Ten people are dead and 12 missing.", "Ten", "dead"),
        ("12 dead, 40 hurt in train crash", "12", "dead"),
        ("The blast left 12 dead and 40 injured.", "40", "injured"),
        ("Twelve people died and 30 are still missing.", "30", "missing"),
        ("The 12 injured passengers were flown out.", "12", "injured"),
        ("Twelve of the passengers died.", "Twelve", "die"),
        ("Shares fell 5%.", "5%", "fall"),
        ("The drone strike, which killed 12 people, hit a market.", "12", "kill"),
        ("Twelve soldiers lost their lives.", "Twelve", "lose life"),
    ],
)
def test_a_figure_has_what_happens_to_it(text: str, number: str, lemma: str) -> None:
    predicate = one(text, number).predicate
    assert predicate is not None
    assert predicate.lemma == lemma


@pytest.mark.parametrize(
    "quoted",
    [
        "“We lost 40 boats,”",
        '"We lost 40 boats,"',
        "«We lost 40 boats»,",
        "»We lost 40 boats«,",
        "„We lost 40 boats“,",
        "‘We lost 40 boats,’",
        "'We lost 40 boats,'",
        "``We lost 40 boats,''",
    ],
)
def test_a_figure_in_quotation_marks_says_so(quoted: str) -> None:
    text = f"{quoted} he said, though the office counts 38."
    assert [(figure.text, figure.quoted) for figure in figures(text)] == [("40", True), ("38", False)]


@pytest.mark.parametrize(
    ("text", "number", "hedge"),
    [
        ("The law bars the fleet from exceeding 40 boats.", "40", "at_most"),
        ("The crowd topped 40,000.", "40,000", "more_than"),
        ("Turnout failed to reach 40 percent.", "40 percent", "less_than"),
        ("Losses exceeded $40m.", "$40m", "more_than"),
        ("The price must not fall below $40.", "$40", "at_least"),
        ("Speed is capped at 40 mph.", "40 mph", "at_most"),
        ("The fund holds a minimum of $40m.", "$40m", "at_least"),
        ("Not more than 40 people may enter.", "40", "at_most"),
        ("The count hovers around 40.", "40", "about"),
    ],
)
def test_verbs_bound_a_number(text: str, number: str, hedge: str) -> None:
    assert one(text, number).hedge == hedge


@pytest.mark.parametrize("verb", ["said", "insisted", "announced", "warned", "replied"])
def test_the_day_something_was_told_is_not_the_day_it_was_counted(verb: str) -> None:
    (figure,) = figures(f"The harbour master {verb} on Tuesday that 40 boats sank.")
    assert figure.text == "40"
    assert figure.period is None
