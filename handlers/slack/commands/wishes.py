"""What somebody wants of a digest, as they type it after `/copydesk digest`.

"08:30 weekdays in Europe/Berlin about Oslo, port strike without quiet skip empty"
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import time
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

from rapidfuzz import process

from bot.digests import Part, Wish
from bot.language.calendar_words import WEEKDAYS
from bot.language.marks import ALL
from bot.subscription import EVERY_DAY, EVERYTHING, WORKING_DAYS
from handlers.slack.commands.asked import echo

_TIME = re.compile(r"(?P<hour>[01]?\d|2[0-3])(?:[:.h](?P<minute>[0-5]\d))?|(?P<full>1[0-2]|0?[1-9])(?P<half>am|pm)")
_DAYS = {name[:3].lower(): number for number, name in enumerate(WEEKDAYS)}
_EVERY = {
    "daily": EVERY_DAY,
    "everyday": EVERY_DAY,
    "weekdays": WORKING_DAYS,
    "workdays": WORKING_DAYS,
    "weekends": frozenset({5, 6}),
}
TOO_MANY = "That is more than I look for"
_MOST_BEATS, _LONGEST_BEAT = 20, 60  # beats of one digest, and characters of one: what a line of Slack shows
_EXAMPLE = "`/copydesk digest 08:30 weekdays about Oslo, port strike`"


@dataclass(frozen=True, slots=True, kw_only=True)
class Unclear:
    """What cannot be understood, in one sentence that says what to type."""

    words: str


def read(words: str) -> Wish | Unclear:
    """The wish in `words`: a time, days, "in ZONE", "about BEATS", "only" or "without" PARTS, "skip empty"."""
    parts = _split(words)
    wishes = [_lead(parts[""])]
    readers = {"in": _zone, "about": _beats, "only": _only, "without": _without}
    wishes += [readers[name](said) for name, said in parts.items() if name]
    known: dict[str, object] = {}
    for wish in wishes:
        if isinstance(wish, Unclear):
            return wish
        known |= wish
    return Wish(**known)  # type: ignore[arg-type]  # each reader names fields of Wish with their types


def _split(words: str) -> dict[str, str]:
    """The words by the little word that opens each part; what comes first under ""."""
    pieces = re.split(r"\b(in|about|only|without)\b", words, flags=re.IGNORECASE)
    parts, last = {"": pieces[0]}, ""
    for name, said in zip(pieces[1::2], pieces[2::2], strict=True):
        if name.lower() == "in" and last == "about" and not _is_zone(said):
            parts[last] += f" {name} {said.strip(' ')}"  # "about the war in Ukraine"
            continue
        last = name.lower()
        parts[last] = said.strip(" ,")
    if re.search(r"\bskip\s+empty\b", words, re.IGNORECASE):
        parts = {
            name: re.sub(r"\bskip\s+empty\b", "", said, flags=re.IGNORECASE).strip(" ,") for name, said in parts.items()
        }
        parts[""] += " skip-empty"
    elif re.search(r"\beven\s+(if\s+)?empty\b", words, re.IGNORECASE):
        parts = {
            name: re.sub(r"\beven\s+(if\s+)?empty\b", "", said, flags=re.IGNORECASE) for name, said in parts.items()
        }
        parts[""] += " even-empty"
    return parts


def _is_zone(said: str) -> bool:
    """Whether the words after "in" begin with the full name of a time zone."""
    first = said.replace(",", " ").split()[:1]
    return bool(first) and first[0] in available_timezones()


def _lead(words: str) -> dict[str, object] | Unclear:
    """Time and days."""
    found: dict[str, object] = {}
    days: set[int] = set()
    for word in re.split(r"[\s,]+", words.lower()):
        at = _TIME.fullmatch(word)
        if at:
            found["at"] = _time(at)
        elif word in {"skip-empty", "even-empty"}:
            found["skip_empty"] = word == "skip-empty"
        elif word in _EVERY:
            days |= _EVERY[word]
        elif some := _some_days(word):
            days |= some
        elif word not in {"", "at", "on", "and", "every", "day"}:
            near = process.extractOne(word, [*_EVERY, "monday", "saturday"], score_cutoff=75)
            hint = f" Did you mean `{near[0]}`?" if near else f" Write it like {_EXAMPLE}."
            return Unclear(words=f"I do not understand {echo(word)}: a time is written like `08:30`.{hint}")
    return found | ({"weekdays": frozenset(days)} if days else {})


def _time(at: re.Match[str]) -> time:
    if at["half"]:
        return time(int(at["full"]) % 12 + (12 if at["half"] == "pm" else 0))
    return time(int(at["hour"]), int(at["minute"] or 0))


def _some_days(word: str) -> set[int]:
    """ "tue", "Tuesdays", "mon-fri"."""
    first, _, last = word.partition("-")
    start, end = _DAYS.get(first[:3]), _DAYS.get((last or first)[:3])
    if start is None or end is None or not re.fullmatch(r"[a-z]{3,10}(-[a-z]{3,10})?", word):
        return set()
    return {day % 7 for day in range(start, end + 1 if end >= start else end + 8)}


def _zone(words: str) -> dict[str, object] | Unclear:
    name = words.strip().replace(" ", "_")
    cities = [zone for zone in sorted(available_timezones()) if zone.rpartition("/")[2].lower() == name.lower()]
    try:
        return {"zone": ZoneInfo(cities[0] if cities and "/" not in name else name).key}
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return Unclear(words=f"I know no time zone {echo(words)}: write it like `in Europe/Berlin`.")


def _beats(words: str) -> dict[str, object] | Unclear:
    found = beats_of(words)
    return found if isinstance(found, Unclear) else {"beats": found}


def beats_of(words: str) -> tuple[str, ...] | Unclear:
    """The beats in a list of words and names with commas between; none where everything is wanted."""
    beats = tuple(dict.fromkeys(beat.strip(f" {ALL}") for beat in re.split(r"[,;]", words)))
    beats = tuple(beat for beat in beats if beat)
    if words.strip().lower() in {"everything", "all", ""}:
        return ()
    if len(beats) > _MOST_BEATS or any(len(beat) > _LONGEST_BEAT for beat in beats):
        return Unclear(words=f"{TOO_MANY}: at most {_MOST_BEATS} words or names, with commas between.")
    return beats


def _only(words: str) -> dict[str, object] | Unclear:
    parts = _parts(words)
    return parts if isinstance(parts, Unclear) else {"include": parts or EVERYTHING}


def _without(words: str) -> dict[str, object] | Unclear:
    parts = _parts(words)
    return parts if isinstance(parts, Unclear) else {"include": (EVERYTHING - parts) or EVERYTHING}


def _parts(words: str) -> frozenset[Part] | Unclear:
    found = set()
    for word in re.findall(r"[a-z]+", words.lower()):
        near = process.extractOne(word, [part.value for part in Part], score_cutoff=75)
        if near:
            found.add(Part(near[0]))
        elif word not in {"and", "stories", "needs", "the"}:
            known = ", ".join(part.value for part in Part)
            return Unclear(words=f"A digest has no part {echo(word)}: its parts are {known}.")
    return frozenset(found)
