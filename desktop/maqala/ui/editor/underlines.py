"""The lines under findings. They are painted over the text: as formats of it they would have every paragraph
laid out anew, and that costs more than all else that a key does."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from typing import NamedTuple, cast

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen, QPixmap, QTextBlock, QTextLayout, QTextLine

from maqala.core.issues import Family, Issue, family_of
from maqala.ui.editor.looks import TINTS, Marked
from maqala.ui.theme import Palette

_WIDTH, _HEIGHT = 8, 5
"""Of the piece that a line is tiled with, in pixels: whole ones on a screen of any usual scale."""
_BELOW = 0.4
"""How far under the letters' baseline a line runs, as a part of the room that there is."""
# Shapes tell the families where colours cannot be told apart. From, to: a dot where both are the same.
_STROKES: dict[Family, tuple[tuple[float, float], ...]] = {
    Family.AGREEMENT: ((1, 5.5),),
    Family.STYLE: ((2, 2), (6, 6)),
    Family.NAME: ((1, 3.5), (6.2, 6.2)),
}


class Line(NamedTuple):
    """A line under a finding, or under a part of it: a tile again and again, in document coordinates."""

    left: int
    top: int
    width: int
    tile: QPixmap

    def paint(self, painter: QPainter) -> None:
        """Draw it; the painter is in document coordinates."""
        painter.drawTiledPixmap(self.left, self.top, self.width, _HEIGHT, self.tile)


class Underlines:
    """Makes the lines of one theme."""

    def __init__(self, palette: Palette) -> None:
        self._palette = palette
        self._tiles: dict[tuple[Family, float], QPixmap] = {}
        self._of_rules: dict[tuple[str, float], QPixmap] = {}

    def lines(self, block: QTextBlock, marked: Iterable[Marked], ratio: float) -> Iterator[Line]:
        """The lines under what is marked in `block`, for a screen with `ratio` dots to a pixel.

        To be asked before Qt draws the block: after that it forgets the shape of the letters, and would have
        to find it anew to say where they stand.
        """
        layout = block.layout()
        corner = layout.position()
        composed, at = len(layout.preeditAreaText()), layout.preeditAreaPosition()
        for one in marked:
            tile = self._tile_of(one.issue, ratio)
            start, end = (p + composed if composed and p > at else p for p in (one.start, one.end))
            for left, right, below in _stretches(layout, start, end):
                # In whole pixels, else it would blur.
                x = round(corner.x() + left)
                yield Line(x, round(corner.y() + below), round(corner.x() + right) - x, tile)

    def _tile_of(self, issue: Issue, ratio: float) -> QPixmap:
        known = self._of_rules.get(
            (issue.rule, ratio)
        )  # by a string, which is looked up sooner than a family
        if known is None:
            known = self._of_rules[issue.rule, ratio] = self.tile(family_of(issue), ratio)
        return known

    def tile(self, family: Family, ratio: float) -> QPixmap:
        """The piece that the line of a family consists of, for a screen with `ratio` dots to a pixel."""
        if (family, ratio) not in self._tiles:
            self._tiles[family, ratio] = self._drawn(family, ratio)
        return self._tiles[family, ratio]

    def _drawn(self, family: Family, ratio: float) -> QPixmap:
        tile = QPixmap(math.ceil(_WIDTH * ratio), math.ceil(_HEIGHT * ratio))
        tile.setDevicePixelRatio(ratio)
        tile.fill(Qt.GlobalColor.transparent)
        strokes = _STROKES.get(family)
        cap = Qt.PenCapStyle.RoundCap
        width = 1.2 if strokes is None else 1.7
        painter = QPainter(tile)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._palette.colour(TINTS[family]), width, Qt.PenStyle.SolidLine, cap))
        painter.drawPath(_wave() if strokes is None else _dashes(strokes))
        painter.end()
        return tile


def _wave() -> QPainterPath:
    """Two periods, which go on beyond both edges."""
    path = QPainterPath(QPointF(-2, 1))
    for trough in range(0, _WIDTH + 2, 4):
        path.cubicTo(trough - 1, 1, trough - 1, _HEIGHT - 1.5, trough, _HEIGHT - 1.5)
        path.cubicTo(trough + 1, _HEIGHT - 1.5, trough + 1, 1, trough + 2, 1)
    return path


def _dashes(strokes: tuple[tuple[float, float], ...]) -> QPainterPath:
    path = QPainterPath()
    for start, end in strokes:
        path.moveTo(start, 2)
        path.lineTo(max(end, start + 0.01), 2)
    return path


def _stretches(layout: QTextLayout, start: int, end: int) -> Iterator[tuple[float, float, float]]:
    """From where to where, and how far down, a line runs under each line of text between two positions."""
    line = layout.lineForTextPosition(start)
    while line.isValid():
        behind = line.textStart() + line.textLength()
        ends = _x(line, start), _x(line, min(end, behind))
        yield min(ends), max(ends), line.y() + line.ascent() + line.descent() * _BELOW
        if end <= behind or line.lineNumber() + 1 >= layout.lineCount():
            return
        start, line = behind, layout.lineAt(line.lineNumber() + 1)


def _x(line: QTextLine, position: int) -> float:
    return cast("tuple[float, int]", line.cursorToX(position))[0]
