"""How much there is of the article: counted while it is written, and shown in full on demand."""

from __future__ import annotations

from dataclasses import fields

from PySide6.QtCore import QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QProgressBar, QVBoxLayout, QWidget

from maqala.core.text.statistics import Counter, Statistics
from maqala.ui.editor.block_state import blocks
from maqala.ui.editor.bridge import LINE_BREAK, OBJECT, turner
from maqala.ui.editor.view import ArticleView
from maqala.ui.i18n import Words, spaced

_PAUSE = 250
"""Milliseconds from a change to the count."""
_plain = turner({LINE_BREAK: "\n", OBJECT: None, "\ufdd0": "\u2029", "\ufdd1": "\u2029"})
"""What Qt writes for line breaks, pictures and the edges of table cells."""
_ROWS = (*(field.name for field in fields(Statistics)), "minutes")


class Counting(QObject):
    """Counts one view's article and selection."""

    counted = Signal()

    def __init__(self, view: ArticleView) -> None:
        super().__init__(view)
        self._view = view
        self._article = Counter()
        self._selection = Counter()
        self.article = Statistics()
        self.selection: Statistics | None = None
        """None while nothing is selected."""
        self._pause = QTimer(self, interval=_PAUSE, singleShot=True)
        self._pause.timeout.connect(self.count)
        view.textChanged.connect(self._pause.start)
        view.selectionChanged.connect(self._pause.start)

    def count(self) -> None:
        """Count now."""
        self._pause.stop()
        self.article = self._article.count(_plain(b.text()) for b in blocks(self._view.document()))
        selected = _plain(self._view.textCursor().selectedText())
        self.selection = self._selection.count(selected.split("\u2029")) if selected else None
        self.counted.emit()

    def stop(self) -> None:
        """Count nothing more."""
        self._pause.stop()


class FiguresPopup(QFrame):
    """All figures, of the article and of the selection, and how much of what is wanted is there.

    `wanted` counts words; 0 is no target.
    """

    def __init__(
        self, parent: QWidget, words: Words, article: Statistics, selection: Statistics | None, wanted: int
    ) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("figures")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAccessibleName(words.say("figures.title"))
        self._words = words
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(22)
        self._grid.setVerticalSpacing(6)
        self._add_columns({"article": article} | ({"selection": selection} if selection else {}))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 13, 16, 14)
        layout.setSpacing(10)
        layout.addLayout(self._grid)
        if wanted:
            self._add_progress(layout, article.words, wanted)

    def open_above(self, widget: QWidget) -> None:
        """Show it above `widget`, right edges in line."""
        self.adjustSize()
        corner = widget.mapToGlobal(QPoint(widget.width(), 0))
        self.move(max(0, corner.x() - self.width()), max(0, corner.y() - self.height() - 4))
        self.show()
        self.setFocus()

    def texts(self) -> list[str]:
        """What it says, row by row."""
        return [label.text() for label in self.findChildren(QLabel)]

    def _add_columns(self, columns: dict[str, Statistics]) -> None:
        for row, name in enumerate(_ROWS, 1):
            self._grid.addWidget(QLabel(self._words.say(f"figures.{name}")), row, 0)
        for column, (title, counted) in enumerate(columns.items(), 1):
            head = QLabel(self._words.say(f"figures.{title}"))
            head.setObjectName("why")
            self._grid.addWidget(head, 0, column, Qt.AlignmentFlag.AlignRight)
            for row, name in enumerate(_ROWS, 1):
                figure = QLabel(spaced(getattr(counted, name)))
                figure.setAccessibleName(f"{self._words.say(f'figures.{name}')}: {figure.text()}")
                self._grid.addWidget(figure, row, column, Qt.AlignmentFlag.AlignRight)

    def _add_progress(self, layout: QVBoxLayout, words: int, wanted: int) -> None:
        said = self._words.say("figures.progress", words=spaced(words), wanted=spaced(wanted))
        bar = QProgressBar()
        bar.setTextVisible(False)
        bar.setRange(0, wanted)
        bar.setValue(min(words, wanted))
        bar.setAccessibleName(said)
        layout.addWidget(QLabel(said))
        layout.addWidget(bar)
