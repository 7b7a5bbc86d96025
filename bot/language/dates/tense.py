"""Whether what a sentence tells before a date lies behind or ahead: the verb nearest to the date says it."""

from __future__ import annotations

import re
from enum import IntEnum
from typing import Final

from bot.language.numerals import alternatives
from bot.language.verb_forms import PAST


class Direction(IntEnum):
    """Where a date without a year or a week belongs."""

    BACK = -1
    UNKNOWN = 0
    AHEAD = 1


_WORDS: Final = 12  # before the date: the reach of its verb in news sentences
_WORDS_AFTER: Final = 8  # after the date: the verb stands near
_AHEAD: Final = re.compile(
    r"\b(?:will|would|shall|won[’']t|[’']ll|due|scheduled|expected|set to|set for|slated|planned|planning|"
    r"plans?(?= (?:to|an?)\b)|going|"
    r"aims?|hopes?|intends?|upcoming|prepar\w+|ready|deadline|can|could|may|might|must|should|until|till|by$|ahead|"
    r"to be|tomorrow|vows?|vowed|promis\w+|urged|asked|invited)\b",
    re.IGNORECASE,
)
# "The vote is on", "polls open in": the present right before a date announces it.
_ANNOUNCED: Final = re.compile(
    r"\b(?:is|are|opens?|begins?|starts?|resumes?|takes? place|closes?|expires?|votes|meets?) (?:on|in)$",
    re.IGNORECASE,
)
# What was said opens a clause of its own, with a time of its own: "said the vote in Kelby on 28 March".
_BACK: Final = re.compile(
    r"(?<!\bbe )\b(?:(?:said|says)(?! (?:that|the|an?|its|his|her|their|there)\b)|"
    rf"{alternatives([*(PAST - {'said'})])}|have|hit|cut|shut|since|after|last|ago|has|"
    r"back(?= (?:in|on)$)|"
    r"(?!need|indeed|hundred)\w{3,}ed)\b",
    re.IGNORECASE,
)
_PLANNED: Final = re.compile(r"due|scheduled|expected|slated|planned", re.IGNORECASE)  # "Friday's planned vote"
_OPENING: Final = 3  # words up to which a date opens its sentence, so that its verb stands beyond a comma
_AHEAD_AFTER: Final = re.compile(
    r"\b(?:will|shall|won[’']t|[’']ll|(?:is|are) (?:due|set|scheduled|expected|slated|planned|likely|to))\b",
    re.IGNORECASE,
)


def direction(before: str, after: str = "") -> Direction:
    """The direction the last telling word of `before` gives, the text of the sentence up to the date.

    Where none does, the first telling word of `after`, the text behind the date.
    """
    near = " ".join(before.split()[-_WORDS:])
    ahead = max((match.start() for match in _AHEAD.finditer(near)), default=-1)
    back = max((match.start() for match in _BACK.finditer(near) if not _AHEAD.fullmatch(match.group())), default=-1)
    if _ANNOUNCED.search(near):
        return Direction.AHEAD
    if ahead == back:
        clause = after if len(before.split()) <= _OPENING else re.split(r"[,;:—–]", after, maxsplit=1)[0]
        return _behind(" ".join(clause.split()[:_WORDS_AFTER]))
    return Direction.AHEAD if ahead > back else Direction.BACK


def _behind(near: str) -> Direction:
    ahead = min((match.start() for match in _AHEAD_AFTER.finditer(near)), default=len(near))
    back = min((at.start() for at in _BACK.finditer(near) if not _PLANNED.fullmatch(at.group())), default=len(near))
    if ahead == back:
        return Direction.UNKNOWN
    return Direction.AHEAD if ahead < back else Direction.BACK
