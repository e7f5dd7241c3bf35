"""Whatever stands in front, a dialog or a menu, and what somebody makes of it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QTabBar,
    QWidget,
)
from tests.ui.random_use.program import Program
from tests.ui.random_use.things import NONE, ODD, TYPED, K

USABLE = (QAbstractButton, QLineEdit, QComboBox, QAbstractSpinBox, QAbstractItemView, QPlainTextEdit, QTabBar)


class Answering(Program):
    """Somebody who answers while `busy`, and presses Escape else."""

    busy = False
    pokes = 0
    """How often something was done with what stands in front, in this step."""

    def front(self) -> QWidget | None:
        return QApplication.activePopupWidget() or QApplication.activeModalWidget()

    def answer(self) -> None:
        """Do something with what stands in front, again and again while a step is done."""
        # A clock of its own: this one stands still while a question is asked in its time.
        QTimer.singleShot(8, self.app, self.answer)
        front = self.front()
        if front is None:
            return
        if not self.busy:
            if isinstance(front, QDialog) and self.chance.random() < 0.2:
                front.reject()
            else:
                QTest.keyClick(front, K.Key_Escape)
            return
        self.pokes += 1
        if self.pokes > 400:
            self.said.append(f"{type(front).__name__} cannot be closed: {front.windowTitle()}")
            self.busy = False
            return
        try:
            self.deal_with(front, leave=self.pokes > 25 or self.chance.random() < 0.15)
        except RuntimeError as error:  # it went in the meantime
            if "already deleted" not in str(error):
                raise

    def deal_with(self, front: QWidget, *, leave: bool) -> None:
        if isinstance(front, QMenu):
            self.choose_in(front, leave=leave)
        elif isinstance(front, QFileDialog):
            self.choose_file(front, leave=leave)
        elif isinstance(front, QPrintDialog) or not isinstance(front, QDialog):
            QTest.keyClick(front, K.Key_Escape)
        elif leave:
            self.leave(front)
        else:
            self.poke(front)

    def leave(self, dialog: QDialog) -> None:
        if self.chance.random() < 0.5:
            QTest.keyClick(dialog, K.Key_Escape)
        elif self.pokes > 100:
            dialog.reject()
        else:
            buttons = [b for b in dialog.findChildren(QAbstractButton) if b.isVisible() and b.isEnabled()]
            if buttons:
                self.click(self.chance.choice(buttons))

    def choose_in(self, menu: QMenu, *, leave: bool) -> None:
        able = [a for a in menu.actions() if a.isEnabled() and a.isVisible() and not a.isSeparator()]
        if leave or not able:
            QTest.keyClick(menu, K.Key_Escape)
            return
        action = self.chance.choice(able)
        self.tell_more(f"menu {action.text()}")
        if action.menu() is not None:
            inside = [a for a in action.menu().actions() if a.isEnabled() and not a.isSeparator()]
            menu.close()
            if inside:
                self.chance.choice(inside).trigger()
        elif self.chance.random() < 0.5:
            QTest.mouseClick(menu, Qt.MouseButton.LeftButton, NONE, menu.actionGeometry(action).center())
        else:
            menu.setActiveAction(action)
            QTest.keyClick(menu, K.Key_Return)

    def choose_file(self, dialog: QFileDialog, *, leave: bool) -> None:
        box = dialog.findChild(QDialogButtonBox)
        if leave or box is None:
            QTest.keyClick(dialog, K.Key_Escape)
            return
        saves = dialog.acceptMode() == QFileDialog.AcceptMode.AcceptSave
        if dialog.fileMode() == QFileDialog.FileMode.Directory:
            path = self.folder
        elif saves and self.chance.random() < 0.7:
            ending = self.chance.choice((".md", ".docx", ".html", ".txt", ".pdf", ""))
            path = self.folder / f"жаңа {self.chance.randrange(6)}{ending}"
        else:
            path = self.some_file()
        field = dialog.findChild(QLineEdit)
        if field is None:
            QTest.keyClick(dialog, K.Key_Escape)
            return
        field.setText(str(path))
        self.tell_more(f"file {path.name}")
        button = box.buttons()[0]
        if button.isEnabled():
            button.click()
        else:
            QTest.keyClick(dialog, K.Key_Escape)

    def some_file(self) -> Path:
        return self.chance.choice(
            sorted(p for p in self.folder.iterdir() if p.is_file() and p.name[0] != ".")
        )

    def poke(self, whole: QWidget) -> None:
        """Use one of the things in it, as a mouse or the keys would."""
        able = [
            w
            for w in whole.findChildren(QWidget)
            if isinstance(w, USABLE) and w.isVisible() and w.isEnabled() and w.window() is whole.window()
        ]
        if not able:
            QTest.keyClick(whole, K.Key_Escape)
            return
        # One of each kind is as likely as any other kind: there are a hundred rules, and one list.
        kind = self.chance.choice(sorted({type(w).__name__ for w in able}))
        self.use(self.chance.choice([w for w in able if type(w).__name__ == kind]))

    def use(self, widget: QWidget) -> None:
        self.tell_more(
            f"{type(widget).__name__} {widget.objectName() or getattr(widget, 'text', str)()}"[:60]
        )
        match widget:
            case QAbstractButton():
                self.click(widget)
            case QLineEdit():
                widget.setFocus()
                self.type(self.chance.choice(TYPED + ODD).replace("\n", ""), widget)
                if self.chance.random() < 0.3:
                    QTest.keyClick(widget, self.chance.choice((K.Key_Return, K.Key_Tab, K.Key_Backspace)))
            case QComboBox():
                if widget.count():
                    at = self.chance.randrange(widget.count())
                    widget.setCurrentIndex(at)
                    widget.activated.emit(at)
            case QAbstractSpinBox():
                for _ in range(self.chance.randrange(1, 4)):
                    QTest.keyClick(widget, self.chance.choice((K.Key_Up, K.Key_Down, K.Key_PageUp)))
            case QTabBar():
                widget.setCurrentIndex(self.chance.randrange(max(1, widget.count())))
            case QAbstractItemView():
                self.use_list(widget)
            case QPlainTextEdit():
                self.type(self.chance.choice(TYPED), widget)

    def use_list(self, view: QAbstractItemView) -> None:
        rows = view.model().rowCount() if view.model() is not None else 0
        if not rows:
            return
        index = view.model().index(self.chance.randrange(rows), 0)
        view.scrollTo(index)
        place = view.visualRect(index).center()
        match self.chance.randrange(5):
            case 0:
                view.setFocus()
                QTest.keyClick(
                    view, self.chance.choice((K.Key_Down, K.Key_Up, K.Key_Return, K.Key_Delete, K.Key_Space))
                )
            case 1:
                QTest.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, NONE, place)
            case _:
                QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, NONE, place)

    def click(self, button: QWidget) -> None:
        if button.isVisible() and button.isEnabled():
            QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    def dismiss(self) -> None:
        """Put away whatever is left open, as its user would."""
        self.pump()
        if not self.wait(lambda: self.front() is None, 20):
            self.said.append(f"{type(self.front()).__name__} stays in front")

    def tell_more(self, what: str) -> None:
        self.told(f"    {what}")

    def type(self, text: str, into: QWidget | None = None) -> None:
        into = into or self.studio.view
        for letter in text:
            key = K.Key_Return.value if letter == "\n" else 0
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                QApplication.sendEvent(into, QKeyEvent(kind, key, NONE, letter))
