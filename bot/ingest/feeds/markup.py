"""Marked-up text of a feed or wire as paragraphs, and its XML without entities."""

from __future__ import annotations

import re
from html import unescape
from html.entities import html5

from lxml import etree
from lxml.html import HtmlElement, HTMLParser, fragments_fromstring

from bot.ingest import clean, quoted

_BLOCKS = frozenset(
    {"p", "div", "li", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "hl2", "dt", "dd", "tr", "pre", "hr"}
    | {"section", "header", "article", "ul", "ol"}
)
_DROPPED = frozenset(
    {"script", "style", "figure", "figcaption", "media", "table", "iframe", "form", "aside", "nav", "noscript"}
    | {"object", "embed", "audio", "video", "svg", "button", "template"}
)
# Lists and labels a sender sets around the text, by the class of their element.
_LABELS = frozenset(
    {"slugline", "slug", "keywords", "keyword", "tags", "tag-list", "tags-links", "breadcrumb", "breadcrumbs"}
    | {"sharedaddy", "jp-relatedposts", "related-posts", "share-buttons"}
)
_INLINE = frozenset({"em", "strong", "b", "i", "u", "a", "span", "sup", "sub", "small", "q", "abbr", "lang"})
# What is markup and no sign of "less than": a tag of HTML, an entity, a comment, a shortcode of WordPress.
_TAG = re.compile(
    r"</?(?:p|br|div|span|a|b|i|u|em|strong|ul|ol|li|h[1-6]|blockquote|q|cite|iframe|script|style|img|figure|figcaption|table"
    r"|tbody|tr|td|th|section|article|aside|small|sup|sub|hr|font|center|time|video|audio|source|embed|object"
    r"|html|head|body|header|main|nitf|block|body\.content|hl[12])"
    r"(?:\s[^<>]*)?/?>|<!--",
    re.IGNORECASE,
)
_ENTITY = re.compile(r"&(?:#\d{1,7}|#x[0-9a-f]{1,6}|[a-z]{2,8}\d{0,2});", re.IGNORECASE)
_CAPTION = re.compile(r"\[caption\b[^\]]*\].{0,2000}?\[/caption\]", re.IGNORECASE | re.DOTALL)
_SHORTCODE = re.compile(
    r"\[(?P<name>embed|youtube|vimeo|tweet|instagram|audio|video)\b[^\]]*\](?:\s*https?://\S+?\s*\[/(?P=name)\])?"
    r"|\[/?(?:gallery|playlist|caption|embed|wp_\w+|vc_\w+|et_pb_\w+|fusion_\w+)\b[^\]]*\]",
    re.IGNORECASE,
)
_NAMED_ENTITY = re.compile(rb"&([A-Za-z][A-Za-z0-9]*);")
_XML_ENTITIES = frozenset({b"amp", b"lt", b"gt", b"quot", b"apos"})
_ESCAPED = 3  # times a text is looked at for markup that was escaped once more


def xml(content: bytes) -> etree._Element:
    """The root of an XML document; nothing outside it is fetched and no entity of its own is expanded.

    The characters that HTML has names for are known by these. Raises ValueError where it is not well-formed.
    """
    try:
        return _parsed(content)
    except etree.XMLSyntaxError as error:
        if "not defined" not in (error.msg or ""):
            raise ValueError(f"not well-formed XML ({error.msg})") from None
    try:
        return _parsed(_NAMED_ENTITY.sub(_character, content))
    except etree.XMLSyntaxError as error:
        raise ValueError(f"not well-formed XML ({error.msg})") from None


def _parsed(content: bytes) -> etree._Element:
    return etree.fromstring(
        content, etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    )


def _character(match: re.Match[bytes]) -> bytes:
    """The character an entity of HTML names, in any encoding."""
    name = match[1]
    known = None if name in _XML_ENTITIES else html5.get(f"{name.decode()};")
    return "".join(f"&#{ord(char)};" for char in known).encode() if known else match[0]


def of_html(markup: str) -> str:
    """The paragraphs of a piece of HTML, parted by blank lines; plain text stays as it is, its blank lines kept.

    Markup that was escaped once too often is read as what it is, and the codes of embedded things are left out.
    """
    text = _SHORTCODE.sub("", _CAPTION.sub("", markup)) if "[" in markup else markup
    text = _read(text)
    for _ in range(_ESCAPED):
        if not (_ENTITY.search(text) or _TAG.search(text)):
            break
        text = _read(unescape(text)) if _TAG.search(unescape(text)) else unescape(text)
    return text


def plain(words: str | None) -> str | None:
    """A line that may hold markup, such as a headline, as its words; None where there are none."""
    return " ".join(of_html(words).split()) or None if words else None


def _read(markup: str) -> str:
    if not _TAG.search(markup):
        return clean.characters(markup).strip()
    try:
        parts = fragments_fromstring(f"<div>{markup}</div>", parser=HTMLParser(encoding="utf-8"))
    except (etree.LxmlError, ValueError):
        return ""
    return "\n\n".join(block for part in parts if isinstance(part, HtmlElement) for block in blocks(part))


def blocks(element: etree._Element) -> list[str]:
    """The paragraphs below an element, of HTML, XHTML or NITF, whatever its namespace; block quotes get their marks."""
    etree.strip_elements(element, etree.Comment, etree.ProcessingInstruction, etree.Entity, with_tail=False)
    quoted.mark(element)
    pieces: list[str] = []
    _gather(element, pieces)
    lines = clean.characters("".join(pieces)).split("\n\n")
    return [joined for line in lines if (joined := " ".join(line.split()))]


def named(element: etree._Element, name: str) -> list[etree._Element]:
    """The elements of that name in an element, itself included, in order, whatever their namespace."""
    return [each for each in element.iter() if _local(each) == name.lower()]


def words(element: etree._Element) -> str:
    """The words of a line: what stands in two elements beside each other is parted by a space."""
    pieces: list[str] = []
    for event, each in etree.iterwalk(element, events=("start", "end")):
        inline = _local(each) in _INLINE
        if event == "start":
            pieces.append(("" if inline else " ") + (each.text or ""))
        else:
            pieces.append(("" if inline else " ") + ("" if each is element else each.tail or ""))
    return re.sub(r" (?=[,.;:!?)])", "", " ".join("".join(pieces).split()))


def _gather(element: etree._Element, pieces: list[str]) -> None:
    """The words in document order, with a blank line around every block."""
    for event, each in etree.iterwalk(element, events=("start", "end")):
        name = _local(each)
        inside = any(_is_dropped(above) for above in each.iterancestors())
        if event == "start":
            pieces.append("\n\n" if name in _BLOCKS else "\n\n" if name == "br" and _is_break(each) else "")
            pieces.append("" if inside or _is_dropped(each) else each.text or "")
        else:
            pieces.append("\n\n" if name in _BLOCKS else " " if name == "br" else "")
            pieces.append("" if inside or each is element else each.tail or "")


def _is_dropped(element: etree._Element) -> bool:
    if _local(element) in _DROPPED or (_local(element) in {"ul", "ol"} and _is_of_links(element)):
        return True
    return not _LABELS.isdisjoint((element.get("class") or "").lower().split())


def _is_of_links(items: etree._Element) -> bool:
    """Whether a list holds links and nothing else: what else there is to read."""
    told = ["".join(map(str, each.itertext())).strip() for each in items if _local(each) == "li"]
    links = ["".join(map(str, each.itertext())).strip() for each in items.iter() if _local(each) == "a"]
    return len(told) > 1 and told == links


def _is_break(element: etree._Element) -> bool:
    following = element.getnext()
    return following is not None and _local(following) == "br" and not (element.tail or "").strip()


def _local(element: etree._Element) -> str:
    return etree.QName(element).localname.lower() if isinstance(element.tag, str) else ""
