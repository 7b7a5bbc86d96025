"""Pages become articles with what they say of themselves, and walls in front of articles are named."""

from __future__ import annotations

import json

import pytest

from bot.article import Article, Moment
from bot.ingest import Reason, Refusal
from bot.ingest.pages.address import article_url
from bot.ingest.pages.page import read_page
from tests.ingest.builders import BODY

PARAGRAPHS = "".join(f"<p>{paragraph}</p>" for paragraph in BODY.split("\n\n"))
LINK = "https://coastherald.example/lissby"


def page(head: str = "", body: str = PARAGRAPHS, title: str = "Lissby to dredge its basin") -> str:
    return (
        f'<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{title}</title>{head}</head>'
        f"<body><article><h1>{title}</h1>{body}</article></body></html>"
    )


def linked_data(**values: object) -> str:
    return f'<script type="application/ld+json">{json.dumps({"@type": "NewsArticle", **values})}</script>'


def article(markup: str, url: str | None = LINK) -> Article:
    answer = read_page(markup, url=url)
    assert isinstance(answer, Article)
    return answer


def reason(markup: str, url: str | None = LINK) -> Reason | None:
    answer = read_page(markup, url=url)
    return answer.reason if isinstance(answer, Refusal) else None


def test_linked_data_gives_the_time_to_the_minute_and_the_last_change():
    found = article(
        page(linked_data(datePublished="2026-05-04T07:30:00+02:00", dateModified="2026-05-04T09:00:00+02:00"))
    )
    assert found.published == Moment.parse("2026-05-04T07:30:00+02:00")
    assert found.updated == Moment.parse("2026-05-04T09:00:00+02:00")


def test_a_broken_block_of_linked_data_costs_only_itself():
    head = '<script type="application/ld+json">{"@type": broken</script>' + linked_data(author={"name": "Tora Lind"})
    assert article(page(head)).byline == "Tora Lind"


def test_an_author_given_by_reference_is_found():
    graph = {
        "@graph": [
            {"@type": "NewsArticle", "author": [{"@id": "#p"}]},
            {"@type": "Person", "@id": "#p", "name": "Tora Lind"},
        ]
    }
    assert article(page(f'<script type="application/ld+json">{json.dumps(graph)}</script>')).byline == "Tora Lind"


def test_the_site_in_a_pages_title_is_no_part_of_the_headline():
    markup = page('<meta property="og:title" content="Lissby to dredge its basin | Coast Herald">')
    assert article(markup).title == "Lissby to dredge its basin"


def test_a_caption_and_a_repeated_quote_are_no_part_of_the_text():
    caption = "<figure><figcaption>Rolfsen on the quay.</figcaption></figure>"
    extra = f'{caption}<div class="pull-quote">The barges are coming</div>'
    assert article(page(body=extra + PARAGRAPHS)).body == BODY


def test_a_dateline_on_a_page_is_read_as_in_a_paste():
    found = article(page(body=PARAGRAPHS.replace("<p>", "<p>LISSBY, Norway (Nordlys) - ", 1)))
    assert (found.dateline, found.credit, found.body) == ("LISSBY, Norway", "Nordlys", BODY)


@pytest.mark.parametrize(
    ("stated", "known"),
    [
        ("https://paper.example/a?utm_source=x&utm_medium=y", "https://paper.example/a"),
        ("https://paper.example/a?id=7&fbclid=abc#comments", "https://paper.example/a?id=7"),
        ("https://paper.example/amp/a", "https://paper.example/a"),
        ("https://paper.example/a/amp/", "https://paper.example/a/"),
        ("https://amp.paper.example/a", "https://www.paper.example/a"),
        ("https://paper.example/a.amp.html", "https://paper.example/a.html"),
        ("https://paper.example/a?outputType=amp", "https://paper.example/a"),
        ("mailto:desk@paper.example", None),
        ("http://[::1", None),
        ("", None),
        (None, None),
    ],
)
def test_an_address_is_known_without_tracking_amp_and_print_marks(stated, known):
    assert article_url(stated) == known


def test_a_pages_canonical_address_stands_before_the_one_it_was_fetched_from():
    markup = page('<link rel="canonical" href="/news/lissby?utm_campaign=x">')
    assert article(markup, "https://coastherald.example/amp/lissby").url == "https://coastherald.example/news/lissby"


SHORT = "<p>The harbour board of Lissby voted on Monday to dredge the inner basin.</p>"


@pytest.mark.parametrize(
    ("markup", "url", "expected"),
    [
        (page(linked_data(isAccessibleForFree=False), SHORT), LINK, Reason.PAYWALL),
        (page(body=SHORT + "<div>Subscribe now to continue reading.</div>"), LINK, Reason.PAYWALL),
        (page(body="<p>We and our partners use cookies.</p><p>You can consent to the use of these.</p>",
              title="Before you continue"), LINK, Reason.CONSENT),
        (page(body="<form><input type=password></form><p>Staff only.</p>", title="CMS"), LINK, Reason.LOGIN),
        (page(linked_data(**{"@type": "LiveBlogPosting"}), PARAGRAPHS * 4), LINK, Reason.LIVE_BLOG),
        (page(body=PARAGRAPHS * 4), "https://coastherald.example/live/lissby", Reason.LIVE_BLOG),
        (page(linked_data(**{"@type": "VideoObject"}), SHORT), LINK, Reason.VIDEO),
        (page('<meta property="og:type" content="video.other">', SHORT), LINK, Reason.VIDEO),
        (page('<meta name="robots" content="index, noarchive">'), LINK, Reason.NO_ARCHIVE),
        (page(body="<p>Sorry.</p>", title="Page not found"), LINK, Reason.NOT_FOUND),
        (page(body="<p>Please verify you are human.</p>", title="One moment"), LINK, Reason.NO_ARTICLE),
        ("<html><body></body></html>", LINK, Reason.NO_ARTICLE),
        ("", LINK, Reason.NO_ARTICLE),
    ],
)  # fmt: skip
def test_what_stands_before_an_article_is_named(markup, url, expected):
    assert reason(markup, url) is expected
    assert read_page(markup, url=url).message.endswith("paste the text instead.")


def test_a_page_somebody_saved_is_read_although_its_site_asks_to_keep_no_copies():
    assert article(page('<meta name="robots" content="noarchive">'), None).body == BODY


def test_a_subscription_notice_beside_the_whole_text_is_no_paywall():
    whole = PARAGRAPHS * 4 + "<div>Subscribe to continue supporting us</div>"
    assert reason(page(linked_data(isAccessibleForFree=False), whole)) is None


def test_an_article_about_cookies_and_video_is_read():
    text = "".join(
        f"<p>Regulators fined a site {n} million for asking readers to accept cookies in a video.</p>"
        for n in range(20)
    )
    assert reason(page(body=text)) is None


def test_markup_nested_very_deep_is_read_or_refused_but_does_not_break():
    read_page("<div>" * 5000 + "word " * 100 + "</div>" * 5000, url=LINK)


def bare(body: str, head: str = "", title: str = "", lang: str = "en") -> str:
    return f'<html lang="{lang}"><head><title>{title}</title>{head}</head><body>{body}{PARAGRAPHS}</body></html>'


HEADLINE = "Lissby harbour board votes to dredge its basin"


@pytest.mark.parametrize(
    "markup",
    [
        bare(f"<h1>News</h1><h2>{HEADLINE}</h2>", title="News | Port of Lissby"),
        bare(f"<h1>Lissby Packet</h1><h2>{HEADLINE}</h2>", title="Lissby Packet"),
        bare(f"<h1>{HEADLINE}</h1>", '<meta property="og:title" content="Lissby to dredge">', "Lissby basin - Herald"),
        bare(f"<h1>{HEADLINE}</h1>", linked_data(headline="Lissby harbour board votes to…")),
        bare(f"<h1>{HEADLINE}</h1>", '<meta property="og:title" content="Coast Herald: news from the harbours">'),
        bare(f'<h1><span class="kicker">Harbours</span> {HEADLINE}</h1>', title=f"Harbours: {HEADLINE} - Coast Herald"),
        bare(f'<div role="heading" aria-level="1">{HEADLINE}</div>', title=f"{HEADLINE} • Coast Herald"),
        bare(f'<h1>Newsroom</h1><p class="pr-title">{HEADLINE}</p>', '<meta property="og:title" content="Newsroom">'),
        bare("", title=f"{HEADLINE} | The Coast Herald"),
        bare(f"<h1>Port of Lissby</h1><h3>{HEADLINE}</h3>", title="Port of Lissby : News Detail"),
        bare(f'<h1>Port of Lissby</h1><span id="ctl00_lblTitle">{HEADLINE}</span>', title="Port of Lissby : Notices"),
        bare(f"<h1>{HEADLINE}</h1><h2>Barges, tides and grain in the harbour of Lissby</h2>"),
    ],
)  # fmt: skip
def test_the_headline_is_what_page_text_and_metadata_agree_on(markup):
    assert article(markup).title == HEADLINE


def test_metadata_give_the_headline_where_no_heading_is_the_articles():
    head = f'<meta property="og:title" content="{HEADLINE}">'
    assert article(bare("<h1>The latest from our quays today</h1>", head)).title == HEADLINE


@pytest.mark.parametrize(
    ("markup", "published"),
    [
        (bare(f"<h1>{HEADLINE}</h1><p>4. mai 2026 kl. 07.30</p>", lang="nb"), "2026-05-04T07:30:00+00:00"),
        (bare(f"<h1>{HEADLINE}</h1><p>Published 04/05/2026</p>", lang="en-GB"), "2026-05-04"),
        (bare(f"<h1>{HEADLINE}</h1><p>Published 05/04/2026</p>", lang="en-US"), "2026-05-04"),
        (bare(f"<h1>{HEADLINE}</h1><dl><dt>Updated</dt><dd>6 May 2026</dd><dt>Published</dt><dd>4 May 2026</dd></dl>"),
         "2026-05-04"),
        (bare(f"<div>Today is 9 May 2026</div><p>04.05.2026</p><h1>{HEADLINE}</h1>"), "2026-05-04"),
        (bare(f"<p>Printed on: 9 May 2026</p><b>{HEADLINE}</b><p>4 May 2026</p>"), "2026-05-04"),
        (bare(f"<h1>{HEADLINE}</h1><p>4 May 2026</p>", '<meta name="date" content="2019-01-02">'), "2026-05-04"),
        (bare(f"<h1>{HEADLINE}</h1><p>4 May 2026, 07:30</p>", '<meta name="date" content="2026-05-04T07:30:00+02:00">'),
         "2026-05-04T07:30:00+02:00"),
        (bare(f"<h1>{HEADLINE}</h1><p>4 May 2026</p>", linked_data(datePublished="1970-01-01T00:00:00Z")),
         "2026-05-04"),
    ],
)  # fmt: skip
def test_the_date_is_the_one_that_says_it_is_of_publication(markup, published):
    found = article(markup).published
    assert (found.isoformat() if found else None) == published


def test_the_date_of_another_item_on_the_page_is_not_the_articles():
    other = '<div itemscope><meta itemprop="datePublished" content="2025-01-02"></div>'
    own = '<div itemscope><meta itemprop="datePublished" content="2026-05-04"><div itemprop="articleBody">'
    markup = f"<html><body>{other}{own}<h1>{HEADLINE}</h1>{PARAGRAPHS}</div></div></body></html>"
    assert article(markup).published == Moment.parse("2026-05-04")


def test_tables_that_lay_a_mail_out_are_no_tables_of_its_text():
    cells = f"<h2>{HEADLINE}</h2>{PARAGRAPHS}"
    markup = f"<html><body><table><tr><td>{cells}</td></tr></table></body></html>"
    assert (article(markup).title, article(markup).body) == (HEADLINE, BODY)


def test_byline_and_date_lines_of_a_page_are_no_part_of_its_text():
    lines = "<p>Par Tora Lind</p><p>Publié le 4 mai 2026 à 18h42, mis à jour le 5 mai 2026</p>"
    assert article(bare(f"<h1>{HEADLINE}</h1>{lines}")).body == BODY


def test_entities_escaped_twice_are_no_part_of_a_pages_headline_or_text():
    told = linked_data(headline="Lissby&#8217;s board to dredge its basin", datePublished="2026-05-04")
    body = PARAGRAPHS.replace("The barges", "&amp;#8220;The barges")
    found = article(page(told, body=body, title="Lissby&amp;#8217;s board to dredge its basin"))
    assert found.title == "Lissby’s board to dredge its basin"
    assert "&#" not in found.text
