"""A name spelled in two ways: Zelensky and Zelenskyy in one article, Preibus and Priebus in two (rule 25).

What it compares: the words of the article's person and organisation names with each other, five letters or longer. Two
are one name in two spellings when a letter is doubled, left out or exchanged for its usual twin in transliteration
(y and i, v and w, k and c, s and z), nothing else differs, and both stand with the same first name or alone; any other
slip of a letter where a person's name of six letters stands so once and twice or more the other way, or any name once
in no word of the language and three times or more the other way (Telsa, Tesla). The forms that the article was read to
have for one name are held against each other, too: Eric Drattell and Eric Dartell, Pyongang and Pyongyang.

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
from bot.language.names.misspelling import TWINS, is_misspelling, is_word_off
from bot.language.names.name import Name, NameKind
from bot.language.stems import stem
from bot.ledger.ledger import Ledger
from bot.ledger.name_entry import Mention, persons
from bot.policy import Policy
from bot.reading import Reading
from bot.stories.frequencies import general
from bot.verdict import Severity, Verdict

NAME = "name_spelling"
RULES = (25,)

_SHORTEST = 5  # letters; one letter makes another name of a shorter one: Mann, Munn
_SHORTEST_STRAY = 4  # letters of a word that is none: Tump
_AGAIN = 3  # mentions that make a spelling the article's own
_VOWELS = (frozenset("ea"), frozenset("ou"))  # which one article, though not two, is held to write one way


@dataclass(frozen=True, slots=True, kw_only=True)
class _Occurrence:
    """A word of a name where it stands, with the other words of the name."""

    span: Span
    others: frozenset[str]
    kind: NameKind


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
    for rare, usual in _forms(reading):
        if not {rare.of(reading.article.text), usual.of(reading.article.text)} & told:
            told |= {rare.of(reading.article.text), usual.of(reading.article.text)}
            yield _finding(reading, rare, usual)
    for word in sorted(places, key=lambda word: (len(places[word]), word)):
        for other in sorted(places):
            if other == word or {word, other} & told or not _are_spellings(places, word, other):
                continue
            if len(places[other]) < len(places[word]) or _are_two_people(places[word], places[other]):
                continue
            told |= {word, other}
            yield _finding(reading, places[word][0].span, places[other][0].span)


def _forms(reading: Reading) -> Iterator[tuple[Span, Span]]:
    """Where a name stands in its rarer form and in the usual one, which differ by a slip in one word."""
    text = reading.article.text
    for name in reading.names:
        spelled: dict[tuple[str, ...], list[Span]] = defaultdict(list)
        for mention in name.mentions:
            spelled[tuple(mention.of(text).split())].append(mention)
        ranked = sorted(spelled, key=lambda words: len(spelled[words]))
        for place, rare in enumerate(ranked):
            for usual in ranked[place + 1 :]:
                slip = _slip(rare, usual)
                if slip is not None:
                    here, there = (_of_word(spelled[words][0], words, slip, text) for words in (rare, usual))
                    if not {here.of(text), there.of(text)} & _others(reading, name):
                        yield here, there


def _others(reading: Reading, name: Name) -> set[str]:
    """The words of every other name of the article."""
    return {word for other in reading.names if other is not name for word in other.canonical.split()}


def _slip(one: Sequence[str], other: Sequence[str]) -> int | None:
    """At which word from the end two forms of a name differ by a slip; None where they differ otherwise."""
    differing = [place for place, (a, b) in enumerate(zip(reversed(one), reversed(other), strict=False)) if a != b]
    if len(differing) != 1:
        return None
    here, there = (_bare(words[-1 - differing[0]]) for words in (one, other))
    long = min(len(here), len(there)) >= _SHORTEST
    plain = here[1:].islower() and there[1:].islower()
    return differing[0] if long and plain and is_word_off(here, there, most=2) else None


def _of_word(mention: Span, words: Sequence[str], place: int, text: str) -> Span:
    """Where the word at `place` from the end of a mention stands."""
    word = _bare(words[-1 - place])
    at = text.rindex(word, mention.start, mention.end) if place == 0 else text.index(word, mention.start)
    return Span(start=at, end=at + len(word))


def _bare(word: str) -> str:
    return word.strip(f".,;:(){ALL}").removesuffix("’s").removesuffix("'s")


def _words(reading: Reading) -> dict[str, list[_Occurrence]]:
    """The longer words of names of persons and organisations with where they stand."""
    text = reading.article.text
    found: dict[str, list[_Occurrence]] = defaultdict(list)
    for name in reading.names:
        whole = frozenset(name.canonical.split())
        for mention in name.mentions:
            start = mention.start
            for part in mention.of(text).split(" "):
                word = _bare(part)
                if len(word) >= _SHORTEST_STRAY and word[0].isupper() and not word.isupper():
                    at = text.index(word, start)
                    found[word].append(
                        _Occurrence(span=Span(start=at, end=at + len(word)), others=whole - {word}, kind=name.kind)
                    )
                start += len(part) + 1
    return found


def _are_spellings(places: Mapping[str, Sequence[_Occurrence]], rare: str, usual: str) -> bool:
    """Whether two words of names are one in two spellings."""
    if _is_stray(places, rare, usual):
        return True
    if min(len(rare), len(usual)) < _SHORTEST:
        return False
    if any(place.kind is NameKind.LOCATION for word in (rare, usual) for place in places[word]):
        return False
    return _is_variant(rare, usual) or _is_slip(places, rare, usual)


def _is_stray(places: Mapping[str, Sequence[_Occurrence]], rare: str, usual: str) -> bool:
    """Whether a word that stands once is none of the language, and a slip of one the article has again and again."""
    if len(places[rare]) > 1 or len(places[usual]) < _AGAIN or len(usual) < _SHORTEST:
        return False
    return rare[1:].islower() and is_word_off(rare, usual) and stem(rare.lower()) not in general("en")


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
    persons_only = all(place.kind is NameKind.PERSON for word in (rare, usual) for place in places[word])
    return persons_only and len(places[rare]) == 1 and len(places[usual]) > 1 and is_misspelling(rare, usual)


def _are_two_people(ones: Sequence[_Occurrence], others: Sequence[_Occurrence]) -> bool:
    """Whether both stand in longer names that have nothing else in common: Karen Larsen and Peter Larson."""
    first, second = (frozenset[str]().union(*(place.others for place in places)) for places in (ones, others))
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
