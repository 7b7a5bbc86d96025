from dataclasses import replace

import pytest

from bot.stories import name_story
from tests.builders import figure
from tests.stories.builders import BUDGET, FERRY_PAPER, FERRY_WIRE
from tests.stories.builders import reading as read


def article(text, **parts):
    return read(text, **parts)


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


@pytest.mark.parametrize(
    ("headline", "figures", "name"),
    [
        ("Ferry aground off Brekkstad, 214 rescued", ["214"], "Ferry aground off Brekkstad"),
        ("At least 31 hurt as market hall roof collapses", ["31"], "Market hall roof collapses"),
        ("Barnes, 34, wins the Harbour Race", ["34"], "Barnes wins the Harbour Race"),
        ("Moor fire drives more than 400 people from Ellerby", ["400"], "Moor fire drives people from Ellerby"),
        ("Teachers reject 4.5 per cent pay offer", ["4.5 per cent"], "Teachers reject … pay offer"),
        ("Toll rises to 12 in Duhrenbach", ["12"], "Toll rises to … in Duhrenbach"),
        ("Ferry with 214 aboard runs aground", ["214"], "Ferry with … aboard runs aground"),
        ("Earthquake: 31 dead in Kelby", ["31"], "Earthquake: … dead in Kelby"),
    ],
)
def test_no_figure_stands_in_a_name(headline, figures, name):
    plain = article(FERRY_WIRE, title=headline)
    found = tuple(figure(each, headline) for each in figures)
    assert name_story([replace(plain, figures=found)]) == name


def test_a_lede_that_names_a_story_loses_its_figures_too():
    lede = "The council closed 3 libraries on Tuesday. Nobody was asked."
    named = name_story([replace(article(lede), figures=(figure("3", lede),))])
    assert named == "The council closed libraries on Tuesday"


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
