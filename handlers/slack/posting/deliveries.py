"""What goes to Slack, as deliveries for the outbox.

One post has one reply. Its first form is the delivery `reply:CHANNEL:TS`; every later form changes that message.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from bot.answers.overview import Overview
from bot.answers.preview import Preview
from bot.article import Article, Posting
from bot.correction import Correction
from bot.desk.watches import PageNews
from bot.digests import Digest, Subscription
from bot.inbox.delivery import Delivery
from bot.ingest import Refusal
from bot.report import Reference, Report, Together
from bot.watch import Alert, Watch
from handlers.slack.render import rich
from handlers.slack.render.chart import chart_message
from handlers.slack.render.digest import digest_message, digest_stories
from handlers.slack.render.finding import View
from handlers.slack.render.given import given
from handlers.slack.render.greeting import greeting
from handlers.slack.render.notice import notice
from handlers.slack.render.preview import preview_blocks
from handlers.slack.render.reply import reply, shortened
from handlers.slack.render.watch import arrival, page_news

POST, UPDATE, MARK, UNFURL = "post", "update", "mark", "unfurl"
UPLOAD = "upload"  # a picture, as earlier versions left it in the outbox
WELL, LOOK = "white_check_mark", "warning"  # reactions under a post: nothing material, something to look at
TOGETHER = "link"  # and under a message that is read as one text with another
CHARTS = 3  # of one digest


def reply_delivery(posting: Posting, report: Report, view: View) -> Delivery:
    """The first form of the reply to a posting."""
    return _in_thread(posting, "reply", reply(report, view, posting.ts))


def refusal_delivery(posting: Posting, refusal: Refusal) -> Delivery:
    """One line that says why something posted could not be read."""
    words = refusal.message
    return _in_thread(posting, "reply", {"text": shortened(words), "blocks": [rich.rich_text(rich.text(words))]})


def spoken_delivery(posting: Posting, words: str, blocks: list[rich.Block] | None) -> Delivery:
    """What is answered to somebody who spoke to us."""
    payload = {"text": words, "blocks": blocks or [rich.section(words)]}
    return _in_thread(posting, "spoken", payload)


def correction_delivery(posting: Posting, correction: Correction, zone: ZoneInfo, *, mention: str | None) -> Delivery:
    """The one notice in a posting's thread that what it shared was corrected by that article."""
    return _in_thread(posting, f"correction:{correction.by.article}", notice(correction, zone, mention=mention))


def mark_prefix(posting: Posting) -> str:
    """How the ids of the marks under a post begin; the mark's name follows."""
    return f"mark:{posting.channel}:{posting.ts}:"


def mark_delivery(posting: Posting, now: datetime, *, material: bool, before: str | None) -> Delivery | None:
    """A reaction under the post in place of a reply; None where it stands there, as `before`, the last mark, tells."""
    name = LOOK if material else WELL
    stands = before.removeprefix(mark_prefix(posting)).partition(":")[0] if before else None
    if stands == name:
        return None
    return Delivery(
        id=f"{mark_prefix(posting)}{name}:{now:%Y%m%dT%H%M%S%f}",
        team=posting.team,
        channel=posting.channel,
        call=MARK,
        payload={"timestamp": posting.message, "add": name, "remove": stands},
    )


def part_prefix(posting: Posting) -> str:
    """How the ids of the marks that join a message to another begin."""
    return f"part:{posting.channel}:{posting.ts}:"


def part_delivery(posting: Posting, now: datetime, part: Together, *, before: str | None) -> Delivery | None:
    """The reaction under a message read together with another, put or taken away; None where it is so already."""
    stands = before is not None and before.startswith(f"{part_prefix(posting)}{Together.JOINED}:")
    if stands == (part is Together.JOINED):
        return None
    add, remove = (TOGETHER, None) if part is Together.JOINED else (None, TOGETHER)
    return Delivery(
        id=f"{part_prefix(posting)}{part}:{now:%Y%m%dT%H%M%S%f}",
        team=posting.team,
        channel=posting.channel,
        call=MARK,
        payload={"timestamp": posting.message, "add": add, "remove": remove},
    )


def greeting_delivery(team: str, channel: str) -> Delivery:
    """How the bot introduces itself in a channel, once."""
    return Delivery(id=f"greeting:{channel}", team=team, channel=channel, call=POST, payload=greeting())


def preview_delivery(
    team: str, channel: str, event: Mapping[str, Any], previews: Mapping[str, Preview], zone: ZoneInfo
) -> Delivery:
    """The previews of the links of one message, or of one that is being written."""
    unfurls = {url: {"blocks": preview_blocks(preview, zone)} for url, preview in previews.items()}
    place = {"unfurl_id": str(event["unfurl_id"]), "source": str(event.get("source") or "conversations_history")}
    if not event.get("unfurl_id"):
        place = {"channel": channel, "ts": str(event["message_ts"])}
    digest = hashlib.sha256(json.dumps(unfurls, sort_keys=True).encode()).hexdigest()[:12]
    key = f"unfurl:{channel}:{event.get('message_ts')}:{event.get('unfurl_id')}:{digest}"
    return Delivery(id=key, team=team, channel=channel, call=UNFURL, payload={**place, "unfurls": unfurls})


def page_delivery(watch: Watch, news: PageNews, now: datetime) -> Delivery:
    """What happened to a watched page, told in its channel."""
    key = f"watch:{watch.id}:{now:%Y%m%dT%H%M%S%f}"
    return Delivery(id=key, team=watch.team, channel=watch.channel, call=POST, payload=page_news(watch, news))


def alert_delivery(alert: Alert, article: Article, reference: Reference) -> Delivery:
    """That an article with the words of an alert arrived: once for each alert and article."""
    return Delivery(
        id=f"alert:{alert.id}:{article.id}",
        team=alert.team,
        channel=alert.channel,
        call=POST,
        payload=arrival(alert, article, reference),
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


def assigned_delivery(team: str, channel: str, told: Overview, zone: ZoneInfo, *, by: str, to: str) -> Delivery:
    """What a person reads, once, of a finding they were given."""
    key = f"assigned:{told.waiting[0].filed.id}:{to}"
    return Delivery(id=key, team=team, channel=channel, call=POST, payload=given(told, zone, by=by))


def digest_deliveries(order: Subscription, digest: Digest, zone: ZoneInfo) -> tuple[Delivery, ...]:
    """A digest: its short first message, and its stories and charts in the thread of that message."""
    head = f"digest:{order.id}:{digest.day.isoformat()}"
    first = Delivery(id=head, team=order.team, channel=order.channel, call=POST, payload=digest_message(digest))
    charts = [chart_message(chart, zone) for chart in digest.charts[:CHARTS]]
    rest = (
        Delivery(id=f"{head}:{place}", team=order.team, channel=order.channel, call=POST, payload=payload, target=head)
        for place, payload in enumerate([*digest_stories(digest, zone), *charts], start=1)
    )
    return (first, *rest)


def _in_thread(posting: Posting, what: str, payload: dict[str, Any]) -> Delivery:
    """What is said once in the thread of a posting."""
    return Delivery(
        id=f"{what}:{posting.channel}:{posting.ts}",
        team=posting.team,
        channel=posting.channel,
        thread=posting.thread,
        call=POST,
        payload=payload,
    )
