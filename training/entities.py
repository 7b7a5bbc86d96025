"""Named people, organisations and places in the sources, as labelled runs of words.

GUM marks every mention of an entity ("the six-member Afghan team"): here only the name inside a mention counts, cut
as the Universal NER guidelines cut it: without article, title or possessive. UNER, the Broad Twitter Corpus and re3d
mark names only.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import takewhile
from pathlib import Path
from typing import Final

from training.conllu import PARAGRAPH, Document, Sentence, Token, read

LABELS: Final = {
    "PERSON": "PERSON",
    "PER": "PERSON", "Person": "PERSON", "person": "PERSON",
    "ORG": "ORG", "Organisation": "ORG", "organization": "ORG",
    "LOC": "LOC", "Location": "LOC", "place": "LOC",
}  # fmt: skip
_MENTION: Final = re.compile(r"\([^()]+\)?|[\w\[\]/]+\)")
_NAME_PARTS: Final = frozenset({"flat", "compound", "goeswith", "punct", "amod", "nummod"})
_COMPANY_FORMS: Final = frozenset({"inc.", "inc", "ltd", "ltd.", "llc", "corp.", "co."})
# Written with a capital, these are no names when they stand alone: "the Court", "the Minister".
_KIND_WORDS: Final = (
    "academy ambassador area army association beach board building center centre chair chairman chancellor church "
    "city college commission committee conference congregation council country county court department director "
    "district doctor east empire federation general government governor institute island judge king lady legion "
    "lodge lord marina member minister ministry museum nation north office officer order park parliament party pope "
    "president professor province queen region representative school secretary senator service shore society south "
    "space speaker state station store street town university village west"
)
KINDS: Final = frozenset(_KIND_WORDS.split())
_TITLE_WORDS: Final = (
    "president prime minister vice secretary general gen. lt. col. colonel maj. major capt. captain sgt. ambassador "
    "foreign defence defense mr mr. mrs mrs. ms ms. dr dr. sir lord lady king queen prince princess senator sen. "
    "rep. chancellor of state deputy special envoy high representative u.s. us uk british russian"
)
_TITLES: Final = frozenset(_TITLE_WORDS.split())


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedSentence:
    """Words, whether a space follows each, and the names as (first word, word after the last, label)."""

    words: tuple[str, ...]
    spaces: tuple[bool, ...]
    names: tuple[tuple[int, int, str], ...]
    new_paragraph: bool = False  # whether the text has a break before it
    unknown: tuple[tuple[int, int], ...] = ()  # words that may be a name or not


def gum_names(document: Document) -> tuple[NamedSentence, ...]:
    """The sentences of a GUM document with the names in its "Entity=" field."""
    return tuple(named(document, sentence, _gum_sentence(sentence)) for sentence in document.sentences)


def uner_names(treebank: Path, layer: Path) -> dict[str, tuple[NamedSentence, ...]]:
    """The names of a UNER layer over the treebank's words, per document. Sentences whose words differ are left out."""
    tagged = {sent_id: (words, tags) for sent_id, words, tags in _iob_sentences(layer)}
    found: dict[str, tuple[NamedSentence, ...]] = {}
    for document in read(treebank):
        sentences = []
        for sentence in document.sentences:
            words, tags = tagged.get(sentence.sent_id, ([], []))
            if words == [token.form for token in sentence.tokens]:
                sentences.append(named(document, sentence, marked(tags)))
        found[document.name] = tuple(sentences)
    return found


def conll_names(path: Path) -> tuple[NamedSentence, ...]:
    """The sentences of a two-column file; the spaces between words are guessed from the marks."""
    sentences = []
    rows: list[list[str]] = []
    with path.open(encoding="utf-8") as lines:
        for line in (*lines, ""):
            columns = line.rstrip("\n").split("\t")
            if len(columns) == 2:
                rows.append(columns)
            elif rows:
                words = tuple(word for word, _ in rows)
                names = tuple(_bare(words, *name) for name in marked([tag for _, tag in rows]) if words[name[0]] != "@")
                sentences.append(NamedSentence(words=words, spaces=_guessed_spaces(words), names=names))
                rows = []
    return tuple(sentences)


def marked(tags: list[str]) -> tuple[tuple[int, int, str], ...]:
    """Names from B- and I- tags, as (first word, word after the last, label); other types are left out."""
    names = []
    for start, tag in enumerate(tags):
        if not tag.startswith("B-") or tag[2:] not in LABELS:
            continue
        length = sum(1 for _ in takewhile(lambda later: later.startswith("I-"), tags[start + 1 :]))
        names.append((start, start + 1 + length, LABELS[tag[2:]]))
    return tuple(names)


def named(document: Document, sentence: Sentence, names: Iterable[tuple[int, int, str]]) -> NamedSentence:
    """A sentence as it stands in its document, with these names."""
    return NamedSentence(
        words=tuple(token.form for token in sentence.tokens),
        spaces=tuple(document.text[token.end : token.end + 1].isspace() for token in sentence.tokens),
        names=tuple(names),
        new_paragraph=document.text[: sentence.tokens[0].start].endswith(PARAGRAPH),
    )


def belongs(tokens: tuple[Token, ...], index: int, head: int, kind: str) -> bool:
    """Whether a dependent is part of the name: "John" of "John Smith", "of" and "Health" of "Ministry of Health"."""
    token = tokens[index]
    capital = token.form[:1].isupper() or token.form[:1].isdigit()
    if token.relation in {"flat", "goeswith"} or token.form.lower() in _COMPANY_FORMS:
        return True
    if kind == "person":
        return (
            token.relation in {"compound", "punct"}
            and token.form not in {",", "(", ")", ":", ";"}
            and (capital or token.form == "-")
        )
    if token.relation in _NAME_PARTS:
        return capital or token.form in {"-", "&", "'", "."} or (token.relation == "punct" and token.form == "’")
    if token.relation in {"nmod", "conj"} and token.xpos in {"NNP", "NNPS"}:
        between = tokens[head + 1 : index]
        return index > head and all(
            t.form[:1].isupper() or t.form in {"of", "the", "and", "for", "&", "-", "de"} for t in between
        )
    return (
        token.relation in {"case", "cc", "det"}
        and token.form in {"of", "and", "for", "&", "the", "de"}
        and index > head
    )


def _gum_sentence(sentence: Sentence) -> tuple[tuple[int, int, str], ...]:
    """The longest names first, then those that do not overlap them."""
    names = {
        (*core, LABELS[kind])
        for start, end, kind in _mentions(sentence)
        if kind in LABELS and (core := _core(sentence.tokens, start, end, kind)) is not None
    }
    chosen: list[tuple[int, int, str]] = []
    for name in sorted(names, key=lambda name: (name[0] - name[1], name)):
        if all(name[1] <= start or end <= name[0] for start, end, _ in chosen):
            chosen.append(name)
    return tuple(sorted(chosen))


def _mentions(sentence: Sentence) -> Iterator[tuple[int, int, str]]:
    """Mentions within one sentence as (first word, word after the last, type)."""
    open_mentions: dict[str, list[tuple[int, str]]] = {}
    for index, token in enumerate(sentence.tokens):
        field = next((part for part in token.misc.split("|") if part.startswith("Entity=")), "").removeprefix("Entity=")
        for bracket in _MENTION.findall(field):
            parts = bracket.strip("()").split("-")
            name = parts[0].split("[")[0]
            if bracket.startswith("("):
                open_mentions.setdefault(name, []).append((index, parts[1]))
            if bracket.endswith(")") and open_mentions.get(name):
                start, kind = open_mentions[name].pop()
                yield start, index + 1, kind


def _core(tokens: tuple[Token, ...], start: int, end: int, kind: str) -> tuple[int, int] | None:
    """The name inside a mention, or None when its head is no name."""
    head = next((i for i in range(start, end) if not start <= tokens[i].head < end or tokens[i].head == i), None)
    if head is None or not _names_something(tokens[head], kind):
        return None
    inside: set[int] = {head}
    grown = True
    while grown:  # "of" hangs on "Health", which comes after it
        more = {i for i in range(start, end) if tokens[i].head in inside and belongs(tokens, i, head, kind)}
        grown, inside = not more <= inside, inside | more
    first = last = head
    while first - 1 in inside:
        first -= 1
    while last + 1 in inside:
        last += 1
    while tokens[last].upos == "PUNCT" and last > head:
        last -= 1
    while (tokens[first].upos in {"PUNCT", "DET"} or tokens[first].form.islower()) and first < head:
        first += 1
    if first == last and tokens[first].form.lower() in KINDS:
        return None
    return first, last + 1


def _names_something(head: Token, kind: str) -> bool:
    if head.upos != "PROPN" and head.xpos not in {"NNP", "NNPS"}:
        return False
    return not (kind == "person" and head.xpos == "NNPS")


def _iob_sentences(path: Path) -> Iterator[tuple[str, list[str], list[str]]]:
    sent_id, words, tags = "", [], []
    with path.open(encoding="utf-8") as lines:
        for line in (*lines, "\n"):
            columns = line.rstrip("\n").split("\t")
            if line.startswith("# sent_id"):
                sent_id = line.partition("=")[2].strip()
            elif columns[0].isdigit():
                words.append(columns[1])
                tags.append(columns[2])
            elif not line.strip() and words:
                yield sent_id, words, tags
                words, tags = [], []


def _bare(words: tuple[str, ...], start: int, end: int, label: str) -> tuple[int, int, str]:
    """A name without the article or the titles before it, which these sources count in and Universal NER does not."""
    while start + 1 < end and (
        words[start].lower() in {"the", "a"} or (label == "PERSON" and words[start].lower() in _TITLES)
    ):
        start += 1
    return start, end, label


def _guessed_spaces(words: tuple[str, ...]) -> tuple[bool, ...]:
    """No space before a closing mark or after an opening one, none around a hyphen."""
    spaces = []
    for word, following in zip(words, (*words[1:], ""), strict=True):
        tight = following in {".", ",", ";", ":", "!", "?", ")", "]", "%", "'s", "’s", "n't", "'", "-"}
        spaces.append(not (tight or word in {"(", "[", "$", "#", "@", "-"}))
    return tuple(spaces)
