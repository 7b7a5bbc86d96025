"""Everything in a sentence that could say who speaks: verbs, nouns of speech, "according to", labels (CHECKS 27)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from bot.language.reporting_verbs import is_cue, is_noun_of_speech, is_strong, lemma
from bot.language.wordlist import words
from bot.quotes.attribution import subjects
from bot.quotes.attribution.authors import BY, passed_on
from bot.quotes.attribution.reporter_sentences import Unit
from bot.quotes.attribution.subjects import Mention

if TYPE_CHECKING:
    from spacy.tokens import Token


class Form(StrEnum):
    """What kind of words announce the speaker."""

    STRONG = "strong"  # a verb of saying
    WEAK = "weak"  # a verb that can be one
    NOUN = "noun"  # "her claim that"
    ACCORDING = "according"
    LABEL = "label"  # "Alder: “…”" and "“…” — Ruth Alder"


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """One way to name the speaker. `at` is its place among the items of the sentence."""

    at: int
    token: Token
    form: Form
    lemma: str | None
    mention: Mention


_PLAIN_FORMS = words("said says told tells wrote writes added adds asked asks replied replies warns argues insists")
_DASHES = frozenset({"—", "–", "―", "-", "--"})
_LEARNING = words("know see find hear learn")  # what is learned was said by others
_CITED = 12  # words between the verb of citing and what is cited
_NAMED = 5  # words of a name and the comma after it
_PHRASE = 7  # words between a message and the colon that opens it
_LABEL = 12  # words of a label, the colon or the dash among them
_BULLETS = frozenset({"•", "*", "-", "·", "–", "▪", "●"})
_PAUSES = frozenset({",", "—", "–", "―", "--"})


def candidates(unit: Unit) -> tuple[Candidate, ...]:
    """The candidates of a sentence in order."""
    tokens = unit.tokens
    place = -1
    first: Mention | None = None
    found_all: list[Candidate] = []
    for at, item in enumerate(unit.items):
        if isinstance(item, int):
            continue
        place += 1
        found = _read(unit, at, place, first)
        if found is not None:
            first = first or (found.mention if found.form is Form.STRONG else None)
            found_all.append(found)
    return tuple(sorted([*found_all, *_labels(unit, tokens)], key=lambda candidate: candidate.at))


def _read(unit: Unit, at: int, place: int, first: Mention | None) -> Candidate | None:
    tokens = unit.tokens
    token = tokens[place]
    if token.lower_ == "according" or (token.lower_ == "per" and token.pos_ == "ADP"):
        mention = _according(tokens, place)
        return _candidate(at=at, token=token, form=Form.ACCORDING, lemma="accord", mention=mention)
    if token.lower_ == "to" and _is_in_somebodys_eyes(unit, at):
        eyes = tokens[place + 1]
        seen = subjects.phrase(eyes) if eyes.pos_ == "PRON" else subjects.rightward(tokens, place + 1)
        return _candidate(at=at, token=token, form=Form.ACCORDING, lemma=None, mention=seen)
    if _is_verb(token):
        stem = lemma(token.text, token.lemma_ if token.pos_ else "")
        if not is_cue(stem) and not _introduces(unit, at):
            return None
        mention = _subject(unit, at, place, first)
        form = Form.STRONG if is_strong(stem) or _tells_that(token, stem) else Form.WEAK
        return _candidate(at=at, token=token, form=form, lemma=stem, mention=mention)
    if token.pos_ == "NOUN" and is_noun_of_speech(token.text, token.lemma_):
        mention = _possessor(token) or _announcer(unit, at, token)
        return _candidate(at=at, token=token, form=Form.NOUN, lemma=None, mention=mention)
    return None


def _is_in_somebodys_eyes(unit: Unit, at: int) -> bool:
    """Whether a person, a comma and a quotation follow "to": "to her, “…”"."""
    for near, item in enumerate(unit.items[at + 1 : at + _NAMED], start=at + 1):
        if isinstance(item, int):
            return False
        if item.text == ",":
            return near > at + 1 and near + 1 < len(unit.items) and isinstance(unit.items[near + 1], int)
        if item.pos_ not in ("PRON", "PROPN"):
            return False
    return False


def _candidate(*, at: int, token: Token, form: Form, lemma: str | None, mention: Mention | None) -> Candidate | None:
    if mention is None or (token.idx != mention.head and _is_thing(token, mention)):
        return None
    return Candidate(at=at, token=token, form=form, lemma=lemma, mention=mention)


def _is_thing(near: Token, mention: Mention) -> bool:
    head = near.doc.char_span(mention.head, mention.head + 1, alignment_mode="expand")
    return head is not None and subjects.is_voiceless(head[0])


def _is_verb(token: Token) -> bool:
    if token.pos_:
        return token.pos_ == "VERB"
    return token.lower_.endswith(("ed", "ing")) or token.lower_ in _PLAIN_FORMS


def _introduces(unit: Unit, at: int) -> bool:
    """Whether a verb outside the lists stands right before the colon or comma that opens a quotation."""
    following = unit.items[at + 1 : at + 4]
    for near, item in enumerate(following[:-1]):
        if isinstance(item, int):
            return False
        if item.text in (":", ","):
            return isinstance(following[near + 1], int)
    return False


def _according(tokens: tuple[Token, ...], place: int) -> Mention | None:
    head = tokens[place].head
    if head.pos_ in ("NOUN", "PROPN", "PRON") and head.i > tokens[place].i:
        return subjects.phrase(head)
    after = place + 2 if place + 1 < len(tokens) and tokens[place + 1].lower_ == "to" else place + 1
    return subjects.rightward(tokens, after)


def _subject(unit: Unit, at: int, place: int, first: Mention | None) -> Mention | None:
    tokens = unit.tokens
    verb = tokens[place]
    cited = _cited(tokens, place) or _handed_on(unit, verb)
    if cited is not None:
        return cited
    if verb.lower_.endswith("ing") and verb.dep_ and place > 0 and tokens[place - 1].text in _PAUSES:
        main = subjects.of_main_clause(verb, {token.i for token in tokens})
        if main is not None:
            return main
    inverted = any(isinstance(item, int) for item in unit.items[max(0, at - 3) : at])
    found = subjects.of_verb(tokens, place, inverted=inverted)
    # "He said they had met, adding that": who said it adds it, whatever the parse hangs the participle on.
    if verb.lower_.endswith("ing") and first is not None and verb.dep_ in ("advcl", "xcomp", "conj"):
        return first
    if verb.lower_.endswith("ing") and (found is None or not verb.dep_):
        return first or subjects.leading(tokens)
    found = found or (first if verb.dep_ == "conj" else None)
    return _whole(tokens, found) if found is not None else None


def _whole(tokens: tuple[Token, ...], found: Mention) -> Mention:
    """Who is meant by a "they": the group the sentence is about, "The campaign rejects what they call “…”"."""
    told = next(token for token in tokens if token.idx == found.head)
    if told.lower_ != "they":
        return found
    about = subjects.of_root(tokens)
    head = next((token for token in tokens if about is not None and token.idx == about.head), None)
    return about if about is not None and head is not None and head.pos_ == "NOUN" and head.idx < told.idx else found


def _cited(tokens: tuple[Token, ...], place: int) -> Mention | None:
    """Whom an agency lets speak: "Interfax quoted Ms Alder as saying"."""
    if place == 0 or tokens[place - 1].lower_ != "as":
        return None
    for at in range(place - 2, max(-1, place - _CITED), -1):
        if lemma(tokens[at].text, tokens[at].lemma_) in ("quote", "cite"):
            return subjects.rightward(tokens, at + 1) if at + 1 < place - 1 else None
    return None


def _handed_on(unit: Unit, verb: Token) -> Mention | None:
    source = passed_on(verb, {token.i for token in unit.tokens})
    return subjects.phrase(source) if source is not None else None


def _tells_that(verb: Token, stem: str) -> bool:
    """Whether a clause with "that" hangs on a verb of telling or thinking: "reports that", "believes that"."""
    return stem not in _LEARNING and any(
        child.dep_ == "ccomp" and any(mark.lower_ == "that" and mark.dep_ == "mark" for mark in child.children)
        for child in verb.children
    )


def _announcer(unit: Unit, at: int, noun: Token) -> Mention | None:
    """Who comes out with what a colon introduces: "Ms Alder has a new message: “…”"."""
    within = noun.dep_ == "obl" and any(child.lower_ == "in" for child in noun.children if child.dep_ == "case")
    if not (noun.dep_ == "obj" or within) or not _opens_after(unit, at):
        return None
    return _handed_on(unit, noun.head) or subjects.of_main_clause(noun.head, {token.i for token in unit.tokens})


def _opens_after(unit: Unit, at: int) -> bool:
    """Whether a colon and a quotation, or the end, follow with no more than a phrase before them."""
    for near, item in enumerate(unit.items[at + 1 : at + _PHRASE], start=at + 1):
        if isinstance(item, int) or item.pos_ == "VERB":
            return False
        if item.text == ":":
            return near + 1 == len(unit.items) or isinstance(unit.items[near + 1], int)
    return False


def _possessor(noun: Token) -> Mention | None:
    for child in noun.children:
        if child.dep_ == "nmod:poss":
            return subjects.phrase(child)
        if child.dep_ == "nmod" and any(case.lower_ in BY for case in child.children if case.dep_ == "case"):
            return subjects.phrase(child)
    return None


def _labels(unit: Unit, tokens: tuple[Token, ...]) -> Iterator[Candidate]:
    """A name and a colon before the marks, a dash and a name after them."""
    for at, item in enumerate(unit.items):
        if not isinstance(item, int):
            continue
        before = [own for own in unit.items[: min(at, _LABEL)] if not isinstance(own, int)]
        while before and before[0].text in _BULLETS:
            before = before[1:]
        mention = _before_colon(before) if at <= _LABEL else None
        if mention is not None:
            yield Candidate(at=at - 1, token=before[0], form=Form.LABEL, lemma=None, mention=mention)
        after = [own for own in unit.items[at + 1 : at + 1 + _LABEL] if not isinstance(own, int)]
        if len(after) > 1 and unit.items[at + 1] is after[0]:
            mention = _after_dash(after[1:], tokens) if after[0].text in _DASHES else _after_colon(after)
            if mention is not None:
                yield Candidate(at=at + 1, token=after[0], form=Form.LABEL, lemma=None, mention=mention)


def _after_colon(after: list[Token]) -> Mention | None:
    """Whom a caption shows beside their words: "“…”: Mayor Ruth Alder at the bridge"."""
    mention = subjects.rightward(after, 1) if after[0].text == ":" else None
    if mention is None or mention.span.start != after[1].idx or after[1].pos_ not in ("PROPN", ""):
        return None
    following = [token for token in after if token.idx >= mention.span.end]
    owns = bool(following) and following[0].text in ("’s", "'s", "’", "'")
    told = any(token.pos_ in ("VERB", "AUX") for token in following)
    return None if owns or told or mention.span.of(after[0].doc.text).endswith(("’s", "'s")) else mention


def _before_colon(before: list[Token]) -> Mention | None:
    """The name that a label is, or begins with: "Ruth Alder, mayor:"."""
    if len(before) < 2 or before[-1].text != ":":
        return None
    said = before[0].lower_ in _PLAIN_FORMS
    mention = subjects.rightward(before[:-1], said)
    if mention is None:
        return None
    last = next(at for at, token in enumerate(before) if token.idx + len(token) >= mention.span.end)
    if last == len(before) - 2:
        return mention
    named = mention.span.start == before[said].idx and before[last + 1].text in (",", "(")
    return mention if named and not any(token.pos_ in ("VERB", "AUX") for token in before[last + 1 :]) else None


def _after_dash(rest: list[Token], tokens: tuple[Token, ...]) -> Mention | None:
    """The name a sentence ends in after its quotation and a dash: "— Ruth Alder, mayor"."""
    mention = subjects.rightward(rest, 0)
    if mention is None or mention.span.start != rest[0].idx:
        return None
    if mention.span.end >= tokens[-1].idx:
        return mention
    following = [token for token in rest if token.idx >= mention.span.end]
    signed = following[:1] and following[0].text in (",", "(") and rest[0].pos_ in ("PROPN", "")
    return mention if signed and not any(token.pos_ in ("VERB", "AUX") for token in following) else None
