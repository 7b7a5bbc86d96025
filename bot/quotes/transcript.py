"""Check the quotes of an article against what was really said: a transcript or a speech text (CHECKS 30 to 32).

Each quote is looked for by its rarer words, then laid word by word beside the stretch that has most of them. Answers:
`verbatim`, `trimmed` (an ellipsis or brackets), `variant`, `altered` with a word diff, `not_found`. A quote cut by
ellipses is looked for piece by piece. Remarks in brackets in the transcript ("(Applause)") are nobody's words.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from bot.article import Article, Span
from bot.discrepancies.discrepancy import Finding, Severity, Side, Verdict
from bot.quotes.align import Alignment, align
from bot.quotes.judge import Judgement, judge
from bot.quotes.quote import Quote, QuoteKind
from bot.quotes.thresholds import QuoteThresholds
from bot.quotes.vocabulary import STOP
from bot.quotes.wording import Word, Wording, read
from bot.reading import Reading

NAME = "transcript"

_GRID = 8  # words: places in the transcript this near to each other count as one
_PLACES = 300  # of one word that are looked at; a more frequent one tells nothing
_MARGIN = 12  # words looked at before and after the place
_CHOICES = 3  # places laid beside the quote


@dataclass(frozen=True, slots=True, kw_only=True)
class _Match:
    """The stretch of the transcript a piece of a quote was found in, as word indexes."""

    alignment: Alignment
    start: int
    end: int


class Transcript:
    """What was said, indexed by word."""

    def __init__(self, article: Article) -> None:
        self.article = article
        self.words = tuple(word for word in read(article.text).words if not word.aside)
        self._places: dict[str, list[int]] = {}
        for at, word in enumerate(self.words):
            self._places.setdefault(word.key, []).append(at)

    def check(self, reading: Reading, thresholds: QuoteThresholds) -> Iterator[Finding]:
        """One finding a quote, in order; `right` is the place in the transcript, None where it is not found."""
        for quote in reading.quotes:
            if quote.kind in (QuoteKind.SPEECH, QuoteKind.WRITTEN):
                yield self._finding(reading.article, quote, thresholds)

    def _finding(self, article: Article, quote: Quote, thresholds: QuoteThresholds) -> Finding:
        pieces = _pieces(read(quote.text))
        matches = [self._find(piece, thresholds) for piece in pieces]
        found = [match for match in matches if match is not None]
        judgement = _judged(found, len(pieces))
        return Finding(
            check=NAME,
            rule=judgement.rule,
            verdict=judgement.verdict,
            severity=judgement.severity,
            label=f"Quote by {quote.speaker}" if quote.speaker else "Quote",
            explanation=judgement.explanation,
            left=_side(article, quote.span, quote.sentence, quote.speaker),
            right=self._side(found) if found and len(found) == len(pieces) else None,
            diff=judgement.diff,
        )

    def _find(self, piece: Wording, thresholds: QuoteThresholds) -> _Match | None:
        best: _Match | None = None
        for start in self._likely(piece.words):
            low = max(0, start - _MARGIN)
            high = start + len(piece.words) + len(piece.words) // 3 + _MARGIN
            match = self._lay(piece, low, high)
            if match is not None and (best is None or match.alignment.matched > best.alignment.matched):
                best = match
        if best is None or best.alignment.overlap < thresholds.overlap or best.alignment.coverage < thresholds.overlap:
            return None
        return best

    def _likely(self, words: tuple[Word, ...]) -> list[int]:
        """Where in the transcript the words stand in about this order, the likeliest first."""
        votes: Counter[int] = Counter()
        for at, word in enumerate(words):
            places = self._places.get(word.key, [])
            weight = 1 if word.key in STOP else 3
            for place in places if len(places) <= _PLACES else ():
                votes[(place - at) // _GRID] += weight
        return [grid * _GRID for grid, _ in votes.most_common(_CHOICES)]

    def _lay(self, piece: Wording, low: int, high: int) -> _Match | None:
        alignment = align(piece, Wording(words=self.words[low:high]))
        agreed = [word for step in alignment.steps for word in step.right]
        if not agreed:
            return None
        window = self.words[low:high]
        start = low + window.index(agreed[0])
        return _Match(alignment=alignment, start=start, end=start + len(agreed))

    def _side(self, found: list[_Match]) -> Side:
        first, last = self.words[found[0].start], self.words[found[-1].end - 1]
        low, high = sorted((first.at, last.at))
        span = Span(start=low, end=high + len(last.text if high == last.at else first.text))
        text = self.article.text
        return _side(self.article, span, _line(text, span), None)


def _pieces(wording: Wording) -> list[Wording]:
    """The stretches of a quote between its ellipses."""
    pieces: list[list[Word]] = [[]]
    for word in wording.words:
        if word.after_gap and pieces[-1]:
            pieces.append([])
        pieces[-1].append(word)
    return [Wording(words=tuple(piece)) for piece in pieces if piece]


def _judged(found: list[_Match], pieces: int) -> Judgement:
    """The gravest judgement of the pieces; with all of them as said, verbatim in one piece and trimmed in several."""
    if len(found) < pieces or not found:
        return Judgement(
            verdict=Verdict.NOT_FOUND, severity=Severity.LOW, rule=30, explanation="The transcript has no such words."
        )
    gravest = max((judge(match.alignment) for match in found), key=lambda judgement: judgement.severity.rank)
    if gravest.severity is not Severity.NONE:
        return gravest
    bracketed = any(step.marked for match in found for step in match.alignment.steps)
    if pieces > 1 or bracketed:
        return Judgement(
            verdict=Verdict.TRIMMED, severity=Severity.NONE, rule=31, explanation="Cut where it says so, else as said."
        )
    return Judgement(verdict=Verdict.VERBATIM, severity=Severity.NONE, rule=30, explanation="Word for word as said.")


def _side(article: Article, span: Span, sentence: Span, source: str | None) -> Side:
    return Side(
        article=article.id,
        span=span,
        text=span.of(article.text),
        sentence=sentence,
        context=" ".join(sentence.of(article.text).split()),
        source=source,
    )


def _line(text: str, span: Span) -> Span:
    """The paragraph a span stands in."""
    end = text.find("\n", span.end)
    return Span(start=text.rfind("\n", 0, span.start) + 1, end=end if end >= 0 else len(text))
