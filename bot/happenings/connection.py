"""Where a sentence tells one happening after or before another: "two days after", "in response to", "followed by"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Final

from bot.figures.counted.clauses import acted_on, case_of, child, complement, subject
from bot.happenings import stretch
from bot.happenings.clause import Clause, is_doubtful, is_event, of_noun, of_verb
from bot.happenings.happening import Outlook, Stretch
from bot.language.lemmas import lemma_of
from bot.language.wordlist import words

if TYPE_CHECKING:
    from spacy.tokens import Span as SpacySpan
    from spacy.tokens import Token

_AFTER: Final = words("after following since")  # what stands under it came first
_BEFORE: Final = words("before ahead prior")
_NOUNS: Final = {"response": ("to",), "reaction": ("to",), "wake": ("of",), "aftermath": ("of",)}
_FOLLOWING: Final = {"follow": True, "precede": False}  # whether the object came first
_UNITS: Final = words("minute hour day week month year night morning evening")
_NOT: Final = words("not n't n’t never")
_UP: Final = 3  # steps from what stands under the word to what it is told of
_MOST: Final = 12  # of one sentence; more is a table
_NEXT: Final = 5  # characters before the telling words in which "not" denies them
_WORDS: Final = 8  # before the word in which a stretch is looked for


@dataclass(frozen=True, slots=True, kw_only=True)
class Connection:
    """Two clauses of one sentence in the order in which they happened."""

    first: Clause
    second: Clause
    under: Token  # the root of what stands under the word: the words of the other clause end with it
    start: int  # character of the document at which the telling words begin
    end: int
    stretch: Stretch | None = None


def connections(sentence: SpacySpan) -> Iterator[Connection]:
    """What a sentence tells in an order, from left to right, the first dozen."""
    yield from islice((found for token in sentence if (found := _at(token)) is not None), _MOST)


def _at(token: Token) -> Connection | None:
    word = token.lower_
    if word in _AFTER or word in _BEFORE:
        return _by_word(token) if word != "since" or token.dep_ == "case" else None
    if word in _NOUNS and case_of(token) == "in":
        under = complement(token, *_NOUNS[word])
        case = child(under, "case") if under is not None else None
        return _joined(case, token.left_edge.idx, under, token.head, after=True) if case and under else None
    if token.pos_ == "VERB" and (lemma := lemma_of(token)) in _FOLLOWING:
        return _by_verb(token, after=_FOLLOWING[lemma])
    return None


def _by_word(token: Token) -> Connection | None:
    """ "After the council voted", "following the vote", "ahead of the vote"."""
    under = token.head
    if token.i > under.i or token.dep_ not in ("mark", "case") or (token.dep_ == "mark" and under.dep_ != "advcl"):
        return None
    first = max(token.sent.start, token.i - _WORDS)
    words_before = token.doc[first : token.i]
    length, told = stretch.before(words_before.text)
    start = words_before.end_char - length if length else token.idx
    if length and told is None:
        return None  # "in the days after the vote", "for two days before"
    if any(one.lower_ in _NOT for one in words_before if start - _NEXT <= one.idx < start):
        return None
    return _joined(token, start, under, under.head, after=token.lower_ in _AFTER, told=told)


def _joined(
    token: Token, start: int, under: Token, above: Token, *, after: bool, told: Stretch | None = None
) -> Connection | None:
    for _ in range(_UP):
        if above.pos_ in ("VERB", "AUX") or is_event(above) or above.i == above.head.i:
            break
        if above.pos_ == "NOUN" and lemma_of(above) in _UNITS and case_of(above):
            return None  # "in the days after the vote" is a time by itself
        above = above.head
    here, there = _clause(above), _clause(under)
    if here is None or there is None or above.i == under.i:
        return None
    first, second = (there, here) if after else (here, there)
    end = max(token.idx + len(token), start)
    return Connection(first=first, second=second, under=under, start=start, end=end, stretch=told)


def _by_verb(verb: Token, *, after: bool) -> Connection | None:
    """ "The launch followed a drill", "the drill was followed by a launch"."""
    if is_doubtful(verb):
        return None
    passive = child(verb, "nsubj:pass")
    by = next((one for one in verb.rights if one.dep_ in ("obl:agent", "obl") and case_of(one) == "by"), None)
    named, under = (passive, by) if passive is not None else (subject(verb), acted_on(verb))
    if passive is not None:
        after = not after
    if named is None or under is None or not (is_event(named) and is_event(under)):
        return None
    here, there = _clause(named), _clause(under)
    if here is None or there is None:
        return None
    first, second = (there, here) if after else (here, there)
    return Connection(first=first, second=second, under=under, start=verb.idx, end=verb.idx + len(verb))


def _clause(token: Token) -> Clause | None:
    """What was done, by a verb or an event noun in the singular: several launches are before and after anything."""
    if token.pos_ == "NOUN":
        return of_noun(token) if is_event(token) and token.tag_ == "NN" else None
    if token.pos_ != "VERB" or is_doubtful(token):
        return None
    found = of_verb(token)
    if found is None or found.telling or (found.event is not None and found.event.tag_ != "NN"):
        return None
    return found


def is_past(clause: Clause) -> bool:
    """Whether it is told as done; a report's present counts as such: "the launch comes days after"."""
    present = clause.head.tag_ in ("VBZ", "VBP", "VBG") and child(clause.head, "aux", "aux:pass") is None
    return present or clause.outlook is Outlook.PAST
