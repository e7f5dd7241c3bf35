"""Helps while somebody types: printers' marks, links, and Markdown habits at the beginning of a paragraph.

Each help is a step of its own, so one undo brings back what was typed.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtGui import QTextCursor

from maqala.core import settings
from maqala.core.article import Style
from maqala.core.settings import Settings
from maqala.core.text.offsets import Offsets, utf16_length
from maqala.ui.editor import editing, styles
from maqala.ui.editor.bridge import LINE_BREAK
from maqala.ui.editor.view import ArticleView

if TYPE_CHECKING:
    from maqala.core.text.typography import Habits

_PREFIXES = {
    "# ": Style.HEADLINE,
    "## ": Style.HEADING_1,
    "### ": Style.HEADING_2,
    "#### ": Style.HEADING_3,
    "> ": Style.QUOTE,
    "- ": Style.BULLET,
    "* ": Style.BULLET,
    "• ": Style.BULLET,
    "1. ": Style.NUMBER,
    "1) ": Style.NUMBER,
}
_RULES = ("---", "***", "—-")
_LINE = 400
"""Letters before the cursor that are looked at."""


class AutoFormat:
    """Watches one view. `habits` and `kept` say what is wanted at the moment."""

    def __init__(self, view: ArticleView, habits: Callable[[], Habits], kept: Settings) -> None:
        self._view = view
        self._habits = habits
        self._settings = kept
        view.typed.connect(self.help)
        view.paragraph_wanted = self.begin_paragraph

    def help(self, position: int) -> None:
        """Look at what has just been typed before `position`."""
        document = self._view.document()
        if document.characterAt(position - 1).isalpha() and document.characterAt(position - 2).isalpha():
            return  # in the middle of a word there is nothing to help with, and there most letters are typed
        from maqala.core.text.typography import improved  # not before somebody types

        cursor = self._view.textCursor()
        if cursor.hasSelection():
            return
        if styles.kind_of(cursor.block()) == styles.GAP:
            self._begin_text(cursor)
        before = _before(cursor)
        if before[-1:].isspace():
            self._link(cursor.block().position(), before.rstrip())
        if before in _PREFIXES and self._markdown() and self._make_block(cursor, _PREFIXES[before], before):
            return
        change = improved(before[-_LINE:].replace(LINE_BREAK, "\n"), self._habits())
        if change is not None:
            removed = utf16_length(before[len(before) - change.remove :])
            _replace_before(cursor, removed, change.text)

    def _link(self, paragraph: int, before: str) -> None:
        """Link the address that `before` ends with, the words from `paragraph` on, a position in the document."""
        if "." not in before[-_LINE:] or not self._settings.get(settings.TYPE_LINKS):
            return
        from maqala.core.text.addresses import completed, last_address

        start, end = last_address(before)
        link = QTextCursor(self._view.document())
        link.setPosition(paragraph + utf16_length(before[:start]))
        link.setPosition(paragraph + utf16_length(before[:end]), QTextCursor.MoveMode.KeepAnchor)
        still_there = link.selectedText() == before[start:end] != ""
        if still_there and not link.charFormat().isAnchor():
            editing.set_link(link, completed(before[start:end]))

    def _markdown(self) -> bool:
        return self._settings.get(settings.TYPE_MARKDOWN)

    def _begin_text(self, cursor: QTextCursor) -> None:
        """What somebody writes beside a table is a paragraph like any other, with the room below that it has."""
        cursor.joinPreviousEditBlock()
        editing.set_kind(cursor, Style.PARAGRAPH.value, self._view.measure)
        cursor.endEditBlock()

    def begin_paragraph(self, cursor: QTextCursor) -> bool:
        """Enter behind three dashes makes a rule of them, and a link of an address."""
        block = cursor.block()
        # Once the paragraph is there, or it would begin within the link.
        QTimer.singleShot(0, self._view, partial(self._link, block.position(), _before(cursor)))
        plain = styles.style_of(block) is Style.PARAGRAPH
        if not (self._markdown() and plain and block.text() in _RULES and cursor.atBlockEnd()):
            return False
        measure = self._view.measure
        with editing.one_step(cursor):
            _remove_before(cursor, len(block.text()))
            cursor.setBlockFormat(styles.block_format(styles.RULE, 0, measure))
            cursor.insertBlock(styles.block_format(Style.PARAGRAPH.value, 0, measure))
        return True

    def _make_block(self, cursor: QTextCursor, style: Style, before: str) -> bool:
        if styles.style_of(cursor.block()) is not Style.PARAGRAPH:
            return False
        with editing.one_step(cursor):
            _remove_before(cursor, len(before))
            editing.set_kind(cursor, style.value, self._view.measure)
        self._view.setTextCursor(cursor)
        return True


def _before(cursor: QTextCursor) -> str:
    """What the cursor's paragraph says before it."""
    text = cursor.block().text()
    return text[: Offsets.of(text).to_code_points(cursor.positionInBlock())]


def _replace_before(cursor: QTextCursor, removed: int, text: str) -> None:
    """Put `text` in place of what was typed last.

    The new goes in before the old is taken out: Qt counts typing as one step with what was put in last.
    """
    end = cursor.position()
    with editing.one_step(cursor):
        cursor.insertText(text, cursor.charFormat())
        old = QTextCursor(cursor)
        old.setPosition(end - removed)
        old.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        old.removeSelectedText()


def _remove_before(cursor: QTextCursor, letters: int) -> None:
    cursor.movePosition(QTextCursor.MoveOperation.Left, QTextCursor.MoveMode.KeepAnchor, letters)
    cursor.removeSelectedText()
