"""The blocks of words two quotes have in common: the longest, and those that belong to one stretch with it."""

from __future__ import annotations

from collections import Counter
from difflib import SequenceMatcher
from itertools import pairwise

from rapidfuzz.distance import LCSseq

from bot.quotes.alignment.weight import Weight, weigh
from bot.quotes.alignment.wording import Word
from bot.quotes.vocabulary import STOP

Words = tuple[Word, ...]
Block = tuple[int, int, int]  # where it begins in the one quote and in the other, and its words

_NEAR = 12  # words a block may lie further from the longest one in one quote than in the other, and half as many again
_CLOSED = 2  # words that a sentence's common end is worth beyond its own
_CUT = 2  # words that what a mark cuts out counts for
PUT_IN = 2  # words that what stands on one side only counts for at most, however long
_FAR = 5  # words that one quote has more in one place, from which a closer place for the rest is looked for
_SLACK = 1  # words the longer quote may have more there
_MAX_PAIRS = 100_000  # of equal words in two quotes; where there are more they are one word over and over


def core(one: Words, other: Words) -> list[Block]:
    """The common blocks, without those at the edges that lie too far off to belong to the same stretch."""
    blocks = _closer(one, other, _blocks(one, other))
    while len(blocks) > 1 and _value(one, blocks[0]) + _opening(one, other, blocks[0]) < _gap(
        blocks[0], blocks[1], one, other
    ):
        blocks.pop(0)
    while len(blocks) > 1 and _value(one, blocks[-1]) + _closing(one, other, blocks[-1]) < _gap(
        blocks[-2], blocks[-1], one, other
    ):
        blocks.pop()
    return _settled(one, other, blocks)


def shared(one: Words, other: Words, blocks: list[Block]) -> int:
    """The words both quotes could share as they lie: up to where the first of them begins and ends."""
    if not blocks:
        return 0
    (a, b, _), (c, d, size) = blocks[0], blocks[-1]
    inside = max(c - a, d - b) + size
    return min(a, b) + inside + min(len(one) - c - size, len(other) - d - size)


def is_aside(words: Words) -> bool:
    """Whether all the words stand in brackets, put in by the reporter."""
    return bool(words) and all(word.aside for word in words)


def _settled(one: Words, other: Words, blocks: list[Block]) -> list[Block]:
    """The blocks with what stands on one side only moved to where a sentence begins, if it may as well stand there.

    "We are few. [We are tired.] We are one" and not "We are [few. We are tired.] …": the same words are left out.
    """
    for at in range(len(blocks) - 1):
        (a, b, size), (c, d, more) = blocks[at], blocks[at + 1]
        if (c == a + size) is (d == b + size):
            continue
        words, start, end = (one, a + size, c) if d == b + size else (other, b + size, d)
        by = _shift(words, start, end, back=size, forth=more)
        if by:
            blocks[at : at + 2] = [(a, b, size + by), (c + by, d + by, more - by)]
    return blocks


def _shift(words: Words, start: int, end: int, *, back: int, forth: int) -> int:
    """By how many words `words[start:end]` may be moved to begin with a sentence, the same words left; 0 for none."""
    for by in range(back):
        if words[start - by].opens_sentence:
            return -by
        if words[start - by - 1].key != words[end - by - 1].key:
            break
    for by in range(1, forth):
        if words[start + by - 1].key != words[end + by - 1].key:
            break
        if words[start + by].opens_sentence:
            return by
    return 0


def _blocks(one: Words, other: Words) -> list[Block]:
    """The common blocks in order: the longest, then those before and after it, looked for near it first.

    In a long quote a small word stands in many places; the one that belongs to the stretch is the nearest. Beyond an
    ellipsis everything may lie far off.
    """
    left, right = [word.key for word in one], [word.key for word in other]
    counts = Counter(right)
    if sum(counts[key] for key in left) > _MAX_PAIRS:
        common = LCSseq.editops(left, right).as_matching_blocks()
        return [(block.a, block.b, block.size) for block in common if block.size]
    matcher = SequenceMatcher(None, left, right, autojunk=False)
    if any(word.after_gap for word in (*one, *other)):
        return [(a, b, size) for a, b, size in matcher.get_matching_blocks() if size]
    longest = matcher.find_longest_match()
    if not longest.size:
        return []
    a, b, size = longest
    back, forth = min(a, b), min(len(left) - a, len(right) - b) - size
    back, forth = back + _NEAR + back // 2, forth + _NEAR + forth // 2
    # Read backwards, the first place found before the stretch is the nearest one.
    matcher.set_seqs(left[max(0, a - back) : a][::-1], right[max(0, b - back) : b][::-1])
    before = [(a - at - length, b - there - length, length) for at, there, length in matcher.get_matching_blocks()]
    matcher.set_seqs(left[a + size :][:forth], right[b + size :][:forth])
    after = [(a + size + at, b + size + there, length) for at, there, length in matcher.get_matching_blocks()]
    return [block for block in (*before[::-1], (a, b, size), *after) if block[2]]


def _closer(one: Words, other: Words, blocks: list[Block]) -> list[Block]:
    """The blocks laid beside a later place of the longer quote, where its words lie closer together.

    "The worst day of my life" lies beside the end of "one of the worst days of my work, it is one of the worst days of
    my life", and not over the whole of it.
    """
    for before, (a, b, _) in pairwise(blocks):
        left, right = a - before[0] - before[2], b - before[1] - before[2]
        if min(left, right) or max(left, right) < _FAR or one[a].after_gap or other[b].after_gap:
            continue
        if one[a].opens_sentence and other[b].opens_sentence:
            continue
        back = (a if right else b) + _SLACK
        low, high = (0, max(0, b - back)) if right else (max(0, a - back), 0)
        again = [(x + low, y + high, size) for x, y, size in _blocks(one[low:], other[high:])]
        shorter = 0 if right else 1
        begins_alike = bool(again) and again[0][shorter] == blocks[0][shorter]
        if begins_alike and len(again) <= len(blocks) and _agreeing(again) >= _agreeing(blocks) - 1:
            return again
    return blocks


def _agreeing(blocks: list[Block]) -> int:
    return sum(size for _, _, size in blocks)


def _opening(one: Words, other: Words, block: Block) -> int:
    """What it is worth that a sentence begins with the block on both sides: "We must accept", "We will not accept"."""
    return 1 if one[block[0]].opens_sentence and other[block[1]].opens_sentence else 0


def _closing(one: Words, other: Words, block: Block) -> int:
    """What it is worth that a sentence ends with the block on both sides: "coming in May", "that will come in May"."""
    ends = (block[0] + block[2], block[1] + block[2])
    closed = all(end == len(words) or words[end].opens_sentence for words, end in zip((one, other), ends, strict=True))
    return _CLOSED if closed and block[2] > 1 else 0


def _value(words: Words, block: Block) -> int:
    return sum(1 if word.key in STOP else 2 for word in words[block[0] : block[0] + block[2]])


def _gap(before: Block, after: Block, one: Words, other: Words) -> int:
    if one[after[0]].after_gap or other[after[1]].after_gap:
        return _CUT
    cut_left, cut_right = one[before[0] + before[2] : after[0]], other[before[1] + before[2] : after[1]]
    if is_aside(cut_left) or is_aside(cut_right):
        return 1
    if cut_left and cut_right and weigh(cut_left, cut_right).rank <= Weight.VARIANT.rank:
        return 0
    if not cut_left or not cut_right:
        return min(PUT_IN, len(cut_left or cut_right))
    return max(len(cut_left), len(cut_right))
