"""Score found quotes and their speakers against labelled attributions, textacy beside on the same parse.

    python tests/evaluation/quotes/attributions.py ../shared/data/quotes-dev.jsonl [--part dev|rest|all] [--errors]

Gold quotations are the stretches between double marks that lie whole inside a labelled content. A found quote is right
when it has the same first and last character. A quote that is held for speech outside every content is wrong in the
strict figure and left out of the plain one, since the labels leave out headlines and scare quotes alike. A speaker is
right when its mention or its canonical name shares a name or head word with the labelled source.

textacy is no part of the project: `pip install textacy` into an environment of its own and put the project's packages
on its PYTHONPATH. Without it that line says it was skipped.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections import Counter
from dataclasses import dataclass, field
from importlib import util
from pathlib import Path
from typing import Any

from bot.article import Span, compose
from bot.language.names import extract as names
from bot.language.pipeline import Pipeline
from bot.quotes.extract import extract
from bot.quotes.quote import Quote, QuoteKind

_PAIR = re.compile(r"[“\"]([^“”\"]+)[”\"]")
_WORD = re.compile(r"[\w][\w'’.-]*")
_SMALL = frozenset(
    ("the", "a", "an", "of", "and", "for", "in", "his", "her", "their", "its", "mr", "mrs", "ms", "sen", "said")
)


@dataclass(kw_only=True)
class Tally:
    """Counts of one reader."""

    gold: int = 0
    found: int = 0
    right: int = 0
    stray: int = 0
    sourced: int = 0
    named: int = 0
    right_speaker: int = 0
    of_all: int = 0
    errors: list[str] = field(default_factory=list)

    def lines(self) -> str:
        """The figures in words."""
        recall = self.right / max(1, self.gold)
        plain, strict = self.right / max(1, self.found), self.right / max(1, self.found + self.stray)
        return (
            f"exact extent P {plain:.3f} R {recall:.3f} F1 {_f1(plain, recall):.3f} (strict P {strict:.3f} "
            f"F1 {_f1(strict, recall):.3f}); speaker right {self.right_speaker}/{self.sourced} = "
            f"{self.right_speaker / max(1, self.sourced):.3f} of found, named {self.named / max(1, self.sourced):.3f}, "
            f"right when named {self.right_speaker / max(1, self.named):.3f}"
        )


@dataclass(frozen=True, kw_only=True)
class Gold:
    """One labelled quotation."""

    span: Span
    source: str | None


def gold_of(record: dict[str, Any]) -> tuple[list[Gold], list[Span]]:
    """The labelled quotations between double marks, and all contents."""
    text, quotations, contents = record["text"], {}, []
    for attribution in record["attributions"]:
        source = " ".join(text[start:end] for start, end in attribution["source"]) or None
        for start, end in attribution["content"]:
            contents.append(Span(start=start, end=end))
            if attribution["marked"]:
                low, high = max(0, start - 1), min(len(text), end + 1)
                for match in _PAIR.finditer(text, low, high):
                    span = _trim(text, match.start(1), match.end(1))
                    if span not in quotations or quotations[span].source is None:
                        quotations[span] = Gold(span=span, source=source)
    return sorted(quotations.values(), key=lambda gold: gold.span), contents


def score(record: dict[str, Any], quotes: list[tuple[Span, Quote | None, set[str]]], tally: Tally) -> None:
    """Enter one article: found quotes as (span, quote, words that name the speaker)."""
    text = record["text"]
    gold, contents = gold_of(record)
    spans = {entry.span: entry for entry in gold}
    tally.gold += len(gold)
    matched: set[Span] = set()
    for span, quote, speaker in quotes:
        overlapping = [entry for entry in gold if entry.span.overlaps(span)]
        if span in spans:
            tally.found += 1
            tally.right += 1
            matched.add(span)
            _score_speaker(text, spans[span], quote, speaker, tally)
        elif overlapping:
            tally.found += 1
            tally.errors.append(f"EXTENT {_show(text, span)} GOLD {_show(text, overlapping[0].span)}")
        elif not any(content.overlaps(span) for content in contents):
            tally.stray += 1
            tally.errors.append(
                f"STRAY {_show(text, span)} -- {quote.mention if quote else ''}/{quote.cue if quote else ''}"
            )
    for entry in gold:
        if entry.span not in matched:
            tally.errors.append(f"MISSED {_show(text, entry.span)}")


def _score_speaker(text: str, entry: Gold, quote: Quote | None, speaker: set[str], tally: Tally) -> None:
    if entry.source is None:
        return
    tally.sourced += 1
    tally.named += bool(speaker)
    wanted = words(entry.source)
    if speaker & wanted:
        tally.right_speaker += 1
    else:
        kind = f"{quote.speaker}|{quote.mention}|{quote.cue}|{quote.continues}" if quote else ""
        tally.errors.append(f"SPEAKER [{entry.source}] OURS [{kind}] {_show(text, entry.span, 130)}")


def words(name: str) -> set[str]:
    """The words of a name or description that could tell it from another."""
    found = {word.lower().removesuffix("’s").removesuffix("'s").rstrip(".") for word in _WORD.findall(name)}
    return (found - _SMALL) or found


def ours(text: str, pipeline: Pipeline) -> tuple[list[tuple[Span, Quote | None, set[str]]], Any]:
    """The quotes of our reader in double marks, and the parse."""
    article = compose(body=text)
    doc = pipeline.parse(text)
    found = []
    for quote in extract(doc, article, names.find(doc, article)):
        mark = text[quote.span.start - 1 : quote.span.start]
        if quote.kind in (QuoteKind.SPEECH, QuoteKind.WRITTEN) and mark in '“"':
            named = words(f"{quote.speaker or ''} {quote.mention or ''}") if quote.mention or quote.speaker else set()
            found.append((quote.span, quote, named))
    return found, doc


def theirs(doc: Any) -> list[tuple[Span, Quote | None, set[str]]]:
    """The quotes of textacy's direct_quotations on the same parse; an article it gives up on has none."""
    from textacy.extract import direct_quotations

    found: list[tuple[Span, Quote | None, set[str]]] = []
    try:
        for triple in direct_quotations(doc):
            content = triple.content
            text = content.text
            start = content.start_char + (text[:1] in '“"')
            end = content.end_char - (text[-1:] in '”"')
            speaker = words(" ".join(token.text for token in triple.speaker))
            found.append((_trim(doc.text, start, max(start, end)), None, speaker))
    except (ValueError, IndexError):
        return []
    return found


def _trim(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start=start, end=end)


def _show(text: str, span: Span, around: int = 60) -> str:
    return repr(
        f"{text[max(0, span.start - around) : span.start]}<<{span.of(text)[:160]}>>{text[span.end : span.end + around]}"
    )


def _f1(precision: float, recall: float) -> float:
    return 2 * precision * recall / max(1e-9, precision + recall)


def main(arguments: list[str] | None = None) -> None:
    """Print the figures of both readers."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", type=Path)
    parser.add_argument(
        "--part", choices=("dev", "rest", "all"), default="dev", help="first two thirds, last third, all"
    )
    parser.add_argument("--errors", action="store_true")
    parser.add_argument("--model")
    options = parser.parse_args(arguments)
    records = [json.loads(line) for line in options.file.read_text("utf-8").splitlines()]
    cut = len(records) * 2 // 3
    part = {"dev": records[:cut], "rest": records[cut:], "all": records}[options.part]
    pipeline = Pipeline.load(options.model)
    desk, other = Tally(), Tally()
    for number, record in enumerate(part):
        before = len(desk.errors)
        found, doc = ours(record["text"], pipeline)
        score(record, found, desk)
        desk.errors[before:] = [f"{number} {error}" for error in desk.errors[before:]]
        if util.find_spec("textacy"):
            score(record, theirs(doc), other)
    print(f"{len(part)} articles, {desk.gold} quotations")
    print("copydesk", desk.lines())
    print("textacy ", other.lines() if other.gold else "skipped: not installed in this environment")
    if options.errors:
        print(*desk.errors, sep="\n")
        print(Counter(error.split()[1] for error in desk.errors))


if __name__ == "__main__":
    sys.exit(main())
