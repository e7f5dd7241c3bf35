"""Keeps one article against a crash.

The user's own file is never touched: states go to the program's store, in a thread of their own.
"""

from __future__ import annotations

import threading
import uuid
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from maqala.core.article import Metadata
from maqala.core.issues import Ignored
from maqala.ui.desk import Desk
from maqala.ui.editor.view import ArticleView
from maqala.ui.keeper import PATIENCE, Keeper

if TYPE_CHECKING:  # the database takes longer to load than the window
    from pathlib import Path

    from maqala.core.storage.recovery import State

_PAUSE = 1_400
"""Milliseconds between a change and its being kept: the promise is 2 s, writing included."""
_RETRY = 10_000
"""Milliseconds until another attempt where the last failed and nobody types on."""

_Mark = tuple[int, Metadata, "Path | None", frozenset[Ignored]]


class Recovery(QObject):
    """Watches one desk."""

    def __init__(self, desk: Desk, view: ArticleView, keeper: Keeper) -> None:
        super().__init__(desk)
        self._desk = desk
        self._view = view
        self._keeper = keeper
        self.document = uuid.uuid4().hex
        """What the article is called for as long as it is open."""
        self._kept: _Mark | None = None
        self._is_kept = False
        self._stopped = False
        self._written = threading.Event()
        self._written.set()
        self._pause = QTimer(self, interval=_PAUSE, singleShot=True)
        self._pause.timeout.connect(self.keep)
        view.document().contentsChanged.connect(self.changed)
        desk.opened.connect(self._begin)
        desk.named.connect(self._named)
        desk.risky.connect(self.secure)

    def changed(self) -> None:
        """Keep the article soon. Later changes do not put it off."""
        if not self._pause.isActive() or self._pause.interval() != _PAUSE:
            self._pause.start(_PAUSE)

    def keep(self) -> None:
        """Send the article off to be kept, unless it stands so already or is saved in its file."""
        self._pause.stop()
        if self._desk.is_saved:
            return
        mark = self._mark()
        if mark != self._kept:
            self._kept, self._is_kept = mark, True
            state = self._state()
            self._written = self._keeper.do(lambda store: store.keep(state), self._not_done)

    def secure(self, patience: float = PATIENCE) -> None:
        """Keep the article, and wait until it is on the disk, though no longer than `patience` seconds."""
        self.keep()
        self._written.wait(patience)

    def forget(self) -> None:
        """Keep the article no longer: it is saved, or nobody wants it."""
        self._pause.stop()
        self._kept = self._mark()  # what was given up is not kept again when its window loses the focus
        if self._is_kept:
            self._is_kept, document = False, self.document
            self._written = self._keeper.do(lambda store: store.forget(document), self._not_done)

    def forget_left(self) -> None:
        """Erase what crashes left of the article's file; what is kept of it now stays."""
        path = self._desk.path
        if path is not None:
            self._keeper.do(lambda store: store.erase_of(path.absolute()))

    def adopt(self, state: State) -> None:
        """What was left behind lies on the desk now, and is this program's to keep."""
        self.document = state.document
        self._kept, self._is_kept = self._mark(), True
        self._written = self._keeper.do(lambda store: store.adopt(state), self._not_done)

    def stop(self) -> None:
        """Keep what is unsaved for the last time."""
        if not self._stopped:
            self.keep()
            self._stopped = True
            self._pause.stop()

    def _begin(self) -> None:
        self.forget()
        self.document = uuid.uuid4().hex

    def _named(self) -> None:
        if self._desk.is_saved:
            self.forget()
            return
        if not self._is_kept:
            self._kept = None  # it stands as it was saved, and its file does not hold it any more
        self.changed()

    def _mark(self) -> _Mark:
        desk = self._desk
        return self._view.document().revision(), desk.metadata, desk.path, desk.ignored

    def _state(self) -> State:
        from maqala.core.storage.recovery import State

        desk = self._desk
        return State(
            self.document,
            desk.article(),
            datetime.now(UTC),
            desk.path.absolute() if desk.path else None,
            desk.seen,
            desk.is_saved,
            self._view.textCursor().position(),
            desk.ignored,
        )

    def _not_done(self) -> None:
        self._kept = None
        if not (self._stopped or self._pause.isActive()):
            self._pause.start(_RETRY)
