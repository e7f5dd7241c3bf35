"""The article's headings; a click goes there."""

from __future__ import annotations

from bisect import bisect_right

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QTextBlock, QTextDocument
from PySide6.QtWidgets import QLabel, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from maqala.core.article import Style
from maqala.ui.editor import styles
from maqala.ui.editor.block_state import blocks
from maqala.ui.i18n import Words
from maqala.ui.panels import LEFT

_LEVELS = {Style.HEADLINE: 0, Style.HEADING_1: 1, Style.HEADING_2: 2, Style.HEADING_3: 3}
_STEP = "    "


class OutlinePanel(QWidget):
    """Lists the headings of one document."""

    wanted = Signal(int)
    """Go to this position."""

    def __init__(self, document: QTextDocument, words: Words) -> None:
        super().__init__()
        self.setObjectName("left_panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedWidth(LEFT)
        self._document = document
        self._words = words
        self._places: list[int] = []
        self._cursor = 0
        self._title = QLabel()
        self._title.setObjectName("panel_title")
        self._list = QListWidget()
        self._list.setObjectName("outline_list")
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self._empty = QLabel()
        self._empty.setObjectName("why")
        self._empty.setWordWrap(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 14, 9, 10)
        layout.addWidget(self._title)
        layout.addWidget(self._empty)
        layout.addWidget(self._list, 1)
        self._list.itemActivated.connect(self._go)
        self._list.itemClicked.connect(self._go)
        words.changed.connect(self.retranslate)
        self.retranslate()

    def refresh(self) -> None:
        """List the headings as they are now."""
        found = [b for b in blocks(self._document) if _level(b) is not None and b.text().strip()]
        said = [f"{_STEP * (_level(b) or 0)}{b.text().strip()}" for b in found]
        if said != self.texts():
            self._list.clear()
            self._list.addItems(said)
        for i, block in enumerate(found):
            self._list.item(i).setData(Qt.ItemDataRole.UserRole, block.position())
            self._list.item(i).setToolTip(block.text().strip())
        self._places = [block.position() for block in found]
        self._empty.setVisible(not found)
        self.show_place(self._cursor)

    def show_place(self, position: int) -> None:
        """Mark the heading that this position of the text stands under."""
        self._cursor = position
        row = bisect_right(self._places, position) - 1
        if row != self._list.currentRow():
            self._list.setCurrentRow(row)

    def current(self) -> str:
        """The heading that is marked, or ""."""
        item = self._list.currentItem()
        return item.text().strip() if item else ""

    def texts(self) -> list[str]:
        """What is listed."""
        return [self._list.item(i).text() for i in range(self._list.count())]

    def retranslate(self) -> None:
        """Say everything in the language in force."""
        self._title.setText(self._words.say("outline.title"))
        self._empty.setText(self._words.say("outline.empty"))
        self._list.setAccessibleName(self._words.say("outline.title"))

    def _go(self, item: QListWidgetItem) -> None:
        self.wanted.emit(int(item.data(Qt.ItemDataRole.UserRole)))


def _level(block: QTextBlock) -> int | None:
    style = styles.style_of(block)
    return None if style is None else _LEVELS.get(style)
