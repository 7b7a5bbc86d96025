"""The plain text of wires with their header lines: IPTC 7901 and ANPA 1312.

Both frame a dispatch with control characters, which files often lack: a header line with number, priority, category and
word count; slug lines; the headline, closed by "=" or set off by "^"; the text; the time of transmission.
https://iptc.org/standards/iptc-7901/
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC

from bot.article import Article, Embargo, Instruction, InstructionKind, Moment, compose
from bot.ingest import clean
from bot.ingest.head import calendar_words, wire
from bot.ingest.head.dates import on
from bot.ingest.head.head import split
from bot.ingest.head.lines import byline
from bot.ingest.versions import of_day
from bot.language.recognition import recognise
from bot.language.time_zones import zone

# "dwx0100 3 s 120 dwxxb dw 0099": source and number, priority, category, words, whatever else the service adds.
_IPTC = re.compile(
    r"^[ \t]*(?P<number>[a-z]{2,4}\d{3,4})[ \t]+[1-9][ \t]+[a-z]{1,3}[ \t]+\d{1,5}\b[ \t]*(?P<rest>[^\n]{0,60})$",
    re.IGNORECASE | re.MULTILINE,
)
# "a0123", then "r i bc-ferry-jobs 06-03 0210": number, priority, category, keyword, day, words.
_ANPA = re.compile(
    r"^(?:[ \t]*[a-z]{0,2}\d{4}[ \t]*\n)?[ \t]*[a-z][ \t]?[a-z](?:[ \t][a-z])?[ \t]+(?P<slug>[a-z][^\n]{2,60}?)"
    r"[ \t]+\d\d-\d\d[ \t]+\d{3,5}\b[^\n]{0,20}$",
    re.IGNORECASE | re.MULTILINE,
)
_FRAME = re.compile(r"[\x00\x11-\x16\x1f\x7f]+|[\x02\x03\x04]")
_REST = re.compile(r"(?P<agency>[a-z]{2,6})[ \t]+\d{3,4}[ \t]*$", re.IGNORECASE)
_SLUG = re.compile(r"^[\w .'’&-]{1,40}(?:/[\w .'’&()-]{0,40}){1,8}$|^(?:BC|AM|PM|EU|US)-[\w-]{2,60}(?:,.{0,40})?$")
# A slug with its word count: "BC-Ferry jobs,0210", "BC-Ferry jobs, KILL,0010", "BC-Ferry jobs,1st Ld-Writethru,0210".
_COUNTED = re.compile(r"^(?P<slug>[\w .'’&/()-]{2,60}?)(?:,[ ]*(?P<told>[^,]{1,40}?))?[ ]*,\d{3,5}$")
_ADDED = re.compile(r"\b(?:add|take|insert|sub|advisory|digest|budget)\b", re.IGNORECASE)  # of no text by itself
_SIGN_OFF = re.compile(r"^(?:The[ ]+)?(?:AP|Associated Press)\W*$")
_TAKE = re.compile(
    r"^\W*(?:(?:\d{1,2}(?:st|nd|rd|th)\s+)?(?:lead|ld|add|take|update|snap|urgent|flash|bulletin|alert|advisory|roundup|wrap)"
    r"|(?:zusammenfassung|neu|eil|vorab|überblick|erweitert)\b.{0,40})\W*\d{0,4}\W*$",
    re.IGNORECASE,
)
_CLOSED = re.compile(r"\s*=\s*$")
_SIGNED = re.compile(
    r"\s+(?P<line>(?:By|Von|Par|Por|Di)\s+[A-ZÀ-Þ][^,=]{2,60}?)(?:,\s*(?P<agency>[A-Za-z]{2,20}))?\s*$"
)
_WRITER = re.compile(r"^(?:\w+\s+){0,3}(?:Writer|Correspondent|Reporter|Editor)\W*$")
_SENT = re.compile(
    r"^\W*(?:[A-Z]{2,4}-[A-Z]{2,4}-)?(?P<month>\d\d)-(?P<day>\d\d)-(?P<year>\d\d)\s+(?P<clock>\d{4})\s*(?P<zone>[A-Z]{1,4})?\W*$"
)
_SENT_IPTC = re.compile(
    rf"^\W*(?P<day>\d\d)(?P<clock>\d{{4}})\s+(?:(?P<zone>gmt|utc|[a-z]{{3,4}})\s+)?(?P<month>{calendar_words.MONTH})\s+"
    r"(?P<year>\d\d(?:\d\d)?)\W*$",
    re.IGNORECASE,
)
_HEADER_REACH = 400  # characters of a file within which its first header stands
_MOST_HEAD_LINES = 12  # between header and text
_LONGEST_HEAD = 160  # characters of a line of the head


@dataclass(frozen=True, slots=True, kw_only=True)
class Dispatch:
    """One dispatch as its lines state it."""

    text: str
    title: str | None = None
    outlet: str | None = None
    byline: str | None = None
    published: Moment | None = None
    place: str | None = None
    instruction: Instruction | None = None
    embargo: Embargo | None = None
    item: str | None = None


def is_wire(text: str) -> bool:
    """Whether a text begins with the header of a wire."""
    start = _unframed(text[:_HEADER_REACH]).lstrip()
    return bool(_IPTC.match(start) or _ANPA.match(start))


def dispatches(text: str) -> list[Dispatch]:
    """Every dispatch in a text that begins with the header of one."""
    plain = clean.characters(_unframed(text))
    heads = [*_IPTC.finditer(plain)] or [*_ANPA.finditer(plain)]
    ends = [*(head.start() for head in heads[1:]), len(plain)]
    return [_dispatch(head, plain[head.end() : end]) for head, end in zip(heads, ends, strict=True)]


def article(dispatch: Dispatch) -> Article | None:
    """The article of a dispatch; None where it holds no text and takes nothing back."""
    head, paragraphs = split(dispatch.text, headline_words=0, received=dispatch.published)
    body = "\n\n".join(paragraphs).strip()
    told = wire.joined(dispatch.instruction, head.instruction)
    item = _named(told, dispatch) or dispatch.item
    if not body and (told is None or not (dispatch.title or item)):
        return None
    return compose(
        body=body,
        title=dispatch.title,
        outlet=dispatch.outlet or head.outlet,
        byline=dispatch.byline or head.facts.byline,
        published=dispatch.published or head.facts.published,
        language=(recognise(body) or "en").split("-")[0].lower(),
        filed=head.filed(dispatch.published),
        dateline=head.dateline or dispatch.place,
        credit=head.credit or dispatch.outlet,
        instruction=told,
        embargo=dispatch.embargo or head.embargo,
        item=item,
    )


def _named(told: Instruction | None, dispatch: Dispatch) -> str | None:
    """What a kill names, as that item is called."""
    if told is None or told.kind is not InstructionKind.KILL or dispatch.published is None:
        return None
    name = wire.taken_back(told.note)
    return of_day(name, dispatch.published.day) if name else None


def _unframed(text: str) -> str:
    lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("\x01", "\n")
    return _FRAME.sub(lambda match: "\n" if match[0] in "\x02\x03\x04" else " ", lines)


def _dispatch(header: re.Match[str], below: str) -> Dispatch:
    lines, published = _sent([line.rstrip(" <") for line in below.strip("\n").split("\n")])
    agency = _REST.search(header.groupdict().get("rest") or "")
    top = _top(lines, published)
    headline = _CLOSED.sub("", " ".join(top.title))
    signed = _SIGNED.search(headline)
    who, outlet = top.byline, agency["agency"] if agency else None
    if signed:
        headline, who = headline[: signed.start()], who or byline(signed["line"])
        outlet = signed["agency"] or outlet
    told = wire.joined(top.instruction, wire.in_headline(headline))
    place, text = _placed("\n".join(lines[top.lines :]).strip(), outlet)
    return Dispatch(
        text=text.replace(" _ ", " - ", 1),
        title=" ".join(headline.split()) or None,
        outlet=outlet,
        byline=who,
        published=published,
        place=place,
        instruction=told,
        embargo=top.embargo,
        item=_item(header, top, told, published),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Top:
    """What stands between the header and the text."""

    lines: int  # how many
    title: tuple[str, ...]
    byline: str | None
    instruction: Instruction | None
    embargo: Embargo | None
    slug: str | None  # with a word count
    added: bool  # whether that says it is only a part of a text


def _top(lines: list[str], published: Moment | None) -> _Top:
    """Slugs, takes, headline, byline, instructions and embargo, up to the first line that is none of these."""
    title: list[str] = []
    who: str | None = None
    told: Instruction | None = None
    embargo: Embargo | None = None
    slug, added = None, False
    passed = 0
    for at, line in enumerate(lines[:_MOST_HEAD_LINES]):
        bare = _bare(line)
        if title and (_is_text(bare, line, title, who) if bare else not _is_told(lines[at:])):
            break
        instruction = wire.in_line(bare) if bare else None
        if instruction:
            told = wire.joined(told, instruction)
        elif counted := _COUNTED.match(bare):
            slug, added = slug or counted["slug"], added or bool(_ADDED.search(bare))
            told = wire.joined(told, _in_slug(counted["told"]))
        elif _is_embargo(bare):
            embargo = embargo or wire.embargo(bare, published)
        elif named := byline(_CLOSED.sub("", bare)):
            who = named
        elif bare and not (_SLUG.match(bare) or _TAKE.match(bare) or _WRITER.match(bare) or _SIGN_OFF.match(bare)):
            if len(bare) > _LONGEST_HEAD:
                break
            title.append(bare)
        passed += 1
    return _Top(lines=passed, title=tuple(title), byline=who, instruction=told, embargo=embargo, slug=slug, added=added)


def _bare(line: str) -> str:
    return line.strip().lstrip("^").strip()


def _is_told(lines: list[str]) -> bool:
    """Whether the next of these lines that is not empty is an embargo or an instruction."""
    following = next(filter(None, map(_bare, lines)), "")
    return bool(following) and (_is_embargo(following) or wire.in_line(following) is not None)


def _is_embargo(bare: str) -> bool:
    """Whether a line of the head is an embargo; a line closed as headlines are is none."""
    return not _CLOSED.search(bare) and wire.is_embargo(bare)


def _in_slug(words: str | None) -> Instruction | None:
    """The instruction between slug and word count, whatever the case of its letters."""
    return wire.in_headline(words.upper()) if words else None


def _item(header: re.Match[str], top: _Top, told: Instruction | None, published: Moment | None) -> str | None:
    """What the wire calls a dispatch that day: by its number, or by its slug where only that stays the same.

    A kill has a number of its own, which is not that of what it takes back; a part of a text shares its slug.
    """
    killed = told is not None and told.kind is InstructionKind.KILL
    number = header.groupdict().get("number")
    name = None if (killed and number) else number or top.slug
    if name is None or published is None or top.added:
        return None
    return of_day(name, published.day)


def _is_text(bare: str, line: str, title: list[str], who: str | None) -> bool:
    """Whether a line below the headline begins the text."""
    if byline(bare) or (who and _WRITER.match(bare)) or wire.in_line(bare) or _is_embargo(bare):
        return False
    return len(bare) > _LONGEST_HEAD or not _is_head(line, title)


def _is_head(line: str, title: list[str]) -> bool:
    """Whether a line goes on with the headline: it is set off as the one above, or that is not closed yet."""
    return line.lstrip().startswith("^") or (not _CLOSED.search(title[-1]) and _CLOSED.search(line) is not None)


def _placed(text: str, agency: str | None) -> tuple[str | None, str]:
    """The place of a dateline that names the agency as its own header does, and the text behind it."""
    if not agency:
        return None, text
    found = re.match(rf"(?P<place>[A-ZÀ-Þ][\w .,'’/-]{{1,60}}?)\s*\({re.escape(agency)}\)\s*[-–—_]{{1,2}}\s+", text)
    return (found["place"], text[found.end() :]) if found else (None, text)


def _sent(lines: list[str]) -> tuple[list[str], Moment | None]:
    """The lines without that of the transmission at the end, and when that was."""
    for at in range(len(lines) - 1, max(len(lines) - 4, -1), -1):
        match = _SENT.match(lines[at]) or _SENT_IPTC.match(lines[at])
        if match:
            return lines[:at], _moment(match)
    return lines, None


def _moment(match: re.Match[str]) -> Moment | None:
    month = int(match["month"]) if match["month"].isdigit() else calendar_words.month(match["month"])
    day = on(int(match["year"][-2:]) + 2000, month, int(match["day"]))
    hour, minute = int(match["clock"][:2]), int(match["clock"][2:])
    if day is None or hour > 23 or minute > 59:
        return None
    at = Moment.on(day).at.replace(hour=hour, minute=minute)
    return Moment(at=at.replace(tzinfo=zone((match["zone"] or "utc").lower()) or UTC))
