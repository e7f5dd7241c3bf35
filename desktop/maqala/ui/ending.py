"""Ends the program when the system asks for it: nobody is asked, and what is unsaved is kept first."""

from __future__ import annotations

import contextlib
import os
import signal
import sys

from PySide6.QtCore import QObject, QSocketNotifier, Signal

_NAMES = ("SIGTERM", "SIGHUP", "SIGINT")


class Ending(QObject):
    """Hears the system's signals where Qt waits, which Python alone would only do at the next event.

    Windows has no such signals; there and on every desktop the end of the session comes through Qt.
    """

    asked = Signal(int)
    """The program is to end now; with the number of the signal."""

    def __init__(self) -> None:
        super().__init__()
        self._ends: tuple[int, int] | None = None
        self._notifier: QSocketNotifier | None = None

    def install(self) -> None:
        """Listen from now on."""
        if sys.platform == "win32":
            return
        self._ends = heard, told = os.pipe()
        for end in self._ends:
            os.set_blocking(end, False)
        signal.set_wakeup_fd(told, warn_on_full_buffer=False)
        for name in _NAMES:
            signal.signal(getattr(signal, name), lambda _number, _frame: None)  # Python only passes it on
        self._notifier = QSocketNotifier(heard, QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(lambda *_: self._hear(heard))

    def stop(self) -> None:
        """Leave the signals to the system again."""
        if self._ends is None or self._notifier is None:
            return
        self._notifier.setEnabled(False)
        signal.set_wakeup_fd(-1)
        for name in _NAMES:
            signal.signal(getattr(signal, name), signal.SIG_DFL)
        for end in self._ends:
            os.close(end)
        self._ends = self._notifier = None

    def _hear(self, end: int) -> None:
        with contextlib.suppress(BlockingIOError):
            heard = os.read(end, 64)
            if heard:
                self.asked.emit(heard[-1])
