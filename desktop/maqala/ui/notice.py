"""A line below the page that waits for an answer without standing in the way of writing."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QToolButton, QWidget

from maqala.core.messages import Message
from maqala.core.values import dataclass
from maqala.ui.i18n import Words
from maqala.ui.theme import Theme


@dataclass(frozen=True, slots=True)
class Answer:
    """A button: its label stands in the translations under `button.NAME`."""

    name: str
    do: Callable[[], object]


class Notice(QWidget):
    """Shows one piece of news at a time; whoever took it up, or closes it, is not asked again."""

    def __init__(self, words: Words, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("notice")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._words = words
        self._theme = theme
        self._what: Message | None = None
        self._buttons: dict[str, QPushButton] = {}
        self.text = QLabel()
        self.text.setWordWrap(True)
        self.text.setTextFormat(Qt.TextFormat.PlainText)
        self.close_button = QToolButton()
        self.close_button.clicked.connect(self.put_away)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(16, 7, 10, 7)
        self._row.setSpacing(8)
        self._row.addWidget(self.text, 1)
        self._row.addWidget(self.close_button)
        words.changed.connect(self.retranslate)
        theme.changed.connect(self._paint)
        self._paint()
        self.hide()

    def tell(self, what: Message, answers: Sequence[Answer]) -> None:
        """Show this instead of what was said before; the first answer stands out."""
        self.put_away()
        self._what = what
        for place, answer in enumerate(answers):
            button = QPushButton()
            button.setObjectName("primary" if not place else f"notice_{answer.name}")
            button.clicked.connect(lambda _checked=False, do=answer.do: do())
            self._row.insertWidget(1 + place, button)
            self._buttons[answer.name] = button
        self.retranslate()
        self.show()

    def put_away(self) -> None:
        """Say nothing more."""
        self.hide()
        self._what = None
        for button in self._buttons.values():
            self._row.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._buttons.clear()

    def button(self, name: str) -> QPushButton:
        """One of the answers that are offered; raises `KeyError`."""
        return self._buttons[name]

    def retranslate(self) -> None:
        """Say everything in the language in force."""
        self.close_button.setToolTip(self._words.say("button.close"))
        self.close_button.setAccessibleName(self._words.say("button.close"))
        if self._what is not None:
            self.text.setText(self._words.say(self._what))
            self.setAccessibleName(self.text.text())
        for name, button in self._buttons.items():
            button.setText(self._words.say(f"button.{name}"))

    def _paint(self) -> None:
        self.close_button.setIcon(self._theme.icon("close"))
