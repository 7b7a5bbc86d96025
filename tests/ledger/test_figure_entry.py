import pytest

from bot.ledger.assignment import match
from bot.ledger.figure_entry import enter
from bot.ledger.ledger import EMPTY
from bot.ledger.record import record
from bot.policy import Policy
from bot.reading import Reading
from config.settings import Settings
from handlers import wiring
from tests.builders import article


def policy() -> Policy:
    return wiring.policy(Settings(_env_file=None))


def read(text: str, outlet: str, published: str = "2026-03-12") -> Reading:
    return wiring.reader(None).read(article(text, outlet=outlet, published=published))


DRONES = "Air defences shot down 287 drones over the northern coast overnight, the defence ministry said."
SAME_DRONES = "The defence ministry said air defences intercepted 287 drones over the northern coast."


def test_two_outlets_on_one_count_are_one_measure() -> None:
    ledger = record(read(SAME_DRONES, "Courier"), record(read(DRONES, "Post"), EMPTY, policy()), policy())
    assert [len(measure.observations) for measure in ledger.measures] == [2]


def test_a_count_of_something_else_opens_a_measure() -> None:
    ledger = record(
        read("The strike wounded 12 people.", "Courier"), record(read(DRONES, "Post"), EMPTY, policy()), policy()
    )
    assert [len(measure.observations) for measure in ledger.measures] == [1, 1]


def test_entering_the_same_article_again_gives_the_same_ids() -> None:
    opened = [record(read(DRONES, "Post"), EMPTY, policy()).measures[0].id for _ in range(2)]
    assert opened[0] == opened[1]


def test_observations_stand_in_the_order_of_their_dates() -> None:
    late, early = read(DRONES, "Post", "2026-03-13"), read(SAME_DRONES, "Courier", "2026-03-12")
    ledger = record(early, record(late, EMPTY, policy()), policy())
    assert [seen.outlet for seen in ledger.measures[0].observations] == ["Courier", "Post"]


def test_the_score_of_a_match_gives_its_reasons() -> None:
    first = read(DRONES, "Post")
    rules = policy()
    measures = enter(first, (), rules.figures, rules.lexicon)
    found = match(read(SAME_DRONES, "Courier"), measures, rules.figures, rules.lexicon)
    assert found[0].sure
    assert any(reason.words == "the same thing" for reason in found[0].alignment.reasons)


def test_an_article_never_contradicts_itself_across_articles() -> None:
    rules = policy()
    reading = read(f"{DRONES} {SAME_DRONES} The strike wounded 12 people and killed three.", "Post")
    measures = enter(reading, (), rules.figures, rules.lexicon)
    assert all(found.agrees for found in match(reading, measures, rules.figures, rules.lexicon))


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("The strike killed 12 soldiers.", "Soldiers dead"),
        ("The Alder court sentenced him to six years in prison.", None),
        ("The union's claim would cost £38 million.", "Union's claim"),
    ],
)
def test_what_was_done_is_said_of_what_is_counted_only(text: str, named: str | None) -> None:
    [measure] = record(read(text, "Post"), EMPTY, policy()).measures
    assert measure.label == named if named else "convicted" not in measure.label
