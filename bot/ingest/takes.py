"""Takes: messages one person posts one after the other that are one text. Which go on, and the texts they make.

A message goes on with another only where the other plainly breaks off: one of them is cut in the middle of a sentence,
or the first is as long as a message may be. Whatever stands alone is a text of its own.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from bot.ingest import clean
from bot.ingest.head.head import Head, split
from bot.ingest.text import is_article, is_talk
from bot.ingest.thresholds import IngestThresholds
from bot.ingest.versions import containment, shingles
from bot.language.calendar_words import MONTHS, WEEKDAYS
from bot.language.marks import ALL, CLOSING, DOUBLE
from bot.language.tables import mapping, table
from bot.language.wordlist import words

_SENTENCE_END = re.compile(rf"[.!?…][{CLOSING})\]]*(?=\s|$)")
_PROSE_WORDS = 12  # of a message from which it may be a paragraph
_REMARK_WORDS = 30  # up to which a message that talks to somebody is a remark
_TAIL_WORDS = 3  # behind the last full stop, from which they are a sentence begun and no credit
_CUT = 100  # characters below the most a message holds at which a long text is cut, back to a blank or a line
_FEWEST = 8  # shingles of a text below which sharing them means little
_FIRST_WORD = re.compile(r"^([^\W\d_]+)(?:[’'-][^\W\d_]+)*(?=[\s,.;:!?)—–-]|$)\s*(\S?)")
_PARTICLES = table("particles")  # "de Blasio", "al Qaida": small in the middle of a name, and sometimes at its start
_TITLES = table("titles") | frozenset(mapping("title_abbreviations")) | {"mr", "mrs", "ms"}
_OFFICES = table("offices")  # "President", before a name
# After these no sentence ends, whatever follows.
_GOES_ON = words(
    "a an the of to in on at by for with from into over under about as that than and or but nor if because while when"
    " which who whose its his her their our my this these those is are was were be been has have had will would"
)
_CALENDAR = frozenset(WEEKDAYS) | frozenset(MONTHS)
_NAME = re.compile(r"(?<![.!?…:]\s)(?<=\s)[A-Z][\w-]*[a-z]\w*")
_LINES = re.compile(r"\s*\n\s*")
_BARE = str.maketrans(dict.fromkeys(DOUBLE, ""))


def may_be_take(text: str, thresholds: IngestThresholds) -> bool:
    """Whether another message may go on with this one: it is an article or prose, or prose begun, and no remark."""
    begun = len(text.split()) >= _PROSE_WORDS and _is_cut(text, thresholds) and not _is_remark(text)
    return begun or _is_prose(text) or is_article(text, thresholds)


def goes_on(before: str, after: str, thresholds: IngestThresholds, *, last: str | None = None) -> bool:
    """Whether `after` continues `before`, the text so far, whose last message is `last` (all of it where None).

    Never what has a head of its own or repeats the text so far: that is another article, or another version of it.
    """
    unrelated = not after.strip() or _is_remark(after) or not may_be_take(before, thresholds)
    if unrelated or _is_alike(before, after, thresholds):
        return False
    begins_inside = _begins_inside(after, thresholds)
    if _has_head(after, thresholds, titled=not begins_inside):
        return False
    full = thresholds.message_chars - _CUT <= len(last or before) <= thresholds.message_chars
    related = bool(_names(before) & _names(after))
    short = _is_prose(after) and not is_article(after, thresholds)
    if begins_inside and _is_cut(before, thresholds):
        return related or full or short
    if begins_inside:
        return related and _is_prose(after) and _is_written(after)
    number = after.lstrip()[:1].isdigit()
    broken = _breaks_off(before, thresholds) or (full and _is_cut(before, thresholds))
    return (full and related) or (broken and (related or short or number))


def texts(takes: Sequence[str], thresholds: IngestThresholds) -> tuple[tuple[int, ...], ...]:
    """Which of the messages, by their places, are one text: in order, each in one of them."""
    made: list[tuple[int, ...]] = []
    text = ""
    for place, take in enumerate(takes):
        if made and goes_on(text, take, thresholds, last=takes[place - 1]):
            made[-1] = (*made[-1], place)
            text = joined([text, take], thresholds)
        else:
            made.append((place,))
            text = take
    return tuple(made)


def joined(takes: Sequence[str], thresholds: IngestThresholds) -> str:
    """The text of messages that are one, in order: a sentence cut in two is mended, a paragraph parted.

    A message of the very length that one may have was cut wherever that fell, inside a word too.
    """
    text = takes[0]
    for before, take in pairwise(takes):
        inside = _begins_inside(take, thresholds) or _is_cut(text, thresholds)
        in_word = len(before) == thresholds.message_chars and not take[:1].isspace()
        parted = "\n\n" if not inside else "" if in_word else " "
        text = f"{text.rstrip()}{parted}{take.lstrip()}"
    return text


def _has_head(text: str, thresholds: IngestThresholds, *, titled: bool) -> bool:
    """Whether a text says who wrote it where or when, as the first message of an article does, or, where it may be
    `titled`, has a headline.
    """
    head: Head = split(clean.characters(text), headline_words=thresholds.headline_words)[0]
    said = (head.facts.outlet, head.facts.byline, head.facts.published, head.dateline, head.instruction, head.embargo)
    return any(said) or (titled and head.title is not None)


def _is_alike(before: str, after: str, thresholds: IngestThresholds) -> bool:
    """Whether a text is, for the most part, what was posted already: the same again, or another version."""
    theirs, ours = shingles(before, thresholds.shingle_words), shingles(after, thresholds.shingle_words)
    return min(len(theirs), len(ours)) >= _FEWEST and containment(theirs, ours) >= thresholds.version_share


def _begins_inside(text: str, thresholds: IngestThresholds) -> bool:
    """Whether a text begins in the middle of a sentence: with a small letter that is no name's and no label's."""
    first = _FIRST_WORD.match(text.lstrip())
    if first is None or not first[1].islower() or (first[1] in _PARTICLES and first[2].isupper()):
        return False
    head, body = split(clean.characters(text), headline_words=thresholds.headline_words)
    return (head.title or body[0] if body else "").startswith(first[1])


def _is_cut(text: str, thresholds: IngestThresholds) -> bool:
    """Whether a text may end in the middle of a sentence: prose behind its last full stop, and no credit or notice."""
    line = text.rstrip().rpartition("\n")[2].rstrip("*_")
    ends = [found.end() for found in _SENTENCE_END.finditer(line)]
    if ends and ends[-1] == len(line):
        return False
    tail = line[ends[-1] :] if ends else line
    if len(tail.split()) < _TAIL_WORDS and not (ends and tail.strip()[:1].islower()):
        return False
    body = split(clean.characters(text), headline_words=thresholds.headline_words)[1]
    return bool(body) and body[-1].split()[-1:] == clean.characters(line).split()[-1:]


def _breaks_off(text: str, thresholds: IngestThresholds) -> bool:
    """Whether a text certainly ends in the middle of a sentence: with a word or a mark that asks for more."""
    if not _is_cut(text, thresholds):
        return False
    last = text.rsplit(maxsplit=1)[-1].strip(ALL)
    word = last.rstrip(".").casefold()
    asks = word in _GOES_ON or word in _TITLES or (last[:1].isupper() and word in _OFFICES)
    return asks or last[-1:] in {",", ";", "–", "—"}


def _is_written(text: str) -> bool:
    """Whether a text that begins with a small letter goes on as what is printed does, its next sentence capitalised."""
    first = _SENTENCE_END.search(text)
    following = text[first.end() :].lstrip().lstrip(ALL)[:1] if first else ""
    return following.isupper()


def _names(text: str) -> frozenset[str]:
    """The capitalised words of a text that do not open a sentence, days and months left out."""
    sentences = _LINES.sub(". ", text.translate(_BARE))
    return frozenset(_NAME.findall(sentences)) - _CALENDAR


def _is_prose(text: str) -> bool:
    return len(text.split()) >= _PROSE_WORDS and bool(_SENTENCE_END.search(text)) and not _is_remark(text)


def _is_remark(text: str) -> bool:
    return len(text.split()) <= _REMARK_WORDS and is_talk(text)
