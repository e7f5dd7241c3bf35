"""Work that is done beside the windows."""

from __future__ import annotations

import threading
import time

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from maqala.ui.tasks import waited_for


def slow() -> str:
    time.sleep(0.2)
    return threading.current_thread().name


def test_what_is_waited_for_is_answered(qt: QApplication) -> None:
    assert waited_for(lambda: 6 * 7) == 42
    assert waited_for(slow) != threading.main_thread().name


def test_what_goes_wrong_is_raised_where_it_is_waited_for(qt: QApplication) -> None:
    def fail() -> None:
        time.sleep(0.05)
        raise OSError("gone")

    with pytest.raises(OSError, match="gone"):
        waited_for(fail)
    assert qt.overrideCursor() is None


def test_windows_go_on_meanwhile(qt: QApplication) -> None:
    ticks: list[int] = []
    timer = QTimer(interval=1)
    timer.timeout.connect(lambda: ticks.append(1))
    timer.start()
    waited_for(slow)
    assert len(ticks) > 3
