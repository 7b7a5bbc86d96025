"""A person's Home tab."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from bot.answers.overview import Overview, Waiting
from bot.digests import Subscription
from bot.verdict import Severity
from handlers.slack.render import rich
from handlers.slack.render.digest import days, differing
from handlers.slack.render.finding import MARKS, label
from handlers.slack.render.reply import counts

SHOWN = 10  # findings
CHANNELS = 20  # told by name
_STEPS = (
    "*First steps*\n"
    "1. Invite me to a channel: `/invite @Copydesk`.\n"
    "2. Paste an article there, or drop a file: I answer in its thread.\n"
    "3. Try `/check` with a draft: only you see what I find, and nothing is kept.\n"
    "4. Order a digest: `/copydesk digest 08:30` in a channel, or the button below for yourself."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Home:
    """What a Home shows."""

    person: str  # whose Home it is
    overview: Overview
    channels: tuple[str, ...]  # ids of the channels watched that the person may see
    digest: Subscription | None
    muted: bool
    zone: ZoneInfo
    now: datetime


def home_view(home: Home) -> dict[str, Any]:
    """The view for views.publish."""
    blocks = [rich.header("What waits"), *_waiting(home)]
    blocks += [rich.header("Stories of late"), *_stories(home)]
    blocks += [rich.header("What I watch"), _channels(home)]
    if not home.overview.recent:
        blocks.append(rich.section(_STEPS))
    blocks += [rich.header("Your digest"), *_settings(home)]
    blocks.append(rich.context(f"As of {home.now.astimezone(home.zone):%-d %b %H:%M} ({home.zone.key})"))
    return {"type": "home", "callback_id": "home", "blocks": blocks}


def _waiting(home: Home) -> list[rich.Block]:
    waiting = home.overview.waiting
    if not waiting:
        return [rich.rich_text(rich.text("Nothing waits for you."))]
    number = Counter(each.filed.finding.severity for each in waiting)
    tally = ", ".join(f"{number[severity]} {severity.value}" for severity in Severity if number[severity])
    blocks = [rich.rich_text(rich.text(f"{len(waiting)} to check: {tally}"))]
    blocks += [rich.rich_text(*_finding(each, home)) for each in waiting[:SHOWN]]
    if len(waiting) > SHOWN:
        blocks.append(rich.context(f"{len(waiting) - SHOWN} more are in their threads and in the digest."))
    return blocks


def _finding(each: Waiting, home: Home) -> list[rich.Element]:
    finding = each.filed.finding
    elements = [
        rich.text(f"{MARKS[finding.severity]} "),
        rich.name(finding.label),
        rich.text(f" · {rich.called(each.story.name)}\n"),
    ]
    here, there = differing(finding)
    elements += [rich.text(f"{here} in "), _link(finding.left.article, home)]
    if finding.right:
        elements += [rich.text(f", {there} in "), _link(finding.right.article, home)]
    if each.filed.assignee == home.person:
        elements += [rich.text(" · "), rich.bold("yours")]
    elif each.filed.assignee:
        elements += [rich.text(" · "), rich.user(each.filed.assignee), rich.text(" looks after it")]
    return elements


def _stories(home: Home) -> list[rich.Block]:
    if not home.overview.recent:
        return [rich.rich_text(rich.text("None yet."))]
    return [
        rich.rich_text(rich.name(card.name), rich.text(f" · {counts(card, home.zone)}"))
        for card in home.overview.recent
    ]


def _channels(home: Home) -> rich.Block:
    if not home.channels:
        return rich.rich_text(rich.text("I am in no channel yet."))
    elements: list[rich.Element] = []
    for channel in home.channels[:CHANNELS]:
        elements += [rich.channel(channel), rich.text("  ")]
    more = len(home.channels) - CHANNELS
    return rich.rich_text(*elements, *([rich.text(f"and {more} more")] if more > 0 else []))


def _settings(home: Home) -> list[rich.Block]:
    order = home.digest
    if order:
        told = f"It comes {days(order.weekdays)} at {order.at:%H:%M} ({order.zone}), as a direct message."
        button = rich.button("Stop my digest", action="home_digest", value="no_digest")
    else:
        told = "You have none. `/copydesk digest me 08:30 weekdays about Oslo` orders one to your taste."
        button = rich.button("Send me one at 08:30", action="home_digest", value="digest")
    mute = ("Reply to my posts again", "unmute") if home.muted else ("Mute for me", "mute")
    return [
        rich.section(told),
        rich.actions(
            button,
            rich.button(mute[0], action="home_mute", value=mute[1]),
            rich.button("Refresh", action="home_refresh", value="refresh"),
            block_id="home",
        ),
    ]


def _link(article: str, home: Home) -> rich.Element:
    known = home.overview.reference(article)
    return rich.link(label(known, home.zone), known.link) if known else rich.text("a post")
