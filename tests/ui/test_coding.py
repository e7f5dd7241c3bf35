"""The encoding and line ends of a text: shown below, kept on saving, chosen from a menu."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from maqala.ui.studio import Studio

RUSSIAN = "Ниже только русский текст, набранный давно.\r\n\r\nВ нём два абзаца и цифры: 25.\r\n"


@pytest.fixture
def old(studio: Studio, tmp_path: Path) -> Path:
    """A text of an archive, opened."""
    path = tmp_path / "мұрағат.txt"
    path.write_bytes(RUSSIAN.encode("cp1251"))
    assert studio.desk.open(path)
    studio.window.show()
    return path


def pick(studio: Studio, name: str) -> None:
    """Click the button below, then the entry that begins so, with the keyboard."""
    QTest.mouseClick(studio.window.status.button("coding"), Qt.MouseButton.LeftButton)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    action = next(each for each in menu.actions() if each.text().startswith(name))
    menu.setActiveAction(action)
    QTest.keyClick(menu, Qt.Key.Key_Return)


def test_a_text_is_saved_as_it_came(studio: Studio, old: Path, hands: Any) -> None:
    assert studio.window.status.text("coding") == "windows-1251 · CRLF"
    hands.put_cursor(0)
    hands.type("Да. ")
    assert studio.desk.save()
    assert old.read_bytes() == f"Да. {RUSSIAN}".encode("cp1251")
    assert hands.asked == []


def test_letters_that_the_encoding_lacks_are_named_before_saving(
    studio: Studio, old: Path, hands: Any
) -> None:
    hands.put_cursor(0)
    hands.type("Иә, қалды. ")
    hands.answer("button.cancel")
    assert not studio.desk.save()
    assert "ә қ" in hands.asked[0]
    assert old.read_bytes() == RUSSIAN.encode("cp1251")
    hands.answer("button.save")
    assert studio.desk.save()
    assert old.read_bytes() == f"Иә, қалды. {RUSSIAN}".encode()
    assert studio.window.status.text("coding") == "UTF-8 · CRLF"


def test_another_encoding_and_line_end_are_chosen_below(studio: Studio, old: Path) -> None:
    pick(studio, "KZ-1048")
    pick(studio, studio.words.say("coding.lf"))
    assert studio.window.status.text("coding") == "KZ-1048 · LF"
    assert not studio.desk.is_saved
    assert studio.desk.save()
    assert old.read_bytes() == RUSSIAN.replace("\r\n", "\n").encode("kz1048")


def test_only_text_has_a_choice(
    studio: Studio, old: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert studio.window.status.button("coding").isVisible()
    monkeypatch.setattr(studio.desk._places, "ask_save", lambda *_given, **_more: tmp_path / "а.docx")
    assert studio.desk.save_as()
    assert not studio.window.status.button("coding").isVisible()
    studio.desk.new()
    assert not studio.window.status.button("coding").isVisible()
