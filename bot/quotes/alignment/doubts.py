"""Where a change of words may be no error: what speaks for two utterances rather than one that was changed."""

from __future__ import annotations

import re

from bot.language.wordlist import words
from bot.quotes.alignment.alignment import Alignment
from bot.quotes.alignment.fitting import is_fitted, repeats
from bot.quotes.alignment.wording import Word, Wording, read
from bot.quotes.vocabulary import NEGATIONS

_ADDRESSED = words("you your yours yourself yourselves you're you've you'll")
_SPOKEN_OF = words("he him his she her hers they them their theirs himself herself themselves")
_TWICE = 2  # words that speak to somebody: one alone may be a slip
_PHRASE = 3  # words in a row that only one edition has
_HANDED_OUT = re.compile(r"\bstatements?\b|\b(?:press|news) releases?\b|\bcommuniqu[eé]s?\b", re.IGNORECASE)
_BY_AGENTS = re.compile(r"\bspokes\w+|\brep(?:resentative)?\b", re.IGNORECASE)


def doubt(alignment: Alignment, quotes: tuple[str, str], contexts: tuple[str, str]) -> str | None:
    """Why two quotes may be different utterances, in a sentence; None where nothing speaks for it.

    `contexts` are the sentences around the quotes, each with its quotation.
    """
    wordings = (read(quotes[0]), read(quotes[1]))
    if _have_other_addressees(alignment, wordings):
        return "One of them speaks to somebody, the other of somebody: both may have been said."
    if _denies_elsewhere(alignment, wordings):
        return "One of them denies of one thing what the other says of another: both may have been said."
    if is_fitted(alignment, quotes):
        return "The tense may have been shifted into reported speech."
    if repeats(alignment, quotes):
        return "What one of them leaves out was said before."
    if _is_handed_out(contexts) and _has_a_phrase_more(alignment):
        return "A statement may have been given out in two versions."
    return None


def _have_other_addressees(alignment: Alignment, wordings: tuple[Wording, Wording]) -> bool:
    """Whether "your plan" of the one, which says "you" all along, is "his plan" in the other, which never does."""
    return any(
        _turns(step.left, step.right, wordings) or _turns(step.right, step.left, wordings[::-1])
        for step in alignment.changes
    )


def _turns(to: tuple[Word, ...], of: tuple[Word, ...], wordings: tuple[Wording, ...]) -> bool:
    if not any(word.key in _ADDRESSED for word in to) or not any(word.key in _SPOKEN_OF for word in of):
        return False
    speaks_to, speaks_of = (sum(key in _ADDRESSED for key in wording.keys) for wording in wordings)
    return speaks_to >= _TWICE and speaks_of == 0


def _denies_elsewhere(alignment: Alignment, wordings: tuple[Wording, Wording]) -> bool:
    """Whether one side has a "not" right before the words both share, the other begins there, and both go on otherwise.

    "By raising taxes on the rich", "not by raising taxes on the poor": two halves of one thought, each true.
    """
    first = alignment.steps[0]
    if first.weight is not None or not alignment.changes:
        return False
    left, right = (
        wording.words.index(side[0]) for wording, side in zip(wordings, (first.left, first.right), strict=True)
    )
    if bool(left) is bool(right):
        return False
    before = wordings[0].words[left - 1] if left else wordings[1].words[right - 1]
    opens = first.left[0] if left else first.right[0]
    return before.key in NEGATIONS and not opens.opens_sentence


def _is_handed_out(contexts: tuple[str, str]) -> bool:
    """Whether both are from a statement, or one of them from whoever gives statements out."""
    handed_out = [_HANDED_OUT.search(context) is not None for context in contexts]
    return any(handed_out) and all(
        told or _BY_AGENTS.search(context) is not None for told, context in zip(handed_out, contexts, strict=True)
    )


def _has_a_phrase_more(alignment: Alignment) -> bool:
    return any(abs(len(step.left) - len(step.right)) >= _PHRASE for step in alignment.changes)
