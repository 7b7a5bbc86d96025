"""How news text is cut into tokens: the same way in training and in use.

A number stands alone: currency sign, number and magnitude or unit are three tokens ("US$|1.5|bn", "20|pc", "6|ft").
Hyphens inside compounds are tokens ("39|-|year|-|old", "F|-|16", "2|-|1"), as the English Universal Dependencies
treebanks have it. A prefix keeps its hyphen ("non-profit", "re-elected", "e-mail"), and so do telephone numbers and
ISO dates. Tokens never change the text: `doc.text == text` for any string.

The configuration of the trained pipeline names `copydesk.news_tokenizer.v1` and the steps of bot.language.encoder;
importing this module registers both, which `spacy.load` needs.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from spacy.lang.char_classes import ALPHA, ALPHA_LOWER
from spacy.symbols import NORM, ORTH  # type: ignore[import-not-found]  # compiled, without stubs
from spacy.tokenizer import Tokenizer  # type: ignore[import-not-found]  # compiled, without stubs
from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex, registry

from bot.language.encoder import components  # noqa: F401 - registers the steps of the trained pipeline

if TYPE_CHECKING:
    from spacy.language import Language

REGISTERED_NAME: Final = "copydesk.news_tokenizer.v1"

# Letters that belong to a hyphen: Universal Dependencies keeps a derivational prefix and its word together.
_PREFIXES: Final = (
    "anti|bi|co|counter|cross|e|ex|extra|hyper|infra|inter|intra|mega|micro|mid|mini|mis|mono|multi|neo|non|pan|para|"
    "post|pre|pro|proto|pseudo|quasi|re|semi|sub|super|trans|tri|ultra|un|uni"
)
_CURRENCIES: Final = r"(?:US|A|C|CA|AU|NZ|HK|S|R|NT|T)?[$]|[£€¥₽₹₺₴₦₩₪]"
_CURRENCY_CODES: Final = r"USD|EUR|GBP|JPY|CNY|RMB|CHF|AUD|CAD|NZD|INR|RUB|UAH|IRR|SEK|NOK|DKK|PLN|TRY|ZAR|Rs\.?|rs\.?"
_MAGNITUDES: Final = "bn|mn|tn|trn|mln|mm|million|billion|trillion|m|b|t|k|K|M|B|T|MM"
_UNITS: Final = (
    "pc|pct|percent|pp|pts|p|c|km|cm|mi|miles|ft|in|yd|yds|ha|sq|kg|g|mg|lb|lbs|oz|l|L|ml|mph|kph|kmh|kts|"
    "°|º|C|F|am|pm|AM|PM|a\\.m\\.|p\\.m\\.|h|hr|hrs|min|mins|sec|secs|ms|kW|MW|GW|TW|kWh|MWh|GWh|TWh|"
    "V|Hz|kHz|MHz|GHz|kB|KB|MB|GB|TB|bps|Mbps|bpd|hp|mpg|days|years|hours|kms|tonnes"
)
_RULES: Final = r"(?:\*{2,}|={2,}|_{2,}|<{2,}|>{2,}|-{3,})"
# "12st" is twelve stone, "21st" the twenty-first.
_STONE: Final = r"(?:(?<=[02-9])|(?<=11))st"

_ABBREVIATIONS: Final = (
    "al.", "approx.", "est.", "dept.", "Dept.", "Lt.", "Lieut.", "Col.", "Capt.", "Maj.", "Sgt.", "Cpl.", "Pvt.",
    "Cmdr.", "Brig.", "Hon.", "Pres.", "Supt.", "Insp.", "Det.", "Atty.", "Amb.", "Sec.", "Ft.", "Mt.", "Ave.", "Blvd.",
    "Mon.", "Tue.", "Tues.", "Wed.", "Thu.", "Thur.", "Thurs.", "Fri.", "Sept.", "Nos.", "Vol.", "vol.", "Sr.", "Esq.",
    "Mlle.", "Mme.", "Attn.", "attn.", "Rd.",
)  # fmt: skip
_SPOKEN: Final = {"wanna": ("wan", "na"), "lotta": ("lot", "ta")}
_KEPT_WHOLE: Final = re.compile(
    r"(?:\+?\d{1,3}-)?\d{3}-\d{3}-\d{4}"  # telephone
    r"|\d{3}-\d{4}"
    r"|\d{4}-\d{2}-\d{2}|\d{1,2}-\d{1,2}-\d{4}"  # date
    r"|[2-6][Gg]"  # mobile networks
    r"|#[^\W\d]\w*|@\w+"  # hashtag, account
    rf"|(?!(?:{_CURRENCY_CODES})\d)[A-Za-z]{{1,4}}\d+[A-Za-z]{{0,2}}"  # A1M, CO2, M18, AK47s
    rf"|(?i:{_PREFIXES})(?:-(?i:{_PREFIXES}))?-[{ALPHA}]+"
)


class NewsTokenizer(Tokenizer):  # type: ignore[misc]  # the base class is compiled, without stubs
    """spaCy's tokenizer with rules that are code: nothing of them is saved with a model or read from one.

    A model so never brings older rules with it, and loads without building them twice.
    """

    def to_disk(self, path: object, *, exclude: object = ()) -> None:
        """Writes nothing."""

    def from_disk(self, path: object, *, exclude: object = ()) -> NewsTokenizer:  # noqa: ARG002 - spaCy's signature
        """Itself, unchanged."""
        return self

    def to_bytes(self, *, exclude: object = ()) -> bytes:  # noqa: ARG002 - spaCy's signature
        """No bytes."""
        return b""

    def from_bytes(self, data: bytes, *, exclude: object = ()) -> NewsTokenizer:  # noqa: ARG002 - spaCy's signature
        """Itself, unchanged."""
        return self


def create_news_tokenizer() -> Callable[[Language], NewsTokenizer]:
    """The factory spaCy calls with the pipeline that needs a tokenizer."""
    return news_tokenizer


def news_tokenizer(nlp: Language) -> NewsTokenizer:
    """spaCy's English rules under those of the news trade. `nlp` gives the vocabulary and the English defaults."""
    defaults = nlp.Defaults
    return NewsTokenizer(
        nlp.vocab,
        rules=_exceptions(dict(defaults.tokenizer_exceptions or {})),
        prefix_search=compile_prefix_regex([*_prefixes(), *(defaults.prefixes or ())]).search,
        suffix_search=compile_suffix_regex([*_suffixes(), *(defaults.suffixes or ())]).search,
        infix_finditer=compile_infix_regex([*_infixes(), *(defaults.infixes or ())]).finditer,
        token_match=re.compile(rf"^(?:{_KEPT_WHOLE.pattern})$").match,
        url_match=defaults.url_match,
    )


def _prefixes() -> list[str]:
    number = r"(?=[.]?\d)"
    return [
        rf"(?:{_CURRENCIES}){number}",
        rf"(?:{_CURRENCY_CODES}){number}",
        r"[!?]{2,}",
        _RULES,
        r"[-–—]+(?=[A-Za-z“\"‘])",
        r"[~+±≈](?=[\d$£€])",
    ]


def _suffixes() -> list[str]:
    return [
        rf"(?<=\d)(?:{_MAGNITUDES}|{_UNITS})",
        _STONE,
        rf"(?<=[{ALPHA}])['’](?:ve|VE|ll|LL|re|RE|d|D|m|M)",
        r"[!?]{2,}",
        _RULES,
        rf"(?:(?<=[{ALPHA_LOWER}]{{3}})|(?<=\d))-",
        r"(?<=\d)[+]",
        rf"(?<=\d)(?:{_CURRENCIES})",
    ]


def _infixes() -> list[str]:
    return [
        r"(?<=\d)-(?=[A-Za-z])",
        r"(?<=[%°])-(?=[A-Za-z\d])",
        rf"(?<=[{ALPHA}])-(?=\d)",
        rf"(?<=[{ALPHA}]\.)-(?=[{ALPHA}])",  # U.S.-led
        r"(?:[–—―]|--+)",
        rf"(?<=[{ALPHA}])/(?=[{ALPHA}])",
        rf"(?<=[.,!?;:])[\"“”](?=[{ALPHA}])",
        r"(?<=\d)[x×](?=\d)",
        r"[“”„«»]",
        rf"(?:{_CURRENCIES})(?=\d)",
        r"(?<=\d)-(?=[$£€¥])",
        rf"(?<=\d)(?:%|{_MAGNITUDES}|{_UNITS})(?=-)",
    ]


def _exceptions(rules: dict[str, list[dict[int | str, str]]]) -> dict[str, list[dict[int | str, str]]]:
    for whole in (
        *(f"{letter}." for letter in "bckmpt"),
        "and/or",
        "Dec",
        "'S",
        "id",
        "Id",
        "Ill",
        "ill",
        "well",
        "Well",
        "were",
        "Were",
        "wed",
        "Wed",
        "shell",
        "Shell",
    ):
        rules.pop(whole, None)
    rules.update({word: [{ORTH: word}] for word in _ABBREVIATIONS})
    for word, (first, second) in _SPOKEN.items():
        for form in (word, word.capitalize()):
            head = form[: len(first)]
            rules[form] = [{ORTH: head, NORM: head.lower()}, {ORTH: second, NORM: second}]
    return rules


registry.tokenizers.register(REGISTERED_NAME, func=create_news_tokenizer)
