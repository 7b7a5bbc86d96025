"""Files named on the command line, read as articles."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from bot.article import Article, Moment, Submission, SubmissionKind
from bot.ingest import Refusal
from bot.ingest.read import read
from bot.ingest.thresholds import IngestThresholds
from handlers.errors import unreadable

STANDARD_INPUT = "-"
_LINES = (".jsonl", ".ndjson")  # endings of files with one article a line


@dataclass(frozen=True, slots=True, kw_only=True)
class Loaded:
    """A file and its article."""

    file: str
    article: Article


@dataclass(frozen=True, slots=True, kw_only=True)
class Unread:
    """A file that could not be read, and what to do about it."""

    file: str
    message: str


def load_all(files: Iterable[str], published: Moment | None, thresholds: IngestThresholds) -> Iterator[Loaded | Unread]:
    """Each file in order, of a jsonl file each line; `published` dates those that carry no date.

    What cannot be read, a file or a line, does not stop the others.
    """
    for file in files:
        if file.lower().endswith(_LINES):
            yield from _load_lines(file, published)
        else:
            yield _load(file, published, thresholds)


def _load(file: str, published: Moment | None, thresholds: IngestThresholds) -> Loaded | Unread:
    """The article in `file`, `-` being standard input."""
    content = _content(file)
    if isinstance(content, Unread):
        return content
    name = None if file == STANDARD_INPUT else file
    submission = Submission(kind=SubmissionKind.FILE, content=content, name=name, published=published)
    article = read(submission, thresholds)
    if isinstance(article, Refusal):
        return Unread(file=file, message=article.message)
    return Loaded(file=file, article=article)


def _load_lines(file: str, published: Moment | None) -> Iterator[Loaded | Unread]:
    """The article of each line, named by file and line: "morning.jsonl:3"."""
    content = _content(file)
    if isinstance(content, Unread):
        yield content
        return
    from bot.ingest.feeds import jsonl  # noqa: PLC0415 - its package reads feeds of every kind

    empty = True
    for number, article in jsonl.read_numbered(content.splitlines()):
        empty = False
        where = f"{file}:{number}"
        if isinstance(article, Refusal):
            yield Unread(file=where, message=article.message)
        else:
            yield Loaded(file=where, article=replace(article, published=article.published or published))
    if empty:
        yield Unread(file=file, message="has no line in it: give one JSON object a line")


def _content(file: str) -> bytes | Unread:
    try:
        return sys.stdin.buffer.read() if file == STANDARD_INPUT else Path(file).read_bytes()
    except IsADirectoryError as error:
        return Unread(file=file, message=f"{unreadable(error)}: name the files in it")
    except OSError as error:
        return Unread(file=file, message=f"{unreadable(error)}: check the path")
