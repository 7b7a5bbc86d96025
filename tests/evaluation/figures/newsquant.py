"""Score read figures against labelled sentences (NewsQuant-style), quantulum3 beside on the same sentences.

    python tests/evaluation/figures/newsquant.py ../shared/data/figures-dev.jsonl [--part dev|rest|all] [--errors]
    python tests/evaluation/figures/newsquant.py ../shared/data/quantulum3-quantities.json --part all

A label is found when a figure has its value (both ends of a range). Of the pairs found that way, each further line
counts those where bound or direction, unit, or counted thing is right too, over the same labels and figures:

- bound/change: a label "up" or "down" wants that direction, "~", ">", "<" and "=" want that hedge.
- unit: the currency, the unit's name, or for a count the head of the counted phrase.
- counted: one content word shared with the labelled concept; for a count, also with the labelled unit.

Ordinals are left out of the figures, since the labels have none; the labels count "one" before a noun.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot.article import compose
from bot.figures.alignment.content_words import content
from bot.figures.extract import extract
from bot.figures.figure import Change, Figure, Hedge, Kind
from bot.language.names import extract as names
from bot.language.pipeline import Pipeline

_CURRENCIES = {
    "USD": "dollar $ us$", "EUR": "euro €", "GBP": "pound sterling £", "AUD": "dollar $ australian", "INR": "rupee rs",
    "JPY": "yen ¥", "CNY": "yuan", "CAD": "dollar canadian $", "HKD": "dollar hk$", "SGD": "dollar s$", "cent": "cent",
    "penny": "penny pence", "NZD": "dollar",
}  # fmt: skip
_UNITS = {"percent": "percentage percent %", "percentage_point": "percentage point", "basis_point": "basis point bps",
          "oil_barrel": "barrel", "degree_Celsius": "celsius degree", "degree_Fahrenheit": "fahrenheit degree",
          "mile_per_hour": "mph mile per hour", "kilometer_per_hour": "kilometre per hour km/h",
          "metric_ton": "tonne ton metric", "short_ton": "ton", "foot_pound": "pound-foot pound foot",
          "revolutions_per_minute": "revolution minute rpm"}  # fmt: skip
_HEDGES = {Hedge.EXACT: "=", Hedge.BETWEEN: "=", Hedge.VAGUE: "=", Hedge.ABOUT: "~", Hedge.AT_LEAST: ">",
           Hedge.MORE_THAN: ">", Hedge.AT_MOST: "<", Hedge.LESS_THAN: "<"}  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class Read:
    """What a reader found of one quantity, in the terms of the labels."""

    low: float
    high: float
    bounds: frozenset[str]  # the labels of change that are right for it
    unit: frozenset[str]  # stems
    bare: bool  # no unit at all
    counted: frozenset[str]
    shown: str


Reader = Callable[[Sequence[str]], list[list[Read]]]


def copydesk(texts: Sequence[str]) -> list[list[Read]]:
    """What the desk reads."""
    pipeline = Pipeline.load()
    found = []
    for text in texts:
        article = compose(body=text)
        doc = pipeline.parse(text)
        figures = extract(doc, article, names.find(doc, article))
        found.append([_of(figure) for figure in figures if figure.kind is not Kind.ORDINAL])
    return found


def quantulum(texts: Sequence[str]) -> list[list[Read]]:
    """What quantulum3 reads; raises ImportError where it is not installed."""
    from quantulum3 import classifier, parser

    classifier.USE_CLF = False  # its trained disambiguation needs an older scikit-learn than ours

    found = []
    for text in texts:
        rows = []
        for quantity in parser.parse(text):
            spread = quantity.uncertainty or 0.0
            unit = frozenset(content(quantity.unit.name)) - {"dimensionless"}
            rows.append(
                Read(
                    low=quantity.value - spread,
                    high=quantity.value + spread,
                    bounds=frozenset("="),
                    unit=unit,
                    bare=quantity.unit.name == "dimensionless",
                    counted=frozenset(),
                    shown=f"{quantity.surface} [{quantity.unit.name}]",
                )
            )
        found.append(rows)
    return found


def _of(figure: Figure) -> Read:
    ends = figure.parts or (figure.value, figure.value)
    if ends[0] is None:
        ends = (figure.low, figure.high)
    low, high = (float(end) if end is not None else 0.0 for end in ends)
    bounds = {"~" if figure.hedge is Hedge.NEARLY else _HEDGES[figure.hedge]}
    if figure.hedge is Hedge.NEARLY:
        bounds.add("<")
    if figure.change:
        bounds.add("up" if figure.change is Change.RISE else "down")
    unit = figure.unit or ""
    named = f"{_CURRENCIES.get(unit) or _UNITS.get(unit) or unit.replace('_', ' ')} {figure.per or ''}"
    if figure.kind is Kind.AGE:
        named = "year of age old"
    if figure.unit is None:
        named = figure.head or ""
    return Read(
        low=low,
        high=high,
        bounds=frozenset(bounds),
        unit=frozenset(_symbols(named)),
        bare=figure.unit is None,
        counted=frozenset(content(figure.counted or "")),
        shown=f"{figure.text} [{figure.hedge} {figure.change or ''} {figure.unit or ''}] {figure.counted}",
    )


def _symbols(words: str) -> set[str]:
    return set(content(words)) | {word for word in words.split() if not word.isalpha()}


def _is_value(gold: dict[str, Any], read: Read) -> bool:
    first, _, last = str(gold["value"]).lstrip("-").partition("-")
    low, high = float(first), float(last or first)
    return abs(low - abs(read.low)) <= 1e-4 * max(1.0, low) and abs(high - abs(read.high)) <= 1e-4 * max(1.0, high)


def _is_bound(gold: dict[str, Any], read: Read) -> bool:
    return gold["change"] in read.bounds


def _is_unit(gold: dict[str, Any], read: Read) -> bool:
    if gold["unit"] == "-":
        return read.bare or "of age" in str(gold["normalized_unit"])
    return bool(read.unit & _symbols(f"{gold['unit']} {gold['normalized_unit']}".replace("-", " ").lower()))


def _is_counted(gold: dict[str, Any], read: Read) -> bool:
    concept = gold["referred_concepts"]
    concept = "" if concept == "-" else " ".join(concept) if isinstance(concept, list) else str(concept)
    unit = f"{gold['unit']} {gold['normalized_unit']}" if read.bare else ""
    wanted = set(content(f"{concept} {unit}"))
    return bool(wanted & read.counted) or (not concept and (not read.bare or gold["unit"] == "-"))


_LINES = {
    "value": lambda gold, read: True,
    "value + bound/change": _is_bound,
    "value + unit": _is_unit,
    "value + counted, partial": _is_counted,
}


def pairs(gold: Sequence[dict[str, Any]], read: Sequence[Read]) -> list[tuple[dict[str, Any], Read]]:
    """Each label with the figure of its value that is right in most other respects."""
    ranked = sorted(
        ((sum(rule(label, one) for rule in _LINES.values()), g, r)
         for g, label in enumerate(gold) for r, one in enumerate(read) if _is_value(label, one)),
        reverse=True,
    )  # fmt: skip
    taken: set[tuple[str, int]] = set()
    found = []
    for _, g, r in ranked:
        if ("g", g) not in taken and ("r", r) not in taken:
            taken |= {("g", g), ("r", r)}
            found.append((gold[g], read[r]))
    return found


def score(rows: Sequence[dict[str, Any]], reader: Reader, *, errors: bool = False) -> dict[str, float]:
    """F1 of each line; with `errors`, what went wrong is printed sentence by sentence."""
    right = dict.fromkeys(_LINES, 0)
    labelled = read_count = 0
    for number, (row, read) in enumerate(zip(rows, reader([row["text"] for row in rows]), strict=True)):
        found = pairs(row["quantities"], read)
        labelled += len(row["quantities"])
        read_count += len(read)
        for name, rule in _LINES.items():
            right[name] += sum(rule(label, one) for label, one in found)
        if errors:
            _tell(number, row, read, found)
    return {name: 2 * hits / max(1, labelled + read_count) for name, hits in right.items()}


def _tell(number: int, row: dict[str, Any], read: Sequence[Read], found: Sequence[tuple[dict[str, Any], Read]]) -> None:
    missed = [label for label in row["quantities"] if all(label is not one for one, _ in found)]
    extra = [one for one in read if all(one is not other for _, other in found)]
    wrong = [(name, label, one) for label, one in found for name, rule in _LINES.items() if not rule(label, one)]
    if missed or extra or wrong:
        print(f"#{number} {row['text']}")
        for label in missed:
            print("    missed", label["change"], label["value"], "|", label["unit"], "|", label["referred_concepts"])
        for one in extra:
            print("    extra ", one.shown)
        for name, label, one in wrong:
            stated = f"{label['change']} {label['value']} {label['unit']} | {label['referred_concepts']}"
            print(f"    wrong  {name} | {stated} || read {one.shown}")


def _labelled(file: Path) -> list[dict[str, Any]]:
    """The sentences of a file of labels; quantulum3's own cases (a .json list) as such labels, without concepts."""
    if file.suffix != ".json":
        return [json.loads(line) for line in file.read_text("utf-8").splitlines()]
    return [
        {"text": case["req"], "quantities": [_as_label(one) for one in case["res"]]}
        for case in json.loads(file.read_text("utf-8"))
    ]


def _as_label(case: dict[str, Any]) -> dict[str, Any]:
    value, spread = abs(float(case["value"])), float(case.get("uncertainty") or 0.0)
    unit = "-" if case["unit"] == "dimensionless" else case["unit"]
    ends = f"{value - spread:f}-{value + spread:f}" if spread else f"{value:f}"
    return {"change": "=", "value": ends, "unit": unit, "normalized_unit": unit, "referred_concepts": "-"}


def main() -> None:
    """Print the table, ours first."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("file", type=Path)
    options.add_argument(
        "--part", choices=("dev", "rest", "all"), default="dev", help="first two thirds, last third, all"
    )
    options.add_argument("--errors", action="store_true")
    given = options.parse_args()
    rows = _labelled(given.file)
    cut = len(rows) * 2 // 3
    rows = {"dev": rows[:cut], "rest": rows[cut:], "all": rows}[given.part]
    for name, reader in (("copydesk", copydesk), ("quantulum3", quantulum)):
        try:
            figures = score(rows, reader, errors=given.errors and name == "copydesk")
        except ImportError as error:
            print(f"{name}: not here ({error})", file=sys.stderr)
            continue
        print(f"{name:11}", " ".join(f"{line} {value:.3f};" for line, value in figures.items()))


if __name__ == "__main__":
    main()
