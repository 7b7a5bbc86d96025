"""The words a figure's thing is named by: "price of a typical home", "Ukrainian drones" (CHECKS 3)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.figures.counted.clauses import NOUNS, child, complement, subject
from bot.language.lemmas import lemma_of
from bot.language.wordlist import words

if TYPE_CHECKING:
    from spacy.tokens import Span as SpacySpan
    from spacy.tokens import Token

_BEFORE_HEAD = words("amod compound nmod:poss nmod:unmarked flat nummod det advmod nmod punct case")
# "the number of drones", "some of the men": what is counted stands behind "of".
_QUANTIFIERS = words(
    "number total figure amount sum majority minority handful group lot dozens hundreds thousands millions tens "
    "estimate pair trio quarter third half rest some many most all both none few several more one bulk portion "
    "part proportion percentage share percent fifth tenth plenty couple dozen score"
)
SUMS = words("total sum figure amount estimate maximum minimum average")
# "a rise in prices": what rises is measured.
_CHANGES = words(
    "rise increase gain jump hike surge climb spike advance raise boost uptick upturn improvement drop fall "
    "decline decrease reduction cut dip slump contraction plunge slide tumble downturn change swing cutback uplift"
)
# "Shares posted a rise": the subject of these, and of verbs of change, has risen itself.
_SHOWING = words(
    "post see record suffer register mark show have experience enjoy report rise fall grow drop climb gain lose sink "
    "decline"
)
_NO_THINGS = words(
    "percent cent point million billion trillion thousand hundred dozen dollar euro pound yen degree mile kilometer "
    "kilometre meter metre foot both one day week month year hour minute night morning time decade quarter century "
    "evening afternoon lunchtime weekend "
    "percentage half third thirds fifth fifths tenth tenths quarters worth per second today yesterday tomorrow lakh "
    "crore trading thanks gram kilogram milligram centimeter centimetre millimeter millimetre inch mm cm km kg mg ml "
    "mph c f"
)
# Only what they are of says what was measured or counted.
_GENERAL = words(
    "price cost value rate level pace size weight length height width depth speed volume share proportion percentage "
    "risk chance average median mean output production fee sale supply demand import export stock case count piece "
    "teaspoon tablespoon cup glass slice "
    "act charge pair member bottle ton tonne barrel acre bag box liter litre kilo pound series round type kind form "
    "set copy unit batch lack loss death use number year age lifespan life margin"
)
_NO_START = words("DET NUM PUNCT ADP SYM CCONJ ADV PRON")
_MOST_WORDS = 8  # of a phrase between a noun and its "of", or a pronoun and what it tells


@dataclass(frozen=True, slots=True, kw_only=True)
class Thing:
    """The counted noun phrase, the lemma of its head, and the token the sentence hangs it on."""

    text: str
    head: str
    noun: Token
    own: bool = False  # counted by its own number, "13 people", and so by a bare one after it as well, "and 42 wounded"


def thing(noun: Token, first: int, last: int, *, itself: bool = False) -> Thing | None:
    """What `noun` names, without the amount at tokens `first` to `last`; None where it names a unit or a pronoun.

    `itself` says that no noun stands for another: what an ordinal counts is the rise, not what rises.
    """
    noun = noun if itself else _beyond(noun, first, last)
    if noun.pos_ == "PRON":
        return _those(noun)
    if noun.pos_ in ("SYM", "NUM"):
        return None
    described = _phrase(noun, last if last < noun.i else -1)
    end = _with_of(noun, first)
    text = noun.doc[described.start : max(end, described.end)].text
    named = [one for one in noun.rights if one.dep_ == "flat" and one.pos_ == "PROPN"]
    return Thing(text=text, head=named[-1].lower_ if named else lemma_of(noun), noun=noun)


def is_thing(token: Token) -> bool:
    """Whether a token can be what is measured: a noun that is neither a unit nor a time nor a number."""
    return token.pos_ in NOUNS and not token.like_num and lemma_of(token) not in _NO_THINGS


def _beyond(noun: Token, first: int, last: int) -> Token:
    """The thing in "the number of drones", "a total of 12 men", "a rise in prices"; else the noun itself."""
    for _ in range(3):
        inner = _counted_of(noun) or _changing(noun)
        if inner is None or first <= inner.i <= last:
            return noun
        noun = inner
    return noun


def _counted_of(noun: Token) -> Token | None:
    if noun.lower_ == "worth":
        return next((one for one in noun.lefts if is_thing(one)), None)
    quantifies = is_quantifier(noun)
    if not quantifies and noun.pos_ not in ("PRON", "NUM", "DET"):
        return None
    of = complement(noun, "of") or (complement(noun, "in") if noun.pos_ == "NUM" else None)
    return of if of is not None and (is_thing(of) or of.pos_ == "PRON") else None


def is_quantifier(noun: Token) -> bool:
    """Whether a noun only says how much, as "a number of" does; shares are sold, a share of something is not."""
    return lemma_of(noun) in _QUANTIFIERS and noun.lower_ != "shares"


def _changing(noun: Token) -> Token | None:
    """What rises in "a rise in prices", "a price rise", "Shares posted a rise"."""
    if lemma_of(noun) not in _CHANGES:
        return None
    of = complement(noun, "in", "of", "to", "for")
    if of is not None and is_thing(of) and child(of, "nummod") is None:
        return of
    joined = [one for one in noun.lefts if one.dep_ == "compound" and is_thing(one)]
    if joined:
        return joined[-1]
    if noun.dep_ not in ("obj", "appos", "ROOT", "nmod:unmarked") or (
        noun.dep_ == "obj" and noun.head.pos_ == "VERB" and lemma_of(noun.head) not in _SHOWING
    ):
        return None
    above = subject(noun) or (subject(noun.head) if noun.dep_ != "ROOT" else None)
    return above if above is not None and above.i < noun.i and is_thing(above) else None


def _those(pronoun: Token) -> Thing | None:
    """ "those screened", "those in hospital": a pronoun with what tells who is meant."""
    told = next((one for one in pronoun.rights if one.dep_ in ("acl", "acl:relcl", "nmod")), None)
    if told is None or pronoun.lower_ not in ("those", "these", "people"):
        return None
    end = min(told.i + 1, pronoun.i + _MOST_WORDS)
    head = told.lower_ if told.pos_ == "VERB" else pronoun.lower_
    return Thing(text=pronoun.doc[pronoun.i : end].text, head=head, noun=pronoun)


def _with_of(noun: Token, first: int) -> int:
    """Where the phrase ends with "of" and what follows it, for a noun that says little by itself."""
    of = complement(noun, "of") if lemma_of(noun) in _GENERAL else None
    if of is None or of.i - noun.i > _MOST_WORDS or noun.i < first <= of.i or not is_thing(of):
        return noun.i + 1
    at = noun.doc[noun.i + 1]
    return of.i + 1 if at.lower_ == "of" else noun.i + 1


def _encloses(token: Token) -> bool:
    return token.is_bracket or token.is_quote


def _phrase(noun: Token, after: int) -> SpacySpan:
    """The noun with what describes it before it, starting after token `after`; determiners and numbers are left out."""
    start = noun.i
    described = {noun.i}
    for one in sorted(noun.lefts, key=lambda token: -token.i):
        if one.dep_ not in _BEFORE_HEAD or one.i <= after:
            break
        described |= {inner.i for inner in one.subtree}
    while start - 1 > max(after, noun.sent.start - 1) and start - 1 in described and not _encloses(noun.doc[start - 1]):
        start -= 1
    while start < noun.i and (noun.doc[start].pos_ in _NO_START or noun.doc[start].dep_ == "case"):
        start += 1
    end = noun.i + 1
    while end < noun.sent.end and noun.doc[end].dep_ == "flat" and noun.doc[end].head.i == noun.i:
        end += 1
    return noun.doc[start:end]
