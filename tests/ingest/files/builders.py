"""Word files and PDFs, made on the spot."""

from __future__ import annotations

import io
import zipfile

import docx
from fpdf import FPDF


def word_file(*texts: str) -> bytes:
    document = docx.Document()
    for text in texts:
        document.add_paragraph(text)
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()


def rezipped(content: bytes, **changed: bytes) -> bytes:
    """A zip with the parts whose names end so replaced."""
    written = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            ending = name.rsplit("/", 1)[-1].removesuffix(".xml")
            new.writestr(name, changed.get(ending) or old.read(name))
    return written.getvalue()


def pdf_file(*pages: str, password: str | None = None) -> bytes:
    pdf = FPDF()
    pdf.set_font("Times", size=12)
    if password:
        pdf.set_encryption(owner_password="owner", user_password=password)
    for text in pages:
        pdf.add_page()
        if text:
            pdf.multi_cell(0, 6, text)
    return bytes(pdf.output())


def bare_pdf(*streams: bytes) -> bytes:
    """A PDF with a page for each of these Flate streams, F1 being Times."""
    count = len(streams)
    kids = b" ".join(b"%d 0 R" % number for number in range(4, 4 + count))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [%s] /Count %d >>" % (kids, count),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Times-Roman >>",
    ]
    objects += [
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents %d 0 R"
        b" /Resources << /Font << /F1 3 0 R >> >> >>" % number
        for number in range(4 + count, 4 + 2 * count)
    ]
    objects += [
        b"<< /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream" % (len(stream), stream) for stream in streams
    ]
    out = bytearray(b"%PDF-1.4\n")
    offsets = []
    for number, body in enumerate(objects, 1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start, size = len(out), len(objects) + 1
    out += b"xref\n0 %d\n0000000000 65535 f \n" % size + b"".join(b"%010d 00000 n \n" % at for at in offsets)
    out += b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % (size, start)
    return bytes(out)
