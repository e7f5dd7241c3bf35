"""Open the window once, for the selftest, and tell what it shows."""

from __future__ import annotations

import time
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QGuiApplication, QIcon
from PySide6.QtWidgets import QWidget

from maqala.core import paths, settings
from maqala.core.storage import atomic
from maqala.ui.app import App, application

PATIENCE = 60.0
"""Seconds until the words of one short article have to be checked."""


def open_window(article: Path, picture: Path) -> dict[str, object]:
    """Show `article`, wait until it is checked, and draw the window into `picture` (PNG).

    Raises `RuntimeError` when nothing is found in it, though something is misspelt, or an icon stays blank.
    """
    qt = application()
    kept, _ = settings.load(paths.settings())
    app = App(kept)
    app.start([article])
    try:
        studio = app.windows.current
        end = time.monotonic() + PATIENCE
        while not studio.proofreader.findings() and time.monotonic() < end:
            qt.processEvents()
            time.sleep(0.01)
        found = studio.proofreader.findings()
        if not found:
            raise RuntimeError("the window found no misspelt word")
        if (
            not QIcon(str(paths.shipped("resources", "icons", "bold.svg")))
            .pixmap(16, 16)
            .toImage()
            .hasAlphaChannel()
        ):
            raise RuntimeError("icons cannot be drawn")
        atomic.write(picture, _drawn(studio.window))
        return {
            "platform": QGuiApplication.platformName(),
            "found": len(found),
            "text": len(studio.view.toPlainText()),
        }
    finally:
        app.stop()


def _drawn(widget: QWidget) -> bytes:
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    widget.grab().save(buffer, "PNG")
    return bytes(data.data())
