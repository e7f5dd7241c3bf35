"""Mistakes of our own: said in a dialog, and the program goes on where it can."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QObject, Signal, qVersion
from PySide6.QtWidgets import QFileDialog, QWidget

from maqala import __version__
from maqala.core.errors import MaqalaError
from maqala.core.storage import atomic
from maqala.ui.dialogs import ask
from maqala.ui.i18n import Words


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
        threading.excepthook = self._report_thread

    def _report_thread(self, what: threading.ExceptHookArgs) -> None:
        if what.exc_value is not None:
            self._report(what.exc_type, what.exc_value, what.exc_traceback)

    def _report(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        self._before(kind, error, trace)
        if not issubclass(kind, KeyboardInterrupt | SystemExit):
            self.happened.emit(report(kind, trace))


def about() -> str:
    """The program and what it runs on, in one line."""
    import platform  # not before there is something to report

    python, system = platform.python_version(), platform.platform()
    return f"Maqala {__version__}, Python {python}, Qt {qVersion()}, {system}"


def save_report(parent: QWidget, words: Words, report: str, text: str = "") -> None:
    """Write a report to a file of somebody's choice, with the article's `text` if it is wanted there."""
    suggested = str(Path.home() / f"{words.say('crash.file')}.txt")
    chosen, _ = QFileDialog.getSaveFileName(parent, words.say("crash.save"), suggested, "(*.txt)")
    if not chosen:
        return
    whole = f"{report}\n\n{text}" if text else report
    try:
        atomic.write(Path(chosen), f"{whole}\n".encode("utf-8", "replace"))
    except MaqalaError as error:
        ask.show_error(parent, words, error.message)


def report(kind: type[BaseException], trace: TracebackType | None) -> str:
    """What to send to those who mend the program. The error's own words are left out: they may quote text."""
    import traceback

    where = "".join(traceback.format_tb(trace))
    return f"{about()}\n\n{kind.__name__}\n{where}"
