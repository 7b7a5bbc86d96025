"""The gate of the language pipeline: its scores on the committed sample never fall, and the floors follow them up."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
import spacy

from bot.language import tokenizer  # noqa: F401 - registers what the model's configuration names
from tests.evaluation.language.measure import SAMPLE, measure
from training.conllu import read
from training.evaluate import SHIPPED

FLOORS = tomllib.loads((Path(__file__).parent / "floors.toml").read_text(encoding="utf-8"))
CASES = [(group, name) for group in ("parses", "names") for name in FLOORS[group]]


@pytest.fixture(scope="module")
def measured() -> dict[str, dict[str, float]]:
    return measure(spacy.load(SHIPPED))


@pytest.mark.parametrize(("group", "name"), CASES)
def test_no_score_falls_below_its_floor(group: str, name: str, measured: dict[str, dict[str, float]]) -> None:
    assert measured[group][name] >= FLOORS[group][name]


@pytest.mark.parametrize(("group", "name"), CASES)
def test_a_floor_follows_the_score_up(group: str, name: str, measured: dict[str, dict[str, float]]) -> None:
    lag = measured[group][name] - FLOORS[group][name]
    assert lag <= FLOORS["slack"], f"{name} is {measured[group][name]}: raise its floor in floors.toml"


def test_the_sample_is_large_enough_to_judge_by() -> None:
    documents = read(SAMPLE)
    assert sum(len(document.sentences) for document in documents) >= 60
    assert len(documents) >= 10


def test_every_sentence_of_the_sample_is_a_tree() -> None:
    for document in read(SAMPLE):
        for sentence in document.sentences:
            heads = [token.head for token in sentence.tokens]
            assert [i for i, head in enumerate(heads) if head == i] == [
                i for i, token in enumerate(sentence.tokens) if token.relation == "root"
            ], sentence.sent_id
            for start in range(len(heads)):
                assert _reaches_root(start, heads), sentence.sent_id


def _reaches_root(start: int, heads: list[int]) -> bool:
    position = start
    for _ in heads:
        if heads[position] == position:
            return True
        position = heads[position]
    return heads[position] == position
