"""Small dialogs: some fields, one below the other, and the buttons that take or leave them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from maqala.ui.i18n import Words


def number_box(least: int, most: int, value: int) -> QSpinBox:
    """A field for a number from `least` to `most`."""
    box = QSpinBox()
    box.lineEdit().setTextMargins(6, 0, 0, 0)  # the style sheet's padding does not reach it
    box.setRange(least, most)
    box.setValue(value)
    return box


class AnswerDialog(QDialog):
    """Asks for what `add` puts into it; `finish` puts the buttons below."""

    def __init__(self, parent: QWidget, words: Words, title: str) -> None:
        super().__init__(parent)
        self._words = words
        self.setWindowTitle(words.say(title))
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(20, 18, 20, 16)
        self._layout.setSpacing(8)
        self.buttons = QHBoxLayout()

    def add(self, key: str, field: QWidget) -> None:
        """Put a field below those that are there, with its name above it."""
        field.setAccessibleName(self._words.say(key))
        label = QLabel(self._words.say(key))
        label.setBuddy(field)
        self._layout.addWidget(label)
        self._layout.addWidget(field)

    def add_below(self, field: QWidget) -> None:
        """Put a field that bears its own name below the others."""
        self._layout.addSpacing(4)
        self._layout.addWidget(field)

    def finish(self) -> None:
        """Put the buttons below everything."""
        self._layout.addSpacing(8)
        self.buttons.addStretch(1)
        self._button("button.cancel").clicked.connect(self.reject)
        accept = self._button("button.ok")
        accept.setObjectName("primary")
        accept.setDefault(True)
        accept.clicked.connect(self.accept)
        self._layout.addLayout(self.buttons)

    def _button(self, key: str) -> QPushButton:
        button = QPushButton(self._words.say(key))
        button.setAutoDefault(False)
        self.buttons.addWidget(button)
        return button


class FieldDialog(AnswerDialog):
    """Asks for one text for each (key, value)."""

    def __init__(self, parent: QWidget, words: Words, title: str, fields: Sequence[tuple[str, str]]) -> None:
        super().__init__(parent, words, title)
        self.setMinimumWidth(440)
        self.fields = [QLineEdit(value) for _, value in fields]
        for (key, _), field in zip(fields, self.fields, strict=True):
            self.add(key, field)
        self.finish()

    def values(self) -> list[str]:
        """What was filled in."""
        return [field.text().strip() for field in self.fields]
