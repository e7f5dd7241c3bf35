"""Words of one's own: the dialog that adds one, the page that lists them, and the newsroom's list."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QFileDialog, QLabel

from maqala.core import settings
from maqala.core.spelling.stems import Entry
from maqala.ui.app import App
from maqala.ui.dialogs.add_word import AddWordDialog
from maqala.ui.dialogs.dictionary_page import DictionaryPage
from maqala.ui.dialogs.preferences import Preferences
from maqala.ui.studio import Studio


@pytest.fixture
def page(app: App, hands: Any, speller: Any) -> DictionaryPage:
    speller.own.add(Entry("блогсымбақ", "n"))
    speller.own.add(Entry("Сейфуллин", "family"))
    hands.wait(lambda: app.own_words.own is not None)
    preferences = Preferences(app.windows.current.window, app.words, app.settings, (), None, app.own_words)
    preferences.turn_to("dictionary")
    page = preferences.findChild(DictionaryPage)
    assert isinstance(page, DictionaryPage)
    return page


def meeting(app: App, do: Callable[[AddWordDialog], None]) -> None:
    """Do something with the dialog once it is there."""

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, AddWordDialog):
            do(dialog)
        else:
            QTimer.singleShot(5, app, look)

    QTimer.singleShot(0, app, look)


def enter(dialog: AddWordDialog) -> None:
    QTest.keyClick(dialog.stem, Qt.Key.Key_Return)


def rows(page: DictionaryPage) -> list[str]:
    items = [page.list.item(place) for place in range(page.list.count())]
    return [item.text().split("  ")[0] for item in items if not item.isHidden()]


def test_the_forms_that_will_be_right_are_shown(app: App, studio: Studio, speller: Any) -> None:
    word = "блогсымбағымен"
    dialog = AddWordDialog(studio.window, app.words, speller.own, speller.own.guesses(word), word)
    assert dialog.stem.currentText() == "блогсымбақ"
    assert "блогсымбаққа" in dialog.forms.text()
    assert dialog.said.text() == app.words.say("add_word.covered", word=word)


def test_another_way_shows_other_forms(app: App, studio: Studio, speller: Any) -> None:
    dialog = AddWordDialog(studio.window, app.words, speller.own, [Entry("айкью", "n")], "айкью")
    front = next(place for place in range(dialog.way.count()) if "меню" in dialog.way.itemText(place))
    dialog.way.setCurrentIndex(front)
    assert "айкьюге" in dialog.forms.text()
    assert dialog.entry == Entry("айкью", "n", frozenset({"front"}))


def test_a_stem_that_does_not_lead_to_the_word_is_told(app: App, studio: Studio, speller: Any) -> None:
    word = "блогсымбағымен"
    dialog = AddWordDialog(studio.window, app.words, speller.own, speller.own.guesses(word), word)
    dialog.stem.setEditText("кітапхана")
    assert dialog.said.text() == app.words.say("add_word.not_covered", word=word)


@pytest.mark.parametrize("text", ["", "екі сөз", "а=б", "#түсініктеме", "…"])
def test_what_no_list_can_hold_cannot_be_added(app: App, studio: Studio, speller: Any, text: str) -> None:
    dialog = AddWordDialog(studio.window, app.words, speller.own)
    dialog.stem.setEditText(text)
    enter(dialog)
    assert dialog.entry is None
    assert dialog.result() == 0


def test_enter_adds_the_word_at_the_cursor(app: App, studio: Studio, hands: Any, speller: Any) -> None:
    app.new(studio)
    hands.type("Бұл мектепп. ")
    hands.settle()
    assert hands.underlined() == ["мектепп"]
    hands.put_cursor(studio.view.toPlainText().index("мектепп") + 2)
    meeting(app, enter)
    studio.window.actions_["add_word"].trigger()
    assert speller.added == ["мектепп"]
    assert hands.underlined() == []
    assert "мектепп" in studio.window.status.said()


def test_nothing_is_added_by_a_dialog_that_was_cancelled(
    app: App, studio: Studio, hands: Any, speller: Any
) -> None:
    app.new(studio)
    hands.type("Бұл мектепп. ")
    hands.settle()
    hands.put_cursor(studio.view.toPlainText().index("мектепп") + 2)
    meeting(app, lambda dialog: QTest.keyClick(dialog, Qt.Key.Key_Escape))
    studio.window.actions_["add_word"].trigger()
    assert speller.added == []
    assert hands.underlined() == ["мектепп"]


def test_the_page_lists_the_words_and_finds_them(page: DictionaryPage) -> None:
    assert rows(page) == ["блогсымбақ", "Сейфуллин"]
    page.search.setText("сейф")
    assert rows(page) == ["Сейфуллин"]


def test_a_word_that_is_removed_is_wrong_again_at_once(
    app: App, studio: Studio, hands: Any, speller: Any, page: DictionaryPage
) -> None:
    speller.own.add(Entry("мектепп", "n"))
    app.new(studio)
    hands.type("Бұл мектепп. ")
    hands.settle()
    assert hands.underlined() == []
    page.show_kept()
    page.list.item(rows(page).index("мектепп")).setSelected(True)
    QTest.mouseClick(page._buttons["remove"], Qt.MouseButton.LeftButton)
    hands.wait(lambda: hands.underlined() == ["мектепп"])
    assert rows(page) == ["блогсымбақ", "Сейфуллин"]


def test_a_word_can_be_inflected_otherwise(app: App, speller: Any, page: DictionaryPage, hands: Any) -> None:
    def choose(dialog: AddWordDialog) -> None:
        dialog.way.setCurrentIndex(dialog.way.count() - 1)
        enter(dialog)

    page.list.item(0).setSelected(True)
    meeting(app, choose)
    QTest.mouseClick(page._buttons["edit"], Qt.MouseButton.LeftButton)
    assert Entry("блогсымбақ", "x") in speller.own.entries
    assert len(speller.own.entries) == 2


def test_lists_go_out_and_come_in(
    speller: Any, page: DictionaryPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "тізім.txt"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_given: (str(path), ""))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_given: (str(path), ""))
    page.export()
    assert "блогсымбақ" in path.read_text("utf-8")
    path.write_text("айкью = noun front\nбұзық жол = ?\n", "utf-8")
    page.import_()
    assert rows(page) == ["айкью", "блогсымбақ", "Сейфуллин"]
    assert "2" in page._said.text()  # the line that makes no sense


def test_a_shared_list_holds_as_soon_as_it_is_chosen_and_whenever_it_changes(
    app: App, studio: Studio, hands: Any, page: DictionaryPage, tmp_path: Path
) -> None:
    shared = tmp_path / "ортақ.txt"
    shared.write_text("мектепп\n", "utf-8")
    app.new(studio)
    hands.type("Бұл мектепп казак. ")
    hands.settle()
    app.settings.set(settings.SHARED_WORDS, str(shared))
    hands.wait(lambda: hands.underlined() == ["казак"])
    hands.wait(lambda: not app.own_words._looking)
    shared.write_text("мектепп\nказак\nбұзық жол = ?\n", "utf-8")
    app.own_words.look()
    hands.wait(lambda: hands.underlined() == [])
    assert "3" in studio.window.status.said()
    assert "3" in "".join(label.text() for label in page.findChildren(QLabel))


def test_the_dictionary_has_a_command_of_its_own(app: App, studio: Studio, hands: Any) -> None:
    seen: list[int] = []

    def look() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, Preferences)
        seen.append(box.sections.currentRow())
        box.reject()

    QTimer.singleShot(50, app, look)
    studio.window.actions_["dictionary"].trigger()
    assert seen == [settings.SECTIONS.index("dictionary")]


def test_guessed_stems_can_be_chosen(app: App, studio: Studio, speller: Any) -> None:
    word = "блогсымбағымен"
    dialog = AddWordDialog(studio.window, app.words, speller.own, speller.own.guesses(word), word)
    assert isinstance(dialog.stem, QComboBox)
    assert word in [dialog.stem.itemText(place) for place in range(dialog.stem.count())]
