"""Trains the language pipeline and writes it where the bot loads it from.

    python -m training.train --treebanks FOLDER --out FOLDER [--model FOLDER] [--from STEP]

--treebanks holds them as training/README.md lists them. --out keeps what each step learned, so that `--from assemble`
can go on from a trained encoder. No graphics card; the seed is fixed: the same machine gives the same model.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Final

import spacy
from spacy.language import Language

from bot.language import tokenizer  # noqa: F401 - registers what the pipeline's configuration names
from training import likeness
from training.card import write_card
from training.conllu import read
from training.encoder.course import Leg, learn
from training.encoder.export import pipeline
from training.evaluate import SHIPPED, evaluate, table
from training.lemmas import add_lemmatizer
from training.shipping import ship

STEPS: Final = ("teacher", "encoder", "assemble")
TEACHER_ROUNDS: Final = 2
ROUNDS: Final = 8


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--treebanks", type=Path, required=True, help="folder with ewt/, gum/, uner/ and ner/")
    parser.add_argument("--out", type=Path, required=True, help="folder for what is learned")
    parser.add_argument("--model", type=Path, default=SHIPPED, help="where the finished pipeline goes (replaced)")
    parser.add_argument("--from", dest="first", choices=STEPS, default="teacher", help="the first step to do")
    parser.add_argument("--threads", type=int, default=1)
    options = parser.parse_args(arguments)
    treebanks, out = options.treebanks.resolve(), options.out.resolve()
    steps = STEPS[STEPS.index(options.first) :]
    if "teacher" in steps:
        learn(treebanks, out / "teacher", Leg(rounds=TEACHER_ROUNDS), threads=options.threads)
        pipeline(out / "teacher").to_disk(out / "teacher" / "pipeline")
    if "encoder" in steps:
        leg = Leg(rounds=ROUNDS, teacher=out / "teacher" / "pipeline")
        learn(treebanks, out / "encoder", leg, threads=options.threads)
    ship(assemble(treebanks, out / "encoder"), options.model)
    likeness.add(options.model, treebanks)
    print(table(describe(options.model, treebanks)))


def assemble(treebanks: Path, encoder: Path) -> Language:
    """The whole pipeline: the trained encoder, its steps and the lemmatizer."""
    nlp = pipeline(encoder)
    add_lemmatizer(nlp, [document for name in ("ewt", "gum") for document in read(treebanks / name / "train.conllu")])
    return nlp


def describe(folder: Path, treebanks: Path) -> dict[str, dict[str, float]]:
    """Scores the shipped pipeline on the test parts and writes them and the model card beside it."""
    scores = evaluate(spacy.load(folder), treebanks)
    (folder / "scores.json").write_text(json.dumps(scores, indent=1) + "\n", encoding="utf-8")
    write_card(folder, scores)
    return scores


if __name__ == "__main__":
    main()
