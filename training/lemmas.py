"""Dictionary forms: the rules and word lists of spacy-lookups-data, corrected by what the treebanks say.

The rules know no auxiliaries, pronouns or contractions and misread some words ("need" as "nee"). Where the training
parts give a word another lemma than the rules do, the treebanks' most frequent lemma becomes an exception.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import Final

from spacy.language import Language
from spacy.lookups import Lookups, load_lookups
from spacy.tokens import Doc

from training.conllu import Document, Token

TABLES: Final = ("lemma_rules", "lemma_exc", "lemma_index")
_OPEN: Final = frozenset({"NOUN", "VERB", "ADJ", "ADV", "PROPN"})
_OFTEN_ENOUGH: Final = 2  # times an open-class word must be seen before it overrules the rules


def add_lemmatizer(nlp: Language, documents: Iterable[Document]) -> None:
    """Ends the pipeline with a rule lemmatizer whose tables hold the exceptions of `documents`."""
    lemmatizer = nlp.add_pipe("lemmatizer", config={"mode": "rule"})
    lemmatizer.initialize(lambda: [], nlp=nlp, lookups=load_lookups("en", list(TABLES)))  # type: ignore[attr-defined]  # a Pipe has no initialize
    seen = _seen(documents)
    words = [(word, pos) for word, pos in seen]
    doc = Doc(nlp.vocab, words=[word for word, _ in words], pos=[pos for _, pos in words])
    ruled = [token.lemma_ for token in lemmatizer(doc)]
    exceptions: dict[str, dict[str, list[str]]] = defaultdict(dict)
    for (word, pos), lemma in zip(words, ruled, strict=True):
        counts = seen[word, pos]
        usual, times = counts.most_common(1)[0]
        if usual != lemma and (pos not in _OPEN or times >= _OFTEN_ENOUGH):
            for form in {word, word.replace("'", "’")}:
                exceptions[pos.lower()][form] = [usual]
    nlp.remove_pipe("lemmatizer")
    lemmatizer = nlp.add_pipe("lemmatizer", config={"mode": "rule"})
    lemmatizer.initialize(lambda: [], nlp=nlp, lookups=_with(exceptions))  # type: ignore[attr-defined]  # a Pipe has no initialize


def _seen(documents: Iterable[Document]) -> dict[tuple[str, str], Counter[str]]:
    """How often each lower-case word, as each part of speech, has each lemma. Misspelt words do not count."""
    seen: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for document in documents:
        for token in _tokens(document):
            if "Typo=Yes" not in token.feats and token.upos != "PROPN":
                seen[token.form.lower().replace("’", "'"), token.upos][token.lemma] += 1
    return seen


def _tokens(document: Document) -> Iterable[Token]:
    return (token for sentence in document.sentences for token in sentence.tokens)


def _with(exceptions: dict[str, dict[str, list[str]]]) -> Lookups:
    lookups = load_lookups("en", list(TABLES))
    table = lookups.get_table("lemma_exc")
    for pos, words in exceptions.items():
        table[pos] = {**table.get(pos, {}), **words}
    rules = lookups.get_table("lemma_rules")
    for pos in {*exceptions} - {name.lower() for name in _OPEN}:
        rules[pos] = [["", ""]]  # a word of a closed class without an exception is its own lemma, in lower case
    return lookups
