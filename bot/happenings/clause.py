"""What a time is told of: the verb or event noun it hangs on in the parse, and who and what stands in its clause."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from bot.figures.counted.clauses import NOUNS, SUBJECTS, acted_on, case_of, child, complement, subject
from bot.happenings.happening import Outlook
from bot.language.lemmas import lemma_of
from bot.language.reporting_verbs import is_cue
from bot.language.tables import mapping
from bot.language.wordlist import words

if TYPE_CHECKING:
    from spacy.tokens import Token

_LIGHT: Final = words("make hold give take have do carry be get go face stage conduct deliver come issue see undergo")
_OCCUR: Final = words(
    "happen occur come take follow be begin start open end resume go strike hit rock shake rip"
)  # of what their subject names
_HAPPEN: Final = words("happen occur")  # of whatever their subject names
_MARKS: Final = words("when after before since until while as by if because though although to for with despite")
_EMPTY: Final = words("happen occur follow be")
_DUE: Final = words("due set scheduled expected likely")
_PHRASES: Final = {("go", "on", "trial"): "trial", ("go", "to", "polls"): "election"}
# Verbs that with their particle say no more than that a thing was done: "carried out a drill".
_LIGHT_WITH: Final = {("carry", "out"), ("set", "off"), ("bring", "about"), ("put", "on")}
_ANYTHING: Final = ("carry", "out")  # of whatever its object names; of the rest an event has to be named
_SHOWS: Final = words("show concert play display")
_WITH_PLACE: Final = {("take", "place"), ("take", "effect")}
_PLANS: Final = words(
    "plan expect schedule set due hope intend aim slate vow promise want ask urge order call seek agree decide need "
    "refuse fail try threaten offer like"
)
_MODALS: Final = words("will shall 'll ’ll wo would")
_DOUBT: Final = words("may might could should can ca if unless whether not n't n’t never without had_better")
_BEFORE_NOUN: Final = ("nmod:poss", "compound", "amod")
_OTHER_CLAUSE: Final = (
    "advcl", "ccomp", "acl:relcl", "advcl:relcl", "parataxis", "csubj", "acl", "xcomp", "conj", "reparandum",
)  # fmt: skip
_NOUN_ENDS: Final = ("ment", "tion", "sion", "ing", "ance", "ence", "ation")
_MOST: Final = 80  # words of a clause looked at


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """What a date is told of: `act` is the lemma of what was done, by the verb `head` or named by the noun `event`."""

    head: Token
    act: str
    event: Token | None = None
    outlook: Outlook
    telling: bool = False
    beside: bool = False  # has the time of the clause it stands in


def clauses_of(root: Token, first: int) -> Iterator[Clause]:
    """What the date with this root, beginning at token `first`, may be told of: the nearest first."""
    above = root.head
    if above.i == root.i:
        return
    if root.dep_ in _BEFORE_NOUN:
        if is_event(above):
            yield of_noun(above, above.head if above.head.pos_ == "VERB" else None)
        return
    before = _word_before(root, first)
    if before is not None and before.pos_ == "VERB" and is_cue(lemma_of(before)) and before.i > above.i:
        above = before  # "goes on trial in July, the court said on Monday"
    if _is_predicate(above):
        yield from _of_predicate(above)
        return
    over = above.head if above.pos_ in NOUNS else above
    verb = over if over.pos_ in ("VERB", "AUX") else None
    noun = above if above.pos_ in NOUNS else before
    if noun is not None and noun != above and (noun.pos_ != "NOUN" or noun.head.i != root.head.i):
        noun = None
    own = of_verb(verb) if verb is not None and not is_doubtful(verb) else None
    if (
        noun is not None
        and is_event(noun)
        and not _parted(noun, verb, first)
        and (not own or own.act != lemma_of(noun))
    ):
        yield of_noun(noun, verb)
    if own is not None:
        yield own
        yield from _beside(own)


def _beside(clause: Clause) -> Iterator[Clause]:
    """What a clause without a time of its own says was done at once: "…, killing two", "when a tram derailed"."""
    for verb in clause.head.children:
        if verb.dep_ != "advcl" or verb.pos_ != "VERB" or is_doubtful(verb):
            continue
        mark = next(
            (one.lower_ for one in verb.children if one.dep_ in ("mark", "advmod") and one.lower_ in _MARKS), ""
        )
        if mark == "when" or (not mark and verb.tag_ == "VBG" and verb.i > clause.head.i):
            found = of_verb(verb)
            if found is not None and not found.telling:
                yield replace(found, outlook=clause.outlook, beside=True)


def _word_before(root: Token, first: int) -> Token | None:
    """The word right before a date, past a preposition: "warned in its filing late on Thursday"."""
    place = first - 1
    if place > root.sent.start and root.doc[place].pos_ == "ADP":
        place -= 1
    return root.doc[place] if place >= root.sent.start else None


def of_noun(noun: Token, verb: Token | None = None) -> Clause:
    """What a noun names that is done, as the verb it belongs to looks at it."""
    outlook = _outlook(verb) if verb is not None else Outlook.PAST
    return Clause(head=noun, act=lemma_of(noun), event=noun, outlook=outlook)


def _is_predicate(token: Token) -> bool:
    """Whether a noun or adjective is what somebody or something is: "was governor", "is due"."""
    if token.pos_ not in ("NOUN", "ADJ"):
        return False
    return any(one.lemma_ == "be" or one.dep_ == "cop" for one in token.children if one.pos_ == "AUX")


def _of_predicate(token: Token) -> Iterator[Clause]:
    if token.pos_ == "NOUN":
        yield Clause(head=token, act=lemma_of(token), outlook=Outlook.PAST)
    named = subject(token)
    if token.lower_ in _DUE and named is not None and is_event(named):
        yield Clause(head=token, act=lemma_of(named), event=named, outlook=Outlook.AHEAD)


def is_event(noun: Token) -> bool:
    """Whether a noun names something that is done: a vote, an announcement."""
    lemma = lemma_of(noun)
    return noun.pos_ == "NOUN" and (lemma in mapping("acts") or (lemma.endswith(_NOUN_ENDS) and len(lemma) > 6))


def _parted(noun: Token, verb: Token | None, first: int) -> bool:
    """Whether the date stands between a subject and its verb: "a staffer on Friday apologised" tells of the verb."""
    return verb is not None and noun.dep_ in SUBJECTS and noun.head.i == verb.i and noun.i < first < verb.i


def of_verb(verb: Token) -> Clause | None:
    """What a verb says was done; None where it says nothing by itself."""
    lemma, outlook = lemma_of(verb), _outlook(verb)
    event = _staged(verb, lemma)
    named = _phrase(verb, lemma) if event is None else None
    if named is not None:
        return Clause(head=verb, act=named, outlook=outlook)
    event = event or _event(verb, lemma)
    if event is not None:
        return Clause(head=verb, act=lemma_of(event), event=event, outlook=outlook)
    if is_cue(lemma) and lemma not in mapping("acts"):
        return Clause(head=verb, act=lemma, outlook=outlook, telling=True)
    return None if lemma in _LIGHT or lemma in _EMPTY else Clause(head=verb, act=lemma, outlook=outlook)


def _phrase(verb: Token, lemma: str) -> str | None:
    """The act of a verb with its particle or its complement: "step down", "go on trial", "serve as governor"."""
    particle = child(verb, "compound:prt")
    if particle is not None:
        return f"{lemma} {particle.lower_}"
    office = complement(verb, "as") if lemma == "serve" else None
    if office is not None:
        return lemma_of(office)
    return next((_PHRASES[at] for one in verb.children if (at := (lemma, case_of(one), one.lower_)) in _PHRASES), None)


def _staged(verb: Token, lemma: str) -> Token | None:
    """The noun that says what was done beside a verb with its particle: "carried out a drill", "put on a show"."""
    particle = child(verb, "compound:prt")
    if particle is not None:
        done, phrase = acted_on(verb), (lemma, particle.lower_)
    else:  # "put on a show" is parsed as a place too
        done = next((one for one in verb.rights if one.dep_ == "obl" and one.left_edge.i == verb.i + 1), None)
        phrase = (lemma, case_of(done) if done is not None else "")
    if done is None or done.pos_ != "NOUN" or phrase not in _LIGHT_WITH:
        return None
    return done if phrase == _ANYTHING or is_event(done) or lemma_of(done) in _SHOWS else None


def _event(verb: Token, lemma: str) -> Token | None:
    """The noun that says what was done beside a verb that does not: "held a vote", "the vote took place"."""
    done, named = acted_on(verb), subject(verb)
    named = named if named is not None and named.pos_ == "NOUN" else None
    if done is not None and (lemma, lemma_of(done)) in _WITH_PLACE:
        return named
    if lemma in _LIGHT and done is not None and done.pos_ == "NOUN":
        return done
    happens = named is not None and (lemma in _HAPPEN or (lemma in _OCCUR and is_event(named)))
    return named if happens else None


def _outlook(verb: Token) -> Outlook:
    for one in (verb, *_raised(verb)):
        for other in one.children:
            if other.dep_ in ("aux", "aux:pass") and other.lower_ in _MODALS:
                return Outlook.AHEAD
        if one != verb and lemma_of(one) in _PLANS:
            return Outlook.AHEAD
        if lemma_of(one) in ("schedule", "expect", "plan", "slate"):
            return Outlook.AHEAD
    if verb.tag_ in ("VBZ", "VBP") or "Pres" in verb.morph.get("Tense", []):
        return Outlook.AHEAD if child(verb, "aux") is None and lemma_of(verb) != "have" else Outlook.PAST
    return Outlook.PAST


def _raised(verb: Token) -> Iterator[Token]:
    """The verbs an infinitive hangs on: "is due to vote", "had to apologise"."""
    for _ in range(3):
        if verb.dep_ != "xcomp":
            return
        verb = verb.head
        yield verb


def is_doubtful(verb: Token) -> bool:
    """Whether the clause says that the thing was not, may have been, or would be."""
    for one in (verb, *_raised(verb)):
        if any(other.lower_ in _DOUBT for other in one.children if other.dep_ in ("aux", "mark", "advmod", "case")):
            return True
    return False


def doers(clause: Clause) -> Iterator[Token]:
    """Who does it; of an event noun whose it is."""
    head, event = clause.head, clause.event
    if event is not None and (owner := child(event, "nmod:poss")) is not None:
        yield owner
    if head == event:
        return
    by = next((one for one in head.children if one.dep_ in ("obl:agent", "obl") and case_of(one) == "by"), None)
    if by is not None:
        yield by
    elif child(head, "nsubj:pass") is None and not (head.dep_ == "acl" and head.tag_ == "VBN"):
        own = child(head, *SUBJECTS)
        named = own if own is not None and own.lower_ in ("he", "she") else subject(head)
        if named is not None and named != event and named.i != head.i:
            yield named


def done_to(clause: Clause) -> Iterator[Token]:
    """Whom or what it is done to; of an event noun what it is of, and the names put before it."""
    event = clause.event
    if event is not None:
        yield from (one for one in event.children if one.dep_ == "nmod" and case_of(one) in ("of", "for"))
        yield from (one for one in event.children if one.dep_ == "compound" and one.pos_ == "PROPN")
        return
    if clause.head.pos_ in ("VERB", "AUX"):
        found = acted_on(clause.head)
        if found is not None:
            yield found


def members(head: Token) -> Iterator[Token]:
    """The tokens of a clause, those of other clauses in it left out."""
    waiting, seen = [head], 0
    while waiting and seen < _MOST:
        token = waiting.pop()
        seen += 1
        yield token
        waiting += [
            one
            for one in token.children
            if one.dep_ not in _OTHER_CLAUSE or (one.dep_ in ("conj", "acl") and one.pos_ in NOUNS)
        ]


def marks_of(clause: Clause) -> Iterator[Token]:
    """What stands right beside the act and those who are part of it: "again", "his second trial"."""
    for token in (clause.head, clause.event, *doers(clause), *done_to(clause)):
        if token is not None:
            yield from token.children
