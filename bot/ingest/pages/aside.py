"""What on a page stands beside the article: navigation, comments, lists of other articles."""

from __future__ import annotations

import re

from lxml.html import HtmlElement

HIDDEN = frozenset({"script", "style", "noscript", "template", "head", "footer", "nav", "aside"})
_NO_ARTICLE = re.compile(r"comment|ticker|footer|sidebar|related|promo|breaking|most-read|archive", re.IGNORECASE)


def is_aside(element: HtmlElement) -> bool:
    """Whether an element is, or lies in, a part of the page that is not the article."""
    for above in (element, *element.iterancestors()):
        if above.tag in HIDDEN or (above.tag not in {"body", "html"} and _NO_ARTICLE.search(named(above))):
            return True
    return False


def named(element: HtmlElement) -> str:
    """Class and id of an element."""
    return f"{element.get('class') or ''} {element.get('id') or ''}"


def words(element: HtmlElement) -> str:
    """The words of an element on one line."""
    return " ".join(element.text_content().split())
