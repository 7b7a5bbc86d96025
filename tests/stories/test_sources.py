from bot.stories import DocumentFrequencies, sign
from bot.stories.sources import Told, independent_sources, outlets
from tests.stories.builders import BUDGET, FERRY_PAPER, FERRY_WIRE, reading, thresholds

REPRINT = FERRY_WIRE.replace("without", "with no") + "More follows.\n"


def told(text, outlet=None):
    return Told(signature=sign(reading(text), DocumentFrequencies.start(thresholds())), outlet=outlet)


def count(*articles):
    return independent_sources(articles, thresholds())


def test_two_outlets_in_their_own_words_are_two_sources():
    assert count(told(FERRY_WIRE, "Coast Wire"), told(FERRY_PAPER, "Harbour Post")) == 2


def test_a_reprint_of_the_wire_is_no_second_source():
    assert count(told(FERRY_WIRE, "Coast Wire"), told(REPRINT, "Harbour Post")) == 1


def test_one_outlet_writing_twice_is_one_source():
    assert count(told(FERRY_WIRE, "Harbour Post"), told(FERRY_PAPER, "Harbour Post")) == 1


def test_a_reprint_ties_together_what_its_outlet_wrote_besides():
    assert count(told(FERRY_WIRE, "Wire"), told(REPRINT, "Post"), told(BUDGET, "Post")) == 1


def test_texts_of_unknown_outlets_count_by_their_wording():
    assert count(told(FERRY_WIRE), told(REPRINT), told(FERRY_PAPER)) == 2


def test_a_story_without_articles_has_no_source():
    assert count() == 0


def test_each_outlet_is_named_once_in_the_order_they_came():
    assert outlets([told(FERRY_PAPER, "Post"), told(FERRY_WIRE), told(FERRY_WIRE, "Wire"), told(BUDGET, "Post")]) == (
        "Post",
        "Wire",
    )
