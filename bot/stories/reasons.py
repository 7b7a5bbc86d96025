"""Why an article was matched, in words a journalist checks at a glance."""

from __future__ import annotations

from bot.article import Moment
from bot.stories import evidence, shingles
from bot.stories.likeness import days_between, figures_shared, quotes_shared, words_shared
from bot.stories.signature import Signature, name_key

_NAMES = 3  # told, and no more figures: one line has room for so many
_WORDS = 3  # told
_WORDING_TOLD = 0.02  # a smaller share of common wording is worth no mention


def reasons(left: Signature, published: Moment | None, right: Signature, other: Moment | None) -> tuple[str, ...]:
    """The strongest things two articles share, for instance "Berg, Moe", "same day", "23 % of the wording shared"."""
    shared = shingles.share(left.shingles, right.shingles)
    told = (
        ", ".join(_names(left, right)),
        ", ".join(_words(left, right)),
        ", ".join(evidence.said(key) for key in figures_shared(left, right)[:_NAMES]),
        "; ".join(f"“{said}”" for said in sorted(quotes_shared(left, right), key=len)[-1:]),
        _distance(days_between(published, other)),
        f"{round(100 * shared)} % of the wording shared" if shared >= _WORDING_TOLD else "",
    )
    return tuple(reason for reason in told if reason)


def _names(left: Signature, right: Signature) -> tuple[str, ...]:
    """Names of both, people first, as `left` writes them; a person by the surname."""
    people = _common(left.people, right.people)
    others = _common(left.organisations, right.organisations) + _common(left.places, right.places)
    return tuple(dict.fromkeys([name.split()[-1] for name in people] + list(others)))[:_NAMES]


def _common(left: tuple[str, ...], right: tuple[str, ...]) -> tuple[str, ...]:
    theirs = {name_key(name) for name in right}
    return tuple(name for name in left if name_key(name) in theirs)


def _words(left: Signature, right: Signature) -> tuple[str, ...]:
    """The telling words of both that are no names."""
    return tuple(left.form(key) for key in words_shared(left, right)[:_WORDS])


def _distance(days: float | None) -> str:
    if days is None:
        return ""
    if days < 1:
        return "same day"
    return "a day apart" if days < 2 else f"{round(days)} days apart"
