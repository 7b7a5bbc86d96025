"""Somebody asks who said it: the family of the quote, across stories, of what the asker may see."""

from __future__ import annotations

import pytest

from bot.storage import Store, Viewer
from bot.verdict import Verdict
from tests.archive import TEAM, Archive

ANYBODY = Viewer(team=TEAM)
FERRY = (
    "Ferry runs aground near Nordane\n\nNORDANE — The ferry Saltwind ran aground off Nordane on Monday night with 214 "
    "passengers on board, the coast guard said. {}\n\nThe coast guard sent three boats to the Saltwind and took the "
    "passengers to Nordane, where the mayor opened the school for the night."
)
SCHOOL = (
    "Council closes the old school in Kelby\n\nKELBY — The council of Kelby voted on Tuesday to close the old school "
    "on the hill after years of dispute over its leaking roof. {}\n\nParents had collected 900 signatures for the "
    "school, and the teachers’ union called the vote a mistake that Kelby would regret."
)
WHOLE = "“The crew did everything right, and the sea did everything wrong that night,” said Captain Maria Holt."


@pytest.fixture
def archive(store: Store) -> Archive:
    kept = Archive(store)
    kept.keep(FERRY.format(f"{WHOLE} She has sailed the coast for 30 years."), "Sextant")
    kept.keep(FERRY.format(f"{WHOLE} Holt has commanded the ferry since 2019."), "Kelby Courier")
    kept.keep(
        FERRY.format("Captain Maria Holt said the crew “did everything right, and the sea did everything wrong”."),
        "Dayline",
    )
    kept.keep(
        FERRY.format("“The crew did nothing right, and the sea did everything wrong that night,” said Holt."),
        "Harbour Post",
    )
    kept.keep(
        SCHOOL.format("“The roof has to be realistic to repair, and it is not,” said Mayor Ruth Alder."), "Sextant"
    )
    return kept


@pytest.mark.parametrize("typed", ["the sea did everything wrong that night", "crew did evrything rigt and teh sea"])
def test_a_quote_is_found_with_its_family_by_what_somebody_remembers(archive: Archive, typed: str) -> None:
    [said] = archive.desk.quotes(ANYBODY, typed)
    assert said.family.speakers == ("Maria Holt",)
    told = {member.outlets: member.verdict for member in said.family.members}
    assert told[("Sextant", "Kelby Courier")] is Verdict.IDENTICAL
    assert told[("Dayline",)] is Verdict.TRIMMED
    assert told[("Harbour Post",)] is Verdict.ALTERED
    assert said.family.printed == 4
    assert said.family.members[0].outlets == ("Sextant", "Kelby Courier")
    assert "ferry" in said.story.name.lower() or "saltwind" in said.story.name.lower()


def test_every_article_of_the_family_can_be_named_and_our_own_is_known(archive: Archive) -> None:
    [said] = archive.desk.quotes(ANYBODY, "the sea did everything wrong")
    named = {said.reference(member.version.article) for member in said.family.members}
    assert {(reference.name, reference.ours) for reference in named if reference} == {
        ("Sextant", False),
        ("Dayline", False),
        ("Harbour Post", True),
    }


def test_a_changed_word_of_the_family_is_shown_against_the_fullest(archive: Archive) -> None:
    [said] = archive.desk.quotes(ANYBODY, "the sea did everything wrong")
    [altered] = [member for member in said.family.members if member.verdict is Verdict.ALTERED]
    assert [(change.left, change.right) for change in altered.diff or () if change.operation == "replace"] == [
        ("nothing", "everything")
    ]


def test_words_of_two_stories_are_found_in_both(archive: Archive) -> None:
    archive.keep(
        SCHOOL.format("“The crew did everything right and the roof did everything wrong,” said Tom Birch."), "Dayline"
    )
    found = archive.desk.quotes(ANYBODY, "the crew did everything right and the")
    assert len({said.story.id for said in found}) == 2


def test_nobody_learns_what_was_said_in_a_channel_closed_to_them(archive: Archive) -> None:
    secret = "“The engine room was flooded before we cast off,” said chief engineer Tom Birch."
    archive.keep(FERRY.format(secret), "Sextant", channel="G1")
    assert archive.desk.quotes(ANYBODY, "the engine room was flooded") == ()
    [said] = archive.desk.quotes(Viewer.channel(TEAM, "G1"), "the engine room was flooded")
    assert said.family.speakers == ("Tom Birch",)


@pytest.mark.parametrize(
    "typed", ["", "   ", "“”", "a", "nobody ever said these particular words", 'NOT ("', "x" * 40_000]
)
def test_what_nobody_said_is_not_found(archive: Archive, typed: str) -> None:
    assert archive.desk.quotes(ANYBODY, typed) == ()
