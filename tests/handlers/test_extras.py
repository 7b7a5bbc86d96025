"""What the desk does where an extra is not installed."""

from __future__ import annotations

import subprocess
import sys
from datetime import UTC, date, datetime, time
from decimal import Decimal
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bot.digests import Chart, Digest, Subscription
from bot.digests.chart import Point
from bot.digests.digest import StoryLine
from bot.inbox.delivery import Delivery, UndeliverableError
from bot.report import StoryCard
from config.settings import Settings, unread
from handlers import doctor, extras
from handlers.extras import Extra
from handlers.slack.client import web_client
from handlers.slack.posting.deliveries import UPLOAD, digest_deliveries
from handlers.slack.posting.layouts import Layouts
from handlers.slack.posting.poster import Poster

ABSENT = Extra(name="charts", modules=("no_such_module",))


def test_the_demo_says_in_one_line_what_to_install() -> None:
    code = (
        "from handlers import cli, extras; extras.DEMO = extras.Extra(name='demo', modules=('no_such_module',)); "
        "import sys; sys.argv = ['copydesk', 'demo', '--once']; cli.main()"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 2
    assert done.stderr == "copydesk: the demo needs packages that are not installed: pip install 'copydesk[demo]'\n"


def test_the_doctor_advises_where_charts_are_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor, "CHARTS", ABSENT)
    (found,) = (each for each in doctor.examine(Settings(_env_file=None), also=()) if each.what == "charts")
    assert found.trouble is None
    assert found.advice == "not installed, digests come without pictures: pip install 'copydesk[charts]'"


def test_a_chart_another_process_asked_for_is_given_up_with_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("handlers.slack.posting.poster.CHARTS", ABSENT)
    delivery = Delivery(id="d", team="T1", channel="C1", call=UPLOAD, payload={"chart": "{}", "zone": "UTC"})
    with pytest.raises(UndeliverableError, match=r"copydesk\[charts\]"):
        Poster(web_client("", "http://127.0.0.1:9/"), Layouts()).post(delivery)


def test_all_of_an_extra_must_be_there() -> None:
    assert not Extra(name="demo", modules=("json", "no_such_module")).installed
    assert extras.CHARTS.installed


@pytest.mark.parametrize(
    ("name", "near"),
    [("COPYDESK_DEFAULT", "COPYDESK_DEFAULTS"), ("COPYDESK_ZZZ", None), ("SLACK_BOT_TOKN", "SLACK_BOT_TOKEN")],
)
def test_a_name_in_the_environment_that_looks_like_ours_is_told_with_the_one_meant(
    name: str, near: str | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert unread({name: "x"}) == {name: near}


def test_names_that_are_ours_or_somebody_elses_are_not_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert unread({"COPYDESK_DEFAULTS": "x", "HOSTNAME": "x", "SLACK_WEBHOOK": "x", "HOSTS": "x"}) == {}


def test_a_name_mistyped_in_the_file_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".env").write_text("DATABASE_ULR=x\nTIME_ZONE=UTC\nCOMPOSE_FILE=x\n", "utf-8")
    assert unread({}) == {"DATABASE_ULR": "DATABASE_URL"}


@pytest.mark.parametrize(("installed", "calls"), [(extras.CHARTS, {"post", "upload"}), (ABSENT, {"post"})])
def test_a_digest_comes_without_pictures_where_charts_are_missing(
    installed: Extra, calls: set[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(extras, "CHARTS", installed)
    points = tuple(
        Point(at=datetime(2026, 3, 12, 8 + at, tzinfo=UTC), value=Decimal(value), text=str(value))
        for at, value in enumerate((12, 60, 84))
    )
    chart = Chart(title="Killed", story="Ferry", unit=None, points=points)
    since = datetime(2026, 3, 11, tzinfo=UTC)
    told = StoryLine(card=StoryCard(id="1", name="Ferry", articles=3, sources=3), fresh=1, charts=(chart,))
    digest = Digest(day=date(2026, 3, 12), since=since, developing=(told,))
    order = Subscription(id="1", team="T1", channel="C1", at=time(8, 30), zone="UTC")
    assert {each.call for each in digest_deliveries(order, digest, ZoneInfo("UTC"))} == calls
