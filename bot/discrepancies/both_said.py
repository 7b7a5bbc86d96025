"""Whether two quotes that differ were both said, as an article of the two shows: it prints the other's words as well.

Whoever says "we will rebuild our roads" and "we will rebuild our bridges" in one breath has been quoted right by an
article that has only the one. So has who was asked twice.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from bot.ledger.utterance import Version
from bot.quotes.alignment import wording
from bot.quotes.alignment.alignment import Alignment
from bot.quotes.alignment.side_by_side import align
from bot.quotes.alignment.weight import Weight
from bot.quotes.alignment.wording import Word, Wording
from bot.quotes.thresholds import QuoteThresholds

_ONE_BREATH = 250  # characters between two quotes somebody speaks one after the other
_FRAME = 3  # words that come again in a refrain


def both_said(
    version: Version, other: Version, alignment: Alignment, known: Sequence[Version], thresholds: QuoteThresholds
) -> str | None:
    """Why both may have been said, in a sentence; None where nothing shows it. `known`: the quotes of both articles."""
    here, there = _sides(alignment)
    for one, its_words, own_words in ((version, there, here), (other, here, there)):
        own = [said for said in known if said.article == one.article and said.quote.span != one.quote.span]
        if any(_has_too(said, one, its_words, thresholds) for said in own if _in_body(said)):
            return "One of the articles prints the other's words too."
        if _is_refrain(alignment) and any(
            _says_again(sentence, own_words, its_words, alignment) for sentence in _around(one, own)
        ):
            return "It is said again of something else: both may have been said."
    return None


def in_one_breath(one: Version, other: Version) -> bool:
    """Whether two quotes of one article stand side by side, spoken one after the other."""
    first, second = sorted((one.quote.span, other.quote.span))
    return second.start - first.end <= _ONE_BREATH and min(one.quote.sentence.start, other.quote.sentence.start) > 0


def _sides(alignment: Alignment) -> tuple[Wording, Wording]:
    """The two sides of the common stretch."""
    left, right = zip(*((step.left, step.right) for step in alignment.steps), strict=True)
    return _stretch(left), _stretch(right)


def _stretch(words: Iterable[tuple[Word, ...]]) -> Wording:
    return Wording(words=tuple(chain.from_iterable(words)))


def _has_too(said: Version, one: Version, words: Wording, thresholds: QuoteThresholds) -> bool:
    """Whether a quote of the article has the words, and is no second print of `one` with a word changed."""
    whole = wording.read(said.quote.text)
    if not _prints(whole, words):
        return False
    goes_on = align(whole, wording.read(one.quote.text)).coverage < thresholds.overlap
    return goes_on or in_one_breath(said, one)


def _prints(said: Wording, stretch: Wording) -> bool:
    """Whether a quote has the words of the stretch, every one of them."""
    alignment = align(said, stretch)
    found = sum(len(step.right) for step in alignment.steps)
    return found == len(stretch.words) and alignment.gravest.rank <= Weight.VARIANT.rank


def _in_body(version: Version) -> bool:
    """Whether a quote stands below the first sentence: a headline that changes its body's words is to be told."""
    return version.quote.sentence.start > 0


def _is_refrain(alignment: Alignment) -> bool:
    """Whether the two have a frame in common with something else set into it, and nothing left out."""
    replaced = all(step.left and step.right for step in alignment.changes)
    return replaced and alignment.matched >= _FRAME


def _around(one: Version, own: Iterable[Version]) -> Iterator[Wording]:
    """A quote and those spoken with it, whole and by their sentences."""
    for said in (one, *own):
        if said is one or in_one_breath(one, said):
            whole = wording.read(said.quote.text)
            yield whole
            yield from _sentences(whole)


def _sentences(whole: Wording) -> Iterator[Wording]:
    sentence: list[Word] = []
    for word in whole.words:
        if word.opens_sentence and sentence:
            yield Wording(words=tuple(sentence))
            sentence = []
        sentence.append(word)
    if sentence:
        yield Wording(words=tuple(sentence))


def _says_again(sentence: Wording, own: Wording, its: Wording, alignment: Alignment) -> bool:
    """Whether a sentence has the frame of both sides with a third thing set into it."""
    return all(_has_frame(align(sentence, side), alignment) for side in (own, its))


def _has_frame(again: Alignment, alignment: Alignment) -> bool:
    set_in = [step for step in again.changes if step.weight is not Weight.VARIANT]
    return again.matched >= alignment.matched and bool(set_in) and all(step.left and step.right for step in set_in)
