"""`copydesk doctor`: what it says of the language model and the database."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from sqlalchemy import text

from bot.language import shipped
from bot.reading import Reading
from bot.storage import Store, Viewer, migrate, open_database
from config.settings import Settings
from handlers import wiring
from handlers.doctor import Diagnosis, examine
from tests.builders import article, finding, side
from tests.storage.builders import into_story, post


def model(settings: Settings) -> Diagnosis:
    return told_of("language model", settings)


def told_of(what: str, settings: Settings) -> Diagnosis:
    [found] = [each for each in examine(settings) if each.what == what]
    return found


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(database_url=f"sqlite:///{tmp_path / 'desk.db'}")


def test_the_shipped_model_is_well(settings: Settings) -> None:
    assert model(settings).trouble is None


@pytest.mark.parametrize("name", ["encoder/labels.json", "config.cfg", "vocab/lookups.bin", "vocab/vectors"])
def test_a_shipped_model_that_is_not_whole_is_told_with_what_to_do(
    settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    folder = tmp_path / "model"
    shutil.copytree(shipped.SHIPPED, folder)
    (folder / name).write_text("{", "utf-8")
    monkeypatch.setattr(shipped, "SHIPPED", folder)
    told = model(settings).trouble
    assert told is not None
    assert name in told
    assert "install Copydesk anew" in told


def test_a_pipeline_that_is_not_installed_is_told_by_its_name(settings: Settings) -> None:
    own = settings.model_copy(update={"copydesk_spacy_model": "en_none_such"})
    told = model(own).trouble
    assert told is not None
    assert "en_none_such" in told


def test_a_database_that_does_not_tell_its_schema_is_told_with_what_to_do(settings: Settings) -> None:
    engine = open_database(settings.database_url)
    migrate(engine)
    with engine.begin() as connection:
        connection.execute(text("DELETE FROM alembic_version"))
    engine.dispose()
    told = told_of("database", settings).trouble
    assert told is not None
    assert "backup" in told


def test_articles_read_by_other_rules_are_counted_with_what_to_do(settings: Settings) -> None:
    assert "until the database is migrated" in str(told_of("articles of other rules", settings).trouble)
    engine = open_database(settings.database_url)
    migrate(engine)
    with Store(engine).transaction("T1") as tx:
        tx.articles.save_reading(Reading(article=article()), stamp=wiring.policy(settings).stamp)
    assert told_of("articles of other rules", settings).well == "none wait to be read anew"
    with Store(engine).transaction("T1") as tx:
        tx.articles.save_reading(Reading(article=article("Another one.")))
    engine.dispose()
    advice = str(told_of("articles of other rules", settings).advice)
    assert advice.startswith("1 wait to be read anew")
    assert "`copydesk run` reads them" in advice
    off = settings.model_copy(update={"reread": False})
    assert "REREAD is off; `copydesk reread`" in str(told_of("articles of other rules", off).advice)


def test_what_people_made_of_the_findings_is_told_of_each_team(settings: Settings) -> None:
    assert "until the database is migrated" in str(told_of("findings", settings).trouble)
    engine = open_database(settings.database_url)
    migrate(engine)
    assert told_of("findings", settings).well == "fewer than 5 told in the last 30 days"
    with Store(engine).transaction("T1") as tx:
        written = post(tx, article("1, 2, 3, 4, 5, 6 and 7."), channel="G1")
        sides = [side(str(number), written.body, article=written.id) for number in range(1, 8)]
        found = [finding(check="parts_total", left=each, right=None) for each in sides]
        filed = tx.findings.save(into_story(tx, written, circle="G1"), written.id, found, circle="G1")
        for each in filed[:2]:
            tx.decisions.dismiss(each.id, Viewer.desk("T1"), "U1", "source is right")
    engine.dispose()
    told = told_of("findings", settings).well.splitlines()
    assert told == [
        "what people made of them in the last 30 days",
        "  T1, parts total: of 7 told, 2 dismissed (29 %): source is right 2. "
        "Told at sensitivity high 0, medium 7, all 7.",
    ]
