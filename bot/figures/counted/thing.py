"""What a figure is about, over the parse: what it counts or measures, "Ukrainian drones", "unemployment" (CHECKS 3)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from bot.figures.counted import property
from bot.figures.counted.behind import end_of_compound
from bot.figures.counted.clauses import NOUNS, case_of, child, complement, subject
from bot.figures.counted.phrases import SUMS, Thing, is_thing, thing
from bot.figures.counted.referents import before as noun_before
from bot.figures.counted.transfers import has_measure, is_of_money
from bot.figures.figure import Kind
from bot.language.lemmas import STATES, lemma_of
from bot.language.wordlist import words

if TYPE_CHECKING:
    from spacy.tokens import Token

_MODIFIERS = ("nummod", "compound", "amod", "nmod", "nmod:unmarked", "nmod:poss", "det", "appos", "flat")
_ALONE = ("obl", "xcomp", "ROOT", "advcl", "nmod", "ccomp", "appos", "parataxis", "nummod", "obl:unmarked", "acl")
_AS_SUBJECT = ("nsubj", "nsubj:pass")
_NO_CASES = ("", "around", "about", "over", "under", "nearly", "almost")
_FEW = 1000  # a plain number below it may only tell one of several apart: "game seven"
# Who does these has the number itself: "Curry scored 43", "the Greens won 31".
_SCORING = words("have score post record register log shoot tally win hit draw attract")
_TALLIES = words("total toll tally number figure count")
_AS_MANY = words("many much few little more less fewer")
_BIG = words("million billion trillion millions billions trillions")
_MORE = words("more other additional further new different separate such")


def counted(
    tokens: Sequence[Token], kind: Kind, *, attributive: bool, unit: bool, before: Thing | None = None
) -> Thing | None:
    """The thing a number is about; None where the sentence does not say.

    `tokens` are those of the amount; `attributive` says that a hyphen joins the amount to the next word
    ("30-vehicle convoy"), `unit` that the number has a unit of its own ("256GB"). `before` is what the count before it
    in the sentence counts: a bare number counts more of it, and a share that is a subject is of the same.
    """
    number, first, last = head_of(tokens), tokens[0].i, tokens[-1].i
    if kind not in (Kind.COUNT, Kind.ORDINAL) or unit:
        found = _measured(number, first, last, kind)
        if found is not None or kind is not Kind.PERCENT or number.dep_ not in _AS_SUBJECT:
            return found
        return _around(number, first, last) or before
    if kind is Kind.COUNT and attributive:
        return _joined(number, last)
    label = _label(number, tokens)
    if label is not None:
        return Thing(text=label.text, head=lemma_of(label), noun=label)
    return _counted(number, tokens, kind, before)


def _counted(number: Token, tokens: Sequence[Token], kind: Kind, before: Thing | None) -> Thing | None:
    """What a number without a unit counts, or by itself measures."""
    first, last = tokens[0].i, tokens[-1].i
    noun = _of_count(number, tokens)
    if noun is not None and noun.lower_ not in _MORE:
        found = thing(noun, first, last, itself=kind is Kind.ORDINAL)
        if found is not None:
            return replace(found, own=kind is Kind.COUNT and found.head != "point")
        return before  # "found lead in 19 of them"
    group = thing(number.head, first, last) if _is_group_of(number) else None  # "a board of nine"
    found = _measured(number, first, last, kind) if _stands_alone(property.first_of_list(number), tokens) else None
    own = found is not None and (_is_said_of(number) or found.head in _TALLIES)
    if kind is not Kind.COUNT or before is None or not before.own or own:
        return group or found
    return group or before


def _around(number: Token, first: int, last: int) -> Thing | None:
    """ "Nurses rejected it, with 81% voting no": who a share in a clause with a participle is of."""
    verb = number.head
    above = subject(verb.head) if verb.dep_ == "advcl" and verb.tag_ == "VBG" else None
    return thing(above, first, last) if above is not None and is_thing(above) else None


def _measured(number: Token, first: int, last: int, kind: Kind) -> Thing | None:
    noun = property.noun_of(number, first, last, kind)
    return thing(noun, first, last) if noun is not None else None


def _is_group_of(number: Token) -> bool:
    group = number.head
    plain = number.dep_ == "nmod" and case_of(number) == "of" and group.i < number.i and is_thing(group)
    return plain and child(number, "nmod") is None and lemma_of(group) not in (_TALLIES | SUMS)


def _stands_alone(number: Token, tokens: Sequence[Token]) -> bool:
    """Whether a bare number is the measure of something, and no thing itself as in "injured 40", "around 100"."""
    if number.dep_ == "obj" and number.head.pos_ == "VERB":
        sum_of_money = is_of_money(number.head) and any(one.lower_ in _BIG for one in tokens)
        return sum_of_money or has_measure(number.head) or lemma_of(number.head) in _SCORING
    if _is_said_of(number):
        return True
    return number.dep_ in _ALONE and not (number.dep_ == "obl" and case_of(number) in _NO_CASES)


def _is_said_of(number: Token) -> bool:
    """ "The sample was 238"."""
    return child(number, "cop") is not None and child(number, "nsubj") is not None


def head_of(tokens: Sequence[Token]) -> Token:
    """The token by which an amount hangs in its sentence."""
    inside = {token.i for token in tokens}
    return next((token for token in tokens if token.head.i not in inside or token.head.i == token.i), tokens[0])


def state_of(tokens: Sequence[Token]) -> Thing | None:
    """ "leaving over 60,000 dead": the state of those counted, where no noun names them."""
    last = tokens[-1]
    behind = last.nbor() if last.i + 1 < last.sent.end else None
    if behind is None or behind.lower_ not in STATES or behind.pos_ != "ADJ":
        return None
    return Thing(text=behind.text, head=behind.lower_, noun=behind)


def is_designation(number: Token, tokens: Sequence[Token], value: Decimal) -> bool:
    """Whether a plain number only tells one of several apart: "game seven", "three Falcon 9 rockets"."""
    named, following = number.head, number.doc[number.i + 1 : number.i + 2]
    plain = len(tokens) == 1 and "," not in number.text and value < _FEW
    if not plain or number.dep_ != "flat" or named.i != number.i - 1 or named.pos_ not in NOUNS:
        return False
    counts = following and (following[0].lower_ == "of" or (following[0].pos_ == "NOUN" and named.is_sent_start))
    return not counts


def _joined(number: Token, last: int) -> Thing | None:
    """The word after the hyphen, up to the noun it describes."""
    doc = number.doc
    at = last + 2
    if at >= number.sent.end:
        return None
    word = doc[at]
    end = word.head if word.head.i > at and word.dep_ in _MODIFIERS and word.head.i - at <= 4 else word
    return Thing(text=doc[at : end.i + 1].text, head=lemma_of(word), noun=end)


def _of_count(number: Token, tokens: Sequence[Token]) -> Token | None:
    """ "287 drones", "43 of the passengers", "a pick or two"."""
    last = tokens[-1].i
    following = number.doc[last + 1] if last + 1 < number.sent.end else None
    if following is not None and following.lower_ == "of":
        of = next((of for one in tokens if (of := complement(one, "of")) is not None and of.i > last), None)
        return of if of is not None else _first_noun(following)
    above = number.head
    if number.dep_ in _MODIFIERS and above.i > last and (above.pos_ in NOUNS or above.lower_ in STATES):
        return _owner(above, last) or above
    right = _right_of(number, following) if following is not None else None
    if right is not None:
        return right
    either = number.dep_ == "conj" and (joint := child(number, "cc")) is not None and joint.lower_ == "or"
    return above if either and above.i == number.i - 2 and above.pos_ in NOUNS else None


def _owner(noun: Token, last: int) -> Token | None:
    """Who is counted in "40,000 customers' names": several owners between the number and what they own."""
    owner = child(noun, "nmod:poss")
    if owner is None or owner.i <= last or owner.pos_ != "NOUN":
        return None
    return owner if "Plur" in owner.morph.get("Number", []) else None


def _label(number: Token, tokens: Sequence[Token]) -> Token | None:
    """ "population 4,850", "touchdowns (35)": the noun a number by itself stands behind."""
    first, last = tokens[0].i, tokens[-1].i
    above = number.head
    if number.dep_ == "flat" and above.i == first - 1 and above.pos_ == "NOUN":
        return above if lemma_of(above) != "age" else above.head if is_thing(above.head) else None
    if first < 2 or last + 1 >= number.sent.end or not number.doc[first - 1].is_bracket:
        return None
    noun = noun_before(number.doc[first - 1])
    return noun if noun is not None and noun.pos_ == "NOUN" and number.doc[last + 1].is_bracket else None


def _right_of(number: Token, following: Token) -> Token | None:
    """The noun that follows, where the parse has not joined it to the number."""
    if following.pos_ in NOUNS and number.dep_ not in ("nsubj", "nsubj:pass"):
        return end_of_compound(following)
    part = any(one.lower_ in ("of", "half", "and") for one in number.doc[number.i : following.i])
    if part and following.pos_ in NOUNS:  # "a quarter of a million pilgrims"
        return end_of_compound(following)
    joined = (number.dep_ in _MODIFIERS and not _is_group_of(number)) or number.head.lower_ in _AS_MANY
    if following.lower_ in _MORE and following.nbor().lower_ in ("than", "as"):
        return None
    if (joined and following.pos_ in ("ADJ", "VERB", "ADV")) or following.lower_ in _MORE:
        return _first_noun(following)
    return None


def _first_noun(token: Token) -> Token | None:
    """The end of the noun phrase that starts within five tokens from `token`."""
    for one in token.doc[token.i : min(token.i + 5, token.sent.end)]:
        if one.pos_ in NOUNS:
            return end_of_compound(one)
    return None
