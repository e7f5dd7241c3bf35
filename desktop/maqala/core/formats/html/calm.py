"""Pages that would take their reader for ever, made harmless: no word of them is lost.

People write none of these; programs do, and somebody who means harm.
"""

from __future__ import annotations

import re
from typing import Any

from lxml import etree

from maqala.core.formats.html.tables import cells_in

MAX_TAGS = 120_000
"""Signs that begin a tag, six times what the largest pages of newspapers have; read in some five seconds."""

MAX_CELLS = 500_000
"""Cells that those of a page stretch over, all together."""

_PATIENCE = 2_000_000_000
"""The squares of the attributes of each tag together that take the parser about a second."""

_LONG_TAG = re.compile(r"<([a-zA-Z][a-zA-Z0-9]*)[^<>]{1000,}")
_VALUE = re.compile(r"\"[^\"]*\"|'[^']*'")
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)\b[^<>]*>")
_DEEPEST = 500
"""Elements within each other that are kept of a page too deep for the parser, which gives up at 2048."""

_VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())


_FRAMES = re.compile(r"</?noframes\b[^>]*>", re.IGNORECASE)
"""What a page says to browsers without frames, which is often all that it says."""


def is_too_long(text: str) -> bool:
    """Whether reading `text` would take longer than anybody waits."""
    return text.count("<") > MAX_TAGS


def calmed(text: str) -> str:
    """`text` without the attributes of its long tags if these are monstrous: each is compared with each."""
    tags = (_VALUE.sub("", tag[0]) for tag in _LONG_TAG.finditer(text))
    is_monstrous = sum(len(tag.split()) ** 2 for tag in tags) > _PATIENCE
    text = _LONG_TAG.sub(r"<\1", text) if is_monstrous else text
    return _FRAMES.sub("", text)


def calm_tables(root: Any) -> None:
    """Let no cell of a parsed page stretch over others if they would fill the memory with empty ones."""
    if cells_in(root) > MAX_CELLS:
        etree.strip_attributes(root, "colspan", "rowspan")


def flattened(text: str) -> str:
    """`text` without the tags of elements deeper than `_DEEPEST`."""
    depth = 0

    def kept(tag: re.Match[str]) -> str:
        nonlocal depth
        if tag[2].lower() in _VOID:
            return tag[0]
        if tag[1]:
            depth = max(0, depth - 1)
            return tag[0] if depth < _DEEPEST else "\n"
        depth += 1
        return tag[0] if depth <= _DEEPEST else "\n"

    return _TAG.sub(kept, text)
