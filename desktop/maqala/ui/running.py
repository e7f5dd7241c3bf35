"""One run of the program in windows, with all that is to catch it when it falls."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QTimer

from maqala.core import paths, settings
from maqala.ui.app import App, application
from maqala.ui.crash import CrashReporter
from maqala.ui.ending import Ending
from maqala.ui.faults import FaultLog


def run(files: Sequence[Path | str]) -> int:
    """Open the window and stay until the last one is closed."""
    qt = application()
    kept, damaged = settings.load(paths.settings())
    app = App(kept)
    qt.installTranslator(app.qt_words)
    crashes = CrashReporter()
    crashes.happened.connect(app.show_crash)
    crashes.install()
    faults, ending = FaultLog(paths.data_dir() / "crashes"), Ending()
    left = faults.begin()
    ending.asked.connect(app.end)
    ending.install()
    app.start([Path(name) for name in files])
    if damaged is not None:
        QTimer.singleShot(0, app, lambda: app.tell(damaged.message))
    if left:
        QTimer.singleShot(0, app, lambda: app.show_fault(left))
    code = qt.exec()
    app.stop()
    ending.stop()
    qt.shutdown()  # which hands on what was copied last
    faults.end()
    return code
