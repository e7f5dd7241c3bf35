"""What proofreading found, by kind: a card each, with the word in its sentence, why, and the fix first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Hashable, Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QIcon, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from maqala.core.issues import Family, Issue, family_of
from maqala.ui import tab_order
from maqala.ui.editor.looks import TINTS
from maqala.ui.editor.proofreading import Finding, Key
from maqala.ui.i18n import Words
from maqala.ui.panels import RIGHT
from maqala.ui.panels.card import Card
from maqala.ui.panels.lazy_list import LazyList
from maqala.ui.theme import Theme

_CARD, _HEADING = 106, 38
"""Pixels: the height of a card that has not been made yet, and of a heading."""

Fixes = Callable[[Issue, Callable[[Sequence[str]], None]], None]


class FindingsPanel(QWidget):
    """The list of cards under headings. The card of the finding that is being looked at is the chosen one."""

    acted = Signal(object, str, str)
    """A finding, what is wanted of it and with which text: see `Card.acted`."""
    wanted = Signal(object)
    """This finding is to be shown in the text."""
    filtered = Signal(object)
    """The families that are hidden now."""

    def __init__(self, words: Words, theme: Theme, fixes: Fixes) -> None:
        super().__init__()
        self.setObjectName("panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedWidth(RIGHT)
        self._words = words
        self._theme = theme
        self._fixes = fixes
        self._found: dict[Key, Finding] = {}
        self._alike: Counter[tuple[str, ...]] = Counter()
        self._known = False
        self._hidden: frozenset[Family] = frozenset()
        self._chosen: Key | None = None
        self._title, self._quiet = QLabel(), QLabel()
        self.filters = {family: QToolButton() for family in Family}
        self.list = _Cards(self._make, lambda key: _HEADING if isinstance(key, Family) else _CARD)
        self.list.moved.connect(self._move)
        self.list.accepted.connect(self._accept)
        self._lay_out()
        words.changed.connect(self._again)
        theme.changed.connect(self._again)
        self._again()

    @property
    def cards(self) -> list[Card]:
        """The cards that exist just now: those on screen, and the chosen one."""
        return [widget for widget in self.list.widgets() if isinstance(widget, Card)]

    @property
    def chosen(self) -> Card | None:
        """The card of the finding that is being looked at."""
        card = self.list.widget_of(self._chosen)
        return card if isinstance(card, Card) else None

    # What it shows

    def show_findings(self, findings: Sequence[Finding], *, known: bool) -> None:
        """Show these. `known`: whether the check has been through the text."""
        self._known = known
        before, self._found = self._found, {finding.key: finding for finding in findings}
        self._alike = Counter(finding.issue.alike for finding in findings)
        chosen = self._chosen if self._chosen in self._found else self._neighbour(before)
        self._list()  # first: no card can be made of what is gone
        self._choose(chosen)
        for card in self.cards:
            finding = self._found[card.finding.key]
            if (card.finding, card.alike) != (finding, self._alike[finding.issue.alike]):
                self._update(card, finding)
        self._say()

    def show_current(self, finding: Finding) -> None:
        """Choose the card of a finding that is being looked at in the text, and bring it into view."""
        if finding.key in self._found:
            self._choose(finding.key)
            self.list.reveal(finding.key)

    def _update(self, card: Card, finding: Finding) -> None:
        looked = card.looks
        card.show_finding(finding, self._alike[finding.issue.alike])
        if card.looks != looked:
            self.list.changed(finding.key)

    def _neighbour(self, before: dict[Key, Finding]) -> Key | None:
        """What takes the place of a chosen card that is gone: the next in the list, else the one above."""
        shown = [key for key in self.list.keys if key in before]
        if self._chosen not in shown:
            return None
        place = shown.index(self._chosen)
        order = [*shown[place + 1 :], *reversed(shown[:place])]
        return next((key for key in order if key in self._found), None)

    def _list(self) -> None:
        """Headings and cards in their order."""
        keys: list[Hashable] = []
        for family in Family:
            inside = [key for key, f in self._found.items() if family_of(f.issue) is family]
            if inside and family not in self._hidden:
                keys += [family, *inside]
        if keys != self.list.keys:
            self.list.show_keys(keys)

    def _choose(self, key: Key | None) -> None:
        if key == self._chosen:
            return
        if self.chosen is not None:
            self.chosen.choose(on=False)
            self.list.changed(self._chosen)
        self._chosen = key
        self.list.pin(key)
        if self.chosen is not None:
            self.chosen.choose(on=True)
            self.list.changed(key)
            tab_order.as_laid_out(self.chosen, behind=self.list)

    # Cards and headings

    def _make(self, key: Hashable) -> QWidget:
        if isinstance(key, Family):
            return _Heading(self._theme, key, self._words.say(f"family.{key.value}"))
        finding = self._found[key]  # type: ignore[index]
        card = Card(finding, self._words, self._alike[finding.issue.alike])
        card.resize(RIGHT - 40, 0)
        if key == self._chosen:
            card.choose(on=True)
        card.acted.connect(lambda what, text: self._act(card.finding, what, text))
        card.wanted.connect(lambda: self._want(card.finding))
        # Later: the list is to be on screen before anybody thinks about corrections.
        QTimer.singleShot(0, card, lambda: self._ask_fixes(card))
        return card

    def _ask_fixes(self, card: Card) -> None:
        def show(found: Sequence[str]) -> None:
            if self.list.widget_of(card.finding.key) is card:
                card.show_fixes(found)
                self.list.changed(card.finding.key)
                if card.finding.key == self._chosen:
                    self.list.reveal(card.finding.key)  # it has grown
                    tab_order.as_laid_out(card, behind=self.list)

        self._fixes(card.finding.issue, show)

    # What people do with it

    def _want(self, finding: Finding) -> None:
        self._choose(finding.key)
        self.list.reveal(finding.key)
        self.wanted.emit(finding)

    def _act(self, finding: Finding, what: str, text: str) -> None:
        """Do it, and go on to the next finding, so that a list can be worked through."""
        following = self._behind(finding, what)
        self._choose(finding.key)
        self.acted.emit(finding, what, text)
        if following is not None:
            self.wanted.emit(following)

    def _move(self, by: int) -> None:
        following = self._following(self._chosen, by)
        if following is not None:
            self._want(following)

    def _accept(self) -> None:
        card = self.chosen
        if card is not None and card.fixes:
            self._act(card.finding, "fix", card.fixes[0])

    def _following(self, key: Key | None, by: int) -> Finding | None:
        keys = [k for k in self.list.keys if k in self._found]
        if not keys:
            return None
        if key not in keys:
            return self._found[keys[0]]
        place = keys.index(key) + by
        return self._found[keys[place]] if 0 <= place < len(keys) else None

    def _behind(self, finding: Finding, what: str) -> Finding | None:
        """The next finding in the list that will still be there when `what` is done."""
        following = self._following(finding.key, 1)
        while following is not None and _goes_with(following.issue, finding.issue, what):
            following = self._following(following.key, 1)
        return following

    def _filter(self) -> None:
        self._hidden = frozenset(family for family, button in self.filters.items() if not button.isChecked())
        self.filtered.emit(self._hidden)
        self._list()
        self._say()

    # Words and colours

    def _again(self) -> None:
        for family, button in self.filters.items():
            button.setIcon(mark(self._theme, family))
        self.list.make_anew()
        self._say()

    def _say(self) -> None:
        say = self._words.say
        self._title.setText(say("findings.title"))
        self.list.setAccessibleName(say("findings.title"))
        counts = Counter(family_of(finding.issue) for finding in self._found.values())
        for family, button in self.filters.items():
            name = say(f"family.{family.value}")
            button.setText(str(counts[family]))
            button.setVisible(bool(counts[family]))
            button.setToolTip(say("findings.filter", family=name))
            button.setAccessibleName(f"{name}: {counts[family]}")
        self._filters.setVisible(len(counts) > 1 or bool(self._hidden & counts.keys()))
        self._quiet.setVisible(not self.list.keys)
        self.list.setVisible(bool(self.list.keys))
        self._quiet.setText(say(self._quiet_key(counts)))

    def _quiet_key(self, counts: Collection[Family]) -> str:
        if counts:
            return "findings.all_hidden"
        return "findings.none" if self._known else "status.checking"

    def _lay_out(self) -> None:
        self._title.setObjectName("panel_title")
        self._quiet.setObjectName("quiet_tick")
        self._quiet.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self._quiet.setWordWrap(True)
        self._filters = QWidget()
        row = QHBoxLayout(self._filters)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        for family, button in self.filters.items():
            button.setObjectName("filter")
            button.setProperty("family", family.value)
            button.setCheckable(True)
            button.setChecked(True)
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.toggled.connect(lambda _on: self._filter())
            row.addWidget(button)
        top = QHBoxLayout()
        top.setContentsMargins(16, 12, 12, 8)
        top.addWidget(self._title, 1)
        top.addWidget(self._filters)
        around = QVBoxLayout()
        around.setContentsMargins(12, 0, 0, 0)
        around.addWidget(self.list, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 0, 0, 0)  # the line at the panel's edge
        layout.setSpacing(0)
        layout.addLayout(top)
        layout.addWidget(self._quiet, 1)
        layout.addLayout(around, 1)


def _goes_with(other: Issue, issue: Issue, what: str) -> bool:
    """Whether `what` is done about `issue` sees to `other`, too."""
    if what == "rule_off":
        return other.rule == issue.rule
    return what not in ("fix", "ignore") and other.alike == issue.alike


class _Cards(LazyList):
    """The list takes the keyboard as a whole: arrows choose a card, Enter takes its first correction."""

    moved = Signal(int)
    accepted = Signal()

    def __init__(self, make: Callable[[Hashable], QWidget], guess: Callable[[Hashable], int]) -> None:
        super().__init__(make, guess)
        self.setObjectName("cards")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Down:
                self.moved.emit(1)
            case Qt.Key.Key_Up:
                self.moved.emit(-1)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.accepted.emit()
            case _:
                super().keyPressEvent(event)


class _Heading(QWidget):
    """The name of a family with its mark."""

    def __init__(self, theme: Theme, family: Family, name: str) -> None:
        super().__init__()
        picture, label = QLabel(), QLabel(name)
        picture.setPixmap(mark(theme, family).pixmap(20, 20))
        label.setObjectName("section")
        row = QHBoxLayout(self)
        row.setContentsMargins(4, 10, 4, 4)
        row.setSpacing(6)
        row.addWidget(picture)
        row.addWidget(label, 1)


def mark(theme: Theme, family: Family) -> QIcon:
    """The mark that a family has in the text, as an icon."""
    return theme.icon(f"mark-{family.value}", TINTS[family])
