"""The analysing commands as a person at a prompt uses them, in a process of their own."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from importlib import metadata
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from handlers.shipped import shipped_schema
from handlers.terminal.contract import schema
from tests.patience import PATIENCE

AGENCY = """The Sextant Wire

Two hundred turned away at Marram ferry terminal

MARRAM, 12 March 2026 - Port police turned away 287 lorries at the Marram ferry terminal on Thursday after a crane \
blocked the only access road for seven hours.

"We had to close the gate," said port director Helga Aune. "Nobody was hurt."

The port authority said 40 passengers spent the night in the waiting hall.
"""
RIVAL = """Vantage

Crane shuts Marram ferry terminal for seven hours

MARRAM, 12 March 2026 - A crane that toppled onto the access road shut the Marram ferry terminal on Thursday, and \
port police turned away 287 lorries in seven hours.

"We had to close the gate," port director Helga Aune said.

About 40 passengers slept in the waiting hall, the port authority said.
"""


def copydesk(*arguments: str, given: str = "", **environment: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", "from handlers.cli import main; main()", *arguments]
    return subprocess.run(
        command,
        input=given,
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
        env=os.environ | environment,
    )


@pytest.fixture
def texts(tmp_path: Path) -> dict[str, str]:
    files = {"agency": AGENCY, "rival": RIVAL, "wrong": RIVAL.replace("287", "278")}
    for name, text in files.items():
        (tmp_path / f"{name}.txt").write_text(text, "utf-8")
    return {name: str(tmp_path / f"{name}.txt") for name in files}


def printed(*arguments: str) -> tuple[int, Any]:
    done = copydesk(*arguments)
    return done.returncode, json.loads(done.stdout)


def valid(answer: Any, command: str) -> None:
    whole = json.loads(shipped_schema())
    jsonschema.validate(answer, {**whole["properties"][command], "$defs": whole["$defs"]})


def test_the_shipped_schema_is_the_one_the_models_say() -> None:
    assert json.loads(shipped_schema()) == schema()


def test_the_version_is_the_one_installed() -> None:
    done = copydesk("--version")
    assert (done.returncode, done.stdout) == (0, f"copydesk {metadata.version('copydesk')}\n")


def test_two_articles_that_agree_are_one_story_without_a_finding(texts: dict[str, str]) -> None:
    status, answer = printed("compare", "--json", texts["agency"], texts["rival"])
    valid(answer, "compare")
    assert (status, answer["stories"], answer["findings"]) == (0, [[0, 1]], [])


def test_a_figure_with_two_digits_swapped_is_flagged_with_both_places(texts: dict[str, str]) -> None:
    status, answer = printed("compare", "--json", texts["agency"], texts["wrong"])
    valid(answer, "compare")
    assert status == 1
    [found] = answer["findings"]
    assert found["verdict"] == "conflict"
    for side, words in (("left", "278"), ("right", "287")):
        place = found[side]
        assert answer["articles"][place["article"]]["article"]["text"][place["start"] : place["end"]] == words
    assert (found["left"]["article"], found["right"]["article"]) == (1, 0)


def test_everything_asked_for_shows_what_agrees_too(texts: dict[str, str]) -> None:
    status, answer = printed("compare", "--json", "--all", texts["agency"], texts["rival"])
    valid(answer, "compare")
    assert status == 0
    assert {"agrees", "identical"} <= {found["verdict"] for found in answer["findings"]}


def test_analyze_says_where_in_the_text_every_figure_and_quote_stands(texts: dict[str, str]) -> None:
    status, answer = printed("analyze", "--json", texts["agency"])
    valid(answer, "analyze")
    [told] = answer
    text = told["article"]["text"]
    assert status == 0
    assert "287" in [figure["value"] for figure in told["figures"]]
    assert "We had to close the gate," in [quote["text"] for quote in told["quotes"]]
    for part in told["figures"] + told["quotes"]:
        assert text[part["start"] : part["end"]] == part["text"]


def test_a_date_on_the_command_line_dates_what_has_none() -> None:
    done = copydesk("analyze", "--json", "--date", "2025-12-11", "-", given="Nothing much happened today. Really.")
    assert json.loads(done.stdout)[0]["article"]["published"] == "2025-12-11"


def test_an_unreadable_file_does_not_stop_the_others(texts: dict[str, str], tmp_path: Path) -> None:
    broken = tmp_path / "photo.txt"
    broken.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 4)
    done = copydesk("analyze", "--json", str(broken), str(tmp_path / "missing.txt"), texts["agency"])
    assert done.returncode == 2
    assert len(json.loads(done.stdout)) == 1
    assert "missing.txt: does not exist" in done.stderr
    assert "photo.txt: " in done.stderr
    assert "Traceback" not in done.stderr


def lines(tmp_path: Path, *rows: dict[str, str] | str) -> str:
    file = tmp_path / "morning.jsonl"
    file.write_text("\n".join(row if isinstance(row, str) else json.dumps(row) for row in rows), "utf-8")
    return str(file)


def test_a_jsonl_file_is_compared_with_outlet_address_and_minute(tmp_path: Path) -> None:
    agency, rival = (
        {
            "title": "Lorries turned away",
            "text": text.split("\n\n", 2)[2],
            "outlet": outlet,
            "published": at,
            "url": url,
        }
        for text, outlet, at, url in (
            (AGENCY, "The Sextant Wire", "2026-03-12T10:00:00Z", "https://sextant.example/1"),
            (RIVAL.replace("287", "278"), "Vantage", "2026-03-12T11:30:00Z", "https://vantage.example/2"),
        )
    )
    file = lines(tmp_path, agency, rival)
    status, answer = printed("compare", "--json", "--same-story", file)
    valid(answer, "compare")
    assert status == 1
    assert [each["file"] for each in answer["articles"]] == [f"{file}:1", f"{file}:2"]
    assert [each["article"]["outlet"] for each in answer["articles"]] == ["The Sextant Wire", "Vantage"]
    (finding,) = (each for each in answer["findings"] if each["severity"] in ("high", "medium"))
    assert (finding["left"]["article"], finding["left"]["text"]) == (1, "278")  # the later of the two


def test_a_line_that_cannot_be_read_does_not_stop_the_others(tmp_path: Path) -> None:
    file = lines(tmp_path, {"text": AGENCY}, "", "{no json", {"title": "No text"}, {"text": RIVAL})
    done = copydesk("analyze", "--json", file)
    assert done.returncode == 2
    assert len(json.loads(done.stdout)) == 2
    assert [re.search(r"morning\.jsonl:(\d)", line)[1] for line in done.stderr.splitlines()] == ["3", "4"]  # type: ignore[index]


def test_match_assigns_a_stream_of_lines_and_prints_one_line_each(tmp_path: Path) -> None:
    stream = tmp_path / "stream.jsonl"
    given = [
        {"id": "a", "text": AGENCY},
        {"id": "r", "text": RIVAL},
        {"id": "o", "text": "Snow fell on Oslo. A lot of it."},
    ]
    stream.write_text("\n".join(json.dumps(each) for each in given), "utf-8")
    done = copydesk("match", str(stream))
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    for line in lines:
        valid(line, "match")
    assert [line["id"] for line in lines] == ["a", "r", "o"]
    assert lines[0]["story"] == lines[1]["story"] != lines[2]["story"]
    assert [line["decision"] for line in lines] == ["new", "match", "new"]


def test_quotes_are_checked_against_what_was_really_said(texts: dict[str, str], tmp_path: Path) -> None:
    speech = tmp_path / "speech.txt"
    speech.write_text("Thank you all for coming. We had to close the road. Nobody was hurt, thank God.", "utf-8")
    status, answer = printed("compare", "--json", "--all", "--transcript", str(speech), texts["agency"])
    valid(answer, "compare")
    verdicts = {found["left"]["text"]: found["verdict"] for found in answer["findings"]}
    assert verdicts == {"We had to close the gate,": "altered", "Nobody was hurt.": "verbatim"}
    assert {found["right"]["article"] for found in answer["findings"]} == {1}
    assert status == 1


@pytest.mark.parametrize(
    ("line", "complaint"),
    [("{", "line 1"), ('{"title": "x"}', "line 1: text"), ('{"text": "x", "published": "soon"}', "published")],
)
def test_a_line_that_is_no_article_is_named_in_one_line(tmp_path: Path, line: str, complaint: str) -> None:
    stream = tmp_path / "stream.jsonl"
    stream.write_text(line, "utf-8")
    done = copydesk("match", str(stream))
    assert done.returncode == 2
    assert complaint in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1


def test_a_stream_that_cannot_be_read_is_named_in_one_line(tmp_path: Path) -> None:
    for path, why in ((tmp_path / "missing.jsonl", "does not exist"), (tmp_path, "is a folder")):
        done = copydesk("match", str(path))
        assert (done.returncode, f"{path} {why}" in done.stderr) == (2, True)
        assert "Errno" not in done.stderr
        assert len(done.stderr.strip().splitlines()) == 1


def test_settings_that_cannot_be_used_are_named_without_their_value() -> None:
    done = copydesk("analyze", "-", given="x", PORT="secret-looking")
    assert done.returncode == 2
    assert "PORT" in done.stderr
    assert "secret-looking" not in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1


def test_a_finding_is_explained_by_its_odds_and_reasons_when_asked(texts: dict[str, str]) -> None:
    _, plain = printed("compare", "--json", texts["agency"], texts["wrong"])
    _, answer = printed("compare", "--json", "--explain", texts["agency"], texts["wrong"])
    valid(answer, "compare")
    assert plain["findings"][0]["evidence"] is None
    evidence = answer["findings"][0]["evidence"]
    assert evidence["decided"].startswith("told from")
    assert "two digits swapped" in dict(evidence["reasons"])
    assert evidence["odds"] > 0


def test_the_odds_and_reasons_are_printed_for_people(texts: dict[str, str]) -> None:
    told = copydesk("compare", "--explain", texts["agency"], texts["wrong"]).stdout
    assert "odds +" in told
    assert "words of like meaning" in told
