"""Articles, readings and thresholds for the story tests; every text is written for this project."""

from __future__ import annotations

from datetime import date

from bot.article import Moment, Span, compose
from bot.language.names.name import Name, NameKind
from bot.reading import Reading
from bot.stories import StoryThresholds
from config.settings import defaults

FERRY_WIRE = """\
The ferry Havsula ran aground off Brekkstad early on Tuesday with 214 passengers on board, the coastguard said. \
Rescue boats took everyone ashore before noon and nobody was badly hurt.
Captain Ragnhild Moe told reporters the steering failed as the ship entered the narrow strait in fog. \
"We lost the rudder and there was no time to anchor," she said.
The operator, Nordfjord Lines, stopped sailings on the route while divers inspect the hull for leaks.
"""
FERRY_PAPER = """\
More than two hundred people were brought to safety on Tuesday after the Havsula, a car ferry of Nordfjord Lines, \
ran aground in fog in the strait outside Brekkstad. Fishing vessels helped the coastguard to take 214 passengers ashore.
According to captain Ragnhild Moe the rudder stopped answering shortly before six. "There was no time to anchor," \
she told the local radio. Divers were to look for damage to the hull; the company cancelled all sailings for the day.
"""
FERRY_INQUIRY = """\
Nordfjord Lines will sell two of its oldest ferries and hire sixty engineers, the company announced at its annual \
meeting in Brekkstad. Shareholders approved a dividend for the first time in four years.
Captain Ragnhild Moe, who also sits on the board for the crews, welcomed the plan. "New ships are what our people \
asked for," she said. The coastguard supports electric propulsion in the fjords, a spokesman added.
"""
BUDGET = """\
The city council of Ellerby voted late on Tuesday to close three public libraries and to raise parking fees by a \
third, ending weeks of argument over the budget. The mayor, Tomas Reyl, called the vote painful but necessary.
Opposition members left the chamber in protest. Residents have thirty days to object to the savings.
"""


def reading(
    text: str,
    *,
    title: str | None = None,
    on: str | None = None,
    outlet: str | None = None,
    people: tuple[str, ...] = (),
) -> Reading:
    """A reading of `text` with no figures or quotes and the people named, dated by the day `on`."""
    published = Moment.on(date.fromisoformat(on)) if on else None
    article = compose(body=text, title=title, outlet=outlet, published=published)
    named = tuple(Name(canonical=each, kind=NameKind.PERSON, mentions=(Span(start=0, end=1),)) for each in people)
    return Reading(article=article, names=named)


def thresholds() -> StoryThresholds:
    """The shipped ones."""
    return StoryThresholds(**defaults()["stories"])
