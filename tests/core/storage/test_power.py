"""The power goes in the midst of writing: what was told to be on the disk is there. Figures: (tried, lost)."""

from __future__ import annotations

import os
import random
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest
from tests.core.storage.disk import Disk, watch_python, watched_sqlite

from maqala.core.article import Article, Run, Style, TextBlock
from maqala.core.storage import atomic, session
from maqala.core.storage.history import History
from maqala.core.storage.recovery import State, open_store
from maqala.core.values import replace

CUTS = int(os.environ.get("MAQALA_CUTS", "60"))
DOCUMENT = "d0c"


def content(number: int) -> bytes:
    """What is written as the article's file; each is longer than some and shorter than others."""
    return f"{number} ".encode() * (900 + 700 * (number % 3))


def state(number: int) -> State:
    blocks = (
        TextBlock(Style.HEADLINE, (Run(str(number)),)),
        TextBlock(Style.PARAGRAPH, (Run(content(number).decode()),)),
    )
    return State(DOCUMENT, Article(blocks), datetime.now(UTC))


def number_in(state: State) -> int:
    """Which of the states it is; it has to be one as a whole."""
    number = int(state.article.headline)
    assert state.article.blocks[1].text == content(number).decode()
    return number


def number_of(data: bytes | None) -> int:
    """Which content a file has; 0 if there is none."""
    number = int(data.split()[0]) if data else 0
    assert data is None or data == content(number)
    return number


def told(what: str, lost: int) -> None:
    print(f"power cuts in {what}: ({CUTS}, {lost})")
    assert lost == 0


posix = pytest.mark.skipif(sys.platform == "win32", reason="syncs no folders")


@posix
@pytest.mark.parametrize("is_new", [False, True], ids=["over another", "for the first time"])
def test_a_saved_file_is_whole_and_no_older_than_the_last_save(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, is_new: bool
) -> None:
    path = tmp_path / "мақала.md"
    if not is_new:
        path.write_bytes(content(0))
    disk, chance = Disk(tmp_path), random.Random(1)
    with monkeypatch.context() as patch:
        watch_python(disk, patch)
        for number in range(1, 8):
            atomic.write(path, content(number))
            disk.tell(number)
    lost = sum(number_of(found.get(path)) not in (last, last + 1) for last, found in disk.cuts(CUTS, chance))
    told(f"saves {'of a new file' if is_new else 'over a file'}", lost)


@posix
def test_a_save_that_does_not_wait_for_the_disk_would_be_found_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, disk = tmp_path / "мақала.md", Disk(tmp_path)
    with monkeypatch.context() as patch:
        patch.setattr(atomic, "_sync", lambda _descriptor: None)
        watch_python(disk, patch)
        atomic.write(path, content(1))
        disk.tell(1)
    assert disk.after_cut(len(disk.events), lambda: False)[path] == b""


@posix
def test_what_recovery_was_told_to_keep_is_offered_and_nothing_is_called_damaged(tmp_path: Path) -> None:
    folder, chance, lost = tmp_path / "recovery", random.Random(2), 0
    folder.mkdir()
    disk = Disk(folder)
    with watched_sqlite(disk):
        store = open_store(folder)
        for number in range(1, 9):
            store.keep(state(number))
            disk.tell(number)
        store.close()
    for place, (last, found) in enumerate(disk.cuts(CUTS, chance)):
        again = open_store(disk.lay_out(found, tmp_path / str(place)))
        left = again.left_behind()
        lost += max(map(number_in, left), default=0) not in (last, last + 1)
        assert again.take_damage() == ()
    told("the recovery store", lost)


@posix
def test_a_store_that_does_not_wait_for_the_disk_would_be_found_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "recovery"
    folder.mkdir()
    disk = Disk(folder)
    monkeypatch.setattr(session, "_PRAGMAS", (*session._PRAGMAS, "synchronous = OFF"))
    with watched_sqlite(disk):
        store = open_store(folder)
        store.keep(state(1))
        store.close()
    found = disk.after_cut(len(disk.events), lambda: False)
    assert open_store(disk.lay_out(found, tmp_path / "after")).left_behind() == ()


@posix
def test_between_a_save_and_the_forgetting_of_its_copy_one_of_both_is_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, path, chance, lost = tmp_path / "recovery", tmp_path / "мақала.md", random.Random(3), 0
    folder.mkdir()
    disk = Disk(tmp_path)
    with watched_sqlite(disk), monkeypatch.context() as patch:
        watch_python(disk, patch)
        store = open_store(folder)
        for number in range(1, 6):
            store.keep(state(number))
            disk.tell(number)
            atomic.write(path, content(number))
            store.forget(DOCUMENT)
        store.close()
    for place, (last, found) in enumerate(disk.cuts(CUTS, chance)):
        laid = disk.lay_out(found, tmp_path / str(place))
        again = open_store(laid / "recovery")
        there = [number_of(found.get(path)), *map(number_in, again.left_behind())]
        lost += max(there) not in (last, last + 1)
    told("keeping, saving and forgetting", lost)


@posix
def test_every_version_that_the_history_was_told_to_keep_is_in_it(tmp_path: Path) -> None:
    folder, chance, lost = tmp_path / "history", random.Random(4), 0
    folder.mkdir()
    disk, name = Disk(folder), "/үй/мақала.md"
    with watched_sqlite(disk):
        history = History(folder)
        for number in range(1, 7):
            history.keep(name, replace(state(number), is_saved=True), limit=10**8)
            disk.tell(number)
    for place, (last, found) in enumerate(disk.cuts(CUTS, chance)):
        versions = History(disk.lay_out(found, tmp_path / str(place))).versions(name)
        numbers = sorted(map(number_in, versions.states))
        lost += numbers not in (list(range(1, last + 1)), list(range(1, last + 2)))
        assert versions.is_whole
    told("the history", lost)
