"""Which messages of one person go on with a text, and which are remarks, other articles or links."""

from __future__ import annotations

import pytest

from bot.ingest.takes import goes_on, joined, may_be_take
from tests.ingest.builders import BODY, thresholds

FIRST, SECOND = BODY.split("\n\n")
HEADLINE = "Lissby to dredge its inner basin in May"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (BODY, "The mill has waited for the tide since 1971, and the barges have grown every year since."),
        (FIRST, SECOND),
        (HEADLINE, BODY),
        (
            BODY + "\n\nThe board meets again on",
            "the first Monday of June, when the loan is to be voted on by all members.",
        ),
    ],
)
def test_prose_goes_on_after_prose_and_under_a_headline(before: str, after: str) -> None:
    assert goes_on(before, after, thresholds())


@pytest.mark.parametrize(
    "after",
    [
        "Can somebody check the cost with the board before we run this?",
        "I think the cost is off by a lot. See the release of last week.",
        "Thanks, that is everything from the meeting for now. More tomorrow morning.",
        "https://paper.example/lissby-dredges",
        "Nice.",
        "ELLERBY, 4 May (Nordlys) - Three libraries will close in Ellerby after a vote on Tuesday. Fees rise.",
        "The Lissby Gazette\n\nLibraries to close\n\nBy Tora Lind\n\nThree libraries will close. Fees rise, he said.",
        "Libraries to close\n\nThree libraries in Ellerby will close after a vote on Tuesday. Fees rise.",
    ],
)
def test_remarks_links_and_other_articles_do_not_go_on(after: str) -> None:
    assert not goes_on(BODY, after, thresholds())


@pytest.mark.parametrize(
    "before", ["anybody on this?", "Here's the AP copy on Lissby:", "ok", "I have the Lissby piece now"]
)
def test_nothing_goes_on_from_a_remark(before: str) -> None:
    assert not may_be_take(before, thresholds())
    assert not goes_on(before, BODY, thresholds())


def test_a_sentence_broken_off_is_mended_and_a_paragraph_parted() -> None:
    takes = [FIRST[:80].rstrip(), FIRST[80:].lstrip(), SECOND, "Looks fine to me, can we run it now? Please."]
    broken = FIRST[:80].rstrip() + " " + FIRST[80:].lstrip()
    assert joined(takes, thresholds()) == f"{broken}\n\n{SECOND}"
