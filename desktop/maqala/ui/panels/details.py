"""What is known of the article and does not stand in its text."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from maqala.core.article import Metadata
from maqala.ui.i18n import Words

WIDTH = 260
_LINES = ("byline", "source", "section", "tags", "slug")
_LANGUAGES = ("kk", "ru", "en")


class DetailsPanel(QWidget):
    """Fields for the metadata; every change is told at once."""

    changed = Signal(object)

    def __init__(self, words: Words) -> None:
        super().__init__()
        self.setObjectName("left_panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedWidth(WIDTH)
        self._words = words
        self._metadata = Metadata()
        self._title = QLabel()
        self._title.setObjectName("panel_title")
        self._labels: dict[str, QLabel] = {}
        self.lines = {name: QLineEdit() for name in _LINES}
        self.language = QComboBox()
        self.notes = QPlainTextEdit()
        self.notes.setTabChangesFocus(True)
        self._lay_out()
        for line in self.lines.values():
            line.textEdited.connect(lambda _text: self._tell())
        self.notes.textChanged.connect(self._tell)
        self.language.activated.connect(lambda _index: self._tell())
        words.changed.connect(self.retranslate)
        self.retranslate()

    def show_metadata(self, metadata: Metadata) -> None:
        """Show what is known of another article."""
        self._metadata = metadata
        for name in ("byline", "source", "section", "slug"):
            self.lines[name].setText(str(getattr(metadata, name)))
        self.lines["tags"].setText(", ".join(metadata.tags))
        self.notes.blockSignals(True)
        self.notes.setPlainText(metadata.notes)
        self.notes.blockSignals(False)
        self._show_language()

    def metadata(self) -> Metadata:
        """What the fields say; what has no field stays as it was."""
        text = {name: line.text().strip() for name, line in self.lines.items()}
        tags = tuple(tag for part in text.pop("tags").split(",") if (tag := part.strip()))
        index = self.language.currentIndex()
        language = _LANGUAGES[index] if 0 <= index < len(_LANGUAGES) else self._metadata.language
        if language == self._metadata.language.split("-")[0]:
            language = self._metadata.language  # kk-KZ stays kk-KZ
        notes = self.notes.toPlainText()
        return replace(
            self._metadata,
            byline=text["byline"],
            source=text["source"],
            section=text["section"],
            slug=text["slug"],
            tags=tags,
            notes=notes,
            language=language,
        )

    def retranslate(self) -> None:
        """Say everything in the language in force."""
        self._title.setText(self._words.say("details.title"))
        for name, label in self._labels.items():
            label.setText(self._words.say(f"details.{name}"))
        self.lines["tags"].setPlaceholderText(self._words.say("details.tags_hint"))
        self.language.clear()
        self.language.addItems([self._words.say(f"language.{code}") for code in _LANGUAGES])
        self._show_language()

    def _show_language(self) -> None:
        code = self._metadata.language.split("-")[0]
        self.language.setCurrentIndex(_LANGUAGES.index(code) if code in _LANGUAGES else -1)

    def _tell(self) -> None:
        self._metadata = self.metadata()
        self.changed.emit(self._metadata)

    def _lay_out(self) -> None:
        inside = QWidget()
        inside.setObjectName("panel_inside")
        column = QVBoxLayout(inside)
        column.setContentsMargins(16, 4, 14, 14)
        column.setSpacing(4)
        for name, field in (*self.lines.items(), ("language", self.language), ("notes", self.notes)):
            label = QLabel()
            label.setObjectName("why")
            label.setBuddy(field)
            self._labels[name] = label
            column.addSpacing(6)
            column.addWidget(label)
            column.addWidget(field)
        self.notes.setMinimumHeight(110)
        column.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidget(inside)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 14, 1, 0)
        self._title.setContentsMargins(16, 0, 0, 0)
        layout.addWidget(self._title)
        layout.addWidget(area, 1)
