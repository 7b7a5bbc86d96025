"""Fit the head that makes vectors of likeness, and add it to a trained pipeline.

    python -m training.likeness --treebanks FOLDER [--model FOLDER]

The encoder began as a model of sentence likeness (MiniLM, Wang et al. 2020) and lost some of that in learning to parse.
The head gives it back for numbers: a ridge regression (Hoerl and Kennard 1970) from the trained vector of a number onto
the vector that the untouched model has for the same word, over every number of the treebanks' training parts, cut to
the `WIDTH` directions in which numbers differ most and scaled so that none of them rules. Five minutes on one core; no
label of any event goes into it. What it was tried against is in docs/decisions/0014-likeness-of-figures.md.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, Final

import numpy as np
import spacy
from spacy.language import Language

from bot.language import tokenizer  # noqa: F401 - registers what the pipeline's configuration names
from bot.language.encoder import weights
from bot.language.encoder.components import ENCODER, Encoder
from bot.language.encoder.pieces import Case, Gap, Pieces
from bot.language.encoder.quantized import pack_four
from bot.language.encoder.reading import shown
from bot.language.encoder.transformer import Affine, Layer, Norm, Transformer
from bot.language.encoder.windows import windows
from bot.language.parse import sentences
from bot.language.shipped import SHIPPED, SUMS, sums
from training.conllu import read
from training.encoder import pretrained

WIDTH: Final = 48  # numbers of a vector of likeness
_RIDGE: Final = 0.1  # times the mean variance of a direction
_LAYERS: Final = 6  # of the untouched model


def fit(texts: Iterable[str], nlp: Language) -> Affine:
    """The head, from width of the encoder to `WIDTH`. Raises ValueError where the texts hold too few numbers."""
    pairs = list(_pairs(texts, nlp))
    if len(pairs) < 10 * WIDTH:
        raise ValueError(f"{len(pairs)} numbers in the texts are too few to fit {WIDTH} directions")
    ours, theirs = (np.stack(side).astype("float64") for side in zip(*pairs, strict=True))
    mean = ours.mean(axis=0)
    ours, theirs = ours - mean, theirs - theirs.mean(axis=0)
    variance = ours.T @ ours
    ridge = _RIDGE * np.trace(variance) / len(variance) * np.eye(len(variance))
    onto = np.linalg.solve(variance + ridge, ours.T @ theirs)
    _, spread, directions = np.linalg.svd(ours @ onto, full_matrices=False)
    weight = onto @ (directions[:WIDTH] / np.sqrt(spread[:WIDTH, None])).T
    weight /= np.linalg.norm(ours @ weight, axis=1).mean()
    return Affine(weight=weight.astype("float32"), bias=(-mean @ weight).astype("float32"))


def _pairs(texts: Iterable[str], nlp: Language) -> Iterator[tuple[Any, Any]]:
    """For every number of the texts its trained vector and the untouched model's."""
    teacher = untouched()
    with nlp.select_pipes(enable=[sentences.COMPONENT, "encoder"]):
        for doc in nlp.pipe(doc for doc in map(nlp.make_doc, texts) if any(token.like_num for token in doc)):
            numbers = [token.i for token in doc if token.like_num]
            words = shown(doc, teacher.pieces)
            sizes = np.diff(np.append(words.firsts, len(words.rows)))
            certain = [bool(doc[token].is_sent_start) for token in words.tokens]
            place = {token: at for at, token in enumerate(words.tokens)}
            vectors = teacher(words, windows(sizes, certain))
            for number in numbers:
                yield doc.tensor[number], vectors[place[number]]


def untouched() -> Transformer:
    """The sentence model as it was before the pipeline was trained, all its layers and pieces."""
    given = {name: np.asarray(values, dtype="float32") for name, values in pretrained.weights().items()}
    embedding, scales = pack_four(given["embeddings.word_embeddings.weight"])
    width = embedding.shape[1] * 2

    def affine(*names: str) -> Affine:
        weight = np.concatenate([given[f"{name}.weight"] for name in names])
        bias = np.concatenate([given[f"{name}.bias"] for name in names])
        return Affine(weight=np.ascontiguousarray(weight.T), bias=bias)

    def norm(name: str) -> Norm:
        return Norm(weight=given[f"{name}.weight"], bias=given[f"{name}.bias"])

    def layer(base: str) -> Layer:
        return Layer(
            into=affine(*(f"{base}.attention.self.{name}" for name in ("query", "key", "value"))),
            out=affine(f"{base}.attention.output.dense"),
            attended=norm(f"{base}.attention.output.LayerNorm"),
            up=affine(f"{base}.intermediate.dense"),
            down=affine(f"{base}.output.dense"),
            fed=norm(f"{base}.output.LayerNorm"),
        )

    return Transformer(
        pieces=Pieces(pretrained.vocabulary()),
        embedding=embedding,
        scales=scales,
        position=given["embeddings.position_embeddings.weight"] + given["embeddings.token_type_embeddings.weight"][0],
        case=np.zeros((len(Case), width), dtype="float32"),
        gap=np.zeros((len(Gap), width), dtype="float32"),
        embedded=norm("embeddings.LayerNorm"),
        layers=tuple(layer(f"encoder.layer.{number}") for number in range(_LAYERS)),
    )


def add(model: Path, treebanks: Path) -> None:
    """Fits the head on the training parts of the treebanks and writes it into the pipeline of the folder `model`."""
    nlp = sentences.add_sentences(spacy.load(model))
    assert isinstance(nlp.get_pipe("encoder"), Encoder), f"no {ENCODER} in {model}"
    weights.add_likeness(model / "encoder", fit(_sentences(treebanks), nlp))
    (model / SUMS).write_text(sums(model), encoding="utf-8")


def _sentences(treebanks: Path) -> Iterator[str]:
    for name in ("ewt", "gum"):
        for document in read(treebanks / name / "train.conllu"):
            for sentence in document.sentences:
                yield document.text[sentence.tokens[0].start : sentence.tokens[-1].end]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--treebanks", type=Path, required=True, help="folder with ewt/ and gum/")
    parser.add_argument("--model", type=Path, default=SHIPPED, help="the pipeline that gets the head")
    options = parser.parse_args()
    add(options.model, options.treebanks.resolve())


if __name__ == "__main__":
    main()
