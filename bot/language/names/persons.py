"""Whom a pronoun, a title or a surname stands for, among the names of the article.

Pronouns are decided by how much the text speaks of each person before them (`names.salience`), descriptions by
offices. Where two persons fit an office equally the answer is nobody.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from bot.article import Span
from bot.language.house_spelling import american
from bot.language.names import titles
from bot.language.names.name import Name, NameKind
from bot.language.names.places import country_of
from bot.language.names.salience import PRONOUNS, Salience
from bot.language.names.transliteration import are_spellings
from bot.language.tables import table

if TYPE_CHECKING:
    from spacy.tokens import Doc

# Offices one of which can be called by the other.
_ALIKE: Final = (
    frozenset({"leader", "president", "premier", "chancellor", "taoiseach", "minister", "chief", "head", "pm"}),
    frozenset({"spokesman", "spokeswoman", "spokesperson"}),
    frozenset({"boss", "ceo", "chief", "chairman", "chairwoman", "head", "director"}),
    frozenset({"lawmaker", "mp", "senator", "congressman", "congresswoman", "representative", "politician"}),
    frozenset({"lawyer", "attorney", "solicitor", "barrister", "counsel"}),
    frozenset({"officer", "constable", "inspector", "detective", "superintendent", "sergeant"}),
)
# Words of a title that say nothing about which office it is.
_PASSING: Final = frozenset(
    {"former", "then", "new", "first", "senior", "late", "outgoing", "incoming", "acting", "top"}
)


class Persons:
    """The persons of one article, ready to be asked whom words stand for."""

    def __init__(self, doc: Doc, names: Sequence[Name]) -> None:
        self._names = names
        # Doc.text would hold the interpreter's lock for 100 ms over 200,000 words; this lets other threads in.
        self._text = "".join([token.text_with_ws for token in doc])
        self._salience = Salience(doc, self._text, names)

    def resolve(self, span: Span) -> Name | None:
        """The person, or for a name the organisation or place, that the words at `span` stand for; None when unsure."""
        words = span.of(self._text).split()
        if not words:
            return None
        gender = PRONOUNS.get(words[0].lower()) if len(words) == 1 else None
        if gender is not None:
            return self._salience.antecedent(span, gender)
        return self._named(span) or self._surname(words) or self._office(span, words)

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
        before = [
            mention for mention in self._salience.mentions if mention.span.end <= span.start and mention.name in holders
        ]
        return before[-1].name if before else None


def resolve(doc: Doc, names: Sequence[Name], span: Span) -> Name | None:
    """Whom the words at `span` stand for; for more than one question build `Persons` once."""
    return Persons(doc, names).resolve(span)


def _possessive(words: str) -> int:
    return 2 if words.endswith(("'s", "’s")) else 0


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
    lower = {word.lower() for word in words} & table("office_words")
    return {american(word) for word in lower} - _PASSING
