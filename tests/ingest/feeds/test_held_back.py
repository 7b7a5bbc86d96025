"""What a wire holds back is held, however its format says so."""

from __future__ import annotations

import json

import pytest

from bot.article import Moment
from bot.ingest.head import wire
from tests.ingest.feeds.test_formats import AT, BODY, HTML, ITEM, SECOND, TITLE, g2, newsml1, only

UNTIL = Moment.parse("2026-05-06T10:00:00+00:00")
INLINE = f"<contentSet><inlineData>{BODY}</inlineData></contentSet>"
NOTES = [
    "EMBARGOED until 6 May 2026 10:00 GMT",
    "NOT FOR RELEASE BEFORE 1000 GMT 6 MAY 2026",
    "Eds: with pictures. Embargoed until 10:00 GMT on 6 May 2026.",
    "SPERRFRIST: 6. Mai 2026, 10:00",
    "Do not publish before 6 May 2026, 10:00 GMT.",
    "Sous embargo jusqu'au 6 mai 2026, 10h00",
    "Embargado hasta el 6 de mayo de 2026, 10:00",
]


def nitf(status: str = "usable", release: str = "", note: str = "") -> str:
    return (
        f'<nitf><head><docdata management-status="{status}"><date.issue norm="20260504T073000Z"/>{release}{note}'
        f"</docdata></head><body><body.head><hedline><hl1>{TITLE}</hl1></hedline></body.head>"
        f"<body.content>{HTML}</body.content></body></nitf>"
    )


@pytest.mark.parametrize("note", NOTES)
def test_a_note_to_editors_of_any_format_can_hold_a_text_back(note):
    for content in (
        g2(f"<edNote>{note}</edNote>", INLINE),
        newsml1(BODY, extra=f'<Instruction FormalName="Note"/><Comment>{note}</Comment>'),
        nitf(note=f'<ed-msg info="{note}"/>'),
        nitf(note=f"<ed-msg>{note}</ed-msg>"),
        json.dumps(ITEM | {"edNote": note}),
    ):
        article = only(content)
        assert article.embargo is not None, content
        assert (article.embargo.until, article.body.split("\n\n")[-1]) == (UNTIL, SECOND)


@pytest.mark.parametrize(
    "note", ["Adds quotes. With pictures.", "Embargo lifted.", "No embargo", "For immediate release"]
)
def test_a_note_of_something_else_holds_nothing_back(note):
    assert only(g2(f"<edNote>{note}</edNote>", INLINE)).embargo is None
    assert only(nitf(note=f'<ed-msg info="{note}"/>')).embargo is None


def test_a_time_that_cannot_be_read_has_no_end():
    held = only(g2("<edNote>NOT FOR RELEASE BEFORE THE MINISTER SPEAKS</edNote>", INLINE)).embargo
    assert held is not None
    assert held.until is None


@pytest.mark.parametrize("status", ["embargoed", "Embargoed", "EMBARGOED", "Withheld"])
def test_a_status_of_nitf_holds_in_any_case_of_its_letters(status):
    assert only(nitf(status, '<date.release norm="20260506T100000Z"/>')).embargo.until == UNTIL
    assert only(nitf(status)).embargo.until is None
    assert only(nitf(status, note=f'<ed-msg info="{NOTES[0]}"/>')).embargo.until == UNTIL


@pytest.mark.parametrize(
    ("release", "until"), [("20260506T100000Z", UNTIL), ("20260504T073000Z", None), ("soon", None)]
)
def test_a_release_behind_the_day_of_issue_is_an_embargo(release, until):
    held = only(nitf(release=f'<date.release norm="{release}"/>')).embargo
    assert (held and held.until) == until


def test_an_embargo_without_a_time_is_one():
    nil = '<embargoed xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:nil="true"/>'
    assert only(g2(nil, INLINE)).embargo.until is None
    assert only(g2("<embargoed/>", INLINE)).embargo is None
    assert only(json.dumps(ITEM | {"pubstatus": "embargoed"})).embargo.until is None


DISPATCH = (
    "kvx0100 3 s 120 kvxxb kv 0099\n\n{}Trams/Marram/\n{}" + TITLE + " =\n{}By Nora Vik, kv\n\n{}MARRAM (kv) - " + BODY
)
SENT = "\n\n040730 gmt May 2026\n"


@pytest.mark.parametrize("line", [*(NOTES[:2]), "///Embargoed until 6 May 2026 1000 GMT///", NOTES[3]])
@pytest.mark.parametrize("place", range(4))
def test_an_embargo_line_of_a_dispatch_is_no_headline_wherever_it_stands(line, place):
    lines = ["", "", "", ""]
    lines[place] = f"{line}\n" if place < 3 else f"{line}\n\n"
    article = only(DISPATCH.format(*lines) + SENT)
    assert (article.title, article.byline, article.dateline, article.body) == (TITLE, "Nora Vik", "MARRAM", BODY)
    assert (article.embargo.until, article.published) == (UNTIL, AT)


@pytest.mark.parametrize(
    "headline",
    ["Embargo on Marram oil hurts trams", "Embargo against tram makers to end by June", "EMBARGO ON OIL HURTS TRAMS"],
)
def test_a_headline_about_an_embargo_is_none(headline):
    article = only(DISPATCH.format("", "", "", "").replace(TITLE, headline) + SENT)
    assert (article.title, article.embargo) == (headline, None)
    assert not wire.is_embargo(headline)
