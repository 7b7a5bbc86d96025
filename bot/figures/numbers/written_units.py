"""The written forms of units and currencies, and what they are called here: ISO 4217 codes and pint's names."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from bot.figures.figure import Kind


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
        "working_day: working days, working day, business days, business day",
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
GLUED = {
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
SYMBOLS = {"$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY", "₹": "INR", "₽": "RUB", "₴": "UAH", "₩": "KRW", "₺": "TRY",
           "₪": "ILS", "₦": "NGN", "₱": "PHP", "฿": "THB", "¢": "cent"}  # fmt: skip
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
