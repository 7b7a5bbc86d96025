"""A name spelled in two ways in one article: Zelensky and Zelenskyy (rule 25).

What it compares: the words of the article's person and organisation names with each other, five letters or longer. Two
are one name in two spellings when a letter is doubled, left out or exchanged for its usual twin in transliteration
(y and i, v and w, k and c, s and z), nothing else differs, and both stand with the same first name or alone.

What it reports: `inconsistent`, low, once a name, at the rarer spelling.

Limits: two people of nearly the same surname ("Larsen and Larson", each with a first name) are two people; between
outlets spelling variants are house style and never reported.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from bot.article import Span
from bot.discrepancies.finding import Finding
from bot.discrepancies.sides import of_span
from bot.language.marks import ALL
from bot.language.names.name import NameKind
from bot.policy import Policy
from bot.reading import Reading
from bot.verdict import Severity, Verdict

NAME = "name_spelling"
RULES = (25,)

_SHORTEST = 5  # letters; one letter makes another name of a shorter one: Mann, Munn
_TWINS = ({"y", "i"}, {"v", "w"}, {"k", "c"}, {"s", "z"}, {"e", "a"}, {"o", "u"}, {"g", "h"}, {"j", "y"})


@dataclass(frozen=True, slots=True, kw_only=True)
class _Occurrence:
    """A word of a name where it stands, with the first name its bearer has in this article."""

    span: Span
    given: str | None


def within(reading: Reading, _policy: Policy) -> Iterator[Finding]:
    """One finding a name in two spellings."""
    places = _words(reading)
    told: set[str] = set()
    for word in sorted(places, key=lambda word: (len(places[word]), word)):
        for other in sorted(places):
            if other == word or {word, other} & told or not _is_variant(word, other):
                continue
            if len(places[other]) < len(places[word]) or _are_two_people(places[word], places[other]):
                continue
            told |= {word, other}
            yield _finding(reading, places[word][0].span, places[other][0].span)


def _words(reading: Reading) -> dict[str, list[_Occurrence]]:
    """The longer words of names of persons and organisations with where they stand."""
    text = reading.article.text
    found: dict[str, list[_Occurrence]] = defaultdict(list)
    for name in reading.names:
        if name.kind is NameKind.LOCATION:
            continue
        given = name.canonical.split()[0] if " " in name.canonical else None
        for mention in name.mentions:
            start = mention.start
            for part in mention.of(text).split(" "):
                word = part.strip(f".,;:(){ALL}").removesuffix("’s").removesuffix("'s")
                if len(word) >= _SHORTEST and word[0].isupper() and not word.isupper():
                    at = text.index(word, start)
                    found[word].append(_Occurrence(span=Span(start=at, end=at + len(word)), given=given))
                start += len(part) + 1
    return found


def _is_variant(one: str, other: str) -> bool:
    """Whether one letter is doubled or dropped at a doubling, or exchanged for its twin."""
    shorter, longer = sorted((one.lower(), other.lower()), key=len)
    if shorter[0] != longer[0] or longer in (shorter + "s", shorter + "n", shorter + "r", shorter + "e", shorter + "a"):
        return False
    if len(longer) == len(shorter) + 1:
        return any(
            longer[:place] + longer[place + 1 :] == shorter and longer[place] == longer[place - 1]
            for place in range(1, len(longer))
        )
    if len(longer) != len(shorter):
        return False
    differing = [{a, b} for a, b in zip(shorter, longer, strict=True) if a != b]
    return len(differing) == 1 and differing[0] in _TWINS


def _are_two_people(ones: list[_Occurrence], others: list[_Occurrence]) -> bool:
    first, second = ({place.given for place in places} - {None} for places in (ones, others))
    return bool(first and second and not first & second)


def _finding(reading: Reading, rare: Span, usual: Span) -> Finding:
    text = reading.article.text
    return Finding(
        check=NAME,
        rule=25,
        verdict=Verdict.INCONSISTENT,
        severity=Severity.LOW,
        label=f"Spelling of {usual.of(text)}",
        explanation=f"{rare.of(text)} here, {usual.of(text)} elsewhere in the article.",
        left=of_span(reading, rare),
        right=of_span(reading, usual),
    )
