"""The lines around an article's paragraphs: outlet, date, byline, link, headline, instructions, dateline, credit."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from itertools import pairwise

from bot.article import Embargo, Instruction, Moment
from bot.ingest import clean
from bot.ingest.head import dateline, dates, front_matter, headline, lines, wire
from bot.ingest.head.dateline import Dateline
from bot.ingest.head.dates import stated_moment
from bot.ingest.head.lines import Facts, is_role
from bot.ingest.head.names import is_name, is_outlet, is_person
from bot.language.marks import ALL, CLOSING
from bot.language.recognition import recognise

_DATE_MARK = re.compile(r"^\s*date[:\s]+(?P<stated>\d{4}-\d{2}-\d{2})\b\s*", re.IGNORECASE)
_DRAFT = re.compile(r"^\W*(?:draft\b.{0,20})?\bnot\s+for\s+(?:publication|release)\W*$", re.IGNORECASE)
_CAPTION_PLACE = re.compile(
    r"\((?:centre|center|left|right|pictured|l-r|from left|file photo|above|second from \w+)\)", re.IGNORECASE
)
_MOST_HEADER_LINES = 40  # what stands further down is the text
_MOST_BULLETS = 8  # lines under a headline that sum the text up
_MOST_STANDFIRST_WORDS = 40  # a longer line is a paragraph
_STANDFIRST_REACH = 4  # lines from a standfirst to a byline or date
_PLACE = re.compile(r"\s+(?:in|at)\s+[A-Z][\w .,'’-]*$")
_MOST_DAYS_LATE = 60  # days from a dateline to the day of publication stated
_MOST_TRAILER_LINES = 12  # at the end: credits, contacts, copyright
_STAMP = re.compile(r"^(?:(?:first|last)\s+)?(?:published|posted|updated|by)\s*:?$", re.IGNORECASE)  # the date is below
# What social media put in front of a headline and behind it: pictures and a word in capitals, parted by a stroke.
_ORNAMENT = re.compile(rf"^[^\w\s{ALL}(\[#$€£¿¡+-]+\s*(?:[A-Z][A-Z ]{{2,20}}\s*\|\s*)?|\s*[\U0001F000-\U0001FFFF]+$")
_MOST_SCRAP_WORDS = 12  # of a caption or label; a longer line is a sentence
_SCRAPS = 9  # lines below the byline that may be scraps
_SENTENCE = re.compile(rf"[.!?…:,;][{CLOSING})]*$")
_LONGEST_LINE = 600  # characters; what is longer is prose


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """What a text tells about itself outside its paragraphs. None where it says nothing."""

    title: str | None = None
    facts: Facts = field(default_factory=Facts)
    instruction: Instruction | None = None
    embargo: Embargo | None = None
    dateline: str | None = None
    credit: str | None = None
    day: Dateline | None = None  # the dateline that states the day

    def filed(self, published: Moment | None) -> Moment | None:
        """The day the dateline states, where it lies before that of publication, by no more than two months.

        A copy is dated by the day it was taken; an older dateline is quoted, or its year is another.
        """
        if self.day is None or published is None:
            return None
        found = self.day.day(published.day)
        return found if found and 0 < (published.day - found.day).days <= _MOST_DAYS_LATE else None

    @property
    def outlet(self) -> str | None:
        """The outlet named, else the agency named in the dateline."""
        return self.facts.outlet


def split(
    text: str, *, headline_words: int, received: Moment | None = None, title: str | None = None
) -> tuple[Head, list[str]]:
    """The head of a text with its characters cleaned, and the paragraphs of its body.

    A first line of more than `headline_words` words is no headline; `title` is the headline where it is known from
    elsewhere. `received` gives a date without a year its year.
    """
    marked = _DATE_MARK.match(text)
    facts = Facts(published=stated_moment(marked["stated"]) if marked else None, day_first=_day_first(text))
    text, own, facts = front_matter.take(text[marked.end() :] if marked else text, facts)
    title = own or title
    blocks = [block.split("\n") for block in clean.paragraphs(text)]
    if title and blocks and headline.LABEL.sub("", blocks[0][0]) == title:
        _drop_first(blocks)
    head = _take_top(Head(facts=facts, title=title), blocks, headline_words, received)
    head = _take_bottom(head, blocks)
    paragraphs = ["\n".join(block) for block in blocks]
    return _take_dateline(head, paragraphs, received)


def _day_first(text: str) -> bool | None:
    """The order of day and month in dates between slashes: as others show it, else the day first but in English."""
    shown = dates.is_day_first(text)
    return True if shown is None and recognise(text) not in {None, "en"} else shown


def _take_top(head: Head, blocks: list[list[str]], headline_words: int, received: Moment | None) -> Head:
    """Take lines off the top of `blocks` until the article's first sentence is reached."""
    standfirst: list[str] = []
    chosen = None if head.title else _chosen(head, blocks, headline_words, received)
    for at in range(_MOST_HEADER_LINES):
        if _count(blocks) < 2:
            break
        line = blocks[0][0]
        above = bool(chosen and at < chosen.at)
        taken = None if chosen and chosen.at <= at < chosen.at + chosen.lines else _told(line, head, received)
        following = _below(blocks)
        if taken is None and head.title and _is_lone_byline(line, following, head):
            taken = replace(head, facts=replace(head.facts, byline=_PLACE.sub("", line.strip())))
        if taken is None and above:
            taken = replace(head, facts=lines.scan(line, head.facts))
        if taken is None and chosen and at < chosen.at + chosen.lines:
            taken = _titled(head, line)
        if taken is None and head.title and _is_carried_along(line, blocks, head, received, headline_words):
            taken = head
        if taken is None and not standfirst and _is_standfirst(line, blocks, head):
            standfirst, taken = [line], head
        if taken is None:
            break
        head = taken
        _drop_first(blocks)
    if standfirst:
        blocks.insert(0, standfirst)
    return head


def _chosen(
    head: Head, blocks: list[list[str]], headline_words: int, received: Moment | None
) -> headline.Chosen | None:
    if not headline_words:
        return None
    ahead = [line for block in blocks[:_MOST_HEADER_LINES] for line in block]
    return headline.choose(ahead, lambda line: _told(line, head, received) is not None, headline_words)


def _told(line: str, head: Head, received: Moment | None) -> Head | None:
    """`head` with what a line that is no part of the article tells; None when it is part of it."""
    if len(line) > _LONGEST_LINE:
        return None
    embargo = wire.embargo(line, received)
    if embargo or _DRAFT.match(line):
        return replace(head, embargo=head.embargo or embargo or Embargo(stated=line.strip()))
    instruction = wire.in_line(line)
    if instruction:
        return replace(head, instruction=wire.joined(head.instruction, instruction))
    facts = lines.read(line, head.facts) or lines.without_year(line, head.facts, received)
    if facts is not None:
        return replace(head, facts=facts)
    if (
        clean.SECTION.match(line)
        or _STAMP.match(line)
        or clean.FORM.match(line)
        or clean.SLUG.match(line)
        or (head.title is None and clean.MENU.match(line))
    ):
        return head
    return None


def _titled(head: Head, line: str) -> Head:
    own = _ORNAMENT.sub("", headline.LABEL.sub("", line).strip("*_ "))
    title = " ".join([head.title or "", *own.split()]).strip()
    return replace(head, title=title, instruction=wire.joined(wire.in_headline(title), head.instruction))


def _take_bottom(head: Head, blocks: list[list[str]]) -> Head:
    """Take links, outlet, date and credit lines off the end of `blocks`."""
    for _ in range(_MOST_TRAILER_LINES):
        if _count(blocks) < 2:
            break
        line = blocks[-1][-1]
        if len(line) > _LONGEST_LINE:
            break
        facts = lines.read(line, head.facts)
        dated_outlet = facts is None and head.facts.outlet is None and head.facts.published and _is_signature(line)
        if facts is not None:
            head = replace(head, facts=facts)
        elif dated_outlet:
            head = replace(head, facts=replace(head.facts, outlet=line.strip()))
        elif not (clean.TRAILER.match(line) or clean.SECTION.match(line)):
            break
        _drop_last(blocks)
    if blocks:
        blocks[-1][-1], credit = dateline.trailing_credit(blocks[-1][-1])
        head = replace(head, credit=head.credit or credit)
        if not blocks[-1][-1]:
            _drop_last(blocks)
    return head


def _take_dateline(head: Head, paragraphs: list[str], received: Moment | None) -> tuple[Head, list[str]]:
    """Take the dateline off the first paragraph that has one, and captions above it away."""
    for at, paragraph in enumerate(paragraphs[:3]):
        found = dateline.split(paragraph)
        if found is None:
            continue
        kept = [each for each in paragraphs[:at] if not _CAPTION_PLACE.search(each)]
        day = found.day(received.day if received else None)
        # Filed under an agency's dateline it is the agency's own copy; a credit below it is somebody else's use of it.
        outlet = head.facts.outlet or found.credit
        facts = replace(head.facts, published=head.facts.published or day, outlet=outlet)
        credit = found.credit or head.credit
        told = found if found.month_day else None
        return replace(head, facts=facts, dateline=found.place, credit=credit, day=told), [
            *kept,
            found.paragraph,
            *paragraphs[at + 1 :],
        ]
    return head, paragraphs


def _is_carried_along(line: str, blocks: list[list[str]], head: Head, received: Moment | None, most_words: int) -> bool:
    """Whether a line below the headline repeats it, or is a scrap of the page or one of its bullet points.

    A wire sets its main points between the headline and what it says of the text; elsewhere a list is part of the text.
    """
    if clean.folded(line) == clean.folded(head.title or ""):
        return True
    if (head.facts.byline and is_role(line)) or clean.CAPTION.match(line) or _is_scrap(line, blocks, head, most_words):
        return True
    if not clean.BULLET.match(line):
        return False
    ahead = [each for block in blocks[:_MOST_BULLETS] for each in block][:_MOST_BULLETS]
    below = next((each for each in ahead if not clean.BULLET.match(each)), "")
    return bool(below) and (_told(below, head, received) is not None or dateline.split(below) is not None)


def _is_scrap(line: str, blocks: list[list[str]], head: Head, most_words: int) -> bool:
    """Whether a short line between byline or date and first paragraph is a button, a caption or a picture's credit.

    A line with a number may be one of the article's, and a list is a part of it.
    """
    words = len(line.split())
    if words > _MOST_SCRAP_WORDS or _SENTENCE.search(line) or clean.BULLET.match(line):
        return False
    bare = line.strip().isdigit() or (not re.search(r"\d", line) and bool(head.facts.byline or head.facts.published))
    ahead = [each for block in blocks[:_SCRAPS] for each in block][1:_SCRAPS]
    return bare and any(headline.is_prose(each, most_words or 0) for each in ahead)


def _is_standfirst(line: str, blocks: list[list[str]], head: Head) -> bool:
    """Whether a line between headline and byline or date sums the article up: kept as its first paragraph."""
    if not head.title or head.facts.byline or head.facts.published or len(line.split()) > _MOST_STANDFIRST_WORDS:
        return False
    ahead = [each for block in blocks[:_STANDFIRST_REACH] for each in block][1:_STANDFIRST_REACH]
    named = any(_is_lone_byline(first, second, head) for first, second in pairwise(ahead))
    return named or any(_is_fact(each, head) for each in ahead)


def _below(blocks: list[list[str]]) -> str:
    """The line below the first one."""
    return (blocks[0][1:] or blocks[1])[0]


def _is_lone_byline(line: str, following: str, head: Head) -> bool:
    """A person's name alone between headline and date line, or above the writer's role."""
    if head.facts.byline is not None or not is_person(_PLACE.sub("", line.strip())):
        return False
    return is_role(following) or _is_fact(following, head)


def _is_fact(line: str, head: Head) -> bool:
    return len(line) <= _LONGEST_LINE and bool(_STAMP.match(line) or lines.read(line, head.facts))


def _is_signature(line: str) -> bool:
    return is_name(line) and (is_outlet(line) or len(line.split()) <= 4)


def _count(blocks: list[list[str]]) -> int:
    return sum(len(block) for block in blocks[:40])


def _drop_first(blocks: list[list[str]]) -> None:
    del blocks[0][0]
    if not blocks[0]:
        del blocks[0]


def _drop_last(blocks: list[list[str]]) -> None:
    del blocks[-1][-1]
    if not blocks[-1]:
        del blocks[-1]
