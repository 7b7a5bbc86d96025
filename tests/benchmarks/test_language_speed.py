"""How fast the language pipeline is, as ratios to spaCy's blank English pipeline in the same run, and what it holds."""

from __future__ import annotations

import resource
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from statistics import median

import psutil
import pytest
import spacy
from spacy.tokens import Doc

from bot.article import Moment, compose
from bot.language.dates import extract as dates
from bot.language.names import extract as names
from bot.language.names.persons import Persons
from bot.language.pipeline import CHUNK_CHARACTERS, Pipeline
from bot.language.recognition import recognise
from tests.benchmarks.language_news import news

pytestmark = pytest.mark.benchmark
WORDS = 6_000
LONG_WORDS = 200_000


@pytest.fixture(scope="module")
def pipeline() -> Pipeline:
    started = time.perf_counter()
    loaded = Pipeline.load()
    print(f"\nload: {time.perf_counter() - started:.2f} s")
    return loaded


def words_of(texts: list[str]) -> int:
    return sum(len(text.split()) for text in texts)


def rate(work: Callable[[], object], words: int, rounds: int = 3) -> float:
    """Words of processor time a second, the median of some rounds."""
    taken = []
    for _ in range(rounds):
        started = time.process_time()
        work()
        taken.append(time.process_time() - started)
    return words / median(taken)


def test_words_a_second_of_the_whole_and_of_each_step(pipeline: Pipeline) -> None:
    text = news(WORDS)
    words = len(text.split())
    simple = spacy.blank("en")
    simple.add_pipe("sentencizer")
    reference = rate(lambda: simple(text), words)
    article = compose(body=text, published=Moment.parse("2026-03-12"))
    short = [news(200)] * 20
    doc = pipeline.parse(text)
    found = names.find(doc, article)
    rows: list[tuple[str, float]] = [
        ('spacy.blank("en") + sentencizer', reference),
        ("whole pipeline, parse()", rate(lambda: pipeline.parse(text), words)),
        ("whole pipeline, pipe() of short texts", rate(lambda: list(pipeline.pipe(short)), words_of(short))),
        ("names", rate(lambda: names.find(doc, article), words)),
        ("dates", rate(lambda: dates.find(doc, article.published), words)),
        ("persons, one question", rate(lambda: Persons(doc, found).resolve(found[0].mentions[0]), words)),
        ("language recognition", rate(lambda: recognise(text[:6_000]), len(text[:6_000].split()))),
    ]
    rows[2:2] = [(f"  {name}", speed) for name, speed in _steps(pipeline, text)]
    print(f"\n{'step':44}{'words/s':>12}{'times the blank one':>22}")
    for name, speed in rows:
        print(f"{name:44}{speed:12,.0f}{reference / speed:22.1f}")
    assert all(speed > 0 for _, speed in rows)


def _steps(pipeline: Pipeline, text: str) -> list[tuple[str, float]]:
    """Words a second of each step of the pipeline, measured on the documents the steps before it leave."""
    nlp = pipeline._nlp
    pieces = [text[start : start + CHUNK_CHARACTERS] for start in range(0, len(text), CHUNK_CHARACTERS)]
    words = len(text.split())
    taken = dict.fromkeys(("tokenizer", *nlp.pipe_names), 0.0)
    for piece in pieces:
        started = time.process_time()
        doc: Doc = nlp.make_doc(piece)
        taken["tokenizer"] += time.process_time() - started
        for name, step in nlp.pipeline:
            started = time.process_time()
            doc = step(doc)
            taken[name] += time.process_time() - started
    return [(name, words / max(seconds, 1e-6)) for name, seconds in taken.items()]


@dataclass
class Waiter:
    """A thread that wants a turn every millisecond and notes the longest it had to wait, in milliseconds."""

    longest: float = 0.0
    _done: threading.Event = field(default_factory=threading.Event)

    def __enter__(self) -> Waiter:
        self._thread = threading.Thread(target=self._run)
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._done.set()
        self._thread.join()

    def _run(self) -> None:
        last = time.perf_counter()
        while not self._done.wait(0.001):
            now = time.perf_counter()
            self.longest = max(self.longest, 1000 * (now - last) - 1)
            last = now


@pytest.mark.timeout(1_800)
def test_a_long_text_is_read_in_bounded_memory_and_lets_other_threads_run(pipeline: Pipeline) -> None:
    text = news(LONG_WORDS)
    words = len(text.split())
    process = psutil.Process()
    with Waiter() as idle:
        time.sleep(0.5)
    before = process.memory_info().rss
    started = time.perf_counter()
    with Waiter() as waiter:
        doc = pipeline.parse(text)
    taken = time.perf_counter() - started
    held = (process.memory_info().rss - before) / 2**20
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**10
    print(f"\n{words:,} words ({len(text):,} characters) in {taken:.0f} s: {len(doc):,} tokens")
    print(f"held for it {held:,.0f} MiB ({held * 2**20 / len(doc):,.0f} bytes a token), peak {peak:,.0f} MiB")
    load = psutil.getloadavg()[0]  # with more processes than cores the waits are theirs as well
    print(f"longest wait of another thread {waiter.longest:.0f} ms, idle {idle.longest:.0f} ms, load {load:.1f}")
    assert doc[len(doc) - 1].idx < len(text)
