"""Whether two figures belong to two times: last night and a war, then and now (CHECKS 7 and 8)."""

from __future__ import annotations

from bot.figures.figure import Figure, Period

_ONE_EVENT = 7  # days by which the day of one event is mistold
_MONTH = 31  # days
_ANOTHER_ORDER = 5  # times the shorter period: a war and a night


def another_time(ours: Figure, theirs: Figure, *, happened: bool) -> str | None:
    """Why two figures are of two times, in words; None where nothing says so.

    "Overnight" and "on Aug 28"; "so far in 2025" and "since February 2022". A day more or less may be a time zone.
    `happened` says that one of them is an outcome: then one of a month ago is not one of today.
    """
    if happened and is_past(ours) != is_past(theirs):
        return "then and now"
    if ours.period is None or theirs.period is None:
        return _old_news(ours, theirs)
    if _gap(ours.period, theirs.period) > 1 or _is_longer(ours.period, theirs.period):
        return f"{_told(ours.period)} and {_told(theirs.period)}"
    return None


def days_apart(ours: Figure, theirs: Figure) -> int:
    """Days between the articles; 0 where one has no date."""
    return abs((ours.as_of - theirs.as_of).days) if ours.as_of and theirs.as_of else 0


def is_past(figure: Figure) -> bool:
    """Whether the figure belongs to something more than a month away from its article."""
    period, told = figure.period, figure.as_of
    return period is not None and period.end is not None and told is not None and abs((told - period.end).days) > _MONTH


def _old_news(ours: Figure, theirs: Figure) -> str | None:
    """Articles more than a week apart tell of different events, unless they say otherwise."""
    return f"{ours.as_of} and {theirs.as_of}" if days_apart(ours, theirs) > _ONE_EVENT else None


def _gap(one: Period, other: Period) -> int:
    """Days from the end of the earlier period to the start of the later; 0 where they meet."""
    gaps = [
        (later.start - earlier.end).days
        for earlier, later in ((one, other), (other, one))
        if earlier.end is not None and later.start is not None
    ]
    return max(0, *gaps) if gaps else 0


def _is_longer(one: Period, other: Period) -> bool:
    """A war and a night: of another order, and more than a month."""
    if one.start is None or one.end is None or other.start is None or other.end is None:
        return False
    shorter, longer = sorted(((one.end - one.start).days + 1, (other.end - other.start).days + 1))
    return longer > _MONTH and longer > _ANOTHER_ORDER * shorter


def _told(period: Period) -> str:
    return f"{period.start or '…'} to {period.end or '…'}"
