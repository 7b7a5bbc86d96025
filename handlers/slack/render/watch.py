"""What is told of a page that is looked at again, and of an article somebody wanted to hear of."""

from __future__ import annotations

from typing import Any

from bot.article import Article
from bot.desk.watches import PageNews, PageOutcome
from bot.ingest.hosts import host
from bot.report import Reference, Rewording, Touched
from bot.watch import Alert, Watch
from handlers.slack.render import rich
from handlers.slack.render.reply import shortened
from handlers.slack.render.versions import around, more, sides, told
from handlers.slack.text import clipped

_OUTLET, _LEAD = 120, 200  # characters of an outlet and of a lead
_KINDS = {Touched.HEADLINE: "Headline", Touched.FIGURE: "Figure", Touched.QUOTE: "Quote"}
_ENDED = {
    PageOutcome.GONE: "is not there any more. I look at it no more.",
    PageOutcome.WALLED: "cannot be read any more, it is behind a wall. I look at it no more.",
    PageOutcome.BARRED: "is not to be looked at by programs any more, as its site says. I look at it no more.",
    PageOutcome.UNREADABLE: "could not be read several times. I look at it no more; `/copydesk watch LINK` does again.",
    PageOutcome.OVER: "was looked at long enough: I look at it no more. `/copydesk watch LINK` goes on.",
}


def page_news(watch: Watch, news: PageNews) -> dict[str, Any]:
    """The `text` and `blocks` of what happened to a watched page."""
    name = page_name(watch.url, news.title)
    if news.outcome is not PageOutcome.CHANGED:
        words = _ENDED[news.outcome]
        ended = [rich.text("👁 "), rich.link(name, watch.url), rich.text(f" {words}")]
        return {"text": shortened(f"{name} {words}"), "blocks": [rich.rich_text(*ended)]}
    elements = [rich.text("👁 "), rich.link(name, watch.url), rich.text(" was changed")]
    for change in news.changes:
        elements.append(rich.text(f"\n{_KINDS[change.kind]}: "))
        elements += _diff(change)
    if news.more:
        elements.append(more(news.more))
    lines = "; ".join(f"{_KINDS[each.kind]}: {told(each)}" for each in news.changes)
    return {"text": shortened(f"{name} was changed. {lines}"), "blocks": [rich.rich_text(*elements)]}


def arrival(alert: Alert, article: Article, reference: Reference) -> dict[str, Any]:
    """The `text` and `blocks` of an article that has the words of an alert."""
    title = clipped(" ".join((article.title or article.body).split()), _LEAD)
    words = f"“{alert.words}”"
    elements = [rich.text("🔔 "), rich.text(f"{words}: "), rich.link(title, reference.link)]
    if article.outlet:
        elements.append(rich.text(f" ({clipped(article.outlet, _OUTLET)})"))
    stop = f"\n/copydesk alert {'me ' if alert.person else ''}off {alert.id} stops this"
    return {
        "text": shortened(f"{words}: {title}"),
        "blocks": [rich.rich_text(*elements), rich.context(stop.strip())],
    }


def page_name(url: str, title: str | None = None) -> str:
    """What a page is called: its headline with its host, else its address."""
    named = host(url) or url
    return f"{clipped(' '.join(title.split()), _LEAD)} ({named})" if title else clipped(url, _LEAD)


def _diff(change: Rewording) -> list[rich.Element]:
    before, now = sides(change)
    shown = [rich.strike(before)] if before else []
    if before and now:
        shown.append(rich.text(" → "))
    if now:
        shown.append(rich.bold(now))
    return [*shown, around(change)]
