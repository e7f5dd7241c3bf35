"""Code between fences among Markdown, as CommonMark has it: also in list items, indented, and without an end.

Python-Markdown knows only fences at the beginning of a line, and only those that end.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from maqala.core.values import dataclass

_FENCE = re.compile(r"(\s*(?:(?:[-*+]|\d{1,9}[.)])\s+)?)(`{3,}(?=[^`]*$)|~{3,})")
_ITEM = re.compile(r"\s*(?:[-*+]|\d{1,9}[.)])(?:\s|$)")
_DEEPEST = 3
"""Blanks before a fence outside lists; with more it is a line of indented code."""


@dataclass(frozen=True, slots=True)
class Code:
    """The lines between two fences; `before` is what stands before the first: blanks, or the mark of an item."""

    before: str
    text: str


def parted(lines: list[str]) -> Iterator[str | Code]:
    """The lines that are no code, and the code between them."""
    place = 0
    in_list = False
    while place < len(lines):
        line = lines[place]
        fence = _FENCE.match(line)
        if fence and (in_list or len(fence[1]) <= _DEEPEST or fence[1].strip()):
            end = _end(lines, place, fence)
            inner = lines[place + 1 : end]
            yield Code(fence[1].expandtabs(4), "\n".join(_outdented(line, len(fence[1])) for line in inner))
            place = end if end < len(lines) and not _closes(lines[end], fence[2]) else end + 1
            in_list = in_list or bool(fence[1].strip())
            continue
        is_apart = (
            bool(line.strip()) and not line[0].isspace() and (not place or not lines[place - 1].strip())
        )
        in_list = _ITEM.match(line) is not None or (in_list and not is_apart)
        yield line
        place += 1


def _end(lines: list[str], place: int, fence: re.Match[str]) -> int:
    """Where the code that begins at `place` ends: at its other fence, with its item, or nowhere."""
    least = len(fence[1]) if fence[1].strip() or len(fence[1]) > _DEEPEST else 0
    for number in range(place + 1, len(lines)):
        line = lines[number]
        if _closes(line, fence[2]) or (line.strip() and len(line) - len(line.lstrip()) < least):
            return number
    return len(lines)


def _closes(line: str, fence: str) -> bool:
    line = line.strip()
    return len(line) >= len(fence) and not line.strip(fence[0])


def _outdented(line: str, indent: int) -> str:
    return line[min(indent, len(line) - len(line.lstrip())) :]
