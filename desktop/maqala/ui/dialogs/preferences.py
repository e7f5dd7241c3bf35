"""Preferences, shown from the declarations in `core.settings`."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from maqala.core import settings
from maqala.core.errors import MaqalaError
from maqala.core.settings import Setting, Settings
from maqala.ui.i18n import Words

SECTIONS = ("interface", "editor", "typing", "spelling")
"""The part of a setting's name before the dot, in the order shown; others are not for people."""

_LABEL_WIDTH = 190
"""Pixels, so that the fields of all sections stand under one another."""


class Preferences(QDialog):
    """Every change holds at once."""

    failed = Signal(object)
    """A `Message`: the settings could not be written."""

    def __init__(self, parent: QWidget, words: Words, kept: Settings, fonts: list[str]) -> None:
        super().__init__(parent)
        self._words = words
        self._kept = kept
        self._fonts = fonts
        self.setMinimumWidth(460)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(24, 16, 24, 18)
        self._layout.setSpacing(6)
        self._labels: list[tuple[QLabel | QCheckBox | QPushButton, str]] = []
        self._boxes: list[tuple[QComboBox, Setting[str]]] = []
        for section in SECTIONS:
            self._add_section(section)
        self._add_close()
        words.changed.connect(self.retranslate)
        self.retranslate()

    def retranslate(self) -> None:
        """Say everything in the language in force."""
        self.setWindowTitle(self._words.say("preferences.title"))
        for widget, key in self._labels:
            widget.setText(self._words.say(key))
        for box, setting in self._boxes:
            for index, choice in enumerate(setting.choices):
                box.setItemText(index, self._words.say(f"setting.{setting.name}.{choice}"))

    def _add_section(self, section: str) -> None:
        title = QLabel()
        title.setObjectName("section")
        self._labels.append((title, f"preferences.{section}"))
        self._layout.addSpacing(8)
        self._layout.addWidget(title)
        form = QFormLayout()
        form.setVerticalSpacing(10)
        form.setHorizontalSpacing(18)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for setting in settings.ALL:
            if setting.name.startswith(f"{section}."):
                self._add(form, setting)
        self._layout.addLayout(form)

    def _add(
        self,
        form: QFormLayout,
        setting: Setting[bool] | Setting[int] | Setting[str] | Setting[tuple[str, ...]],
    ) -> None:
        key = f"setting.{setting.name}"
        field = self._field(setting)
        if field is None:
            return
        field.setObjectName(setting.name)
        if isinstance(field, QCheckBox):
            self._labels.append((field, key))
            form.addRow(field)
            return
        label = QLabel()
        label.setMinimumWidth(_LABEL_WIDTH)
        label.setBuddy(field)
        self._labels.append((label, key))
        form.addRow(label, field)

    def _field(self, setting: object) -> QWidget | None:
        if not isinstance(setting, Setting):
            return None
        match setting.default:
            case bool():
                return self._switch(setting)
            case int():
                return self._number(setting)
            case str() if setting is settings.FONT_FAMILY:
                return self._font()
            case str():
                return self._choice(setting)
        return None

    def _switch(self, setting: Setting[bool]) -> QCheckBox:
        box = QCheckBox()
        box.setChecked(self._kept.get(setting))
        box.toggled.connect(lambda on: self._set(setting, on))
        return box

    def _number(self, setting: Setting[int]) -> QSpinBox:
        box = QSpinBox()
        box.lineEdit().setTextMargins(6, 0, 0, 0)  # the style sheet's padding does not reach it
        box.setRange(setting.least or 0, setting.most or 1_000_000)
        box.setValue(self._kept.get(setting))
        box.valueChanged.connect(lambda value: self._set(setting, value))
        return box

    def _choice(self, setting: Setting[str]) -> QComboBox:
        box = QComboBox()
        box.addItems(list(setting.choices))
        box.setCurrentIndex(setting.choices.index(self._kept.get(setting)))
        box.activated.connect(lambda index: self._set(setting, setting.choices[index]))
        self._boxes.append((box, setting))
        return box

    def _font(self) -> QComboBox:
        """Only fonts with the Kazakh letters are offered; the first entry leaves the choice to us."""
        box = QComboBox()
        box.addItem(self._words.say("setting.editor.font_family.auto"))
        box.addItems(self._fonts)
        chosen = self._kept.get(settings.FONT_FAMILY)
        box.setCurrentIndex(self._fonts.index(chosen) + 1 if chosen in self._fonts else 0)
        box.activated.connect(
            lambda index: self._set(settings.FONT_FAMILY, self._fonts[index - 1] if index else "")
        )
        return box

    def _set(self, setting: Setting[settings.T], value: settings.T) -> None:
        try:
            self._kept.set(setting, value)
        except MaqalaError as error:
            self.failed.emit(error.message)

    def _add_close(self) -> None:
        close = QPushButton()
        close.setObjectName("primary")
        close.clicked.connect(self.accept)
        self._labels.append((close, "button.close"))
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(close)
        self._layout.addSpacing(16)
        self._layout.addLayout(row)
