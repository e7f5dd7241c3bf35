"""Rows and columns: what is put into a table, taken out of it, and which row heads it. Each is one step of undo."""

from __future__ import annotations

from collections.abc import Iterable
from typing import cast

from PySide6.QtGui import QTextCursor, QTextTable

from maqala.core.article import Style
from maqala.ui.editor import editing, styles
from maqala.ui.editor.styles import Measure


def table_at(cursor: QTextCursor) -> QTextTable | None:
    """The table that the cursor is in."""
    return cast("QTextTable | None", cursor.currentTable())


def selected(cursor: QTextCursor, table: QTextTable) -> tuple[range, range]:
    """The rows and the columns that the selection touches; the cursor's own without one."""
    row, rows, column, columns = cast("tuple[int, int, int, int]", cursor.selectedTableCells())
    if row < 0:
        cell = table.cellAt(cursor)
        row, rows, column, columns = cell.row(), 1, cell.column(), 1
    return range(row, row + rows), range(column, column + columns)


def insert_rows(cursor: QTextCursor, measure: Measure, *, below: bool) -> None:
    """As many rows as are selected, above or below them; the cursor goes into the first."""
    if table := table_at(cursor):
        rows, columns = selected(cursor, table)
        at = rows.stop if below else rows.start
        with editing.one_step(cursor):
            add_rows(table, at, len(rows), measure)
        go_to(cursor, table, at, columns.start)


def add_rows(table: QTextTable, at: int, number: int, measure: Measure) -> None:
    """Empty rows whose first is then row `at`."""
    if number < 1:
        return
    if at >= table.rows():
        table.appendRows(number)
    else:
        table.insertRows(at, number)
    _dress(table, range(at, at + number), range(table.columns()), measure)


def insert_columns(cursor: QTextCursor, measure: Measure, *, right: bool) -> None:
    """As many columns as are selected, to the left or right of them; the cursor goes into the first."""
    if table := table_at(cursor):
        rows, columns = selected(cursor, table)
        at = columns.stop if right else columns.start
        with editing.one_step(cursor):
            add_columns(table, at, len(columns), measure)
        go_to(cursor, table, rows.start, at)


def add_columns(table: QTextTable, at: int, number: int, measure: Measure) -> None:
    """Empty columns whose first is then column `at`."""
    if number < 1:
        return
    if at >= table.columns():
        table.appendColumns(number)
    else:
        table.insertColumns(at, number)
    _dress(table, range(table.rows()), range(at, at + number), measure)


def delete_row(cursor: QTextCursor, measure: Measure) -> None:
    """The rows that are selected; the whole table if that is all of them."""
    if table := table_at(cursor):
        rows, columns = selected(cursor, table)
        if len(rows) == table.rows():
            return delete_table(cursor, measure)
        cursor.clearSelection()
        with editing.one_step(cursor):
            if rows.start == 0:
                _set_header(table, on=False)
            table.removeRows(rows.start, len(rows))
        go_to(cursor, table, min(rows.start, table.rows() - 1), columns.start)
    return None


def delete_column(cursor: QTextCursor, measure: Measure) -> None:
    """The columns that are selected; the whole table if that is all of them."""
    if table := table_at(cursor):
        rows, columns = selected(cursor, table)
        if len(columns) == table.columns():
            return delete_table(cursor, measure)
        cursor.clearSelection()
        with editing.one_step(cursor):
            table.removeColumns(columns.start, len(columns))
        go_to(cursor, table, rows.start, min(columns.start, table.columns() - 1))
    return None


def delete_table(cursor: QTextCursor, measure: Measure) -> None:
    """The whole table; an empty paragraph stays where it was."""
    if table := table_at(cursor):
        cursor.setPosition(table.firstPosition() - 1)
        with editing.one_step(cursor):
            table.removeRows(0, table.rows())
            after = cursor.block().next()
            if after.isValid() and styles.kind_of(after) == styles.GAP and not after.text():
                cursor.deleteChar()
            if styles.kind_of(cursor.block()) == styles.GAP:
                editing.set_kind(cursor, Style.PARAGRAPH.value, measure)


def has_header(table: QTextTable) -> bool:
    """Whether the first row is one of headings."""
    return table.format().toTableFormat().headerRowCount() > 0


def toggle_header(cursor: QTextCursor) -> None:
    """Make the first row one of headings, or one like the others."""
    if table := table_at(cursor):
        with editing.one_step(cursor):
            _set_header(table, on=not has_header(table))


def go_to(cursor: QTextCursor, table: QTextTable, row: int, column: int) -> None:
    """Put the cursor at the beginning of a cell."""
    cursor.setPosition(table.cellAt(row, column).firstCursorPosition().position())


def _set_header(table: QTextTable, *, on: bool) -> None:
    form = table.format().toTableFormat()
    form.setHeaderRowCount(1 if on else 0)
    table.setFormat(form)


def _dress(table: QTextTable, rows: Iterable[int], columns: Iterable[int], measure: Measure) -> None:
    """Qt leaves the paragraphs of new cells bare."""
    form = styles.block_format(styles.CELL, 0, measure)
    places = [(row, column) for row in rows for column in columns]
    for row, column in places:
        table.cellAt(row, column).firstCursorPosition().setBlockFormat(form)
