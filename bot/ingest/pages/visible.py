"""The date of publication as a reader sees it on a page: marked as such, or beside the headline."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from lxml.html import HtmlElement

from bot.article import Moment
from bot.ingest.head import dates
from bot.ingest.pages.aside import HIDDEN, is_aside, words
from bot.ingest.pages.metadata import moment

_PUBLISHED = re.compile(r"publish|posted|pubdate|entry-date|created|issued", re.IGNORECASE)
_UPDATED = re.compile(r"updat|modif|revis", re.IGNORECASE)
_ELEMENTS_LOOKED_AT = 4000  # from the top of a page: its head, menus and first paragraphs
_LINES_LOOKED_AT = 1600  # from the top, menus counted
_LONGEST_DATE_LINE = 160  # characters
_MOST_WORDS = 14  # of a line that tells a date
_MOST_LABEL_WORDS = 3  # of what announces a date in the next element: "Last updated on"
_PROSE_WORDS = 25  # of a line from which the text has begun
_ABOVE = 5  # lines above the headline that may tell its date
_MONTH_FIRST = frozenset({"en-us", "en-ph"})


def day_first(tree: HtmlElement) -> bool | None:
    """Whether the page writes the day before the month between slashes; None where neither its language nor it says."""
    language = (
        (tree.get("lang") or tree.get("{http://www.w3.org/XML/1998/namespace}lang") or "").lower().replace("_", "-")
    )
    if not language or language == "en":
        return dates.is_day_first(tree.text_content())
    return language not in _MONTH_FIRST


def published(tree: HtmlElement, heading: HtmlElement | None) -> tuple[Moment | None, Moment | None]:
    """The date of a `time` element marked as that of publication, and the date shown nearest to the headline.

    A `time` element that is not marked counts as shown.
    """
    order = day_first(tree)
    times = [each for each in tree.iter("time", "abbr") if not is_aside(each) and not _UPDATED.search(_marks(each))]
    marked = [each for each in times if "pubdate" in each.attrib or _PUBLISHED.search(_marks(each))]
    return _first(marked, order), _first(times, order) or _near(tree, heading, order)


def _first(times: list[HtmlElement], order: bool | None) -> Moment | None:
    for each in times:
        found = moment(str(each.get("datetime") or each.get("title") or "")) or dates.stated_moment(
            words(each), day_first=order
        )
        if found:
            return found
    return None


def _near(tree: HtmlElement, heading: HtmlElement | None, order: bool | None) -> Moment | None:
    """The date in a short line between headline and text, else just above the headline, else in a line further down."""
    above: list[str] = []
    below: list[str] = []
    started = heading is None
    for element, line in islice(_lines(tree), _LINES_LOOKED_AT):
        started = started or element is heading
        (below if started else above).append(line)
    text = next((at for at, line in enumerate(below) if len(line.split()) >= _PROSE_WORDS), len(below))
    for part in (below[:text], above[-_ABOVE:][::-1], below[text:]):
        found = _dated(part, order)
        if found:
            return found
    return None


def _dated(found: list[str], order: bool | None) -> Moment | None:
    label = ""
    for line in found:
        is_short = len(line) <= _LONGEST_DATE_LINE and len(line.split()) <= _MOST_WORDS
        stated = dates.find(f"{label} {line}", day_first=order) if is_short else ()
        told = [each for each in stated if not (each.updated or each.taken)]
        if told:
            return told[0].moment
        label = line if len(line.split()) <= _MOST_LABEL_WORDS and not stated else ""
    return None


def _lines(tree: HtmlElement) -> Iterator[tuple[HtmlElement, str]]:
    """The pieces of text on the page, each with the element that holds it, without what lies beside the article."""
    body = tree.find(".//body")
    for each in islice(body.iter(), _ELEMENTS_LOOKED_AT) if body is not None else ():
        if not isinstance(each.tag, str) or each.tag in HIDDEN or is_aside(each):
            continue
        for own in (each.text, *(child.tail for child in each)):
            line = " ".join((own or "").split())
            if line:
                yield each, line


def _marks(element: HtmlElement) -> str:
    parent = element.getparent()
    before = (parent.text or "") if parent is not None else ""
    return " ".join([element.get("class") or "", element.get("itemprop") or "", element.get("id") or "", before])
