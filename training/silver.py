"""Names in a treebank that marks none: where they stand is known from its proper nouns, what they are is guessed.

EWT's training part has gold tags but no names. Each run of proper nouns is a candidate; a name that occurs often has
its type in silver_names.txt, any other gets the type a recogniser gives it most of the time. What stays doubtful is
marked as unknown, so that nothing is learned from it either way; everything else in the text is known to be no name.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from spacy.language import Language
from spacy.tokens import Doc

from bot.language.calendar_words import MONTH_FORMS, WEEKDAY_FORMS
from training.conllu import Document, Sentence
from training.entities import KINDS, NamedSentence, belongs, named

_TYPED: Final = Path(__file__).parent / "silver_names.txt"
_SURE_ENOUGH: Final = 0.6  # share of the occurrences that must agree
_CALENDAR: Final = MONTH_FORMS | WEEKDAY_FORMS


@dataclass(frozen=True, slots=True, kw_only=True)
class _Candidate:
    sentence: Sentence
    start: int
    end: int

    @property
    def text(self) -> str:
        return " ".join(token.form for token in self.sentence.tokens[self.start : self.end])


def silver_names(documents: tuple[Document, ...], recogniser: Language) -> tuple[NamedSentence, ...]:
    """The sentences of the documents with the names found so. `recogniser` is a whole pipeline with names."""
    candidates = {s.sent_id: _candidates(s) for document in documents for s in document.sentences}
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for document, doc in zip(documents, recogniser.pipe(document.text for document in documents), strict=True):
        for sentence in document.sentences:
            for candidate in candidates[sentence.sent_id]:
                votes[candidate.text][_vote(doc, candidate)] += 1
    types = {text: _winner(counts) for text, counts in votes.items()} | _typed()
    return tuple(
        _marked(document, sentence, candidates[sentence.sent_id], types)
        for document in documents
        for sentence in document.sentences
    )


def _candidates(sentence: Sentence) -> tuple[_Candidate, ...]:
    """Names by their words' dependencies, the longest first where two overlap."""
    runs = []
    for index, token in enumerate(sentence.tokens):
        head = sentence.tokens[token.head]
        if token.upos != "PROPN" or token.form.lower() in _CALENDAR or not any(map(str.isalpha, token.form)):
            continue
        if token.head != index and head.upos == "PROPN" and belongs(sentence.tokens, index, token.head, "place"):
            continue
        runs.append(_run(sentence, index))
    chosen: list[_Candidate] = []
    for run in sorted(runs, key=lambda run: (run.start - run.end, run.start)):
        generic = run.end - run.start == 1 and run.text.lower() in KINDS
        if not generic and all(run.end <= other.start or other.end <= run.start for other in chosen):
            chosen.append(run)
    return tuple(chosen)


def _run(sentence: Sentence, head: int) -> _Candidate:
    tokens = sentence.tokens
    inside, grown = {head}, True
    while grown:
        more = {i for i, t in enumerate(tokens) if t.head in inside and belongs(tokens, i, head, "place")}
        grown, inside = not more <= inside, inside | more
    start = end = head
    while start - 1 in inside:
        start -= 1
    while end + 1 in inside:
        end += 1
    while tokens[end].upos == "PUNCT" and end > head:
        end -= 1
    while start < head and (tokens[start].upos in {"PUNCT", "DET"} or tokens[start].form.islower()):
        start += 1
    return _Candidate(sentence=sentence, start=start, end=end + 1)


def _vote(doc: Doc, candidate: _Candidate) -> str:
    """The type most of the candidate's characters have in the recogniser's reading, "" for none."""
    words = candidate.sentence.tokens[candidate.start : candidate.end]
    span = doc.char_span(words[0].start, words[-1].end, alignment_mode="expand")
    kinds = Counter(token.ent_type_ for token in span) if span is not None else Counter({"": 1})
    return kinds.most_common(1)[0][0]


def _winner(counts: Counter[str]) -> str | None:
    """The type nearly all occurrences have; None when they disagree or none was recognised."""
    kind, times = counts.most_common(1)[0]
    return kind if kind and times >= _SURE_ENOUGH * counts.total() else None


def _typed() -> dict[str, str]:
    """Name to type as written down by hand, "" for what is no name."""
    types: dict[str, str] = {}
    kind = ""
    for line in _TYPED.read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            kind = line.strip("[]").replace("NONE", "")
        elif line and not line.startswith("#"):
            types.update(dict.fromkeys(line.split("|"), kind))
    return types


def _marked(
    document: Document, sentence: Sentence, candidates: tuple[_Candidate, ...], types: dict[str, str | None]
) -> NamedSentence:
    names, unknown = [], []
    for candidate in candidates:
        kind = types[candidate.text]
        if kind is None:
            unknown.append((candidate.start, candidate.end))
        elif kind:
            names.append((candidate.start, candidate.end, kind))
    return replace(named(document, sentence, names), unknown=tuple(unknown))
