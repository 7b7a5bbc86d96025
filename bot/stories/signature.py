"""The signature of an article: what tells its story from others, small enough to be stored beside it."""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from bot.article import Article
from bot.language.name import NameKind
from bot.reading import Reading
from bot.stories import evidence, wording
from bot.stories.frequencies import DocumentFrequencies
from bot.stories.terms import Term, stem, terms, words

VERSION = 1
_TERMS_KEPT = 120  # the heaviest; more add to the size and nothing to the match
_COMMON = 0.7  # idf up to which a term weighs nothing: it stands in half of all articles
_NAMES_KEPT = 24  # of each kind


@dataclass(frozen=True, slots=True, kw_only=True)
class WeightedTerm:
    """A term of the article; the weights of a signature's terms make a vector of length 1."""

    stem: str
    form: str  # as the article writes it
    weight: float
    idf: float
    name: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature:
    """What one article is about."""

    article: str
    title: str | None
    terms: tuple[WeightedTerm, ...]  # heaviest first
    people: tuple[str, ...]  # canonical names, in the order of the text
    organisations: tuple[str, ...]
    places: tuple[str, ...]
    figures: tuple[str, ...]  # the distinctive ones, as keys that compare
    quotes: tuple[str, ...]  # the distinctive ones, in small letters without punctuation
    days: tuple[str, ...]  # told in the text with month and day: "11-28", "2025-11-28"
    shingles: tuple[int, ...]  # a sample of the runs of words, ascending
    length: int  # in words

    def to_json(self) -> str:
        """One line of JSON that `from_json` reads back; about five kilobytes for an article of 600 words."""
        record = {
            "version": VERSION,
            "article": self.article,
            "title": self.title,
            "terms": [
                [term.stem, term.form, round(term.weight, 4), round(term.idf, 2), int(term.name)] for term in self.terms
            ],
            "people": self.people,
            "organisations": self.organisations,
            "places": self.places,
            "figures": self.figures,
            "quotes": self.quotes,
            "days": self.days,
            "shingles": self.shingles,
            "length": self.length,
        }
        return json.dumps(record, ensure_ascii=False, separators=(",", ":"))

    @classmethod
    def from_json(cls, stored: str) -> Signature:
        """A signature as `to_json` wrote it.

        Raises ValueError for one of another version: sign the article again.
        """
        record: dict[str, Any] = json.loads(stored)
        if record.pop("version", None) != VERSION:
            raise ValueError("the signature is of another version of Copydesk: sign the article again")
        vector = tuple(
            WeightedTerm(stem=key, form=form, weight=weight, idf=idf, name=bool(name))
            for key, form, weight, idf, name in record.pop("terms")
        )
        plain: dict[str, Any] = {
            key: tuple(value) if isinstance(value, list) else value for key, value in record.items()
        }
        return cls(terms=vector, **plain)


def sign(reading: Reading, frequencies: DocumentFrequencies) -> Signature:
    """The signature of the article read. Needs its text only; names, figures and quotes make it richer."""
    article = reading.article
    return Signature(
        article=article.id,
        title=article.title,
        terms=_vector(_terms(article), frequencies, article.language),
        people=_names(reading, NameKind.PERSON),
        organisations=_names(reading, NameKind.ORGANISATION),
        places=_names(reading, NameKind.LOCATION),
        figures=evidence.figures(reading),
        quotes=evidence.quotes(reading),
        days=evidence.days(article.text),
        shingles=wording.sample(article.text),
        length=sum(1 for _ in words(article.text)),
    )


def stems(article: Article) -> tuple[str, ...]:
    """The distinct stems an archive counts for its document frequencies, and those it looks up before signing."""
    return tuple(term.stem for term in _terms(article))


def _terms(article: Article) -> tuple[Term, ...]:
    return terms(article.text, title_end=len(article.title or ""))


def _vector(found: Iterable[Term], frequencies: DocumentFrequencies, language: str) -> tuple[WeightedTerm, ...]:
    weighed = []
    for term in found:
        rarity = frequencies.idf(term.stem, language)
        if rarity > _COMMON:
            weighed.append(((1 + math.log(term.count)) * (rarity - _COMMON), rarity, term))
    heaviest = sorted(weighed, key=lambda each: (-each[0], each[2].stem))[:_TERMS_KEPT]
    norm = math.sqrt(sum(weight * weight for weight, _, _ in heaviest)) or 1.0
    return tuple(
        WeightedTerm(stem=term.stem, form=term.form, weight=weight / norm, idf=rarity, name=term.name)
        for weight, rarity, term in heaviest
    )


def _names(reading: Reading, kind: NameKind) -> tuple[str, ...]:
    named: Sequence[str] = [name.canonical for name in reading.names if name.kind is kind]
    return tuple(dict.fromkeys(named))[:_NAMES_KEPT]


def name_key(canonical: str) -> str:
    """What two spellings of one name share: the stem of its last word.

    >>> name_key("Volodymyr Zelenskyy") == name_key("President Zelensky")
    True
    """
    last = stem(canonical.rsplit(maxsplit=1)[-1]) if canonical.split() else ""
    return last.replace("iy", "y").replace("yy", "y").replace("ii", "i")
