"""Article → QTextDocument; `reading` leads back, without loss.

Line breaks inside a paragraph are U+2028 in the document, as Qt has it. A picture is a
block with one picture in it and a block with its caption behind it.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import cast

from PySide6.QtCore import QByteArray, QUrl
from PySide6.QtGui import (
    QColor,
    QImage,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFrameFormat,
    QTextImageFormat,
    QTextLength,
    QTextTable,
    QTextTableFormat,
)

from maqala.core.article import (
    Article,
    Block,
    Cell,
    Image,
    Rule,
    Runs,
    Table,
    TextBlock,
    merged,
)
from maqala.ui.editor import images, styles
from maqala.ui.editor.styles import Measure

LINE_BREAK = "\u2028"
OBJECT = "\ufffc"
"""What stands in the text for a picture."""

# Qt would make paragraphs, frames or pictures of these, and takes a byte order mark for one.
_BREAKS = dict.fromkeys("\n\r\u2029", LINE_BREAK)
_NOT_TEXT = dict.fromkeys((OBJECT, "\ufdd0", "\ufdd1", "\ufeff"))


def turner(signs: Mapping[str, str | None]) -> Callable[[str], str]:
    """`str.translate` for text in which `signs` are rare: it looks at each letter for long, and a search does not."""
    table = str.maketrans(dict(signs))
    rare = re.compile(f"[{''.join(signs)}]")
    return lambda text: text.translate(table) if rare.search(text) else text


_to_qt = turner({**_BREAKS, **_NOT_TEXT})
_FULL_WIDTH = QTextLength(QTextLength.Type.PercentageLength, 100)
_TABLE_LINE = QColor(128, 128, 128, 110)


def fill(document: QTextDocument, article: Article, measure: Measure) -> None:
    """Put `article` into `document` instead of what was there; nothing to undo, nothing changed."""
    for _ in filling(document, article, measure, max(1, len(article.blocks))):
        pass


def filling(document: QTextDocument, article: Article, measure: Measure, step: int) -> Iterator[QTextBlock]:
    """The same, `step` blocks of the article at a time; each time the first block that is new in the document."""
    document.setUndoRedoEnabled(False)
    document.clear()
    _set_margins(document)
    cursor = QTextCursor(document)
    filler = _Filler(cursor, measure)
    for begin in range(0, len(article.blocks), step):
        first = cursor.block()
        cursor.beginEditBlock()
        filler.blocks(article.blocks[begin : begin + step])
        cursor.endEditBlock()
        yield first
    document.setUndoRedoEnabled(True)
    document.setModified(False)


def replace(document: QTextDocument, article: Article, measure: Measure) -> None:
    """Put `article` in place of what stands in `document`, as one step that can be undone."""
    cursor = QTextCursor(document)
    cursor.beginEditBlock()
    cursor.select(QTextCursor.SelectionType.Document)
    cursor.removeSelectedText()
    cursor.setBlockFormat(QTextBlockFormat())
    _Filler(cursor, measure).blocks(article.blocks)
    cursor.endEditBlock()


def _set_margins(document: QTextDocument) -> None:
    above, right, below, left = styles.PAGE_MARGINS
    # Qt takes this, and not the frame's margins, from the width that it scales a picture to.
    document.setDocumentMargin(max(left, right))
    form = document.rootFrame().frameFormat()
    form.setTopMargin(above)
    form.setRightMargin(right)
    form.setBottomMargin(below)
    form.setLeftMargin(left)
    document.rootFrame().setFrameFormat(form)


def insert_blocks(cursor: QTextCursor, blocks: tuple[Block, ...], measure: Measure) -> None:
    """Put blocks behind the cursor's paragraph, or in its place if it is empty and no picture's caption."""
    cursor.beginEditBlock()
    _behind(cursor)
    here = cursor.block()
    filler = _Filler(cursor, measure, fresh=not here.text() and styles.kind_of(here) != styles.CAPTION)
    filler.blocks(blocks)
    cursor.endEditBlock()


def _behind(cursor: QTextCursor) -> None:
    table = cast("QTextTable | None", cursor.currentTable())
    if table is not None:
        cursor.setPosition(table.lastPosition() + 1)
    cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)


class _Filler:
    """Writes blocks at a cursor. `fresh` means that the cursor's block is empty and may be taken."""

    def __init__(self, cursor: QTextCursor, measure: Measure, *, fresh: bool = True) -> None:
        self._cursor = cursor
        self._measure = measure
        self._fresh = fresh

    def blocks(self, blocks: tuple[Block, ...]) -> None:
        for block in blocks:
            match block:
                case TextBlock():
                    self._text(block.style.value, block.runs, block.depth)
                case Image():
                    self._image(block)
                case Table():
                    self._table(block)
                case Rule():
                    self._begin(styles.RULE)

    def _begin(self, kind: str, depth: int = 0) -> None:
        form = styles.block_format(kind, depth, self._measure)
        if self._fresh:
            self._cursor.setBlockFormat(form)
            self._cursor.setBlockCharFormat(styles.empty_format(kind, self._measure))
        else:
            self._cursor.insertBlock(form, styles.empty_format(kind, self._measure))
        self._fresh = False

    def _text(self, kind: str, runs: Runs, depth: int = 0) -> None:
        self._begin(kind, depth)
        insert_runs(self._cursor, runs)

    def _image(self, image: Image) -> None:
        self._begin(styles.IMAGE)
        self._cursor.insertImage(image_format(self._cursor.document(), image))
        self._text(styles.CAPTION, image.caption)

    def _table(self, table: Table) -> None:
        columns = max((len(row) for row in table.rows), default=0)
        if not columns:
            return
        self._begin(styles.GAP)
        made = self._cursor.insertTable(len(table.rows), columns, table_format(header=table.header))
        for row, cells in enumerate(table.rows):
            for column, cell in enumerate(cells):
                self._cell(made, row, column, cell)
        self._cursor.setPosition(made.lastPosition() + 1)
        self._fresh = True
        self._begin(styles.GAP)
        # Qt's block behind the table is taken by what follows.
        self._fresh = True

    def _cell(self, table: QTextTable, row: int, column: int, cell: Cell) -> None:
        cursor = table.cellAt(row, column).firstCursorPosition()
        cursor.setBlockFormat(styles.block_format(styles.CELL, 0, self._measure))
        insert_runs(cursor, cell.runs)


def insert_runs(cursor: QTextCursor, runs: Runs) -> None:
    """Write runs at the cursor, inside its paragraph."""
    for run in runs:
        cursor.insertText(_to_qt(run.text.replace("\r\n", "\n")), styles.char_format(run))


def image_format(document: QTextDocument, image: Image) -> QTextImageFormat:
    """The format that stands for a picture and carries all that is known of it."""
    form = QTextImageFormat()
    key = hashlib.sha256(image.data or image.source.encode()).hexdigest()[:24]
    form.setName(f"maqala:{key}")
    form.setProperty(styles.IMAGE_DATA, QByteArray(image.data))
    form.setProperty(styles.IMAGE_NAME, image.name)
    form.setProperty(styles.IMAGE_SOURCE, image.source)
    form.setProperty(styles.IMAGE_ALT, image.alt)
    form.setMaximumWidth(_FULL_WIDTH)
    _add_picture(document, form.name(), image.data or _beside(document, image.source))
    return form


def lie_in(document: QTextDocument, folder: Path | None) -> None:
    """Show pictures that the article only names from this folder, that of its file, from now on."""
    document.setBaseUrl(QUrl.fromLocalFile(str(folder)) if folder is not None else QUrl())


def lies_in(document: QTextDocument) -> Path | None:
    """The folder that `lie_in` was told."""
    folder = document.baseUrl().toLocalFile()
    return Path(folder) if folder else None


def _beside(document: QTextDocument, source: str) -> bytes:
    folder = lies_in(document)
    if folder is None or not source:
        return b""
    from maqala.core.formats import nearby  # few articles have any

    return nearby.picture(folder, source)


def _add_picture(document: QTextDocument, name: str, data: bytes) -> None:
    picture = images.decoded(data)
    if picture.isNull():
        picture = QImage(480, 96, QImage.Format.Format_ARGB32_Premultiplied)
        picture.fill(QColor(128, 128, 128, 48))
    document.addResource(QTextDocument.ResourceType.ImageResource.value, QUrl(name), picture)


def table_format(*, header: bool) -> QTextTableFormat:
    """The look of every table."""
    form = QTextTableFormat()
    form.setHeaderRowCount(1 if header else 0)
    form.setWidth(_FULL_WIDTH)
    form.setBorder(1)
    form.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
    form.setBorderBrush(_TABLE_LINE)
    form.setBorderCollapse(True)
    form.setCellPadding(7)
    form.setCellSpacing(0)
    form.setTopMargin(8)
    form.setBottomMargin(18)
    return form


def fragments(block: QTextBlock) -> Iterator[tuple[str, QTextCharFormat]]:
    """The stretches of a block that are formatted alike."""
    place = block.begin()
    while not place.atEnd():
        fragment = place.fragment()
        yield fragment.text(), fragment.charFormat()
        place += 1


def runs_of(block: QTextBlock) -> Runs:
    """The text of a block with its formatting, pictures left out."""
    return merged(
        styles.run_of(text.replace(OBJECT, "").replace(LINE_BREAK, "\n"), form)
        for text, form in fragments(block)
    )
