"""Fields: an instruction nobody sees, and its result, which is text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from maqala.core.formats.docx.names import VAL, W
from maqala.core.formats.docx.styles import is_on, number
from maqala.core.formats.docx.symbols import symbol

_LINK = re.compile(
    r'\s*HYPERLINK\s+(?:\\[a-z]\s+)*(?:"([^"]*)"|([^\s\\"][^\s"]*))(.*)', re.IGNORECASE | re.DOTALL
)
_PLACE = re.compile(r'\\l\s+(?:"([^"]*)"|(\S+))', re.IGNORECASE)
_ONLY_PLACE = re.compile(r"\s*HYPERLINK\s+\\l\b", re.IGNORECASE)

_EQUATION = re.compile(r"\s*EQ\b(.*)", re.IGNORECASE | re.DOTALL)
_SWITCH = re.compile(r'\\\*\s*(?:"[^"]*"|\S+)\s*|\\[a-z]+\s*\d*|\\(?=\W)', re.IGNORECASE)
"""What in an equation tells how it is drawn."""

_SYMBOL = re.compile(r'\s*SYMBOL\s+(?:0x([0-9a-f]{1,4})|(\d{1,5}))\b(?:.*\\f\s*"?([^"\\]*))?', re.IGNORECASE)


def link_of(instruction: str) -> str:
    """The address in a HYPERLINK instruction, or "" for all other fields."""
    found = None if _ONLY_PLACE.match(instruction) else _LINK.match(instruction)
    if found is None:
        return ""
    place = _PLACE.search(found[3])
    address = found[1] or found[2] or ""
    return f"{address}#{place[1] or place[2]}" if place else address


def drawn_by(instruction: str) -> str:
    """What a field shows that has no result, for Word draws it each time: an equation or a symbol; "" for others."""
    if found := _SYMBOL.match(instruction):
        code = int(found[1], 16) if found[1] else int(found[2])
        return symbol((found[3] or "").strip(), f"{code:04X}")
    found = _EQUATION.match(instruction)
    return " ".join(_SWITCH.sub("", found[1]).split()) if found else ""


def chosen_in(mark: etree._Element) -> str:
    """The line that was chosen in a list, or the box that was ticked, which stand in the mark that begins a field."""
    box = mark.find(f"{W}ffData/{W}checkBox")
    if box is not None:
        switches = [switch for name in ("checked", "default") if (switch := box.find(W + name)) is not None]
        return "☒" if switches and is_on(switches[0]) else "☐"
    choices = mark.find(f"{W}ffData/{W}ddList")
    if choices is None:
        return ""
    lines = [line.get(VAL, "") for line in choices.iterchildren(f"{W}listEntry")]
    named = (choices.find(f"{W}{name}") for name in ("result", "default"))
    place = next((number(found.get(VAL)) for found in named if found is not None), 0)
    return lines[place] if 0 <= place < len(lines) else ""


def unended(root: etree._Element) -> Iterator[etree._Element]:
    """The marks that begin a field without an end, whose instruction would hide all text behind it."""
    begun: list[etree._Element] = []
    for mark in root.iter(f"{W}fldChar"):
        kind = mark.get(f"{W}fldCharType", "")
        if next(mark.iterancestors(f"{W}del", f"{W}moveFrom"), None) is not None:
            continue
        if kind == "begin":
            begun.append(mark)
        elif kind == "end" and begun:
            begun.pop()
    yield from begun


@dataclass(slots=True)
class _Field:
    """`link` is where its text leads, by itself or by the field around it."""

    chosen: str = ""
    instruction: str = ""
    in_result: bool = False
    link: str = ""


class Fields:
    """The fields that are open at a place in the text; they nest, and may span paragraphs."""

    def __init__(self) -> None:
        self._open: list[_Field] = []
        self._without_result = 0

    def pass_mark(self, mark: etree._Element) -> str:
        """Pass a `w:fldChar`; what a field shows that ends here without a result."""
        kind = mark.get(f"{W}fldCharType", "")
        if kind == "begin":
            self._open.append(_Field(chosen_in(mark), link=self.link))
            self._without_result += 1
        elif kind == "separate" and self._open:
            field = self._open[-1]
            self._without_result -= not field.in_result
            field.in_result, field.link = True, link_of(field.instruction) or field.link
        elif kind == "end" and self._open:
            return self._end(self._open.pop())
        return ""

    def _end(self, field: _Field) -> str:
        self._without_result -= not field.in_result
        return "" if field.in_result else field.chosen or drawn_by(field.instruction)

    def instruct(self, text: str) -> None:
        """Pass a piece of an instruction."""
        if self._open:
            self._open[-1].instruction += text

    @property
    def shown(self) -> bool:
        """Whether text here is seen: not within an instruction."""
        return not self._without_result

    @property
    def link(self) -> str:
        """Where text here leads, or ""."""
        return self._open[-1].link if self._open else ""
