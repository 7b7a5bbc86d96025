"""blocks.validate: whether blocks, a message or a view would be taken.

docs.slack.dev/reference/methods/blocks.validate. Slack needs no scope for it and tells of each error a pointer, a code
and a message.
"""

from __future__ import annotations

from typing import Any

from workspace import blocks
from workspace.blocks import Problem
from workspace.errors import ApiError, Json, invalid_arguments
from workspace.web_api import Caller, Method, structure

_PARTS = ("blocks", "message", "view")
_CODE = "failed_constraint"  # the one code whose name is public


def validate(caller: Caller) -> Json:
    """Nothing where it passes; `invalid_blocks`, `invalid_message` or `invalid_view` with `errors` where it does not.

    Pointers begin in the part that was given: `/0/text` in blocks, `/blocks/0/text` in a message and in a view.
    """
    given = {name: caller.get(name) for name in _PARTS if caller.get(name) is not None}
    if len(given) != 1:
        raise invalid_arguments("must provide exactly one of blocks, message, view")
    ((part, value),) = given.items()
    problems = _READERS[part](value, set(caller.state.files))
    if problems:
        errors = [{"pointer": pointer, "code": _CODE, "message": words} for pointer, words in problems]
        raise ApiError(f"invalid_{part}", errors=errors)
    return {}


def _of_blocks(value: Any, known: set[str]) -> list[tuple[str, str]]:
    return _below("/blocks", blocks.problems_of_message(value, known_files=known))


def _of_message(value: Any, known: set[str]) -> list[tuple[str, str]]:
    if not isinstance(value, dict):
        return [("", "must provide an object")]
    return _below("", blocks.problems_of_message(value.get("blocks") or [], known_files=known))


def _of_view(value: Any, _known: set[str]) -> list[tuple[str, str]]:
    if not isinstance(value, dict):
        return [("", "must provide an object")]
    if value.get("type") not in ("modal", "home"):
        return [("/type", "must be a valid enum value")]
    return _below("/view", blocks.problems_of_view(value))


def _below(base: str, problems: list[Problem]) -> list[tuple[str, str]]:
    return [(problem.pointer.removeprefix(base), problem.words) for problem in problems]


_READERS = {"blocks": _of_blocks, "message": _of_message, "view": _of_view}

METHODS = {
    "blocks.validate": Method(
        run=validate, arguments={"blocks": structure(), "message": structure(), "view": structure()}
    )
}
