"""Whether what a sentence tells before a date lies behind or ahead: the verb nearest to the date says it."""

from __future__ import annotations

import re
from enum import IntEnum
from typing import Final


class Direction(IntEnum):
    """Where a date without a year or a week belongs."""

    BACK = -1
    UNKNOWN = 0
    AHEAD = 1


_WORDS: Final = 12  # before the date: the reach of its verb in news sentences
_AHEAD: Final = re.compile(
    r"\b(?:will|would|shall|won[’']t|[’']ll|due|scheduled|expected|set to|set for|slated|planned|plans?|planning|going|"
    r"aims?|hopes?|intends?|upcoming|prepar\w+|ready|deadline|can|could|may|might|must|should|until|till|by|ahead|"
    r"to be|tomorrow|vows?|vowed|promis\w+|urged|asked|invited)\b",
    re.IGNORECASE,
)
_BACK: Final = re.compile(
    r"(?<!\bbe )\b(?:said|says|told|was|were|had|has|have|been|began|came|went|took|made|met|hit|struck|killed|found|"
    r"left|won|lost|fell|rose|gave|held|saw|became|wrote|spoke|spent|sent|did|shot|cut|since|after|last|ago|"
    r"(?!need|indeed|hundred)\w{3,}ed)\b",
    re.IGNORECASE,
)


def direction(before: str) -> Direction:
    """The direction the last telling word of `before` gives, the text of the sentence up to the date."""
    near = " ".join(before.split()[-_WORDS:])
    ahead = max((match.start() for match in _AHEAD.finditer(near)), default=-1)
    back = max((match.start() for match in _BACK.finditer(near) if not _AHEAD.fullmatch(match.group())), default=-1)
    if ahead == back:
        return Direction.UNKNOWN
    return Direction.AHEAD if ahead > back else Direction.BACK
