"""Where sentences begin in news text: certain breaks and certain joins, decided before the parser and binding for it.

A paragraph always begins a sentence. Inside one, a sentence begins only after a stop: "U.S.", "Mr.", initials, an
ellipsis with the sentence going on, the number of a list item and a question quoted before "she asked" are none. Where
neither is certain the parser decides; a pipeline without one takes the likelier side.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from spacy.language import Language

from bot.language.parse.layout import Spacing, begins_item, is_wrapped, spacing
from bot.language.parse.stops import STOPS_AND_CLOSERS, Break, judge

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

COMPONENT: Final = "copydesk_sentences"
ALONE: Final = "copydesk_sentences_alone"


def add_sentences(nlp: Language) -> Language:
    """The pipeline with the breaks set before anything else runs."""
    decided_later = {"parser", "senter"} & set(nlp.pipe_names)
    nlp.add_pipe(COMPONENT if decided_later else ALONE, first=True)
    return nlp


def breaks(doc: Doc) -> list[Break]:
    """For each token whether it begins a sentence; white space belongs to the sentence before it."""
    decided = [Break.INSIDE] * len(doc)
    text, tokens = doc.text, [token for token in doc if not token.is_space]
    wrapped = is_wrapped(text)
    for at, token in enumerate(tokens):
        decided[token.i] = _judge(text, tokens, at, wrapped=wrapped)
    if decided:
        decided[0] = Break.START
    return decided


def _judge(text: str, tokens: Sequence[Token], at: int, *, wrapped: bool) -> Break:
    token = tokens[at]
    if at == 0:
        return Break.INSIDE if token.i else Break.START
    previous = tokens[at - 1]
    if previous.i == token.i - 1:
        return judge(tokens, at) if previous.text[-1] in STOPS_AND_CLOSERS else Break.INSIDE
    between = spacing(text[previous.idx + len(previous) : token.idx])
    if between is Spacing.PARAGRAPH or (between is Spacing.LINE and begins_item(text, token.idx)):
        return Break.START
    if between is Spacing.LINE and not wrapped and not token.text[0].islower():
        return Break.START
    return judge(tokens, at)


@Language.component(COMPONENT)
def set_certain_breaks(doc: Doc) -> Doc:
    """Set the certain breaks and joins and leave the rest to the parser."""
    return _set(doc, breaks(doc))


@Language.component(ALONE)
def set_breaks(doc: Doc) -> Doc:
    """Set every break."""
    return _set(doc, [Break.START if found is Break.OPEN else found for found in breaks(doc)])


def _set(doc: Doc, decided: Sequence[Break]) -> Doc:
    for token, found in zip(doc, decided, strict=True):
        if found is not Break.OPEN:
            token.is_sent_start = found is Break.START
    return doc
