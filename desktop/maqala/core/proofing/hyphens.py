"""Suffixes behind numbers, %, №, Roman numerals and abbreviations: with a hyphen, without, and in which shape.

Norm: «Қазақ тілінің орфографиялық ережелері», the chapter on the hyphen. What follows a number agrees with
the number as it is read; an ordinal in Roman numerals takes no hyphen; a number behind № takes none before a noun.
The shape behind a hyphen is the speller's to judge (`number-suffix`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from maqala.core.issues import Severity
from maqala.core.proofing.paragraph import DIGIT, Paragraph
from maqala.core.proofing.rule import AGREEMENT, Find, Found, Lexicon, Rule

_KAZAKH = "а-яёәіңғүұқөһ"
_CAPITAL = "А-ЯЁӘІҢҒҮҰҚӨҺ"
_CASES = (
    "ға|ге|қа|ке|дың|дің|тың|тің|ның|нің|ды|ді|ты|ті|ны|ні|дан|ден|тан|тен|нан|нен|дағы|дегі|тағы|тегі|"
    "шы|ші|ншы|нші|інші|ыншы|сыншы|сінші|лық|лік|дық|дік|тық|тік"
)
"""Suffixes that are no words, and so can only belong to the number before them."""

_COUNTED = "сынып|орын|бап|курс|қабат|тоқсан|тур|кезең|маусым"
"""Things that are counted by ordinals, and seldom by anything else."""

Judge = Callable[["re.Match[str]", Lexicon], "tuple[str, ...] | None"]


def _found(expression: str, judge: Judge, lexicon: Lexicon) -> Find:
    compiled = re.compile(expression)

    def find(paragraph: Paragraph) -> Iterator[Found]:
        for match in compiled.finditer(paragraph.text):
            fixes = judge(match, lexicon)
            if fixes is not None:
                yield Found(*match.span(), fixes)

    return find


def _joined(match: re.Match[str], lexicon: Lexicon) -> tuple[str, ...] | None:
    """2020ға, 99%ы, 5 -ші, 2020 ға: a suffix that fits the number and is not joined to it by a hyphen alone."""
    digits, percent, suffix = match["digits"], bool(match["percent"]), match["suffix"]
    if not lexicon.fits_number(digits, percent, suffix):
        return None
    return (f"{digits}{match['percent']}-{suffix}",)


def _word_glued(match: re.Match[str], lexicon: Lexicon) -> tuple[str, ...] | None:
    """5сынып: a word that lacks the hyphen of the ordinal."""
    word = match["word"]
    return (f"{match['digits']}-{word}",) if lexicon.knows(word) else None


def _numero(match: re.Match[str], lexicon: Lexicon) -> tuple[str, ...] | None:
    """№5-мектеп, №-5."""
    if match["bare"]:
        return (f"№{match['bare']}",)
    word = match["word"]
    if lexicon.fits_number(match["digits"], False, word) or not lexicon.knows(word):
        return None
    return (f"№{match['digits']} {word}",)


def _roman(match: re.Match[str], lexicon: Lexicon) -> tuple[str, ...] | None:
    """ХХІ-ғасыр, ХХІ-ші ғасыр: a Roman numeral is an ordinal by itself."""
    word = match["word"]
    if re.fullmatch(r"(?:с?[ыі])?н?ш[ыі]", word):
        return (match["roman"],)
    return (f"{match['roman']} {word}",) if len(word) >= 4 and lexicon.knows(word) else None


def _abbreviation(match: re.Match[str], lexicon: Lexicon) -> tuple[str, ...] | None:
    """АҚШтың: the suffix of an abbreviation lacks its hyphen."""
    return (f"{match['capitals']}-{match['suffix']}",) if lexicon.is_ending(match["suffix"]) else None


def _loose_hyphen(match: re.Match[str], lexicon: Lexicon) -> tuple[str, ...] | None:
    """жан- жақты: the hyphen of one word with a space beside it; else a dash that lacks one."""
    left, right = match["left"], match["right"]
    if lexicon.knows(f"{left}-{right}".lower()):
        return (f"{left}-{right}",)
    return (f"{left} – {right}",) if lexicon.knows(left) and lexicon.knows(right) else None


_NUMBER = r"(?<![\w.,#@/-])(?P<digits>\d+(?:,\d+)?)(?P<percent>%?)"
_ROMAN = "[IVXХІСМCML]{1,8}"

_RULES: tuple[tuple[str, str, str, Judge], ...] = (
    ("number-hyphen", DIGIT, rf"{_NUMBER}(?P<suffix>[{_KAZAKH}]+)(?![\w-])", _joined),
    ("number-space", DIGIT, rf"{_NUMBER}(?: -|- | )(?P<suffix>{_CASES})(?![\w-])", _joined),
    (
        "ordinal-hyphen",
        DIGIT,
        rf"(?<![\w.,#@/-])(?P<digits>\d{{1,3}})(?P<word>(?:{_COUNTED})[{_KAZAKH}]*)(?!\w)",
        _word_glued,
    ),
    (
        "numero-hyphen",
        "№",
        rf"№(?:-(?P<bare>\d+)(?!\w)|\s?(?P<digits>\d+)-(?P<word>[{_KAZAKH}]+))(?![\w-])",
        _numero,
    ),
    ("roman-hyphen", "-", rf"(?<![\w-])(?P<roman>{_ROMAN})-(?P<word>[{_KAZAKH}]+)(?![\w-])", _roman),
    (
        "abbreviation-hyphen",
        "",
        rf"(?<![\w-])(?P<capitals>[{_CAPITAL}]{{2,6}})(?P<suffix>[{_KAZAKH}]{{2,10}})(?![\w-])",
        _abbreviation,
    ),
    (
        "hyphen-space",
        "-",
        rf"(?<![\w-])(?P<left>[{_CAPITAL}{_KAZAKH}][{_KAZAKH}]+)(?:- | -)(?P<right>[{_KAZAKH}]+)(?![\w-])",
        _loose_hyphen,
    ),
)
"""Name, the signs it needs, where to look, and who judges what is there."""


def rules(lexicon: Lexicon) -> tuple[Rule, ...]:
    """The rules of agreement behind numbers and abbreviations."""
    return tuple(
        Rule(name, AGREEMENT, Severity.WARNING, _found(expression, judge, lexicon), needs=needs)
        for name, needs, expression, judge in _RULES
    )
