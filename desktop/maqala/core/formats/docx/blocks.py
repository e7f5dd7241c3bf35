"""What stands in the body of a document: paragraphs, tables, and what is wrapped around them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from lxml import etree

from maqala.core.article import Block, Image, Rule, Run, Runs, Style, TextBlock
from maqala.core.formats.docx import styles
from maqala.core.formats.docx.chunks import blocks_of
from maqala.core.formats.docx.drawings import clean
from maqala.core.formats.docx.found import Caption, Reading, Words
from maqala.core.formats.docx.inlines import Box, Chunk, Gap, Inlines, Line, Piece, footnote_mark, parted
from maqala.core.formats.docx.labels import has_words
from maqala.core.formats.docx.names import MC, VAL, M, R, W
from maqala.core.formats.docx.package import Part
from maqala.core.formats.docx.styles import Look, Role
from maqala.core.formats.docx.tables import STRAY, grid, is_tracked, table_of
from maqala.core.formats.inline import tidy
from maqala.core.values import replace

Found = Block | Caption

_PLAIN_KINDS = (Style.PARAGRAPH, Style.BULLET, Style.NUMBER)
_HEADINGS = (Style.HEADLINE, Style.HEADING_1, Style.HEADING_2, Style.HEADING_3)
_INLINE = frozenset((f"{W}r", f"{W}t", f"{W}hyperlink", f"{W}fldSimple", f"{M}oMath", f"{M}oMathPara"))
"""What belongs into a paragraph."""

_DELETED = (f"{W}del", f"{W}moveFrom")


class Blocks:
    """Reads one part of the document: its body, or its notes."""

    def __init__(self, part: Part, reading: Reading) -> None:
        self._part = part
        self._reading = reading
        self._inlines = Inlines(part, reading)
        self._carried: list[Piece] = []
        self._depth_of_table = 0

    def read(self, container: Iterable[etree._Element]) -> Iterator[Found]:
        """The blocks in `container`, in their order on the page."""
        for is_loose, group in groupby(container, lambda child: child.tag in _INLINE):
            if is_loose:  # what other programs put into no paragraph
                yield from self._from_pieces(
                    list(self._inlines.read(group, styles.PLAIN)), Style.PARAGRAPH, 0
                )
            else:
                yield from self._blocks(group)

    def _blocks(self, elements: Iterable[etree._Element]) -> Iterator[Found]:
        for child in elements:
            tag = child.tag
            if tag == f"{W}p":
                yield from self._paragraph(child)
            elif tag == f"{W}tbl":
                yield from self._table(child)
            elif tag == f"{W}altChunk":
                yield from blocks_of(child.get(f"{R}id", ""), self._part, self._reading)
            elif tag == f"{MC}AlternateContent":
                yield from self._alternate(child)
            elif isinstance(tag, str) and tag not in _DELETED and len(child):
                yield from self.read(child)

    def _alternate(self, element: etree._Element) -> Iterator[Found]:
        for choice in element:
            found = list(self.read(choice))
            if found:
                yield from found
                return

    # --- paragraphs

    def _paragraph(self, paragraph: etree._Element) -> Iterator[Found]:
        properties = paragraph.find(f"{W}pPr")
        kind, depth, sheet = self._kind(properties)
        look = _base_look(kind, sheet.look, self._reading.styles)
        numbering = self._reading.lists.numbering(styles.numbering_of(properties), sheet)
        label = self._reading.labels.next(numbering)
        pieces = self._carried + list(self._inlines.read(paragraph, look))
        self._carried = []
        if _mark_is_deleted(properties):
            self._carried = [*pieces, Gap()]
            return
        if _is_drop_cap(properties):
            self._carried = pieces
            return
        if not pieces:
            if kind is Role.RULE or _has_border(properties):
                yield Rule()
            elif self._depth_of_table:  # a blank line in a cell parts its paragraphs
                yield TextBlock(Style.PARAGRAPH)
            return
        if label and (kind in _HEADINGS or (kind is Style.NUMBER and has_words(label))):
            pieces = [Run(f"{label} "), *pieces]
            kind, depth = (Style.PARAGRAPH, 0) if kind is Style.NUMBER else (kind, depth)
        yield from self._from_pieces(pieces, kind, depth)

    def rest(self) -> Iterator[Found]:
        """What is left when the last paragraph's mark was deleted."""
        carried, self._carried = self._carried, []
        yield from self._from_pieces(carried, Style.PARAGRAPH, 0)

    def _kind(self, properties: etree._Element | None) -> tuple[styles.Kind, int, styles.Sheet]:
        named = None if properties is None else properties.find(f"{W}pStyle")
        sheet = self._reading.styles.sheet("" if named is None else named.get(VAL, ""))
        kind = sheet.kind
        if kind is None or (isinstance(kind, Style) and kind.is_list):
            item = self._reading.lists.item(styles.numbering_of(properties), sheet)
            if heading := styles.outline_of(properties):
                return heading, 0, sheet
            style, depth = item or (Style.PARAGRAPH, 0)
            return style, depth, sheet
        return kind, 0, sheet

    def _from_pieces(self, pieces: list[Piece], kind: styles.Kind, depth: int) -> Iterator[Found]:
        runs = tidy(parted(pieces))
        # Pictures before the first word stand above it, all others below the paragraph.
        first_word = next(
            (i for i, p in enumerate(pieces) if isinstance(p, Run) and p.text.strip()), len(pieces)
        )
        yield from self._others(pieces[:first_word])
        if runs:
            yield _block(kind, runs, depth)
        yield from self._others(pieces[first_word:])

    def _others(self, pieces: Iterable[Piece]) -> Iterator[Found]:
        for piece in pieces:
            if isinstance(piece, Image):
                yield piece
            elif isinstance(piece, Line):
                yield Rule()
            elif isinstance(piece, Chunk):
                yield from blocks_of(piece.element.get(f"{R}id", ""), self._part, self._reading)
            elif isinstance(piece, Words):
                yield TextBlock(Style.PARAGRAPH, (Run(piece.text),))
            elif isinstance(piece, Box):
                # A box in a paragraph has paragraphs of its own; what is carried is not for them.
                yield from Blocks(self._part, self._reading).read(piece.content)

    # --- tables

    def _table(self, element: etree._Element) -> Iterator[Found]:
        if self._depth_of_table:
            self._reading.note("nested_tables")
        self._depth_of_table += 1
        rows = grid(element)
        table = table_of(rows, self._cell)
        self._note_changes(element)
        self._depth_of_table -= 1
        if any(cell.merged for row in rows for cell in row.cells):
            self._reading.note("merged_cells")
        if table.rows:
            yield table
        yield from self._described(element)
        if not self._depth_of_table:
            yield from self._reading.aside
            self._reading.aside.clear()

    def _note_changes(self, table: etree._Element) -> None:
        """Rows and cells that were deleted or inserted as tracked changes."""
        for change, note in (("del", "deleted"), ("ins", "inserted")):
            cells = table.iterfind(f"{W}tr/{W}tc/{W}tcPr/{W}cell{change.capitalize()}")
            count = sum(is_tracked(row, change) for row in table.iterfind(f"{W}tr")) + sum(1 for _ in cells)
            if count:
                self._reading.note(note, count)

    def _described(self, table: etree._Element) -> Iterator[Block]:
        """What was written for people who cannot see a table."""
        properties = (table.find(f"{W}tblPr/{W}{name}") for name in ("tblCaption", "tblDescription"))
        said = [words for found in properties if found is not None and (words := clean(found.get(VAL, "")))]
        for words in dict.fromkeys(said):
            self._reading.note("table_words")
            yield TextBlock(Style.PARAGRAPH, (Run(words),))

    def _cell(self, element: etree._Element) -> Runs:
        lines: list[Run] = []
        breaks = 0
        for block in self.read((element,) if element.tag in STRAY else element):
            if isinstance(block, Image):
                self._reading.note("cell_pictures")
                self._reading.aside.append(block)
                continue
            if runs := _runs_of(block):
                # What parts two paragraphs formatted alike is formatted so too: then they are one run.
                alike = lines and lines[-1].formatted_like(runs[0])
                lines.append(replace(lines[-1] if alike else Run(""), text="\n" * breaks))
                lines += runs
                breaks = 0
            breaks += 1
        return tidy(lines)


def captioned(blocks: Iterable[Found]) -> Iterator[Block]:
    """The blocks with captions joined to the pictures before them; all other captions are paragraphs."""
    image: Image | None = None
    for block in blocks:
        if image is not None and isinstance(block, Caption):
            yield replace(image, caption=block.runs)
            image = None
            continue
        if image is not None:
            yield image
        image = block if isinstance(block, Image) else None
        if isinstance(block, Caption):
            yield TextBlock(Style.PARAGRAPH, block.runs)
        elif image is None:
            yield block
    if image is not None:
        yield image


def _block(kind: styles.Kind, runs: Runs, depth: int) -> Found:
    if kind is Role.CAPTION:
        return Caption(runs)
    return TextBlock(kind if isinstance(kind, Style) else Style.PARAGRAPH, runs, depth)


def _base_look(kind: styles.Kind, look: Look, sheets: styles.StyleSheet) -> Look:
    """What a run looks like by its paragraph's style; a bold heading is only how headings look."""
    language = "" if look.language == sheets.language else look.language
    if kind not in _PLAIN_KINDS:
        return Look(language=language)
    return replace(look, language=language)


def _mark_is_deleted(properties: etree._Element | None) -> bool:
    mark = None if properties is None else properties.find(f"{W}rPr")
    return mark is not None and any(mark.find(tag) is not None for tag in _DELETED)


def _is_drop_cap(properties: etree._Element | None) -> bool:
    """Whether a paragraph is only the large first letter of the next one."""
    frame = None if properties is None else properties.find(f"{W}framePr")
    return frame is not None and frame.get(f"{W}dropCap") in ("drop", "margin")


def _has_border(properties: etree._Element | None) -> bool:
    """Whether an empty paragraph is a line across the page."""
    if properties is None:
        return False
    sides = (properties.find(f"{W}pBdr/{W}{side}") for side in ("top", "bottom"))
    return any(side is not None and side.get(VAL) not in ("nil", "none") for side in sides)


def _runs_of(block: Found) -> Runs:
    """The words of a block in a cell. Those of a table in the cell stand in lines."""
    if isinstance(block, TextBlock | Caption):
        return block.runs
    return (Run(block.text.replace("\t", " ")),) if block.text else ()


def with_number(blocks: Iterable[Found], number: int) -> Iterator[Found]:
    """The blocks of a footnote behind its number, if it has one."""
    mark = (footnote_mark(number), Run(" ")) if number else ()
    for is_first, group in groupby(enumerate(blocks), key=lambda pair: pair[0] == 0):
        for _, block in group:
            if is_first and isinstance(block, TextBlock | Caption):
                yield TextBlock(Style.PARAGRAPH, tidy(mark + block.runs))
            else:
                yield block
