"""Tab goes through a window as the eye does. Qt goes in the order in which widgets were made."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QMainWindow, QScrollArea, QWidget


def as_laid_out(root: QWidget, behind: QWidget | None = None) -> None:
    """Let Tab go through everything inside of `root` in the order of its layouts, behind all that is in `behind`."""
    before = None if behind is None else next(reversed([*stops_in(behind)]), None)
    for widget in stops_in(root):
        if before is not None:
            QWidget.setTabOrder(before, widget)
        before = widget


def stops_in(widget: QWidget) -> Iterator[QWidget]:
    """What Tab stops at inside of `widget`, itself included, in the order of its layouts.

    Never asked of Qt's own chain: PySide takes the next in it for a child of the one before, and with that one
    all that hangs on the next is thought to be gone.
    """
    return (w for w in _widgets_in(widget) if w.focusPolicy() & Qt.FocusPolicy.TabFocus)


def _widgets_in(widget: QWidget) -> Iterator[QWidget]:
    yield widget
    inside = None
    if isinstance(widget, QMainWindow):
        inside = widget.centralWidget()
    elif isinstance(widget, QScrollArea):
        inside = widget.widget()
    if inside is not None:
        yield from _widgets_in(inside)
    elif (layout := widget.layout()) is not None:
        yield from _laid_into(layout)


def _laid_into(layout: QLayout) -> Iterator[QWidget]:
    for place in range(layout.count()):
        item = layout.itemAt(place)
        if item is None:
            continue
        if (widget := item.widget()) is not None:
            yield from _widgets_in(widget)
        elif (deeper := item.layout()) is not None:
            yield from _laid_into(deeper)
