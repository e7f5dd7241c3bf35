"""Markdown as people write it, and CommonMark reads it, turned into what Python-Markdown reads in the same way."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

from maqala.core.formats.markdown import embedded, lists

_QUOTE = re.compile(r" {0,3}>(?: |(?=\t)|)")
_TABS = re.compile(r"\A(?= *(?:(?:[-*+]|\d{1,9}[.)]) *)?\t)[ \t]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)?")
"""Tabs before a line's first word, which stand for up to four blanks."""

_DEEPEST = 30
"""Quotes within each other that are looked into."""

_UNDERLINE = re.compile(r" {0,3}(?:=+|-+)[ \t]*$")
_DELIMITERS = re.compile(r" {0,3}(?=[^|]*\|)\|?(?:[ \t]*:?-+:?[ \t]*\|)*(?:[ \t]*:?-+:?[ \t]*)?$")
"""The line between the headings of a table and its other rows."""

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
    source = [_TABS.sub(lambda found: found[0].expandtabs(4), line) for line in text.split("\n")]
    for is_quote, group in groupby(source, lambda line: _QUOTE.match(line) is not None):
        if is_quote and depth < _DEEPEST:
            quoted = list(group)
            if lines and lines[-1].lstrip().startswith("|"):  # or it would go on the table
                lines.append("")
            indent = quoted[0][: quoted[0].index(">")]
            inner = "\n".join(_QUOTE.sub("", line, count=1) for line in quoted)
            lines += [f"{indent}> {line}" for line in _prepared(inner, aside, depth + 1).split("\n")]
        else:
            lines += group
    text = "\n".join(_with_parted_paragraphs(lines))
    return lists.settled(embedded.set_aside(text, aside))


def _with_parted_paragraphs(lines: list[str]) -> Iterator[str]:
    """The lines, those of each paragraph that is underlined joined to one; what stands above a table is apart."""
    paragraph: list[str] = []
    for number, line in enumerate(lines):
        if paragraph and "|" in line and number + 1 < len(lines) and _DELIMITERS.match(lines[number + 1]):
            yield from (*paragraph, "", line)
            paragraph = []
        elif len(paragraph) > 1 and _UNDERLINE.match(line):
            yield " ".join(part.strip() for part in paragraph)
            yield line
            paragraph = []
        elif line.strip() and not _NO_TEXT.match(line):
            paragraph.append(line)
        else:
            yield from (*paragraph, line)
            paragraph = []
    yield from paragraph
