"""How much wording two texts share: runs of four words, sampled by the smallest of their hashes.

Source: Broder (1997), On the resemblance and containment of documents.
"""

from __future__ import annotations

import zlib
from bisect import bisect_right
from collections.abc import Iterable, Sequence

from bot.language.stems import fold

_RUN = 4  # words; shorter runs are common phrases
_KEPT = 128  # hashes of an article; the share is then exact to about four points


def sample(text: Iterable[str]) -> tuple[int, ...]:
    """The smallest hashes of the runs of four words in `text`, ascending; one run where the text is shorter."""
    forms = [fold(form) for form in text]
    runs = {" ".join(forms[at : at + _RUN]) for at in range(max(1, len(forms) - _RUN + 1))} if forms else set()
    return tuple(sorted(zlib.crc32(run.encode()) for run in runs)[:_KEPT])


def share(left: Sequence[int], right: Sequence[int]) -> float:
    """The share of the shorter text's runs that stand in the other too, 0 to 1, estimated from two samples."""
    if not left or not right:
        return 0.0
    reach = min(_reach(left), _reach(right))
    common = sum(1 for value in set(left).intersection(right) if value <= reach)
    smaller = min(bisect_right(left, reach), bisect_right(right, reach))
    return common / smaller if smaller else 0.0


def _reach(hashes: Sequence[int]) -> int:
    """Up to which hash a sample is complete."""
    return hashes[-1] if len(hashes) >= _KEPT else 0xFFFF_FFFF
