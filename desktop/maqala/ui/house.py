"""Keeps the house style in force: reads the style file, and again whenever somebody has changed it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from maqala.core.messages import message
from maqala.ui.tasks import Worker

if TYPE_CHECKING:  # the rules take longer to load than the window
    from maqala.core.proofing.house_file import HouseFile, Loaded

T = TypeVar("T")

_LOOK = 5_000
"""Milliseconds between two looks. A shared folder tells nobody of changes."""


class HouseWatch(QObject):
    """For the whole program. A thread of its own does the looking, for a shared folder may take its time."""

    changed = Signal()
    """Another house style is in force, or there is news of its file."""
    said = Signal(object)
    """A `Message` for the passing: the file is out of reach, or some of its lines make no sense."""

    def __init__(self, kept: Path, on_error: Callable[[Exception], None]) -> None:
        super().__init__()
        self._kept = kept
        self._on_error = on_error
        self._worker: Worker | None = None
        self._file: HouseFile | None = None
        self._looking = False
        self._turn = 0
        self.loaded: Loaded | None = None
        """What is in force; None where there is no file, or until it is read."""
        self._again = QTimer(self, interval=_LOOK)
        self._again.timeout.connect(self.look)

    @property
    def path(self) -> Path | None:
        """Where the style file is."""
        return self._file.path if self._file else None

    def use(self, path: Path | None) -> None:
        """Go by this file from now on."""
        if path == self.path:
            return
        self._turn += 1
        self._looking = False
        self.loaded = None
        if path is None:
            self._file = None
            self._again.stop()
        else:
            from maqala.core.proofing.house_file import HouseFile

            self._file = HouseFile(path, self._kept)
            self._again.start()
            self._load()
        self.changed.emit()

    def look(self) -> None:
        """Read the file anew if it is another now; nothing waits for that."""
        if self._file is not None and not self._looking:
            self._ask(self._file.has_changed, self._looked)

    def stop(self) -> None:
        """Look no more."""
        self._turn += 1
        self._again.stop()
        if self._worker is not None:
            self._worker.stop()

    def _load(self) -> None:
        if self._file is not None:
            self._ask(self._file.load, self._received)

    def _looked(self, changed: bool) -> None:
        if changed:
            self._load()

    def _received(self, loaded: Loaded) -> None:
        before, self.loaded = self.loaded, loaded
        if loaded == before:
            return
        self.changed.emit()
        if loaded.trouble is not None:
            self.said.emit(loaded.trouble)
        elif loaded.style.broken:
            self.said.emit(message("house.said", number=len(loaded.style.broken)))

    def _ask(self, work: Callable[[], T], then: Callable[[T], None]) -> None:
        self._looking = True
        turn = self._turn

        def done(answer: T) -> None:
            if turn == self._turn:
                self._looking = False
                then(answer)

        if self._worker is None:
            self._worker = Worker(self, "house style", self._on_error)
        self._worker.run(work, done)
