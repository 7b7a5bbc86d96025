"""The headline is found among whatever stands above the first paragraph."""

from __future__ import annotations

import pytest

from bot.article import Moment
from bot.ingest.head.head import split
from tests.ingest.builders import BODY

TITLE = "Lissby harbour board votes to dredge its basin"


def title_of(above: str, body: str = BODY) -> str | None:
    return split(above + body, headline_words=24)[0].title


@pytest.mark.parametrize(
    "above",
    [
        "Coast and Port\n\n",
        "HARBOURS\n",
        "Harbours\nLocal matters\n\n",
        "Port of Lissby\nQuay 4, 1180 Lissby\nTel. 0200 555 0100\n\nMEDIA RELEASE\n\n",
        "Authority for harbours and waterways\n\nNEWS RELEASE   No. 14/26\n\n",
        "^BC-LISSBY-DREDGING (PIX)\n",
        "12 | The Lissby Gazette | Monday 4 May 2026 | HARBOURS\n\n",
    ],
)
def test_sections_letterheads_slugs_and_running_heads_above_a_headline_are_none(above):
    assert title_of(f"{above}{TITLE}\n\n") == TITLE


def test_a_first_line_that_shares_no_word_with_the_text_is_still_the_headline_above_a_standfirst():
    assert title_of("Down in the dumps\nHarbour board of Lissby votes to dredge the basin\n\nBy Tora Lind\n") == (
        "Down in the dumps"
    )


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Lissby harbour board votes", "to dredge its basin in May"),
        ("Board of Lissby decides on the", "Inner Basin after all"),
    ],
)
def test_a_headline_of_two_lines_is_one(first, second):
    assert title_of(f"{first}\n{second}\n\nBy Tora Lind\n4 May 2026\n\n") == f"{first} {second}"


def test_a_headline_may_end_in_a_full_stop_above_a_date_or_byline():
    assert title_of("The barges came. The harbour was ready.\n\nTora Lind, 4 May 2026\n\n") == (
        "The barges came. The harbour was ready."
    )
    assert title_of("The barges came. The harbour was ready.\n\n") is None


def test_a_line_all_in_capitals_is_the_headline_when_the_text_has_its_words():
    assert title_of("LISSBY BOARD VOTES TO DREDGE\nBARGES NEED NOT WAIT FOR TIDE\n\nBY TORA LIND\n\n") == (
        "LISSBY BOARD VOTES TO DREDGE"
    )


def test_the_head_of_a_printed_page_tells_outlet_and_date():
    head, _ = split(f"12 | The Lissby Gazette | Monday 4 May 2026 | HARBOURS\n\n{TITLE}\n\n{BODY}", headline_words=24)
    assert (head.outlet, head.facts.published) == ("The Lissby Gazette", Moment.parse("2026-05-04"))


def test_buttons_captions_and_credits_below_the_byline_are_no_part_of_the_text():
    scraps = "143\n\nShare full article\nWayfarer Images\nThe inner basin at low water\n\n"
    _, paragraphs = split(f"{TITLE}\n\nBy Tora Lind\n4 May 2026\n{scraps}{BODY}", headline_words=24)
    assert "\n\n".join(paragraphs) == BODY


def test_a_short_line_with_a_number_and_a_list_below_the_byline_stay():
    kept = "Two barges of 900 tonnes\n\n"
    _, paragraphs = split(f"{TITLE}\n\nBy Tora Lind\n4 May 2026\n\n{kept}{BODY}", headline_words=24)
    assert "\n\n".join(paragraphs) == kept + BODY


@pytest.mark.parametrize(
    "above",
    [
        "Lissby FM\n\nBy Tora Lind\nPosted Mon 4 May 2026 at 7:30am\n",
        "FOR IMMEDIATE RELEASE\n\nCONTACT:\nTora Lind, harbour board of Lissby\n(0200) 555-0100\n\n",
        "\U0001f6a8 BREAKING | ",
    ],
)
def test_stations_contacts_and_ornaments_above_a_headline_are_none(above):
    assert title_of(f"{above}{TITLE}\n\n") == TITLE


def test_a_label_whose_date_stands_below_it_is_no_part_of_the_text():
    above = f"{TITLE}\n\nTora Lind in Lissby\n\nPublished\nMAY 4 2026\n\n"
    head, paragraphs = split(above + BODY, headline_words=24)
    assert (head.facts.byline, head.facts.published) == ("Tora Lind", Moment.parse("2026-05-04"))
    assert "\n\n".join(paragraphs) == BODY
