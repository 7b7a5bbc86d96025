"""What a workspace holds, as values: people, channels, messages, files, views, apps.

Nothing here changes in place; the state replaces a record by its successor, so that a value once read stays what it
was. Field names follow Slack's objects (docs.slack.dev/reference/objects).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from workspace.errors import Json


@dataclass(frozen=True, slots=True, kw_only=True)
class Team:
    """The workspace itself."""

    id: str
    name: str
    domain: str


@dataclass(frozen=True, slots=True, kw_only=True)
class User:
    """A person, or the bot user of an app."""

    id: str
    team: str
    handle: str  # the name without @
    name: str  # the real name
    tz: str = "Etc/UTC"  # IANA
    bot_id: str | None = None  # set for bot users
    app_id: str | None = None
    deleted: bool = False
    admin: bool = False
    guest: bool = False  # opens no public channel they are not in


@dataclass(frozen=True, slots=True, kw_only=True)
class Channel:
    """A conversation: public channel (C…), private channel (C…, private), direct message (D…)."""

    id: str
    team: str
    name: str  # empty for a direct message
    creator: str
    created: int  # epoch seconds
    private: bool = False
    im: bool = False
    shared: bool = False  # with another organisation (Slack Connect)
    archived: bool = False
    topic: str = ""
    purpose: str = ""
    members: tuple[str, ...] = ()  # user ids in order of joining

    @property
    def type(self) -> str:
        """`channel_type` as message events carry it."""
        if self.im:
            return "im"
        return "group" if self.private else "channel"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reaction:
    """One emoji under a message and who put it there."""

    name: str
    users: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """A message; `(channel, ts)` identifies it."""

    team: str
    channel: str
    ts: str  # "seconds.microseconds", unique and increasing within the channel
    text: str  # as Slack stores it: & < > escaped, links in angle brackets
    user: str | None = None
    subtype: str | None = None
    thread_ts: str | None = None  # the root's ts, on replies (the root itself carries none here)
    broadcast: bool = False  # reply_broadcast: also shown in the channel
    blocks: tuple[Json, ...] = ()
    attachments: tuple[Json, ...] = ()
    files: tuple[str, ...] = ()  # file ids
    metadata: Json | None = None
    bot_id: str | None = None
    app_id: str | None = None
    username: str | None = None  # a name the app gave itself for this message
    client_msg_id: str | None = None
    edited_by: str | None = None
    edited_ts: str | None = None
    reactions: tuple[Reaction, ...] = ()
    ephemeral_to: str | None = None  # the one user who sees it
    extra: Mapping[str, object] = field(default_factory=dict)  # fields of a subtype, e.g. inviter, old_name

    @property
    def root_ts(self) -> str:
        """The ts of the thread this message belongs to, its own when it starts one."""
        return self.thread_ts or self.ts


@dataclass(frozen=True, slots=True, kw_only=True)
class File:
    """A file; its bytes are kept apart (State.contents)."""

    id: str
    team: str
    user: str
    name: str
    title: str
    mimetype: str
    filetype: str
    mode: str  # hosted, snippet, external
    size: int  # bytes; 0 for an external file
    created: int
    secret: str  # part of the file's addresses
    alt_txt: str | None = None
    external_url: str | None = None
    access: str | None = None  # "check_file_info" stands for a Slack Connect file
    shares: tuple[tuple[str, str], ...] = ()  # (channel, message ts)
    given_to: tuple[str, ...] = ()  # bot users of apps in whose windows it was put
    finished: bool = True  # False between files.getUploadURLExternal and files.completeUploadExternal


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """A modal or an App Home of one person."""

    id: str
    team: str
    app_id: str
    user: str
    type: str  # modal, home
    blocks: tuple[Json, ...]
    hash: str
    callback_id: str = ""
    private_metadata: str = ""
    external_id: str = ""
    title: Json | None = None
    submit: Json | None = None
    close: Json | None = None
    clear_on_close: bool = False
    notify_on_close: bool = False
    submit_disabled: bool = False
    root_id: str = ""
    previous_id: str | None = None
    values: Mapping[str, Json] = field(default_factory=dict)  # state.values: block_id -> action_id -> value
    errors: Mapping[str, str] = field(default_factory=dict)  # block_id -> what response_action errors said
    open: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Endpoints:
    """Where an app without Socket Mode receives requests."""

    events: str | None = None
    commands: str | None = None
    interactivity: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Installation:
    """An app installed in the workspace, with its credentials."""

    app_id: str
    team: str
    name: str
    bot_id: str
    bot_user: str
    scopes: tuple[str, ...]
    app_scopes: tuple[str, ...]
    bot_token: str
    app_token: str
    signing_secret: str
    verification_token: str
    commands: tuple[str, ...] | None = None  # slash commands the app owns; None: any that no other app owns
    domains: tuple[str, ...] = ()  # registered for link_shared
    events: tuple[str, ...] | None = None  # subscribed event types; None: all its scopes allow
    endpoints: Endpoints | None = None  # None: Socket Mode
    state: str = "installed"  # installed, tokens_revoked, uninstalled
