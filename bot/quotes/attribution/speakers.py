"""Speakers: from a mention to the name it stands for, and whether two names in two articles are one person."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from rapidfuzz import fuzz

from bot.article import Span
from bot.language.names import titles
from bot.language.names.name import Name, NameKind
from bot.language.numerals import alternatives
from bot.language.stems import fold
from bot.quotes.attribution.subjects import Mention
from bot.quotes.quote import Quote
from bot.quotes.vocabulary import NICKNAMES, OFFICES, PARTICLES, PRONOUNS

_BEHIND_NAME = frozenset({"mp", "jr", "sr"})
_AGENT = r"(?:spokes\w+|representative|rep|lawyer|attorney|publicist|aide|adviser|advisor|agent|manager)"
_OF_WHOM = re.compile(rf"[’']s?\s+(?:\w+\s+){{0,2}}{_AGENT}\b")
_FOR_WHOM = re.compile(rf"\b{_AGENT}\s+(?:for|of|to)\s+(?:\w+\.?\s+){{0,4}}$")
_AGENTS_HEAD = re.compile(rf"{_AGENT}\b")
_BESIDE = 60  # characters between an agent's name and the name of whom they speak for
_NAMED = 3  # names on each side among which the agent is
_LOOK_BACK = 40  # characters before a name in which it is said whose agent speaks
_OBJECTS = frozenset({"him", "her", "them", "me", "us"})
_PROPER = re.compile(r"[A-Z]")
_ENDS_APPOSITION = re.compile(r"\s*[,(.;:!?—–]|\s+(?:of|who|whose|in|on|at)\b|\s*$|[”\"]?\n")
_ARTICLE = re.compile(r"^(?:the|a|an|his|her|their|its)\s+", re.IGNORECASE)


def named(mention: Mention, text: str, names: tuple[Name, ...]) -> Name | None:
    """The name a mention contains: its head belongs to it, or is a title before it, or is its surname."""
    return (
        _inside(mention, text, names)
        or _apposed(mention, text, names)
        or _behind(mention, text, names)
        or _by_surname(mention, text, names)
    )


def _behind(mention: Mention, text: str, names: tuple[Name, ...]) -> Name | None:
    """The person whose name stands right behind a description: "deck hand Paulo Reis"."""
    words = mention.span.of(text)
    if _PROPER.search(words) or words.lower() in PRONOUNS | _OBJECTS:
        return None
    at = mention.span.end + 1
    found = (name for name in names if name.kind is NameKind.PERSON and any(span.start == at for span in name.mentions))
    return next(found, None) if text[at - 1 : at] == " " else None


def title_of(mention: Mention, text: str, names: tuple[Name, ...]) -> Span:
    """The words of a mention that may be somebody's title: of "a lawyer for Mr Birch" not the one he works for."""
    inside = [span.start for name in names if name.kind is NameKind.PERSON for span in name.mentions]
    others = [start for start in inside if mention.head < start < mention.span.end]
    if not others:
        return mention.span
    return Span(start=mention.span.start, end=mention.head + len(text[mention.head :].split(maxsplit=1)[0]))


def is_client(name: Name, mention: Mention, text: str) -> bool:
    """Whether the mention is somebody's agent ("the spokesman") and the article calls that agent this person's."""
    return _AGENTS_HEAD.match(text, mention.head) is not None and any(_has_agent(text, span) for span in name.mentions)


def clients(text: str, names: Iterable[Name]) -> dict[str, tuple[str, ...]]:
    """For each agent the article names beside whom they speak for, those: "Ruth Alder, a lawyer for Tom Birch"."""
    persons = [name for name in names if name.kind is NameKind.PERSON]
    named = sorted(((span, name.canonical) for name in persons for span in name.mentions), key=lambda each: each[0])
    found: dict[str, dict[str, None]] = {}
    for at, (span, client) in enumerate(named):
        if _has_agent(text, span):
            for own, agent in named[max(0, at - _NAMED) : at + 1 + _NAMED]:
                if agent != client and -_BESIDE <= span.start - own.end <= _BESIDE:
                    found.setdefault(agent, {})[client] = None
    return {agent: tuple(theirs) for agent, theirs in found.items()}


def _has_agent(text: str, span: Span) -> bool:
    return (
        _OF_WHOM.match(text, span.end - len(_possessive(span.of(text)))) is not None
        or _FOR_WHOM.search(text, max(0, span.start - _LOOK_BACK), span.start) is not None
    )


def described(mention: Mention, text: str) -> str | None:
    """A speaker the article gives no name: the description as written, without article; None for a pronoun."""
    words = mention.span.of(text)
    if words.lower() in PRONOUNS or words.lower() in _OBJECTS:
        return None
    return " ".join(without_article(words).split()) or None


def is_proper(speaker: str) -> bool:
    """Whether a speaker is a name rather than a description ("officials", "Downing Street spokesperson")."""
    words = speaker.split()
    named = [word for word in words if not titles.is_beside_name(word)]
    return bool(named) and all(word[0].isupper() or word in PARTICLES for word in words)


def same(one: str, other: str, name_ratio: float) -> bool:
    """Whether two names may be one speaker, house style aside: Zelensky and Zelenskyy, Mr Trump and Donald Trump.

    >>> same("Volodymyr Zelensky", "Mr Zelenskyy", 90), same("Tom Birch", "Ruth Alder", 90)
    (True, False)
    """
    left, right = _name_words(one), _name_words(other)
    if not left or not right:
        return True
    if set(left) <= set(right) or set(right) <= set(left):
        return True
    if fuzz.ratio(left[-1], right[-1]) < name_ratio:
        return False
    if len(left) == 1 or len(right) == 1 or left[0][0] == right[0][0]:
        return True
    return any({left[0], right[0]} <= forms for forms in NICKNAMES)


def distinct(names: Iterable[str], name_ratio: float) -> tuple[str, ...]:
    """The speakers among these names, each once under the fullest of its forms, in the order they came."""
    found: list[str] = []
    for name in names:
        at = next((at for at, known in enumerate(found) if same(known, name, name_ratio)), None)
        if at is None:
            found.append(name)
        elif len(_name_words(name)) > len(_name_words(found[at])):
            found[at] = name
    return tuple(found)


def differ(one: str, other: str, name_ratio: float) -> bool:
    """Whether two speakers are certainly two: both named, and not one name in two forms.

    An office, an organisation or a description may stand for the person the other article names.
    """
    if not (_is_person_like(one) and _is_person_like(other)):
        return False
    return not same(one, other, name_ratio)


def is_disputed(one: Quote, other: Quote, name_ratio: float) -> bool:
    """Whether two articles give words to two persons, and neither leaves room for the other's.

    Somebody named nowhere near the quote cannot be meant by its "he" or "the minister", whoever is.
    """
    if one.speaker is None or other.speaker is None or one.rivals is None or other.rivals is None:
        return False
    if not differ(one.speaker, other.speaker, name_ratio):
        return False
    return not (
        any(same(other.speaker, rival, name_ratio) for rival in one.rivals)
        or any(same(one.speaker, rival, name_ratio) for rival in other.rivals)
    )


def without_article(words: str) -> str:
    """A noun phrase without "the" or "his" before it."""
    return _ARTICLE.sub("", words)


def _is_person_like(speaker: str) -> bool:
    words = _name_words(speaker)
    return is_proper(speaker) and bool(words) and words[-1] not in OFFICES


def _inside(mention: Mention, text: str, names: tuple[Name, ...]) -> Name | None:
    """The name the head of the phrase belongs to, or that follows the head: "Prime Minister Ruth Alder"."""
    inside = [
        (span, name)
        for name in names
        for span in name.mentions
        if mention.span.overlaps(span) and _is_name_of(span.of(text), name)
    ]
    for span, name in inside:
        if span.start <= mention.head < span.end:
            return name
    for span, name in inside:
        follows = name.kind is NameKind.PERSON and span.end >= mention.span.end and span.start > mention.head
        between = text[mention.head : span.start]
        if follows and "," not in between and not _works_for().search(between):
            return name
    return None


def _possessive(words: str) -> str:
    return words[-2:] if words.endswith(("’s", "'s")) else ""


def _is_name_of(words: str, name: Name) -> bool:
    """Whether the words are more than the office of a person."""
    if name.kind is not NameKind.PERSON:
        return True
    return not set(_name_words(words)).isdisjoint(_name_words(name.canonical))


def _apposed(mention: Mention, text: str, names: tuple[Name, ...]) -> Name | None:
    """The person named right after the description, between commas: "a lawyer for the port, Ruth Alder, said"."""
    comma = _comma().match(text, mention.span.end)
    if comma is None or _PROPER.match(text, mention.head):
        return None
    for name in names:
        if name.kind is NameKind.PERSON:
            for span in name.mentions:
                if span.start == comma.end() and _ENDS_APPOSITION.match(text, span.end):
                    return name
    return None


def _by_surname(mention: Mention, text: str, names: tuple[Name, ...]) -> Name | None:
    words = mention.span.of(text)
    wanted = _name_words(words)
    last = words.rsplit(maxsplit=1)[-1]
    if not wanted or not last[0].isupper() or mention.head < mention.span.end - len(last):
        return None
    for name in names:
        if name.kind is NameKind.PERSON and _name_words(name.canonical)[-1:] == wanted[-1:]:
            return name
    return None


def _name_words(name: str) -> list[str]:
    words = re.findall(r"\w[\w-]*", re.sub(r"[’']s\b", "", fold(name)).replace(".", ""))
    while len(words) > 1 and words[-1] in _BEHIND_NAME:
        words.pop()
    # The last word is the name, whatever else it can be: King, Dean, Driver.
    return [word for word in words[:-1] if not titles.is_beside_name(word)] + words[-1:]


@cache
def _comma() -> re.Pattern[str]:
    """The comma before a name that explains a description, and the name's title."""
    return re.compile(rf",\s+(?:(?:{alternatives([*titles.titles()])})\.?\s+)?", re.IGNORECASE)


@cache
def _works_for() -> re.Pattern[str]:
    """What says that the name behind it is whom somebody works for."""
    return re.compile(
        rf"\b(?:for|of|to|with|by|from|under)\s+(?:(?:{alternatives([*titles.titles()])})\.?\s+)*$|"
        r"\b(?:for|to|with|by|from|under)\s+\w+\.?\s+$",
        re.IGNORECASE,
    )
