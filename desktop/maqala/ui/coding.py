"""In which encoding and with which line ends the article's file is written: shown below, and chosen there."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu

from maqala.core.values import replace
from maqala.ui.desk import Desk
from maqala.ui.i18n import Words
from maqala.ui.window import Window

if TYPE_CHECKING:  # the formats take longer to load than the window
    from maqala.core.formats.coding import Coding


class CodingChoice(QObject):
    """Only for formats that are text; the others have one encoding."""

    def __init__(self, window: Window, desk: Desk, words: Words) -> None:
        super().__init__(window)
        self._window = window
        self._desk = desk
        self._words = words
        desk.named.connect(self._show)
        desk.settled.connect(self._show)

    def ask(self) -> None:
        """Open the menu above the line below."""
        menu = self.menu()
        button = self._window.status.button("coding")
        menu.popup(button.mapToGlobal(QPoint(0, -menu.sizeHint().height())))

    def menu(self) -> QMenu:
        """The encodings and line ends that can be had, those in force ticked."""
        from maqala.core.formats.coding import CHOICES, LINE_ENDS

        menu, now = QMenu(self._window), self._desk.coding_of_file
        menu.aboutToHide.connect(menu.deleteLater)
        if now is None:
            return menu
        codings = [replace(now, encoding=encoding, mark=mark) for encoding, mark in CHOICES]
        self._offer(menu, {each.encoding_name: each for each in dict.fromkeys([*codings, now])}, now)
        menu.addSeparator()
        names = {end: self._words.say(f"coding.{name.lower()}") for end, name in LINE_ENDS.items()}
        self._offer(menu, {name: replace(now, line_end=end) for end, name in names.items()}, now)
        return menu

    def _offer(self, menu: QMenu, choices: Mapping[str, Coding], now: Coding) -> None:
        group = QActionGroup(menu)
        for name, coding in choices.items():
            action = QAction(name, menu, checkable=True, checked=coding == now)
            action.triggered.connect(partial(self._desk.set_coding, coding))
            group.addAction(action)
            menu.addAction(action)

    def _show(self) -> None:
        coding = self._desk.coding_of_file if self._desk.is_open else None
        self._window.status.show_coding(coding.name if coding else "")
