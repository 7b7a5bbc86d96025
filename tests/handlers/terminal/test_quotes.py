"""What an operator reads when looking a quote up."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest
from rich.console import Console

from bot.storage import Store, migrate, open_database
from config.settings import Settings
from handlers.terminal.quotes import print_quotes
from tests.archive import Archive

PIER = (
    "Council votes to rebuild the pier\n\nNORDANE — The council of Nordane voted on Monday to rebuild the pier that "
    "the storm took in January. {}\n\nThe pier had stood since 1911 and carried the ferry to the islands."
)


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    made = Settings(_env_file=None, database_url=f"sqlite:///{tmp_path / 'desk.db'}", time_zone="Europe/Berlin")
    engine = open_database(made.database_url)
    migrate(engine)
    kept = Archive(Store(engine))
    kept.keep(PIER.format("“We will rebuild it before the winter comes,” said Mayor Ruth Alder."), "Sextant")
    kept.keep(PIER.format("“We must rebuild it before the winter comes,” Alder told the council."), "Dayline")
    engine.dispose()
    return made


def printed(settings: Settings, words: str) -> tuple[bool, str]:
    out = io.StringIO()
    found = print_quotes(settings, words, team=None, console=Console(file=out, width=200))
    return found, out.getvalue()


def test_the_family_is_printed_with_who_said_it_and_what_differs(settings: Settings) -> None:
    found, shown = printed(settings, "rebild it before the winter")
    assert found
    assert shown.startswith("Ruth Alder · ")
    assert "printed 2 times" in shown
    assert "“We will rebuild it before the winter comes” — Sextant" in shown.replace(",” —", "” —")
    assert "Dayline" in shown
    assert "words differ" in shown


def test_the_json_has_every_version_with_outlet_time_speaker_and_what_differs(settings: Settings) -> None:
    out = io.StringIO()
    assert print_quotes(settings, "rebuild it before", team=None, console=Console(file=out), as_json=True)
    [family] = json.loads(out.getvalue())
    assert (family["speakers"], family["printed"]) == (["Ruth Alder"], 2)
    assert [(version["outlet"], version["speaker"], version["verdict"]) for version in family["versions"]] == [
        ("Sextant", "Ruth Alder", "identical"),
        ("Dayline", "Alder", "altered"),
    ]
    assert ["replace", "must", "will"] in family["versions"][1]["diff"]
    assert all(version["published"] == "2026-03-12" and version["seen"] for version in family["versions"])


def test_words_nobody_said_print_nothing(settings: Settings) -> None:
    assert printed(settings, "the moon is made of cheese") == (False, "")
