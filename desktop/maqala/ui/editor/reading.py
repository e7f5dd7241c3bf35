"""QTextDocument → article, without loss: what `bridge` laid into the document, and what was written since.

A page is read every other second while somebody writes, so each time only that is read which has changed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain
from typing import NamedTuple, cast

from PySide6.QtCore import QByteArray
from PySide6.QtGui import QTextBlock, QTextCursor, QTextDocument, QTextImageFormat, QTextTable

from maqala.core.article import (
    Article,
    Block,
    Cell,
    Image,
    Metadata,
    Rule,
    Run,
    Style,
    Table,
    TextBlock,
    merged,
)
from maqala.ui.editor import styles
from maqala.ui.editor.bridge import LINE_BREAK, OBJECT, fragments, runs_of


class Piece(NamedTuple):
    """What so many blocks of the document, one behind the other, were read as."""

    length: int
    blocks: tuple[Block, ...]


class Reader:
    """Reads one document as often as somebody wants to know what stands in it."""

    def __init__(self, document: QTextDocument) -> None:
        self._document = document
        self._pieces: list[Piece] = []
        # So many blocks at the beginning and at the end of the document are as they were read.
        self._above = self._below = 0
        document.contentsChange.connect(self._changed)

    def article(self, metadata: Metadata) -> Article:
        """The article that stands in the document."""
        if _is_blank(self._document):
            return Article((), metadata)
        count = self._document.blockCount()
        if self._above + self._below < count:
            # The neighbours are read again, too: a picture may have got a caption, or a caption a picture.
            above, below = (
                _within(self._pieces, self._above - 1),
                _within(self._pieces[::-1], self._below - 1),
            )
            first, last = _length(above), count - _length(below)
            self._pieces = [*above, *_pieces(self._document, first, last), *below[::-1]]
            self._above, self._below = count, count
        return Article(_blocks(self._pieces), metadata)

    def _changed(self, position: int, _removed: int, added: int) -> None:
        document = self._document
        first, last = document.findBlock(position), document.findBlock(position + added)
        self._above = min(self._above, first.blockNumber() if first.isValid() else 0)
        behind = document.blockCount() - 1 - last.blockNumber() if last.isValid() else 0
        self._below = min(self._below, behind)


def article_of(document: QTextDocument, metadata: Metadata) -> Article:
    """The article that stands in a document that nobody writes in."""
    if _is_blank(document):
        return Article((), metadata)
    return Article(_blocks(_pieces(document, 0, document.blockCount())), metadata)


def _is_blank(document: QTextDocument) -> bool:
    return document.isEmpty() and not document.firstBlock().blockFormat().hasProperty(styles.KIND)


def _blocks(pieces: Iterable[Piece]) -> tuple[Block, ...]:
    return tuple(chain.from_iterable([piece.blocks for piece in pieces]))


def _length(pieces: list[Piece]) -> int:
    return sum([piece.length for piece in pieces])


def _within(pieces: list[Piece], blocks: int) -> list[Piece]:
    """Those of the first pieces that were read from the first `blocks` blocks."""
    length = 0
    for number, piece in enumerate(pieces):
        length += piece.length
        if length > blocks:
            return pieces[:number]
    return pieces


def _pieces(document: QTextDocument, first: int, last: int) -> Iterator[Piece]:
    """What the blocks from number `first` up to `last`, which is left out, are read as."""
    block, number = document.findBlockByNumber(first), first
    has_tables = bool(document.rootFrame().childFrames())
    while number < last:
        table = cast("QTextTable | None", QTextCursor(block).currentTable()) if has_tables else None
        if table is not None:
            end = table.lastCursorPosition().block()
            piece = Piece(end.blockNumber() - number + 1, (_read_table(table),))
        else:
            piece = _read(block)
            end = block if piece.length == 1 else block.next()
        yield piece
        block, number = end.next(), number + piece.length


def _read(block: QTextBlock) -> Piece:
    kind = styles.kind_of(block)
    if kind == styles.IMAGE:
        beside, image = _read_image(block)
    elif OBJECT in block.text():
        beside, image = _read_mixed(block, kind)
    else:
        return Piece(1, tuple(_read_text(block, kind)))
    caption = block.next()
    if image is None or not caption.isValid() or styles.kind_of(caption) != styles.CAPTION:
        return Piece(1, (*beside, image) if image else tuple(beside))
    return Piece(2, (*beside, Image(image.data, image.name, image.source, image.alt, runs_of(caption))))


def _read_text(block: QTextBlock, kind: str) -> Iterator[Block]:
    runs = runs_of(block)
    if kind == styles.RULE:
        yield Rule()
    if kind in (styles.RULE, styles.GAP) and not runs:
        return
    style = styles.STYLES.get(kind, Style.PARAGRAPH)
    yield TextBlock(style, runs, styles.depth_of(block) if style.is_list else 0)


def _read_image(block: QTextBlock) -> tuple[list[Block], Image | None]:
    """What was written beside the picture, as a paragraph, and other pictures; then the last picture."""
    beside: list[Block] = []
    if text := runs_of(block):
        beside.append(TextBlock(Style.PARAGRAPH, text))
    pictures = [image_of(f.toImageFormat()) for _, f in fragments(block) if f.isImageFormat()]
    return beside + list(pictures[:-1]), pictures[-1] if pictures else None


def _read_mixed(block: QTextBlock, kind: str) -> tuple[list[Block], Image | None]:
    """What stands in a paragraph that a picture ran into; then a picture at its end, whose caption may follow."""
    style = styles.STYLES.get(kind, Style.PARAGRAPH)
    depth = styles.depth_of(block) if style.is_list else 0
    found: list[TextBlock | Image] = []
    for text, form in fragments(block):
        if form.isImageFormat():
            found.append(image_of(form.toImageFormat()))
            continue
        run = styles.run_of(text.replace(OBJECT, "").replace(LINE_BREAK, "\n"), form)
        before = found[-1] if found else None
        if isinstance(before, TextBlock):
            found[-1] = TextBlock(style, merged([*before.runs, run]), depth)
        else:
            found.append(TextBlock(style, merged([run]), depth))
    last = found[-1]
    return ([*found[:-1]], last) if isinstance(last, Image) else ([*found], None)


def image_of(form: QTextImageFormat) -> Image:
    """The picture that a format of `bridge.image_format` stands for; its caption is not known there."""
    data = form.property(styles.IMAGE_DATA)
    return Image(
        bytes(data.data()) if isinstance(data, QByteArray) else b"",
        str(form.property(styles.IMAGE_NAME) or ""),
        str(form.property(styles.IMAGE_SOURCE) or ""),
        str(form.property(styles.IMAGE_ALT) or ""),
    )


def _read_table(table: QTextTable) -> Table:
    rows = tuple(
        tuple(_read_cell(table, row, column) for column in range(table.columns()))
        for row in range(table.rows())
    )
    return Table(rows, header=table.format().toTableFormat().headerRowCount() > 0)


def _read_cell(table: QTextTable, row: int, column: int) -> Cell:
    cell = table.cellAt(row, column)
    if (cell.row(), cell.column()) != (row, column):
        return Cell()  # the rest of a merged cell
    runs: list[Run] = []
    block, last = cell.firstCursorPosition().block(), cell.lastCursorPosition().block()
    while True:
        runs += runs_of(block)
        if block == last or not block.isValid():
            return Cell(merged(runs))
        runs.append(Run("\n", *((runs[-1].marks, runs[-1].link, runs[-1].language) if runs else ())))
        block = block.next()
