"""The one way to do something outside the GUI thread.

Workers get frozen values and return frozen values; the answer comes back in the GUI
thread. Whoever asked compares the answer's revision with its own and drops a stale one.
"""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Generic, NoReturn, TypeVar

from PySide6.QtCore import QCoreApplication, QEventLoop, QObject, Qt, Signal
from PySide6.QtWidgets import QApplication

T = TypeVar("T")

_AT_ONCE = 0.03
"""Seconds that nobody notices."""
_UNSEEN = 1.0
"""Seconds that may pass while no window is in front: as the program starts, an empty one would only flash up."""
_STEP = 0.005
"""Seconds between two looks at what the windows need."""


@dataclass(frozen=True, slots=True)
class _Task(Generic[T]):
    work: Callable[[], T]
    done: Callable[[T], None]
    failed: Callable[[Exception], None]


class Worker(QObject):
    """One thread that does its tasks one after another."""

    _finished = Signal(object)

    def __init__(self, name: str, on_error: Callable[[Exception], None]) -> None:
        super().__init__()
        self._on_error = on_error
        self._waiting: queue.SimpleQueue[_Task[Any] | None] = queue.SimpleQueue()
        self._finished.connect(self._deliver, Qt.ConnectionType.QueuedConnection)
        self._stopped = False
        # A daemon: an endless lookup must not keep the program from closing.
        self._thread = threading.Thread(target=self._run, name=name, daemon=True)
        self._thread.start()

    def run(
        self,
        work: Callable[[], T],
        done: Callable[[T], None],
        failed: Callable[[Exception], None] | None = None,
    ) -> None:
        """Do `work` in the thread, then call `done` with its answer in the GUI thread."""
        self._waiting.put(_Task(work, done, failed or self._on_error))

    def stop(self) -> None:
        """Deliver nothing more and let the thread end after what it is doing."""
        self._stopped = True
        self._waiting.put(None)
        self._thread.join(timeout=0.5)

    def _run(self) -> None:
        while (task := self._waiting.get()) is not None and not self._stopped:
            try:
                answer = task.work()
            except Exception as error:  # noqa: BLE001 - handed to the GUI thread, which shows it
                self._tell(task.failed, error)
            else:
                self._tell(task.done, answer)

    def _tell(self, whom: Callable[[Any], None], what: object) -> None:
        if not self._stopped:
            self._finished.emit((whom, what))

    def _deliver(self, call: tuple[Callable[[Any], None], object]) -> None:
        if not self._stopped:
            whom, what = call
            whom(what)


def waited_for(work: Callable[[], T]) -> T:
    """What `work` answers or raises. It is done in a thread: windows go on, but take no keys and no clicks."""
    outcome: list[Callable[[], T]] = []
    thread = threading.Thread(target=lambda: outcome.append(_outcome(work)), name="waited for", daemon=True)
    thread.start()
    thread.join(_AT_ONCE if QApplication.activeWindow() else _UNSEEN)
    if thread.is_alive():
        QApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
        try:
            while thread.is_alive():
                QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)
                thread.join(_STEP)
        finally:
            QApplication.restoreOverrideCursor()
    return outcome[0]()


def _outcome(work: Callable[[], T]) -> Callable[[], T]:
    """Gives what `work` answered, or raises what it raised."""
    try:
        answer = work()
    except Exception as error:  # noqa: BLE001 - raised where it is waited for
        raised = error
        return lambda: _raise(raised)
    return lambda: answer


def _raise(error: Exception) -> NoReturn:
    raise error
