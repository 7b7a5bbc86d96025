"""Stretches of capitalised words that may be a name: "US Army Secretary Dan Driscoll", "Ministry of Defence"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final

from bot.language.names import organisations, places, titles
from bot.language.tables import table

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_LINKS: Final = frozenset({"of", "for", "and", "the", "&"})
_MARKS: Final = frozenset({"-", "‑", "–"})
_HEADLINE: Final = 0.7  # share of the longer words of a headline written with capitals
_HEADS: Final = frozenset(
    {"House", "Bank", "Coalition", "State", "Isle", "Gulf", "Cape", "Duke", "Strait", "Bay", "Institute"}
)
_NAMING: Final = frozenset({"PROPN", "NOUN", "X", "SYM"})  # parts of speech a name may begin with

Run = tuple[int, int]  # first token and the one after the last


def runs(doc: Doc, body_start: int) -> Iterator[Run]:
    """The stretches in order; of a headline with capitals throughout, every word alone."""
    lower = {token.text for token in doc if token.text.islower()}
    for sentence in doc.sents:
        tokens = list(sentence)
        if is_title_case(tokens, headline=sentence.start_char < body_start):
            yield from ((token.i, token.i + 1) for token in tokens if is_capitalised(token))
            continue
        for first, last in _stretches(tokens):
            start = first + _ordinary(tokens, first, last, lower)
            if start < last:
                yield tokens[start].i, tokens[last - 1].i + 1


def is_capitalised(token: Token) -> bool:
    """Whether a word has a capital that may be a name's: weekdays, months and "I" have not."""
    text = token.text
    if not text[0].isupper() or token.lower_ in table("capitalised_words"):
        return False
    return any(character.isalpha() for character in text) and not (len(text) == 1 and text in "IA")


def is_title_case(tokens: Sequence[Token], *, headline: bool) -> bool:
    """Whether every longer word has its capital, as headlines and lists of links do."""
    if not headline and any(token.text in (".", "!", "?", "…") for token in tokens[-4:]):
        return False
    long = [token.text for token in tokens if token.is_alpha and len(token) > 3]
    return len(long) >= 4 and sum(word[0].isupper() for word in long) >= _HEADLINE * len(long)


def _stretches(tokens: Sequence[Token]) -> Iterator[Run]:
    at = 0
    while at < len(tokens):
        if not is_capitalised(tokens[at]):
            at += 1
            continue
        end = at + 1
        while end < len(tokens):
            joined = _joined(tokens, at, end)
            if joined == end:
                break
            end = joined
        yield _with_particles(tokens, at), end
        at = end


def _with_particles(tokens: Sequence[Token], first: int) -> int:
    """The beginning of a surname alone that opens with particles in small letters: "von der Leyen"."""
    start = first
    while start > 0 and tokens[start - 1].text in table("particles") and tokens[start - 1].whitespace_:
        start -= 1
    return start


def _joined(tokens: Sequence[Token], first: int, end: int) -> int:
    """Where the stretch from `first` goes on to from `end`; `end` itself where it does not."""
    if is_capitalised(tokens[end]):
        return end + 1 if tokens[end - 1].whitespace_ or tokens[end - 1].text in _MARKS else end
    if _is_korean(tokens, end):
        return end + 2
    ahead = end
    while ahead < len(tokens) and ahead < end + 3 and _links(tokens[ahead]):
        ahead += 1
    if ahead == end or ahead == len(tokens) or not is_capitalised(tokens[ahead]):
        return end
    between = tokens[end:ahead]
    if any(token.text in _MARKS for token in between):
        return ahead + 1 if _is_glued(tokens[end - 1], between) else end
    if between[0].text in _LINKS and not _binds(tokens[first:end], between[0].text, tokens[ahead]):
        return end
    return ahead + 1


def _links(token: Token) -> bool:
    return token.text in _LINKS or token.text in _MARKS or token.text in table("particles")


def _is_korean(tokens: Sequence[Token], end: int) -> bool:
    """Whether a hyphen and a syllable in small letters end a Korean given name: "Kim Jong-un"."""
    if end + 1 >= len(tokens) or tokens[end].text not in _MARKS:
        return False
    glued = not tokens[end - 1].whitespace_ and not tokens[end].whitespace_
    return glued and tokens[end + 1].text in table("korean_syllables")


def _is_glued(before: Token, between: Sequence[Token]) -> bool:
    """Whether a hyphen belongs to the name: "Jean-Claude", "Bashar al-Assad"."""
    if between[-1].text not in _MARKS or between[-1].whitespace_:
        return False
    if len(between) == 1:
        return not before.whitespace_ and len(before) > 1
    return len(between) == 2 and between[0].text in table("particles") and not between[0].whitespace_


def _binds(before: Sequence[Token], link: str, after: Token) -> bool:
    """Whether "of", "for" or "and" stands inside one name: Ministry of Defence, but not Russia and Ukraine."""
    head = before[-1].text
    if link == "the":
        return False
    if link in ("and", "&"):
        named = organisations.is_head(after.text) or (link == "&" and not places.is_place(head))
        return named and not places.is_place(head) and not places.is_demonym(head)
    return any(organisations.is_head(token.text) or token.text in _HEADS for token in before)


def _ordinary(tokens: Sequence[Token], first: int, last: int, lower: set[str]) -> int:
    """How many words at the beginning of a stretch owe their capital to the beginning of a sentence."""
    if not _begins(tokens, first):
        single = last - first == 1 and tokens[first].is_stop and not tokens[first].text.isupper()
        return int(single)
    if _is_known(tokens[first:last]):
        return 0
    skipped = 0
    while first + skipped < last and _is_ordinary(tokens[first + skipped], lower):
        skipped += 1
    return skipped


def _is_ordinary(token: Token, lower: set[str]) -> bool:
    if token.text.isupper() and len(token) > 1:
        return False
    if titles.is_title(token.text) or places.is_demonym(token.text):
        return False
    if token.lower_ in table("office_words") and not token.is_stop:
        return False
    tagged = bool(token.pos_) and token.pos_ not in _NAMING
    return token.is_stop or tagged or token.lower_ in lower


def _is_known(tokens: Sequence[Token]) -> bool:
    name = " ".join(token.text for token in tokens)
    return len(tokens) > 1 and (places.is_place(name) or organisations.is_listed(name))


def _begins(tokens: Sequence[Token], at: int) -> bool:
    return at == 0 or all(token.is_punct or token.is_space or token.is_quote for token in tokens[max(0, at - 2) : at])
