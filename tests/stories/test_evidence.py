import pytest

from bot.stories.evidence import said


@pytest.mark.parametrize(
    ("key", "printed"),
    [
        ("4210000000 USD", "$4.21bn"),
        ("4215700000 GBP", "£4,215,700,000"),
        ("38000000 GBP", "£38m"),
        ("1250000 NOK", "NOK 1.25m"),
        ("1183 count", "1,183"),
        ("3200000000000 EUR", "€3.2tn"),
        ("1234567 count", "1,234,567"),
        ("5.4 percent", "5.4 %"),
        ("-12.5 percent", "-12.5 %"),
        ("287 count", "287"),
        ("0.77 percent", "0.77 %"),
        ("12.5 kilometer", "12.5"),
    ],
)
def test_a_shared_figure_is_told_as_a_newspaper_prints_it(key, printed):
    assert said(key) == printed
