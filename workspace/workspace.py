"""The workspace as the people who set it up and watch it use it: users, channels, apps, and what happened."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterable
from typing import TypeVar

from workspace import channels, lookup, messages
from workspace.apps import ALL_SCOPES, App
from workspace.delivery import Schedule
from workspace.errors import NotPossibleError
from workspace.ids import Ids
from workspace.lookup import Identified
from workspace.misbehaviour import Misbehaviour
from workspace.people import Person
from workspace.records import Channel, File, Installation, Message, Team, User, View
from workspace.state import PATIENCE, State
from workspace.text import in_zone, shown
from workspace.tickets import TRIGGER_SECONDS
from workspace.traffic import Call, Delivery

Found = TypeVar("Found")


class Workspace:
    """One team. Everything read from it is a value of that moment; everything may be called from any thread."""

    def __init__(self, state: State, schedule: Schedule) -> None:
        self.state = state
        self.schedule = schedule

    @classmethod
    def create(
        cls,
        *,
        team: str | None = None,
        name: str = "Newsroom",
        domain: str = "newsroom",
        now: Callable[[], float] = time.time,
        seed: int | None = None,
        ack_timeout: float = 3.0,
        retry_after: tuple[float, ...] = (0.0, 60.0, 300.0),
        trigger_seconds: float = TRIGGER_SECONDS,
    ) -> Workspace:
        """An empty workspace.

        `now` gives epoch seconds; `seed` makes ids repeat; `trigger_seconds` is how long a trigger_id is good;
        the other times are those of delivery.Schedule.
        """
        ids = Ids(seed)
        own = Team(id=team or ids.new("T"), name=name, domain=domain)
        state = State(team=own, now=now, ids=ids, trigger_seconds=trigger_seconds)
        state.users["USLACKBOT"] = User(id="USLACKBOT", team=state.team.id, handle="slackbot", name="Slackbot")
        return cls(state, Schedule(ack_timeout=ack_timeout, retry_after=retry_after))

    @property
    def team(self) -> Team:
        """The team."""
        return self.state.team

    @property
    def misbehave(self) -> Misbehaviour:
        """What to do wrong."""
        return self.state.misbehaviour

    def add_user(
        self, handle: str, *, name: str | None = None, tz: str = "Etc/UTC", admin: bool = False, guest: bool = False
    ) -> Person:
        """A new person."""
        with self.state.changing():
            if any(user.handle == handle for user in self.state.users.values()):
                raise NotPossibleError(f"{handle} is taken")
            user = User(
                id=self.state.ids.new("U"),
                team=self.team.id,
                handle=handle,
                name=name or handle,
                tz=tz,
                admin=admin,
                guest=guest,
            )
            self.state.users[user.id] = user
        return Person(self.state, user.id)

    def add_channel(
        self,
        name: str,
        *,
        members: Iterable[Identified] = (),
        private: bool = False,
        shared: bool = False,
        creator: Identified | None = None,
    ) -> Channel:
        """A new channel with those members (the first is its creator unless one is named). Joining is announced.

        `shared` with another organisation (Slack Connect): its events say so; the other side's people are not modelled.
        """
        joining = list(dict.fromkeys(member.id for member in members))
        with self.state.changing():
            if any(channel.name == name for channel in self.state.channels.values()):
                raise NotPossibleError(f"#{name} is taken")
            founder = creator.id if creator else next(iter(joining), "USLACKBOT")
            channel = channels.create(self.state, name, creator=founder, private=private, shared=shared)
            for user in joining:
                channel = channels.join(self.state, channel.id, user)
        return channel

    def connect(self, channel: Identified, *, shared: bool = True) -> Channel:
        """A channel shared with another organisation (Slack Connect), or no longer."""
        return channels.share(self.state, channel.id, shared=shared)

    def install_app(
        self,
        name: str,
        *,
        handle: str | None = None,
        scopes: Iterable[str] = ALL_SCOPES,
        app_scopes: Iterable[str] = ("connections:write",),
        commands: Iterable[str] | None = None,
        domains: Iterable[str] = (),
        events: Iterable[str] | None = None,
    ) -> App:
        """A new app with its bot user. `commands` None: every command no other app claims; `events` None: all its
        scopes allow.

        `domains` are those it registered for link_shared.
        """
        ids = self.state.ids
        with self.state.changing():
            app_id, bot_id = ids.new("A"), ids.new("B")
            bot_handle = handle or name.lower().replace(" ", "")
            bot = User(id=ids.new("U"), team=self.team.id, handle=bot_handle, name=name, bot_id=bot_id, app_id=app_id)
            self.state.users[bot.id] = bot
            self.state.apps[app_id] = Installation(
                app_id=app_id,
                team=self.team.id,
                name=name,
                bot_id=bot_id,
                bot_user=bot.id,
                scopes=tuple(scopes),
                app_scopes=tuple(app_scopes),
                bot_token=f"xoxb-{ids.number(12)}-{ids.number(12)}-{ids.secret(length=24)}",
                app_token=f"xapp-1-{app_id}-{ids.number(13)}-{ids.secret(length=64)}",
                signing_secret=ids.secret(length=32),
                verification_token=ids.secret(length=24),
                commands=tuple(commands) if commands is not None else None,
                domains=tuple(domains),
                events=tuple(events) if events is not None else None,
            )
        return App(self.state, app_id)

    def person(self, handle: str) -> Person:
        """Somebody by handle; NotPossibleError when unknown."""
        with self.state.changed:
            for user in self.state.users.values():
                if user.handle == handle:
                    return Person(self.state, user.id)
        raise NotPossibleError(f"nobody is called {handle}")

    def user(self, user_id: str) -> User:
        """A user by id."""
        return self.state.users[user_id]

    def channel(self, channel: Identified | str) -> Channel:
        """A channel as it is now, by id or name; NotPossibleError when unknown."""
        return lookup.channel(self.state, channel)

    @property
    def channels(self) -> tuple[Channel, ...]:
        """All channels and direct messages."""
        with self.state.changed:
            return tuple(self.state.channels.values())

    def message(self, message: Message) -> Message | None:
        """A message as it is now; None when it is gone."""
        with self.state.changed:
            return self.state.messages.get(message.channel, {}).get(message.ts)

    def messages(self, channel: Identified | str) -> tuple[Message, ...]:
        """All messages of a channel, replies included, in order of time."""
        place = self.channel(channel)
        with self.state.changed:
            return tuple(self.state.messages[place.id].values())

    def thread(self, message: Message) -> tuple[Message, ...]:
        """The root and its replies in order of time; `message` is any of them."""
        return messages.thread(self.state, message.channel, message.root_ts)

    def replies(self, message: Message) -> tuple[Message, ...]:
        """The thread without its root."""
        return tuple(reply for reply in self.thread(message) if reply.ts != reply.root_ts)

    def ephemerals(self, person: Identified, channel: Identified | None = None) -> tuple[Message, ...]:
        """What only that person sees, in order of time."""
        with self.state.changed:
            return tuple(
                message
                for message in self.state.ephemerals
                if message.ephemeral_to == person.id and (channel is None or message.channel == channel.id)
            )

    def shown(self, seen: Message | View, *, to: Identified | None = None) -> str:
        """A message or view as a person reads it: blocks as lines, buttons in brackets, people and files by name.

        Dates are told as the app says they read in old clients; given a person, as Slack tells them in their zone.
        """
        text, blocks = ("" if isinstance(seen, View) else seen.text), list(seen.blocks)
        if to is not None:
            text, blocks = in_zone(text, blocks, self.user(to.id).tz)
        if isinstance(seen, View):
            return self._named(shown("", blocks))
        files = [f"[file: {file.name}]" for file in self.files(seen)]
        return "\n".join(part for part in (self._named(shown(text, blocks)), *files) if part)

    def files(self, message: Message) -> tuple[File, ...]:
        """The files of a message that are still there."""
        with self.state.changed:
            return tuple(self.state.files[one] for one in message.files if one in self.state.files)

    def content(self, file: File) -> bytes:
        """A file's bytes."""
        return self.state.contents[file.id]

    def modal(self, person: Identified) -> View | None:
        """The topmost modal on that person's screen."""
        with self.state.changed:
            stack = self.state.stacks.get(person.id, [])
            return self.state.views[stack[-1]] if stack else None

    def home(self, person: Identified, app: App) -> View | None:
        """What the app published on that person's Home."""
        with self.state.changed:
            known = self.state.homes.get((app.app_id, person.id))
            return self.state.views[known] if known else None

    def unfurl(self, message: Message, *, title: str, text: str = "", url: str = "") -> Message:
        """The message with a link preview: message_changed with the text as it was and no `edited`."""
        return messages.unfurl(self.state, message, {url: {"fallback": title, "title": title, "text": text}})

    def previews(self, seen: Message | str) -> dict[str, str]:
        """The previews of a message's links, or of one being written by its unfurl_id, as a person reads them."""
        with self.state.changed:
            if isinstance(seen, str):
                made = dict(self.state.composed.get(seen, {}))
            else:
                now = self.message(seen) or seen
                made = {str(one["from_url"]): one for one in now.attachments if one.get("from_url")}
        return {
            url: self._named(shown(str(one.get("fallback") or ""), one.get("blocks") or ()))
            for url, one in made.items()
        }

    @property
    def calls(self) -> tuple[Call, ...]:
        """Every Web API call so far, in order."""
        with self.state.changed:
            return tuple(self.state.calls)

    def calls_of(self, method: str) -> tuple[Call, ...]:
        """The calls of one method, in order."""
        return tuple(call for call in self.calls if call.method == method)

    @property
    def deliveries(self) -> tuple[Delivery, ...]:
        """Every event, command and interaction sent to apps so far, in order of creation."""
        with self.state.changed:
            return tuple(self.state.deliveries.values())

    def deliveries_of(self, kind: str, *, app: App | None = None) -> tuple[Delivery, ...]:
        """The events of one inner type (`message`, `file_shared`…), or `slash_commands`, or `interactive`."""
        return tuple(
            delivery
            for delivery in self.deliveries
            if kind in (delivery.kind, delivery.event.get("type")) and (app is None or delivery.app_id == app.app_id)
        )

    def wait_for(self, condition: Callable[[], Found], timeout: float = PATIENCE) -> Found:
        """What `condition` returned once it was true.

        TimeoutError after `timeout` seconds. Looked at after each change.
        """
        return self.state.wait_for(condition, timeout)

    def wait_until_delivered(self, timeout: float = PATIENCE) -> None:
        """Return once every delivery was acknowledged or given up."""
        self.state.wait_for(lambda: all(delivery.finished for delivery in self.state.deliveries.values()), timeout)

    def _named(self, text: str) -> str:
        with self.state.changed:
            names = {f"@{user.id}": f"@{user.handle}" for user in self.state.users.values()}
            names |= {f"#{channel.id}": f"#{channel.name}" for channel in self.state.channels.values()}
        return re.sub(r"[@#][A-Z0-9]+", lambda found: names.get(found[0], found[0]), text)
