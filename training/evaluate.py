"""Scores of a pipeline on text it was never trained on: one table, one command.

    python -m training.evaluate --treebanks FOLDER [--model FOLDER] [--json FILE] [--part test|dev]

Everything starts from raw text: tokens, sentences and all that rests on them are the pipeline's own. Tags and lemmas
are the share of words right among words cut alike; UAS and LAS are F-scores that count a word cut otherwise as wrong,
with full labels ("nmod:poss"), without punctuation (as spaCy scores) and with it.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any, Final

import spacy
from spacy.language import Language
from spacy.scorer import Scorer
from spacy.tokens import Doc, Span, Token
from spacy.training import Example

from bot.language import tokenizer  # noqa: F401 - registers what the model's configuration names
from bot.language.parse.sentences import add_sentences
from training.conllu import Document, read
from training.corpus import gold
from training.entities import NamedSentence, uner_names

SHIPPED: Final = Path(__file__).parent.parent / "bot" / "language" / "model"
COLUMNS: Final = ("tokens", "sentences", "UPOS", "XPOS", "feats", "lemmas", "UAS", "LAS", "UAS+", "LAS+", "names")


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--treebanks", type=Path, required=True, help="folder with ewt/, gum/, uner/")
    parser.add_argument("--model", type=Path, default=SHIPPED)
    parser.add_argument("--json", type=Path, help="also write the scores here")
    parser.add_argument("--part", choices=("test", "dev"), default="test")
    options = parser.parse_args(arguments)
    scores = evaluate(spacy.load(options.model), options.treebanks, options.part)
    print(table(scores))
    if options.json:
        options.json.write_text(json.dumps(scores, indent=1) + "\n", encoding="utf-8")


def evaluate(nlp: Language, treebanks: Path, part: str = "test") -> dict[str, dict[str, float]]:
    """Scores by text kind: column name to percentage. News is scored apart from the rest of GUM.

    `nlp` as it was trained; the desk's sentence rules are added here, as the desk adds them.
    """
    add_sentences(nlp)
    ewt, gum = (read(treebanks / name / f"{part}.conllu") for name in ("ewt", "gum"))
    scores = {
        "GUM news": score(nlp, [d for d in gum if d.genre == "news"]),
        "GUM, all kinds": score(nlp, gum),
        "EWT": score(nlp, ewt),
    }
    layer = uner_names(treebanks / "ewt" / f"{part}.conllu", treebanks / "uner" / f"ewt-{part}.iob2")
    scores["UNER EWT"] = score_names(nlp, layer.values())
    return scores


def score(nlp: Language, documents: Iterable[Document]) -> dict[str, float]:
    """What the pipeline makes of the raw text of treebank documents."""
    references = [gold(nlp, document) for document in documents]
    return score_parses(zip(nlp.pipe(doc.text for doc in references), references, strict=True))


def score_parses(pairs: Iterable[tuple[Doc, Doc]]) -> dict[str, float]:
    """Percentages for (the pipeline's document, the treebank's)."""
    examples = [Example(predicted, reference) for predicted, reference in pairs]
    plain = Scorer.score_deps(examples, "dep", getter=_relation, ignore_labels=("punct", "dep"))
    whole = Scorer.score_deps(examples, "dep", getter=_relation, ignore_labels=("dep",))
    found = {
        "tokens": Scorer.score_tokenization(examples)["token_f"],
        "sentences": Scorer.score_spans(examples, "sents", getter=_sentences, has_annotation=_any)["sents_f"],
        "UPOS": Scorer.score_token_attr(examples, "pos", getter=_word("pos_"))["pos_acc"],
        "XPOS": Scorer.score_token_attr(examples, "tag", getter=_word("tag_"))["tag_acc"],
        "feats": Scorer.score_token_attr(examples, "morph", getter=_morph)["morph_acc"],
        "lemmas": Scorer.score_token_attr(examples, "lemma", getter=_word("lemma_"))["lemma_acc"],
        "UAS": plain["dep_uas"],
        "LAS": plain["dep_las"],
        "UAS+": whole["dep_uas"],
        "LAS+": whole["dep_las"],
    }
    return {name: round(100 * (value or 0.0), 2) for name, value in found.items()}


def score_names(nlp: Language, documents: Iterable[Iterable[NamedSentence]]) -> dict[str, float]:
    """The F-score of names, exact in boundary and type, sentence by sentence as Universal NER is scored."""
    references = [named_doc(nlp, [sentence]) for sentences in documents for sentence in sentences]
    examples = [
        Example(predicted, reference)
        for predicted, reference in zip(nlp.pipe(doc.text for doc in references), references, strict=True)
    ]
    found: dict[str, Any] = Scorer.score_spans(examples, "ents", getter=_names, has_annotation=_any)
    kinds = {kind: score["f"] for kind, score in (found["ents_per_type"] or {}).items()}
    wanted = {"names": found["ents_f"], "precision": found["ents_p"], "recall": found["ents_r"], **kinds}
    return {name: round(100 * (value or 0.0), 2) for name, value in wanted.items()}


def named_doc(nlp: Language, sentences: Iterable[NamedSentence]) -> Doc:
    """The running text of the sentences with their names as entities."""
    words: list[str] = []
    spaces: list[bool] = []
    names: list[tuple[int, int, str]] = []
    for sentence in sentences:
        names += [(len(words) + start, len(words) + end, label) for start, end, label in sentence.names]
        words += sentence.words
        spaces += [*sentence.spaces[:-1], True]
    doc = Doc(nlp.vocab, words=words, spaces=spaces)
    doc.ents = [Span(doc, start, end, label=label) for start, end, label in names]
    return doc


def table(scores: dict[str, dict[str, float]]) -> str:
    """The scores as a Markdown table, "–" where a text has no such annotation."""
    rows = [f"| text | {' | '.join(COLUMNS)} |", f"|---|{'---|' * len(COLUMNS)}"]
    for name, row in scores.items():
        cells = (f"{row[column]:.1f}" if column in row else "–" for column in COLUMNS)
        rows.append(f"| {name} | {' | '.join(cells)} |")
    names = scores.get("UNER EWT", {})
    extra = ", ".join(f"{kind} {value:.1f}" for kind, value in names.items() if kind != "names")
    return "\n".join((*rows, "", f"Names: {extra}" if extra else "")).rstrip()


def _relation(token: Token, _attribute: str) -> str:
    # The scorer compares what it is given: text, since the numbers of two documents need not mean the same label.
    return "dep" if token.is_space else token.dep_.lower()


def _word(attribute: str) -> Callable[[Token, str], str]:
    def get(token: Token, _attribute: str) -> str:
        return "SPACE" if token.is_space else str(getattr(token, attribute))

    return get


def _morph(token: Token, _attribute: str) -> str:
    return "" if token.is_space else str(token.morph)


def _sentences(doc: Doc, _attribute: str) -> list[Span]:
    """Sentences without the line breaks at their edges: whose they are is no one's error."""
    return [trimmed for sentence in doc.sents if (trimmed := _trimmed(sentence)) is not None]


def _trimmed(span: Span) -> Span | None:
    words = [token.i for token in span if not token.is_space]
    return span.doc[words[0] : words[-1] + 1] if words else None


def _names(doc: Doc, _attribute: str) -> list[Span]:
    return [span for span in doc.ents if span.label_ in {"PERSON", "ORG", "LOC"}]


def _any(_doc: Doc) -> bool:
    return True


if __name__ == "__main__":
    main()
