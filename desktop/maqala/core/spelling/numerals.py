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

# Patterns are compiled when they are first asked for: most lists of words hold no number.
_NUMBER = r"(?:№\s?)?(\d[\d.,]*|(?=%))(%?)(?:-(.+))?$"
LETTERS = "аәбвгғде"
"""What parts classes of a school year and houses of one number: 7ә сыныбы, 12а үй."""
_LONGEST_LETTERED = 3
APPROXIMATE = ("даған", "таған", "деген", "теген")
NEARLY = ("дай", "тай", "дей", "тей")

DIGITS = {
    "0": "нөл", "1": "бір", "2": "екі", "3": "үш", "4": "төрт", "5": "бес", "6": "алты", "7": "жеті",
    "8": "сегіз", "9": "тоғыз", "10": "он", "20": "жиырма", "30": "отыз", "40": "қырық", "50": "елу",
    "60": "алпыс", "70": "жетпіс", "80": "сексен", "90": "тоқсан",
}  # fmt: skip
POWERS = ((9, "миллиард"), (6, "миллион"), (3, "мың"), (2, "жүз"))
_ORDINALS = tuple(
    link + nasal + end for link in ("", "ы", "і", "сы", "сі") for nasal in ("", "н") for end in ("шы", "ші")
)
_FRACTION = r",|\.\d\d?$"
_THOUSANDS = "000"


def readings(digits: str, *, percent: bool) -> tuple[str, ...]:
    """How the end of a number may be read. A group of zeros alone is the end of 1 000, 1 000 000 or 1 000 000 000."""
    if percent:
        return PERCENT
    if not digits.isascii():  # other scripts have figures of their own: ٣-ке
        digits = "".join([str(int(sign)) if sign.isdecimal() else sign for sign in digits])
    if digits == _THOUSANDS:
        return tuple(name for power, name in POWERS if power >= len(_THOUSANDS))
    hour, _, minutes = digits.partition(".")
    if len(minutes) == 2 and len(hour) <= 2:  # 10.00-де is a time, 10.00 a decimal of somebody
        return (read_out(digits), read_out(minutes))
    return (read_out(digits),)


def read_out(digits: str) -> str:
    """The last word of a number as it is read: 2020 → жиырма, 1000 → мың, 3,9 → тоғыз, 4.0 → нөл."""
    digits = digits.rstrip(".,")
    last = re.split(r"[.,]", digits)[-1] if re.search(_FRACTION, digits) else re.sub(r"\D", "", digits)
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
    return next((ending for ending in _ORDINALS if suffix.startswith(ending)), "")


def without_sign(word: str) -> str:
    """`word` without the № that its number may stand behind."""
    return word[1:].lstrip() if word.startswith("№") else word


def is_lettered(word: str) -> bool:
    """Whether `word` is a number and a letter that parts classes or houses: 7ә, № 12а."""
    digits, letter = without_sign(word)[:-1], word[-1:]
    return len(digits) <= _LONGEST_LETTERED and digits.isdecimal() and letter in LETTERS


def as_number(word: str) -> re.Match[str] | None:
    """A number with what stands behind its hyphen: digits, % or nothing, the rest; None for all else."""
    begins = word[:1].isdecimal() or word.startswith(("№", "%"))
    return re.match(_NUMBER, word) if begins else None


def numbered(word: str) -> bool:
    """Whether `word` is a number with something behind its hyphen."""
    match = as_number(word)
    return bool(match and match[3])
