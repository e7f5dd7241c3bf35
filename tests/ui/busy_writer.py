"""Somebody who types, saves, exports and restores without rest, to be killed: `busy_writer.py ARTICLE SEED`.

Every step is told on a line: the moment, what was done, and the digest of the words that stand then.
Whatever asks a question that is not part of the work ends the program with a word of it.
"""

from __future__ import annotations

import hashlib
import os
import random
import sys
import time
from pathlib import Path

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QDialog, QMessageBox

from maqala.core import paths, settings
from maqala.ui import app as program
from maqala.ui.dialogs.export import Wish
from maqala.ui.dialogs.history import HistoryDialog
from maqala.ui.dialogs.restore import RestoreDialog

EXPORTS = (".docx", ".html", ".txt", ".pdf")


LONGEST = 120_000
"""Milliseconds that somebody works."""


def digest(text: str) -> str:
    """What tells one state of an article from another, however its words are laid out."""
    return hashlib.sha1(" ".join(text.split()).encode()).hexdigest()


class Writer:
    """One run of the program, with somebody at it."""

    def __init__(self, path: Path, seed: int) -> None:
        self.path = path
        self.chance = random.Random(seed)
        self.number = seed * 10_000
        kept = settings.load(paths.settings())[0]
        kept.set(settings.HISTORY_LIMIT, 1)
        self.app = program.App(kept)
        self.tick = QTimer(self.app, interval=10)
        self.tick.timeout.connect(self.work)
        # The other clock stands still while a question is asked in its time.
        self.watch = QTimer(self.app, interval=100)
        self.watch.timeout.connect(self.answer)
        self.watch.start()
        QTimer.singleShot(LONGEST, lambda: os._exit(2))  # nobody is there any more to kill it
        self.app.start()
        self.start = QTimer(self.app, interval=5)
        self.start.timeout.connect(self.wait)
        self.start.start()

    def wait(self) -> None:
        """Begin when the program has looked for what the last run left: that is what it first opens its store for."""
        if self.app.services.keeper._store is not None:
            self.start.stop()
            self.app._workers["keeping"].run(lambda: None, lambda _: self.begin())

    def begin(self) -> None:
        print(time.time(), "begun", digest(""), flush=True)
        left = [w for w in QApplication.topLevelWidgets() if isinstance(w, RestoreDialog) and w.isVisible()]
        if left:
            left[0].restore.click()
        else:
            self.app.open(self.path)
        self.studio = self.app.windows.holding(self.path)
        assert self.studio is not None, "the article is not open"
        self.tell("recovered" if left else "opened")
        self.tick.start()

    def tell(self, what: str) -> None:
        print(time.time(), what, digest(self.studio.desk.article().text), flush=True)

    def work(self) -> None:
        if QApplication.activeModalWidget() is not None:
            self.answer()
        elif self.chance.random() < 0.8:
            self.type()
        else:
            self.chance.choice((self.save, self.export, self.studio.versions.show))()

    def answer(self) -> None:
        box = QApplication.activeModalWidget()
        if isinstance(box, HistoryDialog):
            box.list.setCurrentRow(self.chance.randrange(max(1, box.list.count())))
            self.tell("restoring")
            box.buttons["restore_version" if box.list.count() else "close"].click()
            self.tell("restored")
        elif isinstance(box, RestoreDialog):
            box.restore.click()
        elif isinstance(box, QDialog):
            asked = box.text() if isinstance(box, QMessageBox) else box.windowTitle()
            print(time.time(), "asked", "_".join(asked.split()), flush=True)
            os._exit(1)

    def type(self) -> None:
        self.number += 1
        for letter in f"{self.number} ":
            none = Qt.KeyboardModifier.NoModifier
            QApplication.sendEvent(self.studio.view, QKeyEvent(QEvent.Type.KeyPress, 0, none, letter))
        self.tell("typed")

    def save(self) -> None:
        self.tell("saving")
        if self.studio.desk.save():
            self.tell("saved")

    def export(self) -> None:
        self.tell("exporting")
        self.studio.exporting.write(self.path.with_suffix(self.chance.choice(EXPORTS)), Wish())
        self.tell("exported")


if __name__ == "__main__":
    qt = program.application()
    writer = Writer(Path(sys.argv[1]), int(sys.argv[2]))
    sys.exit(qt.exec())
