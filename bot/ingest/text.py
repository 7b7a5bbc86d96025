"""Plain text becomes an article."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.article import Article, Moment, compose
from bot.ingest import clean, wiretext
from bot.ingest.forward import find_forward, headed
from bot.ingest.head.head import split
from bot.ingest.refusal import Reason, Refusal
from bot.ingest.thresholds import IngestThresholds
from bot.language.marks import CLOSING

_SENTENCE_END = re.compile(rf"[.!?…][{CLOSING})\]]*(?=\s|$)")
_LINK = re.compile(r"<?https?://\S+")
_CODE = re.compile(
    r"^\s*(?:```|[{}()\[\];]+\s*$|(?:def|class|import|from|const|let|var|function|SELECT|if|for|return)\b.*[(:;{=])|[;{]\s*$"
    r"|^\[?\d{4}-\d\d-\d\d[ T]\d\d:\d\d"
)

_FORWARD_REACH = 1_500  # characters a message may have above the fields of a mail pasted into it
_HEADED = 4  # words of a headline of its own; fewer may be a greeting or a label
_NO_HEADLINE_ENDS = (".", "!", "?", "…", ":", ",", ";")
_ADDRESSED = re.compile(r"\?\s*$|@\w|:[a-z_]+:|://")
_TALK = re.compile(
    r"^\W*(?:hi|hey|hello|thanks?|please|pls|can|could|does|did|any(?:one|body)|who|what|why|how|i|i['’](?:m|ll|ve)|you|your"
    r"|here(?:['’]s)?|fyi|sorry|ok(?:ay)?|yes|see|look|let['’]?s|just|note)\b",
    re.IGNORECASE,
)
_LONGEST_LINE = 500  # characters of a line looked at for code and links


def read_text(
    text: str, thresholds: IngestThresholds, published: Moment | None = None, received: Moment | None = None
) -> Article | Refusal:
    """An article from plain text: header lines read, furniture dropped, paragraphs parted by one blank line.

    A text that states only when it was changed is dated by that: it was out by then. `published` dates a text that
    carries no date; it or else `received` completes a date without a year.
    """
    if wiretext.is_wire(text):
        return _dispatch(text, published)
    text = clean.characters(text)
    forward = find_forward(text, within=_FORWARD_REACH)
    if forward:
        text, published = headed(forward.subject, forward.text), forward.sent or published
    head, paragraphs = split(text, headline_words=thresholds.headline_words, received=published or received)
    body = "\n\n".join(paragraphs).strip()
    if not body and not head.title:
        return Refusal(reason=Reason.EMPTY, message="There is no text in it: is it the right one?")
    dated = head.facts.published or head.facts.updated
    return compose(
        body=body,
        title=head.title,
        outlet=head.outlet,
        url=head.facts.url,
        byline=head.facts.byline,
        published=dated or published,
        updated=head.facts.updated if head.facts.updated != dated else None,
        filed=head.filed(dated or published),
        dateline=head.dateline,
        credit=head.credit,
        instruction=head.instruction,
        embargo=head.embargo,
    )


def _dispatch(text: str, published: Moment | None) -> Article | Refusal:
    """The one dispatch of a wire's file."""
    found = wiretext.dispatches(text)
    if len(found) > 1:
        message = f"There are {len(found)} dispatches of a wire in it: post one, or take all in with `copydesk import`."
        return Refusal(reason=Reason.UNSUPPORTED, message=message)
    article = wiretext.article(found[0])
    if article is None:
        return Refusal(reason=Reason.EMPTY, message="There is no text below the wire's header: is it the right one?")
    return replace(article, published=article.published or published)


def is_talk(text: str) -> bool:
    """Whether a short text speaks to somebody: it asks, greets, names a person or a page."""
    return bool(_ADDRESSED.search(text) or _TALK.match(text))


def is_brief(article: Article, thresholds: IngestThresholds) -> bool:
    """Whether a pasted text is short, and an article all the same: a few sentences under a headline of its own."""
    title, body = article.title or "", article.body
    headed = len(title.split()) >= _HEADED and not title.rstrip().endswith(_NO_HEADLINE_ENDS)
    if not headed or is_talk(title) or is_talk(body):
        return False
    told = len(_SENTENCE_END.findall(body)) >= thresholds.article_sentences
    return told and len(body.split()) >= thresholds.brief_words


def is_article(text: str, thresholds: IngestThresholds) -> bool:
    """Whether a pasted text is more than chatter: long enough in words and sentences, and not mostly links or code."""
    words = _LINK.sub(" ", text).split()
    lines = [line for line in text.split("\n") if line.strip()]
    if len(words) < thresholds.article_words or len(_SENTENCE_END.findall(text)) < thresholds.article_sentences:
        return False
    lines = [line[:_LONGEST_LINE] for line in lines]
    links = sum(bool(_LINK.search(line)) for line in lines)
    code = sum(bool(_CODE.search(line)) for line in lines)
    return max(links, code) * 2 < len(lines) + 1
