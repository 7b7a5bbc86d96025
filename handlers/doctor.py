"""The doctor: everything the desk needs, looked at one by one, with what to do about each thing that is not right."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import yaml
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError, SlackClientError

from bot.answers.noise import DAYS, FEWEST, noise
from bot.errors import CopydeskError
from bot.language import shipped
from bot.storage import Store, Viewer, open_database, schema_of
from config.settings import Settings, unread
from handlers import wiring
from handlers.shipped import manifest
from handlers.slack.client import identify, web_client
from handlers.slack.render.noise import noise_lines


@dataclass(frozen=True, slots=True, kw_only=True)
class Diagnosis:
    """One thing looked at: `trouble` says what is wrong and what to do, `advice` what may be missed."""

    what: str
    well: str = ""
    advice: str | None = None
    trouble: str | None = None


Examination = tuple[str, Callable[["Settings"], str]]


def examine(settings: Settings, also: tuple[Examination, ...] | None = None) -> Iterator[Diagnosis]:
    """Look at tokens, scopes, database and settings, and at `also`: the language model and the findings unless told."""
    examinations: tuple[Examination, ...] = (
        ("bot token", _bot_token),
        ("scopes", _scopes),
        ("how Slack reaches us", _transport),
        ("database", _database),
        ("thresholds", _thresholds),
        ("articles of other rules", _reread),
        ("time zone", _time_zone),
        ("names of settings", _names),
    )
    for what, look in (*examinations, *((("language model", _model), ("findings", _noise)) if also is None else also)):
        try:
            yield Diagnosis(what=what, well=look(settings))
        except Advice as advice:
            yield Diagnosis(what=what, advice=str(advice))
        except CopydeskError as error:
            yield Diagnosis(what=what, trouble=str(error))


class Unwell(CopydeskError):  # noqa: N818 - said by the doctor, never raised past it
    """Something the desk needs is not right. The message says what to do."""


class Advice(CopydeskError):  # noqa: N818 - said by the doctor, never raised past it
    """The desk runs, though not as somebody may think. The message says what to do."""


def wanted_scopes() -> frozenset[str]:
    """The bot scopes the manifest asks for."""
    return frozenset(yaml.safe_load(manifest())["oauth_config"]["scopes"]["bot"])


def _client(settings: Settings) -> WebClient:
    if settings.slack_bot_token is None:
        raise Unwell("SLACK_BOT_TOKEN is not set: copy it from OAuth & Permissions of your Slack app")
    return web_client(settings.slack_bot_token.get_secret_value(), settings.slack_api_url)


def _bot_token(settings: Settings) -> str:
    identity = identify(_client(settings))
    return f"accepted by {identity.url}"


def _scopes(settings: Settings) -> str:
    client = _client(settings)
    try:
        granted = client.auth_test().headers.get("x-oauth-scopes", "")
    except (SlackApiError, SlackClientError, OSError):
        raise Unwell("cannot be looked at until the bot token works") from None
    missing = wanted_scopes() - {scope.strip() for scope in str(granted).split(",")}
    if missing:
        raise Unwell(
            f"missing {', '.join(sorted(missing))}: add them under OAuth & Permissions and install the app anew"
        )
    return "all granted"


def _transport(settings: Settings) -> str:
    if settings.slack_app_token is None:
        if settings.slack_signing_secret is None:
            raise Unwell("set SLACK_APP_TOKEN for Socket Mode, or SLACK_SIGNING_SECRET for HTTP (Basic Information)")
        return f"HTTP on {settings.host}:{settings.port}"
    client = web_client(settings.slack_app_token.get_secret_value(), settings.slack_api_url)
    try:
        client.apps_connections_open(app_token=settings.slack_app_token.get_secret_value())
    except SlackApiError as error:
        code = error.response.get("error")
        raise Unwell(f"Slack refuses SLACK_APP_TOKEN ({code}): it needs the scope connections:write") from None
    except (SlackClientError, OSError) as error:
        raise Unwell(f"Slack cannot be reached ({error}): check the network") from None
    return "Socket Mode"


def _database(settings: Settings) -> str:
    engine = open_database(settings.database_url)
    try:
        schema = schema_of(engine)
    finally:
        engine.dispose()
    if schema.newer:
        raise Unwell("its schema is of a later Copydesk: install that version, or give another DATABASE_URL")
    if not schema.ready:
        raise Unwell("not migrated to this version: run `copydesk migrate`")
    return f"{engine.dialect.name}, schema {schema.current}"


def _model(settings: Settings) -> str:
    if settings.copydesk_spacy_model:
        wiring.reader(settings.copydesk_spacy_model)
        return settings.copydesk_spacy_model
    file = shipped.damaged()
    if file:
        raise Unwell(f"the shipped one is not whole ({file}): install Copydesk anew")
    return "the shipped one"


def _thresholds(settings: Settings) -> str:
    wiring.policy(settings)
    return "read"


def _reread(settings: Settings) -> str:
    """How many articles wait to be read anew."""
    engine = open_database(settings.database_url)
    try:
        if not schema_of(engine).ready:
            raise Unwell("cannot be counted until the database is migrated")
        store, stamp = Store(engine), wiring.policy(settings).stamp
        waiting = 0
        for team in store.teams():
            with store.look(team) as tx:
                waiting += tx.rereads.count(stamp)
    finally:
        engine.dispose()
    if waiting:
        how = "`copydesk run` reads them anew when nobody posts" if settings.reread else "REREAD is off"
        raise Advice(f"{waiting:,} wait to be read anew: {how}; `copydesk reread` does it now")
    return "none wait to be read anew"


def _noise(settings: Settings) -> str:
    """What people made of the findings told, of every team a line a check: the operator sees all."""
    engine = open_database(settings.database_url)
    try:
        if not schema_of(engine).ready:
            raise Unwell("cannot be counted until the database is migrated")
        store, lines = Store(engine), []
        for team in store.teams():
            with store.look(team) as tx:
                lines += [f"  {team}, {line}" for line in noise_lines(noise(tx, Viewer.desk(team)))]
    finally:
        engine.dispose()
    span = f"in the last {DAYS} days"
    return "\n".join([f"what people made of them {span}", *lines]) if lines else f"fewer than {FEWEST} told {span}"


def _time_zone(settings: Settings) -> str:
    return wiring.time_zone(settings).key


def _names(_settings: Settings) -> str:
    strangers = unread()
    if strangers:
        told = (f"{name} (did you mean {near}?)" if near else name for name, near in strangers.items())
        raise Advice(f"nobody reads {', '.join(told)}: correct it in the environment or in .env")
    return "all known"
