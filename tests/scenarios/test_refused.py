"""A file that cannot be read is named in its thread with what to do; its post is kept as handled with the reason."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from bot.inbox.accepted import State
from handlers.demo.stage import staged
from tests.ingest.files.builders import bare_pdf, pdf_file, rezipped, word_file
from tests.scenarios.conftest import Newsroom, furnished, refused, settings, text

PICTURE = b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01" + bytes(range(256)) * 8


@pytest.fixture(scope="module")
def newsroom() -> Iterator[Newsroom]:
    with staged("Newsroom", datetime(2026, 4, 14, 15, 0, tzinfo=UTC), settings()) as stage:
        room = furnished(stage)
        yield room
        assert refused(stage) == []
        assert room.stage.running.newsroom.inbox.standing((State.PARKED, State.FAILED)) == ()


def outcome(newsroom: Newsroom, name: str, content: bytes, mode: str = "hosted") -> tuple[str, str | None]:
    """What is said in the thread of a file, and what the inbox keeps as the reason."""
    message = newsroom.anna.upload(newsroom.desk, name, content, mode=mode)
    newsroom.stage.settle()
    handled = newsroom.stage.running.newsroom.inbox.standing((State.DONE,))
    return newsroom.answer(message), handled[-1].error


@pytest.mark.parametrize(
    ("name", "content", "told", "reason"),
    [
        ("budget.pdf", pdf_file("The budget.")[:300], "damaged", "unreadable"),
        ("locked.pdf", pdf_file("The budget.", password="secret"), "password", "encrypted"),
        ("scan.pdf", pdf_file("", ""), "text recognition", "scan"),
        ("bomb.pdf", bare_pdf(zlib.compress(b"(a) Tj " * (12 << 20), 9)), "more than I read", "too_large"),
        ("bomb.docx", rezipped(word_file("x"), document=bytes(80 << 20)), "more than I read", "too_large"),
        ("draft.docx", word_file("The draft.")[:3000], "damaged", "unreadable"),
        ("photo.docx", PICTURE, "picture", "unsupported"),
        ("empty.txt", b"", "empty", "empty"),
        ("notes.txt", bytes(range(256)) * 8, "something else", "not_text"),
        ("notes.gz", gzip.compress(b"notes", mtime=0), "archive", "unsupported"),
        ("sheet.numbers", b"whatever", "cannot read .numbers", "unsupported"),
    ],
)
def test_a_file_that_cannot_be_read_is_named_with_what_to_do(
    newsroom: Newsroom, name: str, content: bytes, told: str, reason: str
) -> None:
    said, kept = outcome(newsroom, name, content)
    assert said.startswith(f"{name}: ")
    assert told in said
    assert len(said.splitlines()) == 1
    assert kept == reason


def test_of_two_files_the_readable_one_is_compared_and_the_other_named(newsroom: Newsroom) -> None:
    message = newsroom.anna.upload_all(
        newsroom.desk, [("locked.pdf", pdf_file("x", password="y")), ("roof.txt", text("kestrel-roof").encode())]
    )
    newsroom.stage.settle()
    said = [newsroom.stage.workspace.shown(each) for each in newsroom.stage.workspace.replies(message)]
    assert any(each.startswith("locked.pdf: ") for each in said)
    assert any("first article of this story" in each for each in said)


def test_a_picture_posted_to_be_looked_at_is_not_answered(newsroom: Newsroom) -> None:
    assert outcome(newsroom, "harbour.jpg", PICTURE)[0] == ""


def test_a_text_slack_made_a_snippet_of_is_an_article(newsroom: Newsroom) -> None:
    said, kept = outcome(newsroom, "-.txt", text("kestrel-ballot").encode(), mode="snippet")
    assert ("first article of this story" in said, kept) == (True, None)


def test_code_shared_as_a_snippet_is_not_answered(newsroom: Newsroom) -> None:
    code = "import this\nfor line in lines:\n    print(line);\n" * 20
    assert outcome(newsroom, "fix.py", code.encode(), mode="snippet")[0] == ""
