"""Every answer that names articles knows them in one way."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from bot.report import Reference, Referring

ROOT = Path(__file__).parents[2]
HERE = Reference(article="a1", name="Vantage", link="https://vantage.example/1")
THERE = Reference(article="a2", name="The Sextant Wire")


@pytest.mark.parametrize(("article", "known"), [("a1", HERE), ("a2", THERE), ("a3", None)])
def test_an_article_is_named_by_its_id(article: str, known: Reference | None) -> None:
    assert Referring(references=(HERE, THERE)).reference(article) == known


def test_whatever_holds_references_is_referring() -> None:
    """Nothing keeps references, or looks one up among them, by itself."""
    holding = []
    for file in sorted((ROOT / "bot").rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.ClassDef):
                fields = {ast.unparse(each.target) for each in node.body if isinstance(each, ast.AnnAssign)}
                if "references" in fields:
                    holding.append(node.name)
    assert holding == ["Referring"]
