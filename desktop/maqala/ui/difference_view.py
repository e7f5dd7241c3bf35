"""Two articles in one text: what went is struck through, what came is underlined."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit, QToolButton

from maqala.core.article import Article, Block, Image, Metadata, Rule, Style, TextBlock
from maqala.core.text import difference
from maqala.core.text.difference import Kind
from maqala.ui.i18n import Words
from maqala.ui.theme import Palette, Theme

_DETAILS = ("byline", "source", "section", "tags", "slug", "notes", "language")
_MARGIN = 16


class DifferenceView(QTextEdit):
    """Can be read, and gone through from one difference to the next."""

    counted = Signal(int)
    """How many differences are shown."""

    def __init__(self, words: Words, palette: Palette) -> None:
        super().__init__()
        self.setObjectName("difference")
        self.setReadOnly(True)
        self.setUndoRedoEnabled(False)
        self.document().setDocumentMargin(_MARGIN)
        self.setAccessibleName(words.say("difference.name"))
        self._words = words
        self._palette = palette
        self._places: list[tuple[int, int]] = []
        self._at = -1

    def show_difference(self, old: Article, new: Article) -> int:
        """Show the way from `old` to `new`; how many differences there are."""
        changes = difference.compare(readable(old, self._words), readable(new, self._words))
        self._begin()
        cursor = QTextCursor(self.document())
        for change in changes:
            start = cursor.position()
            cursor.insertText(change.text, self._format(change.kind))
            if change.kind is not Kind.SAME:
                self._note(start, cursor.position())
        self.moveCursor(QTextCursor.MoveOperation.Start)
        self.counted.emit(len(self._places))
        return len(self._places)

    def show_text(self, article: Article) -> None:
        """Show one article as it reads."""
        self._begin()
        QTextCursor(self.document()).insertText(readable(article, self._words), self._format(Kind.SAME))
        self.moveCursor(QTextCursor.MoveOperation.Start)
        self.counted.emit(0)

    def go(self, *, forward: bool) -> None:
        """Select the next or the previous difference, going round at the end."""
        if not self._places:
            return
        last = len(self._places) - 1
        self._at = (self._at + 1) % (last + 1) if forward else (self._at - 1 if self._at > 0 else last)
        start, end = self._places[self._at]
        cursor = self.textCursor()
        cursor.setPosition(end)
        cursor.setPosition(start, QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    def arrow(self, theme: Theme, *, forward: bool) -> QToolButton:
        """A button that goes to the next or the previous difference."""
        button = QToolButton()
        button.setIcon(theme.icon("down" if forward else "up"))
        label = self._words.say("difference.next" if forward else "difference.previous")
        button.setToolTip(label)
        button.setAccessibleName(label)
        button.clicked.connect(lambda: self.go(forward=forward))
        return button

    def _begin(self) -> None:
        self.clear()
        self._places, self._at = [], -1

    def _note(self, start: int, end: int) -> None:
        """Words that came in place of others are one difference with them."""
        if self._places and self._places[-1][1] == start:
            start, _ = self._places.pop()
        self._places.append((start, end))

    def _format(self, kind: Kind) -> QTextCharFormat:
        form = QTextCharFormat()
        form.setForeground(self._palette.colour("ink"))
        if kind is Kind.REMOVED:
            form.setFontStrikeOut(True)
            form.setForeground(self._palette.colour("removed"))
            form.setBackground(self._palette.colour("removed_soft"))
        elif kind is Kind.ADDED:
            form.setFontUnderline(True)
            form.setForeground(self._palette.colour("added"))
            form.setBackground(self._palette.colour("added_soft"))
        return form


def readable(article: Article, words: Words) -> str:
    """All that can be read of an article, what is known of it last."""
    lines = [_line(block, words) for block in article.blocks]
    return "\n\n".join([line for line in lines if line.strip()] + _details(article.metadata, words))


def _line(block: Block, words: Words) -> str:
    match block:
        case Image():
            picture = f"[{words.say('difference.picture')}: {block.alt or block.name or block.source or '…'}]"
            return f"{picture}\n{block.text}".rstrip()
        case Rule():
            return "———"
        case TextBlock(style=Style.BULLET | Style.NUMBER):
            return f"{'    ' * block.depth}• {block.text}"
    return block.text


def _details(known: Metadata, words: Words) -> list[str]:
    unknown, lines = Metadata(), []
    for name in _DETAILS:
        value = getattr(known, name)
        if value != getattr(unknown, name):
            shown = ", ".join(value) if isinstance(value, tuple) else value
            lines.append(f"{words.say(f'details.{name}')}: {shown}")
    return ["\n".join(lines)] if lines else []
