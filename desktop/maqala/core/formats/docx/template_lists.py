"""The lists of an outlet's template: those of its list styles, and ours for the levels that they lack."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from copy import deepcopy

from lxml import etree

from maqala.core.article import MAX_DEPTH
from maqala.core.formats.docx import parts_out
from maqala.core.formats.docx.names import VAL, WORD, W
from maqala.core.formats.docx.package import Part, parsed
from maqala.core.formats.docx.parts_out import NumberedList
from maqala.core.formats.docx.styles import StyleSheet, number
from maqala.core.formats.docx.template_parts import text_of
from maqala.core.formats.docx.template_styles import TemplateStyles
from maqala.core.formats.docx.xml_out import DECLARATION


class TemplateLists:
    """At each depth an item stands in one of `bullets`, or in a list of the kind in `numbers`."""

    def __init__(self, part: Part | None, sheet: TemplateStyles) -> None:
        self._root = etree.Element(f"{W}numbering", nsmap={"w": WORD}) if part is None else part.root
        self._kind = _after(self._root, "abstractNum", "abstractNumId")
        """That of our bullets; our numbers' is the next."""
        self._list = _after(self._root, "num", "numId")
        self.first_list = self._list + 2
        self._styles = StyleSheet(sheet.root)
        self._names = {ours: sheet.ids[ours] for ours in ("ListBullet", "ListNumber")}
        self._added = sheet.added
        levels = range(MAX_DEPTH + 1)
        bullets, _, depths = self._theirs("ListBullet")
        self.bullets = tuple(bullets if depth in depths else self._list for depth in levels)
        _, kind, depths = self._theirs("ListNumber")
        self.numbers = tuple(kind if depth in depths else self._kind + 1 for depth in levels)
        for place, name in enumerate(self._names):
            if name in sheet.added:
                for reference in sheet.added[name].iter(f"{W}numId"):
                    reference.set(VAL, str(self._list + place))

    def xml(self, lists: Iterable[NumberedList]) -> str:
        """The numbering part for a text that has these lists."""
        root = deepcopy(self._root)
        kinds = [
            parts_out.abstract_list(self._kind + place, self._owner(name), bullets=place == 0)
            for place, name in enumerate(self._names)
        ]
        first = next(root.iterchildren(f"{W}num", f"{W}numIdMacAtCleanup"), None)
        _put(root, first, kinds)
        own = [parts_out.plain_list(self._list + place, self._kind + place) for place in range(2)]
        last = next(root.iterchildren(f"{W}numIdMacAtCleanup"), None)
        _put(root, last, [*own, *map(parts_out.counted_list, lists)])
        return DECLARATION + text_of(root)

    def _owner(self, name: str) -> str:
        """The style that one of our kinds of list belongs to: one of the template's has its own."""
        return self._names[name] if name in self._added else ""

    def _theirs(self, name: str) -> tuple[int, int, frozenset[int]]:
        """The list that their style of our `name` stands in, its kind, and the depths that this has."""
        if name in self._added:
            return 0, 0, frozenset()
        list_id = self._styles.sheet(self._names[name]).numbering.list_id or ""
        kind = _value(_found(self._root, "num", "numId", list_id), "abstractNumId")
        levels = (
            [] if kind is None else list(_levels(_found(self._root, "abstractNum", "abstractNumId", kind)))
        )
        fitting = {depth for depth, is_bullet in levels if is_bullet == (name == "ListBullet")}
        return number(list_id), number(kind), frozenset(fitting)


def _levels(kind: etree._Element | None) -> Iterator[tuple[int, bool]]:
    """Each depth of a kind of list, and whether it has bullets there."""
    for level in () if kind is None else kind.iterchildren(f"{W}lvl"):
        how = _value(level, "numFmt") or "decimal"
        if how != "none":
            yield number(level.get(f"{W}ilvl")), how == "bullet"


def _found(root: etree._Element, tag: str, attribute: str, value: str) -> etree._Element | None:
    return next((e for e in root.iterchildren(W + tag) if e.get(W + attribute) == value), None)


def _value(element: etree._Element | None, name: str) -> str | None:
    found = None if element is None else element.find(W + name)
    return None if found is None else found.get(VAL)


def _after(root: etree._Element, tag: str, attribute: str) -> int:
    """The first number that no element of this tag has, nor any after it."""
    return 1 + max((number(e.get(W + attribute)) for e in root.iterchildren(W + tag)), default=0)


def _put(root: etree._Element, before: etree._Element | None, xml: list[str]) -> None:
    """Put elements before another one, or at the end."""
    made = parsed(f'<w:numbering xmlns:w="{WORD}">{"".join(xml)}</w:numbering>'.encode())
    assert made is not None
    for element in list(made):
        if before is None:
            root.append(element)
        else:
            before.addprevious(element)
