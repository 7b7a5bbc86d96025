"""Units and currencies as news writes them, and what they are called here: ISO 4217 codes and pint's names."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Any

from bot.figures.figure import Kind
from bot.figures.numbers.lexemes import Lexeme, lower_at
from bot.language.wordlist import words


@dataclass(frozen=True, slots=True)
class Unit:
    """What a number is a number of. `name` as in `Figure.unit`; `noun` where the written unit may also be a noun."""

    kind: Kind
    name: str | None
    noun: bool = False


def _table(kind: Kind, rows: Iterable[str]) -> dict[tuple[str, ...], Unit]:
    """Rows of "name: form, form, two words" as a table of written forms."""
    table = {}
    for row in rows:
        name, _, forms = row.partition(":")
        for form in forms.split(","):
            table[tuple(form.split())] = Unit(kind, name.strip())
    return table


_MONEY = _table(
    Kind.MONEY,
    [
        "USD: us dollars, us dollar, u.s. dollars, usd, dollars, dollar, bucks",
        "EUR: euros, euro, eur",
        "GBP: pounds sterling, sterling, gbp, quid",
        "JPY: japanese yen, yen, jpy",
        "CNY: chinese yuan, yuan, renminbi, cny, rmb",
        "INR: indian rupees, rupees, rupee, inr",
        "PKR: pakistani rupees, pkr",
        "RUB: russian rubles, russian roubles, rubles, roubles, rouble, ruble, rub",
        "UAH: hryvnias, hryvnia, uah",
        "CHF: swiss francs, francs, chf",
        "TWD: taiwan dollars, nt dollars, twd",
        "MYR: malaysian ringgit, ringgit, myr",
        "CZK: czech crowns, czech koruna, koruna, koruny, korunas, kč, czk",
        "AED: uae dirhams, dirhams, dirham, aed",
        "SAR: saudi riyals, riyals, riyal",
        "QAR: qatari riyals, qar",
        "IRR: iranian rials, rials, rial, irr",
        "EGP: egyptian pounds, egp",
        "LBP: lebanese pounds, lbp",
        "KZT: tenge, kzt",
        "PHP: philippine pesos, php",
        "ARS: argentine pesos",
        "CLP: chilean pesos",
        "COP: colombian pesos",
        "VND: vietnamese dong, dong, vnd",
        "BDT: taka, bdt",
        "GHS: cedis, cedi, ghs",
        "ETB: birr, etb",
        "RON: romanian lei, lei",
        "BGN: leva, bgn",
        "ISK: icelandic kronur, kronur",
        "peso: pesos, peso",
        "HUF: hungarian forints, forints, forint, huf",
        "THB: thai baht, baht, thb",
        "IDR: indonesian rupiah, rupiah, idr",
        "AUD: australian dollars, aud",
        "CAD: canadian dollars, cad",
        "NZD: new zealand dollars, nzd",
        "HKD: hong kong dollars, hkd",
        "SGD: singapore dollars, sgd",
        "KRW: south korean won, korean won, krw",
        "TRY: turkish lira, lira, liras",
        "BRL: brazilian reais, reais, brl",
        "ZAR: rand, zar",
        "SEK: swedish kronor, swedish krona, kronor, sek",
        "NOK: norwegian kroner, nok",
        "DKK: danish kroner, dkk",
        "PLN: polish zlotys, zlotys, zloty, zł, pln",
        "ILS: shekels, shekel, ils",
        "kr: kr",
        "NGN: naira, ngn",
        "KES: kenyan shillings, kes",
        "MXN: mexican pesos, mxn",
        "cent: cents, cent",
        "penny: pence",
    ],
)
_SHARES = _table(
    Kind.PERCENT, ["percent: %, percent, per cent, pct, pc, ％, percent age"]
) | _table(
    Kind.PERCENTAGE_POINTS,
    ["percentage_point: percentage points, percentage point, percent points, % points, pp, ppt, ppts",
     "basis_point: basis points, basis point, bps, bp"],
)  # fmt: skip
_TIMES = _table(
    Kind.DURATION,
    [
        "millisecond: milliseconds, millisecond",
        "second: seconds, second, secs, sec",
        "minute: minutes, minute, mins, min",
        "hour: hours, hour, hrs, hr",
        "day: days, day",
        "week: weeks, week",
        "fortnight: fortnights, fortnight",
        "month: months, month",
        "year: years, year, yrs, yr",
        "decade: decades, decade",
        "century: centuries, century",
    ],
)
_SIZES = (
    _table(
        Kind.LENGTH,
        [
            "kilometer: kilometres, kilometers, kilometre, kilometer, km, kms",
            "meter: metres, meters, metre, meter, m",
            "centimeter: centimetres, centimeters, centimetre, centimeter, cm",
            "millimeter: millimetres, millimeters, millimetre, millimeter, mm",
            "nanometer: nanometres, nanometers, nm",
            "mile: miles, mile, mi",
            "nautical_mile: nautical miles, nautical mile",
            "yard: yards, yard, yds",
            "foot: feet, foot, ft",
            "inch: inches, inch",
            "light_year: light years, light year, light-years",
        ],
    )
    | _table(
        Kind.AREA,
        [
            "acre: acres, acre",
            "hectare: hectares, hectare, ha",
            "square_kilometer: square kilometres, square kilometers, square kilometre, square kilometer, sq km, km²",
            "square_mile: square miles, square mile, sq miles, sq mi",
            "square_meter: square metres, square meters, square metre, square meter, sq m, m²",
            "square_foot: square feet, square foot, sq ft",
        ],
    )
    | _table(
        Kind.MASS,
        [
            "metric_ton: tonnes, tonne, metric tons, metric ton",
            "short_ton: tons, ton",
            "kilogram: kilograms, kilogram, kilogrammes, kilos, kilo, kg, kgs",
            "gram: grams, gram, grammes",
            "milligram: milligrams, milligram, mg",
            "pound: pounds, pound, lbs, lb",
            "ounce: ounces, ounce, oz",
            "stone: stone",
        ],
    )
    | _table(
        Kind.VOLUME,
        [
            "liter: litres, liters, litre, liter",
            "milliliter: millilitres, milliliters, ml",
            "centiliter: centilitres, centiliters, cl",
            "gallon: gallons, gallon",
            "oil_barrel: barrels, barrel, bbl, bpd, b/d",
            "cubic_meter: cubic metres, cubic meters, cubic metre, cubic meter",
            "cubic_foot: cubic feet, cubic foot",
            "pint: pints, pint",
        ],
    )
    | _table(
        Kind.TEMPERATURE,
        [
            "degree_Celsius: degrees celsius, degrees centigrade, degree celsius, celsius, degrees c, °c, ° c, ℃",
            "degree_Fahrenheit: degrees fahrenheit, degree fahrenheit, fahrenheit, degrees f, °f, ° f, ℉",
            "kelvin: kelvin",
            "degree: degrees, degree, °",
        ],
    )
    | _table(
        Kind.SPEED,
        [
            "mile_per_hour: mph, miles per hour, miles an hour",
            "kilometer_per_hour: kph, kmh, km/h, kilometres per hour, kilometers per hour, kilometres an hour",
            "meter_per_second: metres per second, meters per second, m/s",
            "kilometer_per_second: kilometres per second, kilometers per second, kilometres a second, km/s",
            "mile_per_second: miles per second, miles a second",
            "knot: knots, knot",
            "revolutions_per_minute: rpm",
        ],
    )
)
_TECHNICAL = _table(
    Kind.COUNT,
    [
        "watt: watts, watt",
        "kilowatt: kilowatts, kilowatt, kw",
        "megawatt: megawatts, megawatt, mw",
        "gigawatt: gigawatts, gigawatt, gw",
        "watt_hour: watt hours, watt-hours, wh",
        "kilowatt_hour: kilowatt hours, kilowatt-hours, kwh",
        "megawatt_hour: megawatt hours, megawatt-hours, mwh",
        "horsepower: horsepower, hp, bhp",
        "foot_pound: pound-feet, lb-ft, foot-pounds",
        "volt: volts, volt",
        "byte: bytes, byte",
        "kilobyte: kilobytes, kb",
        "megabyte: megabytes, megabyte, mb",
        "gigabyte: gigabytes, gigabyte, gb",
        "terabyte: terabytes, terabyte, tb",
        "hertz: hertz, hz",
        "megahertz: megahertz, mhz",
        "gigahertz: gigahertz, ghz",
        "calorie: calories, calorie",
        "decibel: decibels, decibel, db",
        "mile_per_gallon: mpg, miles per gallon",
        "megapixel: megapixels, megapixel, mp",
        "gigawatt_hour: gigawatt hours, gigawatt-hours, gwh",
        "milliampere_hour: mah",
        "newton_meter: newton metres, newton meters, newton-metres, newton-meters",
        "megabit_per_second: mbps, megabits per second",
        "gigabit_per_second: gbps, gigabits per second",
    ],
)
WRITTEN = _MONEY | _SHARES | _TIMES | _SIZES | _TECHNICAL
_LONGEST = max(map(len, WRITTEN))
_GLUED_ONLY = words("m c f p b g s h in t l pc pp min mp mb db ha d")
_GLUED = {
    "c": Unit(Kind.TEMPERATURE, "degree_Celsius"),
    "f": Unit(Kind.TEMPERATURE, "degree_Fahrenheit"),
    "p": Unit(Kind.MONEY, "penny"),
    "in": Unit(Kind.LENGTH, "inch"),
    "g": Unit(Kind.MASS, "gram"),
    "t": Unit(Kind.MASS, "metric_ton"),
    "l": Unit(Kind.VOLUME, "liter"),
    "h": Unit(Kind.DURATION, "hour"),
    "st": Unit(Kind.MASS, "stone"),
}
_NEWTON_METER = Unit(Kind.COUNT, "newton_meter")
_CAPITAL = {"c", "f"}  # 12C is a temperature, 50c is not
SYMBOLS = {"$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY", "₹": "INR", "₽": "RUB", "₴": "UAH", "₩": "KRW", "₺": "TRY",
           "₪": "ILS", "₦": "NGN", "₱": "PHP", "฿": "THB", "¢": "cent"}  # fmt: skip
_BEHIND = ("€", "£", "₽", "₴", "₹")  # "15€", "15 €"
_SIZED = {")", "tall", "high", "long", "deep", "wide"}  # behind the "m" of "(1.78 m)", a metre though it stands apart
_DIMENSIONS = words("thick tall long wide deep high diameter")
PREFIXED = {"us": "USD", "u.s": "USD", "a": "AUD", "au": "AUD", "c": "CAD", "ca": "CAD", "can": "CAD", "hk": "HKD",
            "nz": "NZD", "s": "SGD", "r": "BRL", "nt": "TWD", "mx": "MXN"}  # fmt: skip
CODES = {"usd": "USD", "eur": "EUR", "gbp": "GBP", "rs": "INR", "inr": "INR", "cny": "CNY", "rmb": "CNY", "jpy": "JPY",
         "chf": "CHF", "aud": "AUD", "cad": "CAD", "sek": "SEK", "nok": "NOK", "pln": "PLN", "rm": "MYR",
         "hkd": "HKD", "sgd": "SGD", "nzd": "NZD", "krw": "KRW", "dkk": "DKK",
         "czk": "CZK", "huf": "HUF", "zar": "ZAR", "brl": "BRL", "mxn": "MXN", "rp": "IDR", "idr": "IDR", "try": "TRY",
         "twd": "TWD", "myr": "MYR", "thb": "THB", "rub": "RUB", "uah": "UAH", "ils": "ILS", "php": "PHP"}  # fmt: skip
PER = {
    "second": "second", "minute": "minute", "hour": "hour", "day": "day", "night": "night", "week": "week",
    "month": "month", "quarter": "quarter", "year": "year", "annum": "year", "capita": "person", "person": "person",
    "head": "person", "barrel": "barrel", "share": "share", "gallon": "gallon", "litre": "liter", "liter": "liter",
    "ton": "ton", "tonne": "ton", "ounce": "ounce", "pound": "pound", "kilo": "kilogram", "kg": "kilogram",
    "household": "household", "game": "game", "match": "match", "unit": "unit", "mmbtu": "mmbtu", "km": "kilometer",
    "kilometre": "kilometer", "kilometer": "kilometer", "mile": "mile", "acre": "acre", "hectare": "hectare",
    "passenger": "passenger", "pupil": "pupil", "student": "student", "patient": "patient", "bushel": "bushel",
    "dozen": "dozen",
}  # fmt: skip
_DAILY = {"daily": "day", "weekly": "week", "monthly": "month", "annually": "year", "yearly": "year",
          "nightly": "night", "hourly": "hour"}  # fmt: skip


def match(lexemes: Sequence[Lexeme], at: int) -> tuple[Unit, int] | None:
    """The unit that starts at `lexemes[at]` and the index after it; the longest form wins."""
    for length in range(min(_LONGEST, len(lexemes) - at), 0, -1):
        stretch = lexemes[at : at + length]
        if length == 1 and stretch[0].text == "Nm":  # "nm" is a length
            return _NEWTON_METER, at + 1
        unit = WRITTEN.get(tuple(sign.lower for sign in stretch)) or _compact(stretch)
        apart = length == 1 and not stretch[0].glued and stretch[0].lower in _GLUED_ONLY
        if unit and (not apart or (stretch[0].text == "m" and lower_at(lexemes, at + 1) in _SIZED)):
            return unit, at + length
    sign = lexemes[at] if at < len(lexemes) else None
    if sign and sign.text in _BEHIND and at + 1 <= len(lexemes) and not _starts_number(lexemes, at + 1):
        return Unit(Kind.MONEY, SYMBOLS[sign.text]), at + 1
    if sign and sign.lower == "in" and lower_at(lexemes, at + 1) in _DIMENSIONS:
        return _GLUED["in"], at + 1
    if sign and sign.glued and sign.lower in _GLUED and (sign.lower not in _CAPITAL or sign.text.isupper()):
        return _GLUED[sign.lower], at + 1
    return None


def packed_rate(written: str) -> str | None:
    """The rate inside a unit: "bpd" and "b/d" are barrels a day; None where it has none."""
    return "day" if written.lower() in ("bpd", "b/d") else None


def _starts_number(lexemes: Sequence[Lexeme], at: int) -> bool:
    """Whether a currency sign belongs to the number behind it: "40 £20 notes"."""
    return at < len(lexemes) and lexemes[at].glued and lexemes[at].sort == "number"


def _compact(stretch: Sequence[Lexeme]) -> Unit | None:
    """Forms with a mark inside: km/h, pound-feet, °C."""
    if len(stretch) < 2 or not all(sign.glued for sign in stretch[1:]):
        return None
    return WRITTEN.get(("".join(sign.lower for sign in stretch),))


def per(lexemes: Sequence[Lexeme], at: int) -> tuple[str, int] | None:
    """ "per day", "a year", "/month", "annually": the rate that starts at `at`, and the index after it."""
    words = [sign.lower for sign in lexemes[at : at + 3]]
    if not words:
        return None
    if words[0] == "-" and lexemes[at].glued:
        joined = [sign.lower for sign in lexemes[at : at + 4]]  # "£73-a-week"
        name = PER.get(joined[3]) if len(joined) == 4 and joined[1] in ("a", "an", "per") and joined[2] == "-" else None
        return (name, at + 4) if name else None
    if words[0] in _DAILY and words[1:2] != ["active"]:
        return _DAILY[words[0]], at + 1
    lead = words[0] in ("per", "a", "an", "each", "every", "/")
    name = PER.get(words[1]) if lead and len(words) > 1 else None
    if name is None or (words[0] == "/" and not lexemes[at].glued):
        return None
    if words[0] in ("a", "an") and len(words) > 2 and words[2] in ("ago", "earlier", "later", "before", "after"):
        return None
    return name, at + 2


@cache
def _registry() -> Any:
    import pint  # noqa: PLC0415 -- half a second to load, and only conversions need it

    return pint.UnitRegistry(cache_folder=None)


@cache
def factor(unit: str, into: str) -> Decimal | None:
    """How many `into` make one `unit`; None where the two measure different things or scales have an offset."""
    if unit == into:
        return Decimal(1)
    try:
        return Decimal(str(_registry()(unit).to(into).magnitude))
    except Exception:  # noqa: BLE001 -- pint raises its own, AttributeError and TypeError for what it cannot convert
        return None


_CELSIUS_FROM_FAHRENHEIT = (Decimal(5) / 9, Decimal(-160) / 9)


def convert(value: Decimal, unit: str, into: str) -> Decimal | None:
    """`value` in another unit of the same dimension; None where there is no such conversion (rule 17).

    >>> convert(Decimal(5), "mile", "kilometre"), convert(Decimal(1), "USD", "EUR")
    (Decimal('8.046720'), None)
    """
    if (unit, into) == ("degree_Fahrenheit", "degree_Celsius"):
        slope, shift = _CELSIUS_FROM_FAHRENHEIT
        return value * slope + shift
    if (unit, into) == ("degree_Celsius", "degree_Fahrenheit"):
        return value * 9 / 5 + 32
    ratio = factor(unit, into)
    return None if ratio is None else value * ratio
