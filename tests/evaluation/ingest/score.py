"""How much of an article's words, headline and date ingest gets right on the corpus."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from bot.article import Article, Moment, Precision, Submission, SubmissionKind
from bot.ingest.read import read
from handlers.slack.text import prose
from tests.ingest.builders import thresholds

CORPUS = Path(__file__).with_name("corpus")
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """One file: F1 of the body's words; None for a headline or date the file does not carry."""

    file: str
    f1: float
    title: bool | None
    published: bool | None
    got: str


def scores(folder: str) -> Iterator[Score]:
    """Each file of a folder of the corpus, in the order of its truth.toml."""
    where = CORPUS / folder
    for item in tomllib.loads((where / "truth.toml").read_text("utf-8"))["item"]:
        yield _score(where, item)


def mean(values: list[float]) -> float:
    return sum(values) / len(values)


def _score(where: Path, item: dict[str, str | bool]) -> Score:
    file = str(item["file"])
    submission = _submission(where / file)
    wanted = (where / "text" / f"{Path(file).stem}.txt").read_text("utf-8")
    article = read(submission, thresholds())
    if not isinstance(article, Article):
        return Score(file=file, f1=0.0, title=False, published=False, got=article.message)
    stated = str(item.get("published", ""))
    return Score(
        file=file,
        f1=_f1(article.body, wanted),
        title=article.title == item["title"] if "title" in item else None,
        published=_is_right(article.published, Moment.parse(stated)) if stated else _is_undated(article, item),
        got=f"{article.title!r}, {article.published.isoformat() if article.published else None}",
    )


def _submission(path: Path) -> Submission:
    """A paste as a person sees it or, named slack-, as Slack sends it; everything else is a file."""
    content = path.read_bytes()
    if path.name.startswith("paste-"):
        return Submission(kind=SubmissionKind.TEXT, content=content.decode(), name=path.name)
    if path.name.startswith("slack-"):
        return Submission(kind=SubmissionKind.TEXT, content=prose(content.decode()), name=path.name)
    return Submission(kind=SubmissionKind.FILE, content=content, name=path.name)


def _is_undated(article: Article, item: dict[str, str | bool]) -> bool | None:
    """Whether no date was made up for a file that is known to carry none."""
    return article.published is None if item.get("undated") else None


def _is_right(got: Moment | None, wanted: Moment) -> bool:
    """The same minute; the same day where the file states only the day."""
    if got is None:
        return False
    if wanted.precision is Precision.DAY:
        return got.day == wanted.day
    return _minute(got) == _minute(wanted)


def _minute(moment: Moment) -> datetime:
    return moment.at.replace(second=0, microsecond=0)


def _f1(got: str, wanted: str) -> float:
    ours, theirs = Counter(_WORD.findall(got)), Counter(_WORD.findall(wanted))
    shared = sum((ours & theirs).values())
    return 2 * shared / (sum(ours.values()) + sum(theirs.values()))
