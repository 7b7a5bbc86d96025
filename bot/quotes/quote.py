"""A quote: words in quotation marks presented as speech, with who said them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from bot.article import Span


class QuoteKind(StrEnum):
    """What the quotation marks are for (CHECKS 28)."""

    SPEECH = "speech"
    SCARE = "scare"
    TITLE = "title"
    WRITTEN = "written"


COMPARED = frozenset({QuoteKind.SPEECH, QuoteKind.WRITTEN})


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """One quotation. `span` covers the words inside the marks, marks left out; offsets into `Article.text`."""

    text: str
    span: Span
    sentence: Span
    speaker: str | None = None  # canonical name in this article
    mention: str | None = None  # as written: "he", "the German chancellor"
    cue: str | None = None  # lemma of the reporting verb
    partial: bool = False  # not a whole sentence
    continues: int | None = None  # index, among the article's quotes, of the one this continues
    kind: QuoteKind = QuoteKind.SPEECH
    source_chain: tuple[str, ...] = ()  # "told CBS News", "seen by Reuters": through whom the words came
    # Canonical names of who else the article could mean; None: too unsure to be held against another article.
    rivals: tuple[str, ...] | None = None
    translated: bool = False  # the words are a translator's
