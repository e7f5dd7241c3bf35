"""The words that people have added, in the running program: its own, a newsroom's, and what becomes of both."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from maqala.core import settings
from maqala.core.messages import Message
from maqala.core.settings import Settings
from maqala.ui.tasks import Worker

if TYPE_CHECKING:  # the engine takes longer to load than the window
    from maqala.core.spelling.foreign import Languages
    from maqala.core.spelling.own import OwnWords

_LOOK = 5_000
"""Milliseconds between two looks. A shared folder tells nobody of changes."""


class WordsInForce(QObject):
    """Follows the settings and the lists. A thread of its own does the looking: a shared folder may take its time."""

    changed = Signal()
    """Other words are right than before: everything is to be checked anew."""
    looked = Signal()
    """The lists have been read."""
    said = Signal(object)
    """A `Message` for the passing: a list is out of reach, or some of its lines make no sense."""

    def __init__(self, kept: Settings, on_error: Callable[[Exception], None]) -> None:
        super().__init__()
        self._kept = kept
        self._on_error = on_error
        self._worker: Worker | None = None
        self._looking = self._due = self._stopped = False
        self._lock = threading.Lock()
        self._seen = 0
        self.own: OwnWords | None = None
        """None until the dictionary is there."""
        self.languages: Languages | None = None
        self.news: tuple[Message, ...] = ()
        """What there was to say of the lists when they were last read."""
        self._again = QTimer(self, interval=_LOOK)
        self._again.timeout.connect(self._look_again)

    def take(self, own: OwnWords, languages: Languages | None) -> None:
        """These are the lists from now on, and the dictionaries of other languages."""
        self.own, self.languages, self._seen = own, languages, own.generation
        if languages is not None:
            languages.loaded = self._loaded
        self._use_languages()
        self._share()
        self._again.start()

    def follow(self, name: str) -> None:
        """The setting of this name has changed."""
        if name == settings.SHARED_WORDS.name:
            self._share()
            self.tell()
        elif name == settings.DICTIONARIES.name:
            self._use_languages()
            self.changed.emit()

    def tell(self) -> None:
        """Say so if other words are right now."""
        if self.own is not None and self.own.generation != self._seen:
            self._seen = self.own.generation
            self.changed.emit()

    def look(self) -> None:
        """Read the lists anew if they are others now; nothing waits for that."""
        if self.own is None:
            return
        if self._looking:
            self._due = True
            return
        if self._worker is None:
            self._worker = Worker(self, "word lists", self._on_error)
        self._looking, self._due = True, False
        self._worker.run(self.own.refresh, self._looked)

    def _look_again(self) -> None:
        if not self._looking:  # else the folder takes its time
            self.look()

    def stop(self) -> None:
        """Look no more."""
        self._again.stop()
        with self._lock:
            self._stopped = True
        if self._worker is not None:
            self._worker.stop()

    def _loaded(self) -> None:
        """In the thread that has loaded a dictionary: Qt hands it on to this one, as long as there is one."""
        with self._lock:
            if not self._stopped:
                self.changed.emit()

    def _use_languages(self) -> None:
        if self.languages is not None:
            self.languages.use(map(Path, self._kept.get(settings.DICTIONARIES)))

    def _share(self) -> None:
        if self.own is not None:
            name = self._kept.get(settings.SHARED_WORDS)
            self.own.share(Path(name) if name else None)
            self.look()

    def _looked(self, news: tuple[Message, ...]) -> None:
        self._looking = False
        self.tell()
        self.looked.emit()
        if news:
            self.news = news
            self.said.emit(news[0])
        if self._due:
            self.look()
