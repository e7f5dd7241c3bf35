"""Colours from `resources/themes`, on widgets, icons and text alike."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import QObject, QSize, Qt, Signal
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QPainter, QPalette, QPixmap

from maqala.core.values import dataclass

_ROLES = {
    QPalette.ColorRole.Window: "window",
    QPalette.ColorRole.WindowText: "ink",
    QPalette.ColorRole.Base: "paper",
    QPalette.ColorRole.AlternateBase: "panel",
    QPalette.ColorRole.Text: "ink",
    QPalette.ColorRole.Button: "window",
    QPalette.ColorRole.ButtonText: "ink",
    QPalette.ColorRole.ToolTipBase: "card",
    QPalette.ColorRole.ToolTipText: "ink",
    QPalette.ColorRole.Highlight: "selection",
    QPalette.ColorRole.HighlightedText: "selection_ink",
    QPalette.ColorRole.Link: "link",
    QPalette.ColorRole.PlaceholderText: "placeholder",
    QPalette.ColorRole.Mid: "line",
    QPalette.ColorRole.Dark: "line_strong",
}
_ICON_SIZE = 20
_EMBLEM_SIZES = (16, 24, 32, 48, 64, 128)


@dataclass(frozen=True, slots=True)
class Palette:
    """The tokens of one theme."""

    name: str
    tokens: Mapping[str, str]

    @classmethod
    def load(cls, folder: Path, name: str) -> Palette:
        """Read `folder/NAME.json`."""
        return cls(name, json.loads((folder / f"{name}.json").read_text("utf-8")))

    def colour(self, name: str) -> QColor:
        """A colour by what it is for; #RRGGBBAA is understood."""
        value = self.tokens[name]
        result = QColor(value[:7])
        if len(value) == 9:
            result.setAlpha(int(value[7:], 16))
        return result

    def for_qt(self) -> QPalette:
        """The same colours for everything that Qt draws itself."""
        result = QPalette()
        for role, token in _ROLES.items():
            result.setColor(role, self.colour(token))
        faint = self.colour("placeholder")
        for role in (QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText, QPalette.ColorRole.WindowText):
            result.setColor(QPalette.ColorGroup.Disabled, role, faint)
        return result


class Theme(QObject):
    """The theme in force. `changed` tells everybody who paints."""

    changed = Signal()

    def __init__(self, themes: Path, icons: Path, choice: str = "system") -> None:
        super().__init__()
        self._themes = themes
        self._icons = icons
        self._choice = choice
        self._sources: dict[str, str] = {}
        self.palette = Palette.load(themes, self._wanted())
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._follow)

    def choose(self, choice: str) -> None:
        """Use "light", "dark" or what the "system" says."""
        self._choice = choice
        self._follow()

    def colour(self, tint: str) -> QColor:
        """A colour of the theme in force."""
        return self.palette.colour(tint)

    def sheet(self) -> str:
        """The style sheet for the window."""
        text = (self._themes / "window.qss").read_text("utf-8")
        for token in sorted(self.palette.tokens, key=len, reverse=True):
            value = self.palette.tokens[token]
            text = text.replace(f"@{token}@", value if len(value) == 7 else f"#{value[7:]}{value[1:7]}")
        for name in ("arrow_up", "arrow", "tick", "dash", "caution"):
            picture = self._themes / f"{name.replace('_', '-')}-{self.palette.name}.svg"
            text = text.replace(f"@{name}@", picture.as_posix())
        return text

    def icon(self, name: str, tint: str = "ink_soft") -> QIcon:
        """A line icon in the theme's colours."""
        result = QIcon()
        self._add(result, name, tint, QIcon.Mode.Normal)
        self._add(result, name, "placeholder", QIcon.Mode.Disabled)
        return result

    def emblem(self) -> QIcon:
        """The program's own icon, for title bars, task bars and whatever else shows windows."""
        result, drawing = QIcon(), (self._icons / "maqala.svg").read_text("utf-8")
        for size in _EMBLEM_SIZES:
            result.addPixmap(_painted(drawing, size))
        return result

    def _add(self, icon: QIcon, name: str, tint: str, mode: QIcon.Mode) -> None:
        scale = math.ceil(QGuiApplication.primaryScreen().devicePixelRatio())
        icon.addPixmap(self._drawn(name, self.palette.tokens[tint][:7], scale), mode)

    def _drawn(self, name: str, colour: str, scale: int) -> QPixmap:
        if name not in self._sources:
            self._sources[name] = (self._icons / f"{name}.svg").read_text("utf-8")
        drawing = self._sources[name].replace("currentColor", colour)
        pixmap = _painted(drawing, _ICON_SIZE * scale)
        pixmap.setDevicePixelRatio(scale)
        return pixmap

    def _wanted(self) -> str:
        if self._choice != "system":
            return self._choice
        scheme = QGuiApplication.styleHints().colorScheme()
        return "dark" if scheme == Qt.ColorScheme.Dark else "light"

    def _follow(self) -> None:
        wanted = self._wanted()
        if wanted != self.palette.name:
            self.palette = Palette.load(self._themes, wanted)
            self.changed.emit()


def _painted(drawing: str, size: int) -> QPixmap:
    """An SVG on `size` pixels each way."""
    from PySide6.QtSvg import QSvgRenderer

    pixmap = QPixmap(QSize(size, size))
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    QSvgRenderer(drawing.encode()).render(painter)
    painter.end()
    return pixmap
