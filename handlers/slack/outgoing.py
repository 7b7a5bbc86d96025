"""What goes to Slack, as deliveries for the outbox.

One post has one reply. Its first form is the delivery `reply:CHANNEL:TS`; every later form changes that message.
"""

from __future__ import annotations

import hashlib
import json
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from bot.article import Posting
from bot.digests import Digest, Subscription
from bot.inbox import Delivery
from bot.ingest import Refusal
from bot.report import Report
from handlers.slack.render import rich
from handlers.slack.render.digest import digest_message, digest_stories
from handlers.slack.render.reply import View, reply
from handlers.slack.text import escape

POST, UPDATE = "post", "update"


def reply_delivery(posting: Posting, report: Report, view: View) -> Delivery:
    """The first form of the reply to a posting."""
    return _first(posting, reply(report, view, posting.ts))


def refusal_delivery(posting: Posting, refusal: Refusal) -> Delivery:
    """One line that says why something posted could not be read."""
    words = refusal.message
    return _first(posting, {"text": escape(words), "blocks": [rich.rich_text(rich.text(words))]})


def note_delivery(posting: Posting, words: str) -> Delivery:
    """A remark in the thread of a posting, beside the reply."""
    return Delivery(
        id=f"note:{posting.channel}:{posting.ts}",
        team=posting.team,
        channel=posting.channel,
        thread=posting.thread,
        call=POST,
        payload={"text": escape(words), "blocks": [rich.rich_text(rich.text(words))]},
    )


def later_form(first: Delivery, now: datetime) -> Delivery:
    """The delivery that gives a reply already enqueued the form `first` would have had; `now` tells it from others."""
    digest = hashlib.sha256(json.dumps(first.payload, sort_keys=True).encode()).hexdigest()[:12]
    return Delivery(
        id=f"{first.id}:{now:%Y%m%dT%H%M%S%f}:{digest}",
        team=first.team,
        channel=first.channel,
        thread=first.thread,
        call=UPDATE,
        payload=first.payload,
        target=first.id,
    )


def digest_deliveries(order: Subscription, digest: Digest, zone: ZoneInfo) -> tuple[Delivery, ...]:
    """A digest: its short first message, and its stories in the thread of that message."""
    head = f"digest:{order.id}:{digest.day.isoformat()}"
    first = Delivery(id=head, team=order.team, channel=order.channel, call=POST, payload=digest_message(digest))
    stories = (
        Delivery(id=f"{head}:{place}", team=order.team, channel=order.channel, call=POST, payload=payload, target=head)
        for place, payload in enumerate(digest_stories(digest, zone), start=1)
    )
    return (first, *stories)


def _first(posting: Posting, payload: dict[str, Any]) -> Delivery:
    return Delivery(
        id=f"reply:{posting.channel}:{posting.ts}",
        team=posting.team,
        channel=posting.channel,
        thread=posting.thread,
        call=POST,
        payload=payload,
    )
