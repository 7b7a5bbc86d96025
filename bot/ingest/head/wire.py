"""What a wire says about a text and its earlier versions: CORRECTED, UPDATE 2, WRITETHRU, KILL, and embargoes.

Above a headline or on a line of its own only capitals, brackets or a label make such words an instruction; a field that
holds nothing but a note to editors is read by `in_note`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from bot.article import Embargo, Instruction, InstructionKind, Moment
from bot.ingest.head import calendar_words, dates
from bot.language.dates import days

_KINDS = {
    "correct": InstructionKind.CORRECTED,
    "refil": InstructionKind.REFILE,
    "kill": InstructionKind.KILL,
    "withdra": InstructionKind.KILL,
    "retract": InstructionKind.KILL,
    "annul": InstructionKind.KILL,
    "anul": InstructionKind.KILL,
    "rückzug": InstructionKind.KILL,
    "widerruf": InstructionKind.KILL,
    "reinstat": InstructionKind.REINSTATED,
    "hold": InstructionKind.HOLD,
    "updat": InstructionKind.UPDATE,
    "write": InstructionKind.WRITETHRU,
    "rewrit": InstructionKind.WRITETHRU,
    "recast": InstructionKind.WRITETHRU,
}
_WORD = (
    r"(?:(?:ADVISORY|MANDATORY|BULLETIN|URGENT)[\s:-]+(?=KILL|WITHDRAW))?"
    r"(?P<word>CORRECTED|CORRECTION|CORRECTS|REFILE[SD]?|KILL(?:ED)?|WITHDRAWN?|HOLD|UPDATED?"
    r"|WRITETHRU|WRITETHROUGH|REWRITES?|RECASTS?|RETRACTED|ANNUL(?:ATION|ÉE?)|ANULA(?:CIÓN|D[AO])|RÜCKZUG|WIDERRUF"
    r"|REINSTATE[SD]?)"
)
# In front of a headline: "UPDATE 2-Toll rises", "CORRECTED (OFFICIAL)-Court jails", "REFILE: …".
_SLUG = re.compile(rf"^{_WORD}(?:[\s,!]+(?P=word)\b)*(?:\s*(?P<number>\d{{1,2}}))?(?:\s*\([A-Z ]+\))?\s*(?:[-–—:]|$)")
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
_LABEL = re.compile(r"^[(\[*\s]*(?:eds?|editors?|notes?\s+to\s+(?:the\s+)?editors?|advisory)\s*[:,]\s*", re.IGNORECASE)
# What a note to editors says of the whole text, in any place of it.
_TAKES_BACK = re.compile(
    r"^\W*(?:(?:please|mandatory|must|urgent)\s+)*(?:"
    r"(?:kill|withdraw|cancel|retract|annul)\b(?=\W*$|\s*[.:;,!–—-]|\s+(?:the|this|our|all|story|item|bc-|[a-z]{2,4}\d{3,4}\b))"
    r"|do\s+not\s+(?:use|publish)\b(?!.*\b(?:before|until|prior)\b)"
    r"|(?:killed|withdrawn|cancell?ed|retracted|annulled|cancellation|withdrawal|retraction)\s*(?:[.:;,!–—-]|$)"
    r"|(?:(?:the|this|our|previous|earlier|above|preceding)\s+)*"
    r"(?:story|item|article|alert|version|report|text|dispatch|piece|copy)\b(?:\s+[^\s.]+){0,8}?"
    r"\s+(?:is|was|has\s+been|must\s+be|should\s+be)\s+(?:being\s+|hereby\s+|now\s+)?"
    r"(?:killed|withdrawn|cancell?ed|retracted|annulled|spiked)\b)",
    re.IGNORECASE,
)
# What a note takes back by its name: "please kill dwx0100", "KILL BC-Ferry jobs. It is wrong."
_NAMED = re.compile(
    r"\b(?:kill|withdraw|cancel|retract|annul)\s+(?:(?:the|our|this|story|item|dispatch|report|text|number|no\.)\s+)*"
    r"(?P<name>[a-z]{2,4}\d{3,4}\b"
    r"|(?:bc|am|pm)-[\w-]+(?:[ ](?!(?:sent|moved|slugged|from|which|that|of|at)\b)[\w-]+){0,5})",
    re.IGNORECASE,
)
_HEADLINE = re.compile(
    r"(?!(?:Story|This|The\s+(?:story|item|article|version)|All|Please|Editors?|Item|Article|Version|For\s+release|BC-)\b)"
    r"[A-ZÀ-Þ\d“\"'‘]\S*(?:\s+\S+){3,}(?<![.\s])$"
)
_BRINGS_BACK = re.compile(
    r"\breinstat(?:es?|ed|ing|ement)\b|\bun-?kill\w*"
    r"|\b(?:kill|withdrawal|cancellation|retraction)\b(?:\s+\w+){0,4}?\s+(?:lifted|rescinded|revoked|void|withdrawn|in\s+error)\b"
    r"|\b(?:lifts?|lifting|rescinds?|revokes?|withdraws?|cancels?|disregard|ignore)\s+(?:\w+\s+){0,3}?(?:kill|withdrawal)\b"
    r"|\b(?:replaces|supersedes|substitutes?\s+for)\b[^.]*\b(?:killed|withdrawn|retracted)\b"
    r"|\brestor(?:es|ed|ing)\s+(?:the\s+|this\s+|our\s+)?(?:story|item|article|text)\b"
    r"|\bmay\s+(?:now\s+)?be\s+used\s+again\b",
    re.IGNORECASE,
)
_EMBARGO = re.compile(
    r"^[\W_]*(?:strictly\s+|under\s+|sous\s+|con\s+|mit\s+)?(?:embargo(?:ed)?\b|sperrfrist(?:ende)?\b|gesperrt\s+bis\b"
    r"|embargad[oa]\s+hasta\b|not\s+for\s+(?:publication|release|broadcast|use)\b.*\b(?:before|until|prior\s+to)\b"
    r"|do\s+not\s+(?:publish|use|release|broadcast)\s+(?:(?:this|the|story|item|article|report|text)\s+){0,3}"
    r"(?:before|until|prior\s+to)\b"
    r"|hold\s+for\s+release\b|for\s+release\s+(?:at|on|not\s+before)\b)",
    re.IGNORECASE,
)
# What an embargo line has, and a headline about an embargo on goods has not: an end, a label, or no other word.
_SET_OFF = re.compile(
    r"\b(?:until|till|before|prior|release|bis|jusqu|hasta|tot|fino|til)\b|:|^[\W_]*(?:\w+[\W_]+)?\w+[\W_]*$",
    re.IGNORECASE,
)
_PIECE = re.compile(r"(?<=[^\W\d][.;!)])\s+(?=[A-ZÀ-Þ*/])|\n+")  # between the sentences of a note; "1. April" is one
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


def begins(line: str) -> bool:
    """Whether a line begins with an instruction in front of a headline."""
    return _SLUG.match(line) is not None


def without_instruction(headline: str) -> str:
    """A headline without the instruction it begins with: the same for every version of one wire story."""
    match = _SLUG.match(headline)
    return (headline[match.end() :].strip() or headline) if match else headline


def in_line(line: str) -> Instruction | None:
    """The instruction a whole line is, with what it says was changed, or None."""
    stripped = " ".join(line.split())
    if len(stripped.split()) > _MOST_NOTE_WORDS:
        return None
    bare = _SLUG.fullmatch(stripped.strip("*!. "))
    if bare:
        return Instruction(kind=_kind(bare["word"]), number=int(bare["number"]) if bare["number"] else None)
    if _is_headed(stripped):
        return None
    labelled = _LABEL.match(stripped)
    if labelled and (told := _of_the_whole(stripped[labelled.end() :])):
        return told
    match = _NOTE.match(stripped)
    if match is None or not _is_set_off(stripped, match["word"]):
        return None
    return Instruction(kind=_kind(match["word"]), note=stripped.strip("()[]* ").rstrip(".") or None)


def _is_headed(line: str) -> bool:
    """Whether a line is a headline behind its instruction ("KILL: Court jails mayor"), and no note of its own."""
    slug = _SLUG.match(line)
    return slug is not None and _HEADLINE.match(line[slug.end() :].strip()) is not None


def in_note(note: str | None) -> Instruction | None:
    """The instruction in a field that holds a note to editors and nothing else, or None."""
    return in_line(f"EDS: {' '.join(note.split())}") if note and note.strip() else None


def taken_back(note: str | None) -> str | None:
    """What a note takes back by number or slug, as written: "dwx0100", "BC-Ferry jobs"; None where it names none."""
    found = _NAMED.search(note) if note else None
    return found["name"] if found else None


def _of_the_whole(note: str) -> Instruction | None:
    """Whether a note to editors takes the text back, or brings it back."""
    told = note.strip("()[]* ").rstrip(".") or None
    if _BRINGS_BACK.search(note):
        return Instruction(kind=InstructionKind.REINSTATED, note=told)
    return Instruction(kind=InstructionKind.KILL, note=told) if _TAKES_BACK.search(note) else None


def joined(first: Instruction | None, second: Instruction | None) -> Instruction | None:
    """Two instructions of one text as one: the first's kind and number, and whichever note there is."""
    if first is None or second is None:
        return first or second
    return Instruction(kind=first.kind, number=first.number or second.number, note=first.note or second.note)


def embargo(line: str, received: Moment | None) -> Embargo | None:
    """The embargo a line states; None when it states none. A date without a year is taken from when it was received."""
    stated = _LABEL.sub("", " ".join(line.split())).strip("*_ ")
    if len(stated.split()) > _MOST_EMBARGO_WORDS or not _EMBARGO.match(stated) or _IMMEDIATE.search(stated):
        return None
    return Embargo(stated=stated, until=dates.stated_moment(stated) or _without_year(stated, received))


def is_embargo(line: str) -> bool:
    """Whether a line that may as well be the headline is an embargo: "Embargo on oil hurts Lissby" is none."""
    return embargo(line, None) is not None and _SET_OFF.search(line) is not None


def embargo_in_notes(notes: Iterable[str | None], received: Moment | None) -> Embargo | None:
    """The first embargo in fields that hold notes to editors: a whole note, or a sentence among others."""
    for note in filter(None, notes):
        for piece in (note, *_PIECE.split(note)):
            if found := embargo(piece, received):
                return found
    return None


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
