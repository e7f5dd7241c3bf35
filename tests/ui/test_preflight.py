"""Preflight in the window: what is to be mended, and the way there."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QDesktopServices
from tests.ui.conftest import Hands

from maqala.core import paths, settings
from maqala.ui.dialogs.preflight import PreflightDialog

PROFILE = """
[headline]
max = 10
[fields]
required = ["section"]
[findings]
spelling = 0
[pictures]
alt = true
[links]
check = true
"""
ARTICLE = (
    "# Тақырып тым ұзын\n\nОл мектепп [мұнда **барды**](inform.kz). [Дұрыс](https://a.kz)\n\n![](a.jpg)\n"
)


@pytest.fixture
def dialog(hands: Hands, tmp_path: Path, home: Path) -> PreflightDialog:
    paths.profiles().mkdir(parents=True)
    (paths.profiles() / "газет.toml").write_text(PROFILE, "utf-8")
    (paths.profiles() / "сынық.toml").write_text("[lead]\nmx = 1\n", "utf-8")
    (tmp_path / "мақала.md").write_text(ARTICLE, "utf-8")
    hands.studio.desk.open(tmp_path / "мақала.md")
    hands.rest()
    hands.studio.window.actions_["preflight"].trigger()
    shown = hands.studio.preflight.dialog()
    hands.wait(lambda: shown.profiles.count() > 0)
    return shown


def said(dialog: PreflightDialog) -> list[str]:
    return [dialog.list.item(row).text() for row in range(dialog.list.count())]


def go(dialog: PreflightDialog, row: int) -> None:
    dialog.list.itemActivated.emit(dialog.list.item(row))


def test_every_problem_is_listed(hands: Hands, dialog: PreflightDialog) -> None:
    assert dialog.profiles.currentText() == "газет"
    assert len(said(dialog)) == 5
    assert "5" in dialog.said.text()


def test_each_line_leads_to_its_place(hands: Hands, dialog: PreflightDialog) -> None:
    selected = lambda: hands.view.textCursor().selectedText()  # noqa: E731
    go(dialog, 0)
    assert selected() == "Тақырып тым ұзын"
    go(dialog, 1)
    assert hands.studio.details.lines["section"].hasFocus() or hands.studio.details.isVisible()
    go(dialog, 2)
    assert selected() == "мектепп"
    go(dialog, 3)
    assert selected() == "\ufffc"
    go(dialog, 4)
    assert selected() == "мұнда барды"


def test_what_is_mended_goes_from_the_list(hands: Hands, dialog: PreflightDialog) -> None:
    go(dialog, 0)
    hands.type("Қысқа")
    hands.studio.details.lines["section"].setText("Білім")
    hands.studio.details.lines["section"].textEdited.emit("Білім")
    hands.rest()
    hands.wait(lambda: len(said(dialog)) == 3)


def test_a_broken_profile_says_what_is_wrong_with_it(hands: Hands, dialog: PreflightDialog) -> None:
    dialog.profiles.setCurrentIndex(1)
    dialog.profiles.activated.emit(1)
    assert said(dialog) == []
    assert "сынық.toml" in dialog.said.text()
    assert "2" in dialog.said.text()
    assert hands.app.settings.get(settings.PROFILE) == "сынық"


def test_an_article_that_meets_the_profile_is_told_so(hands: Hands, dialog: PreflightDialog) -> None:
    (paths.profiles() / "газет.toml").write_text("[headline]\nmax = 100\n", "utf-8")
    hands.studio.window.actions_["preflight"].trigger()
    hands.wait(lambda: dialog.said.text() == hands.app.words.say("preflight.ready"))


def test_a_new_profile_begins_with_the_sample(
    hands: Hands, dialog: PreflightDialog, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toLocalFile()))
    dialog.buttons["new"].click()
    hands.wait(lambda: dialog.profiles.count() == 4)
    assert opened == [str(paths.profiles() / "profile.toml")]
