"""Digits that name one thing and count none: telephone numbers, addresses, keys, files, versions (CHECKS 4)."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from bot.article import Span
from bot.figures.numbers.lexemes import DOTTED

_NUMBERED = (
    "docket|case|account|licen[cs]e|badge|serial|reference|registration|passport|tracking|phone|telephone|mobile|file"
)
_OCTET = r"(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)"
_HEX = "[0-9A-Fa-f]"
_FILES = (
    "jpe?g|png|gif|tiff?|svg|webp|heic|pdf|docx?|xlsx?|pptx?|odt|csv|tsv|txt|rtf|json|xml|html?|zip|rar|gz|exe|dll|py|js|"
    "mp[34]|mov|avi|wav|log|sql"
)
PATTERNS = [
    # Telephone numbers, short codes.
    r"\+\d[\d\s()-]{6,}\d",
    r"\(?\b\d{3}\)?[-.\s]\d{3}[-.\s]\d{4}\b",
    r"\b\d{3}-\d{4}\b",
    r"\(?\b0\d{1,4}\)?[\s-]\d{3,4}[\s-]?\d{3,4}\b",
    r"\b[Tt]ext(?:ing)?\s[“‘\"']?[A-Z]{2,}[”’\"']?\sto\s\d{4,6}\b",
    # What is numbered.
    rf"(?i:\b(?:{_NUMBERED}) (?:number|no\.?|#)(?: is| was|:)?\s?)[A-Za-z]?\d[\w/-]*",
    r"\b(?:\d:)?\d{2,4}-(?:cv|cr|mc|mj|md|ap|bk)-\d+\b",
    r"(?i:\b(?:doi|arxiv|pmid|pmcid|issn|isbn|cve)\b:?\s?)\d\S*|\b10\.\d{4,9}/\S+",
    r"\b[A-Z]{2}\d{2}(?:\s?[A-Z0-9]{4}){3,7}(?:\s?[A-Z0-9]{1,3})?\b",  # a bank account
    # Addresses of the web and of machines, files.
    r"\b(?:https?://|www\.)\S+|\b(?:[A-Za-z][\w-]*\.)+[A-Za-z]{2,}/\S+",
    rf"(?<![\d.$€£¥₹]){_OCTET}(?:\.{_OCTET}){{3}}(?!\.?\d)(?::\d+)?",  # thousands have a group such as 050
    rf"(?<![\w:])(?=[\dA-Fa-f:]*(?:[A-Fa-f]|::)){_HEX}{{0,4}}(?::{_HEX}{{0,4}}){{2,7}}(?![\w:])",
    rf"(?<![\w-])(?:{_HEX}{{2}}-){{5}}{_HEX}{{2}}(?![\w-])",
    rf"(?<![\w-]){_HEX}{{8}}(?:-{_HEX}{{4}}){{3}}-{_HEX}{{12}}(?![\w-])",
    rf"(?i:(?<![\w.])[\w-]+(?:\.[\w-]+)*\.(?:{_FILES})\b)",
    # Places on the globe.
    r"\b\d{1,3}(?:\.\d+)?\s?°(?:\s?\d{1,2}(?:\.\d+)?\s?[′'’](?:\s?\d{1,2}(?:\.\d+)?\s?[″\"”])?)?\s?[NSEW]\b",
    # Versions, hashtags, chains.
    rf"\b(?!{DOTTED})\d+(?:\.\d+){{2,}}\b",
    r"[#@]\w+",
    r"\b\d+(?:-\d+){2,}\b",
]
_COUNTER = re.compile(r"(?<![\w/.,$€£¥-])(\d{1,3})(?:\s?/\s?|\sof\s)(\d{1,3})(?![\w/.,%-]*\d)")
_SERIES = 4  # counters of one total that make a series of pictures; three shares of one total are news


def counters(text: str) -> Iterator[Span]:
    """Where the pictures of a gallery are counted: "7/34", "8/34", "9/34", "10/34"; most stand one after the other."""
    series: defaultdict[str, list[re.Match[str]]] = defaultdict(list)
    for found in _COUNTER.finditer(text):
        if int(found[1]) <= int(found[2]):
            series[found[2]].append(found)
    for told in series.values():
        places = {int(found[1]) for found in told}
        neighbours = sum(place + 1 in places for place in places)
        if len(places) >= _SERIES and neighbours >= len(places) // 2:
            yield from (Span(start=found.start(), end=found.end()) for found in told)
