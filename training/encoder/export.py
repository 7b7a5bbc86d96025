"""A spaCy pipeline around a trained encoder."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path

import numpy as np
import spacy
from spacy.language import Language

from bot.language import tokenizer
from bot.language.encoder import weights
from bot.language.encoder.components import ENCODER, STEPS, Encoder
from bot.language.encoder.pieces import Pieces


def pipeline(checkpoint: Path) -> Language:
    """The pipeline of a folder that training/encoder/course.py wrote: all steps but the lemmatizer."""
    nlp = spacy.blank("en", config={"nlp": {"tokenizer": {"@tokenizers": tokenizer.REGISTERED_NAME}}})
    encoder = nlp.add_pipe(ENCODER, name="encoder")
    assert isinstance(encoder, Encoder)
    for name, factory in STEPS.items():
        nlp.add_pipe(factory, name=name)
    told = json.loads((checkpoint / weights.LABELS).read_text(encoding="utf-8"))
    labels = weights.Labels(**{name: tuple(told[name]) for name in ("tags", "pos", "morphs", "relations")})
    with np.load(checkpoint / weights.WEIGHTS) as kept, tempfile.TemporaryDirectory() as folder:
        weights.save(Path(folder), dict(kept.items()), labels, Pieces(told["pieces"]))
        encoder.from_disk(folder)
    return nlp
