from bot.article import compose
from bot.figures.alignment.profile import Profile, Rarity, profiles
from bot.ledger.assignment import compared
from bot.ledger.candidates import Candidates
from bot.policy import Policy
from config.settings import Settings
from handlers import wiring


def policy() -> Policy:
    return wiring.policy(Settings(_env_file=None))


def sides(*sentences: str) -> tuple[Profile, ...]:
    reading = wiring.reader(None).read(compose(body="\n\n".join(sentences)))
    seen = compared(reading)
    return profiles(seen, policy().lexicon, policy().figures.window, Rarity(one.context for one in seen))


def test_a_figure_is_held_against_all_of_its_dimension_whatever_their_words() -> None:
    ours, same, cost = sides(
        "The storm damaged 287 homes.", "In Kelby 300 families have no roof.", "Repairs will cost 12 million euros."
    )
    assert [place for place, _ in Candidates((same, cost)).of(ours)] == [0]


def test_of_very_many_those_of_the_same_thing_are_kept() -> None:
    *trees, homes, ours = sides(
        *(f"The council counted {number} trees in Kelby park." for number in range(101, 221)),
        "Elsewhere 300 houses lost their roofs.",
        "The storm damaged 287 homes.",
    )
    assert homes in [side for _, side in Candidates((*trees, homes)).of(ours)]


def test_another_dimension_is_no_candidate_unless_the_number_is_the_same() -> None:
    ours, cost, mistaken = sides(
        "The storm damaged 40 percent of homes.",
        "The storm cost 52 dollars a home.",
        "The storm cost 40 dollars a home.",
    )
    assert [place for place, _ in Candidates((cost, mistaken)).of(ours)] == [1]


def test_of_very_many_alike_those_with_the_same_number_are_kept() -> None:
    many = sides(*(f"The council counted {number} trees in Kelby park." for number in range(101, 221)))
    kept = [side.figure.value for _, side in Candidates(many).of(many[-1])]
    assert len(kept) == 36
    assert many[-1].figure.value in kept
