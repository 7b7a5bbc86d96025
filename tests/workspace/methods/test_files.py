"""Files up and down."""

from __future__ import annotations

import urllib.request
from typing import Any

import httpx
import pytest
from slack_sdk.errors import SlackApiError

from tests.workspace.conftest import Newsroom

TEXT = "Twelve people were killed. – “So it was.”\n".encode()


def refused(call: Any, **arguments: Any) -> str:
    with pytest.raises(SlackApiError) as error:
        call(**arguments)
    return str(error.value.response["error"])


def download(url: str, token: str | None = None) -> httpx.Response:
    headers = {"Authorization": f"Bearer {token}"} if token else {}
    return httpx.get(url, headers=headers, follow_redirects=True)


def test_an_upload_arrives_as_message_and_file_event(newsroom: Newsroom) -> None:
    message = newsroom.anna.upload(newsroom.desk, "wire.txt", TEXT, comment="see <this>")
    (shared,) = newsroom.ws.deliveries_of("file_shared")
    assert shared.event["file_id"] == message.files[0]
    (event,) = [d.event for d in newsroom.ws.deliveries_of("message") if d.event.get("subtype") == "file_share"]
    assert event["text"] == "see &lt;this&gt;"
    file = event["files"][0]
    assert (file["name"], file["mimetype"], file["filetype"], file["size"], file["mode"]) == (
        "wire.txt",
        "text/plain",
        "text",
        len(TEXT),
        "hosted",
    )


def test_the_bytes_come_with_the_bot_token_only(newsroom: Newsroom) -> None:
    message = newsroom.anna.upload(newsroom.desk, "wire.txt", TEXT)
    file = newsroom.client.files_info(file=message.files[0])["file"]
    assert download(file["url_private"], newsroom.app.bot_token).content == TEXT
    assert download(file["url_private_download"], newsroom.app.bot_token).content == TEXT
    for token in (None, "xoxb-wrong", newsroom.app.app_token):
        answer = download(file["url_private"], token)
        assert answer.status_code == 200
        assert "Sign in" in answer.text
        assert answer.headers["content-type"].startswith("text/html")


def test_a_file_of_another_channel_is_not_there(newsroom: Newsroom) -> None:
    message = newsroom.anna.upload(newsroom.secret, "secret.txt", TEXT)
    assert refused(newsroom.client.files_info, file=message.files[0]) == "file_not_found"
    address = f"{newsroom.server.url}/files-pri/{newsroom.ws.team.id}-{message.files[0]}/secret.txt"
    assert TEXT not in download(address, newsroom.app.bot_token).content


def test_a_deleted_file_is_gone_everywhere(newsroom: Newsroom) -> None:
    message = newsroom.anna.upload(newsroom.desk, "wire.txt", TEXT, comment="so")
    url = newsroom.client.files_info(file=message.files[0])["file"]["url_private"]
    newsroom.anna.delete_file(message.files[0])
    assert refused(newsroom.client.files_info, file=message.files[0]) == "file_not_found"
    assert download(url, newsroom.app.bot_token).status_code == 404
    history = newsroom.client.conversations_history(channel=newsroom.desk.id, limit=1)
    assert history["messages"][0]["files"][0]["mode"] == "tombstone"


def test_a_snippet_carries_its_beginning(newsroom: Newsroom) -> None:
    message = newsroom.anna.upload(newsroom.desk, "Untitled", "line\n" * 300, mode="snippet")
    file = newsroom.client.files_info(file=message.files[0])["file"]
    assert file["mode"] == "snippet"
    assert file["preview"].startswith("line\nline")
    assert file["preview_is_truncated"] is True


def test_an_external_file_has_no_bytes_here(newsroom: Newsroom) -> None:
    message = newsroom.anna.upload(
        newsroom.desk, "Draft", b"", mode="external", external_url="https://docs.example.com/d"
    )
    file = newsroom.client.files_info(file=message.files[0])["file"]
    assert (file["mode"], file["is_external"], file["url_private"]) == (
        "external",
        True,
        "https://docs.example.com/d",
    )
    assert "url_private_download" not in file


def test_a_connect_file_says_to_ask_for_it(newsroom: Newsroom) -> None:
    newsroom.anna.upload(newsroom.desk, "wire.txt", TEXT, file_access="check_file_info")
    (event,) = [d.event for d in newsroom.ws.deliveries_of("message") if d.event.get("subtype") == "file_share"]
    assert event["files"][0]["file_access"] == "check_file_info"
    assert "url_private" not in event["files"][0]
    file = newsroom.client.files_info(file=event["files"][0]["id"])["file"]
    assert download(file["url_private"], newsroom.app.bot_token).content == TEXT


def test_the_sdk_uploads_in_three_steps(newsroom: Newsroom) -> None:
    root = newsroom.anna.post(newsroom.desk, "root")
    answer = newsroom.client.files_upload_v2(
        content=TEXT,
        filename="chart.txt",
        title="The chart",
        alt_txt="Toll by hour",
        channel=newsroom.desk.id,
        thread_ts=root.ts,
        initial_comment="As of 10:00",
    )
    (reply,) = newsroom.ws.replies(root)
    assert reply.text == "As of 10:00"
    (file,) = newsroom.ws.files(reply)
    assert (file.title, file.alt_txt, newsroom.ws.content(file)) == ("The chart", "Toll by hour", TEXT)
    assert answer["file"]["shares"]["public"][newsroom.desk.id][0]["ts"] == reply.ts


def test_an_upload_must_have_the_promised_length_and_be_finished_once(newsroom: Newsroom) -> None:
    promised = newsroom.client.files_getUploadURLExternal(filename="a.txt", length=5)
    complete = newsroom.client.files_completeUploadExternal
    files = [{"id": promised["file_id"], "title": "A"}]
    assert httpx.post(promised["upload_url"], content=b"longer than five").status_code == 400
    assert refused(complete, files=files, channel_id=newsroom.desk.id) == "file_not_found"
    assert httpx.post(promised["upload_url"], content=b"12345").text == "OK - 5"
    assert refused(complete, files=files, channel_id="C0NOWHERE") == "invalid_channel"
    assert complete(files=files)["files"][0]["id"] == promised["file_id"]
    assert refused(complete, files=files) == "file_not_found"


def test_only_the_owner_deletes_a_file(newsroom: Newsroom) -> None:
    theirs = newsroom.anna.upload(newsroom.desk, "wire.txt", TEXT).files[0]
    mine = newsroom.client.files_upload_v2(content="x", filename="x.txt", channel=newsroom.desk.id)["file"]["id"]
    assert refused(newsroom.client.files_delete, file=theirs) == "cant_delete_file"
    assert newsroom.client.files_delete(file=mine)["ok"]
    assert refused(newsroom.client.files_info, file=mine) == "file_not_found"


def test_five_megabytes_survive_the_way(newsroom: Newsroom) -> None:
    big = bytes(range(256)) * 20_480
    message = newsroom.anna.upload(newsroom.desk, "big.bin", big)
    url = newsroom.client.files_info(file=message.files[0])["file"]["url_private"]
    request = urllib.request.Request(url, headers={"Authorization": f"Bearer {newsroom.app.bot_token}"})
    with urllib.request.urlopen(request) as answer:
        assert answer.read() == big
