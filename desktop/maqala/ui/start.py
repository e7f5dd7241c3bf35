"""The empty start: new article, open, recent ones, and a sample that teaches by being proofread."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QToolButton, QVBoxLayout, QWidget

from maqala.ui.i18n import Words

_SHOWN = 6


class StartPage(QWidget):
    """Shown while no article is open."""

    wanted = Signal(str)
    """`new`, `open` or `sample`."""
    file_wanted = Signal(str)

    def __init__(self, words: Words) -> None:
        super().__init__()
        self.setObjectName("start")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._words = words
        self._title = QLabel("Maqala")
        self._title.setObjectName("start_title")
        self._line = QLabel()
        self._line.setObjectName("start_line")
        self._buttons = {name: self._button(name) for name in ("new", "open", "sample")}
        self._recent_title = QLabel()
        self._recent_title.setObjectName("section")
        self._recent = QVBoxLayout()
        self._recent.setSpacing(0)
        self._lay_out()
        words.changed.connect(self.retranslate)
        self.retranslate()

    def show_recent(self, paths: Sequence[str]) -> None:
        """List the articles that were open lately."""
        while (item := self._recent.takeAt(0)) is not None:
            if widget := item.widget():
                widget.deleteLater()
        for path in paths[:_SHOWN]:
            self._recent.addWidget(self._file(Path(path)))
        self._recent_title.setVisible(bool(paths))

    def retranslate(self) -> None:
        """Say everything in the language in force."""
        self._line.setText(self._words.say("start.line"))
        for name, button in self._buttons.items():
            button.setText(self._words.say(f"start.{name}"))
        self._recent_title.setText(self._words.say("start.recent"))

    def _button(self, name: str) -> QPushButton:
        button = QPushButton()
        button.setObjectName("primary" if name == "new" else f"start_{name}")
        button.setMinimumHeight(40)
        button.clicked.connect(lambda: self.wanted.emit(name))
        return button

    def _file(self, path: Path) -> QToolButton:
        button = QToolButton()
        button.setObjectName("recent")
        button.setText(f"{path.name}   —   {_short(path.parent)}")
        button.setToolTip(str(path))
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        button.clicked.connect(lambda: self.file_wanted.emit(str(path)))
        return button

    def _lay_out(self) -> None:
        column = QVBoxLayout()
        column.setSpacing(8)
        column.addWidget(self._title)
        column.addWidget(self._line)
        column.addSpacing(20)
        buttons = QHBoxLayout()
        buttons.setSpacing(10)
        for button in self._buttons.values():
            buttons.addWidget(button)
        buttons.addStretch(1)
        column.addLayout(buttons)
        column.addSpacing(28)
        column.addWidget(self._recent_title)
        column.addLayout(self._recent)
        outer = QVBoxLayout(self)
        outer.addStretch(2)
        across = QHBoxLayout()
        across.addStretch(1)
        across.addLayout(column)
        across.addStretch(1)
        outer.addLayout(across)
        outer.addStretch(3)


def _short(folder: Path) -> str:
    home = Path.home()
    return f"~/{folder.relative_to(home)}" if folder.is_relative_to(home) and folder != home else str(folder)
