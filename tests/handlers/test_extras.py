"""What the desk does where an extra is not installed."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from config.settings import unread
from handlers import extras
from handlers.extras import Extra


def test_the_demo_says_in_one_line_what_to_install() -> None:
    code = (
        "from handlers import cli, extras; extras.DEMO = extras.Extra(name='demo', modules=('no_such_module',)); "
        "import sys; sys.argv = ['copydesk', 'demo', '--once']; cli.main()"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 2
    assert done.stderr == "copydesk: the demo needs packages that are not installed: pip install 'copydesk[demo]'\n"


def test_all_of_an_extra_must_be_there() -> None:
    assert not Extra(name="demo", modules=("json", "no_such_module")).installed
    assert extras.DEMO.installed


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
