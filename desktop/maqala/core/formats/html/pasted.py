"""HTML as other programs put it on the clipboard: what is meant by it, without how it looked there.

What Word means by its styles `word.py` knows. Google Docs leads links through a page of its own. Both number
headings from 1 where an article has its headline.
"""

from __future__ import annotations

import base64
import re
from collections.abc import Callable
from typing import Any

from maqala.core.article import Block, Cell, Mark, Runs, Style, Table, TextBlock, merged
from maqala.core.formats import pictures
from maqala.core.formats.html import docs, word
from maqala.core.formats.html.reader import Part, read_part
from maqala.core.values import replace

PictureAt = Callable[[str], bytes]
"""The content of a picture on this computer, by its `file:` address; b"" if it is not to be had."""

_HEADER = re.compile(r"\AVersion:[^<]*")
_HEADINGS = (Style.HEADLINE, Style.HEADING_1, Style.HEADING_2, Style.HEADING_3)
_DOCS = "docs-internal-guid"


def read(text: str, language: str, picture_at: PictureAt = lambda _address: b"") -> Part:
    """The blocks in a clipboard's HTML, for an article of the language given."""
    text = word.without_conditions(_HEADER.sub("", text))
    is_word = word.is_words(text)

    def prepare(root: Any) -> None:
        if is_word or _DOCS in text:
            word.lower_headings(root)
        if is_word:
            word.tidy(root)
        _mend_addresses(root, picture_at)

    found = read_part(text, language, prepare)
    return replace(found, blocks=tuple(map(_without_look, found.blocks)))


def _without_look(block: Block) -> Block:
    """Headings without the bold that they were made of; a first row all in bold is one of headings."""
    if isinstance(block, TextBlock) and block.style in _HEADINGS and _is_bold(block.runs):
        return replace(block, runs=_not_bold(block.runs))
    if isinstance(block, Table) and not block.header and len(block.rows) > 1:
        first, second = block.rows[:2]
        if all(_is_bold(cell.runs) for cell in first) and not all(_is_bold(cell.runs) for cell in second):
            heads = tuple(Cell(_not_bold(cell.runs)) for cell in first)
            return Table((heads, *block.rows[1:]), header=True)
    return block


def _is_bold(runs: Runs) -> bool:
    return bool(runs) and all(run.marks & Mark.BOLD for run in runs)


def _not_bold(runs: Runs) -> Runs:
    return merged([replace(run, marks=run.marks & ~Mark.BOLD) for run in runs])


# --- addresses


def _mend_addresses(root: Any, picture_at: PictureAt) -> None:
    for space in root.iter("span"):
        if space.get("class") == "Apple-converted-space":
            space.text = " "  # browsers make it hard, or it would be lost
    for link in root.iter("a"):
        link.attrib.update({"href": docs.led_to(link.get("href"))} if link.get("href") else {})
    for picture in root.iter("img"):
        address = picture.get("src") or ""
        data = picture_at(address) if address.lower().startswith("file:") else b""
        if kind := pictures.kind_of(data):
            picture.set("src", f"data:{kind};base64,{base64.b64encode(data).decode()}")
