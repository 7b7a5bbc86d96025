"""What a wire says about a text and its earlier versions: CORRECTED, UPDATE 2, WRITETHRU, KILL, and embargoes."""

from __future__ import annotations

import re

from bot.article import Embargo, Instruction, InstructionKind, Moment
from bot.ingest.head import calendar_words, dates
from bot.language.dates import days

_KINDS = {
    "correct": InstructionKind.CORRECTED,
    "refil": InstructionKind.REFILE,
    "kill": InstructionKind.KILL,
    "withdra": InstructionKind.KILL,
    "hold": InstructionKind.HOLD,
    "updat": InstructionKind.UPDATE,
    "write": InstructionKind.WRITETHRU,
    "rewrit": InstructionKind.WRITETHRU,
    "recast": InstructionKind.WRITETHRU,
}
_WORD = (
    r"(?P<word>CORRECTED|CORRECTION|CORRECTS|REFILE[SD]?|KILL(?:ED)?|WITHDRAWN?|HOLD|UPDATED?"
    r"|WRITETHRU|WRITETHROUGH|REWRITES?|RECASTS?)"
)
# In front of a headline: "UPDATE 2-Toll rises", "CORRECTED (OFFICIAL)-Court jails", "REFILE: …".
_SLUG = re.compile(rf"^{_WORD}(?:\s*(?P<number>\d{{1,2}}))?(?:\s*\([A-Z ]+\))?\s*(?:[-–—:]|$)")
# AP style: "Ferry sinking, 2nd Ld-Writethru", "BC-EU--Court,3rd Ld-Writethru".
_WRITETHRU = re.compile(
    r"\b(?:(?P<number>\d{1,2})(?:st|nd|rd|th)\s+)?(?:(?:ld|lead)[\s-]*)?(?P<word>writethru|writethrough)\b",
    re.IGNORECASE,
)
# A line of its own: "(Corrects sentence to four years in paragraph 1)", "EDS: UPDATES with quotes", "Kill the story".
_NOTE = re.compile(
    r"^[(\[*\s]*(?:(?:eds?|editors?|note to editors?|advisory)\s*[:,]\s*)?"
    r"(?P<word>corrects|correcting|correction\s*:|corrected\s*:|refiles|refiling|updates|updating|recasts|rewrites|adds|"
    r"kill(?=\s+(?:the|this|story|all|bc-)|\s*:|\s*[-–—])|withdraws|withdrawing|withdrawn\s*:|hold(?=\s+(?:for|the|this)|\s*:))"
    r"(?P<note>.*?)[)\]*.\s]*$",
    re.IGNORECASE | re.DOTALL,
)
_EMBARGO = re.compile(
    r"^[\W_]*(?:strictly\s+|under\s+)?(?:embargo(?:ed)?\b|not\s+for\s+(?:publication|release|broadcast)\b.*\b(?:before|until)\b"
    r"|hold\s+for\s+release\b|for\s+release\s+(?:at|on|not\s+before)\b)",
    re.IGNORECASE,
)
_IMMEDIATE = re.compile(r"\b(?:no\s+embargo|embargo\s*:\s*none|immediate|lifted)\b", re.IGNORECASE)
_MOST_NOTE_WORDS = 60  # of a wire's note to editors; a longer paragraph is the text
_MOST_EMBARGO_WORDS = 30  # of an embargo line
_YEARLESS = re.compile(
    rf"\b(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+(?P<month>{calendar_words.MONTH})|(?P<month2>{calendar_words.MONTH})\.?\s+(?P<day2>\d{{1,2}}))\b",
    re.IGNORECASE,
)


def in_headline(headline: str) -> Instruction | None:
    """The instruction a headline or slug begins or ends with, or None."""
    match = _SLUG.match(headline) or _WRITETHRU.search(headline)
    if match is None:
        return None
    return Instruction(kind=_kind(match["word"]), number=int(match["number"]) if match["number"] else None)


def without_instruction(headline: str) -> str:
    """A headline without the instruction it begins with: the same for every version of one wire story."""
    match = _SLUG.match(headline)
    return (headline[match.end() :].strip() or headline) if match else headline


def in_line(line: str) -> Instruction | None:
    """The instruction a whole line is, with what it says was changed, or None."""
    stripped = " ".join(line.split())
    if len(stripped.split()) > _MOST_NOTE_WORDS:
        return None
    bare = _SLUG.fullmatch(stripped)
    if bare:
        return Instruction(kind=_kind(bare["word"]), number=int(bare["number"]) if bare["number"] else None)
    match = _NOTE.match(stripped)
    if match is None or not _is_set_off(stripped, match["word"]):
        return None
    return Instruction(kind=_kind(match["word"]), note=stripped.strip("()[]* ").rstrip(".") or None)


def joined(first: Instruction | None, second: Instruction | None) -> Instruction | None:
    """Two instructions of one text as one: the first's kind and number, and whichever note there is."""
    if first is None or second is None:
        return first or second
    return Instruction(kind=first.kind, number=first.number or second.number, note=first.note or second.note)


def embargo(line: str, received: Moment | None) -> Embargo | None:
    """The embargo a line states; None when it states none. A date without a year is taken from when it was received."""
    stated = " ".join(line.split()).strip("*_ ")
    if len(stated.split()) > _MOST_EMBARGO_WORDS or not _EMBARGO.match(stated) or _IMMEDIATE.search(stated):
        return None
    return Embargo(stated=stated, until=dates.stated_moment(stated) or _without_year(stated, received))


def _without_year(stated: str, received: Moment | None) -> Moment | None:
    match = _YEARLESS.search(stated)
    if match is None or received is None:
        return None
    month = calendar_words.month(match["month"] or match["month2"])
    day = days.nearest(received.day, month, int(match["day"] or match["day2"]))
    if day is None:
        return None
    clock = dates.clock(stated[: match.start()] + " | " + stated[match.end() :], day)
    return clock or Moment.on(day)


def _is_set_off(line: str, word: str) -> bool:
    """A note is bracketed, labelled, or begins with the instruction in capitals or with a colon."""
    return line[0] in "([*" or line.lower().startswith(("ed", "note", "advis")) or word.endswith(":") or word.isupper()


def _kind(word: str) -> InstructionKind:
    lowered = word.lower()
    return next((kind for stem, kind in _KINDS.items() if lowered.startswith(stem)), InstructionKind.UPDATE)
