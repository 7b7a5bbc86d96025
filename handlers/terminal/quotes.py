"""Print who said what: the families of a quote across the stories of the archive."""

from __future__ import annotations

from datetime import tzinfo

from rich.console import Console
from rich.text import Text

from bot.ledger.family import Member
from bot.quoting import Said
from bot.storage import Store, Viewer, open_database, require_schema
from config.settings import Settings
from handlers import wiring

_VERDICTS = {
    "identical": "the same words",
    "trimmed": "trimmed",
    "variant": "the same words in another form",
    "altered": "words differ",
}


def print_quotes(settings: Settings, words: str, *, team: str | None, console: Console) -> bool:
    """Print every family of quotes with such words, the likest first; False where there is none.

    The operator sees everything. Raises DatabaseError or SettingsError.
    """
    zone = wiring.time_zone(settings)
    engine = open_database(settings.database_url)
    require_schema(engine)
    store = Store(engine)
    desk = wiring.desk(settings, store)
    teams = [team] if team else store.teams()
    found = [said for each in teams for said in desk.quotes(Viewer.desk(each), words)]
    store.close()
    for said in found:
        for line in _lines(said, zone):
            console.print(line, soft_wrap=True)
    return bool(found)


def _lines(said: Said, zone: tzinfo) -> list[Text]:
    names = " / ".join(said.family.speakers) or "nobody named"
    lines = [Text.assemble((names, "bold"), f" · {said.story.name} · printed {said.family.printed} times")]
    for place, member in enumerate(said.family.members):
        lines.append(Text.assemble("  ", _worded(member), f" — {_told(said, member, zone, fullest=place == 0)}"))
    return lines


def _worded(member: Member) -> Text:
    """The words as printed, those that differ from the fullest version in bold."""
    if member.diff is None:
        return Text(f"“{member.version.quote.text}”")
    words = ((change.left, "" if change.operation == "equal" else "bold") for change in member.diff if change.left)
    return Text.assemble("“", Text(" ").join(Text(text, style) for text, style in words), "”")


def _told(said: Said, member: Member, zone: tzinfo, *, fullest: bool) -> str:
    """Who printed it and when, and how it differs from the fullest version."""
    reference = said.reference(member.version.article)
    at = f", {reference.at.astimezone(zone):%d %b %H:%M}" if reference and reference.at else ""
    outlets = ", ".join(member.outlets) or (reference.name if reference else "an unknown outlet")
    copies = f" ({len(member.copies)} copies of one text)" if member.copies else ""
    speaker = member.version.quote.speaker
    verdict = "the fullest version" if fullest else _VERDICTS.get(member.verdict.value, member.verdict.value)
    return f"{outlets}{copies}{at}; {speaker or 'no speaker named'}; {verdict}"
