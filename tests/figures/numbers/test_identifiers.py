"""Digits that name one thing are no figures, and numbers that look like them are (CHECKS 4)."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tests.figures.reading import figures, only


@pytest.mark.parametrize(
    "text",
    [
        "The router at 192.168.100.200 was taken over.",
        "The attack came from 10.0.0.17 and 172.16.254.1:8080.",
        "The server answers at 2001:db8:85a3::8a2e:370:7334 only.",
        "The server answers at fe80::1 only.",
        "Its card has the address 00:1B:44:11:3A:B7.",
        "Its card has the address 00-1B-44-11-3A-B7.",
        "Its card has the address 001b.4411.3ab7.",
        "The device is 550e8400-e29b-41d4-a716-446655440000.",
        "The file's hash is 5d41402abc4b2a76b9719d911017c592.",
        "The commit 9e107d9 mended it.",
        "The program crashed at 0x7ffe12 and 0x00400000.",
    ],
)
def test_an_address_or_a_key_of_a_machine_is_no_figure(text: str) -> None:
    assert figures(text) == ()


@pytest.mark.parametrize(
    "text",
    [
        "Call the desk on +44 (0)20 7946 0018.",
        "Call the desk on 01632 960 001.",
        "Call the desk on (555) 010-4477.",
        "Call the desk on 555.010.4477.",
        "Call the desk on +33 1 99 00 12 34.",
        "Text HELP to 60777 to give.",
    ],
)
def test_a_telephone_number_is_no_figure(text: str) -> None:
    assert figures(text) == ()


@pytest.mark.parametrize(
    "text",
    [
        "See kelbynews.example/a-12-dead?id=42 for more.",
        "Write to desk42@example.org.",
        "He attached report-12-final.pdf and photo 3.jpeg.",
        "He attached data_2019.csv and IMG_4031.JPG.",
        "The post, 1338945611932708864, was deleted.",
        "The paper is doi:10.1000/182, a preprint of arXiv:1207.0580.",
        "Her account is GB29 NWBK 6016 1331 9268 19.",
        "The wreck lies at 51.5074° N, 0.1278° W.",
        "The wreck lies at 51°30′26″N.",
    ],
)
def test_a_file_a_page_a_post_or_a_place_is_no_figure(text: str) -> None:
    assert figures(text) == ()


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The hull cost 1.250.000.000 euros.", "1250000000"),
        ("About 7.946.018 people live there.", "7946018"),
        ("The fund holds 250,000,000,000,000 rupiah.", "250000000000000"),
        ("The fund holds 150000000000 rupiah.", "150000000000"),
        ("It was 31.5°C at noon.", "31.5"),
    ],
)
def test_a_number_that_looks_like_a_name_is_a_figure(text: str, value: str) -> None:
    assert only(text).value == Decimal(value)


def test_an_address_is_known_however_far_from_its_start_the_number_stands() -> None:
    assert figures(f"See https://kelby.example/{'a-long-way-' * 20}/12 for more.") == ()


def test_the_counters_of_a_gallery_are_no_figures() -> None:
    captions = "\n".join(f"{place}/34 {place} November 2017 The mayor opens a bridge." for place in range(7, 13))
    assert figures(captions) == ()
    assert figures(" ".join(f"{place} of 19 The harbour at dusk." for place in range(1, 8))) == ()


def test_shares_of_one_total_are_figures() -> None:
    told = "She scored 7/10, he scored 3/10. The panel gave the dish 9/10."
    assert [figure.text for figure in figures(told)] == ["7/10", "3/10", "9/10"]
    votes = "Of the motions, 3 of 12 passed in May, 5 of 12 in June, 7 of 12 in July and 11 of 12 in August."
    assert len(figures(votes)) >= 4
