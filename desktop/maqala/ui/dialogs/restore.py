"""What an earlier run of the program left behind, and the question what becomes of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from maqala.ui.dialogs import ask
from maqala.ui.i18n import Words

if TYPE_CHECKING:  # the database takes longer to load than the window
    from maqala.core.storage.recovery import State

_FIRST_WORDS = 120
"""Letters of the article that are shown to know it by."""


class RestoreDialog(QDialog):
    """Offers each article: restore it, or all of them, discard it, or decide at the next start."""

    restored = Signal(object)
    """A state that is wanted; with the last one the dialog is closed."""
    discarded = Signal(object)

    def __init__(self, parent: QWidget, words: Words, states: Sequence[State]) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(words.say("restore.title"))
        self.setMinimumWidth(560)
        self._words = words
        self._states = list(states)
        self.list = QListWidget()
        self.list.setWordWrap(True)
        self.list.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAccessibleName(words.say("restore.list"))
        for state in states:
            self.list.addItem(_item(state, words))
        self.list.setCurrentRow(0)
        self.list.itemActivated.connect(lambda _item: self._restore())
        self._lay_out(words)

    def _lay_out(self, words: Words) -> None:
        text = QLabel(words.say("restore.text"))
        text.setWordWrap(True)
        self.later = _button(words, "later")
        self.discard = _button(words, "discard_left")
        self.restore = _button(words, "restore")
        self.all = _button(words, "restore_all")
        self.all.setVisible(len(self._states) > 1)
        leading = self.all if len(self._states) > 1 else self.restore
        leading.setObjectName("primary")
        leading.setDefault(True)
        self.later.clicked.connect(self.reject)
        self.discard.clicked.connect(self._discard)
        self.restore.clicked.connect(self._restore)
        self.all.clicked.connect(self._restore_all)
        buttons = QHBoxLayout()
        buttons.addWidget(self.discard)
        buttons.addStretch(1)
        buttons.addWidget(self.later)
        buttons.addWidget(self.restore)
        buttons.addWidget(self.all)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 16)
        layout.setSpacing(12)
        layout.addWidget(text)
        layout.addWidget(self.list, 1)
        layout.addLayout(buttons)

    def _restore(self) -> None:
        self.restored.emit(self._take(self.list.currentRow()))

    def _restore_all(self) -> None:
        while self._states:
            self.restored.emit(self._take(len(self._states) - 1))  # the latest last, to lie in front

    def _discard(self) -> None:
        row = self.list.currentRow()
        if ask.may_erase(self, self._words, _title(self._states[row], self._words)).ask():
            self.discarded.emit(self._take(row))

    def _take(self, row: int) -> State:
        """What is dealt with leaves the list; with the last one the dialog goes."""
        self.list.takeItem(row)
        state = self._states.pop(row)
        if not self._states:
            self.accept()
        return state


def _title(state: State, words: Words) -> str:
    name = state.path.name if state.path else state.article.headline.strip()
    return name or words.say("document.untitled")


def _item(state: State, words: Words) -> QListWidgetItem:
    time = state.time.astimezone().strftime("%d.%m.%Y %H:%M")
    text = state.article.text if state.path else state.article.text.removeprefix(state.article.headline)
    first = " ".join(text.split())
    shown = first if len(first) <= _FIRST_WORDS else f"{first[:_FIRST_WORDS].rstrip()}…"
    item = QListWidgetItem(f"{_title(state, words)} · {time}\n{shown}")
    item.setToolTip(str(state.path or ""))
    return item


def _button(words: Words, key: str) -> QPushButton:
    button = QPushButton(words.say(f"button.{key}"))
    button.setAutoDefault(False)
    return button
