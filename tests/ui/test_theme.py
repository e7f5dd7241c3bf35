"""Both themes have the same tokens, and their text can be read."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QAbstractItemView, QFileDialog

from maqala.core import paths, settings
from maqala.ui.studio import Studio
from maqala.ui.theme import Palette

FOLDER = paths.shipped("resources", "themes")
PLAIN = ("paper", "window", "panel", "card")
TEXT = [
    *(("ink", ground) for ground in (*PLAIN, "hover", "pressed", "accent_soft", "found")),
    *(("ink_soft", ground) for ground in PLAIN),
    *(("muted", ground) for ground in (*PLAIN, "hover")),
    *(("placeholder", ground) for ground in PLAIN),
    *(("link", ground) for ground in (*PLAIN, "hover")),
    *(("accent_ink", ground) for ground in ("accent", "accent_hover")),
    *(("selection_ink", "selection"), ("error", "card"), ("warning", "panel")),
    *(("removed", "removed_soft"), ("added", "added_soft")),
]
MARKS = [
    *((mark, ground) for mark in ("error", "warning", "hint", "name") for ground in ("paper", "panel")),
    *((edge, ground) for edge in ("outline", "accent") for ground in PLAIN),
    *(("accent_ink", "accent"), ("good", "panel")),
]


def luminance(colour: QColor) -> float:
    def linear(value: float) -> float:
        return value / 12.92 if value <= 0.03928 else ((value + 0.055) / 1.055) ** 2.4

    red, green, blue = (linear(v) for v in (colour.redF(), colour.greenF(), colour.blueF()))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: QColor, other: QColor) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_the_themes_have_the_same_tokens() -> None:
    assert set(Palette.load(FOLDER, "light").tokens) == set(Palette.load(FOLDER, "dark").tokens)


@pytest.mark.parametrize("name", ["light", "dark"])
@pytest.mark.parametrize(("ink", "ground"), TEXT)
def test_text_stands_out(name: str, ink: str, ground: str) -> None:
    palette = Palette.load(FOLDER, name)
    assert contrast(palette.colour(ink), palette.colour(ground)) >= 4.5


@pytest.mark.parametrize("name", ["light", "dark"])
@pytest.mark.parametrize(("ink", "ground"), MARKS)
def test_marks_stand_out(name: str, ink: str, ground: str) -> None:
    palette = Palette.load(FOLDER, name)
    assert contrast(palette.colour(ink), palette.colour(ground)) >= 3


def test_lists_of_files_wear_the_theme_where_the_system_has_no_dialog_for_them(studio: Studio) -> None:
    studio.settings.set(settings.THEME, "dark")
    dialog = QFileDialog(studio.window)
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    for view in dialog.findChildren(QAbstractItemView):
        if view.objectName() in ("listView", "treeView"):
            view.ensurePolished()
            assert view.palette().base().color() == studio.theme.colour("card")
    dialog.deleteLater()


def test_the_theme_changes_while_it_runs_and_enters_no_undo(studio: Studio) -> None:
    studio.window.actions_["new"].trigger()
    studio.settings.set(settings.THEME, "dark")
    assert studio.window.palette().text().color() == studio.theme.colour("ink")
    assert not studio.view.document().isUndoAvailable()
    assert not studio.view.document().isModified()
