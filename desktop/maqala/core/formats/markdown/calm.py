"""Text that would take Python-Markdown for ever, made harmless: no word of it is lost.

It copies the whole paragraph at every sign, so its time grows with the square of the signs in one. People
write some ten; a program that writes all on one line, or somebody who means harm, a hundred thousand.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_SIGNS = 1000
"""After so many signs within one paragraph another one begins, at the next end of a sentence or word."""

_NEAR = 5 * _SIGNS
"""Signs among which a word ends, in whatever people write."""

_MANY = 100
"""Brackets in one paragraph that no link needs, or tags without an end in one file."""

_PATIENCE = 10_000_000
"""The squares of the brackets of all paragraphs together that take about 5 s."""

MAX_FOOTNOTES = 2000
"""Their time grows with the square of their number, too."""

_NOTE = re.compile(r"^\[\^[^\]\n]+\]:", re.MULTILINE)
_SIGN = re.compile(r"[*_`\[<~&!\\]|https?:|  $", re.MULTILINE)
_PLACE = re.compile(r"(?<=[.!?…]) |(?<=[^\s\\]) (?=\S)")
_OWN_LINE = re.compile(r" {0,3}(?:[>|#+-]|\* |\d{1,9}[.)]|[`~]{3})| {4}|.*\|")
"""Lines whose text stands for itself: quotes, tables, items, headings, code."""

_BLANK = re.compile(r"(\n[ \t]*\n)")
_BRACKET = re.compile(r"(?<!\\)\[")
_NESTED = re.compile(r"(?:\[[^\[\]]*){100}")
_MARKS = re.compile(r"^[ \t]*(?:[-+*][ \t]+){30,}(?=\S)", re.MULTILINE)
"""Marks of items within each other on one line, deeper than any list."""

_OPEN_TAG = re.compile(r"<(?![^<>]*>)")
_HEADING = re.compile(r"(?:#{1,6}(?:\s|$)|=+ *$|-+ *$)")

_COSTS = (
    (_SIGN, 50),
    (re.compile(r"\|"), 100),
    (_BLANK, 150),
    (re.compile(r"^ *(?:[-+*]|\d{1,9}[.)]) ", re.MULTILINE), 200),
    (re.compile(r"^(?:#|=+ *$|-+ *$)", re.MULTILINE), 200),
    (re.compile(">"), 25),
    (re.compile(r"^ {0,3}:", re.MULTILINE), 1500),
    (re.compile("\n"), 8),
)
"""How many microseconds signs, cells, paragraphs, items, headings, quotes and lines take."""

_LONGEST = 6_000_000
"""Microseconds; some hundred articles."""


def calmed(text: str) -> str:
    """`text` with its monstrous paragraphs parted, and signs that begin nothing as mere signs."""
    if len(_OPEN_TAG.findall(text)) > _MANY:
        text = _OPEN_TAG.sub("&lt;", text)
    paragraphs = _BLANK.split(_MARKS.sub("- ", text))
    if sum(paragraph.count("[") ** 2 for paragraph in paragraphs) >= _PATIENCE:
        paragraphs = [_BRACKET.sub("&#91;", p) if _is_tangled(p) else p for p in paragraphs]
    return "\n".join(_parted("".join(paragraphs).split("\n")))


def is_too_long(text: str) -> bool:
    """Whether reading `text` would take longer than anybody waits."""
    return sum(cost * len(sign.findall(text)) for sign, cost in _COSTS) > _LONGEST


def has_too_many_footnotes(text: str) -> bool:
    """Whether they are better left where they stand, as text."""
    return len(_NOTE.findall(text)) > MAX_FOOTNOTES


def _is_tangled(paragraph: str) -> bool:
    """Whether it has brackets without number that end nowhere near."""
    if paragraph.count("[") <= _MANY:
        return False
    return paragraph.count("](") < paragraph.count("[") / 2 or _NESTED.search(paragraph) is not None


def _parted(lines: list[str]) -> Iterator[str]:
    signs = 0
    for line in lines:
        here = len(_SIGN.findall(line))
        signs = here if not line.strip() or _OWN_LINE.match(line) else signs + here
        if signs <= _SIGNS:
            yield line
            if _HEADING.match(line):
                yield ""  # else the whole rest of the paragraph is copied for each heading
            continue
        if here <= _SIGNS:
            yield from ("", line)
        else:
            yield from _pieces(line)
        signs = here % _SIGNS


def _pieces(line: str) -> Iterator[str]:
    """`line` as paragraphs of about `_SIGNS` signs; where no word ends for long they end anywhere."""
    begun, signs = 0, [found.start() for found in _SIGN.finditer(line)]
    for number in range(_SIGNS, len(signs), _SIGNS):
        sign = max(signs[number], begun)
        last = signs[number + _NEAR] if number + _NEAR < len(signs) else len(line)
        place = _PLACE.search(line, sign, last)
        if place is None and last == len(line):
            break
        yield line[begun : place.start() if place else sign]
        yield ""
        begun = place.end() if place else sign
    yield line[begun:]
