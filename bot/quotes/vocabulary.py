"""Sets of words that judge quotes and their speakers."""

from __future__ import annotations

from bot.language.wordlist import words

PRONOUNS = words("he she they it i we who one")
# Words that mark a speaker as an institution or a description, which may stand for the person another outlet names.
OFFICES = words(
    "house street kremlin ministry department office government party committee council court union commission "
    "agency police army force forces nations states state city university company group bank times post news "
    "reuters tribune white campaign administration pentagon republicans democrats officials leaders association "
    "institute society federation alliance center centre board bureau journal press network service services nato "
    "un eu u.n congress senate moscow kyiv washington london paris berlin brussels beijing russia ukraine america "
    "britain germany france"
)
# What no words come from, whatever the parse makes the subject of a verb of telling.
VOICELESS = words(
    "accident attack blast bridge broadcast building car change chaos collapse crash crisis danger decline delay "
    "explosion failure fall fear fire flood growth idea incident increase lack loss moment need procedure quake rise "
    "risk road season silence situation storm traffic trend violence war weather"
)
PARTICLES = words("de von van der bin al el of la du ten abu")

# Given names and their short forms that begin with another letter.
NICKNAMES = tuple(
    words(forms)
    for forms in (
        "richard dick rick",
        "william bill billy will",
        "robert bob bobby rob",
        "margaret peggy maggie meg",
        "edward ted ned ed",
        "theodore ted teddy",
        "john jack johnny",
        "charles chuck charlie",
        "james jim jimmy",
        "elizabeth liz beth betty",
        "henry harry hank",
        "anthony tony",
        "michael mike mick",
        "alexander sandy alex sasha",
        "katherine kate kathy",
        "eleanor nell ellie",
        "mary molly polly",
    )
)

NEGATIONS = words("not no never none nobody nothing nowhere neither nor cannot without hardly barely scarcely")
CONDITIONS = words("if unless until provided except only but when")
MODALS = words("can could may might must shall should will would ought need")
AUXILIARIES = MODALS | words("am is are was were be been do does did has have had")
DEGREES = words(
    "very quite really so too rather truly deeply extremely highly absolutely totally completely utterly just"
)
# Fillers by the phrase: dropping or changing one of them changes nothing that was said.
_FILLERS = (
    "a, an, the, that, and, but, so, well, look, uh, um, er, erm, ah, oh, eh, yes, yeah, okay, now, like, you "
    "know, you know what, i mean, i think, well i mean, and so, and i"
)
FILLERS = frozenset(_FILLERS.split(", ")) | {""}
# Prepositions and conjunctions: one for another ("destructive to", "destructive of") changes nothing that was said.
JOINING = words("of in into to onto on upon at by for from with as or and than about over")
# Words too common to tell one quote from another.
STOP = (
    NEGATIONS
    | MODALS
    | words(
        "a an the that uh um er erm ah oh eh yes yeah okay now like well so look right and but i mean you know is "
        "are was were be been being am do does did have has had of to in on at for by with from as it its this "
        "these those he she they we us him her them his their our your my me who what which there here if or than "
        "then too very just also about into over out up down all any some more most it's that's i'm we're they're "
        "he's she's you're"
    )
)
