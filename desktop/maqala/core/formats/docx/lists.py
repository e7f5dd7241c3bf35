"""Which lists a document has: bulleted or numbered, for each level."""

from __future__ import annotations

from lxml import etree

from maqala.core.article import MAX_DEPTH, Style
from maqala.core.formats.docx.names import VAL, W
from maqala.core.formats.docx.styles import Numbering, Sheet, StyleSheet, number

_Levels = dict[int, etree._Element]
"""The `w:lvl` of each level."""


class Lists:
    """The numbering part of a document."""

    def __init__(self, root: etree._Element | None, styles: StyleSheet) -> None:
        self._styles = styles
        self._abstract = {} if root is None else _by_id(root, "abstractNum", "abstractNumId")
        self._lists = {} if root is None else _by_id(root, "num", "numId")
        self._levels: dict[str, _Levels] = {}
        self._linked: dict[str, dict[str, int]] = {}
        self._starts: dict[str, dict[int, int]] = {}

    def item(self, direct: Numbering, sheet: Sheet) -> tuple[Style, int] | None:
        """The list style and depth of a paragraph, or None when it stands in no list."""
        wanted = self.numbering(direct, sheet)
        depth = min(max(wanted.level or 0, 0), MAX_DEPTH)
        level = self.levels(wanted.list_id or "").get(depth)
        how = "" if level is None else format_of(level)
        if direct.list_id is None and not depth:
            depth = sheet.list_depth
        if how and how != "none":
            return (Style.BULLET if how == "bullet" else Style.NUMBER), depth
        # A style that is called a list is one, unless the paragraph was taken out of its list.
        if isinstance(sheet.kind, Style) and sheet.kind.is_list and direct.list_id is None:
            return sheet.kind, depth
        return None

    def numbering(self, direct: Numbering, sheet: Sheet) -> Numbering:
        """The list and level of a paragraph; a list that its style names may name the style at a level."""
        wanted = direct.over(sheet.numbering)
        if direct != Numbering() or wanted.list_id is None:
            return wanted
        named = self._levels_of_styles(wanted.list_id)
        linked = next((named[style] for style in sheet.lineage if style in named), wanted.level)
        return Numbering(wanted.list_id, linked)

    def _levels_of_styles(self, list_id: str) -> dict[str, int]:
        """Which level of a list each style has that one is linked to."""
        if list_id not in self._linked:
            links = ((depth, level.find(f"{W}pStyle")) for depth, level in self.levels(list_id).items())
            self._linked[list_id] = {link.get(VAL, ""): depth for depth, link in links if link is not None}
        return self._linked[list_id]

    def levels(self, list_id: str) -> _Levels:
        """The levels of a list; none if there is no such list."""
        if list_id not in self._levels:
            self._levels[list_id] = self._read(list_id, 0)
        return self._levels[list_id]

    def shared(self, list_id: str) -> str:
        """What is the same for lists whose items are counted together."""
        element = self._lists.get(list_id)
        reference = None if element is None else element.find(f"{W}abstractNumId")
        return "" if reference is None else reference.get(VAL, "")

    def start_of(self, list_id: str, level: int) -> int | None:
        """The number with which a list begins anew at a level, or None where it goes on."""
        if list_id not in self._starts:
            element = self._lists.get(list_id)
            overrides = [] if element is None else element.findall(f"{W}lvlOverride")
            self._starts[list_id] = {
                number(override.get(f"{W}ilvl")): number(start.get(VAL))
                for override in overrides
                if (start := override.find(f"{W}startOverride")) is not None
            }
        return self._starts[list_id].get(level)

    def _read(self, list_id: str, hops: int) -> _Levels:
        element = self._lists.get(list_id)
        if element is None or hops > 5:
            return {}
        abstract = self._abstract.get(self.shared(list_id))
        levels = {} if abstract is None else self._within(abstract, hops)
        for override in element.findall(f"{W}lvlOverride"):
            levels |= _levels(override)
        return levels

    def _within(self, abstract: etree._Element, hops: int) -> _Levels:
        link = abstract.find(f"{W}numStyleLink")
        if link is None:
            return _levels(abstract)
        return self._read(self._styles.sheet(link.get(VAL, "")).numbering.list_id or "", hops + 1)


def _by_id(root: etree._Element, tag: str, attribute: str) -> dict[str, etree._Element]:
    return {element.get(W + attribute, ""): element for element in root.findall(W + tag)}


def _levels(element: etree._Element) -> _Levels:
    return {number(level.get(f"{W}ilvl")): level for level in element.findall(f"{W}lvl")}


def format_of(level: etree._Element) -> str:
    """How the items of a level are numbered: `decimal`, `bullet`, `none` …"""
    found = level.find(f"{W}numFmt")
    if found is None:  # as in lists with formats of their own, which stand in mc:AlternateContent
        found = next(level.iter(f"{W}numFmt"), None)
    text = level.find(f"{W}lvlText")
    if text is not None and not text.get(VAL, "").strip() and level.find(f"{W}lvlPicBulletId") is None:
        return "none"  # a further paragraph of an item, which pandoc writes as an item without a mark
    return "decimal" if found is None else found.get(VAL, "decimal")
