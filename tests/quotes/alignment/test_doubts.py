"""Whether one of two quotes speaks to somebody and the other of somebody."""

from __future__ import annotations

from bot.quotes.alignment.doubts import doubt
from bot.quotes.alignment.side_by_side import align
from bot.quotes.alignment.wording import read

PLAIN = ("He said it on Monday.", "He said it on Monday.")


def doubted(left: str, right: str) -> bool:
    return doubt(align(read(left), read(right)), (left, right), PLAIN) is not None


def test_who_speaks_to_somebody_all_along_said_something_else_than_who_speaks_of_them() -> None:
    to, of = "I told you that your plan will sink the harbour", "I told him that his plan will sink the harbour"
    assert doubted(to, of)
    assert doubted(of, to)


def test_one_word_that_speaks_to_somebody_may_be_a_slip() -> None:
    assert not doubted("I know that your plan will sink the harbour", "I know that his plan will sink the harbour")


def test_who_speaks_of_somebody_and_to_somebody_in_one_quote_may_have_been_changed() -> None:
    to = "I told you that your plan will sink the harbour"
    assert not doubted(to, "I told you that his plan will sink the harbour")
