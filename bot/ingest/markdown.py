"""The words of a Markdown file without its marks; its headline, of the first level, keeps its mark to be known by."""

from __future__ import annotations

import re

_IMAGE = re.compile(r"!\[[^\]\n]*\](?:\([^)\n]*\)|\[[^\]\n]*\])")
_LINK = re.compile(r"\[(?P<label>[^\]\n]+)\](?:\((?P<target>[^)\s]*)[^)\n]*\)|\[[^\]\n]*\])")
_REFERENCE = re.compile(r"^ {0,3}\[[^\]\n]+\]:[ \t]*\S+.*$", re.MULTILINE)
_HEADING = re.compile(r"^ {0,3}#{2,6}[ \t]+|[ \t]+#+[ \t]*$", re.MULTILINE)
_QUOTE = re.compile(r"^ {0,3}>[ \t]?", re.MULTILINE)
_EMPHASIS = re.compile(r"(?<![\w*_\\])(\*{1,3}|_{1,3})(?=\S)((?:[^\n]|\n(?!\n))+?)(?<=\S)\1(?![\w*_])")
_ESCAPE = re.compile(r"\\(?=[!-/:-@\[-`{-~])")


def words(text: str) -> str:
    """The text with headings, links, images, quotations and emphasis unmarked.

    A link that has a line of its own is an address; elsewhere its words count.
    """
    lines = []
    for line in _REFERENCE.sub("", _IMAGE.sub("", text)).split("\n"):
        alone = _LINK.fullmatch(line.strip())
        lines.append(alone["target"] if alone and alone["target"] else _LINK.sub(r"\g<label>", line))
    unmarked = _QUOTE.sub("", _HEADING.sub("", "\n".join(lines)))
    return _ESCAPE.sub("", _EMPHASIS.sub(r"\2", unmarked))
