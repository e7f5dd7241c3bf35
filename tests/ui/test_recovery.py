"""The program dies, and the next one has the text."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from tests.ui.conftest import LEFT

from maqala.core.article import Metadata
from maqala.core.formats import files, read_back
from maqala.core.storage.recovery import State, open_store
from maqala.ui import recovery
from maqala.ui.dialogs.export import Wish
from maqala.ui.dialogs.restore import RestoreDialog
from maqala.ui.editor import bridge

TEXT = "Ауылда мектеп ашылды"
LONG = 3_600_000
"""Milliseconds, more than any test waits."""

Start = Callable[[], Any]


def left(home: Path) -> tuple[State, ...]:
    """What a start at this moment would offer; nothing of a program that runs."""
    store = open_store(home / "recovery")
    try:
        return store.left_behind()
    finally:
        store.close()


def kept(hands: Any) -> bool:
    """Whether all that was typed is on the disk."""
    recovery = hands.studio.recovery
    return bool(recovery._is_kept and recovery._kept == recovery._mark() and recovery._written.is_set())


def write(hands: Any, text: str = TEXT) -> None:
    hands.studio.window.actions_["new"].trigger()
    hands.type(text)


def die(hands: Any) -> None:
    """As far as one process may: the file is let go of, nobody is asked, nothing is put away."""
    hands.app.stop()
    hands.studio.window.hide()


def offer(hands: Any) -> RestoreDialog:
    def shown() -> RestoreDialog | None:
        found = hands.studio.window.findChildren(RestoreDialog)
        return next((d for d in found if d.isVisible()), None)

    hands.wait(lambda: shown() is not None)
    dialog = shown()
    assert dialog is not None
    return dialog


def test_untitled_text_is_kept_of_its_own_accord_before_two_seconds_are_over(
    start: Start, home: Path
) -> None:
    hands = start()
    write(hands)
    assert hands.studio.recovery._pause.remainingTime() < 1_500  # which leaves time to write
    hands.wait(lambda: kept(hands))
    assert left(home) == ()


def test_steady_typing_does_not_put_it_off(start: Start) -> None:
    hands = start()
    write(hands, "а")
    seen = []
    hands.app.services.keeper.do(lambda _store: None).wait()
    end = time.monotonic() + 2
    while time.monotonic() < end:
        hands.type("б")
        QApplication.processEvents()
        seen.append(hands.studio.recovery._is_kept)
        time.sleep(0.02)
    assert seen[-1]


def test_a_dead_program_s_text_is_offered_and_restored(start: Start, home: Path) -> None:
    first = start()
    write(first, f"{TEXT}\nЛид\nБірінші абзац")
    first.wait(lambda: kept(first))
    die(first)
    second = start()
    dialog = offer(second)
    said = dialog.list.item(0).text()
    assert said.startswith(f"{TEXT} · ")
    assert said.splitlines()[1] == "Лид Бірінші абзац"
    dialog.restore.click()
    assert second.studio.desk.article() == first.studio.desk.article()
    assert second.studio.desk.path is None
    assert second.studio.window.isWindowModified()
    assert second.view.textCursor().position() == first.view.textCursor().position()


def test_what_was_restored_outlives_another_death_once(start: Start, home: Path) -> None:
    first = start()
    write(first)
    die(first)
    second = start()
    offer(second).restore.click()
    second.wait(lambda: second.studio.recovery._written.is_set())
    die(second)
    assert [s.article.headline for s in left(home)] == [TEXT]


def test_a_file_of_the_user_is_not_touched_and_is_compared_when_saved(
    start: Start, home: Path, tmp_path: Path
) -> None:
    path = tmp_path / "мақала.md"
    path.write_text("Ескі мәтін\n", "utf-8")
    first = start()
    assert first.studio.desk.open(path)
    first.type("Жаңа ")
    die(first)
    assert path.read_text("utf-8") == "Ескі мәтін\n"
    path.write_text("Басқа біреу жазған\n", "utf-8")
    second = start()
    dialog = offer(second)
    assert dialog.list.item(0).text().startswith("мақала.md · ")
    dialog.restore.click()
    assert second.studio.desk.path == path
    second.answer("button.cancel")
    assert not second.studio.desk.save()
    assert len(second.asked) == 1
    assert path.read_text("utf-8") == "Басқа біреу жазған\n"


def after_a_crash(start: Start, *texts: str) -> Any:
    """The next start after a program died with these articles, each in a window of its own."""
    first = start()
    for text in texts:
        first.app.new()
        first.view = first.app.windows.current.view
        first.type(text)
        first.app.windows.current.recovery.secure()
    die(first)
    return start()


def test_all_that_was_left_is_restored_at_once_the_latest_in_front(start: Start, home: Path) -> None:
    second = after_a_crash(start, "Бір", "Екі", "Үш")
    dialog = offer(second)
    assert dialog.all.isDefault()
    dialog.all.click()
    assert not dialog.isVisible()
    assert [s.desk.article().headline for s in second.app.windows] == ["Бір", "Екі", "Үш"]
    second.wait(lambda: all(s.recovery._written.is_set() for s in second.app.windows))
    die(second)
    assert {s.article.headline for s in left(home)} == {"Бір", "Екі", "Үш"}


def test_one_that_is_restored_leaves_the_offer_of_the_others(start: Start, home: Path) -> None:
    second = after_a_crash(start, "Бір", "Екі")
    dialog = offer(second)
    dialog.restore.click()
    assert dialog.isVisible()
    assert [dialog.list.item(row).text().split(" · ")[0] for row in range(dialog.list.count())] == ["Бір"]
    dialog.later.click()
    assert [s.desk.article().headline for s in second.app.windows] == ["Екі"]


@pytest.mark.parametrize("suffix", ["md", "docx", "html", "txt"])
def test_a_program_that_died_right_after_saving_does_not_take_its_own_file_for_another_s(
    start: Start, home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, suffix: str
) -> None:
    path = tmp_path / f"мақала.{suffix}"
    first = start()
    write(first)
    first.studio.desk.path = path
    with monkeypatch.context() as dying:
        dying.setattr(first.studio.recovery, "forget", lambda: None)
        assert first.studio.desk.save()
    die(first)
    second = start()
    offer(second).restore.click()
    second.type("Бүгін ")
    assert second.studio.desk.save()
    assert second.asked == []


def test_later_leaves_it_for_the_next_start(start: Start, home: Path) -> None:
    first = start()
    write(first)
    die(first)
    second = start()
    offer(second).later.click()
    die(second)
    assert len(left(home)) == 1


def test_discarding_erases_it_once_somebody_is_sure(start: Start, home: Path) -> None:
    first = start()
    write(first)
    die(first)
    second = start()
    dialog = offer(second)
    second.answer("button.cancel", "button.discard_left")
    dialog.discard.click()
    assert dialog.list.count() == 1
    dialog.discard.click()
    assert not dialog.isVisible()
    second.wait(lambda: second.studio.recovery._written.is_set())
    die(second)
    assert list((home / "recovery").iterdir()) == []


@pytest.mark.parametrize("how", ["saved", "closed", "undone"])
def test_what_was_put_away_in_order_is_forgotten(start: Start, home: Path, tmp_path: Path, how: str) -> None:
    hands = start()
    write(hands)
    hands.wait(lambda: kept(hands))
    if how == "saved":
        hands.studio.desk.path = tmp_path / "а.md"
        assert hands.studio.desk.save()
    elif how == "undone":
        while hands.view.document().isUndoAvailable():
            hands.studio.window.actions_["undo"].trigger()
    else:
        hands.answer("button.discard")
        hands.studio.window.close()
    QApplication.processEvents()
    hands.app.stop()
    assert list((home / "recovery").iterdir()) == []


def test_losing_the_focus_keeps_it_at_once(start: Start, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(recovery, "_PAUSE", LONG)
    hands = start()
    hands.wait(lambda: hands.studio.window.isActiveWindow())
    write(hands)
    other = QWidget()
    other.show()
    other.activateWindow()
    hands.wait(lambda: kept(hands))
    other.close()


def test_it_is_on_the_disk_before_a_save_begins(
    start: Start, home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from maqala.core.formats import files

    hands = start()
    write(hands)
    seen: list[bool] = []
    monkeypatch.setattr(files, "store", lambda *_: seen.append(kept(hands)))
    hands.studio.desk.path = tmp_path / "а.md"
    hands.studio.desk.save()
    assert seen == [True]


@pytest.mark.parametrize("way", ["docx", "pdf", "print", "put back", "take theirs"])
def test_it_is_on_the_disk_before_anything_that_may_bring_the_program_down(
    start: Start, home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, way: str
) -> None:
    path = tmp_path / "мақала.md"
    path.write_text("Ескі\n", "utf-8")
    hands = start()
    desk, printing = hands.studio.desk, hands.studio.printing
    assert desk.open(path)
    hands.type("Жаңа ")
    before, seen = desk.article(), []

    def is_kept() -> bool:
        return bool(hands.studio.recovery._is_kept and hands.studio.recovery._written.is_set())

    monkeypatch.setattr(bridge, "replace", lambda *_: seen.append(is_kept()))
    monkeypatch.setattr(printing, "_paint", lambda *_: seen.append(is_kept()) or True)
    monkeypatch.setattr(files, "store", lambda *_: seen.append(is_kept()))
    monkeypatch.setattr(read_back, "differences", lambda *_: ())
    {
        "docx": lambda: hands.studio.exporting.write(tmp_path / "а.docx", Wish()),
        "pdf": lambda: hands.studio.exporting.write(tmp_path / "а.pdf", Wish()),
        "print": lambda: printing.send(None, before),
        "put back": lambda: desk.put_back(before),
        "take theirs": lambda: desk.take_theirs(desk.read(path)),
    }[way]()
    hands.wait(lambda: bool(seen))
    assert seen == [True]


@pytest.mark.parametrize("how", ["opened as a copy", "without its file"])
def test_what_was_never_changed_is_kept_where_no_file_holds_it(
    start: Start, home: Path, tmp_path: Path, how: str
) -> None:
    path = tmp_path / "мақала.md"
    path.write_text(f"{TEXT}\n", "utf-8")
    hands = start()
    assert hands.studio.desk.open(path)
    if how == "opened as a copy":
        hands.studio.versions.copy_wanted.emit(hands.studio.desk.article())
    else:
        path.unlink()
        hands.studio.file_watch.look()
        hands.wait(lambda: not hands.studio.desk.is_saved)
    die(hands)
    assert [state.article.text.strip() for state in left(home)] == [TEXT]


def test_what_is_known_of_an_article_is_kept_too(start: Start, home: Path) -> None:
    hands = start()
    write(hands)
    hands.wait(lambda: kept(hands))
    hands.studio.details.changed.emit(Metadata(byline="Асан Үсенов"))
    hands.wait(lambda: kept(hands))
    die(hands)
    assert left(home)[0].article.metadata.byline == "Асан Үсенов"


def test_a_store_that_cannot_be_written_is_one_sentence_and_typing_goes_on(start: Start, home: Path) -> None:
    (home / "recovery").write_text("a file where a folder should be")
    hands = start()
    said: list[str] = []
    hands.app.services.keeper.failed.connect(lambda why: said.append(hands.studio.words.say(why)))
    write(hands)
    hands.studio.recovery.keep()
    hands.wait(lambda: bool(said))
    hands.type(" тағы")
    hands.studio.recovery.secure()
    QApplication.processEvents()
    assert len(said) == 1
    assert "тағы" in hands.view.toPlainText()


def test_after_a_failure_the_next_letters_do_not_wait_for_another_attempt(
    start: Start, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(recovery, "_RETRY", LONG)
    place = home / "recovery"
    place.write_text("a file where a folder should be")
    hands = start()
    said: list[object] = []
    hands.app.services.keeper.failed.connect(said.append)
    write(hands)
    hands.studio.recovery.keep()
    hands.wait(lambda: bool(said))
    place.unlink()
    hands.type(" тағы")
    hands.wait(lambda: kept(hands))


def test_a_damaged_store_is_told_and_the_window_opens(start: Start, home: Path) -> None:
    (home / "recovery").mkdir()
    (home / "recovery" / "a.sqlite").write_bytes(b"nonsense" * 999)
    hands = start()
    said: list[str] = []
    hands.app.services.keeper.failed.connect(lambda why: said.append(hands.studio.words.say(why)))
    hands.wait(lambda: bool(said))
    assert "a.sqlite.damaged-1" in said[0]
    assert hands.studio.window.isVisible()


TYPIST = """
import os, sys
sys.addaudithook(lambda event, _: os._exit(9) if event.startswith("socket.") else None)
from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from maqala.core.settings import Settings
from maqala.core import paths
from maqala.ui import app as program
qt = program.application()
app = program.App(Settings(paths.config_dir() / "s.json"))
app.start()
studio = app.new()
number = 0
def type_on():
    global number
    number += 1
    for letter in f"{number} ":
        none = Qt.KeyboardModifier.NoModifier
        qt.sendEvent(studio.view, QKeyEvent(QEvent.Type.KeyPress, 0, none, letter))
    print(number, flush=True)
timer = QTimer(interval=15)
timer.timeout.connect(type_on)
timer.start()
qt.exec()
"""


def killed(after: float) -> list[str]:
    """Let somebody type until the program is killed; what was typed."""
    run = subprocess.Popen([sys.executable, "-c", TYPIST], stdout=subprocess.PIPE)
    assert run.stdout is not None
    run.stdout.readline()
    time.sleep(after)
    run.kill()
    lines = run.communicate()[0].decode().rpartition("\n")[0].splitlines()
    assert run.returncode == -signal.SIGKILL  # and not because it opened a socket
    return lines


def test_what_was_left_is_shown_within_the_width_of_its_list(hands: Any) -> None:
    dialog = RestoreDialog(hands.studio.window, hands.app.words, LEFT)
    dialog.show()
    QApplication.processEvents()
    assert not dialog.list.horizontalScrollBar().isVisible()
    dialog.close()


def test_what_a_killed_window_held_is_restored(start: Start) -> None:
    lines = killed(2.1)
    hands = start()
    offer(hands).restore.click()
    words = hands.studio.desk.article().text.split()
    assert 0 < len(words) <= len(lines) + 1
    assert words == [str(number + 1) for number in range(len(words))]
    assert hands.studio.window.isWindowModified()


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_the_offer_speaks_the_language(start: Start, home: Path, language: str) -> None:
    from maqala.core import settings

    first = start()
    write(first)
    die(first)
    second = start()
    second.studio.settings.set(settings.INTERFACE_LANGUAGE, language)
    dialog = offer(second)
    said = [w.text() for kind in (QPushButton, QLabel) for w in dialog.findChildren(kind)]
    assert all(text and not text.startswith(("button.", "restore.")) for text in said)
    assert dialog.sizeHint().width() < 900
    dialog.later.click()
