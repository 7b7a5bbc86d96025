"""Characters and lines that belong to the carrier, not to the article."""

from __future__ import annotations

import re
import unicodedata
from html import unescape
from itertools import pairwise

# Lines a site or newsletter puts around an article. Each pattern matches a whole line.
FURNITURE = re.compile(
    r"""^\W*+(?:
        sign\s+up\s+(?:now|here|for|to)\b.* | subscribe\b.{0,80}
      | read\s+(?:more|also|next)\b.{0,120} | (?:lees\s+ook|lire\s+aussi|à\s+lire|lesen\s+sie\s+auch|mehr\s+zum\s+thema
        |noticia\s+relacionada|leggi\s+anche|les\s+også|läs\s+också)\b.{0,120}
      | .{0,80}\bnewsletters?\b.*\bsign\s+up\b.*
      | more\s+on\s+this\b.*
      | the\s+post\s.+\sappeared\s+first\s+on\s.+ | advertisement | (?:story|article)\s+continues\s+below.*
      | .*\b(?:delivered|straight|direct(?:ly)?)\s+to\s+your\s+inbox\b.* | share(?:\s+(?:this|on)\b.{0,60})?
      | follow\s+us\s+on\b.* | related\s*:.* | click\s+here\b.* | listen\s+to\s+this\s+(?:article|story)\b.{0,40}
      | (?:(?:published|posted|(?:last\s+)?updated)\s+)?(?:\d+|an?)\s+(?:min(?:ute)?|hour|hr|day|week)s?\s+ago
      | (?:published|updated)\s+(?:at\s+)?\d{1,2}[:.]\d\d\D{0,15}
      | reuse\s+this\s+content | see\s+more\s+on\s*:.* | \[\d+/\d+\].* | .*\bpurchase\s+licensing\s+rights\b.*
      | skip\s+to\s+(?:main\s+)?content | (?:.*\.\s+)?unsubscribe\b.{0,60}
      | print\s+(?:this\s+)?(?:page|article|story) | close\s+(?:this\s+)?window | copy\s+link
      | (?:update|manage)\s+(?:your\s+)?preferences
      | (?:view|open)\s+(?:this\s+(?:e-?mail|message)\s+)?in\s+(?:your\s+|a\s+)?browser
      | you\s+(?:are\s+receiving|receive)\s+this\b.* | printed\s+from\b.* | save|print|e-?mail|comments?|\d+\s+comments?
      | (?:photo|picture|photograph|image|caption|file\s+photo|illustration|video)s?\s*(?:by\b|:|/).{0,200}
      | .{0,200}\b(?:PHOTO|Photo|Photograph|Picture|Image|Credit)s?\s*:\s*\S.{0,60}
      | .{0,200}/\s*Getty\s+Images | .{0,200}\(AP\s+Photo\b.*
      | this\s+(?:article|story)\s+was\s+(?:first|originally)\s+published\b.{0,100}
    )\W*$""",
    re.IGNORECASE | re.VERBOSE,
)
# What a site says of itself: the rules of its comments, its subscriptions, its app, its cookies.
_HOUSE = re.compile(
    r"""^\W*+(?:
        comments\s+(?:are|will\s+be)\s+(?:moderated|closed|reviewed|subject\s+to|welcome)\b.*
      | (?:please\s+)?(?:read|see|review|follow|respect)\s+our\s+(?:comment(?:ing|s)?|community|house)
        \s+(?:rules|guidelines|policy|standards)\b.*
      | (?:please\s+)?keep\s+(?:your\s+|all\s+)?comments\s+(?:respectful|civil|polite|relevant|on\s+topic)\b.*
      | (?:join\s+the\s+conversation|leave\s+a\s+(?:comment|reply)|post\s+a\s+comment)(?:\s*[:(].{0,60})?
      | (?:log|sign)\s*-?in\s+(?:to|or\s+register\s+to)
        \s+(?:leave\s+a\s+|post\s+a\s+|join\s+the\s+)?(?:comment|conversation)\b.*
      | your\s+e-?mail\s+address\s+will\s+not\s+be\s+published\b.*
      | by\s+(?:posting|submitting|commenting|continuing|clicking|using)\b
        .{0,80}\b(?:you\s+(?:agree|accept|consent)|cookies)\b.*
      | we\s+reserve\s+the\s+right\s+to\s+(?:remove|delete|edit)\b.{0,40}\bcomments?\b.*
      | already\s+(?:a\s+)?(?:subscriber|subscribed|member|registered)\b.*
      | (?:to\s+)?(?:continue|keep)\s+reading\b
        .{0,60}\b(?:subscrib\w+|log\s*in|sign\s+(?:in|up)|register|free\s+trial)\b.*
      | (?:get|enjoy)\s+(?:unlimited|full)\s+(?:digital\s+)?access
        (?:\s+(?:to\s+(?:all|our|every)|today|now|from|for)\b.*)?
      | start\s+(?:your|a)\s+(?:free\s+)?(?:trial|subscription)\b.*
      | this\s+(?:article|story|content)\s+is\s+(?:for|available\s+(?:only\s+)?to|reserved\s+for|exclusive\s+to)
        \s+(?:our\s+)?(?:paying\s+|registered\s+)?(?:subscribers|members|readers)\b.*
      | become\s+a\s+(?:member|subscriber|supporter)(?:\s+(?:today|now|from|for)\b.{0,80})?
      | (?:please\s+)?support\s+(?:our|independent|local)\s+journalism\b.{0,120}
      | (?:download|get|install)\s+(?:the|our)\s+(?:\S+\s+){0,3}?(?:app|apps)\b.{0,60}
      | (?:now\s+)?available\s+(?:on|in|from)\s+the\s+(?:app\s+store|google\s+play)\b.{0,60}
      | (?:turn\s+on|enable|allow)\s+(?:push\s+|breaking\s+news\s+)?notifications\b.{0,60}
      | (?:we|this\s+(?:web)?site|our\s+(?:web)?site)(?:\s+and\s+our\s+partners)?\s+uses?\s+cookies\b.*
      | (?:accept|reject|manage|allow)\s+(?:all\s+|my\s+)?(?:cookies|cookie\s+(?:settings|preferences)).{0,40}
      | cookie\s+(?:policy|settings|preferences|notice)
    )\W*$""",
    re.IGNORECASE | re.VERBOSE,
)
_LISTED_LINK = re.compile(r"^\W*+(?P<words>\w.*?)\W*https?://\S+\W*$")
_MOST_LINK_WORDS = 16  # beside the address, of a link in a list of them
# The first byte of a character of two or three in UTF-8, read as Windows-1252, before any other such byte.
_DOUBLE = re.compile(
    "[\u00c2\u00c3\u00c4\u00c5\u00e2][\u0080-\u00ff\u0152-\u0178\u02c6\u02dc\u2013-\u20ac\u2122\ufffd]"
)
# The entities pages and feeds are full of; others may be words of an article about them.
_ENTITY = re.compile(
    r"&(?:#\d{2,7}|#[xX][0-9a-fA-F]{2,6}|amp|lt|gt|quot|apos|nbsp|shy|[lrb][sd]quo|[lr]aquo|[nm]dash|hellip|bull|middot"
    r"|euro|pound|yen|cent|copy|reg|trade|deg|frac\d\d|times|szlig|[A-Za-z](?:acute|grave|circ|uml|tilde|cedil|slash|ring|caron)"
    r"|(?:ae|AE|oe|OE)lig);"
)
_ESCAPED = 3  # times over that text is met escaped
_CLOSING_LOST = "\u00e2\u20ac\ufffd"  # a closing mark decoded twice: its last byte stands for nothing in Windows-1252
# A word or two of a site's menu, as they are copied along above a headline.
MENU = re.compile(
    r"^\W*(?:home|menu|search|sport|sports|puzzles|weather|video|podcasts?|newsletters?|log\s*in|sign\s+in|register"
    r"|my\s+account|lifestyle|arts|travel|food|life|tech|technology|jobs|obituaries|subscribe)\W*$",
    re.IGNORECASE,
)
# A line under which nothing belongs to the article any more.
END = re.compile(
    r"""^\W*(?:
        ends? | 30 | notes?\s+(?:to|for)\s+editors? | recommended\s+(?:for\s+you|stories|reading)
      | (?:most|also)\s+(?:read|popular|viewed) | you\s+(?:may|might)\s+(?:also\s+)?(?:like|enjoy)
      | related\s+(?:stories|articles|topics|content) | (?:for\s+)?(?:media|press)\s+(?:contacts?|enquiries|inquiries)
      | trending | keep\s+reading | more\s+(?:on|about)\s+this(?:\s+(?:story|topic|subject))?
      | explore\s+more\s+on\s+these\s+topics | \#*\s*dpa-notebook
      | suggested\s+topics\s*: | auch\s+interessant | rückfragen\s+(?:bitte\s+)?an\b.{0,80}
      | (?:contact|kontakt)\s+presse\b.*
      | (?:perskontakt|pressekontakt|contacto\s+de\s+prensa|contatti\s+stampa|perscontact)\b.*
      | (?:comentarios|commentaires|kommentare|reacties|commenti)\s*\(\d+\)
      | (?-i:(?:About|Über|Acerca\ de|À\ propos\ de)(?:\s+(?:the\s+)?[A-Z][\w&.-]*){1,5})
      | more\s+(?:stories|news|from\s.{1,60}) | (?:view\s+|show\s+)?(?:all\s+)?comments?\s*\(\d+\)
      | (?:for\s+)?(?:media|press)\s+(?:contacts?|enquiries|inquiries)\s*:.{0,200}
    )\W*$|^\#{3}$""",
    re.IGNORECASE | re.VERBOSE,
)
# A line that names the part of the paper, alone above a headline.
SECTION = re.compile(
    r"^\W*(?:(?:uk|us|world|local|national|regional|home|top|latest|breaking|business|foreign)\s+)?"
    r"(?:news|world|politics|business|sport|opinion|economy|europe|africa|asia|americas|health|science|climate|culture|markets"
    r"|exclusive|analysis|press\s+release|media\s+release|news\s+release|(?:for\s+)?immediate\s+release)\W*$",
    re.IGNORECASE,
)
# A line under an article that is no part of it.
TRAILER = re.compile(
    r"""^\W*(?:
        (?:additional\s+)?(?:reporting|writing|editing|graphics)\s+by\b.* | (?:©|\(c\)|copyright\b).*
      | .{0,120}\bcontributed\s+to\s+this\s+(?:report|story|article) | [a-z]{2,4}(?:[-/][a-z]{1,4}){1,4}
      | (?:keywords?|slug|topics?|tags)\s*:.* | -+\s*(?:30|ends?)\s*-+
      | ends? | \#{1,3} | \(\(.*\)\) | our\s+standards:.* | all\s+rights\s+reserved.*
    )\W*$""",
    re.IGNORECASE | re.VERBOSE,
)
# What a newsroom's form or a wire says of a text above it: "SLUG: halvard tugs  WORDS: 190", "HALVARD-STRIKE/ (PIX)".
_KEY = (
    r"(?:slug|desk|words?|word\s*count|length|editor|section|keywords?|topics?|status|version|draft|category|priority"
    r"|page|edition|filed|copy)\s*:"
)
FORM = re.compile(rf"^\W*+(?>{_KEY}\s*\S.{{0,40}}?(?=\s+{_KEY}|\s*$)\s*)++$", re.IGNORECASE)
SLUG = re.compile(r"^[A-Z0-9]{2,}(?:[-–][A-Z0-9]{2,}){0,4}/(?:[A-Z0-9]{2,}(?:[- ][A-Z0-9]{2,})*)?\s*(?:\([^a-z]*\))?$")
# A picture's agency in front of its caption, as pages show it under a headline.
CAPTION = re.compile(
    r"^(?:Reuters|AFP|AP|EPA|PA Media|Getty Images|Shutterstock|Alamy|Anadolu|NTB|dpa)(?:/[A-Z][\w ]{1,30})?"
    r"\s+[A-Z].*[^.!?:;,”\"]$"
)
BULLET = re.compile(r"^[*•–·-]\s+\S")
_ADDRESS = re.compile(r"[(<]\s*https?://[^\s)>]+\s*[)>]")  # as a mail's text shows where its links lead
_LONGEST_FURNITURE = 300  # characters; what is longer is prose
_NARROWEST, _WIDEST = 45, 100  # characters of a line broken by width: mail and wires break at 60 to 80
# Control characters, lone surrogates and private use; line feeds and tabs stay.
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ue000-\uf8ff\U000f0000-\U0010ffff]")
_INVISIBLE = dict.fromkeys(map(ord, "\u200b\u2060\ufeff\u00ad"))
_LIGATURES = dict(zip(range(0xFB00, 0xFB07), ("ff", "fi", "fl", "ffi", "ffl", "st", "st"), strict=True))
# Digits, signs and letters as wide as an ideograph, as copy from East Asian desks has them: one for one.
_WIDE = {wide: wide - 0xFEE0 for wide in range(0xFF01, 0xFF5F)} | {0xFFE1: "£", 0xFFE5: "¥"}


def characters(text: str) -> str:
    """`text` composed (NFC), with one kind of line end and without control, format-only and invisible characters.

    What was decoded in the wrong encoding on its way is mended, entities that were escaped once too often are read, and
    ligatures are taken apart.
    """
    if _DOUBLE.search(text):
        text = _mended(text)
    for _ in range(_ESCAPED):
        if "&" not in text or not _ENTITY.search(text):
            break
        text = _ENTITY.sub(lambda match: unescape(match[0]), text)
    unified = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n"))
    kept = unified.translate(_INVISIBLE | _WIDE | _LIGATURES)
    return _CONTROL.sub(" ", kept)


def _mended(text: str) -> str:
    """A text that was UTF-8 and read as something else, read right: “Â£3.4m” is “£3.4m”."""
    from ftfy import fix_encoding  # noqa: PLC0415 - loads tables only such a text needs

    whole = text.replace(_CLOSING_LOST, "\u201d")
    return "\n".join(fix_encoding(line) if _DOUBLE.search(line) else line for line in whole.split("\n"))


def lines(text: str) -> list[str]:
    """The lines of `text` as far as the article goes, furniture dropped, inner spaces kept, ends stripped."""
    found = [line.strip() for line in text.split("\n")]
    kept = [line for line in found[: _end(found)] if not _is_furniture(line)]
    linked = [bool(line) and len(line.split()) <= _MOST_LINK_WORDS and bool(_LISTED_LINK.match(line)) for line in kept]
    padded = [False, *linked, False]
    return [line for at, line in enumerate(kept) if not (linked[at] and (padded[at] or padded[at + 2]))]


def _is_furniture(line: str) -> bool:
    if not line or len(line) > _LONGEST_FURNITURE:
        return False
    words = _ADDRESS.sub(" ", line) if "http" in line else line
    pieces = [piece for piece in words.replace("\\|", "|").split("|") if any(map(str.isalnum, piece))]
    return all(FURNITURE.match(piece.strip()) or _HOUSE.match(piece.strip()) for piece in pieces)


def _end(found: list[str]) -> int:
    """Where the article ends: at a line that says so, in the second half of the words."""
    words = [len(line.split()) for line in found]
    before, half = 0, sum(words) / 2
    for at, line in enumerate(found):
        if before > half and len(line) <= _LONGEST_FURNITURE and END.match(line):
            return at
        before += words[at]
    return len(found)


def paragraphs(text: str) -> list[str]:
    """The paragraphs of `text`: blocks between blank lines, or every line where no blank line parts them.

    In a text broken at a fixed width the lines of a paragraph are joined; elsewhere a block keeps its lines.
    """
    kept = lines(text)
    blocks = [block.strip() for block in "\n".join(kept).split("\n\n") if block.strip()]
    if _is_wrapped(kept):
        return [_unwrapped(block) for block in blocks]
    return blocks if "" in kept else [line for line in kept if line]


def _is_wrapped(kept: list[str]) -> bool:
    """Whether lines were broken by width: none is long, and most that have another below them are nearly full."""
    if max(map(len, kept), default=0) > _WIDEST or "" not in kept:
        return False
    broken = [line for line, below in pairwise(kept) if line and below]
    return sum(len(line) >= _NARROWEST for line in broken) * 2 > len(broken)


def _unwrapped(block: str) -> str:
    """`block` with a line joined to the one above when that one is full."""
    joined: list[str] = []
    full = False
    for line in block.split("\n"):
        joined = [*joined[:-1], f"{joined[-1]} {line}"] if full and joined else [*joined, line]
        full = len(line) >= _NARROWEST and "://" not in line
    return "\n".join(joined)


def folded(line: str) -> str:
    """The words of a line alone, case and marks aside: two lines that say the same are equal."""
    return " ".join(re.findall(r"\w+", line.casefold()))
