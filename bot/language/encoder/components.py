"""The trained pipeline's steps for spaCy: the encoder reads once, each later step takes what it knows from its vectors.

`spacy.load` of the shipped folder finds them by the factories registered here: "copydesk_encoder" (with all that was
learned), "copydesk_tagger", "copydesk_morphologizer", "copydesk_parser" and "copydesk_ner". Tokens of white space get
the tag "_SP" and hang on the word before.
"""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from typing import Any, Final, cast

import numpy as np
from spacy.language import Language
from spacy.parts_of_speech import IDS  # type: ignore[import-not-found]  # compiled, without stubs
from spacy.pipeline import Pipe
from spacy.tokens import Doc, Span

from bot.language.encoder import weights
from bot.language.encoder.bounds import bounded
from bot.language.encoder.reading import shown
from bot.language.encoder.spans import LABELS as NAMES
from bot.language.encoder.spans import best_names
from bot.language.encoder.transformer import gelu
from bot.language.encoder.trees import best_heads
from bot.language.encoder.weights import Trained
from bot.language.encoder.windows import windows

ENCODER: Final = "copydesk_encoder"
STEPS: Final = {
    "tagger": "copydesk_tagger",
    "morphologizer": "copydesk_morphologizer",
    "parser": "copydesk_parser",
    "ner": "copydesk_ner",
}
SPACE_TAG: Final = "_SP"
_LONGEST_TREE: Final = 400  # words; a longer sentence without a stop is read in parts of so many


class Encoder(Pipe):
    """Writes one vector a token to `doc.tensor` (zeros for white space); keeps what was learned for the later steps."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.trained: Trained | None = None
        self._written: dict[str, bytes] = {}

    @property
    def learned(self) -> Trained:
        """What was learned. Raises ValueError before it is loaded."""
        if self.trained is None:
            raise ValueError("the encoder has no weights: load the pipeline from its folder")
        return self.trained

    def __call__(self, doc: Doc) -> Doc:
        encoder = self.learned.encoder
        words = shown(doc, encoder.pieces)
        tensor = np.zeros((len(doc), encoder.width), dtype="float32")
        if len(words):
            sizes = np.diff(np.append(words.firsts, len(words.rows)))
            certain = _starts(doc)[list(words.tokens)] > 0
            tensor[list(words.tokens)] = encoder(words, windows(sizes, certain))
        doc.tensor = cast(Any, tensor)
        return doc

    def to_disk(self, path: str | Path, *, exclude: object = ()) -> None:  # noqa: ARG002 - spaCy's signature
        """Writes the files it was read from."""
        target = Path(path)
        target.mkdir(parents=True, exist_ok=True)
        for name, content in self._written.items():
            (target / name).write_bytes(content)

    def from_disk(self, path: str | Path, *, exclude: object = ()) -> Encoder:  # noqa: ARG002 - spaCy's signature
        """Reads the weights."""
        folder = Path(path)
        self._written = {name: (folder / name).read_bytes() for name in (weights.WEIGHTS, weights.LABELS)}
        self.trained = weights.load(folder)
        return self


class Step(Pipe):
    """A step that reads the encoder's vectors; it learns and keeps nothing itself."""

    def __init__(self, nlp: Language, name: str) -> None:
        self.name = name
        self._nlp = nlp

    @property
    def learned(self) -> Trained:
        """What the pipeline's encoder learned."""
        return cast(Encoder, self._nlp.get_pipe("encoder")).learned

    def known(self, layer: str) -> tuple[str, ...]:
        """The labels of one layer of annotation; none before the encoder is read from disk."""
        trained = cast(Encoder, self._nlp.get_pipe("encoder")).trained
        return () if trained is None else cast(tuple[str, ...], getattr(trained.labels, layer))

    def scores(self, doc: Doc, head: str, tokens: Any) -> Any:
        """Scores of the labels of one layer for these tokens."""
        return self.learned.heads[head](doc.tensor[tokens])

    def to_disk(self, path: str | Path, *, exclude: object = ()) -> None:
        """Writes nothing."""

    def from_disk(self, path: str | Path, *, exclude: object = ()) -> Step:  # noqa: ARG002 - spaCy's signature
        """Itself, unchanged."""
        return self


class Tagger(Step):
    """Fine tags."""

    @property
    def labels(self) -> tuple[str, ...]:
        return self.known("tags")

    def __call__(self, doc: Doc) -> Doc:
        words = _words(doc)
        tags = np.full(len(doc), doc.vocab.strings.add(SPACE_TAG), dtype="uint64")
        tags[words] = _hashes(doc, self.labels)[self.scores(doc, "tag", words).argmax(axis=1)]
        return doc.from_array(["TAG"], cast(Any, tags))


class Morphologizer(Step):
    """Universal parts of speech and features."""

    @property
    def labels(self) -> tuple[str, ...]:
        return self.known("morphs")

    def __call__(self, doc: Doc) -> Doc:
        words = _words(doc)
        values = np.zeros((len(doc), 2), dtype="uint64")
        values[:, 0] = IDS["SPACE"]
        values[words, 0] = np.array([IDS[name] for name in self.known("pos")], dtype="uint64")[
            self.scores(doc, "pos", words).argmax(axis=1)
        ]
        add = doc.vocab.morphology.add
        known = np.array([add(feats) for feats in self.labels], dtype="uint64")
        values[:, 1] = add("")
        values[words, 1] = known[self.scores(doc, "morph", words).argmax(axis=1)]
        return doc.from_array(["POS", "MORPH"], cast(Any, values))


class Parser(Step):
    """Sentences where nobody set them before, and the tree of each."""

    @property
    def labels(self) -> tuple[str, ...]:
        return self.known("relations")

    def __call__(self, doc: Doc) -> Doc:
        words = _words(doc)
        heads = np.arange(len(doc))
        relations = np.full(len(doc), doc.vocab.strings.add("dep"), dtype="uint64")
        starts = np.zeros(len(doc), dtype=bool)
        if len(words):
            sentences = self._sentences(doc, words)
            starts[words[[sentence.start for sentence in sentences]]] = True
            under = self._heads(doc.tensor[words], sentences)
            heads[words] = words[under]
            relations[words] = _hashes(doc, self.labels)[self._relations(doc.tensor[words], under)]
        _hang_spaces(words, heads, starts)
        return _set_tree(doc, heads, relations, starts)

    def _sentences(self, doc: Doc, words: Any) -> list[range]:
        """The words of each sentence. A sentence set before stays; where it is open the scores decide."""
        scores = self.scores(doc, "start", words)
        given = _starts(doc)[words]
        begins = np.where(given == 0, scores[:, 1] > scores[:, 0], given > 0)
        begins[0] = True
        bounds = [*np.flatnonzero(begins).tolist(), len(words)]
        return [
            range(part, min(part + _LONGEST_TREE, end))
            for start, end in pairwise(bounds)
            for part in range(start, end, _LONGEST_TREE)
        ]

    def _heads(self, vectors: Any, sentences: list[range]) -> Any:
        """The head of each word among the words, itself for a root."""
        learned = self.learned
        dependent, head = (gelu(learned.heads[name](vectors)) for name in ("arc_dependent", "arc_head"))
        asked = dependent @ learned.arc
        liked, root = learned.heads["arc_bias"](head)[:, 0], learned.heads["root"](dependent)[:, 0]
        under = np.zeros(len(vectors), dtype="int64")
        for sentence in sentences:
            span = slice(sentence.start, sentence.stop)
            scores = asked[span] @ head[span].T + liked[span]
            np.fill_diagonal(scores, root[span])
            under[span] = best_heads(scores) + sentence.start
        return under

    def _relations(self, vectors: Any, under: Any) -> Any:
        """The number of the relation of each word to its head."""
        learned = self.learned
        dependent, head = (gelu(learned.heads[name](vectors)) for name in ("label_dependent", "label_head"))
        ones = np.ones((len(vectors), 1), dtype="float32")
        left, right = np.hstack([dependent, ones]), np.hstack([head[under], ones])
        scores = np.einsum("rwj,wj->wr", left @ learned.label, right)
        root = self.labels.index("ROOT")
        scores[:, root] = -np.inf
        best = scores.argmax(axis=1)
        best[under == np.arange(len(under))] = root
        return best


class Recogniser(Step):
    """Names of people, organisations and places, sentence by sentence."""

    @property
    def labels(self) -> tuple[str, ...]:
        return NAMES

    def __call__(self, doc: Doc) -> Doc:
        words = _words(doc)
        if not len(words):
            return doc
        texts = [doc[int(word)].text for word in words]
        hidden = gelu(self.scores(doc, "name_hidden", words))
        scores = self.learned.heads["name"](hidden)
        bounds = [0, *(1 + np.flatnonzero(_starts(doc)[words[1:]] > 0)), len(words)]
        names = [
            Span(doc, int(words[start + first]), int(words[start + last - 1]) + 1, label=label)
            for start, end in pairwise(bounds)
            for first, last, label in bounded(best_names(scores[start:end]), texts[start:end])
        ]
        doc.set_ents(names)
        return doc


def _words(doc: Doc) -> Any:
    """The tokens that are no white space."""
    return np.flatnonzero(doc.to_array(["IS_SPACE"]).reshape(-1) == 0)


def _starts(doc: Doc) -> Any:
    """1 for a token that is said to begin a sentence, -1 for one that is said not to, 0 where it is open."""
    return doc.to_array(["SENT_START"]).reshape(-1).astype("int64")


def _hashes(doc: Doc, labels: tuple[str, ...]) -> Any:
    return np.array([doc.vocab.strings.add(label) for label in labels], dtype="uint64")


def _hang_spaces(words: Any, heads: Any, starts: Any) -> None:
    """White space hangs on the word before it; before the first word on that."""
    if not len(words):
        return
    before = np.searchsorted(words, np.arange(len(heads)), side="right") - 1
    spaces = np.setdiff1d(np.arange(len(heads)), words)
    heads[spaces] = words[np.maximum(before[spaces], 0)]
    starts[words[0]], starts[0] = False, True


def _set_tree(doc: Doc, heads: Any, relations: Any, starts: Any) -> Doc:
    values = np.zeros((len(doc), 3), dtype="uint64")
    values[:, 0] = (heads - np.arange(len(doc))).astype("int64").astype("uint64")  # spaCy stores the distance
    values[:, 1] = relations
    values[:, 2] = np.where(starts, 1, -1).astype("int64").astype("uint64")
    return doc.from_array(["HEAD", "DEP", "SENT_START"], cast(Any, values))


@Language.factory(ENCODER)
def create_encoder(nlp: Language, name: str) -> Encoder:  # noqa: ARG001 - spaCy's signature
    """The encoder, empty until it is read from disk."""
    return Encoder(name)


@Language.factory(STEPS["tagger"], assigns=["token.tag"])
def create_tagger(nlp: Language, name: str) -> Tagger:
    """Fine tags from the encoder's vectors."""
    return Tagger(nlp, name)


@Language.factory(STEPS["morphologizer"], assigns=["token.pos", "token.morph"])
def create_morphologizer(nlp: Language, name: str) -> Morphologizer:
    """Parts of speech and features from the encoder's vectors."""
    return Morphologizer(nlp, name)


@Language.factory(STEPS["parser"], assigns=["token.dep", "token.head", "token.is_sent_start", "doc.sents"])
def create_parser(nlp: Language, name: str) -> Parser:
    """Sentences and trees from the encoder's vectors."""
    return Parser(nlp, name)


@Language.factory(STEPS["ner"], assigns=["doc.ents", "token.ent_iob", "token.ent_type"])
def create_recogniser(nlp: Language, name: str) -> Recogniser:
    """Names from the encoder's vectors."""
    return Recogniser(nlp, name)
