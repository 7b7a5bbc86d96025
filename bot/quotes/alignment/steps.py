"""The steps of an alignment: the blocks two quotes have in common, what lies between them, and their edges."""

from __future__ import annotations

from itertools import chain

from bot.quotes.alignment.alignment import Step
from bot.quotes.alignment.blocks import Block, Words, is_aside
from bot.quotes.alignment.weight import Weight, weigh
from bot.quotes.alignment.wording import Word, Wording

_EDGE_WORDS = 2  # words at an edge that may be one changed word rather than another beginning
_LEAST_CORE = 3  # words that agree before other words at an edge are a change
_SURE_CORE = 4  # words that agree before a single changed word at the end is held for one


def steps(left: Wording, right: Wording, one: Words, other: Words, blocks: list[Block]) -> list[Step]:
    """The steps in order, beginning and ending with the common stretch."""
    if not blocks:
        return []
    agreed = tuple(chain.from_iterable(one[a : a + size] for a, _, size in blocks))
    first = (one[blocks[0][0]], other[blocks[0][1]])
    before = (one[: blocks[0][0]][::-1], other[: blocks[0][1]][::-1])
    found = _edge(*before, blocks, leading=first, told=_first_sentence(agreed))
    for at, (a, b, size) in enumerate(blocks):
        found.append(Step(left=one[a : a + size], right=other[b : b + size], weight=None))
        if at + 1 < len(blocks):
            found.append(_between(one, other, blocks[at], blocks[at + 1]))
    a, b, size = blocks[-1]
    if not left.ends_in_gap and not right.ends_in_gap:
        found += _edge(one[a + size :], other[b + size :], blocks, leading=None, told=_last_sentence(agreed))
    return found


def _between(one: Words, other: Words, before: Block, following: Block) -> Step:
    start = (before[0] + before[2], before[1] + before[2])
    cut_left, cut_right = one[start[0] : following[0]], other[start[1] : following[1]]
    # What goes on after an ellipsis may begin with a small word of what was cut: "who I hurt, and pledge", "… I pledge"
    back = before[2] if before[2] <= _EDGE_WORDS else 0
    gap_left = any(word.after_gap for word in one[start[0] - back : following[0] + 1])
    gap_right = any(word.after_gap for word in other[start[1] - back : following[1] + 1])
    aside = is_aside(cut_left) is not is_aside(cut_right)
    marked = (gap_left and not cut_left) or (gap_right and not cut_right) or aside
    weight = weigh(cut_left, cut_right)
    if _is_whole(cut_left, cut_right, (one[following[0]], other[following[1]])):
        weight = min(weight, Weight.CONTENT, key=lambda each: each.rank)
    return Step(left=cut_left, right=cut_right, weight=weight, marked=marked)


def _is_whole(left: Words, right: Words, following: tuple[Word, Word]) -> bool:
    """Whether whole sentences stand on one side only: left out, they turn round nothing that is left."""
    only = left or right
    return not (left and right) and only[0].opens_sentence and all(word.opens_sentence for word in following)


def _edge(one: Words, other: Words, blocks: list[Block], leading: tuple[Word, Word] | None, told: int) -> list[Step]:
    """Other words at the very edge: both sides go on within the sentence, in other words.

    A word or two, or as many as of the sentence agree, `told`: what is longer is rather another sentence.
    """
    if leading is not None and any(word.opens_sentence or word.after_gap for word in leading):
        return []
    if any(side and side[0].aside for side in (one, other)):
        return []
    core = sum(size for _, _, size in blocks)
    if core >= _SURE_CORE and min(len(one), len(other)) == 1 and max(len(one), len(other)) > _EDGE_WORDS:
        one, other = _last_word(one, other, reverse=leading is not None)
    one, other = _same_sentence(one, leading), _same_sentence(other, leading)
    longer = max(len(one), len(other))
    if not one or not other or longer > max(_EDGE_WORDS, told):
        return []
    if leading is not None:
        one, other = one[::-1], other[::-1]
    weight = weigh(one, other)
    # Of a phrase of two words "warm" and "cold" are one changed; any other pair of words is another phrase.
    if core < _LEAST_CORE and (weight is not Weight.NEGATION or longer > 1):
        return []
    return [Step(left=one, right=other, weight=weight, beyond=longer > _EDGE_WORDS)]


def _first_sentence(agreed: Words) -> int:
    """The words that agree from the beginning of the common stretch to the end of its first sentence."""
    return next((at for at, word in enumerate(agreed) if at and word.opens_sentence), len(agreed))


def _last_sentence(agreed: Words) -> int:
    """The words that agree from the beginning of the common stretch's last sentence to its end."""
    return len(agreed) - next((at for at in reversed(range(len(agreed))) if agreed[at].opens_sentence), 0)


def _last_word(one: Words, other: Words, *, reverse: bool) -> tuple[Words, Words]:
    """All but the last word of the shorter quote agrees: what stands for it in the longer one, which goes on."""
    for count in (1, 2, 3):
        pair = (one[:count], other[:count])
        left, right = (side[::-1] for side in pair) if reverse else pair
        if weigh(left, right).rank <= Weight.VARIANT.rank:
            return pair
    return one[:1], other[:1]


def _same_sentence(words: Words, leading: tuple[Word, Word] | None) -> Words:
    kept: list[Word] = []
    for word in words:
        if leading is None and word.opens_sentence:
            break
        kept.append(word)
        if leading is not None and word.opens_sentence:
            break
    return tuple(kept)
