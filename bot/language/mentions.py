"""Where the article names somebody: by the pipeline, and by capitals where it has none or missed one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from spacy.tokens import Doc, Token

from bot.article import Span
from bot.language import labels, organisations, places, titles
from bot.language.given_names import gender_of
from bot.language.name import NameKind
from bot.language.tables import table

_LINKS: Final = frozenset({"of", "for", "and", "the", "&"})
_MARKS: Final = frozenset({"-", "‑", "–"})
_TITLE_CASE: Final = 0.7  # share of the longer words of a headline written with capitals


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """One naming: `words` without titles, article and possessive; token indices `first` up to `last` (excluded)."""

    words: tuple[str, ...]
    span: Span
    first: int
    last: int
    kind: NameKind | None
    titles: tuple[str, ...] = ()
    sure: bool = True  # False: capitals alone speak for it

    @property
    def text(self) -> str:
        """The name as one string, a blank between words and none around a hyphen."""
        return " ".join(self.words)


def find(doc: Doc, body_start: int = 0) -> tuple[Mention, ...]:
    """The mentions of persons, organisations and places in the order of the text; none overlap.

    Before `body_start` stands the headline, where capitals may say nothing.
    """
    entities = list(_from_entities(doc))
    covered = bytearray(len(doc))
    for mention in entities:
        covered[mention.first : mention.last] = b"\1" * (mention.last - mention.first)
    runs = [mention for mention in _from_capitals(doc, body_start) if not any(covered[mention.first : mention.last])]
    return tuple(sorted([*entities, *runs], key=lambda mention: mention.span))


def _from_entities(doc: Doc) -> Iterator[Mention]:
    for entity in doc.ents:
        kind = labels.KINDS.get(entity.label_)
        if kind is not None:
            mention = _mention(doc, entity.start, entity.end, kind)
            if mention is not None:
                yield mention


def _from_capitals(doc: Doc, body_start: int) -> Iterator[Mention]:
    lower = {token.text for token in doc if token.text.islower()}
    for sentence in doc.sents:
        tokens = list(sentence)
        if _is_title_case(tokens, headline=sentence.start_char < body_start):
            continue
        for first, last in _runs(tokens):
            start = first + _not_a_name(tokens, first, last, lower)
            if start < last:
                mention = _mention(doc, tokens[start].i, tokens[last - 1].i + 1, None)
                if mention is not None:
                    yield mention


def _runs(tokens: Sequence[Token]) -> Iterator[tuple[int, int]]:
    """Stretches of capitalised words with the small words and hyphens that join them."""
    at = 0
    while at < len(tokens):
        if not _is_capitalised(tokens[at]):
            at += 1
            continue
        end = at + 1
        while end < len(tokens):
            joined = _joined(tokens, end)
            if joined == end:
                break
            end = joined
        yield at, end
        at = end


def _joined(tokens: Sequence[Token], end: int) -> int:
    """Where the run goes on to from `end`; `end` itself where it does not."""
    if _is_capitalised(tokens[end]):
        return end + 1 if tokens[end - 1].whitespace_ or tokens[end - 1].text in _MARKS else end
    ahead = end
    while ahead < len(tokens) and ahead < end + 2 and (_links(tokens[ahead]) or tokens[ahead].text in _MARKS):
        ahead += 1
    if ahead == end or ahead == len(tokens) or not _is_capitalised(tokens[ahead]):
        return end
    between = tokens[end:ahead]
    if any(token.text in _MARKS for token in between):
        glued = not tokens[end - 1].whitespace_ and not between[-1].whitespace_ and len(between) == 1
        return ahead + 1 if glued and len(tokens[end - 1]) > 1 else end
    if between[0].text in _LINKS and not _binds(tokens, end, between, tokens[ahead]):
        return end
    return ahead + 1


def _links(token: Token) -> bool:
    return token.text in _LINKS or token.text in table("particles")


def _binds(tokens: Sequence[Token], end: int, between: Sequence[Token], after: Token) -> bool:
    """Whether "of", "for" or "and" stands inside one name: Ministry of Defence, but not Russia and Ukraine."""
    head = tokens[end - 1].text
    if between[0].text in ("and", "&"):
        return organisations.is_organisation(after.text) and not places.is_place(head) and not places.is_demonym(head)
    return organisations.is_organisation(head) or head in (
        "House",
        "Bank",
        "Coalition",
        "State",
        "Isle",
        "Gulf",
        "Cape",
        "Duke",
    )


def _not_a_name(tokens: Sequence[Token], first: int, last: int, lower: set[str]) -> int:
    """How many words at the beginning of a run are capitals of a sentence's beginning."""
    skipped = 0
    if not _begins(tokens, first):
        return 0 if last - first > 1 or not tokens[first].is_stop or tokens[first].text.isupper() else 1
    while first + skipped < last:
        token = tokens[first + skipped]
        tagged_other = bool(token.pos_) and token.pos_ not in ("PROPN", "NOUN", "ADJ", "X")
        common = token.is_stop or tagged_other or (token.lower_ in lower and not titles.is_title(token.text))
        if not common or (token.text.isupper() and len(token) > 1):
            break
        skipped += 1
    return skipped


def _begins(tokens: Sequence[Token], at: int) -> bool:
    return at == 0 or all(token.is_punct or token.is_space or token.is_quote for token in tokens[max(0, at - 2) : at])


def _is_capitalised(token: Token) -> bool:
    text = token.text
    if not text[0].isupper() or token.lower_ in table("capitalised_words"):
        return False
    return any(character.isalpha() for character in text) and not (len(text) == 1 and text in "IA")


def _is_title_case(tokens: Sequence[Token], *, headline: bool) -> bool:
    """Whether every longer word has its capital, as headlines and lists of links do."""
    if not headline and any(token.text in (".", "!", "?", "…") for token in tokens[-4:]):
        return False
    long = [token.text for token in tokens if token.is_alpha and len(token) > 3]
    return len(long) >= 4 and sum(word[0].isupper() for word in long) >= _TITLE_CASE * len(long)


def _mention(doc: Doc, first: int, last: int, kind: NameKind | None) -> Mention | None:
    """The mention of tokens `first` to `last` without titles, article and possessive; None when nothing is left."""
    while last > first and (doc[last - 1].text in ("'s", "’s", "'", "’") or doc[last - 1].is_space):
        last -= 1
    while first < last and (doc[first].lower_ in ("the", "a", "an") or doc[first].is_space):
        first += 1
    start = first if kind in (NameKind.ORGANISATION, NameKind.LOCATION) else _after_titles(doc, first, last)
    if start >= last:
        return None
    words = tuple(doc[start:last].text.split())
    given = tuple(title for title in (doc[first:start].text, _office_before(doc, first)) if title)
    span = Span(start=doc[start].idx, end=doc[last - 1].idx + len(doc[last - 1]))
    kind = kind or _kind(words, given)
    if kind is None and (places.is_demonym(words[0]) or titles.is_title(words[-1])):
        return None
    return Mention(words=words, span=span, first=start, last=last, kind=kind, titles=given, sure=kind is not None)


def _after_titles(doc: Doc, first: int, last: int) -> int:
    """The token after the last title in front of the name: "Ukrainian First Lady | Olena Zelenska"."""
    found = first
    for at in range(first, last - 1):
        if titles.is_title(doc[at].text) and doc[at + 1].text not in _LINKS and gender_of(doc[at].text) is None:
            found = at + 1
    while found < last - 1 and doc[found].text in (".", "-"):
        found += 1
    if found == first and first < last and titles.is_title(doc[first].text) and last - first == 1:
        return last
    return found


def _office_before(doc: Doc, first: int) -> str:
    """An office in small letters right before the name: "Russian foreign minister", "White House press secretary"."""
    at = first
    if not at or not titles.is_office(doc[at - 1].text) or not doc[at - 1].whitespace_:
        return ""
    at -= 1
    while (
        at and (doc[at - 1].lower_ in table("office_words") or _is_capitalised(doc[at - 1])) and doc[at - 1].whitespace_
    ):
        at -= 1
    return doc[at:first].text


def _kind(words: Sequence[str], given: Sequence[str]) -> NameKind | None:
    name = " ".join(words)
    if given:
        return NameKind.PERSON
    if places.is_place(name):
        return NameKind.LOCATION
    if organisations.is_organisation(name):
        return NameKind.ORGANISATION
    if 2 <= len(words) <= 4 and gender_of(words[0]) is not None:
        return NameKind.PERSON
    return None
