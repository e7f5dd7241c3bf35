"""However the program ends, what was typed is kept and what went wrong can be told."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox, QPushButton

from maqala.core.storage.recovery import State, open_store
from maqala.ui.app import App
from maqala.ui.faults import FaultLog

TYPIST = """
import faulthandler, sys
from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from maqala.ui import app as program, running
qt = program.application()
def type_on():
    window = next(w for w in qt.topLevelWidgets() if w.objectName() == "window")
    window.actions_["new"].trigger()
    for letter in "Ауылда мектеп ашылды":
        qt.sendEvent(window.view, QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, letter))
    if sys.argv[1] == "asking":
        QTimer.singleShot(0, window.close)
    QTimer.singleShot(50, lambda: print("typed", flush=True))
    if sys.argv[1] == "fault":
        QTimer.singleShot(1500, faulthandler._sigabrt)
QTimer.singleShot(100, type_on)
sys.exit(running.run([]))
"""


def ended(how: str, number: int | None) -> int:
    """What a program returns that was typed into and then sent a signal."""
    run = subprocess.Popen(
        [sys.executable, "-c", TYPIST, how], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    )
    assert run.stdout is not None
    assert run.stdout.readline() == b"typed\n"
    if number is not None:
        run.send_signal(number)
    run.communicate(timeout=60)
    return run.returncode


def left(home: Path) -> tuple[State, ...]:
    store = open_store(home / "recovery")
    try:
        return store.left_behind()
    finally:
        store.close()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signals")
@pytest.mark.parametrize(
    ("how", "number"), [("typing", signal.SIGTERM), ("typing", signal.SIGHUP), ("asking", signal.SIGTERM)]
)
def test_a_program_that_the_system_ends_has_kept_every_letter(home: Path, how: str, number: int) -> None:
    assert ended(how, number) == 128 + number
    (state,) = left(home)
    assert state.article.headline == "Ауылда мектеп ашылды"
    assert list((home / "crashes").iterdir()) == []


@pytest.mark.skipif(sys.platform == "win32", reason="there it is another signal")
def test_a_program_that_dies_within_qt_leaves_where_it_was_and_the_text(home: Path) -> None:
    assert ended("fault", None) == -signal.SIGABRT
    (log,) = (home / "crashes").iterdir()
    assert log.stat().st_mode & 0o077 == 0
    found = FaultLog(home / "crashes").begin()
    assert "Fatal Python error: Aborted" in found
    assert "мектеп" not in found
    (state,) = left(home)
    assert state.article.headline == "Ауылда мектеп ашылды"


LEAVER = """
import sys, threading, time
threading.Thread(target=time.sleep, args=(600,)).start()
from PySide6.QtCore import QTimer
from maqala import __main__
from maqala.ui import app as program
qt = program.application()
def leave():
    window = next(w for w in qt.topLevelWidgets() if w.objectName() == "window")
    window.actions_["quit"].trigger()
QTimer.singleShot(100, leave)
sys.argv = ["maqala"]
__main__.main()
"""


def test_no_thread_that_is_still_at_work_keeps_a_program_from_ending(home: Path) -> None:
    left_in_peace = subprocess.run([sys.executable, "-c", LEAVER], timeout=60, check=False)
    assert left_in_peace.returncode == 0
    assert list((home / "crashes").iterdir()) == []


def test_the_end_of_the_session_keeps_what_is_unsaved(app: App, hands: Any, home: Path) -> None:
    hands.studio.window.actions_["new"].trigger()
    hands.type("Мәтін")
    QApplication.instance().commitDataRequest.emit(None)  # type: ignore[union-attr]
    recovery = hands.studio.recovery
    assert recovery._is_kept
    assert recovery._written.is_set()


def box_of(app: App) -> tuple[QMessageBox, dict[str, QPushButton]]:
    box = next(w for w in QApplication.topLevelWidgets() if isinstance(w, QMessageBox) and w.isVisible())
    return box, {b.text(): b for b in box.findChildren(QPushButton)}


@pytest.mark.parametrize("with_text", [False, True])
def test_a_report_is_saved_and_holds_the_article_only_if_wanted(
    app: App, hands: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, with_text: bool
) -> None:
    hands.studio.window.actions_["new"].trigger()
    hands.type("Құпия")
    path = tmp_path / "есеп.txt"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    app.show_crash("RuntimeError")
    app.show_crash("another")
    box, buttons = box_of(app)
    box.checkBox().setChecked(with_text)
    buttons[app.words.say("button.save_report")].click()
    assert box.isVisible()
    assert path.read_text("utf-8").startswith("RuntimeError")
    assert ("Құпия" in path.read_text("utf-8")) is with_text
    buttons[app.words.say("button.close")].click()
    hands.studio.view.document().setModified(False)


def test_the_last_program_s_death_is_told_without_asking_for_text(app: App, hands: Any) -> None:
    app.show_fault("Fatal Python error: Aborted")
    box, buttons = box_of(app)
    assert app.words.say("fault.title") in box.text()
    assert box.checkBox() is None
    buttons[app.words.say("button.close")].click()


def test_what_a_dead_program_left_is_told_once_and_a_good_end_leaves_nothing(tmp_path: Path) -> None:
    folder = tmp_path / "crashes"
    folder.mkdir()
    (folder / "1.txt").write_text("Fatal Python error: Aborted\n")
    log = FaultLog(folder)
    assert log.begin() == "Fatal Python error: Aborted"
    assert [path.name for path in folder.iterdir()] == [f"{os.getpid()}.txt"]
    log.end()
    assert list(folder.iterdir()) == []
    again = FaultLog(folder)
    assert again.begin() == ""
    again.end()
