"""A word for one's own dictionary: its stem, how it is inflected, and the forms that will be right from then on."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QComboBox, QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from maqala.core.spelling.own import OwnWords
from maqala.core.spelling.stems import Entry
from maqala.core.text.words import clean
from maqala.ui.i18n import Words

_WIDTH = 480
_LINES = 4
"""Lines of forms that there is room for, so that nothing moves while somebody types."""


class AddWordDialog(QDialog):
    """Asks for a word. `guesses` are what it may be, the likeliest first; `found` is how it stands in the text."""

    def __init__(
        self, parent: QWidget, words: Words, own: OwnWords, guesses: Sequence[Entry] = (), found: str = ""
    ) -> None:
        super().__init__(parent)
        self._words = words
        self._own = own
        self._guesses = {guess.word: guess for guess in reversed(guesses)}
        self._found = found
        self._ways: tuple[Entry, ...] = ()
        self._chosen = guesses[0] if guesses else None
        self.stem, self.way = QComboBox(), QComboBox()
        self.forms, self.said = QLabel(), QLabel()
        self._accept = QPushButton(words.say("add_word.add"))
        self._lay_out()
        for guess in guesses:
            self.stem.addItem(guess.word)
        self.stem.editTextChanged.connect(lambda _text: self._offer())
        self.way.currentIndexChanged.connect(lambda _index: self._show())
        self.way.activated.connect(lambda _index: self._choose())
        self._offer()

    @property
    def entry(self) -> Entry | None:
        """What was chosen; None while that is no word."""
        place = self.way.currentIndex()
        return self._ways[place] if 0 <= place < len(self._ways) else None

    def _choose(self) -> None:
        self._chosen = self.entry

    def _offer(self) -> None:
        """The ways to inflect what is written as the stem, and of them the likeliest."""
        word = clean(self.stem.currentText().strip())
        self._ways = self._own.ways(word)
        likeliest = self._guesses.get(word) or self._chosen
        self.way.blockSignals(True)
        self.way.clear()
        self.way.addItems([self._label(entry) for entry in self._ways])
        self.way.blockSignals(False)
        self.way.setCurrentIndex(self._own.place_of(likeliest, self._ways))
        self._show()

    def _label(self, entry: Entry) -> str:
        say = self._words.say
        kind = say(f"add_word.kind.{entry.pos}")
        if entry.pos == "x":
            return kind
        if like := self._own.inflects_like(entry):
            return say("add_word.like", kind=kind, word=like)
        forms = self._own.sample_forms(entry)
        return say("add_word.as_in", kind=kind, forms=", ".join(forms[1:4:2]))

    def _show(self) -> None:
        entry = self.entry
        self._accept.setEnabled(entry is not None)
        self.forms.setText(", ".join(self._own.sample_forms(entry)) if entry else "")
        self.said.setText(self._words.say(self._remark(entry), word=self._found))

    def _remark(self, entry: Entry | None) -> str:
        if entry is None:
            return "add_word.no_word" if self.stem.currentText().strip() else "add_word.empty"
        if self._found and not self._own.covers(entry, self._found):
            return "add_word.not_covered"
        return "add_word.covered" if self._found else "add_word.hint"

    def _lay_out(self) -> None:
        say = self._words.say
        self.setWindowTitle(say("add_word.title"))
        self.setMinimumWidth(_WIDTH)
        self.stem.setEditable(True)
        self.stem.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.stem.setObjectName("add_word_stem")
        self.way.setObjectName("add_word_way")
        self.forms.setObjectName("example")
        self.forms.setAccessibleName(say("add_word.forms"))
        self.said.setObjectName("why")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 16)
        layout.setSpacing(8)
        for key, field in (("stem", self.stem), ("way", self.way), ("forms", self.forms)):
            label = QLabel(say(f"add_word.{key}"))
            label.setBuddy(field)
            layout.addWidget(label)
            layout.addWidget(field)
            field.setAccessibleName(say(f"add_word.{key}"))
        for text in (self.forms, self.said):
            text.setWordWrap(True)
            text.setMinimumHeight(text.fontMetrics().lineSpacing() * (_LINES if text is self.forms else 2))
        layout.addWidget(self.said)
        layout.addStretch(1)
        layout.addLayout(self._buttons())

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addStretch(1)
        cancel = QPushButton(self._words.say("button.cancel"))
        cancel.setAutoDefault(False)
        cancel.clicked.connect(self.reject)
        self._accept.setObjectName("primary")
        self._accept.setDefault(True)
        self._accept.clicked.connect(self.accept)
        row.addWidget(cancel)
        row.addWidget(self._accept)
        return row
