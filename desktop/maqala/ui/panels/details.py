"""What is known of the article: its headline and lead as they stand in the text, and what does not."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from PySide6.QtCore import QDateTime, QLocale, Qt, Signal
from PySide6.QtGui import QTextBlock, QTextDocument
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from maqala.core.article import Metadata, Style
from maqala.core.text.slug import slug
from maqala.core.values import replace
from maqala.ui.editor import styles
from maqala.ui.editor.block_state import blocks
from maqala.ui.editor.bridge import LINE_BREAK
from maqala.ui.i18n import Words
from maqala.ui.panels import LEFT
from maqala.ui.panels.glance import Glance

_LINES = ("byline", "source", "section", "tags", "slug")
_LANGUAGES = ("kk", "ru", "en")
_DATES = ("created", "changed")


class DetailsPanel(QWidget):
    """Fields for the metadata; every change is told at once."""

    changed = Signal(object)
    wanted = Signal(int)
    """Go to this position."""

    def __init__(self, document: QTextDocument, words: Words) -> None:
        super().__init__()
        self._document = document
        self.setObjectName("left_panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedWidth(LEFT)
        self._words = words
        self._metadata = Metadata()
        self._headline = ""
        self._title = QLabel()
        self._title.setObjectName("panel_title")
        self._labels: dict[str, QLabel] = {}
        self.lines = {name: QLineEdit() for name in _LINES}
        self.glances = {
            style: Glance(words, f"style.{style.value}", f"details.no_{style.value}")
            for style in (Style.HEADLINE, Style.LEAD)
        }
        self.generate = QPushButton()
        self.generate.setObjectName("generate")
        self.language = QComboBox()
        self.dates = {name: QLabel() for name in _DATES}
        self.notes = QPlainTextEdit()
        self.notes.setTabChangesFocus(True)
        self._lay_out()
        self._connect()
        words.changed.connect(self.retranslate)
        self.retranslate()

    def _connect(self) -> None:
        for style, glance in self.glances.items():
            glance.wanted.connect(lambda style=style: self._go_to(style))
        self.generate.clicked.connect(self._generate)
        for line in self.lines.values():
            line.textEdited.connect(lambda _text: self._tell())
        self.notes.textChanged.connect(self._tell)
        self.language.activated.connect(lambda _index: self._tell())

    def refresh(self, limits: Mapping[Style, int]) -> None:
        """Show headline and lead as they stand in the text; `limits` count characters, and 0 is none."""
        for style, glance in self.glances.items():
            block = self._first(style)
            text = block.text().replace(LINE_BREAK, " ").strip() if block else ""
            glance.show_text(text, limits[style])
            if style is Style.HEADLINE:
                self._headline = text
        self.generate.setEnabled(bool(slug(self._headline)))

    def _first(self, style: Style) -> QTextBlock | None:
        return next((b for b in blocks(self._document) if styles.style_of(b) is style), None)

    def _go_to(self, style: Style) -> None:
        if block := self._first(style):
            self.wanted.emit(block.position() + block.length() - 1)

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
        self._show_dates()

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
        for glance in self.glances.values():
            glance.retranslate()
        self.generate.setText(self._words.say("details.generate"))
        self.generate.setToolTip(self._words.say("details.generate_hint"))
        for name, label in self._labels.items():
            label.setText(self._words.say(f"details.{name}"))
        self.lines["tags"].setPlaceholderText(self._words.say("details.tags_hint"))
        self.language.clear()
        self.language.addItems([self._words.say(f"language.{code}") for code in _LANGUAGES])
        self._show_language()
        self._show_dates()

    def _show_dates(self) -> None:
        locale = QLocale(self._words.language)
        for name, label in self.dates.items():
            moment: datetime | None = getattr(self._metadata, name)
            label.setVisible(moment is not None)
            self._labels[name].setVisible(moment is not None)
            if moment is not None:
                label.setText(
                    locale.toString(
                        QDateTime.fromSecsSinceEpoch(round(moment.timestamp())),
                        QLocale.FormatType.ShortFormat,
                    )
                )

    def _generate(self) -> None:
        """The address after the headline, in place of what stood in the field."""
        made = slug(self._headline)
        if made and made != self.lines["slug"].text():
            self.lines["slug"].selectAll()
            self.lines["slug"].insert(made)  # so that Ctrl+Z in the field brings the old one back
            self._tell()

    def _show_language(self) -> None:
        code = self._metadata.language.split("-")[0]
        self.language.setCurrentIndex(_LANGUAGES.index(code) if code in _LANGUAGES else -1)

    def _tell(self) -> None:
        self._metadata = self.metadata()
        self.changed.emit(self._metadata)

    def _add(self, column: QVBoxLayout, name: str, field: QWidget) -> None:
        label = QLabel()
        label.setObjectName("why")
        label.setBuddy(field)
        self._labels[name] = label
        column.addSpacing(6)
        column.addWidget(label)
        column.addWidget(field)

    def _lay_out(self) -> None:
        inside = QWidget()
        inside.setObjectName("panel_inside")
        column = QVBoxLayout(inside)
        column.setContentsMargins(16, 4, 14, 14)
        column.setSpacing(4)
        for glance in self.glances.values():
            column.addWidget(glance)
        for name, line in self.lines.items():
            self._add(column, name, line)
        beside = QHBoxLayout()
        beside.addStretch(1)
        beside.addWidget(self.generate)
        column.addLayout(beside)
        for name, field in (("language", self.language), ("notes", self.notes), *self.dates.items()):
            self._add(column, name, field)
        self.notes.setMinimumHeight(110)
        column.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidget(inside)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # it follows the focus of its fields
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 14, 1, 0)
        self._title.setContentsMargins(16, 0, 0, 0)
        layout.addWidget(self._title)
        layout.addWidget(area, 1)
