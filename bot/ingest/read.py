"""Whatever came in becomes an article, or a refusal that says why not."""

from __future__ import annotations

from dataclasses import replace
from pathlib import PurePath

from bot.article import Article, Submission, SubmissionKind
from bot.ingest import markdown
from bot.ingest.decode import decode
from bot.ingest.files import FileKind, extract, kind_of
from bot.ingest.files.extract import FileLimits
from bot.ingest.forward import headed
from bot.ingest.mail import read_mail
from bot.ingest.pages.page import read_page
from bot.ingest.refusal import Reason, Refusal
from bot.ingest.text import is_article, is_brief, read_text
from bot.ingest.thresholds import IngestThresholds
from bot.language.recognition import recognise

_INSTEAD = {
    FileKind.OLD_OFFICE: "I cannot read the old Office format: save it as .docx, or paste the text.",
    FileKind.IMAGE: "That is a picture: I read only text. Paste the text instead.",
    FileKind.MEDIA: "That is a recording: I read only text. Post its transcript instead.",
    FileKind.ARCHIVE: "That is an archive or a spreadsheet: unpack it and post the text itself.",
}


def read(submission: Submission, thresholds: IngestThresholds) -> Article | Refusal:
    """The article a submission carries. A pasted message below the thresholds is chatter, a file never is."""
    if isinstance(submission.content, bytes):
        article = _read_file(submission.content, submission, thresholds)
    elif len(submission.content) > thresholds.text_chars:
        return _too_large(thresholds)
    else:
        article = _read_text(submission.content, submission, thresholds)
    if isinstance(article, Refusal):
        return article
    if len(article.text) > thresholds.text_chars:
        return _too_large(thresholds)
    if submission.kind is SubmissionKind.TEXT and not (
        is_article(article.text, thresholds) or is_brief(article, thresholds)
    ):
        return Refusal(reason=Reason.CHATTER, message="Too short to be an article.")
    return replace(
        article,
        published=article.published or submission.published,
        language=recognise(article.text) or article.language,
    )


def _read_file(content: bytes, submission: Submission, thresholds: IngestThresholds) -> Article | Refusal:
    if len(content) > thresholds.file_bytes:
        return _too_large(thresholds)
    match kind_of(content, submission.name):
        case FileKind.TEXT:
            plain = _unmarked(decode(content), submission, thresholds)
            return plain if isinstance(plain, Refusal) else _read_text(plain, submission, thresholds)
        case FileKind.HTML:
            page = decode(content, declared=submission.media_type, markup=True)
            url = submission.name if submission.kind is SubmissionKind.LINK else None
            return page if isinstance(page, Refusal) else read_page(page, url=url)
        case FileKind.EML:
            return _read_mail(content, thresholds)
        case FileKind.PDF | FileKind.DOCX | FileKind.ODT | FileKind.RTF as kind:
            text = extract(content, kind, _limits(thresholds))
            return text if isinstance(text, Refusal) else _read_text(text, submission, thresholds)
        case kind:
            return Refusal(reason=Reason.UNSUPPORTED, message=_INSTEAD.get(kind) or _unknown(submission.name))


def _read_text(text: str, submission: Submission, thresholds: IngestThresholds) -> Article | Refusal:
    return read_text(text, thresholds, submission.published, submission.received)


def _unmarked(text: str | Refusal, submission: Submission, thresholds: IngestThresholds) -> str | Refusal:
    if isinstance(text, str) and len(text) > thresholds.text_chars:
        return _too_large(thresholds)
    marked = PurePath(submission.name or "").suffix.lower() in {".md", ".markdown"}
    return markdown.words(text) if marked and isinstance(text, str) else text


def _read_mail(content: bytes, thresholds: IngestThresholds) -> Article | Refusal:
    if not content.strip():
        return Refusal(reason=Reason.EMPTY, message="The file is empty: is it the right one?")
    mail = read_mail(content)
    if mail.html is not None:
        article = read_page(mail.html, guessed=False)
    else:
        article = read_text(headed(mail.subject, mail.text), thresholds, mail.sent)
    if isinstance(article, Article) and article.published is None:
        return replace(article, published=mail.sent)
    return article


def _unknown(name: str | None) -> str:
    suffix = PurePath(name or "").suffix.lower() or "such"
    return f"I cannot read {suffix} files: paste the text, or post it as .txt, .docx, .odt, .rtf, .pdf, .html or .eml."


def _limits(thresholds: IngestThresholds) -> FileLimits:
    return FileLimits(
        seconds=thresholds.file_seconds,
        memory_bytes=thresholds.file_memory_bytes,
        unpacked_bytes=thresholds.unpacked_bytes,
        pages=thresholds.pdf_pages,
    )


def _too_large(thresholds: IngestThresholds) -> Refusal:
    limit = f"{thresholds.file_bytes // 1_048_576} MB or {thresholds.text_chars:,} characters"
    message = f"That is more than I read at once ({limit}): post the part you mean."
    return Refusal(reason=Reason.TOO_LARGE, message=message)
