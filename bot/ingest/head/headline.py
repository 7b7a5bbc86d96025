"""Which of the lines above an article's first paragraph is its headline.

Every line there that says nothing else is a candidate. A headline is shaped like a sentence and shares words with the
text, a site's name, a section, a letterhead or a slug does not; of two that do, the first is the headline and the
second sums the article up.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from bot.ingest.head import dateline, dates
from bot.ingest.head.names import is_outlet
from bot.language.marks import ALL, CLOSING

LABEL = re.compile(
    r"^(?:#{1,3}\s+|(?:head(?:line)?|title|subject|betreff|objet|asunto|onderwerp)\s*:\s*)", re.IGNORECASE
)
RELEASE = re.compile(
    r"\b(?:(?:press|news|media)\s+release|immediate\s+release|embargo\w*|communiqué|pressemitteilung|medienmitteilung"
    r"|persbericht|nota\s+de\s+prensa|comunicado\s+de\s+prensa|comunicato\s+stampa|pressemelding|pressmeddelande)\b",
    re.IGNORECASE,
)
_CLOSED = re.compile(rf"[.!…:,;][{CLOSING})]*$")
_CONTACT = re.compile(r"@\w|https?://|\bwww\.|\btel\b|\+?\d[\d ()/-]{8,}", re.IGNORECASE)
_CONTACTS = re.compile(r"\b(?:contacts?|enquiries|inquiries|kontakt|contacto|contatti|information)\s*:$", re.IGNORECASE)
_FIELD = re.compile(r":$")
_CODE = re.compile(r"^\W*(?:[A-Z0-9]+[-/]){1,}[A-Z0-9]*(?:\s*\([^a-z]*\))?\W*$")
_WORD = re.compile(r"\w+")
_OPEN_END = re.compile(
    r"(?:-|\b(?:a|an|the|of|to|in|on|at|by|for|from|with|and|or|as|is|are|was|its|his|her|after|over|der|die|das|und|von"
    r"|de|het|een|van|en|le|la|les|et|du|des|el|y|del))$",
    re.IGNORECASE,
)
_MOST_LINES = 40  # from the top among which the headline is looked for
_MOST_CONTACT_LINES = 6  # of an address block above a press release
_LONGEST = 600  # characters; what is longer is prose
_LONG_SENTENCE = 12  # words from which a line that ends as a sentence is one
_FEWEST_WORDS = 4  # of a line that is shaped like a sentence
_TOLD = 0.4  # share of a line's words found in the text from which a line all in capitals is shaped like a sentence
_WELL_TOLD = 0.6  # the same, from which a line of three words is
_READ = 2_000  # characters of the text compared with
_STEM = 5  # letters
_NEAR = 0.55  # below the best score, within which the first line is taken


@dataclass(frozen=True, slots=True)
class Chosen:
    """The headline's first line, counted from the top of the text, and of how many lines it is made."""

    at: int
    lines: int = 1


def choose(lines: Sequence[str], is_told: Callable[[str], bool], most_words: int) -> Chosen | None:
    """The headline among the lines above the first paragraph; None where no line can be one.

    `is_told` says of a line whether it is a date, a byline, a section or another known part of a header.
    """
    told = [is_told(line) for line in lines[: _MOST_LINES + 2]]
    end = _first_prose(lines, told, most_words)
    contacts = _contacts(lines[:end])
    candidates = [at for at in range(end) if not told[at] and at not in contacts and _can_be(lines[at])]
    if not candidates or end == len(lines):
        return None
    words = stems(" ".join(lines[end:])[:_READ])
    scores = {at: _score(at, lines, told, words) for at in candidates}
    released = max((at for at in range(candidates[-1]) if RELEASE.search(lines[at])), default=-1)
    scores = {at: score - (at < released) for at, score in scores.items()}
    best = max(scores.values())
    least = max(best - _NEAR, min(best, 1.0))  # what is not shaped like a sentence gives way to what is
    at = next(each for each in candidates if scores[each] >= least)
    return Chosen(at, 2 if _goes_on(lines, at, told, end) else 1)


def is_prose(line: str, most_words: int) -> bool:
    """Whether a line is a paragraph by its length or by the way it ends."""
    count = len(line.split())
    return count > most_words or len(line) > _LONGEST or (count >= _LONG_SENTENCE and bool(_CLOSED.search(line)))


def _first_prose(lines: Sequence[str], told: list[bool], most_words: int) -> int:
    for at, line in enumerate(lines[:_MOST_LINES]):
        if told[at] or LABEL.match(line):
            continue
        if is_prose(line, most_words) or dateline.split(line):
            return at
        heads = at + 1 < len(told) and told[at + 1]
        if _CLOSED.search(line) and not heads and not _names_field(line):
            return at
    return min(len(lines), _MOST_LINES)


def _can_be(line: str) -> bool:
    return bool(LABEL.match(line)) or (any(map(str.isalpha, line)) and not _names_field(line))


def _names_field(line: str) -> bool:
    """Whether a line only names what stands below it: "In short:", "CONTACT:"."""
    return bool(_FIELD.search(line)) and len(line.split()) < _FEWEST_WORDS


def _contacts(lines: Sequence[str]) -> frozenset[int]:
    """The lines from one that announces whom to ask to one with a number or an address."""
    found: set[int] = set()
    for at, line in enumerate(lines):
        if _CONTACTS.search(line):
            ahead = range(at, min(at + _MOST_CONTACT_LINES, len(lines)))
            last = max((each for each in ahead if _CONTACT.search(lines[each])), default=at)
            found |= {*range(at, last + 1)}
    return frozenset(found)


def is_shaped(line: str, text: frozenset[str]) -> bool:
    """Whether a line is made like a sentence: of several words, and not of capitalised ones that the text lacks."""
    words = line.split()
    small = any(word[0].islower() and len(word) >= _FEWEST_WORDS for word in words)
    told = shared(line, text)
    return (small or told >= _TOLD) if len(words) >= _FEWEST_WORDS else small and told >= _WELL_TOLD


def shared(line: str, text: frozenset[str]) -> float:
    """The share of a line's words that a text has too."""
    own = stems(line)
    return len(own & text) / len(own) if own else 0.0


def stems(text: str) -> frozenset[str]:
    """The longer words and the numbers of a text, each by its first letters."""
    return frozenset(
        word[:_STEM] for word in _WORD.findall(text.casefold()) if len(word) >= _FEWEST_WORDS or word.isdigit()
    )


def _score(at: int, lines: Sequence[str], told: list[bool], text: frozenset[str]) -> float:
    line = lines[at]
    refused = bool(_CONTACT.search(line) or _CODE.match(line) or dates.find(line)) or is_outlet(line)
    heads = any(told[at + 1 : at + 3])
    return is_shaped(line, text) + shared(line, text) / 2 + heads / 4 + 2 * bool(LABEL.match(line)) - refused


def _goes_on(lines: Sequence[str], at: int, told: list[bool], end: int) -> bool:
    """Whether the line below belongs to the headline: it begins small, or the first ends where no line would."""
    below = at + 1
    if below >= end or told[below] or _CLOSED.search(lines[at]):
        return False
    return lines[below].lstrip(ALL)[:1].islower() or bool(_OPEN_END.search(lines[at].rstrip()))
