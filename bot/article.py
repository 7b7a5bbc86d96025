"""What arrives at the desk and what it becomes: submissions, articles, spans and moments."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time
from enum import StrEnum


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Span:
    """A stretch of an article's text: character offsets, `start` included, `end` excluded."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"a span runs forward from 0, not from {self.start} to {self.end}")

    def of(self, text: str) -> str:
        """The words of `text` the span stands for."""
        return text[self.start : self.end]

    def contains(self, other: Span) -> bool:
        """Whether `other` lies wholly inside."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Whether the two share at least one character."""
        return self.start < other.end and other.start < self.end


class Precision(StrEnum):
    """How exactly a moment is known."""

    DAY = "day"
    MINUTE = "minute"


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """When an article was published, as exactly as it says: a day, or a minute with its zone.

    `at` is aware; for a day it is midnight UTC, and only `day` means anything.
    """

    at: datetime
    precision: Precision = Precision.MINUTE

    def __post_init__(self) -> None:
        if self.at.tzinfo is None:
            raise ValueError("a moment needs a time zone")
        try:
            self.at.astimezone(UTC)
        except OverflowError:
            raise ValueError("a moment needs a time in UTC") from None

    @property
    def day(self) -> date:
        """The calendar day as the article states it."""
        return self.at.date()

    def isoformat(self) -> str:
        """`2025-12-11` for a day, ISO 8601 with offset for a minute."""
        return self.day.isoformat() if self.precision is Precision.DAY else self.at.isoformat()

    def is_after(self, other: Moment) -> bool:
        """Whether this is certainly later: by the day where either side knows only the day."""
        if Precision.DAY in (self.precision, other.precision):
            return self.day > other.day
        return self.at > other.at

    @classmethod
    def on(cls, day: date) -> Moment:
        """A moment known to the day only."""
        return cls(at=datetime.combine(day, time(), tzinfo=UTC), precision=Precision.DAY)

    @classmethod
    def parse(cls, stated: str) -> Moment:
        """Read ISO 8601: a date alone is a day; a time without zone is taken as UTC.

        Raises ValueError when `stated` is neither.
        """
        try:
            return cls.on(date.fromisoformat(stated))
        except ValueError:
            at = datetime.fromisoformat(stated)
            return cls(at=at if at.tzinfo else at.replace(tzinfo=UTC))


def is_day(at: datetime) -> bool:
    """Whether an aware moment is known to the day only: no text gave a time with it, and it is midnight UTC."""
    return at.astimezone(UTC).timetz() == time(tzinfo=UTC)


class InstructionKind(StrEnum):
    """What a wire tells its customers to do with an earlier version."""

    CORRECTED = "corrected"
    REFILE = "refile"
    KILL = "kill"
    HOLD = "hold"
    UPDATE = "update"
    WRITETHRU = "writethru"
    REINSTATED = "reinstated"  # a text killed before may be used again


@dataclass(frozen=True, slots=True, kw_only=True)
class Instruction:
    """A wire's word about an earlier version of this text."""

    kind: InstructionKind
    number: int | None = None  # 2 in "UPDATE 2" and "2nd Writethru"
    note: str | None = None  # what it says was changed: "Corrects sentence to four years, not six, in headline"


@dataclass(frozen=True, slots=True, kw_only=True)
class Embargo:
    """A text not to be used before a time. While that time is unknown it is not used outside its own channel at all."""

    stated: str  # the line as written
    until: Moment | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One text by one outlet, in one version.

    `text` is the cleaned text, the reference of every offset: the headline when there is one, a blank line, the body.
    """

    id: str
    text: str
    title: str | None = None
    body_start: int = 0  # offset of the body in `text`; 0 where there is no headline
    outlet: str | None = None
    url: str | None = None
    byline: str | None = None
    published: Moment | None = None
    language: str = "en"
    updated: Moment | None = None
    dateline: str | None = None  # the place it is filed from, as written: "KALITHOS, Greece"
    credit: str | None = None  # the agency the text is credited to, in a dateline or at the end: "Reuters"
    instruction: Instruction | None = None
    embargo: Embargo | None = None
    filed: Moment | None = None  # the day its dateline states, where that lies before `published`
    item: str | None = None  # what a wire calls it, the same for all its versions
    doubt: str | None = None  # the date its feed states and nobody believes: dated by its arrival, it replaces nothing

    @property
    def killed(self) -> bool:
        """Whether a wire has taken the text back: nothing it says is used."""
        return self.instruction is not None and self.instruction.kind is InstructionKind.KILL

    @property
    def reinstated(self) -> bool:
        """Whether a wire says that a text it took back may be used again."""
        return self.instruction is not None and self.instruction.kind is InstructionKind.REINSTATED

    @property
    def written(self) -> Moment | None:
        """What relative dates are counted from: the day filed, else that of publication, which may be a copy's."""
        return self.filed or self.published

    @property
    def body(self) -> str:
        """The text without its headline."""
        return self.text[self.body_start :]

    def is_version_of(self, other: Article) -> bool:
        """Whether both are versions of one article: the same URL, or the same known outlet and headline."""
        if self.url and self.url == other.url:
            return True
        same_outlet = self.outlet is not None and self.outlet == other.outlet
        return same_outlet and self.title is not None and self.title == other.title


def compose(
    *,
    body: str,
    title: str | None = None,
    outlet: str | None = None,
    url: str | None = None,
    byline: str | None = None,
    published: Moment | None = None,
    language: str = "en",
    updated: Moment | None = None,
    dateline: str | None = None,
    credit: str | None = None,
    instruction: Instruction | None = None,
    embargo: Embargo | None = None,
    filed: Moment | None = None,
    item: str | None = None,
    doubt: str | None = None,
) -> Article:
    """An article from its parts, with headline and body joined and the id derived from what it says.

    The id is the same for the same text, outlet, URL and wire instruction, on every machine; without a body, for the
    same item of a wire.
    """
    head = f"{title}\n\n" if title else ""
    text = head + body
    told = (instruction.kind, str(instruction.number), instruction.note or "") if instruction else ()
    named = (item,) if item and not body else ()
    digest = hashlib.sha256("\x1f".join((outlet or "", url or "", text, *told, *named)).encode()).hexdigest()
    return Article(
        id=digest[:20],
        text=text,
        title=title,
        body_start=len(head),
        outlet=outlet,
        url=url,
        byline=byline,
        published=published,
        language=language,
        updated=updated,
        dateline=dateline,
        credit=credit,
        instruction=instruction,
        embargo=embargo,
        filed=filed,
        item=item,
        doubt=doubt,
    )


_KILLED = "KILLED: "


def marked_killed(words: str) -> str:
    """Words of a text a wire has taken back, as they are shown: never without saying so."""
    return words if not words or words.startswith(_KILLED) else f"{_KILLED}{words}"


class SubmissionKind(StrEnum):
    """In which form a submission came."""

    TEXT = "text"
    FILE = "file"
    LINK = "link"


@dataclass(frozen=True, slots=True, kw_only=True)
class Submission:
    """What somebody gave the desk, before it is read: bytes or text, and what is known about it."""

    kind: SubmissionKind
    content: str | bytes  # of a link, the bytes it led to; before it is followed, its address
    name: str | None = None  # file name or URL
    media_type: str | None = None
    published: Moment | None = None  # fallback where the content carries no date
    received: Moment | None = None  # when it came: completes a date without its year, and dates nothing


_PART = "#"  # between a message's ts and the number of one of its further articles


@dataclass(frozen=True, slots=True, kw_only=True)
class Posting:
    """One appearance of an article in a channel. Who may see the article is decided by its postings."""

    team: str
    channel: str
    ts: str  # Slack's message timestamp, the message's name in its channel; with "#2" its second article
    thread_ts: str | None = None
    author: str | None = None
    posted_at: datetime

    @property
    def message(self) -> str:
        """The ts of the message itself, whichever of its articles this is the appearance of."""
        return self.ts.partition(_PART)[0]

    def part(self, number: int) -> Posting:
        """The appearance of the message's article of this number, from 1: `ts#2` for the second, in the same thread."""
        ts = self.message if number == 1 else f"{self.message}{_PART}{number}"
        return replace(self, ts=ts)

    @property
    def thread(self) -> str:
        """The thread the desk answers in: the message's own, or the one it stands in."""
        return self.thread_ts or self.message
