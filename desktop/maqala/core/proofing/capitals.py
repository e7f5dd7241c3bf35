"""Capitals of names that everybody knows.

Norm: «Қазақ тілінің орфографиялық ережелері», the chapter on capitals: every word of a state's and a union's name has
one; of wars, regions and feasts only what is a name in itself. Months have none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from maqala.core.issues import Severity
from maqala.core.proofing.paragraph import Paragraph
from maqala.core.proofing.rule import WORDS, Found, Rule, pattern

_NAMES = (
    "Қазақстан Республикасы", "Өзбекстан Республикасы", "Қырғыз Республикасы", "Беларусь Республикасы",
    "Ресей Федерациясы", "Қытай Халық Республикасы", "Америка Құрама Штаттары", "Біріккен Ұлттар Ұйымы",
    "Тәуелсіз Мемлекеттер Достастығы", "Біріккен Араб Әмірліктері", "Ұлы Отан соғысы", "Қазақ хандығы",
    "Алматы облысы", "Ақмола облысы", "Ақтөбе облысы", "Атырау облысы", "Жамбыл облысы", "Қарағанды облысы",
    "Қостанай облысы", "Қызылорда облысы", "Маңғыстау облысы", "Павлодар облысы", "Түркістан облысы",
    "Абай облысы", "Жетісу облысы", "Ұлытау облысы", "Солтүстік Қазақстан облысы", "Шығыс Қазақстан облысы",
    "Батыс Қазақстан облысы", "Алтын Орда", "Ұлы Жібек жолы",
)  # fmt: skip
_ANY = re.compile(
    "|".join(sorted((re.escape(name) for name in _NAMES), key=len, reverse=True)), re.IGNORECASE
)
_RIGHT = {name.lower(): name for name in _NAMES}
_FIRSTS = frozenset(name.split()[0].lower() for name in _NAMES)
_MONTHS = "Қаңтар|Ақпан|Наурыз|Сәуір|Мамыр|Маусым|Шілде|Тамыз|Қыркүйек|Қазан|Қараша|Желтоқсан"


def _names(paragraph: Paragraph) -> Iterator[Found]:
    """Қазақстан республикасы, Ұлы Отан Соғысы."""
    for place in paragraph.places(_FIRSTS):
        match = _ANY.match(paragraph.text, paragraph.words[place].start)
        if match and match[0][0].isupper() and not match[0].isupper():
            written, right = match[0], _RIGHT[match[0].lower()]
            if written != right:
                yield Found(*match.span(), (right,), {"word": written, "fix": right})


def rules() -> tuple[Rule, ...]:
    """The rules of capitals."""
    month = rf"(?<=\d )(?:{_MONTHS})(?=[,.;)]|$| (?:күні|айы)|[дғн][аеыі])(?! көше)"
    return (
        Rule("name-capitals", WORDS, Severity.WARNING, _names, words=_FIRSTS),
        Rule(
            "month-capital",
            WORDS,
            Severity.WARNING,
            pattern(month, lambda match: match[0].lower()),
            needs=("0 ",),
        ),
    )
