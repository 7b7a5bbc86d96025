"""The signature of an article: what tells its story from others, small enough to be stored beside it."""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from functools import lru_cache
from typing import Any

from bot.article import Article
from bot.language.names.name import NameKind
from bot.language.stems import stem
from bot.reading import Reading
from bot.stories import evidence, lede_days
from bot.stories.frequencies import DocumentFrequencies
from bot.stories.shingles import sample
from bot.stories.terms import Term, terms, words

VERSION = 1
_TERMS_KEPT = 120  # the heaviest; more add to the size and nothing to the match
_COMMON = 0.7  # idf up to which a term weighs nothing: it stands in half of all articles
_HEADLINE_COMMON = 1.5  # idf up to which a word of the headline says nothing: it stands in a fifth of all articles
_LEDE = 60  # words; what the headline says, news tells in its first two paragraphs
_NAMES_KEPT = 24  # of each kind
_RAREST = 16  # terms a search for candidates asks for; more cost time and find nothing else


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature:
    """What one article is about.

    The weights are mappings, not tuples: a look-up reads and compares hundreds of signatures.
    """

    article: str
    headline: Mapping[str, float]  # the headline's telling stems with their idf; empty without a headline
    names: Mapping[str, float]  # stems written as names; the weights make a vector of length 1
    words: Mapping[str, float]  # all other stems, likewise
    forms: Mapping[str, str]  # how the article writes one of `words`, where that is not the stem itself
    rarest: tuple[str, ...]  # stems a search for candidates asks for, rarest first
    people: tuple[str, ...]  # canonical names, in the order of the text
    organisations: tuple[str, ...]
    places: tuple[str, ...]
    figures: tuple[str, ...]  # the distinctive ones, as keys that compare
    quotes: tuple[str, ...]  # the distinctive ones, in small letters without punctuation
    lede: tuple[str, ...]  # the stems of the first words of the body, sorted
    days: tuple[str, ...]  # told in the lede, as ISO dates; none where the article is undated
    shingles: tuple[int, ...]  # a sample of the runs of words, ascending
    length: int  # in words

    def form(self, key: str) -> str:
        """How the article writes a stem."""
        return self.forms.get(key, key)

    def to_json(self) -> str:
        """One line of JSON that `from_json` reads back; about five kilobytes for an article of 600 words."""
        return json.dumps({"version": VERSION, **asdict(self)}, ensure_ascii=False, separators=(",", ":"))

    @classmethod
    def from_json(cls, stored: str) -> Signature:
        """A signature as `to_json` wrote it.

        Raises ValueError for one of another version: sign the article again.
        """
        record: dict[str, Any] = json.loads(stored)
        if record.pop("version", None) != VERSION:
            raise ValueError("the signature is of another version of Copydesk: sign the article again")
        values: dict[str, Any] = {
            key: tuple(value) if isinstance(value, list) else value for key, value in record.items()
        }
        return cls(**values)


def sign(reading: Reading, frequencies: DocumentFrequencies) -> Signature:
    """The signature of the article read. Needs its text only; names, figures and quotes make it richer."""
    article = reading.article
    text = tuple(words(article.text))
    weighed = _weighed(_terms_of(article), frequencies, article.language)
    headline = _headline(article, frequencies)
    written = article.written
    opening = [word for word in text if word.start >= article.body_start][:_LEDE]
    lede = article.text[opening[0].start : opening[-1].start + len(opening[-1].form)] if opening else ""
    return Signature(
        article=article.id,
        headline=headline,
        names=_vector((term, weight) for term, weight, _ in weighed if term.name),
        words=_vector((term, weight) for term, weight, _ in weighed if not term.name),
        forms={term.stem: form for term, _, _ in weighed if not term.name and (form := term.form.lower()) != term.stem},
        rarest=_rarest(weighed, headline),
        people=_canonical(reading, NameKind.PERSON),
        organisations=_canonical(reading, NameKind.ORGANISATION),
        places=_canonical(reading, NameKind.LOCATION),
        figures=evidence.figures(reading),
        quotes=evidence.quotes(reading),
        lede=tuple(sorted({stem(word.form) for word in opening})),
        days=tuple(day.isoformat() for day in lede_days.told(lede, written.day if written else None)),
        shingles=sample(word.form for word in text),
        length=len(text),
    )


def stems(article: Article) -> tuple[str, ...]:
    """The distinct stems an archive counts for its document frequencies, and those it looks up before signing."""
    return tuple(term.stem for term in _terms_of(article))


def name_key(canonical: str) -> str:
    """What two spellings of one name share: the stem of its last word.

    >>> name_key("Volodymyr Zelenskyy") == name_key("President Zelensky")
    True
    """
    return stem(canonical.rsplit(maxsplit=1)[-1]) if canonical.split() else ""


def _terms_of(article: Article) -> tuple[Term, ...]:
    return _terms(article.text, len(article.title or ""))


@lru_cache(maxsize=32)
def _terms(text: str, title_end: int) -> tuple[Term, ...]:
    """The terms of a text, asked for three times on its way into the archive."""
    return terms(text, words(text), title_end=title_end)


def _weighed(
    found: Iterable[Term], frequencies: DocumentFrequencies, language: str
) -> tuple[tuple[Term, float, float], ...]:
    """The heaviest terms with weight and idf."""
    rated = ((term, frequencies.idf(term.stem, language)) for term in found)
    weighed = (
        (term, (1 + math.log(term.count)) * (rarity - _COMMON), rarity) for term, rarity in rated if rarity > _COMMON
    )
    return tuple(sorted(weighed, key=lambda each: (-each[1], each[0].stem))[:_TERMS_KEPT])


def _vector(weighed: Iterable[tuple[Term, float]]) -> Mapping[str, float]:
    kept = tuple(weighed)
    norm = math.sqrt(sum(weight * weight for _, weight in kept)) or 1.0
    return {term.stem: round(weight / norm, 4) for term, weight in kept}


def _rarest(weighed: Iterable[tuple[Term, float, float]], headline: Mapping[str, float]) -> tuple[str, ...]:
    """The rarest words of the headline and the terms both heavy and rare, rarest first.

    The headline comes first because a page that carries more than its article drowns the article's own terms.
    """
    rarities = dict(sorted(headline.items(), key=lambda each: (-each[1], each[0]))[: _RAREST // 2])
    for term, _, rarity in sorted(weighed, key=lambda each: (-each[1] * each[2], each[0].stem)):
        if len(rarities) == _RAREST:
            break
        rarities[term.stem] = rarity
    return tuple(sorted(rarities, key=lambda key: (-rarities[key], key)))


def _headline(article: Article, frequencies: DocumentFrequencies) -> Mapping[str, float]:
    keys = dict.fromkeys(stem(word.form) for word in words(article.title or ""))
    weighed = {key: round(frequencies.idf(key, article.language), 2) for key in keys}
    return {key: rarity for key, rarity in weighed.items() if rarity > _HEADLINE_COMMON}


def _canonical(reading: Reading, kind: NameKind) -> tuple[str, ...]:
    named = (name.canonical for name in reading.names if name.kind is kind)
    return tuple(dict.fromkeys(named))[:_NAMES_KEPT]
