"""What a person sees and may use: channels they are in, messages and views on their screen, apps behind them."""

from __future__ import annotations

from typing import Protocol

from workspace.errors import NotPossibleError
from workspace.records import Channel, Installation, Message, View
from workspace.state import State


class Identified(Protocol):
    """Anything with an id: a user, a person, a channel."""

    @property
    def id(self) -> str:
        """The identifier."""
        ...


def channel(state: State, wanted: Identified | str) -> Channel:
    """A channel as it is now, by id or name; NotPossibleError when unknown."""
    name = wanted if isinstance(wanted, str) else wanted.id
    with state.changed:
        for known in state.channels.values():
            if name in (known.id, known.name or known.id):
                return known
    raise NotPossibleError(f"no channel {name}")


def open_channel(state: State, user: str, wanted: Identified | str) -> Channel:
    """A channel that person may write in."""
    place = channel(state, wanted)
    handle = state.users[user].handle
    if user not in place.members:
        raise NotPossibleError(f"{handle} is not in {place.name or place.id}")
    if place.archived:
        raise NotPossibleError(f"{place.name} is archived")
    return place


def root_ts(state: State, place: Channel, thread: Message | str | None) -> str | None:
    """The ts of a thread's root, from any of its messages."""
    if thread is None:
        return None
    ts = thread if isinstance(thread, str) else thread.ts
    message = state.messages[place.id].get(ts)
    if message is None:
        raise NotPossibleError(f"no message {ts} in {place.name or place.id}")
    return message.root_ts


def own_message(state: State, user: str, message: Message) -> Message:
    """A person's own message as it is now."""
    current = state.messages[message.channel].get(message.ts)
    if current is None or current.user != user:
        raise NotPossibleError("only one's own messages, as long as they are there")
    return current


def message_shown(state: State, user: str, target: Message) -> Message:
    """The message as that person sees it now, ephemeral ones included."""
    mine = [m for m in state.ephemerals if m.ephemeral_to == user and (m.channel, m.ts) == (target.channel, target.ts)]
    found = state.messages[target.channel].get(target.ts) or next(iter(mine), None)
    if found is None or user not in state.channels[target.channel].members:
        raise NotPossibleError("that message is not there for this person")
    return found


def view_shown(state: State, user: str, target: View) -> View:
    """The view as that person sees it now."""
    view = state.views[target.id]
    if view.user != user or not view.open:
        raise NotPossibleError("that view is not open for this person")
    return view


def owner(state: State, shown: Message | View) -> Installation:
    """The app that posted a message or opened a view."""
    app = state.apps.get(shown.app_id or "")
    if app is None or app.state == "uninstalled":
        raise NotPossibleError("no installed app owns that")
    return app


def app_for_command(state: State, command: str) -> Installation:
    """The app that answers a slash command: the one that claims it, else one that claims none in particular."""
    for app in _installed(state):
        if app.commands is not None and command in app.commands:
            return app
    for app in _installed(state):
        if app.commands is None and "commands" in app.scopes:
            return app
    raise NotPossibleError(f"{command} is not a valid command")


def only_app(state: State, app_id: str | None) -> Installation:
    """The app with that id; None is the one there is."""
    found = [app for app in _installed(state) if app_id in (None, app.app_id)]
    if len(found) != 1:
        raise NotPossibleError(f"{len(found)} apps installed; name one")
    return found[0]


def _installed(state: State) -> list[Installation]:
    return [app for app in state.apps.values() if app.state != "uninstalled"]
