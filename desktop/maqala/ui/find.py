"""Find and replace: a bar under the page that searches as one types."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QHideEvent,
    QKeyEvent,
    QKeySequence,
    QShortcut,
    QTextCursor,
)
from PySide6.QtWidgets import (
    QCheckBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QToolButton,
    QWidget,
)

from maqala.core.text.search import Inflections, Query
from maqala.ui.editor.finder import Finder, Replaced
from maqala.ui.editor.view import ArticleView
from maqala.ui.flow import FlowLayout
from maqala.ui.i18n import Words
from maqala.ui.theme import Theme

_SWITCHES = ("forms", "case", "word", "pattern", "within")
_EXCLUDES = {"forms": ("word", "pattern"), "pattern": ("forms",), "word": ("forms",)}
"""What cannot be asked for together: a form is a whole word, and no pattern."""
_FIELD_WIDTH = 300
_WITHIN_ALPHA = 70


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
        self._selected: QTextCursor | None = None
        self.finder = Finder(view)
        self.what = QLineEdit()
        self.instead = QLineEdit()
        self.count = QLabel()
        self.count.setObjectName("why")
        self.switches = {name: QCheckBox() for name in _SWITCHES}
        self._arrows = {name: QToolButton() for name in ("previous", "next", "close")}
        self.replacers = {name: QPushButton() for name in ("one", "all")}
        self.use(None)
        self._lay_out()
        self._connect()
        words.changed.connect(self.retranslate)
        theme.changed.connect(self._paint)
        self.retranslate()
        self._paint()
        self.hide()

    # What the window does with it

    def use(self, inflections: Inflections | None) -> None:
        """Offer to find words in all their forms, if anything knows them."""
        self.finder.use(inflections)
        self.switches["forms"].setEnabled(inflections is not None)

    def open(self, *, replacing: bool) -> None:
        """Show the bar, looking for the selected words or into the selected paragraphs."""
        cursor = self._view.textCursor()
        selected = cursor.selectedText()
        if "\u2029" in selected:
            self._selected = QTextCursor(cursor)
            self.switches["within"].setChecked(True)
        elif selected and not self._is_ours(cursor):
            self.what.setText(selected)
        for widget in (self.instead, *self.replacers.values()):
            widget.setVisible(replacing)
        self.show()
        self.what.setFocus()
        self.what.selectAll()
        self.finder.start(self.query())

    def go(self, *, forward: bool) -> None:
        """Select the next or the previous place, also while the bar is closed."""
        if self.isHidden():
            self.finder.start(self.query())
            self.finder.go(forward=forward)
            self.finder.stop()
        else:
            self.finder.go(forward=forward)
        self._announce()

    def query(self) -> Query:
        """What is looked for."""
        on = {name: box.isChecked() and box.isEnabled() for name, box in self.switches.items()}
        return Query(self.what.text(), on["case"], on["word"], on["pattern"], on["forms"])

    def replace_one(self) -> None:
        """Replace the selected place, then go to the next."""
        done = self.finder.replace_one(self.instead.text())
        if done is not None and done.left:
            self._say_replaced(done)

    def replace_all(self) -> None:
        """Replace every place, as one step."""
        self.finder.start(self.query())
        done = self.finder.replace_all(self.instead.text())
        if done is not None:
            self._say_replaced(done)

    def retranslate(self) -> None:
        """Say everything in the language in force."""
        say = self._words.say
        for field, key in ((self.what, "find.what"), (self.instead, "find.instead")):
            field.setPlaceholderText(say(key))
            field.setAccessibleName(say(key))
        for name, box in self.switches.items():
            box.setText(say(f"find.{name}"))
            box.setToolTip(say(f"find.{name}.hint"))
        for name, button in self._arrows.items():
            button.setToolTip(say(f"find.{name}"))
            button.setAccessibleName(say(f"find.{name}"))
        for name, replacer in self.replacers.items():
            replacer.setText(say(f"find.replace_{name}"))
        self._say()

    # Inside

    def _search(self) -> None:
        self.finder.start(self.query())
        self.finder.go_to_nearest()

    def _switch(self, name: str, on: bool) -> None:
        for other in _EXCLUDES.get(name, ()) if on else ():
            self.switches[other].setChecked(False)
        if name == "within":
            self.finder.keep_within(self._selected if on else None)
        if self.isVisible():
            self._search()

    def _remember_selection(self) -> None:
        """What somebody selects can be looked into; what we select ourselves is only a place."""
        cursor = self._view.textCursor()
        if cursor.hasSelection() and not self._is_ours(cursor):
            self._selected = QTextCursor(cursor)
        self._offer_within()

    def _is_ours(self, cursor: QTextCursor) -> bool:
        return self.isVisible() and cursor.hasSelection() and self.finder.at > 0

    def _offer_within(self) -> None:
        there = self._selected is not None and self._selected.hasSelection()
        self.switches["within"].setEnabled(there or self.finder.is_within)

    def _say(self) -> None:
        number, at = self.finder.number, self.finder.at
        if self.finder.wrong is not None:
            text = self._words.say(self.finder.wrong)
        elif not self.what.text():
            text = ""
        elif not number:
            text = self._words.say("find.nothing")
        elif at:
            text = self._words.say("find.place", at=at, number=number)
        else:
            text = self._words.say("find.number", number=number)
        self.count.setText(text)
        self.count.setToolTip(text)

    def _say_replaced(self, done: Replaced) -> None:
        text = self._words.say("find.replaced", number=done.number)
        if done.left:
            text = f"{text} {self._words.say('find.left', number=done.left)}"
        self.count.setText(text)
        self._announce()

    def _announce(self) -> None:
        """Have the count read aloud."""
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.count, self.count.text()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes the bar and goes back to the text."""
        if event.key() == Qt.Key.Key_Escape:
            self._leave()
        else:
            super().keyPressEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """Nothing stays marked."""
        super().hideEvent(event)
        self.finder.stop()
        self._selected = None
        self.switches["within"].setChecked(False)
        self._offer_within()
        self.closed.emit()

    def _connect(self) -> None:
        self.finder.changed.connect(self._say)
        self._view.selectionChanged.connect(self._remember_selection)
        self.what.textEdited.connect(lambda _text: self._search())
        self.what.returnPressed.connect(lambda: self.go(forward=True))
        back = QShortcut(QKeySequence("Shift+Return"), self.what)
        back.setContext(Qt.ShortcutContext.WidgetShortcut)
        back.activated.connect(lambda: self.go(forward=False))
        self.instead.returnPressed.connect(self.replace_one)
        for name, box in self.switches.items():
            box.toggled.connect(partial(self._switch, name))
        self._arrows["previous"].clicked.connect(lambda: self.go(forward=False))
        self._arrows["next"].clicked.connect(lambda: self.go(forward=True))
        self._arrows["close"].clicked.connect(self._leave)
        self.replacers["one"].clicked.connect(self.replace_one)
        self.replacers["all"].clicked.connect(self.replace_all)

    def _leave(self) -> None:
        self.hide()
        self._view.setFocus()

    def _paint(self) -> None:
        for name, icon in (("previous", "up"), ("next", "down"), ("close", "close")):
            self._arrows[name].setIcon(self._theme.icon(icon))
        within = self._theme.colour("selection")
        within.setAlpha(_WITHIN_ALPHA)
        self.finder.colour(self._theme.colour("found"), within)

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(12, 8, 8, 8)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(1, 1)
        for row, field in enumerate((self.what, self.instead)):
            field.setFixedWidth(_FIELD_WIDTH)
            grid.addWidget(field, row, 0)
        first, second, below = QHBoxLayout(), QHBoxLayout(), FlowLayout(18, 6)
        first.setSpacing(10)
        second.setSpacing(8)
        for name in ("previous", "next"):
            first.addWidget(self._arrows[name])
        first.addWidget(self.count, 1)
        first.addWidget(self._arrows["close"])
        for button in self.replacers.values():
            second.addWidget(button)
        second.addStretch(1)
        for box in self.switches.values():
            below.addWidget(box)
        grid.addLayout(first, 0, 1)
        grid.addLayout(second, 1, 1)
        grid.addLayout(below, 2, 0, 1, 2)
