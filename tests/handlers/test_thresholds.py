"""A newsroom's own thresholds and lexicon over the shipped ones, and what is said of what cannot be used."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from bot.figures.lexicon import Lexicon
from config.settings import defaults, measures
from handlers.errors import SettingsError
from handlers.thresholds import read_lexicon, read_thresholds
from tests.handlers.terminal.test_commands import AGENCY, copydesk


@pytest.fixture
def own(tmp_path: Path) -> Path:
    return tmp_path / "own.toml"


def refused(own: Path, text: str) -> str:
    own.write_text(text, "utf-8")
    with pytest.raises(SettingsError) as raised:
        read_thresholds(own)
    return str(raised.value)


def lexicon(own: Path, text: str) -> Lexicon:
    own.write_text(text, "utf-8")
    return read_lexicon(own)


def test_the_shipped_values_can_be_used() -> None:
    assert read_thresholds(None).stories.match_at == defaults()["stories"]["match_at"]
    assert read_lexicon(None) == Lexicon.parse(measures())


def test_one_weight_changed_leaves_the_others_as_they_ship(own: Path) -> None:
    own.write_text("[figures.weights]\nunit = 2\n", "utf-8")
    changed, shipped = read_thresholds(own).figures, read_thresholds(None).figures
    assert changed.weights == {**shipped.weights, "unit": 2}
    assert changed.differing == shipped.differing


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('[stories]\nmatch_at = "high"', 'stories.match_at is "high", and should be a number from 0 to 1'),
        ("[stories]\nmatch_at = true", "stories.match_at is true, and should be a number from 0 to 1"),
        ("[stories]\nmatch_at = 1.2", "stories.match_at is 1.2, and should be a number from 0 to 1"),
        ("[stories]\nlate_at = -0.1", "stories.late_at is -0.1, and should be a number from 0 to 1"),
        ("[stories]\nmaybe_at = nan", "stories.maybe_at is nan, and should be a number from 0 to 1"),
        ("[stories]\nweight_days = inf", "stories.weight_days is inf, and should be a number"),
        ("[stories]\nnew_hours = 0", "stories.new_hours is 0, and should be a number over 0"),
        ("[quotes]\nname_ratio = 101", "quotes.name_ratio is 101, and should be a number from 0 to 100"),
        ("[inbox]\nattempts = -1", "inbox.attempts is -1, and should be a number over 0"),
        ("[ingest]\nfetch_redirects = -1", "ingest.fetch_redirects is -1, and should be a number from 0"),
        ("[ingest]\narticle_words = 4.5", "ingest.article_words is 4.5, and should be a whole number over 0"),
        ("[ingest]\nfetch_ports = [70000]", "ingest.fetch_ports.0 is 70000, and should be a port from 1 to 65535"),
        ("[ingest]\nfetch_ports = 443", "ingest.fetch_ports is 443, and should be a list"),
        ("[ingest]\nfetch_ports = []", "ingest.fetch_ports is [], and should be a list with something in it"),
        ("[figures.weights]\nunit = nan", "figures.weights.unit is nan, and should be a number"),
        ("[figures]\nweights = 3", "figures.weights is 3, and should be a section, [figures.weights]"),
        ("stories = 3", "stories is 3, and should be a section, [stories]"),
        ("[stories]\nmach_at = 0.5", "stories.mach_at is no threshold (did you mean stories.match_at?)"),
        ("[storys]\nmatch_at = 0.5", "storys is no threshold (did you mean stories?)"),
        ("[figures.weights]\nunits = 1", "figures.weights.units is no threshold (did you mean figures.weights.unit?)"),
        ("[quotes]\nzzz = 1", "quotes.zzz is no threshold (in "),
        ("[stories]\nmaybe_at = 0.9", "stories.maybe_at is 0.9, and should be no more than stories.match_at"),
    ],
)
def test_a_value_that_makes_no_sense_is_refused_with_its_name_and_what_it_should_be(
    own: Path, text: str, said: str
) -> None:
    told = refused(own, text)
    assert said in told
    assert str(own) in told


def test_everything_wrong_is_told_together(own: Path) -> None:
    told = refused(own, '[stories]\nmatch_at = "high"\n[inbox]\nattempts = 0\n[desk]\ncatchup = 1')
    assert all(name in told for name in ("stories.match_at", "inbox.attempts", "desk.catchup"))


def test_what_is_no_toml_is_refused_with_its_line_and_file(own: Path) -> None:
    told = refused(own, "[stories]\nmatch_at = = 1")
    assert "line 2" in told
    assert str(own) in told


@pytest.mark.parametrize(
    ("variable", "read"), [("COPYDESK_DEFAULTS", read_thresholds), ("COPYDESK_MEASURES", read_lexicon)]
)
def test_a_file_that_cannot_be_read_is_told_with_the_setting_that_names_it(
    own: Path, tmp_path: Path, variable: str, read: Callable[[Path], object]
) -> None:
    (tmp_path / "binary.toml").write_bytes(b"\xff\xfe")
    for path, why in ((own, "does not exist"), (tmp_path, "is a folder"), (tmp_path / "binary.toml", "no UTF-8")):
        with pytest.raises(SettingsError, match=rf"^{variable} names .*{why}") as raised:
            read(path)
        assert str(path) in str(raised.value)
        assert "Errno" not in str(raised.value)


def test_a_family_of_ones_own_is_added_to_the_shipped_ones(own: Path) -> None:
    read = lexicon(own, '[things]\nferry = ["ferry", "catamaran"]\n')
    assert read.things["catamaran"] == "ferry"
    assert read.things["soldier"] == "troops"


def test_a_word_of_ones_own_family_leaves_the_shipped_one(own: Path) -> None:
    read = lexicon(own, '[things]\nferry = ["ferry", "boat"]\n[outcomes]\nkilled_off = { verbs = ["axe"] }\n')
    assert (read.things["boat"], read.things["ship"]) == ("ferry", "ship")
    assert (read.verbs["axe"], read.verbs["sack"]) == ("killed_off", "laid_off")


def test_what_an_outcome_does_not_state_stays_as_it_ships(own: Path) -> None:
    read = lexicon(own, "[outcomes]\nhired = { grows = true }\n")
    assert "hired" in read.growing
    assert read.verbs["recruit"] == "hired"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[outcomes]\ndead = { fate = 1 }", "outcomes.dead.fate is 1, and should be true or false"),
        ("[outcomes]\ndead = { verb = [] }", "outcomes.dead.verb is no key of the lexicon (did you mean outcomes.dead"),
        ("[things]\ncar = 3", "things.car is 3, and should be a list"),
        ("[things]\ncar = [3]", "things.car.0 is 3, and should be a text in quotes"),
        ("[thing]\n", "thing is no key of the lexicon (did you mean things?)"),
        ("[words]\nsubst = []", "words.subst is no key of the lexicon (did you mean words.subset?)"),
        ('[things]\na = ["car"]\nb = ["car"]', "“car” stands in two families, a and b"),
        ("[things]\ncar = [", "line 2"),
    ],
)
def test_a_lexicon_that_cannot_be_used_is_refused_with_the_key_and_the_file(own: Path, text: str, said: str) -> None:
    with pytest.raises(SettingsError) as raised:
        lexicon(own, text)
    assert said in str(raised.value)
    assert str(own) in str(raised.value)


@pytest.mark.parametrize(
    ("variable", "text", "said"),
    [
        ("COPYDESK_DEFAULTS", '[stories]\nmatch_at = "high"', 'stories.match_at is "high"'),
        ("COPYDESK_DEFAULTS", "[storys]\n", "did you mean stories?"),
        ("COPYDESK_DEFAULTS", "[stories", "line 1"),
        ("COPYDESK_MEASURES", "[things]\ncar = 3", "things.car is 3"),
    ],
)
def test_at_the_prompt_it_is_one_line_and_exit_status_2(own: Path, variable: str, text: str, said: str) -> None:
    own.write_text(text, "utf-8")
    done = copydesk("analyze", "-", given=AGENCY, **{variable: str(own)})
    assert done.returncode == 2
    assert said in done.stderr
    assert str(own) in done.stderr
    assert len(done.stderr.splitlines()) == 1
    assert "report it" not in done.stderr
