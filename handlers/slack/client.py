"""The client of Slack's Web API, and who its token makes us."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError, SlackClientError

from bot.errors import CopydeskError

UNREACHABLE = (SlackApiError, SlackClientError, OSError)
_TIMEOUT = 10  # seconds for one Web API call


class SlackUnusable(CopydeskError):  # noqa: N818 - named like the other states a person mends
    """Slack does not accept the tokens, or cannot be reached. The message says which and what to do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """Who the bot is in its workspace, as auth.test says."""

    team: str
    bot_user: str
    bot_id: str
    url: str  # of the workspace


def web_client(token: str, api_url: str) -> WebClient:
    """A client of the Web API at `api_url`.

    It retries nothing: the SDK would make a call again whose answer was lost, and post twice. Rate limits and lost
    answers are the outbox's, which waits without blocking and looks before it posts again.
    """
    address = api_url if api_url.endswith("/") else api_url + "/"
    return WebClient(token=token, base_url=address, timeout=_TIMEOUT, retry_handlers=[])


def identify(client: WebClient) -> Identity:
    """Who the token makes us. Raises SlackUnusable for a token Slack refuses or a Slack that does not answer."""
    try:
        answer: Mapping[str, Any] = client.auth_test().data  # type: ignore[assignment]  # JSON in every answer here
    except SlackApiError as error:
        code = error.response.get("error", "unknown_error")
        raise SlackUnusable(f"Slack refuses SLACK_BOT_TOKEN ({code}): copy it anew from OAuth & Permissions") from None
    except (SlackClientError, OSError, ValueError) as error:
        raise SlackUnusable(f"Slack cannot be reached at {client.base_url} ({error}): check the network") from None
    if not answer.get("bot_id"):
        raise SlackUnusable(
            "SLACK_BOT_TOKEN is no bot's token: copy the one that begins with xoxb- from OAuth & Permissions"
        )
    return Identity(
        team=str(answer["team_id"]),
        bot_user=str(answer["user_id"]),
        bot_id=str(answer["bot_id"]),
        url=str(answer["url"]),
    )
