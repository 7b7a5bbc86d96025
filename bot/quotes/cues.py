"""Words that announce speech: reporting verbs by lemma and form, nouns for what was said (CHECKS 27)."""

from __future__ import annotations

from bot.quotes.vocabulary import words

# Verbs that may carry a quotation wherever it stands in their sentence.
SPEAKING = words(
    "say tell add state announce declare claim argue insist warn note explain reply respond answer ask assert "
    "stress emphasise emphasize acknowledge admit concede confirm deny reiterate repeat recall remark comment "
    "observe vow pledge promise predict suggest quip joke testify complain lament conclude contend maintain "
    "counter continue caution boast brag exclaim shout yell cry scream whisper mutter murmur plead beg urge tout "
    "hail praise blast slam accuse allege criticise criticize denounce condemn decry dismiss describe "
    "characterise characterize call dub label term brand deem liken compare refer mock deride lambaste rip chide "
    "chastise rail opine offer recount relate report reveal disclose advise signal hint imply mention muse "
    "profess proclaim pronounce quote cite retort rejoin interject interrupt chant sing tease thunder fume gush "
    "grumble bemoan applaud commend thank welcome apologise apologize swear threaten demand request order "
    "instruct remind assure reassure inform brief address speak talk discuss elaborate clarify specify underline "
    "underscore highlight point express voice echo agree disagree object protest reject rebuff refuse scoff sneer "
    "snap fire hit lash wonder think believe feel hope fear expect consider see view find know guess worry regret "
    "decide rule write-off defend propose recommend advocate lecture preach summarise summarize sum speculate "
    "estimate forecast caution moan groan sigh laugh smile nod shrug read go rant rave vent intone drawl deadpan "
    "crow enthuse marvel implore exhort invite encourage challenge question query press grill charge attack bash "
    "assail blame scold rebuke ridicule taunt bristle"
)
WRITING = words("write tweet post blog text email message publish retweet type print read sign pen caption title")
SAYING = words(
    "say tell add state write reply respond answer ask tweet announce declare warn insist explain argue exclaim shout"
)
# Nouns that carry a quotation through their possessor or their "of" and "by": "in Trump’s words", "her claim that".
NOUNS = words(
    "statement claim assertion remark comment word speech address interview letter email memo message tweet post "
    "warning promise pledge vow call demand argument suggestion response reply answer question declaration "
    "announcement description view opinion testimony account report complaint criticism contention insistence "
    "admission praise condemnation verdict ruling prediction assessment opinion phrase term quip joke advice "
    "explanation accusation allegation charge refrain slogan mantra motto appeal plea op-ed essay column book "
    "memoir affidavit filing"
)
ACCORDING = ("according", "per")
# Words that name or brand rather than report: what follows in marks is a name, not speech.
NAMING = words("known dubbed called nicknamed titled entitled named so-called labelled labeled branded termed styled")

_IRREGULAR = {
    "said": "say", "says": "say", "told": "tell", "wrote": "write", "written": "write", "spoke": "speak",
    "spoken": "speak", "swore": "swear", "sworn": "swear", "sang": "sing", "thought": "think", "felt": "feel",
    "knew": "know", "saw": "see", "found": "find", "began": "begin", "went": "go", "shot": "shoot", "cried": "cry",
    "cries": "cry", "replied": "reply", "replies": "reply", "denied": "deny", "denies": "deny", "implied": "imply",
    "testified": "testify", "testifies": "testify", "read": "read", "hit": "hit", "saying": "say", "begged": "beg",
    "quipped": "quip", "snapped": "snap", "ripped": "rip", "slammed": "slam", "bragged": "brag", "admitted": "admit",
    "clarified": "clarify", "specified": "specify", "worried": "worry", "termed": "term", "referred": "refer",
    "referring": "refer", "summed": "sum", "tweeted": "tweet",
}  # fmt: skip


def lemma(word: str, known: str = "") -> str:
    """The lemma of a verb form: `known` where the parse has one, else by the endings of the listed verbs."""
    lowered = word.lower()
    if lowered in _IRREGULAR:
        return _IRREGULAR[lowered]
    if known:
        return known.lower()
    for candidate in _stems(lowered):
        if candidate in SPEAKING or candidate in WRITING:
            return candidate
    return lowered


def is_cue(lemma_: str) -> bool:
    """Whether a verb of this lemma can carry a quotation."""
    return lemma_ in SPEAKING or lemma_ in WRITING


def _stems(word: str) -> tuple[str, ...]:
    for ending in ("ing", "ed", "es", "s", "d"):
        if word.endswith(ending) and len(word) > len(ending) + 1:
            stem = word.removesuffix(ending)
            return (word, stem, stem + "e") if ending != "s" else (word, stem)
    return (word,)
