"""The program as somebody begins and ends it, again and again."""

from __future__ import annotations

import gc
import random
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent, QTimer
from PySide6.QtWidgets import QApplication

from maqala.core import paths, settings
from maqala.core.article import Article
from maqala.core.storage.recovery import State, open_store
from maqala.ui.app import App
from maqala.ui.studio import Studio


class MishapError(AssertionError):
    """Something that must stay true is not."""


class Program:
    """One home, one running program in it. What is wrong comes to stand in `said`."""

    def __init__(self, home: Path, folder: Path, told: Callable[[str], None], said: list[str]) -> None:
        self.home, self.folder, self.told, self.said = home, folder, told, said
        self.chance = random.Random(0)
        self.bases: dict[Studio, Article] = {}
        """What undoing everything leads back to."""
        self.stored: dict[Studio, Article] = {}
        """What an article's file holds."""
        self.slowest: Counter[str] = Counter()
        self.app: App
        self.begin()

    def begin(self) -> None:
        kept = settings.load(paths.settings())[0]
        self.app = App(kept)
        make = self.app._new_window

        def made() -> Studio:
            studio = make()
            self.meet(studio)
            return studio

        self.app._new_window = made  # type: ignore[method-assign]
        QTimer.singleShot(8, self.app, self.answer)
        self.app.start()
        self.pump(0.1)
        self.wait(lambda: self.app._proofreading is not None)

    def meet(self, studio: Studio) -> None:
        """Note what the article's file holds whenever it is the same."""

        def note() -> None:
            self.stored[studio] = studio.desk.article()

        studio.desk.opened.connect(note)
        studio.desk.saved.connect(note)
        studio.desk.saved.connect(lambda: self.look_at_file(studio))
        taken = studio.desk.take_theirs

        def take_theirs(found: Any) -> None:
            taken(found)
            note()

        studio.desk.take_theirs = take_theirs  # type: ignore[method-assign]

    def end(self) -> None:
        """As a crash would: nothing is asked. What is unsaved must be offered the next time."""
        self.dismiss()
        before = {s.recovery.document: s.desk.article() for s in self.app.windows if not s.desk.is_saved}
        forgotten = {s.recovery.document for s in self.app.windows if s.desk.is_saved}
        self.app.stop()
        store = open_store(self.home / "recovery")
        try:
            left: dict[str, State] = {state.document: state for state in store.left_behind()}
        finally:
            store.close()
        for document, article in before.items():
            self.expect(document in left, "an unsaved article is not kept")
            if document in left:
                self.same(left[document].article, article, "what is kept is not what stood on the page")
        self.expect(not forgotten & set(left), "a saved article is kept as unsaved")
        self.put_away()

    def put_away(self) -> None:
        for studio in self.app.windows:
            studio.window.closed.disconnect()
            studio.close()
            studio.window.deleteLater()
            studio.deleteLater()
        self.app.deleteLater()
        self.bases.clear()
        self.stored.clear()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        QApplication.processEvents()
        gc.collect()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        left = Counter(type(w).__name__ for w in QApplication.topLevelWidgets())
        for name in ("Window", "QDialog", "Question"):
            self.expect(left[name] == 0, f"{left[name]} × {name} outlive the program")

    @property
    def studio(self) -> Studio:
        return self.app.windows.current

    # Time

    def pump(self, seconds: float = 0.0) -> None:
        end = time.monotonic() + seconds
        while True:
            QApplication.processEvents()
            QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
            if time.monotonic() >= end:
                return
            time.sleep(0.002)

    def wait(self, until: Callable[[], bool], seconds: float = 40) -> bool:
        end = time.monotonic() + seconds
        while not until():
            if time.monotonic() > end:
                return False
            self.pump(0.005)
        return True

    def rest(self) -> None:
        """Until everything has been checked."""
        for studio in self.app.windows:
            if not self.wait(lambda s=studio: s.proofreader.complete or s not in self.app.windows):
                self.said.append("the proofreader never comes to rest")

    # What is wrong

    def expect(self, so: bool, what: str) -> None:
        if not so:
            self.said.append(what)

    def same(self, one: Article, other: Article, what: str) -> None:
        if one != other:
            self.said.append(f"{what}: {difference(one, other)}")

    # What others do

    def answer(self) -> None:
        """Do something with what stands in front."""
        raise NotImplementedError

    def dismiss(self) -> None:
        """Put away whatever is left open."""
        raise NotImplementedError

    def look_at_file(self, studio: Studio) -> None:
        """See that the file that has just been saved holds the article."""
        raise NotImplementedError


def difference(one: Article, other: Article) -> str:
    if one.metadata != other.metadata:
        return f"{one.metadata} and not {other.metadata}"
    for at, (a, b) in enumerate(zip(one.blocks, other.blocks, strict=False)):
        if a != b:
            return f"block {at}: {a!r} and not {b!r}"[:1500]
    more = one.blocks[len(other.blocks) :] or other.blocks[len(one.blocks) :]
    return f"{len(one.blocks)} blocks and not {len(other.blocks)}: {more[0]!r}"[:1500]
