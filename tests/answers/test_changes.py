"""What a later version of a text has changed, as it is told: word by word, the weightiest first."""

from __future__ import annotations

from typing import Any

from bot.answers.changes import changes
from bot.reading import Reading
from bot.report import Touched
from tests.builders import article, figure, quote

SAID = "Eleven people were hurt in Halvik. “We kept everybody on deck,” Moland said."


def reading(text: str, *, figures: tuple[str, ...] = (), quotes: tuple[str, ...] = (), **parts: Any) -> Reading:
    """A text read as far as a test says."""
    written = article(text, **parts)
    return Reading(
        article=written,
        figures=tuple(figure(each, written.text) for each in figures),
        quotes=tuple(quote(each, written.text) for each in quotes),
    )


def told(before: Reading, now: Reading) -> list[tuple[Touched, str, str]]:
    return [(each.kind, each.before, each.now) for each in changes(before, now)[0]]


def test_a_changed_figure_comes_before_changed_words() -> None:
    before = reading("Lifeboats took everybody ashore. They had 164 people on board.", figures=("164",))
    now = reading("Boats took everybody ashore. They had 146 people on board.", figures=("146",))
    assert told(before, now) == [(Touched.FIGURE, "164", "146"), (Touched.WORDS, "Lifeboats", "Boats")]


def test_words_of_a_quote_and_of_a_headline_are_named_as_such() -> None:
    before = reading(SAID, quotes=("We kept everybody on deck,",), title="Ferry aground off Halvik")
    now = reading(
        SAID.replace("everybody", "nobody"), quotes=("We kept nobody on deck,",), title="Ferry adrift off Halvik"
    )
    assert told(before, now) == [(Touched.HEADLINE, "aground", "adrift"), (Touched.QUOTE, "everybody", "nobody")]


def test_what_was_added_or_left_out_is_told_with_the_words_around_it() -> None:
    before, now = reading(SAID), reading(f"{SAID}\n\nTwo tugs are on their way.")
    assert told(before, now) == [(Touched.WORDS, "", "Two tugs are on their way")]
    assert told(now, before) == [(Touched.WORDS, "Two tugs are on their way", "")]
    [[change], more] = changes(reading(SAID), reading(SAID.replace("Eleven", "Twelve")))
    assert (change.context, more) == ("Twelve people were hurt in Halvik. “We", 0)


def test_marks_capitals_and_accents_are_no_change() -> None:
    other = SAID.replace("“", '"').replace("”", '"').replace("Halvik.", "HALVIK -").replace("Moland", "Moländ")
    assert told(reading(SAID), reading(other)) == []


def test_of_many_changes_the_rest_is_counted() -> None:
    before = reading("\n\n".join(f"Line {name} says one." for name in "abcdefghij"))
    now = reading("\n\n".join(f"Line {name} says two." for name in "abcdefghij"))
    assert len(changes(before, now)[0]) + changes(before, now)[1] == 10
