"""Texts are known again: the same words, a later version, a wire's correction, a copy of one wire text."""

from __future__ import annotations

import pytest

from bot.desk.desk import Desk
from bot.report import Report
from bot.storage import Store, Viewer
from tests.filing.test_wires import RIVAL, TEAM, WIRE, Answers, answers, desk, post, wire

__all__ = ["answers", "desk"]  # fixtures

MORE = """\
The crane had been built by Orrin Works in 1998 and was last inspected in May, the port said. Its operator, a man of \
54, walked away unhurt and was questioned by the labour inspectorate until the evening.

Drivers waited on the hard shoulder of the coast road. Some had come from as far as Lund, and a lorry of lilies for a \
wedding in Ystad was let through on foot, bucket by bucket, by the bride's four brothers.

Ferries had carried 1.2 million tonnes through Marram last year. A second gate is planned for 2028."""
PAPER = "Vantage\n\nGate shut at Marram ferry terminal\n\n"


def sextant(text: str, title: str = "Crane shuts Marram ferry terminal") -> str:
    return f"Sextant News\n\n{title}\n\n{text}"


def test_the_same_words_are_known_again_wherever_they_were_posted(desk: Desk, answers: Answers) -> None:
    first = post(desk, sextant(WIRE), answers, ts="1.0")
    again = post(desk, WIRE.replace("“", '"').replace("”", '"'), answers, ts="2.0")
    assert again.article.id == first.article.id
    assert again.story.articles == 1
    assert [each.name for each in again.seen_before] == ["Sextant News"]


def test_the_same_words_a_wire_brought_are_known_again(desk: Desk, answers: Answers) -> None:
    list(desk.take_in(TEAM, [wire()], answers))
    [seen] = post(desk, WIRE, answers).seen_before
    assert (seen.name, seen.link) == ("Sextant", "https://sextant.example/crane")


def test_what_is_seen_in_a_private_channel_is_not_known_outside(desk: Desk, answers: Answers, store: Store) -> None:
    secret = post(desk, sextant(WIRE), answers, ts="1.0", private=True, channel="G1")
    told = post(desk, WIRE, answers, ts="2.0")
    assert told.article.id != secret.article.id
    assert (told.seen_before, told.kinship.copy_of) == ((), None)


def test_a_changed_text_of_one_outlet_takes_the_place_of_the_earlier(desk: Desk, answers: Answers) -> None:
    first = post(desk, sextant(WIRE), answers, ts="1.0")
    second = post(desk, sextant(WIRE.replace("287", "291"), "Marram gate closed"), answers, ts="2.0")
    assert second.story.articles == 1
    assert second.kinship.replaces is not None
    told = answers.told["1.0"]
    assert isinstance(told, Report)
    assert told.article.id == first.article.id
    assert told.kinship.replaced_by is not None
    assert told.kinship.replaced_by.article == second.article.id


def test_a_wires_correction_checks_again_what_carried_the_old_value(desk: Desk, answers: Answers) -> None:
    list(desk.take_in(TEAM, [wire()], answers))
    agreed = post(desk, PAPER + RIVAL.replace("278", "287"), answers, ts="1.0")
    assert not agreed.standing()
    corrected = wire(f"(Corrects number of lorries to 278, not 287, in paragraph 1)\n\n{WIRE.replace('287', '278')}")
    list(desk.take_in(TEAM, [corrected], answers))
    told = answers.told["1.0"]
    assert isinstance(told, Report)
    assert [filed.finding.right.text for filed in told.standing() if filed.finding.right] == ["278"]


def test_a_text_the_wire_takes_back_is_used_no_more(desk: Desk, answers: Answers) -> None:
    first = post(desk, sextant(WIRE), answers, ts="1.0")
    kill = f"KILL the story on the Marram terminal: the figures are wrong.\n\n{WIRE}"
    post(desk, sextant(kill), answers, ts="2.0")
    told = answers.told["1.0"]
    assert isinstance(told, Report)
    assert told.article.id == first.article.id
    assert told.kinship.instruction is not None
    assert told.kinship.instruction.kind == "kill"
    assert not post(desk, PAPER + RIVAL, answers, ts="3.0").standing()


def test_an_old_version_shown_again_takes_nobodys_place(desk: Desk, answers: Answers) -> None:
    post(desk, sextant(WIRE), answers, ts="1.0")
    newer = post(desk, sextant(WIRE.replace("287", "291")), answers, ts="2.0")
    old = post(desk, sextant(WIRE), answers, ts="3.0")
    assert old.kinship.replaced_by is not None
    assert old.kinship.replaced_by.article == newer.article.id
    rival = post(desk, PAPER + RIVAL, answers, ts="4.0")
    assert [filed.finding.right.text for filed in rival.standing() if filed.finding.right] == ["291"]


@pytest.mark.parametrize("cut", [1, 2])
def test_half_a_known_text_is_a_part_of_it_and_no_version(desk: Desk, answers: Answers, cut: int) -> None:
    longer = "\n\n".join([WIRE, MORE])
    whole = post(desk, sextant(longer), answers, ts="1.0")
    part = post(desk, sextant("\n\n".join(longer.split("\n\n")[: cut + 1])), answers, ts="2.0")
    assert part.kinship.replaced_by is not None
    assert part.kinship.replaced_by.article == whole.article.id
    assert part.story.articles == 1


def test_a_copy_of_a_wires_text_is_the_same_source_and_says_how_much_is_shared(desk: Desk, answers: Answers) -> None:
    post(desk, sextant(WIRE), answers, ts="1.0")
    copy = post(
        desk, f"The Marram Gazette\n\nLorries turned away\n\n{WIRE} Local shops stayed open.", answers, ts="2.0"
    )
    assert (copy.story.articles, copy.story.sources) == (2, 1)
    assert copy.kinship.copy_of is not None
    assert copy.kinship.copy_of.name == "Sextant News"
    assert copy.kinship.share > 0.9
    own = post(desk, PAPER + RIVAL, answers, ts="3.0")
    assert own.story.articles == 3


def test_taking_in_what_was_posted_makes_it_known_to_all_and_is_done_once(
    desk: Desk, answers: Answers, store: Store
) -> None:
    post(desk, WIRE, answers)
    assert list(desk.take_in(TEAM, [wire()], answers)) == ["new"]
    assert list(desk.take_in(TEAM, [wire()], answers)) == ["known"]
    with store.look(TEAM) as tx:
        assert [story.articles for story in tx.stories.stories(Viewer(team=TEAM))] == [1]
