"""Messages that may be one text are kept for as long as they may be, on every database."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.article import Posting
from bot.storage import Store, Transaction
from tests.builders import NOW, posting
from tests.storage.builders import TEAM

WITHIN = timedelta(minutes=2)


def message(
    ts: str, *, seconds: float = 0, channel: str = "C1", author: str = "U1", thread: str | None = None
) -> Posting:
    return posting(channel=channel, ts=ts, author=author, thread_ts=thread, posted_at=NOW + timedelta(seconds=seconds))


def words(tx: Transaction, place: Posting) -> list[str]:
    """The takes of the text a message would go on with."""
    return [text for _, text in tx.takes.text_so_far(place, WITHIN)]


def test_the_pieces_of_a_text_come_in_the_order_they_were_posted(store: Store) -> None:
    with store.transaction(TEAM) as tx:
        tx.takes.keep(message("1.0"), "One.", "1.0")
        tx.takes.keep(message("3.0", seconds=60), "Three.", "1.0")
        tx.takes.keep(message("2.0", seconds=30), "Two.", "1.0")
    with store.transaction(TEAM) as tx:
        assert [text for _, text in tx.takes.of_text("C1", "1.0")] == ["One.", "Two.", "Three."]
        assert words(tx, message("4.0", seconds=100)) == ["One.", "Two.", "Three."]
        assert [tx.takes.root_of("C1", ts) for ts in ("1.0", "3.0", "9.0")] == ["1.0", "1.0", None]
        [first, *_] = tx.takes.of_text("C1", "1.0")
        assert first[0] == message("1.0")


@pytest.mark.parametrize(
    "later",
    [
        message("2.0", seconds=121),
        message("2.0", seconds=30, author="U2"),
        message("2.0", seconds=30, channel="C2"),
        message("2.0", seconds=30, thread="0.5"),
        message("0.5", seconds=-30),
    ],
    ids=["too late", "somebody else", "elsewhere", "in a thread", "before it"],
)
def test_what_comes_late_or_elsewhere_or_from_somebody_else_goes_on_with_nothing(store: Store, later: Posting) -> None:
    with store.transaction(TEAM) as tx:
        tx.takes.keep(message("1.0"), "One.", "1.0")
        assert words(tx, later) == []
        assert words(tx, message("2.0", seconds=119)) == ["One."]


def test_another_team_shares_no_pieces(store: Store) -> None:
    with store.transaction(TEAM) as tx:
        tx.takes.keep(message("1.0"), "One.", "1.0")
    with store.transaction("T2") as tx:
        assert words(tx, message("2.0", seconds=30)) == []
        tx.takes.remove("C1", "1.0")
        tx.takes.forget_single(NOW + timedelta(days=1))
    with store.transaction(TEAM) as tx:
        assert words(tx, message("2.0", seconds=30)) == ["One."]


def test_a_message_kept_again_has_its_new_words_and_its_old_place(store: Store) -> None:
    with store.transaction(TEAM) as tx:
        tx.takes.keep(message("1.0"), "One.", "1.0")
        tx.takes.keep(message("2.0", seconds=30), "Two.", "1.0")
        tx.takes.keep(message("2.0", seconds=30), "Two, mended.", "2.0")
    with store.transaction(TEAM) as tx:
        assert [text for _, text in tx.takes.of_text("C1", "1.0")] == ["One.", "Two, mended."]
        assert tx.takes.root_of("C1", "2.0") == "1.0"


def test_with_the_first_message_the_whole_text_is_forgotten_and_with_another_only_that(store: Store) -> None:
    with store.transaction(TEAM) as tx:
        for number in (1, 2, 3):
            tx.takes.keep(message(f"{number}.0", seconds=number), f"{number}.", "1.0")
        tx.takes.remove("C1", "2.0")
        assert [text for _, text in tx.takes.of_text("C1", "1.0")] == ["1.", "3."]
        tx.takes.remove("C1", "1.0")
        assert tx.takes.of_text("C1", "1.0") == ()


def test_single_messages_are_forgotten_after_their_time_and_texts_are_not(store: Store) -> None:
    with store.transaction(TEAM) as tx:
        tx.takes.keep(message("1.0"), "Alone.", "1.0")
        tx.takes.keep(message("1.0", channel="C2"), "One.", "1.0")
        tx.takes.keep(message("2.0", channel="C2", seconds=30), "Two.", "1.0")
        tx.takes.keep(message("5.0", seconds=300), "Late.", "5.0")
        tx.takes.forget_single(NOW + timedelta(seconds=200))
    with store.transaction(TEAM) as tx:
        assert tx.takes.root_of("C1", "1.0") is None
        assert len(tx.takes.of_text("C2", "1.0")) == 2
        assert tx.takes.root_of("C1", "5.0") == "5.0"


def test_a_text_of_any_length_and_script_is_kept_as_it_was(store: Store) -> None:
    whole = "“Так”, she said — 数 \U0001f6a2\n" * 2000
    with store.transaction(TEAM) as tx:
        tx.takes.keep(message("1.0"), whole, "1.0")
    with store.transaction(TEAM) as tx:
        assert [text for _, text in tx.takes.of_text("C1", "1.0")] == [whole]
