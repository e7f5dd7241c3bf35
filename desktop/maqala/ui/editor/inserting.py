"""Puts blocks from elsewhere where the cursor is: each paste a single step of undo.

The first paragraph goes on with what stands before the cursor, the last one with what stands behind it.
"""

from __future__ import annotations

from PySide6.QtGui import QTextCursor, QTextTable

from maqala.core.article import Block, Run, Runs, Style, Table, TextBlock, merged
from maqala.core.values import replace
from maqala.ui.editor import bridge, editing, keys, styles, tables
from maqala.ui.editor.block_state import blocks as blocks_of
from maqala.ui.editor.styles import Measure

_FIELDS = (Style.HEADLINE.value, Style.LEAD.value)
_ONE_LINERS = (styles.CELL, styles.CAPTION)
"""What stays one paragraph, whatever is pasted there."""
_LONGEST_FIELD = 300
"""Letters of a paragraph that is taken for the headline or lead which waits at the cursor."""


def paste(cursor: QTextCursor, blocks: tuple[Block, ...], measure: Measure) -> None:
    """Put `blocks` in place of the selection; the cursor is behind them then."""
    with editing.one_step(cursor):
        if cursor.hasSelection():
            keys.delete_selected(cursor, measure)
        if styles.kind_of(cursor.block()) == styles.GAP:
            editing.set_kind(cursor, Style.PARAGRAPH.value, measure)
        keys.leave_object(cursor, measure)
        table, kind = tables.table_at(cursor), styles.kind_of(cursor.block())
        if table is not None and len(blocks) == 1 and isinstance(blocks[0], Table):
            _into_cells(cursor, table, blocks[0], measure)
        elif table is not None or kind in _ONE_LINERS:
            bridge.insert_runs(cursor, _on_lines(blocks))
        else:
            blocks = _settled(cursor, blocks)
            if not _joined(cursor, blocks):
                _parted(cursor, blocks, measure)


def lines(text: str, cursor: QTextCursor) -> tuple[Block, ...]:
    """The lines of a plain text as paragraphs, or items of the list that the cursor is in."""
    style = styles.style_of(cursor.block())
    goes_on = style is not None and (style.is_list or style is Style.QUOTE)
    block = (
        TextBlock(style, (), styles.depth_of(cursor.block()))
        if goes_on and style
        else TextBlock(Style.PARAGRAPH)
    )
    return tuple(replace(block, runs=(Run(line),)) for line in text.splitlines() if line.strip())


def _settled(cursor: QTextCursor, blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Without a second headline or lead, where the article has one."""
    written = {styles.style_of(b) for b in blocks_of(cursor.document()) if b.text() and b != cursor.block()}
    plain = {Style.HEADLINE: Style.HEADING_1, Style.LEAD: Style.PARAGRAPH}
    return tuple(
        replace(block, style=plain[block.style])
        if isinstance(block, TextBlock) and block.style in plain and block.style in written
        else block
        for block in blocks
    )


def _joined(cursor: QTextCursor, blocks: tuple[Block, ...]) -> bool:
    """Put a single paragraph into the one at the cursor. False if it is to be one of its own."""
    if len(blocks) != 1 or not isinstance(blocks[0], TextBlock):
        return False
    stands_alone = not cursor.block().text() and blocks[0].style is not Style.PARAGRAPH
    if not stands_alone:
        bridge.insert_runs(cursor, blocks[0].runs)
    return not stands_alone


def _parted(cursor: QTextCursor, blocks: tuple[Block, ...], measure: Measure) -> None:
    first, last = blocks[0], blocks[-1]
    if _goes_on(cursor, first):
        bridge.insert_runs(cursor, first.runs if isinstance(first, TextBlock) else ())
        blocks = blocks[1:]
    _pass_fields(cursor)
    behind = Runs()
    if not cursor.atBlockEnd():
        cursor.insertBlock()
        if blocks and _is_plain(last) and isinstance(last, TextBlock):
            blocks, behind = blocks[:-1], last.runs
        cursor.movePosition(QTextCursor.MoveOperation.PreviousBlock)
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
        bridge.insert_blocks(cursor, blocks, measure)
        if behind:
            cursor.movePosition(QTextCursor.MoveOperation.NextBlock)
            bridge.insert_runs(cursor, behind)
    else:
        bridge.insert_blocks(cursor, blocks, measure)


def _goes_on(cursor: QTextCursor, first: Block) -> bool:
    """Whether the first block is more of the paragraph at the cursor, or the field that waits there."""
    block = cursor.block()
    if not _is_plain(first):
        return (
            not cursor.atBlockStart()
            and isinstance(first, TextBlock)
            and styles.style_of(block) is first.style
        )
    if styles.kind_of(block) in _FIELDS and not block.text():
        return len(first.text) <= _LONGEST_FIELD
    return not cursor.atBlockStart()


def _is_plain(block: Block) -> bool:
    return isinstance(block, TextBlock) and block.style is Style.PARAGRAPH


def _pass_fields(cursor: QTextCursor) -> None:
    """From an article's headline below its empty fields, which go on waiting for their text."""
    if styles.kind_of(cursor.block()) not in _FIELDS or not cursor.atBlockEnd():
        return
    after = cursor.block().next()
    while after.isValid() and styles.kind_of(after) in _FIELDS and not after.text():
        after = after.next()
    if after.isValid() and not after.text() and styles.style_of(after) is Style.PARAGRAPH:
        cursor.setPosition(after.position())
    elif after.isValid():
        cursor.setPosition(after.position() - 1)


def _on_lines(blocks: tuple[Block, ...]) -> Runs:
    """All words of `blocks` as one paragraph with line breaks."""
    runs: list[Run] = []
    for block in blocks:
        inside = block.runs if isinstance(block, TextBlock) else (Run(block.text.replace("\t", " ")),)
        runs += [Run("\n"), *inside] if runs else inside
    return merged(runs)


def _into_cells(cursor: QTextCursor, table: QTextTable, pasted: Table, measure: Measure) -> None:
    """Fill the cells from the cursor's on with those of another table; rows and columns are added as needed."""
    row, column = (part.start for part in tables.selected(cursor, table))
    width = max(len(cells) for cells in pasted.rows)
    tables.add_rows(table, table.rows(), max(0, row + len(pasted.rows) - table.rows()), measure)
    tables.add_columns(table, table.columns(), max(0, column + width - table.columns()), measure)
    for down, cells in enumerate(pasted.rows):
        for along, cell in enumerate(cells):
            place = table.cellAt(row + down, column + along)
            cursor.setPosition(place.firstCursorPosition().position())
            cursor.setPosition(place.lastCursorPosition().position(), QTextCursor.MoveMode.KeepAnchor)
            cursor.removeSelectedText()
            bridge.insert_runs(cursor, cell.runs)
