"""Print who said what: the families of a quote across the stories of the archive."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import tzinfo

from pydantic import RootModel
from rich.console import Console
from rich.text import Text

from bot.answers.quote_lookup import Said, find
from bot.ledger.family import Member
from bot.storage import Viewer
from config.settings import Settings
from handlers import wiring
from handlers.terminal.archive import opened
from handlers.terminal.lookup_contract import FamilyOut, VersionOut
from handlers.terminal.workspaces import team_of

_VERDICTS = {
    "identical": "the same words",
    "trimmed": "trimmed",
    "variant": "the same words in another form",
    "altered": "words differ",
}


def print_quotes(settings: Settings, words: str, *, team: str | None, console: Console, as_json: bool = False) -> bool:
    """Print every family of quotes with such words, the likest first; False where there is none.

    The operator sees everything of one workspace. Raises DatabaseError, SettingsError or TeamError.
    """
    zone = wiring.time_zone(settings)
    policy, house = wiring.policy(settings), frozenset(settings.house_outlets)
    with opened(settings) as store:
        viewer = Viewer.desk(team_of(store, team))
        with store.look(viewer.team) as tx:
            found = find(tx, words, viewer, policy, house)
    if as_json:
        families = RootModel[list[FamilyOut]]([_family_out(each) for each in found])
        console.out(families.model_dump_json(indent=1), highlight=False)
        return bool(found)
    for said in found:
        for line in _lines(said, zone):
            console.print(line, soft_wrap=True)
    return bool(found)


def _family_out(said: Said) -> FamilyOut:
    return FamilyOut(
        story=said.story.id,
        speakers=list(said.family.speakers),
        likeness=round(said.likeness, 1),
        printed=said.family.printed,
        versions=list(_versions_out(said)),
    )


def _versions_out(said: Said) -> Iterator[VersionOut]:
    at = 0
    for member in said.family.members:
        first = at
        for version in (member.version, *member.copies):
            reference = said.reference(version.article)
            yield VersionOut(
                text=version.quote.text,
                outlet=version.outlet,
                article=version.article,
                published=version.published.isoformat() if version.published else None,
                seen=reference.at.isoformat() if reference and reference.at else None,
                link=reference.link if reference else None,
                speaker=version.quote.speaker,
                cue=version.quote.cue,
                source_chain=list(version.quote.source_chain),
                verdict=member.verdict.value,
                diff=[(step.operation, step.left, step.right) for step in member.diff] if member.diff else None,
                copy_of=first if at > first else None,
            )
            at += 1


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
    copies = f" ({1 + len(member.copies)} copies of one text)" if member.copies else ""
    speaker = member.version.quote.speaker
    verdict = "the fullest version" if fullest else _VERDICTS.get(member.verdict.value, member.verdict.value)
    return f"{outlets}{copies}{at}; {speaker or 'no speaker named'}; {verdict}"
