import itertools

from bot.stories import MemoryArchive, group
from tests.stories.builders import BUDGET, FERRY_INQUIRY, FERRY_PAPER, FERRY_WIRE, reading, thresholds


def test_a_stream_forms_stories_in_the_order_they_open():
    archive = MemoryArchive(thresholds())
    arriving = [
        reading(FERRY_WIRE, on="2026-03-10"),
        reading(BUDGET, on="2026-03-10"),
        reading(FERRY_PAPER, on="2026-03-10"),
    ]
    assert [archive.assign(each)[0] for each in arriving] == ["1", "2", "1"]


def test_the_same_article_twice_is_one_story():
    archive = MemoryArchive(thresholds())
    assert archive.assign(reading(BUDGET))[0] == archive.assign(reading(BUDGET))[0]


def test_files_group_the_same_in_whatever_order_they_are_named():
    files = [
        reading(FERRY_WIRE),
        reading(FERRY_INQUIRY, on="2026-03-24"),
        reading(BUDGET),
        reading(FERRY_PAPER, on="2026-03-10"),
    ]
    for order in itertools.permutations(range(4)):
        stories = group([files[index] for index in order], thresholds())
        named = {frozenset(order[index] for index in story) for story in stories}
        assert named == {frozenset({0, 3}), frozenset({1}), frozenset({2})}
