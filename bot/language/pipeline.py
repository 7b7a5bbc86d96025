"""The language pipeline of the desk: English news in, a parsed document out, whichever spaCy model stands behind it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from bot.language import tokenizer
from bot.language.chunks import cut
from bot.language.sentences import add_sentences

SHIPPED: Final = Path(__file__).parent / "model"
CHUNK_CHARACTERS: Final = 5_000

_SURROGATES = re.compile(r"[\ud800-\udfff]")


class Pipeline:
    """A loaded spaCy pipeline. `parse` may be called from several threads at once."""

    def __init__(self, nlp: Language) -> None:
        self._nlp = nlp

    @classmethod
    def load(cls, model: str | None = None) -> Pipeline:
        """The pipeline of an installed package or folder `model`; by default the shipped one.

        Without a shipped model the pipeline has sentences by rule and neither tags nor a parse.
        Raises OSError where there is no such package or folder.
        """
        if model is not None:
            return cls(add_sentences(spacy.load(model)))
        if (SHIPPED / "meta.json").exists():
            return cls(add_sentences(spacy.load(SHIPPED)))
        blank = spacy.blank("en")
        blank.tokenizer = tokenizer.news_tokenizer(blank)
        return cls(add_sentences(blank))

    def parse(self, text: str) -> Doc:
        """The parse of `text`: token offsets are offsets into `text`, sentences are set, for any text of any length."""
        pieces = [self._nlp(piece) for piece in cut(_encodable(text), CHUNK_CHARACTERS)]
        return _joined(pieces) if pieces else self._nlp("")

    def pipe(self, texts: Iterable[str]) -> Iterator[Doc]:
        """The parse of each text, in order."""
        for text in texts:
            yield self.parse(text)


def _encodable(text: str) -> str:
    """The text with lone surrogates, which have no UTF-8, replaced one for one."""
    return _SURROGATES.sub("\ufffd", text)


def _joined(pieces: list[Doc]) -> Doc:
    if len(pieces) == 1:
        return pieces[0]
    whole = Doc.from_docs(pieces, ensure_whitespace=False)
    assert whole is not None
    return whole
