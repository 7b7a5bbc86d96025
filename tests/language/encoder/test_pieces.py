"""Words become pieces the encoder knows, any word at all."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.language.encoder.pieces import BEGIN, END, MOST_PIECES, UNKNOWN, Case, Pieces, case_of, parts

KNOWN = Pieces((UNKNOWN, BEGIN, END, "ferry", "fer", "##r", "##ies", "##y", "k", "##y", "##iv", ".", "-", "5", "##0"))


def cut(word: str) -> list[str]:
    return [KNOWN.pieces[row] for row in KNOWN.cut(word)]


def test_the_longest_known_piece_comes_first() -> None:
    assert cut("ferry") == ["ferry"]
    assert cut("ferries") == ["fer", "##r", "##ies"]


def test_case_and_accents_make_no_difference() -> None:
    assert cut("FÉRRY") == ["ferry"]
    assert cut("Kyïv") == ["k", "##y", "##iv"]


def test_a_mark_stands_alone() -> None:
    assert parts("u.s.") == ["u", ".", "s", "."]
    assert cut("50-50") == ["5", "##0", "-", "5", "##0"]


def test_what_no_piece_fits_is_unknown_and_the_rest_is_read() -> None:
    assert cut("日本") == [UNKNOWN]
    assert cut("日.ferry") == [UNKNOWN, ".", "ferry"]


@given(st.text(max_size=400))
def test_any_word_has_a_few_pieces(word: str) -> None:
    assert 1 <= len(KNOWN.cut(word)) <= MOST_PIECES


@pytest.mark.parametrize(
    ("word", "case"),
    [
        ("ferry", Case.LOWER),
        ("Ferry", Case.TITLE),
        ("NATO", Case.UPPER),
        ("U.S.", Case.UPPER),
        ("J.", Case.INITIAL),
        ("McKay", Case.MIXED),
        ("2025", Case.DIGITS),
        ("F16", Case.CODE),
        ("—", Case.MARK),
        ("", Case.MARK),
    ],
)
def test_how_a_word_is_written(word: str, case: Case) -> None:
    assert case_of(word) is case
