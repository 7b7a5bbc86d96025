"""Articles, where they were posted, and what was read in them."""

from __future__ import annotations

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from bot.storage.columns import At, Key, Link, Mark, Prose, Quantity
from bot.storage.tables.base import Table


class ArticleRow(Table):
    """One version of one article, as one workspace has it."""

    __tablename__ = "articles"
    __table_args__ = (
        UniqueConstraint("team", "id"),
        Index("ix_articles_dated", "team", "dated_at"),
        Index("ix_articles_url", "team", "url_key"),
        Index("ix_articles_headline", "team", "headline_key"),
        Index("ix_articles_item", "team", "item_key"),
        Index("ix_articles_stamp", "team", "stamp"),
    )

    row: Mapped[Key]
    team: Mapped[Mark]
    id: Mapped[Mark]
    text: Mapped[Prose]
    about: Mapped[Prose]  # JSON of the Article without its text; the columns below are for looking up
    title: Mapped[Prose | None]
    outlet: Mapped[Prose | None]
    url: Mapped[Prose | None]
    published: Mapped[Mark | None]  # as stated: a day, or a minute with its offset
    dated_at: Mapped[At]  # published, else when the desk got it: what windows of time are measured by
    recorded_at: Mapped[At]
    open: Mapped[bool]  # imported: known to the whole team without any posting
    url_key: Mapped[Mark | None]  # hashes, since a URL can be longer than an index entry may be
    headline_key: Mapped[Mark | None]  # of outlet and headline
    item_key: Mapped[Mark | None]  # of what the wire calls it, the same for all versions
    killed: Mapped[bool] = mapped_column(default=False)  # a wire has taken it back
    indexed: Mapped[Prose]  # the distinct stems, for the full-text index
    signature: Mapped[Prose | None]  # JSON of bot.stories.Signature
    superseded_by: Mapped[Link | None] = mapped_column(ForeignKey("articles.row", ondelete="SET NULL"), index=True)
    stamp: Mapped[Mark | None]  # of the model and the rules it was read and compared by: bot/stamp.py


class PostingRow(Table):
    """One appearance of an article in a channel. Who may see the article is decided by these rows."""

    __tablename__ = "postings"
    __table_args__ = (UniqueConstraint("team", "channel", "ts"),)

    row: Mapped[Key]
    team: Mapped[Mark]
    channel: Mapped[Mark]
    ts: Mapped[Mark]
    thread_ts: Mapped[Mark | None]
    author: Mapped[Mark | None]
    permalink: Mapped[Prose | None]
    private: Mapped[bool]
    state: Mapped[Mark]  # bot.storage.records.PostingState
    posted_at: Mapped[At]
    embargoed_until: Mapped[At | None]
    article: Mapped[Link | None] = mapped_column(ForeignKey("articles.row", ondelete="SET NULL"), index=True)


class PostedFileRow(Table):
    """That a message carried a file: when the file is deleted, Slack tells its id and nothing else."""

    __tablename__ = "posted_files"
    __table_args__ = (UniqueConstraint("team", "file", "channel", "ts"),)

    row: Mapped[Key]
    team: Mapped[Mark]
    file: Mapped[Mark]
    channel: Mapped[Mark]
    ts: Mapped[Mark]


class FigureRow(Table):
    """One figure of an article; `body` restores it exactly, the columns are for looking it up."""

    __tablename__ = "figures"
    __table_args__ = (UniqueConstraint("article", "position"), Index("ix_figures_value", "team", "value"))

    row: Mapped[Key]
    team: Mapped[Mark]
    article: Mapped[Link] = mapped_column(ForeignKey("articles.row", ondelete="CASCADE"))
    position: Mapped[int]
    kind: Mapped[Mark]
    value: Mapped[Quantity | None]
    low: Mapped[Quantity | None]
    high: Mapped[Quantity | None]
    unit: Mapped[Prose | None]
    counted: Mapped[Prose | None]
    body: Mapped[Prose]


class QuoteRow(Table):
    """One quote of an article; `body` restores it exactly."""

    __tablename__ = "quotes"
    __table_args__ = (UniqueConstraint("article", "position"),)

    row: Mapped[Key]
    team: Mapped[Mark]
    article: Mapped[Link] = mapped_column(ForeignKey("articles.row", ondelete="CASCADE"))
    position: Mapped[int]
    speaker: Mapped[Prose | None]
    body: Mapped[Prose]


class HappeningRow(Table):
    """One happening of an article; `body` restores the article's account of it exactly.

    `story` is the one whose ledger holds it: none for what a later version replaced or a wire took back.
    """

    __tablename__ = "happenings"
    __table_args__ = (UniqueConstraint("article", "position"),)

    row: Mapped[Key]
    team: Mapped[Mark]
    article: Mapped[Link] = mapped_column(ForeignKey("articles.row", ondelete="CASCADE"))
    story: Mapped[Link | None] = mapped_column(ForeignKey("stories.row", ondelete="SET NULL"), index=True)
    position: Mapped[int]
    body: Mapped[Prose]


class SequenceRow(Table):
    """Two happenings in the order an article tells them in; `body` restores its account exactly, `story` as above."""

    __tablename__ = "sequences"
    __table_args__ = (UniqueConstraint("article", "position"),)

    row: Mapped[Key]
    team: Mapped[Mark]
    article: Mapped[Link] = mapped_column(ForeignKey("articles.row", ondelete="CASCADE"))
    story: Mapped[Link | None] = mapped_column(ForeignKey("stories.row", ondelete="SET NULL"), index=True)
    position: Mapped[int]
    body: Mapped[Prose]


class NameRow(Table):
    """One name of an article; `body` restores it exactly, `story` as above."""

    __tablename__ = "names"
    __table_args__ = (UniqueConstraint("article", "position"),)

    row: Mapped[Key]
    team: Mapped[Mark]
    article: Mapped[Link] = mapped_column(ForeignKey("articles.row", ondelete="CASCADE"))
    position: Mapped[int]
    kind: Mapped[Mark]
    canonical: Mapped[Prose]
    body: Mapped[Prose]
    story: Mapped[Link | None] = mapped_column(ForeignKey("stories.row", ondelete="SET NULL"), index=True)


class TermRow(Table):
    """In how many of a team's articles a term stands; the empty term stands for all of them."""

    __tablename__ = "terms"
    __table_args__ = ({"sqlite_with_rowid": False},)

    team: Mapped[Mark] = mapped_column(primary_key=True)
    term: Mapped[Mark] = mapped_column(primary_key=True)
    articles: Mapped[int]
