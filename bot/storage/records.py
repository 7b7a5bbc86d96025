"""What the store hands back besides the desk's own values."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.article import Article, Moment, Posting
from bot.report import Filed, Sensitivity
from bot.verdict import Severity


class PostingState(StrEnum):
    """What has become of a posting."""

    STANDING = "standing"
    DELETED = "deleted"


class SettledBy(StrEnum):
    """How an article came to its story."""

    NEW = "new"
    MATCH = "match"
    MAYBE = "maybe"  # a story of its own, with a candidate a person is asked about
    MOVED = "moved"  # a person decided


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """A posting as the store keeps it."""

    posting: Posting
    article: str | None  # article id; None once its text is forgotten
    permalink: str | None
    private: bool
    state: PostingState
    embargoed_until: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryRecord:
    """A story, counted and named from what the viewer may see."""

    id: str
    name: str
    articles: int
    outlets: tuple[str, ...]
    sources: int  # independent ones: copies of one wire text are one
    since: datetime  # its first article
    latest: datetime  # its last


@dataclass(frozen=True, slots=True, kw_only=True)
class Membership:
    """Which story an article belongs to and why. Reasons the viewer may not read are left out."""

    story: str
    decision: SettledBy
    score: float
    reasons: tuple[str, ...]
    candidate: str | None
    by: str | None  # the person who decided; None is the desk
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class CandidateRow:
    """One article a full-text search found, with its story. The higher the rank, the more it shares."""

    story: str
    article: str
    rank: float


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownArticle:
    """One article of a known story, with what stories are told apart by."""

    story: str
    article: str
    signature: str  # JSON as bot.stories.Signature writes it
    published: Moment | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Lived:
    """From the first to the latest article of a story, by publication, else by arrival."""

    first: datetime
    latest: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Gone:
    """What a deleted post leaves: the article it showed, whether its text is forgotten, the findings retracted."""

    article: Article | None
    forgotten: bool
    findings: tuple[Filed, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingEvent:
    """One change of a finding's state. No person: the desk itself."""

    before: str | None
    after: str
    by: str | None
    reason: str | None
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingOutcome:
    """What became of one finding, told under one post. `story` and `key` are those of the discrepancy."""

    story: str
    key: str  # Finding.key
    check: str  # its name then
    severity: Severity
    state: str  # bot.report.State
    reason: str | None  # why somebody dismissed it
    circle: str
    channel: str  # of the post


class ReplyMode(StrEnum):
    """How the desk answers a post in a channel."""

    THREAD = "thread"  # always in the thread
    QUIET = "quiet"  # in the thread where something is material, else a reaction only
    REACTION = "reaction"  # only ever a reaction; what waits is in the digest


@dataclass(frozen=True, slots=True, kw_only=True)
class Channel:
    """A channel and how it wants to be served."""

    id: str
    name: str | None = None
    private: bool = False
    watch: bool = True
    sensitivity: Severity = Severity.LOW  # the least severity told
    muted: bool = False  # read and compared, and nothing said
    reply: ReplyMode = ReplyMode.THREAD
    mention: bool = False  # whether a notice names who posted
    bots: bool = False  # whether what other apps post is read
    greeted: bool = False  # whether the desk has introduced itself
    shared: bool = False  # with another organisation, whose people read it too
    checks: tuple[tuple[str, Severity | None], ...] = ()  # by a check's name its own sensitivity; None: not told

    @property
    def told(self) -> Sensitivity:
        """Which findings are told here."""
        return Sensitivity(least=self.sensitivity, checks=self.checks)


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """What the desk remembers of a person."""

    id: str
    name: str | None
    zone: str | None  # IANA name
    asked_at: datetime
    muted: bool = False  # what they post gets no reply


@dataclass(frozen=True, slots=True, kw_only=True)
class SettingChange:
    """That somebody changed how the desk serves a channel or a person."""

    channel: str | None
    by: str
    what: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Purged:
    """How much retention removed."""

    articles: int
    events: int
    deliveries: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Refiled:
    """What became of findings when articles were read by other rules than before; each is counted once."""

    kept: int = 0  # nobody had decided, and they are found again
    new: int = 0
    withdrawn: int = 0  # nobody had decided, and they are not found any more
    carried: int = 0  # decided, and the decision holds for what is found now
    unfound: int = 0  # decided, and nothing found now is what was decided about; they stay as decided

    def __add__(self, other: Refiled) -> Refiled:
        return Refiled(
            kept=self.kept + other.kept,
            new=self.new + other.new,
            withdrawn=self.withdrawn + other.withdrawn,
            carried=self.carried + other.carried,
            unfound=self.unfound + other.unfound,
        )
