"""What the writer does to the text: each a single step of undo."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtGui import QFont, QTextBlock, QTextCharFormat, QTextCursor

from maqala.core.article import MAX_DEPTH, Mark, Style
from maqala.core.text.offsets import Offsets
from maqala.ui.editor import styles
from maqala.ui.editor.styles import Measure

_NOT_TEXT = (styles.IMAGE, styles.RULE, styles.CELL)
AFTER_ENTER = {
    Style.HEADLINE.value: Style.LEAD.value,
    Style.LEAD.value: Style.PARAGRAPH.value,
    Style.HEADING_1.value: Style.PARAGRAPH.value,
    Style.HEADING_2.value: Style.PARAGRAPH.value,
    Style.HEADING_3.value: Style.PARAGRAPH.value,
    styles.CAPTION: Style.PARAGRAPH.value,
    styles.RULE: Style.PARAGRAPH.value,
    styles.IMAGE: styles.CAPTION,
    styles.GAP: Style.PARAGRAPH.value,
}
"""What a paragraph begun at the end of another is, where it is not the same."""


@contextmanager
def one_step(cursor: QTextCursor) -> Iterator[QTextCursor]:
    """Everything done inside is undone together."""
    cursor.beginEditBlock()
    try:
        yield cursor
    finally:
        cursor.endEditBlock()


def selected_blocks(cursor: QTextCursor) -> Iterator[QTextBlock]:
    """The blocks that the selection touches."""
    document = cursor.document()
    block = document.findBlock(cursor.selectionStart())
    last = document.findBlock(cursor.selectionEnd())
    if block != last and cursor.selectionEnd() == last.position():
        last = last.previous()  # a selection up to the beginning of a line does not mean that line
    while block.isValid():
        yield block
        if block == last:
            return
        block = block.next()


def set_kind(cursor: QTextCursor, kind: str, measure: Measure, depth: int | None = None) -> None:
    """Make the selected paragraphs headings, quotes, list items or whatever `kind` says."""
    if kind == styles.CAPTION:
        _make_caption(cursor, measure)
        return
    with one_step(cursor):
        for block in selected_blocks(cursor):
            if styles.kind_of(block) not in _NOT_TEXT:
                level = styles.depth_of(block) if depth is None else depth
                _restyle(block, kind, level, measure)


def can_be_caption(block: QTextBlock) -> bool:
    """Whether a picture stands above that has no other caption."""
    kind, before = styles.kind_of(block), _above_caption(block)
    return kind == styles.CAPTION or (
        kind not in _NOT_TEXT and before.isValid() and styles.kind_of(before) == styles.IMAGE
    )


def _above_caption(block: QTextBlock) -> QTextBlock:
    """What stands above, an empty caption not counted."""
    before = block.previous()
    waits = before.isValid() and styles.kind_of(before) == styles.CAPTION and not before.text()
    return before.previous() if waits else before


def _make_caption(cursor: QTextCursor, measure: Measure) -> None:
    """The first selected paragraph becomes the caption of the picture above, in place of an empty one."""
    block = cursor.document().findBlock(cursor.selectionStart())
    if not can_be_caption(block):
        return
    with one_step(cursor):
        if block.previous() != _above_caption(block):
            empty = QTextCursor(block.previous())
            empty.deleteChar()  # which keeps the format of the lower paragraph
            block = empty.block()
        _restyle(block, styles.CAPTION, 0, measure)


def toggle_list(cursor: QTextCursor, style: Style, measure: Measure) -> None:
    """Make the selected paragraphs a list, or plain paragraphs if they are one already."""
    every = all(styles.style_of(block) is style for block in selected_blocks(cursor))
    set_kind(cursor, (Style.PARAGRAPH if every else style).value, measure)


def indent(cursor: QTextCursor, by: int, measure: Measure) -> bool:
    """Move the selected list items `by` levels; False if there are none."""
    items = [b for b in selected_blocks(cursor) if (s := styles.style_of(b)) is not None and s.is_list]
    with one_step(cursor):
        for block in items:
            depth = max(0, min(MAX_DEPTH, styles.depth_of(block) + by))
            _restyle(block, styles.kind_of(block), depth, measure)
    return bool(items)


def _restyle(block: QTextBlock, kind: str, depth: int, measure: Measure) -> None:
    at = QTextCursor(block)
    at.setBlockFormat(styles.block_format(kind, depth, measure))
    if not block.text():
        at.setBlockCharFormat(styles.empty_format(kind, measure))


def restyle_all(blocks: Iterator[QTextBlock], measure: Measure) -> None:
    """Give every block the margins of another measure; a page that is still empty stays so."""
    for block in blocks:
        if block.text() or block.blockFormat().hasProperty(styles.KIND):
            _restyle(block, styles.kind_of(block), styles.depth_of(block), measure)


def marks_at(cursor: QTextCursor) -> Mark:
    """The marks of what would be typed, or of the selection's beginning."""
    if not cursor.hasSelection():
        return styles.marks_of(cursor.charFormat())
    inside = QTextCursor(cursor.document())
    inside.setPosition(cursor.selectionStart() + 1)
    return styles.marks_of(inside.charFormat())


def mark_change(mark: Mark, *, on: bool) -> QTextCharFormat:
    """The format to merge in to put `mark` on or off."""
    result = QTextCharFormat()
    if on:
        styles.apply_marks(result, mark)
    elif mark is Mark.BOLD:
        result.setFontWeight(QFont.Weight.Normal)
    elif mark is Mark.ITALIC:
        result.setFontItalic(False)
    elif mark is Mark.UNDERLINE:
        result.setFontUnderline(False)
    elif mark is Mark.STRIKE:
        result.setFontStrikeOut(False)
    else:
        result.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignNormal)
    return result


def plain() -> QTextCharFormat:
    """The format to merge in to put every mark off."""
    result = QTextCharFormat()
    for mark in (Mark.BOLD, Mark.ITALIC, Mark.UNDERLINE, Mark.STRIKE, Mark.SUPERSCRIPT):
        result.merge(mark_change(mark, on=False))
    return result


def turn_case(cursor: QTextCursor) -> None:
    """The selection, or the word at the cursor, in small letters, with a capital, or in capitals: whichever is next.

    Marks and links stay where they are, and so does the selection.
    """
    from maqala.core.text.casing import turned  # not before somebody wants it

    chosen = QTextCursor(cursor)
    if not chosen.hasSelection():
        chosen.select(QTextCursor.SelectionType.WordUnderCursor)
    start, end = chosen.selectionStart(), chosen.selectionEnd()
    new = turned(chosen.selectedText())
    offsets = Offsets.of(new)
    with one_step(chosen):
        for first, last in [stretch for block in selected_blocks(chosen) for stretch in _stretches(block)]:
            begin, stop = max(first, start), min(last, end)
            if begin < stop:
                inside = slice(offsets.to_code_points(begin - start), offsets.to_code_points(stop - start))
                replace(chosen, begin, stop, new[inside])


def _stretches(block: QTextBlock) -> Iterator[tuple[int, int]]:
    """Where what is formatted alike begins and ends."""
    place = block.begin()
    while not place.atEnd():
        fragment = place.fragment()
        if not fragment.charFormat().isImageFormat():
            yield fragment.position(), fragment.position() + fragment.length()
        place += 1


def set_link(cursor: QTextCursor, address: str) -> None:
    """Link the selection, or the link that the cursor is in; "" takes the link away."""
    around = link_around(cursor)
    change = QTextCharFormat()
    change.setAnchor(bool(address))
    change.setAnchorHref(address)
    with one_step(around):
        if around.hasSelection():
            around.mergeCharFormat(change)
        elif address:
            around.insertText(address, change)


def goes_on_as_link(cursor: QTextCursor) -> bool:
    """Whether what stands behind the cursor, in its paragraph, is of the same link as what stands before it."""
    behind = QTextCursor(cursor)
    moved = not cursor.atBlockEnd() and behind.movePosition(QTextCursor.MoveOperation.NextCharacter)
    return moved and behind.charFormat().anchorHref() == cursor.charFormat().anchorHref()


def link_around(cursor: QTextCursor) -> QTextCursor:
    """The selection, or the whole link at the cursor, or nothing selected."""
    result = QTextCursor(cursor)
    address = cursor.charFormat().anchorHref()
    if cursor.hasSelection() or not address:
        return result
    place = cursor.block().begin()
    while not place.atEnd():
        fragment = place.fragment()
        start, end = fragment.position(), fragment.position() + fragment.length()
        if start <= cursor.position() <= end and fragment.charFormat().anchorHref() == address:
            result.setPosition(start)
            result.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        place += 1
    return result


def replace(cursor: QTextCursor, start: int, end: int, text: str) -> None:
    """Put `text` in place of a stretch; its letters look like those that they replace.

    Only what differs is touched, so that formatting inside a word stays where it was.
    """
    document = cursor.document()
    at = QTextCursor(document)
    at.setPosition(start)
    at.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
    old = at.selectedText()
    head = _common(old, text)
    tail = _common(old[head:][::-1], text[head:][::-1])
    inside = QTextCursor(document)
    inside.setPosition(start + min(head + 1, len(old)))
    form = inside.charFormat()
    at.setPosition(start + head)
    at.setPosition(end - tail, QTextCursor.MoveMode.KeepAnchor)
    with one_step(at):
        at.insertText(text[head : len(text) - tail], form)


def _common(one: str, other: str) -> int:
    length = 0
    for a, b in zip(one, other, strict=False):
        if a != b or a > "\uffff":
            break
        length += 1
    return length
