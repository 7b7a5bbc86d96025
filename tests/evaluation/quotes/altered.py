"""Alter one quote in a copy of an article and count how often the desk flags it (recall on known changes).

    python tests/evaluation/quotes/altered.py ../shared/data/triples-dev.jsonl [--part dev|rest|all] [--across]

Kinds: a content word replaced, a word dropped, a negation added or taken out, a number changed, the speaker swapped.
Without --across the copy is compared with its original; with it, with the other outlets of the event that print the
same quote, which is how such a change reaches a desk. Deterministic: the same file gives the same copies.
"""

from __future__ import annotations

import argparse
import json
import random
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from bot.article import compose
from bot.discrepancies.checks import quote_speaker, quote_wording
from bot.discrepancies.discrepancy import Finding, Severity
from bot.language import Pipeline, names
from bot.ledger.ledger import Ledger
from bot.ledger.utterances import compare, enter, versions
from bot.quotes import extract, wording
from bot.quotes.quote import Quote
from bot.quotes.thresholds import QuoteThresholds
from bot.quotes.vocabulary import NEGATIONS, PRONOUNS, STOP
from bot.reading import Reading
from config.settings import defaults

KINDS = ("word", "drop", "negate", "number", "speaker")
_WORD = re.compile(r"[A-Za-z][A-Za-z’'-]*")
_NUMBER = re.compile(r"\d+")
_AUXILIARY = re.compile(
    r"\b(is|are|was|were|has|have|had|will|would|can|could|should|must|may|might|do|does|did)\b(?! not|[’']t)"
)
_NOT = re.compile(r"\b(?:not|never) ")
_MOST_WORDS = 60
_SHARED = 0.95  # of the words another outlet must print too


@dataclass(frozen=True, kw_only=True)
class Copy:
    """A text in which one quote was altered, and the altered words."""

    text: str
    words: str
    start: int


def alter(reading: Reading, quote: Quote, kind: str, chance: random.Random) -> Copy | None:
    """A copy of the article with the quote altered in one way; None where the quote gives no occasion."""
    text = reading.article.text
    if kind == "speaker":
        return _swap_speaker(reading, quote, chance)
    changed = {"word": _replace, "drop": _drop, "negate": _negate, "number": _renumber}[kind](
        quote.text, reading, chance
    )
    if changed is None or changed == quote.text:
        return None
    return Copy(text=text[: quote.span.start] + changed + text[quote.span.end :], words=changed, start=quote.span.start)


def _contents(words: str) -> list[re.Match[str]]:
    """The content words inside a quote, its first and last word left out."""
    found = list(_WORD.finditer(words))[1:-1]
    return [match for match in found if match[0].lower() not in STOP | NEGATIONS and len(match[0]) > 3]


def _replace(words: str, reading: Reading, chance: random.Random) -> str | None:
    places = _contents(words)
    others = [match[0] for match in _WORD.finditer(reading.article.text) if match[0].islower() and len(match[0]) > 4]
    others = [other for other in others if other.lower() not in STOP and other.lower() not in words.lower()]
    if not places or not others:
        return None
    place = chance.choice(places)
    return words[: place.start()] + chance.choice(others) + words[place.end() :]


def _drop(words: str, reading: Reading, chance: random.Random) -> str | None:
    places = _contents(words)
    if not places:
        return None
    place = chance.choice(places)
    return words[: place.start()].rstrip() + " " + words[place.end() :].lstrip()


def _negate(words: str, reading: Reading, chance: random.Random) -> str | None:
    negation = _NOT.search(words, 1)
    if negation:
        return words[: negation.start()] + words[negation.end() :]
    auxiliary = _AUXILIARY.search(words, 1)
    return words[: auxiliary.end()] + " not" + words[auxiliary.end() :] if auxiliary else None


def _renumber(words: str, reading: Reading, chance: random.Random) -> str | None:
    number = _NUMBER.search(words)
    if not number:
        return None
    return words[: number.start()] + str(int(number[0]) + chance.randint(1, 9)) + words[number.end() :]


def _swap_speaker(reading: Reading, quote: Quote, chance: random.Random) -> Copy | None:
    text = reading.article.text
    people = [name.canonical for name in reading.names if name.kind.value == "person" and " " in name.canonical]
    others = [name for name in people if quote.speaker and name.split()[-1] not in quote.speaker]
    outside = [
        (match.start(), match.end())
        for match in re.finditer(re.escape(quote.mention or "\0"), text[quote.sentence.start : quote.sentence.end])
        if not quote.span.start <= quote.sentence.start + match.start() < quote.span.end
    ]
    if (
        not others
        or len(outside) != 1
        or not quote.cue
        or (quote.mention or "").lower() in PRONOUNS
        or not quote.speaker
        or not quote.speaker.istitle()
    ):
        return None
    start, end = (quote.sentence.start + offset for offset in outside[0])
    other = chance.choice(others)
    shift = len(other) - (end - start) if start < quote.span.start else 0
    return Copy(text=text[:start] + other + text[end:], words=quote.text, start=quote.span.start + shift)


class Desk:
    """Reads and compares as the desk does."""

    def __init__(self) -> None:
        self.pipeline = Pipeline.load()
        self.thresholds = QuoteThresholds(**defaults()["quotes"])
        self.policy: Any = SimpleNamespace(quotes=self.thresholds)

    def read(self, text: str, outlet: str) -> Reading:
        """The quotes of a text."""
        article = compose(body=text, outlet=outlet)
        doc = self.pipeline.parse(article.text)
        found = names.find(doc, article)
        return Reading(article=article, names=found, quotes=extract(doc, article, found))

    def findings(self, reading: Reading, others: list[Reading]) -> Iterator[Finding]:
        """What the quote checks say of a reading against others."""
        utterances = ()
        for other in others:
            utterances = enter(other, utterances, self.thresholds)
        ledger = Ledger(utterances=utterances)
        yield from quote_wording.between(reading, ledger, self.policy)
        yield from quote_speaker.between(reading, ledger, self.policy)

    def shares(self, quote: Quote, reading: Reading, other: Reading) -> bool:
        """Whether another article prints the same quote in the same words."""
        ours = [version for version in versions(reading) if version.quote is quote]
        return any(
            (alignment := compare(own, version, self.thresholds)) is not None
            and not alignment.changes
            and alignment.matched >= _SHARED * len(wording.read(quote.text).words)
            for own in ours
            for version in versions(other)
        )


def trial(desk: Desk, reading: Reading, others: list[Reading], copy: Copy, kind: str) -> bool:
    """Whether the altered quote is flagged, with medium or high severity."""
    altered = desk.read(copy.text, "altered copy")
    return any(
        finding.left.span.start <= copy.start + len(copy.words) and copy.start <= finding.left.span.end
        for finding in desk.findings(altered, others)
        if finding.severity in (Severity.MEDIUM, Severity.HIGH)
        and (kind != "speaker" or finding.verdict.value == "misattributed")
    )


def main(arguments: list[str] | None = None) -> None:
    """Print recall by kind."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", type=Path)
    parser.add_argument("--part", choices=("dev", "rest", "all"), default="dev")
    parser.add_argument("--across", action="store_true")
    parser.add_argument("--missed", action="store_true")
    parser.add_argument("--most", type=int, default=150, help="copies of each kind")
    options = parser.parse_args(arguments)
    records = [json.loads(line) for line in options.file.read_text("utf-8").splitlines()]
    triples: dict[str, list[dict[str, Any]]] = {}
    for record in records:
        triples.setdefault(record["triple"], []).append(record)
    events = list(triples.values())
    cut = len(events) * 2 // 3
    desk, chance = Desk(), random.Random(11)
    tried: Counter[str] = Counter()
    flagged: Counter[str] = Counter()
    for event in {"dev": events[:cut], "rest": events[cut:], "all": events}[options.part]:
        readings = [desk.read(record["text"], record["source"]) for record in event]
        for reading in readings:
            rest = [other for other in readings if other is not reading]
            for version in versions(reading):
                quote = version.quote
                if not 4 <= len(quote.text.split()) <= _MOST_WORDS:
                    continue
                others = (
                    [other for other in rest if desk.shares(quote, reading, other)] if options.across else [reading]
                )
                if not others:
                    continue
                for kind in KINDS:
                    copy = alter(reading, quote, kind, chance) if tried[kind] < options.most else None
                    if copy is None:
                        continue
                    tried[kind] += 1
                    if trial(desk, reading, others, copy, kind):
                        flagged[kind] += 1
                    elif options.missed:
                        print("MISSED", kind, repr(quote.text), "->", repr(copy.words), quote.speaker, quote.mention)
    for kind in KINDS:
        print(f"{kind}: {flagged[kind]}/{tried[kind]} = {flagged[kind] / max(1, tried[kind]):.3f}")
    total = sum(tried.values())
    print(f"altered copies flagged: {sum(flagged.values())}/{total} = {sum(flagged.values()) / max(1, total):.3f}")


if __name__ == "__main__":
    main()
