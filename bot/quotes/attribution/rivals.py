"""Whether the article leaves room for another speaker, and for whom (CHECKS 33).

A name beside the marks leaves room only for whoever else the sentence could let speak; a title for anybody in the
article who may hold it. "He" is sure where it is read for the person named last, and a quotation without a cue where it
goes on within its paragraph. Whom a spokesman or a lawyer speaks for could be named in their place. Everything else is
read, but not held against another article.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from bot.language.names.name import Gender, Name, NameKind
from bot.language.names.salience import PRONOUNS as GENDERS
from bot.language.names.titles import is_beside_name
from bot.language.quotations import Quotation
from bot.quotes.attribution import subjects
from bot.quotes.attribution.attribute import Attribution
from bot.quotes.attribution.reporter_sentences import Unit
from bot.quotes.attribution.speakers import clients, is_proper, named, without_article
from bot.quotes.attribution.subjects import Mention
from bot.quotes.vocabulary import PRONOUNS

if TYPE_CHECKING:
    from spacy.tokens import Token

_BACK = 3  # sentences before a pronoun in which somebody else could be meant
_BESIDE = 7  # the rank of an attribution that stands beside the marks or governs them
_ALONE = 5  # the same where the sentence lets nobody else speak


class Rivals:
    """The persons and organisations of an article as far as they could be the speaker of its quotations."""

    def __init__(
        self, text: str, names: tuple[Name, ...], units: tuple[Unit, ...], quotations: tuple[Quotation, ...]
    ) -> None:
        self._text = text
        self._names = names
        self._places = {name.canonical for name in names if name.kind is NameKind.LOCATION}
        self._clients = clients(text, names)
        self._units = units
        self._homes = {index: at for at, unit in enumerate(units) for index in unit.quotations}
        self._bounds = [_bounds(unit, quotations) for unit in units]
        self._outside = sorted(_outside(names, quotations), key=lambda found: found[0])
        self._starts = [start for start, _ in self._outside]

    def of_all(
        self, attributed: Sequence[Attribution], speakers: Sequence[str | None]
    ) -> tuple[tuple[str, ...] | None, ...]:
        """For each quotation whom else it could belong to, by canonical name; None where its speaker is not sure."""
        found: list[tuple[str, ...] | None] = []
        for index, (attribution, speaker) in enumerate(zip(attributed, speakers, strict=True)):
            before = attribution.follows
            if attribution.mention is None or index not in self._homes or speaker is None or speaker in self._places:
                found.append(None)
            elif before is not None:
                found.append(found[before] if before < index and self._goes_on(before, index) else None)
            else:
                own = self._of(index, attribution, attribution.mention, speaker)
                found.append(own if own is None else (*own, *self._clients.get(speaker, ())))
        return tuple(found)

    def _of(self, index: int, attribution: Attribution, mention: Mention, speaker: str) -> tuple[str, ...] | None:
        written = without_article(mention.span.of(self._text))
        if attribution.rank < _BESIDE and (attribution.rank < _ALONE or attribution.others or not is_proper(written)):
            return None
        if written.lower() in PRONOUNS:
            return self._of_pronoun(self._homes[index], mention, GENDERS.get(written.lower()), speaker)
        name = named(mention, self._text, self._names)
        if name is None and not is_proper(written):
            return self._near(0, len(self._text), speaker)
        if not self._is_person(name, mention, index):
            return None
        others = (named(other, self._text, self._names) for other in attribution.others)
        room = (*filter(None, others), *self._beside(index, mention), *self._called(written))
        return tuple(dict.fromkeys(other.canonical for other in room if other.canonical != speaker))

    def _is_person(self, name: Name | None, mention: Mention, index: int) -> bool:
        """Whether a speaker named as written is a person: an office or a company has too many names to tell apart."""
        if name is not None:
            return name.kind is NameKind.PERSON
        head = self._token(index, mention)
        return head is not None and head.pos_ in ("PROPN", "")

    def _beside(self, index: int, mention: Mention) -> Iterator[Name]:
        """Whoever is named in one breath with the speaker: "Ms Alder and Mr Birch said in a joint statement"."""
        tokens = self._units[self._homes[index]].tokens
        own = (token for token in tokens if mention.span.start <= token.idx < mention.span.end)
        starts = {other.idx for token in own for other in token.conjuncts}
        for name in self._names:
            if any(span.start <= start < span.end for span in name.mentions for start in starts):
                yield name

    def _called(self, written: str) -> Iterator[Name]:
        """Everybody of the article with the surname that stands alone there."""
        surname = written.rsplit(maxsplit=1)[-1].removesuffix("’s").removesuffix("'s")
        alone = len([word for word in written.split() if not is_beside_name(word)]) == 1
        return (
            name
            for name in self._names
            if alone and name.kind is NameKind.PERSON and name.canonical.split()[-1] == surname
        )

    def _token(self, index: int, mention: Mention) -> Token | None:
        tokens = self._units[self._homes[index]].tokens
        at = bisect_left(tokens, mention.head, key=lambda token: token.idx)
        return tokens[at] if at < len(tokens) and tokens[at].idx == mention.head else None

    def _of_pronoun(self, at: int, mention: Mention, gender: Gender | None, speaker: str) -> tuple[str, ...] | None:
        """Sure where it is read for the person named last and the one the sentences before are about."""
        if gender is None:
            return None
        low, high = self._bounds[max(0, at - _BACK)][0], mention.span.start
        near = self._outside[bisect_left(self._starts, low) : bisect_left(self._starts, high)]
        last = next((name for _, name in reversed(near) if _can_be(name, gender)), None)
        topic = next(
            filter(None, (self._topic(back, gender) for back in range(at - 1, max(-1, at - 1 - _BACK), -1))), last
        )
        agree = last is not None and topic is not None and last.canonical == topic.canonical == speaker
        return () if agree else None

    def _topic(self, at: int, gender: Gender) -> Name | None:
        """The person a sentence is about: the subject of its main verb, where that is named."""
        subject = subjects.of_root(self._units[at].tokens)
        name = named(subject, self._text, self._names) if subject else None
        return name if name is not None and _can_be(name, gender) else None

    def _near(self, low: int, high: int, speaker: str) -> tuple[str, ...]:
        near = self._outside[bisect_left(self._starts, low) : bisect_left(self._starts, high)]
        return tuple(dict.fromkeys(name.canonical for _, name in near if name.canonical != speaker))

    def _goes_on(self, before: int, index: int) -> bool:
        """Whether a quotation stands in the same sentence as the one it continues, or in the paragraph's next."""
        first, second = self._homes[before], self._homes[index]
        return second - first <= 1 and self._units[first].paragraph == self._units[second].paragraph


def _can_be(name: Name, gender: Gender) -> bool:
    return name.kind is NameKind.PERSON and name.gender in (gender, None)


def _outside(names: Iterable[Name], quotations: tuple[Quotation, ...]) -> Iterator[tuple[int, Name]]:
    """The start of every mention outside the marks, with the name."""
    starts = [quotation.outer.start for quotation in quotations]
    for name in names:
        if name.kind in (NameKind.PERSON, NameKind.ORGANISATION):
            for span in name.mentions:
                at = bisect_right(starts, span.start) - 1
                if at < 0 or span.start >= quotations[at].outer.end:
                    yield span.start, name


def _bounds(unit: Unit, quotations: tuple[Quotation, ...]) -> tuple[int, int]:
    """Where a sentence begins and ends, its quotations included."""
    starts = [token.idx for token in unit.tokens[:1]] + [quotations[at].outer.start for at in unit.quotations[:1]]
    ends = [token.idx + len(token) for token in unit.tokens[-1:]]
    ends += [quotations[at].outer.end for at in unit.quotations[-1:]]
    return min(starts, default=0), max(ends, default=0)
