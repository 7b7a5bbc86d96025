"""What is read of a clause against the article it stands in: who did it and to whom, and who else is there."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from bot.article import Article, Span
from bot.figures.alignment.content_words import stem
from bot.figures.counted.clauses import complement
from bot.happenings.clause import Clause, doers, done_to, marks_of, members
from bot.happenings.happening import Deed
from bot.language import quotations
from bot.language.calendar_words import MONTH_FORMS, WEEKDAY_FORMS
from bot.language.lemmas import lemma_of
from bot.language.names.name import Name, NameKind
from bot.language.names.salience import PRONOUNS, Salience
from bot.language.numerals import VAGUE
from bot.language.wordlist import words

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_QUANTITIES: Final = words("number group lot rest half most some many few dozen majority all one couple pair")
_OF_NAME: Final = ("compound", "flat", "amod", "appos", "conj")
_PARTY: Final = 24  # words that name one party
_MARKS: Final = words(
    "first second third fourth fifth again last latest recent previous earlier another new next final initial"
)
_TIME_WORDS: Final = (
    WEEKDAY_FORMS
    | MONTH_FORMS
    | words(
        "today yesterday tomorrow tonight morning afternoon evening night day week month year time weekend hour minute "
        "a.m. p.m. am pm mr. mrs. ms. dr. rep. sen."
    )
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """Who and what stands in a sentence, in stems."""

    words: frozenset[str]
    names: frozenset[str]
    persons: frozenset[str]


class Page:
    """What every clause of one article is read against: its names, its quotations, whom a pronoun stands for."""

    def __init__(self, doc: Doc, article: Article, names: Sequence[Name]) -> None:
        self.doc = doc
        self.article = article
        self._quotations = quotations.spans(article.text)
        self._mentions = sorted(
            ((span, name) for name in names for span in name.mentions), key=lambda each: each[0].start
        )
        self._starts = [span.start for span, _ in self._mentions]
        self._salience = Salience(doc, article.text, names)

    def is_quoted(self, place: int) -> bool:
        """Whether the character at `place` of the text stands in a quotation."""
        return quotations.covers(self._quotations, place)

    def scene(self, tokens: Sequence[Token]) -> Scene:
        """Who and what the tokens of a sentence name and say is done."""
        return Scene(
            words=self._keys(tokens) | _verbs(tokens),
            names=self._named(tokens),
            persons=self._named(tokens, NameKind.PERSON),
        )

    def deed(self, clause: Clause, scene: Scene, is_other: Callable[[Token], bool]) -> Deed:
        """What a clause says was done; the tokens of it for which `is_other` holds tell something else."""
        own = [token for token in members(clause.head) if not is_other(token)]
        who, whom = self._party(doers(clause)), self._party(done_to(clause))
        return Deed(
            act=clause.act,
            doers=who,
            done_to=whom,
            cast=(self._keys(own) | who | whom) - {stem(clause.act)},
            scene=scene.words | who | whom,
            names=scene.names,
            persons=scene.persons,
            marks=frozenset(token.lower_ for token in marks_of(clause) if token.lower_ in _MARKS),
            outlook=clause.outlook,
            telling=clause.telling,
        )

    def _party(self, tokens: Iterable[Token]) -> frozenset[str]:
        """What doers or objects are called."""
        return frozenset().union(*map(self._called, tokens))

    def _called(self, token: Token) -> frozenset[str]:
        """A party's name, or its noun with what stands before it."""
        if token.lower_ in _TIME_WORDS and self._name_at(token) is None:
            return frozenset()
        if token.pos_ == "PRON":
            return self._meant(token)
        found = [_counted(token)]
        for one in found:
            found += [each for each in one.children if each.dep_ in _OF_NAME and len(found) < _PARTY]
        return self._keys(found)

    def _meant(self, pronoun: Token) -> frozenset[str]:
        """The person a pronoun stands for."""
        gender = PRONOUNS.get(pronoun.lower_)
        span = Span(start=pronoun.idx, end=pronoun.idx + len(pronoun))
        name = self._salience.antecedent(span, gender) if gender is not None else None
        return _key(name) if name is not None else frozenset()

    def _keys(self, tokens: Sequence[Token]) -> frozenset[str]:
        found: set[str] = set()
        for token in tokens:
            name = self._name_at(token)
            if name is not None:
                found |= _key(name)
            elif _is_noun(token) and token.text[0].isalpha() and token.lower_ not in _TIME_WORDS:
                found.add(stem(lemma_of(token)))
        return frozenset(found)

    def _named(self, tokens: Sequence[Token], *kinds: NameKind) -> frozenset[str]:
        named = [
            name for token in tokens if (name := self._name_at(token)) is not None and (not kinds or name.kind in kinds)
        ]
        return frozenset().union(*map(_key, named)) if named else frozenset()

    def _name_at(self, token: Token) -> Name | None:
        place = bisect_right(self._starts, token.idx) - 1
        if place < 0:
            return None
        span, name = self._mentions[place]
        return name if span.start <= token.idx < span.end else None


def _counted(token: Token) -> Token:
    """What a noun of quantity counts: of "scores of people" the people."""
    if token.lower_ in VAGUE or token.lower_ in _QUANTITIES:
        return complement(token, "of") or token
    return token


def _is_noun(token: Token) -> bool:
    """Whether a word names something: a noun, or an adjective of a people or a party."""
    if token.pos_ in ("NOUN", "PROPN"):
        return True
    return token.pos_ == "ADJ" and token.text[0].isupper() and token.i > token.sent.start


def _verbs(tokens: Sequence[Token]) -> frozenset[str]:
    return frozenset(stem(lemma_of(token)) for token in tokens if token.pos_ == "VERB")


def _key(name: Name) -> frozenset[str]:
    parts = name.canonical.split()
    return frozenset(map(stem, parts[-1:] if name.kind is NameKind.PERSON else parts))
