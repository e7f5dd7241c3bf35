"""The one slim bar: style, marks, lists, what to insert · find, findings, focus · export."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QStandardItemModel
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QToolButton, QWidget

from maqala.core.article import Style
from maqala.ui.actions import Actions
from maqala.ui.editor.styles import CAPTION
from maqala.ui.i18n import Words

STYLE_KINDS = (
    Style.HEADLINE.value,
    Style.LEAD.value,
    Style.HEADING_1.value,
    Style.HEADING_2.value,
    Style.HEADING_3.value,
    Style.PARAGRAPH.value,
    Style.QUOTE.value,
    Style.BULLET.value,
    Style.NUMBER.value,
    CAPTION,
)
"""What the style box offers, in its order."""

_LEFT = ("bold", "italic", "link", "|", "bullets", "numbers", "quote", "picture")
_RIGHT = ("find", "findings", "focus")


class Bar(QWidget):
    """The bar above the page."""

    style_wanted = Signal(str)
    caption_offered = Signal(bool)
    """Whether the cursor's paragraph can be a caption: one without a picture could not be kept."""

    def __init__(self, actions: Actions, words: Words) -> None:
        super().__init__()
        self.setObjectName("bar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._words = words
        self._actions = actions
        self.styles = QComboBox()
        self.styles.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.styles.activated.connect(lambda index: self.style_wanted.emit(STYLE_KINDS[index]))
        self._caption_offered: bool | None = None
        self._export = QToolButton()
        self._lay_out()
        words.changed.connect(self.retranslate)
        self.retranslate()

    def show_kind(self, kind: str) -> None:
        """Say what the cursor's paragraph is, also where no style can be chosen for it."""
        index = STYLE_KINDS.index(kind) if kind in STYLE_KINDS else -1
        self.styles.setPlaceholderText("" if index >= 0 else self._words.say(f"style.{kind}"))
        if index != self.styles.currentIndex():
            self.styles.setCurrentIndex(index)

    def offer_caption(self, *, on: bool) -> None:
        """Let the paragraph be made a caption, or not."""
        if on != self._caption_offered:
            self._caption_offered = on
            model = self.styles.model()
            if isinstance(model, QStandardItemModel):
                model.item(STYLE_KINDS.index(CAPTION)).setEnabled(on)
            self.caption_offered.emit(on)

    def enable_editing(self, *, on: bool) -> None:
        """The style box needs an open article like the buttons beside it."""
        self.styles.setEnabled(on)

    def retranslate(self) -> None:
        """Say everything in the language in force."""
        index = self.styles.currentIndex()
        self.styles.clear()
        self.styles.addItems([self._words.say(f"style.{kind}") for kind in STYLE_KINDS])
        self._caption_offered = None
        self.offer_caption(on=STYLE_KINDS[index] == CAPTION)
        self.styles.setCurrentIndex(index)
        self.styles.setAccessibleName(self._words.say("bar.style"))
        self.styles.setToolTip(self._words.say("bar.style"))
        self._export.setText(self._words.say("bar.export"))

    def _lay_out(self) -> None:
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 6, 12, 6)
        layout.setSpacing(2)
        layout.addWidget(self.styles)
        layout.addSpacing(8)
        for name in _LEFT:
            layout.addWidget(_divider() if name == "|" else self._button(name))
        layout.addStretch(1)
        for name in _RIGHT:
            layout.addWidget(self._button(name))
        layout.addSpacing(10)
        self._export.setDefaultAction(self._actions["export"])
        self._export.setObjectName("primary")
        self._export.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._export.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        layout.addWidget(self._export)

    def _button(self, name: str) -> QToolButton:
        button = QToolButton()
        button.setDefaultAction(self._actions[name])
        button.setIconSize(QSize(20, 20))
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return button


def _divider() -> QFrame:
    line = QFrame()
    line.setObjectName("divider")
    line.setFixedSize(1, 20)
    return line
