"""Writing as writers are used to: Enter, Tab, Markdown habits, printers' marks, undo."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from tests.ui.conftest import Watch

from maqala.core import settings
from maqala.core.article import Article, Cell, Mark, Rule, Run, Style, Table, TextBlock
from maqala.ui.editor import editing
from maqala.ui.studio import Studio


@pytest.fixture
def page(studio: Studio, hands: Any) -> Studio:
    """An article with the cursor in its third paragraph, which is empty."""
    studio.window.actions_["new"].trigger()
    hands.type("Т\nЛ\n")
    return studio


@pytest.fixture
def active(page: Studio, hands: Any) -> Studio:
    """The same, where shortcuts arrive."""
    page.window.activateWindow()
    hands.wait(page.window.isActiveWindow)
    return page


def last(studio: Studio) -> TextBlock:
    block = studio.desk.article().blocks[-1]
    assert isinstance(block, TextBlock)
    return block


def kinds(studio: Studio) -> list[tuple[Style, str, int]]:
    return [(b.style, b.text, b.depth) for b in studio.desk.article().blocks[2:] if isinstance(b, TextBlock)]


@pytest.mark.parametrize(
    ("typed", "style"),
    [
        ("## ", Style.HEADING_1),
        ("### ", Style.HEADING_2),
        ("> ", Style.QUOTE),
        ("- ", Style.BULLET),
        ("1. ", Style.NUMBER),
    ],
)
def test_markdown_habits_work_and_are_one_undo(page: Studio, hands: Any, typed: str, style: Style) -> None:
    hands.type(typed)
    assert last(page) == TextBlock(style)
    page.view.undo()
    assert last(page) == TextBlock(Style.PARAGRAPH, (Run(typed),))


def test_markdown_habits_can_be_turned_off(page: Studio, hands: Any) -> None:
    page.settings.set(settings.TYPE_MARKDOWN, False)
    hands.type("## ")
    assert last(page).text == "## "


@pytest.mark.parametrize("behind", [" бар", ", бар", "!» бар"])
def test_an_address_becomes_a_link_when_it_is_written(page: Studio, hands: Any, behind: str) -> None:
    hands.type("😀 сайт www.egemen.kz/а-б" + behind)
    link = Run("www.egemen.kz/а-б", link="https://www.egemen.kz/а-б")
    assert last(page).runs == (Run("😀 сайт "), link, Run(behind))


def test_one_undo_takes_the_link_off_an_address(page: Studio, hands: Any) -> None:
    hands.type("хат: a@b.kz ")
    assert last(page).runs[1] == Run("a@b.kz", link="mailto:a@b.kz")
    page.view.undo()
    assert last(page).runs == (Run("хат: a@b.kz "),)


def test_what_is_typed_in_the_paragraph_behind_an_address_is_no_link(page: Studio, hands: Any) -> None:
    hands.type("https://egemen.kz\n")
    QApplication.processEvents()
    hands.type("сөз ")
    written = [block.runs for block in page.desk.article().blocks[-2:] if isinstance(block, TextBlock)]
    assert written == [(Run("https://egemen.kz", link="https://egemen.kz"),), (Run("сөз "),)]


def test_links_can_be_left_to_the_writer(page: Studio, hands: Any) -> None:
    page.settings.set(settings.TYPE_LINKS, False)
    hands.type("www.egemen.kz ")
    assert last(page).runs == (Run("www.egemen.kz "),)


def test_three_dashes_are_a_rule(page: Studio, hands: Any) -> None:
    page.settings.set(settings.TYPE_DASHES, False)
    hands.type("---\nа")
    assert page.desk.article().blocks[2:] == (Rule(), TextBlock(Style.PARAGRAPH, (Run("а"),)))


def test_quotes_become_printers_quotes_and_one_undo_brings_them_back(page: Studio, hands: Any) -> None:
    hands.type('"а"')
    assert last(page).text == "«а»"
    page.view.undo()
    assert last(page).text == '«а"'


def test_sentences_are_undone_one_by_one(page: Studio, hands: Any) -> None:
    for sentence in ("Мектеп ашылды. ", "Балалар келді! ", "Сабақ"):
        hands.press(Qt.Key.Key_Shift, Qt.KeyboardModifier.ShiftModifier)
        hands.type(sentence)
    for left in ("Мектеп ашылды. Балалар келді! ", "Мектеп ашылды. ", ""):
        page.view.undo()
        assert last(page).text == left


def test_what_is_typed_after_a_rest_is_undone_by_itself(page: Studio, hands: Any) -> None:
    for at, letter in enumerate("абвг"):
        event = QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, letter)
        event.setTimestamp(10_000 + at * 100 + (5_000 if letter in "вг" else 0))
        QApplication.sendEvent(page.view, event)
    for left in ("аб", ""):
        page.view.undo()
        assert last(page).text == left


def test_what_is_typed_behind_a_help_is_undone_without_it(page: Studio, hands: Any) -> None:
    hands.type("N 5, бет")
    for left in ("№\xa05", "N 5", ""):
        page.view.undo()
        assert last(page).text == left


@pytest.mark.parametrize("before", ["иә ", "😀👍 "])
def test_an_emoji_before_it_does_not_change_what_is_typed(page: Studio, hands: Any, before: str) -> None:
    hands.type(f"{before} сағат")
    hands.put_cursor(page.view.textCursor().position() - len(" сағат"))
    hands.type("10 000 теңге, 5-6")
    assert last(page).text.replace("\u00a0", " ") == f"{before}10 000 теңге, 5-6 сағат"


def test_a_list_goes_on_gets_deeper_and_ends(page: Studio, hands: Any) -> None:
    hands.type("- бір\n")
    hands.press(Qt.Key.Key_Tab)
    hands.type("екі\n\nүш\n\nтөрт")
    assert kinds(page) == [
        (Style.BULLET, "бір", 0),
        (Style.BULLET, "екі", 1),
        (Style.BULLET, "үш", 0),
        (Style.PARAGRAPH, "төрт", 0),
    ]


def test_enter_behind_a_heading_begins_a_paragraph(page: Studio, hands: Any) -> None:
    hands.type("## бөлім\nмәтін")
    assert kinds(page) == [(Style.HEADING_1, "бөлім", 0), (Style.PARAGRAPH, "мәтін", 0)]


def test_backspace_at_its_beginning_makes_an_item_plain(page: Studio, hands: Any) -> None:
    hands.type("- бір")
    hands.press(Qt.Key.Key_Home)
    hands.press(Qt.Key.Key_Backspace)
    assert kinds(page) == [(Style.PARAGRAPH, "бір", 0)]


def test_shift_enter_is_a_line_break(page: Studio, hands: Any) -> None:
    hands.type("бір")
    hands.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    hands.type("екі")
    assert last(page).text == "бір\nекі"


@pytest.mark.parametrize(
    ("action", "mark"),
    [
        ("bold", Mark.BOLD),
        ("italic", Mark.ITALIC),
        ("superscript", Mark.SUPERSCRIPT),
        ("strike", Mark.STRIKE),
    ],
)
def test_marks_go_on_and_off(page: Studio, hands: Any, action: str, mark: Mark) -> None:
    page.window.actions_[action].trigger()
    hands.type("а")
    assert page.window.actions_[action].isChecked()
    page.window.actions_[action].trigger()
    hands.type("б")
    assert last(page).runs == (Run("а", mark), Run("б"))


@pytest.mark.parametrize(
    ("key", "left"), [(Qt.Key.Key_Backspace, "бір үш"), (Qt.Key.Key_Delete, "бір екіүш")]
)
def test_words_are_deleted_with_ctrl(page: Studio, hands: Any, key: Qt.Key, left: str) -> None:
    hands.type("бір екі үш")
    start = page.view.textCursor().block().position()
    hands.put_cursor(start + (8 if key is Qt.Key.Key_Backspace else 7))
    hands.press(key, Qt.KeyboardModifier.ControlModifier)
    assert last(page).text == left


def test_all_marks_are_put_off_at_once_and_links_stay(active: Studio, hands: Any) -> None:
    for name in ("bold", "italic", "underline", "superscript"):
        active.window.actions_[name].trigger()
    hands.type("сөз")
    hands.put_cursor(active.view.textCursor().position() - 3, active.view.textCursor().position())
    editing.set_link(active.view.textCursor(), "https://a.kz")
    hands.press(Qt.Key.Key_Space, Qt.KeyboardModifier.ControlModifier)
    assert last(active).runs == (Run("сөз", link="https://a.kz"),)
    assert not active.window.actions_["bold"].isChecked()


def test_a_selection_goes_through_the_cases_and_keeps_its_marks(active: Studio, hands: Any) -> None:
    hands.type("жаңа ")
    active.window.actions_["bold"].trigger()
    hands.type("😀 мектеп")
    hands.put_cursor(active.view.textCursor().position(), active.view.textCursor().block().position())
    shift = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    for plain, bold in (("Жаңа ", "😀 мектеп"), ("ЖАҢА ", "😀 МЕКТЕП"), ("жаңа ", "😀 мектеп")):
        hands.press(Qt.Key.Key_A, shift)
        assert last(active).runs == (Run(plain), Run(bold, Mark.BOLD))
    active.view.undo()
    assert last(active).text == "ЖАҢА 😀 МЕКТЕП"


def test_without_a_selection_the_word_at_the_cursor_turns_its_case(page: Studio, hands: Any) -> None:
    hands.type("бір мектеп")
    page.window.actions_["turn_case"].trigger()
    assert last(page).text == "бір Мектеп"
    hands.type("тер")
    assert last(page).text == "бір Мектептер"


def test_a_space_that_does_not_break_is_a_key_away(active: Studio, hands: Any) -> None:
    hands.type("5")
    hands.press(Qt.Key.Key_Space, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    assert last(active).text == "5\xa0"


def test_the_style_box_changes_the_paragraph_and_how_it_looks(page: Studio, hands: Any) -> None:
    hands.type("бөлім")
    page.window.bar.style_wanted.emit(Style.HEADING_1.value)
    assert last(page).style is Style.HEADING_1
    sizes = [r.format.font().pixelSize() for r in page.view.textCursor().block().layout().formats()]
    assert sizes == [22]
    assert page.window.bar.styles.currentText() == page.words.say("style.heading-1")
    page.view.undo()
    assert last(page).style is Style.PARAGRAPH
    assert not page.view.textCursor().block().layout().formats()


def _width(page: Studio) -> int:
    """How far to the right the cursor stands, in pixels: how wide the words before it are."""
    return page.view.cursorRect().left()


def test_what_was_begun_as_a_headline_looks_like_any_other_paragraph(page: Studio, hands: Any) -> None:
    hands.type("мәтін")
    wanted = _width(page)
    hands.type("\n## мәтін")
    page.window.bar.style_wanted.emit(Style.PARAGRAPH.value)
    assert _width(page) == wanted


def test_a_headline_is_as_large_while_it_is_typed_as_when_it_is_opened(page: Studio, hands: Any) -> None:
    hands.put_cursor(1)
    hands.press(Qt.Key.Key_Backspace)
    hands.type("Тақырып")
    typed = _width(page)
    page.desk.take_copy(page.desk.article())
    hands.put_cursor(len("Тақырып"))
    assert _width(page) == typed


def test_enter_in_place_of_all_below_the_headline_goes_on_as_behind_a_headline(
    page: Studio, hands: Any
) -> None:
    hands.type("мәтін")
    hands.put_cursor(page.view.textCursor().position(), 1)
    hands.press(Qt.Key.Key_Return)
    hands.type("б")
    kinds = [(block.style, block.text) for block in page.desk.article().blocks]
    assert kinds == [(Style.HEADLINE, "Т"), (Style.LEAD, "б")]


@pytest.mark.parametrize("key", [Qt.Key.Key_Backspace, Qt.Key.Key_Delete, Qt.Key.Key_X])
def test_with_all_of_it_deleted_the_page_is_as_new_and_one_undo_brings_it_back(
    page: Studio, hands: Any, key: Qt.Key
) -> None:
    hands.type("мәтін")
    before = page.desk.article()
    hands.press(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    held = Qt.KeyboardModifier.ControlModifier if key is Qt.Key.Key_X else Qt.KeyboardModifier.NoModifier
    hands.press(key, held)
    hands.type("Жаңа\nЛид")
    assert page.desk.article().blocks[:2] == (
        TextBlock(Style.HEADLINE, (Run("Жаңа"),)),
        TextBlock(Style.LEAD, (Run("Лид"),)),
    )
    for _ in range(3):
        page.view.undo()
    assert page.desk.article() == before


@pytest.mark.parametrize("button", [Qt.MouseButton.RightButton, Qt.MouseButton.ExtraButton1])
@pytest.mark.parametrize("beside", [False, True])
def test_other_buttons_of_the_mouse_are_pressed_once(
    page: Studio, hands: Any, button: Qt.MouseButton, beside: bool
) -> None:
    """What the column had no use for went to the paper around it, and from there to the column, and so on."""
    pressed = []
    watch = Watch(
        lambda event: pressed.append(event) if event.type() == QEvent.Type.MouseButtonPress else None
    )
    page.view.viewport().installEventFilter(watch)
    page.window.resize(1280, 800)
    column = page.view.viewport().geometry()
    place = QPoint(column.left() - 3 if beside else column.center().x(), 300)
    there = page.view.childAt(place)
    assert (there is page.view.viewport()) is not beside
    QTest.mouseClick(there, button, pos=there.mapFrom(page.view, place))
    assert len(pressed) == 1


def type_into_the_dialog(*keys: Qt.Key) -> None:
    """What somebody presses once a dialog is there."""

    def press() -> None:
        dialog = QApplication.activeModalWidget()
        assert dialog is not None
        QTest.qWaitForWindowActive(dialog)
        for key in keys:
            QTest.keyClick(dialog.focusWidget() or dialog, key)

    QTimer.singleShot(0, press)


def test_a_table_has_the_size_and_the_header_that_are_asked_for(page: Studio) -> None:
    digits = (Qt.Key.Key_2, Qt.Key.Key_Tab, Qt.Key.Key_5, Qt.Key.Key_Tab, Qt.Key.Key_Space)
    type_into_the_dialog(*digits, Qt.Key.Key_Return)
    page.window.actions_["table"].trigger()
    table = next(b for b in page.desk.article().blocks if isinstance(b, Table))
    assert (len(table.rows), len(table.rows[0]), table.header) == (5, 2, False)


def test_no_table_comes_of_a_dialog_that_is_left(page: Studio) -> None:
    type_into_the_dialog(Qt.Key.Key_Escape)
    page.window.actions_["table"].trigger()
    assert not any(isinstance(block, Table) for block in page.desk.article().blocks)


def test_a_table_is_filled_with_tab_and_grows(page: Studio, hands: Any) -> None:
    type_into_the_dialog(Qt.Key.Key_Return)
    page.window.actions_["table"].trigger()
    for number in range(10):
        hands.type(str(number))
        hands.press(Qt.Key.Key_Tab)
    table = next(b for b in page.desk.article().blocks if isinstance(b, Table))
    assert [[c.text for c in row] for row in table.rows] == [
        ["0", "1", "2"],
        ["3", "4", "5"],
        ["6", "7", "8"],
        ["9", "", ""],
    ]


def test_a_screenful_is_selected_in_a_table_as_far_as_it_goes(studio: Studio, hands: Any) -> None:
    cell = Cell((Run("Былтыр ауылда жаңа мектеп ашылды."),))
    studio.desk.take_copy(Article((TextBlock(Style.HEADLINE), Table(((cell,) * 3,) * 2))))
    studio.window.show()
    hands.put_cursor(studio.view.toPlainText().index("ауылда"))
    hands.press(Qt.Key.Key_PageDown, Qt.KeyboardModifier.ShiftModifier)
    assert studio.view.textCursor().hasSelection()


@pytest.mark.parametrize(
    ("key", "held"),
    [
        (Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier),
        (Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier),
        (Qt.Key.Key_PageUp, Qt.KeyboardModifier.NoModifier),
    ],
)
def test_with_the_first_line_comes_the_paper_above_it(
    page: Studio, hands: Any, key: Qt.Key, held: Qt.KeyboardModifier
) -> None:
    hands.type("сөз\n" * 100)
    for _ in range(6):
        hands.press(key, held)
    hands.press(Qt.Key.Key_Up, held)
    assert page.view.textCursor().blockNumber() == 0
    assert page.view.verticalScrollBar().value() == 0


def test_a_screenful_is_selected_and_back_again(page: Studio, hands: Any) -> None:
    hands.type("сөз\n" * 200)
    hands.put_cursor(0)
    hands.press(Qt.Key.Key_PageDown, Qt.KeyboardModifier.ShiftModifier)
    selected = page.view.textCursor()
    assert selected.anchor() == 0
    height = page.view.viewport().height()
    assert height * 0.7 < page.view.verticalScrollBar().value() + page.view.cursorRect().top() <= height * 1.1
    hands.press(Qt.Key.Key_PageUp, Qt.KeyboardModifier.ShiftModifier)
    assert page.view.textCursor().position() == 0


def test_a_number_counts_on_behind_a_deeper_list(page: Studio, hands: Any) -> None:
    from maqala.ui.editor.ornaments import number_of

    hands.type("1. бір\n")
    hands.press(Qt.Key.Key_Tab)
    hands.type("ішкі\n\nекі")
    assert number_of(page.view.textCursor().block()) == 2


def test_zoom_changes_neither_text_nor_undo(page: Studio, hands: Any) -> None:
    hands.type("мәтін")
    before = page.desk.article()
    page.window.actions_["zoom_in"].trigger()
    assert page.view.document().defaultFont().pixelSize() == 19
    assert page.desk.article() == before
    page.view.undo()
    assert "мәтін" not in page.desk.article().text


def test_the_outline_lists_headings_and_goes_there(page: Studio, hands: Any) -> None:
    hands.type("## бөлім\nмәтін")
    page.window.actions_["outline"].trigger()
    assert [page.outline.texts()] == [["Т", "    бөлім"]]
    page.outline.wanted.emit(0)
    assert page.view.textCursor().position() == 0


def test_the_outline_shows_where_the_cursor_is(page: Studio, hands: Any) -> None:
    hands.type("## бірінші\nмәтін\n## екінші\nсоңы")
    page.window.actions_["outline"].trigger()
    assert page.outline.current() == "екінші"
    hands.put_cursor(page.view.toPlainText().index("мәтін"))
    assert page.outline.current() == "бірінші"
    hands.put_cursor(0)
    assert page.outline.current() == "Т"


def test_details_are_kept_with_the_article(page: Studio) -> None:
    page.view.document().setModified(False)
    page.details.lines["tags"].setText("форум, цифрлық даму,")
    page.details.lines["tags"].textEdited.emit("")
    assert page.desk.article().metadata.tags == ("форум", "цифрлық даму")
    assert not page.desk.is_saved


def test_the_style_box_says_where_the_cursor_is_in_a_table(studio: Studio, hands: Any) -> None:
    studio.window.actions_["new"].trigger()
    type_into_the_dialog(Qt.Key.Key_Return)
    studio.window.actions_["table"].trigger()
    box = studio.window.bar.styles
    assert (box.currentIndex(), box.placeholderText()) == (-1, studio.words.say("style.cell"))


def test_a_click_follows_a_link_with_ctrl_held_and_puts_the_cursor_there_without(
    studio: Studio, hands: Any
) -> None:
    studio.window.actions_["new"].trigger()
    hands.type("сайт бар")
    hands.put_cursor(0, 4)
    editing.set_link(studio.view.textCursor(), "https://example.kz")
    followed: list[str] = []
    studio.view.link_wanted.disconnect()
    studio.view.link_wanted.connect(followed.append)
    for word, held in ((2, True), (7, True), (2, False)):
        hands.put_cursor(word)
        place = studio.view.cursorRect().center()
        keys = Qt.KeyboardModifier.ControlModifier if held else Qt.KeyboardModifier.NoModifier
        hands.put_cursor(0)
        QTest.mouseClick(studio.view.viewport(), Qt.MouseButton.LeftButton, keys, place)
        assert studio.view.textCursor().position() == word
    assert followed == ["https://example.kz"]


def test_a_link_is_followed_and_a_picture_described_without_a_mouse(studio: Studio, hands: Any) -> None:
    studio.window.actions_["new"].trigger()
    hands.type("сайт")
    hands.put_cursor(0, 4)
    editing.set_link(studio.view.textCursor(), "https://example.kz")
    hands.put_cursor(2)
    followed: list[str] = []
    studio.view.link_wanted.disconnect()
    studio.view.link_wanted.connect(followed.append)
    menu = studio.checking.menu(None, (), studio.view.textCursor().position())
    next(action for action in menu.actions() if action.objectName() == "menu.follow_link").trigger()
    assert followed == ["https://example.kz"]
    assert "menu.picture" not in [action.objectName() for action in menu.actions()]


def test_an_empty_file_is_an_empty_article_in_letters_of_any_size(studio: Studio) -> None:
    studio.desk.take_copy(Article())
    studio.settings.set(settings.FONT_SIZE, 30)
    assert studio.desk.article() == Article()
