"""Events with labelled figures: every label stands at its place."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from training.figures.events import load

FOLDERS = [Path(__file__).parents[1] / "evaluation" / "figures" / name for name in ("invented", "invented-sealed")]


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_every_label_is_a_number_of_its_article(folder: Path) -> None:
    events = list(load(folder))
    assert len(events) > 10
    for event in events:
        texts = {article.id: article.text for article in event.articles}
        for measure in event.measures:
            assert len(measure.mentions) > 1
            for mention in measure.mentions:
                assert mention.span.of(texts[mention.article]).strip()


def test_only_what_two_articles_tell_differently_is_in_dispute(tmp_path: Path) -> None:
    write(tmp_path, relation="conflict", values=(3, 4))
    write(tmp_path, relation="agrees", values=(3, 3), name="b")
    assert [[measure.disputed for measure in event.measures] for event in load(tmp_path)] == [[True], [False]]


def test_a_label_that_points_at_nothing_is_named(tmp_path: Path) -> None:
    write(tmp_path, relation="conflict", values=(3, 4), words="killed 5 people")
    with pytest.raises(ValueError, match="killed 5 people"):
        list(load(tmp_path))


def write(folder: Path, *, relation: str, values: tuple[int, int], words: str | None = None, name: str = "a") -> None:
    articles = [
        {
            "id": f"{name}-{at}",
            "outlet": f"Outlet {at}",
            "published": "2026-03-04T10:00:00Z",
            "title": "A fire in Kelby",
            "text": f"The fire in Kelby killed {value} people on Monday, police in article {at} said.",
        }
        for at, value in enumerate(values)
    ]
    mentions = [
        {
            "article": f"{name}-{at}",
            "words": words or f"killed {value} people",
            "number": words.split()[1] if words else str(value),
            "value": value,
        }
        for at, value in enumerate(values)
    ]
    measure = {"what": "killed", "relation": relation, "slip": None, "mentions": mentions}
    (folder / f"{name}.json").write_text(json.dumps({"event": name, "articles": articles, "measures": [measure]}))
