"""Read the quotes of an article: marks, speaker, cue and purpose, in the order of the text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from bot.article import Article, Span
from bot.language import quotations
from bot.language.names.name import Name, NameKind
from bot.language.names.persons import Persons
from bot.language.names.salience import PRONOUNS as GENDERS
from bot.language.quotations import Quotation
from bot.language.wordlist import words
from bot.quotes import purpose
from bot.quotes.attribution import speakers
from bot.quotes.attribution.attribute import NOBODY, Attribution, attribute
from bot.quotes.attribution.reporter_sentences import Unit, units
from bot.quotes.attribution.rivals import Rivals
from bot.quotes.attribution.source_chains import chain
from bot.quotes.attribution.translation import is_translated
from bot.quotes.quote import COMPARED, Quote, QuoteKind

if TYPE_CHECKING:
    from spacy.tokens import Doc

_ADDING = words("add continue")
_REPORTED = 150  # words of a sentence in which the way of a quote is looked for


def extract(doc: Doc, article: Article, names: tuple[Name, ...]) -> tuple[Quote, ...]:
    """The quotes of an article, scare quotes and titles among them (see `kind`).

    `doc` is the parse of `article.text`; a pipeline without a parser does, by the words beside the marks alone.
    Follows the quotation rules of CHECKS 26 to 29.

    >>> from bot.article import compose
    >>> from bot.language.pipeline import Pipeline
    >>> told = compose(body="“The harbour is closed,” said Ruth Alder. “Nobody was hurt.”")
    >>> for each in extract(Pipeline.blank().parse(told.text), told, ()):
    ...     print(each.text, each.speaker, each.cue, each.kind, sep=" | ")
    The harbour is closed, | Ruth Alder | say | speech
    Nobody was hurt. | Ruth Alder | None | speech
    """
    text = article.text
    found = quotations.find(text)
    sentences = units(doc, found, quotations.paragraphs(text))
    attributed = attribute(doc, sentences, found)
    home = {index: unit for unit in sentences for index in unit.quotations}
    persons = Persons(doc, names)
    spoken = [_speaker(attribution, text, names, persons) for attribution in attributed]
    spoken = _gone_on(text, attributed, spoken, names)
    rivals = Rivals(text, names, sentences, found).of_all(attributed, spoken)
    reported = {id(unit): _reported(unit) for unit in sentences if unit.quotations}
    holders = {name.canonical: name for name in names if name.kind is NameKind.PERSON}
    quotes = []
    for index, quotation in enumerate(found):
        unit = home.get(index)
        quote = _quote(text, quotation, attributed[index], spoken[index], unit)
        around = reported[id(unit)] if unit else ""
        if quote.kind in COMPARED:
            quote = replace(
                quote,
                rivals=rivals[index],
                source_chain=chain(around, quote.speaker),
                translated=is_translated(around, holders.get(quote.speaker or "")),
            )
        quotes.append(quote)
    return tuple(quotes)


def _gone_on(
    text: str, attributed: Sequence[Attribution], spoken: Sequence[str | None], names: Iterable[Name]
) -> list[str | None]:
    """The speakers, "he added" of nobody near read as who spoke last, where that is a man.

    A notice or a picture between two paragraphs keeps a pronoun from its antecedent; who adds has spoken before.
    """
    genders = {name.canonical: name.gender for name in names if name.kind is NameKind.PERSON}
    found = list(spoken)
    for index, (attribution, speaker) in enumerate(zip(attributed, spoken, strict=True)):
        last = found[index - 1] if index else None
        if speaker is not None or attribution.mention is None or attribution.cue not in _ADDING or last is None:
            continue
        wanted = GENDERS.get(attribution.mention.span.of(text).lower())
        if wanted is not None and last in genders and genders[last] in (wanted, None):
            found[index] = last
    return found


def _reported(unit: Unit) -> str:
    """The reporter's own words of a sentence."""
    return "".join(token.text_with_ws for token in unit.tokens[:_REPORTED])


def _speaker(attribution: Attribution, text: str, names: tuple[Name, ...], persons: Persons) -> str | None:
    """The name behind a mention: the one it contains, else the person it stands for, else the description itself."""
    mention = attribution.mention
    if mention is None:
        return None
    name = speakers.named(mention, text, names)
    if name is None and names:
        name = persons.resolve(speakers.title_of(mention, text, names))
        if name is not None and speakers.is_client(name, mention, text):
            name = None
    return name.canonical if name else speakers.described(mention, text)


def _quote(text: str, quotation: Quotation, attribution: Attribution, speaker: str | None, home: Unit | None) -> Quote:
    printed = quotation.span.of(text)
    kind = purpose.judge(text, quotation, attribution)
    if kind in (QuoteKind.TITLE, QuoteKind.SCARE):
        attribution, speaker = NOBODY, None
    mention = attribution.mention
    return Quote(
        text=printed,
        span=quotation.span,
        sentence=_sentence(quotation, home),
        speaker=speaker,
        mention=mention.span.of(text) if mention else None,
        cue=attribution.cue,
        partial=purpose.is_partial(printed),
        continues=attribution.follows,
        kind=kind,
    )


def _sentence(quotation: Quotation, home: Unit | None) -> Span:
    tokens = home.tokens if home else ()
    if not tokens:
        return quotation.outer
    last = tokens[-1]
    return Span(start=min(tokens[0].idx, quotation.outer.start), end=max(last.idx + len(last), quotation.outer.end))
