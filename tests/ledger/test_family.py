"""The family of one thing said: one version for every way it was printed."""

from __future__ import annotations

from bot.ledger.family import Family, family
from bot.ledger.utterance import Utterance, Version
from bot.quotes.thresholds import QuoteThresholds
from bot.verdict import Verdict
from config.settings import defaults
from tests.builders import quote

THRESHOLDS = QuoteThresholds(**defaults()["quotes"])
SAID = "We will rebuild the pier before the winter"


def version(article: str, outlet: str | None, words: str = SAID, after: str = "Ruth Alder said.") -> Version:
    sentence = f"“{words},” {after}"
    return Version(
        article=article,
        outlet=outlet,
        published=None,
        quote=quote(words, sentence, speaker="Ruth Alder"),
        context=sentence,
    )


def of(*versions: Version, origins: dict[str, str] | None = None) -> Family:
    return family(Utterance(id="u", speaker="Ruth Alder", versions=versions), THRESHOLDS, origins)


def test_the_longest_version_comes_first_and_is_what_the_others_are_held_against() -> None:
    told = of(version("a", "Dayline", "rebuild the pier"), version("b", "Sextant"))
    assert [(member.outlets, member.verdict) for member in told.members] == [
        (("Sextant",), Verdict.IDENTICAL),
        (("Dayline",), Verdict.TRIMMED),
    ]


def test_the_same_words_in_a_copy_of_the_whole_article_are_one_version() -> None:
    told = of(version("a", "Sextant"), version("b", "Dayline", after="the mayor said."), origins={"b": "a"})
    assert [member.outlets for member in told.members] == [("Sextant", "Dayline")]
    assert told.printed == 2


def test_changed_words_in_a_copy_are_a_version_of_their_own() -> None:
    changed = SAID.replace("will", "must")
    told = of(version("a", "Sextant"), version("b", "Dayline", changed), origins={"b": "a"})
    assert [member.verdict for member in told.members] == [Verdict.IDENTICAL, Verdict.ALTERED]


def test_an_outlets_later_copy_with_the_same_words_is_not_counted_again() -> None:
    told = of(version("a", "Sextant"), version("b", "Sextant", after="said the mayor, who was on the quay."))
    assert len(told.members) == 1
    assert told.printed == 1


def test_copies_that_name_each_other_come_to_an_end() -> None:
    told = of(version("a", None), version("b", None, after="the mayor said."), origins={"a": "b", "b": "a"})
    assert told.printed == 2
