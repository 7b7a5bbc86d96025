"""The pieces of a comparison: signs, barriers, scopes, how two values lie, and what it all weighs."""

from __future__ import annotations

import pytest

from bot.figures.alignment.barriers import another_scope, are_unlike, barrier
from bot.figures.alignment.contradiction import Standing, weigh
from bot.figures.alignment.distance import Distance, distance, significant
from bot.figures.alignment.odds import align
from bot.figures.alignment.profile import Profile, Rarity, profiles
from bot.figures.alignment.signs import SIGNS, signs
from bot.figures.alignment.synonymy import kin
from bot.ledger.assignment import compared
from bot.policy import Policy
from config.settings import Settings
from handlers import wiring
from tests.builders import article

NOWHERE = Standing()


def policy() -> Policy:
    return wiring.policy(Settings(_env_file=None))


def side(sentence: str, at: int = 0) -> Profile:
    """The figure at place `at` of a sentence, as one side of a comparison."""
    reading = wiring.reader(None).read(article(sentence, published="2026-03-12"))
    seen = compared(reading)
    return profiles(seen, policy().lexicon, policy().figures.window, Rarity(one.context for one in seen))[at]


PAIRS = [
    ("The storm damaged 287 homes in Kelby, the council said.", "In Kelby 278 homes were damaged."),
    ("Nordane will cut 640 jobs at its Saltmere terminal.", "Nordane will cut 1,183 jobs, the firm said."),
    ("Ticket prices rose 5 percent.", "The fare for an adult is now 7 euros."),
    ("Aune, 39, runs the port.", "The port is run by Aune, 93."),
]


@pytest.mark.parametrize(("left", "right"), PAIRS)
def test_no_sign_depends_on_which_article_comes_first(left: str, right: str) -> None:
    ours, theirs = side(left), side(right)
    assert signs(ours, theirs) == pytest.approx(signs(theirs, ours))
    assert len(signs(ours, theirs)) == len(SIGNS)


def test_every_sign_has_a_name_and_a_reason_of_its_own() -> None:
    assert len({sign.name for sign in SIGNS}) == len({sign.reason for sign in SIGNS}) == len(SIGNS)


@pytest.mark.parametrize(
    ("left", "right", "words"),
    [
        ("The blast killed 12 people.", "The blast injured 21 people.", "dead and injured"),
        ("Sales rose 5 percent.", "The share of sales abroad is 5 percent.", "a change and a level"),
        ("It carries 300 lorries a day.", "It carries 900 lorries a year.", "a day and a year"),
    ],
)
def test_what_can_be_no_one_measure_is_said_in_words(left: str, right: str, words: str) -> None:
    assert words in (barrier(side(left), side(right), policy().lexicon) or "")


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("The flood hurt another 40 people.", "The flood hurt 50 people."),
        ("Nordane will cut 640 jobs at its Saltmere terminal.", "Nordane will cut 1,183 jobs."),
    ],
)
def test_a_part_and_a_whole_have_scopes_of_their_own(left: str, right: str) -> None:
    assert another_scope(side(left), side(right), policy().lexicon)
    assert another_scope(side(left), side(left), policy().lexicon) is None


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("The guards turned back 20 boys in their early teens.", "The guards turned back two boys."),
        ("The fund stays solvent for the next 75 years.", "The fund stays solvent for 57 years."),
        ("Mr Aune and 91 others were convicted.", "Mr Aune and 19 other defendants were convicted."),
    ],
)
def test_the_age_of_those_counted_and_the_years_ahead_are_no_part(left: str, right: str) -> None:
    assert another_scope(side(left), side(right), policy().lexicon) is None


@pytest.mark.parametrize(
    ("left", "right", "unlike"),
    [
        ("The port handled 446 containers.", "The port employs 464 accountants.", True),
        ("The firm has 86 workers.", "It pays its 68 employees well.", False),
        ("The blaze killed four guests.", "The blaze killed three firefighters.", False),
        ("The works cost 40 million euros.", "The council lent 50 million euros.", False),
    ],
)
def test_things_that_have_nothing_in_common_are_no_contradiction(left: str, right: str, unlike: bool) -> None:
    assert are_unlike(side(left), side(right)) is unlike
    assert (another_scope(side(left), side(right), policy().lexicon) is not None) is unlike


@pytest.mark.parametrize(("left", "right"), [("worker", "employee"), ("car", "vehicle"), ("evacuate", "flee")])
def test_words_that_stand_for_one_another_are_near_in_meaning(left: str, right: str) -> None:
    assert kin(left, right) == pytest.approx(kin(right, left))
    assert kin(left, right) > kin(left, "dividend") + 0.1
    assert kin(left, left) == 1.0


def test_a_sentence_in_other_words_is_nearer_than_one_of_something_else() -> None:
    ours, told, other = (
        side(text)
        for text in (
            "The fire forced 340 residents to leave their homes.",
            "Some 430 inhabitants were evacuated from their houses.",
            "The budget allots 410 posts to the customs office.",
        )
    )
    rules = policy()
    assert align(ours, told, rules.figures, rules.lexicon).odds > align(ours, other, rules.figures, rules.lexicon).odds


@pytest.mark.parametrize(
    ("left", "right", "found"),
    [
        ("287 homes", "278 homes", Distance.SWAPPED),
        ("40 homes", "400 homes", Distance.POWER),
        ("1,183 homes", "11,800 homes", Distance.POWER),
        ("2,887 homes", "287 homes", Distance.DIGIT),
        ("40 homes", "55 homes", Distance.NEAR),
        ("40 homes", "131 homes", Distance.MIDDLE),
        ("40 homes", "977 homes", Distance.FAR),
        ("40 miles", "40 kilometres", Distance.UNIT),
    ],
)
def test_how_two_values_lie_to_each_other(left: str, right: str, found: Distance) -> None:
    ours, theirs = (side(f"The storm reached {words} on Monday.").figure for words in (left, right))
    assert distance(ours, theirs) is distance(theirs, ours) is found


@pytest.mark.parametrize(("text", "digits"), [("4,460", 3), ("7", 1), ("700", 1), ("1.25 million", 3)])
def test_zeros_at_the_end_are_not_significant(text: str, digits: int) -> None:
    value = side(f"They counted {text} trees.").figure.value
    assert value is not None
    assert significant(value) == digits


def test_a_slip_of_the_pen_weighs_more_than_a_number_far_away() -> None:
    ours = side("The storm damaged 287 homes in Kelby.")
    swapped, far = side("The storm damaged 278 homes in Kelby."), side("The storm damaged 1,100 homes in Kelby.")
    rules = policy()
    odds = [
        weigh(align(ours, other, rules.figures, rules.lexicon), ours, other, NOWHERE, rules.figures)[0]
        for other in (swapped, far)
    ]
    assert odds[0] > odds[1]


def test_an_equal_value_elsewhere_speaks_against_a_mistake() -> None:
    ours, theirs = side("The storm damaged 287 homes in Kelby."), side("The storm damaged 278 homes in Kelby.")
    rules = policy()
    alignment = align(ours, theirs, rules.figures, rules.lexicon)
    for standing in (Standing(elsewhere=4.0), Standing(answered=True)):
        alone, told = (weigh(alignment, ours, theirs, where, rules.figures) for where in (NOWHERE, standing))
        assert told[0] < alone[0]
        assert any("something else" in reason.words for reason in told[1])


def test_the_weights_of_a_difference_add_up_to_its_odds() -> None:
    ours, theirs = side("The storm damaged 287 homes in Kelby."), side("The storm damaged 350 homes in Kelby.")
    rules = policy()
    alignment = align(ours, theirs, rules.figures, rules.lexicon)
    odds, reasons = weigh(alignment, ours, theirs, NOWHERE, policy().figures)
    assert odds == pytest.approx(policy().figures.differing["base"] + sum(reason.weight for reason in reasons))
