"""Which names an article holds, and which of them are one."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.language.names import extract as names
from bot.language.names.name import Gender, Name, NameKind
from bot.language.names.organisations import abbreviates
from bot.language.names.transliteration import are_spellings, sound_alike
from bot.language.pipeline import Pipeline
from tests.builders import article


def found(pipeline: Pipeline, text: str) -> tuple[Name, ...]:
    return names.find(pipeline.parse(text), article(text))


def canonical(pipeline: Pipeline, text: str) -> list[str]:
    return [name.canonical for name in found(pipeline, text)]


@pytest.fixture(params=["blank", "pipeline"])
def reader(request: pytest.FixtureRequest) -> Pipeline:
    """Names are found without a model too."""
    pipeline: Pipeline = request.getfixturevalue(request.param)
    return pipeline


def test_long_name_surname_and_title_are_one_person(reader: Pipeline) -> None:
    text = "Finance Minister Ana Reyes said no. Ms Reyes left. The vote, Reyes said, was close."
    (name,) = found(reader, text)
    assert name.canonical == "Ana Reyes"
    assert name.kind is NameKind.PERSON
    assert [span.of(text) for span in name.mentions] == ["Ana Reyes", "Reyes", "Reyes"]
    assert name.titles == ("Finance Minister", "Ms")
    assert name.gender is Gender.FEMALE


def test_a_surname_that_opens_a_sentence_is_a_mention(reader: Pipeline) -> None:
    (name,) = found(reader, "The mayor met Tom Okafor. Okafor declined to comment.")
    assert len(name.mentions) == 2


def test_transliterations_of_a_name_are_one_person(reader: Pipeline) -> None:
    assert canonical(reader, "President Sergei Ivanov spoke. Later Mr Sergey Ivanov wept.") == ["Sergei Ivanov"]


def test_wife_and_husband_are_two_persons(reader: Pipeline) -> None:
    text = "Andriy Zelensky and Olena Zelenska came. Mr Zelensky spoke. Mrs Zelenska did not."
    assert [(name.canonical, len(name.mentions)) for name in found(reader, text)] == [
        ("Andriy Zelensky", 2),
        ("Olena Zelenska", 2),
    ]


def test_a_title_tells_which_bearer_of_a_surname_is_meant(reader: Pipeline) -> None:
    text = "David Horn and Maria Horn arrived. Mrs Horn waved. Mr Horn did not."
    assert [(name.canonical, len(name.mentions)) for name in found(reader, text)] == [
        ("David Horn", 2),
        ("Maria Horn", 2),
    ]


def test_an_organisation_and_its_abbreviation_are_one(reader: Pipeline) -> None:
    (union,) = found(reader, "The European Union agreed. But the EU will not pay, and EU rules say so.")
    assert (union.canonical, union.kind, len(union.mentions)) == ("European Union", NameKind.ORGANISATION, 3)


def test_a_country_under_two_names_is_one_place(reader: Pipeline) -> None:
    (place,) = found(reader, "They left the United States. But the US is large, and the U.S. was slow.")
    assert (place.canonical, place.kind) == ("United States", NameKind.LOCATION)


def test_names_with_small_words_and_hyphens_stay_whole(reader: Pipeline) -> None:
    text = "Chancellor Ursula von der Leyen met Jean-Claude Duval. Later von der Leyen met Mr Bashar al-Assad."
    assert canonical(reader, text) == ["Ursula von der Leyen", "Jean-Claude Duval", "Bashar al-Assad"]


def test_peoples_months_and_first_words_are_no_names(reader: Pipeline) -> None:
    assert (
        canonical(reader, "Ukrainians voted in March. Yesterday Russian soldiers left. Several died on Monday.") == []
    )


def test_a_title_with_of_and_a_korean_name_stay_whole(reader: Pipeline) -> None:
    text = "He met Secretary of State Rex Holloway. South Korean President Park Min-ho waited."
    called = {name.canonical: name.titles for name in found(reader, text)}
    assert called["Rex Holloway"] == ("Secretary of State",)
    assert called["Park Min-ho"] == ("South Korean President",)


def test_what_the_article_calls_a_person_is_kept(reader: Pipeline) -> None:
    text = "Lena Fischer, a 45-year-old accountant, left. The port's safety chief, Mr Ivo Brandt, stayed."
    called = {name.canonical: name.titles for name in found(reader, text)}
    assert "45-year-old accountant" in called["Lena Fischer"]
    assert any(title.endswith("safety chief") for title in called["Ivo Brandt"])


def test_an_apposition_in_a_list_belongs_to_its_own_person(reader: Pipeline) -> None:
    text = "He met Ana Reyes, along with Prime Minister Ivo Brandt, and left."
    called = {name.canonical: name.titles for name in found(reader, text)}
    assert called["Ana Reyes"] == ()


def test_a_clause_between_commas_is_no_apposition(reader: Pipeline) -> None:
    (name,) = found(reader, "They hired Ana Reyes, she is a fine actor, and left.")
    assert name.titles == ()


def test_a_headline_with_capitals_throughout_makes_no_names(reader: Pipeline) -> None:
    body = "President Ana Reyes said so."
    told = article(body, title="Reyes Hails Great Support As Leaders Gather In Town")
    found_names = names.find(reader.parse(told.text), told)
    assert [name.canonical for name in found_names] == ["Ana Reyes"]
    assert found_names[0].mentions[0].of(told.text) == "Reyes"


@pytest.mark.parametrize(
    ("short", "long", "fits"),
    [
        ("EU", "European Union", True),
        ("U.N.", "United Nations", True),
        ("ISW", "Institute for the Study of War", True),
        ("NATO", "National Audit Office", False),
        ("Eu", "European Union", False),
        ("US", "Ukraine", False),
    ],
)
def test_an_abbreviation_has_the_initials_of_its_long_form(short: str, long: str, fits: bool) -> None:
    assert abbreviates(short, long) is fits


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Zelensky", "Zelenskyy", True),
        ("Zelenskiy", "Zelensky", True),
        ("Sergey", "Sergei", True),
        ("Dmitry", "Dmitri", True),
        ("Alexei", "Aleksey", True),
        ("Erdoğan", "Erdogan", True),
        ("Zelensky", "Zelenska", False),
        ("Ivanov", "Ivanova", False),
        ("Merz", "Metz", False),
        ("Brown", "Braun", False),
    ],
)
def test_spellings_of_a_name_are_told_from_other_names(one: str, other: str, same: bool) -> None:
    assert are_spellings(one, other) is same


def test_arabic_names_are_known_by_their_consonants() -> None:
    assert sound_alike("Muammar", "Moammar")
    assert sound_alike("Gaddafi", "Qadhafi")
    assert not sound_alike("Ivan", "Ivana")


@settings(max_examples=40, deadline=None)
@given(st.text(alphabet=st.sampled_from("Mr Ana Zelensky's’-. \n“”EU\u200b😀")), st.booleans())
def test_every_mention_is_a_stretch_of_words_of_the_text(blank: Pipeline, text: str, headed: bool) -> None:
    told = article(f"{text}\n\nOn Monday the boat of Ruth Alder sank.", title="Ana Reyes Meets EU" if headed else None)
    found = names.find(blank.parse(told.text), told)
    assert any(span.of(told.text) == "Ruth Alder" for name in found for span in name.mentions)
    for name in found:
        assert name.mentions
        for span in name.mentions:
            assert span.of(told.text).split()
            assert span.of(told.text) == span.of(told.text).strip()
