"""Through whom the words of a quote came, and whether they are a translator's."""

from __future__ import annotations

import pytest

from bot.quotes.quote import Quote
from handlers import wiring
from tests.builders import article


def quote(text: str) -> Quote:
    return wiring.reader(None).read(article(text)).quotes[0]


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        ("“The pier will stand,” Ruth Alder told CBS News on Monday.", ("told CBS News",)),
        (
            "Ruth Alder was quoted as telling the BBC that “the pier will stand through the winter”.",
            ("telling the BBC",),
        ),
        ("“The pier will stand,” Alder says in a speech text seen by Reuters.", ("seen by Reuters",)),
        ("The news agency Interfax quoted Ruth Alder as saying: “The pier will stand.”", ("Interfax quoted",)),
        ("“The pier will stand,” Ruth Alder said in an interview with the Guardian.", ("interview with the Guardian",)),
        ("“The pier will stand,” Ruth Alder told the state news agency.", ("told the state news agency",)),
        ("“The pier will stand,” Ruth Alder told the council.", ()),
        ("“The pier will stand,” Ruth Alder told Tom Birch.", ()),
    ],
)
def test_the_way_of_the_words_is_kept(text: str, chain: tuple[str, ...]) -> None:
    assert quote(text).source_chain == chain


@pytest.mark.parametrize(
    ("text", "translated"),
    [
        ("“The bridge is open to everybody,” French President Emmanuel Roche said.", True),
        ("“The bridge is open to everybody,” Ruth Alder said through an interpreter.", True),
        ("“The bridge is open to everybody,” French President Emmanuel Roche said in English.", False),
        ("“The bridge is open to everybody,” British Prime Minister Ruth Alder said.", False),
        ("“The bridge is open to everybody,” Ruth Alder said.", False),
    ],
)
def test_a_speaker_of_another_language_is_translated(text: str, translated: bool) -> None:
    assert quote(text).translated is translated
