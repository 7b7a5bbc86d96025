"""Numbers that are no quantities: dates, times, identifiers, section numbers, names of models, idioms (CHECKS 4)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from bot.article import Span
from bot.figures.numbers import identifiers
from bot.figures.numbers.lexemes import Lexeme, lower_at
from bot.language.calendar_words import FULL_WEEKDAY, MONTH
from bot.language.numerals import SMALL, alternatives
from bot.language.time_zones import CAPITALS
from bot.language.wordlist import words

_DAY = r"(?:[0-3]?\d)(?:st|nd|rd|th)?"
_WORD = alternatives([*SMALL])
_HOUR = alternatives([word for word, value in SMALL.items() if 1 <= value <= 12])
_WHEN = (
    rf"on {FULL_WEEKDAY}|tonight|tomorrow|this (?:morning|afternoon|evening)|sharp"
    r"|in the (?:morning|afternoon|evening)|at night|every (?:morning|night|day|weekday)|local time"
)
_YEAR = r"(?:1[5-9]|20)\d\d"
# "One day" is some day, unless a word that measures stands before it.
_MEASURING = sorted(words("only just for in within than after last least lasted took takes"))
_SOME_DAY = "".join(rf"(?<!\b{word} )" for word in _MEASURING)
_PATTERNS = [
    # Dates, also several days of one month and a year behind them.
    rf"\b{MONTH}\s{_DAY}\b(?!\s?(?:%|per\s?cent|million|billion|people))(?:\s?(?:-|–|to|and|,)\s?{_DAY}\b(?!,\d))?"
    rf"(?:,?\s{_YEAR}\b)?",
    rf"\b{_DAY}(?:\s?(?:-|–|to|and|,)\s?{_DAY})?\s(?:of\s)?{MONTH}(?:,?\s{_YEAR}\b)?",
    rf"\b{MONTH}\s{_DAY},{_YEAR}\b",
    rf"\b{MONTH}(?:\sof)?,?\s{_YEAR}\b",
    r"\b\d{4}-\d{1,2}-\d{1,2}(?:T[\d:.]+Z?)?",
    r"\b\d{1,2}[./]\d{1,2}[./]\d{2,4}\b",
    r"\b(?:the\s)?(?:[12]\d)?\d0['’]?s\b",
    rf"\b{_YEAR}[-–/](?:\d{{2}}|{_YEAR})\b(?!%)",
    rf"\b(?:between|from)\s{_YEAR}\s(?:and|to|until|through)\s{_YEAR}\b",
    r"\b[AB]\.?[CD]\.?E?\.?\s\d{1,4}(?:\s(?:and|to)\s\d{1,4})?\b|\b\d{1,4}\s(?:BCE?|B\.C\.|AD|CE)(?!\w)",
    # Times of day.
    rf"\b[0-2]\d[0-5]\d\s?(?:hrs?\b|hours\s(?:{CAPITALS}|local)\b|(?:{CAPITALS})\b)",
    rf"\b\d{{1,2}}(?:[.:]\d{{2}}){{0,2}}\s?(?:a\.m\.|p\.m\.|am\b|pm\b|AM\b|PM\b|o['’]clock|hrs?\sGMT|(?:{CAPITALS})\b)",
    r"\b(?:[01]?\d|2[0-4]):[0-5]\d(?::[0-5]\d)?\b",
    rf"\b(?i:{_HOUR})\s(?:o['’]clock|a\.m\.|p\.m\.|am\b|pm\b)",
    rf"(?i:\b(?:half|quarter)[- ](?:past|to)[- ](?:{_HOUR}|\d{{1,2}})\b)",
    rf"\bat\s(?:1[0-2]|[1-9])\b(?=\s(?:{_WHEN}))|(?i:\b(?:airs?|aired|airing|premieres?|premiered|broadcast|kicks? off"
    rf"|kicked off|doors open|curtain)\s(?:\w+\s)?at\s(?:(?:1[0-2]|[1-9])\b|(?:{_HOUR})\b)"
    rf"(?!\.\d|\s?(?:%|per|percent|million|billion|\w+s\b)))",
    *identifiers.PATTERNS,
    r"\b(?:[01]\d|2[0-3])[0-5]\d\slocal\s(?:time)?",
    rf"(?i:\b(?:(?:shortly|just|soon) )?(?:before|after)\s(?:{_HOUR})(?=[,.;]|\s(?:on|in the|the|that|this)\s))",
    # Marks of a list at the start of a line, post codes.
    r"(?m:^[ \t]*(?:\(\d{1,2}\)|\d{1,2}[.)])(?=\s+[\w“‘\"]))",
    r"\b[A-Z][a-z]+,?\s(?:[A-Z]{2}|[A-Z][a-z]+\.?(?:\s[A-Z][a-z]+)?),?\s\d{5}(?:-\d{4})?\b(?!\s[a-z]+s\b)",
    r"\[\d{1,3}\]",  # the mark of a reference
    # Which picture of a gallery: "Hide Caption 22 of 25", "31 of 41 Skip in Skip", "3 of 12 Photos:".
    r"(?i:\b(?:(?:hide|show) captions?|slides?|images?|photos?)\s\d{1,3} of \d{1,3}\b)",
    r"(?i:\b\d{1,3} of \d{1,3}(?=\s+(?:skip\b|photos?:|slides?\b|(?:hide|show) captions?\b|view gallery\b)))",
    # Idioms and names made of numbers.
    r"(?i:\bon (?:the )?one hand\b|\bat one (?:point|time)\b|\bone[- ]on[- ]one\b|\bone by one\b)",
    r"(?i:\bone another\b|\bno[- ]one\b)",
    r"(?i:\b(?:square|number|day) one\b|\bone[- ](?:way|off|time|sided|stop)\b|\bone and all\b|\bone thing\b)",
    rf"(?i:{_SOME_DAY}\bone day\b(?! (?:of|before|after|later)\b))",
    r"(?i:\bone-day (?:internationals?|cricket|games?|match(?:es)?|side|squad|team)\b)",
    r"(?i:\bone (?:after|over|or|way or) (?:the )?(?:other|another)\b|\bfirst and foremost\b|\bsecond to none\b)",
    r"(?i:\bcloud nine\b|\bcatch[- ]22\b|\bnine[- ]to[- ]five\b|\bfifty[- ]fifty\b)",
    r"(?i:\bat sixes and sevens\b|\bzero[- ]sum\b)",
    r"(?i:\bmillion[- ]dollar (?:question|smile)\b|\btwo[- ]faced\b|\ba thousand times\b)",
    r"(?i:\b(?:two|three)[- ]dimensional\b)",
    r"(?i:\btwo cents\b|\b(?:all|on) fours\b|\bon second thought\b|\b9 to 5\b)",
    rf"(?i:\b(?:top|bottom) (?:{_WORD}|\d+)\b(?! \w+s\b))",
    r"\b24/7\b|\b9/11\b|\b7/7\b",
    rf"\b(?:Group|Gang|Club|Big|Fab|Famous|Band)(?: of)? (?:{'|'.join(word.capitalize() for word in SMALL)}|\d+)\b",
    r"\b(?:Fortune|Forbes|Global|FTSE|Nasdaq|Nikkei|Dax|DAX|CAC|S&P|S P|Russell|Formula|Stoxx|Euro Stoxx)\s?-?\d+\b",
    r"\b(?:Chapter|Article|Section|Row|Page|Room|Flight|Route|Highway|Interstate|Channel|Game|Group|Level|Phase|Stage|Gate"
    r"|Resolution|Proposition|Prop|Amendment|Title|Unit|Building|Platform|Terminal|Runway|District|Precinct|Volume"
    r"|Episode|Season|Week|Act|Area|Zone|Class|Type|Tier|Round|Day|Division|Number|No|Nos|no|nos|Box|Apollo|Boeing"
    r"|Airbus|Windows|Xbox|PlayStation|iPhone|Galaxy|Pixel|Model|Mark|Mk|Planet|Part|Station|Pier|Exit|Junction|Point"
    r"|pad|launchpad|page|pages|section|row|chapter|paragraph|paragraphs|para|line|verse|clause|exhibit|figure|table|room|flight)"
    r"\.?\s?\d+(?:[.,]\d+)?[A-Za-z]?\b(?!\s?(?:%|per\s?cent|percent|million|billion))",
    r"\b(?:posts|rooms|seats|gates|lanes|routes|flights|wards|stages|chapters|pages|sections|articles|paragraphs|figures"
    r"|tables|rows|junctions|exits|platforms|channels|lots|plots|items|clauses|roads|trains|buses|terminals|courts|days"
    r"|laps|rounds|holes|games|weeks|Figs?\.|Tables|Chapters|Articles|Sections|Pages|pp\.?)\s\d+(?:(?:,\s\d+)*,?\s(?:and|or|to|&)\s|[-–])\d+\b(?!\s?%|,\d|\s[a-z]+s\b)",
    r"\b(?:M|A|I|US|SR)-\d+\b",
    r"\b(?:Android|iOS|iPadOS|macOS|Ubuntu|Chrome|Firefox|Bluetooth|USB|HDMI|Python|Java|Vol\.?|Psalm|[Vv]ersion)\s\d+(?:\.\d+)?\b",
    r"\b\d{1,3}\s(?:Pro|Max|Plus|Ultra|Mini|Lite|XL)\b(?!\s\w+s\b)",
    rf"\b(?:wore|wears|wearing|the|shirt|house|squad|world)\s(?:number|no\.?)\s(?:\d{{1,3}}|{_HOUR})\b",
    r"\b\d+[A-Za-z]?\s(?!(?:\w+s|People|Men|Women|Children|Police)\b)(?:[A-Z][\w'’]+\s){1,2}"
    r"(?:Street|St|Road|Rd|Avenue|Ave|Lane|Drive|Boulevard|Blvd|Square|Terrace|Crescent|Gardens|Parkway)\b",
    r"\b[2-6][Gg]\b|\b[48]K\b(?=\s(?:Ultra|HDR|videos?|TVs?|resolution|displays?|screens?|footage|content|cameras?|monitors?))",
    r"(?i:\bthree[- ]pointers?\b)",
]
_NO_FIGURES = [re.compile(pattern) for pattern in _PATTERNS]
_NUMBER = re.compile(
    rf"\d+|\b(?i:{'|'.join([*SMALL, 'half', 'quarter', 'first', 'second', 'hundred', 'thousand', 'million', 'fours'])})"
)
_AROUND = 60  # characters beside a number in which what makes it a date, a name or an idiom begins and ends
_YEARS = range(1500, 2100)
_SURE_BEFORE_YEAR = words(
    "in since until till during early late mid spring summer autumn fall winter fiscal year the through circa "
    "season born"
)
_OF_A_YEAR = words("levels prices standards terms")  # "10 percent below 1990 levels"
_BEFORE_ITS_LEVELS = words("of from below above to at than in on its their pre over under versus against")
_SHORT = 3  # letters of the words a title leaves small: "of", "the"
_TITLE_WORDS = 3  # longer words; two capitals in a row may be a name
_TITLE_SHARE = 0.8  # of them with a capital; the rest are words like "with" and "from"
_TITLE_COUNTED = words(
    "people men women children police dead killed injured hurt wounded missing arrested more new percent million "
    "billion"
)
_DETERMINERS = words("the this that each every any no")
_BEFORE_NAME_NUMBER = re.compile(r"[A-Z][\w'’.]*")
NO_NOUN = words(
    "in on at to of for from with by as and or but that which who when while where was were is are has have had "
    "will would can could may the a an this after before since until during than if so he she it they we i you "
    "his her its their be been did does do said says also then because over under into onto up down out off there "
    "not what how why should might must shall now just about through between against without within"
)


def spans(text: str) -> tuple[Span, ...]:
    """Where `text` holds dates, clock times, telephone, page and section numbers, and idioms; sorted by start.

    Only around digits and number words, since what bars none of them is of no use.
    """
    places = list(_near_numbers(text))
    found = {match.span() for pattern in _NO_FIGURES for place in places for match in pattern.finditer(text, *place)}
    found |= {(span.start, span.end) for span in identifiers.counters(text)}
    return tuple(Span(start=start, end=end) for start, end in sorted(found))


def _near_numbers(text: str) -> Iterator[tuple[int, int]]:
    """The stretches of whole words in which a number stands, with what may belong to it; none touches another."""
    start, end = 0, -1
    for number in _NUMBER.finditer(text):
        if end >= 0 and number.start() - _AROUND > end:
            yield start, end
            end = -1
        if end < 0:
            start = text.rfind(" ", 0, max(0, number.start() - _AROUND)) + 1
        if number.end() + _AROUND > end:
            end = text.find(" ", number.end() + _AROUND)
            end = len(text) if end < 0 else end
    if end >= 0:
        yield start, end


def is_year(lexemes: Sequence[Lexeme], at: int, *, hedged: bool) -> bool:
    """Whether the plain number at `at` is a calendar year rather than 1,800 or 2,000 of something."""
    sign = lexemes[at]
    if sign.sort != "number" or len(sign.text) != 4 or not sign.text.isdecimal() or int(sign.text) not in _YEARS:
        return False
    before = lexemes[at - 1].lower if at else ""
    if before in _SURE_BEFORE_YEAR:
        return True
    follows = lexemes[at + 1] if at + 1 < len(lexemes) else None
    plural = follows is not None and _is_plural(follows)
    if follows is not None and follows.lower in _OF_A_YEAR and before in _BEFORE_ITS_LEVELS:
        return True
    return not plural or (not hedged and int(sign.text) % 100 != 0 and int(sign.text) in range(1900, 2050))


def is_part_of_name(lexemes: Sequence[Lexeme], first: int, last: int) -> bool:
    """Whether the number stands inside or at the end of a name: F-16, COVID-19, XC40, under-21, Galaxy 9."""
    joined = _is_joined(lexemes, first)
    if joined is not None:
        return joined
    follows = lexemes[last] if last < len(lexemes) else None
    if follows and follows.glued and follows.sort in ("word", "number"):
        return True
    if first < 2 or "." in lexemes[first].text:
        return False
    before = lexemes[first - 1]
    if before.sort == "word" and _is_title(lexemes):
        return not _is_counted_in_title(lexemes, first, last)
    return _is_named(lexemes, first, before, follows)


def _is_named(lexemes: Sequence[Lexeme], first: int, before: Lexeme, follows: Lexeme | None) -> bool:
    """Whether a word with a capital stands before the number and nothing it could count behind."""
    if lexemes[first].sort == "word":
        return lexemes[first].text[0].isupper() and before.sort == "word" and before.text[0].isupper()
    if before.sort != "word" or not _BEFORE_NAME_NUMBER.fullmatch(before.text) or before.lower.endswith(("'s", "’s")):
        return False
    return follows is None or follows.sort != "word" or not follows.text.islower() or follows.lower in NO_NOUN


def _is_joined(lexemes: Sequence[Lexeme], first: int) -> bool | None:
    """Whether the number is joined to a name before it; None where nothing is joined to it."""
    if not lexemes[first].glued or not first:
        return None
    before = lexemes[first - 1]
    if before.text == "-" and lower_at(lexemes, first - 2) == "sub":
        return False  # "sub-2,000 crowds"
    if before.text == "-" and "." in lexemes[first].text and first > 1 and lexemes[first - 2].text.islower():
        return False  # "a magnitude-6.1 quake"
    joined = before.sort in ("word", "number", "glyph") or before.text == "."
    return True if joined or (before.text in "-/" and before.glued) else None


def _is_title(lexemes: Sequence[Lexeme]) -> bool:
    """Whether the words of a line are written with capitals, as some headlines are, so that a capital says nothing."""
    long = [sign.text for sign in lexemes if sign.sort == "word" and len(sign.text) > _SHORT]
    return len(long) >= _TITLE_WORDS and sum(word[0].isupper() for word in long) >= _TITLE_SHARE * len(long)


def _is_counted_in_title(lexemes: Sequence[Lexeme], first: int, last: int) -> bool:
    """Whether a number of a headline counts what follows it or stands behind "to": "Police Arrest 12 Men"."""
    follows = lexemes[last] if last < len(lexemes) else None
    if lexemes[first - 1].lower in NO_NOUN:
        return True
    return (
        follows is not None
        and follows.sort == "word"
        and (follows.lower in _TITLE_COUNTED or follows.lower.endswith("s") or follows.text.islower())
    )


def is_pronoun_one(lexemes: Sequence[Lexeme], first: int, last: int) -> bool:
    """Whether "one" stands for a person or thing instead of counting what follows."""
    if lexemes[first].lower != "one" or last != first + 1:
        return False
    follows = lexemes[last] if last < len(lexemes) else None
    if follows is None or follows.sort == "mark":
        return follows is None or follows.text not in "-‐"
    if follows.lower == "of":
        return first > 0 and lexemes[first - 1].lower in _DETERMINERS
    return follows.lower in NO_NOUN and not (follows.lower == "or" and lower_at(lexemes, last + 1) == "more")


def _is_plural(sign: Lexeme) -> bool:
    if sign.sort != "word" or not sign.text.islower() or sign.lower in NO_NOUN:
        return False
    return sign.lower in ("people", "men", "women", "children", "police") or (
        sign.lower.endswith("s") and not sign.lower.endswith("ss")
    )
