"""Whatever is stored has somebody who works on it."""

from __future__ import annotations

import yaml

from handlers.shipped import manifest
from handlers.slack.requests.dispatch import HANDLERS
from handlers.slack.requests.intake import EVENTS, READS


def test_every_event_that_is_stored_is_worked_on() -> None:
    assert EVENTS - set(HANDLERS) == set()


def test_every_command_the_app_offers_is_worked_on() -> None:
    offered = yaml.safe_load(manifest())["features"]["slash_commands"]
    assert {f"command {each['command']}" for each in offered} - set(HANDLERS) == set()


def test_what_stands_with_the_articles_is_a_kind_of_request() -> None:
    assert READS - set(HANDLERS) == set()
