"""The words of a Markdown file without its marks; its headline, of the first level, keeps its mark to be known by."""

from __future__ import annotations

import re

from bot.ingest import quoted

# Bounded, so that a mark that is opened again and again and never closed costs no more each time.
_LABEL = r"\[[^\[\]\n]{0,400}\]"
_TARGET = r"\([^()\s]{0,2000}[^)\n]{0,400}\)"
_IMAGE = re.compile(rf"!{_LABEL}(?:{_TARGET}|{_LABEL})")
_LINK = re.compile(rf"\[(?P<label>[^\[\]\n]{{1,400}})\](?:\((?P<target>[^()\s]{{0,2000}})[^)\n]{{0,400}}\)|{_LABEL})")
_REFERENCE = re.compile(r"^ {0,3}\[[^\]\n]{1,400}\]:[ \t]*\S+.*$", re.MULTILINE)
_HEADING = re.compile(r"^ {0,3}#{2,6}[ \t]+|(?<=\S)[ \t]{1,20}#{1,6}[ \t]{0,20}$", re.MULTILINE)
_QUOTE = re.compile(r"^ {0,3}>[ \t]?", re.MULTILINE)
_QUOTED = re.compile(r"(?:^ {0,3}>[^\n]*(?:\n|\Z))+", re.MULTILINE)
_SPEAKER = re.compile(r"\n(?=[ \t]*(?:[—–]|--?)[ \t]*[A-Z])")  # before a line of its own, where no blank line is
_BEFORE = 200  # characters looked at for a colon
_EMPHASIS = re.compile(r"(?<![\w*_\\])(\*{1,3}|_{1,3})(?=\S)((?:[^\n]|\n(?!\n)){1,200}?)(?<=\S)\1(?![\w*_])")
_ESCAPE = re.compile(r"\\(?=[!-/:-@\[-`{-~])")


def words(text: str) -> str:
    """The text with headings, links, images, quotations and emphasis unmarked.

    A link that has a line of its own is an address; elsewhere its words count. What is set apart by ">" and names who
    speaks in its last line, or follows a colon, is a quotation and gets its marks.
    """
    lines = []
    for line in _REFERENCE.sub("", _IMAGE.sub("", text)).split("\n"):
        alone = _LINK.fullmatch(line.strip())
        lines.append(alone["target"] if alone and alone["target"] else _LINK.sub(r"\g<label>", line))
    unheaded = _HEADING.sub("", "\n".join(lines))
    unmarked = _QUOTED.sub(_quotation, unheaded)
    return _ESCAPE.sub("", _EMPHASIS.sub(r"\2", unmarked))


def _quotation(found: re.Match[str]) -> str:
    """A stretch of quoted lines without their marks, as a quotation where it is one."""
    before = found.string[max(0, found.start() - _BEFORE) : found.start()].rstrip().rpartition("\n")[2]
    stretch = _SPEAKER.sub("\n\n", _QUOTE.sub("", found[0]))
    paragraphs = [" ".join(part.split()) for part in re.split(r"\n[ \t]*\n", stretch) if part.strip()]
    marked = quoted.in_blocks([(before or ".", False), *((part, True) for part in paragraphs)])[1:]
    return _QUOTE.sub("", found[0]) if marked == paragraphs else "\n\n".join(marked) + "\n"
