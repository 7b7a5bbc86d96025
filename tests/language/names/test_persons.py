"""Whom pronouns, offices and surnames stand for."""

from __future__ import annotations

import pytest

from bot.language.names import extract as names
from bot.language.names.persons import Persons, resolve
from bot.language.pipeline import Pipeline
from tests.builders import article, span_of


def meant(pipeline: Pipeline, text: str, words: str) -> str | None:
    """The canonical name `words` stand for where they stand last in the text."""
    doc = pipeline.parse(text)
    start = text.rindex(words)
    span = span_of(words, text[start:])
    name = Persons(doc, names.find(doc, article(text))).resolve(
        type(span)(start=start + span.start, end=start + span.end)
    )
    return name.canonical if name else None


@pytest.fixture(params=["blank", "pipeline"])
def reader(request: pytest.FixtureRequest) -> Pipeline:
    pipeline: Pipeline = request.getfixturevalue(request.param)
    return pipeline


CASES = [
    ("Mr Ivo Brandt told reporters that Mr Tom Okafor had left. He did not say why.", "He", "Ivo Brandt"),
    ("Ms Lena Fischer met Mr Ivo Brandt on Monday. “It was short,” she said.", "she", "Lena Fischer"),
    ("Mr Ivo Brandt spoke of “Tom Okafor”. “We leave,” he said.", "he", "Ivo Brandt"),
    ("In his speech Mr Ivo Brandt said nothing.", "his", "Ivo Brandt"),
    ("German Chancellor Ivo Brandt met US President Tom Okafor. The chancellor left.", "The chancellor", "Ivo Brandt"),
    ("German Chancellor Ivo Brandt met US President Tom Okafor. The US president left.",
     "The US president", "Tom Okafor"),
    ("Russian Foreign Minister Ivo Brandt met Prime Minister Tom Okafor. The foreign minister left.",
     "The foreign minister", "Ivo Brandt"),
    ("Ukrainian President Ivo Brandt was late. The Ukrainian leader sat down.", "The Ukrainian leader", "Ivo Brandt"),
    ("Gen. Ivo Brandt arrived. The general sat down.", "The general", "Ivo Brandt"),
    ("President Ivo Brandt met President Tom Okafor. Mr Brandt left. The president sighed.",
     "The president", "Ivo Brandt"),
    ("Lena Fischer, a 45-year-old accountant, ran. The accountant fell.", "The accountant", "Lena Fischer"),
    ("Ms Lena Fischer left. “No,” Fischer said.", "Fischer", "Lena Fischer"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "words", "person"), CASES)
def test_words_stand_for_the_person_a_reader_would_name(reader: Pipeline, text: str, words: str, person: str) -> None:
    assert meant(reader, text, words) == person


@pytest.mark.parametrize(
    ("text", "words", "person"),
    [
        # Who was spoken of all along stays who is meant, named again or not.
        ("Mr Ivo Brandt likes the town. He swims. He sails. He sings. He paints. He left. He came back.", "He",
         "Ivo Brandt"),
        # The subject of the sentence before, though nothing tells whether it is a man.
        ("Mr Ivo Brandt left early. Velko Arim praised the plan. “It is fair,” he said.", "he", "Velko Arim"),
        # Sentences of a quotation are no distance.
        ("Mr Ivo Brandt sat down. “We wait. We hope. We sleep. We eat. We dream. We go,” he said.", "he",
         "Ivo Brandt"),
    ],
)  # fmt: skip
def test_who_is_spoken_of_most_before_a_pronoun_is_meant(reader: Pipeline, text: str, words: str, person: str) -> None:
    assert meant(reader, text, words) == person


@pytest.mark.parametrize(
    ("text", "words", "person"),
    [
        ("Mr Ivo Brandt came late. Mr Tom Okafor spoke first. He called Mr Okafor’s plan a risk.", "He", "Ivo Brandt"),
        ("Mr Ivo Brandt came late. Mr Tom Okafor asked him to leave.", "him", "Ivo Brandt"),
    ],
)
def test_a_pronoun_is_nobody_its_own_clause_names(pipeline: Pipeline, text: str, words: str, person: str) -> None:
    assert meant(pipeline, text, words) == person


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Ms Lena Fischer left. He laughed.", "He"),
        ("French President Ivo Brandt left. The Russian president laughed.", "The Russian president"),
        ("French President Ivo Brandt left. A spokesman laughed.", "A spokesman"),
        ("Foreign Minister Ivo Brandt left. The finance minister laughed.", "The finance minister"),
        ("It rained. She laughed.", "She"),
    ],
)
def test_words_that_fit_nobody_stand_for_nobody(reader: Pipeline, text: str, words: str) -> None:
    assert meant(reader, text, words) is None


def test_one_question_needs_no_preparation(blank: Pipeline) -> None:
    text = "Ms Lena Fischer left. She laughed."
    doc = blank.parse(text)
    name = resolve(doc, names.find(doc, article(text)), span_of("She", text))
    assert name is not None
    assert name.canonical == "Lena Fischer"
