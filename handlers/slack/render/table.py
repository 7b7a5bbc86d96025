"""The rows of a story's table as Slack shows them: the name, then a line a value with who has it.

In two forms that say the same: a `data_table`, which Slack sorts, filters and pages, and plain blocks.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from zoneinfo import ZoneInfo

from bot.answers.story_page import Chapter
from bot.ledger.table import Move, TableRow, Teller, Value
from handlers.slack.render import rich
from handlers.slack.render.finding import named, when
from handlers.slack.text import visible

VALUES = 8  # of a row, those somebody stands by first
TELLERS = 6  # of a value, the earliest
MOVES = 4  # of a row, the latest
PAGE = 10  # rows of a data_table shown at once; Slack shows 5 where it is not told
MOST = 100  # rows Slack takes of a data_table beside its header
_DIFFERS = "≠ "
MORE = 200  # bytes of the line that says how many rows are left out


def row_blocks(chapter: Chapter, zone: ZoneInfo, *, most: int, room: int) -> list[rich.Block]:
    """At most so many rows, and so many bytes of them, with a line that says how many more there are."""
    blocks: list[rich.Block] = []
    for row in chapter.rows[:most]:
        block = rich.rich_text(*_row(row, chapter, zone))
        room -= rich.size_of(block) + 2
        if room < 0:
            break
        blocks.append(block)
    return [*blocks, *_left_out(len(chapter.rows) - len(blocks))]


def table_blocks(chapter: Chapter, zone: ZoneInfo, *, caption: str, room: int) -> list[rich.Block]:
    """The same as a `data_table` of at most so many bytes, with the line under it; none where no row fits."""
    moved = any(row.moves for row in chapter.rows)
    header = [rich.cell(name) for name in ("Measure", "Values", "Differ", *(("Moved",) if moved else ()))]
    table: rich.Block = {
        "type": "data_table",
        "caption": rich.called(visible(caption)),
        "rows": [header],
        "page_size": PAGE,
    }
    room -= rich.size_of(table) + MORE
    for row in chapter.rows[:MOST]:
        cells = _cells(row, chapter, zone, moved=moved)
        room -= rich.size_of(cells) + 2
        if room < 0:
            break
        table["rows"].append(cells)
    shown = len(table["rows"]) - 1
    return [table, *_left_out(len(chapter.rows) - shown)] if shown else []


def _left_out(more: int) -> list[rich.Block]:
    """A line that says how many more rows there are, and how to see them."""
    narrower = "`/figures STORY: WORDS` shows those that hold the words"
    return [rich.context(f"{more} more measure{'s' if more != 1 else ''}: {narrower}")] if more else []


def _cells(row: TableRow, chapter: Chapter, zone: ZoneInfo, *, moved: bool) -> list[rich.Element]:
    """A row of a `data_table`: what is measured, its values with who has them, whether they differ, what moved."""
    moves = [each for move in row.moves[-MOVES:] for each in (rich.text("\n"), *_moved(move, zone))]
    cells = [rich.cell(rich.called(row.label)), rich.rich_text(*_values(row, chapter, zone, lead=""))]
    cells.append(rich.cell("differ" if row.differs else "–"))
    if moved:
        cells.append(rich.rich_text(*moves[1:]) if moves else rich.cell("–"))
    return cells


def _row(row: TableRow, chapter: Chapter, zone: ZoneInfo) -> Iterator[rich.Element]:
    if row.differs:
        yield rich.text(_DIFFERS)
    yield rich.name(row.label)
    yield from _values(row, chapter, zone, lead="\n")
    for move in row.moves[-MOVES:]:
        yield from (rich.text("\n"), *_moved(move, zone))


def _values(row: TableRow, chapter: Chapter, zone: ZoneInfo, *, lead: str) -> Iterator[rich.Element]:
    """A line a value; `lead` is what stands before the first."""
    shown = sorted(row.values, key=lambda value: value.past)[:VALUES]
    for value in row.values:
        if value in shown:
            yield rich.text(f"{lead}• ")
            yield from _value(value, chapter, zone)
            lead = "\n"
    if len(row.values) > len(shown):
        yield rich.text(f"\nand {len(row.values) - len(shown)} more values")


def _value(value: Value, chapter: Chapter, zone: ZoneInfo) -> Iterator[rich.Element]:
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
