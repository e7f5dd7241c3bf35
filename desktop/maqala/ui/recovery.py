"""Keeps the article on the desk against a crash, and offers what an earlier one left behind.

The user's own file is never touched: states go to a store of their own, in a thread of their own.
"""

from __future__ import annotations

import threading
import uuid
from collections.abc import Callable
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from maqala.core.article import Metadata
from maqala.core.errors import MaqalaError
from maqala.core.issues import Ignored
from maqala.core.messages import Message
from maqala.ui.desk import Desk
from maqala.ui.editor.view import ArticleView
from maqala.ui.tasks import Worker

if TYPE_CHECKING:  # the database takes longer to load than the window
    from pathlib import Path

    from maqala.core.storage.recovery import State, Store

_PAUSE = 1_000
"""Milliseconds between a change and its being kept: the promise is 2 s, writing included."""
_RETRY = 10_000
"""Milliseconds until another attempt where the last failed and nobody types on."""
_PATIENCE = 1.0
"""Seconds for which something risky waits for the article to be on the disk."""

_Mark = tuple[int, Metadata, "Path | None", frozenset[Ignored]]


class Recovery(QObject):
    """Watches one desk. `worker` is the only thread that touches the store."""

    offered = Signal(object)
    """A tuple of states, latest first, that earlier programs left behind."""
    failed = Signal(Message)
    """The article could not be kept, or something that was kept is damaged; not said twice in a row."""

    def __init__(
        self, desk: Desk, view: ArticleView, worker: Worker, make_store: Callable[[], Store]
    ) -> None:
        super().__init__(desk)
        self._desk = desk
        self._view = view
        self._worker = worker
        self._make_store = make_store
        self._store: Store | None = None
        self._document = uuid.uuid4().hex
        self._kept: _Mark | None = None
        self._is_kept = False
        self._complained = False
        self._stopped = False
        self._written = threading.Event()
        self._written.set()
        self._pause = QTimer(self, interval=_PAUSE, singleShot=True)
        self._pause.timeout.connect(self.keep)
        view.document().contentsChanged.connect(self.changed)
        desk.opened.connect(self._begin)
        desk.named.connect(self._named)
        desk.risky.connect(self.secure)

    # The article on the desk

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
            self._do(lambda store: store.keep(state))

    def secure(self) -> None:
        """Keep the article, and wait until it is on the disk, though not for ever."""
        self.keep()
        self._written.wait(_PATIENCE)

    def forget(self) -> None:
        """Keep the article no longer: it is saved, or nobody wants it."""
        self._pause.stop()
        self._kept = self._mark()  # what was given up is not kept again when its window loses the focus
        if self._is_kept:
            self._is_kept, document = False, self._document
            self._do(lambda store: store.forget(document))

    def stop(self) -> None:
        """Let go of the store; what is in it then is what the next start offers."""
        if not self._stopped:
            self.keep()
            self._do(lambda store: store.close())
            self._written.wait(_PATIENCE)
            self._stopped = True
            self._pause.stop()

    def _begin(self) -> None:
        self.forget()
        self._document = uuid.uuid4().hex

    def _named(self) -> None:
        if self._desk.is_saved:
            self.forget()
        else:
            self.changed()

    def _mark(self) -> _Mark:
        desk = self._desk
        return self._view.document().revision(), desk.metadata, desk.path, desk.ignored

    def _state(self) -> State:
        from maqala.core.storage.recovery import State

        desk = self._desk
        return State(
            self._document,
            desk.article(),
            datetime.now(UTC),
            desk.path.absolute() if desk.path else None,
            desk.seen,
            desk.is_saved,
            self._view.textCursor().position(),
            desk.ignored,
        )

    # What was left behind

    def look(self) -> None:
        """See what earlier programs left, and offer it."""
        self._worker.run(lambda: self._opened().left_behind(), self._found, self._not_done)
        self._do(lambda _store: None)  # for the damage that was met

    def restore(self, state: State) -> None:
        """Lay what was left behind on the desk; from then on it is this program's to keep."""
        if self._desk.may_close():
            self._desk.restore(state)
            self._document = state.document
            self._kept, self._is_kept = self._mark(), True
            self._do(lambda store: store.adopt(state))

    def discard(self, state: State) -> None:
        """Erase what was left behind."""
        self._do(lambda store: store.erase(state.document))

    def _found(self, states: tuple[State, ...]) -> None:
        if states:
            self.offered.emit(states)

    # In the worker's thread and back

    def _opened(self) -> Store:
        if self._store is None:
            self._store = self._make_store()
        return self._store

    def _do(self, what: Callable[[Store], None]) -> None:
        self._written = written = threading.Event()

        def work() -> tuple[MaqalaError, ...]:
            try:
                what(self._opened())
                return self._opened().take_damage()
            finally:
                written.set()

        self._worker.run(work, self._done, self._not_done)

    def _done(self, damage: tuple[MaqalaError, ...]) -> None:
        self._complained = False
        for error in damage:
            self.failed.emit(error.message)

    def _not_done(self, error: Exception) -> None:
        if not isinstance(error, MaqalaError):
            raise error
        self._kept = None
        if not (self._pause.isActive() or self._stopped):
            self._pause.start(_RETRY)
        if not self._complained:
            self._complained = True
            self.failed.emit(error.message)
