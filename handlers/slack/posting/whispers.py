"""What one person alone reads: answers to clicks and commands. Best effort: Slack keeps no trace of them."""

from __future__ import annotations

import logging
from functools import partial

from slack_sdk import WebClient
from slack_sdk.errors import SlackClientError
from slack_sdk.webhook import WebhookClient

from handlers.slack.client import UNREACHABLE
from handlers.slack.posting.layouts import MISLAID, AnswerRefusedError, Layouts
from handlers.slack.render.rich import Block

_log = logging.getLogger("copydesk.whispers")
GONE = "That is not there any more: the post was deleted, moved or changed."
NOT_YOURS = "Only some people may change settings here: `/copydesk doctor` names them."


class Whispers:
    """Tells one person something."""

    def __init__(self, client: WebClient, layouts: Layouts) -> None:
        self._client = client
        self._layouts = layouts

    def tell(
        self,
        response_url: str,
        words: str,
        blocks: list[Block] | None = None,
        *,
        twin: list[Block] | None = None,
        to: tuple[str, str] | None = None,
    ) -> None:
        """Answer a click or command, visible only to the person.

        `to` is the channel and the person: where the address has expired, they are told there. An answer whose layout
        Slack does not take is given as its `twin`, or in plain words.
        """

        def answer(form: list[Block]) -> None:
            given = WebhookClient(response_url).send(
                text=words, blocks=form, response_type="ephemeral", replace_original=False
            )
            if given.status_code != 200:
                _log.warning("Slack did not take an answer: %s %s", given.status_code, given.body)
                raise AnswerRefusedError(next((code for code in MISLAID if code in str(given.body)), ""))

        try:
            self._layouts.put(blocks, twin, answer)
        except AnswerRefusedError:
            if to is not None:
                self.whisper(*to, words, blocks, twin=twin)
        except (SlackClientError, OSError) as error:
            _log.warning("an answer could not be delivered: %s", error)

    def whisper(
        self,
        channel: str,
        person: str,
        words: str,
        blocks: list[Block] | None = None,
        *,
        twin: list[Block] | None = None,
    ) -> None:
        """Say one thing to one person in a channel, or where we cannot, in our direct message."""
        told = partial(self._client.chat_postEphemeral, channel=channel, user=person, text=words)
        try:
            self._layouts.put(blocks, twin, lambda form: told(blocks=form))
        except UNREACHABLE as error:
            _log.warning("%s could not be told something in %s: %s", person, channel, error)
            self.write(person, words, blocks, twin=twin)

    def write(
        self, person: str, words: str, blocks: list[Block] | None = None, *, twin: list[Block] | None = None
    ) -> None:
        """Say one thing to one person in our direct message."""
        told = partial(self._client.chat_postMessage, channel=person, text=words)
        try:
            self._layouts.put(blocks, twin, lambda form: told(blocks=form))
        except UNREACHABLE as error:
            _log.warning("%s could not be told something: %s", person, error)
