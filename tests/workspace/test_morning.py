"""The newsroom morning: its sheet, its texts and its expectations hold together."""

import re
from datetime import datetime, timedelta
from importlib.resources import files
from zoneinfo import ZoneInfo

import pytest

from workspace.morning import EventKind, UnknownWordsError, load, load_expectations

MORNING = load()
EXPECTATIONS = load_expectations()
TEXTS = {event.file: event.text for event in MORNING.events if event.file}
POSTED = {event.file: event for event in MORNING.events if event.file}
BLANK_LINE = re.compile(r"\S\n\n\S")
VERDICTS = {"update", "revision", "sources_differ", "conflict", "altered", "misattributed", "trimmed", "silent"}
WEEKDAY = re.compile(r"(Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday),? (\d{1,2} March 2026)")


def test_the_morning_is_as_large_as_a_newsroom_needs():
    posted = [article for article in MORNING.articles if POSTED[article.file].kind is not EventKind.EDIT]
    assert len(posted) >= 17
    assert len({article.story for article in posted}) >= 5
    assert len({article.outlet for article in posted}) >= 4
    assert {event.kind for event in MORNING.events} == set(EventKind)


def test_every_file_is_used_by_one_event_and_described_once():
    on_disk = sorted(entry.name for entry in files("workspace.morning").joinpath("articles").iterdir())
    assert sorted(event.file for event in MORNING.events if event.file) == on_disk
    assert sorted(article.file for article in MORNING.articles) == on_disk


def test_events_come_in_order_of_time_in_the_newsrooms_zone():
    times = [event.at for event in MORNING.events]
    assert times == sorted(times)
    assert len(set(times)) == len(times)
    assert times[0] == datetime(2026, 3, 11, 9, 50, tzinfo=ZoneInfo("Europe/London"))
    assert {moment.date() for moment in times} == {MORNING.day - timedelta(days=1), MORNING.day}


def test_whoever_posts_is_a_member_of_the_channel():
    members = {channel.name: channel.members for channel in MORNING.channels}
    assert all(event.who in members[event.channel] for event in MORNING.events)


def test_every_member_is_a_known_user_with_a_real_time_zone():
    zones = {user.handle: ZoneInfo(user.tz) for user in MORNING.users}
    assert len(zones) == len(MORNING.users)
    assert all(member in zones for channel in MORNING.channels for member in channel.members)


def test_a_text_is_published_before_it_is_posted():
    for article in MORNING.articles:
        if isinstance(article.published, datetime):
            assert article.published < POSTED[article.file].at, article.file


def test_what_is_said_of_a_text_can_be_read_in_it():
    outlets = {outlet.name: outlet for outlet in MORNING.outlets}
    signatures = {"Quay Markets": "Quay Markets ·", "Sextant News Agency": "\nSextant News Agency\n"}
    for article in MORNING.articles:
        text = TEXTS[article.file]
        assert article.headline in text.split("\n"), article.file
        assert signatures.get(article.outlet, article.outlet) in text, article.file
        assert (article.url or "https://") in text or article.url is None, article.file
        assert article.url is None or outlets[article.outlet].domain in article.url, article.file
        assert isinstance(article.published, datetime) is bool(re.search(r"\d:\d\d", text)), article.file
        if isinstance(article.published, datetime):
            clock = f"{article.published:%H:%M}".lstrip("0")
            spellings = (clock, article.published.strftime("%H:%M"))
            assert any(spelling in text for spelling in spellings), article.file


def test_outlets_differ_in_whether_a_link_comes_with_the_text():
    linked = {article.outlet for article in MORNING.articles if article.url}
    assert linked
    assert {article.outlet for article in MORNING.articles} - linked
    assert {outlet.name for outlet in MORNING.outlets if outlet.domain} == linked
    assert MORNING.house_outlet in {outlet.name for outlet in MORNING.outlets}


@pytest.mark.parametrize("name", sorted(TEXTS))
def test_a_text_has_the_length_and_shape_of_news(name):
    text = TEXTS[name]
    assert 120 <= len(text.split()) <= 400
    assert text.count("\n\n") >= 5
    assert BLANK_LINE.search(text)
    assert text == text.strip()


@pytest.mark.parametrize("name", sorted(TEXTS))
def test_weekdays_in_the_texts_are_right(name):
    for weekday, written in WEEKDAY.findall(TEXTS[name]):
        assert datetime.strptime(written + " +0000", "%d %B %Y %z").strftime("%A") == weekday


def test_the_edit_changes_one_figure_of_its_authors_own_post():
    (edit,) = [event for event in MORNING.events if event.kind is EventKind.EDIT]
    post = POSTED[edit.of]
    assert (post.who, post.channel, post.kind) == (edit.who, edit.channel, EventKind.POST)
    assert post.at < edit.at
    before, after = post.text.split(), edit.text.split()
    assert [pair for pair in zip(before, after, strict=True) if pair[0] != pair[1]] == [("£3.6m", "£36m")]


def test_a_text_of_the_private_channel_is_posted_nowhere_else():
    private = {channel.name for channel in MORNING.channels if channel.private}
    (article,) = [event for event in MORNING.events if event.channel in private]
    story = {row.file: row.story for row in MORNING.articles}
    later = [event for event in MORNING.events if event.at > article.at and event.file and event.channel not in private]
    assert any(story[event.file] == story[article.file] for event in later)


def test_secrets_stand_in_their_text_and_in_no_other():
    for secret in EXPECTATIONS.secrets:
        assert POSTED[secret.file].channel == secret.channel
        for words in secret.words:
            assert [name for name, text in TEXTS.items() if words in text] == [secret.file], words


@pytest.mark.parametrize("planted", EXPECTATIONS.planted, ids=lambda planted: planted.id)
def test_planted_words_stand_in_both_texts_and_the_right_one_is_later(planted):
    assert {planted.verdict, *planted.accept} <= VERDICTS
    assert planted.words in TEXTS[planted.left]
    assert planted.against in TEXTS[planted.right]
    left, right = (next(a for a in MORNING.articles if a.file == name) for name in (planted.left, planted.right))
    if isinstance(left.published, datetime) and isinstance(right.published, datetime):
        assert left.published > right.published
    assert POSTED[planted.left].at > POSTED[planted.right].at
    assert planted.settled_by is None or POSTED[planted.settled_by].of == planted.left


def test_every_kind_of_difference_is_planted():
    verdicts = {planted.verdict for planted in EXPECTATIONS.planted}
    assert verdicts == VERDICTS - {"trimmed"}
    assert len({planted.id for planted in EXPECTATIONS.planted}) == len(EXPECTATIONS.planted)


def test_a_difference_involving_the_private_text_is_shown_in_its_channel_only():
    secret_files = {secret.file: secret.channel for secret in EXPECTATIONS.secrets}
    for planted in EXPECTATIONS.planted:
        channels = {secret_files[name] for name in (planted.left, planted.right) if name in secret_files}
        if planted.verdict != "silent":
            assert planted.only_in == (channels.pop() if channels else None)


def test_the_readme_explains_every_planted_row():
    lines = files("workspace.morning").joinpath("README.md").read_text(encoding="utf-8").splitlines()
    rows = {line.split("`")[1]: line for line in lines if line.startswith("| `")}
    assert list(rows) == [planted.id for planted in EXPECTATIONS.planted]
    for planted in EXPECTATIONS.planted:
        row = rows[planted.id]
        assert planted.words in row
        assert planted.against in row
        assert planted.verdict in row.split("|")[2]


def test_a_reworded_morning_differs_in_that_text_only():
    other = MORNING.reworded("courier-bridge.txt", "38,400", "34,800")
    changed = [new for new, old in zip(other.events, MORNING.events, strict=True) if new != old]
    assert [event.file for event in changed] == ["courier-bridge.txt"]
    assert "carries 34,800 vehicles" in changed[0].text


@pytest.mark.parametrize("words", ["no such words", "bridge"])
def test_rewording_what_does_not_stand_exactly_once_is_refused(words):
    with pytest.raises(UnknownWordsError):
        MORNING.reworded("courier-bridge.txt", words, "x")
