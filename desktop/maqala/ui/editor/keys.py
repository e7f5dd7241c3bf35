"""Enter, Backspace, Delete, Tab and Shift+Page Down as a writer expects them."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QTextBlock, QTextCursor

from maqala.core.article import WAITING, Article, Style
from maqala.ui.editor import bridge, editing, styles, tables
from maqala.ui.editor.bridge import LINE_BREAK
from maqala.ui.editor.styles import Measure

_PARAGRAPH = Style.PARAGRAPH.value


def enter(cursor: QTextCursor, measure: Measure) -> bool:
    """Begin a paragraph. False where Qt does the right thing by itself."""
    if spans_paragraphs(cursor):
        with editing.one_step(cursor):
            delete_selected(cursor, measure)
            if not enter(cursor, measure):
                cursor.insertBlock()
        return True
    kind = styles.kind_of(cursor.block())
    if kind == styles.CELL or cursor.hasSelection():
        return False
    if _leaves_list(cursor, kind):
        if styles.depth_of(cursor.block()):
            return editing.indent(cursor, -1, measure)
        editing.set_kind(cursor, _PARAGRAPH, measure)
        return True
    if not cursor.atBlockEnd():
        return _split_before(cursor, kind, measure)
    following = editing.AFTER_ENTER.get(kind)
    if following is None:
        return False
    if _next_is_empty(cursor, kind):
        cursor.movePosition(QTextCursor.MoveOperation.NextBlock)
    else:
        with editing.one_step(cursor):
            cursor.insertBlock(
                styles.block_format(following, 0, measure), styles.empty_format(following, measure)
            )
    return True


def _leaves_list(cursor: QTextCursor, kind: str) -> bool:
    leaving = (Style.BULLET.value, Style.NUMBER.value, Style.QUOTE.value)
    return kind in leaving and not cursor.block().text()


def _split_before(cursor: QTextCursor, kind: str, measure: Measure) -> bool:
    """Enter at the beginning of a heading opens an ordinary paragraph above it."""
    if not cursor.atBlockStart() or kind not in editing.AFTER_ENTER:
        return False
    _open_above(cursor, measure)
    return True


def _open_above(cursor: QTextCursor, measure: Measure) -> None:
    """An empty paragraph above the block at whose beginning the cursor stands, and stays."""
    with editing.one_step(cursor):
        cursor.insertBlock()
        above = QTextCursor(cursor)
        above.movePosition(QTextCursor.MoveOperation.PreviousBlock)
        above.setBlockFormat(styles.block_format(_PARAGRAPH, 0, measure))


def _next_is_empty(cursor: QTextCursor, kind: str) -> bool:
    """A new article has its lead waiting under the headline, and its text under the lead."""
    after = cursor.block().next()
    if kind == styles.IMAGE:
        return after.isValid() and styles.kind_of(after) == styles.CAPTION
    waiting = {Style.HEADLINE.value: Style.LEAD.value, Style.LEAD.value: _PARAGRAPH}.get(kind)
    return after.isValid() and not after.text() and styles.kind_of(after) == waiting


def line_break(cursor: QTextCursor) -> None:
    """A new line in the same paragraph."""
    cursor.insertText(LINE_BREAK)


def backspace(cursor: QTextCursor, measure: Measure) -> bool:
    """At the beginning of a list item: make it plain first. A picture goes whole. False for everything else."""
    kind = styles.kind_of(cursor.block())
    if cursor.hasSelection():
        return delete_selected(cursor, measure)
    if not cursor.atBlockStart():
        return kind == styles.IMAGE and _delete_picture(cursor, measure)
    if kind == styles.IMAGE:
        return _go_past(cursor, QTextCursor.MoveOperation.PreviousCharacter)
    if kind == styles.CAPTION:
        return _remove_picture(cursor)
    if kind in (Style.BULLET.value, Style.NUMBER.value):
        if styles.depth_of(cursor.block()):
            return editing.indent(cursor, -1, measure)
        editing.set_kind(cursor, _PARAGRAPH, measure)
        return True
    if kind == Style.QUOTE.value:
        editing.set_kind(cursor, _PARAGRAPH, measure)
        return True
    return _remove_object_before(cursor)


def delete(cursor: QTextCursor, measure: Measure) -> bool:
    """A picture goes whole, and does not run into the paragraph above it. False for everything else."""
    if cursor.hasSelection():
        return delete_selected(cursor, measure)
    kind, following = styles.kind_of(cursor.block()), cursor.block().next()
    if kind == styles.IMAGE and not cursor.atBlockEnd():
        return _delete_picture(cursor, measure)
    before_picture = following.isValid() and styles.kind_of(following) == styles.IMAGE
    if cursor.atBlockEnd() and (kind == styles.IMAGE or before_picture):
        return _go_past(cursor, QTextCursor.MoveOperation.NextCharacter)
    return False


def delete_word(cursor: QTextCursor, measure: Measure, *, forward: bool) -> bool:
    """As far as the next word begins, or back to where this one does; the selection where there is one."""
    if not cursor.hasSelection():
        move = QTextCursor.MoveOperation.NextWord if forward else QTextCursor.MoveOperation.PreviousWord
        cursor.movePosition(move, QTextCursor.MoveMode.KeepAnchor)
    return delete_selected(cursor, measure)


def leave_object(cursor: QTextCursor, measure: Measure) -> bool:
    """From a picture or a rule to where one can write: above it, into its caption, or below. False elsewhere."""
    kind = styles.kind_of(cursor.block())
    if (cursor.hasSelection() and not is_picture(cursor)) or kind not in (styles.IMAGE, styles.RULE):
        return False
    with editing.one_step(cursor):
        if kind == styles.IMAGE and cursor.atBlockStart() and not cursor.hasSelection():
            _open_above(cursor, measure)
            cursor.movePosition(QTextCursor.MoveOperation.PreviousBlock)
        else:
            _go_below(cursor, kind, measure)
    return True


def _go_below(cursor: QTextCursor, kind: str, measure: Measure) -> None:
    following = cursor.block().next()
    waits = following.isValid() and styles.style_of(following) is Style.PARAGRAPH and not following.text()
    if waits or (
        kind == styles.IMAGE and following.isValid() and styles.kind_of(following) == styles.CAPTION
    ):
        cursor.setPosition(following.position())
    else:
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
        cursor.insertBlock(styles.block_format(_PARAGRAPH, 0, measure))


def _go_past(cursor: QTextCursor, move: QTextCursor.MoveOperation) -> bool:
    """Between a picture and text that does not run into it; an empty paragraph goes. False if Qt does that right."""
    other = QTextCursor(cursor)
    if not other.movePosition(move):
        return True
    for block in (cursor.block(), other.block()):
        if not block.text() and styles.kind_of(block) != styles.CAPTION:
            return False
    cursor.setPosition(other.position())
    return True


def is_picture(cursor: QTextCursor) -> bool:
    """Whether a picture is selected, and nothing else."""
    length = cursor.selectionEnd() - cursor.selectionStart()
    return length == 1 and cursor.selectedText() == bridge.OBJECT


def picture_at(cursor: QTextCursor) -> QTextCursor | None:
    """The picture of the cursor's block, selected."""
    block = cursor.block()
    at = block.text().find(bridge.OBJECT) if styles.kind_of(block) == styles.IMAGE else -1
    if at < 0:
        return None
    result = QTextCursor(cursor)
    result.setPosition(block.position() + at)
    result.setPosition(block.position() + at + 1, QTextCursor.MoveMode.KeepAnchor)
    return result


def spans_paragraphs(cursor: QTextCursor) -> bool:
    """Whether the selection begins in one paragraph and ends in another, neither of them in a table."""
    document = cursor.document()
    ends = [document.findBlock(at) for at in (cursor.selectionStart(), cursor.selectionEnd())]
    return ends[0] != ends[1] and not any(tables.table_at(QTextCursor(block)) for block in ends)


def delete_selected(cursor: QTextCursor, measure: Measure) -> bool:
    """What is left above and below of a selection becomes one paragraph, but no picture goes into one."""
    if is_picture(cursor):
        cursor.setPosition(cursor.selectionStart())
        return _delete_picture(cursor, measure)
    with editing.one_step(cursor):
        cursor.removeSelectedText()
        block = cursor.block()
        kind, at = styles.kind_of(block), block.text().find(bridge.OBJECT)
        if at >= 0 and kind != styles.IMAGE:
            part = QTextCursor(block)
            part.setPosition(block.position() + at)
            part.insertBlock(styles.block_format(styles.IMAGE, 0, measure))
            cursor.setPosition(part.position() - 1)
        elif kind == styles.CAPTION and not _stands_under_picture(block):
            cursor.setBlockFormat(styles.block_format(_PARAGRAPH, 0, measure))
    return True


def _stands_under_picture(block: QTextBlock) -> bool:
    before = block.previous()
    return before.isValid() and styles.kind_of(before) == styles.IMAGE


def _delete_picture(cursor: QTextCursor, measure: Measure) -> bool:
    """The picture of the cursor's block; what is written in its caption stays as a paragraph."""
    block, caption = cursor.block(), cursor.block().next()
    if block.text() != bridge.OBJECT:
        return False
    has_caption = caption.isValid() and styles.kind_of(caption) == styles.CAPTION
    with editing.one_step(cursor):
        cursor.setPosition(block.position())
        end = caption.position() if has_caption else block.position() + 1
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        cursor.removeSelectedText()
        cursor.setBlockFormat(styles.block_format(_PARAGRAPH, 0, measure))
    return True


def delete_all(cursor: QTextCursor, measure: Measure) -> bool:
    """Where all is selected nothing stays behind, not even what the headline looked like: the page is as new.

    False if something is not selected.
    """
    document = cursor.document()
    chosen = cursor.selectionEnd() - cursor.selectionStart()
    if document.isEmpty() or chosen < document.characterCount() - 1:
        return False
    bridge.replace(document, Article(WAITING), measure)
    cursor.setPosition(0)
    return True


def _remove_picture(cursor: QTextCursor) -> bool:
    """A picture goes when its empty caption is deleted; a written caption does not run into it."""
    before = cursor.block().previous()
    if not cursor.block().text() and before.isValid() and styles.kind_of(before) == styles.IMAGE:
        with editing.one_step(cursor):
            cursor.setPosition(before.position(), QTextCursor.MoveMode.KeepAnchor)
            cursor.removeSelectedText()
            cursor.setBlockFormat(styles.block_format(_PARAGRAPH))
    return True


def tab(cursor: QTextCursor, measure: Measure, *, forward: bool) -> bool:
    """Tab goes on in tables and deeper in lists; it is never a character, which no format could keep."""
    return (
        next_cell(cursor, measure, forward=forward)
        or editing.indent(cursor, 1 if forward else -1, measure)
        or True
    )


def next_cell(cursor: QTextCursor, measure: Measure, *, forward: bool) -> bool:
    """Tab goes through a table's cells and adds a row behind the last. False outside tables."""
    table = tables.table_at(cursor)
    if table is None:
        return False
    cell = table.cellAt(cursor)
    number = cell.row() * table.columns() + cell.column() + (1 if forward else -1)
    if number >= table.rows() * table.columns():
        with editing.one_step(cursor):
            tables.add_rows(table, table.rows(), 1, measure)
    if number >= 0:
        tables.go_to(cursor, table, *divmod(number, table.columns()))
    return True


def select_page(
    cursor: QTextCursor, top: Callable[[QTextCursor], int], height: int, *, forward: bool
) -> bool:
    """Select a screenful more; `top` and `height` are in pixels. False at an end of the text, or of a table.

    Qt's own goes on for ever in a table's last row: there it calls each move done, and none leads anywhere.
    """
    down, up, keep = (
        QTextCursor.MoveOperation.Down,
        QTextCursor.MoveOperation.Up,
        QTextCursor.MoveMode.KeepAnchor,
    )
    ahead, back = (down, up) if forward else (up, down)
    went, last, seen = 0, top(cursor), {cursor.position()}
    while went < height:
        if not cursor.movePosition(ahead, keep) or cursor.position() in seen:
            return False
        seen.add(cursor.position())
        went, last = went + abs(top(cursor) - last), top(cursor)
    cursor.movePosition(back, keep)
    return True


def _remove_object_before(cursor: QTextCursor) -> bool:
    """A rule in front of the paragraph goes whole, and the paragraph stays what it is."""
    before = cursor.block().previous()
    if not before.isValid() or styles.kind_of(before) != styles.RULE:
        return False
    form = cursor.block().blockFormat()
    with editing.one_step(cursor):
        cursor.deletePreviousChar()
        cursor.setBlockFormat(form)
    return True
