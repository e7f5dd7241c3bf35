"""Tables grow and shrink by command, captions belong to pictures; every change is one step of undo."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from maqala.core.article import Article, Cell, Image, Rule, Run, Style, Table, TextBlock
from maqala.ui.actions import IN_TABLES
from maqala.ui.editor import styles, tables
from maqala.ui.editor.block_state import blocks
from maqala.ui.studio import Studio

ROWS = ("абв", "где", "жзи")


def table_of(rows: tuple[str, ...], *, header: bool = True) -> Table:
    """A table with one letter in each cell; a dot is an empty one."""
    return Table(tuple(tuple(Cell((Run(c),) if c != "." else ()) for c in row) for row in rows), header)


@pytest.fixture
def page(studio: Studio) -> Studio:
    """A paragraph, a table with the cursor in its middle, a paragraph."""
    text = [TextBlock(Style.PARAGRAPH, (Run(t),)) for t in ("бұрын", "кейін")]
    studio.desk._lay(Article((text[0], table_of(ROWS), text[1])), None)
    go_to(studio, "д")
    return studio


def go_to(studio: Studio, text: str, last: str = "") -> None:
    cursor = studio.view.textCursor()
    words = studio.view.toPlainText()
    cursor.setPosition(words.index(text))
    if last:
        cursor.setPosition(words.index(last), QTextCursor.MoveMode.KeepAnchor)
    studio.view.setTextCursor(cursor)


def table(studio: Studio) -> Table:
    return next(b for b in studio.desk.article().blocks if isinstance(b, Table))


@pytest.mark.parametrize(
    ("action", "rows"),
    [
        ("row_above", ("абв", "...", "где", "жзи")),
        ("row_below", ("абв", "где", "...", "жзи")),
        ("column_left", ("а.бв", "г.де", "ж.зи")),
        ("column_right", ("аб.в", "гд.е", "жз.и")),
        ("delete_row", ("абв", "жзи")),
        ("delete_column", ("ав", "ге", "жи")),
    ],
)
def test_rows_and_columns_come_and_go_in_one_step(page: Studio, action: str, rows: tuple[str, ...]) -> None:
    page.window.actions_[action].trigger()
    assert table(page) == table_of(rows)
    page.view.undo()
    assert table(page) == table_of(ROWS)
    page.view.redo()
    assert table(page) == table_of(rows)


def test_as_many_rows_are_added_as_are_selected(page: Studio) -> None:
    go_to(page, "д", last="з")
    page.window.actions_["row_below"].trigger()
    assert table(page) == table_of((*ROWS, "...", "..."))


def test_what_is_typed_next_goes_into_the_new_row_or_column(page: Studio, hands: Any) -> None:
    page.window.actions_["row_below"].trigger()
    hands.type("ш")
    assert table(page) == table_of(("абв", "где", ".ш.", "жзи"))
    page.window.actions_["column_left"].trigger()
    hands.type("ю")
    assert table(page).rows[2] == table_of((".юш.",)).rows[0]


def test_new_cells_look_like_cells(page: Studio, hands: Any) -> None:
    for action in ("row_above", "column_right"):
        page.window.actions_[action].trigger()
    go_to(page, "и")
    hands.press(Qt.Key.Key_Tab)
    hands.press(Qt.Key.Key_Tab)  # behind the last cell: one more row
    inside = [b for b in blocks(page.view.document()) if QTextCursor(b).currentTable() is not None]
    assert len(inside) == 5 * 4
    assert {styles.kind_of(block) for block in inside} == {styles.CELL}


def test_shift_tab_goes_back_and_stays_in_the_first_cell(page: Studio, hands: Any) -> None:
    for _ in range(9):
        hands.press(Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    hands.type("ш")
    assert table(page).rows[0][0].text == "ша"


@pytest.mark.parametrize("action", ["delete_row", "delete_column"])
def test_deleting_all_rows_or_columns_deletes_the_table(page: Studio, action: str) -> None:
    go_to(page, "а", last="и")
    page.window.actions_[action].trigger()
    assert page.desk.article().text == "бұрын\nкейін"
    page.view.undo()
    assert table(page) == table_of(ROWS)


def test_a_table_at_the_end_leaves_a_paragraph_to_write_in(studio: Studio, hands: Any) -> None:
    studio.desk._lay(Article((table_of(ROWS),)), None)
    go_to(studio, "д")
    studio.window.actions_["delete_table"].trigger()
    hands.type("ш")
    assert studio.desk.article().blocks == (TextBlock(Style.PARAGRAPH, (Run("ш"),)),)


def test_what_is_written_behind_a_table_is_a_paragraph_like_any_other(studio: Studio, hands: Any) -> None:
    studio.desk._lay(Article((table_of(ROWS),)), None)
    last = studio.view.document().lastBlock()
    assert styles.kind_of(last) == styles.GAP
    hands.put_cursor(last.position())
    hands.type("кейін")
    assert last.blockFormat() == styles.block_format(Style.PARAGRAPH.value, 0, studio.view.measure)


def test_what_is_pasted_behind_a_table_is_a_paragraph_like_any_other(studio: Studio, hands: Any) -> None:
    studio.desk._lay(Article((table_of(ROWS),)), None)
    last = studio.view.document().lastBlock()
    hands.put_cursor(last.position())
    QApplication.clipboard().setText("кейін")
    studio.view.paste()
    assert styles.kind_of(last) == Style.PARAGRAPH.value


def test_the_header_row_can_be_switched_and_is_shown(page: Studio) -> None:
    action = page.window.actions_["header_row"]
    assert action.isChecked()
    action.trigger()
    assert not table(page).header
    assert not action.isChecked()
    page.view.undo()
    assert table(page).header


def test_the_heading_goes_with_its_row(page: Studio) -> None:
    go_to(page, "а")
    page.window.actions_["delete_row"].trigger()
    assert table(page) == table_of(ROWS[1:], header=False)


def test_what_needs_a_table_is_offered_only_inside_of_one(page: Studio) -> None:
    def offered() -> set[bool]:
        return {page.window.actions_[name].isEnabled() for name in IN_TABLES}

    assert offered() == {True}
    assert page.words.say("menu.tables") in [a.text() for a in page.checking.menu(None, ()).actions()]
    go_to(page, "кейін")
    assert offered() == {False}
    assert page.words.say("menu.tables") not in [a.text() for a in page.checking.menu(None, ()).actions()]


@pytest.mark.parametrize("change", [tables.delete_row, tables.delete_table, tables.toggle_header])
def test_outside_of_tables_nothing_happens(page: Studio, change: Callable[..., None]) -> None:
    before = page.desk.article()
    cursor = QTextCursor(page.view.document())
    change(cursor, *([] if change is tables.toggle_header else [page.view.measure]))
    assert page.desk.article() == before


# Captions


@pytest.fixture
def pictured(studio: Studio) -> Studio:
    """A picture without a caption, and two paragraphs."""
    text = [TextBlock(Style.PARAGRAPH, (Run(t),)) for t in ("бұрын", "кейін")]
    studio.desk._lay(Article((Image(name="а.png"), *text)), None)
    return studio


def test_a_paragraph_under_a_picture_becomes_its_caption_and_back(pictured: Studio) -> None:
    go_to(pictured, "бұрын")
    pictured.window.bar.style_wanted.emit(styles.CAPTION)
    assert [b.text for b in pictured.desk.article().blocks] == ["бұрын", "кейін"]
    assert pictured.desk.article().blocks[0] == Image(name="а.png", caption=(Run("бұрын"),))
    assert pictured.window.bar.styles.currentText() == pictured.words.say("style.caption")
    pictured.window.bar.style_wanted.emit(Style.PARAGRAPH.value)
    assert [type(b) for b in pictured.desk.article().blocks] == [Image, TextBlock, TextBlock]
    pictured.view.undo()
    pictured.view.undo()
    assert [type(b) for b in pictured.desk.article().blocks] == [Image, TextBlock, TextBlock]


def test_a_caption_is_offered_only_under_a_picture(pictured: Studio) -> None:
    item = pictured.window.menus["styles"].actions()[-1]
    go_to(pictured, "бұрын")
    assert item.isEnabled()
    go_to(pictured, "кейін")
    assert not item.isEnabled()
    before = pictured.desk.article()
    pictured.window.bar.style_wanted.emit(styles.CAPTION)
    assert pictured.desk.article() == before


# Pictures


def paragraph(words: str) -> TextBlock:
    return TextBlock(Style.PARAGRAPH, (Run(words),))


FULL = Image(name="а.png", caption=(Run("жазу"),))


@pytest.fixture
def between(studio: Studio) -> Studio:
    """A picture with a caption between two paragraphs."""
    studio.desk._lay(Article((paragraph("бұрын"), FULL, paragraph("кейін"))), None)
    return studio


@pytest.mark.parametrize(("place", "key"), [(5, Qt.Key.Key_Delete), (6, Qt.Key.Key_Backspace)])
def test_a_picture_does_not_run_into_the_paragraph_above(
    between: Studio, hands: Any, place: int, key: Qt.Key
) -> None:
    before = between.desk.article()
    hands.put_cursor(place)
    hands.press(key)
    assert between.desk.article() == before
    assert between.view.textCursor().position() == 11 - place  # it only went past


@pytest.mark.parametrize(("place", "key"), [(6, Qt.Key.Key_Delete), (7, Qt.Key.Key_Backspace)])
@pytest.mark.parametrize("chosen", [False, True])
def test_a_picture_goes_whole_and_what_its_caption_says_stays(
    between: Studio, hands: Any, place: int, key: Qt.Key, chosen: bool
) -> None:
    before = between.desk.article()
    hands.put_cursor(place, 13 - place if chosen else None)
    hands.press(key)
    assert between.desk.article().blocks == tuple(map(paragraph, ("бұрын", "жазу", "кейін")))
    between.view.undo()
    assert between.desk.article() == before


@pytest.mark.parametrize(("place", "key"), [(5, Qt.Key.Key_Delete), (6, Qt.Key.Key_Backspace)])
def test_no_word_that_is_deleted_beside_a_picture_takes_it_along(
    between: Studio, hands: Any, place: int, key: Qt.Key
) -> None:
    hands.put_cursor(place)
    hands.press(key, Qt.KeyboardModifier.ControlModifier)
    kinds = [(styles.kind_of(b), b.text()) for b in blocks(between.view.document())]
    assert (styles.IMAGE, "\ufffc") in kinds
    assert FULL in between.desk.article().blocks


@pytest.mark.parametrize("key", [Qt.Key.Key_Delete, Qt.Key.Key_Backspace])
def test_a_selection_that_ends_before_a_picture_leaves_it_alone(
    between: Studio, hands: Any, key: Qt.Key
) -> None:
    hands.put_cursor(3, 6)
    hands.press(key)
    assert between.desk.article().blocks == (paragraph("бұр"), FULL, paragraph("кейін"))
    hands.type("!")
    assert between.desk.article().blocks[0] == paragraph("бұр!")
    between.view.undo()
    between.view.undo()
    assert between.desk.article().blocks[0] == paragraph("бұрын")


@pytest.mark.parametrize("way", ["type", "paste", "enter"])
def test_what_replaces_a_selection_that_ends_before_a_picture_leaves_it_alone(
    between: Studio, hands: Any, way: str
) -> None:
    before = between.desk.article()
    hands.put_cursor(3, 6)
    if way == "type":
        hands.type("!")
    elif way == "paste":
        QApplication.clipboard().setText("!")
        between.view.paste()
    else:
        hands.press(Qt.Key.Key_Return)
    shown = [(styles.kind_of(b), b.text()) for b in blocks(between.view.document())]
    assert shown.count((styles.IMAGE, "\ufffc")) == 1
    assert "".join(text for kind, text in shown if kind != styles.IMAGE) == (
        "бұржазукейін" if way == "enter" else "бұр!жазукейін"
    )
    between.view.undo()
    assert between.desk.article() == before


def test_a_caption_that_lost_its_picture_is_a_paragraph(between: Studio, hands: Any) -> None:
    hands.put_cursor(6, 8)
    hands.press(Qt.Key.Key_Delete)
    assert styles.kind_of(between.view.textCursor().block()) == Style.PARAGRAPH.value


@pytest.mark.parametrize(
    ("place", "expected"),
    [
        (6, (paragraph("бұрын"), paragraph("аб"), FULL, paragraph("кейін"))),
        (7, (paragraph("бұрын"), Image(name="а.png", caption=(Run("абжазу"),)), paragraph("кейін"))),
    ],
)
@pytest.mark.parametrize("pasted", [False, True])
def test_what_is_written_beside_a_picture_goes_above_it_or_into_its_caption(
    between: Studio, hands: Any, place: int, expected: tuple[Any, ...], pasted: bool
) -> None:
    hands.put_cursor(place)
    if pasted:
        QApplication.clipboard().setText("аб")
        between.view.paste()
    else:
        hands.type("аб")
    assert between.desk.article().blocks == expected
    assert all(
        b.text() == "\ufffc" for b in blocks(between.view.document()) if styles.kind_of(b) == styles.IMAGE
    )


def click_on_picture(studio: Studio) -> None:
    studio.window.show()
    QApplication.processEvents()
    cursor = studio.view.textCursor()
    cursor.setPosition(7)
    place = studio.view.cursorRect(cursor).center() - QPoint(9, 0)  # its right half
    QTest.mouseClick(studio.view.viewport(), Qt.MouseButton.LeftButton, pos=place)


def test_a_click_selects_a_picture_and_delete_takes_it_away(between: Studio, hands: Any) -> None:
    click_on_picture(between)
    hands.press(Qt.Key.Key_Delete)
    assert between.desk.article().blocks == tuple(map(paragraph, ("бұрын", "жазу", "кейін")))


def test_nobody_writes_over_a_picture_by_mistake(between: Studio, hands: Any) -> None:
    click_on_picture(between)
    hands.type("а")
    assert between.desk.article().blocks[1] == Image(name="а.png", caption=(Run("ажазу"),))


def test_a_picture_is_cut_and_comes_back_where_it_is_pasted(between: Studio, hands: Any) -> None:
    click_on_picture(between)
    hands.press(Qt.Key.Key_X, Qt.KeyboardModifier.ControlModifier)
    assert between.desk.article().blocks == tuple(map(paragraph, ("бұрын", "жазу", "кейін")))
    between.view.undo()
    click_on_picture(between)
    QApplication.clipboard().setText("сөз")
    between.view.paste()
    assert [b.text for b in between.desk.article().blocks] == ["бұрын", "сөзжазу", "кейін"]


def test_what_is_written_at_a_rule_goes_below_it(studio: Studio, hands: Any) -> None:
    studio.desk._lay(Article((paragraph("бұрын"), Rule(), paragraph("кейін"))), None)
    hands.put_cursor(6)
    hands.type("аб")
    assert studio.desk.article().blocks == (paragraph("бұрын"), Rule(), paragraph("аб"), paragraph("кейін"))


def test_a_picture_that_ran_into_a_paragraph_is_not_lost(between: Studio, hands: Any) -> None:
    """As where something is typed or dropped over a selection that ends before it."""
    hands.put_cursor(3, 6)
    hands.type("а")
    assert between.desk.article().blocks == (paragraph("бұра"), FULL, paragraph("кейін"))
