"""A block of the article shown beside it, with its length against what is wanted."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel

from maqala.ui.i18n import Words


class Glance(QFrame):
    """Shows the headline or the lead; the counter stands out beyond the limit, in bold and amber."""

    wanted = Signal()
    """A click or Enter goes to the block in the text, where it is edited."""

    def __init__(self, words: Words, title: str, empty: str) -> None:
        super().__init__()
        self.setObjectName("glance")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._words = words
        self._keys = (title, empty)
        self._shown = ("", 0)
        self._title, self._text = QLabel(), QLabel()
        self._title.setObjectName("why")
        self._text.setWordWrap(True)
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self.counter = QLabel()
        self.counter.setObjectName("counter")
        layout = QGridLayout(self)
        layout.setContentsMargins(6, 4, 6, 6)
        layout.setVerticalSpacing(3)
        layout.setColumnStretch(0, 1)
        layout.addWidget(self._title, 0, 0)
        layout.addWidget(self.counter, 0, 1)
        layout.addWidget(self._text, 1, 0, 1, 2)
        self.retranslate()

    def show_text(self, text: str, limit: int) -> None:
        """Show `text`; `limit` counts characters, and 0 is none."""
        if (text, limit) != self._shown:
            self._shown = (text, limit)
            self.retranslate()

    @property
    def is_beyond(self) -> bool:
        """Whether the text is longer than wanted."""
        text, limit = self._shown
        return bool(limit) and len(text) > limit

    def text(self) -> str:
        """What stands in the block, or what is to stand there."""
        return self._text.text()

    def retranslate(self) -> None:
        """Say everything in the language in force."""
        text, limit = self._shown
        title, empty = (self._words.say(key) for key in self._keys)
        self._title.setText(title)
        self._text.setText(text or empty)
        self.counter.setText(f"{len(text)} / {limit}" if limit else str(len(text)))
        key = "details.beyond" if self.is_beyond else "details.length"
        said = self._words.say(key, number=len(text), limit=limit)
        self.counter.setToolTip(said)
        self.counter.setAccessibleName(said)
        self.setAccessibleName(f"{title}: {self._text.text()}")
        self.setAccessibleDescription(said)
        self._mark(self.counter, "beyond", on=self.is_beyond)
        self._mark(self._text, "empty", on=not text)

    def _mark(self, label: QLabel, what: str, *, on: bool) -> None:
        if label.property(what) != on:
            label.setProperty(what, on)
            label.style().unpolish(label)
            label.style().polish(label)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click goes to the text."""
        self.wanted.emit()
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """So does Enter or Space."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.wanted.emit()
        else:
            super().keyPressEvent(event)
