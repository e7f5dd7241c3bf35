"""The open windows: which there are, which lies in front, and the way round them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QObject, QPoint, QRect, QSize
from PySide6.QtWidgets import QApplication

from maqala.ui.studio import Studio

_STEP = QPoint(28, 28)
"""How far each new window lies from the one before, in pixels, so that both can be seen."""
_BEGINNING = 40
"""Letters of an article without a file that the menu shows."""
_LEAST, _USUAL = QSize(760, 480), QSize(1280, 800)
"""A window that would be smaller than the first begins anew in the corner, as large as the second."""


class Windows(QObject):
    """The articles of one program, in the order in which they were opened."""

    def __init__(self) -> None:
        super().__init__()
        self._studios: list[Studio] = []

    def __iter__(self) -> Iterator[Studio]:
        return iter(tuple(self._studios))

    def __len__(self) -> int:
        return len(self._studios)

    @property
    def current(self) -> Studio:
        """The one that somebody works in, else the latest."""
        active = QApplication.activeWindow()
        return next((s for s in self._studios if s.window is active), self._studios[-1])

    def add(self, studio: Studio) -> None:
        """Take a window in, and offer the others in its menu."""
        if self._studios:
            self._place_beside(studio, self.current)
        self._studios.append(studio)
        studio.window.menus["window"].aboutToShow.connect(lambda: self._list_in(studio))
        studio.window.actions_.on("next_window", lambda: self.go_round(studio, 1))
        studio.window.actions_.on("previous_window", lambda: self.go_round(studio, -1))

    def remove(self, studio: Studio) -> None:
        """Forget a window that is closed."""
        self._studios.remove(studio)

    def holding(self, path: Path) -> Studio | None:
        """The window in which a file is open already."""
        return next((s for s in self._studios if s.desk.path and _is_same(s.desk.path, path)), None)

    def free(self, first: Studio) -> Studio | None:
        """A window without an article, preferably the `first`."""
        return next((s for s in (first, *self._studios) if s.desk.is_free), None)

    def show(self, studio: Studio) -> None:
        """Bring a window to the front."""
        window = studio.window
        if window.isMinimized():
            window.showNormal()
        window.show()
        window.raise_()
        window.activateWindow()

    def go_round(self, studio: Studio, by: int) -> None:
        """Go to the window `by` places behind another."""
        self.show(self._studios[(self._studios.index(studio) + by) % len(self._studios)])

    def _place_beside(self, studio: Studio, other: Studio) -> None:
        window, room = other.window, other.window.screen().availableGeometry()
        frame = window.frameSize() - window.size()
        place = QRect(window.pos() + _STEP, window.frameSize()) & room
        if place.width() < _LEAST.width() or place.height() < _LEAST.height():
            place.moveTopLeft(room.topLeft())
            place.setSize(room.size().boundedTo(_USUAL))
        studio.window.resize(place.size() - frame)
        studio.window.move(place.topLeft())

    def _list_in(self, studio: Studio) -> None:
        shown = [(_listed_as(s), s is studio) for s in self._studios]
        for action, other in zip(studio.window.list_windows(shown), self._studios, strict=True):
            action.triggered.connect(lambda _checked=False, chosen=other: self.show(chosen))


def _listed_as(studio: Studio) -> str:
    """The article's name, and how it begins where that is all that tells it from others without a file."""
    name, begins = studio.window.shown_name, studio.view.document().firstBlock().text().strip()
    if studio.desk.path is not None or not begins:
        return name
    return f"{name}: {begins if len(begins) <= _BEGINNING else begins[:_BEGINNING].rstrip() + '…'}"


def _is_same(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other)
    except OSError:  # one of them is not there at the moment
        return one.absolute() == other.absolute()
