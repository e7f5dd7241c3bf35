"""Preferences, shown from the declarations in `core.settings`."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QFileDialog,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from maqala.core import settings
from maqala.core.errors import MaqalaError
from maqala.core.messages import Message, message
from maqala.core.settings import Settings
from maqala.ui import tab_order
from maqala.ui.dialogs import ask
from maqala.ui.dialogs.dictionary_page import DictionaryPage
from maqala.ui.dialogs.house_page import HousePage
from maqala.ui.dialogs.languages_page import LanguagesPage
from maqala.ui.dialogs.rules_page import RulesPage
from maqala.ui.dialogs.setting_fields import SettingFields
from maqala.ui.i18n import Words
from maqala.ui.own_words import WordsInForce
from maqala.ui.rules import RulesInForce

_SIZE = (780, 540)
"""Pixels: room for the longest section in all three languages."""
_LIST_WIDTH = 150
_LABEL_WIDTH = 200
"""So that the fields of all sections stand under one another."""
_SUFFIX = ".json"


class Preferences(QDialog):
    """A page for each section; every change holds at once."""

    erase_wanted = Signal()
    """Nothing of what articles were before is to be kept, and somebody is sure of it."""

    def __init__(
        self,
        parent: QWidget,
        words: Words,
        kept: Settings,
        fonts: Sequence[str],
        rules: RulesInForce | None = None,
        own_words: WordsInForce | None = None,
    ) -> None:
        super().__init__(parent)
        self._words = words
        self._kept = kept
        self._fields = SettingFields(kept, words, fonts, self._tell)
        self._rules = RulesPage(words, kept, rules.all if rules else (), self._tell)
        self._house = HousePage(words, kept, rules.house if rules else None, self._tell)
        self._dictionary = DictionaryPage(words, kept, own_words, self._tell)
        self._languages = LanguagesPage(words, kept, own_words, self._tell)
        self._labels: list[tuple[QLabel | QCheckBox | QPushButton, str]] = []
        self._named: list[tuple[QWidget, str]] = []
        self.sections = QListWidget()
        self.sections.setObjectName("outline_list")
        self.sections.setFixedWidth(_LIST_WIDTH)
        self._pages = QStackedWidget()
        self._said = QLabel()
        self._said.setObjectName("why")
        self._said.setWordWrap(True)
        for section in settings.SECTIONS:
            self.sections.addItem("")
            own = self._own_pages().get(section)
            self._pages.addWidget(own or self._page(section))
        self.sections.currentRowChanged.connect(self._turn_to)
        self.sections.setCurrentRow(0)
        self._lay_out()
        words.changed.connect(self.retranslate)
        self.retranslate()
        self.resize(*_SIZE)

    def retranslate(self) -> None:
        """Say everything in the language in force."""
        say = self._words.say
        self.setWindowTitle(say("preferences.title"))
        self.sections.setAccessibleName(say("preferences.sections"))
        for row, section in enumerate(settings.SECTIONS):
            self.sections.item(row).setText(say(f"preferences.{section}"))
        for widget, key in self._labels:
            widget.setText(say(key))
        for field, key in self._named:
            field.setAccessibleDescription(say(key))
        self._fields.retranslate()
        self._rules.retranslate()
        self._house.retranslate()
        self._dictionary.retranslate()
        self._languages.retranslate()
        self._said.clear()

    def turn_to(self, section: str) -> None:
        """Show the page of a section."""
        if section in settings.SECTIONS:
            self.sections.setCurrentRow(settings.SECTIONS.index(section))

    def _own_pages(self) -> dict[str, QWidget]:
        """The pages that are more than a field for each setting."""
        return {
            "rules": self._rules,
            "house": self._house,
            "dictionary": self._dictionary,
            "languages": self._languages,
        }

    def _turn_to(self, row: int) -> None:
        for page in (self._rules, self._languages):
            if self._pages.widget(row) is page:
                page.fill()
        self._pages.setCurrentIndex(row)
        tab_order.as_laid_out(self)  # a page that is filled when it is turned to has new fields

    # What the buttons do

    def export(self) -> None:
        """Write the settings to a file of somebody's choice."""
        suggested = str(Path.home() / f"{self._words.say('preferences.file')}{_SUFFIX}")
        chosen, _ = QFileDialog.getSaveFileName(
            self, self._words.say("preferences.export"), suggested, self._filter()
        )
        if not chosen:
            return
        path = Path(chosen)
        try:
            self._kept.export(path)
        except MaqalaError as error:
            self._tell(error.message)
        else:
            self.say(message("preferences.exported", name=path.name))

    def import_from(self) -> None:
        """Take the settings from a file of somebody's choice, and say which of them are no use."""
        chosen, _ = QFileDialog.getOpenFileName(
            self, self._words.say("preferences.import"), str(Path.home()), self._filter()
        )
        if not chosen:
            return
        path = Path(chosen)
        try:
            refused = self._kept.import_from(path)
        except MaqalaError as error:
            self._tell(error.message)
            return
        finally:
            self._show_kept()
        if refused:
            names = ", ".join(f"«{self._words.say(f'setting.{name}')}»" for name in refused)
            self._tell(message("preferences.refused", name=path.name, settings=names))
        else:
            self.say(message("preferences.imported", name=path.name))

    def reset(self) -> None:
        """Put everything back to how it was at first, if that is really meant."""
        if not ask.may_reset(self, self._words).ask():
            return
        try:
            self._kept.reset()
        except MaqalaError as error:
            self._tell(error.message)
        finally:
            self._show_kept()

    def _show_kept(self) -> None:
        self._fields.show_kept()
        self._rules.show_kept()
        self._house.show_kept()
        self._dictionary.show_kept()
        self._languages.show_kept()

    def say(self, what: Message) -> None:
        """Say below the pages what has been done."""
        self._said.setText(self._words.say(what))

    def _tell(self, what: Message) -> None:
        ask.show_error(self, self._words, what)

    def _filter(self) -> str:
        return f"{self._words.say('preferences.files')} (*{_SUFFIX})"

    # Putting it together

    def _page(self, section: str) -> QWidget:
        page = QWidget()
        grid = QGridLayout(page)
        grid.setContentsMargins(20, 6, 4, 4)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(4)
        grid.setColumnMinimumWidth(0, _LABEL_WIDTH)
        grid.setColumnStretch(1, 1)
        for setting in settings.in_section(section):
            field = self._fields.make(setting)
            if field is not None:
                self._add(grid, field, f"setting.{setting.name}")
        if section == settings.section_of(settings.HISTORY_LIMIT.name):
            self._add_erasing(grid)
        grid.setRowStretch(grid.rowCount(), 1)
        return page

    def _add_erasing(self, grid: QGridLayout) -> None:
        button = self._button("preferences.erase_all")
        button.setObjectName("preferences_erase_all")
        button.clicked.connect(lambda _checked=False: self._erase_all())
        hint = QLabel()
        hint.setObjectName("why")
        hint.setWordWrap(True)
        self._labels.append((hint, "preferences.erase_all.hint"))
        row = grid.rowCount()
        grid.addWidget(hint, row, 0, 1, 2)
        grid.addWidget(button, row + 1, 0)

    def _erase_all(self) -> None:
        if ask.may_erase_all(self, self._words).ask():
            self.erase_wanted.emit()

    def _add(self, grid: QGridLayout, field: QWidget, key: str) -> None:
        row = grid.rowCount()
        if isinstance(field, QCheckBox):
            self._labels.append((field, key))
            grid.addWidget(field, row, 0, 1, 2)
        else:
            label = QLabel()
            label.setBuddy(field)
            self._labels.append((label, key))
            grid.addWidget(label, row, 0)
            grid.addWidget(field, row, 1)
        if self._words.knows(f"{key}.hint"):
            hint = QLabel()
            hint.setObjectName("why")
            hint.setWordWrap(True)
            self._labels.append((hint, f"{key}.hint"))
            self._named.append((field, f"{key}.hint"))
            row += 1
            grid.addWidget(hint, row, 0, 1, 2)
        grid.setRowMinimumHeight(row + 1, 6)
        grid.addWidget(QWidget(), row + 1, 0)

    def _button(self, key: str) -> QPushButton:
        button = QPushButton()
        button.setAutoDefault(False)
        self._labels.append((button, key))
        return button

    def _lay_out(self) -> None:
        body = QHBoxLayout()
        body.addWidget(self.sections)
        body.addWidget(self._pages, 1)
        row = QHBoxLayout()
        row.setSpacing(8)
        does = (("export", self.export), ("import", self.import_from), ("reset", self.reset))
        for name, do in does:
            button = self._button(f"preferences.{name}")
            button.setObjectName(f"preferences_{name}")
            button.clicked.connect(lambda _checked=False, do=do: do())
            row.addWidget(button)
        row.addStretch(1)
        close = self._button("button.close")
        close.setObjectName("primary")
        close.setDefault(True)
        close.clicked.connect(self.accept)
        row.addWidget(close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(18, 18, 18, 16)
        layout.setSpacing(10)
        layout.addLayout(body, 1)
        layout.addWidget(self._said)
        layout.addLayout(row)
