"""Tables of a page: those with data, and those that only arrange things."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from maqala.core.article import Cell, Runs, Table
from maqala.core.formats.html.looks import tag_of

_WIDEST = 64
"""Columns; what stands beyond is joined to the last one."""

_LONGEST_SPAN = 1000


def is_layout(table: Any) -> bool:
    """Whether `table` arranges a page: it says so, or holds headings, or another table and no headings of its own."""
    if (table.get("role") or "").lower() in ("presentation", "none"):
        return True
    inner = next(table.iterdescendants("table", "h1", "h2", "h3", "article", "main"), None)
    return inner is not None and not (tag_of(inner) == "table" and _has_head(table))


def _has_head(table: Any) -> bool:
    rows = (row for part in table for row in ((part,) if tag_of(part) == "tr" else part))
    return table.find("thead") is not None or any(tag_of(cell) == "th" for row in rows for cell in row)


def cells_in(root: Any) -> int:
    """How many cells those of a page say that they stretch over, where that is more than one."""
    return sum(_width(cell) * _height(cell) for cell in root.xpath("//*[@colspan or @rowspan]"))


_PLACES = {"thead": 0, "tfoot": 2}
"""Where browsers show the rows of a part, wherever it stands in the source; all other rows are 1."""


@dataclass(slots=True)
class _Row:
    """The cells of a row, how many of them are headings, and where browsers show it."""

    place: int = 1
    cells: list[Cell] = field(default_factory=list)
    headings: int = 0


class Grid:
    """The cells of a table as they come in; a merged one is its text and empty cells."""

    def __init__(self) -> None:
        self.is_merged = False
        self._rows: list[_Row] = []
        self._covered: dict[int, int] = {}

    def begin_row(self, row: Any) -> None:
        """The next cells stand in `row`."""
        parent = row.getparent()
        place = _PLACES.get("" if parent is None else tag_of(parent), 1)
        if self._rows and not self._rows[-1].cells:
            self._rows.pop()
        if self._rows and place != self._rows[-1].place:
            self._covered.clear()
        self._rows.append(_Row(place))
        self._cover()

    def add(self, cell: Any, runs: Runs) -> None:
        """A cell of the row, as wide and high as it says."""
        if not self._rows:
            self._rows.append(_Row())
        row = self._rows[-1].cells
        if len(row) >= _WIDEST:
            row[-1] = Cell((*row[-1].runs, *runs))
            return
        width, height = min(_width(cell), _WIDEST - len(row)), _height(cell)
        self.is_merged |= width > 1 or height > 1
        self._rows[-1].headings += tag_of(cell) == "th"
        if height > 1:
            self._covered |= dict.fromkeys(range(len(row), len(row) + width), height - 1)
        row += [Cell(runs), *[Cell()] * (width - 1)]
        self._cover()

    def _cover(self) -> None:
        """Fill the columns that a cell from above reaches into."""
        row = self._rows[-1].cells
        while self._covered.get(len(row), 0) > 0:
            self._covered[len(row)] -= 1
            row.append(Cell())

    def table(self) -> Table | None:
        """The table with rows of equal length; None if it has no cells."""
        rows = sorted((row for row in self._rows if row.cells), key=lambda row: row.place)
        if not rows:
            return None
        width = max(len(row.cells) for row in rows)
        header = rows[0].place == 0 or rows[0].headings == len(rows[0].cells) > 0
        return Table(tuple((*row.cells, *[Cell()] * (width - len(row.cells))) for row in rows), header)


def _width(cell: Any) -> int:
    return min(_span(cell, "colspan"), _WIDEST)


def _height(cell: Any) -> int:
    return min(_span(cell, "rowspan"), _LONGEST_SPAN)


def _span(cell: Any, name: str) -> int:
    value = (cell.get(name) or "").strip()
    if value == "0" and name == "rowspan":  # down to the end of this part of the table
        return _LONGEST_SPAN
    return max(1, int(value)) if value.isascii() and value.isdigit() and len(value) < 6 else 1
