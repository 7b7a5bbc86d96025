"""Outlets that print one agency's text are one source."""

from __future__ import annotations

from bot.stories.sources import Told, independent_sources


def count(*articles: tuple[int, str | None, int | None]) -> int:
    return independent_sources(Told(article=row, outlet=outlet, copy_of=copy) for row, outlet, copy in articles)


def test_two_outlets_in_their_own_words_are_two_sources():
    assert count((1, "Coast Wire", None), (2, "Harbour Post", None)) == 2


def test_a_reprint_of_the_wire_is_no_second_source():
    assert count((1, "Coast Wire", None), (2, "Harbour Post", 1)) == 1


def test_one_outlet_writing_twice_is_one_source():
    assert count((1, "Harbour Post", None), (2, "Harbour Post", None)) == 1


def test_a_reprint_ties_together_what_its_outlet_wrote_besides():
    assert count((1, "Wire", None), (2, "Post", 1), (3, "Post", None)) == 1


def test_two_reprints_of_a_text_that_is_not_in_the_story_are_one_source():
    assert count((2, "Post", 1), (3, "Chronicle", 1), (4, "Sentinel", None)) == 2


def test_texts_of_unknown_outlets_count_by_their_wording():
    assert count((1, None, None), (2, None, 1), (3, None, None)) == 2


def test_a_story_without_articles_has_no_source():
    assert count() == 0


def test_a_thousand_articles_of_one_outlet_are_looked_at_a_few_times_each():
    looks = 0

    class Row(int):
        def __hash__(self) -> int:
            nonlocal looks
            looks += 1
            return int(self)

    told = [Told(article=Row(number), outlet="Vantage") for number in range(1000)]
    assert independent_sources(told) == 1
    assert looks < 20 * len(told)
