"""Numbers a copy editor does not compare, in sentences with none beside them and in sentences with one (CHECKS 4)."""

from __future__ import annotations

import pytest

from tests.figures.reading import figures

NONE = [
    "The plant opened in 1998 and shut in spring 2004.",
    "They married on 12 June 1987, a Friday.",
    "The talks resume on March 3-4.",
    "Voting ends at 6.30pm on Sunday.",
    "The ferry left at 2242 local time.",
    "Shortly before eleven, haze lay over the town.",
    "Just after six the sirens stopped.",
    "Hide Caption 22 of 25 in the gallery.",
    "The alarm went off at 04:17.",
    "The doors open at half past seven.",
    "Call the hotline on 0800 555 0199.",
    "Call the hotline on 02079460000.",
    "Call the hotline on 020 7946 0018.",
    "The docket number is 24-1187.",
    "The case, 24-cv-1187, was dropped.",
    "See Figs. 3 and 4.",
    "Write to desk@example.org or see https://example.org/2024/11/3-dead.html?id=42 for more.",
    "The crash of Flight 370 is still a riddle.",
    "Route 66 was closed.",
    "A Boeing 737 and an Airbus A320 were parked outside.",
    "The Galaxy S9 and the iPhone 11 Pro are gone, and so is the 11 Pro Max.",
    "He drove a Peugeot 208 through the gate.",
    "The Group of Twenty met without the Big Four.",
    "The Gang of Nine met again.",
    "He finished in the top seven.",
    "The shop is open 24/7.",
    "Security has been tight since 9/11.",
    "See Chapter 4, page 12 and Table 3.",
    "Article 5 of the treaty applies.",
    "The office is at 10 Downing Street.",
    "The fire broke out at 221 Marlow Road.",
    "Android 8.1 and Windows 11 are affected.",
    "The Apollo 13 mission failed.",
    "COVID-19 spread through the camp.",
    "The MH17 verdict is due.",
    "No one was hurt, and the one they sought was gone.",
    "One cannot say so, and one should not.",
    "They met one another one by one.",
    "One day he will return.",
    "She dreams about one day opening a bakery.",
    "The one-day international was lost.",
    "On the one hand it rained; on the other it did not.",
    "It was the one filmed at night.",
    "She is second to none.",
    "The 1980s were loud.",
    "A woman in her 40s was found.",
    "The 2024-25 season is over.",
    "U-21 teams are not allowed.",
    "The under-21s lost.",
    "The Class of 2019 met again.",
    "Psalm 23 was read, then John 3:16.",
    "It came out in the 18th century.",
    "The FTSE 100 and the S&P 500 slid.",
    "Kelby's No. 10 limped off.",
    "Resolution 1701 was adopted.",
    "He wore number 7.",
    "Tune in to Channel 4 or Radio 2.",
    "Her Twitter handle is @marlow99 #vote2024.",
    "Version 2.4.1 is out.",
    "It records 4K video.",
    "He sank a three-pointer.",
]
ONE = [
    ("Flight 370 carried 239 people.", "239"),
    ("Since 9/11 the agency has hired 4,000 guards.", "4,000"),
    ("In 2019 it sold 1,900 cars.", "1,900"),
    ("Two of the F-16s were lost.", "Two"),
    ("The Group of Seven pledged $50 billion.", "$50 billion"),
    ("By 5 p.m. 40 boats had sunk.", "40"),
    ("Police Arrest 12 Men In Harbour Raid", "12"),
    ("Marlow Mayor Fires 30 Workers Over Strike", "30"),
    ("Chapter 11 protection covers debts of $3m.", "$3m"),
    ("The 2012 flood killed 31 sheep.", "31"),
    ("Article 5 was invoked by 12 states.", "12"),
]


@pytest.mark.parametrize("text", NONE)
def test_what_counts_nothing_is_not_returned(text: str) -> None:
    assert [figure.text for figure in figures(text) if figure.kind != "ordinal"] == []


@pytest.mark.parametrize(("text", "number"), ONE)
def test_a_figure_beside_it_is_returned(text: str, number: str) -> None:
    assert [figure.text for figure in figures(text)] == [number]
