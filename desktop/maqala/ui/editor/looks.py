"""How things look on the page: laid over the text while it is drawn, never stored in it."""

from __future__ import annotations

from typing import cast

from PySide6.QtGui import (
    QFont,
    QTextBlock,
    QTextCharFormat,
    QTextCursor,
    QTextLayout,
    QTextTable,
)

from maqala.core.article import Style
from maqala.core.issues import Family, Issue
from maqala.core.values import dataclass
from maqala.ui.editor import styles
from maqala.ui.editor.styles import Measure
from maqala.ui.theme import Palette

TINTS = {Family.SPELLING: "error", Family.AGREEMENT: "warning", Family.STYLE: "hint", Family.NAME: "name"}
"""The colour of each family of findings."""
# kind: weight (0: as it is), colour
_TEXT: dict[str, tuple[int, str]] = {
    Style.HEADLINE.value: (QFont.Weight.DemiBold.value, "ink"),
    Style.LEAD.value: (0, "ink_soft"),
    Style.HEADING_1.value: (QFont.Weight.DemiBold.value, "ink"),
    Style.HEADING_2.value: (QFont.Weight.DemiBold.value, "ink"),
    Style.HEADING_3.value: (QFont.Weight.DemiBold.value, "ink_soft"),
    Style.QUOTE.value: (0, "ink_soft"),
    styles.CAPTION: (0, "muted"),
    styles.CELL: (0, "ink"),
}

_WHOLE = 1 << 24
"""A stretch as long as any paragraph: one of its own length would be laid out anew with every letter."""


@dataclass(frozen=True, slots=True)
class Marked:
    """A finding in a block; `start` and `end` count UTF-16 units from the block's beginning."""

    start: int
    end: int
    issue: Issue


class Looks:
    """Makes the formats that are laid over a block, for one theme and one measure."""

    def __init__(self, palette: Palette, measure: Measure) -> None:
        self.measure = measure
        self._base = {kind: self._text_format(palette, kind, *look) for kind, look in _TEXT.items()}
        self._link = QTextCharFormat()
        self._link.setForeground(palette.colour("link"))
        self._link.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
        self._usual = QTextCharFormat()
        self._usual.setProperty(styles.PIXELS, measure.size)
        self._header = QTextCharFormat()
        self._header.setFontWeight(QFont.Weight.DemiBold)

    def apply(self, block: QTextBlock) -> None:
        """Lay the formats over `block`, unless an input method is composing in it."""
        layout = block.layout()
        if layout.preeditAreaText():
            return
        formats = self._formats(block)
        if formats != layout.formats():  # laying out anew costs more than all else that a key does
            layout.setFormats(formats)
            block.document().markContentsDirty(block.position(), block.length())

    def _formats(self, block: QTextBlock) -> list[QTextLayout.FormatRange]:
        kind = styles.kind_of(block)
        formats = []
        if base := self._base.get(kind):
            formats.append(_range(0, _WHOLE, base))
        if kind == styles.CELL and _in_header(block):
            formats.append(_range(0, _WHOLE, self._header))
        return formats + self._stretches(block, plain=base is None)

    def _stretches(self, block: QTextBlock, *, plain: bool) -> list[QTextLayout.FormatRange]:
        """Links, and in `plain` text what was begun as a headline and kept the size of its first letter."""
        found = []
        place = block.begin()
        while not place.atEnd():
            fragment = place.fragment()
            form = fragment.charFormat()
            start = fragment.position() - block.position()
            if plain and form.hasProperty(styles.PIXELS):
                found.append(_range(start, fragment.length(), self._usual))
            if form.isAnchor():
                found.append(_range(start, fragment.length(), self._link))
            place += 1
        return found

    def _text_format(self, palette: Palette, kind: str, weight: int, tint: str) -> QTextCharFormat:
        result = QTextCharFormat()
        result.setProperty(styles.PIXELS, self.measure.letters(kind))
        if weight:
            result.setFontWeight(QFont.Weight(weight))
        if tint != "ink":
            result.setForeground(palette.colour(tint))
        return result


def _in_header(block: QTextBlock) -> bool:
    table = cast("QTextTable | None", QTextCursor(block).currentTable())
    if table is None:
        return False
    return table.cellAt(block.position()).row() < table.format().toTableFormat().headerRowCount()


def _range(start: int, length: int, form: QTextCharFormat) -> QTextLayout.FormatRange:
    result = QTextLayout.FormatRange()
    result.start = start
    result.length = length
    result.format = form
    return result
