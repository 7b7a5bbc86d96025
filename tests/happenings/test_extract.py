"""What happened and when, read from sentences of news."""

from __future__ import annotations

from datetime import date

import pytest

from bot.happenings.happening import Counting, Happening, Outlook
from bot.language.dates.date import Bound, DatePrecision
from handlers import wiring
from tests.builders import article


def happenings(text: str) -> tuple[Happening, ...]:
    """The happenings of a text published on Thursday, 12 March 2026."""
    return wiring.reader(None).read(article(text, published="2026-03-12")).happenings


def one(text: str, words: str) -> Happening:
    [found] = [each for each in happenings(text) if each.text == words]
    return found


@pytest.mark.parametrize(
    ("text", "words", "act"),
    [
        ("Mayor Ines Calder resigned on Monday.", "Monday", "resign"),
        ("Ines Calder stepped down on Monday.", "Monday", "step down"),
        ("The council will hold a vote on Monday.", "Monday", "vote"),
        ("The navy carried out a drill on Monday.", "Monday", "drill"),
        ("The navy staged a drill on Monday.", "Monday", "drill"),
        ("The militants set off an explosion on Monday.", "Monday", "explosion"),
        ("The storm brought about the resignation of Rick Dow on Monday.", "Monday", "resignation"),
        ("The theatre put on a show on Monday.", "Monday", "show"),
        ("Soldiers set off on Monday.", "Monday", "set off"),
        ("Tom Birch fled on Monday.", "Monday", "flee"),
        ("The collision happened on Monday.", "Monday", "collision"),
        ("The vote took place on Monday.", "Monday", "vote"),
        ("Owen Brandt goes on trial on 17 July.", "17 July", "trial"),
        ("The trial of Owen Brandt begins on 17 July.", "17 July", "trial"),
        ("A vote on the harbour fund is due on 17 July.", "17 July", "vote"),
        ("Ella Marsh served as governor in 1951.", "1951", "governor"),
        ("Ella Marsh was governor in 1951.", "1951", "governor"),
    ],
)
def test_what_was_done_is_the_verb_or_the_noun_that_says_it(text: str, words: str, act: str) -> None:
    assert one(text, words).act == act


def test_a_date_between_subject_and_verb_tells_of_the_verb() -> None:
    found = one("A lawyer on Monday apologised for the letter.", "Monday")
    assert (found.act, found.doers) == ("apologise", {"lawyer"})


def test_each_verb_has_its_own_time() -> None:
    found = happenings("Tom Birch was arrested on Monday and charged on Tuesday.")
    assert [(each.act, each.text) for each in found] == [("arrest", "Monday"), ("charge", "Tuesday")]


def test_the_day_of_a_remark_is_not_that_of_what_it_is_about() -> None:
    found = happenings("Tom Birch will be tried in July, the court said on Monday.")
    assert [(each.act, each.text, each.telling) for each in found] == [("try", "July", False), ("say", "Monday", True)]


def test_what_follows_at_once_has_the_same_time() -> None:
    found = happenings("A tram left the rails on Monday, killing two passengers.")
    assert {each.act for each in found} >= {"kill"}
    assert {each.text for each in found} == {"Monday"}


def test_who_and_whom_are_told_apart_whatever_the_voice() -> None:
    active = one("Ashen Hand abducted the Tarn schoolgirls in April 2022.", "April 2022")
    passive = one("The Tarn schoolgirls were abducted by Ashen Hand in April 2022.", "April 2022")
    assert active.doers & passive.doers
    assert active.done_to & passive.done_to
    assert not active.doers & passive.done_to


def test_he_is_the_man_named_last() -> None:
    found = one("Mr Rick Dow spoke for an hour. He signed the ferry contract on Monday.", "Monday")
    assert found.doers == {"dow"}


def test_of_scores_of_people_the_people_are_meant() -> None:
    assert one("Scores of passengers were killed on Monday.", "Monday").done_to == {"passenger"}


@pytest.mark.parametrize(
    "text",
    [
        "Prosecutors did not charge Rick Dow in 2019.",
        "Rick Dow may resign on Monday.",
        "“I resigned on Monday,” reads the sign.",
        "Nobody speaks of dates here.",
    ],
)
def test_what_was_not_done_or_only_said_is_no_happening(text: str) -> None:
    assert [each for each in happenings(text) if not each.telling] == []


def test_what_is_planned_lies_ahead() -> None:
    assert one("The council will vote on Friday.", "Friday").outlook is Outlook.AHEAD
    assert one("The council voted on Monday.", "Monday").outlook is Outlook.PAST


def test_the_time_keeps_what_it_is_counted_from() -> None:
    times = {
        words: one(f"Norvex bought the yard {before}{words}.", words).time
        for before, words in (("on ", "Monday"), ("on ", "9 March"), ("on ", "9 March 2024"), ("", "last week"))
    }
    assert [time.counting for time in times.values()] == [
        Counting.WEEKDAY,
        Counting.YEARLESS,
        Counting.STATED,
        Counting.PUBLICATION,
    ]
    assert times["Monday"].start == times["9 March"].start == date(2026, 3, 9)


def test_a_state_is_told_since_its_beginning() -> None:
    time = one("Dana Whitlock has chaired the port authority since 2011.", "since 2011").time
    assert (time.bound, time.precision, time.start) == (Bound.SINCE, DatePrecision.YEAR, date(2011, 1, 1))


def test_a_clock_time_belongs_to_the_day_beside_it() -> None:
    found = one("Police arrested Tom Birch at 6 a.m. on Monday.", "6 a.m. on Monday")
    assert found.time.start == date(2026, 3, 9)
    assert found.time.clock is not None
    assert found.time.clock.low <= 360 <= found.time.clock.high


def test_again_and_second_tell_which_it_was() -> None:
    assert one("The second trial of Owen Brandt began in May 2021.", "May 2021").marks == {"second"}
    assert one("Two ministers met again on Monday.", "Monday").marks == {"again"}


@pytest.mark.parametrize(
    ("text", "words", "act"),
    [
        ("A fire broke out at the mill at 6.51am on Tuesday.", "6.51am on Tuesday", "break out"),
        ("The blast happened at 10.42pm.", "10.42pm", "blast"),
        ("The explosion struck the mill at 10.24 p.m.", "10.24 p.m.", "explosion"),
    ],
)
def test_a_clock_time_is_of_its_verb_or_of_what_struck(text: str, words: str, act: str) -> None:
    assert one(text, words).act == act
