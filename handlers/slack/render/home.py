"""A person's Home tab."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from bot.answers.noise import Noise
from bot.answers.overview import Overview, Waiting
from bot.digests import Subscription
from bot.report import Filed, State
from bot.storage import Channel
from bot.verdict import Severity
from handlers.slack.render import rich
from handlers.slack.render.digest import days, differing
from handlers.slack.render.finding import MARKS, controls, named, settled_blocks
from handlers.slack.render.noise import TITLE, noise_lines
from handlers.slack.render.reply import counts_since
from handlers.slack.render.served import MINE, MODES, told_words
from handlers.slack.text import escape

SHOWN = 10  # findings
CHANNELS = 15  # told by name
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
    noise: Noise
    channels: tuple[Channel, ...]  # watched, that the person may see
    digest: Subscription | None
    muted: bool
    zone: ZoneInfo
    now: datetime
    decided: Filed | None = None  # what the person just dismissed or put off here


def home_view(home: Home) -> dict[str, Any]:
    """The view for views.publish."""
    blocks = [rich.header("What waits")]
    if home.decided:
        blocks += settled_blocks(home.decided, home.zone)
    blocks += _waiting(home)
    blocks += [rich.header("Stories of late"), *_stories(home)]
    blocks += [rich.header("What I watch"), *_channels(home)]
    lines = noise_lines(home.noise)
    if lines:
        blocks += [rich.header(TITLE), rich.rich_text(rich.text("\n".join(lines)))]
    if not home.overview.recent:
        blocks.append(rich.section(_STEPS))
    blocks += [rich.header("Your digest"), *_settings(home)]
    as_of = [rich.text("As of "), rich.date(home.now, home.zone), rich.text(f" ({home.zone.key})")]
    return {"type": "home", "callback_id": "home", "blocks": [*blocks, rich.rich_text(*as_of)]}


def _waiting(home: Home) -> list[rich.Block]:
    waiting = home.overview.waiting
    if not waiting:
        return [rich.rich_text(rich.text("Nothing waits for you."))]
    number = Counter(each.filed.finding.severity for each in waiting)
    tally = ", ".join(f"{number[severity]} {severity.value}" for severity in Severity if number[severity])
    blocks = [rich.rich_text(rich.text(f"{len(waiting)} to check: {tally}"))]
    for each in waiting[:SHOWN]:
        told = home.overview.reference(each.filed.finding.left.article)
        blocks.append(rich.rich_text(*_finding(each, home)))
        blocks.append(controls(each.filed, link=told.link if told else None))
    if len(waiting) > SHOWN:
        blocks.append(rich.context(f"{len(waiting) - SHOWN} more are in their threads and in the digest."))
    return blocks


def _finding(each: Waiting, home: Home) -> list[rich.Element]:
    finding = each.filed.finding
    elements = [
        rich.text(f"{MARKS[finding.severity]} "),
        rich.name(finding.label),
        rich.text(" · "),
        rich.link(rich.called(each.story.name), each.story.link),
        rich.text("\n"),
    ]
    here, there = differing(finding)
    elements += [rich.text(f"{here} in "), *_link(finding.left.article, home)]
    if finding.right:
        elements += [rich.text(f", {there} in "), *_link(finding.right.article, home)]
    if each.filed.state is State.CONFIRMED and each.filed.by:
        elements += [rich.text(" · confirmed by "), rich.user(each.filed.by)]
    if each.filed.assignee == home.person:
        elements += [rich.text(" · "), rich.bold("yours")]
    elif each.filed.assignee:
        elements += [rich.text(" · "), rich.user(each.filed.assignee), rich.text(" looks after it")]
    return elements


def _stories(home: Home) -> list[rich.Block]:
    if not home.overview.recent:
        return [rich.rich_text(rich.text("None yet."))]
    return [
        rich.rich_text(rich.story(card.name, card.link), *counts_since(card, home.zone))
        for card in home.overview.recent
    ]


def _channels(home: Home) -> list[rich.Block]:
    """A line each with a button for its settings; of very many the first, the others by `/copydesk settings` there."""
    if not home.channels:
        return [rich.rich_text(rich.text("I am in no channel yet."))]
    blocks = [_channel(channel) for channel in home.channels[:CHANNELS]]
    more = len(home.channels) - CHANNELS
    told = f"and {more} more: type `/copydesk settings` there"
    return [*blocks, rich.rich_text(rich.text(told))] if more > 0 else blocks


def _channel(channel: Channel) -> rich.Block:
    muted = ", muted" if channel.muted else ""
    words = f"<#{channel.id}>: {told_words(channel)}, {MODES[channel.reply]}{muted}"
    button = rich.button("Settings …", action="settings", value=channel.id, about=channel.name or "this channel")
    return {**rich.section(words), "block_id": f"channel:{channel.id}", "accessory": button}


def _settings(home: Home) -> list[rich.Block]:
    order = home.digest
    if order:
        beats = f" about {escape(', '.join(order.beats))}" if order.beats else ""
        told = f"It comes {days(order.weekdays)} at {order.at:%H:%M} ({order.zone}){beats}, as a direct message."
        buttons = [
            rich.button("Change …", action="own_digest", value="change", about="your digest"),
            rich.button("Stop my digest", action="home_digest", value="no_digest"),
        ]
    else:
        told = "You have none."
        buttons = [rich.button("Order one …", action="own_digest", value="order", about="your digest")]
    mute = ("Reply to my posts again", "unmute") if home.muted else ("Do not reply to my posts", "mute")
    return [
        rich.section(told),
        rich.actions(*buttons, block_id="digest"),
        *([rich.section(MINE)] if home.muted else []),
        rich.actions(
            rich.button(mute[0], action="home_mute", value=mute[1]),
            rich.button("Refresh", action="home_refresh", value="refresh"),
            block_id="home",
        ),
    ]


def _link(article: str, home: Home) -> list[rich.Element]:
    known = home.overview.reference(article)
    return named(known, home.zone) if known else [rich.text("a post")]
