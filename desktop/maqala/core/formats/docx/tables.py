"""Tables: rows of equal length out of cells that Word lets span columns and rows."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from lxml import etree

from maqala.core.article import Cell, Runs, Table
from maqala.core.formats.docx.names import VAL, W
from maqala.core.formats.docx.styles import is_on, number
from maqala.core.values import dataclass

_MAX_COLUMNS = 63
"""As many as Word allows; a cell that claims to span more would only fill memory."""

_DELETED = (f"{W}del", f"{W}moveFrom")
STRAY = (f"{W}p", f"{W}tbl")
"""What belongs into a cell, wherever it stands."""


@dataclass(frozen=True, slots=True)
class Place:
    """One cell of the grid; no element where a cell from the left or from above reaches over it."""

    element: etree._Element | None = None
    merged: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the grid."""

    cells: tuple[Place, ...]
    is_header: bool


def grid(table: etree._Element) -> tuple[Row, ...]:
    """The cells of a table in their places, rows and cells that were deleted left out.

    What careless programs put beside the rows is a row of its own, and beside the cells a cell.
    """
    return tuple(_row(row) for row in _within(table, f"{W}tr") if not is_tracked(row, "del"))


def table_of(rows: tuple[Row, ...], read: Callable[[etree._Element], Runs]) -> Table:
    """The table whose cells `read` reads."""
    width = max((len(row.cells) for row in rows), default=0)
    filled = tuple(
        tuple(Cell(read(place.element)) if place.element is not None else Cell() for place in row.cells)
        + (Cell(),) * (width - len(row.cells))
        for row in rows
    )
    return Table(filled if width else (), header=bool(rows) and rows[0].is_header)


def _within(element: etree._Element, tag: str) -> Iterator[etree._Element]:
    """The rows of a table or cells of a row, through content controls and other wrappers."""
    for child in element:
        if child.tag == tag or child.tag in STRAY:
            yield child
        elif isinstance(child.tag, str) and child.tag not in _DELETED:
            yield from _within(child, tag)


def is_tracked(row: etree._Element, change: str) -> bool:
    """Whether a row was deleted ("del") or inserted ("ins") as a tracked change."""
    return row.find(f"{W}trPr/{W}{change}") is not None


def _row(row: etree._Element) -> Row:
    if row.tag in STRAY:
        return Row((Place(row),), is_header=False)
    properties = row.find(f"{W}trPr")
    places = [Place()] * _count(properties, "gridBefore", 0)
    for cell in _within(row, f"{W}tc"):
        if cell.find(f"{W}tcPr/{W}cellDel") is None:
            places += _places(cell)
    places += [Place()] * _count(properties, "gridAfter", 0)
    return Row(tuple(places), properties is not None and is_on(properties.find(f"{W}tblHeader")))


def _places(cell: etree._Element) -> list[Place]:
    properties = cell.find(f"{W}tcPr")
    span = _count(properties, "gridSpan", 1)
    merge = None if properties is None else properties.find(f"{W}vMerge")
    goes_on = merge is not None and merge.get(VAL, "continue") != "restart"
    # A cell that goes on from above is empty in Word; where a careless program left words, they are kept.
    first = Place(cell, merged=span > 1 or merge is not None)
    return [Place(merged=True) if goes_on and not _has_words(cell) else first] + [Place(merged=True)] * (
        span - 1
    )


def _has_words(cell: etree._Element) -> bool:
    return any((text.text or "").strip() for text in cell.iter(f"{W}t"))


def _count(properties: etree._Element | None, name: str, least: int) -> int:
    element = None if properties is None else properties.find(W + name)
    return least if element is None else max(columns(element), least)


def columns(element: etree._Element) -> int:
    """How many columns a cell says that it spans, or that a row leaves free; no more than Word allows."""
    return min(max(number(element.get(VAL)), 0), _MAX_COLUMNS)
