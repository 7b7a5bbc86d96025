"""Names end where their capitals end, and lists settle what they name."""

from __future__ import annotations

import pytest

from bot.language.encoder.bounds import bounded


@pytest.mark.parametrize(
    ("text", "found", "kept"),
    [
        ("the Labour party lost", (1, 3, "ORG"), [(1, 2, "ORG")]),
        ("the air force said Rome fell", (1, 3, "ORG"), []),
        ("a Greek island", (1, 2, "LOC"), []),
        ("at Northgate Bank in Boston", (1, 3, "LOC"), [(1, 3, "ORG")]),
        ("off Oslo on Friday", (1, 2, "LOC"), [(1, 2, "LOC")]),
        ("near oslo it rained", (1, 2, "LOC"), [(1, 2, "LOC")]),
        ("the BBC said", (1, 2, "LOC"), [(1, 2, "ORG")]),
    ],
)
def test_a_name_is_mended_by_rule(text: str, found: tuple[int, int, str], kept: list[tuple[int, int, str]]) -> None:
    assert list(bounded([found], text.split())) == kept
