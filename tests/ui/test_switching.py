"""Going fast from one article to another never puts the words of one into the other."""

from __future__ import annotations

import os
import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication
from tests.ui.conftest import Hands

from maqala.core.formats import files
from maqala.core.storage.history import History
from maqala.core.storage.recovery import open_store
from maqala.ui import recovery

SWITCHES = int(os.environ.get("MAQALA_SWITCHES", "50"))
NUMBER = 10

Start = Callable[[], Any]


@pytest.fixture
def paths(tmp_path: Path) -> list[Path]:
    made = [tmp_path / f"{number}-мақала.md" for number in range(NUMBER)]
    for number, path in enumerate(made):
        path.write_text(f"{mark(number)}\n", "utf-8")
    return made


@pytest.fixture(autouse=True)
def kept_all_the_time(monkeypatch: pytest.MonkeyPatch) -> None:
    """So that a state is on its way at nearly every switch."""
    monkeypatch.setattr(recovery, "_PAUSE", 3)


def mark(number: int) -> str:
    """The only word of an article, over and over."""
    return f"мақала{number}"


def crossed(number: int, text: str) -> bool:
    """Whether a text is not that of this article."""
    return set(text.split()) != {mark(number)}


def lost_in(home: Path, paths: list[Path], expected: dict[Path, str]) -> int:
    """How many articles, copies against a crash and versions are not what they are to be."""
    store = open_store(home / "recovery")
    left = {state.path: state.article.text.strip() for state in store.left_behind()}
    store.close()
    lost = 0
    for number, path in enumerate(paths):
        in_file = files.load(path).article.text.strip()
        lost += crossed(number, in_file) or left.get(path, in_file) != expected[path]
        versions = History(home / "history").versions(str(path)).states
        lost += sum(crossed(number, version.article.text) for version in versions)
    return lost


def test_ten_windows_in_which_is_typed_and_saved_in_turn_never_cross(
    start: Start, home: Path, paths: list[Path]
) -> None:
    program, chance = start(), random.Random(7)
    program.app.open_all(paths)
    hands = {studio.desk.path: Hands(program.app, studio) for studio in program.app.windows}
    expected: dict[Path, str] = {}
    for _ in range(SWITCHES):
        number = chance.randrange(NUMBER)
        one = hands[paths[number]]
        program.app.windows.show(one.studio)
        one.put_cursor(0)
        one.type(f"{mark(number)} ")
        if chance.random() < 0.2:
            assert one.studio.desk.save()
        if chance.random() < 0.5:
            QApplication.processEvents()
    for path, one in hands.items():
        expected[path] = one.studio.desk.article().text.strip()
    program.app.stop()
    lost = lost_in(home, paths, expected)
    print(f"switches among {NUMBER} windows with autosave on: ({SWITCHES}, {lost})")
    assert lost == 0


def test_ten_articles_that_follow_each_other_in_one_window_never_cross(
    start: Start, home: Path, paths: list[Path]
) -> None:
    program, chance = start(), random.Random(8)
    desk = program.studio.desk
    expected = {path: mark(number) for number, path in enumerate(paths)}
    for _ in range(SWITCHES):
        number = chance.randrange(NUMBER)
        assert desk.open(paths[number])
        program.type(f"{mark(number)} ")
        if chance.random() < 0.5:
            QApplication.processEvents()
        if chance.random() < 0.5:
            assert desk.save()
            expected[paths[number]] = desk.article().text.strip()
    desk.open(paths[0])
    program.app.stop()
    lost = lost_in(home, paths, expected)
    print(f"articles after each other in one window with autosave on: ({SWITCHES}, {lost})")
    assert lost == 0
