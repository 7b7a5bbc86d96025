"""Scores of the shipped pipeline on news.conllu: 67 sentences of made-up news, annotated by hand for this project.

Heads, labels, parts of speech and sentence breaks follow Universal Dependencies as English EWT 2.16 applies them;
names are in the MISC column ("Name=B-PERSON"), cut as Universal NER cuts them. The documents from "markets" on started
as an early pipeline's reading and were corrected; those before were annotated from nothing.
"""

from __future__ import annotations

from pathlib import Path

import spacy
from spacy.language import Language

from bot.language import tokenizer  # noqa: F401 - registers what the model's configuration names
from bot.language.parse.sentences import add_sentences
from training.conllu import Document, read
from training.entities import NamedSentence, marked, named
from training.evaluate import SHIPPED, score, score_names

SAMPLE = Path(__file__).parent / "news.conllu"


def measure(nlp: Language) -> dict[str, dict[str, float]]:
    """Percentages by group, as floors.toml lists them."""
    documents = read(SAMPLE)
    add_sentences(nlp)
    return {"parses": score(nlp, documents), "names": score_names(nlp, [_names(document) for document in documents])}


def _names(document: Document) -> tuple[NamedSentence, ...]:
    return tuple(
        named(document, sentence, marked([_tag(token.misc) for token in sentence.tokens]))
        for sentence in document.sentences
    )


def _tag(misc: str) -> str:
    return next((part.removeprefix("Name=") for part in misc.split("|") if part.startswith("Name=")), "O")


if __name__ == "__main__":
    for group, scores in measure(spacy.load(SHIPPED)).items():
        print(f"[{group}]", *(f"{name} = {value}" for name, value in scores.items()), sep="\n")
