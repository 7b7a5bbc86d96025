"""Treebank files become documents whose words stand in a raw text."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.training import treebank
from training.conllu import read


def test_a_document_is_read_as_it_was_written(tmp_path: Path) -> None:
    ferry, email = read(treebank.write(tmp_path))
    assert ferry.text == "Ferry sinks\n\nThe ministry of Health's boats don't \"sail\"."
    assert email.text == "President Anna Berg met Mr. Berg's team in Oslo"


def test_every_word_slices_back_to_its_form(tmp_path: Path) -> None:
    for document in read(treebank.write(tmp_path)):
        for sentence in document.sentences:
            for token in sentence.tokens:
                assert document.text[token.start : token.end] == token.form


def test_the_root_is_its_own_head(tmp_path: Path) -> None:
    ferry, _ = read(treebank.write(tmp_path))
    assert [token.head for token in ferry.sentences[0].tokens] == [1, 1]


def test_the_genre_is_in_the_name(tmp_path: Path) -> None:
    assert [document.genre for document in read(treebank.write(tmp_path))] == ["news", "email"]


def test_a_line_that_is_no_treebank_is_named_with_its_place(tmp_path: Path) -> None:
    path = tmp_path / "broken.conllu"
    path.write_text("# sent_id = 1\n1\tword\n\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"broken\.conllu:1"):
        read(path)
