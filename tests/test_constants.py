"""Every number the core or a handler names says its unit, or why it is so."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[1]
SAY_IT_BY_NAME = {"RULES", "VERSION", "_ENCRYPTED", "_SECONDS_A_DAY", "_THOUSANDS"}


def _numbers(path: Path) -> Iterator[tuple[ast.Assign | ast.AnnAssign, str]]:
    """The assignments of numbers at the top of a module, each with its first name."""
    for node in ast.parse(path.read_text("utf-8")).body:
        if isinstance(node, ast.Assign | ast.AnnAssign) and node.value is not None and _is_number(node.value):
            target = node.targets[0] if isinstance(node, ast.Assign) else node.target
            yield node, ast.unparse(target)


def _is_number(node: ast.expr) -> bool:
    if isinstance(node, ast.Tuple):
        return bool(node.elts) and all(map(_is_number, node.elts))
    if isinstance(node, ast.UnaryOp):
        return _is_number(node.operand)
    if isinstance(node, ast.BinOp):
        return _is_number(node.left) and _is_number(node.right)
    return isinstance(node, ast.Constant) and type(node.value) in (int, float)


def test_every_named_number_says_its_unit_or_its_reason() -> None:
    silent = []
    for folder in ("bot", "handlers"):
        for path in sorted((ROOT / folder).rglob("*.py")):
            lines = path.read_text("utf-8").splitlines()
            for node, name in _numbers(path):
                above, line = lines[node.lineno - 2] if node.lineno > 1 else "", lines[node.lineno - 1]
                if name not in SAY_IT_BY_NAME and "#" not in line and not above.startswith("#"):
                    silent.append(f"{path.relative_to(ROOT)}: {line}")
    assert not silent
