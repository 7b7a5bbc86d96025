"""A person in the workspace: what they can do in Slack's client, as method calls.

Thread-safe; NotPossibleError where the client would not let them.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from workspace import channels, files, inputs, interactions, lookup, messages
from workspace.errors import Json, NotPossibleError
from workspace.lookup import Identified
from workspace.outcomes import Interaction
from workspace.payloads import Actor
from workspace.publishing import publish
from workspace.records import Channel, File, Installation, Message, User, View
from workspace.rendering import view_json
from workspace.state import State
from workspace.text import as_stored, rich_text

LONGEST_MESSAGE = 40_000  # characters; a longer paste becomes a text snippet


class Person:
    """The handle of a user."""

    def __init__(self, state: State, user_id: str) -> None:
        self._state = state
        self.id = user_id

    @property
    def user(self) -> User:
        """The user as they are now."""
        return self._state.users[self.id]

    def __repr__(self) -> str:
        return f"Person({self.user.handle})"

    def post(
        self,
        channel: Identified | str,
        text: str,
        *,
        thread: Message | str | None = None,
        broadcast: bool = False,
    ) -> Message:
        """The message as Slack stores it. `thread` is any message of the thread, or its root's ts.

        `@handle` of a known person becomes a mention. Over 40,000 characters it becomes a snippet file with no text.
        """
        if len(text) > LONGEST_MESSAGE:
            return self.upload(channel, "Untitled", text, mode="snippet", thread=thread)
        place = lookup.open_channel(self._state, self.id, channel)
        stored = as_stored(text, self._user_id)
        root = lookup.root_ts(self._state, place, thread)
        return messages.post(
            self._state,
            place,
            user=self.id,
            text=stored,
            thread_ts=root,
            broadcast=broadcast and root is not None,
            subtype="thread_broadcast" if broadcast and root else None,
            blocks=(rich_text(stored, self._state.ids.secret(length=5)),) if stored else (),
            client_msg_id=self._state.ids.secret(length=32),
        )

    def compose(self, text: str) -> str:
        """Write a message and send none yet: the unfurl_id under which its links may be previewed."""
        return messages.compose(self._state, self.id, as_stored(text, self._user_id))

    def upload(
        self,
        channel: Identified | str,
        filename: str,
        content: bytes | str,
        *,
        mimetype: str | None = None,
        comment: str = "",
        mode: str = "hosted",
        thread: Message | str | None = None,
        external_url: str | None = None,
        file_access: str | None = None,
    ) -> Message:
        """The message that shares the file. `mode`: hosted, snippet, or external (then `external_url` and no bytes).

        `file_access="check_file_info"` sends the file as Slack Connect does: an id that needs files.info.
        """
        place = lookup.open_channel(self._state, self.id, channel)
        data = content.encode() if isinstance(content, str) else content
        if mode == "external" and not external_url:
            raise NotPossibleError("an external file needs an external_url")
        file = files.keep(
            self._state,
            user=self.id,
            name=filename,
            content=data,
            mimetype=mimetype or ("text/plain" if mode == "snippet" else None),
            mode=mode,
            external_url=external_url,
            access=file_access,
        )
        return messages.post(
            self._state,
            place,
            subtype="file_share",
            user=self.id,
            text=as_stored(comment, self._user_id),
            thread_ts=lookup.root_ts(self._state, place, thread),
            files=(file.id,),
        )

    def upload_all(
        self, channel: Identified | str, shared: Sequence[tuple[str, bytes]], *, comment: str = ""
    ) -> Message:
        """One message that shares several files, each given as its name and its bytes."""
        place = lookup.open_channel(self._state, self.id, channel)
        kept = [files.keep(self._state, user=self.id, name=name, content=content) for name, content in shared]
        return messages.post(
            self._state,
            place,
            subtype="file_share",
            user=self.id,
            text=as_stored(comment, self._user_id),
            files=tuple(file.id for file in kept),
        )

    def share(self, message: Message, channel: Identified | str, comment: str = "") -> Message:
        """Somebody's message shared into a channel: a message of one's own that carries it as an attachment.

        Slack documents no more than attachments; the fields are those apps report to receive (`is_share`,
        `is_msg_unfurl`, the text, author, channel and address of the message shared).
        """
        place = lookup.open_channel(self._state, self.id, channel)
        shared = lookup.message_shown(self._state, self.id, message)
        author = self._state.users.get(shared.user or "")
        attachment = {
            "id": 1,
            "is_msg_unfurl": True,
            "is_share": True,
            "ts": shared.ts,
            "author_id": shared.user,
            "author_name": author.name if author else "",
            "channel_id": shared.channel,
            "channel_team": shared.team,
            "text": shared.text,
            "fallback": shared.text[:100],
            "from_url": f"{self._state.base_url}/archives/{shared.channel}/p{shared.ts.replace('.', '')}",
            "mrkdwn_in": ["text"],
        }
        return messages.post(
            self._state,
            place,
            user=self.id,
            text=as_stored(comment, self._user_id),
            attachments=(attachment,),
        )

    def edit(self, message: Message, text: str) -> Message:
        """The message with new text; only one's own."""
        lookup.own_message(self._state, self.id, message)
        stored = as_stored(text, self._user_id)
        blocks = (rich_text(stored, self._state.ids.secret(length=5)),)
        return messages.change(self._state, message, by=self.id, text=stored, blocks=blocks)

    def delete(self, message: Message) -> None:
        """One's own message gone (a tombstone when others replied)."""
        lookup.own_message(self._state, self.id, message)
        messages.delete(self._state, message)

    def delete_file(self, file: File | str) -> None:
        """One's own file gone."""
        found = self._state.files[file if isinstance(file, str) else file.id]
        if found.user != self.id:
            raise NotPossibleError("only the owner deletes a file")
        files.remove(self._state, found)

    def react(self, message: Message, name: str) -> Message:
        """The message with one's reaction."""
        shown = lookup.message_shown(self._state, self.id, message)
        if any(reaction.name == name and self.id in reaction.users for reaction in shown.reactions):
            raise NotPossibleError(f"{self.user.handle} has reacted with {name} already")
        return messages.react(self._state, message, user=self.id, name=name)

    def unreact(self, message: Message, name: str) -> Message:
        """The message without one's reaction."""
        return messages.unreact(self._state, message, user=self.id, name=name)

    def invite(self, user: Identified, channel: Identified | str) -> Channel:
        """Somebody, or an app's bot user, brought into a channel."""
        place = lookup.open_channel(self._state, self.id, channel)
        return channels.join(self._state, place.id, user.id, inviter=self.id)

    def kick(self, user: Identified, channel: Identified | str) -> Channel:
        """Somebody put out of a channel."""
        return channels.leave(self._state, lookup.open_channel(self._state, self.id, channel).id, user.id)

    def join(self, channel: Identified | str) -> Channel:
        """Oneself in a public channel."""
        place = lookup.channel(self._state, channel)
        if place.type != "channel":
            raise NotPossibleError("a private channel is joined by invitation")
        return channels.join(self._state, place.id, self.id)

    def leave(self, channel: Identified | str) -> Channel:
        """Oneself out of a channel."""
        return channels.leave(self._state, lookup.open_channel(self._state, self.id, channel).id, self.id)

    def archive(self, channel: Identified | str) -> Channel:
        """A channel closed."""
        return channels.archive(self._state, lookup.open_channel(self._state, self.id, channel).id, self.id)

    def rename(self, channel: Identified | str, name: str) -> Channel:
        """A channel under a new name."""
        return channels.rename(self._state, lookup.open_channel(self._state, self.id, channel).id, name, self.id)

    def convert(self, channel: Identified | str, *, private: bool) -> Channel:
        """A channel made private, or public."""
        place = lookup.open_channel(self._state, self.id, channel)
        return channels.convert(self._state, place.id, self.id, private=private)

    def dm(self, other: Identified) -> Channel:
        """The direct message with somebody, or with an app's bot user."""
        return channels.open_im(self._state, self.id, other.id)

    def command(self, command: str, text: str = "", *, channel: Identified | str) -> Interaction:
        """A slash command typed; returns when the app acknowledged or failed to. `.responses` is what one sees."""
        place = lookup.open_channel(self._state, self.id, channel)
        app = lookup.app_for_command(self._state, command)
        return interactions.command(self._as(app), place, command, text)

    def click(
        self,
        target: Message | View,
        *,
        action_id: str | None = None,
        block_id: str | None = None,
        label: str | None = None,
        value: Any = None,
    ) -> Interaction:
        """A button pressed, or an option (by value or label), date, time or person chosen, under a message or in a
        view.

        The element is the one with that action_id, block_id, label; the target is taken as it is now.
        """
        shown = self._shown(target)
        element = inputs.find_element(shown.blocks, action_id=action_id, block_id=block_id, label=label, value=value)
        app = lookup.owner(self._state, shown)
        if isinstance(shown, View):
            return interactions.click_view(self._as(app), shown, element, value)
        return interactions.click_message(self._as(app), shown, element, value)

    def suggestions(self, target: Message | View, query: str, *, action_id: str) -> list[Json]:
        """The options an app offers in an external select for what one types."""
        shown = self._shown(target)
        element = inputs.find_element(shown.blocks, action_id=action_id, block_id=None)
        return interactions.suggest(self._as(lookup.owner(self._state, shown)), shown, element, query)

    def submit(self, view: View, values: dict[str, Any] | None = None) -> Interaction:
        """A modal submitted with values by action_id, or by block_id, or `{block_id: {action_id: value}}`."""
        shown = lookup.view_shown(self._state, self.id, view)
        if shown.submit is None or shown.submit_disabled:
            raise NotPossibleError("the modal has no button to submit it")
        return interactions.submit(self._as(lookup.owner(self._state, shown)), shown, values or {})

    def close(self, view: View, *, everything: bool = False) -> Interaction | None:
        """A modal dismissed; `everything` closes the whole stack. The interaction when the app asked to be told."""
        shown = lookup.view_shown(self._state, self.id, view)
        return interactions.close(self._as(lookup.owner(self._state, shown)), shown, everything=everything)

    def shortcut(self, callback_id: str, *, message: Message | None = None, app: str | None = None) -> Interaction:
        """A shortcut used: global, or on a message. `app` is an app id where several are installed."""
        owner = lookup.only_app(self._state, app)
        if message is None:
            return interactions.global_shortcut(self._as(owner), callback_id)
        shown = lookup.message_shown(self._state, self.id, message)
        return interactions.message_shortcut(self._as(owner), shown, callback_id)

    def open_home(self, *, app: str | None = None, tab: str = "home") -> View | None:
        """An app's Home opened: the app hears app_home_opened; what it published before, if anything."""
        owner = lookup.only_app(self._state, app)
        with self._state.changing():
            channel = channels.open_im(self._state, self.id, owner.bot_user)
            known = self._state.homes.get((owner.app_id, self.id))
            view = self._state.views[known] if known else None
            event: Json = {
                "type": "app_home_opened",
                "user": self.id,
                "channel": channel.id,
                "tab": tab,
                "event_ts": self._state.next_ts(),
            }
            if view and tab == "home":
                event["view"] = view_json(self._state, view)
            publish(self._state, event, app_id=owner.app_id)
        return view

    def _shown(self, target: Message | View) -> Message | View:
        if isinstance(target, View):
            return lookup.view_shown(self._state, self.id, target)
        return lookup.message_shown(self._state, self.id, target)

    def _as(self, app: Installation) -> Actor:
        return Actor(state=self._state, app=app, user=self.user)

    def _user_id(self, handle: str) -> str | None:
        return next((user.id for user in self._state.users.values() if user.handle == handle), None)
