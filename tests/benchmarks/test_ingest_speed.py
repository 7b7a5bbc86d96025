"""How long a large page and a long PDF take to read, printed beside the aims: 1 s for 1 MB, 10 s for 100 pages."""

from __future__ import annotations

import random
import time

import pytest
from fpdf import FPDF

from bot.article import Article
from bot.ingest import read
from tests.ingest.builders import dropped, thresholds

pytestmark = pytest.mark.benchmark
WORDS = (
    "harbour",
    "board",
    "vote",
    "crane",
    "ferry",
    "minister",
    "budget",
    "river",
    "council",
    "the",
    "of",
    "and",
    "to",
    "in",
    "said",
)
HEAD = "<html><head><title>Crane shuts ferry</title></head><body><h1>Crane shuts ferry</h1>"


def sentence(chance: random.Random, count: int) -> str:
    return " ".join(chance.choices(WORDS, k=count)).capitalize() + "."


def all_text(chance: random.Random) -> str:
    paragraphs = (f"<p>{sentence(chance, 40)} <a href='/t'>{sentence(chance, 3)}</a></p>" for _ in range(10_000))
    return cut(f"{HEAD}<article>", paragraphs) + "</article></body></html>"


def all_furniture(chance: random.Random) -> str:
    article = "".join(f"<p>{sentence(chance, 60)}</p>" for _ in range(12))
    cards = (
        f"<div class='card'><a href='/t'><img src='a.jpg'><span>{sentence(chance, 8)}</span></a></div>"
        for _ in range(20_000)
    )
    return cut(f"{HEAD}<article>{article}</article><div class='related'>", cards) + "</div></body></html>"


def cut(start: str, pieces) -> str:
    page = [start]
    size = len(start)
    for piece in pieces:
        if size >= 1_000_000:
            break
        page.append(piece)
        size += len(piece)
    return "".join(page)


@pytest.mark.parametrize("make", [all_text, all_furniture])
def test_a_page_of_a_megabyte(make) -> None:
    page = make(random.Random(7)).encode()
    read(dropped(page[:20_000], "warm.html"), thresholds())
    began = time.process_time()
    article = read(dropped(page, "page.html"), thresholds())
    print(f"{make.__name__}: {len(page):,} bytes in {time.process_time() - began:.2f} s of processor time (aim 1 s)")
    assert isinstance(article, Article)


def test_a_pdf_of_a_hundred_pages() -> None:
    chance = random.Random(7)
    pdf = FPDF()
    pdf.set_font("Times", size=11)
    for _ in range(100):
        pdf.add_page()
        pdf.multi_cell(0, 5, "\n\n".join(sentence(chance, 110) for _ in range(4)))
    content = bytes(pdf.output())
    began = time.monotonic()
    article = read(dropped(content, "report.pdf"), thresholds())
    print(f"100 pages: {time.monotonic() - began:.2f} s (aim 10 s)")
    assert isinstance(article, Article)
