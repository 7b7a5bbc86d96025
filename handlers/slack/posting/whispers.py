"""What one person alone reads: answers to clicks and commands. Best effort: Slack keeps no trace of them."""

from __future__ import annotations

import logging

from slack_sdk import WebClient
from slack_sdk.errors import SlackClientError
from slack_sdk.webhook import WebhookClient

from handlers.slack.client import UNREACHABLE
from handlers.slack.posting.poster import MISLAID
from handlers.slack.render.rich import Block

_log = logging.getLogger("copydesk.whispers")
GONE = "That is not there any more: the post was deleted, moved or changed."
NOT_YOURS = "Only some people may change settings here: `/copydesk doctor` names them."


class Whispers:
    """Tells one person something."""

    def __init__(self, client: WebClient) -> None:
        self._client = client

    def tell(
        self, response_url: str, words: str, blocks: list[Block] | None = None, *, to: tuple[str, str] | None = None
    ) -> None:
        """Answer a click or command, visible only to the person.

        `to` is the channel and the person: where the address has expired, they are told there. An answer whose layout
        Slack does not take is given in plain words.
        """
        try:
            answer = WebhookClient(response_url).send(
                text=words, blocks=blocks, response_type="ephemeral", replace_original=False
            )
        except (SlackClientError, OSError) as error:
            _log.warning("an answer could not be delivered: %s", error)
            return
        if answer.status_code != 200:
            _log.warning("Slack did not take an answer: %s %s", answer.status_code, answer.body)
            if blocks and any(code in str(answer.body) for code in MISLAID):
                self.tell(response_url, words, to=to)
            elif to is not None:
                self.whisper(*to, words, blocks)

    def whisper(self, channel: str, person: str, words: str, blocks: list[Block] | None = None) -> None:
        """Say one thing to one person in a channel, or where we cannot, in our direct message."""
        try:
            self._client.chat_postEphemeral(channel=channel, user=person, text=words, blocks=blocks)
        except UNREACHABLE as error:
            _log.warning("%s could not be told something in %s: %s", person, channel, error)
            self.write(person, words, blocks)

    def write(self, person: str, words: str, blocks: list[Block] | None = None) -> None:
        """Say one thing to one person in our direct message."""
        try:
            self._client.chat_postMessage(channel=person, text=words, blocks=blocks)
        except UNREACHABLE as error:
            _log.warning("%s could not be told something: %s", person, error)
