"""Files named on the command line, read as articles."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from bot.article import Article, Moment, Submission, SubmissionKind
from bot.ingest import Refusal
from bot.ingest.read import read
from bot.ingest.thresholds import IngestThresholds

STANDARD_INPUT = "-"


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
    """Each file in order; `published` dates those that carry no date. An unreadable file does not stop the others."""
    for file in files:
        yield load(file, published, thresholds)


def load(file: str, published: Moment | None, thresholds: IngestThresholds) -> Loaded | Unread:
    """The article in `file`, `-` being standard input."""
    try:
        content = sys.stdin.buffer.read() if file == STANDARD_INPUT else Path(file).read_bytes()
    except IsADirectoryError:
        return Unread(file=file, message="is a folder: name the files in it")
    except FileNotFoundError:
        return Unread(file=file, message="does not exist: check the path")
    except OSError as error:
        return Unread(file=file, message=f"cannot be read: {error.strerror or error}")
    name = None if file == STANDARD_INPUT else file
    submission = Submission(kind=SubmissionKind.FILE, content=content, name=name, published=published)
    article = read(submission, thresholds)
    if isinstance(article, Refusal):
        return Unread(file=file, message=article.message)
    return Loaded(file=file, article=article)
