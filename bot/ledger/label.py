"""What a row of a story's table is called: the noun phrase that is counted, with what was done to it (CHECKS 3).

"People killed", "Tents delivered", "Price of a barrel". A verb is added only where the sentence shows that the thing is
what it was done to: "delivered 40 tents" and "40 tents were delivered", not "40 lorries delivered tents". Where no
mention has a noun phrase of its own, the row is called by its kind and the words beside the number.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from bot.figures.figure import Figure, Kind
from bot.figures.lexicon import Lexicon
from bot.figures.observation import Observation
from bot.language.lemmas import STATES, singular, verb
from bot.language.marks import ALL
from bot.language.verb_forms import IRREGULAR, PAST, forms_of, past_forms
from bot.language.wordlist import words

_KINDS = {
    Kind.COUNT: "Number",
    Kind.MONEY: "Amount",
    Kind.PERCENT: "Share",
    Kind.RATIO: "Share",
    Kind.PERCENTAGE_POINTS: "Points",
    Kind.ORDINAL: "Place",
    Kind.MASS: "Weight",
}
# Of these a noun alone does not say what was measured: "Duration, talks", "Age, suspect".
_MEASURED = {Kind.DURATION, Kind.AGE, Kind.LENGTH, Kind.AREA, Kind.MASS, Kind.VOLUME, Kind.SPEED, Kind.TEMPERATURE}
_SAYS_SO = words(
    "age range speed limit height length width depth weight distance time term sentence duration delay wait "
    "temperature size area volume payload thrust rainfall stay journey flight deadline lifespan"
)
# Words that make a phrase no noun phrase, wherever they stand in it and where they stand first or alone.
_FINITE = words("is are was were be been being am has have had do does did will would can could may might must said")
_NO_FIRST = words(
    "i you he she it we they who which that this these there here back about among in on at to of by for from with so "
    "then when where while as if not just only even still already ago up down out off away"
)
_NO_NOUN = words(
    "those others other another more most many some all both each few several one ones someone anyone everyone nobody "
    "less much enough again now today yesterday tomorrow us them him her me whom himself herself number figure total "
    "point points potential rest lot home"
)
_TRIMMED = words("than more other another those these the a an some further additional about around nearly all such")
_PLAIN = words(
    "be have do make take put get go come give keep let see show find know think want need use try call leave bring "
    "hold set start begin turn tell say include involve contain face lead allow follow expect plan remain "
    "stand become seem"
)
_BE = words("is are was were be been being get gets got getting")
_AUX = words("has have had will would can could may might must to")
_BESIDE = words("by of from with for in to at on among against between into through after before during since under")
_HEDGE = re.compile(
    r"(?:\b(?:at (?:least|most)|(?:more|fewer|less) than|up to|as many as|no fewer than|about|around|some|roughly|"
    r"nearly|almost|over|approximately|just|only|another|all|the|an?|its|their|his|her)\s+)+$",
    re.IGNORECASE,
)
_DOUBLES = re.compile(r"^[^aeiou]*[aeiou][bdgmnprt]$")  # gun, gunned; fit, fitted
_WORD = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")
_REACH = 8  # words on either side of a figure in which its verb is looked for
_AUX_REACH = 3  # words before a verb in which its auxiliary stands
_BESIDE_WORDS = 5  # of the sentence that stand for a noun phrase
_LONGEST = 6  # words of a phrase that is still a name for something
_SURE = {"dead", "injured", "missing", "displaced"}  # outcomes nobody does to others as the subject


def row_label(observations: Sequence[Observation], lexicon: Lexicon) -> str:
    """The most telling name among the mentions of a row: the head most articles use, with its verb where one shows it.

    >>> from tests.builders import article, figure
    >>> told = "Rescuers delivered 40 tents to Alder on Monday."
    >>> from bot.figures.figure import Predicate
    >>> seen = figure("40", told, counted="tents", head="tent", predicate=Predicate(lemma="deliver"))
    >>> row_label([Observation(article="a", outlet=None, published=None, figure=seen, context=told)], Lexicon())
    'Tents delivered'
    """
    named = [(seen, phrase) for seen in observations if (phrase := noun_phrase(seen.figure, seen.context)) is not None]
    if not named:
        return _beside(observations[-1])
    telling = {(seen.article, _head(seen, lexicon)) for seen, _ in named}
    heads = Counter(head for _, head in telling)
    told = Counter[tuple[str, str]]()
    for seen, phrase in named:
        told[_head(seen, lexicon), _with_verb(seen, phrase, lexicon)] += 1
    best = max(told, key=lambda each: (heads[each[0]], _fullness(each[1]), told[each], each[1]))
    return best[1][:1].upper() + best[1][1:]


def noun_phrase(figure: Figure, context: str) -> str | None:
    """What is counted, where the article's words for it are a noun phrase; of a count no mere name is one.

    A word with a capital because it opens the sentence is told in small letters.
    """
    parts = (figure.counted or "").replace("_", " ").split()
    while len(parts) > 1 and (parts[0].lower() in _TRIMMED or parts[0][0].isdigit()):
        parts = parts[1:]
    lowered = [part.strip(f"{ALL}.,:;").lower() for part in parts]
    if not parts or len(parts) > _LONGEST or lowered[0] in _NO_FIRST or set(lowered) & _FINITE:
        return None
    if lowered[-1] in _NO_NOUN or not _WORD.search(parts[-1]) or (len(parts) == 1 and _is_no_noun(lowered[0])):
        return None
    phrase = " ".join(parts)
    opens = context.lstrip(f"{ALL} ").startswith(phrase) and not parts[-1][:1].isupper()
    if _is_name(parts) and not (len(parts) == 1 and _opens(phrase, context) and _is_common(lowered[0])):
        if figure.kind is Kind.COUNT:
            return None
        return phrase if figure.kind in _MEASURED else f"{_kind(figure)}, {phrase}"
    if opens or (len(parts) == 1 and _opens(phrase, context)):
        phrase = phrase[:1].lower() + phrase[1:]
    return phrase


def _with_verb(seen: Observation, phrase: str, lexicon: Lexicon) -> str:
    figure = seen.figure
    if figure.kind in _MEASURED:
        says = {word.lower() for word in phrase.split()} & _SAYS_SO
        return phrase if says else f"{_kind(figure)}, {phrase}"
    if figure.kind is not Kind.COUNT or figure.head in lexicon.outcomes or figure.head in STATES:
        return phrase
    done = _done(seen, lexicon)
    return f"{phrase} {done}" if done and done not in phrase.lower().split() else phrase


def _done(seen: Observation, lexicon: Lexicon) -> str | None:
    """What was done to the thing, as a participle; for those who act, of the verbs that news counts by only."""
    lemma = seen.figure.predicate.lemma if seen.figure.predicate else None
    if lemma is None:
        return None
    if lemma in STATES and lexicon.verbs.get(lemma, "dead") in _SURE:
        return lemma
    outcome = lexicon.verbs.get(lemma)
    base, *particle = lemma.split()
    voice = None if particle and particle[0] in ("life", "power", "part", "hostage", "job") else _voice(seen, base)
    if voice == "done" and base not in _PLAIN and (participle := _participle(base)):
        return " ".join((participle, *particle))
    if outcome in _SURE:
        return outcome
    if voice == "doing" and outcome is not None and (acting := _acting(base)):
        return " ".join((acting, *particle))
    return None


def _voice(seen: Observation, base: str) -> str | None:
    """Whether the thing counted is what the verb was done to ("done") or who does it ("doing"); None where unsure."""
    start = max(0, seen.figure.span.start - seen.figure.sentence.start)
    at = seen.context.find(seen.figure.text, start)
    at = seen.context.find(seen.figure.text) if at < 0 else at
    if at < 0:
        return None
    before = _words(_HEDGE.sub("", seen.context[:at]))
    if before and before[-1] in _BESIDE:
        return None
    forms, past = forms_of(base), past_forms(base)
    after = _words(seen.context[at + len(seen.figure.text) :])[: _REACH + 2]
    place = next((place for place, word in enumerate(after) if word in forms), None)
    if place is None:
        return "done" if forms & set(before[-_REACH:]) else None
    leading = after[max(0, place - _AUX_REACH) : place]
    if _BE & set(leading):
        return "done" if after[place] in past or after[place] == _participle(base) else "doing"
    if _AUX & set(leading) or after[place] not in past:
        return "doing" if after[place] != _participle(base) or _AUX & set(leading) else "done"
    return "done" if after[place + 1 : place + 2] == ["by"] else None


def _participle(base: str) -> str | None:
    """The past participle, where it is known or formed by rule."""
    if base in IRREGULAR:
        listed = [form for form, infinitive in IRREGULAR.items() if infinitive == base and form in PAST]
        return listed[-1] if listed else base
    known = [form for form in sorted(past_forms(base)) if verb(form) == base]
    return _spelled(known, base)


def _acting(base: str) -> str | None:
    forms = [form for form in sorted(forms_of(base)) if form.endswith("ing") and verb(form) == base and form != base]
    return _spelled(forms, base)


def _spelled(forms: Sequence[str], base: str) -> str | None:
    """The form that doubles the last letter of the verb where verbs of its shape do, else the one that does not."""
    doubled = [form for form in forms if form.startswith(base + base[-1])]
    plain = [form for form in forms if form not in doubled]
    return next(iter((*doubled, *plain) if _DOUBLES.search(base) else (*plain, *doubled)), None)


def _words(stretch: str) -> list[str]:
    return [found.group().lower() for found in _WORD.finditer(stretch)]


def _head(seen: Observation, lexicon: Lexicon) -> str:
    head = seen.figure.head or ""
    return lexicon.things.get(head, head)


def _fullness(name: str) -> int:
    """Two to four words say most; a single noun says less, a long phrase is one article's own."""
    count = len(name.split())
    return 2 if 1 < count < 5 else 1 if count > 1 else 0


def _kind(figure: Figure) -> str:
    return _KINDS.get(figure.kind) or figure.kind.value.replace("_", " ").capitalize()


def _is_name(parts: Iterable[str]) -> bool:
    return all(part[:1].isupper() for part in parts if part.lower() not in ("of", "the", "and", "de"))


def _opens(phrase: str, context: str) -> bool:
    return context.lstrip(f"{ALL} —–-").startswith(phrase)


def _is_common(word: str) -> bool:
    """Whether a word that opens a sentence is a noun in the plural, which names of persons are not."""
    return singular(word) != word


def _is_no_noun(word: str) -> bool:
    return word in _NO_NOUN or (word.endswith("ly") and len(word) > 4) or word in PAST


def _beside(seen: Observation) -> str:
    """The kind of the figure and the words behind it, or before it where it ends its sentence."""
    context = " ".join(seen.context.split())
    printed = " ".join(seen.figure.text.split())
    before, _, after = context.partition(printed)
    behind = re.split(r"(?<=[.!?;:])\s", after.strip(), maxsplit=1)[0].split()[:_BESIDE_WORDS]
    beside = [printed, *behind] if len(behind) > 1 else [*before.split()[-_BESIDE_WORDS:], printed]
    return f"{_kind(seen.figure)}: “{' '.join(beside).strip(f'{ALL}.,;:—– ')}”"


def place_of(observations: Sequence[Observation]) -> str | None:
    """Where, else when, what a row counts is: as most of its mentions say that say so."""
    places = Counter(seen.figure.place for seen in observations if seen.figure.place)
    if places:
        return places.most_common(1)[0][0]
    days = Counter(seen.figure.period.start for seen in observations if seen.figure.period and seen.figure.period.start)
    return f"{days.most_common(1)[0][0]:%-d %b %Y}" if days else None
