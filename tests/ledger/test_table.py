from bot.ledger.ledger import EMPTY
from bot.ledger.record import record
from bot.ledger.table import Line, lines
from tests.ledger.test_figure_entry import DRONES, SAME_DRONES, policy, read


def test_a_measure_is_told_with_its_value_its_source_and_its_outlets() -> None:
    ledger = record(read(DRONES, "Post"), EMPTY, policy())
    ledger = record(read(SAME_DRONES, "Courier", "2026-03-13"), ledger, policy())
    assert list(lines(ledger.measures)) == [
        Line(
            what="Drones shot down",
            now="287",
            source="The defence ministry",
            as_of="2026-03-13",
            first="Post",
            last="Courier",
            history="287 (2026-03-12)",
        )
    ]
