import pytest

from bot.stories import name_story
from tests.stories.builders import BUDGET, FERRY_PAPER, FERRY_WIRE
from tests.stories.builders import reading as read


def article(text, **parts):
    return read(text, **parts).article


def test_a_story_is_called_what_most_of_its_headlines_say():
    named = name_story(
        [
            article(FERRY_WIRE, title="What we know so far?"),
            article(FERRY_WIRE, title="Ferry with 214 aboard runs aground off Brekkstad"),
            article(FERRY_PAPER, title="Ferry runs aground off Brekkstad in fog"),
        ]
    )
    assert "runs aground off Brekkstad" in named


@pytest.mark.parametrize(
    ("headline", "name"),
    [
        ("Ferry runs aground off Brekkstad - Fjord News", "Ferry runs aground off Brekkstad"),
        ("WATCH: Ferry runs aground off Brekkstad (VIDEO)", "Ferry runs aground off Brekkstad"),
        ("Council closes three libraries | The Ellerby Post", "Council closes three libraries"),
    ],
)
def test_what_the_site_adds_to_a_headline_is_no_part_of_the_name(headline, name):
    assert name_story([article(FERRY_WIRE, title=headline)]) == name


def test_without_a_headline_the_lede_names_the_story_and_is_cut_between_words():
    name = name_story([article(BUDGET)])
    assert name.startswith("The city council of Ellerby voted late on Tuesday")
    assert name.endswith("…")
    assert name[:-1].split()[-1] in BUDGET.split()


def test_an_empty_text_still_has_a_name():
    assert name_story([article("")])


def test_a_story_without_articles_has_no_name():
    with pytest.raises(ValueError, match="at least one"):
        name_story([])
