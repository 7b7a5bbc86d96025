"""How ingest decides; the values and their evidence stand in config/defaults.toml, section [ingest]."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class IngestThresholds:
    """Units: words, sentences, bytes, characters."""

    article_words: int  # a text with fewer words is chatter
    article_sentences: int  # and so is one with fewer sentences
    headline_words: int  # a first paragraph with more words is no headline
    file_bytes: int  # a larger file is refused
    text_chars: int  # a longer text is refused
