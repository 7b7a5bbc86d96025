"""Treebank files in CoNLL-U: documents, sentences and tokens with the raw text they stand in.

Format: https://universaldependencies.org/format.html. Offsets are characters into `Document.text`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

PARAGRAPH = "\n\n"


@dataclass(frozen=True, slots=True, kw_only=True)
class Token:
    """One syntactic word. `head` counts from 0 within the sentence and is the token's own index at the root.

    `start` and `end` slice the document's text; a word that is not written as its characters stand (an English
    multiword token whose parts do not add up to it) has `start == end`.
    """

    form: str
    lemma: str
    upos: str
    xpos: str
    feats: str
    head: int
    relation: str
    misc: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """One sentence of a treebank with its own comments ("sent_id", "newpar")."""

    sent_id: str
    tokens: tuple[Token, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One text of a treebank: sentences over one raw text, paragraphs divided by an empty line."""

    name: str
    text: str
    sentences: tuple[Sentence, ...]

    @property
    def genre(self) -> str:
        """The kind of text, by the document's name: GUM's "GUM_news_afghan" is news, EWT's "email-enronsent" email."""
        name = self.name.removeprefix("GUM_")
        return name.replace("-", "_").split("_")[0]


def read(path: Path) -> tuple[Document, ...]:
    """All documents of one CoNLL-U file. A file without "newdoc" comments is one document named after the file.

    A line that is no CoNLL-U raises ValueError with its place.
    """
    documents = []
    builder = _Builder(path.stem)
    for number, block in _blocks(path):
        name = _comment(block, "newdoc id")
        if name is not None and builder.sentences:
            documents.append(builder.document())
            builder = _Builder(name)
        elif name is not None:
            builder = _Builder(name)
        try:
            builder.add(block)
        except (ValueError, IndexError) as error:
            raise ValueError(f"{path}:{number}: no CoNLL-U sentence: {error}") from error
    if builder.sentences:
        documents.append(builder.document())
    return tuple(documents)


def _blocks(path: Path) -> Iterator[tuple[int, list[str]]]:
    """Sentences as lists of lines, with the line number each starts at."""
    block: list[str] = []
    start = 1
    with path.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines, start=1):
            text = line.rstrip("\n")
            if text:
                block.append(text)
            elif block:
                yield start, block
                block = []
            if not text:
                start = number + 1
    if block:
        yield start, block


def _comment(block: Iterable[str], key: str) -> str | None:
    for line in block:
        if line.startswith(f"# {key}"):
            return line.partition("=")[2].strip()
    return None


class _Builder:
    """Collects the sentences of one document and the text they stand in."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.text = ""
        self.sentences: list[Sentence] = []

    def add(self, block: list[str]) -> None:
        if self.text:
            self.text = self.text.rstrip(" ") + PARAGRAPH if _comment(block, "newpar") is not None else self.text
        tokens = []
        written_until = 0  # last word id covered by a multiword token
        surface, offset = "", 0
        for line in block:
            if line.startswith("#"):
                continue
            columns = line.split("\t")
            if "." in columns[0]:
                continue
            if "-" in columns[0]:
                written_until = int(columns[0].partition("-")[2])
                surface, offset = columns[1], len(self.text)
                self.text += columns[1] + _space(columns[9])
                continue
            index = int(columns[0])
            if index <= written_until:
                start, end = _inside(surface, columns[1], offset, len(self.text.rstrip()))
                offset = end
                surface = self.text[end : len(self.text)].rstrip()
            else:
                start, end = len(self.text), len(self.text) + len(columns[1])
                self.text += columns[1] + _space(columns[9])
            tokens.append(_token(columns, index, start, end))
        self.sentences.append(Sentence(sent_id=_comment(block, "sent_id") or "", tokens=tuple(tokens)))

    def document(self) -> Document:
        return Document(name=self.name, text=self.text.rstrip(), sentences=tuple(self.sentences))


def _space(misc: str) -> str:
    return "" if "SpaceAfter=No" in misc else " "


def _inside(surface: str, form: str, offset: int, limit: int) -> tuple[int, int]:
    """Where a part of a multiword token is written, or an empty place when its characters are not there."""
    if surface.startswith(form):
        return offset, min(offset + len(form), limit)
    return offset, offset


def _token(columns: list[str], index: int, start: int, end: int) -> Token:
    head = int(columns[6])
    return Token(
        form=columns[1],
        lemma=columns[2],
        upos=columns[3],
        xpos=columns[4],
        feats=columns[5],
        head=head - 1 if head else index - 1,
        relation=columns[7] if head else "root",
        misc=columns[9],
        start=start,
        end=end,
    )
