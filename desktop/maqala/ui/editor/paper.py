"""The paper on both sides of the column of text."""

from __future__ import annotations

from PySide6.QtGui import QContextMenuEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QWidget


class Paper(QWidget):
    """Lies over a margin of `view`, which scrolls and takes clicks there as in its middle.

    The view could look at its own events instead. But then each key would wait until several had been looked at.
    """

    def __init__(self, view: QAbstractScrollArea) -> None:
        super().__init__(view)
        self._view = view

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Put the cursor there."""
        self._to_column(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Select as far as there."""
        self._to_column(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End a selection."""
        self._to_column(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Open the menu of the line beside."""
        viewport = self._view.viewport()
        there = viewport.mapFromGlobal(event.globalPos())
        menu = QContextMenuEvent(event.reason(), there, event.globalPos(), event.modifiers())
        event.setAccepted(QApplication.sendEvent(viewport, menu))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll, or zoom."""
        QApplication.sendEvent(self._view.viewport(), event)

    def _to_column(self, event: QMouseEvent) -> None:
        viewport = self._view.viewport()
        there = QMouseEvent(
            event.type(),
            viewport.mapFromGlobal(event.globalPosition()),
            event.globalPosition(),
            event.button(),
            event.buttons(),
            event.modifiers(),
        )
        event.setAccepted(QApplication.sendEvent(viewport, there))
