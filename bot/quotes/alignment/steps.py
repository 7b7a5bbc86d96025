"""The steps of an alignment: the blocks two quotes have in common, what lies between them, and their edges."""

from __future__ import annotations

from itertools import chain

from bot.quotes.alignment.alignment import Step
from bot.quotes.alignment.blocks import Block, Words, is_aside
from bot.quotes.alignment.weight import TURNING, Weight, weigh
from bot.quotes.alignment.wording import Word, Wording
from bot.quotes.vocabulary import AUXILIARIES, CONDITIONS, JOINING, NEGATIONS, PRONOUNS, STOP

_EDGE_WORDS = 2  # words at an edge that may be one changed word rather than another beginning
_LEAST_CORE = 3  # words that agree before other words at an edge are a change
_PHRASE = 8  # words of a quote in which a single word of the other is looked for turned round
_SURE_CORE = 4  # words that agree before a single changed word at the end is held for one


def steps(left: Wording, right: Wording, one: Words, other: Words, blocks: list[Block]) -> list[Step]:
    """The steps in order, beginning and ending with the common stretch."""
    if not blocks:
        return _turned(one, other)
    agreed = tuple(chain.from_iterable(one[a : a + size] for a, _, size in blocks))
    first = (one[blocks[0][0]], other[blocks[0][1]])
    before = (one[: blocks[0][0]][::-1], other[: blocks[0][1]][::-1])
    found = _denied(one, other, blocks) or _edge(*before, blocks, leading=first, told=_first_sentence(agreed))
    for at, (a, b, size) in enumerate(blocks):
        found.append(Step(left=one[a : a + size], right=other[b : b + size], weight=None))
        if at + 1 < len(blocks):
            found.append(_between(one, other, blocks[at], blocks[at + 1]))
    a, b, size = blocks[-1]
    if not left.ends_in_gap and not right.ends_in_gap:
        found += _edge(one[a + size :], other[b + size :], blocks, leading=None, told=_last_sentence(agreed))
    return found


def _turned(one: Words, other: Words) -> list[Step]:
    """One word said of something, and the one word of the other quote that is its opposite: "fair", "unfair to us"."""
    if min(len(one), len(other)) != 1 or max(len(one), len(other)) > _PHRASE:
        return []
    pairs = [(left, right) for left in one for right in other if weigh((left,), (right,)) is Weight.NEGATION]
    return [
        Step(left=(left,), right=(right,), weight=Weight.NEGATION) for left, right in pairs if _are_telling(left, right)
    ]


def _are_telling(left: Word, right: Word) -> bool:
    return not {left.key, right.key} & (STOP | CONDITIONS)


def _denied(one: Words, other: Words, blocks: list[Block]) -> list[Step]:
    """The "not" before a phrase of a word or two that the other quote has without it: "guilty", "not guilty"."""
    (a, b, size), phrase = blocks[0], min(len(one), len(other))
    if len(blocks) > 1 or size != phrase or size > _EDGE_WORDS or bool(a) is bool(b) or one[a].key in JOINING:
        return []
    words, at = (one, a) if a else (other, b)
    if words[at - 1].key not in ("not", "never") or words[at].opens_sentence or words[at].after_gap:
        return []
    denied = (words[at - 1],)
    return [Step(left=denied if a else (), right=() if a else denied, weight=Weight.NEGATION)]


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
    if min(len(one), len(other)) == 1 and max(len(one), len(other)) > 1:
        if core >= _SURE_CORE and max(len(one), len(other)) > _EDGE_WORDS:
            one, other = _last_word(one, other, reverse=leading is not None)
        elif core < _LEAST_CORE and weigh(one[:1], other[:1]) is Weight.NEGATION:
            one, other = one[:1], other[:1]
    one, other = _same_sentence(one, leading), _same_sentence(other, leading)
    longer = max(len(one), len(other))
    if not one or not other or longer > max(_EDGE_WORDS, told):
        return []
    if leading is not None:
        one, other = one[::-1], other[::-1]
    weight = weigh(one, other)
    # Of a phrase of two words "warm" and "cold" are one changed, and "can it" and "must"; any other pair of words is
    # another phrase.
    if core < _LEAST_CORE and (weight not in TURNING or longer > (1 if weight is Weight.NEGATION else _EDGE_WORDS)):
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
    if _is_passed_over(one[0].key, other[0].key) or _is_passed_over(other[0].key, one[0].key):
        return (), ()
    return one[:1], other[:1]


def _is_passed_over(denied: str, subject: str) -> bool:
    """Whether a "not" stands where the other quote has who does it or its verb: no word was put for another."""
    return denied in NEGATIONS and subject in PRONOUNS | AUXILIARIES


def _same_sentence(words: Words, leading: tuple[Word, Word] | None) -> Words:
    kept: list[Word] = []
    for word in words:
        if leading is None and word.opens_sentence:
            break
        kept.append(word)
        if leading is not None and word.opens_sentence:
            break
    return tuple(kept)
