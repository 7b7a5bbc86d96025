"""Who does the saying: the subject of a reporting verb, by the parse where there is one, else by the words beside."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from bot.article import Span
from bot.quotes.vocabulary import PRONOUNS, words

SUBJECTS = frozenset({"nsubj", "nsubj:pass", "csubj", "nsubj:outer"})
_RELATIVE = frozenset({"who", "which", "that", "whom"})
_SHARES_SUBJECT = frozenset({"conj", "xcomp", "advcl", "parataxis"})
_INSIDE_PHRASE = frozenset(
    {"flat", "compound", "amod", "det", "nmod:poss", "nummod", "fixed", "flat:name", "case", "advmod"}
)
_DETERMINERS = words("the a an his her their its one another some many several two other")
_SKIPPED = words(
    "has had have was were is also later then reportedly recently once now never not did does do will would could "
    "again earlier today monday tuesday wednesday thursday friday saturday sunday on in late early"
)


def of_verb(verb: Token) -> Token | None:
    """The head of the subject noun phrase by the parse, climbing to the verb that shares it; None without a parse."""
    if not verb.dep_:
        return None
    seen = 0
    while seen < 6:
        seen += 1
        for child in verb.children:
            if child.dep_ in SUBJECTS:
                return _antecedent(child, verb)
        if verb.dep_ in ("acl:relcl", "acl"):
            return verb.head
        if verb.dep_ not in _SHARES_SUBJECT or verb.head is verb:
            return None
        verb = verb.head
    return None


def _antecedent(subject: Token, verb: Token) -> Token:
    if subject.lower_ in _RELATIVE and verb.dep_.startswith("acl"):
        return verb.head
    return subject


def phrase(head: Token) -> Span:
    """The noun phrase of a head by the parse, without clauses, appositions and asides; offsets into the text."""
    members = [head]
    for child in head.children:
        if child.dep_ in _INSIDE_PHRASE and not child.is_punct:
            members.extend(child.subtree)
        elif child.dep_ == "nmod" and child.i > head.i and child.i - head.i <= 4:
            members.extend(token for token in child.subtree if token.i <= child.i)
    # Only what hangs together without a comma is the name of somebody.
    tokens = sorted({token.i for token in members})
    low = high = tokens.index(head.i)
    while low > 0 and tokens[low - 1] == tokens[low] - 1:
        low -= 1
    while high + 1 < len(tokens) and tokens[high + 1] == tokens[high] + 1:
        high += 1
    first, last = head.doc[tokens[low]], head.doc[tokens[high]]
    return Span(start=first.idx, end=last.idx + len(last))


def beside(tokens: Sequence[Token], at: int, *, inverted: bool) -> Span | None:
    """The subject beside the verb `tokens[at]` by the words alone; right of it first where the order is inverted."""
    if inverted:
        found = _rightward(tokens, at + 1)
        if found is not None:
            return found
    return _leftward(tokens, at - 1)


def leading(tokens: Sequence[Token]) -> Span | None:
    """The noun phrase a sentence begins with."""
    for at, token in enumerate(tokens[:12]):
        if _is_name(token) or token.lower_ in PRONOUNS:
            found = _rightward(tokens, at)
            if found is not None:
                return found
    return None


def _rightward(tokens: Sequence[Token], at: int) -> Span | None:
    while at < len(tokens) and tokens[at].lower_ in _SKIPPED and not _is_name(tokens[at]):
        at += 1
    end = at
    if end < len(tokens) and tokens[end].lower_ in PRONOUNS:
        return _span(tokens, at, end + 1)
    limit = at + 8
    determined = end < len(tokens) and tokens[end].lower_ in _DETERMINERS
    while end < min(limit, len(tokens)) and (
        _is_name(tokens[end]) or _joins(tokens, end) or (determined and _plain(tokens[end]))
    ):
        end += 1
    return _span(tokens, at, end) if end > at and (determined or _is_name(tokens[at])) else None


def _leftward(tokens: Sequence[Token], at: int) -> Span | None:
    while at >= 0 and (tokens[at].lower_ in _SKIPPED or tokens[at].lower_.endswith("ly") or tokens[at].like_num):
        at -= 1
    if at >= 0 and tokens[at].text == ",":
        at = _before_aside(tokens, at)
    if at < 0:
        return None
    if tokens[at].lower_ in PRONOUNS:
        return _span(tokens, at, at + 1)
    start = at + 1
    while start > 0 and start > at - 7 and (_is_name(tokens[start - 1]) or _joins(tokens, start - 1)):
        start -= 1
    if start <= at:
        return _span(tokens, start, at + 1)
    for back in range(at, max(-1, at - 6), -1):
        if tokens[back].lower_ in _DETERMINERS:
            return _span(tokens, back, at + 1)
        if not _plain(tokens[back]):
            break
    if tokens[at].lower_.endswith("s") and _plain(tokens[at]):
        first = at - 1 if at > 0 and _is_name(tokens[at - 1]) else at
        return _span(tokens, first, at + 1)
    return None


def _before_aside(tokens: Sequence[Token], at: int) -> int:
    for back in range(at - 1, max(-1, at - 25), -1):
        if tokens[back].text == ",":
            return back - 1
    return -1


def _is_name(token: Token) -> bool:
    return (token.text[0].isupper() and token.lower_ not in _DETERMINERS and token.is_alpha) or token.text in (
        "Mr.",
        "Ms.",
        "Mrs.",
        "Dr.",
    )


def _joins(tokens: Sequence[Token], at: int) -> bool:
    inside = 0 < at < len(tokens) - 1
    return (
        inside
        and tokens[at].text in ("de", "of", "von", "der", "van", "-", "’s", "'s", "&", "al")
        and _is_name(tokens[at - 1])
    )


def _plain(token: Token) -> bool:
    return (token.is_alpha or "-" in token.text or token.text in ("’s", "'s")) and token.lower_ not in (
        "and",
        "but",
        "that",
        "who",
        "which",
    )


def _span(tokens: Sequence[Token], start: int, end: int) -> Span:
    return Span(start=tokens[start].idx, end=tokens[end - 1].idx + len(tokens[end - 1]))
