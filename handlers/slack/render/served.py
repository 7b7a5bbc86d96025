"""How a channel and a person are served, in words."""

from __future__ import annotations

from bot.storage import Channel, ReplyMode
from bot.verdict import Severity

TOLD = {
    Severity.LOW: "every difference",
    Severity.MEDIUM: "differences of medium and high severity",
    Severity.HIGH: "differences of high severity only",
}
LEVELS = {"all": Severity.LOW, "medium": Severity.MEDIUM, "high": Severity.HIGH, "off": None}  # as typed
MODES = {
    ReplyMode.THREAD: "in the thread, always",
    ReplyMode.QUIET: "in the thread where something differs, else a reaction",
    ReplyMode.REACTION: "with a reaction only",
}
MINE = (
    "Muted: what you post gets no reply, no mark and no notice from me, in any channel. It is read and compared as "
    "before, others are answered as before, and what somebody gives you to look after still reaches you."
)


def told_words(place: Channel) -> str:
    """What is told in a channel, and of which checks more or less: "every difference (name spelling: high)"."""
    own = ", ".join(f"{check_words(check)}: {level_word(least)}" for check, least in place.checks)
    return f"{TOLD[place.sensitivity]} ({own})" if own else TOLD[place.sensitivity]


def check_words(check: str) -> str:
    """A check's name as it is read and typed: "name spelling"."""
    return check.replace("_", " ")


def level_word(least: Severity | None) -> str:
    """The word that sets the least severity told; None is "off"."""
    return next(word for word, severity in LEVELS.items() if severity is least)
