"""Everything can be reached with the keyboard, in the order in which it is read, and has a name to be read aloud."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import pytest
from PySide6.QtCore import QObject, QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QHeaderView,
    QLineEdit,
    QPlainTextEdit,
    QProgressBar,
    QScrollArea,
    QTextEdit,
    QWidget,
)

from maqala.core import settings
from maqala.ui.studio import Studio

CONTROLS = (
    *(QAbstractButton, QAbstractItemView, QAbstractSpinBox, QComboBox, QLineEdit),
    *(QPlainTextEdit, QProgressBar, QTextEdit),
)
in_kazakh = pytest.mark.parametrize("shown", ["kk"], indirect=True)


def controls(window: QWidget) -> Iterator[QWidget]:
    """What somebody can do something with; not what a control is made of inside."""
    for widget in window.findChildren(QWidget):
        inside = isinstance(widget.parent(), QAbstractSpinBox | QComboBox) or isinstance(widget, QHeaderView)
        if isinstance(widget, CONTROLS) and widget.isVisible() and widget.window() is window and not inside:
            yield widget


def described(widget: QWidget) -> str:
    text = getattr(widget, "text", str)()
    return f"{type(widget).__name__} {widget.objectName()} {text!r} in {type(widget.window()).__name__}"


def tab_stops(window: QWidget) -> list[QWidget]:
    """Where Tab stops, from the first made to the last."""
    stops, widget = [], window.nextInFocusChain()
    while widget is not window:
        reachable = widget.isVisible() and widget.isEnabled() and widget.window() is window
        if reachable and widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.focusProxy() is None:
            stops.append(widget)
        widget = widget.nextInFocusChain()
    return stops


def place(widget: QWidget) -> QPoint:
    """Where a widget begins in its window; what is scrolled out of sight is at the edge of what scrolls."""
    here, around = widget.mapTo(widget.window(), QPoint(0, 0)), widget.parentWidget()
    while around is not None and not isinstance(around.parentWidget(), QScrollArea):
        around = around.parentWidget() if not around.isWindow() else None
    if around is not None:
        area = QRect(around.mapTo(widget.window(), QPoint(0, 0)), around.size())
        here.setY(max(area.top(), min(here.y(), area.bottom())))
    return here


@in_kazakh
def test_every_control_says_what_it_is(shown: list[QWidget]) -> None:
    for window in shown:
        for control in controls(window):
            spoken = QAccessible.queryAccessibleInterface(control)
            assert spoken is not None and spoken.text(QAccessible.Text.Name), described(control)


@in_kazakh
def test_nothing_needs_a_mouse(shown: list[QWidget]) -> None:
    for window in shown:
        for control in controls(window):
            if control.isEnabled() and not isinstance(control, QProgressBar):
                assert control.focusPolicy() & Qt.FocusPolicy.TabFocus, described(control)


@in_kazakh
def test_tab_goes_the_way_the_eye_does(shown: list[QWidget]) -> None:
    for window in shown:
        stops = tab_stops(window)
        for one, other in pairwise(stops):
            here, there = place(one), place(other)
            goes_back = there.y() + other.height() <= here.y() and there.x() <= here.x()
            assert not goes_back, f"{described(one)} → {described(other)}"


def test_tab_reaches_the_buttons_of_the_chosen_card_from_the_list(studio: Studio, hands: Any) -> None:
    studio.window.actions_["new"].trigger()
    studio.window.actions_["findings"].setChecked(True)
    hands.type("мектепп пен жсопар ")
    hands.wait(lambda: len(studio.findings.cards) == 2)
    hands.press(Qt.Key.Key_F7)
    hands.wait(lambda: studio.findings.chosen is not None and bool(studio.findings.chosen.fixes))
    stops = tab_stops(studio.window)
    behind = stops[stops.index(studio.findings.list) + 1]
    assert studio.findings.chosen is not None
    assert studio.findings.chosen.isAncestorOf(behind)
    assert behind.objectName() == "fix_first"


def test_going_to_a_finding_has_it_read_aloud(
    studio: Studio, hands: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    spoken: list[tuple[QObject, str]] = []

    def listen(event: QAccessibleAnnouncementEvent) -> None:
        spoken.append((event.object(), event.message()))

    monkeypatch.setattr(QAccessible, "updateAccessibility", listen)
    studio.settings.set(settings.INTERFACE_LANGUAGE, "kk")
    studio.window.actions_["new"].trigger()
    hands.type("Бұл мектепп үлкен. ")
    hands.wait(lambda: hands.underlined() == ["мектепп"])
    hands.press(Qt.Key.Key_F7)
    assert spoken[-1][0] is studio.view
    assert spoken[-1][1].startswith("мектепп: ")
