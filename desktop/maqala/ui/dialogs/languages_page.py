"""Other languages in the preferences: which dictionaries check them, and those that somebody has added."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from maqala.core import settings
from maqala.core.errors import MaqalaError
from maqala.core.messages import Message, message
from maqala.core.settings import Settings
from maqala.core.spelling import hunspell
from maqala.ui.i18n import Words
from maqala.ui.own_words import WordsInForce

_KINDS = "*.aff *.dic *.oxt *.xpi"


class LanguagesPage(QWidget):
    """What is chosen holds at once. `failed` hears if it could not be saved."""

    def __init__(
        self, words: Words, kept: Settings, in_force: WordsInForce | None, failed: Callable[[Message], None]
    ) -> None:
        super().__init__()
        self._words = words
        self._kept = kept
        self._in_force = in_force
        self._failed = failed
        self._intro, self._title, self._news = QLabel(), QLabel(), QLabel()
        self.list = QListWidget()
        self.add_button, self.remove_button = QPushButton(), QPushButton()
        self._lay_out()
        self.list.itemSelectionChanged.connect(self._enable)
        self.add_button.clicked.connect(lambda _checked=False: self.add())
        self.remove_button.clicked.connect(lambda _checked=False: self.remove())
        if in_force is not None:
            in_force.changed.connect(self._show_news)
        self.retranslate()

    def fill(self) -> None:
        """Look which dictionaries there are, when somebody is about to look."""
        self.list.clear()
        added = self._kept.get(settings.DICTIONARIES)
        found = hunspell.find(map(Path, added))
        for language, place in sorted(found.items()):
            own = next((name for name in added if _is_of(name, place.path)), "")
            self._add_row(self._said(language, place.path, own=bool(own)), own)
        for name in added:
            if not any(_is_of(name, place.path) for place in found.values()):
                self._add_row(self._words.say("languages.gone", path=name), name)
        self._show_news()
        self._enable()

    def show_kept(self) -> None:
        """Show what is in force now."""
        self.fill()

    def retranslate(self) -> None:
        """Say everything in the language in force."""
        say = self._words.say
        self._intro.setText(say("languages.intro"))
        self._title.setText(say("languages.in_use"))
        self.list.setAccessibleName(say("languages.in_use"))
        self.add_button.setText(say("languages.add"))
        self.remove_button.setText(say("languages.remove"))
        if self.list.count():
            self.fill()

    # What the buttons do

    def add(self) -> None:
        """Take a dictionary that somebody has."""
        title = self._words.say("languages.add")
        chosen, _ = QFileDialog.getOpenFileName(self, title, str(Path.home()), self._files())
        if not chosen:
            return
        if not hunspell.find_added(Path(chosen)):
            self._failed(message("languages.unknown", path=chosen))
            return
        others = [name for name in self._kept.get(settings.DICTIONARIES) if name != chosen]
        self._keep((chosen, *others))

    def remove(self) -> None:
        """Take the chosen ones no longer; their files stay."""
        gone = {item.data(Qt.ItemDataRole.UserRole) for item in self.list.selectedItems()}
        self._keep(tuple(name for name in self._kept.get(settings.DICTIONARIES) if name not in gone))

    def _keep(self, names: tuple[str, ...]) -> None:
        try:
            self._kept.set(settings.DICTIONARIES, names)
        except MaqalaError as error:
            self._failed(error.message)
        self.fill()

    def _add_row(self, text: str, own: str) -> None:
        item = QListWidgetItem(text)
        item.setToolTip(text)
        item.setData(Qt.ItemDataRole.UserRole, own)
        self.list.addItem(item)

    def _said(self, language: str, path: Path, *, own: bool) -> str:
        key = "languages.own" if own else "languages.found"
        return self._words.say(key, language=self._words.say(f"language.{language}"), path=str(path))

    def _show_news(self) -> None:
        languages = self._in_force.languages if self._in_force else None
        self._news.setText("\n".join(map(self._words.say, languages.news)) if languages else "")

    def _enable(self) -> None:
        chosen = [item.data(Qt.ItemDataRole.UserRole) for item in self.list.selectedItems()]
        self.remove_button.setEnabled(any(chosen))

    def _files(self) -> str:
        say = self._words.say
        return f"{say('languages.files')} ({_KINDS});;{say('open.anything')} (*)"

    def _lay_out(self) -> None:
        self.list.setObjectName(settings.DICTIONARIES.name)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self._news.setObjectName("why")
        for label in (self._intro, self._news):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
        row = QHBoxLayout()
        for name, button in (("add", self.add_button), ("remove", self.remove_button)):
            button.setObjectName(f"languages_{name}")
            button.setAutoDefault(False)
            row.addWidget(button)
        row.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 6, 4, 4)
        layout.setSpacing(8)
        layout.addWidget(self._intro)
        layout.addWidget(self._title)
        layout.addWidget(self.list, 1)
        layout.addLayout(row)
        layout.addWidget(self._news)


def _is_of(name: str, path: Path) -> bool:
    """Whether a file that somebody chose is the dictionary at `path`: its .dic stands for it as well."""
    return Path(name) == path or Path(name).with_suffix(".aff") == path
