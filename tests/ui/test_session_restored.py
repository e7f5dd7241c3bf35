"""What was open when the program ended is open when it begins again, where somebody was."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox
from tests.ui.conftest import Hands

from maqala.core import settings
from maqala.core.article import Article
from maqala.core.settings import Settings
from maqala.ui.app import App
from maqala.ui.dialogs.restore import RestoreDialog
from maqala.ui.session import Left

Start = Callable[[], Hands]
TEXT = "\n\n".join(f"Абзац {number}" for number in range(200))


def written(folder: Path, name: str, text: str = TEXT) -> Path:
    path = folder / name
    path.write_text(text, "utf-8")
    return path


def names(app: App) -> list[str]:
    return [studio.desk.name for studio in app.windows if studio.desk.path]


def start_again(start: Start, number: int) -> Hands:
    """Begin, and wait until so many articles are open."""
    hands = start()
    hands.wait(lambda: len(names(hands.app)) == number)
    for _ in range(5):
        QApplication.processEvents()
    return hands


def test_files_cursor_scroll_panels_and_the_front_come_back(start: Start, tmp_path: Path) -> None:
    first = start()
    for name in ("а.md", "ә.md"):
        first.app.open(written(tmp_path, name))
    one, other = first.app.windows
    first.wait(lambda: first.app.windows.current is other)
    one.window.actions_["outline"].setChecked(True)
    one.window.resize(731, 640)
    one.view.show_from(450, 400)
    other.view.show_from(7, 0)
    first.app.windows.show(one)
    first.wait(lambda: first.app.windows.current is one)
    tops = one.view.top(), other.view.top()
    assert tops[0] > 0
    first.app.quit()
    first.app.stop()

    again = start_again(start, 2)
    assert names(again.app) == ["ә.md", "а.md"]
    assert again.app.windows.current.desk.name == "а.md"
    behind, front = again.app.windows
    assert (front.view.textCursor().position(), behind.view.textCursor().position()) == (450, 7)
    assert (front.view.top(), behind.view.top()) == tops
    assert (front.window.open_panels(), behind.window.open_panels()) == (("outline",), ())
    assert front.window.width() == 731
    assert all(studio.desk.is_saved for studio in again.app.windows)


def test_closing_the_last_window_is_leaving_but_closing_its_article_is_not(
    start: Start, tmp_path: Path
) -> None:
    first = start()
    first.app.open(written(tmp_path, "а.md"))
    first.studio.window.close()
    first.app.stop()
    again = start_again(start, 1)
    assert names(again.app) == ["а.md"]
    again.app.close(again.app.windows.current)
    again.app.quit()
    again.app.stop()
    last = start_again(start, 0)
    assert not last.studio.desk.is_open


def test_a_closed_article_does_not_come_back(start: Start, tmp_path: Path) -> None:
    first = start()
    for name in ("а.md", "ә.md"):
        first.app.open(written(tmp_path, name))
    next(iter(first.app.windows)).window.close()
    first.app.quit()
    first.app.stop()
    assert names(start_again(start, 1).app) == ["ә.md"]


def test_a_power_cut_forgets_nothing_that_was_open(start: Start, tmp_path: Path) -> None:
    first = start()
    first.app.open(written(tmp_path, "а.md"))
    saved = first.app.new()
    assert QTest.qWaitForWindowActive(saved.window)
    Hands(first.app, saved).type("Жаңа")
    saved.desk._write(tmp_path / "жаңа.md")
    first.app.stop()  # and nothing of what comes with a good ending
    assert names(start_again(start, 2).app) == ["а.md", "жаңа.md"]


def test_what_was_unsaved_in_a_file_goes_into_its_window(start: Start, tmp_path: Path) -> None:
    first = start()
    path = written(tmp_path, "а.md", "Ескі")
    first.app.open(path)
    first.type("Жаңа ")
    first.app.stop()
    again = start_again(start, 1)
    again.wait(lambda: isinstance(QApplication.activeModalWidget(), RestoreDialog))
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, RestoreDialog)
    dialog.restore.click()
    assert names(again.app) == ["а.md"]
    assert again.app.windows.current.desk.article().text.startswith("Жаңа Ескі")


def test_a_missing_file_is_skipped_with_a_sentence(start: Start, tmp_path: Path) -> None:
    first = start()
    gone = written(tmp_path, "жоқ.md")
    for path in (gone, written(tmp_path, "а.md")):
        first.app.open(path)
    first.app.quit()
    first.app.stop()
    gone.unlink()
    again = start_again(start, 1)
    assert names(again.app) == ["а.md"]
    box = next(b for b in again.app.windows.current.window.findChildren(QMessageBox) if b.isVisible())
    assert again.app.words.say("session.title") in box.text()
    assert "жоқ.md" in box.informativeText()
    box.close()


def test_files_that_were_asked_for_come_alone(start: Start, home: Path, tmp_path: Path, speller: Any) -> None:
    first = start()
    first.app.open(written(tmp_path, "а.md"))
    first.app.quit()
    first.app.stop()
    app = App(settings.load(home / "settings.json")[0], lambda: speller)
    app.start([written(tmp_path, "ә.md")])
    hands = Hands(app, app.windows.current)
    hands.wait(lambda: bool(names(app)))
    assert names(app) == ["ә.md"]
    app.quit()
    app.stop()


def test_a_second_program_beside_the_first_opens_nothing_again(start: Start, tmp_path: Path) -> None:
    first = start()
    first.app.open(written(tmp_path, "а.md"))
    second = start()
    for _ in range(20):
        QApplication.processEvents()
    assert names(second.app) == []
    second.app.open(written(tmp_path, "ә.md"))
    second.app.quit()
    second.app.stop()
    first.app.quit()
    first.app.stop()
    assert names(start_again(start, 1).app) == ["а.md"]


def test_it_can_be_turned_off(start: Start, tmp_path: Path) -> None:
    first = start()
    first.app.settings.set(settings.RESTORE_SESSION, False)
    first.app.open(written(tmp_path, "а.md"))
    first.app.quit()
    first.app.stop()
    assert names(start_again(start, 0).app) == []


@pytest.mark.parametrize("text", ["", "{", "[]", '{"path": 1, "panels": []}', '{"path": "а", "panels": 3}'])
def test_nonsense_in_the_settings_is_passed_over(text: str) -> None:
    assert Left.read(text) is None


@given(
    st.builds(
        Left,
        st.text(min_size=1),
        st.integers(),
        st.integers(),
        st.text(),
        st.lists(st.text()).map(tuple),
    )
)
def test_what_is_kept_is_read_back(left: Left) -> None:
    assert Left.read(left.written()) == left


def test_a_place_behind_the_end_is_the_end(studio: Any, hands: Any) -> None:
    studio.desk._lay(Article(), None)
    studio.view.show_from(10_000, 10_000)
    assert studio.view.textCursor().position() == 0
    assert isinstance(studio.settings, Settings)
