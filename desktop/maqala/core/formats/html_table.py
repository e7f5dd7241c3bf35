"""Tables of a page: those with data, and those that only arrange things."""

from __future__ import annotations

from typing import Any

from maqala.core.article import Cell, Runs, Table
from maqala.core.formats.html_looks import tag_of

_WIDEST = 64
"""Columns; what stands beyond is joined to the last one."""

_LONGEST_SPAN = 1000


def is_layout(table: Any) -> bool:
    """Whether `table` arranges a page: it holds another table, or headings, or says so itself."""
    if (table.get("role") or "").lower() in ("presentation", "none"):
        return True
    return next(table.iterdescendants("table", "h1", "h2", "h3", "article", "main"), None) is not None


def cells_in(root: Any) -> int:
    """How many cells those of a page say that they stretch over, where that is more than one."""
    return sum(_width(cell) * _height(cell) for cell in root.xpath("//*[@colspan or @rowspan]"))


class Grid:
    """The cells of a table as they come in; a merged one is its text and empty cells."""

    def __init__(self) -> None:
        self.is_merged = False
        self._rows: list[list[Cell]] = []
        self._covered: dict[int, int] = {}
        self._is_head = False
        self._headings = 0

    def begin_row(self, row: Any) -> None:
        """The next cells stand in `row`."""
        if not self._rows:
            parent = row.getparent()
            self._is_head = parent is not None and tag_of(parent) == "thead"
        if not self._rows or self._rows[-1]:
            self._rows.append([])
        self._cover()

    def add(self, cell: Any, runs: Runs) -> None:
        """A cell of the row, as wide and high as it says."""
        if not self._rows:
            self._rows.append([])
        row = self._rows[-1]
        if len(row) >= _WIDEST:
            row[-1] = Cell((*row[-1].runs, *runs))
            return
        width, height = min(_width(cell), _WIDEST - len(row)), _height(cell)
        self.is_merged |= width > 1 or height > 1
        if len(self._rows) == 1:
            self._headings += tag_of(cell) == "th"
        if height > 1:
            self._covered |= dict.fromkeys(range(len(row), len(row) + width), height - 1)
        row += [Cell(runs), *[Cell()] * (width - 1)]
        self._cover()

    def _cover(self) -> None:
        """Fill the columns that a cell from above reaches into."""
        row = self._rows[-1]
        while self._covered.get(len(row), 0) > 0:
            self._covered[len(row)] -= 1
            row.append(Cell())

    def table(self) -> Table | None:
        """The table with rows of equal length; None if it has no cells."""
        rows = [row for row in self._rows if row]
        if not rows:
            return None
        width = max(map(len, rows))
        header = self._is_head or self._headings == len(rows[0]) > 0
        return Table(tuple((*row, *[Cell()] * (width - len(row))) for row in rows), header)


def _width(cell: Any) -> int:
    return min(_span(cell, "colspan"), _WIDEST)


def _height(cell: Any) -> int:
    return min(_span(cell, "rowspan"), _LONGEST_SPAN)


def _span(cell: Any, name: str) -> int:
    value = (cell.get(name) or "").strip()
    return max(1, int(value)) if value.isascii() and value.isdigit() and len(value) < 6 else 1
