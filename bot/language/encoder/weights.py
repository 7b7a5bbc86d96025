"""The trained numbers on disk: one compressed file of few-bit matrices, and the names of pieces and labels beside it.

`weights.npz` holds each matrix as whole numbers with scales (see quantized.py) and each vector as it is; `labels.json`
the pieces in the order of their rows and the labels of each layer in the order of their numbers.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Final

import numpy as np

from bot.language.encoder.pieces import Pieces
from bot.language.encoder.quantized import pack_eight, pack_four, unpack_eight
from bot.language.encoder.transformer import Affine, Layer, Norm, Transformer

WEIGHTS: Final = "weights.npz"
LABELS: Final = "labels.json"
_WHOLE: Final = ".q"
_SCALE: Final = ".s"
_EMBEDDING: Final = "embedding"


@dataclass(frozen=True, slots=True, kw_only=True)
class Labels:
    """The labels of each layer of annotation in the order of their numbers."""

    tags: tuple[str, ...]
    pos: tuple[str, ...]
    morphs: tuple[str, ...]
    relations: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Trained:
    """Everything that was learned: the encoder, what reads from its vectors, and the labels."""

    encoder: Transformer
    heads: Mapping[str, Affine]  # "tag", "pos", "morph", "start", "name_hidden", "name", "arc_head" and so on
    likeness: Affine | None  # fitted once all else is trained (training/likeness.py)
    arc: Any  # dependents × heads
    label: Any  # relations × dependents × heads
    labels: Labels


_HEADS: Final = (
    "tag", "pos", "morph", "start", "name_hidden", "name", "arc_dependent", "arc_head", "arc_bias", "root",
    "label_dependent", "label_head",
)  # fmt: skip
_LIKENESS: Final = "likeness"


def save(folder: Path, arrays: Mapping[str, Any], labels: Labels, pieces: Pieces) -> None:
    """Writes 32-bit `arrays`, named as the network names them, in few bits."""
    packed: dict[str, Any] = {}
    for name, values in arrays.items():
        if name == _EMBEDDING:
            packed[name + _WHOLE], packed[name + _SCALE] = pack_four(values)
        elif values.ndim > 1 and values.size > 4096:
            packed[name + _WHOLE], packed[name + _SCALE] = pack_eight(values)
        else:
            packed[name] = values.astype("float16") if values.ndim > 1 else values.astype("float32")
    folder.mkdir(parents=True, exist_ok=True)
    np.savez_compressed(folder / WEIGHTS, **packed)
    told = {"pieces": pieces.pieces, **asdict(labels)}
    (folder / LABELS).write_text(json.dumps(told, ensure_ascii=False), encoding="utf-8")


def load(folder: Path) -> Trained:
    """What `save` wrote, with the embedding still packed. Raises OSError where a file is missing."""
    told = json.loads((folder / LABELS).read_text(encoding="utf-8"))
    labels = Labels(**{name: tuple(told[name]) for name in ("tags", "pos", "morphs", "relations")})
    with np.load(folder / WEIGHTS) as kept:
        arrays = {name: kept[name] for name in kept.files}
    given = _Arrays(arrays)
    layers = sum(1 for name in arrays if name.endswith(f".into.weight{_WHOLE}"))
    encoder = Transformer(
        pieces=Pieces(told["pieces"]),
        embedding=arrays[_EMBEDDING + _WHOLE],
        scales=arrays[_EMBEDDING + _SCALE],
        position=given("position"),
        case=given("case"),
        gap=given("gap"),
        embedded=given.norm("embedded"),
        layers=tuple(given.layer(f"layers.{number}") for number in range(layers)),
    )
    heads = {name: given.affine(name) for name in _HEADS}
    likeness = given.affine(_LIKENESS) if f"{_LIKENESS}.bias" in arrays else None
    return Trained(
        encoder=encoder, heads=heads, likeness=likeness, arc=given("arc"), label=given("label"), labels=labels
    )


def add_likeness(folder: Path, likeness: Affine) -> None:
    """Adds to what `save` wrote the head that makes vectors of likeness, in place of an earlier one."""
    with np.load(folder / WEIGHTS) as kept:
        arrays = {name: kept[name] for name in kept.files if not name.startswith(f"{_LIKENESS}.")}
    weight = f"{_LIKENESS}.weight"
    arrays[weight + _WHOLE], arrays[weight + _SCALE] = pack_eight(likeness.weight.T)
    arrays[f"{_LIKENESS}.bias"] = np.asarray(likeness.bias, dtype="float32")
    np.savez_compressed(folder / WEIGHTS, **arrays)


def load_embedding(folder: Path) -> tuple[Pieces, Any, Any]:
    """The pieces of `save`, and their packed rows with the scales, without the layers. Raises OSError as `load`."""
    told = json.loads((folder / LABELS).read_text(encoding="utf-8"))
    with np.load(folder / WEIGHTS) as kept:
        return Pieces(told["pieces"]), kept[_EMBEDDING + _WHOLE], kept[_EMBEDDING + _SCALE]


class _Arrays:
    """Kept arrays as 32-bit numbers."""

    def __init__(self, arrays: Mapping[str, Any]) -> None:
        self._arrays = arrays

    def __call__(self, name: str) -> Any:
        if name + _WHOLE in self._arrays:
            return unpack_eight(self._arrays[name + _WHOLE], self._arrays[name + _SCALE])
        return self._arrays[name].astype("float32")

    def affine(self, name: str) -> Affine:
        # PyTorch keeps outputs × inputs.
        return Affine(weight=np.ascontiguousarray(self(f"{name}.weight").T), bias=self(f"{name}.bias"))

    def norm(self, name: str) -> Norm:
        return Norm(weight=self(f"{name}.weight"), bias=self(f"{name}.bias"))

    def layer(self, name: str) -> Layer:
        return Layer(
            into=self.affine(f"{name}.into"),
            out=self.affine(f"{name}.out"),
            attended=self.norm(f"{name}.attended"),
            up=self.affine(f"{name}.up"),
            down=self.affine(f"{name}.down"),
            fed=self.norm(f"{name}.fed"),
        )
