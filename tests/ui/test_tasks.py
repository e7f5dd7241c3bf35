"""Work that is done beside the windows."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

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


@pytest.fixture
def ticks() -> Iterator[list[int]]:
    """Grows for as long as windows go on."""
    grown: list[int] = []
    timer = QTimer(interval=1)
    timer.timeout.connect(lambda: grown.append(1))
    timer.start()
    yield grown
    timer.stop()


def test_windows_go_on_meanwhile(qt: QApplication, ticks: list[int]) -> None:
    window = QWidget()
    window.show()
    assert QTest.qWaitForWindowActive(window)
    ticks.clear()
    waited_for(slow)
    assert len(ticks) > 3


def test_nothing_flashes_up_before_a_window_is_in_front(qt: QApplication, ticks: list[int]) -> None:
    assert qt.activeWindow() is None
    waited_for(slow)
    assert not ticks
