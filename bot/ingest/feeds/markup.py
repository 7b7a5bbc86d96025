"""Marked-up text of a feed or wire as paragraphs, and its XML without entities."""

from __future__ import annotations

from lxml import etree
from lxml.html import HtmlElement, HTMLParser, fragments_fromstring

from bot.ingest import clean, quoted

_BLOCKS = frozenset(
    {"p", "div", "li", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "hl2", "dt", "dd", "tr", "pre", "hr"}
)
_DROPPED = frozenset({"script", "style", "figure", "figcaption", "media", "table", "iframe", "form", "aside"})


def xml(content: bytes) -> etree._Element:
    """The root of an XML document; nothing outside it is fetched and no entity is expanded.

    Raises ValueError where it is not well-formed.
    """
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        return etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        raise ValueError(f"not well-formed XML ({error.msg})") from None


def of_html(markup: str) -> str:
    """The paragraphs of a piece of HTML, parted by blank lines; plain text stays as it is, its blank lines kept."""
    if "<" not in markup:
        return clean.characters(markup).strip()
    try:
        parts = fragments_fromstring(f"<div>{markup}</div>", parser=HTMLParser(encoding="utf-8"))
    except (etree.LxmlError, ValueError):
        return ""
    return "\n\n".join(block for part in parts if isinstance(part, HtmlElement) for block in blocks(part))


def blocks(element: etree._Element) -> list[str]:
    """The paragraphs below an element, of HTML, XHTML or NITF, whatever its namespace; block quotes get their marks."""
    quoted.mark(element)
    pieces: list[str] = []
    _gather(element, pieces)
    lines = clean.characters("".join(pieces)).split("\n\n")
    return [joined for line in lines if (joined := " ".join(line.split()))]


def _gather(element: etree._Element, pieces: list[str]) -> None:
    """The words in document order, with a blank line around every block."""
    for event, each in etree.iterwalk(element, events=("start", "end")):
        name = _local(each)
        dropped = name in _DROPPED or any(_local(above) in _DROPPED for above in each.iterancestors())
        if event == "start":
            pieces.append("\n\n" if name in _BLOCKS else "\n\n" if name == "br" and _is_break(each) else "")
            pieces.append("" if dropped else each.text or "")
        else:
            pieces.append("\n\n" if name in _BLOCKS else " " if name == "br" else "")
            inside = any(_local(above) in _DROPPED for above in each.iterancestors())
            pieces.append("" if inside or each is element else each.tail or "")


def _is_break(element: etree._Element) -> bool:
    following = element.getnext()
    return following is not None and _local(following) == "br" and not (element.tail or "").strip()


def _local(element: etree._Element) -> str:
    return etree.QName(element).localname.lower() if isinstance(element.tag, str) else ""
