"""What a person is called beside the name: "von der Leyen, president of the Commission,", "the chief, Mr Umerov,"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from bot.language.marks import DOUBLE
from bot.language.names import titles
from bot.language.names.capitals import is_capitalised
from bot.language.names.mentions import Mention
from bot.language.reporting_verbs import forms

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_LONGEST: Final = 12  # tokens of a description between commas
_HEAD_WITHIN: Final = 7  # tokens in which its office must stand
_ARTICLES: Final = frozenset({"the", "a", "an"})
_OTHERS: Final = frozenset({"along", "with", "including", "and", "but", "like", "after", "when", "as"})
_CLAUSE: Final = frozenset(
    {"is", "was", "are", "were", "has", "had", "will", "he", "she", "it", "they", "we", "i", "you", "there"}
)
_ENDS: Final = frozenset(f",.;:!?(){DOUBLE}–—")


def describe(doc: Doc, mention: Mention) -> Iterator[str]:
    """The descriptions that stand in apposition to a person's mention, without article, as written."""
    for found in (_after(doc, mention.last), _before(doc, _title_start(doc, mention))):
        if found:
            yield found


def _after(doc: Doc, last: int) -> str:
    """Between the comma after the name and the next: "a 39-year-old accountant"."""
    if last + 1 >= len(doc) or doc[last].text != ",":
        return ""
    first = last + 2 if doc[last + 1].lower_ in _ARTICLES else last + 1
    end = first
    while end < len(doc) and end - first < _LONGEST and doc[end].text not in _ENDS and not _is_relative(doc[end]):
        end += 1
    if end == first or end == len(doc) or doc[end].text not in _ENDS:
        return ""
    if doc[first].lower_ in _OTHERS or any(_is_finite(token) for token in doc[first:end]):
        return ""
    offices = [token for token in doc[first : min(end, first + _HEAD_WITHIN)] if titles.is_office(token.text)]
    if not offices or any(_names_another(doc, token.i, end) for token in offices):
        return ""
    return doc[first:end].text


def _names_another(doc: Doc, office: int, end: int) -> bool:
    """Whether the office is that of somebody named after it: "along with Prime Minister Keir Starmer"."""
    after = office + 1 if office + 1 < end else office + 2
    return after < len(doc) and (is_capitalised(doc[after]) or titles.is_title(doc[after].text))


def _before(doc: Doc, first: int) -> str:
    """Before a comma and the name: "Kyiv's national security chief, Mr Rustem Umerov"."""
    at = first - 1
    if at < 1 or doc[at].text != "," or not titles.is_office(doc[at - 1].text):
        return ""
    start = at - 1
    while start > 0 and at - start < _HEAD_WITHIN and _belongs(doc[start - 1]):
        start -= 1
    determined = start > 0 and doc[start - 1].lower_ in _ARTICLES
    possessed = start < at - 1 and doc[start].text[0].isupper()
    return doc[start:at].text if determined or possessed else ""


def _title_start(doc: Doc, mention: Mention) -> int:
    first = mention.first
    while first > 0 and titles.is_title(doc[first - 1].text) and doc[first - 1].text[0].isupper():
        first -= 1
    return first


def _belongs(token: Token) -> bool:
    if token.lower_ in ("'s", "’s", "-"):
        return True
    return token.is_alpha and not token.is_stop and not _is_finite(token) and token.pos_ not in ("VERB", "ADP", "AUX")


def _is_relative(token: Token) -> bool:
    return token.lower_ in ("who", "whose", "which", "that", "and", "but")


def _is_finite(token: Token) -> bool:
    """Whether a word makes a clause of its own of what stands between commas."""
    return token.lower_ in _CLAUSE or token.lower_ in forms("direct")
