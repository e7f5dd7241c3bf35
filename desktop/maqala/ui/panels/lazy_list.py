"""A list of widgets of which only those on screen exist, so that thousands of rows cost what a dozen do."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Hashable, Sequence
from itertools import accumulate

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

_BAR = 12
"""Pixels kept free for the scroll bar, so that nothing is laid out anew when it comes and goes."""
_EDGE = 1
"""Pixels of the line around the list, on each side."""
_TRIES = 4
"""Rounds of laying out until heights that were guessed are known. Two are usual."""


class LazyList(QAbstractScrollArea):
    """Rows known by keys, in order. `make` makes the widget of a key, `guess` its height before it exists.

    What is at the upper edge stays there whatever happens to the rows above it.
    """

    def __init__(self, make: Callable[[Hashable], QWidget], guess: Callable[[Hashable], int]) -> None:
        super().__init__()
        self._make = make
        self._guess = guess
        self._keys: Sequence[Hashable] = ()
        self._places: dict[Hashable, int] = {}
        self._heights: dict[Hashable, int] = {}
        self._tops: list[int] = [0]
        self._widgets: dict[Hashable, QWidget] = {}
        self._pinned: Hashable = None
        self._anchor: tuple[Hashable, int] = (None, 0)
        self._arranging = False
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAutoFillBackground(False)
        self.verticalScrollBar().setSingleStep(24)

    # What it shows

    @property
    def keys(self) -> Sequence[Hashable]:
        """The keys of all rows."""
        return self._keys

    def show_keys(self, keys: Sequence[Hashable]) -> None:
        """Show these rows. Those that were there already keep their widgets."""
        anchor = self._surviving_anchor(set(keys))
        self._keys = keys
        self._places = {key: place for place, key in enumerate(keys)}
        for key in [key for key in self._widgets if key not in self._places]:
            self._drop(key)
        self._heights = {key: height for key, height in self._heights.items() if key in self._places}
        self._anchor = anchor
        self._measure_all()
        self._arrange()

    def widget_of(self, key: Hashable) -> QWidget | None:
        """The widget of a row, if it exists just now."""
        return self._widgets.get(key)

    def widgets(self) -> list[QWidget]:
        """The widgets that exist just now, from top to bottom."""
        return [self._widgets[key] for key in sorted(self._widgets, key=self._places.__getitem__)]

    def pin(self, key: Hashable) -> None:
        """Keep the widget of this row even where it is out of sight."""
        self._pinned = key if key in self._places else None

    def changed(self, key: Hashable) -> None:
        """The widget of this row may need another height."""
        if key in self._widgets:
            self._heights.pop(key, None)
            self._arrange()

    def make_anew(self) -> None:
        """Make every widget anew, in another language or theme."""
        for key in list(self._widgets):
            self._drop(key)
        self._heights.clear()
        self._measure_all()
        self._arrange()

    def reveal(self, key: Hashable) -> None:
        """Scroll no farther than it takes to see this row, and make sure that it has a widget."""
        if key not in self._places:
            return
        for _ in range(_TRIES):  # until the heights around it are known
            bar, place = self.verticalScrollBar(), self._places[key]
            top, bottom = self._tops[place], self._tops[place + 1]
            value = min(max(bar.value(), bottom - self.viewport().height()), top)
            if value == bar.value() and key in self._widgets:
                return
            self._anchor = self._at(value)
            self._arrange()

    # Laying out

    def _surviving_anchor(self, keys: set[Hashable]) -> tuple[Hashable, int]:
        """The first row from the upper edge down that will still be there."""
        key, within = self._anchor
        if key in keys or key not in self._places:
            return (key, within) if key in keys else (None, 0)
        start = self._places[key]
        return next(((other, 0) for other in self._keys[start:] if other in keys), (None, 1 << 30))

    def _measure_all(self) -> None:
        heights = (self._heights.get(key) or self._guess(key) for key in self._keys)
        self._tops = [0, *accumulate(heights)]

    def _at(self, value: int) -> tuple[Hashable, int]:
        if not self._keys:
            return None, 0
        place = min(bisect_right(self._tops, max(0, value)) - 1, len(self._keys) - 1)
        return self._keys[place], value - self._tops[place]

    def _value(self) -> int:
        """Where the anchor wants the list to be, within what there is."""
        key, within = self._anchor
        wanted = self._tops[self._places[key]] + within if key in self._places else within
        return max(0, min(wanted, self._tops[-1] - self.viewport().height()))

    def _arrange(self) -> None:
        if self._arranging:
            return
        self._arranging = True
        try:
            for _ in range(_TRIES):
                value = self._value()
                first, last = self._on_screen(value)
                if not self._measure(first, last):
                    break
            self._anchor = self._at(value)
            self._tidy(first, last)
            self._place(value)
        finally:
            self._arranging = False

    def _on_screen(self, value: int) -> tuple[int, int]:
        """The places of the rows on screen: the first, and behind the last."""
        first = max(0, bisect_right(self._tops, value) - 1)
        last = bisect_right(self._tops, value + self.viewport().height())
        return first, min(last, len(self._keys))

    def _measure(self, first: int, last: int) -> bool:
        """Make and measure these rows; True if any is not as tall as was thought."""
        news = False
        for place in range(first, last):
            key = self._keys[place]
            if key not in self._heights or key not in self._widgets:
                height = self._height(self._widget(key))
                news |= height != self._tops[place + 1] - self._tops[place]
                self._heights[key] = height
        if news:
            self._measure_all()
        return news

    def _widget(self, key: Hashable) -> QWidget:
        if key not in self._widgets:
            widget = self._widgets[key] = self._make(key)
            widget.setParent(self.viewport())
            widget.show()
        return self._widgets[key]

    def _height(self, widget: QWidget) -> int:
        # Unpolished, it would be measured in another style, and Qt would keep its colours beyond its
        # death, for whoever gets its address.
        for part in (widget, *widget.findChildren(QWidget)):
            part.ensurePolished()
        if (layout := widget.layout()) is not None:
            layout.invalidate()
        height = widget.heightForWidth(self._width()) if widget.hasHeightForWidth() else -1
        return max(height, widget.minimumSizeHint().height() if height < 0 else 0)

    def _width(self) -> int:
        return max(1, self.width() - _BAR - 2 * _EDGE)

    def _tidy(self, first: int, last: int) -> None:
        for key in list(self._widgets):
            if not first <= self._places[key] < last and key != self._pinned:
                self._drop(key)

    def _place(self, value: int) -> None:
        for key, widget in self._widgets.items():
            place = self._places[key]
            height = self._tops[place + 1] - self._tops[place]
            widget.setGeometry(0, self._tops[place] - value, self._width(), height)
        bar = self.verticalScrollBar()
        bar.setRange(0, max(0, self._tops[-1] - self.viewport().height()))
        bar.setPageStep(self.viewport().height())
        bar.setValue(value)

    def _drop(self, key: Hashable) -> None:
        widget = self._widgets.pop(key)
        widget.hide()
        widget.deleteLater()

    # Qt's events

    def scrollContentsBy(self, _across: int, _down: int) -> None:
        """Somebody scrolls."""
        if not self._arranging:
            self._anchor = self._at(self.verticalScrollBar().value())
            self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width makes other heights."""
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self._heights.clear()
        self._arrange()

    def event(self, event: QEvent) -> bool:
        """Letters of another size make other heights."""
        if event.type() == QEvent.Type.FontChange:
            self._heights.clear()
            self._arrange()
        return super().event(event)
