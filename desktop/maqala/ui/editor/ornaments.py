"""What is painted beside the text and over it: list markers, rules, what empty fields are for, lines under findings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple, cast

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFont, QPainter, QTextBlock, QTextCursor, QTextDocument, QTextTable

from maqala.core.article import Style
from maqala.ui.editor import styles
from maqala.ui.editor.block_state import state_of
from maqala.ui.editor.heights import number_at
from maqala.ui.editor.styles import Measure
from maqala.ui.editor.underlines import Line, Underlines
from maqala.ui.theme import Palette

_BULLETS = "•◦▪"


def number_of(block: QTextBlock) -> int:
    """The number of a numbered item: how many of its level stand before it, without a break in between."""
    depth, number = styles.depth_of(block), 1
    before = block.previous()
    while before.isValid():
        style = styles.style_of(before)
        if style is None or not style.is_list or styles.depth_of(before) < depth:
            break
        if styles.depth_of(before) == depth:
            if style is not Style.NUMBER:
                break
            number += 1
        before = before.previous()
    return number


class Seen(NamedTuple):
    """A block on screen, where it stands, and the lines under its findings."""

    block: QTextBlock
    area: QRectF
    lines: tuple[Line, ...]


class Ornaments:
    """Paints for one document in one theme. `placeholders`: kind → what an empty block of it says."""

    def __init__(
        self, document: QTextDocument, palette: Palette, measure: Measure, placeholders: Mapping[str, str]
    ) -> None:
        self._document = document
        self._palette = palette
        self._measure = measure
        self._placeholders = placeholders
        self._underlines = Underlines(palette)
        self._first = 0
        """The block that the last look began at: mostly the next one does, too, at the line that is written."""

    def seen(self, visible: QRectF, ratio: float = 1) -> list[Seen]:
        """What there is in `visible`, in document coordinates, on a screen with `ratio` dots to a pixel.

        To be asked before the text is drawn, see `Underlines.lines`.
        """
        return [self._seen(block, area, ratio) for block, area in self._blocks_in(visible)]

    def _seen(self, block: QTextBlock, area: QRectF, ratio: float) -> Seen:
        state = state_of(block)
        marked = state.underlined if state is not None else ()
        return Seen(block, area, tuple(self._underlines.lines(block, marked, ratio)) if marked else ())

    def paint(self, painter: QPainter, seen: Iterable[Seen]) -> None:
        """Draw for what has been seen; the painter is in document coordinates."""
        for block, area, lines in seen:
            for line in lines:
                line.paint(painter)
            match styles.kind_of(block):
                case Style.BULLET.value | Style.NUMBER.value:
                    self._marker(painter, block, area)
                case Style.QUOTE.value:
                    self._quote_line(painter, block, area)
                case styles.RULE:
                    self._rule(painter, area)
                case kind if kind in self._placeholders and not block.text():
                    self._placeholder(painter, block, area, self._placeholders[kind])

    def veil(self, painter: QPainter, visible: QRectF, current: QTextBlock) -> None:
        """Fade everything but one block."""
        colour = self._palette.colour("paper")
        colour.setAlphaF(0.68)
        area = self._document.documentLayout().blockBoundingRect(current)
        above = QRectF(visible.left(), visible.top(), visible.width(), area.top() - visible.top())
        below = QRectF(visible.left(), area.bottom(), visible.width(), visible.bottom() - area.bottom())
        for part in (above, below):
            if part.isValid():
                painter.fillRect(part.intersected(visible), colour)

    def _blocks_in(self, visible: QRectF) -> Iterator[tuple[QTextBlock, QRectF]]:
        layout = self._document.documentLayout()
        block = self._first_in(visible.top())
        while block.isValid():
            area = layout.blockBoundingRect(block)
            if area.top() > visible.bottom():
                return
            yield block, area
            block = block.next()

    def _first_in(self, top: float) -> QTextBlock:
        """A block at or not far above `top`."""
        self._first = number_at(self._document, top, self._first)
        block = self._document.findBlockByNumber(max(0, self._first - 1))
        # The blocks of a table do not stand one below the other.
        table = cast("QTextTable | None", QTextCursor(block).currentTable())
        return table.firstCursorPosition().block() if table else block

    def _marker(self, painter: QPainter, block: QTextBlock, area: QRectF) -> None:
        depth = styles.depth_of(block)
        numbered = styles.style_of(block) is Style.NUMBER
        text = f"{number_of(block)}." if numbered else _BULLETS[depth % len(_BULLETS)]
        painter.setFont(self._document.defaultFont())
        painter.setPen(self._palette.colour("muted"))
        right = area.left() + block.blockFormat().leftMargin() - self._measure.scaled(9)
        painter.drawText(
            QPointF(right - painter.fontMetrics().horizontalAdvance(text), _baseline(block)), text
        )

    def _quote_line(self, painter: QPainter, block: QTextBlock, area: QRectF) -> None:
        above, below = block.previous(), block.next()
        joins_up = above.isValid() and styles.style_of(above) is Style.QUOTE
        joins_down = below.isValid() and styles.style_of(below) is Style.QUOTE
        form = block.blockFormat()
        top = area.top() if not joins_up else area.top() - form.topMargin()
        bottom = area.bottom() + (form.bottomMargin() if joins_down else 0)
        width = max(2.0, self._measure.scaled(3))
        painter.fillRect(QRectF(area.left(), top, width, bottom - top), self._palette.colour("line_strong"))

    def _rule(self, painter: QPainter, area: QRectF) -> None:
        width = min(area.width(), self._measure.scaled(160))
        middle = QPointF(area.center())
        painter.fillRect(
            QRectF(middle.x() - width / 2, round(middle.y()), width, 1), self._palette.colour("line_strong")
        )

    def _placeholder(self, painter: QPainter, block: QTextBlock, area: QRectF, text: str) -> None:
        font = QFont(self._document.defaultFont())
        font.setPixelSize(self._measure.letters(styles.kind_of(block)))
        painter.setFont(font)
        painter.setPen(self._palette.colour("placeholder"))
        left = area.left() + block.blockFormat().leftMargin()
        painter.drawText(QPointF(left, _baseline(block)), text)


def _baseline(block: QTextBlock) -> float:
    layout = block.layout()
    if not layout.lineCount():
        return layout.position().y()
    line = layout.lineAt(0)
    return layout.position().y() + line.y() + line.ascent()
