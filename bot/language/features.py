"""What the trained pipeline sees of a word: forms, ends, Brown cluster and gazetteer, each hashed to a learned table.

Brown clusters group words by the company they keep in a large corpus (Brown et al. 1992); the first bits of a
cluster name a coarser group. The tables travel in the vocabulary's lookups (`CLUSTERS`, `GAZETTEER`), so they are
saved and loaded with the pipeline. The configuration names `copydesk.NewsEmbed.v1` and
`copydesk.CompactTok2Vec.v1`; importing this module registers both.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final, Literal, cast

import numpy as np
from spacy.attrs import intify_attr  # type: ignore[import-not-found]  # compiled, without stubs
from spacy.ml.models.tok2vec import build_Tok2Vec_model
from spacy.strings import get_string_id
from spacy.tokens import Doc
from spacy.util import registry
from spacy.vocab import Vocab
from thinc.api import (
    HashEmbed,
    Maxout,
    Model,
    chain,
    concatenate,
    list2ragged,
    ragged2list,
    with_array,
)

CLUSTERS: Final = "word_cluster"
GAZETTEER: Final = "gazetteer"
_IN_LOWER_CASE: Final = 1 << 15  # set beside a gazetteer's bits when the text does not write the name with a capital
_REMEMBERED_WORDS: Final = 50_000
_COMPACT: Final = "compact_tok2vec"
_OWN: Final = ("CLUSTER", "CLUSTER_4", "CLUSTER_6", "CLUSTER_10", "PREFIX_3", "SUFFIX_2", "SUFFIX_4", "GAZETTEER")


def news_embed(width: int, attrs: list[str], rows: list[int]) -> Model[list[Doc], list[Any]]:
    """An embedding layer: one hash table per attribute, mixed by a maxout layer to `width` numbers per token.

    `attrs` are spaCy's lexical attributes or those of this module (CLUSTER, CLUSTER_4, CLUSTER_6, CLUSTER_10,
    PREFIX_3, SUFFIX_2, SUFFIX_4, GAZETTEER); `rows` gives each its number of rows.
    """
    if len(attrs) != len(rows):
        raise ValueError(f"attrs and rows differ in length: {len(attrs)} and {len(rows)}")
    tables: list[Model[Any, Any]] = [
        HashEmbed(width, count, column=column, seed=8 + column) for column, count in enumerate(rows)
    ]
    mix = Maxout(width, width * len(attrs), nP=3, dropout=0.0, normalize=True)
    layers: Model[Any, Any] = chain(
        word_features(attrs), list2ragged(), with_array(chain(concatenate(*tables), mix)), ragged2list()
    )
    return cast(Model[list[Doc], list[Any]], layers)


def compact_tok2vec(
    embed: Model[list[Doc], list[Any]], encode: Model[list[Any], list[Any]]
) -> Model[list[Doc], list[Any]]:
    """spaCy's tok2vec, whose numbers may lie on disk in half precision: the first text turns them into 32-bit ones."""
    plain = build_Tok2Vec_model(embed, encode)
    refs: dict[str, Model[Any, Any] | None] = {name: plain.get_ref(name) for name in ("embed", "encode")}
    return Model(_COMPACT, _read, init=_prepare, layers=plain.layers, dims={"nO": plain.get_dim("nO")}, refs=refs)


def halve(model: Model[Any, Any]) -> None:
    """Turns the learned numbers of each compact tok2vec within `model` into 16-bit ones, in place, for the disk."""
    for node in model.walk():
        if node.name == _COMPACT:
            _as_type(node, "float16")


def word_features(attrs: list[str]) -> Model[list[Doc], list[Any]]:
    """The attributes of each token as one row of 64-bit numbers; nothing is learned here."""
    forward = _Features(attrs)
    return Model("word_features", forward)


def _read(
    model: Model[list[Doc], list[Any]], docs: list[Doc], is_train: bool
) -> tuple[list[Any], Callable[[list[Any]], list[Any]]]:
    _as_type(model, "float32")
    embed, encode = model.layers
    vectors, back_to_words = embed(docs, is_train)
    encoded, back_to_vectors = encode(vectors, is_train)
    return encoded, lambda gradient: cast(list[Any], back_to_words(back_to_vectors(gradient)))


def _prepare(model: Model[list[Doc], list[Any]], X: list[Doc] | None = None, Y: object = None) -> None:  # noqa: N803, ARG001 - thinc's names
    embed, encode = model.layers
    embed.initialize(X=X)
    encode.initialize(X=None if X is None else embed.predict(X))


def _as_type(model: Model[Any, Any], number: Literal["float16", "float32"]) -> None:
    for node in model.walk():
        for name in node.param_names:
            values: Any = node.get_param(name) if node.has_param(name) else None
            if values is not None and values.dtype != number:
                node.set_param(name, values.astype(number))


class _Features:
    """Rows of attributes; spaCy's come from the document, ours are remembered per word."""

    def __init__(self, attrs: list[str]) -> None:
        self.spacy_attrs = [intify_attr(name) for name in attrs if name not in _OWN]
        self.own = [name for name in attrs if name in _OWN]
        order = [name for name in attrs if name not in _OWN] + self.own
        self.columns = [order.index(name) for name in attrs]
        self.remembered: dict[int, list[int]] = {}
        self.vocab: Vocab | None = None

    def __call__(
        self,
        model: Model[list[Doc], list[Any]],
        docs: list[Doc],
        is_train: bool,  # noqa: ARG002 - thinc passes it by name
    ) -> tuple[list[Any], Callable[[Any], list[Any]]]:
        return [model.ops.asarray(self.rows(doc)) for doc in docs], lambda _gradient: []

    def rows(self, doc: Doc) -> Any:
        given = doc.to_array(self.spacy_attrs).astype("uint64").reshape((len(doc), -1))
        if not self.own:
            return given[:, self.columns]
        if self.vocab is not doc.vocab or len(self.remembered) > _REMEMBERED_WORDS:
            self.vocab, self.remembered = doc.vocab, {}
        ours = np.asarray([self._word(token.orth, doc.vocab) for token in doc], dtype="uint64")
        return np.hstack([given, ours.reshape((len(doc), len(self.own)))])[:, self.columns]

    def _word(self, orth: int, vocab: Vocab) -> list[int]:
        row = self.remembered.get(orth)
        if row is None:
            row = [_feature(name, vocab.strings[orth], vocab) for name in self.own]
            self.remembered[orth] = row
        return row


def _feature(name: str, word: str, vocab: Vocab) -> int:
    kind, _, size = name.partition("_")
    if kind == "CLUSTER":
        cluster = _cluster(word, vocab)
        return cluster & ((1 << int(size)) - 1) | 1 << 20 if size and cluster else cluster
    if kind == "GAZETTEER":
        return _known_name(word, vocab)
    piece = word.lower()[: int(size)] if kind == "PREFIX" else word.lower()[-int(size) :]
    return int(get_string_id(piece))


def _cluster(word: str, vocab: Vocab) -> int:
    """The word's cluster as its path bits, lowest bit first; 0 when neither it nor its lower-case form has one."""
    if CLUSTERS not in vocab.lookups:
        return 0
    table = vocab.lookups.get_table(CLUSTERS)
    plain = word.replace("’", "'").replace("‘", "'").replace("“", '"').replace("”", '"')
    for form in (word, plain, word.lower(), word.capitalize()):
        cluster = table.get(form)
        if cluster:
            return int(cluster)
    return 0


def _known_name(word: str, vocab: Vocab) -> int:
    """The gazetteer's bits for the word (training/gazetteer.py lists them); "KYIV" and "kyiv" count as "Kyiv"."""
    if GAZETTEER not in vocab.lookups:
        return 0
    table = vocab.lookups.get_table(GAZETTEER)
    bits = table.get(word) or (table.get(word.title()) if word.isupper() and len(word) > 3 else None)
    if bits:
        return int(bits)
    bits = table.get(word.title()) if word.islower() else None
    return int(bits) | _IN_LOWER_CASE if bits else 0


registry.architectures.register("copydesk.NewsEmbed.v1", func=news_embed)
registry.architectures.register("copydesk.CompactTok2Vec.v1", func=compact_tok2vec)
