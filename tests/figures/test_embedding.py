"""What a figure measures, as a vector that two newsrooms' words have in common."""

from __future__ import annotations

import pytest

from bot.extraction import Reader
from bot.figures.embedding import likeness
from bot.figures.figure import Figure
from bot.language.pipeline import Pipeline
from bot.storage.codec import dump, load
from handlers import wiring
from tests.builders import article


def figure(sentence: str) -> Figure:
    return wiring.reader(None).read(article(sentence)).figures[0]


ALIKE = [
    ("The council carried 12 motions on Tuesday.", "Councillors passed 11 resolutions.", "Rain fell for 13 hours."),
    ("The army sent 40 bulldozers to the pass.", "It has 55 earthmovers at work there.", "Police named 62 suspects."),
    ("At least 84 people were killed in Tarn.", "The toll in Tarn has reached 77.", "The ferry sails at 91 knots."),
]


@pytest.mark.parametrize(("told", "in_other_words", "another"), ALIKE)
def test_one_measure_is_alike_in_other_words_and_another_number(told: str, in_other_words: str, another: str) -> None:
    ours = figure(told).embedding
    assert likeness(ours, figure(in_other_words).embedding) > likeness(ours, figure(another).embedding) + 0.05


def test_numbers_of_one_sort_are_alike_whatever_their_value() -> None:
    told = [figure(f"The storm damaged {number} homes in Kelby.").embedding for number in ("287", "278", "312")]
    assert min(likeness(told[0], other) for other in told) > 0.7


def test_likeness_is_a_cosine_and_nothing_without_an_embedding() -> None:
    told = figure("The storm damaged 287 homes.").embedding
    assert told is not None
    assert likeness(told, told) == pytest.approx(1.0)
    assert likeness(told, None) == likeness(None, None) == 0.0
    assert likeness(told, told[:-4]) == 0.0  # of another model


def test_a_pipeline_without_a_model_has_none() -> None:
    read = Reader(Pipeline.blank()).read(article("The storm damaged 287 homes."))
    assert [each.embedding for each in read.figures] == [None]


def test_it_is_kept_with_the_figure_and_two_that_say_the_same_stay_equal() -> None:
    told = figure("The storm damaged 287 homes.")
    kept = load(Figure, dump(told))
    assert kept.embedding == told.embedding
    assert kept == told


def test_a_text_of_several_pieces_has_them_throughout() -> None:
    filler = "The harbour was quiet and the boats stayed in for most of the day. " * 40
    text = "\n\n".join([filler, filler, "The storm damaged 287 homes in Kelby."])
    found = wiring.reader(None).read(article(text)).figures
    alone = figure("The storm damaged 287 homes in Kelby.")
    assert likeness(found[-1].embedding, alone.embedding) > 0.8
