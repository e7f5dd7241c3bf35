"""Markdown as people write it, and CommonMark reads it, turned into what Python-Markdown reads in the same way."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

from maqala.core.formats import markdown_html, markdown_lists

_QUOTE = re.compile(r" {0,3}>(?: |(?=\t)|)")
_DEEPEST = 30
"""Quotes within each other that are looked into."""

_UNDERLINE = re.compile(r" {0,3}(?:=+|-+)[ \t]*$")
_NO_TEXT = re.compile(
    r" {0,3}(?:[>|#\ue0f0<]|[-+*]\s|\d{1,9}[.)]\s|([-*_])(?:[ \t]*\1){2,}[ \t]*$)| {4}|\t|.*\|"
)
"""Lines that are no part of a paragraph, and those of tables."""


def prepared(text: str) -> tuple[str, tuple[str, ...]]:
    """`text` for Python-Markdown, and the HTML that its signs stand for."""
    aside: list[str] = []
    return _prepared(text, aside, 0), tuple(aside)


def _prepared(text: str, aside: list[str], depth: int) -> str:
    lines: list[str] = []
    for is_quote, group in groupby(text.split("\n"), lambda line: _QUOTE.match(line) is not None):
        if is_quote and depth < _DEEPEST:
            inner = "\n".join(_QUOTE.sub("", line, count=1) for line in group)
            lines += [f"> {line}" for line in _prepared(inner, aside, depth + 1).split("\n")]
        else:
            lines += group
    text = "\n".join(_with_long_headings(lines))
    return markdown_lists.settled(markdown_html.set_aside(text, aside))


def _with_long_headings(lines: list[str]) -> Iterator[str]:
    """The lines, those of each paragraph that is underlined joined to one."""
    paragraph: list[str] = []
    for line in lines:
        if len(paragraph) > 1 and _UNDERLINE.match(line):
            yield " ".join(part.strip() for part in paragraph)
            yield line
            paragraph = []
        elif line.strip() and not _NO_TEXT.match(line):
            paragraph.append(line)
        else:
            yield from (*paragraph, line)
            paragraph = []
    yield from paragraph
