"""The rich_text block and what stands in it (docs.slack.dev/reference/block-kit/blocks/rich-text-block)."""

from __future__ import annotations

from workspace.blocks.objects import BLOCK_ID, URL
from workspace.blocks.rules import Rule, array, choice, flag, number, shape, string, typed

_MANY = 3000  # elements; Slack documents no count, the size of the message is what ends it
_STYLE = shape(dict.fromkeys(("bold", "italic", "strike", "code", "underline", "highlight", "client_highlight"), flag))
_ID = string(255, least=1)


def _inline(kind: str, fields: dict[str, Rule], *required: str) -> tuple[str, Rule]:
    return kind, shape({"type": choice(kind), "style": _STYLE, **fields}, required=required)


_INLINE = dict(
    (
        _inline("text", {"text": string(40_000, least=1)}, "text"),
        _inline("link", {"url": URL, "text": string(40_000), "unsafe": flag}, "url"),
        _inline("user", {"user_id": _ID}, "user_id"),
        _inline("usergroup", {"usergroup_id": _ID}, "usergroup_id"),
        _inline("channel", {"channel_id": _ID}, "channel_id"),
        _inline("team", {"team_id": _ID}, "team_id"),
        _inline("emoji", {"name": _ID, "unicode": string(100), "url": URL}, "name"),
        _inline("broadcast", {"range": choice("here", "channel", "everyone")}, "range"),
        _inline("color", {"value": string(20, least=1)}, "value"),
        _inline(
            "date",
            {"timestamp": number(0, 10**11), "format": string(200, least=1), "url": URL, "fallback": string(200)},
            "timestamp",
            "format",
        ),
    )
)
_BORDER = number(0, 1)
_SECTION = shape(
    {"type": choice("rich_text_section"), "elements": array(typed(_INLINE), least=0, most=_MANY)},
    required=("elements",),
)
_LIST = shape(
    {
        "type": choice("rich_text_list"),
        "style": choice("bullet", "ordered"),
        "elements": array(typed({"rich_text_section": _SECTION}), most=_MANY),
        "indent": number(0, 8),
        "offset": number(0, 100_000),
        "border": _BORDER,
    },
    required=("style", "elements"),
)
_QUOTE = shape(
    {"type": choice("rich_text_quote"), "elements": array(typed(_INLINE), most=_MANY), "border": _BORDER},
    required=("elements",),
)
_PREFORMATTED = shape(
    {
        "type": choice("rich_text_preformatted"),
        "elements": array(typed({kind: _INLINE[kind] for kind in ("text", "link")}), most=_MANY),
        "border": _BORDER,
        "language": string(100),
    },
    required=("elements",),
)

RICH_TEXT: Rule = shape(
    {
        "type": choice("rich_text"),
        "block_id": BLOCK_ID,
        "elements": array(
            typed(
                {
                    "rich_text_section": _SECTION,
                    "rich_text_list": _LIST,
                    "rich_text_quote": _QUOTE,
                    "rich_text_preformatted": _PREFORMATTED,
                }
            ),
            least=0,
            most=_MANY,
        ),
    },
    required=("elements",),
)
