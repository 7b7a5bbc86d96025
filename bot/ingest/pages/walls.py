"""Pages that hold no article: paywalls, consent and log-in walls, live blogs, videos, errors."""

from __future__ import annotations

import re

from lxml.html import HtmlElement

from bot.ingest.hosts import host, split
from bot.ingest.pages.metadata import ARTICLE_TYPES, Metadata
from bot.ingest.refusal import Reason, Refusal

_PASTE = "paste the text instead."
_MESSAGES = {
    Reason.PAYWALL: f"The page shows only the beginning without a subscription: {_PASTE}",
    Reason.CONSENT: f"The site asks for consent before it shows the article: {_PASTE}",
    Reason.LOGIN: f"The page is behind a log-in: {_PASTE}",
    Reason.LIVE_BLOG: f"That is a live page with many entries, not one article: {_PASTE}",
    Reason.VIDEO: f"That page is a video, not an article: {_PASTE}",
    Reason.NO_ARCHIVE: f"The site asks not to keep copies of that page: {_PASTE}",
    Reason.NOT_FOUND: f"That page is not there any more: {_PASTE}",
    Reason.NO_ARTICLE: f"I found no article on that page: {_PASTE}",
}
_FULL_WORDS = 200  # a page with that many words of text is read whatever it says of subscriptions
_LOGIN_HOSTS = re.compile(
    r"^(?:docs|drive|accounts|mail)\.google\.com$|^login\.|^sso\.|^auth\.|^accounts?\.|\.sharepoint\.com$|^onedrive\.live\.com$"
    r"|^(?:www\.)?dropbox\.com$|^(?:www\.)?notion\.so$|\.atlassian\.net$"
)
_LIVE_PATH = re.compile(
    r"/(?:live|liveblog|live-blog|live-updates|live-reporting)(?:[/-]|$)|-live(?:-updates)?(?:/|$)", re.IGNORECASE
)
_PAYWALL = re.compile(
    r"subscribe\s+(?:now\s+)?to\s+(?:continue|keep|read|unlock)|(?:continue|keep)\s+reading\s+(?:with|by|for)|already\s+a\s+subscriber"
    r"|(?:article|story|content)\s+is\s+(?:for|only\s+available\s+to|reserved\s+for|exclusive\s+to)\s+"
    r"(?:our\s+)?(?:paying\s+)?subscribers"
    r"|to\s+read\s+(?:the\s+rest|this\s+(?:article|story)|on),?\s+(?:please\s+)?(?:subscribe|sign\s+up|register|log\s+in)"
    r"|(?:reached|used)\s+your\s+(?:limit|last)\s+(?:of\s+)?free|subscriber[- ]only"
    r"|start\s+your\s+(?:free\s+)?trial|unlock\s+this\s+article",
    re.IGNORECASE,
)
_CONSENT = re.compile(
    r"before\s+you\s+continue|we\s+(?:value|care\s+about)\s+your\s+privacy|(?:accept|agree\s+to)\s+(?:all\s+)?(?:our\s+)?cookies"
    r"|consent\s+to\s+(?:the\s+)?(?:use|our|processing)|your\s+(?:privacy|consent)\s+(?:choices|options|preferences)",
    re.IGNORECASE,
)
_LOGIN = re.compile(r"\b(?:sign|log)\s*-?in\b|authentication\s+required|single\s+sign-on", re.IGNORECASE)
_GONE = re.compile(
    r"\b404\b|page\s+(?:not\s+found|cannot\s+be\s+found|no\s+longer\s+exists)|(?:article|story)\s+not\s+found",
    re.IGNORECASE,
)
_ROBOT = re.compile(
    r"are\s+you\s+a\s+(?:robot|human)|verify\s+(?:that\s+)?you\s+are\s+(?:a\s+)?human|checking\s+your\s+browser"
    r"|enable\s+javascript\s+and",
    re.IGNORECASE,
)


def refusal(reason: Reason) -> Refusal:
    """The refusal a page's reason is told with."""
    return Refusal(reason=reason, message=_MESSAGES[reason])


def before(url: str) -> Refusal | None:
    """A refusal for an address that is known to lead behind a log-in, without fetching it."""
    return refusal(Reason.LOGIN) if _LOGIN_HOSTS.search(host(url)) else None


def check(tree: HtmlElement, said: Metadata, body: str, *, url: str | None, fetched: bool) -> Refusal | None:
    """What stands between the reader and the article on a page; None where nothing does.

    `body` is the text found on it. A page somebody saved is read although its site asks to keep no copies.
    """
    if fetched and "noarchive" in said.robots:
        return refusal(Reason.NO_ARCHIVE)
    is_article = not ARTICLE_TYPES.isdisjoint(said.types)
    if "LiveBlogPosting" in said.types or (
        not is_article and _LIVE_PATH.search(parts.path if (parts := split(url or "")) else "")
    ):
        return refusal(Reason.LIVE_BLOG)
    words = len(body.split())
    if words >= _FULL_WORDS:
        return None
    return _thin(tree, said, body, is_article=is_article)


def _thin(tree: HtmlElement, said: Metadata, body: str, *, is_article: bool) -> Refusal | None:
    """The same of a page with little text: its own words tell why."""
    title = " ".join((tree.findtext(".//title") or "").split())
    shown = " ".join(tree.text_content().split())
    few = len(body.split()) < _FULL_WORDS // 4
    found = {
        Reason.NOT_FOUND: bool(_GONE.search(title)),
        Reason.PAYWALL: not said.free or bool(_PAYWALL.search(shown)),
        Reason.VIDEO: _is_video(said) and not is_article,
        Reason.LOGIN: (few and bool(tree.xpath("//input[@type='password']"))) or bool(_LOGIN.match(title)),
        Reason.CONSENT: bool(_CONSENT.search(title))
        or ((few or bool(_CONSENT.search(body))) and bool(_CONSENT.search(shown))),
        Reason.NO_ARTICLE: few and bool(_ROBOT.search(shown)),
    }
    return next((refusal(reason) for reason, applies in found.items() if applies), None)


def _is_video(said: Metadata) -> bool:
    return "VideoObject" in said.types or any(name.startswith("video") for name in said.types)
