"""A kill kills: nothing prints what a wire took back without saying so, and who shared it is told."""

from __future__ import annotations

import io
import json
from datetime import UTC, date, datetime, timedelta

import pytest

from bot.article import Article, InstructionKind, Submission, SubmissionKind
from bot.correction import Correction, CorrectionKind
from bot.desk.desk import Desk
from bot.filing.posts import Post
from bot.filing.wires import Taken
from bot.ingest import Refusal
from bot.ingest.feeds import read_feed
from bot.report import Report
from bot.storage import Store, Viewer
from bot.verdict import Severity
from config.settings import Settings
from handlers import wiring
from tests.builders import NOW, posting

TEAM = "T1"
EVERYONE = Viewer(team=TEAM)
HEADLINE = "Harbour master of Lissby held over missing buoys"
LEDE = "Police in Lissby held harbour master Tor Evensen on Tuesday over 31 missing buoys."
SAID = "“We counted 31 empty moorings,” said Inspector Marit Holm."
STORY = {
    "uri": "urn:nordlys:lissby-buoys", "type": "text", "language": "en", "provider": "Nordlys", "pubstatus": "usable",
    "headline": HEADLINE, "firstcreated": "2026-03-12T08:00:00+00:00", "versioncreated": "2026-03-12T08:00:00+00:00",
    "body_text": f"{LEDE}\n\n{SAID}",
}  # fmt: skip
LATER = {"versioncreated": "2026-03-12T08:40:00+00:00", "version": "2"}
KILL = STORY | LATER | {"pubstatus": "canceled", "ednote": "Kill. Nobody was held."}
BARE = KILL | {"body_text": ""}


LONGER = (
    "It was raining and the office was dark, a neighbour said. The board meets on Friday in the town hall of Lissby."
)


class Answers:
    """The last answer to each post, and the corrections told in its thread."""

    def __init__(self) -> None:
        self.told: dict[str, Report | Refusal] = {}
        self.corrections: list[tuple[str, Correction]] = []

    def __call__(self, tx: object, placed: object, answer: object) -> None:
        ts = placed.ts  # type: ignore[attr-defined]
        if isinstance(answer, Correction):
            self.corrections.append((ts, answer))
        elif isinstance(answer, Report | Refusal):
            self.told[ts] = answer


@pytest.fixture
def desk(store: Store) -> Desk:
    return wiring.desk(Settings.model_validate({}), store)


@pytest.fixture
def answers() -> Answers:
    return Answers()


def items(*each: dict[str, object]) -> list[Article]:
    read = list(read_feed(io.BytesIO(json.dumps(list(each)).encode()), 1 << 20, 1_000_000))
    assert all(isinstance(item, Article) for item in read)
    return [item for item in read if isinstance(item, Article)]


def bring(desk: Desk, answers: Answers, *each: dict[str, object]) -> list[Taken]:
    return [taken for item in each for taken in desk.take_in(TEAM, items(item), answers)]


def post(desk: Desk, text: str, answers: Answers, ts: str, *, channel: str = "C1", private: bool = False) -> None:
    placed = posting(ts=ts, channel=channel, posted_at=NOW + timedelta(minutes=float(ts)))
    submission = Submission(kind=SubmissionKind.TEXT, content=text)
    desk.receive(Post(carried=(submission,), posting=placed, private=private), answers)


SHARED = f"Nordlys\n\n{HEADLINE}\n\n{LEDE}\n\n{SAID}\n\nThe harbour board of Lissby said it would meet again on Friday."


def said_unmarked(desk: Desk) -> list[str]:
    """What look-ups print of the killed text without saying that it was killed."""
    asked = ("Evensen", "harbour master", "31", "buoys", "“31 empty moorings”")
    hits = [hit for words in asked for hit in desk.stories.find(EVERYONE, words).hits]
    told = [text for hit in hits for text in (hit.story.name, hit.excerpt, *(each.name for each in hit.articles))]
    shown = desk.overview(EVERYONE, since=NOW - timedelta(days=9), least=Severity.LOW)
    told += [card.name for card in shown.recent] + [each.filed.finding.left.context for each in shown.waiting]
    killed = ("Evensen", "Harbour master", "buoys", "moorings")
    return [text for text in told if any(word in text for word in killed) and not text.startswith("KILLED: ")]


@pytest.mark.parametrize("kill", [KILL, BARE, {k: v for k, v in BARE.items() if k not in {"headline", "body_text"}}])
def test_after_a_kill_nothing_is_printed_unmarked_and_the_ledger_is_empty(
    desk: Desk, answers: Answers, store: Store, kill: dict[str, object]
) -> None:
    assert bring(desk, answers, STORY, kill) == [Taken.NEW, Taken.NEW]
    assert desk.stories.find(EVERYONE, "Evensen").hits
    assert said_unmarked(desk) == []
    assert desk.quotes(EVERYONE, "empty moorings") == ()
    with store.look(TEAM) as tx:
        [story] = tx.stories.stories(EVERYONE)
        assert story.name == f"KILLED: {HEADLINE}"
        assert tx.ledgers.of_story(story.id, EVERYONE).measures == ()


@pytest.mark.parametrize(
    "later",
    [
        STORY,
        STORY
        | {"version": "3", "versioncreated": "2026-03-12T10:00:00+00:00", "body_text": f"{LEDE}\n\nHe denied it."},
        STORY | {"ednote": "Corrects number of buoys to 13", "body_text": LEDE.replace("31", "13")},
    ],
)
def test_no_later_or_repeated_version_brings_a_killed_text_back(
    desk: Desk, answers: Answers, later: dict[str, object]
) -> None:
    bring(desk, answers, STORY, BARE, later)
    assert said_unmarked(desk) == []
    assert desk.quotes(EVERYONE, "empty moorings") == ()


def test_a_kill_that_comes_before_its_story_kills_it_too(desk: Desk, answers: Answers) -> None:
    bring(desk, answers, BARE, STORY)
    assert said_unmarked(desk) == []
    assert desk.quotes(EVERYONE, "empty moorings") == ()


@pytest.mark.parametrize(
    "note", ["Reinstates story killed at 0840.", "Kill lifted. The story stands.", "Replaces story killed earlier."]
)
def test_a_version_of_which_the_wire_says_so_brings_it_back(
    desk: Desk, answers: Answers, store: Store, note: str
) -> None:
    again = STORY | {"version": "3", "versioncreated": "2026-03-12T10:00:00+00:00", "ednote": note}
    bring(desk, answers, STORY, BARE, again)
    with store.look(TEAM) as tx:
        assert [story.name for story in tx.stories.stories(EVERYONE)] == [HEADLINE]
    assert len(desk.quotes(EVERYONE, "empty moorings")) == 1


def test_another_item_of_the_same_headline_is_not_killed(desk: Desk, answers: Answers) -> None:
    other = STORY | {"uri": "urn:nordlys:another", "body_text": "The pier of Vik closes at 9. “We are tired,” he said."}
    bring(desk, answers, STORY, BARE | {"uri": "urn:nordlys:unheard-of"}, other)
    assert len(desk.quotes(EVERYONE, "empty moorings")) == 1


def test_two_bare_kills_do_not_take_each_others_place(desk: Desk, answers: Answers, store: Store) -> None:
    ferry = STORY | {"uri": "urn:nordlys:ferry", "headline": "Ferry to Vik aground", "body_text": "It struck a rock."}
    gone = {"body_text": "", "pubstatus": "canceled"}
    bring(desk, answers, STORY, ferry, STORY | gone, ferry | gone)
    with store.look(TEAM) as tx:
        names = {story.name for story in tx.stories.stories(EVERYONE)}
    assert names == {f"KILLED: {HEADLINE}", "KILLED: Ferry to Vik aground"}


@pytest.mark.parametrize("kill", [KILL, BARE])
@pytest.mark.parametrize("private", [False, True])
def test_who_posted_it_is_told_also_in_a_closed_channel(
    desk: Desk, answers: Answers, kill: dict[str, object], private: bool
) -> None:
    post(desk, SHARED, answers, "1.0", private=private)
    bring(desk, answers, kill)
    [(ts, told)] = answers.corrections
    assert (ts, told.kind, told.note) == ("1.0", CorrectionKind.KILLED, "Kill. Nobody was held.")
    report = answers.told["1.0"]
    assert isinstance(report, Report)
    assert report.kinship.instruction is not None
    assert report.kinship.instruction.kind is InstructionKind.KILL


def test_what_was_found_in_a_killed_text_waits_no_longer(desk: Desk, answers: Answers) -> None:
    bring(desk, answers, STORY | {"provider": "Vantage", "uri": "urn:v:1", "body_text": LEDE.replace("31", "13")})
    post(desk, SHARED, answers, "1.0")
    assert desk.overview(EVERYONE, since=NOW - timedelta(days=9), least=Severity.LOW).waiting
    bring(desk, answers, BARE)
    assert desk.overview(EVERYONE, since=NOW - timedelta(days=9), least=Severity.LOW).waiting == ()


def test_who_posted_a_copy_of_it_is_told(desk: Desk, answers: Answers) -> None:
    bring(desk, answers, STORY)
    copied = SHARED.replace("Nordlys\n", "Coast Herald\n", 1)
    post(desk, copied, answers, "1.0")
    bring(desk, answers, BARE)
    [(ts, told)] = answers.corrections
    assert (ts, told.kind, told.same_article) == ("1.0", CorrectionKind.KILLED, False)


def test_a_text_shared_or_checked_after_its_kill_is_told_to_be_killed(desk: Desk, answers: Answers) -> None:
    bring(desk, answers, STORY, BARE)
    post(desk, SHARED, answers, "1.0")
    checked = desk.checker.text([Submission(kind=SubmissionKind.TEXT, content=SHARED)], EVERYONE)
    for told in (answers.told["1.0"], checked):
        assert isinstance(told, Report)
        assert told.kinship.instruction is not None
        assert told.kinship.instruction.kind is InstructionKind.KILL
        assert told.story.name.startswith("KILLED: ")
    assert said_unmarked(desk) == []


def test_a_digest_names_a_killed_story_as_killed(desk: Desk, answers: Answers) -> None:
    post(desk, SHARED, answers, "1.0")
    post(desk, SHARED.replace(HEADLINE, f"KILL: {HEADLINE}") + f" {LONGER}", answers, "2.0")
    digest = desk.digests.digest(Viewer.channel(TEAM, "C1"), date(2026, 3, 12), NOW - timedelta(days=1))
    lines = (*digest.attention, *digest.new, *digest.developing, *digest.corrected)
    cards = (*(line.card for line in lines), *digest.quiet)
    assert cards
    assert all(card.name.startswith("KILLED: ") for card in cards)
    assert not [moved for line in lines for moved in line.movements]


def test_a_story_others_still_tell_is_not_called_killed(desk: Desk, answers: Answers, store: Store) -> None:
    other = STORY | {"provider": "Vantage", "uri": "urn:v:1", "headline": "Lissby police look for buoys"}
    bring(desk, answers, STORY, other, BARE)
    with store.look(TEAM) as tx:
        [story] = tx.stories.stories(EVERYONE)
    assert story.name == "Lissby police look for buoys"
    assert not [text for text in said_unmarked(desk) if HEADLINE in text or "Evensen" in text]


def test_a_copy_without_a_headline_is_said_to_be_of_a_killed_text(desk: Desk, answers: Answers) -> None:
    bring(desk, answers, STORY, KILL)
    post(desk, f"{LEDE} {SAID} Nobody answered the telephone at the harbour office. {LONGER}", answers, "1.0")
    told = answers.told["1.0"]
    assert isinstance(told, Report)
    assert told.kinship.copy_of is not None
    assert told.kinship.copy_of.name == "KILLED: Nordlys"


def test_a_correction_without_its_text_is_told_to_who_shared_it(desk: Desk, answers: Answers) -> None:
    post(desk, SHARED.replace("Nordlys", "Nordlys, 12 March 2026"), answers, "1.0")
    bring(desk, answers, STORY | LATER | {"body_text": "", "ednote": "Corrects number of buoys to 13 in paragraph 1"})
    [(ts, told)] = answers.corrections
    assert (ts, told.kind) == ("1.0", CorrectionKind.CORRECTED)
    assert "13" in (told.note or "")


FUTURE, PAST = "2031-05-04T08:00:00+00:00", "1970-01-01T00:00:00+00:00"


@pytest.mark.parametrize("stated", [FUTURE, PAST])
def test_an_item_whose_date_cannot_be_right_is_dated_by_its_arrival_and_replaces_nothing(
    desk: Desk, answers: Answers, store: Store, stated: str
) -> None:
    wrong = {"firstcreated": stated, "versioncreated": stated, "body_text": f"{LEDE}\n\nHe denied it all.\n\n{SAID}"}
    assert bring(desk, answers, STORY, STORY | wrong) == [Taken.NEW, Taken.UNDATED]
    with store.look(TEAM) as tx:
        [story] = tx.stories.stories(EVERYONE)
        known = tx.articles.of_story(story.id, EVERYONE)
    assert len(known) == 2
    [doubted] = [each for each in known if each.doubt]
    assert doubted.doubt == stated
    assert doubted.published is not None
    assert doubted.published.at == NOW
    hits = desk.stories.find(EVERYONE, "denied").hits
    assert [each.doubt for hit in hits for each in hit.articles if each.doubt] == [stated]


def test_a_date_that_is_only_hours_ahead_is_believed(desk: Desk, answers: Answers) -> None:
    ahead = (NOW + timedelta(hours=9)).astimezone(UTC).isoformat()
    assert bring(desk, answers, STORY | {"firstcreated": ahead, "versioncreated": ahead}) == [Taken.NEW]
    assert datetime.fromisoformat(ahead) > NOW


BODY = f"<p>{LEDE}</p><p>{SAID}</p>"
RSS = "<rss><channel><title>Nordlys</title><item><title>{}</title><description>{}</description></item></channel></rss>"
ATOM = '<feed xmlns="http://www.w3.org/2005/Atom"><title>Nordlys</title>{}</feed>'
ENTRY = '<entry><id>tag:n,2026:1</id><title>{}</title><content type="html"><![CDATA[{}]]></content></entry>'
GONE = '<deleted-entry xmlns="http://purl.org/atompub/tombstones/1.0" ref="tag:n,2026:1" when="2026-03-12T08:40:00Z"/>'
NITF = (
    '<nitf><head><docdata management-status="{}"><doc-id id-string="nordlys-1"/>'
    '<doc.copyright holder="Nordlys"/></docdata>'
    "</head><body><body.head><hedline><hl1>{}</hl1></hedline></body.head><body.content>{}</body.content></body></nitf>"
)
G2 = (
    '<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:n:1"><itemMeta><itemClass qcode="ninat:text"/>'
    '<provider literal="Nordlys"/><pubStatus qcode="stat:{}"/></itemMeta>'
    "<contentMeta><headline>{}</headline></contentMeta>"
    "{}</newsItem>"
)
NEWSML = (
    "<NewsML><NewsItem><Identification><NewsIdentifier><ProviderId>n</ProviderId><DateId>20260312</DateId><NewsItemId>1"
    '</NewsItemId></NewsIdentifier></Identification><NewsManagement><Status FormalName="{}"/></NewsManagement>'
    "<NewsComponent><NewsLines><HeadLine>{}</HeadLine></NewsLines>"
    '<AdministrativeMetadata><Provider><Party FormalName="Nordlys"/></Provider>'
    "</AdministrativeMetadata>{}</NewsComponent></NewsItem></NewsML>"
)
WIRE = "nlx0044 4 pl 88 nlxxl nl 0031\n\nLissby/harbour/\n{}{} =\n\n{}\n"
INLINE = f"<contentSet><inlineData>{LEDE}\n\n{SAID}</inlineData></contentSet>"
CONTENT = f"<ContentItem><DataContent>{LEDE}\n\n{SAID}</DataContent></ContentItem>"


@pytest.mark.parametrize(
    ("story", "kill"),
    [
        (RSS.format(HEADLINE, f"<![CDATA[{BODY}]]>"), RSS.format(f"KILL: {HEADLINE}", "Editors: nobody was held.")),
        (ATOM.format(ENTRY.format(HEADLINE, BODY)), ATOM.format(GONE)),
        (NITF.format("usable", HEADLINE, BODY), NITF.format("canceled", HEADLINE, "")),
        (G2.format("usable", HEADLINE, INLINE), G2.format("canceled", "Harbour arrest", "")),
        (NEWSML.format("Usable", HEADLINE, CONTENT), NEWSML.format("Canceled", HEADLINE, "")),
        (WIRE.format("", HEADLINE, f"{LEDE}\n\n{SAID}"), WIRE.format("KILL\n", HEADLINE, "Editors: nobody was held.")),
    ],
)
def test_every_format_can_take_a_story_back(desk: Desk, answers: Answers, store: Store, story: str, kill: str) -> None:
    for content in (story, kill, story):
        read = list(read_feed(io.BytesIO(content.encode()), 1 << 20, 1_000_000))
        list(desk.take_in(TEAM, [each for each in read if isinstance(each, Article)], answers))
    assert desk.quotes(EVERYONE, "empty moorings") == ()
    assert said_unmarked(desk) == []
    with store.look(TEAM) as tx:
        [known] = tx.stories.stories(EVERYONE)
    assert known.name.startswith("KILLED: ")


SENT = "\n\n{} gmt mar 2026\n"
IPTC = f"nlx0044 4 pl 88 nlxxl nl 0031\n\nLissby/harbour/\n{HEADLINE} =\n\n{LEDE}\n\n{SAID}{SENT.format(120800)}"
IPTC_KILL = "nlx0051 1 pl 12 nlxxl nl 0031\n\nLissby/harbour/\n{}" + SENT.format(120840)
ANPA = (
    f"a0123\nr i bc-harbour-held 03-12 0210\n^BC-Harbour held,0210\n^{HEADLINE}<\n   {LEDE}\n\n   {SAID}\n"
    "   AP-WS-03-12-26 0800GMT\n"
)
ANPA_KILL = "a0124\nr i bc-harbour-held,kill 03-12 0010\n{}^The AP\n   AP-WS-03-12-26 0840GMT\n"


def taken(desk: Desk, answers: Answers, *wires: str) -> None:
    for content in wires:
        read = list(read_feed(io.BytesIO(content.encode()), 1 << 20, 1_000_000))
        list(desk.take_in(TEAM, [each for each in read if isinstance(each, Article)], answers))


@pytest.mark.parametrize(
    ("story", "kill"),
    [
        (IPTC, IPTC_KILL.format(f"KILL KILL KILL\n{HEADLINE} =\n")),
        (IPTC, IPTC_KILL.format(f"KILL KILL KILL - {HEADLINE} =\n")),
        (IPTC, IPTC_KILL.format("MANDATORY KILL\n\nEditors: please kill nlx0044. Nobody was held.")),
        (IPTC, IPTC_KILL.format("Advisory to editors =\n\nEditors: please kill nlx0044.")),
        (IPTC, IPTC_KILL.format(f"KILL KILL KILL\n{HEADLINE} =\n\nEditors: please kill story nlx0044.")),
        (IPTC, IPTC_KILL.format("").replace("Lissby/harbour/", "EDS: Withdraw nlx0044. Nobody was held.")),
        (ANPA, ANPA_KILL.format("^BC-Harbour held, KILL,0010\n")),
        (ANPA, ANPA_KILL.format("^BC-Harbour held,Kill,0010\n^Eds: Nobody was held.\n")),
        (ANPA, ANPA_KILL.format("^EDITORS: KILL BC-Harbour held. Nobody was held.\n")),
        (ANPA, ANPA_KILL.format("^BC-Notice,0010\n^EDITORS: KILL BC-Harbour held sent at 0800. It is wrong.\n")),
    ],
)
def test_a_kill_of_a_dispatch_takes_back_what_it_names(
    desk: Desk, answers: Answers, store: Store, story: str, kill: str
) -> None:
    taken(desk, answers, story)
    assert desk.quotes(EVERYONE, "empty moorings") != ()
    taken(desk, answers, kill, story)
    assert desk.quotes(EVERYONE, "empty moorings") == ()
    assert said_unmarked(desk) == []
    with store.look(TEAM) as tx:
        [known] = tx.stories.stories(EVERYONE)
    assert known.name.startswith("KILLED: ")


@pytest.mark.parametrize(
    ("story", "kill"),
    [
        (IPTC, IPTC_KILL.format("Advisory to editors =\n\nEditors: please kill nlx0045.")),
        (IPTC.replace("120800", "110800"), IPTC_KILL.format("Advisory =\n\nEditors: please kill nlx0044.")),
        (ANPA, ANPA_KILL.format("^EDITORS: KILL BC-Harbour board. It is wrong.\n")),
    ],
)
def test_a_kill_of_another_dispatch_takes_nothing_back(desk: Desk, answers: Answers, story: str, kill: str) -> None:
    taken(desk, answers, story, kill)
    assert len(desk.quotes(EVERYONE, "empty moorings")) == 1


def test_a_number_given_anew_the_next_day_is_another_dispatch(desk: Desk, answers: Answers, store: Store) -> None:
    other = (
        IPTC.replace(HEADLINE, "Pier of Vik to close")
        .replace(LEDE, "The pier closes at 9.")
        .replace(SAID, "It is old.")
    )
    taken(desk, answers, IPTC.replace("120800", "110800"), other)
    assert len(desk.quotes(EVERYONE, "empty moorings")) == 1


@pytest.mark.parametrize(
    "status",
    [
        'uri="http://cv.iptc.org/newscodes/pubstatusg2/canceled"',
        'qcode="http://cv.iptc.org/newscodes/pubstatusg2/canceled"',
        'uri="http://cv.iptc.org/newscodes/pubstatusg2/canceled/"',
        'literal="canceled"',
    ],
)
def test_a_status_given_as_an_address_kills_too(desk: Desk, answers: Answers, status: str) -> None:
    kill = G2.format("canceled", HEADLINE, "").replace('qcode="stat:canceled"', status)
    taken(desk, answers, G2.format("usable", HEADLINE, INLINE), kill)
    assert desk.quotes(EVERYONE, "empty moorings") == ()
    assert said_unmarked(desk) == []
