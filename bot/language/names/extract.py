"""The names of an article: every person, organisation and place once, with its mentions and a canonical form.

"Volodymyr Zelensky", "Mr Zelensky" and "Zelenskyy" are one person, "European Union" and "EU" one organisation.
Descriptions ("the German chancellor") and pronouns are no mentions: `bot.language.names.persons` resolves them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from bot.article import Article
from bot.language.names import mentions, titles
from bot.language.names.appositions import describe
from bot.language.names.clusters import group
from bot.language.names.given_names import gender_of_person
from bot.language.names.mentions import Mention
from bot.language.names.name import Gender, Name, NameKind

if TYPE_CHECKING:
    from spacy.tokens import Doc


def find(doc: Doc, article: Article) -> tuple[Name, ...]:
    """The names of `article`, each where it is mentioned first; `doc` is the parse of `article.text`.

    Works without entities too, from capitals, titles and tables: then a name in no table
    and without a title is kept only when it has two words or more, as a person.
    """
    found = mentions.find(doc, article.body_start)
    return tuple(_name(doc, cluster) for cluster in group(found, keep_unsure=not doc.ents))


def _name(doc: Doc, cluster: Sequence[Mention]) -> Name:
    forms = Counter(mention.text for mention in cluster)
    kind = kind_of(cluster)
    called = [title for mention in cluster for title in mention.titles]
    if kind is NameKind.PERSON:
        called += [title for mention in cluster for title in describe(doc, mention)]
    return Name(
        canonical=max(forms, key=lambda form: (len(form.split()), forms[form], len(form))),
        kind=kind,
        mentions=tuple(mention.span for mention in cluster),
        titles=tuple(dict.fromkeys(called)),
        gender=_gender(cluster, called) if kind is NameKind.PERSON else None,
        forms=tuple(form for form, _ in forms.most_common()),
    )


def kind_of(cluster: Sequence[Mention]) -> NameKind:
    """What most mentions say; a title speaks for a person."""
    votes = Counter(mention.kind for mention in cluster if mention.kind is not None)
    votes[NameKind.PERSON] += 2 * sum(bool(mention.titles) for mention in cluster)
    best = votes.most_common(1)
    return best[0][0] if best and best[0][1] else NameKind.PERSON


def _gender(cluster: Sequence[Mention], called: Sequence[str]) -> Gender | None:
    told = [titles.gender_of_title(title) for title in called]
    votes = Counter(gender for gender in told if gender is not None)
    if votes:
        return votes.most_common(1)[0][0]
    for mention in sorted(cluster, key=lambda mention: -len(mention.words)):
        gender = gender_of_person(mention.text)
        if gender is not None:
            return gender
    return None
