"""The pipeline's last step: the encoder's vectors give way to vectors of likeness, an eighth as long.

In these the same thing told in other words lies near: the head was fitted to give back what a model of sentence
likeness says of each number (training/likeness.py). Shape: tokens × 48; zeros for white space. A pipeline whose encoder
has no such head, or that has another encoder, keeps no vectors at all: nothing else in the desk reads them.
"""

from __future__ import annotations

from typing import Any, Final, cast

import numpy as np
from spacy.language import Language
from spacy.tokens import Doc

from bot.language.encoder.components import Encoder

COMPONENT: Final = "copydesk_likeness"


class LikenessStep:
    """Turns `doc.tensor` into vectors of likeness, or empties it."""

    def __init__(self, nlp: Language) -> None:
        self._nlp = nlp

    def __call__(self, doc: Doc) -> Doc:
        doc.tensor = cast(Any, self._vectors(doc.tensor, len(doc)))
        return doc

    def _vectors(self, tensor: Any, tokens: int) -> Any:
        encoder = self._nlp.get_pipe("encoder") if "encoder" in self._nlp.pipe_names else None
        head = encoder.learned.likeness if isinstance(encoder, Encoder) else None
        if head is None or len(tensor) != tokens:
            return np.zeros((0,), dtype="float32")
        return head(tensor) * tensor.any(axis=1, keepdims=True)


def add_likeness(nlp: Language) -> Language:
    """The pipeline with the step behind all others."""
    nlp.add_pipe(COMPONENT, last=True)
    return nlp


@Language.factory(COMPONENT)
def create_likeness(nlp: Language, name: str) -> LikenessStep:  # noqa: ARG001 - spaCy's signature
    """The step."""
    return LikenessStep(nlp)
