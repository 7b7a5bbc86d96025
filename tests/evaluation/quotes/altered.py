"""Alter one quote in a copy of an article and count how often the desk flags it (recall on known changes).

    python -m tests.evaluation.quotes.altered ../shared/data/triples-dev.jsonl [--part dev|rest|all] [--missed]

Kinds: a content word replaced, a word dropped, a negation added or taken out, a number changed, the speaker swapped
(altering.py). Each copy is compared with the article it was made of (`original`) and with the other outlets of the
event that print the same words (`across`), which is how such a change reaches a desk; a swapped speaker with those
that name the same person beside the words, since against others nobody could tell. A copy is flagged when a finding of
medium or high severity stands on the altered quote; a swapped speaker only when it is `misattributed`.
"""

from __future__ import annotations

import argparse
import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from bot.article import Article
from bot.reading import Reading
from bot.verdict import Severity
from tests.evaluation.figures import corpus
from tests.evaluation.quotes.altering import KINDS, Copy, Quotation, alter, is_within, quotations, same_name
from tests.evaluation.quotes.desk import Desk


@dataclass(frozen=True, slots=True, kw_only=True)
class Trial:
    """A copy, the article it was made of, and the articles of other outlets that print the same words."""

    copy: Copy
    article: Article
    others: tuple[Article, ...]


def trials(groups: dict[str, list[Article]], most: int) -> list[Trial]:
    """At most so many copies of each kind, those other outlets print first, then by a hash of the words."""
    found: dict[str, list[Trial]] = defaultdict(list)
    for articles in groups.values():
        printed = {article.id: tuple(quotations(article.text)) for article in articles}
        for article in articles:
            seen: set[str] = set()
            for quotation in printed[article.id]:
                if quotation.words in seen or sum(is_within(quotation, each) for each in printed[article.id]) > 1:
                    continue
                seen.add(quotation.words)
                for kind in KINDS:
                    copy = alter(article.text, quotation, kind)
                    if copy:
                        others = _printing(quotation, kind, articles, printed, article)
                        found[kind].append(Trial(copy=copy, article=article, others=others))
    return [
        trial
        for kind in KINDS
        for trial in sorted(found[kind], key=lambda trial: (not trial.others, _hash(trial)))[:most]
    ]


def _printing(
    quotation: Quotation,
    kind: str,
    articles: list[Article],
    printed: dict[str, tuple[Quotation, ...]],
    article: Article,
) -> tuple[Article, ...]:
    """The articles of the other outlets that print the quotation; under the same name where the speaker is swapped."""
    return tuple(
        other
        for other in articles
        if other is not article
        and any(
            is_within(quotation, each) and (kind != "speaker" or same_name(quotation, each))
            for each in printed[other.id]
        )
    )


def _hash(trial: Trial) -> str:
    return hashlib.sha256(f"{trial.copy.kind}{trial.copy.was}{trial.copy.words}".encode()).hexdigest()


def is_flagged(desk: Desk, altered: Reading, others: Iterable[Reading], copy: Copy) -> bool:
    """Whether the altered quote is flagged."""
    return any(
        finding.left.span.start < copy.start + len(copy.words) and copy.start < finding.left.span.end
        for finding in desk.findings(altered, others)
        if finding.severity in (Severity.MEDIUM, Severity.HIGH)
        and (copy.kind != "speaker" or finding.verdict.value == "misattributed")
    )


def main(arguments: list[str] | None = None) -> None:
    """Print recall by kind."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", type=Path)
    parser.add_argument("--part", choices=("dev", "rest", "all"), default="dev")
    parser.add_argument("--missed", action="store_true")
    parser.add_argument("--most", type=int, default=80, help="copies of each kind")
    options = parser.parse_args(arguments)
    desk = Desk()
    readings: dict[str, Reading] = {}
    tried: Counter[tuple[str, str]] = Counter()
    flagged: Counter[tuple[str, str]] = Counter()
    for trial in trials(corpus.part(corpus.load(options.file), options.part), options.most):
        for article in (trial.article, *trial.others):
            if article.id not in readings:
                readings[article.id] = desk.read(article)
        copy = trial.copy
        altered = desk.read(replace(trial.article, id="altered", outlet="altered copy", text=copy.text))
        sides = {"original": (trial.article,), "across": trial.others}
        for side, articles in sides.items():
            if articles:
                tried[copy.kind, side] += 1
                right = is_flagged(desk, altered, [readings[article.id] for article in articles], copy)
                flagged[copy.kind, side] += right
                if options.missed and not right:
                    print(f"MISSED {side} {copy.kind} {copy.was!r} -> {copy.words!r}")
                    print(
                        f"    {copy.text[max(0, copy.start - 120) : copy.start + len(copy.words) + 120]!r}", flush=True
                    )
    for side in ("original", "across"):
        counts = [(kind, flagged[kind, side], tried[kind, side]) for kind in KINDS]
        counts.append(("all", sum(right for _, right, _ in counts), sum(of for _, _, of in counts)))
        print(side, *(f"{kind} {right}/{of} = {right / max(1, of):.3f}" for kind, right, of in counts), sep="; ")


if __name__ == "__main__":
    main()
