"""Paragraphs of rich text as they come in, made into blocks: tables are known only by the cells that end in them."""

from __future__ import annotations

from bisect import bisect_right

from maqala.core.article import Block, Cell, Image, Mark, Run, Style, Table, TextBlock
from maqala.core.formats.inline import tidy
from maqala.core.values import replace

_CLOSE = 30
"""Twips, half a millimetre: edges of cells that lie so close are meant to be one."""

_WIDEST = 64
"""Columns of a table in which cells are put below each other."""

_HEADINGS = (Style.HEADLINE, Style.HEADING_1, Style.HEADING_2, Style.HEADING_3)


class Flow:
    """One sequence of paragraphs: the text itself, or a footnote, box or comment in it, by its `kind` and `number`."""

    def __init__(self, kind: str = "", number: int = 0) -> None:
        self.kind, self.number = kind, number
        self._blocks: list[Block] = []
        self._runs: list[Run] = []
        self._behind: list[Block] = []
        self._cell: list[Run] = []
        self._row: list[Cell] = []
        self._rows: list[list[Cell]] = []
        self._edges: list[int] = []
        self._edges_of_rows: list[tuple[int, ...]] = []
        self.merged_cells = 0

    def add(self, run: Run) -> None:
        """More text of the paragraph."""
        self._runs.append(run)

    def put_behind(self, *blocks: Block) -> None:
        """What is anchored in the paragraph, or table, and stands behind it."""
        self._behind += blocks

    def end_paragraph(self, style: Style, depth: int, *, in_table: bool) -> None:
        """All text since the last end was one paragraph."""
        if in_table:
            self._end_line()
            return
        self._end_table()
        runs, self._runs = tidy(self._runs), []
        if runs:
            self._blocks.append(TextBlock(style, _plain(runs) if style in _HEADINGS else runs, depth))
        self._end_behind()

    def end_cell(self) -> None:
        """All paragraphs since the last one are a cell."""
        self._end_line()
        self._row.append(Cell(tidy(self._cell)))
        self._cell = []

    def _end_line(self) -> None:
        """Add a paragraph to the cell; what parts two that are formatted alike is formatted so, too."""
        runs, self._runs = tidy(self._runs), []
        if runs and self._cell:
            is_alike = self._cell[-1].formatted_like(runs[0])
            self._cell.append(self._cell[-1].with_text("\n") if is_alike else Run("\n"))
        self._cell += runs

    def begin_edges(self) -> None:
        """The edges of the cells of a row, and of those after it, follow."""
        self._edges = []

    def add_edge(self, place: int) -> None:
        """The next cell of a row ends at `place`, in twips from the left."""
        self._edges.append(place)

    def end_row(self) -> None:
        """All cells since the last one are a row; text that no cell ends is one, too."""
        if any(run.text.strip() for run in (*self._cell, *self._runs)):
            self.end_cell()
        if self._row:
            self._rows.append(self._row)
            self._edges_of_rows.append(tuple(self._edges[: len(self._row)]))
        self._row = []

    def ended(self) -> tuple[Block, ...]:
        """The blocks, when no more text will come."""
        if self._cell or self._row:
            self.end_row()
        self.end_paragraph(Style.PARAGRAPH, 0, in_table=False)
        return tuple(self._blocks)

    def _end_table(self) -> None:
        if self._cell or self._row:
            self.end_row()
        if self._rows:
            columns = _columns({edge for edges in self._edges_of_rows for edge in edges})
            laid = [_laid(*row, columns) for row in zip(self._rows, self._edges_of_rows, strict=True)]
            self.merged_cells += sum(map(len, laid)) - sum(map(len, self._rows))
            width = max(map(len, laid))
            self._blocks.append(Table(tuple((*row, *[Cell()] * (width - len(row))) for row in laid)))
            self._rows, self._edges_of_rows = [], []

    def _end_behind(self) -> None:
        self._blocks += self._behind
        self._behind = []


def _columns(edges: set[int]) -> list[int]:
    """The edges between the columns of a table, of those that lie close together the first; [] for too many."""
    columns: list[int] = []
    for edge in sorted(edges):
        if not columns or edge > columns[-1] + _CLOSE:
            columns.append(edge)
    return columns if len(columns) <= _WIDEST else []


def _laid(row: list[Cell], edges: tuple[int, ...], columns: list[int]) -> list[Cell]:
    """`row` with an empty cell for each further column that a cell reaches over, if all `edges` are known."""
    if len(edges) < len(row) or not columns:
        return row
    laid: list[Cell] = []
    for cell, edge in zip(row, edges, strict=True):
        laid.append(cell)
        laid += [Cell()] * (bisect_right(columns, edge) - len(laid))
    return laid


def _plain(runs: tuple[Run, ...]) -> tuple[Run, ...]:
    """The runs of a heading: bold is only how headings look."""
    return tidy([replace(run, marks=run.marks & ~Mark.BOLD) for run in runs])


def lines_of(blocks: tuple[Block, ...]) -> str:
    """The words of `blocks` on one line."""
    return " ".join(" ".join(block.text.split()) for block in blocks if not isinstance(block, Image))
