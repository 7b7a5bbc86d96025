"""Universal Dependencies for every pipeline: the ClearNLP relations of spaCy's English packages turned into them.

The shipped model speaks Universal Dependencies already. ClearNLP hangs a noun on its preposition and a predicate on its
copula; here the preposition hangs on the noun ("case") and the copula on the predicate ("cop"), as de Marneffe et al.
(2021) have it. The root stays "ROOT", as spaCy writes it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final, cast

import numpy as np
from spacy.language import Language
from spacy.symbols import ADJ, ADV, AUX, VERB  # type: ignore[import-not-found]  # a compiled module without stubs

if TYPE_CHECKING:
    from spacy.tokens import Doc
    from thinc.types import Ints2d

COMPONENT: Final = "copydesk_universal"
_CLEARNLP: Final = frozenset({"dobj", "nsubjpass", "pobj"})  # labels only ClearNLP has
_RENAMED: Final = {
    "nsubjpass": "nsubj:pass", "csubjpass": "csubj:pass", "auxpass": "aux:pass", "dobj": "obj", "dative": "iobj",
    "relcl": "acl:relcl", "poss": "nmod:poss", "neg": "advmod", "npadvmod": "obl:unmarked", "quantmod": "advmod",
    "nn": "compound", "num": "nummod", "prt": "compound:prt", "preconj": "cc:preconj", "predet": "det:predet",
    "intj": "discourse", "meta": "dep", "oprd": "xcomp", "acomp": "xcomp", "attr": "xcomp", "pcomp": "advcl",
    "prep": "advmod", "agent": "advmod",
}  # fmt: skip
_PREDICATES: Final = frozenset({"attr", "acomp"})
_COPULAS: Final = frozenset({"be", "is", "was", "are", "were", "been", "being", "'s", "’s"})
_VERBAL: Final = frozenset({VERB, AUX, ADJ, ADV})


def add_universal(nlp: Language) -> Language:
    """The pipeline with a step that turns its relations, where its parser speaks ClearNLP."""
    if "parser" in nlp.pipe_names and set(nlp.pipe_labels["parser"]) >= _CLEARNLP:
        nlp.add_pipe(COMPONENT, last=True)
    return nlp


@Language.component(COMPONENT)
def to_universal(doc: Doc) -> Doc:
    """The document with Universal Dependencies in place of ClearNLP relations; sentences stay as they are."""
    heads = [token.head.i for token in doc]
    # In ClearNLP a "nmod" is a premodifier; in Universal Dependencies it has a case.
    relations = ["compound" if token.dep_ == "nmod" else token.dep_ for token in doc]
    pos = [token.pos for token in doc]
    lemmas = [token.lemma_ or token.lower_ for token in doc]
    _turn_prepositions(heads, relations, pos)
    _turn_copulas(heads, relations, lemmas)
    renamed = [_RENAMED.get(relation, relation) for relation in relations]
    values = np.zeros((len(doc), 2), dtype="uint64")
    values[:, 0] = (np.array(heads, dtype="int64") - np.arange(len(doc))).astype("uint64")  # spaCy stores the distance
    values[:, 1] = [doc.vocab.strings.add(name) for name in renamed]
    return doc.from_array(["HEAD", "DEP"], cast("Ints2d", values))


def _turn_prepositions(heads: list[int], relations: list[str], pos: Sequence[int]) -> None:
    """Shot by police: "police" takes the place of "by", which becomes its case."""
    for noun in range(len(heads)):
        preposition = heads[noun]
        if relations[noun] != "pobj" or relations[preposition] not in ("prep", "agent", "dative"):
            continue
        governor = heads[preposition]
        # A second object of one preposition, or a preposition at the root, keeps its place.
        if governor == preposition:
            continue
        by_agent = relations[preposition] == "agent"
        relation = "obl:agent" if by_agent else "obl" if pos[governor] in _VERBAL else "nmod"
        heads[noun], relations[noun] = governor, relation
        heads[preposition], relations[preposition] = noun, "case"
        for child, head in enumerate(heads):
            if head == preposition and child != noun:
                heads[child] = noun


def _turn_copulas(heads: list[int], relations: list[str], lemmas: Sequence[str]) -> None:
    """He is president: "president" takes the place of "is", which becomes its copula."""
    for predicate in range(len(heads)):
        copula = heads[predicate]
        if relations[predicate] not in _PREDICATES or lemmas[copula] not in _COPULAS:
            continue
        is_root = heads[copula] == copula
        heads[predicate] = predicate if is_root else heads[copula]
        relations[predicate] = relations[copula]
        heads[copula], relations[copula] = predicate, "cop"
        for child, head in enumerate(heads):
            if head == copula and child != predicate:
                heads[child] = predicate
