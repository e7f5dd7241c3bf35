"""The numbers that Word writes before headings and items by itself: people see them, and no text has them."""

from __future__ import annotations

import re
from collections.abc import Callable

from lxml import etree

from maqala.core.formats.docx.lists import Lists, format_of
from maqala.core.formats.docx.names import VAL, W
from maqala.core.formats.docx.styles import Numbering, is_on, number

_PLACE = re.compile(r"%([1-9])")
_WORD = re.compile(r"[^\W\d_]{2,}")

_ROMAN = tuple(
    zip(
        (1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1),
        "M CM D CD C XC L XL X IX V IV I".split(),
        strict=True,
    )
)
_LATIN = "abcdefghijklmnopqrstuvwxyz"
_RUSSIAN = "абвгдежзиклмнопрстуфхцчшщэюя"
_LONGEST = 100
"""Characters of a pattern that are looked at."""

_PLACES = 9
"""Numbers in a label: one for each level."""

_LARGEST = 5000
"""What is counted further is written in figures."""


class Labels:
    """Counts the items of all lists of a document, in the order of its paragraphs."""

    def __init__(self, lists: Lists) -> None:
        self._lists = lists
        self._counts: dict[str, dict[int, int]] = {}
        self._begun: set[tuple[str, int]] = set()

    def next(self, numbering: Numbering) -> str:
        """What stands before the next paragraph with this numbering; "" for bullets and where there is none."""
        list_id, depth = numbering.list_id or "", numbering.level or 0
        levels = self._lists.levels(list_id)
        if depth not in levels:
            return ""
        counts = self._counts.setdefault(self._lists.shared(list_id), {})
        for deeper in [level for level in counts if level > depth]:
            del counts[deeper]
        anew = self._lists.start_of(list_id, depth)
        if anew is not None and (list_id, depth) not in self._begun:
            counts[depth] = anew - 1
        self._begun.add((list_id, depth))
        counts[depth] = counts.get(depth, _first(levels[depth]) - 1) + 1
        return _written(levels, depth, counts)


def has_words(label: str) -> bool:
    """Whether a label is more than a number: Article 1."""
    return _WORD.search(label) is not None and not _is_roman(label)


def _is_roman(label: str) -> bool:
    return not label.upper().strip(" ()[].:-–—0123456789").strip("IVXLCDM")


def _first(level: etree._Element) -> int:
    start = level.find(f"{W}start")
    return 1 if start is None else number(start.get(VAL))


def _written(levels: dict[int, etree._Element], depth: int, counts: dict[int, int]) -> str:
    if format_of(levels[depth]) in ("bullet", "none"):
        return ""
    pattern = levels[depth].find(f"{W}lvlText")
    is_legal = is_on(levels[depth].find(f"{W}isLgl"))

    def counted(found: re.Match[str]) -> str:
        level = int(found[1]) - 1
        if level not in levels:
            return ""
        kind = "decimal" if is_legal else format_of(levels[level])
        return _number(counts.get(level, _first(levels[level])), kind)

    text = "" if pattern is None else pattern.get(VAL, "")[:_LONGEST]
    return _PLACE.sub(counted, text, count=_PLACES).strip()


def _number(count: int, kind: str) -> str:
    if kind == "none":
        return ""
    if kind == "decimalZero":
        return f"{count:02}"
    write = _WAYS.get(
        kind.removeprefix("upper").removeprefix("lower").removesuffix("Upper").removesuffix("Lower")
    )
    if write is None or not 0 < count <= _LARGEST:
        return str(count)
    word = write(count)
    return word.upper() if "pper" in kind else word.lower()


def _roman(count: int) -> str:
    signs = ""
    for value, sign in _ROMAN:
        signs += sign * (count // value)
        count %= value
    return signs


def _lettered(alphabet: str) -> Callable[[int], str]:
    """Letters in their order, then each twice, as Word counts."""
    return lambda count: alphabet[(count - 1) % len(alphabet)] * ((count - 1) // len(alphabet) + 1)


_WAYS: dict[str, Callable[[int], str]] = {
    "Roman": _roman,
    "Letter": _lettered(_LATIN),
    "russian": _lettered(_RUSSIAN),
}
