"""What reading figures and comparing them costs, as a share of parsing the same article in the same run."""

from __future__ import annotations

import pytest

from bot.article import Article, compose
from bot.discrepancies.detection import find_between
from bot.figures.extract import extract
from bot.language.names import extract as names
from bot.language.pipeline import Pipeline
from bot.ledger.assignment import observe
from bot.ledger.ledger import Ledger
from bot.ledger.measure import Measure
from bot.reading import Reading
from config.settings import Settings
from handlers import wiring
from tests.benchmarks.timing import seconds

pytestmark = pytest.mark.benchmark

_STARTS = (
    "Kel",
    "Mar",
    "Ell",
    "Salt",
    "Ooster",
    "Nor",
    "Vel",
    "Har",
    "Tar",
    "Ost",
    "Bren",
    "Cald",
    "Dun",
    "Fen",
    "Gros",
)
_ENDS = (
    "by",
    "ram",
    "ery",
    "mere",
    "kamp",
    "dane",
    "lin",
    "row",
    "nor",
    "rava",
    "wick",
    "stone",
    "mouth",
    "ford",
    "holm",
)
_THINGS = ("ferries", "homes", "patients", "lorries", "teachers", "turbines", "voters", "trees", "soldiers", "schools")
_VERBS = ("closed", "damaged", "counted", "hired", "inspected", "bought", "rented")
_FIGURES = 24  # of an article of about 800 words
_FIGURE = (
    "The council of {place} said on Monday that {number} {thing} were {verb} near {other} after the storm. "
    "Nobody in the town hall of {place} expected the repairs at {other} to be done before the spring."
)
_PLAIN = "Engineers who walked the harbour wall found cracks along its whole length and closed the road above it."


def article(turn: int, outlet: str, figures: int) -> Article:
    """An article whose figures are its own: places, things and verbs turn with `turn`."""
    told = []
    for at in range(turn * figures, (turn + 1) * figures):
        words = {
            "place": _STARTS[at % 15] + _ENDS[at // 15 % 15],
            "other": _STARTS[at * 7 % 15] + _ENDS[(at // 15 + 3) % 15],
            "thing": _THINGS[at * 3 % len(_THINGS)],
            "verb": _VERBS[at % len(_VERBS)],
            "number": f"{(at * 3671) % 90_000 + 1_013:,}",
        }
        told.append(_FIGURE.format(**words))
    return compose(body="\n\n".join([*told, _PLAIN]), outlet=outlet, title=f"Storm over {_STARTS[turn % 15]}shire")


def ledger_of(measures: int) -> Ledger:
    """A ledger of so many measures, every figure of some articles its own: more alike than a story's measures are."""
    reader = wiring.reader(None)
    readings = [reader.read(article(turn, f"Outlet {turn}", _FIGURES)) for turn in range(measures // _FIGURES + 1)]
    seen = [observe(reading, figure) for reading in readings for figure in reading.figures]
    opened = [Measure(id=str(at), label="", observations=(one,)) for at, one in enumerate(seen[:measures])]
    return Ledger(measures=tuple(opened))


def test_reading_and_comparing_figures_cost_at_most_half_of_parsing() -> None:
    policy, pipeline, ours = wiring.policy(Settings(_env_file=None)), Pipeline.load(), article(3, "Courier", _FIGURES)
    ledger = ledger_of(500)
    doc = pipeline.parse(ours.text)
    found = names.find(doc, ours)
    reading = Reading(article=ours, figures=extract(doc, ours, found), names=found)
    parsing = seconds(lambda: pipeline.parse(ours.text))
    extracting = seconds(lambda: extract(doc, ours, found))
    comparing = seconds(lambda: find_between(reading, ledger, policy))
    ratio = (extracting + comparing) / parsing
    words = len(ours.text.split())
    print(f"\n{words} words, {len(reading.figures)} figures, {len(ledger.measures)} measures: parsing {parsing:.3f} s,")
    print(f"reading figures {extracting:.3f} s, comparing {comparing:.3f} s of processor time: {ratio:.2f} of parsing")
    assert len(ledger.measures) >= 500
    assert len(reading.figures) >= _FIGURES
