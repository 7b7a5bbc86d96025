"""Only the name inside a mention counts, and it is cut as Universal NER cuts it."""

from __future__ import annotations

from pathlib import Path

from tests.training import treebank
from training.conllu import read
from training.entities import NamedSentence, conll_names, gum_names, marked


def _names(sentence: NamedSentence) -> list[tuple[str, str]]:
    return [(" ".join(sentence.words[start:end]), label) for start, end, label in sentence.names]


def test_titles_and_possessives_are_no_part_of_a_name(tmp_path: Path) -> None:
    _, email = read(treebank.write(tmp_path))
    assert _names(gum_names(email)[0]) == [("Anna Berg", "PERSON"), ("Berg", "PERSON"), ("Oslo", "LOC")]


def test_a_mention_without_a_name_is_left_out(tmp_path: Path) -> None:
    ferry, _ = read(treebank.write(tmp_path))
    assert _names(gum_names(ferry)[0]) == []


def test_an_organisation_keeps_what_follows_of_and_loses_its_article(tmp_path: Path) -> None:
    ferry, _ = read(treebank.write(tmp_path))
    assert _names(gum_names(ferry)[1]) == [("ministry of Health", "ORG")]


def test_a_paragraph_is_remembered(tmp_path: Path) -> None:
    ferry, _ = read(treebank.write(tmp_path))
    assert [sentence.new_paragraph for sentence in gum_names(ferry)] == [False, True]


def test_other_types_are_left_out() -> None:
    assert marked(["B-Person", "I-Person", "O", "B-Money", "B-LOC", "B-LOC"]) == (
        (0, 2, "PERSON"),
        (4, 5, "LOC"),
        (5, 6, "LOC"),
    )


def test_articles_titles_and_account_signs_come_off_names_of_the_two_column_files(tmp_path: Path) -> None:
    rows = "The B-ORG\nNavy I-ORG\ntold O\nPresident B-PER\nBerg I-PER\n@ B-PER\nberg I-PER\n. O\n"
    path = tmp_path / "two.conll"
    path.write_text(rows.replace(" ", "\t"), encoding="utf-8")
    (sentence,) = conll_names(path)
    assert _names(sentence) == [("Navy", "ORG"), ("Berg", "PERSON")]
    assert sentence.spaces[-2] is False
