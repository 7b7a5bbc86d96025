"""The network as PyTorch trains it; bot/language/encoder computes the same with numpy.

Pretrained layers over word pieces; a word is the mean of its pieces. On words: linear layers for tags and forms, a
biaffine parser (Dozat and Manning 2017) within sentences, a sentence-start score, a name tag.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import torch
from torch import Tensor, nn
from torch.nn import functional

from bot.language.encoder.pieces import Case, Gap
from bot.language.encoder.spans import TAGS
from bot.language.encoder.weights import Labels
from training.encoder.texts import IGNORED

WIDTH = 384
HEADS = 12
ARC = 192
LABEL = 96
NAME = 192


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """Texts of like length, filled up to one length; texts × pieces, texts × words."""

    rows: Tensor
    cases: Tensor
    gaps: Tensor
    present: Tensor  # pieces that are there
    word_of: Tensor  # number of the word of each piece, the count of words for marks and filling
    tags: Tensor
    pos: Tensor
    morphs: Tensor
    starts: Tensor
    sentence: Tensor
    heads: Tensor
    relations: Tensor
    names: Tensor


class Layer(nn.Module):
    """One layer of BERT: attention, then a feed-forward network, each added and normalised."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.into = nn.Linear(WIDTH, 3 * WIDTH)
        self.out = nn.Linear(WIDTH, WIDTH)
        self.attended = nn.LayerNorm(WIDTH, eps=1e-12)
        self.up = nn.Linear(WIDTH, 4 * WIDTH)
        self.down = nn.Linear(4 * WIDTH, WIDTH)
        self.fed = nn.LayerNorm(WIDTH, eps=1e-12)
        self.dropout = dropout

    def forward(self, x: Tensor, present: Tensor) -> Tensor:
        texts, pieces, _ = x.shape
        q, k, v = (
            part.view(texts, pieces, HEADS, WIDTH // HEADS).transpose(1, 2) for part in self.into(x).chunk(3, dim=-1)
        )
        mixed = functional.scaled_dot_product_attention(q, k, v, attn_mask=present[:, None, None, :])
        x = self.attended(x + self._drop(self.out(mixed.transpose(1, 2).reshape(texts, pieces, WIDTH))))
        return self.fed(x + self._drop(self.down(functional.gelu(self.up(x), approximate="tanh"))))

    def _drop(self, x: Tensor) -> Tensor:
        return functional.dropout(x, self.dropout, self.training)


class Network(nn.Module):
    """`embedding` is fixed: the pretrained rows as they come back from their 4-bit form."""

    def __init__(self, embedding: Tensor, layers: int, positions: int, labels: Labels, dropout: float = 0.1) -> None:
        super().__init__()
        self.register_buffer("embedding", embedding)
        self.position = nn.Parameter(torch.zeros(positions, WIDTH))
        self.case = nn.Parameter(torch.zeros(len(Case), WIDTH))
        self.gap = nn.Parameter(torch.zeros(len(Gap), WIDTH))
        self.embedded = nn.LayerNorm(WIDTH, eps=1e-12)
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(layers))
        self.tag = nn.Linear(WIDTH, len(labels.tags))
        self.pos = nn.Linear(WIDTH, len(labels.pos))
        self.morph = nn.Linear(WIDTH, len(labels.morphs))
        self.start = nn.Linear(WIDTH, 2)
        self.name_hidden = nn.Linear(WIDTH, NAME)
        self.name = nn.Linear(NAME, TAGS)
        self.arc_dependent = nn.Linear(WIDTH, ARC)
        self.arc_head = nn.Linear(WIDTH, ARC)
        self.arc = nn.Parameter(torch.zeros(ARC, ARC))
        self.arc_bias = nn.Linear(ARC, 1)
        self.root = nn.Linear(ARC, 1)
        self.label_dependent = nn.Linear(WIDTH, LABEL)
        self.label_head = nn.Linear(WIDTH, LABEL)
        self.label = nn.Parameter(torch.zeros(len(labels.relations), LABEL + 1, LABEL + 1))
        self.dropout = dropout
        nn.init.xavier_uniform_(self.arc)

    def start_from(self, pretrained: dict[str, Tensor]) -> None:
        """Takes over the pretrained layers."""
        with torch.no_grad():
            kinds = pretrained["embeddings.token_type_embeddings.weight"][0]
            self.position.copy_(pretrained["embeddings.position_embeddings.weight"][: len(self.position)] + kinds)
            _copy(self.embedded, pretrained, "embeddings.LayerNorm")
            for number, layer in enumerate(self.layers):
                base = f"encoder.layer.{number}"
                parts = [f"{base}.attention.self.{name}" for name in ("query", "key", "value")]
                layer.into.weight.copy_(torch.cat([pretrained[f"{part}.weight"] for part in parts]))
                layer.into.bias.copy_(torch.cat([pretrained[f"{part}.bias"] for part in parts]))
                _copy(layer.out, pretrained, f"{base}.attention.output.dense")
                _copy(layer.attended, pretrained, f"{base}.attention.output.LayerNorm")
                _copy(layer.up, pretrained, f"{base}.intermediate.dense")
                _copy(layer.down, pretrained, f"{base}.output.dense")
                _copy(layer.fed, pretrained, f"{base}.output.LayerNorm")

    def encode(self, batch: Batch) -> Tensor:
        """One vector a word: texts × words × WIDTH."""
        pieces = batch.rows.shape[1]
        x = self.embedding[batch.rows] + self.position[:pieces] + self.case[batch.cases] + self.gap[batch.gaps]
        x = functional.dropout(self.embedded(x), self.dropout, self.training)
        for layer in self.layers:
            x = layer(x, batch.present)
        texts, words = batch.tags.shape
        sums = x.new_zeros(texts, words + 1, WIDTH)
        sums.scatter_add_(1, batch.word_of[..., None].expand(-1, -1, WIDTH), x)
        counts = x.new_zeros(texts, words + 1).scatter_add_(1, batch.word_of, torch.ones_like(x[..., 0]))
        return sums[:, :words] / counts[:, :words, None].clamp(min=1)

    def forward(self, batch: Batch) -> dict[str, Tensor]:
        """The loss of each layer of annotation, the mean over the words that have it."""
        x = functional.dropout(self.encode(batch), 0.2, self.training)
        losses = {
            "tags": _loss(self.tag(x), batch.tags),
            "pos": _loss(self.pos(x), batch.pos),
            "morphs": _loss(self.morph(x), batch.morphs),
            "starts": _loss(self.start(x), batch.starts),
            "names": _loss(
                self.name(self._drop(functional.gelu(self.name_hidden(x), approximate="tanh"), 0.2)), batch.names
            ),
        }
        if bool((batch.sentence >= 0).any()):
            losses["arcs"] = _loss(self.arcs(x, batch.sentence), batch.heads)
            losses["relations"] = _loss(self.relations(x, batch.heads), batch.relations)
        return losses

    def arcs(self, x: Tensor, sentence: Tensor) -> Tensor:
        """How well each word goes under each: texts × dependents × heads; a word under itself is the root."""
        dependent = self._drop(functional.gelu(self.arc_dependent(x), approximate="tanh"), 0.3)
        head = self._drop(functional.gelu(self.arc_head(x), approximate="tanh"), 0.3)
        scores = (dependent @ self.arc) @ head.transpose(1, 2) + self.arc_bias(head).transpose(1, 2)
        own = torch.eye(x.shape[1], dtype=torch.bool)[None]
        scores = torch.where(own, self.root(dependent).expand_as(scores), scores)
        return scores.masked_fill(sentence[:, :, None] != sentence[:, None, :], -1e4)

    def relations(self, x: Tensor, heads: Tensor) -> Tensor:
        """Scores of the relations of each word to its head: texts × words × relations."""
        dependent = self._drop(functional.gelu(self.label_dependent(x), approximate="tanh"), 0.3)
        head = self._drop(functional.gelu(self.label_head(x), approximate="tanh"), 0.3)
        under = head.gather(1, heads.clamp(min=0)[..., None].expand(-1, -1, LABEL))
        ones = torch.ones_like(dependent[..., :1])
        left, right = torch.cat([dependent, ones], -1), torch.cat([under, ones], -1)
        return torch.einsum("bwi,rij,bwj->bwr", left, self.label, right)

    def _drop(self, x: Tensor, rate: float) -> Tensor:
        return functional.dropout(x, rate, self.training)


def _copy(layer: Any, pretrained: dict[str, Tensor], name: str) -> None:
    layer.weight.copy_(pretrained[f"{name}.weight"])
    layer.bias.copy_(pretrained[f"{name}.bias"])


def _loss(scores: Tensor, wanted: Tensor) -> Tensor:
    if not bool((wanted != IGNORED).any()):
        return scores.sum() * 0
    return functional.cross_entropy(scores.flatten(0, 1), wanted.flatten(), ignore_index=IGNORED)
