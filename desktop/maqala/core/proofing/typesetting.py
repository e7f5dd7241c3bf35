"""How numbers are set: decimals, thousands, ranges, years, units.

Norm: decimals take a comma, thousands a space, units their SI signs (ҚР СТ 2.18, SI); шаршы and текше are the words for
square and cube; ж. stands for жыл; signs of units and of thousands and millions (мың, млн) take no full stop.
"""

from __future__ import annotations

import re

from maqala.core.issues import Severity
from maqala.core.proofing.numbers import MONEY
from maqala.core.proofing.paragraph import beside
from maqala.core.proofing.rule import PUNCTUATION, Mend, Rule, pattern

NO_BREAK = "\u00a0"
_ALONE = r"(?<![\w.,:/№#+-])(?<!№ )"
"""What must not stand before a number: a part of a date, a telephone, an address, a code."""

_MEASURES = (
    f"{MONEY}|пайыз|процент|млн|млрд|трлн|мың|миллион|миллиард|триллион|км|метр|шақырым|гектар|га|тонна|кг|килограмм|"
    "литр|центнер|градус|балл|есе|шаршы|текше|кВт|МВт|ГВт|ГБ|баррель"
)
_PEOPLE = "адам|тұрғын|оқушы|студент|бала|отбасы|азамат|қызметкер|жұмысшы|мұғалім|дәрігер|көрермен|сарбаз|педагог|маман"
_EXACT = f"{MONEY}|{_PEOPLE}|тонна|гектар"
"""What may be counted in tens of thousands, and is told by whole numbers."""


def _decimal(match: re.Match[str]) -> str | None:
    """3.9 пайыз; 12.05 may be a day."""
    whole, rest = match["whole"], match["rest"]
    is_day = len(whole) == len(rest) == 2 and int(whole) <= 31 and rest <= "12"
    return None if is_day else f"{whole},{rest}"


def _grouped(match: re.Match[str]) -> str:
    digits = re.sub(r"\D", "", match[0])
    return f"{int(digits):,}".replace(",", NO_BREAK)


def _short_year(match: re.Match[str]) -> str:
    return f"{match['year']}{NO_BREAK}{match['short'] or match['apart']}."


def _range(match: re.Match[str]) -> tuple[str, ...] | None:
    """2020 - 2025, 10- 15, 10 -15: a range is written without spaces; 5 - 3 may be a sum, a score or a list."""
    start, end, text = match["from"], match["to"], match[0]
    years = len(start) == len(end) == 4 and start[:2] in ("18", "19", "20") and end[:2] in ("19", "20")
    if int(end) <= int(start) or not (years or re.search(r"\d[-–] \d|\d [-–]\d", text)):
        return None
    return (f"{start}–{end}", f"{start}-{end}") if years else (f"{start}-{end}", f"{start}–{end}")


_WHOLE = {"м": "метр", "км": "шақырым", "см": "сантиметр", "метр": "метр"}


def _unit(match: re.Match[str]) -> str:
    """50 кв. м: the Kazakh words are шаршы and текше."""
    return f" {'шаршы' if match['square'] else 'текше'} {_WHOLE[match['unit']]}"


def _power(match: re.Match[str]) -> str:
    return match[0][:-1] + "²³"[match[0][-1] == "3"]


_DECIMAL = rf"{_ALONE}(?P<whole>\d{{1,4}})\.(?P<rest>\d{{1,2}})(?=[ {NO_BREAK}]?(?:%|{_MEASURES}))"
_MARKED = rf"{_ALONE}\d{{1,3}}(?:(?:,\d{{3}})*,000|(?:\.\d{{3}})+)(?=[ {NO_BREAK}](?:{_EXACT}))"
_LARGE = rf"{_ALONE}[1-9]\d{{4,11}}(?=[ {NO_BREAK}](?:{_EXACT}))"
_YEAR = (
    r"(?<![\w.,])(?P<year>(?:\d\d?\.\d\d?\.)?\d{4}(?:[-–]\d{2,4})?)"
    rf"(?:(?P<short>жж?)\.?(?![\w-])|[ {NO_BREAK}](?P<apart>жж?)(?= [а-яәіңғүұқөһ]))"
)
_RANGE = r"(?<![\w.,–-])(?P<from>\d{1,4})(?: - |- | -| – (?=(?:19|20)\d\d ж)|– | –)(?P<to>\d{1,4})(?![\w–-]|[.,:/]\d)"
_YEARS = r"(?<![\w-])(?:1[89]|20)\d\d-(?=(?:1[89]|20)\d\d(?![\w-]))"
_UNIT = r"(?<=\d) ?(?:(?P<square>кв|квадрат)|(?P<cube>куб))(?:\.|(?= )) ?(?P<unit>метр|км|см|м)(?!\w)(?:\.(?= [а-я]))?"
_POWER = r"(?<=\d )(?:км|см|мм|дм|м)[23](?![\w-])"
_STOPPED = (
    rf"(?<![\w.])\d+(?:,\d+)?[ {NO_BREAK}]?(?:млн|млрд|трлн|мың|км|кг|см|мм|га|кВт|МВт|ГВт|ГБ|МБ)\."
    rf"(?=,|[ {NO_BREAK}](?![а-яәіңғүұқөһ]\.)[а-яәіңғүұқөһ])"
)
_MINUS = r"(?<![^\s(…])-(?=\d+(?:,\d+)? ?(?:°|градус))"


def rules() -> tuple[Rule, ...]:
    """The rules of how numbers are set."""
    at_numbers: tuple[tuple[str, tuple[str, ...], str, Mend | str, bool], ...] = (
        ("year-short", ("0 ", "0a"), _YEAR, _short_year, True),
        ("decimal-point", ("0.",), _DECIMAL, _decimal, True),
        ("thousands-mark", ("0.", "0,"), _MARKED, _grouped, True),
        ("thousands-space", ("0 ",), _LARGE, _grouped, True),
        ("range-space", beside("0 ", "–-"), _RANGE, _range, True),
        ("unit-stop", ("a.",), _STOPPED, lambda match: match[0][:-1], True),
        ("range-dash", ("0-",), _YEARS, lambda match: f"{match[0][:-1]}–", False),
    )
    others: tuple[tuple[str, tuple[str, ...], str, Mend | str, bool], ...] = (
        ("percent-twice", ("%",), rf"%[ {NO_BREAK}]?(?=(?:пайыз|процент))", " ", True),
        ("unit-kazakh", ("0 ", "0a"), _UNIT, _unit, True),
        ("unit-power", ("a0",), _POWER, _power, True),
        ("minus", ("-0",), _MINUS, "−", False),
    )
    return tuple(
        Rule(name, PUNCTUATION, Severity.HINT, pattern(where, mend, at_numbers=begin), is_on, needs)
        for begin, group in ((True, at_numbers), (False, others))
        for name, needs, where, mend, is_on in group
    )
