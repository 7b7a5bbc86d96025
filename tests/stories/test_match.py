import random

import pytest

from bot.stories import Candidate, DocumentFrequencies, Known, decide, search_terms, sign
from tests.stories.builders import BUDGET, FERRY_INQUIRY, FERRY_PAPER, FERRY_WIRE, reading, thresholds


def known(story, *readings):
    frequencies = DocumentFrequencies.start(thresholds())
    articles = tuple(Known(signature=sign(each, frequencies), published=each.article.published) for each in readings)
    return Candidate(story=story, articles=articles)


def decision(arriving, *candidates):
    signature = sign(arriving, DocumentFrequencies.start(thresholds()))
    return decide(signature, arriving.article.published, candidates, thresholds())


def test_two_outlets_on_one_event_are_one_story():
    found = decision(reading(FERRY_PAPER, on="2026-03-10"), known("ferry", reading(FERRY_WIRE, on="2026-03-10")))
    assert (found.kind, found.story) == ("match", "ferry")


def test_two_outlets_on_one_event_are_one_story_without_dates():
    assert decision(reading(FERRY_PAPER), known("ferry", reading(FERRY_WIRE))).kind == "match"


def test_the_same_cast_on_another_day_is_another_story():
    ferry = known("ferry", reading(FERRY_WIRE, on="2026-03-10"), reading(FERRY_PAPER, on="2026-03-10"))
    assert decision(reading(FERRY_INQUIRY, on="2026-03-24"), ferry).kind != "match"


def test_another_event_of_the_same_day_is_new_and_names_no_candidate():
    found = decision(reading(BUDGET, on="2026-03-10"), known("ferry", reading(FERRY_WIRE, on="2026-03-10")))
    assert (found.kind, found.story, found.candidate) == ("new", None, None)


def test_an_empty_archive_means_a_new_story():
    assert decision(reading(BUDGET)).kind == "new"


def test_the_order_of_candidates_changes_nothing():
    candidates = [
        known("ferry", reading(FERRY_WIRE, on="2026-03-10")),
        known("meeting", reading(FERRY_INQUIRY, on="2026-03-10")),
        known("budget", reading(BUDGET, on="2026-03-10")),
    ]
    arriving = reading(FERRY_PAPER, on="2026-03-10")
    first = decision(arriving, *candidates)
    for seed in range(4):
        random.Random(seed).shuffle(candidates)
        assert decision(arriving, *candidates) == first
    assert first.story == "ferry"


def test_a_match_says_in_words_what_is_shared():
    wire = reading(FERRY_WIRE, on="2026-03-10", people=("Captain Ragnhild Moe",))
    paper = reading(FERRY_PAPER, on="2026-03-10", people=("Ragnhild Moe",))
    said = decision(paper, known("ferry", wire)).reasons
    assert said[0] == "Moe"
    assert "same day" in said
    assert any(reason.endswith("of the wording shared") for reason in said)


@pytest.mark.parametrize(
    "text", ["", "Rain.", "!!! ???", "Über den Fluss führt seit gestern keine Brücke mehr.", "火災で三人が死亡した。"]
)
def test_a_text_with_little_to_go_by_gets_a_sensible_decision(text):
    assert decision(reading(text), known("ferry", reading(FERRY_WIRE))).kind == "new"


def test_a_clock_that_goes_back_still_finds_the_story():
    found = decision(reading(FERRY_PAPER, on="2026-03-09"), known("ferry", reading(FERRY_WIRE, on="2026-03-10")))
    assert found.kind == "match"


def test_the_search_asks_for_the_rarest_words_of_the_article():
    asked = search_terms(sign(reading(FERRY_WIRE), DocumentFrequencies.start(thresholds())))
    assert {"havsula", "brekkstad"} <= set(asked)
    assert not {"the", "said", "on"} & set(asked)


def test_a_name_spelled_in_another_house_style_is_the_same_name():
    there = known("talks", reading(FERRY_WIRE, title="Moe Zelensky steers Havsula aground"))
    here = reading(FERRY_PAPER, title="Zelenskyy on the Havsula")
    plain = reading(FERRY_PAPER, title="Zelensky on the Havsula")
    assert decision(here, there).score == decision(plain, there).score


def test_a_story_of_thousands_of_articles_is_still_found():
    crowd = known("ferry", *[reading(FERRY_WIRE, on="2026-03-10")] * 5_000)
    assert decision(reading(FERRY_PAPER, on="2026-03-10"), crowd).story == "ferry"


def test_a_page_that_carries_more_than_its_article_is_searched_by_its_headline():
    page = reading(BUDGET * 3, title="Havsula aground off Brekkstad")
    asked = search_terms(sign(page, DocumentFrequencies.start(thresholds())))
    assert {"havsula", "brekkstad", "aground"} <= set(asked)
