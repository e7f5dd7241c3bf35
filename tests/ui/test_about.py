"""What the program says of itself, seen from outside."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from maqala.core.licences import Part
from maqala.ui.dialogs.about import AboutDialog
from maqala.ui.studio import Studio

PARTS = (Part("Maqala", "MPL-2.0", "Mozilla"), Part("lxml 6.1", "BSD-3-Clause", ""))


def test_the_menu_shows_what_the_program_is_made_of(studio: Studio) -> None:
    studio.window.actions_["about"].trigger()
    (dialog,) = studio.window.findChildren(AboutDialog)
    assert dialog.list.item(0).text() == "Maqala"
    assert "Mozilla Public License" in dialog.text.toPlainText()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_the_licence_is_that_of_the_chosen_component(studio: Studio) -> None:
    dialog = AboutDialog(studio.window, studio.words, "1.0", PARTS)
    dialog.show()
    assert dialog.text.toPlainText() == "Mozilla"
    QTest.keyClick(dialog.list, Qt.Key.Key_Down)
    assert "BSD-3-Clause" in dialog.licence.text()
    assert dialog.text.toPlainText() == studio.words.say("about.no_text")
