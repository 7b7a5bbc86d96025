"""The language pipeline of the desk: English news in, a parsed document out, whichever spaCy model stands behind it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import TYPE_CHECKING, Final

import spacy
from threadpoolctl import threadpool_limits

from bot.language import tokenizer
from bot.language.encoder.likeness import add_likeness
from bot.language.parse.chunks import cut
from bot.language.parse.rejoin import join
from bot.language.parse.sentences import add_sentences
from bot.language.parse.universal import add_universal
from bot.language.shipped import SHIPPED

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

# Characters parsed in one go. Of 1,000 to 40,000 tried, 2,000 to 5,000 are fastest and keep other threads waiting
# shortest (15 to 18 ms at most); 40,000 take a third longer. spaCy refuses more than 1,000,000.
CHUNK_CHARACTERS: Final = 4_000
_BATCH: Final = 2  # pieces handed to spaCy together: more hold the interpreter's lock longer and are no faster

_SURROGATES = re.compile(r"[\ud800-\udfff]")


class Pipeline:
    """A loaded spaCy pipeline. `parse` may be called from several threads at once."""

    def __init__(self, nlp: Language) -> None:
        """`nlp` as spaCy loads it; sentences by rule and one set of labels are added here, once.

        Matrix products run on one thread from here on, in the whole process: several wait for one another wherever
        other programs want the cores too (a parse took a hundred times as long), and one always adds up in one order.
        """
        threadpool_limits(limits=1, user_api="blas")
        self._nlp = add_likeness(add_universal(add_sentences(nlp)))
        # The first text makes a model unpack its numbers: before any thread asks for it.
        self._nlp("Ready.")

    @classmethod
    def load(cls, model: str | None = None) -> Pipeline:
        """The pipeline of an installed package or folder `model`; by default the shipped one.

        Without a shipped model the pipeline has sentences by rule and neither tags nor a parse.
        Raises OSError where there is no such package or folder.
        """
        if model is not None:
            return cls(spacy.load(model))
        if (SHIPPED / "meta.json").exists():
            return cls(spacy.load(SHIPPED))
        return cls.blank()

    @classmethod
    def blank(cls) -> Pipeline:
        """A pipeline without a model: the desk's tokens, and sentences by rule."""
        nlp = spacy.blank("en")
        nlp.tokenizer = tokenizer.news_tokenizer(nlp)
        return cls(nlp)

    def parse(self, text: str) -> Doc:
        """The parse of `text`: token offsets are offsets into `text`, sentences are set, for any text of any length.

        Relations are Universal Dependencies, parts of speech universal. A long text is parsed in pieces cut between
        paragraphs.
        """
        return next(self.pipe((text,)))

    def pipe(self, texts: Iterable[str]) -> Iterator[Doc]:
        """The parse of each text, in order; faster than one by one."""
        parsed = self._nlp.pipe(_pieces(texts), as_tuples=True, batch_size=_BATCH)
        for _, pieces in groupby(parsed, key=lambda pair: pair[1]):
            docs = [doc for doc, _ in pieces]
            yield docs[0] if len(docs) == 1 else join(docs)


def _pieces(texts: Iterable[str]) -> Iterator[tuple[str, int]]:
    """The pieces of all texts, each with its text's number; an empty text is one empty piece."""
    for number, text in enumerate(texts):
        plain = _SURROGATES.sub("\ufffd", text)  # lone surrogates have no UTF-8: replaced one for one
        if not plain:
            yield "", number
        for piece in cut(plain, CHUNK_CHARACTERS):
            yield piece, number
