"""What proofreading found: a card each, with the word in its sentence, why, and the fix first."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from html import escape

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from maqala.core.issues import SPELLING_RULES, Issue
from maqala.core.text.offsets import Offsets
from maqala.ui.editor.bridge import LINE_BREAK
from maqala.ui.editor.proofreading import Finding
from maqala.ui.flow import FlowLayout
from maqala.ui.i18n import Words
from maqala.ui.theme import Theme

WIDTH = 320
_SHOWN = 40
"""Cards at once: as many as somebody can work through before the list is made anew."""
_FIXES = 3
_AROUND = 42
"""Letters of the sentence shown on each side of the word."""

Fixes = Callable[[Issue, Callable[[Sequence[str]], None]], None]


class Card(QFrame):
    """One finding."""

    fixed = Signal(str)
    ignored = Signal()
    added = Signal()
    wanted = Signal()

    def __init__(self, finding: Finding, words: Words, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("card")
        self.setProperty("severity", finding.issue.severity.value)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.finding = finding
        self._words = words
        self._fixes = FlowLayout(spacing=6)
        self._others = FlowLayout(spacing=14)
        layout = self._layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 11, 12, 11)
        layout.setSpacing(6)
        layout.addWidget(_label(in_sentence(finding, theme.colour(finding.issue.severity.value).name())))
        why = _label(escape(words.say(finding.issue.message)))
        why.setObjectName("why")
        layout.addWidget(why)
        layout.addLayout(self._fixes)
        layout.addLayout(self._others)
        self.setAccessibleName(f"{finding.issue.text}: {words.say(finding.issue.message)}")

    def show_fixes(self, fixes: Sequence[str]) -> None:
        """Offer corrections, the likeliest first, and what else can be done."""
        for place, text in enumerate(fixes[:_FIXES]):
            fix = _button(text.replace("&", "&&"), "fix" if place else "fix_first")
            self._fixes.addWidget(fix)
            fix.ensurePolished()
            fix.clicked.connect(lambda _checked=False, chosen=text: self.fixed.emit(chosen))
        if self.finding.issue.rule in SPELLING_RULES:
            for key, signal in (("menu.ignore", self.ignored), ("menu.add", self.added)):
                button = QPushButton(self._words.say(key))
                button.setObjectName("quiet")
                button.clicked.connect(lambda _checked=False, tell=signal: tell.emit())
                self._others.addWidget(button)
                button.ensurePolished()
        # A card whose buttons wrap grows; the list asks for its height only when it is told so.
        self._layout.invalidate()
        self.updateGeometry()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click shows the place in the text."""
        self.wanted.emit()
        super().mousePressEvent(event)


def _button(text: str, name: str) -> QToolButton:
    button = QToolButton()
    button.setText(text)
    button.setObjectName(name)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return button


class FindingsPanel(QWidget):
    """The list of cards. It is made anew only when what it shows has changed."""

    fixed = Signal(object, str)
    ignored = Signal(object)
    added = Signal(object)
    wanted = Signal(object)

    def __init__(self, words: Words, theme: Theme, fixes: Fixes) -> None:
        super().__init__()
        self.setObjectName("panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedWidth(WIDTH)
        self._words = words
        self._theme = theme
        self._fixes = fixes
        self.cards: list[Card] = []
        self._findings: Sequence[Finding] = ()
        self._known = False
        self._title = QLabel()
        self._title.setObjectName("panel_title")
        self._quiet = QLabel()
        self._quiet.setObjectName("quiet_tick")
        self._quiet.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._quiet.setWordWrap(True)
        self._more = QLabel()
        self._more.setObjectName("why")
        self._list = QVBoxLayout()
        self._lay_out()
        words.changed.connect(self._again)
        theme.changed.connect(self._again)
        self._say()

    def show_findings(self, findings: Sequence[Finding], *, known: bool) -> None:
        """Show these. `known`: whether the check has been through the text."""
        before = [_face(f) for f in self._findings[:_SHOWN]]
        self._findings, self._known = findings, known
        if before == [_face(f) for f in findings[:_SHOWN]]:
            for card, finding in zip(self.cards, findings, strict=False):
                card.finding = finding  # only moved
        else:
            self._make_cards()
        self._say()

    def _again(self) -> None:
        self._make_cards()
        self._say()

    def _make_cards(self) -> None:
        for card in self.cards:
            self._list.removeWidget(card)
            card.hide()
            card.deleteLater()
        self.cards = [self._card(finding) for finding in self._findings[:_SHOWN]]
        for place, card in enumerate(self.cards):
            self._list.insertWidget(place, card)
            # Unpolished, Qt would keep its colours beyond its death, for whoever gets its address.
            for widget in (card, *card.findChildren(QWidget)):
                widget.ensurePolished()

    def _card(self, finding: Finding) -> Card:
        card = Card(finding, self._words, self._theme)
        card.fixed.connect(lambda text: self.fixed.emit(card.finding, text))
        card.ignored.connect(lambda: self.ignored.emit(card.finding))
        card.added.connect(lambda: self.added.emit(card.finding))
        card.wanted.connect(lambda: self.wanted.emit(card.finding))
        # Later: the list is to be on screen before anybody thinks about corrections.
        QTimer.singleShot(0, card, lambda: self._ask_fixes(card))
        return card

    def _ask_fixes(self, card: Card) -> None:
        def show(found: Sequence[str]) -> None:
            if card in self.cards:
                card.show_fixes(found)

        self._fixes(card.finding.issue, show)

    def _say(self) -> None:
        number = len(self._findings)
        self._title.setText(self._words.say("findings.title"))
        self._quiet.setVisible(not number)
        self._quiet.setText(self._words.say("findings.none" if self._known else "status.checking"))
        self._more.setVisible(number > _SHOWN)
        self._more.setText(self._words.say("findings.more", number=max(0, number - _SHOWN)))

    def _lay_out(self) -> None:
        inside = QWidget()
        inside.setObjectName("panel_inside")
        self._list.setSpacing(8)
        self._list.setContentsMargins(14, 4, 14, 14)
        self._list.addWidget(self._more)
        self._list.addWidget(self._quiet)
        self._list.addStretch(1)
        inside.setLayout(self._list)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inside)
        top = QHBoxLayout()
        top.setContentsMargins(16, 14, 16, 8)
        top.addWidget(self._title)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 0, 0, 0)  # the line at the panel's edge
        layout.setSpacing(0)
        layout.addLayout(top)
        layout.addWidget(area, 1)


def in_sentence(finding: Finding, colour: str) -> str:
    """A stretch of the paragraph around the finding, as HTML with the finding in bold."""
    text = finding.paragraph
    issue = finding.issue
    start, end = _in_code_points(finding)
    before, after = text[:start].lstrip(), text[end:].rstrip()
    if len(before) > _AROUND:
        before = "…" + before[-_AROUND:].split(" ", 1)[-1]
    if len(after) > _AROUND:
        after = after[:_AROUND].rsplit(" ", 1)[0].rstrip(" .,;:–") + "…"
    said = f'{escape(before)}<b style="color:{colour}">{escape(issue.text)}</b>{escape(after)}'
    return said.replace(LINE_BREAK, " ")


def _in_code_points(finding: Finding) -> tuple[int, int]:
    offsets = Offsets.of(finding.paragraph)
    return offsets.to_code_points(finding.start), offsets.to_code_points(finding.start + finding.length)


def _face(finding: Finding) -> tuple[str, str, str]:
    """What of a finding its card shows."""
    return finding.issue.text, finding.issue.rule, finding.paragraph


def _label(html: str) -> QLabel:
    label = QLabel(html)
    label.setTextFormat(Qt.TextFormat.RichText)
    label.setWordWrap(True)
    label.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    return label
