"""Who a figure is attributed to: the authority the article names for it, not the outlet."""

from __future__ import annotations

import re

from bot.article import Span

_NAME = r"(?:(?:the|a|an)\s)?[\w’'.-]+(?:\s[\w’'.-]+){0,6}?"
_ACCORDING = re.compile(rf"[Aa]ccording to (?P<source>{_NAME})(?=[,.;:“”\"]|\s(?:who|which|that|in|on|as)\b|$)")
_SAID = re.compile(rf"(?:^|[,”\"]\s)(?P<source>{_NAME}) (?:said|says|reported|announced|estimated|claimed)\b")


def source_of(text: str, sentence: Span, number: Span) -> str | None:
    """The source named in the sentence, "according to X" before "X said"; None where the article itself says so."""
    words = sentence.of(text)
    for pattern in (_ACCORDING, _SAID):
        found = pattern.search(words)
        if found and not sentence.start + found.start() <= number.start < sentence.start + found.end():
            return " ".join(found["source"].split())
    return None
