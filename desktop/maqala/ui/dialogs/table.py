"""The size of a new table."""

from __future__ import annotations

from PySide6.QtWidgets import QCheckBox, QWidget

from maqala.core.article import Cell, Table
from maqala.ui.dialogs.fields import AnswerDialog, number_box
from maqala.ui.i18n import Words

_MOST = (50, 500)
"""Columns and rows: a wider table cannot be read, a longer one is not made by hand."""
_USUAL = 3


class TableDialog(AnswerDialog):
    """Asks how many columns and rows a table begins with, and whether the first row is its header."""

    def __init__(self, parent: QWidget, words: Words) -> None:
        super().__init__(parent, words, "table.title")
        self.setMinimumWidth(300)
        self.columns, self.rows = (number_box(1, most, _USUAL) for most in _MOST)
        self.header = QCheckBox(words.say("action.header_row"))
        self.header.setChecked(True)
        self.add("table.columns", self.columns)
        self.add("table.rows", self.rows)
        self.add_below(self.header)
        self.finish()
        self.columns.setFocus()
        self.columns.selectAll()

    def table(self) -> Table:
        """An empty table of that size."""
        row = (Cell(),) * self.columns.value()
        return Table((row,) * self.rows.value(), header=self.header.isChecked())
