"""Brown clusters for the pipeline, from spacy-lookups-data (MIT licence)."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable
from importlib import resources
from typing import cast

import spacy
from spacy.language import Language

from bot.language.features import CLUSTERS


@spacy.registry.callbacks("copydesk.word_clusters.v1")
def word_clusters(words: int) -> Callable[[Language], Language]:
    """Puts the clusters of the `words` likeliest words that have one into the vocabulary's lookups."""

    def add(nlp: Language) -> Language:
        add_clusters(nlp, words)
        return nlp

    return add


def add_clusters(nlp: Language, words: int) -> None:
    """The same, for a pipeline that needs other tables too."""
    likely = _table("en_lexeme_prob")
    clusters = {word: int(number) for word, number in _table("en_lexeme_cluster").items() if number}
    chosen = sorted(clusters, key=lambda word: (-likely.get(word, -100.0), word))[:words]
    if CLUSTERS in nlp.vocab.lookups:
        nlp.vocab.lookups.remove_table(CLUSTERS)
    nlp.vocab.lookups.add_table(CLUSTERS, {word: clusters[word] for word in chosen})


def _table(name: str) -> dict[str, float]:
    path = resources.files("spacy_lookups_data") / "data" / f"{name}.json.gz"
    return cast(dict[str, float], json.loads(gzip.decompress(path.read_bytes())))
