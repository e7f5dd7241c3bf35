"""The store that outlives a crash, in a thread of its own, for all articles of one program."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from maqala.core.errors import MaqalaError
from maqala.core.messages import Message
from maqala.ui.tasks import Worker

if TYPE_CHECKING:  # the database takes longer to load than the window
    from maqala.core.storage.recovery import State, Store

PATIENCE = 1.0
"""Seconds for which something risky waits for the disk."""
LAST_PATIENCE = 4.0
"""Seconds for which the end of the program waits for it: Windows ends those that take longer than five."""


class Keeper(QObject):
    """`worker` is the only thread that touches the store; `make_store` is called there at first need."""

    offered = Signal(object)
    """A tuple of states, latest first, that earlier programs left behind."""
    failed = Signal(Message)
    """Something could not be kept, or what was kept is damaged; not said twice in a row."""

    def __init__(self, worker: Worker, make_store: Callable[[], Store]) -> None:
        super().__init__()
        self._worker = worker
        self._make_store = make_store
        self._store: Store | None = None
        self._complained = False

    def do(
        self, what: Callable[[Store], None], not_done: Callable[[], None] = lambda: None
    ) -> threading.Event:
        """Do something with the store; the event is set when it is on the disk or has failed."""
        ended = threading.Event()

        def work() -> tuple[MaqalaError, ...]:
            try:
                what(self._opened())
                return self._opened().take_damage()
            finally:
                ended.set()

        def failed(error: Exception) -> None:
            if isinstance(error, MaqalaError):
                not_done()
            self._complain(error)

        self._worker.run(work, self._done, failed)
        return ended

    def look(self) -> None:
        """See what earlier programs left, and offer it."""
        self._worker.run(lambda: self._opened().left_behind(), self._found, self._complain)
        self.do(lambda _store: None)  # for the damage that was met

    def discard(self, state: State) -> None:
        """Erase what was left behind."""
        self.do(lambda store: store.erase(state.document))

    def close(self) -> None:
        """Let go of the store; what is in it then is what the next start offers."""
        self.do(lambda store: store.close()).wait(LAST_PATIENCE)

    def _opened(self) -> Store:
        if self._store is None:
            self._store = self._make_store()
        return self._store

    def _found(self, states: tuple[State, ...]) -> None:
        if states:
            self.offered.emit(states)

    def _done(self, damage: tuple[MaqalaError, ...]) -> None:
        self._complained = False
        for error in damage:
            self.failed.emit(error.message)

    def _complain(self, error: Exception) -> None:
        if not isinstance(error, MaqalaError):
            raise error
        if not self._complained:
            self._complained = True
            self.failed.emit(error.message)
