"""Who a figure is attributed to: the authority the article names for it, not the outlet (DESIGN §2)."""

from __future__ import annotations

import re
from collections.abc import Iterator
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
_SET_OFF = words("while whereas although though")
_SLIPS = ("AUX", "NUM", "SYM", "PUNCT", "X")
_MOST_TOKENS = 9  # of who says it; a longer stretch is a clause
_TOLD_BY = words("figure data statistic number estimate projection result report")
_NUMBER = r"(?:and\s)?\d(?!\d{3}\b(?![,.]\d))"  # of people or things, not a year: "according to police 10,000 came"
_NAME = rf"(?:(?:the|a|an)\s)?[\w’'.-]+(?:\s(?!{_NUMBER})[\w’'.-]+){{0,6}}?"
_UP_TO = rf"(?=[,.;:{DOUBLE}]|\s(?:who|which|that|in|on|as)\b|\s{_NUMBER}|\s*$)"
_ACCORDING = re.compile(rf"[Aa]ccording to (?P<source>{_NAME}){_UP_TO}")
_CITING = re.compile(rf"\b[Cc]iting (?P<source>{_NAME}){_UP_TO}")
_BY_COUNT = re.compile(rf"\b[Bb]y (?P<source>{_NAME})(?:['’]s?)? (?:own )?(?:estimates?|count|tally|figures)\b")

# "Organisers put it at 4,500 and police at 1,200": the second has the verb of the first, and another teller.
_GAPPED = re.compile(
    r"(?<=\d)[^\d.;:]{0,20}?(?:,|\band|\bbut|\bwhile)\s+(?:the\s+)?[\w’'-]+(?:\s[\w’'-]+){0,3}?\s+at\s+"
    r"(?:(?:about|around|some|only|just|nearly|almost|over|closer|more|fewer|less|than|to|at|least|most)\s+)*$"
)


class Sources:
    """Who is named in one sentence as saying so, "according to X" before "X said"."""

    def __init__(self, sentence: SpacySpan) -> None:
        self._stated = list(_stated(sentence, parsed=sentence.doc.has_annotation("DEP")))
        self._told = [told for token in sentence if (told := _told(token)) is not None]
        self._text, self._offset = sentence.text, sentence.start_char

    def of(self, number: Span) -> str | None:
        """The source of the figure at `number` in the article; None where the article itself says so.

        Pronouns and bare "officials" are no source, and neither is what holds the figure itself, nor who speaks
        in a clause that stands against the figure's: "while police counted 10,000, organisers spoke of 45,000".
        """
        stated = min(self._stated, key=lambda one: one.distance(number), default=None)
        if stated is not None:
            between = (one for one in self._told if stated.who.end <= one.who.start and one.at < number.start)
            return next((one.name for one in between if one.reaches(number)), stated.name)
        gapped = _GAPPED.search(self._text[: number.start - self._offset])
        told = [one for one in self._told if one.reaches(number) and not (gapped and one.at < self._start_of(gapped))]
        nearest = min(told, key=lambda one: abs(one.at - number.start), default=None)
        return nearest.name if nearest is not None else None

    def _start_of(self, found: re.Match[str]) -> int:
        return self._offset + found.start()


@dataclass(frozen=True, slots=True)
class _Stated:
    """Who is named beside "according to", and where the words stand."""

    name: str
    who: Span

    def distance(self, number: Span) -> int:
        """Characters between the two."""
        if number.end <= self.who.start:
            return self.who.start - number.end
        return number.start - self.who.end


@dataclass(frozen=True, slots=True)
class _Told:
    """A verb of telling at character `at`, who tells as named, and where they stand.

    `within` is the clause its word is good for, None for the whole sentence, and `beside` are clauses of others in it.
    """

    at: int
    name: str
    who: Span
    within: Span | None
    beside: tuple[Span, ...]

    def reaches(self, number: Span) -> bool:
        """Whether the number may be of this teller."""
        if self.who.start <= number.start < self.who.end or any(one.contains(number) for one in self.beside):
            return False
        return self.within is None or self.within.contains(number)


def _stated(sentence: SpacySpan, *, parsed: bool) -> Iterator[_Stated]:
    """Who is named so; by the first way of naming them that the sentence uses."""
    text, offset = sentence.text, sentence.start_char
    patterns = (_ACCORDING, _CITING, _BY_COUNT) if parsed else (_ACCORDING, _CITING, _BY_COUNT, _said())
    for pattern in patterns:
        found = [each for each in pattern.finditer(text) if _tidy(each["source"])]
        for each in found:
            yield _Stated(_tidy(each["source"]) or "", Span(start=offset + each.start(), end=offset + each.end()))
        if found:
            return


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
    beside = tuple(
        _stretch(one)
        for one in token.children
        if one.dep_ in ("conj", "parataxis") and one.i > token.i and _subject(one) is not None
    )
    set_off = token.dep_ == "advcl" and any(one.dep_ == "mark" and one.lower_ in _SET_OFF for one in token.children)
    return _Told(token.idx, name, _stretch(who), _stretch(token) if set_off else None, beside)


def _stretch(token: Token) -> Span:
    """The token with all that hangs on it."""
    return Span(start=token.left_edge.idx, end=token.right_edge.idx + len(token.right_edge))


def _subject(verb: Token) -> Token | None:
    return next((one for one in verb.children if one.dep_ in (*_TELLERS, "nsubj:pass")), None)


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
