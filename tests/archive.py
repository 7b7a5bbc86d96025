"""An archive filled by reading texts, as a newsroom's is."""

from __future__ import annotations

from bot.filing.entry import Entry, Venue, enter
from bot.storage import Store
from bot.stories.frequencies import DocumentFrequencies
from bot.stories.signature import sign
from config.settings import Settings
from handlers import wiring
from tests.builders import article, posting

TEAM = "T1"


class Archive:
    """Texts entered as the desk enters them, and the desk that looks them up."""

    def __init__(self, store: Store) -> None:
        settings = Settings(_env_file=None, house_outlets=("Harbour Post",))
        self.store, self.policy = store, wiring.policy(settings)
        self.desk = wiring.desk(settings, store)
        self.posts = 0

    def keep(self, text: str, outlet: str, *, channel: str = "C1") -> None:
        """Enter a text, headline first, as posted in a channel; those whose id begins with G are private."""
        title, _, body = text.partition("\n\n")
        reading = wiring.reader(None).read(article(body, title=title, outlet=outlet))
        self.posts += 1
        entry = Entry(
            reading=reading,
            signature=sign(reading, DocumentFrequencies.start(self.policy.stories)),
            venue=Venue(
                posting=posting(team=TEAM, channel=channel, ts=f"{self.posts}.0"), private=channel.startswith("G")
            ),
        )
        with self.store.transaction(TEAM) as tx:
            enter(tx, entry, self.policy)
