"""Whom "he" and "she" stand for: the weight of every person named before, pronouns counted with the names.

After Lappin & Leass (1994), as far as news needs them: a subject weighs more than other words, every sentence back
takes some of it, and what is said of somebody again and again adds up. A pronoun is nobody who is named after it in
its own clause ("He called Mr Novak's plan a risk"), nor the subject of the verb whose object it is.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from bot.article import Span
from bot.language import quotations
from bot.language.names import titles
from bot.language.names.name import Gender, Name, NameKind

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as DocSpan

PRONOUNS: Final[dict[str, Gender]] = {
    **dict.fromkeys(("he", "him", "his", "himself"), Gender.MALE),
    **dict.fromkeys(("she", "her", "hers", "herself"), Gender.FEMALE),
}
_BACK: Final = 4  # sentences before a pronoun in which its person is looked for
_DECAY: Final = 0.5  # of the weight, for every sentence back
_ROLE: Final = 0.5  # weight of a mention that is not the subject, which weighs 1
_UNTOLD: Final = 0.8  # of the weight of a person whose gender nothing tells
_MOST: Final = 100  # mentions looked at before a pronoun
_CLAUSE: Final = 300  # characters around a pronoun in which its clause is looked at
_HEIGHT: Final = 20  # words from a name up to the verb of its clause
_SUBJECTS: Final = ("nsubj", "csubj")
_OBJECTS: Final = frozenset({"obj", "iobj", "obl"})
_AFTER_PREPOSITION: Final = frozenset(
    {"of", "with", "by", "from", "to", "for", "against", "at", "on", "in", "about", "between", "and"}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A person where the text speaks of them, by name or by a pronoun."""

    name: Name
    span: Span
    sentence: int
    quoted: bool
    subject: bool


class Salience:
    """The persons of one article in the order they are spoken of."""

    def __init__(self, doc: Doc, text: str, names: Sequence[Name]) -> None:
        self._doc = doc
        self._parsed = doc.has_annotation("DEP")
        self._quoted = quotations.spans(text)
        starts = [sentence.start_char for sentence in doc.sents]
        self._starts = [start for start in starts if not self._inside(start)]
        self.mentions = tuple(sorted(self._named(names), key=lambda mention: mention.span))
        self._spoken_of: list[Mention] | None = None

    def antecedent(self, span: Span, gender: Gender) -> Name | None:
        """The person a pronoun at `span` stands for, None where nobody fits."""
        at = bisect_left(self._all, span.start, key=lambda mention: mention.span.start)
        if at < len(self._all) and self._all[at].span == span:
            return self._all[at].name
        return self._choose(self._all, at, span, gender)

    @property
    def _all(self) -> list[Mention]:
        """Names and, once they are read, the pronouns of the reporter's own words, in order."""
        if self._spoken_of is None:
            self._spoken_of = self._read()
        return self._spoken_of

    def _read(self) -> list[Mention]:
        found: list[Mention] = []
        named = 0
        for token in self._doc:
            gender = PRONOUNS.get(token.lower_)
            if gender is None or quotations.covers(self._quoted, token.idx):
                continue
            while named < len(self.mentions) and self.mentions[named].span.start < token.idx:
                found.append(self.mentions[named])
                named += 1
            span = Span(start=token.idx, end=token.idx + len(token))
            name = self._choose(found, len(found), span, gender)
            if name is not None:
                subject = token.dep_.startswith(_SUBJECTS) if self._parsed else token.lower_ in ("he", "she")
                found.append(
                    Mention(name=name, span=span, sentence=self.sentence(span.start), quoted=False, subject=subject)
                )
        return [*found, *self.mentions[named:]]

    def _choose(self, mentions: Sequence[Mention], end: int, span: Span, gender: Gender) -> Name | None:
        """The person that weighs most among the mentions up to `end`."""
        here, barred = self.sentence(span.start), self._barred(span)
        near: dict[str, dict[int, float]] = {}
        known: dict[str, Name] = {}
        for mention in self._fitting(mentions, end, span, gender):
            weights = near.setdefault(mention.name.canonical, {})
            weight = 1.0 if mention.subject else _ROLE
            weights[mention.sentence] = max(weights.get(mention.sentence, 0.0), weight)
            known[mention.name.canonical] = mention.name
        weighed = {
            name: _told(known[name], gender) * sum(weight * _DECAY ** (here - at) for at, weight in weights.items())
            for name, weights in near.items()
            if name not in barred
        }
        # Of two that weigh the same the one named first is meant, the subject of the main clause as a rule.
        best = max(reversed(weighed), key=lambda name: weighed[name], default=None)
        return known[best] if best else self._ahead(span, here, gender)

    def _fitting(self, mentions: Sequence[Mention], end: int, span: Span, gender: Gender) -> Iterator[Mention]:
        """The mentions near before a pronoun that agree with it, the nearest first."""
        here, quoted = self.sentence(span.start), quotations.covers(self._quoted, span.start)
        for at in range(end - 1, max(-1, end - 1 - _MOST), -1):
            mention = mentions[at]
            if here - mention.sentence > _BACK:
                return
            if mention.name.gender in (gender, None) and (quoted or not mention.quoted):
                yield mention

    def _barred(self, span: Span) -> frozenset[str]:
        """Who a pronoun cannot be by its place in the clause."""
        token = self._token(span.start) if self._parsed else None
        if token is not None and token.dep_.startswith(_SUBJECTS):
            after = self._within(span.end, span.end + _CLAUSE)
            return frozenset(
                mention.name.canonical
                for mention in after
                if not mention.quoted and any(_hangs_on(part, token.head) for part in self._tokens(mention.span)[:1])
            )
        if token is not None and token.dep_ in _OBJECTS:
            before = self._within(span.start - _CLAUSE, span.start)
            heads = ((mention, map(_head_of_name, self._tokens(mention.span))) for mention in before)
            return frozenset(
                mention.name.canonical
                for mention, words in heads
                if any(word.dep_.startswith(_SUBJECTS) and word.head == token.head for word in words)
            )
        return frozenset()

    def _within(self, low: int, high: int) -> Sequence[Mention]:
        start = bisect_left(self.mentions, low, key=lambda mention: mention.span.start)
        return self.mentions[start : bisect_right(self.mentions, high, key=lambda mention: mention.span.start)]

    def _token(self, offset: int) -> Token | None:
        return next(iter(self._tokens(Span(start=offset, end=offset + 1))), None)

    def _tokens(self, span: Span) -> DocSpan:
        found = self._doc.char_span(span.start, span.end, alignment_mode="expand")
        return self._doc[0:0] if found is None else found

    def _ahead(self, span: Span, here: int, gender: Gender) -> Name | None:
        """The subject that follows in the sentence: "In his speech Mr Novak said"."""
        for mention in self._within(span.end + 1, span.end + _CLAUSE):
            if mention.sentence == here and mention.subject:
                return mention.name if mention.name.gender in (gender, None) else None
        return None

    def sentence(self, offset: int) -> int:
        """The number of the sentence there; a quotation belongs to the sentence it begins in."""
        return bisect_right(self._starts, offset) - 1

    def _inside(self, offset: int) -> bool:
        at = bisect_right(self._quoted, offset, key=lambda span: span.start) - 1
        return at >= 0 and self._quoted[at].start < offset < self._quoted[at].end

    def _named(self, names: Sequence[Name]) -> Iterator[Mention]:
        for name in names:
            if name.kind is NameKind.PERSON:
                for span in name.mentions:
                    yield Mention(
                        name=name,
                        span=span,
                        sentence=self.sentence(span.start),
                        quoted=quotations.covers(self._quoted, span.start),
                        subject=self._is_subject(span),
                    )

    def _is_subject(self, span: Span) -> bool:
        found = self._tokens(span)
        return len(found) > 0 and (_has_subject(found) if self._parsed else _leads(found))


def _hangs_on(word: Token, verb: Token) -> bool:
    for _ in range(_HEIGHT):
        if word == verb:
            return True
        word = word.head
    return False


def _told(name: Name, gender: Gender) -> float:
    return 1.0 if name.gender is gender else _UNTOLD


def _has_subject(found: DocSpan) -> bool:
    """Whether the name is the subject or inside its head: "Mr" is that of "Mr Brandt said".

    One word of it is enough, since a parse may tear a name apart.
    """
    return any(_head_of_name(token).dep_.startswith("nsubj") for token in found)


def _head_of_name(token: Token) -> Token:
    while token.dep_ in ("flat", "compound", "appos", "flat:name") and token.head is not token:
        token = token.head
    return token


def _leads(found: DocSpan) -> bool:
    """Without a parse: a name is the subject when no preposition stands before it and no possessive after."""
    doc, sentence = found.doc, found.sent
    if found.end < len(doc) and doc[found.end].lower_ in ("'s", "’s"):
        return False
    at = found.start - 1
    while at >= sentence.start and (titles.is_title(doc[at].text) or doc[at].text[0].isupper()):
        at -= 1
    return at < sentence.start or doc[at].lower_ not in _AFTER_PREPOSITION
