"""A newsroom's house style: which spelling it prefers, in a plain-text file that anybody there can edit.

    # Егемен Қазақстан, 2026
    офлайн <- оффлайн, off-line
    Нұр-Сұлтан ← Астана

The preferred spelling stands first, behind the arrow what it replaces. `=>` and `→` read the other way round.
A word keeps its suffixes. A line that says neither is reported and skipped.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from maqala.core.errors import ReadError
from maqala.core.issues import Severity
from maqala.core.proofing.rule import HOUSE, Lexicon, Rule
from maqala.core.proofing.words import Spelling, Spellings

_LARGEST = 1_000_000
_TO_LEFT = re.compile(r"\s*(?:<-+|←|<=)\s*")
_TO_RIGHT = re.compile(r"\s*(?:-+>|→|=>)\s*")


@dataclass(frozen=True, slots=True)
class BrokenLine:
    """A line that says nothing about style. `number` counts from 1."""

    number: int
    text: str


@dataclass(frozen=True, slots=True)
class HouseStyle:
    """What a style file says, and which of its lines could not be used."""

    spellings: tuple[Spelling, ...] = ()
    broken: tuple[BrokenLine, ...] = ()


def read(path: Path) -> HouseStyle:
    """The house style in `path`, a text file in UTF-8; ReadError if it cannot be read."""
    try:
        if path.stat().st_size > _LARGEST:
            raise ReadError("error.house.too_large", path)
        text = path.read_text("utf-8-sig")
    except OSError as error:
        raise ReadError("error.house.unreadable", path) from error
    except UnicodeDecodeError as error:
        raise ReadError("error.house.encoding", path) from error
    return parse(text)


def parse(text: str) -> HouseStyle:
    """The house style that `text` spells out."""
    spellings: list[Spelling] = []
    broken: list[BrokenLine] = []
    for number, raw in enumerate(text.splitlines(), 1):
        line = raw.split("#", 1)[0].strip()
        if not line:
            continue
        made = _spellings(line)
        spellings += made
        if not made:
            broken.append(BrokenLine(number, raw))
    return HouseStyle(tuple(spellings), tuple(broken))


def _spellings(line: str) -> list[Spelling]:
    if len(sides := _TO_LEFT.split(line)) == 2:
        preferred, others = sides
    elif len(sides := _TO_RIGHT.split(line)) == 2:
        others, preferred = sides
    else:
        return []
    wrong = [part.strip().lower() for part in others.split(",") if part.strip()]
    if not preferred or not wrong:
        return []
    return [Spelling(tuple(one.split()), preferred, inflects=True) for one in wrong]


def rules(lexicon: Lexicon, style: HouseStyle) -> tuple[Rule, ...]:
    """The rule of house style."""
    preferred: Iterable[Spelling] = style.spellings
    return (Rule("house-style", HOUSE, Severity.WARNING, Spellings(lexicon, preferred, strict=False)),)
