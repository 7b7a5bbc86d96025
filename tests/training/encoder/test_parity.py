"""What PyTorch trains and what numpy computes are the same network. Needs PyTorch, which only training installs."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import spacy

from bot.language.encoder import weights
from bot.language.encoder.pieces import BEGIN, END, UNKNOWN, Pieces
from bot.language.encoder.quantized import pack_eight, pack_four, unpack_eight, unpack_four
from bot.language.encoder.reading import shown
from bot.language.encoder.weights import Labels
from training.encoder.texts import as_text

torch = pytest.importorskip("torch", reason="PyTorch is not installed; only training needs it")

PIECES = Pieces((UNKNOWN, BEGIN, END, *"abcdefghijklmnopqrstuvwxyz", *(f"##{c}" for c in "abcdefghijklmnopqrstuvwxyz")))
LABELS = Labels(tags=("NN", "VB"), pos=("NOUN", "VERB"), morphs=("", "Number=Sing"), relations=("ROOT", "nsubj", "obj"))
TEXT = "Rain fell on Oslo and Bergen. Nobody was hurt, the police said."


def test_numpy_gives_the_vectors_pytorch_gives(tmp_path: Path) -> None:
    from training.encoder.batches import batch
    from training.encoder.network import WIDTH, Network

    torch.manual_seed(3)
    network = Network(torch.randn(len(PIECES.pieces), WIDTH) * 0.05, 2, 64, LABELS).eval()
    arrays = {name: value.detach().numpy() for name, value in network.named_parameters()}
    cut = {
        name: unpack_eight(*pack_eight(value)) if value.ndim > 1 and value.size > 4096 else value
        for name, value in arrays.items()
    }
    with torch.no_grad():
        network.embedding.copy_(torch.from_numpy(unpack_four(*pack_four(network.embedding.numpy()))))
        for name, value in network.named_parameters():
            value.copy_(torch.from_numpy(cut[name]))
    weights.save(tmp_path, {**arrays, "embedding": network.embedding.numpy()}, LABELS, PIECES)
    trained = weights.load(tmp_path)
    blank = spacy.blank("en")
    doc = blank.make_doc(TEXT)
    text = as_text(blank, doc, None, parsed=False, pieces=PIECES, numbers={})
    with torch.no_grad():
        theirs = network.encode(batch([text, replace(text)], PIECES))[0].numpy()
    words = shown(doc, PIECES)
    ours = trained.encoder(words, [range(len(words))])
    assert np.abs(ours - theirs).max() < 5e-3
    assert np.abs(ours).mean() > 0.1
