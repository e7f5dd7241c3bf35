"""Days and hours that there are not: 31 сәуір, 05.13.2025, сағат 25:10."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from maqala.core.issues import Severity
from maqala.core.proofing.paragraph import Paragraph
from maqala.core.proofing.rule import CONSISTENCY, Found, Rule

_MONTHS = {
    "қаңтар": 1, "ақпан": 2, "наурыз": 3, "сәуір": 4, "мамыр": 5, "шілде": 7, "тамыз": 8, "қыркүйек": 9, "қыркүйег": 9,
    "қараша": 11, "желтоқсан": 12,
}  # fmt: skip
"""Without маусым, which is also a season, and қазан, a cauldron: there may be forty of them."""
_MOMENT = re.compile(
    rf"(?<![\w.,:/№+])(?<!№ )(?:(?P<day>\d{{1,2}})[ \u00a0](?P<name>{'|'.join(_MONTHS)})[а-яәіңғүұқөһ]{{0,6}}(?!\w)"
    r"|(?P<date>\d{1,2}\.\d{2}\.(?:19|20)\d\d)(?![\d.])"
    r"|(?<=ағат )(?P<hour>\d{1,2})[:.](?P<minute>\d{2})(?!\d))"
)
_YEAR = re.compile(r"((?:19|20)\d\d) жыл(?:ғы|дың|ы) $")
_LEAP = 2024


def _dates(paragraph: Paragraph) -> Iterator[Found]:
    """A day that its month does not have, a thirteenth month, an hour behind the twenty-fourth."""
    for match in paragraph.at_numbers(_MOMENT):
        if match["name"]:
            year = _YEAR.search(paragraph.text, max(0, match.start() - 15), match.start())
            is_one = _is_day(int(year[1]) if year else _LEAP, _MONTHS[match["name"]], int(match["day"]))
            fixes: tuple[str, ...] = ()
        elif match["date"]:
            day, month, written = match["date"].split(".")
            is_one = _is_day(int(written), int(month), int(day))
            turned = _is_day(int(written), int(day), int(month))
            fixes = (f"{month}.{day}.{written}",) if turned else ()
        else:
            hour, minute = int(match["hour"]), int(match["minute"])
            is_one = minute < 60 and (hour < 24 or (hour == 24 and not minute))
            fixes = ()
        if not is_one:
            yield Found(*match.span(), fixes)


def _is_day(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def rules() -> tuple[Rule, ...]:
    """The rule of dates."""
    return (Rule("no-such-date", CONSISTENCY, Severity.WARNING, _dates, needs=("0 ", "0.", "0:")),)
