"""What an amount with a unit measures: the thing that costs, rises, weighs, lasts or has a share (CHECKS 3)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.figures.counted.behind import behind, end_of_compound, right_behind, served
from bot.figures.counted.clauses import NOUNS, acted_on, ancestors, case_of, child, governor, subject
from bot.figures.counted.phrases import SUMS, is_quantifier, is_thing
from bot.figures.counted.referents import before, is_speaker, is_state, is_stretch, names, referent, worth
from bot.figures.counted.transfers import HAVING, by_participle, has_measure, is_taken_off, moved
from bot.figures.figure import Kind
from bot.figures.numbers.change import CHANGING
from bot.language.lemmas import lemma_of
from bot.language.wordlist import words

if TYPE_CHECKING:
    from spacy.tokens import Token

_MODIFIERS = ("nummod", "compound", "amod", "nmod", "nmod:unmarked", "nmod:poss", "det", "flat")
_OBLIQUE = ("obl", "obl:unmarked", "obl:tmod", "obl:npmod", "advmod", "nmod", "nmod:unmarked")
_OWN = ("nsubj", "nsubj:pass", "nsubj:outer")
_UNIT_WORDS = ("SYM", "NUM")
_BY_THE_END = ("in", "within", "over", "before", "inside")
_TIMED_BY = words("ago later earlier before after long")
# "four days before the vote", "three miles from home": what follows says since when or from where.
_REACHED_FROM = ("before", "after", "from", "into", "until", "past", "off", "to")
_NO_OWNERS = words("age average")  # of whom or of what is said elsewhere
_EXTREMES = words("low high peak record")
_AT_ONCE = (Kind.LENGTH, Kind.MASS, Kind.AGE)


def noun_of(number: Token, first: int, last: int, kind: Kind) -> Token | None:
    """The noun the amount at tokens `first` to `last` is about, `number` being the one it hangs by."""
    if kind is Kind.SCORE:
        return _contest(number)
    if number.pos_ == "VERB":  # "doubled"
        done = acted_on(number)
        return done if done is not None and is_thing(done) else subject(number)
    if (
        kind is Kind.MULTIPLE
        and number.head.i > last
        and number.head.pos_ in NOUNS
        and number.head.dep_ in ("obj", "obl")
    ):
        compared = subject(number.head.head)  # "fetched twice its estimate", "stands at 3.4 times annual profit"
        if compared is not None and is_thing(compared):
            return compared
    for rule in (_most_in, _left_until, behind, _described, _of_noun, _degree, by_participle, _by_verb):
        found = rule(number, last, kind)
        if found is not None and not first <= found.i <= last:
            return referent(found)
    found = None if _is_done_to_someone(number) else _subject_above(number, first, last)
    found = found or served(number, last)
    if kind is not Kind.AGE:  # who left school at 13 is no school
        found = found or _object_above(number) or _next_to(number)
    found = found or (_among(number) if kind is Kind.PERCENT else None)
    found = found or (right_behind(number, last) if kind is Kind.MONEY else None)
    return referent(found) if found is not None and not first <= found.i <= last else None


def _contest(number: Token) -> Token | None:
    """Who or what a score is of: "The Cubs won 5-3", "The Cubs were 3-1 down", "an 8-7 victory"."""
    if number.head.i > number.i and number.dep_ in _MODIFIERS and is_thing(number.head):
        return number.head  # "saved two penalties in a 4-3 win"
    told = governor(number)
    found = subject(number) if child(number, "nsubj") is not None else subject(told) if told is not None else None
    if found is None and is_thing(number.head) and number.dep_ in (*_MODIFIERS, "nmod", "appos"):
        return number.head
    return found


def _most_in(number: Token, _last: int, kind: Kind) -> Token | None:
    """ "the smallest crop in 18 years": what is the most of its kind in a stretch of time."""
    marked = child(number, "case")
    if kind is not Kind.DURATION or marked is None or marked.lower_ not in ("in", "for"):
        return None
    noun = before(marked)
    most = noun is not None and any(one.tag_ in ("JJS", "RBS") for one in noun.lefts)
    return noun if most else None


def _left_until(number: Token, last: int, kind: Kind) -> Token | None:
    """ "With 110 days until the start of the regatta, ...": what the time is left until."""
    following = number.doc[last + 1] if last + 1 < number.sent.end else None
    if kind is not Kind.DURATION or following is None or following.lower_ not in ("until", "till"):
        return None
    noun = following.head
    return noun if case_of(number) == "with" and noun.i > following.i and is_thing(noun) else None


def _among(number: Token) -> Token | None:
    """ "Among likely voters, 46 percent would stay": whom a share is of, where it is itself the subject."""
    verb = number.head
    if number.dep_ not in ("nsubj", "nsubj:pass"):
        return None
    return next((one for one in verb.children if case_of(one) == "among" and is_thing(one)), None)


def _described(number: Token, last: int, _kind: Kind) -> Token | None:
    """ "a $200 ticket", "a 3% rise"."""
    above = number.head
    if above.i <= last or not is_thing(above):
        return None
    if number.dep_ == "nmod:unmarked" and child(above, "nsubj") is not None:
        return None  # "levels are 3 metres above normal"
    if number.dep_ == "nmod:unmarked" and case_of(above) in _REACHED_FROM:
        return above if is_taken_off(number) else None
    if number.dep_ == "nsubj":  # "$40m is the price"
        return above if not case_of(above) and not is_quantifier(above) else None
    return end_of_compound(above) if number.dep_ in _MODIFIERS else None


def _of_noun(number: Token, _last: int, kind: Kind) -> Token | None:
    """ "a fine of $3m", "unemployment at 4.2%", "players over the age of 21", "a market worth 2 billion"."""
    above = number.head
    if above.lower_ == "worth":
        return worth(above)
    if lemma_of(above) == "age" and above.i < number.i and case_of(number) in ("", "of"):
        return _aged(above)
    if above.lower_ in _EXTREMES and case_of(number) == "of":
        return above  # "a low of 26.8C"
    injured = number.dep_ == "obl" and is_state(above)  # "and the injured at 200"
    if above.i > number.i or not (injured or number.dep_ in ("nmod", "appos", "acl", "nmod:unmarked", "nummod")):
        return None
    if case_of(number) == "of" and above.dep_ == "nmod" and case_of(above) == "of" and is_thing(above.head):
        return above.head  # "a margin of error of 3 points"
    says_little = _says_little(above, number) or (kind is Kind.DURATION and is_stretch(above)) or _is_level(number)
    return above if injured or (is_thing(above) and lemma_of(above) not in SUMS and not says_little) else None


def _is_level(number: Token) -> bool:
    """ "fell from 58 percent in the last poll to 55 percent": of what falls, whatever noun stands before "to"."""
    changed = governor(number.head)
    between = case_of(number) in ("to", "from") and case_of(number.head) != ""
    return between and changed is not None and changed.lower_ in CHANGING


def _aged(age: Token) -> Token | None:
    """Who is of an age: "players over the age of 21", "He died at the age of 90"."""
    if age.head.pos_ in NOUNS or before(age) is not None:
        return age.head if age.head.pos_ in NOUNS else before(age)
    verb = governor(age)
    if verb is None:
        return None
    own = subject(verb) if case_of(age) == "at" and child(verb, "nsubj") is not None else None
    if own is not None and is_thing(own):
        return own  # "Gloria developed eczema at the age of four months"
    thing = acted_on(verb)
    return thing if thing is not None and thing.i < age.i and is_thing(thing) else subject(verb)


def _degree(number: Token, last: int, kind: Kind) -> Token | None:
    """ "three feet wide", "25k cheaper", "20 miles away": what the adjective is said of."""
    above = number.head
    timed = kind is Kind.DURATION and above.lower_ in _TIMED_BY
    if above.pos_ not in ("ADJ", "ADV") or above.i < last or timed:
        return None
    while above.dep_ == "conj" and above.head.pos_ == "ADJ":  # "two miles long and six feet high"
        above = above.head
    if above.dep_ == "amod" and is_thing(above.head):
        return above.head
    if above.dep_ == "xcomp":
        made = acted_on(above.head)
        if made is not None and made.i < number.i and is_thing(made):
            return made
    if above.dep_ in ("advmod", "obl") and is_thing(above.head):
        return above.head
    return None


def _by_verb(number: Token, last: int, kind: Kind) -> Token | None:
    """What the verb says the amount of: its object for "by 5%" and "for $3m", else its subject."""
    hung = first_of_list(number)
    verb = governor(hung)
    if verb is None:
        return None
    direct = hung.head.i == verb.i and hung.dep_ == "obj" and not case_of(hung)
    given = direct or (hung.head.i == verb.i and hung.dep_ == "nsubj:pass")
    if (given and kind in (Kind.MONEY, Kind.PERCENT, Kind.COUNT)) or (direct and is_taken_off(hung)):
        taken = moved(verb, last)
        if taken is not None:
            return taken
    if has_measure(verb) or (kind is Kind.DURATION and _is_by_the_end(hung)):
        return None
    if kind in _AT_ONCE and case_of(hung) == "at" and (kind is Kind.AGE or _is_fronted(hung, verb)):
        return None  # "At six feet, she fills any door", "He left school at 13"
    if direct or hung.dep_ in _OBLIQUE or case_of(hung):
        thing = acted_on(verb)
        if thing is not None and thing.i != hung.i and _is_object(thing):
            return thing
    return None


def _is_object(thing: Token) -> bool:
    return is_state(referent(thing)) or (is_thing(thing) and not _is_measure(thing))


def _is_fronted(hung: Token, verb: Token) -> bool:
    own = child(verb, "nsubj", "nsubj:pass")
    return own is not None and hung.i < own.i


def _is_done_to_someone(number: Token) -> bool:
    """Whether the verb acts on a pronoun, so that its subject has not the measure: "sentenced them to three years"."""
    hung = first_of_list(number)
    verb = governor(hung) if hung.dep_ in _OBLIQUE or case_of(hung) else None
    acted = acted_on(verb) if verb is not None and not has_measure(verb) else None
    return acted is not None and acted.pos_ == "PRON" and acted.i < number.i


def first_of_list(number: Token) -> Token:
    """What the amount hangs by: the first of "40 tons and 30 tons", the total in "a total of $5m"."""
    for _ in range(6):
        above = number.head
        listed = number.dep_ == "conj" and _is_measure(above)
        summed = number.dep_ == "nmod" and case_of(number) == "of" and lemma_of(above) in SUMS
        if not listed and not summed:
            return number
        number = above
    return number


def _is_measure(token: Token) -> bool:
    return token.pos_ in _UNIT_WORDS or (token.pos_ in NOUNS and not is_thing(token))


def _is_by_the_end(number: Token) -> bool:
    """Whether a stretch of time says when, not how long: "in 15 years", "two years ago"."""
    return case_of(number) in _BY_THE_END or number.head.lower_ in _TIMED_BY


def _object_above(number: Token) -> Token | None:
    """What was done in the time: "She ran the final in 49.8 seconds"."""
    verb = governor(number) if case_of(number) else None
    thing = acted_on(verb) if verb is not None else None
    return thing if thing is not None and is_thing(thing) and thing.i < number.i else None


def _subject_above(number: Token, first: int, last: int) -> Token | None:
    """The subject of the nearest clause around the number, or the noun the number is put beside."""
    for one in (number, *number.lefts, *number.doc[first : last + 1]):
        own = child(one, "nsubj", "nsubj:outer")
        if own is not None:
            own = subject(one) if own.pos_ == "PRON" else own
            return own if own is not None and names(own) else None
    if child(number, "cop") is not None and number.dep_ in ("ccomp", "xcomp"):
        led = subject(number)  # "estimated the charge would be $3m", where the parse makes an object of the charge
        if led is not None and names(led):
            return led
    for above in ancestors(number.head if _is_level(number) else number):
        if _is_clause(above):
            found = _measured_by(above)
            if found is not None and found.i != number.i and names(found):
                return found
            if child(above, "nsubj", "nsubj:pass") is not None:
                return None
        elif above.i < number.i and is_thing(above) and not (_says_little(above, number) or is_stretch(above)):
            return above
    return None


def _says_little(noun: Token, number: Token) -> bool:
    """Whether a noun before an amount names nothing that has it: who says so, an average, an age, a record high."""
    level = lemma_of(noun) in _EXTREMES and case_of(noun) in ("to", "at", "from")
    return is_speaker(noun, number) or level or lemma_of(noun) in _NO_OWNERS


def _measured_by(verb: Token) -> Token | None:
    """The subject of a verb, or the noun right before it in "benefits averaging $1,179 a month"."""
    found = subject(verb)
    own = child(verb, *_OWN)
    if own is None and verb.tag_ == "VBG" and lemma_of(verb) in HAVING and before(verb) is not None:
        return before(verb)
    if own is not None and own.lower_ == "it" and lemma_of(verb) == "cost":
        return None  # in "the office says it would cost $3m" it is not the office
    if found is not None and found.lower_ == "worth":
        return worth(found)
    return referent(found) if found is not None and found.pos_ == "NUM" else found


def _next_to(number: Token) -> Token | None:
    """ "a car with 938 horsepower", "torque at 3,000 rpm": the noun before, whatever the parse joins the measure to."""
    marked = child(number, "case")
    if marked is None or marked.lower_ not in ("with", "at", "of", "for") or marked.i <= marked.sent.start:
        return None
    before = marked.doc[marked.i - 1]
    return before if is_thing(before) else None


def _is_clause(token: Token) -> bool:
    return token.pos_ in ("VERB", "AUX", "ADJ", "ADV") or child(token, "cop") is not None or token.dep_ == "ROOT"
