"""Altered copies of an article: one quotation of it changed in one way, the rest as it was.

What is altered is found by the marks and by reporting verbs alone, never by the reader that is measured, and chosen by
chance seeded with the words: the same texts give the same copies, whatever the reader becomes. Words the reporter put
in brackets and words beside an ellipsis stay: they were not said, or their loss is marked. A speaker is swapped only
where a name stands beside the verb ("said Ruth Alder", "Mr Alder said").
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass

from bot.language.wordlist import words as words_of

KINDS = ("word", "drop", "negate", "number", "speaker")

_QUOTED = re.compile(r"“([^“”\"\n]+)”|\"([^“”\"\n]+)\"")
_WORD = re.compile(r"[A-Za-z][A-Za-z’'-]*")
_NUMBER = re.compile(r"\d+")
_AUXILIARY = re.compile(
    r"\b(is|are|was|were|has|have|had|will|would|can|could|should|must|may|might|do|does|did)\b(?! not|[’']t|-)"
)
_NOT = re.compile(r"\b(?:not|never) ")
_ASIDE = re.compile(r"\[[^\]]*\]|\([^)]*\)|\W*(?:…|\. ?\. ?\.)\W*")
_BESIDE_GAP = re.compile(r"[A-Za-z’'-]+\W*(?:…|\. ?\. ?\.)\W*(?:[A-Za-z’'-]+)?")
_VERBS = "said|says|added|told|asked|wrote|tweeted|argued|insisted|explained|declared|continued|warned"
_NAME = r"(?:(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Gen)\.? )?((?:[A-Z][\w’'-]+ (?:[A-Z]\. )?){0,2}[A-Z][\w’'-]+)"
_BEFORE = re.compile(rf"\b{_NAME} (?:{_VERBS})\b[^“”\"\n.!?;]{{0,30}}$")
_AFTER = re.compile(rf"^ ?(?:(?:{_VERBS}) {_NAME}|{_NAME} (?:{_VERBS}))\b")
_ANYWHERE = re.compile(rf"\b(?:{_VERBS}) {_NAME}|\b{_NAME} (?:{_VERBS})\b")
_NO_NAMES = words_of(
    "He She They It We I You The A An This That These Those But And So As If In On At For When While Who What House "
    "White Senate Congress Department Committee Party Court State States Democrats Republicans Officials President "
    "Secretary Senator Governor Judge Representative Times Post News Journal Press Reuters Fox CNN NBC ABC CBS"
)
_TITLES = words_of(
    "Service Agency Group Union Justice Chairman Speaker Mayor General Attorney Minister "
    "Leader Rev Prof Dean Pastor Father Chief Adviser Party"
)
_PLACES = words_of("New North South East West Saint San Los Las United Great")
_INVENTED = ("Karen Whitfield", "Daniel Ostrow", "Miriam Castell", "Peter Halvorsen")
_SMALL = words_of(
    "that this with from have been were they them their there then than what when which while would could should about "
    "into over also just very some more most your will shall must might does doing being because those these"
)
_FEWEST, _MOST = 4, 60  # words of a quotation that is altered


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation:
    """Words between double marks: their place in the text and who is named beside the verb, with its place."""

    words: str
    start: int
    name: str | None
    named_at: int

    @property
    def end(self) -> int:
        """Where the words end."""
        return self.start + len(self.words)


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """A text in which one quotation was altered, and where it stands now."""

    kind: str
    text: str
    words: str
    start: int
    was: str


def quotations(text: str) -> Iterator[Quotation]:
    """The quotations of a text that can be altered; headings in capitals and titles are none."""
    for match in _QUOTED.finditer(text):
        words, start = match[1] or match[2], match.start() + 1
        split = words.split()
        heading = sum(word[0].islower() for word in split) < len(split) / 3
        astray = words[0].isspace() or words[-1].isspace()  # straight marks taken in the wrong pairs
        if not _FEWEST <= len(split) <= _MOST or heading or astray:
            continue
        low = text.rfind("\n", 0, start) + 1
        before, after = _BEFORE.search(text[low : match.start()]), _AFTER.match(text[match.end() : match.end() + 80])
        named, shift = (before, low) if before else (after if words[-1] in ",?!—–" else None, match.end())
        name, at = None, 0
        if named:
            group = next(number for number in range(1, (named.lastindex or 0) + 1) if named[number])
            if not (_NO_NAMES | _TITLES) & set(named[group].split()):
                name, at = named[group], shift + named.start(group)
        yield Quotation(words=words, start=start, name=name, named_at=at)


def is_within(one: Quotation, other: Quotation) -> bool:
    """Whether the words of the one stand whole in the other."""
    shorter, longer = (" ".join(_letters(each.words)) for each in (one, other))
    return f" {shorter} " in f" {longer} "


def same_name(one: Quotation, other: Quotation) -> bool:
    """Whether both are given to one surname."""
    return one.name is not None and other.name is not None and one.name.split()[-1] == other.name.split()[-1]


def alter(text: str, quotation: Quotation, kind: str) -> Copy | None:
    """A copy of the text with the quotation altered in one way; None where it gives no occasion."""
    chance = random.Random(f"{kind}\x1f{quotation.words}")
    if kind == "speaker":
        return _swap_speaker(text, quotation, chance)
    changed = {"word": _replace, "drop": _drop, "negate": _negate, "number": _renumber}[kind](quotation, text, chance)
    if changed is None or _letters(changed) == _letters(quotation.words):
        return None
    altered = text[: quotation.start] + changed + text[quotation.end :]
    return Copy(kind=kind, text=altered, words=changed, start=quotation.start, was=quotation.words)


def _letters(words: str) -> list[str]:
    return re.findall(r"\w+", re.sub(r"[’'.]", "", words).lower())


def _contents(words: str) -> list[re.Match[str]]:
    """The content words inside a quotation, its first and last word left out."""
    closed = [match.span() for pattern in (_ASIDE, _BESIDE_GAP) for match in pattern.finditer(words)]
    return [
        match
        for match in list(_WORD.finditer(words))[1:-1]
        if len(match[0]) > 3
        and match[0].lower() not in _SMALL
        and not any(start < match.end() and match.start() < end for start, end in closed)
    ]


def _replace(quotation: Quotation, text: str, chance: random.Random) -> str | None:
    words, places = quotation.words, _contents(quotation.words)
    found = {match[0] for match in _WORD.finditer(text) if match[0].islower() and len(match[0]) > 4}
    others = sorted(other for other in found if other not in _SMALL and other not in words.lower())
    if not places or not others:
        return None
    place = chance.choice(places)
    return words[: place.start()] + chance.choice(others) + words[place.end() :]


def _drop(quotation: Quotation, text: str, chance: random.Random) -> str | None:
    words, places = quotation.words, _contents(quotation.words)
    if not places:
        return None
    place = chance.choice(places)
    return words[: place.start()].rstrip() + " " + words[place.end() :].lstrip()


def _negate(quotation: Quotation, text: str, chance: random.Random) -> str | None:
    words = quotation.words
    negation = _NOT.search(words, 1)
    if negation:
        return words[: negation.start()] + words[negation.end() :]
    auxiliary = _AUXILIARY.search(words, 1)
    return words[: auxiliary.end()] + " not" + words[auxiliary.end() :] if auxiliary else None


def _renumber(quotation: Quotation, text: str, chance: random.Random) -> str | None:
    words = quotation.words
    number = _NUMBER.search(words)
    if not number:
        return None
    return words[: number.start()] + str(int(number[0]) + chance.randint(1, 9)) + words[number.end() :]


def _is_whole(name: str, text: str) -> bool:
    """Whether two words with capitals are somebody's full name: no place, and no part of a longer name or title."""
    return " " in name and name.split(maxsplit=1)[0] not in _PLACES and not re.search(rf"{re.escape(name)} [A-Z]", text)


def _swap_speaker(text: str, quotation: Quotation, chance: random.Random) -> Copy | None:
    """The name beside the verb replaced by somebody else's who speaks in the article, or by an invented one."""
    if quotation.name is None or re.search(rf"{re.escape(quotation.name)} [A-Z]", text):
        return None
    full = {match[1] or match[2] for match in _ANYWHERE.finditer(text)}
    surname = quotation.name.split()[-1]
    others = sorted(
        name
        for name in full
        if _is_whole(name, text)
        and not name.endswith(("’s", "'s"))
        and not (_NO_NAMES | _TITLES) & set(name.split())
        and name.split()[-1] != surname
    )
    other = chance.choice(others or _INVENTED)
    at = quotation.named_at
    shift = len(other) - len(quotation.name) if at < quotation.start else 0
    return Copy(
        kind="speaker",
        text=text[:at] + other + text[at + len(quotation.name) :],
        words=quotation.words,
        start=quotation.start + shift,
        was=quotation.name,
    )
