"""Which happenings two articles tell for different times."""

from __future__ import annotations

from bot.happenings.alignment.pairing import by_act, contradicted
from bot.happenings.happening import Account
from bot.ledger.happening_entry import accounts
from config.settings import Settings
from handlers import wiring
from tests.builders import article


def told(text: str, published: str | None, outlet: str) -> tuple[Account, ...]:
    return accounts(wiring.reader(None).read(article(text, outlet=outlet, published=published)))


def pairs(
    ours: str, theirs: str, *, published: tuple[str | None, str | None] = ("2026-03-12", "2026-03-12")
) -> list[tuple[str, str]]:
    here, there = told(ours, published[0], "Harbour Post"), told(theirs, published[1], "Kelby Courier")
    thresholds = wiring.policy(Settings(_env_file=None)).happenings
    found = contradicted(by_act(here), by_act(there), thresholds)
    return [(pair.ours.happening.text, pair.theirs.happening.text) for pair in found]


def test_relative_days_that_all_lie_off_alike_are_a_wrong_day_of_publication() -> None:
    ours = "Mayor Ines Calder resigned two days ago. Rick Dow died three days ago at his home in Kelby."
    theirs = "Mayor Ines Calder resigned on 3 March. Rick Dow died at his home in Kelby on 2 March."
    assert pairs(ours, theirs) == []


def test_one_relative_day_that_is_off_among_others_that_fit_is_told() -> None:
    ours = "Mayor Ines Calder resigned two days ago. Rick Dow died on Sunday at his home in Kelby."
    theirs = "Mayor Ines Calder resigned on 6 March. Rick Dow died at his home in Kelby on 8 March."
    assert pairs(ours, theirs) == [("two days ago", "6 March")]


def test_who_tells_of_both_days_explains_the_other() -> None:
    ours = "President Adair visited the Tarn shipyard on Monday."
    theirs = "President Adair visited the Tarn shipyard on Sunday. President Adair visited the Tarn shipyard on Monday."
    assert pairs(ours, theirs) == []


def test_a_plan_told_days_later_may_be_another_plan() -> None:
    ours, theirs = "The Tarn bridge will open on 14 April.", "The Tarn bridge will open on 4 April."
    assert pairs(ours, theirs) == [("14 April", "4 April")]
    assert pairs(ours, theirs, published=("2026-03-12", "2026-03-05")) == []


def test_a_day_without_its_year_is_compared_where_nobody_knows_the_day_of_publication() -> None:
    ours, theirs = "Owen Brandt goes on trial on 19 July.", "The trial of Owen Brandt will begin on Tuesday, July 9."
    assert pairs(ours, theirs, published=(None, None)) == [("19 July", "Tuesday, July 9")]
    assert pairs(ours, theirs, published=("2024-06-03", None)) == [("19 July", "Tuesday, July 9")]
    assert pairs("Owen Brandt goes on trial on 9 July.", theirs, published=(None, "2024-06-03")) == []


def test_a_relative_day_is_not_compared_where_nobody_knows_the_day_of_publication() -> None:
    assert pairs("Ines Calder resigned on Monday.", "Ines Calder resigned on Tuesday.", published=(None, None)) == []
