"""Spaces: one between words, none before a closing mark, one behind it.

Norm: the rules of typesetting that Kazakh publishers follow; the orthography leaves spaces to them.
"""

from __future__ import annotations

import re

from maqala.core.issues import Severity
from maqala.core.proofing.rule import PUNCTUATION, Mend, Rule, pattern

NO_BREAK = "\u00a0"
UNITS = (
    "км|см|мм|дм|кг|мг|мл|га|кВт|МВт|ГВт|ГБ|МБ|КБ|ТБ|млн|млрд|трлн|мың|тг|теңге|тонна|доллар|еуро|рубль|метр|литр|"
    "гектар|шақырым|градус|пайыз"
)
"""What stands behind a number and belongs to it."""

_GLUED = "км|см|мм|кг|млн|млрд|трлн|мың|тг|теңге|пайыз|доллар"
_FACES = frozenset(")(DP-/|")


def _before_mark(match: re.Match[str]) -> str | None:
    """No space before a mark, unless something begins with it: « .kz», « .NET», « …иә», « :)»."""
    text, place = match.string, match.end()
    mark, behind = text[place], text[place + 1 : place + 2]
    if mark in ".…" and (behind.isalnum() or behind in (".", "…")):
        return None
    return None if mark in ":;" and behind in _FACES and behind else ""


def _behind_mark(match: re.Match[str]) -> str | None:
    """A space behind a mark between words; a dot may belong to initials, to т.б. or to an address."""
    text, place = match.string, match.start()
    before = re.search(r"\w*$", text[max(0, place - 30) : place])
    if match[0] == "." and (before is None or len(before[0]) < 3 or not text[place + 1].isupper()):
        return None
    if match[0] == ":" and (before is None or len(before[0]) < 2):
        return None
    return match[0] + " "


def _hint(rule: str, needs: str, expression: str, mend: Mend | str, *, enabled: bool = True) -> Rule:
    return Rule(rule, PUNCTUATION, Severity.HINT, pattern(expression, mend), enabled, needs)


RULES = (
    _hint("space-double", "", r"(?<=\S)  +(?=\S)", " "),
    _hint("space-before-mark", ",.!?;:…", r"(?<=[\w»”)\]%])[ \u00a0]+(?=[,.!?;:…])", _before_mark),
    _hint(
        "space-behind-mark",
        ",.!?;:…",
        r"(?<=[а-яёәіңғүұқөһА-Я»”)])[,.!?;:…](?=[«“(]?[а-яёәіңғүұқөһА-ЯЁӘІҢҒҮҰҚӨҺ])",
        _behind_mark,
    ),
    _hint(
        "space-inside", "«“([»”)]", r"(?<=[«“(\[])[ \u00a0]+(?=\S)|(?<=[\w.,!?…])[ \u00a0]+(?=[»”)\]])", ""
    ),
    _hint("space-outside", "«(", r"(?<=[а-яёәіңғүұқөһ,;])[«(](?=\w)", lambda m: f" {m[0]}"),
    _hint("space-percent", "%‰", r"(?<=\d) +(?=[%‰])", lambda _: ("", NO_BREAK)),
    _hint(
        "space-unit",
        "0123456789",
        rf"(?<![\w.,№#/-])\d+(?:,\d+)?(?:{_GLUED})(?![\w-])",
        lambda m: re.sub(r"(?<=\d)(?=[^\d,])", " ", m[0], count=1),
    ),
    _hint(
        "space-no-break",
        "",
        rf"(?<=\d) (?=(?:{UNITS})(?!\w))|(?<=\b[А-ЯӘІҢҒҮҰҚӨҺ]\.) (?=[А-ЯӘІҢҒҮҰҚӨҺ])|(?<=№) (?=\d)",
        NO_BREAK,
        enabled=False,
    ),
)
