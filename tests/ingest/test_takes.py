"""Which messages of one person go on with a text, and which are remarks, other articles or versions of it."""

from __future__ import annotations

import pytest

from bot.ingest.takes import goes_on, joined, may_be_take, texts
from tests.ingest.builders import BODY, thresholds

FIRST, SECOND = BODY.split("\n\n")
OTHER = (
    "Two of the town's three libraries will stay open after a vote in Ellerby on Tuesday. Fees for late books rise to "
    "90 pence, said Tora Lind, who runs them."
)
CREDIT = BODY + "\n\nReporting by Tora Lind in Lissby and Agnete Moe in Ellerby"


def filled(text: str, length: int) -> str:
    """A text of that many characters, made of `text` and cut wherever that falls."""
    sentence = "The barges that wait outside the basin at Lissby carry grain from four farms, as Rolfsen said. "
    return (text + "\n\n" + sentence * 60)[:length]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (BODY[:153].rstrip(), BODY[153:].lstrip()),
        (
            BODY + "\n\nThe board meets again on",
            "the first Monday of June, when the loan is to be voted on by all members.",
        ),
        (
            BODY + "\n\nThe loan was first asked for by President",
            "Maria Holm, whose office said in March that all of it would be paid back by 2031.",
        ),
        (
            BODY + "\n\nWhat the mill pays is not known,",
            "“The sum is between us and the board,” said its owner, who would not say more. Nobody else was asked.",
        ),
        (
            BODY,
            "of the eleven members who voted, four were against it. Three told Rolfsen that they had not been asked.",
        ),
    ],
)
def test_a_text_goes_on_where_a_sentence_is_cut_in_two(before: str, after: str) -> None:
    assert goes_on(before, after, thresholds())


def test_a_message_as_long_as_one_may_be_goes_on() -> None:
    cut = filled(BODY, 4_000)
    rest = "The basin was last dredged in 1988. Nobody, Rolfsen said, remembers what it cost."
    assert goes_on(cut[:-30].rstrip(), cut[-30:].lstrip() + " " + rest, thresholds())
    whole = cut[: cut.rindex(".") + 1]
    assert goes_on(whole, rest, thresholds())
    assert not goes_on(whole, OTHER, thresholds()), "it shares no name with what it would go on with"
    assert not goes_on(filled(BODY, 4_400)[:4_395], rest, thresholds()), "what is longer was not cut"


@pytest.mark.parametrize("before", [BODY, CREDIT, BODY.rstrip("”").rstrip() + "\n\nREUTERS", BODY + " Photo: Moe"])
@pytest.mark.parametrize(
    "after",
    [
        OTHER,
        "The mill has waited for the tide since 1971, and the barges have grown every year since. Nobody counted them.",
        "Can somebody check the cost with the board before we run this?",
        "I think the cost is off by a lot. See the release of last week.",
        "the cost looks off to me in the second paragraph, the board has 4.8 million on its page.",
        "de Jong and two others left the board on Friday, a day after the vote. They gave no reason.",
        "eBay will close its office in Lissby by the end of June. The company employs 40 people there.",
        "date 2026-05-04 Three libraries will close in Ellerby after a vote on Tuesday. Fees rise, said Tora Lind.",
        "the libraries of Sundvik will stay open after a vote on Tuesday, it says here. Fees for late books rise.",
        "https://paper.example/lissby-dredges",
        "Nice.",
        "ELLERBY, 4 May (Nordlys) - Three libraries will close in Ellerby after a vote on Tuesday. Fees rise.",
        "The Lissby Gazette\n\nLibraries to close\n\nBy Tora Lind\n\nThree libraries will close. Fees rise, he said.",
        "Libraries to close\n\nThree libraries in Ellerby will close after a vote on Tuesday. Fees rise.",
    ],
)
def test_what_stands_alone_and_what_is_said_about_a_text_do_not_go_on(before: str, after: str) -> None:
    assert not goes_on(before, after, thresholds())


def test_another_version_of_a_text_is_no_part_of_it() -> None:
    altered = BODY.replace("4.2", "2.4")
    assert not goes_on(BODY, altered, thresholds())
    assert not goes_on(BODY.removesuffix(" she said."), altered, thresholds())
    assert not goes_on(filled(BODY, 3_990), filled(altered, 3_990), thresholds())
    assert not goes_on(BODY, BODY, thresholds())


def test_a_headline_alone_begins_no_text() -> None:
    assert not may_be_take("Lissby to dredge its inner basin in May", thresholds())
    assert not goes_on("Lissby to dredge its inner basin in May", BODY, thresholds())


@pytest.mark.parametrize(
    "before", ["anybody on this?", "Here's the AP copy on Lissby:", "ok", "I have the Lissby piece now"]
)
def test_nothing_goes_on_from_a_remark(before: str) -> None:
    assert not may_be_take(before, thresholds())
    assert not goes_on(before, BODY, thresholds())


def test_messages_are_told_apart_into_texts() -> None:
    takes = [BODY[:153].rstrip(), BODY[153:].lstrip(), OTHER, OTHER.replace("90", "60")]
    assert texts(takes, thresholds()) == ((0, 1), (2,), (3,))
    assert texts(takes[:1], thresholds()) == ((0,),)


def test_a_sentence_cut_in_two_is_mended_and_a_paragraph_parted() -> None:
    assert joined([FIRST[:80].rstrip(), FIRST[80:].lstrip(), SECOND], thresholds()) == f"{FIRST}\n\n{SECOND}"
    cut = filled(BODY, 4_004)
    assert joined([cut[:4_000], cut[4_000:]], thresholds()) == cut, "cut in the middle of a word"


def test_a_message_under_an_embargo_of_its_own_goes_on_with_nothing() -> None:
    before = "Councillors in Oakhampstead agreed on Wednesday to keep both pools open, and said that the work of"
    after = "the pools' 38 employees in Oakhampstead would go on elsewhere, Denise Akroyd said."
    assert goes_on(before, after, thresholds())
    assert not goes_on(before, f"EMBARGOED UNTIL 00:01 GMT 1 January 2031\n\n{after}", thresholds())
