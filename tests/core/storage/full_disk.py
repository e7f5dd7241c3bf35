"""Fills a small disk up while everything is being written to it: `full_disk.py DISK ELSEWHERE ROOMS`.

Each time a little more room is left. What was tried, refused and lost is printed for each kind of writing.
"""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from maqala.core import settings
from maqala.core.article import Article, Run, Style, TextBlock
from maqala.core.errors import MaqalaError
from maqala.core.storage import atomic
from maqala.core.storage.history import History
from maqala.core.storage.recovery import State, Store, open_store

NAME, PLENTY = "/үй/мақала.md", 10**8
OLD, NEW = b"old " * 5_000, b"new " * 9_000
PAGE, MOST = 4_096, 40
"""The smallest room on such a disk in bytes, and how many of them are left at most."""


def state(number: int, text: str = "сөз " * 2_000) -> State:
    """One of several states of an article."""
    blocks = (TextBlock(Style.HEADLINE, (Run(str(number)),)), TextBlock(Style.LEAD, (Run(text),)))
    return State("d0c", Article(blocks), datetime.now(UTC), is_saved=True)


def is_done(what: Callable[..., object], *given: object, **named: object) -> bool:
    """Whether something succeeds; if not, it has to be said in a sentence."""
    try:
        what(*given, **named)
    except MaqalaError:
        return False
    return True


def kept(folder: Path) -> int:
    """Which state the next start offers."""
    return max((int(left.article.headline) for left in open_store(folder).left_behind()), default=0)


class SmallDisk:
    """A disk with an article, its recovery and history, and settings."""

    def __init__(self, disk: Path) -> None:
        self.disk = disk
        self.article = disk / "мақала.md"
        self.store: Store = open_store(disk / "recovery")
        self.history = History(disk / "history")
        self.settings = settings.Settings(disk / "settings" / "settings.json")
        atomic.write(self.article, OLD)
        self.store.keep(state(1))
        self.history.keep(NAME, state(1), limit=PLENTY)
        self.settings.set(settings.FONT_SIZE, 20)

    def fill(self, room: int) -> None:
        """Leave so many bytes."""
        with (self.disk / "filler").open("wb", buffering=0) as file:
            try:
                while file.write(bytes(PAGE)):
                    pass
            except OSError:
                file.truncate(max(0, file.tell() - room))

    def write(self, room: int) -> dict[str, bool]:
        """What can be written all the same."""
        text = "жаңа " * 3_000
        return {
            "save": is_done(atomic.write, self.article, NEW),
            "recovery": is_done(self.store.keep, state(2, text)),
            "history": is_done(self.history.keep, NAME, state(2, text), limit=PLENTY),
            "settings": is_done(self.settings.set, settings.HOUSE_FILE, "x" * (room // 4 + 9_000)),
        }

    def clear(self) -> None:
        """Somebody makes room: then all can be written again."""
        (self.disk / "filler").unlink()
        assert is_done(self.store.keep, state(3))
        assert is_done(self.history.keep, NAME, state(3), limit=PLENTY)
        assert is_done(atomic.write, self.article, NEW)
        self.store.close()
        for path in self.disk.iterdir():
            shutil.rmtree(path) if path.is_dir() else path.unlink()


def lost_in(copy: Path, done: dict[str, bool]) -> set[str]:
    """What a program that starts now misses."""
    lost = set()
    if (copy / "мақала.md").read_bytes() != (NEW if done["save"] else OLD):
        lost.add("save")
    if kept(copy / "recovery") < 1 + done["recovery"]:
        lost.add("recovery")
    versions = {found.article.headline for found in History(copy / "history").versions(NAME).states}
    if not {"1", *(["2"] if done["history"] else [])} <= versions:
        lost.add("history")
    found, damage = settings.load(copy / "settings" / "settings.json")
    is_new = found.get(settings.HOUSE_FILE) != ""
    if damage or found.get(settings.FONT_SIZE) != 20 or is_new != done["settings"]:
        lost.add("settings")
    return lost


def main(disk: Path, elsewhere: Path, rooms: int) -> None:
    """Try it with so many sizes of room."""
    refused, lost = (dict.fromkeys(("save", "recovery", "history", "settings"), 0) for _ in range(2))
    for place in range(rooms):
        small, copy, room = SmallDisk(disk), elsewhere / str(place), place * MOST // rooms * PAGE
        small.fill(room)
        done = small.write(room)
        shutil.copytree(disk, copy, ignore=shutil.ignore_patterns("filler"))
        for what in lost_in(copy, done):
            lost[what] += 1
        for what in refused:
            refused[what] += not done[what]
        small.clear()
    for what in lost:
        print(what, rooms, refused[what], lost[what])


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]))
