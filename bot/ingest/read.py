"""Whatever came in becomes an article, or a refusal that says why not."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import PurePath

from charset_normalizer import from_bytes

from bot.article import Article, Moment, Submission, SubmissionKind, compose
from bot.ingest import clean
from bot.ingest.head import split
from bot.ingest.html import read_html
from bot.ingest.refusal import Reason, Refusal
from bot.ingest.thresholds import IngestThresholds

TEXT_SUFFIXES = frozenset({"", ".txt", ".text", ".md", ".markdown"})
HTML_SUFFIXES = frozenset({".html", ".htm", ".xhtml"})
_SENTENCE_END = re.compile(r"[.!?…][\"'”’)\]]*(?=\s|$)")
_BINARY_SHARE = 0.02  # of control bytes; prose has none, the smallest image or archive far more


def read(submission: Submission, thresholds: IngestThresholds) -> Article | Refusal:
    """The article a submission carries. A pasted message below the thresholds is chatter, a file never is."""
    if isinstance(submission.content, bytes):
        if len(submission.content) > thresholds.file_bytes:
            return _too_large(thresholds)
        text = decode(submission.content)
        if isinstance(text, Refusal):
            return text
    else:
        text = submission.content
    if len(text) > thresholds.text_chars:
        return _too_large(thresholds)
    return _article(submission, text, thresholds)


def decode(content: bytes) -> str | Refusal:
    """The characters of a text file, by its mark, UTF-8, or the likeliest encoding; a refusal for binary."""
    if not content.strip():
        return Refusal(reason=Reason.EMPTY, message="The file is empty: is it the right one?")
    wide = content.startswith((b"\xff\xfe", b"\xfe\xff"))
    controls = sum(byte < 32 and byte not in b"\t\n\r\f" for byte in content[:65536])
    if not wide and controls > _BINARY_SHARE * min(len(content), 65536):
        return Refusal(
            reason=Reason.NOT_TEXT,
            message="The file is named like a text but holds something else. Save it as plain text and post it again.",
        )
    try:
        return content.decode("utf-16" if wide else "utf-8-sig")
    except UnicodeDecodeError:
        best = from_bytes(content).best()
    if best is None:
        return Refusal(
            reason=Reason.UNREADABLE, message="I cannot tell the file's encoding. Save it as UTF-8 and post it again."
        )
    return str(best)


def _article(submission: Submission, text: str, thresholds: IngestThresholds) -> Article | Refusal:
    suffix = PurePath(submission.name or "").suffix.lower() if submission.kind is SubmissionKind.FILE else ""
    if suffix in HTML_SUFFIXES:
        article = read_html(text, url=None)
    elif suffix in TEXT_SUFFIXES:
        article = read_text(text, thresholds, submission.published)
    else:
        return Refusal(
            reason=Reason.UNSUPPORTED,
            message=f"I cannot read {suffix} files yet: paste the text, or save it as .txt, .md or .html.",
        )
    if isinstance(article, Article):
        pasted = submission.kind is SubmissionKind.TEXT
        if pasted and not is_article(article.text, thresholds):
            return Refusal(reason=Reason.CHATTER, message="Too short to be an article.")
        if article.published is None and submission.published is not None:
            article = replace(article, published=submission.published)
    return article


def read_text(text: str, thresholds: IngestThresholds, received: Moment | None = None) -> Article | Refusal:
    """An article from plain text: header lines read, furniture dropped, paragraphs parted by one blank line.

    `received` dates a text that carries no date, and completes a date without a year.
    """
    head, paragraphs = split(clean.characters(text), headline_words=thresholds.headline_words, received=received)
    body = "\n\n".join(paragraphs).strip()
    if not body and not head.title:
        return Refusal(reason=Reason.EMPTY, message="There is no text in it: is it the right one?")
    return compose(
        body=body,
        title=head.title,
        outlet=head.outlet,
        url=head.facts.url,
        byline=head.facts.byline,
        published=head.facts.published or received,
        updated=head.facts.updated,
        dateline=head.dateline,
        credit=head.credit,
        instruction=head.instruction,
        embargo=head.embargo,
    )


def is_article(text: str, thresholds: IngestThresholds) -> bool:
    """Whether a pasted text is long enough, in words and in sentences, to be more than chatter."""
    enough_words = len(text.split()) >= thresholds.article_words
    return enough_words and len(_SENTENCE_END.findall(text)) >= thresholds.article_sentences


def _too_large(thresholds: IngestThresholds) -> Refusal:
    limit = f"{thresholds.file_bytes // 1_048_576} MB or {thresholds.text_chars:,} characters"
    return Refusal(
        reason=Reason.TOO_LARGE, message=f"That is more than I read at once ({limit}): post the part you mean."
    )
