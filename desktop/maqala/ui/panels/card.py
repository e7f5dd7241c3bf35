"""One finding: the word in its sentence, why, and what can be done. The chosen card shows all of it."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from maqala.core.issues import SPELLING_RULES, Issue
from maqala.core.text.offsets import Offsets
from maqala.core.text.visible import fix_label, visible
from maqala.ui.editor.bridge import LINE_BREAK
from maqala.ui.editor.proofreading import Finding
from maqala.ui.flow import FlowLayout
from maqala.ui.i18n import Words

FIXES = 3
"""Corrections on a card that is not chosen."""
_USUAL = 280
"""Pixels: the width of a card that has not been laid out yet."""
_LINE = 26
"""Pixels: the height of one line of corrections."""
_AROUND = 42
"""Letters of the sentence shown on each side of the word."""


class Card(QFrame):
    """One finding."""

    acted = Signal(str, str)
    """What is wanted: "fix" or "fix_all" and the text to put there; "ignore", "ignore_all", "add" or "rule_off"."""
    wanted = Signal()
    """A click shows the place in the text."""

    def __init__(self, finding: Finding, words: Words, alike: int = 1) -> None:
        super().__init__()
        self.setObjectName("card")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.finding = finding
        self._words = words
        self.alike = alike
        """How many findings can be mended in the same way."""
        self._chosen = False
        self.fixes: tuple[str, ...] | None = None
        self._sentence = _label()
        self._why = _label()
        self._why.setObjectName("why")
        self._norm = _label()
        self._norm.setObjectName("why")
        self._offered = _row(FlowLayout(spacing=6))
        self._others = _row(FlowLayout(spacing=14, between_lines=4))
        self._layout = layout = QVBoxLayout(self)
        layout.setContentsMargins(11, 8, 10, 9)
        layout.setSpacing(5)
        for widget in (self._sentence, self._why, self._norm, self._offered, self._others):
            layout.addWidget(widget)
        self._others.hide()
        self._norm.hide()
        # Room for one line of corrections, so that nothing moves when they come.
        self._offered.setMinimumHeight(_LINE)
        self.show_finding(finding, alike)

    def show_finding(self, finding: Finding, alike: int) -> None:
        """The same finding, moved or with other words around it."""
        self.finding = finding
        said = self._words.say(finding.issue.message)
        self._sentence.setText(in_sentence(finding))
        self._why.setText(escape(said))
        self._norm.setText(escape(self._explained()))
        self.setAccessibleName(f"{finding.issue.text}: {said}")
        self.setAccessibleDescription(self._sentence.text().replace("<b>", "").replace("</b>", ""))
        if alike != self.alike:
            self.alike = alike
            self._offer_others()

    @property
    def looks(self) -> tuple[str, str, int]:
        """What its height depends on."""
        return self._sentence.text(), self._why.text(), self.alike

    def show_fixes(self, fixes: Sequence[str]) -> None:
        """Offer these corrections, the likeliest first."""
        self.fixes = tuple(fixes)
        self._offer()

    def choose(self, *, on: bool) -> None:
        """Show all that can be done, or only the likeliest."""
        if on != self._chosen:
            self._chosen = on
            self.setProperty("chosen", on)
            self.style().unpolish(self)
            self.style().polish(self)
            self._norm.setVisible(on and bool(self._norm.text()))
            self._offer()

    def buttons(self) -> list[QToolButton | QPushButton]:
        """Every button that is there to be clicked."""
        found = [b for b in self.findChildren(QToolButton) if not b.isHidden()]
        return [*found, *(b for b in self.findChildren(QPushButton) if not b.isHidden())]

    # What is offered

    def _offer(self) -> None:
        row = _emptied(self._offered)
        margins = self._layout.contentsMargins()
        room = (self.width() or _USUAL) - margins.left() - margins.right()
        for place, text in enumerate(self.fixes or ()):
            button = self._fix_button(text, "fix" if place else "fix_first")
            room -= button.sizeHint().width() + row.spacing()
            if not self._chosen and place and (room < -row.spacing() or place >= FIXES):
                button.deleteLater()
                break  # on a card that is not chosen as many as one line takes
            row.addWidget(button)
            button.show()  # or it would have no height before Qt does so, later
        if self.fixes == ():
            none = QLabel(self._words.say("menu.no_fixes"))
            none.setObjectName("why")
            row.addWidget(none)
            none.show()
        self._offer_others()

    def _fix_button(self, text: str, name: str) -> QToolButton:
        label = self._words.say(fix_label(self.finding.issue.text, text))
        button = QToolButton(self._offered)
        button.setText(label.replace("&", "&&"))
        button.setObjectName(name)
        button.setAccessibleName(self._words.say("card.fix_name", text=label))
        # Only the chosen card is walked through with Tab; arrows go from card to card.
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus if self._chosen else Qt.FocusPolicy.NoFocus)
        button.clicked.connect(lambda _checked=False: self.acted.emit("fix", text))
        button.ensurePolished()
        return button

    def _offer_others(self) -> None:
        _emptied(self._others)
        self._others.setVisible(self._chosen)
        if self._chosen:
            if self.alike > 1 and self.fixes:
                self._add("fix_all", self._words.say("card.fix_all", number=self.alike), self.fixes[0])
            self._add("ignore", self._words.say("menu.ignore"))
            self._add("ignore_all", self._words.say("menu.ignore_all"))
            if self.finding.issue.rule in SPELLING_RULES:
                self._add("add", self._words.say("menu.add"))
            if can_be_switched_off(self.finding.issue, self._words):
                name = self._words.say(f"rule.{self.finding.issue.rule}")
                self._add("rule_off", self._words.say("menu.rule_off"), name)
        for line in (self._offered, self._others):
            line.updateGeometry()  # or its old height is remembered

    def _add(self, what: str, label: str, text: str = "") -> None:
        button = QPushButton(label)
        button.setObjectName("quiet")
        button.setProperty("what", what)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setAutoDefault(False)
        hint = f"card.{what}_hint"
        if self._words.knows(hint):
            button.setToolTip(self._words.say(hint, word=self.finding.issue.text, text=text))
        button.clicked.connect(lambda _checked=False: self.acted.emit(what, text))
        row = self._others.layout()
        assert row is not None
        row.addWidget(button)
        button.show()

    def _explained(self) -> str:
        """What the rule rests on; the speller's findings explain themselves."""
        rule = self.finding.issue.rule
        key = f"rule.{rule}.why"
        return self._words.say(key) if rule not in SPELLING_RULES and self._words.knows(key) else ""

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click shows the place in the text."""
        self.wanted.emit()
        event.accept()


def can_be_switched_off(issue: Issue, words: Words) -> bool:
    """Whether a finding's rule is one that people may do without: any but the speller's first."""
    return issue.rule != "spelling" and words.knows(f"rule.{issue.rule}")


def in_sentence(finding: Finding) -> str:
    """A stretch of the paragraph around the finding, as HTML with the finding in bold."""
    text = finding.paragraph
    offsets = Offsets.of(text)
    start = offsets.to_code_points(finding.start)
    end = offsets.to_code_points(finding.start + finding.length)
    before, after = text[:start].lstrip(), text[end:].rstrip()
    if len(before) > _AROUND:
        before = "…" + before[-_AROUND:].split(" ", 1)[-1]
    if len(after) > _AROUND:
        after = after[:_AROUND].rsplit(" ", 1)[0].rstrip(" .,;:–") + "…"
    said = f"{escape(before)}<b>{escape(visible(finding.issue.text))}</b>{escape(after)}"
    return said.replace(LINE_BREAK, " ").replace("\n", " ")


def _label() -> QLabel:
    label = QLabel()
    label.setTextFormat(Qt.TextFormat.RichText)
    label.setWordWrap(True)
    label.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    return label


def _row(layout: FlowLayout) -> QWidget:
    row = QWidget()
    layout.setContentsMargins(0, 0, 0, 0)
    row.setLayout(layout)
    return row


def _emptied(row: QWidget) -> FlowLayout:
    layout = row.layout()
    assert isinstance(layout, FlowLayout)
    while (item := layout.takeAt(0)) is not None:
        if widget := item.widget():
            widget.hide()
            widget.deleteLater()
    return layout
