"""The demo morning, played through the real bot: what was planted is told, what must not leak does not."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from config.settings import Settings
from handlers.demo.replay import morning_staged, replay
from handlers.demo.stage import Stage
from tests.scenarios.conftest import refused
from workspace import Message
from workspace.morning import Morning, load, load_expectations


@dataclass(frozen=True, kw_only=True)
class Played:
    stage: Stage
    posted: dict[str, Message]

    def answer(self, file: str) -> str:
        replies = self.stage.workspace.replies(self.posted[file])
        assert len(replies) == 1
        return self.stage.workspace.shown(replies[0])

    def channel(self, name: str) -> str:
        ws = self.stage.workspace
        bot = self.stage.app.bot_user.id
        return "\n".join(ws.shown(each) for each in ws.messages(ws.channel(name)) if each.user == bot)


def play(morning: Morning) -> Iterator[Played]:
    with morning_staged(morning, Settings()) as stage:
        yield Played(stage=stage, posted=replay(stage, morning))
        assert refused(stage) == []


@pytest.fixture(scope="module")
def played() -> Iterator[Played]:
    yield from play(load())


def test_a_million_for_a_billion_is_told(played: Played) -> None:
    assert "£4.21 million" in played.answer("vantage-nordane.txt")


def test_two_swapped_digits_are_told(played: Played) -> None:
    said = played.answer("harbour-post-bridge.txt")
    assert "34,800" in said
    assert "38,400" in said


def test_a_changed_word_in_a_quote_is_told_with_the_word(played: Played) -> None:
    assert "“light” in Vantage Daily, “hope” in Sextant" in played.answer("vantage-ferry.txt")


def test_police_and_organisers_are_both_named(played: Played) -> None:
    said = played.answer("harbour-post-march.txt").lower()
    assert "police" in said
    assert "organisers" in said


def test_an_outlet_that_only_rounds_is_not_told(played: Played) -> None:
    assert "Confirm" not in played.answer("quay-nordane.txt")


def test_the_digest_comes_once_and_names_what_waits(played: Played) -> None:
    ws = played.stage.workspace
    bot = played.stage.app.bot_user.id
    posts = [each for each in ws.messages(ws.channel("newsroom")) if each.user == bot and each.ts == each.root_ts]
    heads = [ws.shown(each) for each in posts if "The digest of" in ws.shown(each)]
    assert len(heads) == 1
    assert "need attention" in heads[0]


@pytest.mark.parametrize("secret", load_expectations().secrets, ids=lambda secret: secret.file)
def test_words_of_a_private_text_appear_in_its_channel_only(played: Played, secret: object) -> None:
    others = [each.name for each in load().channels if each.name != secret.channel]  # type: ignore[attr-defined]
    told = "\n".join(played.channel(name) for name in others)
    leaked = [words for words in secret.words if words in told]  # type: ignore[attr-defined]
    assert leaked == []


def test_one_figure_changed_in_the_input_changes_the_thread() -> None:
    changed = load().reworded("harbour-post-bridge.txt", "34,800 vehicles", "38,400 vehicles")
    for replayed in play(changed):
        assert "34,800" not in replayed.answer("harbour-post-bridge.txt")
        assert "Vehicles" not in replayed.answer("harbour-post-bridge.txt")
