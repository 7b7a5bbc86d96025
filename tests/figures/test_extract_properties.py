"""Whatever stands in a text, reading it ends soon, raises nothing, and every figure slices back."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.figures.extract import extract
from bot.language.pipeline import Pipeline
from tests.builders import article

_PARTS = st.sampled_from(
    (
        *"$ € 1 12 1,200 0.5 400m ½ ¾ １２ ٣٤ 1e999 - – to between and % per cent million half a".split(),  # noqa: SIM905
        *"dozen twenty -one one in five hours -year-old boats sank about than of , . ( ) / + 2019 May Rs “".split(),  # noqa: SIM905
        "\n",
        "at least",
        "9" * 400,
    )
)
_PIPELINE = Pipeline.load()


_TAIL = "\n\nThe tide came in.\n\nThe harbour office counts 48 boats."


def read(text: str) -> int:
    """How many figures a text has, all of them checked; the plain one put behind it is found whatever stands before."""
    whole = text + _TAIL
    found = extract(_PIPELINE.parse(whole), article(whole), ())
    for figure in found:
        assert figure.span.of(whole) == figure.text
        assert figure.sentence.contains(figure.span)
        assert figure.low is None or figure.high is None or figure.low <= figure.high
    assert (found[-1].text, found[-1].counted) == ("48", "boats")
    return len(found) - 1


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(_PARTS, min_size=1, max_size=25), st.sampled_from(["", " "]))
def test_any_pile_of_numbers_slices_back(parts: list[str], joint: str) -> None:
    read(joint.join(parts))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(min_size=1, max_size=200))
def test_any_text_slices_back(text: str) -> None:
    read(text)


def test_a_number_of_400_digits_is_no_figure() -> None:
    assert extract(_PIPELINE.parse("7" * 400 + " boats sank."), article("7" * 400 + " boats sank."), ()) == ()


def test_a_table_of_thousands_of_numbers_is_read() -> None:
    assert read("\n".join(f"Harbour {row}\t{row * 37}\t{row}.5%\t£{row}m" for row in range(1200))) >= 2 * 1200


def test_a_sentence_of_thousands_of_numbers_is_read() -> None:
    assert read(" ".join(str(row * 37 % 9973) for row in range(3000)) + " boats.") >= 2000


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(alphabet="0123456789٠١٢３４½¾²,.-–/%$€ \t\nekm", min_size=1, max_size=300))
def test_any_pile_of_digits_slices_back(text: str) -> None:
    read(text)


def test_a_spreadsheet_pasted_as_text_is_read() -> None:
    cells = (",".join(f'"{row * column:,}.{column}"' for column in range(1, 12)) for row in range(300))
    assert read("\n".join(cells)) >= 300


def test_a_results_list_has_no_comparable_counts() -> None:
    text = "Kelby 3, Alder 1\nNorth Pier 2, South Pier 2\nMills 15 27 101"
    found = extract(_PIPELINE.parse(text), article(text), ())
    assert [figure.text for figure in found if figure.comparable and figure.counted] == []


@pytest.mark.parametrize(
    "text", ["0.1e30", "It fell from 0.1e30 to 3e40 percent.", "A 1e35-year-old, at 2e33, won 1e30-2."]
)
def test_numbers_too_large_for_a_remainder_are_read(text: str) -> None:
    read(text)
