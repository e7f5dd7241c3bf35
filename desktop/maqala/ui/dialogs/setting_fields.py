"""A field for each setting, made from its declaration in `core.settings`."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QCheckBox, QComboBox, QSpinBox, QWidget

from maqala.core import settings
from maqala.core.errors import MaqalaError
from maqala.core.messages import Message
from maqala.core.settings import Setting, Settings
from maqala.ui.dialogs.fields import number_box
from maqala.ui.i18n import Words


class SettingFields:
    """Makes fields that write what is chosen at once, and can show anew what is kept.

    `fonts` are the families offered; `failed` is told when the settings could not be written.
    """

    def __init__(
        self, kept: Settings, words: Words, fonts: Sequence[str], failed: Callable[[Message], None]
    ) -> None:
        self._kept = kept
        self._words = words
        self._fonts = list(fonts)
        self._failed = failed
        self._shown: list[Callable[[], None]] = []
        self._said: list[Callable[[], None]] = []

    def make(
        self, setting: Setting[bool] | Setting[int] | Setting[str] | Setting[tuple[str, ...]]
    ) -> QWidget | None:
        """A field for `setting`; None for what has none."""
        field = self._field(setting)
        if field is not None:
            field.setObjectName(setting.name)
        return field

    def show_kept(self) -> None:
        """Show in every field what is in force now."""
        for show in self._shown:
            show()

    def retranslate(self) -> None:
        """Say the choices in the language in force."""
        for say in self._said:
            say()

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
        self._show_with(lambda: box.setChecked(self._kept.get(setting)))
        box.toggled.connect(lambda on: self._set(setting, on))
        return box

    def _number(self, setting: Setting[int]) -> QSpinBox:
        least = 0 if setting.least is None else setting.least
        most = 1_000_000 if setting.most is None else setting.most
        box = number_box(least, most, least)
        self._show_with(lambda: box.setValue(self._kept.get(setting)))
        box.valueChanged.connect(lambda value: self._set(setting, value))
        return box

    def _choice(self, setting: Setting[str]) -> QComboBox:
        box = QComboBox()
        box.addItems(list(setting.choices))
        self._show_with(lambda: box.setCurrentIndex(setting.choices.index(self._kept.get(setting))))
        box.activated.connect(lambda index: self._set(setting, setting.choices[index]))

        def say() -> None:
            for index, choice in enumerate(setting.choices):
                box.setItemText(index, self._words.say(f"setting.{setting.name}.{choice}"))

        self._said.append(say)
        return box

    def _font(self) -> QComboBox:
        """Only fonts with the Kazakh letters are offered; the first entry leaves the choice to us."""
        box = QComboBox()
        box.addItems(["", *self._fonts])

        def show() -> None:
            chosen = self._kept.get(settings.FONT_FAMILY)
            box.setCurrentIndex(self._fonts.index(chosen) + 1 if chosen in self._fonts else 0)

        self._show_with(show)
        box.activated.connect(
            lambda index: self._set(settings.FONT_FAMILY, self._fonts[index - 1] if index else "")
        )
        self._said.append(lambda: box.setItemText(0, self._words.say("setting.editor.font_family.auto")))
        return box

    def _show_with(self, show: Callable[[], None]) -> None:
        self._shown.append(show)
        show()

    def _set(self, setting: Setting[settings.T], value: settings.T) -> None:
        try:
            self._kept.set(setting, value)
        except MaqalaError as error:
            self._failed(error.message)
