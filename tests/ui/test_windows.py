"""Several articles at once: each in its window, none opened twice, none lost."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication
from tests.ui.conftest import Hands

from maqala.ui.app import App
from maqala.ui.studio import Studio

CTRL = Qt.KeyboardModifier.ControlModifier


def texts(app: App) -> list[str]:
    return [studio.desk.article().text.strip() for studio in app.windows]


def written(folder: Path, name: str) -> Path:
    path = folder / name
    path.write_text(f"{path.stem} туралы\n", "utf-8")
    return path


def test_a_new_article_takes_the_empty_start_window(app: App, studio: Studio) -> None:
    studio.window.actions_["new"].trigger()
    assert list(app.windows) == [studio]
    studio.window.actions_["new"].trigger()
    assert list(app.windows) == [studio]


def test_every_window_is_on_the_screen_with_all_its_edges(app: App, hands: Any) -> None:
    screen = hands.studio.window.screen().availableGeometry()
    for number in range(12):
        app.new()
        assert screen.contains(app.windows.current.window.frameGeometry()), number
        Hands(app, app.windows.current).type("Мақала")


def test_windows_wear_the_icon_of_the_program(app: App, hands: Any) -> None:
    hands.wait(lambda: not hands.studio.window.windowIcon().isNull())


def test_a_new_article_beside_a_written_one_has_its_own_window(app: App, hands: Any) -> None:
    app.new()
    hands.type("Бірінші")
    second = app.new()
    Hands(app, second).type("Екінші")
    assert texts(app) == ["Бірінші", "Екінші"]
    assert second.window.pos() != hands.studio.window.pos()
    assert hands.asked == []


def test_every_file_has_its_window_and_none_is_opened_twice(app: App, tmp_path: Path) -> None:
    one, other = written(tmp_path, "а.md"), written(tmp_path, "ә.md")
    app.open_all([one, other, one, tmp_path / "." / "ә.md"])
    assert [studio.desk.path for studio in app.windows] == [one, other]


def test_a_file_that_is_open_is_shown_with_what_was_written_in_it(
    app: App, studio: Studio, tmp_path: Path
) -> None:
    one = written(tmp_path, "а.md")
    app.open(one)
    Hands(app, studio).type("Жаңа ")
    app.open(written(tmp_path, "ә.md"))
    assert app.open(one) is studio
    assert studio.desk.article().text.startswith("Жаңа ")


def test_a_file_that_cannot_be_opened_leaves_no_window_behind(app: App, hands: Any, tmp_path: Path) -> None:
    app.new()
    hands.type("Бірінші")
    hands.answer("button.close")
    assert app.open(tmp_path / "жоқ.md") is None
    assert texts(app) == ["Бірінші"]


def test_the_window_menu_lists_them_and_goes_there(app: App, studio: Studio, tmp_path: Path) -> None:
    app.open_all([written(tmp_path, "а.md"), written(tmp_path, "ә.md")])
    menu = studio.window.menus["window"]
    for _ in range(2):
        menu.aboutToShow.emit()
    listed = [a for a in menu.actions() if a.isCheckable()]
    assert [a.text() for a in listed] == ["а.md", "ә.md"]
    assert [a.isChecked() for a in listed] == [True, False]
    listed[1].trigger()
    QApplication.processEvents()
    assert app.windows.current.desk.name == "ә.md"


def test_articles_without_a_file_are_told_apart_by_how_they_begin(app: App, hands: Any) -> None:
    app.new()
    hands.type("Бірінші")
    app.new()
    Hands(app, app.windows.current).type("Екінші " * 9)
    menu = hands.studio.window.menus["window"]
    menu.aboutToShow.emit()
    untitled = app.words.say("document.untitled")
    assert [a.text() for a in menu.actions() if a.isCheckable()] == [
        f"{untitled}: Бірінші",
        f"{untitled}: Екінші Екінші Екінші Екінші Екінші Екінш…",
    ]


def test_ctrl_tab_goes_round(app: App, hands: Any, tmp_path: Path) -> None:
    app.open_all([written(tmp_path, name) for name in ("а.md", "ә.md", "б.md")])
    app.windows.show(hands.studio)
    seen = []
    for _ in range(3):
        QApplication.processEvents()
        current = app.windows.current
        Hands(app, current).press(Qt.Key.Key_Tab, CTRL)
        QApplication.processEvents()
        seen.append(app.windows.current.desk.name)
    assert seen == ["ә.md", "б.md", "а.md"]


def test_closing_one_leaves_the_others(app: App, studio: Studio, tmp_path: Path) -> None:
    app.open_all([written(tmp_path, "а.md"), written(tmp_path, "ә.md")])
    studio.window.actions_["close"].trigger()
    assert [s.desk.name for s in app.windows] == ["ә.md"]


def test_closing_the_last_article_goes_back_to_the_start_page(app: App, hands: Any) -> None:
    app.new()
    hands.type("Бірінші")
    hands.answer("button.discard")
    hands.studio.window.actions_["close"].trigger()
    (left,) = app.windows
    assert not left.desk.is_open
    assert left.window.isVisible()


def test_quitting_asks_about_each_and_one_no_keeps_all(app: App, hands: Any) -> None:
    app.new()
    hands.type("Бірінші")
    Hands(app, app.new()).type("Екінші")
    hands.answer("button.discard", "button.cancel")
    app.quit()
    assert len(hands.asked) == 2
    assert texts(app) == ["Бірінші", "Екінші"]
    hands.answer("button.discard", "button.discard")
    app.quit()
    assert len(app.windows) == 0


def test_a_word_added_in_one_window_is_right_in_all(app: App, hands: Any, tmp_path: Path) -> None:
    path = tmp_path / "а.md"
    path.write_text("Бұл мектепп\n", "utf-8")
    app.open(path)
    other = Hands(app, app.new())
    other.type("казак мектепп. ")
    other.settle()
    hands.settle()
    finding = next(f for f in hands.studio.proofreader.findings() if f.issue.text == "мектепп")
    hands.answer("add_word.add")
    hands.studio.checking.add(finding)
    assert hands.underlined() == []
    assert other.underlined() == ["казак"]


def test_every_window_is_kept_against_a_crash(start: Callable[[], Any], home: Path, tmp_path: Path) -> None:
    from maqala.core.storage.recovery import open_store

    first = start()
    first.app.new()
    first.type("Бірінші")
    Hands(first.app, first.app.new()).type("Екінші")
    first.app.stop()
    store = open_store(home / "recovery")
    assert {state.article.headline for state in store.left_behind()} == {"Бірінші", "Екінші"}
    store.close()


def test_nothing_stays_of_a_closed_window(app: App, qt: QApplication, tmp_path: Path) -> None:
    app.new()
    app.open(written(tmp_path, "а.md"))
    second = app.open(written(tmp_path, "ә.md"))
    assert second is not None
    left = [weakref.ref(part) for part in (second, second.window, second.proofreader, second.desk)]
    second.window.actions_["findings"].setChecked(True)
    second.window.close()
    del second
    qt.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    for _ in range(3):
        QApplication.processEvents()
        gc.collect()
    assert [part() for part in left] == [None] * len(left)
