"""The line below: words · characters · minutes · encoding · language · findings."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QToolButton, QWidget

from maqala.core.text.statistics import Statistics
from maqala.ui.i18n import Words, spaced


class StatusLine(QWidget):
    """Shows the figures; every one can be clicked."""

    clicked = Signal(str)
    """`counts`, `coding`, `language` or `findings`."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        self.setObjectName("status")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._words = words
        self._counts = Statistics()
        self._selected = False
        self._wanted = 0
        self._language = "kk"
        self._findings: int | None = None
        self._buttons = {name: self._button(name) for name in ("counts", "coding", "language", "findings")}
        self.show_coding("")
        self._message = _Remark()
        self._message.setObjectName("message")
        self._lay_out()
        words.changed.connect(self.retranslate)
        self.retranslate()

    def show_counts(self, article: Statistics, selection: Statistics | None = None, wanted: int = 0) -> None:
        """The figures of the selection if there is one; `wanted` is how many words there are to be, or 0."""
        self._counts, self._selected = selection or article, selection is not None
        self._wanted = wanted
        self.retranslate()

    def show_language(self, language: str) -> None:
        """The article's language."""
        if language != self._language:
            self._language = language
            self.retranslate()

    def show_coding(self, name: str) -> None:
        """How the text lies in the file; "" where there is nothing to choose."""
        self._buttons["coding"].setText(name)
        self._buttons["coding"].setVisible(bool(name))

    def show_findings(self, number: int | None) -> None:
        """How many findings there are; None while nobody knows yet."""
        self._findings = number
        self.retranslate()

    def button(self, name: str) -> QToolButton:
        """One of the figures, to open something at it."""
        return self._buttons[name]

    def text(self, name: str) -> str:
        """What one of the figures says."""
        return self._buttons[name].text()

    def say(self, text: str) -> None:
        """A passing remark on the left."""
        self._message.setText(text)
        self._message.setToolTip(text)

    def said(self) -> str:
        """The last remark."""
        return self._message.text()

    def retranslate(self) -> None:
        """Say everything in the language in force."""
        say, counts = self._words.say, self._counts
        key = "status.counts_selected" if self._selected else "status.counts"
        if self._wanted and not self._selected:
            key = "status.counts_wanted"
        self._buttons["counts"].setText(
            say(
                key,
                words=spaced(counts.words),
                wanted=spaced(self._wanted),
                characters=spaced(counts.characters),
                minutes=counts.minutes,
            )
        )
        known = self._words.knows(f"language.{self._language}")
        self._buttons["language"].setText(say(f"language.{self._language}") if known else self._language)
        self._buttons["findings"].setText(self._said_findings())
        self._buttons["counts"].setToolTip(say("status.counts_hint"))
        self._buttons["coding"].setToolTip(say("status.coding_hint"))
        self._buttons["language"].setToolTip(say("status.language_hint"))
        self._buttons["findings"].setToolTip(say("status.findings_hint"))

    def _said_findings(self) -> str:
        if self._findings is None:
            return self._words.say("status.checking")
        if not self._findings:
            return self._words.say("status.no_findings")
        return self._words.say("status.findings", number=spaced(self._findings))

    def _button(self, name: str) -> QToolButton:
        button = QToolButton()
        button.setObjectName(f"status_{name}")
        button.setAutoRaise(True)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(lambda: self.clicked.emit(name))
        return button

    def _lay_out(self) -> None:
        layout = QHBoxLayout(self)
        layout.setContentsMargins(8, 2, 8, 2)
        layout.setSpacing(4)
        layout.addWidget(self._message, 1)
        for button in self._buttons.values():
            layout.addWidget(button)


class _Remark(QLabel):
    """One line that makes no window wider than it is; what has no room in it is in its tool tip."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def paintEvent(self, _event: QPaintEvent) -> None:
        if not self.text():
            return
        painter, room = QPainter(self), self.contentsRect()
        text = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room.width())
        self.style().drawItemText(
            painter,
            room,
            int(self.alignment()),
            self.palette(),
            self.isEnabled(),
            text,
            self.foregroundRole(),
        )
