"""Dashes and dots, marks one behind the other; how sentences begin and headlines end.

Norm: «Қазақ тілінің пунктуациялық ережелері»; dashes and dots as printers set them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial

from maqala.core.article import Style
from maqala.core.issues import Severity
from maqala.core.proofing.paragraph import EDGE, HEADING, LETTER, SMALL, Paragraph, beside
from maqala.core.proofing.rule import PUNCTUATION, Found, Lexicon, Rule, pattern
from maqala.core.spelling.numerals import DIGITS
from maqala.core.text.sentences import ABBREVIATED

_LETTER = "а-яёәіңғүұқөһ"
_CAPITAL = "А-ЯЁӘІҢҒҮҰҚӨҺ"
_ANY = _LETTER + _CAPITAL
_DASH = " – "

_HYPHEN = re.compile(rf"(?<=\S) -{{1,2}} (?=\S)|(?<=[,!?…»”\"])(?: -|- |-)(?=(?P<word>[{_ANY}]+))")
_NUMERALS = frozenset(DIGITS.values())
_SAID = frozenset("деді дейді деген деп десті дескен".split())
_TALK = re.compile(r"[?!]|\b(?:де[дс]і|дейді|деп)\b")


def _hyphens(lexicon: Lexicon, paragraph: Paragraph) -> Iterator[Found]:
    """«Алматы - қала», «…», -деді: a hyphen where a dash belongs."""
    for match in _HYPHEN.finditer(paragraph.text):
        if not _is_hyphen(lexicon, match):
            yield Found(*match.span(), (_DASH,))


def _is_hyphen(lexicon: Lexicon, match: re.Match[str]) -> bool:
    """Whether it was meant for a hyphen: of a pair, or of a suffix, as in «102» -ге."""
    text, (start, end) = match.string, match.span()
    word = match["word"]
    if word is None:
        return _one_word(lexicon, text, start, end)
    if text[start - 1] not in '»”"':
        return False
    return word not in _SAID and (match[0] == "-" or lexicon.is_ending(word))


def _one_word(lexicon: Lexicon, text: str, start: int, end: int) -> bool:
    """Whether what stands on both sides is a pair (ата - ана), an estimate (алпыс - жетпіс) or a sum (5 - 3)."""
    left = re.search(r"\w+$", text[:start])
    right = re.match(r"\w+", text[end:])
    if not left or not right:
        return False
    one, other = left[0].lower(), right[0].lower()
    if one[-1].isdigit() and other[0].isdigit():
        return True
    return (one in _NUMERALS and other in _NUMERALS) or lexicon.lists(f"{one}-{other}")


def _opening(paragraph: Paragraph) -> Iterator[Found]:
    """- Келдің бе? A hyphen before direct speech; lists may have theirs."""
    match = re.match(rf"-( ?)(?=[{_CAPITAL}])", paragraph.text)
    if match and _TALK.search(paragraph.text):
        yield Found(*match.span(), ("– ",))


_NARROW = re.compile(
    rf"^[–—](?=[{_CAPITAL}«])|(?<=[{_ANY}»)])(?:[–—] (?=[{_ANY}«])| [–—](?=[{_ANY}«]))|(?<=[,!?…])[–—] ?(?=[{_ANY}])"
)


def _half_spaced(paragraph: Paragraph) -> Iterator[Found]:
    """сөз –сөз, «…»,– деді: a dash that has a space on one side only."""
    for match in _NARROW.finditer(paragraph.text):
        spaced = match[0].replace("–", _DASH).replace("—", " — ").replace("  ", " ")
        yield Found(*match.span(), (spaced if match.start() else spaced.lstrip(),))


_REPEATED = re.compile(
    r"(?<![.,;:/])(?:,{2,}|;{2,}|:{2,}|[,;:]\.|[;:],|,[;:]|;:)(?![.,;:/)(])"
    r"|(?<![.!?…/])\.\.(?![./])|\.{4,}|(?<!!)!!(?!!)|(?<!\?)\?\?(?!\?)|[!?]{4,}"
    r"|(?<![!?])!\?(?![!?])|(?<=[!?])\.(?!\.)|(?<![!?])[!?],(?= [–—-])"
)


def _repeated(paragraph: Paragraph) -> Iterator[Found]:
    """Two marks where one belongs."""
    for match in _REPEATED.finditer(paragraph.text):
        yield Found(*match.span(), _one_mark(match[0]))


def _one_mark(marks: str) -> tuple[str, ...]:
    match marks:
        case "..":
            return (".", "…")
        case "!?":
            return ("?!",)
        case ".":
            return ("",)
    if marks.startswith("...."):
        return ("…",)
    if len(marks) > 3:
        return (marks[:3], marks[0]) if len(set(marks)) == 1 else ("?!",)
    return (marks[0],) if len(set(marks)) == 1 or marks[0] in "!?" else (marks[0], marks[-1])


_LOWER = re.compile(rf"\. (?P<it>[{_LETTER}]{{2,}})(?![{_ANY}.)-])")
_BEFORE = re.compile(rf"([{_LETTER}]{{4,}})[»”)]?$")
_MORE = rf"(?:,? [{_ANY}-]+)+"
_ASKED = re.compile(
    rf"(?:^|[.!?…] )[{_CAPITAL}][{_LETTER}-]*{_MORE}[?!] (?P<it>[{_LETTER}]{{2,}})(?={_MORE}[.!?])"
)
_QUOTES_IT = re.compile(
    r"(?:[а-яәіңғүұқөһ-]+ ){0,2}(?:де[пдсмй]|дейт|сұрақ|сауал|ой |осы |сол |деген)", re.IGNORECASE
)
"""What goes on with a sentence behind a question: Бұл не? деп ойлады; Қалай? осы сұраққа жауап іздедік."""


def _small_starts(lexicon: Lexicon, paragraph: Paragraph) -> Iterator[Found]:
    """A sentence that begins with a small letter behind a full stop that is no abbreviation's."""
    text = paragraph.text
    if text[:1].islower() and _must_begin_large(paragraph):
        yield Found(0, len(paragraph.words[0].text), (_capitalised(paragraph.words[0].text),))
    for match in _LOWER.finditer(text):
        before = _BEFORE.search(text, max(0, match.start() - 30), match.start())
        if before and before[1] not in ABBREVIATED and lexicon.knows(before[1]):
            yield Found(*match.span("it"), (_capitalised(match["it"]),))
    for match in _ASKED.finditer(text) if "? " in text or "! " in text else ():
        if not _QUOTES_IT.match(text, match.start("it")):
            yield Found(*match.span("it"), (_capitalised(match["it"]),))


def _must_begin_large(paragraph: Paragraph) -> bool:
    """Whether the paragraph is no list item, verse or broken line."""
    first = paragraph.words[0] if paragraph.words else None
    if first is None or first.start or len(first.text) < 2 or not re.fullmatch(rf"[{_LETTER}-]+", first.text):
        return False
    if paragraph.style in (Style.HEADLINE, Style.LEAD):
        return True
    return paragraph.style is Style.PARAGRAPH and len(paragraph.ends) > 1 and paragraph.text[-1] in ".!?…"


def _capitalised(word: str) -> str:
    return word[0].upper() + word[1:]


def _headline_stop(paragraph: Paragraph) -> Iterator[Found]:
    """A headline that ends like a sentence; one of several sentences may."""
    text = paragraph.text.rstrip()
    if re.search(r"\w{3,}[»”)]?\.$", text) and len(paragraph.ends) == 1:
        yield Found(len(text) - 1, len(text), ("",))


_FINITE = re.compile(
    r".{2,}(?:[дт][ыі]|[ғқ]ан|[гк]ен|[ае]ды|[ае]ді|йді|[мбп][ыі]н|[мбп][ыі]з|[дт][ыі][қңмк])"
    r"|жоқ|бар|емес|керек|екен|еді"
)


def _open_end(paragraph: Paragraph) -> Iterator[Found]:
    """A paragraph of several sentences whose last has no full stop."""
    if paragraph.style is not Style.PARAGRAPH or len(paragraph.ends) < 2 or not paragraph.words:
        return
    last = paragraph.words[-1]
    is_closed = last.end != len(paragraph.text.rstrip())
    stops = paragraph.text.count(". ") + paragraph.text.count(".\n")  # a headline may ask and answer
    if stops and not is_closed and last.text.islower() and _FINITE.fullmatch(last.text):
        yield Found(last.start, last.end, (f"{last.text}.",), {"word": last.text})


_SHORT = re.compile(
    r"(?<![\w.])(?:[тТ]\.б|т\.с\.с|т\.т|ж\.т\.б)(?=[ \u00a0,;:)»]|$)"
    r"|(?<![\w.])тб\.|(?<!\w)(?:и ?)?т\. ?д\.(?!\w)"
)
_SHORT_WORDS = ("т", "ж", "и", "тб")


def _short_forms(paragraph: Paragraph) -> Iterator[Found]:
    """т.б without its last stop, тб., т.д."""
    for match in _SHORT.finditer(paragraph.text):
        yield Found(*match.span(), ("т.б." if match[0] == "тб." or "д" in match[0] else f"{match[0]}.",))


def rules(lexicon: Lexicon) -> tuple[Rule, ...]:
    """The rules of marks."""
    hint, warning = Severity.HINT, Severity.WARNING
    hyphen = (" -", "- ", *beside(',!?…»”"', "-"))
    tight = beside(f"{EDGE}{LETTER}»),!?…", "–—") + beside("–—", f"{LETTER}«")
    stop = beside(".!?", " \n")
    return (
        Rule("dash-hyphen", PUNCTUATION, hint, partial(_hyphens, lexicon), needs=hyphen, any_language=True),
        Rule("dash-opening", PUNCTUATION, hint, _opening, needs=(EDGE + "-",), any_language=True),
        Rule("dash-space", PUNCTUATION, hint, _half_spaced, needs=tight, any_language=True),
        Rule(
            "ellipsis",
            PUNCTUATION,
            hint,
            pattern(r"(?<![.!?])\.{3}(?!\.)", "…"),
            needs=("..",),
            any_language=True,
        ),
        Rule(
            "mark-repeated",
            PUNCTUATION,
            warning,
            _repeated,
            needs=beside(",;:.!?", ",;:.!?"),
            any_language=True,
        ),
        Rule("sentence-start", PUNCTUATION, warning, partial(_small_starts, lexicon), needs=(*stop, SMALL)),
        Rule("sentence-end", PUNCTUATION, hint, _open_end, needs=stop, any_language=True),
        Rule("short-form", PUNCTUATION, warning, _short_forms, words=_SHORT_WORDS),
        Rule("headline-stop", PUNCTUATION, hint, _headline_stop, needs=(HEADING,), any_language=True),
    )
