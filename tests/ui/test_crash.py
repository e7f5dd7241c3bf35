"""A mistake of our own is said, and the report holds no text of the writer's."""

from __future__ import annotations

import sys
from typing import Any

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMessageBox, QPushButton

from maqala.ui.app import App
from maqala.ui.crash import CrashReporter


@pytest.fixture
def said(app: App, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    monkeypatch.setattr(sys, "excepthook", lambda *_: None)
    found: list[str] = []
    reporter = CrashReporter()
    reporter.happened.connect(found.append)
    reporter.happened.connect(app.show_crash)
    reporter.install()
    app.reporter = reporter  # type: ignore[attr-defined]
    return found


SECRET = "құпия"


def fail() -> None:
    raise RuntimeError(SECRET)


def test_it_is_reported_without_the_text_and_the_window_lives(app: App, hands: Any, said: list[str]) -> None:
    hands.studio.window.actions_["new"].trigger()
    hands.type("Мәтін")
    QTimer.singleShot(0, fail)
    hands.wait(lambda: bool(said))
    assert "RuntimeError" in said[0]
    assert SECRET not in said[0]
    box = next(w for w in QApplication.topLevelWidgets() if isinstance(w, QMessageBox) and w.isVisible())
    buttons = {b.text(): b for b in box.findChildren(QPushButton)}
    buttons[app.words.say("button.copy_report")].click()
    assert QApplication.clipboard().text() == said[0]
    assert box.isVisible()
    buttons[app.words.say("button.close")].click()
    assert not box.isVisible()
    assert "Мәтін" in hands.studio.desk.article().text
    recovery = hands.studio.recovery
    hands.wait(lambda: recovery._is_kept and recovery._written.is_set())
