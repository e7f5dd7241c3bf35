"""A writer's session, through real events: type, see, fix, undo, save, reopen."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QMenu
from tests.ui.conftest import Watch

from maqala.core import settings
from maqala.core.article import Style, TextBlock
from maqala.ui.studio import Studio

HEADLINE = "Жаңа мектеп"
LEAD = "Ауылда мектепп ашылды"
TEXT = "Үлкен жсопар бар 😀 мектепп"


@pytest.fixture
def typed(studio: Studio, hands: Any) -> Studio:
    studio.window.actions_["new"].trigger()
    hands.type(f"{HEADLINE}\n{LEAD}\n{TEXT} ")
    hands.settle()
    return studio


def open_menu(studio: Studio, hands: Any, word: str) -> QMenu:
    opened: list[QMenu] = []
    studio.checking.menu_opened.connect(opened.append)
    hands.right_click(word)
    hands.wait(lambda: bool(opened))
    return opened[0]


def choose(menu: QMenu, text: str) -> None:
    action = next(a for a in menu.actions() if a.text() == text)
    menu.close()  # as Qt does, before anything happens
    action.trigger()


def test_enter_goes_from_headline_to_lead_to_text(typed: Studio) -> None:
    kinds = [(b.style, b.text) for b in typed.desk.article().blocks if isinstance(b, TextBlock)]
    assert kinds == [(Style.HEADLINE, HEADLINE), (Style.LEAD, LEAD), (Style.PARAGRAPH, f"{TEXT} ")]


def test_misspelt_words_are_underlined(typed: Studio, hands: Any) -> None:
    assert hands.underlined() == ["мектепп", "жсопар", "мектепп"]


def test_the_word_being_typed_is_not(typed: Studio, hands: Any) -> None:
    hands.type("казак")
    hands.settle()
    assert "казак" not in hands.underlined()
    hands.type(".")
    hands.settle()
    assert "казак" in hands.underlined()


def test_leaving_a_word_finishes_it(typed: Studio, hands: Any) -> None:
    hands.type("казак")
    hands.settle()
    hands.press(Qt.Key.Key_Home)
    assert "казак" in hands.underlined()


def test_a_suggestion_is_taken_undone_saved_and_reopened(typed: Studio, hands: Any, tmp_path: Path) -> None:
    menu = open_menu(typed, hands, "жсопар")
    first = menu.actions()[0]
    assert first.text() == "жоспар"
    assert first.font().bold()
    choose(menu, "жоспар")
    assert "Үлкен жоспар бар" in typed.view.toPlainText()
    typed.window.actions_["undo"].trigger()
    assert "Үлкен жсопар бар" in typed.view.toPlainText()
    hands.settle()
    assert "жсопар" in hands.underlined()
    typed.window.actions_["redo"].trigger()
    hands.settle()
    assert hands.underlined() == ["мектепп", "мектепп"]

    path = tmp_path / "мақала.md"
    typed.desk.path = path
    typed.window.actions_["save"].trigger()
    assert not typed.window.isWindowModified()
    saved = typed.desk.article().text
    typed.window.actions_["new"].trigger()
    assert typed.desk.open(path)
    assert typed.desk.article().text.strip() == saved.strip()
    assert "жоспар" in path.read_text("utf-8")


def test_a_suggestion_keeps_the_formatting(typed: Studio, hands: Any) -> None:
    start = typed.view.toPlainText().index("жсопар")
    hands.put_cursor(start, start + 6)
    typed.window.actions_["bold"].trigger()
    hands.settle()
    choose(open_menu(typed, hands, "жсопар"), "жоспар")
    block = typed.desk.article().blocks[2]
    assert isinstance(block, TextBlock)
    assert [r.text for r in block.runs if r.marks] == ["жоспар"]


def test_adding_a_word_takes_every_underline_away_at_once(typed: Studio, hands: Any, speller: Any) -> None:
    menu = open_menu(typed, hands, "мектепп")
    hands.answer("add_word.add")
    choose(menu, typed.words.say("menu.add"))
    assert hands.underlined() == ["жсопар"]
    assert speller.added == ["мектепп"]
    hands.settle()
    assert hands.underlined() == ["жсопар"]


def test_ignoring_does_too_and_leaves_the_dictionary_alone(typed: Studio, hands: Any, speller: Any) -> None:
    choose(open_menu(typed, hands, "мектепп"), typed.words.say("menu.ignore_all"))
    assert hands.underlined() == ["жсопар"]
    assert speller.added == []


def test_a_menu_on_a_right_word_offers_no_spelling(typed: Studio, hands: Any) -> None:
    menu = open_menu(typed, hands, "Үлкен")
    assert typed.words.say("menu.ignore") not in [a.text() for a in menu.actions()]
    menu.close()


def test_f7_goes_through_the_findings_and_round_again(typed: Studio, hands: Any) -> None:
    hands.put_cursor(0)
    seen = []
    for _ in range(4):
        typed.window.actions_["next_finding"].trigger()
        seen.append(typed.view.textCursor().selectedText())
    assert seen == ["мектепп", "жсопар", "мектепп", "мектепп"]
    typed.window.actions_["previous_finding"].trigger()
    assert typed.view.textCursor().selectionStart() == typed.view.toPlainText().rindex("мектепп") + 1


@pytest.mark.parametrize("key", [Qt.Key.Key_Z.value, 0x42F])
def test_shortcuts_work_on_a_cyrillic_layout(typed: Studio, hands: Any, key: int) -> None:
    hands.type("жаңа сөз")
    hands.press(Qt.Key(key), Qt.KeyboardModifier.ControlModifier)
    QApplication.processEvents()
    assert "жаңа сөз" not in typed.view.toPlainText()


def test_words_and_characters_are_counted(typed: Studio, hands: Any) -> None:
    hands.wait(lambda: "9 сөз" in typed.window.status.text("counts"))


def test_the_window_comes_back_as_it_was(start: Callable[[], Any]) -> None:
    first = start()
    first.app.new()
    first.studio.window.actions_["findings"].setChecked(True)
    first.studio.window.resize(731, 600)
    assert first.studio.window.close()
    again = start()
    again.app.new()
    assert again.studio.window.width() == 731
    assert again.studio.window.open_panels() == ("findings",)


@pytest.mark.parametrize(("width", "left"), [(1280, ("findings", "outline")), (900, ("outline",))])
def test_two_panels_are_open_where_the_text_can_be_read_between_them(
    typed: Studio, width: int, left: tuple[str, ...]
) -> None:
    typed.window.resize(width, 600)
    for name in ("findings", "outline"):
        typed.window.actions_[name].trigger()
    assert typed.window.open_panels() == left


def test_focus_mode_shows_only_the_page_and_escape_leaves_it(typed: Studio, hands: Any) -> None:
    typed.window.actions_["focus"].trigger()
    assert typed.window.isFullScreen()
    assert not typed.window.bar.isVisible()
    hands.press(Qt.Key.Key_Escape)
    assert not typed.window.isFullScreen()
    assert typed.window.bar.isVisible()


def test_behind_the_focus_mode_the_window_is_as_it_was_before(typed: Studio, hands: Any) -> None:
    window = typed.window
    window.actions_["findings"].setChecked(True)
    window.showMaximized()
    place = window.place()
    window.actions_["focus"].trigger()
    assert not window.shows("findings")
    assert (window.place(), window.open_panels()) == (place, ("findings",))  # what would be kept now
    hands.press(Qt.Key.Key_Escape)
    assert window.isMaximized()
    assert window.shows("findings")


def test_the_paragraph_that_stands_out_is_the_one_with_the_cursor_wherever_it_comes_from(
    typed: Studio, hands: Any
) -> None:
    hands.type("бір\nекі\nүш")
    typed.window.actions_["focus"].trigger()
    QApplication.processEvents()
    painted: list[QRect] = []
    watch = Watch(lambda event: painted.append(event.rect()) if isinstance(event, QPaintEvent) else None)
    typed.view.viewport().installEventFilter(watch)
    hands.put_cursor(0)
    QApplication.processEvents()
    assert typed.view.viewport().rect() in painted


def test_the_line_stays_in_the_middle_when_wanted(typed: Studio, hands: Any) -> None:
    typed.window.actions_["typewriter"].trigger()
    assert typed.settings.get(settings.TYPEWRITER)
    hands.type("жол\n" * 30)
    middle = typed.view.viewport().height() / 2
    assert abs(typed.view.cursorRect().center().y() - middle) < 30


def test_the_last_line_stays_in_the_middle_of_a_tall_screen_too(typed: Studio, hands: Any) -> None:
    typed.window.resize(1000, 1500)
    typed.window.actions_["typewriter"].trigger()
    hands.type("жол\n" * 60)
    middle = typed.view.viewport().height() / 2
    assert abs(typed.view.cursorRect().center().y() - middle) < 30
    typed.window.actions_["typewriter"].trigger()
    hands.type("жол\n")
    bar, view = typed.view.verticalScrollBar(), typed.view
    assert bar.maximum() == round(view.document().size().height()) - view.viewport().height()


def test_the_status_says_when_all_is_well(studio: Studio, hands: Any) -> None:
    studio.window.actions_["new"].trigger()
    assert studio.window.status.text("findings") == studio.words.say("status.checking")
    hands.type("Жақсы мектеп ")
    hands.wait(lambda: studio.window.status.text("findings") == studio.words.say("status.no_findings"))
    hands.type("жсопар ")
    hands.wait(lambda: "1" in studio.window.status.text("findings"))
