"""Writes the tables of general word frequencies that ship with the desk, one a language, from the lists of wordfreq.

    pip install wordfreq
    python -m training.stories.frequencies

A table is text packed by gzip: a line a frequency, with the stems that come as often, the commonest first. A frequency
is given in hundredths of the Zipf scale (van Heuven et al., 2014: ten to the power of Zipf minus nine is a share of all
words), as finely as wordfreq itself gives it. English has every stem of wordfreq's short list, which ends at a
millionth; of other languages, which the desk groups into stories and does not compare, the commonest are enough.
"""

from __future__ import annotations

import gzip
import math
from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from bot.language.stems import stem

OUT: Final = Path(__file__).parents[2] / "bot" / "stories" / "tables"
FEWER: Final = 3_000  # stems of a language other than English: those down to some 30 in a million words


def main() -> None:
    """Write every table, replacing those that are there."""
    import wordfreq  # noqa: PLC0415 - needed to write the tables, and not to test how they are written

    OUT.mkdir(exist_ok=True)
    for language in sorted(wordfreq.available_languages("small")):
        shares = stem_shares(wordfreq.get_frequency_dict(language, "small"))
        kept = shares if language == "en" else commonest(shares, FEWER)
        # No time of writing in it: the same lists make the same bytes.
        (OUT / f"{language}.txt.gz").write_bytes(gzip.compress(table(kept).encode(), 9, mtime=0))
        print(f"{language}: {len(kept)} of {len(shares)} stems")


def stem_shares(words: Mapping[str, float]) -> dict[str, float]:
    """The share of all words each stem has: that of its forms together."""
    summed: dict[str, float] = defaultdict(float)
    for word, share in words.items():
        key = stem(word)
        if key and " " not in key:
            summed[key] += share
    return dict(summed)


def commonest(shares: Mapping[str, float], most: int) -> dict[str, float]:
    """The `most` commonest."""
    return {key: shares[key] for key in sorted(shares, key=lambda each: (-shares[each], each))[:most]}


def table(shares: Mapping[str, float]) -> str:
    """The lines of a table."""
    rows: dict[int, list[str]] = defaultdict(list)
    for key, share in shares.items():
        rows[round(100 * math.log10(share * 1e9))].append(key)
    return "\n".join(f"{zipf} {' '.join(sorted(keys))}" for zipf, keys in sorted(rows.items(), reverse=True))


if __name__ == "__main__":
    main()
