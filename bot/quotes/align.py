"""Lay two quotes side by side, word by word: are they one utterance, and where do words differ (CHECKS 30 to 32)."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from difflib import SequenceMatcher

from rapidfuzz import fuzz
from rapidfuzz.distance import LCSseq

from bot.quotes.thresholds import QuoteThresholds
from bot.quotes.vocabulary import AUXILIARIES, STOP
from bot.quotes.weight import Weight, cuts_deep, weigh
from bot.quotes.wording import Word, Wording


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One stretch of the alignment: the words of both sides, and what the change weighs."""

    left: tuple[Word, ...]
    right: tuple[Word, ...]
    weight: Weight | None  # None where both sides agree
    marked: bool = False  # by an ellipsis or brackets


@dataclass(frozen=True, slots=True, kw_only=True)
class Alignment:
    """How two quotes lie side by side; words beyond the common stretch, before and after, are cut off both sides."""

    steps: tuple[Step, ...]
    matched: int  # words that agree
    content: int  # of them, words of weight
    changed: int  # words in unmarked changes, counted on the longer side
    shorter: int  # words of the shorter quote
    shared: int  # words both quotes could share as they lie: up to where the first of them begins and ends
    trimmed: bool  # one side goes on beyond the common stretch
    bared: bool = False  # the one side breaks off right at a negation the other goes on with: "he can", "he can not"

    @property
    def changes(self) -> tuple[Step, ...]:
        """The unmarked changes."""
        return tuple(step for step in self.steps if step.weight not in (None, Weight.NONE) and not step.marked)

    @property
    def gravest(self) -> Weight:
        """The gravest unmarked change."""
        return max(
            (step.weight for step in self.changes if step.weight), key=lambda weight: weight.rank, default=Weight.NONE
        )

    @property
    def deep_cut(self) -> bool:
        """Whether a marked cut took out a negation, a condition or a number."""
        return any(step.marked and cuts_deep(step.left + step.right) for step in self.steps)

    @property
    def overlap(self) -> float:
        """The share of the common stretch that agrees, 0 to 1."""
        return self.matched / max(1, self.matched + self.changed)

    @property
    def coverage(self) -> float:
        """The share of the shorter quote that agrees, 0 to 1."""
        return self.matched / max(1, self.shorter)

    @property
    def fit(self) -> float:
        """The share of what both could share that agrees, 0 to 1; 1 where one begins with the other's last words."""
        return self.matched / max(1, self.shared)


_EDGE_WORDS = 2  # words at an edge that may be one changed word rather than another beginning
_SURE_CORE = 4  # words that agree before a single changed word at the end is held for one
_NEAR = 4  # words a block may lie further from the longest one in one quote than in the other, and half as many again
_MAX_WORDS = 1500  # of one quote laid side by side; what is beyond is not compared

_MAX_PAIRS = 100_000  # of equal words in two quotes; where there are more they are one word over and over


def align(left: Wording, right: Wording) -> Alignment:
    """Lay two wordings side by side along their common words."""
    one, other = left.words[:_MAX_WORDS], right.words[:_MAX_WORDS]
    blocks = _core(one, other)
    steps = tuple(_steps(left, right, one, other, blocks))
    agreed = [word for step in steps if step.weight is None for word in step.left]
    unmarked = [step for step in steps if step.weight not in (None, Weight.NONE) and not step.marked]
    return Alignment(
        steps=steps,
        matched=len(agreed),
        content=sum(word.key not in STOP for word in agreed),
        changed=sum(max(len(step.left), len(step.right)) for step in unmarked),
        shorter=min(len(one), len(other)),
        shared=_shared(one, other, blocks),
        trimmed=_goes_on(steps, one, other) or _is_bracketed(steps),
        bared=_bares(left, right, one, other, blocks),
    )


def is_one_utterance(
    alignment: Alignment,
    context: tuple[str, str],
    thresholds: QuoteThresholds,
    *,
    one_voice: bool = False,
    two_voices: bool = False,
) -> bool:
    """Whether two quotes are versions of one thing said, as far as words tell.

    Short quotes need more: one speaker named on both sides (`one_voice`), sentences around them (`context`) that tell
    the same, or telling words that nobody else is said to have spoken (`two_voices`). Stock phrases are said by many.
    """
    if alignment.overlap < thresholds.overlap or not alignment.matched:
        return False
    if _speaks_for_itself(alignment, thresholds, one_voice=one_voice):
        return True
    if alignment.coverage < 0.6 or (alignment.matched < thresholds.stock_words and alignment.changes):
        return False
    enough = alignment.matched >= thresholds.voiced_words and alignment.coverage >= thresholds.overlap
    if enough and ((one_voice and alignment.content) or (not two_voices and alignment.content > 1)):
        return True
    return alike(context, thresholds)


def _speaks_for_itself(alignment: Alignment, thresholds: QuoteThresholds, *, one_voice: bool) -> bool:
    """Whether the common words are so many, or so close, that nobody else can have said them."""
    if alignment.matched < thresholds.distinctive_words:
        return False
    if alignment.content >= thresholds.distinctive_words // 2:
        return max(alignment.coverage, alignment.fit) >= 0.5 or alignment.matched >= 2 * thresholds.distinctive_words
    close = min(alignment.overlap, alignment.fit)
    return alignment.content > 0 and close >= (thresholds.overlap if one_voice else thresholds.close_overlap)


def alike(context: tuple[str, str], thresholds: QuoteThresholds) -> bool:
    """Whether two sentences tell the same, by their common words."""
    return fuzz.token_set_ratio(*context) >= thresholds.context_ratio


def _goes_on(steps: tuple[Step, ...], one: tuple[Word, ...], other: tuple[Word, ...]) -> bool:
    return (len(one), len(other)) != (sum(len(step.left) for step in steps), sum(len(step.right) for step in steps))


def _is_bracketed(steps: tuple[Step, ...]) -> bool:
    agreed = (pair for step in steps if step.weight is None for pair in zip(step.left, step.right, strict=True))
    return any(left.after_gap is not right.after_gap or left.aside is not right.aside for left, right in agreed)


Block = tuple[int, int, int]


def _core(one: tuple[Word, ...], other: tuple[Word, ...]) -> list[Block]:
    """The common blocks, without those at the edges that lie too far off to belong to the same stretch."""
    blocks = _blocks(one, other)
    while len(blocks) > 1 and _value(one, blocks[0]) + _opening(one, other, blocks[0]) < _gap(
        blocks[0], blocks[1], one, other
    ):
        blocks.pop(0)
    while len(blocks) > 1 and _value(one, blocks[-1]) < _gap(blocks[-2], blocks[-1], one, other):
        blocks.pop()
    return blocks


def _opening(one: tuple[Word, ...], other: tuple[Word, ...], block: Block) -> int:
    """What it is worth that a sentence begins with the block on both sides: "We must accept", "We will not accept"."""
    return 1 if one[block[0]].opens_sentence and other[block[1]].opens_sentence else 0


def _blocks(one: tuple[Word, ...], other: tuple[Word, ...]) -> list[Block]:
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


def _shared(one: tuple[Word, ...], other: tuple[Word, ...], blocks: list[Block]) -> int:
    if not blocks:
        return 0
    (a, b, _), (c, d, size) = blocks[0], blocks[-1]
    inside = max(c - a, d - b) + size
    return min(a, b) + inside + min(len(one) - c - size, len(other) - d - size)


def _bares(left: Wording, right: Wording, one: tuple[Word, ...], other: tuple[Word, ...], blocks: list[Block]) -> bool:
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


def _value(words: tuple[Word, ...], block: Block) -> int:
    return sum(1 if word.key in STOP else 2 for word in words[block[0] : block[0] + block[2]])


def _gap(before: Block, after: Block, one: tuple[Word, ...], other: tuple[Word, ...]) -> int:
    if one[after[0]].after_gap or other[after[1]].after_gap:
        return 1
    cut_left, cut_right = one[before[0] + before[2] : after[0]], other[before[1] + before[2] : after[1]]
    if _is_aside(cut_left) or _is_aside(cut_right):
        return 1
    if cut_left and cut_right and weigh(cut_left, cut_right).rank <= Weight.VARIANT.rank:
        return 0
    return max(len(cut_left), len(cut_right))


def _steps(
    left: Wording, right: Wording, one: tuple[Word, ...], other: tuple[Word, ...], blocks: list[Block]
) -> list[Step]:
    if not blocks:
        return []
    steps = _edge(
        one[: blocks[0][0]][::-1], other[: blocks[0][1]][::-1], blocks, leading=(one[blocks[0][0]], other[blocks[0][1]])
    )
    for at, (a, b, size) in enumerate(blocks):
        steps.append(Step(left=one[a : a + size], right=other[b : b + size], weight=None))
        if at + 1 < len(blocks):
            steps.append(_between(one, other, blocks[at], blocks[at + 1]))
    a, b, size = blocks[-1]
    if not left.ends_in_gap and not right.ends_in_gap:
        steps += _edge(one[a + size :], other[b + size :], blocks, leading=None)
    return steps


def _between(one: tuple[Word, ...], other: tuple[Word, ...], before: Block, following: Block) -> Step:
    start = (before[0] + before[2], before[1] + before[2])
    cut_left, cut_right = one[start[0] : following[0]], other[start[1] : following[1]]
    # What goes on after an ellipsis may begin with a small word of what was cut: "who I hurt, and pledge", "… I pledge"
    back = before[2] if before[2] <= _EDGE_WORDS else 0
    gap_left = any(word.after_gap for word in one[start[0] - back : following[0] + 1])
    gap_right = any(word.after_gap for word in other[start[1] - back : following[1] + 1])
    aside = _is_aside(cut_left) is not _is_aside(cut_right)
    marked = (gap_left and not cut_left) or (gap_right and not cut_right) or aside
    return Step(left=cut_left, right=cut_right, weight=weigh(cut_left, cut_right), marked=marked)


def _is_aside(words: tuple[Word, ...]) -> bool:
    return bool(words) and all(word.aside for word in words)


def _edge(
    one: tuple[Word, ...], other: tuple[Word, ...], blocks: list[Block], leading: tuple[Word, Word] | None
) -> list[Step]:
    """A changed word at the very edge: both sides go on for a word or two within the sentence, in different words."""
    if leading is not None and any(word.opens_sentence or word.after_gap for word in leading):
        return []
    if any(side and side[0].aside for side in (one, other)):
        return []
    core = sum(size for _, _, size in blocks)
    if core >= _SURE_CORE and min(len(one), len(other)) == 1 and max(len(one), len(other)) > _EDGE_WORDS:
        one, other = _last_word(one, other, reverse=leading is not None)
    one, other = _same_sentence(one, leading), _same_sentence(other, leading)
    if not one or not other or max(len(one), len(other)) > _EDGE_WORDS or core < 3:
        return []
    if leading is not None:
        one, other = one[::-1], other[::-1]
    return [Step(left=one, right=other, weight=weigh(one, other))]


def _last_word(
    one: tuple[Word, ...], other: tuple[Word, ...], *, reverse: bool
) -> tuple[tuple[Word, ...], tuple[Word, ...]]:
    """All but the last word of the shorter quote agrees: what stands for it in the longer one, which goes on."""
    for count in (1, 2, 3):
        pair = (one[:count], other[:count])
        left, right = (side[::-1] for side in pair) if reverse else pair
        if weigh(left, right).rank <= Weight.VARIANT.rank:
            return pair
    return one[:1], other[:1]


def _same_sentence(words: tuple[Word, ...], leading: tuple[Word, Word] | None) -> tuple[Word, ...]:
    kept: list[Word] = []
    for word in words:
        if leading is None and word.opens_sentence:
            break
        kept.append(word)
        if leading is not None and word.opens_sentence:
            break
    return tuple(kept)
