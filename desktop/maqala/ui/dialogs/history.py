"""What an article was before: when, how long, how it differs, and the way back to it."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QDateTime, QLocale, Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from maqala.core.article import Article
from maqala.core.storage.session import Found, State
from maqala.core.text.statistics import Counter
from maqala.ui.dialogs import ask
from maqala.ui.difference_view import DifferenceView
from maqala.ui.i18n import Words, spaced
from maqala.ui.theme import Theme

_SIZE = (980, 620)
_LIST_WIDTH = 310
_AGAINST = ("now", "before", "nothing")
"""What a version is compared with: the article in the window, the version before it, or nothing."""


class HistoryDialog(QDialog):
    """The versions of one article, latest first, each beside the article as it stands now."""

    restored = Signal(object)
    """The article that is to stand in place of the present one."""
    copy_wanted = Signal(object)
    """The article that is to be opened beside the present one."""
    erased = Signal()
    """Nothing of this history is to be kept."""

    def __init__(
        self, parent: QWidget, words: Words, theme: Theme, name: str, found: Found, now: Article
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(words.say("history.title", name=name))
        self.resize(*_SIZE)
        self._words = words
        self._name = name
        self._now = now
        self._versions = found.states
        self.list = QListWidget()
        self.list.setObjectName("versions")
        self.list.setFixedWidth(_LIST_WIDTH)
        self.list.setAccessibleName(words.say("history.list"))
        self.against = QComboBox()
        self.against.addItems([words.say(f"history.against.{name}") for name in _AGAINST])
        self.against.setAccessibleName(words.say("history.against"))
        self.view = DifferenceView(words, theme.palette)
        self.arrows = {name: self.view.arrow(theme, forward=name == "down") for name in ("up", "down")}
        self.count = _small(words.say("history.empty"))
        names = ("erase_history", "close", "open_copy", "restore_version")
        self.buttons = {name: self._button(name) for name in names}
        self._lay_out(_small(words.say("history.damaged")) if not found.is_whole else None)
        self._fill()
        self._connect()
        self._show()

    def _connect(self) -> None:
        self.list.currentRowChanged.connect(lambda _row: self._show())
        self.against.activated.connect(lambda _index: self._show())
        self.buttons["close"].clicked.connect(self.reject)
        self.buttons["open_copy"].clicked.connect(self._open_copy)
        self.buttons["restore_version"].clicked.connect(self._restore)
        self.buttons["erase_history"].clicked.connect(self._erase)

    # Showing

    def _fill(self) -> None:
        counter = Counter()
        numbers = [counter.count(_paragraphs(state.article)).words for state in self._versions]
        for place, state in enumerate(self._versions):
            before = numbers[place + 1] if place + 1 < len(numbers) else None
            self.list.addItem(f"{self._when(state.time)}\n{self._about(state, numbers[place], before)}")
        self.list.setCurrentRow(0)

    def _when(self, time: datetime) -> str:
        moment = QDateTime.fromSecsSinceEpoch(round(time.timestamp()))
        form = "d MMMM, HH:mm" if time.year == datetime.now(time.tzinfo).year else "d MMMM yyyy, HH:mm"
        return QLocale(self._words.language).toString(moment, form)

    def _about(self, state: State, number: int, before: int | None) -> str:
        parts = [self._words.say("history.words", number=spaced(number))]
        if before is not None and number != before:
            parts.append(f"{'+' if number > before else '−'}{spaced(abs(number - before))}")
        kind = "saved" if state.is_saved else "replaced" if state.is_replaced else "between"
        parts.append(self._words.say(f"history.{kind}"))
        return " · ".join(parts)

    def _show(self) -> None:
        """Show the chosen version, and how it differs from what it is compared with."""
        chosen, against = self._chosen(), _AGAINST[self.against.currentIndex()]
        for name in ("open_copy", "restore_version", "erase_history"):
            self.buttons[name].setEnabled(chosen is not None)
        self.against.setEnabled(chosen is not None)
        number = 0
        if chosen is not None:
            old, new = self._sides(chosen, against)
            number = self.view.show_difference(old, new)
            self.count.setText(self._said(old, new, number))
        for arrow in self.arrows.values():
            arrow.setEnabled(number > 0)

    def _said(self, old: Article, new: Article, number: int) -> str:
        if number:
            return self._words.say("difference.number", number=number)
        if old is new:
            return ""
        return self._words.say("history.same" if old == new else "difference.formatting")

    def _sides(self, chosen: State, against: str) -> tuple[Article, Article]:
        """The older and the newer article."""
        row = self.list.currentRow() + 1
        if against == "now":
            return chosen.article, self._now
        if against == "before" and row < len(self._versions):
            return self._versions[row].article, chosen.article
        return chosen.article, chosen.article

    def _chosen(self) -> State | None:
        row = self.list.currentRow()
        return self._versions[row] if 0 <= row < len(self._versions) else None

    # What the buttons do

    def _restore(self) -> None:
        chosen = self._chosen()
        self.accept()
        if chosen is not None:
            self.restored.emit(chosen.article)

    def _open_copy(self) -> None:
        chosen = self._chosen()
        self.accept()
        if chosen is not None:
            self.copy_wanted.emit(chosen.article)

    def _erase(self) -> None:
        if ask.may_erase_history(self, self._words, self._name).ask():
            self.accept()
            self.erased.emit()

    # Putting it together

    def _button(self, key: str) -> QPushButton:
        button = QPushButton(self._words.say(f"button.{key}"))
        button.setAutoDefault(False)
        return button

    def _lay_out(self, news: QLabel | None) -> None:
        above = QHBoxLayout()
        above.addWidget(self.against)
        above.addWidget(self.count, 1)
        for arrow in self.arrows.values():
            above.addWidget(arrow)
        right = QVBoxLayout()
        right.addLayout(above)
        right.addWidget(self.view, 1)
        body = QHBoxLayout()
        body.setSpacing(14)
        body.addWidget(self.list)
        body.addLayout(right, 1)
        below = QHBoxLayout()
        for key, button in self.buttons.items():
            below.addWidget(button)
            if key == "erase_history":
                below.addStretch(1)
        self.buttons["restore_version"].setObjectName("primary")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 16)
        layout.setSpacing(12)
        if news is not None:
            layout.addWidget(news)
        layout.addLayout(body, 1)
        layout.addLayout(below)


def _paragraphs(article: Article) -> list[str]:
    return article.text.split("\n")


def _small(text: str) -> QLabel:
    label = QLabel(text)
    label.setObjectName("why")
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    return label
