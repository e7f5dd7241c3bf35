"""The rules in the preferences: by topic, each to be switched on and off and given a severity."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import groupby

from PySide6.QtCore import Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from maqala.core import paths, settings
from maqala.core.errors import MaqalaError
from maqala.core.issues import Severity
from maqala.core.messages import Message
from maqala.core.proofing import examples
from maqala.core.proofing.choice import LEVELS, Choice, Described
from maqala.core.proofing.examples import Example
from maqala.core.proofing.rule import SPELLING, TOPICS
from maqala.core.settings import Settings
from maqala.ui.dialogs import rule_example
from maqala.ui.i18n import Words

_INDENT = 22
"""Pixels: explanations stand under the names, not under the boxes."""


class RulesPage(QWidget):
    """A row for each rule; what is chosen holds at once. `failed` hears if it could not be saved."""

    def __init__(
        self, words: Words, kept: Settings, rules: Sequence[Described], failed: Callable[[Message], None]
    ) -> None:
        super().__init__()
        self.setObjectName(settings.RULES.name)
        self._words = words
        self._kept = kept
        self._failed = failed
        self._rules = sorted(rules, key=lambda rule: TOPICS.index(rule.topic))
        self._topics: list[_Topic] = []
        self._search = QLineEdit()
        self._nothing = QLabel()
        self._nothing.setObjectName("why")
        self._reset = QPushButton()
        self._grid = QGridLayout()
        self._lay_out()
        self._search.textChanged.connect(lambda _text: self._filter())
        self._reset.clicked.connect(lambda _checked=False: self._keep(Choice()))
        self.show_kept()
        self.retranslate()

    @property
    def rows(self) -> list[_Row]:
        """The rows of all rules, once the page has been seen."""
        return [row for topic in self._topics for row in topic.rows]

    def show_kept(self) -> None:
        """Show what is in force now."""
        choice = Choice.of(self._kept.get(settings.RULES))
        for row in self.rows:
            row.show_severity(choice.severity(row.rule))
        for topic in self._topics:
            topic.show_state()
        self._reset.setEnabled(bool(choice.by_rule))

    def retranslate(self) -> None:
        """Say everything in the language in force."""
        say = self._words.say
        self._search.setPlaceholderText(say("rules.search"))
        self._search.setAccessibleName(say("rules.search"))
        self._reset.setText(say("rules.reset"))
        self._nothing.setText(say("rules.nothing" if self._rules else "rules.waiting"))
        for topic in self._topics:
            topic.box.setText(say(f"topic.{topic.name}"))
        for row in self.rows:
            row.retranslate()
        self._filter()

    # What people do with it

    def _decide(self, rows: Sequence[_Row]) -> None:
        choice = Choice.of(self._kept.get(settings.RULES))
        for row in rows:
            choice = choice.decided(row.rule, row.severity)
        self._keep(choice)

    def _keep(self, choice: Choice) -> None:
        try:
            self._kept.set(settings.RULES, choice.entries)
        except MaqalaError as error:
            self._failed(error.message)
        self.show_kept()

    def _switch(self, topic: _Topic) -> None:
        on = topic.box.checkState() != Qt.CheckState.Unchecked
        for row in topic.rows:
            row.box.setChecked(on)
        self._decide(topic.rows)

    def _filter(self) -> None:
        wanted = self._search.text().casefold()
        found = [topic.show_matching(wanted) for topic in self._topics]
        self._nothing.setVisible(not any(found))

    # Putting it together

    def fill(self) -> None:
        """Make the rows, when somebody is about to look: there are many, and most people come for other things."""
        if not self._topics:
            by_topic = groupby(self._rules, lambda rule: rule.topic)
            all_of = examples.read(paths.shipped("resources", "proofing", "examples"))
            shortest = {rule: min(given, key=lambda one: len(one.written)) for rule, given in all_of.items()}
            self._topics = [
                _Topic(name, [_Row(rule, self._words, shortest.get(rule.id)) for rule in group])
                for name, group in by_topic
            ]
            self._connect()
            for topic in self._topics:
                topic.lay_into(self._grid)
            self._grid.setRowStretch(self._grid.rowCount(), 1)
            self.show_kept()
            self.retranslate()

    def _connect(self) -> None:
        for topic in self._topics:
            topic.box.clicked.connect(lambda _checked=False, topic=topic: self._switch(topic))
            for row in topic.rows:
                row.box.clicked.connect(lambda _checked=False, row=row: self._decide([row]))
                row.level.activated.connect(lambda _index, row=row: self._decide([row]))

    def _lay_out(self) -> None:
        self._search.setClearButtonEnabled(True)
        self._reset.setAutoDefault(False)
        inside = QWidget()
        inside.setObjectName("rules")
        inside.setLayout(self._grid)
        self._grid.setContentsMargins(0, 0, 10, 0)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(2)
        self._grid.setColumnStretch(0, 1)
        scroll = QScrollArea()
        scroll.setObjectName("rules")
        scroll.setWidgetResizable(True)
        scroll.setWidget(inside)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 6, 0, 0)
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(self._search, 1)
        top.addWidget(self._reset)
        layout.addLayout(top)
        layout.addWidget(self._nothing)
        layout.addWidget(scroll, 1)


class _Row:
    """One rule: whether it runs, how its findings are marked, and what it rests on."""

    def __init__(self, rule: Described, words: Words, example: Example | None) -> None:
        self.rule = rule
        self._words = words
        self.box = QCheckBox()
        self.box.setObjectName(f"rule.{rule.id}")
        self.level = _Levels()
        self.level.setObjectName(f"rule.{rule.id}.severity")
        self.level.addItems([""] * len(LEVELS))
        self.why = QLabel()
        self.why.setObjectName("why")
        self.why.setWordWrap(True)
        self.why.setIndent(_INDENT)
        self.example = QLabel(rule_example.shown(example) if example else "")
        self.example.setObjectName("rule-example")
        self.example.setTextFormat(Qt.TextFormat.RichText)
        self.example.setAccessibleDescription(rule_example.spoken(example) if example else "")
        self.example.setWordWrap(True)
        self.example.setIndent(_INDENT)

    @property
    def widgets(self) -> tuple[QWidget, ...]:
        """All of the row; the speller's own findings have marks that nobody chooses."""
        level = () if self.rule.topic == SPELLING else (self.level,)
        example = (self.example,) if self.example.text() else ()
        return (self.box, *level, self.why, *example)

    @property
    def severity(self) -> Severity | None:
        """What is chosen; None if the rule is not to run."""
        if not self.box.isChecked():
            return None
        return self.rule.severity if self.rule.topic == SPELLING else LEVELS[self.level.currentIndex()]

    def show_severity(self, severity: Severity | None) -> None:
        """Show what is in force."""
        self.box.setChecked(severity is not None)
        self.level.setEnabled(severity is not None)
        if (shown := severity or self.rule.severity) in LEVELS:
            self.level.setCurrentIndex(LEVELS.index(shown))

    def retranslate(self) -> None:
        """Say it in the language in force."""
        say = self._words.say
        name = say(f"rule.{self.rule.id}")
        self.box.setText(name)
        self.box.setAccessibleDescription(say(f"rule.{self.rule.id}.why"))
        self.why.setText(say(f"rule.{self.rule.id}.why"))
        self.level.setAccessibleName(say("rules.level", rule=name))
        for index, level in enumerate(LEVELS):
            self.level.setItemText(index, say(f"severity.{level.value}"))

    def matches(self, wanted: str) -> bool:
        """Whether somebody who looks for `wanted`, in small letters, may mean this rule."""
        said = (self.box.text(), self.why.text(), self.example.accessibleDescription(), self.rule.id)
        return wanted in "\n".join(said).casefold()


_BELOW = 9
"""Pixels between two rules."""


class _Topic:
    """The rules of one topic, and a box that switches all of them."""

    def __init__(self, name: str, rows: list[_Row]) -> None:
        self.name = name
        self.rows = rows
        self.box = QCheckBox()
        self.box.setObjectName(f"topic.{name}")
        self.box.setProperty("heading", True)
        self.box.setTristate(True)

    def show_state(self) -> None:
        """Checked if all rules run, half if some do."""
        running = sum(row.box.isChecked() for row in self.rows)
        all_run, some_run = running == len(self.rows), running > 0
        partly = Qt.CheckState.PartiallyChecked if some_run else Qt.CheckState.Unchecked
        self.box.setCheckState(Qt.CheckState.Checked if all_run else partly)

    def show_matching(self, wanted: str) -> bool:
        """Show the rows that somebody looks for; whether there are any."""
        whole = wanted in self.box.text().casefold()
        found = [whole or row.matches(wanted) for row in self.rows]
        for row, shown in zip(self.rows, found, strict=True):
            for widget in row.widgets:
                widget.setVisible(shown)
        self.box.setVisible(any(found))
        return any(found)

    def lay_into(self, grid: QGridLayout) -> None:
        """Put heading and rows below what is there."""
        grid.addWidget(self.box, grid.rowCount(), 0, 1, 2)
        for row in self.rows:
            place = grid.rowCount()
            grid.addWidget(row.box, place, 0)
            if row.level in row.widgets:
                grid.addWidget(row.level, place, 1)
            grid.addWidget(row.why, place + 1, 0, 1, 2)
            if row.example in row.widgets:
                grid.addWidget(row.example, place + 2, 0, 1, 2)
            row.widgets[-1].setContentsMargins(0, 0, 0, _BELOW)  # goes with the row when that is hidden


class _Levels(QComboBox):
    """A choice that the mouse wheel scrolls past, not through."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()
