"""Check the quotes of an article against what was really said: a transcript or a speech text (CHECKS 30 to 32).

Each quote is looked for by its rarer words, then laid word by word beside the stretch that has most of them. Answers:
`verbatim`, `trimmed` (an ellipsis or brackets), `variant`, `altered` with a word diff, `not_found`. A quote cut by
ellipses is looked for piece by piece. Remarks in brackets in the transcript ("(Applause)") are nobody's words; what was
not heard is a gap. Where the transcript says who has the floor (turns.py), words of somebody else than the article's
speaker are `misattributed`, and a speaker who was interrupted is read on in the next turn.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

from bot.article import Article, Span
from bot.discrepancies.finding import Finding, Side
from bot.quotes.alignment.alignment import Alignment, Step
from bot.quotes.alignment.judge import Judgement, judge
from bot.quotes.alignment.side_by_side import align
from bot.quotes.alignment.weight import weigh
from bot.quotes.alignment.wording import Word, Wording, read
from bot.quotes.attribution import speakers, turns
from bot.quotes.quote import Quote, QuoteKind
from bot.quotes.thresholds import QuoteThresholds
from bot.quotes.vocabulary import STOP
from bot.reading import Reading
from bot.verdict import Severity, Verdict

NAME = "transcript"

_GRID = 8  # words: places in the transcript this near to each other count as one
_PLACES = 300  # of one word that are looked at; a more frequent one tells nothing
_MARGIN = 12  # words looked at before and after the place
_CHOICES = 3  # places laid beside the quote


@dataclass(frozen=True, slots=True, kw_only=True)
class _Match:
    """The words of the transcript a piece of a quote was found in, the first and the last."""

    alignment: Alignment
    first: Word
    last: Word


class _Stream:
    """Words in the order they were said, indexed."""

    def __init__(self, words: tuple[Word, ...]) -> None:
        self.words = words
        self._places: dict[str, list[int]] = {}
        for at, word in enumerate(words):
            self._places.setdefault(word.key, []).append(at)

    def find(self, piece: Wording, thresholds: QuoteThresholds) -> _Match | None:
        """The stretch most like the piece; None where none is like it."""
        best: _Match | None = None
        for start in self._likely(piece.words):
            low = max(0, start - _MARGIN)
            high = start + len(piece.words) + len(piece.words) // 3 + _MARGIN
            match = self._lay(piece, self.words[low:high])
            if match is not None and (best is None or match.alignment.matched > best.alignment.matched):
                best = match
        if best is None or best.alignment.overlap < thresholds.overlap or best.alignment.coverage < thresholds.overlap:
            return None
        return best

    def _likely(self, words: tuple[Word, ...]) -> list[int]:
        """Where the words stand in about this order, the likeliest first."""
        votes: Counter[int] = Counter()
        for at, word in enumerate(words):
            places = self._places.get(word.key, [])
            weight = 1 if word.key in STOP else 3
            for place in places if len(places) <= _PLACES else ():
                votes[(place - at) // _GRID] += weight
        return [grid * _GRID for grid, _ in votes.most_common(_CHOICES)]

    def _lay(self, piece: Wording, window: tuple[Word, ...]) -> _Match | None:
        alignment = _whole(piece, window, align(piece, Wording(words=window)))
        agreed = [word for step in alignment.steps for word in step.right]
        return _Match(alignment=alignment, first=agreed[0], last=agreed[-1]) if agreed else None


class Transcript:
    """What was said, and by whom as far as it is labelled."""

    def __init__(self, article: Article) -> None:
        self.article = article
        self._floor = turns.read(article.text)
        words = tuple(word for word in read(self._floor.text).words if not word.aside)
        self._all = _Stream(words)
        turns_of: dict[str, list[Word]] = {}
        for word in words:
            speaker = self._floor.speaker(word.at)
            if speaker is not None:
                turns_of.setdefault(_surname(speaker), []).append(word)
        self._own = {surname: _Stream(tuple(said)) for surname, said in turns_of.items()}

    def check(self, reading: Reading, thresholds: QuoteThresholds) -> Iterator[Finding]:
        """One finding a quote, in order; `right` is the place in the transcript, None where it is not found."""
        for quote in reading.quotes:
            if quote.kind in (QuoteKind.SPEECH, QuoteKind.WRITTEN):
                yield self._finding(reading.article, quote, thresholds)

    def _finding(self, article: Article, quote: Quote, thresholds: QuoteThresholds) -> Finding:
        pieces = _pieces(read(quote.text))
        matches = [self._find(piece, quote.speaker, thresholds) for piece in pieces]
        found = [match for match in matches if match is not None]
        judgement = _judged(found, len(pieces))
        if judgement.verdict is not Verdict.NOT_FOUND:
            judgement = self._ascribed(judgement, found, quote.speaker, thresholds)
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

    def _find(self, piece: Wording, speaker: str | None, thresholds: QuoteThresholds) -> _Match | None:
        """The best place: among equals first the speaker's own turns, then all that was said, then anybody's turns."""
        own = [
            said for name, said in self._own.items() if speaker and speakers.same(name, speaker, thresholds.name_ratio)
        ]
        others = [said for said in self._own.values() if said not in own]
        matches = (stream.find(piece, thresholds) for stream in (*own, self._all, *others))
        return max(
            filter(None, matches), key=lambda match: match.alignment.overlap * match.alignment.coverage, default=None
        )

    def _ascribed(
        self, judgement: Judgement, found: list[_Match], speaker: str | None, thresholds: QuoteThresholds
    ) -> Judgement:
        """The judgement, or that the words are somebody else's than the article says."""
        words = (word for match in found for step in match.alignment.steps for word in step.right)
        said = list(dict.fromkeys(filter(None, (self._floor.speaker(word.at) for word in words))))
        if speaker is None:
            return judgement
        others = [name for name in said if not _may_be(name, speaker, thresholds)]
        speaks = any(speakers.same(surname, speaker, thresholds.name_ratio) for surname in self._own)
        named = all(speakers.differ(name, speaker, thresholds.name_ratio) for name in others)
        if not others or not (speaks or (named and not any(map(turns.is_asking, others)))):
            return judgement
        explanation = f"In the transcript these are words of {' and '.join(said)}, not of {speaker} alone."
        if others == said:
            explanation = f"In the transcript these are words of {' and '.join(said)}, not of {speaker}."
        return replace(
            judgement, verdict=Verdict.MISATTRIBUTED, severity=Severity.HIGH, rule=33, explanation=explanation
        )

    def _side(self, found: list[_Match]) -> Side:
        ends = sorted((word.at, len(word.text)) for match in found for word in (match.first, match.last))
        span = Span(start=ends[0][0], end=ends[-1][0] + ends[-1][1])
        return _side(self.article, span, _line(self.article.text, span), self._floor.speaker(span.start))


def _surname(speaker: str) -> str:
    """What one speaker's labels have in common: "Chancellor Merz" and "Merz"."""
    return speaker.rsplit(maxsplit=1)[-1]


def _may_be(label: str, speaker: str, thresholds: QuoteThresholds) -> bool:
    """Whether a label may stand for the speaker; what stands before its surname may be any office."""
    return speakers.same(_surname(label), speaker, thresholds.name_ratio)


def _whole(piece: Wording, window: tuple[Word, ...], alignment: Alignment) -> Alignment:
    """The alignment with the words at the edges of a quote too: every one of them was said, or was not."""
    if not alignment.steps:
        return alignment
    covered = [word.at for step in alignment.steps for word in step.left]
    heard = [word.at for step in alignment.steps for word in step.right]
    if not covered or not heard:
        return alignment
    lead = tuple(word for word in piece.words if word.at < covered[0] and not word.aside)
    tail = tuple(word for word in piece.words if word.at > covered[-1] and not word.aside)
    before = tuple(word for word in window if word.at < heard[0])[-len(lead) - 1 :] if lead else ()
    after = tuple(word for word in window if word.at > heard[-1])[: len(tail) + 1] if tail else ()
    edges = [Step(left=left, right=right, weight=weigh(left, right)) for left, right in ((lead, before), (tail, after))]
    steps = (*(edges[:1] if lead else ()), *alignment.steps, *(edges[1:] if tail else ()))
    return replace(alignment, steps=steps, changed=alignment.changed + len(lead) + len(tail))


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
    if any(word.after_gap for match in found for step in match.alignment.steps for word in step.right):
        return Judgement(
            verdict=Verdict.TRIMMED, severity=Severity.NONE, rule=31, explanation="As said, as far as it was heard."
        )
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
