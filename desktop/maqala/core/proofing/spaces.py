"""Spaces: one between words, none before a closing mark, one behind it.

Norm: the rules of typesetting that Kazakh publishers follow; the orthography leaves spaces to them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import partial

from maqala.core.issues import Severity
from maqala.core.proofing.paragraph import LETTER, Paragraph, beside
from maqala.core.proofing.rule import PUNCTUATION, Found, Lexicon, Mend, Rule, pattern
from maqala.core.text.letters import ALPHABET

NO_BREAK = "\u00a0"
_SPACE = f"[ {NO_BREAK}]"
UNITS = (
    "км|см|мм|дм|кг|мг|мл|га|кВт|МВт|ГВт|ГБ|МБ|КБ|ТБ|млн|млрд|трлн|мың|тг|теңге|тонна|доллар|еуро|рубль|метр|литр|"
    "гектар|шақырым|градус|пайыз"
)
"""What stands behind a number and belongs to it."""

_GLUED = "м|км|см|мм|дм|кг|мг|мл|кВт|МВт|ГВт|ГБ|МБ|ТБ|млн|млрд|трлн|мың|тг"
_LETTER = "а-яёәіңғүұқөһ"
_CAPITAL = "А-ЯЁӘІҢҒҮҰҚӨҺ"
_ANY = _LETTER + _CAPITAL
_MARKS = ",.!?;:…"
_FACES = frozenset(")(DP-/|")


def _before_mark(match: re.Match[str]) -> str | None:
    """No space before a mark, unless something begins with it: « .kz», « .NET», « …иә», « :)»."""
    if match["swapped"]:
        return match["swapped"] + " "
    text, place = match.string, match.end()
    mark, behind = text[place], text[place + 1 : place + 2]
    if mark == ":" and text[match.start() - 1].isdigit() and behind == " ":
        return None  # 10 : 2
    if mark in ".…" and (behind.isalnum() or behind in (".", "…")):
        return None
    return None if mark in ":;" and behind in _FACES and behind else ""


_TIGHT = re.compile(rf"[{_MARKS}](?=[«“(]?[{_ANY}])")
_WORD_BEFORE = re.compile(r"\w*[»”)]?$")


def _behind_mark(paragraph: Paragraph) -> Iterator[Found]:
    """A space behind a mark between words; a dot may belong to initials, to т.б. or to an address."""
    text = paragraph.text
    for match in _TIGHT.finditer(text):
        place = match.start()
        found = _WORD_BEFORE.search(text, max(0, place - 30), place)
        before = found[0] if found else ""
        if before and _is_tight(match[0], before, text[place + 1]):
            yield Found(place, place + 1, (match[0] + " ",))


def _is_tight(mark: str, before: str, behind: str) -> bool:
    """Whether a space is surely missing between the word, its mark and what stands behind."""
    letters = before.strip("»”)")
    closed = letters != before
    if letters[-1:].isdigit() or letters.isascii():
        return closed and mark in ",;" and bool(letters)
    match mark:
        case ".":
            return (closed or len(letters) > 2) and (behind.isupper() or behind in "«“(")
        case "…":
            return len(letters) > 2
        case ":":
            return closed or (len(letters) > 1 and letters.isalpha())  # 1С:Бухгалтерия
    return True


_WITHIN = re.compile(rf"{_SPACE}(?:(?<=[«“(\[].){_SPACE}*(?=\S)|(?<=[\w.,!?…%].){_SPACE}*(?=[»”)\]]))")


def _inside(paragraph: Paragraph) -> Iterator[Found]:
    """« сөз », ( сөз ). In „сөз“ the second mark closes."""
    text = paragraph.text
    for match in _WITHIN.finditer(text):
        if text[match.start() - 1] == "“" and "„" in text:
            continue
        yield Found(*match.span(), ("",))


_OPENED = re.compile(rf"(?<=[{_LETTER},;])(?:«(?=\w)|\((?=\w)(?![{_LETTER}]{{1,2}}\)))")
_CLOSED = re.compile(rf"(?<=[\w.!?…%][»)])(?P<word>[{_ANY}]{{3,}})")


def _outside(lexicon: Lexicon, paragraph: Paragraph) -> Iterator[Found]:
    """сөз«сөз», «сөз»сөз: but оқушы(лар), and a suffix is joined with a hyphen."""
    for match in _OPENED.finditer(paragraph.text):
        within = re.match(rf"[{_ANY}]{{3,6}}(?=\))", paragraph.text[match.end() :])
        if not within or (lexicon.knows(within[0]) and not lexicon.is_ending(within[0])):
            yield Found(*match.span(), (f" {match[0]}",))
    for match in _CLOSED.finditer(paragraph.text):
        word = match["word"]
        start = match.start()
        if not lexicon.is_ending(word) and lexicon.knows(word):
            close = paragraph.text[start - 1]
            yield Found(start - 1, match.end(), (f"{close} {word}",))


_BEFORE_SURNAME = re.compile(rf"\.(?=[{_CAPITAL}][{_LETTER}]{{2}})")
_INITIALS = re.compile(rf"(?<![\w.])(?:[{_CAPITAL}]\.-?){{1,3}}$")


def _initials(paragraph: Paragraph) -> Iterator[Found]:
    """А.Байтұрсынұлы, Қ.-Ж.Тоқаев."""
    for dot in _BEFORE_SURNAME.finditer(paragraph.text):
        if match := _INITIALS.search(paragraph.text, max(0, dot.start() - 8), dot.end()):
            yield Found(*match.span(), (re.sub(r"\.(?!-)", ". ", match[0]),))


def _hint(rule: str, needs: Iterable[str], expression: str, mend: Mend | str) -> Rule:
    return Rule(rule, PUNCTUATION, Severity.HINT, pattern(expression, mend), needs=needs, any_language=True)


_BROKEN = (
    rf" (?:(?<=\d )(?=(?:{UNITS})(?!\w))|(?<=№ )(?=\d)"
    rf"|(?<=[{_CAPITAL}]\. )(?<![\w.].. )(?=[{_CAPITAL}][{_LETTER}]))"
)


def rules(lexicon: Lexicon) -> tuple[Rule, ...]:
    """The rules of spaces."""
    hint = Severity.HINT
    tight = beside(_MARKS, f"{LETTER}«“(")
    inside = beside("«“([", " ") + beside(" ", "»”)]")
    outside = beside(f"{LETTER},;", "«(") + beside("»)", LETTER)

    return (
        _hint("space-double", ("  ",), rf"{_SPACE}(?<=\S.){_SPACE}+(?=\S)", " "),
        _hint(
            "space-before-mark",
            beside(" ", _MARKS),
            rf"{_SPACE}(?<=[\w»”)\]%].){_SPACE}*(?:(?P<swapped>[,;])(?=[{_ANY}])|(?=[{_MARKS}]))",
            _before_mark,
        ),
        Rule("space-behind-mark", PUNCTUATION, hint, _behind_mark, needs=tight, any_language=True),
        Rule("space-inside", PUNCTUATION, hint, _inside, needs=inside, any_language=True),
        Rule(
            "space-outside", PUNCTUATION, hint, partial(_outside, lexicon), needs=outside, any_language=True
        ),
        _hint("space-percent", (" %", " ‰"), r"(?<=\d) +(?=[%‰])", lambda _: ("", NO_BREAK)),
        _hint(
            "space-unit",
            ("0a",),
            rf"(?<![\w.,№#/-])\d+(?:,\d+)?(?:{_GLUED})(?![\w-])",
            lambda m: re.sub(r"(?<=\d)(?=[^\d,])", " ", m[0], count=1),
        ),
        Rule("space-initials", PUNCTUATION, hint, _initials, words=ALPHABET, any_language=True),
        Rule(
            "space-no-break",
            PUNCTUATION,
            hint,
            pattern(_BROKEN, NO_BREAK),
            enabled=False,
            needs=("№", "0 "),
            words=ALPHABET,
            any_language=True,
        ),
    )
