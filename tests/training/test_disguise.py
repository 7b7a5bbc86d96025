"""Reading an article as if its numbers were others."""

from __future__ import annotations

from random import Random

from bot.extraction import Reader
from bot.figures.embedding import likeness
from bot.language.pipeline import Pipeline
from tests.builders import article
from training.figures.disguise import _another, disguised


def test_another_number_is_as_long_and_never_a_year() -> None:
    chance = Random(3)
    for word in ("1,204", "7", "12.5", "two", "Seven", "forty"):
        others = {_another(word, chance) for _ in range(20)}
        assert {len(other) for other in others} == {len(word)}
        assert others != {word}
    assert {_another(word, chance) for word in ("2016", "homes", "The")} == {"2016", "homes", "The"}


def test_only_the_embeddings_are_others() -> None:
    pipeline = Pipeline.load()
    read = Reader(pipeline).read(article("The storm damaged 287 homes in Kelby and two boats."))
    hidden = disguised(read, pipeline, Random(3))
    assert hidden == read
    for plain, other in zip(read.figures, hidden.figures, strict=True):
        assert plain.embedding != other.embedding
    assert likeness(read.figures[0].embedding, hidden.figures[0].embedding) > 0.5
