"""Connects the format actions and the style box with the text at the cursor."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import QObject
from PySide6.QtGui import QTextCursor

from maqala.core.article import Mark, Rule, Style, Table
from maqala.ui.actions import IN_TABLES, Actions
from maqala.ui.bar import Bar
from maqala.ui.dialogs import ask
from maqala.ui.dialogs.link import LinkDialog
from maqala.ui.editor import bridge, editing, styles, tables
from maqala.ui.editor.view import ArticleView
from maqala.ui.i18n import Words

_MARKS = {
    "bold": Mark.BOLD,
    "italic": Mark.ITALIC,
    "underline": Mark.UNDERLINE,
    "strike": Mark.STRIKE,
    "subscript": Mark.SUBSCRIPT,
    "superscript": Mark.SUPERSCRIPT,
}
NO_BREAK_SPACE = "\u00a0"
_LISTS = {"bullets": Style.BULLET, "numbers": Style.NUMBER, "quote": Style.QUOTE}


class _Here(NamedTuple):
    """What the bar and the menus show of the place where the cursor is."""

    kind: str
    marks: Mark
    may_be_caption: bool
    in_table: bool
    has_header: bool


class Writing(QObject):
    """What the writer does to the article with buttons and shortcuts."""

    def __init__(self, view: ArticleView, actions: Actions, bar: Bar, words: Words) -> None:
        super().__init__(view)
        self._view = view
        self._actions = actions
        self._bar = bar
        self._words = words
        for name, mark in _MARKS.items():
            actions.on(name, partial(self.toggle_mark, mark))
        for name, style in _LISTS.items():
            actions.on(name, partial(self.toggle_list, style))
        for name in ("undo", "redo", "cut", "copy", "paste"):
            actions.on(name, getattr(view, name))
        actions.on("select_all", view.selectAll)
        actions.on("plain", self.clear_marks)
        actions.on("turn_case", self.turn_case)
        actions.on("no_break_space", lambda: view.insertPlainText(NO_BREAK_SPACE))
        actions.on("link", self.edit_link)
        actions.on("table", self.insert_table)
        actions.on("rule", self.insert_rule)
        self._connect_tables()
        bar.style_wanted.connect(self.set_kind)
        self._shown: _Here | None = None
        view.moved.connect(self._follow)
        view.currentCharFormatChanged.connect(lambda _form: self._follow())
        view.undoAvailable.connect(actions["undo"].setEnabled)
        view.redoAvailable.connect(actions["redo"].setEnabled)

    def _connect_tables(self) -> None:
        for name, below in (("row_above", False), ("row_below", True)):
            self._actions.on(name, partial(self._change_table, tables.insert_rows, below=below))
        for name, right in (("column_left", False), ("column_right", True)):
            self._actions.on(name, partial(self._change_table, tables.insert_columns, right=right))
        for change in (tables.delete_row, tables.delete_column, tables.delete_table):
            self._actions.on(change.__name__, partial(self._change_table, change))
        self._actions.on("header_row", self._toggle_header)

    def set_kind(self, kind: str) -> None:
        """Make the selected paragraphs what `kind` says."""
        editing.set_kind(self._view.textCursor(), kind, self._view.measure)
        self._view.setFocus()
        self.reflect()

    def toggle_list(self, style: Style) -> None:
        """Make the selected paragraphs a list or quote, or plain again."""
        editing.toggle_list(self._view.textCursor(), style, self._view.measure)
        self.reflect()

    def toggle_mark(self, mark: Mark) -> None:
        """Put a mark on the selection or on what is typed next, or off."""
        on = mark not in editing.marks_at(self._view.textCursor())
        self._view.mergeCurrentCharFormat(editing.mark_change(mark, on=on))
        self.reflect()

    def clear_marks(self) -> None:
        """Take every mark off the selection, or off what is typed next; links stay."""
        self._view.mergeCurrentCharFormat(editing.plain())
        self.reflect()

    def turn_case(self) -> None:
        """Write the selection, or the word at the cursor, in the next case."""
        cursor = self._view.textCursor()
        place = (cursor.anchor(), cursor.position())
        editing.turn_case(cursor)
        cursor.setPosition(place[0])
        cursor.setPosition(place[1], QTextCursor.MoveMode.KeepAnchor)
        self._view.setTextCursor(cursor)

    def edit_link(self) -> None:
        """Ask for the address of the selection's link."""
        around = editing.link_around(self._view.textCursor())
        dialog = LinkDialog(self._view.window(), self._words, around.charFormat().anchorHref())
        if ask.wait_for(dialog):
            editing.set_link(self._view.textCursor(), dialog.address())

    def insert_table(self) -> None:
        """Ask for the size of a table, and put it behind the paragraph."""
        from maqala.ui.dialogs.table import TableDialog

        if tables.table_at(self._view.textCursor()) is not None:
            return
        dialog = TableDialog(self._view.window(), self._words)
        if ask.wait_for(dialog):
            self._insert(dialog.table())

    def insert_rule(self) -> None:
        """Put a rule behind the paragraph, and begin a new one."""
        self._insert(Rule())

    def _change_table(self, change: Callable[..., None], **how: bool) -> None:
        cursor = self._view.textCursor()
        change(cursor, self._view.measure, **how)
        self._view.setTextCursor(cursor)

    def _toggle_header(self) -> None:
        tables.toggle_header(self._view.textCursor())
        self.reflect()

    def _insert(self, block: Table | Rule) -> None:
        cursor = self._view.textCursor()
        with editing.one_step(cursor):
            bridge.insert_blocks(cursor, (block,), self._view.measure)
            if isinstance(block, Rule):
                after = Style.PARAGRAPH.value
                cursor.insertBlock(styles.block_format(after, 0, self._view.measure))
        if isinstance(block, Table):
            cursor.movePosition(QTextCursor.MoveOperation.PreviousBlock)
            cursor = cursor.currentTable().firstCursorPosition()
        self._view.setTextCursor(cursor)

    def _follow(self) -> None:
        if self._here() != self._shown:  # mostly it is the same: one more letter
            self.reflect()

    def reflect(self) -> None:
        """Show in the bar and the menus what is at the cursor."""
        self._shown = here = self._here()
        self._bar.show_kind(here.kind)
        for name, mark in _MARKS.items():
            self._actions[name].setChecked(mark in here.marks)
        for name, style in _LISTS.items():
            self._actions[name].setChecked(here.kind == style.value)
        self._bar.offer_caption(on=here.may_be_caption)
        for name in IN_TABLES:
            self._actions[name].setEnabled(here.in_table and not self._view.isReadOnly())
        self._actions["header_row"].setChecked(here.has_header)

    def _here(self) -> _Here:
        cursor = self._view.textCursor()
        block, table = cursor.block(), tables.table_at(cursor)
        return _Here(
            styles.kind_of(block),
            editing.marks_at(cursor),
            editing.can_be_caption(block),
            table is not None,
            table is not None and tables.has_header(table),
        )
