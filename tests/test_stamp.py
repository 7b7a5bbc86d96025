"""The stamp of a reading: another one whenever what is read or compared by is another."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from bot import stamp
from bot.figures.lexicon import Lexicon
from bot.stamp import is_read_alike, stamp_of
from config.settings import Settings
from handlers import wiring

ROOT = Path(__file__).parents[1]


@pytest.fixture
def core(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the core that the stamp is made of."""
    folder = tmp_path / "bot"
    shutil.copytree(ROOT / "bot", folder, ignore=shutil.ignore_patterns("model", "__pycache__"))
    monkeypatch.setattr(stamp, "_CORE", folder)
    _forget()
    yield folder
    _forget()


def _forget() -> None:
    stamp._sources.cache_clear()
    stamp._model.cache_clear()


def test_what_reads_and_what_compares_are_told_apart(core: Path) -> None:
    before = stamp_of(None)
    (core / "discrepancies" / "detection.py").write_text("# another rule\n", "utf-8")
    _forget()
    compared = stamp_of(None)
    assert compared != before
    assert is_read_alike(compared, before)
    (core / "language" / "tables" / "ranks.txt").write_text("corporal", "utf-8")
    _forget()
    assert not is_read_alike(stamp_of(None), before)


def test_what_neither_reads_nor_compares_changes_nothing(core: Path) -> None:
    before = stamp_of(None)
    (core / "storage" / "scope.py").write_text("# another store\n", "utf-8")
    (core / "language" / "new.pyc").write_bytes(b"compiled")
    _forget()
    assert stamp_of(None) == before


def test_another_model_reads_otherwise(tmp_path: Path) -> None:
    folder = tmp_path / "en_own"
    folder.mkdir()
    (folder / "meta.json").write_text('{"version": "1"}', "utf-8")
    first = stamp_of(str(folder))
    (folder / "meta.json").write_text('{"version": "2"}', "utf-8")
    stamp._model.cache_clear()
    assert len({first, stamp_of(str(folder)), stamp_of(None), stamp_of("spacy")}) == 4


def test_thresholds_and_the_lexicon_compare(tmp_path: Path) -> None:
    before = wiring.policy(Settings(_env_file=None)).stamp
    own, words = tmp_path / "own.toml", tmp_path / "words.toml"
    words.write_text('[things]\nferry = ["ferry", "catamaran"]\n', "utf-8")
    stamps = {before}
    for section, changed in (
        ("figures", "bias = -1.5"),
        ("quotes", "name_ratio = 91.0"),
        ("happenings", "single = 2.1"),
    ):
        own.write_text(f"[{section}]\n{changed}\n", "utf-8")
        stamps.add(wiring.policy(Settings(_env_file=None, copydesk_defaults=own)).stamp)
    stamps.add(wiring.policy(Settings(_env_file=None, copydesk_measures=words)).stamp)
    assert len(stamps) == 5
    assert all(is_read_alike(each, before) for each in stamps)


def test_what_has_nothing_to_do_with_it_is_no_other_stamp(tmp_path: Path) -> None:
    own = tmp_path / "own.toml"
    own.write_text("[inbox]\npoll_seconds = 7.0\n\n[desk]\nreread_rest_seconds = 2.0\n", "utf-8")
    settings = Settings(_env_file=None)
    assert wiring.policy(settings.model_copy(update={"copydesk_defaults": own})).stamp == wiring.policy(settings).stamp


def test_a_stamp_is_the_same_in_every_process() -> None:
    asked = "from handlers import wiring; from config.settings import Settings; print(wiring.policy(Settings()).stamp)"
    told = {
        subprocess.run(
            [sys.executable, "-c", asked],
            capture_output=True,
            text=True,
            check=True,
            cwd=ROOT,
            env=os.environ | {"PYTHONHASHSEED": seed},
        ).stdout.strip()
        for seed in ("1", "2")
    }
    assert told == {wiring.policy(Settings()).stamp}


def test_words_in_another_order_are_the_same_words() -> None:
    lexicon = Lexicon(things={"ferry": "boat", "barge": "boat"}, growing=frozenset({"dead", "hurt"}))
    again = replace(lexicon, things={"barge": "boat", "ferry": "boat"}, growing=frozenset({"hurt", "dead"}))
    assert stamp_of(None, lexicon) == stamp_of(None, again)


def test_articles_of_before_there_were_stamps_were_read_otherwise() -> None:
    assert not is_read_alike(None, stamp_of(None))
