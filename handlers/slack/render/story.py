"""What `/story` and `/figures` answer: stories found page by page, a story's card, its ledger as a table."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from zoneinfo import ZoneInfo

from bot.answers.story_lookup import Found
from bot.answers.story_page import Chapter
from bot.desk.stories import StoryPage
from bot.digests import Chart
from bot.report import Reference, StoryCard
from handlers.slack.render import rich
from handlers.slack.render.chart import chart_message
from handlers.slack.render.finding import MARKS, named, reason, taken_up
from handlers.slack.render.reply import counts, counts_since, shortened
from handlers.slack.render.table import MORE, row_blocks, table_blocks
from handlers.slack.text import clipped

PAGE = 5  # stories
ARTICLES = 8  # of a card
OUTLETS = 6  # of a card
ROWS = 20  # of a table
RESERVE = 1_200  # bytes of a message kept for what stands around the rows of a card
FINDINGS = 4  # that wait, of a card


def stories(found: Found, words: str, zone: ZoneInfo, page: int = 0) -> dict[str, Any]:
    """One page of the stories found, each with the sentence that says it and a button that opens its card."""
    cards = [hit.story for hit in found.hits]
    pages = max(1, -(-len(cards) // PAGE))
    page = min(max(page, 0), pages - 1)
    blocks: list[rich.Block] = []
    for place, hit in enumerate(found.hits[page * PAGE : (page + 1) * PAGE]):
        told = [rich.text(f"\n{hit.excerpt}")] if hit.excerpt else []
        blocks.append(rich.rich_text(rich.name(hit.story.name), *counts_since(hit.story, zone), *told))
        blocks.append(
            rich.actions(
                rich.button("Open", action="story_card", value=hit.story.id, about=hit.story.name),
                block_id=f"story:{place}",
            )
        )
    turning = [
        rich.button(name, action=f"stories_{name.lower()}", value=f"{to}|{words}")
        for name, to, there in (("Previous", page - 1, page > 0), ("Next", page + 1, page < pages - 1))
        if there
    ]
    if turning:
        blocks += [rich.context(f"Page {page + 1} of {pages}"), rich.actions(*turning, block_id="pages")]
    count = f"{len(cards)} stor{'y' if len(cards) == 1 else 'ies'}"
    return taken_for(
        {"text": shortened(f"{count}: {rich.called(cards[0].name)}"), "blocks": rich.fitting(blocks)}, found
    )


def taken_for(shown: dict[str, Any], found: Found) -> dict[str, Any]:
    """The same, with what mistyped words were taken for said first."""
    if not found.corrected or not shown["blocks"]:
        return shown
    said = " ".join(f"“{typed}” is taken for “{taken}”." for typed, taken in found.corrected)
    return {**shown, "blocks": rich.fitting([rich.context(said), *shown["blocks"]])}


def card(page: StoryPage, chapter: Chapter, zone: ZoneInfo) -> dict[str, Any]:
    """A story with its articles, its ledger and what waits in it."""
    blocks = [rich.rich_text(rich.name(page.card.name), *counts_since(page.card, zone), rich.text(_life(page.card)))]
    if chapter.waiting:
        blocks.append(rich.rich_text(*_waiting(chapter, zone)))
    blocks.append(rich.rich_text(*_articles(page.articles, zone)))
    blocks.append(rich.actions(_arrange(page.card), block_id="arrange"))
    if chapter.rows:
        room = rich.MESSAGE_BYTES - rich.size_of(blocks) - RESERVE
        blocks += row_blocks(chapter, zone, most=FINDINGS, room=room)
    told = f"{rich.called(page.card.name)}: {counts(page.card)}, {len(chapter.waiting)} to check"
    return {"text": shortened(told), "blocks": rich.fitting(blocks)}


def figures(chapter: Chapter, zone: ZoneInfo, asked: str = "", drawn: Chart | None = None) -> dict[str, Any]:
    """The table of a story's measures: a row each, with every value, who has it since when, and what moved.

    `blocks` has it as a table of Slack's own, under a line of what was `drawn` of it; `twin` in plain blocks and words.
    """
    differ = sum(row.differs for row in chapter.rows)
    counted = f"{len(chapter.rows)} measure{'s' if len(chapter.rows) != 1 else ''}"
    of = f" of “{rich.called(asked)}”" if asked else ""
    told = f" · {counted}{of}, {differ} differ{'s' if differ == 1 else ''}"
    head = rich.rich_text(rich.name(chapter.card.name), rich.text(told))
    chart = chart_message(drawn, zone) if drawn else {"blocks": [], "twin": []}
    above, plain = [*chart["blocks"], head], [*chart["twin"], head]
    twin = [*plain, *row_blocks(chapter, zone, most=ROWS, room=rich.MESSAGE_BYTES - rich.size_of(plain) - MORE)]
    room = rich.MESSAGE_BYTES - rich.size_of(above)
    table = table_blocks(chapter, zone, caption=f"{chapter.card.name}{told}", room=room)
    first = chapter.rows[0]
    values = ", ".join(value.text for value in first.values if not value.past)
    return {
        "text": shortened(f"{rich.called(chapter.card.name)}. {rich.called(first.label)}: {values}"),
        "blocks": [*above, *table] if table else twin,
        "twin": twin,
    }


def _arrange(story: StoryCard) -> rich.Element:
    return rich.button("Arrange …", action="arrange", value=story.id, about=story.name)


def _life(story: StoryCard) -> str:
    """How far the story has come, and who wrote about it in the order they came."""
    stage = f" · {story.stage}" if story.stage else ""
    more = len(story.outlets) - OUTLETS
    told = ", ".join(story.outlets[:OUTLETS]) + (f" and {more} more" if more > 0 else "")
    return f"{stage}\n{told}" if told else stage


def _waiting(chapter: Chapter, zone: ZoneInfo) -> list[rich.Element]:
    elements = [rich.text(f"{len(chapter.waiting)} to check")]
    for filed in chapter.waiting[:FINDINGS]:
        finding = filed.finding
        known = chapter.reference(finding.left.article)
        elements += [
            rich.text(
                f"\n{MARKS[finding.severity]} {rich.called(finding.label)}: {clipped(reason(finding, chapter), 200)} "
            )
        ]
        elements += named(known, zone) if known else [rich.text("a post")]
        elements += taken_up(filed, zone)
    return elements


def _articles(articles: Sequence[Reference], zone: ZoneInfo) -> list[rich.Element]:
    elements = [rich.text("Articles")]
    for each in articles[:ARTICLES]:
        elements += [rich.text("\n• "), *named(each, zone)]
    more = len(articles) - ARTICLES
    return [*elements, rich.text(f"\nand {more} more")] if more > 0 else elements
