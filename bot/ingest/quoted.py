"""Block quotes get the marks their layout stands for: what is set apart and has its speaker's line is a quotation.

A page, a Word file or a Markdown file sets a quotation apart instead of marking it; plain text has no such layout. The
marks go where news puts them, one before every paragraph and one behind the last, and the speaker's line behind them:
"“We will rebuild.” — Anna Berg, mayor of Kelby". What has neither such a line nor a colon before it, is a mail's
quoted history, or holds marks of its own stays as it is, but for the line.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import Final

from lxml import etree

from bot.language.marks import DOUBLE

_BLOCKS: Final = frozenset({"blockquote", "bq"})
_BY: Final = ("footer", "cite", "credit", "figcaption")
_PARAGRAPHS: Final = frozenset({"p", "li", "block"})
_ENDING: Final = frozenset({"br", "div", "footer", "figcaption", "figure", *_PARAGRAPHS, *_BLOCKS})
_HISTORY: Final = re.compile(r"gmail|yahoo_quoted|moz-cite|protonmail", re.IGNORECASE)
_DASHED: Final = re.compile(r"^(?:[—–―]|--?)\s*(?=\S)")
_HANDLE: Final = re.compile(r"\s*\(@\w+\).*$", re.DOTALL)  # "Anna Berg (@annaberg) March 3, 2026"
_LONGEST_LINE: Final = 20  # words of a line that names who speaks
_LONGEST: Final = 400  # words; what is set apart beyond is a document, or the whole article
_MARKS: Final = re.compile(f"[{DOUBLE}]")


def in_blocks(blocks: Iterable[tuple[str, bool]]) -> list[str]:
    """The paragraphs of a document, in order, with the marks of those that are set apart (True).

    >>> in_blocks([("She spoke.", False), ("We will rebuild.", True), ("— Anna Berg, mayor", False)])
    ['She spoke.', '“We will rebuild.” — Anna Berg, mayor']
    """
    groups = [
        (apart, [text.strip() for text, _ in group])
        for apart, group in groupby((each for each in blocks if each[0].strip()), key=lambda each: each[1])
    ]
    written: list[str] = []
    taken = False
    for place, (apart, texts) in enumerate(groups):
        if not apart:
            written += texts[taken:]
            taken = False
            continue
        quoted, by = _split(texts)
        after = groups[place + 1][1][0] if place + 1 < len(groups) else ""
        if by is None and _names_speaker(after):
            by, taken = _cleaned(after), True
        marked = _marked(quoted, by, led=bool(written) and written[-1].endswith(":"))
        if marked is None:
            taken = False
        written += texts if marked is None else marked
    return written


def mark(tree: etree._Element) -> None:
    """Put the marks into a page, or a part of one, in place: of `<q>` and of block quotes."""
    for element in [each for each in tree.iter() if _local(each) == "q"]:
        if not _MARKS.search(_words(element)):
            element.text = f"“{element.text or ''}"
            last = element[-1] if len(element) else None
            if last is None:
                element.text += "”"
            else:
                last.tail = f"{last.tail or ''}”"
        element.tag = _named(element, "span")
    for block in [each for each in tree.iter() if _local(each) in _BLOCKS]:
        nested = any(_local(above) in _BLOCKS for above in block.iterancestors())
        if not nested and block is not tree and block.getparent() is not None and not _is_history(block):
            _rewrite(block)


def _rewrite(block: etree._Element) -> None:
    """Replace a block quote by paragraphs with marks, where it is a quotation."""
    figure = block.getparent() if _local(block.getparent()) == "figure" else None
    whole = block if figure is None else figure
    own = [each for each in block.iter() if _local(each) in _PARAGRAPHS and not any(map(_is_paragraph, each))]
    line = next((each for name in _BY for each in whole.iter() if _local(each) == name), None)
    by = _cleaned(_words(line)) if line is not None and _closes(line, whole) else None
    texts = [_without(each, line if by else None) for each in own] or [_without(block, line if by else None)]
    texts = [text for text in texts if text]
    if by is None and own and _names_speaker(_one_line(own[-1].tail)):
        by = _cleaned(_one_line(own[-1].tail) + " " + " ".join(map(_words, own[-1].itersiblings())))
    if by is None:
        texts, by = _split(texts)
    behind = whole.getnext()
    used = by is None and _local(behind) == "p" and _names_speaker(_words(behind))
    if used:
        by = _cleaned(_words(behind))
    before = whole.getprevious()
    led = before is not None and _words(before).endswith(":") and not _one_line(before.tail)
    marked = _marked(texts, by, led=led)
    parent = whole.getparent()
    if marked is None or parent is None:
        return
    if used and behind is not None:
        _drop(behind)
    new = whole.makeelement(_named(whole, "div"), {str(name): str(value) for name, value in block.items()})
    for text in marked:
        etree.SubElement(new, _named(whole, "p")).text = text
    new.tail = whole.tail
    parent.replace(whole, new)


def _marked(texts: Sequence[str], by: str | None, *, led: bool) -> list[str] | None:
    """The paragraphs with marks and the speaker's line; None where nothing says that they are a quotation."""
    if not texts or (by is None and not led) or sum(len(text.split()) for text in texts) > _LONGEST:
        return None
    if any(_MARKS.search(text) for text in texts):
        whole = _MARKS.match(texts[0][:1]) and _MARKS.match(texts[-1][-1:])
        marked = list(texts) if whole else None
    else:
        marked = [f"“{text}" for text in texts]
        marked[-1] += "”"
    if marked is not None and by is not None:
        marked[-1] += f" — {by}"
    return marked


def _split(texts: Sequence[str]) -> tuple[list[str], str | None]:
    """The paragraphs without the last, where that is the speaker's line, and the line."""
    if len(texts) > 1 and _names_speaker(texts[-1]):
        return list(texts[:-1]), _cleaned(texts[-1])
    return list(texts), None


def _names_speaker(line: str) -> bool:
    """Whether a line starts with a dash and is short: "— Anna Berg, mayor of Kelby"."""
    told = _DASHED.match(line)
    return told is not None and _cleaned(line) is not None and len(line.split()) <= _LONGEST_LINE


def _cleaned(line: str) -> str | None:
    """Who is named by a line, without dash and handle; None where no name stands in it."""
    told = _HANDLE.sub("", _DASHED.sub("", line.strip())).strip(" \t\n,.")
    named = any(word[:1].isupper() for word in told.split())
    return told if named and len(told.split()) <= _LONGEST_LINE else None


def _closes(line: etree._Element, whole: etree._Element) -> bool:
    """Whether a line stands at the end: a title cited amid a quotation names nobody who speaks."""
    return _words(whole).rstrip(" .").endswith(_words(line).rstrip(" .")) and _words(whole) != _words(line)


def _without(element: etree._Element, line: etree._Element | None) -> str:
    """The words of an element, a line within it left out."""
    words = _words(element)
    if line is None or (line is not element and all(each is not line for each in element.iter())):
        return words
    return words.rstrip(" .").removesuffix(_words(line).rstrip(" .")).rstrip(" —–―-")


def _is_history(block: etree._Element) -> bool:
    return block.get("type") == "cite" or _HISTORY.search(f"{block.get('class')} {block.get('id')}") is not None


def _is_paragraph(element: etree._Element) -> bool:
    return _local(element) in _PARAGRAPHS


def _drop(element: etree._Element) -> None:
    """Take an element out, the words behind it kept."""
    parent, tail = element.getparent(), element.tail or ""
    if parent is None:
        return
    before = element.getprevious()
    if before is None:
        parent.text = f"{parent.text or ''}{tail}"
    else:
        before.tail = f"{before.tail or ''}{tail}"
    parent.remove(element)


def _words(element: etree._Element | None) -> str:
    """The words of an element on one line, with a space only where a block or a line ends."""
    pieces: list[str] = []
    if element is None:
        return ""
    for event, each in etree.iterwalk(element, events=("start", "end")):
        apart = " " if _local(each) in _ENDING else ""
        if event == "start":
            pieces += (apart, (each.text or "") if isinstance(each.tag, str) else "")
        else:
            pieces += (apart, (each.tail or "") if each is not element else "")
    return _one_line("".join(pieces))


def _one_line(text: str | None) -> str:
    return " ".join((text or "").split())


def _local(element: etree._Element | None) -> str:
    tag = None if element is None else element.tag
    return etree.QName(tag).localname.lower() if isinstance(tag, str) else ""


def _named(element: etree._Element, name: str) -> str:
    """A tag of the namespace of an element."""
    space = etree.QName(element.tag).namespace
    return f"{{{space}}}{name}" if space else name
