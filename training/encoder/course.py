"""Teaches the encoder and everything that reads from it, in one go, and keeps it as 32-bit arrays.

Every round varies the texts anew. The weights that are kept are a running mean of those of the last steps (Polyak and
Juditsky 1992), which read better than the last ones.
"""

from __future__ import annotations

import json
import math
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Final

import numpy as np
import spacy
import torch
from spacy.language import Language

from bot.language import tokenizer
from bot.language.encoder.pieces import Pieces
from bot.language.encoder.quantized import pack_four, unpack_four
from bot.language.encoder.weights import LABELS, WEIGHTS, Labels
from training.conllu import Document, read
from training.encoder import pretrained
from training.encoder.batches import batches
from training.encoder.network import Batch, Network
from training.encoder.texts import Source, Text, as_text, labels_of, texts
from training.entities import gum_names
from training.names import named_texts
from training.silver import silver_names

SEED: Final = 20251126
LAYERS: Final = 5
PIECES: Final = 18_000
POSITIONS: Final = 256
BATCH: Final = 1_600  # pieces
WARMUP: Final = 200  # steps
KEPT: Final = 0.998  # of the running mean of the weights, each step
RATE: Final = 2e-4  # learning rate of the pretrained layers
RATE_NEW: Final = 1e-3  # and of everything else
WORTH: Final = {  # of each layer of annotation in the loss
    "tags": 0.5, "pos": 0.5, "morphs": 0.5, "starts": 0.5, "arcs": 1.0, "relations": 1.0, "names": 1.5
}  # fmt: skip
GENRES: Final = {"news": 2.0, "conversation": 0.5, "vlog": 0.5}
NAMED: Final = {"uner": 3.0, "re3d": 0.5, "btc": 0.25}
_TOLD_EVERY: Final = 100  # steps


@dataclass(frozen=True, slots=True, kw_only=True)
class Leg:
    """One stretch of training: so many rounds over the texts, from the pretrained weights or those of `start`.

    `skip` rounds of variation were seen before. `teacher` is a pipeline that types the proper nouns of EWT's training
    part (see silver.py); without one nothing is learned of names there.
    """

    rounds: int
    skip: int = 0
    start: Path | None = None
    teacher: Path | None = None


def learn(treebanks: Path, out: Path, leg: Leg, *, threads: int = 1) -> None:
    """Trains a leg; `out` holds the weights, labels and pieces after every round."""
    torch.manual_seed(SEED + leg.skip)
    torch.set_num_threads(threads)
    out.mkdir(parents=True, exist_ok=True)
    nlp = spacy.blank("en")
    nlp.tokenizer = tokenizer.news_tokenizer(nlp)
    parsed = {name: read(treebanks / name / "train.conllu") for name in ("ewt", "gum")}
    labels = labels_of(document for documents in parsed.values() for document in documents)
    pieces = Pieces(_pieces(leg, parsed.values()))
    network = _network(pieces, labels)
    if leg.start is not None:
        _go_on(network, leg.start)
    sources = _sources(parsed, leg.teacher)
    course = _Course(network)
    for round_ in range(leg.skip, leg.skip + leg.rounds):
        seed = SEED + round_
        found = [*texts(nlp, sources, pieces, labels, seed), *_named(nlp, treebanks, pieces, round_)]
        ready = list(batches(found, pieces, most=BATCH, positions=POSITIONS, seed=seed))
        course.take(ready, total=leg.rounds * len(ready), name=f"round {round_ + 1}")
        _keep(out, network, course.mean, pieces, labels)


class _Course:
    """The steps of a leg: the optimizer, the learning rate and the running mean."""

    def __init__(self, network: Network) -> None:
        self.network = network
        self.mean = {name: value.detach().clone() for name, value in network.named_parameters()}
        self._optimizer = _optimizer(network)
        self._step = 0
        self._started = time.monotonic()

    def take(self, ready: Iterable[Batch], *, total: int, name: str) -> None:
        """One step a batch. `total` is the steps of the whole leg, after which the learning rate has run out."""
        self.network.train()
        seen: Counter[str] = Counter()
        for batch in ready:
            losses = self._take_one(batch, total)
            seen.update({**losses, "steps": 1})
            if seen["steps"] == _TOLD_EVERY:
                told = " ".join(f"{key} {value / _TOLD_EVERY:.3f}" for key, value in seen.items() if key != "steps")
                print(f"{time.monotonic() - self._started:6.0f} s, {name}, step {self._step}: {told}", flush=True)
                seen.clear()

    def _take_one(self, batch: Batch, total: int) -> dict[str, float]:
        _set_rate(self._optimizer, self._step, total)
        losses = self.network(batch)
        self._optimizer.zero_grad()
        sum(WORTH[name] * value for name, value in losses.items()).backward()
        torch.nn.utils.clip_grad_norm_(self.network.parameters(), 1.0)
        self._optimizer.step()
        self._step += 1
        kept = min(KEPT, (1 + self._step) / (10 + self._step))
        with torch.no_grad():
            for name, value in self.network.named_parameters():
                self.mean[name].lerp_(value, 1 - kept)
        return {name: float(value.detach()) for name, value in losses.items()}


def _pieces(leg: Leg, treebanks: Iterable[tuple[Document, ...]]) -> tuple[str, ...]:
    if leg.start is not None:
        return tuple(json.loads((leg.start / LABELS).read_text(encoding="utf-8"))["pieces"])
    words = Counter(t.form for documents in treebanks for d in documents for s in d.sentences for t in s.tokens)
    return pretrained.chosen_pieces(PIECES, [words])


def _network(pieces: Pieces, labels: Labels) -> Network:
    every = pretrained.vocabulary()
    given = pretrained.weights()
    row = {piece: number for number, piece in enumerate(every)}
    embedding = given["embeddings.word_embeddings.weight"].numpy()[[row[piece] for piece in pieces.pieces]]
    network = Network(torch.from_numpy(unpack_four(*pack_four(embedding))), LAYERS, POSITIONS, labels)
    network.start_from(given)
    return network


def _sources(treebanks: dict[str, tuple[Document, ...]], teacher: Path | None) -> list[Source]:
    ewt, gum = treebanks["ewt"], treebanks["gum"]
    named: tuple[Any, ...] = (None,) * len(ewt)
    if teacher is not None:
        flat = iter(silver_names(ewt, spacy.load(teacher)))
        named = tuple(tuple(next(flat) for _ in document.sentences) for document in ewt)
    return [
        Source(documents=ewt, names=named),
        Source(documents=gum, names=tuple(gum_names(document) for document in gum), by_genre=GENRES),
    ]


def _named(nlp: Language, treebanks: Path, pieces: Pieces, round_: int) -> Iterator[Text]:
    for text, marks in named_texts(treebanks, NAMED, SEED + 1000 + round_):
        yield as_text(nlp, nlp.make_doc(text), marks, parsed=False, pieces=pieces, numbers={})


def _optimizer(network: Network) -> torch.optim.Optimizer:
    old = {id(p) for module in (network.layers, network.embedded) for p in module.parameters()} | {id(network.position)}
    groups = []
    for rate, among in ((RATE, True), (RATE_NEW, False)):
        chosen = [p for p in network.parameters() if (id(p) in old) == among]
        groups.append({"params": [p for p in chosen if p.dim() > 1], "lr": rate, "base": rate, "weight_decay": 0.01})
        groups.append({"params": [p for p in chosen if p.dim() <= 1], "lr": rate, "base": rate, "weight_decay": 0.0})
    return torch.optim.AdamW(groups, betas=(0.9, 0.98))


def _set_rate(optimizer: torch.optim.Optimizer, step: int, total: int) -> None:
    share = min(1.0, (step + 1) / WARMUP) * (0.02 + 0.98 * (1 + math.cos(math.pi * min(step / total, 1))) / 2)
    for group in optimizer.param_groups:
        group["lr"] = group["base"] * share


def _go_on(network: Network, folder: Path) -> None:
    with np.load(folder / WEIGHTS) as kept, torch.no_grad():
        for name, value in network.named_parameters():
            value.copy_(torch.from_numpy(kept[name]))


def _keep(out: Path, network: Network, mean: dict[str, torch.Tensor], pieces: Pieces, labels: Labels) -> None:
    state = {name: value.numpy().astype(np.float32) for name, value in mean.items()}
    state["embedding"] = network.embedding.numpy()
    np.savez(out / "weights.new.npz", **state)
    (out / "weights.new.npz").rename(out / WEIGHTS)
    described = {"pieces": pieces.pieces, **asdict(labels)}
    (out / LABELS).write_text(json.dumps(described), encoding="utf-8")
