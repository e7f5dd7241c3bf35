"""Dashes, dots and commas; how sentences begin and headlines end.

Norm: «Қазақ тілінің пунктуациялық ережелері»; dashes and dots as printers set them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from maqala.core.article import Style
from maqala.core.issues import Severity
from maqala.core.proofing.paragraph import Paragraph
from maqala.core.proofing.rule import PUNCTUATION, Found, Mend, Rule, pattern
from maqala.core.text.sentences import ABBREVIATED

_HEADINGS = frozenset({Style.HEADLINE, Style.HEADING_1, Style.HEADING_2, Style.HEADING_3})
_LETTER = "а-яёәіңғүұқөһ"

OPENERS = (
    "Мысалы|Демек|Әрине|Біріншіден|Екіншіден|Үшіншіден|Төртіншіден|Бесіншіден|Меніңше|Біздіңше|Сірә|Өкінішке қарай|"
    "Өкінішке орай|Бақытқа орай|Бақытымызға орай|Қысқасы|Қорыта айтқанда|Жалпы алғанда|Керісінше|Расында"
)
"""Words with which a writer comments on the sentence that follows: a comma parts them from it."""

_JOINED = frozenset("ал және әрі мен бен пен я яки не тек және сол бұл осы".split())
"""Words that take бірақ, өйткені, алайда to themselves."""


def _repeated(match: re.Match[str]) -> str | tuple[str, ...]:
    marks = match[0]
    if marks == "..":
        return (".", "…")
    return (marks[0],) if len(set(marks)) == 1 else (marks[0], marks[-1])


def _lower_start(paragraph: Paragraph) -> Iterator[Found]:
    """A sentence that begins with a small letter behind a full stop that is no abbreviation's."""
    for match in _LOWER.finditer(paragraph.text):
        word = match["it"]
        if match["before"].lower() not in ABBREVIATED:
            yield Found(*match.span("it"), (word[0].upper() + word[1:],))


_LOWER = re.compile(rf"(?P<before>[{_LETTER}]{{4,}})[»”)]?\. (?P<it>[{_LETTER}]{{2,}})(?![{_LETTER}.)-])")


def _headline_stop(paragraph: Paragraph) -> Iterator[Found]:
    """A headline that ends like a sentence; one of several sentences may."""
    text = paragraph.text.rstrip()
    if paragraph.style in _HEADINGS and re.search(r"\w{3,}[»”)]?\.$", text) and len(paragraph.ends) == 1:
        yield Found(len(text) - 1, len(text), ("",))


def _comma_but(match: re.Match[str]) -> str | None:
    before = match.string[: match.start()].rsplit(None, 1)[-1].lower()
    return None if before in _JOINED or before.endswith("п") else ", "


def _rule(rule: str, severity: Severity, needs: str, expression: str, mend: Mend | str) -> Rule:
    return Rule(rule, PUNCTUATION, severity, pattern(expression, mend), needs=needs)


_BETWEEN = r"(?<=[^\s\d]) - (?=\S)|(?<=\d) - (?=[^\d\s])|(?<=[,.!?…»”\"]) -(?=[^\s\d-])|(?<=[\w»]) -- (?=\w)"
_REPEATED = r"(?<![.,;:])(?:,{2,}|;{2,}|:{2,}|\.\.(?!\.)|[,;:]\.|[;:],|,[;:]|;:)(?![.,;:])"
_OPENING = rf"(?:(?<=^)|(?<=[.!?…] ))(?:{OPENERS})(?= [{_LETTER}])(?! (?:да|де|та|те|ғой|қой|бұл|осы|сол)\b)"

RULES = (
    _rule("dash-hyphen", Severity.HINT, "-", _BETWEEN, " – "),
    _rule(
        "dash-opening",
        Severity.HINT,
        "-",
        r"^-(?= ?[А-ЯЁӘІҢҒҮҰҚӨҺ])",
        lambda m: "–" if m.string[1:2] == " " else "– ",
    ),
    _rule("ellipsis", Severity.HINT, ".", r"(?<!\.)\.{3}(?!\.)", "…"),
    _rule("mark-repeated", Severity.WARNING, ".,;:", _REPEATED, _repeated),
    _rule("comma-opening", Severity.WARNING, "", _OPENING, lambda m: f"{m[0]},"),
    _rule("comma-but", Severity.WARNING, "", rf"(?<=[{_LETTER}]) (?=(?:бірақ|өйткені|алайда)\b)", _comma_but),
    Rule("sentence-start", PUNCTUATION, Severity.WARNING, _lower_start, needs="."),
    Rule("headline-stop", PUNCTUATION, Severity.HINT, _headline_stop, needs="."),
)
