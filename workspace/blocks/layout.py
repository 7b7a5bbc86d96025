"""Layout blocks (docs.slack.dev/reference/block-kit/blocks): one rule each, and the surfaces each may stand on.

Blocks Slack has and this table does not (carousel, container, table, plan and other later ones) are refused as
unsupported.
"""

from __future__ import annotations

from workspace.blocks.elements import IMAGE_ELEMENT, IN_ACTIONS, IN_INPUT, IN_SECTION
from workspace.blocks.native import ALERT, CARD, DATA_TABLE, DATA_VISUALIZATION
from workspace.blocks.objects import (
    BLOCK_ID,
    IMAGE_URL,
    ONE_IMAGE,
    SLACK_FILE,
    any_text,
    plain_text,
    text_kinds,
)
from workspace.blocks.rich_text import RICH_TEXT
from workspace.blocks.rules import Rule, array, at_least_one, choice, flag, shape, string, typed

LONGEST_MARKDOWN = 12_000  # characters, in one block and in all markdown blocks of a message together
LONGEST_CONTEXT = 2_000  # characters of a text in a context block: reported by users, not documented


def _block(
    kind: str, fields: dict[str, Rule], *, required: tuple[str, ...] = (), also: tuple[Rule, ...] = ()
) -> tuple[str, Rule]:
    everywhere: dict[str, Rule] = {"type": choice(kind), "block_id": BLOCK_ID}
    return kind, shape({**everywhere, **fields}, required=required, also=also)


BLOCKS: dict[str, Rule] = dict(
    (
        _block(
            "section",
            {
                "text": any_text(3000),
                "fields": array(any_text(2000), most=10),
                "accessory": typed(IN_SECTION),
                "expand": flag,
            },
            also=(at_least_one("text", "fields", words="must define either `text` or `fields`"),),
        ),
        _block("header", {"text": plain_text(150)}, required=("text",)),
        _block("divider", {}),
        _block(
            "context",
            {"elements": array(typed({"image": IMAGE_ELEMENT, **text_kinds(LONGEST_CONTEXT)}), most=10)},
            required=("elements",),
        ),
        _block("actions", {"elements": array(typed(IN_ACTIONS), most=25)}, required=("elements",)),
        _block(
            "image",
            {"image_url": IMAGE_URL, "slack_file": SLACK_FILE, "alt_text": string(2000), "title": plain_text(2000)},
            required=("alt_text",),
            also=(ONE_IMAGE,),
        ),
        _block(
            "input",
            {
                "label": plain_text(2000),
                "hint": plain_text(2000),
                "element": typed(IN_INPUT),
                "optional": flag,
                "dispatch_action": flag,
            },
            required=("label", "element"),
        ),
        ("rich_text", RICH_TEXT),
        _block(
            "file",
            {"external_id": string(255, least=1), "source": choice("remote")},
            required=("external_id", "source"),
        ),
        _block("markdown", {"text": string(LONGEST_MARKDOWN, least=1)}, required=("text",)),
        _block(
            "video",
            {
                "alt_text": string(2000, least=1),
                "title": plain_text(199),
                "thumbnail_url": IMAGE_URL,
                "video_url": IMAGE_URL,
                "title_url": IMAGE_URL,
                "author_name": string(49),
                "description": plain_text(199),
                "provider_name": string(49),
                "provider_icon_url": IMAGE_URL,
            },
            required=("alt_text", "title", "thumbnail_url", "video_url"),
        ),
        ("data_table", DATA_TABLE),
        ("data_visualization", DATA_VISUALIZATION),
        ("alert", ALERT),
        ("card", CARD),
    )
)

_EVERYWHERE = frozenset({"actions", "context", "divider", "header", "image", "input", "rich_text", "section", "video"})
SURFACES: dict[str, frozenset[str]] = {
    "message": _EVERYWHERE | {"file", "markdown", "data_table", "data_visualization", "card"},
    "modal": _EVERYWHERE | {"alert"},
    "home": _EVERYWHERE,
}
