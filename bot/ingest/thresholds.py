"""How ingest decides; the values and their evidence stand in config/defaults.toml, section [ingest]."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class IngestThresholds:
    """Units: words, sentences, bytes, characters, seconds, pages."""

    article_words: int  # a text with fewer words is chatter
    article_sentences: int  # and so is one with fewer sentences
    brief_words: int  # unless it has so many under a headline of its own
    headline_words: int  # a first paragraph with more words is no headline
    file_bytes: int  # a larger file is refused
    text_chars: int  # a longer text is refused
    file_seconds: float  # of processor time: a PDF, Word, OpenDocument or RTF file that takes more is refused
    file_memory_bytes: int  # of the process that reads it
    unpacked_bytes: int  # a file that unpacks to more is refused
    fetch_seconds: float  # for a link, all its redirects together
    fetch_redirects: int  # followed before a link is given up
    fetch_ports: Sequence[int]  # a link may name; settings allow more
    piece_seconds: float  # between two messages of one person that may be one text
    message_chars: int  # of one message: a longer paste may come as several
    links: int  # a post about more links is a list of them
    version_share: float  # of the shorter text's shingles in the longer, from one outlet: a version of one article
    copy_share: float  # the same between outlets: copies of one wire text
    hand_share: float  # of one person's posts without another outlet: versions of one text
    shingle_words: int  # words of one shingle
    feed_minutes: float  # between two looks at a feed
    feed_bytes: int  # a feed or wire file, other than lines of JSON, that is larger is refused
    pdf_pages: int  # a PDF of more pages is refused
