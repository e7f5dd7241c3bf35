"""Lists as everybody indents them, turned into lists as Python-Markdown wants them.

CommonMark puts an item's own list under its first word, two or three spaces in; Python-Markdown
knows only steps of four, no `1)`, and no list right under a paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_ITEM = re.compile(r"( *)([-*+]|(\d{1,9})[.)])( +)(?=\S)")
_NO_ITEM = re.compile(r"\A( *\d{10,})(?=\. )")
"""More figures than the number of an item has; Python-Markdown would take it for one and drop it."""

_RULE = re.compile(r" *([-*])( *\1){2,} *$")
_STEP = 4
_DEEPEST = 10
"""Levels of lists; deeper items stand on the last. An article has fewer."""


def settled(text: str) -> str:
    """`text` with each level of its lists indented by four spaces and blank lines before lists."""
    return "\n".join(_lines(text.split("\n")))


def _lines(lines: list[str]) -> Iterator[str]:
    offsets: list[int] = []
    before = ""
    for line in lines:
        is_rule = _RULE.match(line) is not None
        item = None if is_rule else _ITEM.match(line)
        if is_rule and offsets and before.strip() and not line[0].isspace():
            offsets = []
            yield ""  # or it would make a heading of the item
        if item and (offsets or len(item[1]) < _STEP):
            if before.strip() and (offsets or _may_interrupt(before, item)):
                yield ""
            yield _item(line, item, offsets)
        elif not offsets:
            yield _NO_ITEM.sub(r"\1\\", line)
        else:
            yield _NO_ITEM.sub(r"\1\\", _continued(line, before, offsets))
        before = line


def _may_interrupt(before: str, item: re.Match[str]) -> bool:
    """Whether a list may begin right under this line; only one that begins with 1, says CommonMark."""
    if before[0] in "|>#=-":  # no paragraph that it would interrupt
        return before[0] != "|" or "|" not in item.string
    return before[0] != "<" and item[3] in (None, "1")


def _item(line: str, item: re.Match[str], offsets: list[int]) -> str:
    indent = len(item[1])
    while offsets and indent < offsets[-1]:
        offsets.pop()
    level = min(len(offsets), _DEEPEST)
    # More than four spaces after the mark are code within the item; four before another are enough for its own list.
    width = len(item[2]) + (len(item[4]) if len(item[4]) <= _STEP else 1)
    offsets.append(indent + min(width, _STEP))
    mark = f"{item[3]}." if item[3] else item[2]
    return f"{' ' * _STEP * level}{mark} {line[item.end() :]}"


def _continued(line: str, before: str, offsets: list[int]) -> str:
    """A line that is no item: of the item above if it is indented, or stands right under it."""
    indent = len(line) - len(line.lstrip(" "))
    if indent == len(line):
        return ""
    if not before.strip():
        while offsets and indent < offsets[-1]:
            offsets.pop()
    if not offsets:
        return line
    if indent < offsets[-1]:
        return line
    level = min(len(offsets), _DEEPEST + 1)
    return " " * (_STEP * level + indent - offsets[-1]) + line[indent:]
