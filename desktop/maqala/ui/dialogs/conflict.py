"""The file on disk and the article in the window differ: what is where, and which of them stays."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from maqala.core.article import Article
from maqala.core.messages import Message
from maqala.ui.dialogs.ask import Choice
from maqala.ui.difference_view import DifferenceView
from maqala.ui.i18n import Words
from maqala.ui.theme import Theme

_SIZE = (760, 560)


class ConflictDialog(QDialog):
    """`theirs` is what lies on disk, or the sentence why that cannot be read. `exec`, then `choice`."""

    def __init__(
        self, parent: QWidget, words: Words, theme: Theme, name: str, theirs: Article | Message, mine: Article
    ) -> None:
        super().__init__(parent)
        self.choice = Choice.CANCEL
        self._words = words
        self.setWindowTitle(words.say("conflict.title", name=name))
        self.resize(*_SIZE)
        self.buttons = {
            key: self._button(key, choice)
            for key, choice in (
                ("take_theirs", Choice.THEIRS),
                ("save_as", Choice.SAVE_AS),
                ("cancel", Choice.CANCEL),
                ("overwrite", Choice.SAVE),
            )
        }
        self.buttons["save_as"].setObjectName("primary")
        self.buttons["save_as"].setDefault(True)
        self.view = DifferenceView(words, theme.palette)
        self.arrows = {name: self.view.arrow(theme, forward=name == "down") for name in ("up", "down")}
        self._count = QLabel()
        self._count.setObjectName("why")
        self._lay_out(name)
        self._show(theirs, mine)
        self.view.setFocus()

    def _show(self, theirs: Article | Message, mine: Article) -> None:
        if isinstance(theirs, Message):
            self.buttons["take_theirs"].setEnabled(False)
            self._count.setText(self._words.say(theirs))
            self.view.show_text(mine)
            number = 0
        else:
            number = self.view.show_difference(theirs, mine)
            key = "difference.number" if number else "difference.formatting"
            self._count.setText(self._words.say(key, number=number))
        for arrow in self.arrows.values():
            arrow.setEnabled(number > 0)

    def _choose(self, choice: Choice) -> None:
        self.choice = choice
        if choice is Choice.CANCEL:
            self.reject()
        else:
            self.accept()

    def _button(self, key: str, choice: Choice) -> QPushButton:
        button = QPushButton(self._words.say(f"button.{key}"))
        button.setAutoDefault(False)
        button.clicked.connect(lambda: self._choose(choice))
        return button

    def _lay_out(self, name: str) -> None:
        text = QLabel(self._words.say("conflict.text", name=name))
        text.setWordWrap(True)
        text.setTextFormat(Qt.TextFormat.PlainText)
        above = QHBoxLayout()
        above.addWidget(self._count, 1)
        for arrow in self.arrows.values():
            above.addWidget(arrow)
        below = QHBoxLayout()
        for key, button in self.buttons.items():
            below.addWidget(button)
            if key == "take_theirs":
                below.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 16)
        layout.setSpacing(10)
        layout.addWidget(text)
        layout.addLayout(above)
        layout.addWidget(self.view, 1)
        layout.addLayout(below)
