"""What the desk keeps: one database, SQLite or PostgreSQL, and who may see what of it.

Open and migrate::

    engine = open_database(url)          # sqlite:///FILE or postgresql://…; DatabaseError says what to do
    migrate(engine)                      # or require_schema(engine): SchemaMissingError, SchemaNewerError
    store = Store(engine)

Record, one team at a time; parse before, post after::

    with store.transaction(team) as tx:
        tx.articles.save_reading(reading)                                  # -> True where new
        tx.postings.record_posting(posting, article.id, private=False)     # -> False where known or deleted
        here = Viewer.channel(team, posting.channel)                       # what may be said there
        found = tx.search.candidates(search_terms(signature), names, here, since=..., until=...)
        known = tx.search.known_articles({row.story for row in found}, here)   # signatures to decide with
        story = tx.stories.open(name, circle=circle)                       # circle: "" or the private channel's id
        tx.stories.join(article.id, story, decision=SettledBy.NEW, reasons=..., circle=circle)
        tx.articles.save_signature(article.id, signature.to_json())
        whole = tx.ledgers.of_story(story, Viewer.desk(team))              # entered into, saved, shown to nobody
        tx.ledgers.save(story, record(reading, whole, policy))
        others = strike(tx.ledgers.of_story(story, here), tx.versions.family(article.id))
        filed = tx.findings.save(story, article.id, find_between(reading, others, policy), circle=circle)
        outbox.enqueue(tx, delivery)                                       # bot.inbox: posted after the commit

Look up, always for a viewer, with `store.look(team)`: `tx.articles.reading`, `.readings_of_story`, `tx.postings.seen`,
`.posting`, `tx.stories.story_of`, `.story`, `.stories`, `tx.ledgers.of_story`, `tx.sayings.like`,
`tx.findings.of_story`, `.of_article`, `.against`, `.finding`. People decide through `tx.decisions.confirm`,
`.dismiss`, `.undo`, `.history` (what became of it all: `tx.outcomes.since`) and `tx.moves.move`, `.undo`, `.excluded`.
Versions: `tx.versions.earlier`, `.supersede`, `.family`. Deleted posts: `tx.postings.mark_deleted`.
Settings: `tx.channels.channel`, `.save`, `.person`, `.save_person`; digests: `tx.subscriptions.order`, `.stop`,
`.subscriptions`, `.claim_digest`, `.last_digest`. Pages looked at again and words to hear of: `tx.watches`,
`tx.alerts`, each `.begin`, `.standing`, `.end`. Retention: `tx.retention.purge`, `.forget_team`.

Ids of stories, findings and subscriptions are strings of digits. What does not exist, or the viewer may not see, is
None or empty; what must exist before something is attached to it raises LookupError.
"""

from bot.storage.adoption import LOCAL, adopt
from bot.storage.circles import EVERYBODY
from bot.storage.database import open_database, open_intake
from bot.storage.errors import (
    DatabaseBusyError,
    DatabaseError,
    DatabaseUnreachableError,
    SchemaMissingError,
    SchemaNewerError,
    SchemaUnknownError,
)
from bot.storage.migrate import Schema, migrate, require_schema, schema_of
from bot.storage.records import (
    CandidateRow,
    Channel,
    FindingEvent,
    FindingOutcome,
    Gone,
    KnownArticle,
    Membership,
    Person,
    Placed,
    PostingState,
    Purged,
    Refiled,
    ReplyMode,
    SettingChange,
    SettledBy,
    StoryRecord,
)
from bot.storage.store import Store, Transaction
from bot.storage.takes import Take
from bot.storage.viewer import Viewer

__all__ = [
    "EVERYBODY",
    "LOCAL",
    "CandidateRow",
    "Channel",
    "DatabaseBusyError",
    "DatabaseError",
    "DatabaseUnreachableError",
    "FindingEvent",
    "FindingOutcome",
    "Gone",
    "KnownArticle",
    "Membership",
    "Person",
    "Placed",
    "PostingState",
    "Purged",
    "Refiled",
    "ReplyMode",
    "Schema",
    "SchemaMissingError",
    "SchemaNewerError",
    "SchemaUnknownError",
    "SettingChange",
    "SettledBy",
    "Store",
    "StoryRecord",
    "Take",
    "Transaction",
    "Viewer",
    "adopt",
    "migrate",
    "open_database",
    "open_intake",
    "require_schema",
    "schema_of",
]
