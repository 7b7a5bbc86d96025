"""`analyze`, `compare` and `match`: articles from files, answers in words or as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from bot.article import Article, Moment, compose
from bot.discrepancies.comparison import compare
from bot.discrepancies.detection import find_within
from bot.discrepancies.finding import Finding
from bot.discrepancies.transcript import Transcript
from bot.errors import CopydeskError
from bot.extraction import Reader
from bot.policy import Policy
from bot.reading import Reading
from bot.stories.match import Decision
from bot.verdict import Severity
from handlers.errors import unreadable
from handlers.terminal.contract import (
    AnalysisOut,
    ComparisonOut,
    FileOut,
    MatchOut,
    analysis_out,
    article_out,
    finding_out,
)
from handlers.terminal.exits import ERROR, FINDINGS
from handlers.terminal.files import Loaded, Unread, load_all


class InputError(CopydeskError):
    """A line of the input is not what the command reads. The message names the line and says what is wrong."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Analysis:
    """What `analyze` found in the files it could read."""

    readings: tuple[Reading, ...]
    findings: tuple[tuple[Finding, ...], ...]  # one entry a reading
    unread: tuple[Unread, ...]

    @property
    def status(self) -> int:
        """The command's exit status."""
        return exit_status((finding for found in self.findings for finding in found), self.unread)

    def out(self) -> list[AnalysisOut]:
        """The contract's shape."""
        return [analysis_out(reading, found) for reading, found in zip(self.readings, self.findings, strict=True)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """What `compare` found among the files it could read."""

    loaded: tuple[Loaded, ...]
    stories: tuple[tuple[int, ...], ...]
    findings: tuple[Finding, ...]
    unread: tuple[Unread, ...]

    @property
    def status(self) -> int:
        """The command's exit status."""
        return exit_status(self.findings, self.unread)

    def index(self) -> dict[str, int]:
        """The place of each article id in the command's order; of one text given twice, the first."""
        return {each.article.id: place for place, each in reversed(tuple(enumerate(self.loaded)))}

    def out(self, *, explain: bool = False) -> ComparisonOut:
        """The contract's shape; `explain` adds the evidence."""
        index = self.index()
        return ComparisonOut(
            articles=[FileOut(file=each.file, article=article_out(each.article)) for each in self.loaded],
            stories=[list(story) for story in self.stories],
            findings=[finding_out(finding, index, explain=explain) for finding in self.findings],
        )


def analyse(files: Sequence[str], published: Moment | None, reader: Reader, policy: Policy) -> Analysis:
    """Read each file on its own and check it against itself."""
    loaded, unread = _load(files, published, policy)
    readings = tuple(reader.read_all(each.article for each in loaded))
    findings = tuple(find_within(reading, policy) for reading in readings)
    return Analysis(readings=readings, findings=findings, unread=unread)


def compare_files(
    files: Sequence[str],
    published: Moment | None,
    reader: Reader,
    policy: Policy,
    *,
    same_story: bool,
    everything: bool,
) -> Compared:
    """Group the files into stories and compare them; `everything` keeps findings of severity none."""
    loaded, unread = _load(files, published, policy)
    readings = tuple(reader.read_all(each.article for each in loaded))
    compared = compare(readings, policy, same_story=same_story)
    told = tuple(each for each in compared.findings if everything or each.severity is not Severity.NONE)
    return Compared(loaded=loaded, stories=compared.stories, findings=told, unread=unread)


def check_quotes(
    files: Sequence[str], transcript: str, published: Moment | None, reader: Reader, policy: Policy, *, everything: bool
) -> Compared:
    """Check every quote of the files against what was really said; the transcript is the last article of the answer.

    Quotes found word for word have severity none and are told with `everything`.
    """
    loaded, unread = _load([*files, transcript], published, policy)
    said = next((each for each in loaded if each.file == transcript), None)
    if said is None:
        return Compared(loaded=loaded, stories=(), findings=(), unread=unread)
    articles = tuple(each for each in loaded if each is not said)
    heard = Transcript(said.article)
    readings = reader.read_all(each.article for each in articles)
    findings = tuple(finding for reading in readings for finding in heard.check(reading, policy.quotes))
    told = tuple(each for each in findings if everything or each.severity is not Severity.NONE)
    stories = tuple((index,) for index in range(len(articles)))
    return Compared(loaded=(*articles, said), stories=stories, findings=told, unread=unread)


class Placing(Protocol):
    """Where articles are matched: among each other, or with the desk's archive too."""

    def assign(self, reading: Reading) -> tuple[str, Decision]:
        """The id of the article's story, and why."""


def match_lines(lines: Iterable[str], reader: Reader, archive: Placing) -> Iterator[MatchOut]:
    """Assign each article of a jsonl stream to a story, in order. Raises InputError at a line it cannot read."""
    for number, line in enumerate(lines, start=1):
        if line.strip():
            given = _line(line, number)
            story, decision = archive.assign(reader.read(given.article()))
            yield MatchOut(
                id=given.id or str(number),
                story=story,
                decision=decision.kind,
                candidate=decision.candidate if decision.kind == "maybe" else None,
                score=round(decision.score, 4),
                reasons=list(decision.reasons),
            )


def read_lines(file: str) -> Iterator[str]:
    """The lines of a jsonl file. Raises InputError when it cannot be read."""
    try:
        with Path(file).open(encoding="utf-8") as stream:
            yield from stream
    except OSError as error:
        raise InputError(f"{file} {unreadable(error)}: give a UTF-8 file with one JSON object a line") from None
    except UnicodeDecodeError:
        raise InputError(f"{file} is no UTF-8 text: give a UTF-8 file with one JSON object a line") from None


def exit_status(findings: Iterable[Finding], unread: Sequence[Unread]) -> int:
    """2 when a file could not be read, else 1 when a finding is of medium or high severity, else 0."""
    if unread:
        return ERROR
    return FINDINGS if any(each.severity.rank >= Severity.MEDIUM.rank for each in findings) else 0


def to_json(models: Sequence[BaseModel] | BaseModel) -> str:
    """Indented JSON of the contract's models."""
    value: Any = (
        models.model_dump(mode="json") if isinstance(models, BaseModel) else [m.model_dump(mode="json") for m in models]
    )
    return json.dumps(value, ensure_ascii=False, indent=2)


def _load(
    files: Sequence[str], published: Moment | None, policy: Policy
) -> tuple[tuple[Loaded, ...], tuple[Unread, ...]]:
    everything = tuple(load_all(files, published, policy.ingest))
    loaded = tuple(each for each in everything if isinstance(each, Loaded))
    return loaded, tuple(each for each in everything if isinstance(each, Unread))


class _Line(BaseModel):
    """One article of a jsonl stream."""

    model_config = ConfigDict(extra="ignore", coerce_numbers_to_str=True)

    id: str | None = None
    title: str | None = None
    text: str = Field(min_length=1)
    published: str | None = None
    outlet: str | None = None
    url: str | None = None

    def article(self) -> Article:
        title = self.title.strip() if self.title else None
        body = self.text.strip()
        if title and body.startswith(title):
            body = body[len(title) :].lstrip()
        published = Moment.parse(self.published) if self.published else None
        return compose(body=body, title=title, outlet=self.outlet, url=self.url, published=published)


def _line(line: str, number: int) -> _Line:
    try:
        given = _Line.model_validate_json(line)
        if given.published:
            Moment.parse(given.published)
    except ValidationError as error:
        problem = error.errors()[0]
        where = ".".join(str(part) for part in problem["loc"])
        raise InputError(f"line {number}: {where or 'the line'}: {problem['msg']}") from None
    except ValueError:
        raise InputError(f"line {number}: published is no ISO 8601 date or time") from None
    return given
