"""Files of every kind are read, and hostile ones cost a refusal and nothing else."""

from __future__ import annotations

import gzip
import io
import resource
import subprocess
import sys
import zipfile
import zlib
from dataclasses import replace

import docx
import pytest
from docx.enum.style import WD_STYLE_TYPE
from fpdf import FPDF

from bot.article import Article, Moment
from bot.ingest import Reason, Refusal
from bot.ingest.files import FileKind, extract, kind_of
from bot.ingest.files.extract import FileLimits
from bot.ingest.files.lines import Line, paragraphs
from bot.ingest.read import read
from tests.ingest.builders import dropped, thresholds
from tests.ingest.files.builders import bare_pdf, pdf_file, rezipped, word_file

SENTENCE = "The harbour board of Lissby voted on Monday to dredge the inner basin. Work starts in May."
LIMITS = FileLimits(seconds=10, memory_bytes=768 << 20, unpacked_bytes=4 << 20, pages=20)


def refused(content: bytes, name: str) -> Refusal:
    answer = read(dropped(content, name), thresholds())
    assert isinstance(answer, Refusal)
    assert len(answer.message.splitlines()) == 1
    return answer


def test_a_word_file_is_read_with_its_paragraphs():
    answer = read(dropped(word_file("Lissby to dredge its basin", SENTENCE), "draft.docx"), thresholds())
    assert isinstance(answer, Article)
    assert (answer.title, answer.body) == ("Lissby to dredge its basin", SENTENCE)


def test_words_inserted_under_tracking_are_read_and_deleted_ones_are_not():
    tracked = (
        b'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p>'
        b"<w:r><w:t>The board voted </w:t></w:r><w:del><w:r><w:delText>unanimously </w:delText></w:r></w:del>"
        b"<w:ins><w:r><w:t>by five to four </w:t></w:r></w:ins>"
        b"<w:r><w:t>to dredge.</w:t></w:r></w:p></w:body></w:document>"
    )
    content = rezipped(word_file("x"), document=tracked)
    assert extract(content, FileKind.DOCX, LIMITS) == "The board voted by five to four to dredge."


def test_a_wrong_extension_does_not_matter_where_the_bytes_tell():
    assert isinstance(read(dropped(word_file("Title here", SENTENCE), "notes.txt"), thresholds()), Article)
    assert kind_of(pdf_file(SENTENCE), "picture.png") is FileKind.PDF
    assert kind_of(b"<!DOCTYPE html><p>x", "page.txt") is FileKind.HTML


def test_a_zip_bomb_named_like_a_word_file_is_refused_by_its_declared_size():
    bomb = rezipped(word_file("x"), document=bytes(80 << 20))
    assert len(bomb) < 1 << 20
    assert refused(bomb, "report.docx").reason is Reason.TOO_LARGE


def test_a_word_file_that_names_an_external_entity_is_refused_and_nothing_of_it_read(tmp_path):
    secret = tmp_path / "secret.txt"
    secret.write_text("the secret words")
    xml = (
        f'<?xml version="1.0"?><!DOCTYPE d [<!ENTITY e SYSTEM "{secret.as_uri()}">]>'
        '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
        "<w:body><w:p><w:r><w:t>&e;</w:t></w:r></w:p></w:body></w:document>"
    )
    answer = refused(rezipped(word_file("x"), document=xml.encode()), "report.docx")
    assert answer.reason is Reason.UNREADABLE
    assert "secret words" not in answer.message


def test_entities_that_multiply_are_refused():
    entities = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
    xml = f'<!DOCTYPE d [<!ENTITY a0 "ha">{entities}]><office:document-content>&a9;</office:document-content>'
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as archive:
        archive.writestr("content.xml", xml)
    assert refused(written.getvalue(), "notes.odt").reason is Reason.UNREADABLE


def test_an_exploding_pdf_stream_is_refused():
    assert refused(bare_pdf(zlib.compress(b"BT ET " * (20 << 20), 9)), "bomb.pdf").reason is Reason.TOO_LARGE


def test_a_file_cannot_take_more_memory_than_its_limit():
    bomb = bare_pdf(zlib.compress(b"(a) Tj " * (8 << 20), 9))
    tight = FileLimits(seconds=10, memory_bytes=256 << 20, unpacked_bytes=1 << 30, pages=5)
    assert isinstance(extract(bomb, FileKind.PDF, tight), Refusal)


def test_a_file_that_takes_too_long_is_refused():
    answer = extract(
        pdf_file(SENTENCE), FileKind.PDF, FileLimits(seconds=0.001, memory_bytes=1 << 30, unpacked_bytes=1, pages=1)
    )
    assert isinstance(answer, Refusal)
    assert answer.reason is Reason.TOO_LARGE


def test_processor_time_counts_and_not_how_long_the_machine_makes_it_wait():
    placed = b" ".join(b"1 0 0 1 %d 700 Tm (a) Tj" % at for at in range(120_000))
    busy = bare_pdf(zlib.compress(b"BT /F1 9 Tf " + placed + b" ET"))
    began = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
    answer = extract(busy, FileKind.PDF, replace(LIMITS, seconds=1, unpacked_bytes=1 << 30))
    assert isinstance(answer, Refusal)
    assert (answer.reason, "longer than 1 seconds" in answer.message) == (Reason.TOO_LARGE, True)
    assert resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime - began < 2.5


@pytest.mark.parametrize("kind", ["pdf", "docx", "odt", "rtf"])
def test_a_process_that_takes_a_file_apart_loads_nothing_heavy(kind):
    limits = {"kind": kind, "seconds": 10, "memory_bytes": 768 << 20, "unpacked_bytes": 1 << 20, "pages": 5}
    code = (
        f"import sys; from bot.ingest.files.child import main; main(**{limits})\n"
        "print(*{name.partition('.')[0] for name in sys.modules}, file=sys.stderr)"
    )
    content = {"pdf": pdf_file(SENTENCE), "docx": word_file(SENTENCE), "odt": b"PK", "rtf": b"{\\rtf1 Words.}"}[kind]
    done = subprocess.run([sys.executable, "-c", code], input=content, capture_output=True, check=True)
    assert b"outcome" in done.stdout
    assert {"spacy", "trafilatura", "numpy", "httpx", "sqlalchemy"}.isdisjoint(done.stderr.decode().split())


def test_a_gzip_is_not_unpacked():
    assert refused(gzip.compress(bytes(10 << 20)), "notes.txt").reason is Reason.UNSUPPORTED


def test_a_pdf_with_a_password_is_said_to_be_locked():
    answer = refused(pdf_file(SENTENCE, password="open sesame"), "report.pdf")
    assert answer.reason is Reason.ENCRYPTED
    assert "password" in answer.message


def test_a_pdf_without_text_is_said_to_be_a_scan():
    answer = refused(pdf_file("", ""), "scan.pdf")
    assert answer.reason is Reason.SCAN
    assert "text recognition" in answer.message


def test_a_pdf_of_too_many_pages_is_refused():
    answer = extract(pdf_file(*["Page."] * 21), FileKind.PDF, LIMITS)
    assert isinstance(answer, Refusal)
    assert "20 pages" in answer.message


@pytest.mark.parametrize("share", [0.02, 0.3, 0.9])
@pytest.mark.parametrize(("make", "name"), [(pdf_file, "report.pdf"), (word_file, "report.docx")])
def test_a_file_cut_short_is_read_as_far_as_it_goes_or_refused(make, name, share):
    whole = make(SENTENCE)
    answer = read(dropped(whole[: int(len(whole) * share)], name), thresholds())
    assert isinstance(answer, Article) or answer.reason in {Reason.UNREADABLE, Reason.SCAN, Reason.NOT_TEXT}


@pytest.mark.parametrize(
    ("content", "name", "reason"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "old.doc", Reason.UNSUPPORTED),
        (b"\x89PNG\r\n\x1a\n" + bytes(600), "picture.txt", Reason.UNSUPPORTED),
        (b"\x00\x00\x00\x18ftypmp42" + bytes(600), "talk.docx", Reason.UNSUPPORTED),
        (b"not a word file, but a text that says so.", "text.docx", None),
        (b"{\\rtf1}", "empty.rtf", Reason.UNREADABLE),
    ],
)
def test_other_kinds_are_refused_with_what_to_do(content, name, reason):
    answer = read(dropped(content, name), thresholds())
    assert (answer.reason if isinstance(answer, Refusal) else None) == reason


def test_small_print_at_a_pages_edge_is_dropped_unless_it_is_a_date():
    pdf = FPDF()
    pdf.add_page()
    for size, words in ((8, "Lissby Harbour - Press Office"), (8, "4 May 2026"), (16, "Lissby to dredge its basin")):
        pdf.set_font("Times", size=size)
        pdf.cell(0, 10, words, new_x="LMARGIN", new_y="NEXT")
    pdf.set_font("Times", size=11)
    pdf.multi_cell(0, 6, f"{SENTENCE} {SENTENCE}")
    answer = read(dropped(bytes(pdf.output()), "release.pdf"), thresholds())
    assert isinstance(answer, Article)
    assert (answer.title, answer.published) == ("Lissby to dredge its basin", Moment.parse("2026-05-04"))
    assert answer.body == f"{SENTENCE} {SENTENCE}"


def line(text: str, y: float, x: float = 50, size: float = 10, page: int = 0) -> Line:
    return Line(page=page, x=x, y=y, size=size, text=text)


def test_a_word_broken_at_a_lines_end_is_joined():
    assert paragraphs([line("The board voted to deepen the har-", 700), line("bour by two metres.", 688)]) == [
        "The board voted to deepen the harbour by two metres."
    ]


def test_a_compound_that_stands_elsewhere_keeps_its_hyphen():
    lines = [line("A flat-bottomed barge came first and then a flat-", 700), line("bottomed ferry.", 688)]
    assert paragraphs(lines) == ["A flat-bottomed barge came first and then a flat-bottomed ferry."]


def test_a_word_that_only_ends_like_a_compound_is_joined():
    lines = [line("The half-closed gate of the har-", 700), line("bour is a flood-gate.", 688)]
    assert paragraphs(lines) == ["The half-closed gate of the harbour is a flood-gate."]


def test_a_paragraph_goes_on_in_the_next_column_unless_its_sentence_ended():
    going_on = [line("The first column ends in the", 100), line("middle of a sentence.", 700, x=320)]
    assert paragraphs(going_on) == ["The first column ends in the middle of a sentence."]
    ended = [line("The first column ends here.", 100), line("The second begins anew.", 700, x=320)]
    assert len(paragraphs(ended)) == 2


def test_hidden_words_of_a_word_file_are_left_out_by_their_own_format_or_their_styles():
    document = docx.Document()
    hidden = document.styles.add_style("Desk note", WD_STYLE_TYPE.CHARACTER)
    hidden.font.hidden = True
    paragraph = document.add_paragraph("The board voted ")
    paragraph.add_run("(check: 99) ").font.hidden = True
    paragraph.add_run("by 5 to 2").font.hidden = False
    paragraph.add_run(" ask legal", style="Desk note")
    paragraph.add_run(".")
    written = io.BytesIO()
    document.save(written)
    article = read(dropped(written.getvalue(), "a.docx"), thresholds())
    assert article.text == "The board voted by 5 to 2."
