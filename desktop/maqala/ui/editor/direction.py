"""Which way the lines run: from the left, and each as its letters want it where some want it otherwise."""

from __future__ import annotations

import re

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QTextCursor, QTextDocument

_FROM_THE_RIGHT = re.compile(
    "[\u0590-\u08ff\u200f\u202b\u202e\u2067\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
"""Hebrew, Arabic and their kin, and the signs that make others run so."""


class Direction:
    """Follows one document.

    Qt can find out for itself how a paragraph runs, but does so again for each behind the cursor, with every
    key. So it is told that all run from the left, for as long as no letter says otherwise.
    """

    def __init__(self, document: QTextDocument) -> None:
        self._document = document
        self._is_mixed = False
        self._set(Qt.LayoutDirection.LeftToRight)
        document.contentsChange.connect(self._look)

    def _look(self, position: int, _removed: int, added: int) -> None:
        if self._is_mixed or not added:
            return
        if _FROM_THE_RIGHT.search(
            self._document.characterAt(position) if added == 1 else self._text(position, added)
        ):
            self._is_mixed = True
            QTimer.singleShot(0, self._document, lambda: self._set(Qt.LayoutDirection.LayoutDirectionAuto))

    def _text(self, position: int, length: int) -> str:
        cursor, last = QTextCursor(self._document), self._document.characterCount() - 1
        cursor.setPosition(min(position, last))
        cursor.setPosition(min(position + length, last), QTextCursor.MoveMode.KeepAnchor)
        return cursor.selectedText()

    def _set(self, direction: Qt.LayoutDirection) -> None:
        option = self._document.defaultTextOption()
        option.setTextDirection(direction)
        self._document.setDefaultTextOption(option)
