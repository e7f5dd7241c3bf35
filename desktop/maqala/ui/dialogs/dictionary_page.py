"""One's own dictionary in the preferences: the words, and the list that the newsroom shares."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from maqala.core import settings
from maqala.core.errors import MaqalaError
from maqala.core.messages import Message
from maqala.core.settings import Settings
from maqala.core.spelling.stems import Entry
from maqala.ui.dialogs import ask
from maqala.ui.dialogs.add_word import AddWordDialog
from maqala.ui.i18n import Words
from maqala.ui.own_words import WordsInForce

_SUFFIX = ".txt"
_ENTRY = Qt.ItemDataRole.UserRole
_BUTTONS = ("add", "edit", "remove", "import", "export")


class DictionaryPage(QWidget):
    """What is changed holds at once. `failed` hears if it could not be saved."""

    def __init__(
        self, words: Words, kept: Settings, in_force: WordsInForce | None, failed: Callable[[Message], None]
    ) -> None:
        super().__init__()
        self._words = words
        self._kept = kept
        self._in_force = in_force
        self._failed = failed
        self.search, self.list = QLineEdit(), QListWidget()
        self.shared = QLineEdit()
        self._said, self._shared_label, self._news = QLabel(), QLabel(), QLabel()
        self._buttons = {name: QPushButton() for name in _BUTTONS}
        self._choose, self._drop = QPushButton(), QPushButton()
        self._lay_out()
        self._connect()
        self.show_kept()
        self.retranslate()

    def show_kept(self) -> None:
        """Show what is in force now."""
        entries = self._in_force.own.entries if self._in_force and self._in_force.own else ()
        chosen = self.chosen()
        self.list.clear()
        for entry in entries:
            item = QListWidgetItem(self._label(entry))
            item.setData(_ENTRY, entry)
            self.list.addItem(item)
            item.setSelected(entry in chosen)
        name = self._kept.get(settings.SHARED_WORDS)
        self.shared.setText(name)
        self.shared.setToolTip(name)
        self.shared.setCursorPosition(len(name))
        self._drop.setEnabled(bool(name))
        self._filter()

    def chosen(self) -> list[Entry]:
        """The words that are selected."""
        return [item.data(_ENTRY) for item in self.list.selectedItems()]

    def retranslate(self) -> None:
        """Say everything in the language in force."""
        say = self._words.say
        self.search.setPlaceholderText(say("dictionary.search"))
        self.search.setAccessibleName(say("dictionary.search"))
        self.list.setAccessibleName(say("preferences.dictionary"))
        self._shared_label.setText(say(f"setting.{settings.SHARED_WORDS.name}"))
        self.shared.setPlaceholderText(say("dictionary.no_shared"))
        self.shared.setAccessibleName(say(f"setting.{settings.SHARED_WORDS.name}"))
        for name, button in self._buttons.items():
            button.setText(say(f"dictionary.{name}"))
        self._choose.setText(say("dictionary.choose"))
        self._drop.setText(say("dictionary.drop"))
        self.show_kept()

    def _label(self, entry: Entry) -> str:
        say = self._words.say
        own = self._in_force.own if self._in_force else None
        like = own.inflects_like(entry) if own and entry.pos != "x" else ""
        kind = say(f"add_word.kind.{entry.pos}") if entry.pos else ""
        how = say("add_word.like", kind=kind, word=like) if like and kind else kind
        return f"{entry.word}  ·  {how}" if how else entry.word

    def _filter(self, _news: object = None) -> None:
        wanted = self.search.text().strip().casefold()
        shown = 0
        for place in range(self.list.count()):
            item = self.list.item(place)
            fits = wanted in item.data(_ENTRY).word.casefold()
            item.setHidden(not fits)
            shown += fits
        self._said.setText(self._words.say("dictionary.count", number=self.list.count(), shown=shown))
        shared = self._in_force.own.shared if self._in_force and self._in_force.own else None
        lines = [self._words.say("dictionary.shared_count", number=len(shared.entries))] if shared else []
        lines += [self._words.say(one) for one in self._in_force.news] if self._in_force else []
        self._news.setText("\n".join(lines))
        self._enable()

    def _enable(self) -> None:
        number = len(self.list.selectedItems())
        ready = bool(self._in_force and self._in_force.own)
        allowed = {"edit": number == 1, "remove": number > 0, "export": self.list.count() > 0}
        for name, button in self._buttons.items():
            button.setEnabled(ready and allowed.get(name, True))

    # What the buttons do

    def add(self) -> None:
        """Take a word that stands in no text."""
        self._ask(None)

    def edit(self) -> None:
        """Inflect a word otherwise."""
        self._ask(self.chosen()[0])

    def remove(self) -> None:
        """Forget the selected words."""
        for entry in self.chosen():
            self._do("remove", entry)

    def import_(self) -> None:
        """Take the words of a file as well."""
        title = self._words.say("dictionary.import")
        chosen, _ = QFileDialog.getOpenFileName(self, title, str(Path.home()), self._files())
        if chosen:
            self._do("import_from", Path(chosen))

    def export(self) -> None:
        """Write the words to a file."""
        suggested = str(Path.home() / f"{self._words.say('dictionary.file')}{_SUFFIX}")
        title = self._words.say("dictionary.export")
        chosen, _ = QFileDialog.getSaveFileName(self, title, suggested, self._files())
        if chosen:
            self._do("export", Path(chosen))

    def _ask(self, old: Entry | None) -> None:
        own = self._in_force.own if self._in_force else None
        if own is None:
            return
        dialog = AddWordDialog(self, self._words, own, [old] if old else ())
        if ask.wait_for(dialog) and (new := dialog.entry):
            if old is None:
                self._do("add", new)
            else:
                self._do("replace", old, new)

    def _do(self, what: str, *given: object) -> None:
        assert self._in_force
        try:
            answer = getattr(self._in_force.own, what)(*given)
        except MaqalaError as error:
            self._failed(error.message)
            answer = None
        self._in_force.tell()
        self.show_kept()
        if isinstance(answer, Message):
            self._said.setText(self._words.say(answer))

    def _share(self, name: str) -> None:
        try:
            self._kept.set(settings.SHARED_WORDS, name)
        except MaqalaError as error:
            self._failed(error.message)
        self.show_kept()

    def _choose_shared(self) -> None:
        start = self._kept.get(settings.SHARED_WORDS) or str(Path.home())
        title = self._words.say("dictionary.choose")
        chosen, _ = QFileDialog.getOpenFileName(self, title, start, self._files())
        if chosen:
            self._share(chosen)

    def _files(self) -> str:
        say = self._words.say
        return f"{say('dictionary.files')} (*{_SUFFIX});;{say('open.anything')} (*)"

    # Putting it together

    def _connect(self) -> None:
        self.search.textChanged.connect(lambda _text: self._filter())
        self.list.itemSelectionChanged.connect(self._enable)
        self.list.itemActivated.connect(lambda _item: self.edit())
        QShortcut(QKeySequence.StandardKey.Delete, self.list, self.remove)
        does = (self.add, self.edit, self.remove, self.import_, self.export)
        for button, do in zip(self._buttons.values(), does, strict=True):
            button.clicked.connect(lambda _checked=False, do=do: do())
        self._choose.clicked.connect(lambda _checked=False: self._choose_shared())
        self._drop.clicked.connect(lambda _checked=False: self._share(""))
        if self._in_force is not None:
            self._in_force.changed.connect(self.show_kept)
            for news in (self._in_force.said, self._in_force.looked):
                news.connect(self._filter)

    def _lay_out(self) -> None:
        self.list.setObjectName("dictionary_list")
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.search.setClearButtonEnabled(True)
        self.shared.setObjectName(settings.SHARED_WORDS.name)
        self.shared.setReadOnly(True)
        for label in (self._said, self._news):
            label.setObjectName("why")
            label.setWordWrap(True)
        column = QVBoxLayout()
        for name, button in (*self._buttons.items(), ("choose", self._choose), ("drop", self._drop)):
            button.setObjectName(f"dictionary_{name}")
            button.setAutoDefault(False)
            if name in _BUTTONS:
                column.addWidget(button)
        column.addStretch(1)
        middle, below = QHBoxLayout(), QHBoxLayout()
        middle.addWidget(self.list, 1)
        middle.addLayout(column)
        for widget in (self.shared, self._choose, self._drop):
            below.addWidget(widget)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 6, 4, 4)
        layout.setSpacing(8)
        layout.addWidget(self.search)
        layout.addLayout(middle, 1)
        layout.addWidget(self._said)
        layout.addWidget(self._shared_label)
        layout.addLayout(below)
        layout.addWidget(self._news)
