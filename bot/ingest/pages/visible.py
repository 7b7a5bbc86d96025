"""What a reader sees around an article on its page: headline and date, where the page's metadata does not say."""

from __future__ import annotations

import re
from itertools import islice

from lxml.html import HtmlElement

from bot.article import Moment
from bot.ingest.head import dates
from bot.ingest.pages.metadata import moment

_SEPARATOR = re.compile(r"\s+[|·•»«:–—-]{1,2}\s+|\s*::\s*|:\s+")
_HEADLINE_WORDS = (3, 40)
_HIDDEN = frozenset({"script", "style", "noscript", "template", "head", "footer", "nav", "aside"})
_NO_ARTICLE = re.compile(r"comment|ticker|footer|sidebar|related|promo|breaking|most-read|archive", re.IGNORECASE)
_PUBLISHED = re.compile(r"publish|posted|pubdate|entry-date|created|issued", re.IGNORECASE)
_UPDATED = re.compile(r"updat|modif|revis", re.IGNORECASE)
_ELEMENTS_LOOKED_AT = 400
_LONGEST_DATE_LINE = 160  # characters


def headline(tree: HtmlElement, stated: tuple[str, ...]) -> str | None:
    """The headline: the heading on the page that the page's own titles contain, else the first title.

    `stated` are the titles in the metadata; a site's name before or after the headline falls away because the heading
    lacks it.
    """
    window = " ".join((tree.findtext(".//title") or "").split())
    titles = [*stated, *([window] if window else [])]
    shown = [_words(each) for each in tree.iter("h1", "h2") if not _is_aside(each)]
    told = [text for text in shown if any(text.lower() in title.lower() for title in titles) and len(text.split()) > 1]
    if told:
        return max(told, key=len)
    if stated:
        return stated[0]
    for text in shown[:1]:
        if text and _HEADLINE_WORDS[0] <= len(text.split()) <= _HEADLINE_WORDS[1]:
            return text
    return _shown_part(tree, window) or window or None


def published(tree: HtmlElement) -> Moment | None:
    """The date shown as that of publication: of a `time` element so marked, else the first near the headline."""
    times = [each for each in tree.iter("time", "abbr") if not _is_aside(each) and not _UPDATED.search(_marks(each))]
    times.sort(key=lambda each: "pubdate" not in each.attrib and not _PUBLISHED.search(_marks(each)))
    for each in times:
        found = moment(str(each.get("datetime") or each.get("title") or "")) or dates.stated_moment(_words(each))
        if found:
            return found
    return _near_headline(tree)


def _near_headline(tree: HtmlElement) -> Moment | None:
    body = tree.find(".//body")
    heading = next((each for each in tree.iter("h1", "h2") if not _is_aside(each)), None)
    started = heading is None
    for each in islice(body.iter() if body is not None else (), _ELEMENTS_LOOKED_AT * 4):
        started = started or each is heading
        if not started or not isinstance(each.tag, str) or each.tag in _HIDDEN or _is_aside(each):
            continue
        for own in (each.text, *(child.tail for child in each)):
            line = " ".join((own or "").split())
            if line and len(line) <= _LONGEST_DATE_LINE:
                stated = [found for found in dates.find(line) if not found.updated]
                if stated and len(line.split()) <= 14:
                    return stated[0].moment
    return None


def _shown_part(tree: HtmlElement, window: str) -> str | None:
    """The longest part of the window's title that the page shows as a line of its own."""
    parts = [part for part in _SEPARATOR.split(window) if part]
    tails = [window[window.index(part) :] for part in parts[1:]]
    heads = [window[: window.index(part) + len(part)] for part in parts[:-1]]
    own = {
        " ".join((each.text or "").split()) for each in tree.iter() if isinstance(each.tag, str) and each.tag != "title"
    }
    shown = [part for part in (*tails, *heads) if part in own and len(part.split()) >= _HEADLINE_WORDS[0]]
    return max(shown, key=len, default=None)


def _words(element: HtmlElement) -> str:
    return " ".join(element.text_content().split())


def _marks(element: HtmlElement) -> str:
    parent = element.getparent()
    before = (parent.text or "") if parent is not None else ""
    return " ".join([element.get("class") or "", element.get("itemprop") or "", element.get("id") or "", before])


def _is_aside(element: HtmlElement) -> bool:
    for above in (element, *element.iterancestors()):
        if above.tag in _HIDDEN or (above.tag not in {"body", "html"} and _NO_ARTICLE.search(_named(above))):
            return True
    return False


def _named(element: HtmlElement) -> str:
    return f"{element.get('class') or ''} {element.get('id') or ''}"
