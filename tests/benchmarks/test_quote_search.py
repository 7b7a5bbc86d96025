"""What it takes to find a quote among a hundred thousand, by a few of its words with a typing error in them.

Words come as often as in general text, so that common ones stand in very many quotes. Times are of the
processor: of the look-up with its families, on SQLite in a file.
"""

from __future__ import annotations

import itertools
import random
import time
from pathlib import Path

import pytest

from bot.answers import quote_lookup
from bot.ledger.ledger import Ledger
from bot.ledger.utterance import Utterance, Version
from bot.storage import Store, migrate, open_database
from bot.stories.frequencies import general
from config.settings import Settings
from handlers import wiring
from tests.builders import article, quote
from tests.storage.builders import DESK, TEAM, into_story, post

pytestmark = pytest.mark.benchmark

STORIES, QUOTES = 2_000, 50  # of each story
LOOK_UPS = 100
SPEAKERS = ("Ruth Alder", "Tom Birch", "Nora Elms", "Paul Lind")


def sentences(chance: random.Random) -> list[str]:
    """Made-up quotes of 6 to 30 words."""
    frequencies = general("en")
    words = [word for word in frequencies if word.isalpha()]
    steps = list(itertools.accumulate(frequencies[word] for word in words))
    lengths = (chance.randint(6, 30) for _ in range(STORIES * QUOTES))
    return [" ".join(chance.choices(words, cum_weights=steps, k=length)) for length in lengths]


def fill(store: Store, said: list[str], chance: random.Random) -> None:
    """Enter the quotes, so many to a story of one article."""
    for number in range(STORIES):
        with store.transaction(TEAM) as tx:
            paper = article(f"The council of place {number} met. It was the {number}th time.", published=None)
            post(tx, paper, ts=f"{number}.0")
            story = into_story(tx, paper)
            utterances = []
            for at, words in enumerate(said[number * QUOTES : (number + 1) * QUOTES]):
                speaker = chance.choice(SPEAKERS)
                sentence = f"“{words},” said {speaker}."
                one = quote(words, sentence, speaker=speaker)
                version = Version(
                    article=paper.id, outlet=paper.outlet, published=paper.published, quote=one, context=sentence
                )
                utterances.append(Utterance(id=f"{number}-{at}", speaker=speaker, versions=(version,)))
            tx.ledgers.save(story, Ledger(utterances=tuple(utterances)))


def typed(words: str, chance: random.Random) -> str:
    """Five words of a quote, a letter of the longest one missing."""
    split = words.split()
    start = chance.randint(0, max(0, len(split) - 5))
    part = split[start : start + 5]
    longest = max(part, key=len)
    at = chance.randrange(len(longest))
    return " ".join(longest[:at] + longest[at + 1 :] if word is longest and len(word) > 3 else word for word in part)


@pytest.mark.timeout(3_600)
def test_a_quote_is_found_among_a_hundred_thousand(tmp_path: Path) -> None:
    chance = random.Random(5)
    engine = open_database(f"sqlite:///{tmp_path / 'desk.db'}")
    migrate(engine)
    store, policy = Store(engine), wiring.policy(Settings(_env_file=None))
    said = sentences(chance)
    fill(store, said, chance)
    taken, found = [], 0
    for words in chance.sample(said, LOOK_UPS):
        asked = typed(words, chance)
        started = time.process_time()
        with store.look(TEAM) as tx:
            families = quote_lookup.find(tx, asked, DESK, policy, frozenset())
        taken.append(time.process_time() - started)
        found += any(family.family.members[0].version.quote.text == words for family in families)
    taken.sort()
    print(
        f"\n{len(said)} quotes, {LOOK_UPS} look-ups of five words with a typing error: {found} found; processor time "
        f"median {1000 * taken[len(taken) // 2]:.0f} ms, 95th percentile {1000 * taken[int(len(taken) * 0.95)]:.0f} ms"
    )
    store.close()
