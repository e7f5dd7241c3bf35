"""Every label, menu and dialog in each language, and the same keys in all three."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget

from maqala.core import licences, paths, settings
from maqala.core.article import Article, Run, Style, TextBlock
from maqala.core.messages import LANGUAGES, Catalogue, message
from maqala.core.proofing import open_proofreading
from maqala.core.proofing.engine import Proofreading
from maqala.core.spelling import open_speller
from maqala.core.storage.recovery import State
from maqala.core.storage.session import Found
from maqala.ui.dialogs import ask
from maqala.ui.dialogs.about import AboutDialog
from maqala.ui.dialogs.add_word import AddWordDialog
from maqala.ui.dialogs.conflict import ConflictDialog
from maqala.ui.dialogs.history import HistoryDialog
from maqala.ui.dialogs.link import LinkDialog
from maqala.ui.dialogs.preferences import Preferences
from maqala.ui.dialogs.restore import RestoreDialog
from maqala.ui.dialogs.shortcuts import ShortcutsDialog
from maqala.ui.rules import RulesInForce
from maqala.ui.studio import Studio

LEFT = (
    State("a", Article((TextBlock(Style.PARAGRAPH, (Run("сөз " * 90),)),)), datetime(2026, 3, 1, tzinfo=UTC)),
)
FOLDER = paths.shipped("resources", "translations")
SOURCES = Path(paths.__file__).parents[1] / "ui"


@pytest.mark.parametrize("language", LANGUAGES[1:])
def test_the_languages_have_the_same_keys(language: str) -> None:
    assert set(Catalogue.load(FOLDER, language).sentences) == set(Catalogue.load(FOLDER, "kk").sentences)


@pytest.mark.parametrize("language", LANGUAGES[1:])
def test_the_same_is_filled_in(language: str) -> None:
    theirs, ours = Catalogue.load(FOLDER, language).sentences, Catalogue.load(FOLDER, "kk").sentences
    for key, sentence in ours.items():
        assert sorted(re.findall(r"{\w+}", sentence)) == sorted(re.findall(r"{\w+}", theirs[key])), key


def test_every_key_in_the_sources_has_a_sentence() -> None:
    known = Catalogue.load(FOLDER, "kk").sentences
    said = set()
    for source in SOURCES.rglob("*.py"):
        for node in ast.walk(ast.parse(source.read_text("utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "attr", "") in ("say", "_say", "message"):
                said |= {
                    a.value for a in node.args if isinstance(a, ast.Constant) and isinstance(a.value, str)
                }
    assert {key for key in said if "." in key} - set(known) == set()


def test_every_setting_has_a_label() -> None:
    known = Catalogue.load(FOLDER, "kk").sentences
    for setting in settings.ALL:
        assert f"setting.{setting.name}" in known
        for choice in getattr(setting, "choices", ()):
            assert f"setting.{setting.name}.{choice}" in known


def texts(widget: QWidget) -> list[str]:
    """Everything that a window says, apart from the writer's own text."""
    found = [w.text() for w in widget.findChildren(QLabel)]
    found += [w.text() for w in widget.findChildren(QAbstractButton)]
    found += [a.text() for a in widget.actions()]
    return [t for t in found if t]


@cache
def real_rules() -> Proofreading:
    """All rules of the program."""
    return open_proofreading(open_speller(paths.user_words()))


def preferences(studio: Studio, section: str) -> Preferences:
    """The preferences, open at a section."""
    rules = RulesInForce(studio.settings, Path("last"), lambda error: None)
    rules.take(real_rules())
    dialog = Preferences(studio.window, studio.words, studio.settings, ["Noto Serif"], rules)
    dialog.sections.setCurrentRow(settings.SECTIONS.index(section))
    return dialog


def dialogs(studio: Studio) -> list[QWidget]:
    """Every dialog, and the menu."""
    why = message("find.bad_pattern", at=1)
    own = real_rules().own
    return [
        *(preferences(studio, section) for section in settings.SECTIONS),
        LinkDialog(studio.window, studio.words, "https://a.kz"),
        ask.about_unsaved(studio.window, studio.words, "а"),
        ask.after_failed_save(studio.window, studio.words, why),
        ask.about_missing(studio.window, studio.words, message("watch.gone", name="а"), Path("б")),
        ask.about_open_elsewhere(studio.window, studio.words, message("twice.maqala", name="а")),
        ConflictDialog(studio.window, studio.words, studio.theme, "а", why, LEFT[0].article),
        ConflictDialog(studio.window, studio.words, studio.theme, "а", Article(), LEFT[0].article),
        ask.may_erase(studio.window, studio.words, "а"),
        RestoreDialog(studio.window, studio.words, LEFT),
        ask.may_lose(studio.window, studio.words, "мақала.txt", [why]),
        ask.crash_box(studio.window, studio.words, "?"),
        ask.crash_box(studio.window, studio.words, "?", key="fault"),
        ask.news_box(studio.window, studio.words, studio.words.say("notes.title"), [why]),
        AboutDialog(studio.window, studio.words, "1.0", licences.parts()),
        ask.about_left_out(studio.window, studio.words, "а", [why]),
        ask.may_erase_history(studio.window, studio.words, "а"),
        ask.may_erase_all(studio.window, studio.words),
        HistoryDialog(studio.window, studio.words, studio.theme, "а", Found(()), LEFT[0].article),
        HistoryDialog(studio.window, studio.words, studio.theme, "а", Found(LEFT, False), Article()),
        ask.may_reset(studio.window, studio.words),
        AddWordDialog(studio.window, studio.words, own, own.guesses("жсопарларымен"), "жсопарларымен"),
        ShortcutsDialog(studio.window, studio.words, studio.window.menus, ()),
        studio.preflight.dialog(),
        studio.checking.menu(None, ()),
    ]


@pytest.fixture(params=LANGUAGES)
def shown(studio: Studio, request: pytest.FixtureRequest) -> Iterator[list[QWidget]]:
    """The window with everything open, and every dialog, in one language."""
    studio.settings.set(settings.INTERFACE_LANGUAGE, request.param)
    studio.window.actions_["new"].trigger()
    for panel in ("findings", "outline", "details"):
        studio.window.actions_[panel].setChecked(True)
    studio.window.actions_["replace"].trigger()
    opened = dialogs(studio)
    for dialog in opened:
        dialog.setWindowModality(Qt.WindowModality.NonModal)  # else it would be called off as unexpected
        dialog.show()
    QApplication.processEvents()
    yield [studio.window, *opened]
    for dialog in opened:
        dialog.close()


def test_everything_speaks_the_language(studio: Studio, shown: list[QWidget]) -> None:
    for window in shown:
        said = " ".join(texts(window))
        assert not re.search(r"\b[a-z]+\.[a-z_]+\.?[a-z_]*\b", re.sub(r"a\.kz|мақала\.txt", "", said))
        if studio.words.language == "kk":
            assert not re.search(r"\b(Cancel|Open|Save|Close|OK|Undo|Redo)\b", said)


def test_nothing_is_clipped(shown: list[QWidget]) -> None:
    for window in shown:
        for widget in (*window.findChildren(QAbstractButton), *window.findChildren(QLabel)):
            if widget.isVisible() and widget.text():
                assert fits(widget), widget.text()


def fits(widget: QAbstractButton | QLabel) -> bool:
    """Whether a widget has room for what it says."""
    if isinstance(widget, QLabel) and widget.wordWrap():
        return widget.height() >= widget.heightForWidth(widget.width())
    return widget.width() >= widget.sizeHint().width()


def test_the_language_changes_while_it_runs(studio: Studio) -> None:
    studio.settings.set(settings.INTERFACE_LANGUAGE, "en")
    assert studio.window.actions_["new"].text() == "New article"
    studio.settings.set(settings.INTERFACE_LANGUAGE, "kk")
    assert studio.window.actions_["new"].text() == "Жаңа мақала"
