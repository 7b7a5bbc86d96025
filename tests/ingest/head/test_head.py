"""What stands above and below a text is read and taken off it."""

from __future__ import annotations

import pytest

from bot.article import InstructionKind, Moment
from bot.ingest.head.head import split
from tests.ingest.builders import BODY

RECEIVED = Moment.parse("2026-05-04T10:00:00+00:00")


def head_of(above: str, below: str = "", received: Moment | None = None):
    head, paragraphs = split(above + BODY + below, headline_words=24, received=received)
    return head, "\n\n".join(paragraphs)


@pytest.mark.parametrize(
    ("above", "outlet", "byline", "published"),
    [
        ("Lissby to dredge its basin\n\nBy Tora Lind\nThe Lissby Gazette, 4 May 2026, 07:30\n\n",
         "The Lissby Gazette", "Tora Lind", "2026-05-04T07:30:00+00:00"),
        ("The Lissby Gazette\n\nLissby to dredge its basin\n\nBy Tora Lind, Harbour correspondent\n4 May 2026\n\n",
         "The Lissby Gazette", "Tora Lind", "2026-05-04"),
        ("Lissby to dredge its basin\n\nCoast Herald | Tora Lind | Monday 4 May 2026, 7.30pm\n\n",
         "Coast Herald", "Tora Lind", "2026-05-04T19:30:00+00:00"),
        ("Lissby to dredge its basin\n\nBy Tora Lind and Peder Aas in Lissby | Coast Herald\n"
         "Published May 4, 2026, 7:30 a.m. EDT\n\n",
         "Coast Herald", "Tora Lind and Peder Aas", "2026-05-04T07:30:00-04:00"),
        ("Coast Herald · 4 May 2026 · 3 min read\n\nLissby to dredge its basin\n\n",
         "Coast Herald", None, "2026-05-04"),
    ],
)  # fmt: skip
def test_header_lines_become_fields(above, outlet, byline, published):
    head, body = head_of(above)
    assert (head.title, head.outlet, head.facts.byline) == ("Lissby to dredge its basin", outlet, byline)
    assert head.facts.published == Moment.parse(published)
    assert body == BODY


def test_a_link_above_or_below_is_the_articles_address():
    link = "https://www.coastherald.example/lissby"
    assert head_of(f"{link}\nLissby to dredge its basin\n\n")[0].facts.url == link
    head, body = head_of("Lissby to dredge its basin\n\n", f"\n\n{link}")
    assert head.facts.url == link
    assert body == BODY


def test_a_wires_signature_below_is_outlet_and_date():
    head, body = head_of("Lissby to dredge its basin\n\n", "\n\nNordlys News Agency\nMonday, 4 May 2026, 06:12 GMT")
    assert (head.outlet, head.facts.published) == ("Nordlys News Agency", Moment.parse("2026-05-04T06:12:00+00:00"))
    assert body == BODY


def test_a_dateline_gives_place_agency_and_day_and_is_no_sentence():
    head, body = head_of("Lissby to dredge its basin\n\nLISSBY, Norway, May 4 (Nordlys) - ", received=RECEIVED)
    assert (head.dateline, head.credit, head.outlet) == ("LISSBY, Norway", "Nordlys", "Nordlys")
    assert head.facts.published == Moment.parse("2026-05-04")
    assert body == BODY


def test_a_credit_after_the_last_sentence_is_no_outlet():
    head, body = head_of("Lissby to dredge its basin\n\n", " REUTERS")
    assert (head.credit, head.outlet) == ("Reuters", None)
    assert body == BODY


def test_a_credit_below_a_papers_own_dateline_is_no_outlet():
    head, _ = head_of("LISSBY - ", " REUTERS")
    assert (head.dateline, head.credit, head.outlet) == ("LISSBY", "Reuters", None)


def test_an_abbreviation_before_the_last_full_stop_is_no_credit():
    assert head_of("", "\n\nThe dredger belongs to a company from the U.S.")[0].credit is None


@pytest.mark.parametrize(
    ("headline", "kind", "number"),
    [
        ("UPDATE 2-Lissby to dredge its basin", InstructionKind.UPDATE, 2),
        ("CORRECTED-Lissby to dredge its basin", InstructionKind.CORRECTED, None),
        ("REFILE: Lissby to dredge its basin", InstructionKind.REFILE, None),
        ("Lissby basin, 3rd Ld-Writethru", InstructionKind.WRITETHRU, 3),
    ],
)
def test_a_wires_instruction_in_the_headline_is_read_and_the_headline_kept(headline, kind, number):
    head, _ = head_of(headline + "\n\n")
    assert head.title == headline
    assert (head.instruction.kind, head.instruction.number) == (kind, number)


def test_what_a_correction_corrects_is_its_note_and_no_part_of_the_text():
    head, body = head_of(
        "CORRECTED-Lissby to dredge\n\n(Corrects cost to 4.2 million, not 42 million, in paragraph 1)\n\n"
    )
    assert head.instruction.note == "Corrects cost to 4.2 million, not 42 million, in paragraph 1"
    assert body == BODY


def test_a_headline_that_only_mentions_an_update_is_no_instruction():
    assert head_of("Updated tide tables for Lissby published\n\n")[0].instruction is None


@pytest.mark.parametrize(
    ("line", "until"),
    [
        ("EMBARGOED UNTIL 00:01 GMT FRIDAY 8 MAY 2026", "2026-05-08T00:01:00+00:00"),
        ("*** STRICTLY EMBARGOED until 0600 BST, 8 May 2026 ***", "2026-05-08T06:00:00+01:00"),
        ("Embargoed until May 8", "2026-05-08"),
        ("Not for publication before 8 May 2026", "2026-05-08"),
    ],
)
def test_an_embargo_is_read_with_the_time_it_ends(line, until):
    head, body = head_of(f"{line}\n\nLissby to dredge its basin\n\n", received=RECEIVED)
    assert head.embargo.until == Moment.parse(until)
    assert head.title == "Lissby to dredge its basin"
    assert body == BODY


def test_an_embargo_without_a_time_has_no_end():
    head, _ = head_of("DRAFT, NOT FOR PUBLICATION\n\n")
    assert head.embargo.until is None


def test_a_date_in_front_of_the_first_sentence_is_the_texts_date():
    head, body = head_of(" date 2026-05-04 ")
    assert head.facts.published == Moment.parse("2026-05-04")
    assert body == BODY


def test_a_first_sentence_is_no_headline_and_a_dated_sentence_no_header_line():
    text = "Lissby will dredge its basin.\n\nOn 4 May 2026 the board met for two hours.\n\n"
    head, body = head_of(text)
    assert head.title is None
    assert body == text + BODY


def test_lines_broken_at_a_width_are_joined():
    wrapped = "\n".join(
        [
            "Lissby to dredge its basin",
            "",
            *["The board of Lissby voted on Monday to dredge the inner", "basin of the harbour."],
        ]
    )
    head, paragraphs = split(wrapped, headline_words=24)
    assert head.title == "Lissby to dredge its basin"
    assert paragraphs == ["The board of Lissby voted on Monday to dredge the inner basin of the harbour."]


def test_a_caption_above_the_dateline_is_dropped():
    above = "Agnete Rolfsen (left) with the mill’s owner on the quay.\n\nLISSBY - "
    assert head_of(above)[1] == BODY


def test_a_newsrooms_form_and_a_wires_slug_above_a_text_are_no_headline():
    above = "SLUG: basin DESK: local\nWORDS: 90\nLISSBY-BASIN/ (PIX, TV)\nUPDATE 2-Lissby to dredge its basin\n\n"
    head, body = head_of(above, "\n\nKeywords: LISSBY BASIN/")
    assert (head.title, head.instruction.number) == ("UPDATE 2-Lissby to dredge its basin", 2)
    assert body == BODY


def test_a_wires_points_between_headline_and_dateline_are_no_part_of_the_text():
    points = "* Cost is put at 4.2 million\n* Work starts in May\n\n"
    above = f"Lissby to dredge its basin\n\n{points}(Adds cost)\n\nBy Tora Lind\n\nLISSBY, May 4 (Nordlys) - "
    head, body = head_of(above, received=RECEIVED)
    assert (head.facts.byline, head.dateline, head.instruction.note) == ("Tora Lind", "LISSBY", "Adds cost")
    assert body == BODY


def test_a_list_that_opens_a_text_is_kept():
    points = "* The cost is put at 4.2 million kroner.\n* Work starts in May."
    assert head_of(f"Lissby to dredge its basin\n\n{points}\n\n")[1] == f"{points}\n\n{BODY}"


def test_a_writer_above_a_role_and_a_headline_repeated_in_capitals_are_read_once():
    above = "The Lissby Gazette\n\nScience\n\nLissby to dredge its basin\n\nTora Lind\nHarbour editor\n\n"
    head, body = head_of(f"{above}LISSBY TO DREDGE ITS BASIN\n\n")
    assert (head.outlet, head.title, head.facts.byline) == (
        "The Lissby Gazette", "Lissby to dredge its basin", "Tora Lind",
    )  # fmt: skip
    assert body == BODY


@pytest.mark.parametrize(
    "below",
    [
        "\n\nMore on this story\n\nWhy basins fill with mud\n3 May 2026",
        "\n\nComments (12)\n\nAbout time, says a reader.",
        "\n\nMedia contact: Tora Lind, 555-0142\n\nAbout the board",
        "\n\nPrint this page | Copy link | Close window",
        "\n\nUnsubscribe ( https://mail.example/u ) | Update preferences ( https://mail.example/p )",
    ],
)
def test_what_a_site_or_mail_adds_below_is_dropped(below):
    assert head_of("Lissby to dredge its basin\n\n", below)[1] == BODY


CAPTION = "Reuters A barge in the basin"
LICENCE = "[1/3]A barge in the basin, May 3, 2026. REUTERS/Peder Aas Purchase Licensing Rights, opens new tab"


@pytest.mark.parametrize(
    ("above", "byline", "published"),
    [
        (f"5 hours ago\nShare\nSave\n\nTora Lind\nReporting from Lissby\n\n{CAPTION}\n\n", "Tora Lind", None),
        ("Tora Lind in Lissby\nMon 4 May 2026 07.30 CEST\nLast modified on Mon 4 May 2026 09.12 CEST\n\n",
         "Tora Lind", "2026-05-04T07:30:00+02:00"),
        ("Listen to this article · 4:12 min\n\nBy Tora Lind\nReporting from Lissby, Norway\nMay 4, 2026\n"
         "Updated 9:12 a.m. ET\n\n", "Tora Lind", "2026-05-04"),
        (f"By Tora Lind\nMay 4, 2026 7:30 AM GMT+2 Updated 2 hours ago\n\n{LICENCE}\n\nMay 4 (Reuters) - ",
         "Tora Lind", "2026-05-04T07:30:00+02:00"),
        ("BY TORA LIND\nUpdated 9:12 AM EDT, May 4, 2026\n\nLISSBY, Norway (AP) — ", "Tora Lind", None),
        ("LISSBY (dpa) - ", None, None),
    ],
)  # fmt: skip
def test_what_stands_between_a_headline_and_its_text_on_a_site_is_no_part_of_it(above, byline, published):
    head, body = head_of(f"Lissby to dredge its basin\n\n{above}")
    assert (head.title, head.facts.byline) == ("Lissby to dredge its basin", byline)
    assert head.facts.published == (Moment.parse(published) if published else None)
    assert body == BODY


def test_a_change_is_told_apart_from_the_first_publication():
    head, _ = head_of("Lissby to dredge\n\nMon 4 May 2026 07.30 CEST\nLast modified on Tue 5 May 2026 09.12 CEST\n\n")
    assert head.facts.updated == Moment.parse("2026-05-05T09:12:00+02:00")


def test_a_standfirst_above_the_byline_is_the_first_paragraph():
    head, body = head_of("Lissby to dredge\nBoard votes for 4.2m-kroner scheme\n\nTora Lind in Lissby\n4 May 2026\n\n")
    assert (head.title, head.facts.byline) == ("Lissby to dredge", "Tora Lind")
    assert body == f"Board votes for 4.2m-kroner scheme\n\n{BODY}"


@pytest.mark.parametrize(
    "below",
    [
        "\n\n___\n\nAssociated Press writer Peder Aas in Oslo contributed to this report.",
        "\n\ntl/pa/yad",
        "\n\n# dpa-Notebook\n\n## Internet\n\ndpa tl yyen n1 jb",
        "\n\nExplore more on these topics\nHarbours\nReuse this content",
    ],
)
def test_what_an_agency_or_site_signs_off_with_is_dropped(below):
    assert head_of("Lissby to dredge its basin\n\n", below)[1] == BODY


@pytest.mark.parametrize(
    ("line", "received", "published"),
    [
        ("Published 14:05 GMT, 11 Jan", "2026-01-12T08:00:00+00:00", "2026-01-11T14:05:00+00:00"),
        ("Published Mon, Dec 29", "2026-01-02T08:00:00+00:00", "2025-12-29"),
        ("Jan 11, 2:05 pm", "2026-01-12T08:00:00+00:00", "2026-01-11T14:05:00+00:00"),
        ("Published 14:05 GMT, 11 Jan", None, None),
    ],
)
def test_a_day_without_its_year_is_the_nearest_to_when_the_text_came(line, received, published):
    head, body = head_of(f"Lissby to dredge its basin\n{line}\n\n", received=received and Moment.parse(received))
    assert head.facts.published == (Moment.parse(published) if published else None)
    assert body == BODY


@pytest.mark.parametrize("line", ["Von: Tora Lind", "Par Tora Lind", "Por Tora Lind", "Di Tora Lind"])
def test_a_byline_is_one_in_other_languages(line):
    head, body = head_of(f"Lissby to dredge its basin\n\n{line}\n\n")
    assert (head.facts.byline, body) == ("Tora Lind", BODY)


def test_a_press_release_services_dateline_is_one():
    head, body = head_of("Lissby to dredge its basin\n\nLISSBY, Norway, May 4, 2026 /Port Newswire/ -- ")
    assert (head.dateline, head.facts.published) == ("LISSBY, Norway", Moment.parse("2026-05-04"))
    assert body == BODY


@pytest.mark.parametrize(
    "below",
    ["About Lissby Dredging", "Rückfragen bitte an: Hafenamt", "Contact presse : Tora Lind", "Suggested Topics:"],
)
def test_what_a_release_says_of_its_sender_below_the_text_is_no_part_of_it(below):
    assert head_of("Lissby to dredge its basin\n\n", f"\n\n{below}\nThe firm has 40 barges.")[1] == BODY
