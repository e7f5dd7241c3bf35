"""The one way to do something outside the GUI thread.

Workers get frozen values and return frozen values; the answer comes back in the GUI
thread. Whoever asked compares the answer's revision with its own and drops a stale one.
"""

from __future__ import annotations

import itertools
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


@dataclass(slots=True)
class _Task(Generic[T]):
    work: Callable[[], T]
    done: Callable[[T], None]
    failed: Callable[[Exception], None]
    outcome: Callable[[], T] | None = None
    """Gives what `work` answered, or raises what it raised; None until it is done."""

    def do(self) -> None:
        self.outcome = _outcome(self.work)

    def tell(self) -> None:
        assert self.outcome is not None
        try:
            answer = self.outcome()
        except Exception as error:  # noqa: BLE001 - whoever asked knows what to make of it
            self.failed(error)
        else:
            self.done(answer)


class Worker(QObject):
    """One thread that does its tasks one after another.

    It knows them by number, and they are kept and dropped in the GUI thread: whatever a task holds
    last is destroyed there. A window that goes in another thread can stop the program for ever.
    """

    _finished = Signal(int)

    def __init__(self, parent: QObject, name: str, on_error: Callable[[Exception], None]) -> None:
        super().__init__(parent)
        self._on_error = on_error
        self._given: dict[int, _Task[Any]] = {}
        self._numbers = itertools.count()
        self._waiting: queue.SimpleQueue[int | None] = queue.SimpleQueue()
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
        number = next(self._numbers)
        self._given[number] = _Task(work, done, failed or self._on_error)
        self._waiting.put(number)

    def stop(self) -> None:
        """Deliver nothing more and let the thread end after what it is doing."""
        self._stopped = True
        self._waiting.put(None)
        self._thread.join(timeout=0.5)

    def _run(self) -> None:
        while (number := self._waiting.get()) is not None and not self._stopped:
            self._given[number].do()
            if not self._stopped:
                self._finished.emit(number)

    def _deliver(self, number: int) -> None:
        task = self._given.pop(number)
        if not self._stopped:
            task.tell()


class Errands:
    """What one window has a worker do: once it is closed, nobody is there any more to hear the answers."""

    def __init__(self, worker: Worker) -> None:
        self._worker = worker
        self._stopped = False

    def run(
        self,
        work: Callable[[], T],
        done: Callable[[T], None],
        failed: Callable[[Exception], None] | None = None,
    ) -> None:
        """Have `work` done as a `Worker` does it."""
        self._worker.run(work, self._heard(done), failed and self._heard(failed))

    def stop(self) -> None:
        """Deliver nothing more; what was asked for is done all the same."""
        self._stopped = True

    def _heard(self, call: Callable[[T], None]) -> Callable[[T], None]:
        return lambda what: None if self._stopped else call(what)


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
