"""Numbers as they are read, which decides the suffixes that follow their digits."""

from __future__ import annotations

import re

PERCENT = ("пайыз", "процент")
"""Both readings of %."""

ORDINALS = {"жиырма": "жиырмасыншы", "қырық": "қырқыншы"}
COLLECTIVES = {
    "бір": "біреу", "екі": "екеу", "үш": "үшеу", "төрт": "төртеу", "бес": "бесеу", "алты": "алтау", "жеті": "жетеу"
}  # fmt: skip
"""Numbers of persons; only the first seven have one: 2-еуі is екеуі, 6-ауы алтауы."""

NUMBER = re.compile(r"(?:№\s?)?(\d[\d.,]*|(?=%))(%?)(?:-(.+))?$")
"""A number with what stands behind its hyphen: digits, % or nothing, the rest."""
LETTERS = "аәбвгғде"
"""What parts classes of a school year and houses of one number: 7ә сыныбы, 12а үй."""
LETTERED = re.compile(rf"(?:№\s?)?\d{{1,3}}[{LETTERS}]")
APPROXIMATE = re.compile(r"[дт]аған|[дт]еген")
NEARLY = re.compile(r"[дт]ай|[дт]ей")

DIGITS = {
    "0": "нөл", "1": "бір", "2": "екі", "3": "үш", "4": "төрт", "5": "бес", "6": "алты", "7": "жеті",
    "8": "сегіз", "9": "тоғыз", "10": "он", "20": "жиырма", "30": "отыз", "40": "қырық", "50": "елу",
    "60": "алпыс", "70": "жетпіс", "80": "сексен", "90": "тоқсан",
}  # fmt: skip
POWERS = ((9, "миллиард"), (6, "миллион"), (3, "мың"), (2, "жүз"))
_ORDINAL = re.compile(r"(?:с?[ыі])?н?ш[ыі]")
_FRACTION = re.compile(r",|\.\d\d?$")
_THOUSANDS = "000"


def readings(digits: str, *, percent: bool) -> tuple[str, ...]:
    """How the end of a number may be read. A group of zeros alone is the end of 1 000, 1 000 000 or 1 000 000 000."""
    if percent:
        return PERCENT
    if digits == _THOUSANDS:
        return tuple(name for power, name in POWERS if power >= len(_THOUSANDS))
    hour, _, minutes = digits.partition(".")
    if len(minutes) == 2 and len(hour) <= 2:  # 10.00-де is a time, 10.00 a decimal of somebody
        return (read_out(digits), read_out(minutes))
    return (read_out(digits),)


def read_out(digits: str) -> str:
    """The last word of a number as it is read: 2020 → жиырма, 1000 → мың, 3,9 → тоғыз, 4.0 → нөл."""
    digits = digits.rstrip(".,")
    last = re.split(r"[.,]", digits)[-1] if _FRACTION.search(digits) else re.sub(r"\D", "", digits)
    significant = last.rstrip("0")
    if not significant:
        return DIGITS["0"]
    zeros = len(last) - len(significant)
    for power, name in POWERS:
        if zeros >= power:
            return name
    return DIGITS[significant[-1] + "0" * zeros]


def ordinal(suffix: str) -> str:
    """The part of `suffix` that makes an ordinal, or ""."""
    match = _ORDINAL.match(suffix)
    return match[0] if match else ""


def numbered(word: str) -> bool:
    """Whether `word` is a number with something behind its hyphen."""
    match = NUMBER.match(word)
    return bool(match and match[3])
