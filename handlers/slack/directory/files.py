"""Files posted in Slack: their bytes, and which message carries them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any
from urllib.parse import urlsplit

import httpx
from slack_sdk import WebClient

from bot.article import Posting
from bot.errors import CopydeskError
from bot.ingest import Reason, Refusal
from bot.ingest.hosts import split
from bot.storage import Store

_TIMEOUT = httpx.Timeout(10.0)
_GONE = frozenset({403, 404, 410})  # statuses that stay
_TRUSTED = frozenset({"slack.com"})


_NOT_ALLOWED = Refusal(
    reason=Reason.FORBIDDEN,
    message="Slack does not let me read that file: paste its text instead. If it goes so with every file, my app lacks "
    "the scope files:read; `/copydesk doctor` says.",
)


class DownloadError(CopydeskError):
    """Slack did not hand the file out just now. It is tried again."""


class Files:
    """The files of a workspace; one larger than `most_bytes` is not read."""

    def __init__(self, store: Store, client: WebClient, most_bytes: int) -> None:
        self._store = store
        self._client = client
        self._most_bytes = most_bytes

    def download(self, file: Mapping[str, Any]) -> bytes | Refusal:
        """The bytes of a file posted in Slack. Raises DownloadError."""
        if file.get("file_access") == "check_file_info":
            file = self._client.files_info(file=str(file["id"]))["file"]
        return download(
            file, token=self._client.token or "", api_url=self._client.base_url, most_bytes=self._most_bytes
        )

    def keep(self, posting: Posting, ids: Iterable[str]) -> None:
        """Remember which files a message carries, in order: when one is deleted, Slack tells no more than its id."""
        wanted = tuple(ids)
        if wanted:
            with self._store.transaction(posting.team) as tx:
                for number, file in enumerate(wanted, 1):
                    tx.postings.note_file(posting.part(number), file)

    def messages_with(self, team: str, file: str) -> tuple[tuple[str, str], ...]:
        """The messages that carry a file, as (channel, ts)."""
        with self._store.look(team) as tx:
            return tx.postings.with_file(file)


def download(file: Mapping[str, Any], *, token: str, api_url: str, most_bytes: int) -> bytes | Refusal:
    """The bytes of a file object as Slack describes it; a refusal for one that is too large or not kept on Slack.

    The token is sent only to Slack's own hosts and the host of `api_url`. Raises DownloadError when Slack answers
    with an error or cannot be reached.
    """
    if file.get("mode") == "external":
        return Refusal(reason=Reason.UNSUPPORTED, message="That file is not kept on Slack: paste its text instead.")
    if int(file.get("size") or 0) > most_bytes:
        limit = f"{most_bytes // 1_048_576} MB"
        return Refusal(reason=Reason.TOO_LARGE, message=f"The file is larger than {limit}: post the part you mean.")
    url = str(file.get("url_private_download") or file.get("url_private") or "")
    if not _is_slack(url, api_url):
        return Refusal(reason=Reason.UNREADABLE, message="Slack gave no address for that file: paste its text instead.")
    return _fetch(url, token, most_bytes)


def _fetch(url: str, token: str, most_bytes: int) -> bytes | Refusal:
    try:
        with httpx.stream("GET", url, headers={"Authorization": f"Bearer {token}"}, timeout=_TIMEOUT) as response:
            if response.status_code in _GONE:
                return Refusal(
                    reason=Reason.UNREADABLE, message="Slack does not hand that file out: paste its text instead."
                )
            if response.is_redirect:  # to where people sign in
                return _NOT_ALLOWED
            if response.status_code != httpx.codes.OK:
                raise DownloadError(f"Slack answered {response.status_code} for a file")
            content = bytearray()
            for piece in response.iter_bytes():
                content += piece
                if len(content) > most_bytes:
                    return Refusal(reason=Reason.TOO_LARGE, message="The file is too large: post the part you mean.")
    except httpx.HTTPError as error:
        raise DownloadError(f"the file could not be fetched from Slack: {type(error).__name__}") from error
    return bytes(content)


def _is_slack(url: str, api_url: str) -> bool:
    target, api = split(url), urlsplit(api_url)
    if target is None:
        return False
    host = target.hostname or ""
    if (target.scheme, target.netloc) == (api.scheme, api.netloc):
        return True
    return target.scheme == "https" and any(host == name or host.endswith("." + name) for name in _TRUSTED)
