"""The preferences: a page for each section, and settings that travel in a file."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from PySide6.QtWidgets import QCheckBox, QComboBox, QFileDialog, QLabel, QPushButton, QSpinBox, QWidget

from maqala.core import settings
from maqala.ui.dialogs import ask
from maqala.ui.dialogs.preferences import Preferences
from maqala.ui.studio import Studio


@pytest.fixture
def dialog(studio: Studio) -> Preferences:
    return Preferences(studio.window, studio.words, studio.settings, ["Noto Serif"])


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What is said in boxes of bad news."""
    said: list[str] = []
    monkeypatch.setattr(ask, "show_error", lambda _parent, words, what: said.append(words.say(what)))
    return said


def choose(monkeypatch: pytest.MonkeyPatch, path: Path | None) -> None:
    """Answer the file dialogs to come."""
    answer = (str(path) if path else "", "")
    for name in ("getSaveFileName", "getOpenFileName"):
        monkeypatch.setattr(QFileDialog, name, lambda *_: answer)


def press(dialog: Preferences, name: str) -> None:
    button = dialog.findChild(QPushButton, f"preferences_{name}")
    assert isinstance(button, QPushButton)
    button.click()


def field(dialog: Preferences, setting: settings.Setting[settings.T]) -> QWidget:
    found = dialog.findChild(QWidget, setting.name)
    assert isinstance(found, QWidget)
    return found


def said(dialog: Preferences) -> list[str]:
    return [label.text() for label in dialog.findChildren(QLabel)]


def test_every_setting_for_people_has_a_field_and_its_hint(studio: Studio, dialog: Preferences) -> None:
    for section in settings.SECTIONS:
        for setting in settings.in_section(section):
            assert dialog.findChild(QWidget, setting.name), setting.name
            hint = f"setting.{setting.name}.hint"
            assert not studio.words.knows(hint) or studio.words.say(hint) in said(dialog)


def test_the_sections_are_listed_in_the_language_in_force(studio: Studio, dialog: Preferences) -> None:
    studio.settings.set(settings.INTERFACE_LANGUAGE, "en")
    listed = [dialog.sections.item(row).text() for row in range(dialog.sections.count())]
    assert listed == [
        "Interface",
        "Page",
        "Article",
        "Typing",
        "Spelling",
        "Dictionary",
        "Languages",
        "Rules",
        "House style",
        "History",
    ]


def test_a_change_holds_at_once(studio: Studio, dialog: Preferences) -> None:
    number = field(dialog, settings.WORDS_WANTED)
    assert isinstance(number, QSpinBox)
    number.setValue(800)
    assert studio.settings.get(settings.WORDS_WANTED) == 800


def test_exported_settings_come_back_by_import_and_are_shown(
    studio: Studio, dialog: Preferences, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, told: list[str]
) -> None:
    studio.settings.set(settings.HEADLINE_LIMIT, 55)
    choose(monkeypatch, tmp_path / "mine.json")
    press(dialog, "export")
    assert studio.words.say("preferences.exported", name="mine.json") in said(dialog)
    studio.settings.set(settings.HEADLINE_LIMIT, 90)
    press(dialog, "import")
    limit = field(dialog, settings.HEADLINE_LIMIT)
    assert isinstance(limit, QSpinBox)
    assert limit.value() == studio.settings.get(settings.HEADLINE_LIMIT) == 55
    assert told == []


def test_calling_the_file_dialog_off_changes_nothing(
    studio: Studio, dialog: Preferences, monkeypatch: pytest.MonkeyPatch, told: list[str]
) -> None:
    studio.settings.set(settings.HEADLINE_LIMIT, 55)
    choose(monkeypatch, None)
    press(dialog, "export")
    press(dialog, "import")
    assert studio.settings.get(settings.HEADLINE_LIMIT) == 55
    assert told == []


def test_a_foreign_file_is_refused_with_a_sentence(
    studio: Studio, dialog: Preferences, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, told: list[str]
) -> None:
    foreign = tmp_path / "foreign.json"
    foreign.write_text("[1, 2]", "utf-8")
    choose(monkeypatch, foreign)
    press(dialog, "import")
    assert told == [studio.words.say("error.settings.import_foreign", name="foreign.json")]


def test_values_that_do_not_fit_are_named(
    studio: Studio, dialog: Preferences, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, told: list[str]
) -> None:
    path = tmp_path / "old.json"
    path.write_text(json.dumps({"maqala.settings": 1, "editor.font_size": 900}), "utf-8")
    choose(monkeypatch, path)
    press(dialog, "import")
    assert len(told) == 1
    assert studio.words.say("setting.editor.font_size") in told[0]


def test_a_place_that_cannot_be_written_is_refused_with_a_sentence(
    dialog: Preferences, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, told: list[str]
) -> None:
    choose(monkeypatch, tmp_path)  # a folder
    press(dialog, "export")
    assert len(told) == 1
    assert tmp_path.name in told[0]


def test_reset_asks_first(studio: Studio, dialog: Preferences, monkeypatch: pytest.MonkeyPatch) -> None:
    studio.settings.set(settings.TYPE_QUOTES, False)
    dialog = Preferences(studio.window, studio.words, studio.settings, [])
    quotes = field(dialog, settings.TYPE_QUOTES)
    theme = field(dialog, settings.THEME)
    assert isinstance(quotes, QCheckBox)
    assert isinstance(theme, QComboBox)
    monkeypatch.setattr(ask.Question, "ask", lambda _: False)
    press(dialog, "reset")
    assert not quotes.isChecked()
    monkeypatch.setattr(ask.Question, "ask", lambda _: True)
    press(dialog, "reset")
    assert quotes.isChecked()
    assert theme.currentIndex() == settings.THEME.choices.index("system")
