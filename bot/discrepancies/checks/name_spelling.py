"""A name spelled in two ways: Zelensky and Zelenskyy in one article, Preibus and Priebus in two (rule 25).

What it compares: the words of the article's person and organisation names with each other, five letters or longer. Two
are one name in two spellings when a letter is doubled, left out or exchanged for its usual twin in transliteration
(y and i, v and w, k and c, s and z), nothing else differs, and both stand with the same first name or alone; any other
slip of a letter where a person's name of six letters stands so once and twice or more the other way.

Between articles it compares persons: their whole names, or a surname of six letters or more that stands alone. Two are
one person where the given name or the surname is the same, and a letter of the other put in, left out, exchanged or out
of its place.

What it reports: `inconsistent`, low, once a name, at the rarer spelling. Between articles `conflict`, low, once a name;
medium where two other articles or more agree against one, or the headline or first paragraph names the person.

Limits: two people of nearly the same surname ("Larsen and Larson", each with a first name) are two people. Between
outlets the ways to write another alphabet (y and i, k and c) are house style, and so is a name that either article
spells both ways.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from bot.article import Span
from bot.discrepancies.finding import Finding
from bot.discrepancies.sides import of_mention, of_span
from bot.language.marks import ALL
from bot.language.names.misspelling import TWINS, is_misspelling
from bot.language.names.name import NameKind
from bot.ledger.ledger import Ledger
from bot.ledger.name_entry import Mention, persons
from bot.policy import Policy
from bot.reading import Reading
from bot.verdict import Severity, Verdict

NAME = "name_spelling"
RULES = (25,)

_SHORTEST = 5  # letters; one letter makes another name of a shorter one: Mann, Munn
_VOWELS = (frozenset("ea"), frozenset("ou"))  # which one article, though not two, is held to write one way


@dataclass(frozen=True, slots=True, kw_only=True)
class _Occurrence:
    """A word of a name where it stands, with the first name its bearer has in this article."""

    span: Span
    given: str | None
    person: bool


def between(reading: Reading, ledger: Ledger, _policy: Policy) -> Iterator[Finding]:
    """One finding a person whom other articles spell otherwise: against the spelling that most of them have."""
    known: dict[str, set[str]] = defaultdict(set)  # the names each article has
    spelled: dict[str, list[Mention]] = defaultdict(list)  # who else spells a name so
    for mention in ledger.persons:
        known[mention.article] |= _written(mention)
        spelled[mention.name.canonical].append(mention)
    ours = persons(reading)
    own = set[str]().union(*map(_written, ours))
    for mention in ours:
        name = mention.name.canonical
        alike = spelled.get(name, ())
        others = [
            each
            for other, told in spelled.items()
            if other not in own and is_misspelling(name, other)
            for each in told
            if name not in known[each.article]
        ]
        if others:
            yield _otherwise(reading, mention, others, alike)


def _written(mention: Mention) -> set[str]:
    """Every way the article writes the name."""
    return {mention.name.canonical, *mention.name.forms}


def _otherwise(reading: Reading, ours: Mention, others: Sequence[Mention], alike: Sequence[Mention]) -> Finding:
    """The finding on a person whom `others` spell otherwise and `alike` the same."""
    usual, _ = Counter(each.name.canonical for each in others).most_common(1)[0]
    first = next(each for each in others if each.name.canonical == usual)
    here, there = len(alike) + 1, len({each.article for each in others})
    alone = min(here, there) == 1 and max(here, there) > 1
    article = reading.article
    lede = article.text.find("\n", article.body_start)
    at_top = ours.span.end <= (lede if lede >= 0 else len(article.text))
    names = sorted((ours.name.canonical, usual))
    return Finding(
        check=NAME,
        rule=25,
        verdict=Verdict.CONFLICT,
        severity=Severity.MEDIUM if alone or at_top else Severity.LOW,
        label=f"Spelling of {usual}",
        explanation=f"{ours.name.canonical} here, {usual} there.",
        left=of_mention(ours),
        right=of_mention(first),
        others=tuple(of_mention(each) for each in others if each is not first),
        alike=tuple(of_mention(each) for each in alike),
        measure=" / ".join(names),
    )


def within(reading: Reading, _policy: Policy) -> Iterator[Finding]:
    """One finding a name in two spellings."""
    places = _words(reading)
    told: set[str] = set()
    for word in sorted(places, key=lambda word: (len(places[word]), word)):
        for other in sorted(places):
            if other == word or {word, other} & told or not (_is_variant(word, other) or _is_slip(places, word, other)):
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
                    found[word].append(
                        _Occurrence(
                            span=Span(start=at, end=at + len(word)), given=given, person=name.kind is NameKind.PERSON
                        )
                    )
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
    return len(differing) == 1 and differing[0] in (*TWINS, *_VOWELS)


def _is_slip(places: Mapping[str, Sequence[_Occurrence]], rare: str, usual: str) -> bool:
    persons_only = all(place.person for word in (rare, usual) for place in places[word])
    return persons_only and len(places[rare]) == 1 and len(places[usual]) > 1 and is_misspelling(rare, usual)


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
