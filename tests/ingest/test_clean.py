"""What belongs to the carrier and not to the article: characters read wrong, lines a site says of itself."""

from __future__ import annotations

import pytest

from bot.ingest import clean
from bot.ingest.read import read
from tests.ingest.builders import BODY, dropped, pasted, thresholds


def twice(text: str) -> str:
    """The text in UTF-8 as a desk reads it that takes it for Windows-1252."""
    return "".join(bytes([byte]).decode("cp1252", "replace") for byte in text.encode())


@pytest.mark.parametrize("text", ["A £3 pool – “gone,” it’s said.", "Früh in Zürich: 4 € für Käse", "São João, 5 °C"])
def test_a_text_decoded_twice_is_read_as_it_was(text):
    assert clean.characters(twice(text)) == text


@pytest.mark.parametrize("text", ["Âge d’or", "São Paulo’s “Ângela”", "Ålesund–Åre", "PÂTÉ € 4", "Ä€"])
def test_a_text_that_only_looks_so_stays(text):
    assert clean.characters(text) == text


def test_entities_that_were_escaped_twice_are_read_and_a_bare_ampersand_stays():
    assert (
        clean.characters("It&#8217;s &amp;#163;3.4m &amp;amp; more &ndash; caf&eacute;") == "It’s £3.4m & more – café"
    )
    assert clean.characters("R&D; Marks & Spencer; AT&T; &lissby;") == "R&D; Marks & Spencer; AT&T; &lissby;"


def test_ligatures_are_taken_apart():
    assert clean.characters("ﬁve oﬃcials, ﬂoods, ﬀ, oﬄine") == "five officials, floods, ff, offline"


@pytest.mark.parametrize(
    "line",
    [
        "Comments are moderated and may take a while to appear.",
        "Please read our commenting guidelines before posting.",
        "Your email address will not be published. Required fields are marked *",
        "Already a subscriber? Log in",
        "Get unlimited digital access for 1 euro a month",
        "Subscribe to continue reading",
        "This article is reserved for our subscribers",
        "Download our free app for breaking news",
        "This site uses cookies to improve your experience. Accept all cookies?",
        "Accept all cookies",
        "By clicking “Agree” you accept our use of cookies.",
    ],
)
def test_what_a_site_says_of_itself_is_no_text(line):
    first, second = BODY.split("\n\n")
    assert read(pasted(f"{first}\n\n{line}\n\n{second}"), thresholds()).text.endswith(BODY)


@pytest.mark.parametrize(
    "line",
    [
        "The website uses cookies without consent, the watchdog said.",
        "Comments by the minister are expected on Friday.",
        "Become a member of the union, she told the dockers.",
        "Downloads of the app rose by 40 percent.",
    ],
)
def test_what_an_article_says_of_such_things_stays(line):
    assert clean.lines(line) == [line]


def test_a_list_of_links_is_no_text_and_a_single_one_stays():
    listed = "* Tram fares rise https://kv.example/1\n* Ferry aground (https://kv.example/2)"
    assert clean.lines(f"One.\n{listed}\nTwo.") == ["One.", "Two."]
    assert clean.lines("One.\nMore at https://kv.example/1\nTwo.") == ["One.", "More at https://kv.example/1", "Two."]


def test_hidden_and_deleted_words_of_an_rtf_are_left_out():
    source = (
        rb"{\rtf1\ansi Lissby voted {\v (secret: 99) }to dredge.\par \v Not for print.\par "
        rb"\v0 It {\deleted may }will cost 4.2 million.\par}"
    )
    article = read(dropped(source, "a.rtf"), thresholds())
    assert article.text.split() == ["Lissby", "voted", "to", "dredge.", "It", "will", "cost", "4.2", "million."]
