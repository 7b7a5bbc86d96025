"""What an amount with a unit measures: the thing that costs, rises, weighs, lasts or has a share (CHECKS 3)."""

from __future__ import annotations

from spacy.tokens import Token

from bot.figures.change import CHANGING
from bot.figures.clauses import NOUNS, acted_on, ancestors, case_of, child, complement, governor, subject
from bot.figures.figure import Kind
from bot.figures.lemmas import lemma_of
from bot.figures.phrases import SUMS, is_quantifier, is_thing
from bot.figures.wordlist import words

_MODIFIERS = ("nummod", "compound", "amod", "nmod", "nmod:unmarked", "nmod:poss", "det", "flat")
_OBLIQUE = ("obl", "obl:unmarked", "obl:tmod", "obl:npmod", "advmod", "nmod", "nmod:unmarked")
_UNIT_WORDS = ("SYM", "NUM")
# Their subject has the measure, whatever object stands beside it: "the exit would cost Britain $800 million".
_HAVING = words(
    "cost be total equal reach hit exceed top average number weigh measure amount stand remain come last span cover "
    "read near approach surpass stretch rank represent account constitute comprise"
)
# What they give or take goes to or from what follows: "cut $716 billion from Medicare".
_TAKING = words("cut take knock wipe slash shave strip remove withhold withdraw steal deduct subtract trim")
_GIVING = words(
    "add spend invest pour pump plow plough put pay give allocate earmark contribute donate pledge commit offer award "
    "charge budget set devote raise provide need owe sink direct bid inject repay return refund send funnel transfer "
    "channel lend wire move steer divert"
)
_EARNING = words("make earn generate get receive collect shoot score derive reap")
_CURRENCIES = words("pound dollar euro yen yuan rupee rouble ruble")
_BEHIND = ("in", "for", "on", "as", "from", "off")
_TO = ("to", "into", "on", "onto", "for", "in", "toward", "towards")
_AWAY = ("from", "off", "out")
_BY_THE_END = ("in", "within", "over", "before", "inside")
_TIMED_BY = words("ago later earlier before after long")


def noun_of(number: Token, first: int, last: int, kind: Kind) -> Token | None:
    """The noun the amount at tokens `first` to `last` is about, `number` being the one it hangs by."""
    if kind is Kind.SCORE:
        contest = governor(number)
        return subject(contest) if contest is not None else None
    if number.pos_ == "VERB":  # "doubled"
        done = acted_on(number)
        return done if done is not None and is_thing(done) else subject(number)
    for rule in (_behind, _described, _of_noun, _degree, _by_verb):
        found = rule(number, last, kind)
        if found is not None and not first <= found.i <= last:
            return found
    found = None if _is_done_to_someone(number) else _subject_above(number, first, last)
    found = found or _served(number, last) or _object_above(number) or _next_to(number)
    return found if found is not None and not first <= found.i <= last else None


def _behind(number: Token, last: int, kind: Kind) -> Token | None:
    """ "20 percent of territory", "$5bn worth of arms", "one in five voters", "$84,000 in taxpayer funds"."""
    for one in number.doc[min(number.i, last) : last + 1]:
        of = complement(one, "of")
        if of is not None and of.i > last:
            return of
    following = _after(number, last)
    if following is None:
        return None
    if kind is Kind.RATIO and following.i == last + 1 and following.pos_ in (*NOUNS, "ADJ"):
        return end_of_compound(following)
    if following.lower_ == "worth":
        return complement(following, "of")
    return _put_to(number, following, kind)


def _put_to(number: Token, following: Token, kind: Kind) -> Token | None:
    """ "$84,000 in taxpayer funds", "$6 for a ticket": what stands right behind under a preposition."""
    noun = following.head
    if _is_of_thing(number):
        return None
    if kind not in (Kind.MONEY, Kind.PERCENT, Kind.COUNT) or following.lower_ not in _BEHIND:
        return None
    named = noun.pos_ == "PROPN" and (following.lower_ == "in" or kind is not Kind.MONEY)
    if noun.i <= following.i or named or not is_thing(noun) or child(noun, "nummod") is not None:
        return None
    above = governor(number)
    level = above is not None and above.lower_ in CHANGING and following.lower_ != "for"
    loose = kind is not Kind.MONEY or (above is not None and has_measure(above))
    if level or (loose and noun.head.i != number.i and following.lower_ != "off"):
        return None
    return noun


def _is_of_thing(number: Token) -> bool:
    """ "an offer of 5.4 per cent from the board": the noun before "of" has the amount, whatever stands behind."""
    above = number.head
    return number.dep_ == "nmod" and case_of(number) == "of" and is_thing(above) and lemma_of(above) not in SUMS


def _after(number: Token, last: int) -> Token | None:
    """The token behind the amount and its rate: "$30,000 a year in fees"."""
    for token in number.doc[last + 1 : min(last + 4, number.sent.end)]:
        if token.lower_ not in ("a", "per", "each") and _stands_by_itself(token):
            return token
    return None


def end_of_compound(token: Token) -> Token:
    """The last noun of the compound `token` stands in: from "crew" to "members"."""
    while token.dep_ in ("compound", "amod") and token.head.i > token.i and token.head.pos_ in NOUNS:
        token = token.head
    return token


def _stands_by_itself(token: Token) -> bool:
    """Whether a token stands for itself behind an amount, and is no part of its rate."""
    return token.pos_ not in NOUNS or token.dep_ not in ("nmod:unmarked", "nmod", "obl:unmarked") or is_thing(token)


def _described(number: Token, last: int, _kind: Kind) -> Token | None:
    """ "a $200 ticket", "a 3% rise"."""
    above = number.head
    if above.i <= last or not is_thing(above):
        return None
    if number.dep_ == "nmod:unmarked" and child(above, "nsubj") is not None:
        return None  # "levels are 3 metres above normal"
    if number.dep_ == "nsubj":  # "$40m is the price"
        return above if not case_of(above) and not is_quantifier(above) else None
    return end_of_compound(above) if number.dep_ in _MODIFIERS else None


def _of_noun(number: Token, _last: int, _kind: Kind) -> Token | None:
    """ "a fine of $3m", "unemployment at 4.2%", "players over the age of 21", "a market worth 2 billion"."""
    above = number.head
    if above.lower_ == "worth":
        return _worth(above)
    if number.dep_ not in ("nmod", "appos", "acl", "nmod:unmarked", "nummod") or above.i > number.i:
        return None
    if lemma_of(above) == "age" and case_of(number) == "of":
        return _aged(above)
    if case_of(number) == "of" and above.dep_ == "nmod" and case_of(above) == "of" and is_thing(above.head):
        return above.head  # "a margin of error of 3 points"
    return above if is_thing(above) and lemma_of(above) not in SUMS else None


def _worth(adjective: Token) -> Token | None:
    """What is worth so much, also where the parse takes "worth" for the subject of the verb that follows."""
    had = child(adjective, "nsubj") or next((one for one in adjective.lefts if is_thing(one)), None)
    return had if had is not None else adjective.head if is_thing(adjective.head) else None


def _aged(age: Token) -> Token | None:
    """Who is of an age: "players over the age of 21", "He died at the age of 90"."""
    if age.head.pos_ in NOUNS:
        return age.head
    verb = governor(age)
    if verb is None:
        return None
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
    if given and kind in (Kind.MONEY, Kind.PERCENT, Kind.COUNT):
        moved = _moved(verb, last)
        if moved is not None:
            return moved
    if has_measure(verb) or (kind is Kind.DURATION and _is_by_the_end(hung)):
        return None
    if direct or hung.dep_ in _OBLIQUE or case_of(hung):
        thing = acted_on(verb)
        if thing is not None and thing.i != hung.i and is_thing(thing) and not _is_measure(thing):
            return thing
    return None


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


def has_measure(verb: Token) -> bool:
    """Whether the subject of a verb has the measure, whatever object stands beside it."""
    return verb.pos_ != "VERB" or lemma_of(verb) in _HAVING


def _moved(verb: Token, last: int) -> Token | None:
    """What money is put to or taken from: "adding $5,000 to the price", "paid $3m for work"."""
    lemma = lemma_of(verb)
    ways = _AWAY if lemma in _TAKING else _TO if lemma in _GIVING else ("from", "in", "on") if lemma in _EARNING else ()
    for one in verb.rights:
        if one.i > last and one.dep_ in ("obl", "obj", "nmod") and case_of(one) in ways and is_thing(one):
            place = one.pos_ == "PROPN" and case_of(one) == "in" and lemma not in ("invest", "put", "sink")
            if not place and child(one, "nummod") is None:
                return one
    return None


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
            return own if own is not None and _names(own) else None
    for above in ancestors(number):
        if _is_clause(above):
            found = subject(above)
            if found is not None and found.lower_ == "worth":
                found = _worth(found)
            if found is not None and found.i != number.i and _names(found):
                return found
            if child(above, "nsubj", "nsubj:pass") is not None:
                return None
        elif above.i < number.i and is_thing(above):
            return above
    return None


def _served(number: Token, last: int) -> Token | None:
    """ "three years in prison", where the sentence does not name who is meant."""
    following = _after(number, last)
    if following is None or following.lower_ != "in" or following.head.i <= following.i:
        return None
    noun = following.head
    return noun if noun.pos_ == "NOUN" and is_thing(noun) and child(noun, "det", "nummod", "amod") is None else None


def _next_to(number: Token) -> Token | None:
    """ "a car with 938 horsepower", "torque at 3,000 rpm": the noun before, whatever the parse joins the measure to."""
    marked = child(number, "case")
    if marked is None or marked.lower_ not in ("with", "at", "of", "for") or marked.i <= marked.sent.start:
        return None
    before = marked.doc[marked.i - 1]
    return before if is_thing(before) else None


def _is_clause(token: Token) -> bool:
    return token.pos_ in ("VERB", "AUX", "ADJ", "ADV") or child(token, "cop") is not None or token.dep_ == "ROOT"


def _names(token: Token) -> bool:
    """Whether a subject says by itself, or by "of" and "in", what is meant."""
    currency = token.lower_ in _CURRENCIES and child(token, "nummod") is None
    return is_thing(token) or currency or complement(token, "of", "in") is not None
