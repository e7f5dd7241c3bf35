"""Every label, menu and dialog in each language, and the same keys in all three."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget

from maqala.core import paths, settings
from maqala.core.messages import LANGUAGES, Catalogue
from maqala.ui.studio import Studio

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
