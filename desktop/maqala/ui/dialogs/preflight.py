"""What keeps the article from being handed in, by a profile; each problem can be gone to."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from maqala.core.messages import Message
from maqala.ui.i18n import Words

if TYPE_CHECKING:  # few windows ever ask
    from maqala.core.preflight.inspect import Problem
    from maqala.core.preflight.shelf import Shelved

_SIZE = (560, 460)
_BUTTONS = ("folder", "new", "close")


class PreflightDialog(QDialog):
    """Stays open beside the text while problems are mended."""

    chosen = Signal(int)
    """The profile at this place is wanted."""
    wanted = Signal(object)
    """The `Place` of a problem that is to be shown."""
    folder_wanted = Signal()
    """Another shared folder."""
    new_wanted = Signal()
    """A profile of one's own."""

    def __init__(self, parent: QWidget, words: Words) -> None:
        super().__init__(parent)
        self._words = words
        self.profiles = QComboBox()
        self.said = QLabel()
        self.said.setWordWrap(True)
        self.said.setTextFormat(Qt.TextFormat.PlainText)
        self.list = QListWidget()
        self.list.setObjectName("outline_list")
        self.list.setWordWrap(True)
        self.buttons = {name: QPushButton() for name in _BUTTONS}
        self._label = QLabel()
        self._label.setBuddy(self.profiles)
        self._lay_out()
        self.profiles.activated.connect(self.chosen)
        self.list.itemClicked.connect(self._go)
        self.list.itemActivated.connect(self._go)
        self.buttons["folder"].clicked.connect(lambda _checked=False: self.folder_wanted.emit())
        self.buttons["new"].clicked.connect(lambda _checked=False: self.new_wanted.emit())
        self.buttons["close"].clicked.connect(self.reject)
        words.changed.connect(self.retranslate)
        self.retranslate()
        self.resize(*_SIZE)

    def show_profiles(self, profiles: Sequence[Shelved], current: int) -> None:
        """Offer these, with one of them chosen."""
        self.profiles.clear()
        self.profiles.addItems([one.title for one in profiles])
        self.profiles.setCurrentIndex(current)

    def show_problems(self, problems: Sequence[Problem], notes: Sequence[Message]) -> None:
        """Show what is to be mended; `notes` say why it may not be all, or nothing could be looked at."""
        row = self.list.currentRow()
        self.list.clear()
        for problem in problems:
            item = QListWidgetItem(self._words.say(problem.message))
            item.setData(Qt.ItemDataRole.UserRole, problem.place)
            self.list.addItem(item)
        self.list.setCurrentRow(min(row, len(problems) - 1))
        say = self._words.say
        lines = [say(note) for note in notes]
        if problems:
            lines.append(say("preflight.to_mend", number=len(problems)))
        elif not notes:
            lines.append(say("preflight.ready"))
        self.said.setText("\n".join(lines))

    def retranslate(self) -> None:
        """Say everything in the language in force; what is in the list comes with the next look."""
        say = self._words.say
        self.setWindowTitle(say("preflight.title"))
        self._label.setText(say("preflight.profile"))
        self.list.setAccessibleName(say("preflight.problems"))
        for name in ("folder", "new"):
            self.buttons[name].setText(say(f"preflight.{name}"))
            self.buttons[name].setToolTip(say(f"preflight.{name}_hint"))
        self.buttons["close"].setText(say("button.close"))

    def _go(self, item: QListWidgetItem) -> None:
        self.wanted.emit(item.data(Qt.ItemDataRole.UserRole))

    def _lay_out(self) -> None:
        top, below = QHBoxLayout(), QHBoxLayout()
        top.addWidget(self._label)
        top.addWidget(self.profiles, 1)
        for name, button in self.buttons.items():
            button.setAutoDefault(False)
            if name == "close":
                below.addStretch(1)
            below.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 16)
        layout.setSpacing(10)
        layout.addLayout(top)
        layout.addWidget(self.said)
        layout.addWidget(self.list, 1)
        layout.addLayout(below)
