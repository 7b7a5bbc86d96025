"""What a figure counts or measures, over the parse: "Ukrainian drones", "security assistance" (CHECKS 3)."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from bot.figures.clauses import ancestors, case_of, child, complement, governor, heart, phrase, subject
from bot.figures.figure import Kind
from bot.figures.lemmas import STATES, lemma_of
from bot.figures.wordlist import words

_NOUNS = ("NOUN", "PROPN")
_MODIFIERS = ("nummod", "compound", "amod", "nmod", "nmod:unmarked", "nmod:poss", "det", "appos", "flat")
_NO_THINGS = words(
    "percent cent point million billion trillion thousand hundred dozen dollar euro pound yen degree "
    "mile kilometer kilometre "
    "meter metre foot both one day week month year hour minute night morning time decade quarter century percentage"
)
_ALONE = ("obl", "xcomp", "ROOT", "advcl", "nmod", "ccomp", "appos", "parataxis")
_MORE = {"more", "other", "additional", "further", "new", "different", "separate", "such"}
_TIMES = {"day", "week", "month", "year", "hour", "minute", "night", "morning", "time", "decade", "quarter", "season"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Thing:
    """The counted noun phrase, the lemma of its head, and the token the sentence hangs it on."""

    text: str
    head: str
    noun: Token


def counted(number: Token, last: int, kind: Kind, *, attributive: bool) -> Thing | None:
    """The thing a number is about.

    `number` is the head of the amount's tokens, `last` the last of them; `attributive` says that a hyphen joins the
    amount to the next word ("30-vehicle convoy"). None where the sentence does not say.
    """
    if kind is Kind.COUNT and attributive:
        return _joined(number, last)
    noun = _of_count(number, last) if kind in (Kind.COUNT, Kind.ORDINAL) else _of_measure(number, last, kind)
    if noun is None:
        return None
    return _thing(heart(noun) if noun.i < number.i else noun, last)


def _thing(noun: Token, last: int) -> Thing:
    described = phrase(noun, last if last < noun.i else -1)
    return Thing(text=noun.doc[described[0].i : described[-1].i + 1].text, head=lemma_of(noun), noun=noun)


def _joined(number: Token, last: int) -> Thing | None:
    """The word after the hyphen, up to the noun it describes."""
    doc = number.doc
    at = last + 2
    if at >= number.sent.end:
        return None
    word = doc[at]
    end = word.head if word.head.i > at and word.dep_ in _MODIFIERS and word.head.i - at <= 4 else word
    return Thing(text=doc[at : end.i + 1].text, head=lemma_of(word), noun=end)


def _of_count(number: Token, last: int) -> Token | None:
    """ "287 drones", "43 of the passengers", "the toll rose to 43"."""
    following = number.doc[last + 1] if last + 1 < number.sent.end else None
    if following is not None and following.lower_ == "of":
        of = complement(number, "of")
        return of if of is not None else _first_noun(following)
    above = number.head
    if number.dep_ in _MODIFIERS and above.i > last and (above.pos_ in _NOUNS or above.lower_ in STATES):
        return above
    right = _right_of(number, following) if following is not None else None
    if right is not None or number.dep_ not in _ALONE:
        return right
    return _subject_above(number)


def _right_of(number: Token, following: Token) -> Token | None:
    """The noun that follows, where the parse has not joined it to the number."""
    if following.pos_ in _NOUNS and number.dep_ not in ("nsubj", "nsubj:pass"):
        return _end_of_compound(following)
    described = following.pos_ in ("ADJ", "VERB", "ADV") and number.dep_ in _MODIFIERS
    if described or following.lower_ in _MORE:
        return _first_noun(following)
    return None


def _first_noun(token: Token) -> Token | None:
    """The end of the noun phrase that starts within five tokens from `token`."""
    for one in token.doc[token.i : min(token.i + 5, token.sent.end)]:
        if one.pos_ in _NOUNS:
            return _end_of_compound(one)
    return None


def _end_of_compound(token: Token) -> Token:
    while token.dep_ in ("compound", "amod") and token.head.i > token.i and token.head.pos_ in _NOUNS:
        token = token.head
    return token


def _of_measure(number: Token, last: int, kind: Kind) -> Token | None:
    """ "20 percent of territory", "a $200 ticket", "inflation rose 0.3%", "halt flights for seven hours"."""
    of = _of_it(number, last) or _described(number, last)
    if of is not None:
        return of
    if (
        number.dep_ == "nmod"
        and number.head.i < number.i
        and case_of(number) in ("of", "at")
        and _is_thing(number.head)
    ):
        return number.head
    if kind in (Kind.MONEY, Kind.PERCENT):
        purpose = complement(number, "in", "for", "worth", "on", "from", "to", "into")
        if purpose is not None and purpose.pos_ == "NOUN" and lemma_of(purpose) not in _TIMES:
            return purpose
    if kind is Kind.AGE and number.dep_ in ("appos", "nmod", "nmod:unmarked", "acl", "conj"):
        return number.head if _is_thing(number.head) else None
    verb = governor(number)
    if verb is not None and number.dep_ in ("obl", "obl:unmarked", "obl:tmod", "obl:npmod", "advmod", "nmod"):
        thing = child(verb, "obj", "nsubj:pass")
        if thing is not None and thing.i != number.i and _is_thing(thing):
            return thing
    return _subject_above(number) or _left_of(number)


def _of_it(number: Token, last: int) -> Token | None:
    """What stands after "of", behind the amount."""
    for one in number.doc[number.i : last + 1] if number.i <= last else (number,):
        of = complement(one, "of")
        if of is not None and of.i > last:
            return of
    return None


def _described(number: Token, last: int) -> Token | None:
    above = number.head
    if number.dep_ in _MODIFIERS and above.i > last and _is_thing(above):
        return above
    return None


def _is_thing(token: Token) -> bool:
    """Whether a token can be what is measured: a noun that is neither a unit nor a time nor a number."""
    return token.pos_ in _NOUNS and lemma_of(token) not in _NO_THINGS and not token.like_num and token.lower_ != "per"


def _subject_above(number: Token) -> Token | None:
    """The subject of the nearest clause around the number, or the noun the number is put beside."""
    own = child(number, "nsubj", "nsubj:outer")
    if own is not None:
        return own if _is_thing(own) else None
    for above in ancestors(number):
        if above.pos_ in ("VERB", "AUX", "ADJ", "ADV") or child(above, "cop") is not None or above.dep_ == "ROOT":
            found = subject(above)
            if found is not None and found.i != number.i and _is_thing(found):
                return found
        elif above.i < number.i and _is_thing(above):
            return above
    return None


def _left_of(number: Token) -> Token | None:
    """The nearest noun before the number in its sentence, eight words back at most."""
    doc, stop = number.doc, max(number.sent.start, number.i - 8)
    for at in range(number.i - 1, stop - 1, -1):
        if _is_thing(doc[at]):
            return doc[at]
    return None
