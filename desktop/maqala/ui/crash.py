"""Mistakes of our own: said in a dialog, and the program goes on where it can."""

from __future__ import annotations

import platform
import sys
import traceback
from collections.abc import Callable
from types import TracebackType

from PySide6.QtCore import QObject, Signal, qVersion

from maqala import __version__


class CrashReporter(QObject):
    """Takes the place of Python's own last word about an unhandled exception."""

    happened = Signal(str)
    """A report with no article text in it; told in the GUI thread."""

    def __init__(self) -> None:
        super().__init__()
        self._before: Callable[..., object] = sys.excepthook

    def install(self) -> None:
        """Report from now on."""
        self._before = sys.excepthook
        sys.excepthook = self._report

    def _report(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        self._before(kind, error, trace)
        if not issubclass(kind, KeyboardInterrupt | SystemExit):
            self.happened.emit(report(kind, trace))


def report(kind: type[BaseException], trace: TracebackType | None) -> str:
    """What to send to those who mend the program. The error's own words are left out: they may quote text."""
    where = "".join(traceback.format_tb(trace))
    python, system = platform.python_version(), platform.platform()
    program = f"Maqala {__version__}, Python {python}, Qt {qVersion()}, {system}"
    return f"{program}\n\n{kind.__name__}\n{where}"
