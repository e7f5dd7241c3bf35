"""The house style in the preferences: which file it is in, and what became of its lines."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from maqala.core import paths, settings
from maqala.core.errors import MaqalaError
from maqala.core.messages import Message
from maqala.core.settings import Settings
from maqala.core.storage import atomic
from maqala.ui.house import HouseWatch
from maqala.ui.i18n import Words

_SUFFIX = ".txt"
_SAMPLE = "house-style.txt"
_BROKEN_SHOWN = 6
_BUTTONS = ("choose", "new", "open", "drop")


class HousePage(QWidget):
    """What is chosen holds at once. `failed` hears if it could not be saved."""

    def __init__(
        self, words: Words, kept: Settings, watch: HouseWatch | None, failed: Callable[[Message], None]
    ) -> None:
        super().__init__()
        self._words = words
        self._kept = kept
        self._watch = watch
        self._failed = failed
        self._intro, self._rest, self._state = _text(), _text(), _text()
        self._state.setObjectName("why")
        self._example = QLabel()
        self._example.setObjectName("example")
        self._example.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._path = QLineEdit()
        self._path.setObjectName(settings.HOUSE_FILE.name)
        self._path.setReadOnly(True)
        self._buttons = {name: QPushButton() for name in _BUTTONS}
        self._lay_out()
        for name, button in self._buttons.items():
            button.setObjectName(f"house_{name}")
            button.setAutoDefault(False)
            button.clicked.connect(lambda _checked=False, name=name: getattr(self, f"_{name}")())
        if watch is not None:
            watch.changed.connect(self.show_kept)
        self.show_kept()
        self.retranslate()

    def show_kept(self) -> None:
        """Show what is in force now."""
        name = self._kept.get(settings.HOUSE_FILE)
        self._path.setText(name)
        self._path.setToolTip(name)
        self._path.setCursorPosition(len(name))  # the end of a long path says more
        for button in ("open", "drop"):
            self._buttons[button].setEnabled(bool(name))
        self._show_state()

    def retranslate(self) -> None:
        """Say everything in the language in force."""
        say = self._words.say
        self._intro.setText(say("house.intro"))
        self._example.setText(say("house.example"))
        self._rest.setText(say("house.rest"))
        self._path.setPlaceholderText(say("house.none"))
        self._path.setAccessibleName(say(f"setting.{settings.HOUSE_FILE.name}"))
        for name, button in self._buttons.items():
            button.setText(say(f"house.{name}"))
        self._show_state()

    def _show_state(self) -> None:
        loaded = self._watch.loaded if self._watch else None
        if not self._kept.get(settings.HOUSE_FILE):
            self._state.setText("")
        elif loaded is None:
            self._state.setText(self._words.say("house.loading"))
        else:
            lines = [self._words.say(loaded.trouble)] if loaded.trouble else []
            lines.append(self._words.say("house.state", number=len(loaded.style.preferences)))
            self._state.setText("\n".join(lines + self._broken()))

    def _broken(self) -> list[str]:
        say = self._words.say
        broken = self._watch.loaded.style.broken if self._watch and self._watch.loaded else ()
        if not broken:
            return []
        lines = [say("house.broken_line", number=b.number, text=b.text[:60]) for b in broken[:_BROKEN_SHOWN]]
        if more := len(broken) - _BROKEN_SHOWN:
            lines += [say("house.more", number=more)] if more > 0 else []
        return [say("house.broken_lines"), *lines]

    # What the buttons do

    def _choose(self) -> None:
        start = self._kept.get(settings.HOUSE_FILE) or str(Path.home())
        chosen, _ = QFileDialog.getOpenFileName(self, self._words.say("house.choose"), start, self._filter())
        if chosen:
            self._use(chosen)

    def _new(self) -> None:
        """Begin a file with an example of every kind of line."""
        suggested = str(Path.home() / f"{self._words.say('house.file')}{_SUFFIX}")
        chosen, _ = QFileDialog.getSaveFileName(self, self._words.say("house.new"), suggested, self._filter())
        if not chosen:
            return
        try:
            atomic.write(Path(chosen), paths.shipped("resources", "samples", _SAMPLE).read_bytes())
        except MaqalaError as error:
            self._failed(error.message)
        else:
            self._use(chosen)

    def _open(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(self._kept.get(settings.HOUSE_FILE)))

    def _drop(self) -> None:
        self._use("")

    def _use(self, name: str) -> None:
        try:
            self._kept.set(settings.HOUSE_FILE, name)
        except MaqalaError as error:
            self._failed(error.message)
        self.show_kept()

    def _filter(self) -> str:
        return f"{self._words.say('house.files')} (*{_SUFFIX});;{self._words.say('open.anything')} (*)"

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        for button in self._buttons.values():
            row.addWidget(button)
        row.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 6, 4, 4)
        layout.setSpacing(10)
        layout.addWidget(self._path)
        layout.addLayout(row)
        for label in (self._state, self._intro, self._example, self._rest):
            layout.addWidget(label)
        layout.addStretch(1)


def _text() -> QLabel:
    label = QLabel()
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    return label
