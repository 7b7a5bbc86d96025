"""Who has the floor in a transcript, and what in it is nobody's words: labels, times, line numbers.

Read are "MERZ: …", "Mr. Merz: …", ">> MERZ: …", "Q: …" at the head of a line, "MERZ: …" after a sentence, times in
brackets or before the words, subtitle files, and pages with numbered lines. What cannot be heard ("[inaudible]",
"(crosstalk)") is a gap.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise

from bot.language.marks import DOUBLE
from bot.language.names.titles import is_title
from bot.language.wordlist import words
from bot.quotes.vocabulary import PARTICLES

_TIME = r"\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d{1,3})?"
_SUBTITLE = re.compile(rf"^(?:[^\S\n]*\d+[^\S\n]*\n)?[^\S\n]*{_TIME}[^\S\n]*-->[^\n]*$", re.MULTILINE)
_BRACKETED = re.compile(rf"[\[(<]\s*{_TIME}\s*[\])>]")
_LEADING = re.compile(rf"^[^\S\n]*{_TIME}(?=[^\S\n]|$)", re.MULTILINE)
_NUMBERED = re.compile(r"^[^\S\n]*(\d{1,4})[.)]?(?=[^\S\n]|$)", re.MULTILINE)
_UNHEARD = re.compile(
    r"[\[(<](?:[^\])>\n]{0,30}\b)?(?:inaudible|unintelligible|indistinct|crosstalk|cross talk|unclear|audio gap)"
    r"[^\])>\n]{0,30}[\])>]",
    re.IGNORECASE,
)
_LABEL = re.compile(
    rf"^[^\S\n]*(?:>>+[^\S\n]*|[-–—][^\S\n]*)?(?:\*\*)?([^\W\d_][^\n:{DOUBLE}]{{0,60}}?)"
    r"(?:[^\S\n]*\([^)\n]{1,40}\))?(?:\*\*)?"
    r":(?:\*\*)?(?=\s)|^[^\S\n]*([QA])\.(?=[^\S\n])"
    # Lines that ran together, as in a page taken apart: only capitals are sure.
    rf"|(?<=[.!?…{DOUBLE})\]—–-])[^\S\n]+(?:>>+[^\S\n]*)?((?:[A-Z][A-Z.'’-]*[^\S\n]+){{0,3}}[A-Z][A-Z'’-]+):(?=\s)",
    re.MULTILINE,
)
_MOST_WORDS = 7  # of a label
_ASKING = words(
    "q question questions questioner reporter journalist moderator host interviewer audience speaker a answer"
)
_EACH_LINE = 0.6  # share of the lines that must count upward for numbers at their head to be no words


@dataclass(frozen=True, slots=True, kw_only=True)
class Floor:
    """The words of a transcript, everything else blanked (offsets stay), and from where on who speaks."""

    text: str
    starts: tuple[int, ...]
    speakers: tuple[str | None, ...]  # one longer than `starts`: the first is who speaks before any label

    def speaker(self, offset: int) -> str | None:
        """Who has the floor there, as labelled; None where nobody is."""
        return self.speakers[bisect_right(self.starts, offset)]


def read(text: str) -> Floor:
    """The floor of a transcript."""
    for pattern in (_SUBTITLE, _BRACKETED, _LEADING):
        text = pattern.sub(_blank, text)
    if _is_numbered(text):
        text = _NUMBERED.sub(_blank, text)
    text = _UNHEARD.sub(lambda match: "…".ljust(len(match[0])), text)
    labels = [match for match in _LABEL.finditer(text) if _is_label(_words(match))]
    counts = Counter(_words(match) for match in labels)
    labels = [match for match in labels if _is_sure(_words(match), counts)]
    taken = {match.start() for match in labels}
    text = _LABEL.sub(lambda match: "\n".rjust(len(match[0])) if match.start() in taken else match[0], text)
    return Floor(
        text=text,
        starts=tuple(match.end() for match in labels),
        speakers=(None, *(_named(_words(match)) for match in labels)),
    )


def is_asking(speaker: str) -> bool:
    """Whether a label is a part rather than a name: "QUESTION", "Moderator"."""
    return {word.strip(".").lower() for word in speaker.split()} <= _ASKING


def _words(match: re.Match[str]) -> str:
    return match[1] or match[2] or match[3]


def _blank(match: re.Match[str]) -> str:
    return "".join(sign if sign == "\n" else " " for sign in match[0])


def _is_numbered(text: str) -> bool:
    lines = [line for line in text.splitlines() if line.strip()]
    numbers = [int(match[1]) for line in lines if (match := _NUMBERED.match(line))]
    upward = sum(after - before == 1 for before, after in pairwise(numbers))
    return len(numbers) > 2 and min(len(numbers), upward + 1) >= _EACH_LINE * len(lines)


def _is_label(label: str) -> bool:
    """Whether the words before a colon are a name or a part: each begins with a capital, or belongs to names."""
    parts = label.replace(",", " ").split()
    small = PARTICLES | {"the", "and", "for"}
    return 0 < len(parts) <= _MOST_WORDS and all(
        part[0].isupper() or part.lower() in small or part[0] in "&(" for part in parts
    )


def _is_sure(label: str, counts: Counter[str]) -> bool:
    """One word with a capital may begin any sentence ("Listen: we go"), unless it labels twice or is all capitals."""
    return len(label.split()) > 1 or label.isupper() or counts[label] > 1 or label.lower() in _ASKING


def _named(label: str) -> str:
    """MERZ as Merz, so that it can be held against a name."""
    plain = label.partition(",")[0].strip()
    return " ".join(_cased(word) for word in plain.split()) if plain.isupper() else plain


def _cased(word: str) -> str:
    bare = word.lower().rstrip(".")
    return word if len(bare) < 2 and not is_title(bare) else "-".join(part.capitalize() for part in word.split("-"))
