"""A correction travels to every thread where the old value was shared, once, with old and new."""

from __future__ import annotations

import pytest

from tests.scenarios.conftest import Newsroom, text
from tests.scenarios.test_digests import toll
from tests.scenarios.test_settings import said
from workspace import Message

CORRECTED = (
    text("kestrel-ballot")
    .replace("\n\nLOWMARCH", "\n\n(Corrects pay offer to 5.4 percent, not 4.5, in paragraph 1)\n\nLOWMARCH", 1)
    .replace("pay offer of 4.5 percent", "pay offer of 5.4 percent")
)


@pytest.fixture
def transport() -> str:
    return "socket"


def notices(newsroom: Newsroom, message: Message) -> list[str]:
    """What a thread was told beside the reply."""
    shown = [newsroom.stage.workspace.shown(each) for each in newsroom.stage.workspace.replies(message)]
    return [each for each in shown if "✏️" in each]


def test_the_thread_of_the_old_text_is_told_once_with_old_and_new(newsroom: Newsroom) -> None:
    other = newsroom.stage.workspace.add_channel("other", members=[newsroom.ben])
    newsroom.ben.invite(newsroom.stage.app.bot_user, other)
    newsroom.stage.settle()
    old = newsroom.post(text("kestrel-ballot"), channel=other, who=newsroom.ben)
    unrelated = newsroom.post(text("kestrel-roof"))
    newsroom.post(CORRECTED)
    newsroom.post(CORRECTED)
    [told] = notices(newsroom, old)
    assert "corrected" in told
    assert "4.5 percent" in told
    assert "5.4 percent" in told
    assert "@ben" not in told
    assert notices(newsroom, unrelated) == []


def test_who_posted_is_named_only_where_the_channel_allows(newsroom: Newsroom) -> None:
    said(newsroom, "mentions on")
    old = newsroom.post(text("kestrel-ballot"), who=newsroom.ben)
    newsroom.post(CORRECTED)
    [told] = notices(newsroom, old)
    assert told.startswith("@ben")


def test_a_correction_made_in_private_is_told_in_that_channel_only(newsroom: Newsroom) -> None:
    public = newsroom.post(text("kestrel-ballot"))
    private = newsroom.post(text("kestrel-ballot"), channel=newsroom.secret)
    newsroom.post(CORRECTED, channel=newsroom.secret)
    assert notices(newsroom, public) == []
    assert len(notices(newsroom, private)) == 1


def test_a_channel_that_is_muted_is_told_nothing(newsroom: Newsroom) -> None:
    old = newsroom.post(text("kestrel-ballot"))
    said(newsroom, "mute here")
    newsroom.post(CORRECTED)
    assert notices(newsroom, old) == []


KILLED = "KILL - Teachers in Lowmarch vote to strike over pay\n\n" + text("kestrel-ballot").split("\n\n", 1)[1]


def test_a_killed_text_is_told_where_it_was_shared(newsroom: Newsroom) -> None:
    old = newsroom.post(text("kestrel-ballot"))
    newsroom.post(KILLED)
    [told] = notices(newsroom, old)
    assert "killed: do not use it" in told


def test_a_toll_that_went_down_is_told_where_the_higher_one_was_shared(newsroom: Newsroom) -> None:
    higher = newsroom.post(toll(60, 10))
    unrelated = newsroom.post(text("kestrel-roof"))
    newsroom.post(toll(31, 15).replace("Sextant", "Vantage"))
    [told] = notices(newsroom, higher)
    assert "revised" in told
    assert "60" in told
    assert "31" in told
    assert notices(newsroom, unrelated) == []
