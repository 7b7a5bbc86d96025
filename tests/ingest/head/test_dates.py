"""Dates of header lines, in the forms and languages outlets write them."""

from __future__ import annotations

import pytest

from bot.ingest.head import dates


@pytest.mark.parametrize(
    ("line", "stated"),
    [
        ("Zuletzt geändert", None),
        ("Lissby, 4. Mai 2026, 7.30 Uhr", "2026-05-04T07:30:00+00:00"),
        ("Publié le 1er juin 2026 à 7h30", "2026-06-01T07:30:00+00:00"),
        ("4 de mayo de 2026 a las 07:30 h", "2026-05-04T07:30:00+00:00"),
        ("Geplaatst op 4 mrt. 2026 om 07:30 uur", "2026-03-04T07:30:00+00:00"),
        ("Publisert 4. des. 2026 kl. 07.30", "2026-12-04T07:30:00+00:00"),
        ("lunedì 4 maggio 2026", "2026-05-04"),
        ("Monday, the fourth of May 2026", "2026-05-04"),
        ("04-May-2026 07:30:12 GMT", "2026-05-04T07:30:12+00:00"),
        ("Mon 4/5/26", "2026-05-04"),
        ("Tue, 05/05/2026 - 10:14", "2026-05-05T10:14:00+00:00"),
        ("Mon, 05/04/2026 - 10:14", "2026-05-04T10:14:00+00:00"),
        ("04/05/2026", None),
        ("24-05-2026", "2026-05-24"),
        ("24-05-26, 18:20", "2026-05-24T18:20:00+00:00"),
        ("Lissby won 14-05-26", None),
        ("four out 2026", None),
    ],
)
def test_a_date_is_read_as_its_outlet_writes_it(line, stated):
    found = dates.stated_moment(line)
    assert (found.isoformat() if found else None) == stated


def test_a_date_between_slashes_is_read_in_the_order_that_is_known():
    assert dates.stated_moment("04/05/2026", day_first=True).isoformat() == "2026-05-04"
    assert dates.stated_moment("04/05/2026", day_first=False).isoformat() == "2026-04-05"


@pytest.mark.parametrize(
    ("text", "first"), [("on 14/05/2026", True), ("on 05/14/2026", False), ("on 04/05/2026", None), ("", None)]
)
def test_the_order_is_known_from_another_date_of_the_text(text, first):
    assert dates.is_day_first(text) is first


@pytest.mark.parametrize(
    "line",
    ["Mis à jour le 4 mai 2026", "Aktualisiert am 4.5.2026", "Laatste update: 4 mei 2026", "Oppdatert 4. mai 2026"],
)
def test_a_change_is_known_by_its_label(line):
    assert [each.updated for each in dates.find(line)] == [True]


def test_when_a_page_was_printed_is_told_apart():
    assert [each.taken for each in dates.find("Printed on: 4 May 2026. Published 1 May 2026")] == [True, False]
