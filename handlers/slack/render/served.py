"""How a channel and a person are served, in words."""

from __future__ import annotations

from bot.storage import ReplyMode
from bot.verdict import Severity

TOLD = {
    Severity.LOW: "every difference",
    Severity.MEDIUM: "differences of medium and high severity",
    Severity.HIGH: "differences of high severity only",
}
MODES = {
    ReplyMode.THREAD: "in the thread, always",
    ReplyMode.QUIET: "in the thread where something differs, else a reaction",
    ReplyMode.REACTION: "with a reaction only",
}
MINE = (
    "Muted: what you post gets no reply, no mark and no notice from me, in any channel. It is read and compared as "
    "before, others are answered as before, and what somebody gives you to look after still reaches you."
)
