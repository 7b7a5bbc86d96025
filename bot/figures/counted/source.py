"""Who a figure is attributed to: the authority the article names for it, not the outlet (DESIGN §2)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from bot.article import Span
from bot.figures.counted.clauses import case_of, child, complement
from bot.language.lemmas import lemma_of
from bot.language.marks import ALL, DOUBLE
from bot.language.numerals import alternatives
from bot.language.reporting_verbs import forms, is_source
from bot.language.wordlist import words

if TYPE_CHECKING:
    from spacy.tokens import Span as SpacySpan
    from spacy.tokens import Token

# With an object they tell nothing: "claimed 12 lives", "added 9 million subscribers", "found lead".
_WITH_CLAUSE = words("add find claim suggest")
_NO_SOURCE = words(
    "he she it they we i you who which that there this these those article story officials people sources some one all "
    "most many both others another none few several percent"
)
_TELLERS = ("nsubj", "csubj", "nsubj:outer")  # no passive: who "was told" and what "was found" tell nothing
_SLIPS = ("AUX", "NUM", "SYM", "PUNCT", "X")
_MOST_TOKENS = 9  # of who says it; a longer stretch is a clause
_TOLD_BY = words("figure data statistic number estimate projection result report")
_NAME = r"(?:(?:the|a|an)\s)?[\w’'.-]+(?:\s[\w’'.-]+){0,6}?"
_ACCORDING = re.compile(rf"[Aa]ccording to (?P<source>{_NAME})(?=[,.;:{DOUBLE}]|\s(?:who|which|that|in|on|as)\b|\s*$)")
_CITING = re.compile(rf"\b[Cc]iting (?P<source>{_NAME})(?=[,.;:{DOUBLE}]|\s(?:who|which|that|in|on|as)\b|\s*$)")
_BY_COUNT = re.compile(rf"\b[Bb]y (?P<source>{_NAME})(?:['’]s?)? (?:own )?(?:estimates?|count|tally|figures)\b")


class Sources:
    """Who is named in one sentence as saying so, "according to X" before "X said"."""

    def __init__(self, sentence: SpacySpan) -> None:
        stated = _stated(sentence.text, parsed=sentence.doc.has_annotation("DEP"))
        self._stated = _tidy(stated["source"]) if stated else None
        self._told = [] if stated else [told for token in sentence if (told := _told(token)) is not None]

    def of(self, number: Span) -> str | None:
        """The source of the figure at `number` in the article; None where the article itself says so.

        Pronouns and bare "officials" are no source, and neither is what holds the figure itself.
        """
        told = [one for one in self._told if not one.who.start <= number.start < one.who.end]
        nearest = min(told, key=lambda one: abs(one.at - number.start), default=None)
        return nearest.name if nearest is not None else self._stated


@dataclass(frozen=True, slots=True)
class _Told:
    """A verb of telling at character `at`, who tells as named, and where they stand."""

    at: int
    name: str
    who: Span


def _stated(text: str, *, parsed: bool) -> re.Match[str] | None:
    patterns = (_ACCORDING, _CITING, _BY_COUNT) if parsed else (_ACCORDING, _CITING, _BY_COUNT, _said())
    return next((found for pattern in patterns if (found := pattern.search(text))), None)


@cache
def _said() -> re.Pattern[str]:
    """Who stands before a verb of telling, for a text without a parse."""
    return re.compile(rf"(?:^|[,{DOUBLE}]\s)(?P<source>{_NAME}) (?:{alternatives([*forms('source')])})\b")


def _told(token: Token) -> _Told | None:
    if token.pos_ != "VERB" or not is_source(lemma_of(token)):
        return None
    if lemma_of(token) in _WITH_CLAUSE and child(token, "obj") is not None:
        return None
    who = _teller(token)
    name = _name(who)
    if who is None or name is None:
        return None
    end = who.right_edge.idx + len(who.right_edge)
    return _Told(token.idx, name, Span(start=who.left_edge.idx, end=end))


def _teller(verb: Token) -> Token | None:
    """The subject nearest to a verb, which a dateline is not; who stands behind "figures from …"."""
    subjects = [one for one in verb.children if one.dep_ in _TELLERS]
    who = min(subjects, key=lambda one: abs(one.i - verb.i), default=None)
    if who is None or case_of(who):
        return None
    origin = complement(who, "from") if lemma_of(who) in _TOLD_BY else None
    return origin if origin is not None else who


def _name(who: Token | None) -> str | None:
    """The subject in words, without what is put beside it after a comma or in a relative clause."""
    if who is None or who.lower_ in _NO_SOURCE or who.pos_ in ("PRON", "NUM", "VERB"):
        return None
    start = next((token.i for token in who.subtree if not _is_before_name(token, who)), who.i)
    end = who.i + 1
    for one in who.rights:
        if (
            one.dep_ in ("flat", "nmod", "compound", "nmod:poss", "conj", "cc")
            and one.right_edge.i - start < _MOST_TOKENS
        ):
            end = max(end, one.right_edge.i + 1)
        elif one.dep_ in ("punct", "acl:relcl", "acl", "appos"):
            break
    stretch = who.doc[max(start, end - _MOST_TOKENS) : end]
    return _tidy(stretch.text)


def _is_before_name(token: Token, who: Token) -> bool:
    """Whether a token of a subject is no part of its name: a preposition, a slip of the pen, "3/8" of a gallery."""
    case = token.dep_ == "case" and token.head.i == who.i
    slip = token.pos_ in _SLIPS and (token.pos_ != "NUM" or "/" in token.text)
    return token.i < who.i and (case or slip)


def _tidy(words: str) -> str | None:
    return " ".join(words.split()).strip(f"{ALL} ,;:.-–—") or None
