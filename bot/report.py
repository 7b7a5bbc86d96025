"""What the desk answers to a posting: the story it belongs to and what does not agree."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.article import Article, Instruction
from bot.discrepancies.finding import Finding
from bot.discrepancies.kinds import kind_of
from bot.stories.life import Stage
from bot.stories.ruling import Ruling
from bot.verdict import Severity


class State(StrEnum):
    """What has become of a finding."""

    OPEN = "open"
    CONFIRMED = "confirmed"  # a person agrees that it is wrong; stays until a later version settles it
    DISMISSED = "dismissed"  # a person says it is fine; suppresses the same finding in this story
    SETTLED = "settled"  # a later version no longer shows it
    RETRACTED = "retracted"  # the post it was found in is gone
    WITHDRAWN = "withdrawn"  # nobody had decided, and the rules of today do not find it
    MERGED = "merged"  # one issue with another finding, which has what people decided


@dataclass(frozen=True, slots=True, kw_only=True)
class Sensitivity:
    """Which findings are told somewhere: those at least so severe, of some checks more or fewer."""

    least: Severity = Severity.LOW
    checks: tuple[tuple[str, Severity | None], ...] = ()  # by a check's name its own least; None: nothing of it

    def least_of(self, check: str) -> Severity | None:
        """The least severity told of a check, by its name now or then; None where nothing of it is told."""
        own = {kind_of(name): least for name, least in self.checks}
        return own.get(kind_of(check), self.least)

    def tells(self, finding: Finding) -> bool:
        """Whether a finding is told."""
        least = self.least_of(finding.check)
        return least is not None and finding.severity.rank >= least.rank


EVERYTHING = Sensitivity()  # all that differs


class DismissReason(StrEnum):
    """Why a person dismisses a finding."""

    ROUNDING = "rounding"
    SCOPE = "different scope"
    EVENT = "different event"
    SOURCE = "source is right"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Filed:
    """A finding as the desk keeps it."""

    id: str
    finding: Finding
    state: State = State.OPEN
    by: str | None = None  # who confirmed or dismissed it last: a Slack user id
    reason: str | None = None
    at: datetime | None = None
    assignee: str | None = None  # who looks after it
    assigned_by: str | None = None
    snoozed_until: datetime | None = None  # told to nobody till then
    snoozed_by: str | None = None
    reread: bool = False  # found as its article was read anew: told where somebody looks, and announced nowhere

    @property
    def standing(self) -> bool:
        """Whether it still waits for a correction."""
        return self.state in {State.OPEN, State.CONFIRMED}

    @property
    def waiting(self) -> bool:
        """Whether it is to be told now: standing and not put off."""
        return self.standing and self.snoozed_until is None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """How an article is named and reached in an answer."""

    article: str  # article id
    name: str  # the outlet; where none is known the headline's first words, and without one whose post it is
    at: datetime | None = None  # when the viewer first saw it posted, or its own date; a day is midnight UTC
    link: str | None = None
    ours: bool = False  # one of the desk's own outlets
    doubt: str | None = None  # a date its feed states and nobody believes


@dataclass(frozen=True, slots=True, kw_only=True)
class Referring:
    """An answer that names articles, and knows how each is named and reached."""

    references: tuple[Reference, ...] = ()

    def reference(self, article: str) -> Reference | None:
        """How to name an article; None for one the answer does not know."""
        return next((known for known in self.references if known.article == article), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryCard:
    """A story in one line, counted from what the viewer may see."""

    id: str
    name: str
    articles: int
    sources: int  # independent ones
    since: datetime | None = None  # a day is midnight UTC
    latest: datetime | None = None
    outlets: tuple[str, ...] = ()  # in the order they came
    stage: Stage | None = None  # how far it has come; None where nobody asks
    link: str | None = None  # where the viewer finds its latest post; None where there is none, or nobody asks


class Together(StrEnum):
    """What a message is to a text of several messages, where it is not the first of them."""

    JOINED = "joined"  # read together with those before it, and answered under the first
    APART = "apart"  # no more: it is answered by itself


class Touched(StrEnum):
    """What a change between two versions touches."""

    HEADLINE = "headline"
    FIGURE = "figure"
    QUOTE = "quote"
    NAME = "name"
    WORDS = "words"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rewording:
    """Words that a later version has in place of others. `before` or `now` is empty where nothing stands there."""

    kind: Touched
    before: str
    now: str
    context: str  # the words around it, in the version that has more of them


@dataclass(frozen=True, slots=True, kw_only=True)
class Kinship:
    """What an article is to others that the viewer may see."""

    replaces: Reference | None = None  # the version whose place it took
    changes: tuple[Rewording, ...] = ()  # to the words of that version, the weightiest first
    more_changes: int = 0  # that are not told
    replaced_by: Reference | None = None
    instruction: Instruction | None = None  # of the wire, in the version that replaced it
    copy_of: Reference | None = None  # another outlet's article it shares its wording with: one source
    share: float = 0.0  # of the wording, 0 to 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Report(Referring):
    """The answer to one posting. It names every article of its findings."""

    article: Article
    story: StoryCard
    reasons: tuple[str, ...] = ()  # why the article belongs to the story; empty for the first of a story
    candidate: StoryCard | None = None  # a story it may belong to
    findings: tuple[Filed, ...] = ()
    seen_before: tuple[Reference, ...] = ()  # where the same text was seen earlier: posted, or on a wire
    kinship: Kinship = Kinship()
    ruling: Ruling | None = None  # the decision of a person that put the article into this story
    takes: int = 1  # messages the text was put together from

    def material(self, told: Sensitivity = EVERYTHING) -> bool:
        """Whether there is something to look at: findings that are told, or a change of more than words."""
        return bool(self.standing(told)) or any(each.kind is not Touched.WORDS for each in self.kinship.changes)

    def standing(self, told: Sensitivity = EVERYTHING) -> tuple[Filed, ...]:
        """The findings still waiting that are told, most severe first."""
        waiting = (filed for filed in self.findings if filed.waiting and told.tells(filed.finding))
        return tuple(sorted(waiting, key=lambda filed: (-filed.finding.severity.rank, not self.touches_ours(filed))))

    def touches_ours(self, filed: Filed) -> bool:
        """Whether one side of a finding is the desk's own copy."""
        sides = (filed.finding.left, filed.finding.right)
        named = (self.reference(side.article) for side in sides if side)
        return any(reference is not None and reference.ours for reference in named)
