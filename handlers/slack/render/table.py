"""The rows of a story's table as Slack shows them: the name, then a line a value with who has it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from zoneinfo import ZoneInfo

from bot.answers.story_page import Chapter
from bot.ledger.table import Move, TableRow, Teller, Value
from handlers.slack.render import rich
from handlers.slack.render.finding import named, when

VALUES = 8  # of a row, those somebody stands by first
TELLERS = 6  # of a value, the earliest
MOVES = 4  # of a row, the latest
_DIFFERS = "≠ "


def row_blocks(chapter: Chapter, zone: ZoneInfo, *, most: int, room: int) -> list[rich.Block]:
    """At most so many rows, and so many bytes of them, with a line that says how many more there are."""
    blocks: list[rich.Block] = []
    for row in chapter.rows[:most]:
        block = rich.rich_text(*_row(row, chapter, zone))
        room -= rich.size_of(block) + 2
        if room < 0:
            break
        blocks.append(block)
    more = len(chapter.rows) - len(blocks)
    if more:
        narrower = "`/figures STORY: WORDS` shows those that hold the words"
        blocks.append(rich.context(f"{more} more measure{'s' if more != 1 else ''}: {narrower}"))
    return blocks


def _row(row: TableRow, chapter: Chapter, zone: ZoneInfo) -> Iterator[rich.Element]:
    if row.differs:
        yield rich.text(_DIFFERS)
    yield rich.name(row.label)
    shown = sorted(row.values, key=lambda value: value.past)[:VALUES]
    for value in row.values:
        if value in shown:
            yield from _value(value, chapter, zone)
    if len(row.values) > len(shown):
        yield rich.text(f"\nand {len(row.values) - len(shown)} more values")
    for move in row.moves[-MOVES:]:
        yield from (rich.text("\n"), *_moved(move, zone))


def _value(value: Value, chapter: Chapter, zone: ZoneInfo) -> Iterator[rich.Element]:
    yield rich.text("\n• ")
    yield rich.strike(rich.called(value.text)) if value.past else rich.bold(rich.called(value.text))
    yield rich.text("  ")
    shown = value.tellers[:TELLERS]
    parts = [list(told) for _, told in groupby(shown, key=lambda teller: teller.observation.figure.source)]
    for place, told in enumerate(parts):
        yield from _tellers(told, chapter, zone)
        source = told[0].observation.figure.source
        yield rich.text(f" ({rich.called(source)})" if source else "")
        yield rich.text(", " if place < len(parts) - 1 else "")
    if len(value.tellers) > len(shown):
        yield rich.text(f" and {len(value.tellers) - len(shown)} more")


def _tellers(told: Sequence[Teller], chapter: Chapter, zone: ZoneInfo) -> Iterator[rich.Element]:
    for place, teller in enumerate(told):
        seen = teller.observation
        known, first = chapter.reference(seen.article), chapter.reference(teller.first.article)
        yield rich.text(", " if place else "")
        if known:
            since = replace(known, at=first.at if first else known.at)
            yield from named(since, zone)
        else:
            yield rich.text(rich.called(seen.outlet or "an article"))
        yield rich.text(" earlier" if teller.past else "")


def _moved(move: Move, zone: ZoneInfo) -> list[rich.Element]:
    outlet = f"{rich.called(move.outlet)}: " if move.outlet else ""
    return [rich.text(f"{outlet}{rich.called(move.before)} → {rich.called(move.after)}"), *when(move.at, zone)]
