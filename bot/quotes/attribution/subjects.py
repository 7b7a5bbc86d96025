"""Who does the saying: the subject of a reporting verb, by the parse where there is one, else by the words beside."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.article import Span
from bot.language.calendar_words import MONTHS, SHORT_MONTHS, WEEKDAYS
from bot.language.lemmas import singular
from bot.language.names.titles import is_title
from bot.language.wordlist import words
from bot.quotes.attribution.authors import SUBJECTS, author
from bot.quotes.vocabulary import PARTICLES, PRONOUNS, VOICELESS

if TYPE_CHECKING:
    from spacy.tokens import Token


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A noun phrase that names a speaker as written; `head` is the offset of its head word. Offsets into the text."""

    span: Span
    head: int


_OPEN_CLAUSE = frozenset({"xcomp", "advcl", "conj"})
_INSIDE_PHRASE = frozenset(
    {"flat", "compound", "amod", "det", "nmod:poss", "nummod", "fixed", "flat:name", "det:predet"}
)
_CARRIES = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET", "X"})
_DETERMINERS = words("the a an his her their its one another some many several two other this that these those")
_WEEKDAYS = frozenset(map(str.lower, WEEKDAYS))
_TIMES = (
    words("morning afternoon evening night week month year yesterday today tomorrow")
    | _WEEKDAYS
    | {name.lower() for name in MONTHS}
    | {f"{name.lower()}." for name in SHORT_MONTHS}
)
_NOBODY = words("this that these those there what which whatever")
_SKIPPED = _WEEKDAYS | words(
    "has had have was were is also later then reportedly recently once now never not did does do will would "
    "could again earlier today on in late early repeatedly"
)
_STANDS_ALONE = frozenset({"ROOT", "conj", "parataxis"})
_HEIGHT = 20  # words looked at on the way up the parse
_CLIMB = 5  # verbs between a reporting verb and the one that has its subject
_PHRASE = 8  # words of a speaker's name where no parse tells
_MARKS = 3  # words no longer than this between two of the reporter's are no quotation, or one too short to speak
_ASIDE = 25  # words of an aside between commas


def of_verb(tokens: Sequence[Token], place: int, *, inverted: bool) -> Mention | None:
    """The subject of the verb `tokens[place]`, the words of one sentence; `inverted`: a quotation precedes."""
    verb = tokens[place]
    own = {token.i for token in tokens}
    head = _by_parse(verb, own)
    if head is not None and head.i in own and head.pos_ in _CARRIES and not _is_nobody(head):
        named = _parenthetical(tokens, place) or _own_subject(tokens, place, head) or _after_title(tokens, place, head)
        return named or phrase(head)
    if head is not None and is_voiceless(head) and verb.lower_.endswith("ing"):
        return None
    return beside(tokens, place, inverted=inverted)


def is_voiceless(head: Token) -> bool:
    """Whether a noun is of a thing that speaks to nobody: a need, a crash."""
    return head.pos_ == "NOUN" and singular(head.lower_) in VOICELESS


def _is_nobody(head: Token) -> bool:
    return head.lower_ in _NOBODY | _TIMES or is_voiceless(head)


def phrase(head: Token) -> Mention:
    """The noun phrase of a head by the parse, without clauses, appositions and asides."""
    members = {head.i}
    for child in head.children:
        if child.dep_ in _INSIDE_PHRASE and child.lower_ not in _NOBODY:
            members.update(token.i for token in child.subtree)
        elif child.dep_ == "nmod" and 0 < child.i - head.i <= 4:
            members.update(token.i for token in child.subtree if token.i <= child.i)
            members.update(token.i for token in child.children if token.dep_ in ("flat", "flat:name"))
    low = high = head.i
    # Only what hangs together without a comma is the name of somebody.
    while low - 1 in members and not head.doc[low - 1].is_punct:
        low -= 1
    while high + 1 in members and head.doc[high + 1].text not in (",", ";", ":", "(", "—", "–"):
        high += 1
    return _mention(head.doc[low], head.doc[high], head)


def beside(tokens: Sequence[Token], at: int, *, inverted: bool) -> Mention | None:
    """The subject beside the verb `tokens[at]` by the words alone; right of it first where the order is inverted."""
    if inverted:
        found = rightward(tokens, at + 1)
        if found is not None:
            return found
    return _leftward(tokens, at - 1)


def leading(tokens: Sequence[Token]) -> Mention | None:
    """The noun phrase a sentence begins with."""
    for at, token in enumerate(tokens[:12]):
        if _is_name(token) or token.lower_ in PRONOUNS:
            return rightward(tokens, at)
    return None


def rightward(tokens: Sequence[Token], at: int) -> Mention | None:
    """The noun phrase that begins at `at`, small words skipped, by the words alone."""
    while at < len(tokens) and tokens[at].lower_ in _SKIPPED and not _is_name(tokens[at]):
        at += 1
    if at >= len(tokens):
        return None
    counts = tokens[at].lower_ == "one" and at + 1 < len(tokens) and tokens[at + 1].pos_ in ("NOUN", "ADJ")
    if tokens[at].lower_ in PRONOUNS and not counts:
        return _mention(tokens[at], tokens[at], tokens[at])
    determined = tokens[at].lower_ in _DETERMINERS
    if not determined and not _is_name(tokens[at]):
        return None
    end = at + 1
    while end < min(at + _PHRASE, len(tokens)) and _goes_on(tokens, end, determined):
        end += 1
    return None if determined and end == at + 1 else _mention(tokens[at], tokens[end - 1], tokens[end - 1])


def has_subject(verb: Token) -> bool:
    """Whether the parse gives the verb a subject of its own."""
    return any(child.dep_ in SUBJECTS for child in verb.children)


def of_root(tokens: Sequence[Token]) -> Mention | None:
    """The subject of the sentence's main verb, by the parse."""
    root = next((token for token in tokens if token.dep_ == "ROOT"), None)
    subject = next((child for child in root.children if child.dep_ in SUBJECTS), None) if root is not None else None
    return phrase(subject) if subject is not None else None


def of_main_clause(participle: Token, own: Set[int]) -> Mention | None:
    """The subject of the clause a participle after a comma comments on: "Ms Alder met the man who left, saying".

    `own` are the words of the sentence outside its quotations, by index. However deep the parse hangs the participle,
    it is the clause that stands on its own feet whose subject speaks.
    """
    subject: Token | None = None
    token = participle
    for _ in range(_HEIGHT):
        found = next((child for child in token.children if child.dep_ in SUBJECTS and child.i in own), None)
        if found is not None and found.pos_ in _CARRIES and found.i < participle.i:
            subject = found
            if token.dep_ in _STANDS_ALONE:
                break
        if token.head.i == token.i:
            break
        token = token.head
    return phrase(subject) if subject is not None and subject.lower_ not in _NOBODY | _TIMES else None


def _by_parse(verb: Token, own: Set[int]) -> Token | None:
    for _ in range(_CLIMB):
        for child in verb.children:
            # What the quotation says has subjects too; none of them says it.
            if child.dep_ in SUBJECTS and child.i in own:
                return author(verb.head) if child.tag_ in ("WDT", "WP") and verb.dep_.startswith("acl") else child
        if verb.dep_ in ("acl:relcl", "acl"):
            return author(verb.head)
        if verb.dep_ not in _OPEN_CLAUSE or verb.head.i == verb.i:
            return None
        verb = verb.head
    return None


def _own_subject(tokens: Sequence[Token], place: int, head: Token) -> Mention | None:
    """A name before the verb that the parse passed over: "… rejected it, and Ms Alder, the mayor, denounced"."""
    if has_subject(tokens[place]):
        return None
    found = _leftward(tokens, place - 1)
    if found is None or found.head <= head.idx:
        return None
    first = next(at for at, token in enumerate(tokens) if token.idx == found.span.start)
    joined = first > 0 and tokens[first - 1].lower_ in ("and", "but", "while")
    return found if joined and _is_name(tokens[first]) else None


def _after_title(tokens: Sequence[Token], place: int, head: Token) -> Mention | None:
    """The name right before the verb where the parse took its title for the subject: "Taoiseach Ruth Alder said"."""
    found = _leftward(tokens, place - 1)
    if found is None or head.pos_ not in ("NOUN", "PROPN") or found.span.start <= head.idx:
        return None
    between = [token for token in tokens if head.idx < token.idx < found.span.start]
    if not _is_name(next(token for token in tokens if token.idx == found.span.start)):
        return None
    if len(between) > 4 or any(token.pos_ in ("ADP", "CCONJ", "VERB") or token.text == "," for token in between):
        return None
    return found


def _parenthetical(tokens: Sequence[Token], place: int) -> Mention | None:
    """A name or pronoun set off before the verb: "These workers, Ms Alder explained, were …"; by a quotation too."""
    found = _leftward(tokens, place - 1)
    if found is None or tokens[place - 1].lower_ == "who":
        return None
    first = next(at for at, token in enumerate(tokens) if token.idx == found.span.start)
    near = tokens[place].idx - found.span.end < 2
    quoted = first > 0 and tokens[first].i - tokens[first - 1].i > _MARKS
    set_off = quoted or (first > 0 and tokens[first - 1].text in (",", "—", "–", "―", "--"))
    return found if near and set_off and (_is_name(tokens[first]) or tokens[first].lower_ in PRONOUNS) else None


def _leftward(tokens: Sequence[Token], at: int) -> Mention | None:
    while at >= 0 and (tokens[at].lower_ in _SKIPPED or tokens[at].lower_.endswith("ly") or tokens[at].like_num):
        at -= 1
    if at >= 0 and tokens[at].text == ")":
        at = next((back - 1 for back in range(at - 1, max(-1, at - _PHRASE), -1) if tokens[back].text == "("), at)
    aside: Mention | None = None
    if at >= 0 and tokens[at].text == ",":
        aside = _apposed(tokens, at)
        at = _before_aside(tokens, at)
    if at < 0:
        return None
    if aside is not None and not _is_name(tokens[at]):
        return aside
    last = tokens[at]
    if last.lower_ in PRONOUNS:
        return _mention(last, last, last)
    start = at + 1
    while start > 0 and start > at - _PHRASE and (_is_name(tokens[start - 1]) or _joins(tokens, start - 1)):
        start -= 1
    if start <= at:
        return _mention(tokens[start], last, last)
    for back in range(at, max(-1, at - 6), -1):
        if tokens[back].lower_ in _DETERMINERS:
            return _mention(tokens[back], last, last) if back < at else None
        if not _is_plain(tokens[back]):
            break
    plural = last.lower_.endswith("s") and _is_plain(last) and last.tag_ in ("", "NNS")
    return _mention(tokens[at - 1] if at > 0 and _is_name(tokens[at - 1]) else last, last, last) if plural else None


def _apposed(tokens: Sequence[Token], at: int) -> Mention | None:
    """The name that alone stands between the comma at `at` and the one before: "her lawyer, Anton Beck, said"."""
    first = _before_aside(tokens, at) + 2
    if 1 < first < at and all(_is_name(token) for token in tokens[first:at]):
        return _mention(tokens[first], tokens[at - 1], tokens[at - 1])
    return None


def _before_aside(tokens: Sequence[Token], at: int) -> int:
    return next((back - 1 for back in range(at - 1, max(-1, at - _ASIDE), -1) if tokens[back].text == ","), -1)


def _goes_on(tokens: Sequence[Token], at: int, determined: bool) -> bool:
    return _is_name(tokens[at]) or _joins(tokens, at) or (determined and _is_plain(tokens[at]))


def _is_name(token: Token) -> bool:
    if token.lower_ in _TIMES or not token.text[0].isalnum():
        return False
    if token.pos_:
        return token.pos_ == "PROPN"
    if token.text[0].isupper() and token.text.endswith(".") and is_title(token.text):
        return True
    return token.text[0].isupper() and token.is_alpha and token.lower_ not in _DETERMINERS | PRONOUNS


def _joins(tokens: Sequence[Token], at: int) -> bool:
    inside = 0 < at < len(tokens) - 1
    joint = tokens[at].text in ("-", "’s", "'s", "&") or tokens[at].lower_ in PARTICLES
    return inside and joint and _is_name(tokens[at - 1]) and _is_name(tokens[at + 1])


def _is_plain(token: Token) -> bool:
    wordlike = token.is_alpha or "-" in token.text or token.text in ("’s", "'s")
    return (
        wordlike
        and token.lower_ not in ("and", "but", "that", "who", "which")
        and token.pos_ not in ("VERB", "AUX", "ADP")
    )


def _mention(first: Token, last: Token, head: Token) -> Mention:
    return Mention(span=Span(start=first.idx, end=last.idx + len(last)), head=head.idx)
