"""The one reply in the thread of a post: the story, what does not agree, and what can be done about it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from zoneinfo import ZoneInfo

from bot.report import Filed, Report, State, StoryCard
from bot.stories.ruling import RulingKind
from handlers.slack.render import rich
from handlers.slack.render.finding import (
    View,
    finding_blocks,
    finding_elements,
    headline,
    named,
    settled,
    settled_blocks,
    when,
)
from handlers.slack.render.versions import told, versions
from handlers.slack.text import clipped, escape, visible

__all__ = ["PRIVATE", "View", "counts", "counts_since", "preflight_reply", "reply", "shortened"]

SHOWN = 5  # findings in a reply; the rest waits behind "Show all" in its menu
TEXT_LIMIT = 3900  # characters of the plain text for notifications and screen readers
PRIVATE = "Only you see this, and I kept nothing of the text: post it where I am to have it kept."
PUT_BACK = 4  # dismissed and put-off findings that are still named


def reply(report: Report, view: View, ts: str) -> dict[str, Any]:
    """The `text` and `blocks` of the reply to the posting whose message is `ts`, as many findings as fit."""
    standing = report.standing(view.told)
    for shown in range(min(len(standing), SHOWN), -1, -1):
        blocks = _blocks(report, standing, view, ts, shown)
        if rich.size_of(blocks) <= rich.MESSAGE_BYTES:
            break
    return {"text": _plain(report, standing, view), "blocks": blocks}


def preflight_reply(report: Report, view: View, note: str = PRIVATE) -> dict[str, Any]:
    """What the asker sees of a text that is not kept: everything that does not agree, without buttons, and a note."""
    standing = report.standing(view.told)
    for shown in range(min(len(standing), 2 * SHOWN), -1, -1):
        blocks = [rich.rich_text(*_heading(report, view))]
        blocks += [rich.rich_text(*finding_elements(filed, report, view)) for filed in standing[:shown]]
        hidden = f" {len(standing) - shown} more are not shown." if len(standing) > shown else ""
        blocks.append(rich.context(f"{note}{hidden}"))
        if rich.size_of(blocks) <= rich.MESSAGE_BYTES:
            break
    return {"text": _plain(report, standing, view), "blocks": blocks}


def counts(story: StoryCard) -> str:
    """ "3 articles, 2 independent sources"."""
    articles = f"{story.articles} article{'s' if story.articles != 1 else ''}"
    sources = f"{story.sources} independent source{'s' if story.sources != 1 else ''}"
    return f"{articles}, {sources}" if story.articles > 1 else "first article of this story"


def counts_since(story: StoryCard, zone: ZoneInfo) -> list[rich.Element]:
    """ " · 3 articles, 2 independent sources · since 11 Dec 09:14", to follow the story's name."""
    since = [rich.text(" · since "), rich.date(story.since, zone)] if story.since else []
    return [rich.text(f" · {counts(story)}"), *since]


def _blocks(report: Report, standing: tuple[Filed, ...], view: View, ts: str, shown: int) -> list[rich.Block]:
    heading = rich.rich_text(*_heading(report, view), block_id="story")
    blocks = [heading, *_apart(report, ts), *_question(report)]
    for filed in standing[:shown]:
        blocks += finding_blocks(filed, report, view)
    for filed in _put_back(report)[:PUT_BACK]:
        blocks += settled_blocks(filed, view.zone)
    return [*blocks, *_footer(report, ts, hidden=len(standing) - shown)]


def _heading(report: Report, view: View) -> list[rich.Element]:
    ours = [rich.text(" · "), rich.bold("our copy")] if _is_ours(report) else []
    elements = [rich.name(report.story.name), *counts_since(report.story, view.zone), *ours]
    if report.candidate:
        elements.append(rich.text(f"\nDoes it belong to “{rich.called(report.candidate.name)}”?"))
    if report.reasons:
        told = "In common" if report.candidate else "Matched on"
        elements.append(rich.text(f"\n{told}: {'; '.join(report.reasons)}"))
    if report.ruling and not report.ruling.undone:
        elements += [rich.text(f"\n{_ruled(report)} by "), rich.user(report.ruling.by)]
        elements += when(report.ruling.at, view.zone)
    if report.article.language != "en":
        elements.append(rich.text("\nThe text is not in English: I read figures and names in it, less surely."))
    if report.takes > 1:
        elements.append(rich.text(f"\nRead as one text: this message and {_following(report.takes - 1)}."))
    if report.article.embargo:
        elements.append(rich.text("\nUnder embargo: I use it in this channel only."))
    return [*elements, *versions(report, lambda each: named(each, view.zone))]


def _ruled(report: Report) -> str:
    """What a person decided about the article's story."""
    alone = report.ruling is not None and report.ruling.kind is RulingKind.PARTED and report.story.articles == 1
    return "Taken out of another story" if alone else "Put into this story"


def _question(report: Report) -> list[rich.Block]:
    """The two answers to whether the article belongs to another story."""
    if not report.candidate:
        return []
    article, about = report.article.id, report.candidate.name
    yes = rich.button("Yes, that story", action="maybe_yes", value=f"yes|{article}", about=about)
    no = rich.button("No, another one", action="maybe_no", value=f"no|{article}", about=about)
    return [rich.actions(yes, no, block_id="maybe")]


def _following(messages: int) -> str:
    return "the one after it" if messages == 1 else f"the {messages} after it"


def _apart(report: Report, ts: str) -> list[rich.Block]:
    """The undo of what was read as one text."""
    if report.takes == 1:
        return []
    button = rich.button("Read them apart", action="apart", value=ts, about=report.story.name)
    return [rich.actions(button, block_id="takes")]


def _put_back(report: Report) -> list[Filed]:
    """The findings somebody dismissed or put off."""
    return [
        filed for filed in report.findings if filed.state is State.DISMISSED or (filed.standing and not filed.waiting)
    ]


def _footer(report: Report, ts: str, *, hidden: int) -> list[rich.Block]:
    """One menu of what can be done about the reply as a whole; where not all is told, a line that says so."""
    article, offered = report.article.id, []
    if hidden > 0:
        offered.append((f"Show all ({hidden} more)", "show_all", ts))
    if report.ruling and not report.ruling.undone:
        offered.append(("Put the article back", "unrule", report.ruling.id))
    elif report.story.articles > 1:
        offered.append(("Not this story", "not_story", article))
    if offered[hidden > 0 :] or report.candidate:
        offered.append(("Move to another story …", "move_to", article))
    if any(filed.waiting for filed in report.findings):
        offered += [("Say nothing in this channel", "mute", "here"), ("Do not reply to my posts", "mute", "me")]
    line = [rich.context(f"{hidden} more to check: “Show all” is in the menu below.")] if hidden > 0 else []
    return [*line, rich.actions(rich.overflow(*offered), block_id="footer")] if offered else []


def _plain(report: Report, standing: tuple[Filed, ...], view: View) -> str:
    """The reply in words, for notifications and screen readers: what is to check, then what people did."""
    if standing:
        count = f"{len(standing)} thing{'s' if len(standing) != 1 else ''} to check"
        lines = [f"{filed.finding.severity.value}: {headline(filed, report, view)}" for filed in standing[:SHOWN]]
        words = "\n".join([f"{rich.called(report.story.name)}: {count}.", *lines])
    else:
        words = f"{rich.called(report.story.name)}: nothing to check ({counts(report.story)})."
    if report.kinship.changes:
        words += "\nChanged from the version before: " + "; ".join(map(told, report.kinship.changes)) + "."
    done = "".join(f"\n{rich.markup_of(line)}" for line in _done(report, standing, view.zone))
    return shortened(words, most=TEXT_LIMIT - len(done)) + done


def _done(report: Report, standing: tuple[Filed, ...], zone: ZoneInfo) -> Iterator[list[rich.Element]]:
    """A line each for what people decided about the article and its findings."""
    if report.ruling and not report.ruling.undone:
        yield [rich.text(f"{_ruled(report)} by "), rich.user(report.ruling.by)]
    for filed in _put_back(report)[:PUT_BACK]:
        yield settled(filed, zone)
    for filed in standing[:SHOWN]:
        if filed.state is State.CONFIRMED and filed.by:
            yield [rich.text(f"{rich.called(filed.finding.label)}: confirmed as wrong by "), rich.user(filed.by)]


def shortened(words: str, *, most: int = TEXT_LIMIT) -> str:
    """`words` escaped for Slack and cut to what a notification's text should hold."""
    told, room = visible(words), most
    while (length := len(escape(clipped(told, room)))) > most:
        room = room * most // length - 1
    return escape(clipped(told, room))


def _is_ours(report: Report) -> bool:
    own = report.reference(report.article.id)
    return own is not None and own.ours
