"""Find and replace: a bar under the page that searches as one types."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QTextCursor, QTextDocument
from PySide6.QtWidgets import (
    QCheckBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QTextEdit,
    QToolButton,
    QWidget,
)

from maqala.core.text.offsets import Offsets
from maqala.core.text.search import Match, PatternError, Query, matches
from maqala.ui.editor import editing
from maqala.ui.editor.block_state import blocks
from maqala.ui.editor.bridge import LINE_BREAK
from maqala.ui.editor.view import ArticleView
from maqala.ui.i18n import Words
from maqala.ui.theme import Theme

_PAUSE = 120
"""Milliseconds after a change of the text until the places are counted anew."""
_MARKED = 2_000
"""Places that are shown; all are counted."""
_SWITCHES = ("case", "word", "pattern")


@dataclass(frozen=True, slots=True)
class Place:
    """An occurrence, in UTF-16 units from the document's beginning."""

    start: int
    end: int
    match: Match


def places(document: QTextDocument, query: Query) -> list[Place]:
    """Every occurrence in the document; none reaches over the end of a paragraph."""
    found = []
    for block in blocks(document):
        text, start = block.text(), block.position()
        offsets = Offsets.of(text)
        for match in matches(query, text.replace(LINE_BREAK, "\n")):
            place = Place(start + offsets.to_utf16(match.start), start + offsets.to_utf16(match.end), match)
            found.append(place)
    return found


class FindBar(QWidget):
    """The bar. Hidden until it is wanted."""

    closed = Signal()

    def __init__(self, view: ArticleView, words: Words, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("findbar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._view = view
        self._words = words
        self._theme = theme
        self._places: list[Place] = []
        self.what = QLineEdit()
        self.instead = QLineEdit()
        self.count = QLabel()
        self.count.setObjectName("why")
        self._switches = {name: QCheckBox() for name in _SWITCHES}
        self._arrows = {name: QToolButton() for name in ("previous", "next", "close")}
        self._replacers = {name: QPushButton() for name in ("one", "all")}
        self._soon = QTimer(self, interval=_PAUSE, singleShot=True)
        self._lay_out()
        self._connect()
        words.changed.connect(self.retranslate)
        theme.changed.connect(self._paint)
        self.retranslate()
        self._paint()
        self.hide()

    # What the window does with it

    def open(self, *, replacing: bool) -> None:
        """Show the bar, looking for what is selected."""
        selected = self._view.textCursor().selectedText()
        if selected and "\u2029" not in selected:
            self.what.setText(selected)
        for widget in (self.instead, *self._replacers.values()):
            widget.setVisible(replacing)
        self.show()
        self.what.setFocus()
        self.what.selectAll()
        self._search()

    def query(self) -> Query:
        """What is looked for."""
        on = {name: box.isChecked() for name, box in self._switches.items()}
        return Query(self.what.text(), on["case"], on["word"], on["pattern"])

    def go(self, *, forward: bool) -> None:
        """Select the next or the previous place, going round at the end."""
        if not self._places:
            return
        cursor = self._view.textCursor()
        if forward:
            behind = [p for p in self._places if p.start >= cursor.selectionEnd()]
            chosen = behind[0] if behind else self._places[0]
        else:
            before = [p for p in self._places if p.end <= cursor.selectionStart()]
            chosen = before[-1] if before else self._places[-1]
        self._view.select(chosen.start, chosen.end)
        self._say()

    def replace_one(self) -> None:
        """Replace the selected place, then go to the next."""
        cursor = self._view.textCursor()
        here = (cursor.selectionStart(), cursor.selectionEnd())
        place = next((p for p in self._places if (p.start, p.end) == here), None)
        if place is not None and (text := self._filled(place)) is not None:
            editing.replace(cursor, place.start, place.end, text)
            self._search()
        self.go(forward=True)

    def replace_all(self) -> None:
        """Replace every place, as one step."""
        cursor = QTextCursor(self._view.document())
        number = 0
        with editing.one_step(cursor):
            for place in reversed(places(self._view.document(), self.query())):
                text = self._filled(place)
                if text is None:
                    break
                editing.replace(cursor, place.start, place.end, text)
                number += 1
        self._search()
        self.count.setText(self._words.say("find.replaced", number=number))

    def retranslate(self) -> None:
        """Say everything in the language in force."""
        say = self._words.say
        for field, key in ((self.what, "find.what"), (self.instead, "find.instead")):
            field.setPlaceholderText(say(key))
            field.setAccessibleName(say(key))
        for name, box in self._switches.items():
            box.setText(say(f"find.{name}"))
        for name, button in self._arrows.items():
            button.setToolTip(say(f"find.{name}"))
            button.setAccessibleName(say(f"find.{name}"))
        for name, replacer in self._replacers.items():
            replacer.setText(say(f"find.replace_{name}"))
        self._say()

    # Inside

    def _filled(self, place: Place) -> str | None:
        try:
            return place.match.filled(self.instead.text(), pattern=self.query().pattern)
        except PatternError as error:
            self.count.setText(self._words.say(error.message))
            return None

    def _search(self) -> None:
        if self.isHidden():
            return
        try:
            self._places = places(self._view.document(), self.query())
        except PatternError as error:
            self._places = []
            self._mark()
            self.count.setText(self._words.say(error.message))
            return
        self._mark()
        self._say()

    def _search_as_typed(self) -> None:
        self._search()
        if self._places:
            start = self._view.textCursor().selectionStart()
            behind = [p for p in self._places if p.start >= start]
            chosen = behind[0] if behind else self._places[0]
            self._view.select(chosen.start, chosen.end)
            self._say()

    def _mark(self) -> None:
        marked = []
        for place in self._places[:_MARKED] if self.isVisible() else ():
            selection = QTextEdit.ExtraSelection()
            cursor = QTextCursor(self._view.document())
            cursor.setPosition(place.start)
            cursor.setPosition(place.end, QTextCursor.MoveMode.KeepAnchor)
            selection.cursor = cursor
            selection.format.setBackground(self._theme.colour("found"))
            marked.append(selection)
        self._view.setExtraSelections(marked)

    def _say(self) -> None:
        number = len(self._places)
        start = self._view.textCursor().selectionStart()
        at = next((i for i, p in enumerate(self._places, 1) if p.start == start), 0)
        if not self.what.text():
            self.count.clear()
        elif not number:
            self.count.setText(self._words.say("find.nothing"))
        elif at:
            self.count.setText(self._words.say("find.place", at=at, number=number))
        else:
            self.count.setText(self._words.say("find.number", number=number))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes the bar and goes back to the text."""
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
            self._view.setFocus()
        else:
            super().keyPressEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """Nothing stays marked."""
        super().hideEvent(event)
        self._places = []
        self._view.setExtraSelections([])
        self.closed.emit()

    def _connect(self) -> None:
        self._soon.timeout.connect(self._search)
        self._view.textChanged.connect(lambda: self._soon.start() if self.isVisible() else None)
        self.what.textEdited.connect(lambda _text: self._search_as_typed())
        self.what.returnPressed.connect(lambda: self.go(forward=True))
        self.instead.returnPressed.connect(self.replace_one)
        for box in self._switches.values():
            box.toggled.connect(lambda _on: self._search_as_typed())
        self._arrows["previous"].clicked.connect(lambda: self.go(forward=False))
        self._arrows["next"].clicked.connect(lambda: self.go(forward=True))
        self._arrows["close"].clicked.connect(self.hide)
        self._replacers["one"].clicked.connect(self.replace_one)
        self._replacers["all"].clicked.connect(self.replace_all)

    def _paint(self) -> None:
        for name, icon in (("previous", "up"), ("next", "down"), ("close", "close")):
            self._arrows[name].setIcon(self._theme.icon(icon))
        self._mark()

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(12, 8, 8, 8)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(6)
        for field in (self.what, self.instead):
            field.setFixedWidth(300)
        grid.addWidget(self.what, 0, 0)
        grid.addWidget(self.instead, 1, 0)
        first, second = QHBoxLayout(), QHBoxLayout()
        first.setSpacing(10)
        second.setSpacing(8)
        for name in ("previous", "next"):
            first.addWidget(self._arrows[name])
        first.addWidget(self.count)
        first.addStretch(1)
        for box in self._switches.values():
            first.addWidget(box)
        first.addWidget(self._arrows["close"])
        for button in self._replacers.values():
            second.addWidget(button)
        second.addStretch(1)
        grid.addLayout(first, 0, 1)
        grid.addLayout(second, 1, 1)
