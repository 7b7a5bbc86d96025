"""Where the article names somebody.

Capitals say where a name begins and ends; titles, tables and the entity recogniser say what it is. Without a recogniser
titles and tables decide alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from bot.article import Span
from bot.language.names import labels, organisations, places, titles
from bot.language.names.capitals import Run, is_capitalised, runs
from bot.language.names.given_names import gender_of
from bot.language.names.name import NameKind
from bot.language.tables import table

if TYPE_CHECKING:
    from spacy.tokens import Doc


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """One naming: `words` without titles, article and possessive; token indices `first` up to `last` (excluded)."""

    words: tuple[str, ...]
    span: Span
    first: int
    last: int
    kind: NameKind | None
    titles: tuple[str, ...] = ()
    sure: bool = True  # False: only its capital speaks for it
    certain: bool = True  # whether its kind is told by a title or a table, not by the recogniser

    @property
    def text(self) -> str:
        """The name with single blanks."""
        return " ".join(self.words)


def find(doc: Doc, body_start: int = 0) -> tuple[Mention, ...]:
    """The mentions of persons, organisations and places in the order of the text; none overlap.

    Before `body_start` stands the headline, where capitals may say nothing.
    """
    recognised = _recognised(doc)
    found = []
    for run in runs(doc, body_start):
        for first, last in _parts(run, recognised):
            mention = _mention(doc, first, last, recognised)
            if mention is not None:
                found.append(mention)
    return tuple(_settled(found))


def _recognised(doc: Doc) -> dict[int, tuple[NameKind, Run]]:
    """For each token inside an entity its kind and the entity's bounds."""
    entities: dict[int, tuple[NameKind, Run]] = {}
    for entity in doc.ents:
        kind = labels.KINDS.get(entity.label_)
        if kind is not None:
            entities.update(dict.fromkeys(range(entity.start, entity.end), (kind, (entity.start, entity.end))))
    return entities


def _parts(run: Run, recognised: dict[int, tuple[NameKind, Run]]) -> list[Run]:
    """A run as it is, or cut where one recognised name ends and the next begins right after."""
    first, last = run
    cuts = [
        index
        for index in range(first + 1, last)
        if index in recognised
        and index - 1 in recognised
        and recognised[index][1] != recognised[index - 1][1]
        and recognised[index][0] is not recognised[index - 1][0]
    ]
    edges = [first, *cuts, last]
    return list(pairwise(edges))


def _mention(doc: Doc, first: int, last: int, recognised: dict[int, tuple[NameKind, Run]]) -> Mention | None:
    """The mention of tokens `first` to `last` without titles, article and possessive; None when nothing is left."""
    while last > first and (doc[last - 1].text in ("'s", "’s", "'", "’") or doc[last - 1].is_space):
        last -= 1
    while first < last and (doc[first].lower_ in ("the", "a", "an") or doc[first].is_space):
        first += 1
    start = _after_titles(doc, first, last)
    if start >= last:
        return None
    words = tuple(doc[start:last].text.split())
    if titles.is_title(words[-1]) and len(words) <= 3 and gender_of(words[0]) is None:
        return None
    given = tuple(title for title in (_title(doc, first, start), _office_before(doc, first)) if title)
    votes = [recognised[index][0] for index in range(start, last) if index in recognised]
    own = _kind(words, given, None)
    kind = _kind(words, given, max(set(votes), key=votes.count) if votes else None)
    if kind in (None, NameKind.LOCATION) and places.is_demonym(words[-1]):
        return None
    if places.is_demonym(words[0]) and (kind is not NameKind.ORGANISATION or len(words) == 1):
        return None
    span = Span(start=doc[start].idx, end=doc[last - 1].idx + len(doc[last - 1]))
    return Mention(
        words=words,
        span=span,
        first=start,
        last=last,
        kind=kind,
        titles=given,
        sure=kind is not None,
        certain=own is not None and own is kind,
    )


def _after_titles(doc: Doc, first: int, last: int) -> int:
    """The token after the last title in front of the name: "Ukrainian First Lady | Olena Zelenska"."""
    found = first + (last - first > 1 and _is_portfolio(doc, first))
    for at in range(first, last - 1):
        if titles.is_title(doc[at].text) and is_capitalised(doc[at + 1]) and gender_of(doc[at].text) is None:
            found = at + 1
    if found == first and last - first == 1 and titles.is_title(doc[first].text):
        return last
    return found


def _is_portfolio(doc: Doc, first: int) -> bool:
    """Whether the first word ends a title that began before it: "Secretary of | State Rex Tillerson"."""
    of = first - 2 if first > 2 and doc[first - 1].lower_ == "the" else first - 1
    if of < 1 or doc[of].lower_ != "of" or not titles.is_office(doc[of - 1].text):
        return False
    return doc[first].lower_ in table("office_words")


def _title(doc: Doc, first: int, start: int) -> str:
    """What stands before the name, with the office a portfolio belongs to."""
    if start > first and _is_portfolio(doc, first):
        first -= 3 if doc[first - 1].lower_ == "the" else 2
    return doc[first:start].text


def _office_before(doc: Doc, first: int) -> str:
    """An office in small letters right before the name: "Russian foreign minister", "White House press secretary"."""
    at = first
    if (
        not at
        or not doc[at - 1].text.islower()
        or not titles.is_office(doc[at - 1].text)
        or not doc[at - 1].whitespace_
    ):
        return ""
    at -= 1
    while (
        at and (doc[at - 1].lower_ in table("office_words") or is_capitalised(doc[at - 1])) and doc[at - 1].whitespace_
    ):
        at -= 1
    return doc[at:first].text


def _kind(words: Sequence[str], given: Sequence[str], recognised: NameKind | None) -> NameKind | None:
    """What the name is: a title and the tables are surer than the recogniser, capitals alone say nothing."""
    name = " ".join(words)
    if given:
        return NameKind.PERSON
    person = 2 <= len(words) <= 4 and gender_of(words[0]) is not None
    if person and recognised is not NameKind.ORGANISATION and not places.is_place(name):
        return NameKind.PERSON
    if places.is_place(name) and not (len(words) == 1 and gender_of(name) and recognised is NameKind.PERSON):
        return NameKind.LOCATION
    if organisations.is_organisation(name):
        return NameKind.ORGANISATION
    return recognised or (NameKind.PERSON if person else None)


def _settled(found: Sequence[Mention]) -> Iterator[Mention]:
    """A surname that is also a place ("Jordan") is the person's where the article names a person with it."""
    surnames = {mention.words[-1] for mention in found if mention.kind is NameKind.PERSON and len(mention.words) > 1}
    for mention in found:
        alone = len(mention.words) == 1 and mention.words[0] in surnames
        yield replace(mention, kind=NameKind.PERSON) if alone else mention
