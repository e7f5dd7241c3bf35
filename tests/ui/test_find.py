"""Find and replace, by keyboard: incremental, counted, marked, in any form, in a part, undone in one step."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from tests.core.text.few_forms import Few

from maqala.core.article import Cell, Image, Run, Style, Table, TextBlock
from maqala.ui.editor import bridge
from maqala.ui.find import FindBar
from maqala.ui.studio import Studio

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
TEXT = "Мектеп ашылды\nмектеп пен лицей\nМектептер 😀 мектеп "


@pytest.fixture
def page(studio: Studio, hands: Any) -> Studio:
    studio.window.actions_["new"].trigger()
    hands.type(TEXT)
    hands.put_cursor(0)
    QApplication.processEvents()  # only an active window takes shortcuts
    return studio


@pytest.fixture
def bar(page: Studio, hands: Any) -> FindBar:
    hands.press(Qt.Key.Key_H, CTRL)
    QApplication.processEvents()
    return page.find


def write(field: QLineEdit, text: str) -> None:
    field.clear()
    for letter in text:
        QTest.sendKeyEvent(QTest.KeyAction.Click, field, Qt.Key(0), letter, Qt.KeyboardModifier.NoModifier)


def enter(field: QLineEdit, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(field, Qt.Key.Key_Return, modifiers)


def marked(studio: Studio) -> list[str]:
    return [selection.cursor.selectedText() for selection in studio.view.extraSelections()]


def test_it_finds_while_one_types_counts_and_marks_all(page: Studio, bar: FindBar) -> None:
    assert bar.what.hasFocus()
    write(bar.what, "мектеп")
    assert page.view.textCursor().selectedText() == "Мектеп"
    assert bar.count.text() == "1/4"
    assert marked(page) == ["Мектеп", "мектеп", "Мектеп", "мектеп"]
    write(bar.what, "мектепте")
    assert page.view.textCursor().selectedText() == "Мектепте"
    assert bar.count.text() == "1/1"
    write(bar.what, "жоқ")
    assert bar.count.text() == page.words.say("find.nothing")
    assert marked(page) == []


def test_enter_goes_on_and_round_shift_enter_and_f3_too(page: Studio, bar: FindBar, hands: Any) -> None:
    write(bar.what, "мектеп")
    seen = []
    for _ in range(4):
        enter(bar.what)
        seen.append(bar.count.text())
    assert seen == ["2/4", "3/4", "4/4", "1/4"]
    enter(bar.what, SHIFT)
    assert bar.count.text() == "4/4"
    hands.press(Qt.Key.Key_F3, SHIFT)
    assert bar.count.text() == "3/4"
    hands.press(Qt.Key.Key_F3)
    assert bar.count.text() == "4/4"


def test_f3_goes_on_when_the_bar_is_closed(page: Studio, bar: FindBar, hands: Any) -> None:
    write(bar.what, "лицей")
    QTest.keyClick(bar.what, Qt.Key.Key_Escape)
    assert not bar.isVisible()
    assert page.view.hasFocus()
    assert marked(page) == []
    hands.put_cursor(0)
    hands.press(Qt.Key.Key_F3)
    assert page.view.textCursor().selectedText() == "лицей"
    assert marked(page) == []


def test_the_selected_word_is_looked_for(page: Studio, hands: Any) -> None:
    hands.put_cursor(6, 0)
    hands.press(Qt.Key.Key_F, CTRL)
    assert page.find.what.text() == "Мектеп"
    assert page.find.count.text() == "1/4"
    assert not page.find.instead.isVisible()


def test_case_and_whole_words_can_be_asked_for(page: Studio, bar: FindBar) -> None:
    write(bar.what, "мектеп")
    bar.switches["case"].click()
    assert bar.finder.number == 2
    bar.switches["case"].click()
    bar.switches["word"].click()
    assert bar.finder.number == 3


def test_every_form_is_found_once_the_dictionary_is_there(page: Studio, bar: FindBar) -> None:
    assert not bar.switches["forms"].isEnabled()
    bar.use(Few())
    write(bar.what, "мектеп")
    bar.switches["word"].click()
    bar.switches["forms"].click()
    assert not bar.switches["word"].isChecked()
    assert marked(page) == ["Мектеп", "мектеп", "Мектептер", "мектеп"]


def test_a_replacement_takes_over_the_form_and_what_has_none_is_left(page: Studio, bar: FindBar) -> None:
    bar.use(Few())
    bar.switches["forms"].click()
    write(bar.what, "мектеп")
    write(bar.instead, "лицей")
    bar.replacers["all"].click()
    assert page.desk.article().text == "лицей ашылды\nлицей пен лицей\nМектептер 😀 лицей "
    assert page.words.say("find.replaced", number=3) in bar.count.text()
    assert page.words.say("find.left", number=1) in bar.count.text()


def test_a_bad_pattern_says_why_and_marks_nothing(page: Studio, bar: FindBar) -> None:
    bar.switches["pattern"].click()
    write(bar.what, "м(")
    assert bar.count.text() == page.words.say("find.open_group", at=3)
    assert marked(page) == []
    write(bar.what, "м(е")
    bar.what.setText("м(е)")
    bar.what.textEdited.emit("")
    write(bar.instead, r"\2")
    bar.replacers["all"].click()
    assert bar.count.text() == page.words.say("find.no_group")
    assert page.desk.article().text == TEXT


def test_replacing_goes_one_by_one(page: Studio, bar: FindBar) -> None:
    write(bar.what, "мектеп")
    write(bar.instead, "гимназия")
    enter(bar.instead)
    assert page.desk.article().text.startswith("Гимназия ашылды\nмектеп")
    assert page.view.textCursor().selectedText() == "мектеп"
    assert bar.count.text() == "1/3"


def test_replacing_all_is_one_step_of_undo(page: Studio, bar: FindBar, hands: Any) -> None:
    write(bar.what, "мектеп")
    write(bar.instead, "мектепхана")
    bar.replacers["all"].click()
    assert page.desk.article().text == TEXT.replace("ектеп", "ектепхана")
    assert bar.count.text() == page.words.say("find.replaced", number=4)
    assert not page.view.textCursor().hasSelection()
    QTest.qWait(200)  # the text has changed, and is searched anew
    assert bar.count.text() == page.words.say("find.replaced", number=4)
    page.view.undo()
    assert page.desk.article().text == TEXT
    page.view.redo()
    assert page.desk.article().text == TEXT.replace("ектеп", "ектепхана")


def test_formatting_stays_where_it_was(page: Studio, bar: FindBar, hands: Any) -> None:
    start = page.view.toPlainText().index("лицей")
    hands.put_cursor(start + 5, start)
    page.window.actions_["bold"].trigger()
    write(bar.what, "лицей")
    write(bar.instead, "колледж")
    bar.replacers["all"].click()
    block = page.desk.article().blocks[1]
    assert isinstance(block, TextBlock)
    assert [run.text for run in block.runs if run.marks] == ["колледж"]


def test_selected_paragraphs_are_looked_into_alone(page: Studio, hands: Any) -> None:
    hands.put_cursor(30, 0)
    hands.press(Qt.Key.Key_H, CTRL)
    bar = page.find
    assert bar.switches["within"].isChecked()
    write(bar.what, "мектеп")
    assert bar.count.text() == "1/2"
    write(bar.instead, "мектепхана")
    bar.replacers["all"].click()
    assert page.desk.article().text == ("Мектепхана ашылды\nмектепхана пен лицей\nМектептер 😀 мектеп ")
    bar.replacers["all"].click()
    assert page.desk.article().text.count("хана") == 4
    bar.switches["within"].click()
    assert bar.finder.number == 4


def test_a_selection_made_while_the_bar_is_open_can_be_looked_into(
    page: Studio, bar: FindBar, hands: Any
) -> None:
    write(bar.what, "мектеп")
    assert not bar.switches["within"].isEnabled()
    hands.put_cursor(10, 40)
    bar.switches["within"].click()
    assert bar.finder.number == 2
    enter(bar.what)
    assert bar.finder.number == 2


def test_the_count_follows_the_text(page: Studio, bar: FindBar, hands: Any) -> None:
    write(bar.what, "мектеп")
    hands.put_cursor(len(TEXT))
    hands.type("мектеп")
    hands.wait(lambda: bar.finder.number == 5)
    page.view.undo()
    hands.wait(lambda: bar.finder.number == 4)


def test_pictures_are_never_taken_for_text_and_tables_are_looked_into(page: Studio, bar: FindBar) -> None:
    picture = Image(b"", "а.png", caption=(Run("мектеп суреті"),))
    table = Table(((Cell((Run("мектеп"),)), Cell((Run("бір"),))),))
    cursor = page.view.textCursor()
    bridge.insert_blocks(
        cursor, (picture, table, TextBlock(Style.PARAGRAPH, (Run("соңы"),))), page.view.measure
    )
    write(bar.what, "мектеп")
    assert bar.finder.number == 6
    bar.switches["pattern"].click()
    write(bar.what, ".+")
    write(bar.instead, "х")
    bar.replacers["all"].click()
    blocks = page.desk.article().blocks
    assert [type(block) for block in blocks if not isinstance(block, TextBlock)] == [Image, Table]
    assert [block.text for block in blocks] == ["х", "х", "х\tх", "х", "х", "х"]
