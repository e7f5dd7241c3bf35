"""How much there is of a text."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, fields

from maqala.core.text import sentences

WORDS_A_MINUTE = 160
"""Kazakh words are long: slower than the 200-240 usually given for English."""

_WORD = re.compile(r"\S*[^\W_]\S*")
_SPACE = re.compile(r"\s")


@dataclass(frozen=True, slots=True)
class Statistics:
    """Sums over paragraphs; those without a letter or digit count for none.

    A word is what stands between spaces and has a letter or digit in it. Characters are code points
    without line ends.
    """

    words: int = 0
    characters: int = 0
    without_spaces: int = 0
    sentences: int = 0
    paragraphs: int = 0

    def __add__(self, other: Statistics) -> Statistics:
        return Statistics(*(getattr(self, f.name) + getattr(other, f.name) for f in fields(self)))

    @property
    def minutes(self) -> int:
        """Reading time, at least one minute."""
        return max(1, round(self.words / WORDS_A_MINUTE))


def of_paragraph(text: str) -> Statistics:
    """Count one paragraph."""
    words = len(_WORD.findall(text))
    characters = len(text) - text.count("\n")
    visible = len(text) - len(_SPACE.findall(text))
    return Statistics(words, characters, visible, sentences.count(text), int(bool(words)))


class Counter:
    """Counts texts again and again, remembering the paragraphs that it has seen last time."""

    def __init__(self) -> None:
        self._known: dict[str, Statistics] = {}

    def count(self, paragraphs: Iterable[str]) -> Statistics:
        """The sum over `paragraphs`."""
        seen: dict[str, Statistics] = {}
        sums = [0] * len(fields(Statistics))
        for text in paragraphs:
            counted = seen.get(text) or self._known.get(text) or of_paragraph(text)
            seen[text] = counted
            for place, field in enumerate(_FIELDS):
                sums[place] += getattr(counted, field)
        self._known = seen
        return Statistics(*sums)


_FIELDS = tuple(field.name for field in fields(Statistics))
