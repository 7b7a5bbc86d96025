"""Whom a pronoun, a title or a surname stands for, among the names of the article.

Recency and the subject of the sentence before decide pronouns (after Hobbs 1978 and Lappin & Leass 1994, as far as news
needs them); offices decide descriptions. Where two persons fit equally the answer is nobody.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from spacy.tokens import Doc, Token
from spacy.tokens import Span as DocSpan

from bot.article import Span
from bot.language import quotation, titles
from bot.language.name import Gender, Name, NameKind
from bot.language.places import country_of
from bot.language.spelling import are_spellings
from bot.language.tables import table

PRONOUNS: Final[dict[str, Gender]] = {
    **dict.fromkeys(("he", "him", "his", "himself"), Gender.MALE),
    **dict.fromkeys(("she", "her", "hers", "herself"), Gender.FEMALE),
}
_SENTENCES_BACK: Final = 4
# Offices one of which can be called by the other.
_ALIKE: Final = (
    frozenset({"leader", "president", "premier", "chancellor", "taoiseach", "minister", "chief", "head", "pm"}),
    frozenset({"spokesman", "spokeswoman", "spokesperson"}),
    frozenset({"boss", "ceo", "chief", "chairman", "chairwoman", "head", "director"}),
    frozenset({"lawmaker", "mp", "senator", "congressman", "congresswoman", "representative", "politician"}),
    frozenset({"lawyer", "attorney", "solicitor", "barrister", "counsel"}),
    frozenset({"officer", "constable", "inspector", "detective", "superintendent", "sergeant"}),
)
_AFTER_PREPOSITION: Final = frozenset(
    {"of", "with", "by", "from", "to", "for", "against", "at", "on", "in", "about", "between", "and"}
)
# Words of a title that say nothing about which office it is.
_PASSING: Final = frozenset(
    {"former", "then", "new", "first", "senior", "late", "outgoing", "incoming", "acting", "top"}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Mention:
    name: Name
    span: Span
    sentence: int
    quoted: bool
    subject: bool


class Persons:
    """The persons of one article, ready to be asked whom words stand for."""

    def __init__(self, doc: Doc, names: Sequence[Name]) -> None:
        self._doc = doc
        self._names = names
        # Doc.text would hold the interpreter's lock for 100 ms over 200,000 words; this lets other threads in.
        self._text = "".join([token.text_with_ws for token in doc])
        self._starts = [sentence.start_char for sentence in doc.sents]
        self._quoted = quotation.spans(self._text)
        self._mentions = sorted(self._of(names), key=lambda mention: mention.span)

    def resolve(self, span: Span) -> Name | None:
        """The person, or for a name the organisation or place, that the words at `span` stand for; None when unsure."""
        words = span.of(self._text).split()
        if not words:
            return None
        gender = PRONOUNS.get(words[0].lower()) if len(words) == 1 else None
        if gender is not None:
            return self._pronoun(span, gender)
        return self._named(span) or self._surname(words) or self._office(span, words)

    def _of(self, names: Sequence[Name]) -> Iterator[_Mention]:
        for name in names:
            if name.kind is NameKind.PERSON:
                for span in name.mentions:
                    yield _Mention(
                        name=name,
                        span=span,
                        sentence=self._sentence(span.start),
                        quoted=quotation.covers(self._quoted, span.start),
                        subject=self._is_subject(span),
                    )

    def _sentence(self, offset: int) -> int:
        return bisect_right(self._starts, offset) - 1

    def _named(self, span: Span) -> Name | None:
        """The name that ends the words: in "Mr Driscoll's spokesman" none, in "US President Donald Trump" Trump."""
        best: tuple[tuple[bool, int], Name] | None = None
        for name in self._names:
            for mention in name.mentions:
                if mention.overlaps(span) and mention.end >= span.end - _possessive(span.of(self._text)):
                    rank = (name.kind is NameKind.PERSON, mention.end)
                    best = max(best or (rank, name), (rank, name), key=lambda each: each[0])
        return best[1] if best else None

    def _surname(self, words: Sequence[str]) -> Name | None:
        last = words[-1].removesuffix("'s").removesuffix("’s")
        if not last[:1].isupper() or titles.is_title(last):
            return None
        fitting = [
            name
            for name in self._names
            if name.kind is NameKind.PERSON and are_spellings(name.canonical.split()[-1], last)
        ]
        return fitting[0] if len(fitting) == 1 else None

    def _pronoun(self, span: Span, gender: Gender) -> Name | None:
        here, quoted = self._sentence(span.start), quotation.covers(self._quoted, span.start)
        before = [
            mention
            for mention in self._mentions
            if mention.span.end <= span.start
            and here - mention.sentence <= _SENTENCES_BACK
            and mention.name.gender in (gender, None)
            and (quoted or not mention.quoted)
        ]
        ranked = sorted(before, key=lambda mention: self._rank(mention, here, gender), reverse=True)
        return ranked[0].name if ranked else self._ahead(span, here, gender)

    def _rank(self, mention: _Mention, here: int, gender: Gender) -> tuple[bool, int, bool, int]:
        """Gender known first, then the nearest sentence, in it the subject, then the first named there."""
        return (mention.name.gender is gender, mention.sentence - here, mention.subject, -mention.span.start)

    def _ahead(self, span: Span, here: int, gender: Gender) -> Name | None:
        """The subject that follows in the sentence: "In his speech Mr Novak said"."""
        for mention in self._mentions:
            if mention.sentence == here and mention.span.start > span.end and mention.subject:
                return mention.name if mention.name.gender in (gender, None) else None
        return None

    def _office(self, span: Span, words: Sequence[str]) -> Name | None:
        """The person who holds the office named; of several the one mentioned last before the words."""
        offices = {office for word in words if (office := titles.office(word))}
        if not offices or words[0].lower() in ("a", "an", "one", "another"):
            return None
        fits = {
            name.canonical: fit
            for name in self._names
            if name.kind is NameKind.PERSON
            and (fit := max((_fit(offices, words, title) for title in name.titles), default=0))
        }
        best = max(fits.values(), default=0)
        holders = [name for name in self._names if fits.get(name.canonical) == best and best]
        if len(holders) <= 1:
            return holders[0] if holders else None
        before = [mention for mention in self._mentions if mention.span.end <= span.start and mention.name in holders]
        return before[-1].name if before else None

    def _is_subject(self, span: Span) -> bool:
        found = self._doc.char_span(span.start, span.end, alignment_mode="expand")
        if found is None:
            return False
        if self._doc.has_annotation("DEP"):
            return _has_subject(found)
        return _leads(found)


def resolve(doc: Doc, names: Sequence[Name], span: Span) -> Name | None:
    """Whom the words at `span` stand for; for more than one question build `Persons` once."""
    return Persons(doc, names).resolve(span)


def _possessive(words: str) -> int:
    return 2 if words.endswith(("'s", "’s")) else 0


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


def _fit(offices: set[str], asked: Sequence[str], title: str) -> int:
    """How well a title fits the words asked for: 0 not at all, more with the same office and the same country."""
    words = title.split()
    held = {office for word in words if (office := titles.office(word))}
    wanted, own = _country(asked), _country(words)
    if wanted and own and wanted != own:
        return 0
    if offices & held:
        mine, theirs = _portfolio(asked), _portfolio(words)
        if mine - offices and theirs - held and not mine & theirs:
            return 0
        return 4 + (wanted is not None and wanted == own) + len(mine & theirs)
    alike = any(offices & group and held & group for group in _ALIKE)
    return 1 + 2 * (wanted is not None and wanted == own) if alike else 0


def _country(words: Sequence[str]) -> str | None:
    return next(filter(None, map(country_of, words)), None)


def _portfolio(words: Sequence[str]) -> set[str]:
    """The words that tell one office from another: "foreign", "prime", "defence"."""
    lower = {word.lower().replace("defense", "defence") for word in words}
    return (lower & table("office_words")) - _PASSING
