"""The page: one centred column of text."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from PySide6.QtCore import QMimeData, QPoint, QRectF, QSizeF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFont,
    QInputMethodEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextBlock,
    QTextCursor,
    QTextFormat,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QSlider, QTextEdit, QWidget

from maqala.ui import fonts
from maqala.ui.editor import editing, keys, styles
from maqala.ui.editor.direction import Direction
from maqala.ui.editor.heights import number_at
from maqala.ui.editor.ornaments import Ornaments
from maqala.ui.editor.paper import Paper
from maqala.ui.editor.styles import PAGE_MARGINS, Measure

_ENDS_LINK = ' \u00a0\r\n.,;:!?…»”")'
"""Letters may still belong to the last word of a link; these do not."""

_ENDS = (".", "!", "?", "…")
_REST = 3_000
"""Milliseconds without a key after which typing is a step of undo of its own."""
_COMMANDS = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier,
)
_UP = (Qt.Key.Key_Home, Qt.Key.Key_Up, Qt.Key.Key_PageUp)

Clipboard = Callable[[QTextCursor, QMimeData], bool]

_PAUSE = 150
"""Milliseconds after the last letter in which the cursor has come to rest."""


class ArticleView(QTextEdit):
    """Shows and edits the article. Looks, findings and files are other people's work."""

    menu_wanted = Signal(int, QPoint)
    """Somebody wants the context menu: a position in the document, a place on the screen."""
    typed = Signal(int)
    """Something was typed: the cursor's position behind it."""
    moved = Signal()
    """The cursor is elsewhere, or in other text. While somebody types, it is told when they pause: each letter
    takes the cursor along, and nobody looks at the bar meanwhile."""
    link_wanted = Signal(str)
    """A link was clicked with Ctrl held."""
    picture_wanted = Signal(int)
    """A picture was clicked twice: its position."""
    scaled = Signal(int)
    """The wheel was turned with Ctrl held: by how many steps."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAcceptRichText(True)
        self.setCursorWidth(2)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAutoFillBackground(True)
        self.measure = Measure()
        self.paste_with: Clipboard | None = None
        self.copy_with: Callable[[QTextCursor], QMimeData] | None = None
        self.paragraph_wanted: Callable[[QTextCursor], bool] | None = None
        self._ornaments: Ornaments | None = None
        self._column = 700
        self._beside = (0, 0)
        self._paper = Paper(self), Paper(self)
        self._reserved = 0
        self._typed, self._typed_at = "", 0
        """The last two letters that were typed, and when the last one was, in milliseconds."""
        self._focused = False
        self._outstanding = -1
        """The number of the paragraph that stands out, while one does."""
        self.verticalScrollBar().rangeChanged.connect(self._leave_room_below)
        self._typewriter = False
        self._direction = Direction(self.document())
        self._types = False
        self._shaped = QTextBlock()
        self._pause = QTimer(self, interval=_PAUSE, singleShot=True)
        self._pause.timeout.connect(self.moved)
        self.cursorPositionChanged.connect(self._follow)

    # How it looks

    def set_page(self, font: QFont, letters: int) -> None:
        """Set the text in `font`, `letters` of it in a line."""
        self.measure = fonts.measure_of(font)
        self.document().setDefaultFont(font)
        self._column = fonts.width_of_letters(font, letters) + PAGE_MARGINS[1] + PAGE_MARGINS[3]
        self._place_column()

    def set_ornaments(self, ornaments: Ornaments) -> None:
        """Paint these beside the text."""
        self._ornaments = ornaments
        self.viewport().update()

    def set_beside(self, left: int, right: int, reserved: int = 0) -> None:
        """Say how wide the panels on both sides are, and how wide the right one gets.

        The column stays where it is when they open.
        """
        self._beside = (left, right)
        self._reserved = reserved
        self._place_column()

    def _place_column(self) -> None:
        left, right = self._beside
        # Where the column would be with the panel open it is without it, too, if it must.
        kept = max(0, self._reserved - right)
        free = self.width() - self.verticalScrollBar().sizeHint().width()
        width = min(self._column, free)
        wanted = (left + free + right - width) // 2 - left
        start = max(0, min(wanted, max(0, free - kept - width), free - width))
        self.setViewportMargins(start, 0, free - width - start, 0)
        for paper, at, to in zip(self._paper, (0, start + width), (start, free), strict=True):
            paper.setGeometry(at, 0, to - at, self.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the column in the middle."""
        self._place_column()
        super().resizeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the text and what stands beside it."""
        if self._ornaments is None:
            super().paintEvent(event)
            return
        down = self.verticalScrollBar().value()
        area = QRectF(event.rect().translated(0, down))
        seen = self._ornaments.seen(area, self.viewport().devicePixelRatioF())
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        painter.translate(0, -down)
        self._ornaments.paint(painter, seen)
        if self._focused:
            self._ornaments.veil(painter, area, self.textCursor().block())
        painter.end()

    # Where things are

    def visible_blocks(self) -> tuple[int, int]:
        """The numbers of the first and the last block on screen."""
        document, top = self.document(), self.verticalScrollBar().value()
        first, last = number_at(document, top), number_at(document, top + self.viewport().height())
        return first, min(last, document.blockCount() - 1)

    def top(self) -> int:
        """The first position on screen."""
        return self.cursorForPosition(QPoint(0, 0)).position() if self.verticalScrollBar().value() else 0

    @contextmanager
    def begun_anew(self) -> Iterator[None]:
        """Let the document be filled, then stand at its beginning.

        Without a page Qt lays out nothing; when the page comes, it does so little by little, and not at once
        for all that was filled in, or for where that moved the cursor.
        """
        page = self.document().pageSize()
        self.document().setPageSize(QSizeF(0, 0))
        try:
            yield
        finally:
            self.setTextCursor(QTextCursor(self.document()))
            self.document().setPageSize(page)

    def show_from(self, cursor: int, top: int) -> None:
        """Put the cursor there, and have another position at the top of the screen; both as far as there is text."""
        last = self.document().characterCount() - 1
        at = self.textCursor()
        at.setPosition(max(0, min(cursor, last)))
        self.setTextCursor(at)
        if top > 0:
            self.document().documentLayout().documentSize()  # else it may not be laid out so far yet
            at.setPosition(min(top, last))
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + self.cursorRect(at).top())

    def select(self, start: int, end: int) -> None:
        """Select a stretch and bring it into view, not at the very edge."""
        cursor = self.textCursor()
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)
        self.scroll_to_cursor()

    def only_read(self, *, on: bool) -> None:
        """Let the article be read, selected and copied, and nothing else."""
        self.setReadOnly(on)
        if on:
            flags = self.textInteractionFlags() | Qt.TextInteractionFlag.TextSelectableByKeyboard
            self.setTextInteractionFlags(flags)

    def set_comfort(self, *, focused: bool, typewriter: bool) -> None:
        """`focused`: only the paragraph being written stands out. `typewriter`: its line stays in place."""
        self._focused = focused
        begins, self._typewriter = typewriter and not self._typewriter, typewriter
        if begins:
            bar = self.verticalScrollBar()
            self._leave_room_below(bar.minimum(), bar.maximum())
            self._keep_line()
        self.viewport().update()

    def _stand_out(self) -> None:
        number = self.textCursor().blockNumber()
        if number != self._outstanding:
            self._outstanding = number
            self.viewport().update()

    def _leave_room_below(self, least: int, most: int) -> None:
        """Let the last line come up to the middle of a screen that is taller than the paper below it allows for.

        `least` and `most` are what Qt has just made the scroll bar's range.
        """
        if not self._typewriter:
            return  # the size is known only once all of the text is laid out
        height = self.viewport().height()
        natural = round(self.document().size().height()) - height
        wanted = natural + max(0, height // 2 - PAGE_MARGINS[2])
        if natural > 0 and most < wanted:
            self.verticalScrollBar().setRange(least, wanted)

    def _keep_line(self) -> None:
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + self.cursorRect().center().y() - self.viewport().height() // 2)

    def scroll_to_cursor(self) -> None:
        """Bring the cursor to the upper third unless it is well in view already."""
        place, height = self.cursorRect(), self.viewport().height()
        if not height // 8 < place.top() < height * 3 // 4:
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + place.top() - height // 3)

    # Keys and mouse

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter, Backspace and Tab go their own way; everything else is Qt's."""
        text = event.text()
        if text and text in _ENDS_LINK:
            self._leave_link()
        if _is_letter(event, text) and not self.isReadOnly():
            self._type(event, text)
        elif self._selects_page(event) or self._handled(event):
            self.ensureCursorVisible()
            event.accept()
        else:
            self._begins_step(event, "")
            super().keyPressEvent(event)
            if event.key() in _UP:
                self._show_beginning()
        if self._typewriter:
            self._keep_line()

    def _type(self, event: QKeyEvent, letter: str) -> None:
        self._leave_object()
        self._types = True
        cursor = self.textCursor()
        if cursor.hasSelection() and keys.spans_paragraphs(cursor):
            with editing.one_step(cursor):
                keys.delete_selected(cursor, self.measure)
                self.setTextCursor(cursor)
                super().keyPressEvent(event)
            self.ensureCursorVisible()
        elif self._begins_step(event, letter):
            with editing.one_step(cursor):
                super().keyPressEvent(event)
            self.ensureCursorVisible()
        else:
            super().keyPressEvent(event)
        self._types = False
        cursor = self.textCursor()
        self._keep_shape(cursor.block())
        self.typed.emit(cursor.position())

    def _keep_shape(self, block: QTextBlock) -> None:
        """Have Qt keep the shape of the letters in the paragraph that is written, and in no other.

        Without that it finds it three times for each key: to lay out, to draw, and to tell places.
        """
        if block != self._shaped:
            if self._shaped.isValid():
                self._shaped.layout().setCacheEnabled(False)
            block.layout().setCacheEnabled(True)
            self._shaped = block

    def _follow(self) -> None:
        if self._focused:
            self._stand_out()
        if self._types:
            self._pause.start()
        else:
            self._pause.stop()
            self.moved.emit()

    def _leave_object(self) -> None:
        cursor = self.textCursor()
        if keys.leave_object(cursor, self.measure):
            self.setTextCursor(cursor)

    def _show_beginning(self) -> None:
        """With the first line comes the paper above it."""
        cursor = self.textCursor()
        line = cursor.block().layout().lineForTextPosition(cursor.positionInBlock())
        if cursor.blockNumber() == 0 and line.lineNumber() == 0:
            self.verticalScrollBar().setValue(0)

    def _begins_step(self, event: QKeyEvent, letter: str) -> bool:
        """Whether a letter is undone apart from those before it: with it a sentence begins, or somebody had a rest."""
        before, rested = self._typed, event.timestamp() - self._typed_at > _REST
        self._typed_at = event.timestamp()
        if letter or event.text():  # else it is Shift, before the capital of the next sentence
            self._typed = (before + letter)[-2:] if letter else ""
        return bool(letter) and (rested or (before[:1] in _ENDS and before[1:].isspace()))

    def _leave_link(self) -> None:
        """What is typed behind a link is no more of it."""
        cursor = self.textCursor()
        form = cursor.charFormat()
        if not form.isAnchor() or cursor.hasSelection() or editing.goes_on_as_link(cursor):
            return
        form.clearProperty(QTextFormat.Property.IsAnchor.value)
        form.clearProperty(QTextFormat.Property.AnchorHref.value)
        self.setCurrentCharFormat(form)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Letters that come through an input method are typed, too."""
        super().inputMethodEvent(event)
        if event.commitString():
            self.typed.emit(self.textCursor().position())

    def _selects_page(self, event: QKeyEvent) -> bool:
        if event.key() not in (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp):
            return False  # first: few keys are, and Qt takes its time to tell
        forward = event.matches(QKeySequence.StandardKey.SelectNextPage)
        if not forward and not event.matches(QKeySequence.StandardKey.SelectPreviousPage):
            return False
        cursor, bar, step = self.textCursor(), self.verticalScrollBar(), QSlider.SliderAction
        height = self.viewport().height()
        if keys.select_page(cursor, lambda at: self.cursorRect(at).top(), height, forward=forward):
            bar.triggerAction(step.SliderPageStepAdd if forward else step.SliderPageStepSub)
        self.setTextCursor(cursor)
        return True

    def _handled(self, event: QKeyEvent) -> bool:
        if self.isReadOnly():
            return False
        cursor, plain = self.textCursor(), Qt.KeyboardModifier.NoModifier
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter if modifiers == Qt.KeyboardModifier.ShiftModifier:
                keys.line_break(cursor)
                done = True
            case Qt.Key.Key_Return | Qt.Key.Key_Enter if modifiers == plain:
                done = self._paragraph(cursor)
            case Qt.Key.Key_Backspace if modifiers == plain:
                done = keys.delete_all(cursor, self.measure) or keys.backspace(cursor, self.measure)
            case Qt.Key.Key_Delete if modifiers == plain:
                done = keys.delete_all(cursor, self.measure) or keys.delete(cursor, self.measure)
            case Qt.Key.Key_Backspace | Qt.Key.Key_Delete if modifiers == Qt.KeyboardModifier.ControlModifier:
                done = keys.delete_word(cursor, self.measure, forward=event.key() == Qt.Key.Key_Delete)
            case Qt.Key.Key_X if modifiers == Qt.KeyboardModifier.ControlModifier:
                self.cut()
                return True
            case Qt.Key.Key_Tab if modifiers == plain:
                done = keys.tab(cursor, self.measure, forward=True)
            case Qt.Key.Key_Backtab:
                done = keys.tab(cursor, self.measure, forward=False)
            case _:
                return False
        if done:
            self.setTextCursor(cursor)
        return done

    def _paragraph(self, cursor: QTextCursor) -> bool:
        if self.paragraph_wanted is not None and self.paragraph_wanted(cursor):
            return True
        return keys.enter(cursor, self.measure)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu; the keyboard's wish is for the cursor's place."""
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            place = self.cursorRect().bottomLeft()
            position, screen = self.textCursor().position(), self.viewport().mapToGlobal(place)
        else:
            at = self.viewport().mapFromGlobal(event.globalPos())
            position, screen = self.cursorForPosition(at).position(), event.globalPos()
            self._go_to_click(position)
        self.menu_wanted.emit(position, screen)
        event.accept()

    def _go_to_click(self, position: int) -> None:
        """What is pasted from the menu goes where the menu was asked for, unless a selection is there."""
        cursor = self.textCursor()
        if not cursor.hasSelection() or not cursor.selectionStart() <= position <= cursor.selectionEnd():
            cursor.setPosition(position)
            self.setTextCursor(cursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """With Ctrl held a click follows a link; on a picture it selects that."""
        super().mouseReleaseEvent(event)
        if event.button() == Qt.MouseButton.LeftButton and not self.textCursor().hasSelection():
            self._select_picture(event.position().toPoint())
        held = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        address = self.anchorAt(event.position().toPoint())
        if held and address and not self.textCursor().hasSelection():
            self.link_wanted.emit(address)

    def _select_picture(self, place: QPoint) -> None:
        picture = keys.picture_at(self.cursorForPosition(place))
        if picture is None:
            return
        left = QTextCursor(picture)
        left.setPosition(picture.selectionStart())
        if self.cursorRect(left).left() <= place.x() <= self.cursorRect(picture).right():
            self.setTextCursor(picture)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Twice on a picture asks what is to be said about it."""
        super().mouseDoubleClickEvent(event)
        cursor = self.cursorForPosition(event.position().toPoint())
        if styles.kind_of(cursor.block()) == styles.IMAGE:
            self.picture_wanted.emit(cursor.position())

    def wheelEvent(self, event: QWheelEvent) -> None:
        """With Ctrl held the wheel zooms."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.scaled.emit(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
            return
        super().wheelEvent(event)

    # The clipboard

    def cut(self) -> None:
        """Copy the selection and take it away; with all of it nothing stays behind."""
        cursor = self.textCursor()
        self.copy()
        if cursor.hasSelection() and not self.isReadOnly():
            if not keys.delete_all(cursor, self.measure):
                keys.delete(cursor, self.measure)
            self.setTextCursor(cursor)

    def createMimeDataFromSelection(self) -> QMimeData:
        """Copy what the selection means."""
        if self.copy_with is not None:
            return self.copy_with(self.textCursor())
        return super().createMimeDataFromSelection()

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Files are for the window; addresses are not."""
        files = any(url.isLocalFile() for url in source.urls())
        return not (files or self.isReadOnly()) and super().canInsertFromMimeData(source)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste meaning, not looks."""
        if self.paste_with is not None and not self.isReadOnly():
            self.paste_with(self.textCursor(), source)


def _is_letter(event: QKeyEvent, text: str) -> bool:
    """Whether a key puts `text` into the article; with Ctrl and Alt it does: that is AltGr on Windows."""
    return text != "" and text.isprintable() and event.modifiers() not in _COMMANDS
