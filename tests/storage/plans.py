"""How many rows the database reads for what it is asked: whether a look-up's work grows with the archive.

On PostgreSQL every statement is explained as it ran, step by step; SQLite tells only how it means to go about it.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Engine, event


@dataclass(slots=True)
class Plans:
    """What was asked while it was watched."""

    # The most that one step of the statement read; what a full-text index itself holds for a word is not counted.
    rows: dict[str, int] = field(default_factory=dict)
    scans: list[str] = field(default_factory=list)  # steps that go through a whole table

    @property
    def most(self) -> int:
        """The most rows that one step of any statement read."""
        return max(self.rows.values(), default=0)


@contextmanager
def watched(engine: Engine) -> Iterator[Plans]:
    """The plans of the SELECTs sent until the end."""
    plans = Plans()
    explain = _postgresql if engine.dialect.name == "postgresql" else _sqlite

    def note(_: Any, cursor: Any, statement: str, given: Any, __: Any, many: bool) -> None:
        if statement.lstrip().upper().startswith(("SELECT", "WITH")) and not many:
            explain(plans, cursor.connection, statement, given)

    event.listen(engine, "after_cursor_execute", note)
    try:
        yield plans
    finally:
        event.remove(engine, "after_cursor_execute", note)


def _postgresql(plans: Plans, connection: Any, statement: str, given: Any) -> None:
    with connection.cursor() as cursor:
        plan = cursor.execute(f"EXPLAIN (ANALYZE, FORMAT JSON) {statement}", given).fetchone()[0][0]["Plan"]
    steps = list(_steps(plan))
    plans.rows[statement] = max(plans.rows.get(statement, 0), *(_read(step) for step in steps))
    plans.scans += [step["Relation Name"] for step in steps if step["Node Type"] == "Seq Scan" and _read(step) > 0]


def _sqlite(plans: Plans, connection: Any, statement: str, given: Any) -> None:
    steps = connection.execute(f"EXPLAIN QUERY PLAN {statement}", given).fetchall()
    told = (step[3] for step in steps)
    plans.scans += [step for step in told if step.startswith("SCAN") and " VIRTUAL TABLE " not in step]


def _steps(plan: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield plan
    for part in plan.get("Plans", ()):
        yield from _steps(part)


def _read(step: dict[str, Any]) -> int:
    if step.get("Index Name", "").endswith("_search"):
        return 0
    dropped = step.get("Rows Removed by Filter", 0) + step.get("Rows Removed by Index Recheck", 0)
    return round((step["Actual Rows"] + dropped) * step["Actual Loops"])
