"""The tables of the desk's database."""

from bot.storage.tables.articles import (
    ArticleRow,
    FigureRow,
    HappeningRow,
    NameRow,
    PostedFileRow,
    PostingRow,
    QuoteRow,
    SequenceRow,
    TermRow,
)
from bot.storage.tables.base import Table
from bot.storage.tables.channels import AuditRow, ChannelRow, DigestRunRow, PersonRow, SubscriptionRow
from bot.storage.tables.duplicates import DuplicateRow
from bot.storage.tables.feeds import FeedRow
from bot.storage.tables.findings import FindingEventRow, FindingRow
from bot.storage.tables.ledgers import MeasureRow, ObservationRow, UtteranceRow, VersionRow
from bot.storage.tables.queues import InboxRow, OutboxRow
from bot.storage.tables.rulebooks import RulebookRow
from bot.storage.tables.stories import MembershipRow, MoveRow, RulingRow, StoryNameRow, StoryRow
from bot.storage.tables.takes import TakeRow
from bot.storage.tables.watches import AlertRow, WatchRow

__all__ = [
    "AlertRow",
    "ArticleRow",
    "AuditRow",
    "ChannelRow",
    "DigestRunRow",
    "DuplicateRow",
    "FeedRow",
    "FigureRow",
    "FindingEventRow",
    "FindingRow",
    "HappeningRow",
    "InboxRow",
    "MeasureRow",
    "MembershipRow",
    "MoveRow",
    "NameRow",
    "ObservationRow",
    "OutboxRow",
    "PersonRow",
    "PostedFileRow",
    "PostingRow",
    "QuoteRow",
    "RulebookRow",
    "RulingRow",
    "SequenceRow",
    "StoryNameRow",
    "StoryRow",
    "SubscriptionRow",
    "Table",
    "TakeRow",
    "TermRow",
    "UtteranceRow",
    "VersionRow",
    "WatchRow",
]
