"""Which mentions name the same person, organisation or place of one article."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from bot.language.names import organisations, places, titles
from bot.language.names.given_names import gender_of
from bot.language.names.mentions import Mention
from bot.language.names.name import Gender, NameKind
from bot.language.names.transliteration import are_spellings, plain_letters, sound_alike, spelling
from bot.language.tables import table

_SUFFIXES: Final = frozenset({"jr", "sr", "ii", "iii", "iv", "jnr", "snr"})


def group(found: Sequence[Mention], *, keep_unsure: bool) -> list[list[Mention]]:
    """The mentions of each name, in the order of the text; names in the order of their first mention.

    Longer forms are placed first, so that a surname finds the person it belongs to. A capitalised word alone that
    belongs to nobody named otherwise is left out; longer ones only `keep_unsure` keeps.
    """
    clusters: list[list[Mention]] = []
    for mention in sorted(found, key=lambda each: (-len(each.words), not each.sure, each.span)):
        fitting = [cluster for cluster in clusters if _fits(mention, cluster)]
        if fitting:
            _nearest(mention, fitting).append(mention)
        elif mention.sure or len(mention.words) > 1:
            clusters.append([mention])
    kept = [cluster for cluster in clusters if keep_unsure or any(each.sure for each in cluster)]
    for cluster in kept:
        cluster.sort(key=lambda each: each.span)
    return sorted(kept, key=lambda cluster: cluster[0].span)


def _fits(mention: Mention, cluster: Sequence[Mention]) -> bool:
    told = _told_gender(mention)
    if told and any(_gender(other) not in (None, told) for other in cluster):
        return False
    return any(_same(mention, other) for other in _forms(cluster))


def _forms(cluster: Sequence[Mention]) -> list[Mention]:
    """One mention for each form the name has."""
    return list({(mention.text, mention.kind): mention for mention in cluster}.values())


def _same(short: Mention, long: Mention) -> bool:
    if plain_letters(short.text) == plain_letters(long.text):
        return True
    kinds = {short.kind or long.kind, long.kind or short.kind}
    # What only the recogniser took for an organisation or place may be the person another mention calls by a title.
    if len(kinds) > 1 and any(not each.certain and each.sure for each in (short, long)) and NameKind.PERSON in kinds:
        kinds = {NameKind.PERSON}
    if kinds == {NameKind.LOCATION}:
        return _same_place(short.text, long.text)
    if kinds == {NameKind.ORGANISATION}:
        return _same_organisation(short, long)
    if kinds <= {NameKind.PERSON, None}:
        return _same_person(short, long)
    # Whoever is called by a title is a person, whatever the entity recogniser took the surname for.
    if long.kind is NameKind.PERSON and len(short.words) == 1 and not places.is_place(short.text):
        return short.kind is not NameKind.LOCATION and spelling(short.text) == spelling(long.words[-1])
    return False


def _same_place(one: str, other: str) -> bool:
    left, right = (name.lower().replace(".", "") for name in (one, other))
    if places.ALIASES.get(left, left) == places.ALIASES.get(right, right):
        return True
    return (
        spelling(one) == spelling(other)
        or organisations.abbreviates(one, other)
        or organisations.abbreviates(other, one)
    )


def _same_organisation(short: Mention, long: Mention) -> bool:
    if organisations.abbreviates(short.text, long.text) or organisations.abbreviates(long.text, short.text):
        return True
    one, other = ([spelling(word) for word in mention.words] for mention in (short, long))
    if one == other:
        return True
    # "the Commission" after "European Commission"; "Boeing" after "Boeing Co".
    return len(one) < len(other) and len(one[-1]) > 3 and (one == other[-len(one) :] or one == other[: len(one)])


def _same_person(short: Mention, long: Mention) -> bool:
    one, other = sorted((_parts(short), _parts(long)), key=len)
    if len(one) == 1:
        return _surname_fits(one, other)
    if are_spellings(one[-1], other[-1]):
        return _given_fit(one[:-1], other[:-1])
    return sound_alike(one[0], other[0]) and sound_alike(one[-1], other[-1])


def _parts(mention: Mention) -> list[str]:
    """Given names and the surname with its particles: ["ursula", "von der leyen"]."""
    words = [word.rstrip(".,") for word in mention.words]
    while len(words) > 1 and words[-1].lower() in _SUFFIXES:
        words.pop()
    start = len(words) - 1
    while start > 0 and words[start - 1].lower() in table("particles"):
        start -= 1
    surname = " ".join(words[start:])
    return [*(word for word in words[:start]), surname]


def _surname_fits(alone: Sequence[str], full: Sequence[str]) -> bool:
    name = alone[0]
    surname = full[-1]
    if any(are_spellings(name, form) for form in (surname, surname.split()[-1], surname.split("-")[-1])):
        return True
    # A given name alone ("Diana"), and names that begin with the surname ("Xi").
    return len(full) > 1 and spelling(name) == spelling(full[0])


def _given_fit(one: Sequence[str], other: Sequence[str]) -> bool:
    left, right = one[0], other[0]
    if len(left) == 1 or len(right) == 1 or left.isupper() or right.isupper():
        return left[0].lower() == right[0].lower()
    if sound_alike(left, right):
        return True
    return (
        are_spellings(left, right)
        or spelling(left).startswith(spelling(right))
        or spelling(right).startswith(spelling(left))
    )


def _told_gender(mention: Mention) -> Gender | None:
    return next((gender for gender in map(titles.gender_of_title, mention.titles) if gender), None)


def _gender(mention: Mention) -> Gender | None:
    """What its titles or its given name say: "Mrs Trump" is not Donald Trump."""
    return _told_gender(mention) or (gender_of(mention.words[0]) if len(mention.words) > 1 else None)


def _nearest(mention: Mention, fitting: list[list[Mention]]) -> list[Mention]:
    """Of several bearers of the name, the one called by it most often, then the one introduced first."""
    exact = [cluster for cluster in fitting if any(each.text == mention.text for each in cluster)]
    return max(exact or fitting, key=lambda cluster: (len(cluster), -cluster[0].span.start))
