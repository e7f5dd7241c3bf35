"""Looks for garbage in the GUI thread alone.

Python looks for it in whatever thread happens to make one object too many, and destroys there what it finds.
A widget that goes in another thread holds a lock of Qt's while it waits for Python, and if the GUI thread has
Python and waits for that lock, the window stands still for ever.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

_LOOK = 1_000
"""Milliseconds between two looks: less garbage comes together meanwhile than one long article takes."""


class Garbage(QObject):
    """From its beginning on Python looks for no garbage of its own accord; it stays so when this ends."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        self._again = QTimer(self, interval=_LOOK)
        self._again.timeout.connect(take_away)

    def start(self) -> None:
        """Take it away from time to time, from now on."""
        self._again.start()

    def stop(self) -> None:
        """Take nothing away any more."""
        self._again.stop()


def take_away() -> None:
    """Take away what has become garbage, if so much may have come together that Python itself would look for it."""
    generation, counts = -1, gc.get_count()
    for number, (count, most) in enumerate(zip(counts, gc.get_threshold(), strict=True)):
        if count > most > 0:  # 0 means that this is no reason
            generation = number
    if generation >= 0:
        gc.collect(generation)
