"""Everything is reached by keyboard, whatever the layout, and all shortcuts are listed."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeySequence, QShortcutEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from tests.ui.conftest import Hands

from maqala.core import settings
from maqala.core.messages import LANGUAGES
from maqala.ui import actions
from maqala.ui.dialogs.shortcuts import ShortcutsDialog
from maqala.ui.studio import Studio

_CYRILLIC = dict(zip("QWERTYUIOPASDFGHJKLZXCVBNM", "ЙЦУКЕНГШЩЗФЫВАПРОЛДЯЧСМИТЬ", strict=True))
_CTRL = Qt.KeyboardModifier.ControlModifier
DECLARED = [declared for declared in actions._ALL if declared.keys]


@pytest.fixture
def page(studio: Studio) -> Studio:
    studio.window.actions_["new"].trigger()
    studio.window.activateWindow()
    QApplication.processEvents()
    return studio


def dialog(studio: Studio) -> ShortcutsDialog:
    studio.window.show_shortcuts()
    found = studio.window.findChild(ShortcutsDialog)
    assert found is not None
    return found


@pytest.mark.parametrize("declared", DECLARED, ids=lambda declared: str(declared.name))
def test_every_shortcut_with_a_letter_is_known_under_the_cyrillic_one(
    page: Studio, declared: actions.Declared
) -> None:
    known = page.window.actions_[declared.name].shortcuts()
    *held, key = declared.keys.split("+")
    assert QKeySequence(declared.keys) in known
    if held and key in _CYRILLIC:
        assert QKeySequence("+".join([*held, _CYRILLIC[key]])) in known


def test_styles_have_their_digits_on_a_kazakh_layout_too(page: Studio) -> None:
    headline = page.window.menus["styles"].actions()[0]
    assert headline.shortcuts() == [QKeySequence("Ctrl+Alt+1"), QKeySequence('Ctrl+Alt+"')]


@pytest.mark.parametrize(
    ("key", "held", "size"),
    [
        (Qt.Key.Key_Plus, _CTRL, 19),
        (Qt.Key.Key_Equal, _CTRL | Qt.KeyboardModifier.ShiftModifier, 19),
        (Qt.Key.Key_Plus, _CTRL | Qt.KeyboardModifier.KeypadModifier, 19),
        (Qt.Key.Key_Minus, _CTRL | Qt.KeyboardModifier.KeypadModifier, 17),
    ],
)
def test_plus_and_minus_zoom_wherever_they_lie(
    page: Studio, key: Qt.Key, held: Qt.KeyboardModifier, size: int
) -> None:
    QTest.keyClick(page.view, key, held)
    assert page.settings.get(settings.FONT_SIZE) == size


def test_a_key_that_says_both_letters_of_its_command_is_taken(page: Studio, hands: Hands) -> None:
    """As on X11, where a Latin layout stands beside the Cyrillic one."""
    hands.type("Алма")
    for action in (page.window.actions_["select_all"], page.window.actions_["bold"]):
        QApplication.sendEvent(action, QShortcutEvent(action.shortcut(), 1, True))
    assert page.window.actions_["bold"].isChecked()


@pytest.mark.parametrize("held", [_CTRL, _CTRL | Qt.KeyboardModifier.ShiftModifier])
def test_pasting_goes_where_somebody_writes(page: Studio, held: Qt.KeyboardModifier) -> None:
    QApplication.clipboard().setText("мектеп")
    page.window.actions_["find"].trigger()
    QTest.sendKeyEvent(QTest.KeyAction.Click, page.find.what, Qt.Key(ord("М")), "м", held)
    assert page.find.what.text() == "мектеп"
    assert page.view.toPlainText().strip() == ""


def test_no_command_is_out_of_reach(page: Studio) -> None:
    in_menus = {id(action) for menu in page.window.menus.values() for action in menu.actions()}
    missing = {
        declared.name for declared in actions._ALL if id(page.window.actions_[declared.name]) not in in_menus
    }
    assert {name for name in missing if not page.window.actions_[name].shortcuts()} == set()


def test_no_two_commands_share_a_shortcut(page: Studio) -> None:
    every = Counter(
        keys.toString() for action in page.window.findChildren(actions.QAction) for keys in action.shortcuts()
    )
    assert {keys for keys, number in every.items() if number > 1} == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_shortcut_is_listed(page: Studio, language: str) -> None:
    page.settings.set(settings.INTERFACE_LANGUAGE, language)
    shown = dict(dialog(page).rows())
    for declared in DECLARED:
        said = page.words.say(f"action.{declared.name}").replace("&", "").rstrip("…")
        assert shown[said] == QKeySequence(declared.keys).toString(QKeySequence.SequenceFormat.NativeText)


def test_commands_are_found_by_name_and_by_key(page: Studio) -> None:
    opened = dialog(page)
    opened.search.setText("ctrl+b")
    assert opened.rows() == [(page.words.say("action.bold"), "Ctrl+B")]
    opened.search.setText(page.words.say("action.italic").upper())
    assert opened.rows() == [(page.words.say("action.italic"), "Ctrl+I")]
    opened.search.setText("жоқ әмір")
    assert opened.rows() == []


def test_f6_goes_through_everything_that_is_open_and_back(page: Studio, hands: Any) -> None:
    window = page.window
    window.actions_["outline"].setChecked(True)
    window.actions_["find"].trigger()
    QApplication.processEvents()
    panes = window.panes()
    assert panes == [window.bar, page.outline, page.view, page.find, window.status]

    def pane() -> int:
        focus = window.focusWidget()
        return next(i for i, p in enumerate(panes) if p is focus or p.isAncestorOf(focus))

    page.view.setFocus()
    went = []
    for _ in panes:
        window.actions_["next_pane"].trigger()
        went.append(pane())
    assert went == [3, 4, 0, 1, 2]
    for _ in panes:
        window.actions_["previous_pane"].trigger()
        went.append(pane())
    assert went[5:] == [1, 0, 4, 3, 2]


def test_a_page_goes_on_when_what_stood_before_it_in_the_order_of_tab_is_gone(
    page: Studio, hands: Hands
) -> None:
    page.window.actions_["details"].trigger()
    page.settings.set(settings.RECENT_FILES, ("/а.md",))
    QApplication.processEvents()
    page.window.actions_["next_pane"].trigger()
    page.settings.set(settings.RECENT_FILES, ())
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    hands.type("мектепп ")
    hands.settle()
    assert hands.underlined() == ["мектепп"]


def test_tab_goes_through_the_bar_and_the_status_line(page: Studio) -> None:
    for pane in (page.window.bar, page.window.status):
        for child in pane.findChildren(actions.QWidget):
            if hasattr(child, "click"):
                assert child.focusPolicy() & Qt.FocusPolicy.TabFocus, child
