"""What somebody does to the text: types, moves about, clicks, drags, pastes."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QInputMethodEvent, QTextCursor, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from tests.ui.random_use.front import Answering
from tests.ui.random_use.things import ALT, CHANGES, CTRL, HTML, MOVES, NONE, NOTES, SHIFT, TYPED, K, png

from maqala.ui import actions as declared
from maqala.ui.bar import STYLE_KINDS
from maqala.ui.editor import tables


class Writing(Answering):
    """Each step is a method."""

    def need_article(self) -> None:
        if not self.studio.desk.is_open:
            self.act(self.chance.choice(("new", "sample")))

    def act(self, name: str) -> None:
        self.tell_more(name)
        self.studio.window.actions_[name].trigger()

    def do_words(self) -> None:
        self.need_article()
        self.studio.view.setFocus()
        for _ in range(self.chance.randrange(1, 4)):
            text = self.chance.choice(TYPED)
            self.tell_more(repr(text))
            self.type(text)
            if self.chance.random() < 0.3:
                self.pump(0.02)

    def do_keys(self) -> None:
        self.need_article()
        view = self.studio.view
        for _ in range(self.chance.randrange(1, 6)):
            key = self.chance.choice(CHANGES)
            held = self.chance.choice((NONE, NONE, NONE, SHIFT, CTRL, CTRL | SHIFT))
            if key in (K.Key_Tab, K.Key_Backtab):
                held = NONE
            self.tell_more(f"{key.name} {held.name}")
            for _ in range(self.chance.choice((1, 1, 1, 2, 8))):
                QTest.keyClick(view, key, held)

    def do_moves(self) -> None:
        self.need_article()
        for _ in range(self.chance.randrange(1, 6)):
            key, held = (
                self.chance.choice(MOVES),
                self.chance.choice((NONE, NONE, SHIFT, CTRL, CTRL | SHIFT, ALT)),
            )
            self.tell_more(f"{key.name} {held.name}")
            for _ in range(self.chance.choice((1, 1, 3, 10))):
                QTest.keyClick(self.studio.view, key, held)

    def do_select(self) -> None:
        """Anything, perhaps over the border of a table or with a picture in it."""
        self.need_article()
        view = self.studio.view
        cursor, last = view.textCursor(), view.document().characterCount() - 1
        one = self.chance.randrange(last + 1)
        other = self.chance.choice(
            (self.chance.randrange(last + 1), min(last, one + self.chance.randrange(9)), one)
        )
        self.tell_more(f"{one} {other} of {last}")
        cursor.setPosition(self.between_letters(one))
        cursor.setPosition(self.between_letters(other), QTextCursor.MoveMode.KeepAnchor)
        view.setTextCursor(cursor)

    def between_letters(self, position: int) -> int:
        """Where a cursor can stand: not in the middle of an emoji."""
        block = self.studio.view.document().findBlock(position)
        at = position - block.position()
        return position if block.layout().isValidCursorPosition(at) else block.position()

    def place(self) -> QPoint:
        area = self.studio.view.viewport().rect()
        return QPoint(
            self.chance.randrange(max(1, area.width())), self.chance.randrange(max(1, area.height()))
        )

    def do_mouse(self) -> None:
        self.need_article()
        pane, left = self.studio.view.viewport(), Qt.MouseButton.LeftButton
        held = self.chance.choice((NONE, NONE, NONE, SHIFT, CTRL))
        match self.chance.randrange(4):
            case 0:
                QTest.mouseDClick(pane, left, held, self.place())
            case 1:
                QTest.mousePress(pane, left, held, self.place())
                for _ in range(3):
                    QTest.mouseMove(pane, self.place())
                    self.pump()
                QTest.mouseRelease(pane, left, held, self.place())
            case _:
                QTest.mouseClick(pane, left, held, self.place())

    def do_wheel(self) -> None:
        self.need_article()
        pane, at = self.studio.view.viewport(), QPointF(self.place())
        for _ in range(self.chance.randrange(1, 5)):
            down, held = (
                QPoint(0, self.chance.choice((-120, 120, -360))),
                self.chance.choice((NONE, NONE, CTRL)),
            )
            event = QWheelEvent(
                at, pane.mapToGlobal(at), QPoint(), down, Qt.MouseButton.NoButton, held,
                Qt.ScrollPhase.NoScrollPhase, False,
            )  # fmt: skip
            QApplication.sendEvent(pane, event)

    def do_table(self) -> None:
        self.need_article()
        if tables.table_at(self.studio.view.textCursor()) is None:
            self.act("table")
        for _ in range(self.chance.randrange(1, 5)):
            if self.chance.random() < 0.5:
                self.act(self.chance.choice(declared.IN_TABLES))
            elif self.chance.random() < 0.5:
                self.do_keys()
            else:
                self.do_moves()

    def do_style(self) -> None:
        self.need_article()
        kind = self.chance.choice(self.studio.window.menus["styles"].actions())
        self.tell_more(STYLE_KINDS[self.studio.window.menus["styles"].actions().index(kind)])
        kind.trigger()

    def mime(self) -> QMimeData:
        data = QMimeData()
        match self.chance.randrange(8):
            case 0:
                data.setText(self.chance.choice(NOTES))
            case 1 | 2 | 3:
                data.setHtml(self.chance.choice(HTML))
                if self.chance.random() < 0.5:
                    data.setText("жай мәтін")
            case 4:
                data.setImageData(png(self.chance))
            case 5:
                data.setUrls(
                    [QUrl.fromLocalFile(str(self.some_file())) for _ in range(self.chance.randrange(1, 3))]
                )
            case 6:
                data.setText("https://example.kz/жол?а=б")
            case 7:
                data.setData("text/markdown", QByteArray("# а\n".encode()))
        return data

    def do_paste(self) -> None:
        self.need_article()
        if self.chance.random() < 0.7:
            data = self.mime()
            self.tell_more(f"{data.formats()} {data.html()[:80]!r} {data.text()[:40]!r}")
            QApplication.clipboard().setMimeData(data)
        else:
            self.act(self.chance.choice(("copy", "cut", "copy_for_site")))
        self.act(self.chance.choice(("paste", "paste", "paste", "paste_plain")))

    def do_drop(self) -> None:
        data, at = self.mime(), QPointF(self.place())
        self.tell_more(str(data.formats()))
        window = self.studio.window
        onto = window if data.hasUrls() else self.studio.view.viewport()
        copy = Qt.DropAction.CopyAction
        QApplication.sendEvent(onto, QDropEvent(at, copy, data, Qt.MouseButton.LeftButton, NONE))

    def do_input_method(self) -> None:
        self.need_article()
        half = QInputMethodEvent("қа", [])
        QApplication.sendEvent(self.studio.view, half)
        if self.chance.random() < 0.3:
            QTest.keyClick(self.studio.view, self.chance.choice(MOVES))
        whole = QInputMethodEvent()
        whole.setCommitString(self.chance.choice(("қала", "", "ә")))
        QApplication.sendEvent(self.studio.view, whole)

    def do_undo(self) -> None:
        self.need_article()
        for _ in range(self.chance.randrange(1, 9)):
            self.act(self.chance.choice(("undo", "undo", "redo")))
