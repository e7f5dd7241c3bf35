"""What is opened to be answered goes when it is closed: a window that stays for weeks does not grow."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog

from maqala.core.messages import message
from maqala.ui.studio import Studio


def put_away() -> None:
    """Press Escape for as long as a dialog is there."""
    front = QApplication.activeModalWidget()
    if front is not None:
        QTest.keyClick(front, Qt.Key.Key_Escape)
        QTimer.singleShot(5, put_away)


@pytest.mark.parametrize(
    "name",
    ["save_as", "export", "print_preview", "link", "table", "add_word", "preferences", "shortcuts", "about"],
)
def test_a_dialog_that_is_closed_goes(studio: Studio, hands: Any, name: str) -> None:
    studio.window.actions_["new"].trigger()
    hands.wait(lambda: studio.checking.ready)
    QTimer.singleShot(5, put_away)
    studio.window.actions_[name].trigger()
    hands.wait(lambda: QApplication.activeModalWidget() is None)
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    assert studio.window.findChildren(QDialog) == []


def test_bad_news_that_was_read_goes(studio: Studio) -> None:
    QTimer.singleShot(5, put_away)
    studio.tell(message("find.bad_pattern", at=1))
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    assert studio.window.findChildren(QDialog) == []
