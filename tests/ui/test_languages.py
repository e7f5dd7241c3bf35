"""Russian in a Kazakh article, in the window: the dictionary comes beside, and the text is checked anew."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget

from maqala.core import proofing, settings
from maqala.core.proofing.engine import Proofreading
from maqala.core.spelling import open_speller
from maqala.core.spelling.foreign import Languages
from maqala.ui.app import App
from maqala.ui.dialogs import ask
from maqala.ui.dialogs.languages_page import LanguagesPage
from maqala.ui.dialogs.preferences import Preferences
from maqala.ui.studio import Studio

SENTENCE = "Президент сказал, что в стране будет построин новый завод. "


@pytest.fixture
def proofreading(tmp_path: Path) -> Proofreading:
    return proofing.open_proofreading(open_speller(tmp_path / "w.txt", languages=Languages()))


@pytest.fixture
def russian(tmp_path: Path) -> Path:
    words = "президент сказал что в стране будет построен новый завод".split()
    path = tmp_path / "ru_RU.aff"
    path.write_text("SET UTF-8\n", "utf-8")
    path.with_suffix(".dic").write_text("\n".join([str(len(words)), *words, ""]), "utf-8")
    return path


def test_a_slip_in_a_russian_sentence_is_found_when_its_dictionary_has_come(
    app: App, studio: Studio, hands: Any, russian: Path
) -> None:
    app.settings.set(settings.DICTIONARIES, (str(russian),))
    app.new(studio)
    hands.type(SENTENCE)
    hands.wait(lambda: hands.underlined() == ["построин"])
    finding = next(f for f in studio.proofreader.findings() if f.issue.text == "построин")
    offered: list[Any] = []
    studio.checking.fixes(finding.issue, offered.append)
    hands.wait(lambda: bool(offered))
    assert offered == [("построен",)]


def test_another_dictionary_holds_as_soon_as_it_is_chosen(
    app: App, studio: Studio, hands: Any, russian: Path
) -> None:
    app.settings.set(settings.DICTIONARIES, (str(russian),))
    app.new(studio)
    hands.type(SENTENCE)
    hands.wait(lambda: hands.underlined() == ["построин"])
    words = russian.with_suffix(".dic").read_text("utf-8").splitlines()
    other = russian.with_name("ru_KZ.aff")
    other.write_bytes(russian.read_bytes())
    other.with_suffix(".dic").write_text("\n".join([str(len(words)), *words[1:], "построин", ""]), "utf-8")
    app.settings.set(settings.DICTIONARIES, (str(other),))
    hands.wait(lambda: hands.underlined() == [] and studio.proofreader.settled)


def test_the_status_line_tells_the_language_at_the_cursor(
    app: App, studio: Studio, hands: Any, russian: Path
) -> None:
    app.settings.set(settings.DICTIONARIES, (str(russian),))
    app.new(studio)
    hands.type("Бүгін жиналыс өтті.\n" + SENTENCE)
    hands.wait(lambda: hands.underlined() == ["построин"])
    hands.put_cursor(studio.view.toPlainText().index("стране"))
    assert studio.window.status.text("language") == app.words.say("language.ru")
    hands.put_cursor(studio.view.toPlainText().index("жиналыс"))
    assert studio.window.status.text("language") == app.words.say("language.kk")


@pytest.fixture
def page(app: App, hands: Any) -> LanguagesPage:
    hands.wait(lambda: app.own_words.own is not None)
    preferences = Preferences(app.windows.current.window, app.words, app.settings, (), None, app.own_words)
    preferences.turn_to("languages")
    page = preferences.findChild(LanguagesPage)
    assert isinstance(page, LanguagesPage)
    return page


def rows(page: LanguagesPage) -> str:
    return "\n".join(page.list.item(place).text() for place in range(page.list.count()))


def click(button: QWidget) -> None:
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def test_a_dictionary_is_added_and_taken_away_again(
    app: App, page: LanguagesPage, russian: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    chosen = str(russian.with_suffix(".dic"))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_given: (chosen, ""))
    click(page.add_button)
    assert app.settings.get(settings.DICTIONARIES) == (chosen,)
    assert str(russian) in rows(page)
    place = next(n for n in range(page.list.count()) if str(russian) in page.list.item(n).text())
    page.list.item(place).setSelected(True)
    click(page.remove_button)
    assert app.settings.get(settings.DICTIONARIES) == ()
    assert str(russian) not in rows(page)
    assert russian.exists()


def test_what_is_no_dictionary_is_not_taken(
    app: App, page: LanguagesPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    path = tmp_path / "сурет.oxt"
    path.write_bytes(b"no archive")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_given: (str(path), ""))
    monkeypatch.setattr(ask, "show_error", lambda _parent, _words, what: told.append(what.key))
    click(page.add_button)
    assert told == ["languages.unknown"]
    assert app.settings.get(settings.DICTIONARIES) == ()


def test_one_that_has_vanished_is_told_and_can_be_taken_away(
    app: App, page: LanguagesPage, tmp_path: Path
) -> None:
    app.settings.set(settings.DICTIONARIES, (str(tmp_path / "ru_RU.aff"),))
    page.fill()
    assert app.words.say("languages.gone", path=str(tmp_path / "ru_RU.aff")) in rows(page)


def test_one_that_comes_as_the_program_ends_is_told_to_nobody(app: App, hands: Any) -> None:
    hands.wait(lambda: app.own_words.languages is not None)
    loaded, heard = app.own_words.languages.loaded, []
    app.own_words.changed.connect(lambda: heard.append(True))
    app.stop()
    thread = threading.Thread(target=loaded)
    thread.start()
    thread.join()
    QApplication.processEvents()
    assert heard == []
