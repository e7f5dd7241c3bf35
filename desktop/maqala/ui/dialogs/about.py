"""What this program is, what it is made of, and under which licences."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from maqala.core.licences import Part
from maqala.ui.i18n import Words


class AboutDialog(QDialog):
    """The program, and beside the list of its components the licence of the chosen one."""

    def __init__(self, parent: QWidget, words: Words, version: str, parts: Sequence[Part]) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(words.say("action.about"))
        self.resize(760, 480)
        self._parts = parts
        self.list = QListWidget()
        self.list.setAccessibleName(words.say("about.parts"))
        self.list.addItems([part.name for part in parts])
        self.list.setFixedWidth(220)
        self.licence = QLabel()
        self.licence.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName(words.say("about.licence"))
        self._words = words
        self._lay_out(words, version)
        self.list.currentRowChanged.connect(self._show_part)
        self.list.setCurrentRow(0)

    def _lay_out(self, words: Words, version: str) -> None:
        name = QLabel(f"<b>Maqala {escape(version)}</b>")
        what = QLabel(words.say("about.text"))
        what.setWordWrap(True)
        heading = QLabel(words.say("about.parts"))
        heading.setBuddy(self.list)
        close = QPushButton(words.say("button.close"))
        close.setDefault(True)
        close.clicked.connect(self.accept)
        right = QVBoxLayout()
        right.addWidget(self.licence)
        right.addWidget(self.text, 1)
        both = QHBoxLayout()
        both.setSpacing(12)
        both.addWidget(self.list)
        both.addLayout(right, 1)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 16)
        layout.setSpacing(10)
        for widget in (name, what, heading):
            layout.addWidget(widget)
        layout.addLayout(both, 1)
        layout.addLayout(buttons)

    def _show_part(self, row: int) -> None:
        part = self._parts[row]
        self.licence.setText(self._words.say("about.under", licence=part.licence))
        self.text.setPlainText(part.text or self._words.say("about.no_text"))
