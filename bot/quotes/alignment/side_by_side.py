"""Lay two quotes side by side, word by word: where do they agree, and where do words differ (CHECKS 30 to 32)."""

from __future__ import annotations

from bot.quotes.alignment.alignment import Alignment, Step
from bot.quotes.alignment.blocks import PUT_IN, Block, Words, core, shared
from bot.quotes.alignment.steps import steps
from bot.quotes.alignment.weight import Weight
from bot.quotes.alignment.wording import Wording
from bot.quotes.vocabulary import AUXILIARIES, STOP

_MAX_WORDS = 1500  # of one quote laid side by side; what is beyond is not compared


def align(left: Wording, right: Wording) -> Alignment:
    """Lay two wordings side by side along their common words."""
    one, other = left.words[:_MAX_WORDS], right.words[:_MAX_WORDS]
    blocks = core(one, other)
    laid = tuple(steps(left, right, one, other, blocks))
    agreed = [word for step in laid if step.weight is None for word in step.left]
    unmarked = [step for step in laid if step.weight not in (None, Weight.NONE) and not step.marked]
    return Alignment(
        steps=laid,
        matched=len(agreed),
        content=sum(word.key not in STOP for word in agreed),
        changed=sum(map(_weight_of, unmarked)),
        shorter=min(len(one), len(other)),
        shared=shared(one, other, blocks),
        trimmed=_goes_on(laid, one, other) or _is_bracketed(laid),
        bared=_bares(left, right, one, other, blocks),
    )


def _weight_of(step: Step) -> int:
    """What a change counts for, in words: what was put in counts for few however long; other words at an edge, and a
    contraction spoken out, for none."""
    longer = max(len(step.left), len(step.right))
    if step.beyond or step.weight is Weight.VARIANT:
        return 0
    return longer if step.left and step.right else min(PUT_IN, longer)


def _goes_on(steps: tuple[Step, ...], one: Words, other: Words) -> bool:
    return (len(one), len(other)) != (sum(len(step.left) for step in steps), sum(len(step.right) for step in steps))


def _is_bracketed(steps: tuple[Step, ...]) -> bool:
    agreed = (pair for step in steps if step.weight is None for pair in zip(step.left, step.right, strict=True))
    return any(left.after_gap is not right.after_gap or left.aside is not right.aside for left, right in agreed)


def _bares(left: Wording, right: Wording, one: Words, other: Words, blocks: list[Block]) -> bool:
    if not blocks:
        return False
    a, b, size = blocks[-1]
    end, stop = a + size, b + size
    if end == len(one) and stop < len(other) and not left.ends_in_gap:
        following = other[stop]
    elif stop == len(other) and end < len(one) and not right.ends_in_gap:
        following = one[end]
    else:
        return False
    turns = following.key in ("not", "never") and not following.opens_sentence and not following.after_gap
    return turns and one[end - 1].key in AUXILIARIES
