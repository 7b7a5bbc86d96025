"""ClearNLP relations, as spaCy's English packages have them, turned into Universal Dependencies."""

from __future__ import annotations

import spacy
from spacy.tokens import Doc

from bot.language.parse.sentences import add_sentences
from bot.language.parse.universal import COMPONENT, add_universal, to_universal

VOCAB = spacy.blank("en").vocab


def clearnlp(words: str, heads: list[int], deps: str, pos: str, lemmas: str) -> Doc:
    """A document parsed by hand; a head is the index of a word."""
    return Doc(VOCAB, words=words.split(), heads=heads, deps=deps.split(), pos=pos.split(), lemmas=lemmas.split())


def relations(doc: Doc) -> list[tuple[str, str, str]]:
    return [(token.text, token.dep_, token.head.text) for token in to_universal(doc)]


def test_a_passive_with_its_agent() -> None:
    doc = clearnlp(
        "Drones were shot down by police",
        [2, 2, 2, 2, 2, 4],
        "nsubjpass auxpass ROOT prt agent pobj",
        "NOUN AUX VERB ADP ADP NOUN",
        "drone be shoot down by police",
    )
    assert relations(doc) == [
        ("Drones", "nsubj:pass", "shot"),
        ("were", "aux:pass", "shot"),
        ("shot", "ROOT", "shot"),
        ("down", "compound:prt", "shot"),
        ("by", "case", "police"),
        ("police", "obl:agent", "shot"),
    ]


def test_a_noun_takes_the_place_of_its_preposition() -> None:
    doc = clearnlp(
        "Police found dozens of people in Kyiv",
        [1, 1, 1, 2, 3, 1, 5],
        "nsubj ROOT dobj prep pobj prep pobj",
        "NOUN VERB NOUN ADP NOUN ADP PROPN",
        "police find dozen of people in Kyiv",
    )
    assert relations(doc) == [
        ("Police", "nsubj", "found"),
        ("found", "ROOT", "found"),
        ("dozens", "obj", "found"),
        ("of", "case", "people"),
        ("people", "nmod", "dozens"),
        ("in", "case", "Kyiv"),
        ("Kyiv", "obl", "found"),
    ]


def test_a_predicate_takes_the_place_of_its_copula() -> None:
    doc = clearnlp(
        "Brandt is the mayor .",
        [1, 1, 3, 1, 1],
        "nsubj ROOT det attr punct",
        "PROPN AUX DET NOUN PUNCT",
        "Brandt be the mayor .",
    )
    assert relations(doc) == [
        ("Brandt", "nsubj", "mayor"),
        ("is", "cop", "mayor"),
        ("the", "det", "mayor"),
        ("mayor", "ROOT", "mayor"),
        (".", "punct", "mayor"),
    ]


def test_sentences_stay_as_they_were() -> None:
    doc = clearnlp(
        "He is late . They left on Monday .",
        [1, 1, 1, 1, 5, 5, 5, 6, 5],
        "nsubj ROOT acomp punct nsubj ROOT prep pobj punct",
        "PRON AUX ADJ PUNCT PRON VERB ADP PROPN PUNCT",
        "he be late . they leave on Monday .",
    )
    assert [sentence.text for sentence in to_universal(doc).sents] == ["He is late .", "They left on Monday ."]


def test_only_a_clearnlp_pipeline_is_turned() -> None:
    ours, theirs = spacy.blank("en"), spacy.blank("en")
    for label in ("nsubj", "obj", "obl"):
        ours.add_pipe("parser").add_label(label) if "parser" not in ours.pipe_names else None
    parser = theirs.add_pipe("parser")
    for label in ("nsubjpass", "dobj", "pobj", "prep"):
        parser.add_label(label)  # type: ignore[attr-defined]
    assert COMPONENT not in add_universal(add_sentences(ours)).pipe_names
    assert add_universal(add_sentences(theirs)).pipe_names[-1] == COMPONENT
