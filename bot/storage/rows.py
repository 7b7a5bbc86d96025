"""Rows become values here, and values rows; nowhere else."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from typing import Any

from bot.article import Article, Moment, Posting
from bot.discrepancies.finding import Finding
from bot.figures.figure import Figure
from bot.happenings.happening import Account, SequenceAccount
from bot.ingest.head.wire import without_instruction
from bot.language.names.name import Name
from bot.quotes.quote import Quote
from bot.reading import Reading
from bot.report import Filed, State
from bot.storage.codec import dump, load
from bot.storage.columns import storable
from bot.storage.records import Placed, PostingState
from bot.storage.tables import (
    ArticleRow,
    FigureRow,
    FindingRow,
    HappeningRow,
    NameRow,
    PostingRow,
    QuoteRow,
    SequenceRow,
)
from bot.stories import stems

_INDEXED_CHARS = 200_000  # of a text; what a book says further on is not looked for
_INDEXED_BYTES = 400_000  # of stems; PostgreSQL refuses an index entry of more than 1 MB with what it adds
_STEM_CHARS = 60  # a longer "word" is an address or noise


def article_columns(article: Article, now: datetime) -> dict[str, Any]:
    """The columns of a new article row, team left out."""
    return {
        "id": article.id,
        "text": article.text,
        "about": dump(replace(article, text="")),
        "title": article.title,
        "outlet": article.outlet,
        "url": article.url,
        "published": article.published.isoformat() if article.published else None,
        "dated_at": article.published.at if article.published else now,
        "recorded_at": now,
        "url_key": url_key(article),
        "headline_key": headline_key(article),
        "item_key": item_key(article),
        "killed": article.killed,
        "indexed": index_terms(stems(replace(article, text=article.text[:_INDEXED_CHARS]))),
    }


def article(row: ArticleRow) -> Article:
    """The article of a row."""
    return replace(load(Article, row.about), text=row.text)


def moment(stated: str | None) -> Moment | None:
    """The moment a column states, with its own offset."""
    return Moment.parse(stated) if stated else None


def reading(
    row: ArticleRow,
    *,
    figures: Iterable[FigureRow],
    quotes: Iterable[QuoteRow],
    happenings: Iterable[HappeningRow],
    sequences: Iterable[SequenceRow],
    names: Iterable[NameRow],
) -> Reading:
    """The reading of an article from its rows, which come in the order of their positions."""
    return Reading(
        article=article(row),
        figures=tuple(load(Figure, figure.body) for figure in figures),
        quotes=tuple(load(Quote, quote.body) for quote in quotes),
        happenings=tuple(account(happening).happening for happening in happenings),
        sequences=tuple(sequence(told).sequence for told in sequences),
        names=tuple(load(Name, name.body) for name in names),
    )


def figure_columns(figure: Figure) -> dict[str, Any]:
    """The columns of a figure row."""
    return {
        "kind": figure.kind.value,
        "value": figure.value,
        "low": figure.low,
        "high": figure.high,
        "unit": figure.unit,
        "counted": figure.counted,
        "body": dump(figure),
    }


def quote_columns(quote: Quote) -> dict[str, Any]:
    """The columns of a quote row."""
    return {"speaker": quote.speaker, "body": dump(quote)}


def happening_columns(told: Account) -> dict[str, Any]:
    """The columns of a happening row, as no ledger holds it."""
    return {"body": dump(told)}


def account(row: HappeningRow) -> Account:
    """An article's account of a happening."""
    return load(Account, row.body)


def sequence_columns(told: SequenceAccount) -> dict[str, Any]:
    """The columns of a sequence row, as no ledger holds it."""
    return {"body": dump(told)}


def sequence(row: SequenceRow) -> SequenceAccount:
    """An article's account of an order."""
    return load(SequenceAccount, row.body)


def name_columns(name: Name) -> dict[str, Any]:
    """The columns of a name row."""
    return {"kind": name.kind.value, "canonical": name.canonical, "body": dump(name)}


def placed(row: PostingRow, article_id: str | None) -> Placed:
    """The posting of a row, with the id of the article it shows."""
    return Placed(
        posting=Posting(
            team=row.team,
            channel=row.channel,
            ts=row.ts,
            thread_ts=row.thread_ts,
            author=row.author,
            posted_at=row.posted_at,
        ),
        article=article_id,
        permalink=row.permalink,
        private=row.private,
        state=PostingState(row.state),
        embargoed_until=row.embargoed_until,
    )


def filed(row: FindingRow) -> Filed | None:
    """The finding of a row; None once the text it quotes is forgotten."""
    if row.body is None:
        return None
    return Filed(
        id=str(row.row),
        finding=load(Finding, row.body),
        state=State(row.state),
        by=row.by,
        reason=row.reason,
        at=row.at,
        assignee=row.assignee,
        assigned_by=row.assigned_by,
        snoozed_until=row.snoozed_until,
        snoozed_by=row.snoozed_by,
        reread=row.reread,
    )


def finding_columns(finding: Finding) -> dict[str, Any]:
    """The columns of a finding row that come from the finding itself, articles left out."""
    return {
        "check_name": finding.check,
        "rule": finding.rule,
        "verdict": finding.verdict.value,
        "severity": finding.severity.value,
        "body": dump(finding),
    }


def url_key(article: Article) -> str | None:
    """What articles with the same URL share."""
    return url_key_of(article.url) if article.url else None


def url_key_of(url: str) -> str:
    """The same of a bare address."""
    return _hash(url)


def headline_key(article: Article) -> str | None:
    """What articles of the same known outlet share whose headline is the same, a wire's "UPDATE 2-" apart."""
    if article.outlet is None or article.title is None:
        return None
    return _hash(article.outlet, without_instruction(article.title).casefold())


def item_key(article: Article) -> str | None:
    """What all versions of one item of a wire share."""
    return _hash(article.item) if article.item else None


def index_terms(stemmed: Iterable[str]) -> str:
    """Distinct stems, parted by spaces, as both full-text engines index them. Of a very long text the first ones."""
    kept, size = [], 0
    for term in dict.fromkeys(index_term(each) for each in stemmed):
        size += len(term.encode()) + 1
        if size > _INDEXED_BYTES:
            break
        if term:
            kept.append(term)
    return " ".join(kept)


def index_term(stemmed: str) -> str:
    """A stem as it is indexed and looked for: letters and digits only, since the engines part words at other signs."""
    return "".join(sign for sign in storable(stemmed) if sign.isalnum())[:_STEM_CHARS]


def _hash(*parts: str) -> str:
    return hashlib.sha256("\x1f".join(parts).encode("utf-8", "replace")).hexdigest()[:20]
