"""Files made to do harm, cut short, or named for what they are not: a refusal in one line, and nothing else."""

from __future__ import annotations

import gzip
import io
import json
import struct
import subprocess
import sys
import zipfile
import zlib

import docx
import pytest

from bot.article import Article
from bot.ingest import Reason, Refusal
from bot.ingest.read import read
from tests.ingest.builders import BODY, dropped, thresholds
from tests.ingest.fetch.server import says, serving
from tests.ingest.files.builders import bare_pdf, pdf_file, rezipped, word_file

SENTENCE = "The harbour board of Lissby voted on Monday to dredge the inner basin. Work starts in May."
PIXELS = b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01" + bytes(range(256)) * 8


def answer(content: bytes, name: str) -> Article | Refusal:
    return read(dropped(content, name), thresholds())


def reason(content: bytes, name: str) -> Reason | None:
    given = answer(content, name)
    return given.reason if isinstance(given, Refusal) else None


def zipped(**parts: bytes) -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/") + ".xml", content)
    return written.getvalue()


def peak_megabytes(content: bytes, kind: str) -> tuple[str, float]:
    """What came of a file, and the most memory the process that took it apart ever had."""
    code = (
        "import resource, sys; from bot.ingest.files import FileKind, extract\n"
        "from bot.ingest.files.extract import FileLimits; from bot.ingest import Refusal\n"
        f"limits = FileLimits(seconds=10, memory_bytes={768 << 20}, unpacked_bytes={50 << 20}, pages=300)\n"
        f"told = extract(sys.stdin.buffer.read(), FileKind({kind!r}), limits)\n"
        "print(told.reason.value if isinstance(told, Refusal) else 'text',"
        " resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024)"
    )
    done = subprocess.run([sys.executable, "-c", code], input=content, capture_output=True, check=True)
    told, peak = done.stdout.decode().split()
    return told, float(peak)


def declaring(content: bytes, size: int) -> bytes:
    """A zip that says of its first entry that it unpacks to `size` bytes, whatever it does."""
    at = content.index(b"PK\x01\x02")
    return content[:22] + struct.pack("<I", size) + content[26 : at + 24] + struct.pack("<I", size) + content[at + 28 :]


BOMBS = {
    "zip": ("docx", lambda: zipped(word__document=bytes(400 << 20))),
    "lying zip": ("docx", lambda: declaring(zipped(word__document=bytes(400 << 20)), 1000)),
    "many parts": ("odt", lambda: zipped(content=b"<a/>", **{f"part{n}": bytes(4 << 20) for n in range(60)})),
    "pdf stream": ("pdf", lambda: bare_pdf(zlib.compress(b"(a) Tj " * (60 << 20), 9))),
    "pdf operators": ("pdf", lambda: bare_pdf(zlib.compress(b"BT /F1 9 Tf " + b"(a) Tj " * (6 << 20), 9))),
    "pdf streams": ("pdf", lambda: bare_pdf(*[zlib.compress(bytes(45 << 20), 9)] * 3)),
    "nested rtf": ("rtf", lambda: b"{\\rtf1 " + b"{" * 400_000 + b"x" + b"}" * 400_000 + b"}"),
}


@pytest.mark.parametrize("bomb", BOMBS)
def test_a_bomb_is_refused_within_bounded_memory(bomb):
    kind, make = BOMBS[bomb]
    told, peak = peak_megabytes(make(), kind)
    assert told in {"too_large", "unreadable", "scan"} or bomb == "nested rtf"
    assert peak < 800


def test_a_gzip_bomb_is_not_unpacked_at_all():
    assert reason(gzip.compress(bytes(80 << 20)), "report.txt") is Reason.UNSUPPORTED


@pytest.mark.parametrize("part", ["document", "styles", "settings", "numbering"])
def test_an_external_entity_in_any_part_of_a_word_file_reads_and_fetches_nothing(part, tmp_path):
    secret = tmp_path / "secret.txt"
    secret.write_text("the secret words")
    with serving(dtd=says(b"<!ENTITY f 'fetched words'>")) as server:
        port = server.server_address[1]
        head = (
            f'<?xml version="1.0"?><!DOCTYPE d [<!ENTITY e SYSTEM "{secret.as_uri()}">'
            f'<!ENTITY % p SYSTEM "http://127.0.0.1:{port}/dtd"> %p; ]>'
        )
        name = f"word/{part}.xml"
        with zipfile.ZipFile(io.BytesIO(word_file(SENTENCE))) as archive:
            old = archive.read(name).decode()
        body = old[old.index("?>") + 2 :] if old.startswith("<?xml") else old
        at = body.index(">", body.index("<w:")) + 1
        changed = (head + body[:at] + "&e;" + body[at:]).encode()
        given = answer(rezipped(word_file(SENTENCE), **{part: changed}), "report.docx")
        assert server.asked == []
    assert "secret words" not in (given.text if isinstance(given, Article) else given.message)


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (word_file("Lissby to dredge its basin", SENTENCE), "release.pdf"),
        (f"<!DOCTYPE html><html><body><h1>Lissby</h1><p>{SENTENCE}</p></body></html>".encode(), "page.txt"),
        (pdf_file(SENTENCE), "release.docx"),
        (SENTENCE.encode(), "release.pdf"),
        (SENTENCE.encode(), "release.rtf"),
        (b"{\\rtf1\\ansi " + SENTENCE.encode() + b"}", "release.doc"),
        (b"\xef\xbb\xbf" + SENTENCE.encode(), "RELEASE.TXT"),
    ],
)
def test_a_file_is_read_for_what_it_is_whatever_its_name(content, name):
    given = answer(content, name)
    assert isinstance(given, Article)
    assert SENTENCE in given.text


@pytest.mark.parametrize(
    ("content", "name", "told"),
    [
        (PIXELS, "release.docx", "picture"),
        (PIXELS, "release.pdf", "picture"),
        (zipped(xl__workbook=b"<x/>"), "figures.docx", "spreadsheet"),
        (b"\xd0\xcf\x11\xe0" + bytes(2000), "release.docx", "old Office format"),
        (b"\x7fELF" + bytes(2000), "release.txt", "something else"),
        (b"", "release.docx", "empty"),
        (b"", "release.pdf", "empty"),
        (b"", "release.eml", "empty"),
        (b"  \r\n", "release.html", "empty"),
        (b"\x00" * 5000, "release.txt", "something else"),
        (b"%PDF-1.7\n", "release.pdf", "damaged"),
        (pdf_file(SENTENCE)[:300], "release.pdf", "damaged"),
        (pdf_file(SENTENCE, password="secret"), "release.pdf", "password"),
        (pdf_file(""), "release.pdf", "text recognition"),
        (word_file(SENTENCE)[:4000], "release.docx", "damaged"),
        (zipped(content=b"<broken"), "release.odt", "damaged"),
    ],
)
def test_what_cannot_be_read_is_refused_with_what_to_do(content, name, told):
    given = answer(content, name)
    assert isinstance(given, Refusal)
    assert told in given.message
    named = given.about(name).message
    assert named.startswith(f"{name}: ")
    assert len(named.splitlines()) == 1


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-16", "cp1252", "mac-roman", "utf-8"])
def test_a_text_saved_in_another_encoding_keeps_its_quotation_marks(encoding):
    given = answer(BODY.encode(encoding), "draft.txt")
    assert isinstance(given, Article)
    assert "“The barges are coming whether we dredge or not,” she said." in given.text


def test_a_text_of_mixed_encodings_loses_only_the_wrong_bytes():
    given = answer(BODY.encode() + b"\n\nThe fee is \x80 12 a day.", "draft.txt")
    assert isinstance(given, Article)
    assert "“The barges are coming" in given.text


def test_a_word_file_of_content_controls_and_nested_tables_is_read_once_each():
    document = docx.Document()
    table = document.add_table(2, 2)
    table.cell(0, 0).merge(table.cell(0, 1)).text = "Lissby harbour board"
    table.cell(1, 0).add_table(1, 1).cell(0, 0).text = "Work starts in May."
    written = io.BytesIO()
    document.save(written)
    with zipfile.ZipFile(written) as archive:
        xml = archive.read("word/document.xml").decode()
    control = (
        "<w:sdt><w:sdtPr/><w:sdtContent><w:p><w:r><w:t>Basin to be dredged</w:t></w:r></w:p></w:sdtContent></w:sdt>"
    )
    changed = rezipped(written.getvalue(), document=xml.replace("<w:body>", f"<w:body>{control}").encode())
    given = answer(changed, "release.docx")
    assert isinstance(given, Article)
    words = " ".join(given.text.split())
    assert [words.count(each) for each in ("Basin to be dredged", "Lissby harbour board", "Work starts in May.")] == [
        1,
        1,
        1,
    ]


def test_a_refusal_names_a_long_or_hostile_name_safely():
    refusal = Refusal(reason=Reason.FORBIDDEN, message="I do not open that address.")
    assert refusal.about("http://user:word@paper.example/a").message == "paper.example/a: I do not open that address."
    assert len(refusal.about("https://paper.example/" + "a" * 900).message) < 130
    assert "\n" not in refusal.about("a\nb.pdf").message
    assert json.dumps(Refusal(reason=Reason.CHATTER, message="x").about("a").message) == '"x"'
