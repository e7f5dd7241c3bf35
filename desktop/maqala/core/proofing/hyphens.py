"""Suffixes behind numbers, №, Roman numerals, abbreviations and quotation marks: with a hyphen or not, in which shape.

Norm: «Қазақ тілінің орфографиялық ережелері», the chapter on the hyphen. What follows a number agrees with
the number as it is read; an ordinal in Roman numerals takes no hyphen; a number behind № takes none before a noun.
The shape behind a hyphen and a number is the speller's to judge (`number-suffix`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial

from maqala.core.issues import Severity
from maqala.core.proofing.paragraph import LETTER, MISSPELT, Paragraph, beside
from maqala.core.proofing.rule import AGREEMENT, Found, Lexicon, Rule, pattern
from maqala.core.proofing.suffixes import is_word, shapes
from maqala.core.spelling.compounds import PARTICLES
from maqala.core.spelling.numerals import DIGITS
from maqala.core.text.letters import LOOK_ALIKES

_KAZAKH = "а-яёәіңғүұқөһ"
_CAPITAL = "А-ЯЁӘІҢҒҮҰҚӨҺ"
_CASES = (
    "ға|ге|қа|ке|дың|дің|тың|тің|ның|нің|ды|ді|ты|ті|ны|ні|дан|ден|тан|тен|нен|дағы|дегі|тағы|тегі|"
    "шы|ші|ншы|нші|інші|ыншы|сыншы|сінші|лық|лік|дық|дік|тық|тік"
)
"""Suffixes that are no words, and so can only belong to what stands before them."""

_CASE = re.compile(rf"(?:{_CASES}|нан|да|де|та|те|мен|бен|пен)")
_WORD = 4
"""Letters that a noun behind a numeral has at least: shorter ones may be something else."""


def _joined(lexicon: Lexicon, match: re.Match[str]) -> tuple[str, ...] | None:
    """2020ға, 99%ы, 5 -ші, 2020 ға: a suffix that is not joined to its number by a hyphen alone."""
    digits, percent, suffix = match["digits"], match["percent"].strip(), match["suffix"]
    number = digits + percent
    if len(suffix) == 1 and suffix not in "ыі" and not percent:
        return None  # 2м, 5т
    if suffix in _ALSO and not match.string[: match.start()].endswith(":"):
        return None  # 5 те бес: also
    if suffix == "дан" and len(number) == 1 and match[0].endswith(" дан"):
        return None  # 5 дан: a master's degree
    if lexicon.fits_number(digits, bool(percent), suffix):
        return (f"{number}-{suffix}",)
    return tuple(lexicon.suffix_fixes(f"{number}-{suffix}")) or None if _CASE.fullmatch(suffix) else None


def _numero(lexicon: Lexicon, match: re.Match[str]) -> tuple[str, ...] | None:
    """№5-мектеп, №-5."""
    if match["bare"]:
        return (f"№{match['bare']}",)
    word = match["word"]
    if len(word) < _WORD or lexicon.fits_number(match["digits"], False, word) or not lexicon.knows(word):
        return None
    return (f"№{match['digits']} {word}",)


_TO_ROMAN = str.maketrans("ІХСМ", "IXCM")
_CYRILLIC_ROMAN = "і іі ііі іх х хі хіі хііі хіх хх ххі ххіі ххііі ххіх ххх".split()
_NUMERAL = rf"(?P<roman>[IVXІХ](?<![\w-][IVXІХ])[IVXІХ]{{0,7}})(?P<gap>-| |)(?P<word>[{_KAZAKH}]+)(?![\w-])"
_ROMAN = re.compile(r"(?=.)(?:X{0,3})(?:IX|IV|V?I{0,3})$")
_COUNTED = re.compile(
    "ғасыр|сынып|дәреже|тоқсан|топ|бөлім|тарау|том|курс|тур|санат|съез|сайлау|орын|кезең|шақырыл|Елизавета"
)
"""What a single letter counts, where it may stand for itself, too: Х-сәуле."""


def _roman(lexicon: Lexicon, match: re.Match[str]) -> tuple[str, ...] | None:
    """ХХІ-ғасыр, ХХІ-ші ғасыр, ХХІ ші ғасыр: a Roman numeral is an ordinal by itself."""
    roman, word = match["roman"], match["word"]
    if not _ROMAN.match(roman.translate(_TO_ROMAN)):
        return None
    if re.fullmatch(r"(?:с?[ыі])?н?ш[ыі]", word):
        return (roman,)
    if match["gap"] != "-":
        return None
    if len(word) < _WORD or not lexicon.knows(word) or (len(roman) == 1 and not _COUNTED.match(word)):
        return None
    return (f"{roman} {word}",)


_ABBREVIATION = re.compile(
    rf"([{_CAPITAL}](?:[{_KAZAKH}]{{1,4}}[{_CAPITAL}]{{1,3}}|[{_CAPITAL}]{{1,9}}))([{_KAZAKH}]{{2,10}})"
)
_LATIN = re.compile(rf"([A-Za-z]{{2,}}(?:-[A-Za-z]+)*-?[0-9]*)([{_KAZAKH}]{{2,10}})")


def _glued(lexicon: Lexicon, paragraph: Paragraph) -> Iterator[Found]:
    """АҚШтың, Googleдің: the suffix of an abbreviation or a foreign name lacks its hyphen."""
    for word in paragraph.misspelt:
        match = _ABBREVIATION.fullmatch(word.text) or _LATIN.fullmatch(word.text)
        if not match or not lexicon.is_ending(match[2]) or lexicon.knows(word.text.translate(LOOK_ALIKES)):
            continue
        lower = word.text.lower()  # СТУДЕНТтер is no abbreviation
        fixes = (lower, lower.upper()) if lexicon.knows(lower) else (f"{match[1]}-{match[2]}",)
        yield Found(word.start, word.end, fixes)


_APART = re.compile(
    rf"(?P<name>[{_CAPITAL}](?<![\w-][{_CAPITAL}])[{_CAPITAL}]{{1,6}})(?: -|- | )(?P<suffix>{_CASES})(?![\w-])"
)


def _abbreviations(lexicon: Lexicon, paragraph: Paragraph) -> Iterator[Found]:
    """АҚШтың, Googleдің, АҚШ тың, АҚШ- тың: an abbreviation or a foreign name, and its suffix."""
    yield from _glued(lexicon, paragraph)
    for match in _APART.finditer(paragraph.text):
        if is_word(match["suffix"], paragraph.text[match.end() :]):
            continue
        whole = f"{match['name']}-{match['suffix']}"
        yield Found(*match.span(), (whole,) if lexicon.knows(whole) else tuple(lexicon.suffix_fixes(whole)))


_AFTER_QUOTE = re.compile(
    rf"(?P<mark>[»”\"])(?<=[\w.!?-].)(?P<gap> -|- | |-|)(?P<suffix>[{_KAZAKH}]+)(?![\w-])"
)
_QUOTED = re.compile(r"[\w.!?-]+$")
_LONGEST = 60
"""Letters of the last word of a quotation that are looked at."""


def _after_quote(lexicon: Lexicon, paragraph: Paragraph) -> Iterator[Found]:
    """«Хабар»ға, «Хабар» -ға: the suffix behind a quotation mark lacks its hyphen."""
    for match in _AFTER_QUOTE.finditer(paragraph.text):
        suffix, gap = match["suffix"], match["gap"]
        if gap == "-" or (gap == " " and is_word(suffix, paragraph.text[match.end() :])):
            continue
        known = _CASE if gap.strip() or not gap else re.compile(_CASES)
        if known.fullmatch(suffix) or (not gap and len(suffix) > 1 and lexicon.is_ending(suffix)):
            yield Found(match.start("mark"), match.end(), (f"{match['mark']}-{suffix}",))


def _quote_agreement(lexicon: Lexicon, paragraph: Paragraph) -> Iterator[Found]:
    """«Хабар»-ге: the suffix behind a quotation mark does not agree with the word before it."""
    for match in _AFTER_QUOTE.finditer(paragraph.text):
        suffix = match["suffix"]
        if match["gap"] != "-" or not _CASE.fullmatch(suffix):
            continue
        word = _QUOTED.findall(paragraph.text, max(0, match.start() - _LONGEST), match.start())[0]
        if lexicon.lists(word + suffix):
            continue
        fitting = [shape for shape in shapes(suffix) if lexicon.lists(word + shape)]
        if fitting and lexicon.knows(word):
            shown = {"word": word, "fix": f"-{fitting[0]}"}
            yield Found(match.start("suffix"), match.end(), tuple(fitting), shown)


_NUMERALS = frozenset(DIGITS.values())
_ORDERED = re.compile("сынып|курс|орын|бап|бабы|қабат|тоқсан|тур|кезең|маусым|жыл|ғасыр|мектеп|бөлім|тарау")
"""What is counted by ordinals."""
_SUSPENDED = frozenset("және мен бен пен немесе әрі не яки әлде".split())


def _loose_hyphen(lexicon: Lexicon, match: re.Match[str]) -> tuple[str, ...] | None:
    """жан- жақты: the hyphen of one word with a space beside it; else a dash that lacks one."""
    left, gap, right = match["left"], match["gap"], match["right"]
    if right in _SUSPENDED:  # теле- және радиоарналар
        return None
    if left.isdigit():
        return (f"{left}-{right}",) if gap != " - " and _ORDERED.match(right) else None
    joined, parted = f"{left}-{right}", f"{left} – {right}"
    if lexicon.lists(joined) or right in PARTICLES or {left.lower(), right} <= _NUMERALS:
        return (joined,)
    if gap == " - " or not lexicon.knows(left):
        return None
    if lexicon.is_ending(right) and gap == " -":
        return (left + right,) if lexicon.knows(left + right) else None
    if not lexicon.knows(right):
        return None
    return (joined, parted) if gap == "- " else (parted, joined)


_DASHED = re.compile(
    rf"(?<=[\d%»”A-Za-z{_CAPITAL}])[–—−](?P<suffix>{_CASES}|нан|да|де|та|те|мен|бен|пен)(?![\w-])"
    rf"|(?<![\w–—-])(?P<left>[{_CAPITAL}]?[{_KAZAKH}]+)[–—−](?P<right>[{_KAZAKH}]+)(?![\w–—-])"
)


def _dashed(lexicon: Lexicon, paragraph: Paragraph) -> Iterator[Found]:
    """2020–ға, жан–жақты: a dash where a hyphen belongs."""
    for match in _DASHED.finditer(paragraph.text):
        if match["suffix"]:
            yield Found(*match.span(), (f"-{match['suffix']}",))
        elif lexicon.lists(f"{match['left']}-{match['right']}") or match["right"] in PARTICLES:
            yield Found(*match.span(), (f"{match['left']}-{match['right']}",))


_ALSO = frozenset("да де та те".split())
_BEGINS = "баста|өт|аяқта|кел|жина|ашыл|жабыл|бол|жолға шық|ұш|жет"
"""What happens at an hour: 15:30 да басталды."""
_NUMBER = r"(?<![\w.,#@/-])(?P<digits>\d+(?:,\d+)?)(?P<percent>[ \u00a0]?%|)"

_AT_NUMBERS = (
    ("number-hyphen", ("0a", "%a"), rf"{_NUMBER}(?P<suffix>[{_KAZAKH}]{{1,6}})(?![\w-])"),
    (
        "number-space",
        ("0 ", "% ", "- "),
        rf"{_NUMBER}(?: -|- | )(?P<suffix>{_CASES}|[дт][ае](?= (?:{_BEGINS})))(?![\w-])",
    ),
)
_NUMERO = rf"№(?:-(?P<bare>\d+)(?!\w)|\s?(?P<digits>\d+)-(?P<word>[{_KAZAKH}]+(?:-[{_KAZAKH}]+)*))(?![\w-])"
_LOOSE = rf"(?<![\w-])(?P<left>\d+|[{_CAPITAL}{_KAZAKH}][{_KAZAKH}]+)(?P<gap>- | - | -)(?P<right>[{_KAZAKH}]+)(?![\w-])"


def rules(lexicon: Lexicon) -> tuple[Rule, ...]:
    """The rules of agreement behind numbers, abbreviations and quotation marks."""
    warning = Severity.WARNING
    return (
        *(
            Rule(
                name,
                AGREEMENT,
                warning,
                pattern(where, partial(_joined, lexicon), at_numbers=True),
                needs=needs,
            )
            for name, needs, where in _AT_NUMBERS
        ),
        Rule("numero-hyphen", AGREEMENT, warning, pattern(_NUMERO, partial(_numero, lexicon)), needs="№"),
        Rule(
            "hyphen-space",
            AGREEMENT,
            warning,
            pattern(_LOOSE, partial(_loose_hyphen, lexicon)),
            needs=(" -", "- "),
        ),
        Rule(
            "roman-hyphen",
            AGREEMENT,
            warning,
            pattern(_NUMERAL, partial(_roman, lexicon)),
            needs=(LETTER, MISSPELT, "-"),
            words=_CYRILLIC_ROMAN,
        ),
        Rule(
            "abbreviation-hyphen",
            AGREEMENT,
            warning,
            partial(_abbreviations, lexicon),
            needs=(MISSPELT, " -", "- "),
            words=_CASES.split("|"),
        ),
        Rule("hyphen-dash", AGREEMENT, warning, partial(_dashed, lexicon), needs=beside("–—−", LETTER)),
        Rule("quote-hyphen", AGREEMENT, warning, partial(_after_quote, lexicon), needs='»”"'),
        Rule("quote-agreement", AGREEMENT, warning, partial(_quote_agreement, lexicon), needs='»”"'),
    )
