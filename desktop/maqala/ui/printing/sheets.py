"""The article laid out on sheets of paper: body text, a line above with the headline, page numbers below.

Everything is measured in the pixels of the device that it is drawn on; Qt is not told which that is, else it
would scale some of it once more. The text is laid out anew for paper: what is on the screen keeps its own
width, theme and findings.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

from PySide6.QtCore import QMarginsF, QRectF, QSizeF, Qt, QUrl
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QFont,
    QFontMetricsF,
    QImage,
    QPageLayout,
    QPageSize,
    QPainter,
    QPalette,
    QTextBlock,
    QTextBlockFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextTable,
)

from maqala.core.article import Article, Style
from maqala.core.values import dataclass
from maqala.ui import fonts
from maqala.ui.editor import bridge, styles
from maqala.ui.editor.block_state import blocks
from maqala.ui.editor.looks import Looks
from maqala.ui.editor.ornaments import Ornaments
from maqala.ui.editor.styles import BASE, Measure
from maqala.ui.theme import Palette

_POINTS, _SMALL = 11.5, 8.5
"""Sizes of letters on paper, in points: the text, and what stands above and below it."""
_MARGINS = QMarginsF(25, 15, 25, 15)
"""Paper around what is printed, in mm."""
_STRIP = 11
"""Height of the line above the text and of the one below, in mm."""
_TALLEST = 0.7
"""How much of a page's height a picture may take: its caption has to find room below."""
_KEPT_WITH_NEXT = frozenset(
    {
        Style.HEADLINE.value,
        Style.LEAD.value,
        Style.HEADING_1.value,
        Style.HEADING_2.value,
        Style.HEADING_3.value,
    }
) | {styles.IMAGE}
_BREAK = QTextFormat.PageBreakFlag.PageBreak_AlwaysBefore


def paper() -> QPageLayout:
    """The sheet that articles are printed on unless somebody wants another."""
    size = QPageSize(QPageSize.PageSizeId.A4)
    return QPageLayout(size, QPageLayout.Orientation.Portrait, _MARGINS, QPageLayout.Unit.Millimeter)


@dataclass(frozen=True, slots=True)
class Print:
    """What is to be printed and how: the article, its font's family, the colours, and what each page is called.

    `numbered` says the number of a page, with `{at}` and `{number}`.
    """

    article: Article
    family: str
    palette: Palette
    numbered: str = "{at} / {number}"


class Sheets:
    """One article on sheets for a device with `dots` to the inch. `sheet` is the paper with its margins."""

    def __init__(self, wanted: Print, sheet: QPageLayout, dots: int) -> None:
        self._wanted = wanted
        self._dots = dots
        area = QRectF(sheet.paintRectPixels(dots))
        strip = round(_STRIP / 25.4 * dots)
        # Qt counts in 64ths: of any other height a page would show a hair of what begins the next one.
        self._body = QRectF(0, strip, area.width(), int(area.height()) - 2 * strip)
        self._area = QRectF(0, 0, area.width(), area.height())
        font = fonts.page_font(wanted.family, round(_POINTS / 72 * dots))
        measure = fonts.measure_of(font)
        self._document = _filled(wanted.article, font, measure, dots)
        _fit_pictures(self._document, self._body.size(), dots)
        self._document.setPageSize(self._body.size())
        self._ornaments = Ornaments(self._document, wanted.palette, measure, {})
        looks = Looks(wanted.palette, measure)
        for block in blocks(self._document):
            looks.apply(block)
        self._hold_together()

    @property
    def number(self) -> int:
        """How many sheets there are."""
        return self._document.pageCount()

    def paint(self, painter: QPainter, at: int) -> None:
        """Draw the sheet `at`, counted from 0; the painter's origin is where the margins meet."""
        top = at * self._body.height()
        visible = QRectF(0, top, self._body.width(), self._body.height())
        painter.save()
        painter.translate(self._body.left(), self._body.top() - top)
        painter.setClipRect(visible)
        context = QAbstractTextDocumentLayout.PaintContext()
        context.clip = visible
        inks = QPalette()
        inks.setColor(QPalette.ColorRole.Text, self._wanted.palette.colour("ink"))
        context.palette = inks
        self._document.documentLayout().draw(painter, context)
        self._ornaments.paint(painter, self._ornaments.seen(visible))
        painter.restore()
        self._paint_strips(painter, at)

    def _paint_strips(self, painter: QPainter, at: int) -> None:
        painter.setPen(self._wanted.palette.colour("muted"))
        painter.setFont(fonts.page_font(self._wanted.family, round(_SMALL / 72 * self._dots)))
        known, article = self._wanted.article.metadata, self._wanted.article
        first = " · ".join(part for part in (known.section, known.byline, known.source) if part)
        title = (article.headline if at else first).replace("\n", " ")
        metrics = QFontMetricsF(painter.font())
        title = metrics.elidedText(title, Qt.TextElideMode.ElideRight, self._area.width())
        painter.drawText(self._area, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft, title)
        count = self._wanted.numbered.format(at=at + 1, number=self.number)
        painter.drawText(self._area, Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignRight, count)

    # No heading at the foot of a page, no picture without its caption, no single line of a paragraph.

    def _hold_together(self) -> None:
        for block in blocks(self._document):
            kind = styles.kind_of(block)
            following = block.next()
            if kind == styles.CELL or self._starts_page(block):
                continue
            leads = kind in _KEPT_WITH_NEXT and following.isValid()
            parted = leads and self._page(following, 0) > self._page(block, 0)
            if parted or self._is_torn(block):
                self._begin_page(_first_kept(block))

    def _is_torn(self, block: QTextBlock) -> bool:
        """Whether the first line of a paragraph is alone on its page, or a heading or picture is parted."""
        lines = block.layout().lineCount()
        if styles.kind_of(block) in _KEPT_WITH_NEXT:
            return lines > 1 and self._page(block, lines - 1) > self._page(block, 0)
        return lines > 1 and self._page(block, 1) > self._page(block, 0)

    def _page(self, block: QTextBlock, line: int) -> int:
        """The page that a line of a block is on."""
        top = self._document.documentLayout().blockBoundingRect(block).top()
        layout = block.layout()
        at = layout.lineAt(line).y() if line < layout.lineCount() else 0.0
        return int((top + at + 1) // self._body.height())

    def _starts_page(self, block: QTextBlock) -> bool:
        before = block.previous()
        return not before.isValid() or self._page(before, 0) < self._page(block, 0)

    def _begin_page(self, block: QTextBlock) -> None:
        form = QTextBlockFormat()
        form.setPageBreakPolicy(_BREAK)
        QTextCursor(block).mergeBlockFormat(form)


def _first_kept(block: QTextBlock) -> QTextBlock:
    """The first of the headings right above a block, which go with it."""
    while (before := block.previous()).isValid() and styles.kind_of(before) in _KEPT_WITH_NEXT:
        if not before.previous().isValid():
            break  # a page before the first would be empty
        block = before
    return block


def _filled(article: Article, font: QFont, measure: Measure, dots: int) -> QTextDocument:
    document = QTextDocument()
    document.setDefaultFont(font)
    bridge.fill(document, article, measure)
    document.setUndoRedoEnabled(False)
    root = document.rootFrame()
    frame = root.frameFormat()
    frame.setMargin(0)
    root.setFrameFormat(frame)
    for table in _tables(document):
        form = table.format().toTableFormat()
        scale = measure.size / BASE
        form.setBorder(max(1.0, dots / 150))
        form.setCellPadding(form.cellPadding() * scale)
        form.setTopMargin(form.topMargin() * scale)
        form.setBottomMargin(form.bottomMargin() * scale)
        table.setFormat(form)
    return document


def _tables(document: QTextDocument) -> Iterator[QTextTable]:
    for frame in document.rootFrame().childFrames():
        if isinstance(frame, QTextTable):
            yield frame


def _fit_pictures(document: QTextDocument, room: QSizeF, dots: int) -> None:
    """Give every picture the size it has at 96 dots to the inch, or less where it would not fit."""
    for block in blocks(document):
        place = block.begin()
        while not place.atEnd():
            fragment = place.fragment()
            form = fragment.charFormat().toImageFormat()
            if form.isValid():
                picture = document.resource(QTextDocument.ResourceType.ImageResource.value, QUrl(form.name()))
                size = QSizeF(cast("QImage", picture).size()) * (dots / 96)
                limit = QSizeF(room.width(), room.height() * _TALLEST)
                if size.width() > limit.width() or size.height() > limit.height():
                    size.scale(limit, Qt.AspectRatioMode.KeepAspectRatio)
                form.setWidth(size.width())
                form.setHeight(size.height())
                cursor = QTextCursor(block)
                cursor.setPosition(fragment.position())
                cursor.setPosition(fragment.position() + fragment.length(), QTextCursor.MoveMode.KeepAnchor)
                cursor.setCharFormat(form)
            place += 1
