"""Where a figure was counted, as far as the sentence says."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from bot.article import Span
from bot.language.names.name import Name, NameKind
from bot.language.wordlist import words

_LEADS = words("in at near across around inside outside throughout over on of")
_REACH = 60  # characters between a figure and the place behind it
_LEAD = 12  # characters before a place that may hold its preposition


class Places:
    """The places of an article that stand behind a preposition of place, by where they stand."""

    def __init__(self, text: str, names: Sequence[Name]) -> None:
        self._text = text
        self._found = sorted(
            (mention.start, mention.end, name.canonical)
            for name in names
            if name.kind is NameKind.LOCATION
            for mention in name.mentions
            if _lead(text, mention.start) in _LEADS
        )
        self._starts = [start for start, _, _ in self._found]

    def of(self, number: Span, sentence: Span) -> str | None:
        """The first place within 60 characters after the number, else the one its sentence opens with."""
        at = bisect_left(self._starts, number.end)
        if at < len(self._found) and self._starts[at] < min(sentence.end, number.end + _REACH):
            return self._found[at][2]
        at = bisect_left(self._starts, sentence.start)
        if at < len(self._found) and self._found[at][1] <= number.start and self._opens(at, sentence):
            return self._found[at][2]
        return None

    def _opens(self, at: int, sentence: Span) -> bool:
        """Whether a sentence opens with the place: "In Nairobi, 40 people were killed"."""
        start, end, _ = self._found[at]
        return len(self._text[sentence.start : start].split()) == 1 and self._text[end : end + 1] == ","


def _lead(text: str, start: int) -> str:
    """The word right before `start`, in lower case."""
    before = text[max(0, start - _LEAD) : start].split()
    return before[-1].lower() if before else ""
