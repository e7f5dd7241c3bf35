"""The newsroom's style file in the window: chosen, changed by somebody else, out of reach."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QPushButton
from tests.ui.conftest import FewWords

from maqala.core import paths, settings
from maqala.core.proofing import house
from maqala.core.proofing.engine import Proofreading
from maqala.core.spelling import open_speller
from maqala.ui.app import App
from maqala.ui.dialogs.house_page import HousePage
from maqala.ui.dialogs.preferences import Preferences
from maqala.ui.studio import Studio


@pytest.fixture
def proofreading(speller: FewWords, tmp_path: Path) -> Proofreading:
    inflections = open_speller(tmp_path / "words.txt").inflections
    return Proofreading(speller, (), (), None, partial(house.house, inflections))


@pytest.fixture
def style(tmp_path: Path) -> Path:
    path = tmp_path / "ортақ" / "стиль.txt"
    path.parent.mkdir()
    path.write_text("жиналыс <- жиын\nтүсініксіз жол\n", "utf-8")
    return path


@pytest.fixture
def page(studio: Studio, hands: Any) -> Studio:
    studio.window.actions_["new"].trigger()
    hands.put_cursor(2)
    hands.type("Кеше жиынға бардық, мәжілісте болдық.\n")
    hands.rest()
    return studio


@pytest.fixture
def shown(app: App, page: Studio) -> HousePage:
    """The page of the preferences."""
    dialog = Preferences(page.window, page.words, page.settings, [], app.rules)
    dialog.sections.setCurrentRow(settings.SECTIONS.index("house"))
    dialog.show()
    QApplication.processEvents()
    found = dialog.findChild(HousePage)
    assert isinstance(found, HousePage)
    return found


def press(shown: HousePage, name: str) -> None:
    button = shown.findChild(QPushButton, f"house_{name}")
    assert isinstance(button, QPushButton)
    button.click()


def fixes(studio: Studio) -> list[tuple[str, ...]]:
    return [f.issue.fixes for f in studio.proofreader.findings()]


def is_read(app: App, hands: Any) -> None:
    hands.wait(lambda: app.rules.house.loaded is not None)
    hands.rest()


def test_a_file_that_is_chosen_holds_at_once(
    app: App, shown: HousePage, page: Studio, style: Path, hands: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(style), ""))
    press(shown, "choose")
    is_read(app, hands)
    assert fixes(page) == [("жиналысқа",)]
    field = shown.findChild(QLineEdit, settings.HOUSE_FILE.name)
    assert isinstance(field, QLineEdit)
    assert field.text() == str(style)


def test_its_broken_lines_are_named_by_number(
    app: App, shown: HousePage, page: Studio, style: Path, hands: Any
) -> None:
    page.settings.set(settings.HOUSE_FILE, str(style))
    is_read(app, hands)
    assert page.words.say("house.broken_line", number=2, text="түсініксіз жол") in shown._state.text()
    assert page.words.say("house.state", number=1) in shown._state.text()
    assert page.words.say("house.said", number=1) in page.window.status.said()


def test_a_change_by_somebody_else_is_taken_over(app: App, page: Studio, style: Path, hands: Any) -> None:
    page.settings.set(settings.HOUSE_FILE, str(style))
    is_read(app, hands)
    before = app.rules.house.loaded
    style.write_text("отырыс <- мәжіліс\n", "utf-8")
    app.rules.house.look()
    hands.wait(lambda: app.rules.house.loaded != before)
    hands.rest()
    assert fixes(page) == [("отырыста",)]


def test_a_look_at_an_unchanged_file_disturbs_nobody(app: App, page: Studio, style: Path, hands: Any) -> None:
    page.settings.set(settings.HOUSE_FILE, str(style))
    is_read(app, hands)
    told: list[None] = []
    app.rules.house.changed.connect(lambda: told.append(None))
    app.rules.house.look()
    hands.wait(lambda: not app.rules.house._looking)
    assert told == []


def test_a_folder_out_of_reach_is_one_sentence_and_the_last_known_style(
    app: App, shown: HousePage, page: Studio, style: Path, hands: Any
) -> None:
    page.settings.set(settings.HOUSE_FILE, str(style))
    is_read(app, hands)
    style.unlink()
    said: list[object] = []
    app.rules.house.said.connect(said.append)
    for _ in range(3):
        app.rules.house.look()
        hands.wait(lambda: not app.rules.house._looking)
    hands.rest()
    assert len(said) == 1
    assert fixes(page) == [("жиналысқа",)]
    assert str(style) in shown._state.text()


def test_no_file_is_no_style(app: App, shown: HousePage, page: Studio, style: Path, hands: Any) -> None:
    page.settings.set(settings.HOUSE_FILE, str(style))
    is_read(app, hands)
    press(shown, "drop")
    hands.rest()
    assert fixes(page) == []
    assert page.settings.get(settings.HOUSE_FILE) == ""
    assert shown._state.text() == ""


def test_a_new_file_begins_with_examples(
    app: App, shown: HousePage, page: Studio, tmp_path: Path, hands: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "жаңа.txt"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    press(shown, "new")
    is_read(app, hands)
    assert path.read_bytes() == paths.shipped("resources", "samples", "house-style.txt").read_bytes()
    assert page.settings.get(settings.HOUSE_FILE) == str(path)
    assert app.rules.house.loaded is not None
    assert app.rules.house.loaded.style.broken == ()


def test_calling_the_dialog_off_changes_nothing(
    shown: HousePage, page: Studio, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("getOpenFileName", "getSaveFileName"):
        monkeypatch.setattr(QFileDialog, name, lambda *_: ("", ""))
    press(shown, "choose")
    press(shown, "new")
    assert page.settings.get(settings.HOUSE_FILE) == ""


def test_the_style_of_the_settings_is_there_from_the_start(
    home: Path, style: Path, start: Any, hands: Any
) -> None:
    settings.load(home / "settings.json")[0].set(settings.HOUSE_FILE, str(style))
    begun = start()
    begun.wait(lambda: begun.studio.checking.ready and begun.app.rules.house.loaded is not None)
    begun.studio.window.actions_["new"].trigger()
    begun.put_cursor(2)
    begun.type("Кеше жиынға бардық.\n")
    begun.rest()
    assert fixes(begun.studio) == [("жиналысқа",)]
