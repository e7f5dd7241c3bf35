"""The sheets of an article as they will be printed."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtPrintSupport import QPrinter, QPrintPreviewWidget
from PySide6.QtWidgets import (
    QDialog,
    QGraphicsView,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from maqala.ui.i18n import Words
from maqala.ui.theme import Theme

_BUTTONS = ("previous", "next", "|", "zoom_out", "zoom_in", "width", "page_whole", "pages")
_ICONS = {
    "previous": "up",
    "next": "down",
    "zoom_out": "minus",
    "zoom_in": "plus",
    "width": "fit-width",
    "page_whole": "fit-page",
    "pages": "two-pages",
}
_SIZE = QSize(900, 760)


class Preview(QDialog):
    """Shows what `paint` draws on `printer`."""

    print_wanted = Signal()
    pdf_wanted = Signal()

    def __init__(
        self,
        parent: QWidget,
        words: Words,
        theme: Theme,
        printer: QPrinter,
        paint: Callable[[QPrinter], None],
    ) -> None:
        super().__init__(parent)
        self.setObjectName("preview")
        self._words = words
        self.pages = QPrintPreviewWidget(printer)
        self.pages.paintRequested.connect(paint)
        self.at = QLabel()
        self.buttons = {name: QToolButton() for name in _BUTTONS if name != "|"}
        self.print_ = QPushButton(words.say("print.print"))
        self.pdf = QPushButton(words.say("print.pdf"))
        self.setWindowTitle(words.say("print.preview"))
        self.resize(_SIZE)
        for name, button in self.buttons.items():
            button.setIcon(theme.icon(_ICONS[name]))
            button.setToolTip(words.say(f"print.{name}"))
            button.setAccessibleName(words.say(f"print.{name}"))
        self._lay_out()
        self._connect()
        desk = self.pages.findChild(QGraphicsView)
        if desk is not None:
            desk.scene().setBackgroundBrush(theme.colour("pressed"))  # Qt's own grey is of no theme
        self.print_.setFocus()

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(4)
        for name in _BUTTONS:
            if name == "|":
                row.addWidget(self.at)
                row.addSpacing(16)
            else:
                row.addWidget(self.buttons[name])
        row.addStretch(1)
        row.addWidget(self.pdf)
        self.print_.setObjectName("primary")
        self.print_.setDefault(True)
        row.addWidget(self.print_)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 10, 12, 12)
        layout.addLayout(row)
        layout.addWidget(self.pages, 1)

    def _connect(self) -> None:
        pages = self.pages
        does: dict[str, Callable[[], object]] = {
            "previous": lambda: self._go(-1),
            "next": lambda: self._go(1),
            "zoom_out": pages.zoomOut,
            "zoom_in": pages.zoomIn,
            "width": pages.fitToWidth,
            "page_whole": lambda: self._show_at_once(pages.setSinglePageViewMode),
            "pages": lambda: self._show_at_once(pages.setAllPagesViewMode),
        }
        for name, do in does.items():
            self.buttons[name].clicked.connect(lambda _checked=False, do=do: do())
        pages.previewChanged.connect(self._say)
        self.print_.clicked.connect(self._print)
        self.pdf.clicked.connect(self.pdf_wanted)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Page Up and Page Down turn the pages, Home and End go to the first and the last."""
        all_ = self.pages.pageCount()
        turns = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1, Qt.Key.Key_Home: -all_, Qt.Key.Key_End: all_}
        if by := turns.get(event.key(), 0):  # type: ignore[call-overload]  # compares like the number it is
            self._go(by)
        else:
            super().keyPressEvent(event)

    def _go(self, by: int) -> None:
        self.pages.setCurrentPage(max(1, min(self.pages.pageCount(), self.pages.currentPage() + by)))
        self._say()

    def _show_at_once(self, mode: Callable[[], object]) -> None:
        mode()
        self.pages.fitInView()

    def _print(self) -> None:
        self.accept()
        self.print_wanted.emit()

    def _say(self) -> None:
        at, number = self.pages.currentPage(), self.pages.pageCount()
        self.at.setText(self._words.say("print.page", at=at, number=number))
        self.buttons["previous"].setEnabled(at > 1)
        self.buttons["next"].setEnabled(at < number)
