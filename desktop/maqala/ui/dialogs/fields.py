"""A few lines of text to be filled in."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from maqala.ui.i18n import Words


class FieldDialog(QDialog):
    """Asks for one text for each (key, value)."""

    def __init__(self, parent: QWidget, words: Words, title: str, fields: Sequence[tuple[str, str]]) -> None:
        super().__init__(parent)
        self.setWindowTitle(words.say(title))
        self.setMinimumWidth(440)
        self.fields: list[QLineEdit] = []
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 16)
        layout.setSpacing(8)
        for key, value in fields:
            field = QLineEdit(value)
            field.setAccessibleName(words.say(key))
            label = QLabel(words.say(key))
            label.setBuddy(field)
            layout.addWidget(label)
            layout.addWidget(field)
            self.fields.append(field)
        layout.addSpacing(8)
        self.buttons = QHBoxLayout()
        self.buttons.addStretch(1)
        self._add("button.cancel", words).clicked.connect(self.reject)
        accept = self._add("button.ok", words)
        accept.setObjectName("primary")
        accept.setDefault(True)
        accept.clicked.connect(self.accept)
        layout.addLayout(self.buttons)

    def values(self) -> list[str]:
        """What was filled in."""
        return [field.text().strip() for field in self.fields]

    def _add(self, key: str, words: Words) -> QPushButton:
        button = QPushButton(words.say(key))
        button.setAutoDefault(False)
        self.buttons.addWidget(button)
        return button
