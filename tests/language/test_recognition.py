"""In which language a text is written."""

from __future__ import annotations

import pytest

from bot.language.names import extract as names
from bot.language.pipeline import Pipeline
from bot.language.recognition import recognise
from tests.builders import article

TEXTS = {
    "en": "The ferry sank off the coast on Thursday, and at least twelve people were taken away, they said.",
    "de": "Die Fähre sank am Donnerstag vor der Küste, und mindestens zwölf Menschen wurden ins Krankenhaus gebracht.",
    "fr": "Le ferry a coulé jeudi au large de la côte et au moins douze personnes ont été transportées à l'hôpital.",
    "es": "El ferry se hundió el jueves frente a la costa y al menos doce personas fueron trasladadas al hospital.",
    "it": "Il traghetto è affondato giovedì al largo della costa e almeno dodici persone sono state portate via.",
    "nl": "De veerboot zonk donderdag voor de kust en zeker twaalf mensen werden naar het ziekenhuis gebracht.",
    "pl": "Prom zatonął w czwartek u wybrzeży, a co najmniej dwanaście osób zostało przewiezionych do szpitala.",
    "ru": "Паром затонул в четверг у побережья, и по меньшей мере двенадцать человек были доставлены в больницу.",
    "uk": "Пором затонув у четвер біля узбережжя, і щонайменше сто людей доставлено до лікарні, але не всі.",
    "zh": "渡轮周四在海岸附近沉没，至少十二人被送往医院。",
    "ar": "غرقت العبارة يوم الخميس قبالة الساحل ونقل اثنا عشر شخصا على الأقل إلى المستشفى.",
}


@pytest.mark.parametrize("language", TEXTS)
def test_a_language_is_known_by_its_script_or_its_small_words(language: str) -> None:
    assert recognise(TEXTS[language]) == language


def test_english_that_quotes_another_language_is_english() -> None:
    assert recognise(TEXTS["en"] + " “Wir waren alle auf dem Schiff und es war kalt,” he said in German.") == "en"


@pytest.mark.parametrize("text", ["", "Ferry sinks", "12 13 14", "😀😀😀"])
def test_too_little_text_is_not_decided(text: str) -> None:
    assert recognise(text) is None


def test_names_of_a_text_in_another_language_are_still_read(pipeline: Pipeline) -> None:
    text = "Bundeskanzler Friedrich Merz sagte am Donnerstag in Berlin, 287 Drohnen seien abgeschossen worden."
    found = [name.canonical for name in names.find(pipeline.parse(text), article(text))]
    assert any(name.endswith("Friedrich Merz") for name in found)
