"""The head of a reply says what an article is to others, one line each, and nothing of what it is not."""

from __future__ import annotations

from bot.article import Instruction, InstructionKind
from bot.report import Kinship, Reference, Report, StoryCard
from handlers.slack.render import rich
from handlers.slack.render.versions import versions
from tests.builders import article

WIRE = Reference(article="a", name="Sextant", link="https://sextant.example/a")


def shown(known: Kinship, instruction: Instruction | None = None, seen: tuple[Reference, ...] = ()) -> list[str]:
    report = Report(
        article=article(instruction=instruction),
        story=StoryCard(id="1", name="Crane", articles=1, sources=1),
        seen_before=seen,
        kinship=known,
    )
    told = versions(report, lambda each: [rich.link(each.name, each.link)])
    return "".join(str(each["text"]) for each in told).split("\n")[1:]


def test_an_article_that_stands_for_itself_has_no_line():
    assert shown(Kinship()) == []


def test_each_relation_is_one_line():
    known = Kinship(replaces=WIRE, copy_of=WIRE, share=0.924)
    assert shown(known, seen=(WIRE,)) == [
        "The same text was seen before: Sextant",
        "Takes the place of Sextant",
        "92 % of the wording is that of Sextant: one source",
    ]


def test_what_a_wire_says_of_an_earlier_version_is_told_on_both_sides():
    corrected = Instruction(kind=InstructionKind.CORRECTED, note="Corrects toll to 12 in paragraph 4")
    killed = Instruction(kind=InstructionKind.KILL)
    assert shown(Kinship(), corrected) == ["The wire corrects an earlier version (Corrects toll to 12 in paragraph 4)"]
    assert shown(Kinship(replaced_by=WIRE, instruction=killed)) == [
        "A later version is known: Sextant. The wire has taken this one back: do not use it"
    ]
