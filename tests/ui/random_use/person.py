"""Somebody who does anything at all with the program.

What is done follows from a seed: each step has a number of its own to draw from, so that a step does the same
thing when others before it are left out. What threads do in between does not, so not every mishap comes again.
"""

from __future__ import annotations

import contextlib
import faulthandler
import os
import random
import sys
import threading
import time
import traceback
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import (
    QMessageLogContext,
    QObject,
    QPoint,
    QtMsgType,
    QUrl,
    Slot,
    qInstallMessageHandler,
)
from PySide6.QtGui import (
    QContextMenuEvent,
    QDesktopServices,
    QTextCursor,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from tests.ui.random_use.program import MishapError
from tests.ui.random_use.things import (
    INSTEAD,
    ODD,
    K,
    put_files,
    some_article,
)
from tests.ui.random_use.truths import Watching
from tests.ui.random_use.writing import Writing

from maqala.core import settings
from maqala.core.formats import files
from maqala.core.formats.contract import Options
from maqala.core.messages import LANGUAGES
from maqala.ui import actions as declared
from maqala.ui import app as program

LONGEST = float(os.environ.get("MAQALA_RANDOM_LONGEST", "0"))
"""Seconds of work that one step may keep the window from its user; 0 is no limit."""
FROZEN = 60
"""Seconds after which a step is taken for one that never ends, where there is that limit."""
HARMLESS = ("This plugin does not support", "QPrintDialog", "QPrinter")
"""What the offscreen platform and a machine without printers say of themselves."""


@dataclass(frozen=True)
class Step:
    """One thing to do, and a number from which all else about it follows."""

    number: int
    kind: str
    seed: int


KINDS = {
    "words": 18, "keys": 16, "moves": 10, "select": 6, "mouse": 8, "wheel": 2, "input_method": 2, "action": 16,
    "menu": 5, "style": 4, "table": 6, "paste": 8, "drop": 2, "undo": 6, "find": 4, "panel": 6, "bar": 3,
    "finding": 6, "setting": 2, "new": 2, "open": 2, "save": 3, "restore_version": 1, "close": 2, "quit": 1,
    "crash": 1, "outside": 2, "resize": 1, "idle": 3,
}  # fmt: skip
"""Kinds of steps, and how often each is taken."""


def some_steps(seed: int, number: int) -> list[Step]:
    chance = random.Random(seed)
    return [
        Step(at, *chance.choices(list(KINDS), list(KINDS.values())), chance.getrandbits(32))
        for at in range(number)
    ]


class Person(Writing, Watching):
    """Somebody at the program."""

    def do(self, step: Step) -> None:
        """Do one step, and see that everything is well."""
        self.chance, self.pokes = random.Random(step.seed), 0
        self.told(f"{step.number} {step.kind}")
        self.busy = True
        began = time.thread_time()
        if LONGEST:
            faulthandler.dump_traceback_later(FROZEN, exit=True)
        getattr(self, f"do_{step.kind}")()
        self.wait(lambda: self.front() is None, 20)
        took = time.thread_time() - began
        self.busy = False
        self.dismiss()
        self.expect(not LONGEST or took < LONGEST, f"a step took {took:.1f} s")
        self.slowest[step.kind] = max(self.slowest[step.kind], round(took * 1000))
        if not len(self.app.windows):
            self.end()
            self.begin()
        self.look(closely=step.number % 8 == 0)
        if LONGEST:
            faulthandler.cancel_dump_traceback_later()

    def do_action(self) -> None:
        name = self.chance.choice([d.name for d in declared._ALL if d.name not in ("quit", "print")])
        action = self.studio.window.actions_[name]
        self.tell_more(f"{name} {'' if action.isEnabled() else '(off)'}")
        keys = action.shortcuts()
        if keys and self.chance.random() < 0.4:
            QTest.keySequence(self.studio.view, keys[0])
        else:
            action.trigger()
        self.pump(0.02)

    def do_find(self) -> None:
        self.need_article()
        self.act(self.chance.choice(("find", "replace", "replace")))
        bar = self.studio.find
        bar.what.selectAll()
        self.type(self.chance.choice(ODD), bar.what)
        bar.instead.setText(self.chance.choice(INSTEAD))
        for _ in range(self.chance.randrange(1, 6)):
            self.poke(bar)
            if self.chance.random() < 0.3:
                self.act(self.chance.choice(("find_next", "find_previous")))
        if self.chance.random() < 0.5:
            QTest.keyClick(bar.what, K.Key_Escape)

    def do_panel(self) -> None:
        self.need_article()
        name = self.chance.choice(("findings", "outline", "details"))
        action = self.studio.window.actions_[name]
        if not action.isChecked():
            action.trigger()
            self.pump(0.02)
        panel = self.studio.window._panels.get(name)
        for _ in range(self.chance.randrange(1, 6)):
            if panel is not None and panel.isVisible():
                self.poke(panel)

    def do_bar(self) -> None:
        self.need_article()
        window = self.studio.window
        self.poke(self.chance.choice((window.bar, window.status, self.studio.notice)))

    def do_finding(self) -> None:
        self.need_article()
        self.rest()
        found = self.studio.proofreader.findings()
        if not found:
            self.type("мектепп жсопар казак ")
            return
        match self.chance.randrange(4):
            case 0:
                self.act(self.chance.choice(("next_finding", "previous_finding")))
            case 1:
                finding = self.chance.choice(found)
                self.tell_more(finding.issue.text)
                self.studio.checking.fixes(finding.issue, lambda _fixes: None)
                what = self.chance.choice(("fix", "fix_all", "ignore", "ignore_all", "add", "rule_off"))
                self.studio.checking.act(finding, what, self.chance.choice((*finding.issue.fixes, "сөз")))
            case _:
                finding = self.chance.choice(found)
                cursor = QTextCursor(self.studio.view.document())
                cursor.setPosition(finding.position)
                self.studio.view.setTextCursor(cursor)
                self.context_menu(self.studio.view.cursorRect().center())

    def context_menu(self, at: QPoint) -> None:
        pane = self.studio.view.viewport()
        reason = self.chance.choice((QContextMenuEvent.Reason.Mouse, QContextMenuEvent.Reason.Keyboard))
        QApplication.sendEvent(pane, QContextMenuEvent(reason, at, pane.mapToGlobal(at)))
        self.wait(lambda: self.front() is not None, 0.5)

    def do_menu(self) -> None:
        self.need_article()
        if self.chance.random() < 0.6:
            self.context_menu(self.place())
        else:
            window = self.studio.window
            menu = window.menus[
                self.chance.choice(("file", "edit", "format", "proof", "view", "window", "help"))
            ]
            menu.popup(window.mapToGlobal(QPoint(5, 5)))

    def do_setting(self) -> None:
        kept = self.app.settings
        match self.chance.randrange(6):
            case 0:
                kept.set(settings.INTERFACE_LANGUAGE, self.chance.choice(LANGUAGES))
            case 1:
                kept.set(settings.THEME, self.chance.choice(("light", "dark", "system")))
            case 2:
                kept.set(settings.FONT_SIZE, self.chance.randrange(10, 49))
            case 3:
                kept.set(settings.TYPEWRITER, self.chance.random() < 0.5)
            case 4:
                kept.set(settings.CHECK_SPELLING, self.chance.random() < 0.7)
            case 5:
                kept.set(settings.LINE_WIDTH, self.chance.randrange(40, 121))

    def do_open(self) -> None:
        if self.chance.random() < 0.3:
            self.act("open")
        else:
            path = self.some_file()
            self.tell_more(path.name)
            self.studio.desk.chosen.emit(path)

    def do_new(self) -> None:
        if len(self.app.windows) < 5:
            self.act("new")
        else:
            self.act(self.chance.choice(("next_window", "previous_window", "close")))

    def do_save(self) -> None:
        self.need_article()
        self.act(
            self.chance.choice(("save", "save", "save_as", "export", "pdf", "report", "preflight", "history"))
        )

    def do_close(self) -> None:
        self.act("close")

    def do_quit(self) -> None:
        self.act("quit")

    def do_crash(self) -> None:
        self.busy = False
        self.end()
        self.begin()

    def do_outside(self) -> None:
        """Another program does something to the file."""
        path = self.studio.desk.path
        if path is None or not path.exists():
            return
        what = self.chance.randrange(3)
        self.tell_more(f"{path.name} {('changed', 'gone', 'renamed')[what]}")
        if what == 0:
            with contextlib.suppress(Exception):
                files.store(path, some_article(self.chance), Options())
        elif what == 1:
            path.unlink()
        else:
            path.rename(path.with_stem(f"басқа {self.chance.randrange(9)}"))
        self.studio.file_watch.look()
        self.pump(0.1)
        if self.studio.notice.isVisible() and self.chance.random() < 0.7:
            self.poke(self.studio.notice)

    def do_resize(self) -> None:
        self.studio.window.resize(self.chance.randrange(200, 1600), self.chance.randrange(150, 1000))

    def do_idle(self) -> None:
        self.pump(self.chance.choice((0.05, 0.3, 0.8)))

    def do_restore_version(self) -> None:
        self.need_article()
        self.act("history")
        self.wait(lambda: self.front() is not None, 2)


@contextlib.contextmanager
def overheard() -> Iterator[list[str]]:
    """Whatever Qt complains of and Python drops, in any thread."""
    said: list[str] = []

    def note(kind: QtMsgType, _where: QMessageLogContext, text: str) -> None:
        if kind != QtMsgType.QtDebugMsg and not text.startswith(HARMLESS):
            said.append(text)

    def drop(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        said.append("".join(traceback.format_exception(kind, error, trace)))

    hooks = sys.excepthook, threading.excepthook, sys.unraisablehook
    before = qInstallMessageHandler(note)
    sys.excepthook = drop
    threading.excepthook = lambda what: drop(what.exc_type, what.exc_value, what.exc_traceback)  # type: ignore[arg-type]
    sys.unraisablehook = lambda what: drop(what.exc_type, what.exc_value, what.exc_traceback)  # type: ignore[arg-type]
    try:
        yield said
    finally:
        qInstallMessageHandler(before)
        sys.excepthook, threading.excepthook, sys.unraisablehook = hooks


class Nowhere(QObject):
    """Where links lead."""

    @Slot(QUrl)
    def open(self, _address: QUrl) -> None:
        """Open nothing."""


@contextlib.contextmanager
def links_leading_nowhere() -> Iterator[None]:
    """No other program is started."""
    nowhere, schemes = Nowhere(), ("http", "https", "mailto", "file")
    for scheme in schemes:
        QDesktopServices.setUrlHandler(scheme, nowhere, "open")
    yield
    for scheme in schemes:
        QDesktopServices.unsetUrlHandler(scheme)


def play(
    home: Path, folder: Path, seed: int, number: int, only: Sequence[int], told: Callable[[str], None]
) -> None:
    """Do `number` steps that follow from `seed`, or of these `only` some; `told` hears of each before it is done.

    Raises `MishapError` with what went wrong.
    """
    program.application()
    put_files(folder)
    with links_leading_nowhere(), overheard() as said:
        try:
            person = Person(home, folder, told, said)
            for step in some_steps(seed, number):
                if step.number in only or not only:
                    person.do(step)
            person.end()
            person.complain()
        except MishapError as broken:
            told(f"BROKEN {broken}")
            raise
        told(f"slowest, ms: {dict(person.slowest.most_common(6))}")
