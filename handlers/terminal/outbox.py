"""Answers to what was changed at the command line: they wait in the outbox for `copydesk run`."""

from __future__ import annotations

from bot.inbox.outbox import Outbox
from bot.storage import Store
from config.settings import Settings
from handlers import wiring
from handlers.slack.posting.threads import Threads


def threads(settings: Settings, store: Store) -> Threads:
    """What words the answers; nothing is asked of Slack and nothing posted from here. Raises SettingsError."""
    return Threads(store, Outbox(store, wiring.queues(settings)), wiring.time_zone(settings))
