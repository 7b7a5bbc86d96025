"""Words that announce speech: reporting verbs by lemma, and nouns for what was said (CHECKS 27)."""

from __future__ import annotations

from bot.language.wordlist import words

# Verbs that report speech wherever they stand in the sentence.
STRONG = words(
    "say tell add state announce declare claim argue insist warn note explain reply respond answer ask assert stress "
    "emphasise emphasize acknowledge admit concede confirm deny reiterate repeat recall remark comment vow pledge "
    "promise predict suggest quip joke testify complain lament conclude contend maintain counter boast brag exclaim "
    "shout yell cry scream whisper mutter murmur plead urge tout hail praise laud blast slam accuse allege criticise "
    "criticize denounce condemn decry dismiss describe characterise characterize call dub label brand deride lambaste "
    "chide chastise rail opine recount reveal disclose advise signal imply muse proclaim pronounce quote retort "
    "interject chant tease thunder fume gush grumble bemoan applaud commend apologise apologize swear threaten inform "
    "caution clarify underline underscore agree disagree object protest scoff sneer bristle observe reassure assure "
    "implore exhort scold rebuke ridicule taunt deem liken voice express elaborate reason concur profess instruct "
    "remind refer mock inquire enquire summarise summarize sum bill pitch cast"
)
WRITING = words("write tweet post blog text email message retweet type print read publish caption")
# Verbs that carry a quotation only when they stand beside it or above it in the parse.
WEAK = words(
    "think believe feel hope fear expect consider see view find know guess worry regret decide propose recommend "
    "advocate speak talk discuss address report offer order demand request question query challenge press attack "
    "charge continue go put sing laugh smile nod shrug sigh brief defend cite rant vent mention hint welcome thank "
    "encourage invite reject refuse rip hit point begin conclude hear want wish learn estimate forecast speculate "
    "rule list wonder ponder echo raise sound open close start finish end invoke chime blame compare identify"
)
NOUNS = words(
    "statement claim assertion remark comment word speech address interview letter email memo message tweet post "
    "warning promise pledge vow call demand argument suggestion response reply answer question declaration "
    "announcement description view opinion testimony account complaint criticism contention insistence admission "
    "praise condemnation verdict prediction assessment phrase term quip joke advice explanation accusation allegation "
    "slogan mantra motto appeal plea op-ed essay reference characterization characterisation rhetoric line retort "
    "concern belief idea notion refrain boast"
)
# Words that name rather than report: what follows in marks is a name, not speech.
NAMING = words("known dubbed nicknamed titled entitled named so-called labelled labeled branded termed styled billed")

_IRREGULAR = {
    "said": "say", "says": "say", "told": "tell", "wrote": "write", "written": "write", "spoke": "speak",
    "spoken": "speak", "swore": "swear", "sworn": "swear", "sang": "sing", "thought": "think", "felt": "feel",
    "knew": "know", "saw": "see", "found": "find", "began": "begin", "went": "go", "put": "put", "read": "read",
    "cried": "cry", "cries": "cry", "replied": "reply", "replies": "reply", "denied": "deny", "denies": "deny",
    "implied": "imply", "testified": "testify", "quipped": "quip", "bragged": "brag", "admitted": "admit",
    "clarified": "clarify", "worried": "worry", "referred": "refer", "referring": "refer", "heard": "hear",
}  # fmt: skip


def lemma(word: str, known: str = "") -> str:
    """The lemma of a verb form: `known` where the parse has one, else by the endings of the listed verbs."""
    lowered = word.lower()
    if lowered in _IRREGULAR:
        return _IRREGULAR[lowered]
    if known and is_cue(known.lower()):
        return known.lower()
    return next((stem for stem in _stems(lowered) if is_cue(stem)), known.lower() or lowered)


def is_cue(lemma_: str) -> bool:
    """Whether a verb of this lemma can carry a quotation at all."""
    return is_strong(lemma_) or lemma_ in WEAK


def is_strong(lemma_: str) -> bool:
    """Whether a verb of this lemma reports speech wherever it stands."""
    return lemma_ in STRONG or lemma_ in WRITING


def is_noun_of_speech(word: str, known: str = "") -> bool:
    """Whether a noun names something said or written: claim, letters."""
    return (known or word.lower().removesuffix("s")).lower() in NOUNS


def _stems(word: str) -> tuple[str, ...]:
    for ending in ("ing", "ed", "es", "s", "d"):
        if word.endswith(ending) and len(word) > len(ending) + 1:
            stem = word.removesuffix(ending)
            doubled = (stem[:-1],) if len(stem) > 2 and stem[-1] == stem[-2] else ()
            return (word, stem, stem + "e", *doubled)
    return (word,)
