"""The styles of an outlet's template, with those of ours that it lacks.

A style is the same as one of ours if it has Word's own name for it, if it is called so in one of the
languages that the reader knows, or, for headings, if it has the same outline level.
"""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy

from lxml import etree

from maqala.core.formats.docx.names import VAL, WORD, W
from maqala.core.formats.docx.package import Part, parsed
from maqala.core.formats.docx.style_sheet import STYLES
from maqala.core.formats.docx.styles import is_default, kind_named, list_depth, outline_of

_REFERENCES = tuple(W + name for name in ("basedOn", "next", "link"))


class TemplateStyles:
    """`root` is the whole part; `ids` says what our styles are called in it."""

    def __init__(self, part: Part | None) -> None:
        self.root = etree.Element(f"{W}styles", nsmap={"w": WORD}) if part is None else deepcopy(part.root)
        self.ids: dict[str, str] = {}
        self.added: dict[str, etree._Element] = {}
        """Styles of ours that the template lacks, by our names."""
        self._theirs = [style for style in self.root.iterchildren(f"{W}style") if _id(style)]
        ours = parsed(STYLES.encode())
        assert ours is not None
        if self.root.find(f"{W}docDefaults") is None:
            self.root.insert(0, deepcopy(ours.find(f"{W}docDefaults")))
        for style in ours.iterchildren(f"{W}style"):
            self._place(style)
        for style in self.added.values():
            self._rename_in(style)

    def _place(self, ours: etree._Element) -> None:
        found = next((theirs for is_same in _WAYS for theirs in self._theirs if is_same(theirs, ours)), None)
        if found is None:
            found = deepcopy(ours)
            found.set(f"{W}styleId", self._free_id(_id(ours)))
            self.root.append(found)
            self.added[_id(ours)] = found
        self.ids[_id(ours)] = _id(found)

    def _free_id(self, wanted: str) -> str:
        taken = {_id(style).lower() for style in self._theirs}
        return f"Maqala{wanted}" if wanted.lower() in taken else wanted

    def _rename_in(self, style: etree._Element) -> None:
        for child in style:
            if child.tag in _REFERENCES:
                child.set(VAL, self.ids[child.get(VAL, "")])


def _is_their_default(theirs: etree._Element, ours: etree._Element) -> bool:
    return _type(theirs) == _type(ours) and is_default(theirs) and is_default(ours)


def _is_called_alike(theirs: etree._Element, ours: etree._Element) -> bool:
    return _type(theirs) == _type(ours) and _name(theirs) == _name(ours) and not is_default(ours)


def _is_translated(theirs: etree._Element, ours: etree._Element) -> bool:
    kind = kind_named(_name(ours))
    return _is_paragraph(theirs, ours) and kind is kind_named(_name(theirs)) and not list_depth(_name(theirs))


def _has_its_level(theirs: etree._Element, ours: etree._Element) -> bool:
    level = outline_of(ours.find(f"{W}pPr"))
    return _is_paragraph(theirs, ours) and level is not None and level is outline_of(theirs.find(f"{W}pPr"))


def _is_paragraph(theirs: etree._Element, ours: etree._Element) -> bool:
    return (
        _type(theirs) == _type(ours) == "paragraph"
        and kind_named(_name(ours)) is not None
        and not is_default(theirs)
    )


_WAYS: tuple[Callable[[etree._Element, etree._Element], bool], ...] = (
    _is_their_default,
    _is_called_alike,
    _is_translated,
    _has_its_level,
)
"""How to find a style of theirs for one of ours, the surest first."""


def _id(style: etree._Element) -> str:
    return str(style.get(f"{W}styleId", ""))


def _type(style: etree._Element) -> str:
    return str(style.get(f"{W}type", "paragraph"))


def _name(style: etree._Element) -> str:
    found = style.find(f"{W}name")
    return "" if found is None else str(found.get(VAL, "")).split(",")[0].strip().lower()
