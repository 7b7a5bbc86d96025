"""Whether the sentences around two quotes tell of one moment: the same done at the same place, whoever is named."""

from __future__ import annotations

import re

from bot.language.reporting_verbs import is_strong, lemma
from bot.language.stems import stem
from bot.ledger.utterance import Version
from bot.quotes.alignment.occasions import are_apart
from bot.quotes.vocabulary import STOP

_WORD = re.compile(r"[^\W\d_]+")
_TOLD = 3  # words of weight that both sentences tell the moment in
_OF_FULLER = 0.6  # share of the fuller sentence's words of weight that the other has too


def of_one_moment(one: Version, other: Version) -> bool:
    """Whether the sentences, without the words quoted and the names of who speaks, are told in the same words."""
    if are_apart(one.quote, other.quote, (one.context, other.context)):
        return False
    here, there = _told(one), _told(other)
    common = len(here & there)
    return common >= max(_TOLD, _OF_FULLER * max(len(here), len(there)))


def _told(version: Version) -> set[str]:
    quote = version.quote
    reported = version.context.replace(" ".join(quote.text.split()), " ")
    speaking = {word.lower() for word in _WORD.findall(f"{quote.speaker or ''} {quote.mention or ''}")}
    told = (word for word in map(str.lower, _WORD.findall(reported)) if word not in STOP and word not in speaking)
    return {stem(word) for word in told if word == "told" or not is_strong(lemma(word))}
