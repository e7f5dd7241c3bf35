"""Fields: an instruction nobody sees, and its result, which is text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from maqala.core.formats.docx.names import W

_LINK = re.compile(
    r'\s*HYPERLINK\s+(?:\\[a-z]\s+)*(?:"([^"]*)"|([^\s\\"][^\s"]*))(.*)', re.IGNORECASE | re.DOTALL
)
_PLACE = re.compile(r'\\l\s+(?:"([^"]*)"|(\S+))', re.IGNORECASE)
_ONLY_PLACE = re.compile(r"\s*HYPERLINK\s+\\l\b", re.IGNORECASE)


def link_of(instruction: str) -> str:
    """The address in a HYPERLINK instruction, or "" for all other fields."""
    found = None if _ONLY_PLACE.match(instruction) else _LINK.match(instruction)
    if found is None:
        return ""
    place = _PLACE.search(found[3])
    address = found[1] or found[2] or ""
    return f"{address}#{place[1] or place[2]}" if place else address


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
    instruction: str = ""
    in_result: bool = False
    link: str = ""


class Fields:
    """The fields that are open at a place in the text; they nest, and may span paragraphs."""

    def __init__(self) -> None:
        self._open: list[_Field] = []

    def mark(self, kind: str) -> None:
        """Pass a `w:fldChar`."""
        if kind == "begin":
            self._open.append(_Field())
        elif kind == "separate" and self._open:
            field = self._open[-1]
            field.in_result, field.link = True, link_of(field.instruction)
        elif kind == "end" and self._open:
            self._open.pop()

    def instruct(self, text: str) -> None:
        """Pass a piece of an instruction."""
        if self._open:
            self._open[-1].instruction += text

    @property
    def shown(self) -> bool:
        """Whether text here is seen: not within an instruction."""
        return all(field.in_result for field in self._open)

    @property
    def link(self) -> str:
        """Where text here leads, or ""."""
        return next((field.link for field in reversed(self._open) if field.link), "")
