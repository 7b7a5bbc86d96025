"""The buttons under the bot's replies, numbered for a keyboard."""

from __future__ import annotations

from dataclasses import dataclass

from workspace import Interaction, Message, Person


@dataclass(frozen=True, slots=True, kw_only=True)
class Button:
    """Something to press: what it says, and where it is."""

    label: str
    message: Message
    action: str
    block: str
    option: str | None = None  # the label of a menu's choice

    def press(self, person: Person) -> Interaction:
        """Press it as `person`."""
        return person.click(self.message, action_id=self.action, block_id=self.block, value=self.option)


def buttons(message: Message) -> list[Button]:
    """What can be pressed under a message; a menu counts once for each of its choices."""
    found: list[Button] = []
    for block in message.blocks:
        if block.get("type") == "actions":
            for element in block["elements"]:
                found += _of(element, message, str(block["block_id"]))
    return found


def _of(element: dict[str, object], message: Message, block: str) -> list[Button]:
    action = str(element["action_id"])
    options = element.get("options")
    if isinstance(options, list):
        before = "Dismiss: " if action == "dismiss" else ""
        labels = [str(option["text"]["text"]) for option in options]
        return [
            Button(label=f"{before}{label}", message=message, action=action, block=block, option=label)
            for label in labels
        ]
    words = element.get("text")
    if not isinstance(words, dict):  # chosen from a list that no keyboard prompt has: people, stories
        return []
    label = str(element.get("accessibility_label") or words["text"])
    return [Button(label=label, message=message, action=action, block=block)]
