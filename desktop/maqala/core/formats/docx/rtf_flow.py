"""Paragraphs of rich text as they come in, made into blocks: tables are known only by the cells that end in them."""

from __future__ import annotations

from maqala.core.article import Block, Cell, Image, Mark, Run, Style, Table, TextBlock
from maqala.core.formats.inline import tidy
from maqala.core.values import replace

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

    def end_row(self) -> None:
        """All cells since the last one are a row; text that no cell ends is one, too."""
        if any(run.text.strip() for run in (*self._cell, *self._runs)):
            self.end_cell()
        self._rows += [self._row] if self._row else []
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
        width = max(map(len, self._rows), default=0)
        if width:
            rows = tuple((*row, *[Cell()] * (width - len(row))) for row in self._rows)
            self._blocks.append(Table(rows))
            self._rows = []

    def _end_behind(self) -> None:
        self._blocks += self._behind
        self._behind = []


def _plain(runs: tuple[Run, ...]) -> tuple[Run, ...]:
    """The runs of a heading: bold is only how headings look."""
    return tidy([replace(run, marks=run.marks & ~Mark.BOLD) for run in runs])


def lines_of(blocks: tuple[Block, ...]) -> str:
    """The words of `blocks` on one line."""
    return " ".join(" ".join(block.text.split()) for block in blocks if not isinstance(block, Image))
