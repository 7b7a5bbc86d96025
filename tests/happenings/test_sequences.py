"""What happened before what, and how long before, read from sentences of news."""

from __future__ import annotations

import pytest

from bot.happenings import connection
from bot.happenings.extract import _TIMES
from bot.happenings.happening import Outlook, Sequence
from bot.happenings.page import Page
from bot.happenings.stretch import before
from bot.reading import Reading
from handlers import wiring
from tests.builders import article


def read(text: str) -> Reading:
    return wiring.reader(None).read(article(text, published="2026-03-12"))


def one(text: str) -> Sequence:
    [found] = read(text).sequences
    return found


@pytest.mark.parametrize(
    ("text", "words", "first", "second"),
    [
        ("The launch comes shortly after South Tarn staged a drill.", "after", "drill", "launch"),
        ("In response to the launch, South Tarn carried out a drill.", "In response to", "launch", "drill"),
        ("Ines Calder resigned two days after the vote.", "two days after", "vote", "resign"),
        ("Less than 48 hours after the ban was announced, the council reversed it.", "Less than 48 hours after",
         "announce", "reverse"),
        ("The vote was held on 3 March, a week before the trial of Rick Dow.", "a week before", "vote", "trial"),
        ("Following the vote, Ines Calder resigned.", "Following", "vote", "resign"),
        ("The council approved the budget ahead of the election.", "ahead", "approve", "election"),
        ("Two days after losing the appeal, she resigned.", "Two days after", "lose", "resign"),
        ("The drill was followed by a missile launch.", "followed", "drill", "launch"),
        ("The launch followed a naval drill.", "followed", "drill", "launch"),
        ("The drill preceded the launch.", "preceded", "drill", "launch"),
        ("Tom Birch fled hours before the hearing.", "hours before", "flee", "hearing"),
    ],
)  # fmt: skip
def test_what_came_first_is_told_by_the_words_between(text: str, words: str, first: str, second: str) -> None:
    found = one(text)
    assert (found.text, found.first.act, found.second.act) == (words, first, second)
    assert found.span.of(text) == words


def test_each_side_has_those_who_are_part_of_it() -> None:
    found = one("In response to North Tarn's missile launch, the navy of Kelby carried out a drill.")
    assert found.first.doers == {"north", "tarn"}
    assert "navy" in found.second.doers
    assert not found.first.cast & found.second.cast


@pytest.mark.parametrize(
    "text",
    [
        "Ines Calder did not resign after the vote.",
        "Ines Calder resigned, but not before the vote.",
        "Ines Calder may resign after the vote.",
        "Ines Calder stayed for two days after the vote.",
        "It rained in the days after the vote.",
        "Ines Calder said after the vote that she was glad.",
        "“Ines Calder resigned after the vote,” reads the sign.",
        "South Tarn carried out drills after the launches.",
        "Police looked after the children.",
        "The court ruled the day before.",
    ],
)
def test_what_has_no_order_gives_none(text: str) -> None:
    assert read(text).sequences == ()


def test_what_is_planned_lies_ahead_and_a_report_in_the_present_does_not() -> None:
    assert one("The council will vote after the election.").second.outlook is Outlook.AHEAD
    assert one("The vote comes after a debate.").second.outlook is Outlook.PAST


@pytest.mark.parametrize(
    ("words", "low", "high"),
    [
        ("two days", 24, 72),
        ("a day", 0, 48),
        ("the day", 0, 48),
        ("less than 48 hours", 0, 48),
        ("within 24 hours", 0, 24),
        ("more than a week", 168, None),
        ("a week", 84, 252),
        ("100 days", 2160, 2640),
        ("about ten days", 180, 300),
    ],
)
def test_a_stretch_is_as_wide_as_people_tell_it(words: str, low: float, high: float | None) -> None:
    length, told = before(f"He resigned {words}")
    assert length == len(words)
    assert told is not None
    assert (told.low, told.high) == (low, high)


@pytest.mark.parametrize(
    "words", ["for two days", "in the days", "the first two weeks", "five to six weeks", "every two weeks", "the week"]
)
def test_a_duration_or_a_period_is_no_stretch(words: str) -> None:
    length, told = before(f"He stayed {words}")
    assert length
    assert told is None


def test_a_number_is_read_whole() -> None:
    for words in ("1,500 days", "2.5 hours", "twenty-one days"):
        assert before(f"He left {words}")[1] is None
    told = before("The trial began on 2 June 2025, a month")[1]
    assert told is not None
    assert told.low < 730.5 < (told.high or 0)


def test_of_vague_numbers_only_the_unit_is_known() -> None:
    for words, inside, outside in (("hours", 5, 100), ("days", 72, 2000), ("weeks", 700, 5)):
        told = before(words)[1]
        assert told is not None
        assert told.high is not None
        assert told.low <= inside <= told.high
        assert not told.low <= outside <= told.high


def test_a_sentence_of_any_length_costs_a_fixed_number_of_looks(monkeypatch: pytest.MonkeyPatch) -> None:
    looks = {"scene": 0, "deed": 0}
    for name in looks:
        method = getattr(Page, name)

        def counted(self: Page, *given: object, _name: str = name, _method: object = method) -> object:
            looks[_name] += 1
            return _method(self, *given)  # type: ignore[operator]

        monkeypatch.setattr(Page, name, counted)
    read("Calder resigned " + " and ".join(["after the vote of 3 March 2025"] * 400) + ".")
    sentences = 400 // 20  # the parser parts what is too long
    assert looks["scene"] <= sentences * (_TIMES + 1)
    assert looks["deed"] <= sentences * (4 * _TIMES + 2 * connection._MOST)
