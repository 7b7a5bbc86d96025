"""Answers to what was changed at the command line: they wait in the outbox for `copydesk run`."""

from __future__ import annotations

from bot.desk.desk import Desk
from bot.inbox.inbox import Inbox
from bot.inbox.outbox import Outbox
from bot.storage import Store
from config.settings import Settings
from handlers import wiring
from handlers.slack.client import Identity, web_client
from handlers.slack.room import Room


def answering_room(settings: Settings, store: Store, desk: Desk, team: str) -> Room:
    """The room that words the answers; nothing is asked of Slack and nothing posted from here."""
    thresholds = wiring.queues(settings)
    return Room(
        desk=desk,
        store=store,
        inbox=Inbox(store, thresholds),
        outbox=Outbox(store, thresholds),
        client=web_client("", settings.slack_api_url),
        identity=Identity(team=team, bot_user="", bot_id="", url=""),
        zone=wiring.time_zone(settings),
        most_bytes=wiring.policy(settings).ingest.file_bytes,
    )
