"""Who a figure is attributed to: the authority the article names for it, not the outlet (DESIGN §2)."""

from __future__ import annotations

import re

from spacy.tokens import Span as SpacySpan
from spacy.tokens import Token

from bot.article import Span
from bot.figures.clauses import SUBJECTS, child
from bot.figures.lemmas import lemma_of
from bot.figures.wordlist import words

_REPORTING = words(
    "say report announce estimate claim tell confirm state add put find show reveal declare disclose "
    "note acknowledge admit "
    "calculate count warn predict project forecast suggest indicate insist argue believe allege assert"
)
_NO_SOURCE = words(
    "he she it they we i you who which that there this these those article story officials people sources"
)
_MOST_TOKENS = 9
_NAME = r"(?:(?:the|a|an)\s)?[\w’'.-]+(?:\s[\w’'.-]+){0,6}?"
_ACCORDING = re.compile(rf"[Aa]ccording to (?P<source>{_NAME})(?=[,.;:“”\"]|\s(?:who|which|that|in|on|as)\b|\s*$)")
_SAID = re.compile(rf"(?:^|[,”\"]\s)(?P<source>{_NAME}) (?:said|says|reported|announced|estimated)\b")


def source_of(sentence: SpacySpan, number: Span) -> str | None:
    """The source named in the sentence, "according to X" before "X said"; None where the article itself says so.

    Pronouns and bare "officials" are no source. `number` is where the figure stands in the article.
    """
    stated = _ACCORDING.search(sentence.text)
    if stated:
        return _tidy(stated["source"])
    if not sentence.doc.has_annotation("DEP"):
        said = _SAID.search(sentence.text)
        return _tidy(said["source"]) if said else None
    verbs = [
        token
        for token in sentence
        if token.pos_ == "VERB" and lemma_of(token) in _REPORTING and (who := child(token, *SUBJECTS)) is not None
        if not _within(who, number)
    ]
    for verb in sorted(verbs, key=lambda token: _distance(token, number)):
        name = _name(child(verb, *SUBJECTS))
        if name:
            return name
    return None


def _within(token: Token, number: Span) -> bool:
    return token.left_edge.idx <= number.start < token.right_edge.idx + len(token.right_edge)


def _distance(verb: Token, number: Span) -> int:
    """How far a reporting verb is from the figure; what stands after "that" or a comma counts as near."""
    return abs(verb.idx - number.start)


def _name(who: Token | None) -> str | None:
    """The subject in words, without what is put beside it after a comma or in a relative clause."""
    if who is None or who.lower_ in _NO_SOURCE or who.pos_ in ("PRON", "NUM", "VERB"):
        return None
    start = who.left_edge.i
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


def _tidy(words: str) -> str | None:
    return " ".join(words.split()).strip("“”\"'‘’ ,;:.-") or None
