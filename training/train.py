"""Trains the language pipeline and writes it where the bot loads it from.

    python -m training.train --treebanks FOLDER --out FOLDER [--model bot/language/model] [--from parse|names|assemble]

FOLDER holds the treebanks as training/README.md lists them. --out keeps the two trained halves, so that `--from names`
can go on from a finished parser. One core, no graphics card; the seed is fixed: the same machine gives the same model.
"""

from __future__ import annotations

import argparse
import json
import logging
import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

import spacy
from spacy.language import Language
from spacy.training.initialize import init_nlp
from spacy.training.loop import train
from spacy.util import load_config, logger
from thinc.api import Model, NumpyOps, set_current_ops

from bot.language import tokenizer  # noqa: F401 - registers what the configurations name
from bot.language.features import CLUSTERS, GAZETTEER, halve
from training import clusters, corpus, gazetteer, names, pace  # noqa: F401 - likewise
from training.card import write_card
from training.conllu import read
from training.evaluate import SHIPPED, evaluate, table
from training.lemmas import add_lemmatizer

CONFIGS: Final = Path(__file__).parent / "configs"
STEPS: Final = ("parse", "names", "assemble")
VERSION: Final = "1.0.0"
TEACHER_STEPS: Final = 600


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--treebanks", type=Path, required=True, help="folder with ewt/, gum/, uner/ and ner/")
    parser.add_argument("--out", type=Path, required=True, help="folder for the trained halves")
    parser.add_argument("--model", type=Path, default=SHIPPED, help="where the finished pipeline goes (replaced)")
    parser.add_argument("--from", dest="first", choices=STEPS, default="parse", help="the first step to do")
    options = parser.parse_args(arguments)
    logger.setLevel(logging.INFO)
    set_current_ops(NumpyOps(use_blis=False))  # numpy's matrix products are twice as fast here as BLIS
    steps = STEPS[STEPS.index(options.first) :]
    treebanks = options.treebanks.resolve()
    if "parse" in steps:
        train_parser(treebanks, options.out / "parse")
    if "names" in steps:
        train_names(treebanks, options.out / "parse" / "model-best", options.out / "names")
    nlp = assemble(treebanks, options.out / "parse" / "model-best", options.out / "names" / "model-last")
    ship(nlp, options.model)
    print(table(describe(options.model, treebanks)))


def train_parser(treebanks: Path, out: Path) -> None:
    """The half that reads words and sentences."""
    parts = {
        f"paths.{part}": [str(treebanks / name / f"{part}.conllu") for name in ("ewt", "gum")]
        for part in ("train", "dev")
    }
    _train("parse.cfg", parts, out, fresh_every_round=True)


def train_names(treebanks: Path, parser: Path, out: Path) -> None:
    """The half that finds names, on texts the first half has read: a teacher, then the recogniser it helps to train.

    The teacher sees only texts whose names people marked, and types the proper nouns of EWT (see silver.py).
    """
    places = {"paths.treebanks": str(treebanks), "paths.pipeline": str(parser)}
    marked = {
        "corpora.train.sources": {"uner": 3, "gum": 1, "re3d": 0.5, "btc": 0.25},
        "training.max_steps": TEACHER_STEPS,
    }
    _train("names.cfg", places | marked, out / "teacher", fresh_every_round=False)
    nlp = spacy.load(parser)
    nlp.add_pipe("ner", source=spacy.load(out / "teacher" / "model-last"))
    copy_tables(out / "teacher" / "model-last", nlp)
    nlp.to_disk(out / "teacher" / "pipeline")
    _train("names.cfg", places | {"paths.teacher": str(out / "teacher" / "pipeline")}, out, fresh_every_round=False)


def assemble(treebanks: Path, parser: Path, recogniser: Path) -> Language:
    """One pipeline of both halves and the lemmatizer."""
    nlp = spacy.load(parser)
    nlp.add_pipe("ner", source=spacy.load(recogniser))
    copy_tables(recogniser, nlp)
    add_lemmatizer(nlp, [document for name in ("ewt", "gum") for document in read(treebanks / name / "train.conllu")])
    return nlp


def copy_tables(trained: Path, nlp: Language) -> None:
    """Gives `nlp` the word tables another pipeline was trained with."""
    lookups = spacy.load(trained).vocab.lookups
    for name in (CLUSTERS, GAZETTEER):
        if name in lookups and name not in nlp.vocab.lookups:
            nlp.vocab.lookups.add_table(name, lookups.get_table(name))


def describe(folder: Path, treebanks: Path) -> dict[str, dict[str, float]]:
    """Scores the shipped pipeline on the test parts and writes them and the model card beside it."""
    scores = evaluate(spacy.load(folder), treebanks)
    (folder / "scores.json").write_text(json.dumps(scores, indent=1) + "\n", encoding="utf-8")
    write_card(folder, scores)
    return scores


def ship(nlp: Language, folder: Path) -> None:
    """Writes the pipeline; whatever was in the folder is gone."""
    nlp.meta.update(name="copydesk", version=VERSION, license="CC BY-SA 4.0", description="English news, for Copydesk")
    nlp.meta.pop("performance", None)
    for _, pipe in nlp.pipeline:
        if isinstance(getattr(pipe, "model", None), Model):
            halve(pipe.model)
    shutil.rmtree(folder, ignore_errors=True)
    nlp.to_disk(folder)
    _forget_the_recipe(folder)


def _train(config_name: str, overrides: dict[str, Any], out: Path, *, fresh_every_round: bool) -> None:
    out.mkdir(parents=True, exist_ok=True)
    nlp = init_nlp(load_config(CONFIGS / config_name, overrides=overrides, interpolate=False))
    if fresh_every_round:
        # spaCy would learn the labels from a hundred examples if the corpus were a stream from the start.
        nlp.config["training"]["max_epochs"] = -1
    train(nlp, out, use_gpu=-1)


def _forget_the_recipe(folder: Path) -> None:
    """Takes from the shipped configuration what only training needs, paths on the trainer's machine among it."""
    config = spacy.util.load_config(folder / "config.cfg")
    for section in ("corpora", "training", "initialize", "paths", "pretraining"):
        config.pop(section, None)
    config.to_disk(folder / "config.cfg", interpolate=False)
    meta = json.loads((folder / "meta.json").read_text(encoding="utf-8"))
    meta.pop("performance", None)
    (folder / "meta.json").write_text(json.dumps(meta, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
