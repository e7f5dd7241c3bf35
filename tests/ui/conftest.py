"""One application for all window tests, drawn nowhere; a speller that knows a few words."""

from __future__ import annotations

import os

os.environ["QT_QPA_PLATFORM"] = "offscreen"

import gc
import re
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

import pytest
from PySide6.QtCore import (
    QEvent,
    QMessageLogContext,
    QObject,
    QPoint,
    Qt,
    QTimer,
    QtMsgType,
    qInstallMessageHandler,
)
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QMessageBox, QPushButton, QWidget

from maqala.core import licences, paths, settings
from maqala.core.article import Article, Image, Metadata, Run, Style, TextBlock
from maqala.core.issues import Family, Issue, family_of
from maqala.core.messages import LANGUAGES, message
from maqala.core.proofing import open_proofreading
from maqala.core.proofing.engine import Proofreading
from maqala.core.settings import Settings
from maqala.core.spelling import open_speller
from maqala.core.spelling.dictionary import Dictionary
from maqala.core.spelling.own import OwnWords
from maqala.core.spelling.users import OwnList
from maqala.core.storage.recovery import State
from maqala.core.storage.session import Found
from maqala.ui import app as program
from maqala.ui.app import App
from maqala.ui.dialogs import ask
from maqala.ui.dialogs.about import AboutDialog
from maqala.ui.dialogs.add_word import AddWordDialog
from maqala.ui.dialogs.conflict import ConflictDialog
from maqala.ui.dialogs.export import FORMS, ExportDialog, Wish
from maqala.ui.dialogs.history import HistoryDialog
from maqala.ui.dialogs.link import LinkDialog
from maqala.ui.dialogs.preferences import Preferences
from maqala.ui.dialogs.restore import RestoreDialog
from maqala.ui.dialogs.shortcuts import ShortcutsDialog
from maqala.ui.editor.block_state import blocks, state_of
from maqala.ui.garbage import take_away
from maqala.ui.rules import RulesInForce
from maqala.ui.studio import Studio

_HARMLESS = ("This plugin does not support",)
"""What the offscreen platform says of itself."""

MISSPELT = {"мектепп": ("мектеп", "мектебі"), "жсопар": ("жоспар",), "казак": ("қазақ",)}


class FewWords:
    """A speller that finds three words wrong and everything else right."""

    inflections = None
    languages = None

    def __init__(self, folder: Path) -> None:
        dictionary = Dictionary(str(paths.shipped("dictionaries", "built", "kk.maqala")))
        self.own = OwnWords(dictionary, OwnList(folder / "words.txt"), folder / "copies")

    @property
    def generation(self) -> int:
        return self.own.generation

    @property
    def added(self) -> list[str]:
        return [entry.word for entry in self.own.entries]

    def check(self, text: str, _style: Style | None = None, _tokens: object = None, /) -> Sequence[Issue]:
        return [
            Issue(m.start(), m.end(), m.group(), "spelling", message("spelling.unknown", word=m.group()))
            for m in re.finditer(r"\w+", text)
            if m.group() in MISSPELT and not self.own.take(m.group())
        ]

    def suggest(self, word: str, limit: int = 5) -> Sequence[str]:
        return MISSPELT.get(word, ())[:limit]

    def rejected(self, given: list[str]) -> list[str]:
        return [word for word in given if word in MISSPELT]

    def ignore(self, word: str) -> None:
        self.own.ignore(word)


@pytest.fixture(scope="session")
def qt() -> Iterator[QApplication]:
    yield program.application()
    # The offscreen clipboard outlives Python, and what Python made must not.
    QApplication.clipboard().clear()


@pytest.fixture(autouse=True)
def no_garbage_taken_away_by_threads() -> Iterator[None]:
    """From before the first program until after the last thread of any."""
    gc.disable()
    yield
    take_away()


@pytest.fixture(autouse=True)
def no_unexpected_words_from_qt(qt: QApplication) -> Iterator[None]:
    said: list[str] = []

    def note(kind: QtMsgType, _where: QMessageLogContext, text: str) -> None:
        if kind != QtMsgType.QtDebugMsg and not text.startswith(_HARMLESS):
            said.append(text)

    before, hook = qInstallMessageHandler(note), sys.excepthook
    sys.excepthook = lambda _kind, error, _trace: said.append(repr(error))
    yield
    qInstallMessageHandler(before)
    sys.excepthook = hook
    assert said == []


class Watch(QObject):
    """Tells of every event, and lets it pass."""

    def __init__(self, tell: Callable[[QEvent], object]) -> None:
        super().__init__()
        self._tell = tell

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        self._tell(event)
        return False


class Hands:
    """Does with one window what a person does: types, clicks, answers questions."""

    def __init__(self, app: App, studio: Studio) -> None:
        self.app = app
        self.studio = studio
        self.view = studio.view
        self.asked: list[str] = []

    def type(self, text: str) -> None:
        for letter in text:
            key = Qt.Key.Key_Return.value if letter == "\n" else 0
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                event = QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, letter)
                QApplication.sendEvent(self.view, event)

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Like a keyboard: shortcuts first. QTest's own keyClick knows no Cyrillic."""
        letter = chr(key.value).lower() if key.value < 0xFFFF else ""
        for action in (QTest.KeyAction.Press, QTest.KeyAction.Release):
            QTest.sendKeyEvent(action, self.view, key, letter, modifiers)

    def put_cursor(self, position: int, anchor: int | None = None) -> None:
        cursor = self.view.textCursor()
        cursor.setPosition(position if anchor is None else anchor)
        if anchor is not None:
            cursor.setPosition(position, QTextCursor.MoveMode.KeepAnchor)
        self.view.setTextCursor(cursor)

    def right_click(self, word: str) -> None:
        """On the middle of the first occurrence of `word`."""
        cursor = QTextCursor(self.view.document())
        cursor.setPosition(self.view.toPlainText().index(word) + len(word) // 2)
        place: QPoint = self.view.cursorRect(cursor).center()
        screen = self.view.viewport().mapToGlobal(place)
        event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, screen)
        QApplication.sendEvent(self.view.viewport(), event)

    def wait(self, until: Callable[[], bool], seconds: float = 30) -> None:
        end = time.monotonic() + seconds
        while not until():
            assert time.monotonic() < end, "waited in vain"
            QApplication.processEvents()
            time.sleep(0.002)

    def settle(self) -> None:
        """Until every paragraph has been checked."""
        self.wait(lambda: self.studio.proofreader.settled)

    def rest(self) -> None:
        """Until the rules for the whole article have seen it, too, and the findings are told."""
        self.wait(lambda: self.studio.proofreader.complete)

    def underlined(self) -> list[str]:
        """The words that are underlined with a wave."""
        found: list[str] = []
        for block in blocks(self.view.document()):
            text, state = block.text().encode("utf-16-le"), state_of(block)
            found += [
                text[2 * m.start : 2 * m.end].decode("utf-16-le")
                for m in (state.underlined if state else ())
                if family_of(m.issue) is Family.SPELLING
            ]
        return found

    def answer(self, *keys: str) -> None:
        """Press the buttons with these words in the questions to come, one after another."""
        waiting = [self.app.words.say(key) for key in keys]

        def press() -> None:
            box = QApplication.activeModalWidget()
            if isinstance(box, QDialog) and is_question(box):
                self.asked.append(said_in(box))
                label = waiting.pop(0)
                next(b for b in box.findChildren(QPushButton) if b.text() == label).click()
            if waiting:
                QTimer.singleShot(5, self.app, press)

        QTimer.singleShot(0, self.app, press)


@pytest.fixture
def speller(tmp_path: Path) -> FewWords:
    return FewWords(tmp_path / "home")


@pytest.fixture
def proofreading(speller: FewWords) -> Proofreading:
    """The speller alone; tests of rules bring their own."""
    return Proofreading(speller, (), ())


@pytest.fixture
def app(qt: QApplication, tmp_path: Path, proofreading: Proofreading) -> Iterator[App]:
    kept = Settings(tmp_path / "home" / "settings.json")
    kept.set(settings.THEME, "light")
    app = App(kept, lambda: proofreading)
    app.words.catalogue.sentences.setdefault("spelling.unknown", "{word}")
    app.start()
    with nothing_unexpected():
        yield app
        end(app)


@pytest.fixture
def studio(app: App) -> Studio:
    """The window that is there at first."""
    return app.windows.current


def end(app: App) -> None:
    """End the program as a crash would: nobody is asked, and nothing is put away."""
    app.stop()
    for studio in app.windows:
        studio.window.closed.disconnect()
        studio.close()
        studio.window.deleteLater()
        studio.deleteLater()
    app.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def is_question(dialog: QDialog) -> bool:
    """Whether somebody waits for the answer; what is only left open is a place to click around in."""
    waited_for = dialog.windowModality() == Qt.WindowModality.ApplicationModal
    return dialog.isVisible() and (waited_for or isinstance(dialog, QMessageBox))


def said_in(dialog: QDialog) -> str:
    """What a dialog says, without its buttons."""
    if isinstance(dialog, QMessageBox):
        return f"{dialog.text()}\n{dialog.informativeText()}"
    return "\n".join([dialog.windowTitle(), *(label.text() for label in dialog.findChildren(QLabel))])


@contextmanager
def nothing_unexpected() -> Iterator[None]:
    """Call off any question that nobody answers: one that no test expected must not wait for ever."""
    unexpected: list[str] = []
    seen: list[QWidget | None] = [None]

    def call_off() -> None:
        box = QApplication.activeModalWidget()
        if isinstance(box, QDialog) and box is seen[0]:
            unexpected.append(said_in(box))
            box.reject()
        seen[0] = box

    watch = QTimer(interval=2_000)
    watch.timeout.connect(call_off)
    watch.start()
    yield
    watch.stop()
    assert unexpected == []


@pytest.fixture
def start(qt: QApplication, home: Path, proofreading: Proofreading) -> Iterator[Callable[[], Hands]]:
    """Starts the program, as often as wanted; what was not ended by then is ended behind the test."""
    started: list[App] = []

    def begin() -> Hands:
        app = App(settings.load(home / "settings.json")[0], lambda: proofreading)
        started.append(app)
        app.start()
        return Hands(app, app.windows.current)

    with nothing_unexpected():
        yield begin
        for app in started:
            end(app)


@pytest.fixture
def hands(app: App, studio: Studio) -> Hands:
    return Hands(app, studio)


def named(parent: QWidget, name: str) -> QWidget:
    """The child with this object name."""
    found = parent.findChild(QWidget, name)
    assert isinstance(found, QWidget)
    return found


LEFT = (
    State("a", Article((TextBlock(Style.PARAGRAPH, (Run("сөз " * 90),)),)), datetime(2026, 3, 1, tzinfo=UTC)),
)
"""What a program left behind that ended without a word."""

EXPORTED = Article((Image(alt="сурет"),), Metadata(byline="Айгүл", source="Дереккөз", notes="Өзіме"))


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
        *(
            ExportDialog(
                studio.window, studio.words, studio.theme, EXPORTED, Wish(form), studio.services.helper
            )
            for form in FORMS
        ),
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
    studio.window.resize(1280, 800)
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
