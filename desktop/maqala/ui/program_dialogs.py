"""The dialogs that concern the whole program rather than one article."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMessageBox

from maqala.core import settings
from maqala.core.messages import Message, message
from maqala.ui.crash import save_report
from maqala.ui.dialogs import ask
from maqala.ui.own_words import WordsInForce
from maqala.ui.rules import RulesInForce
from maqala.ui.services import Services
from maqala.ui.studio import Studio

if TYPE_CHECKING:  # not before somebody asks for it
    from maqala.ui.dialogs.preferences import Preferences


class ProgramDialogs(QObject):
    """Each is shown above the window that it was asked for in."""

    def __init__(
        self,
        services: Services,
        rules: RulesInForce,
        own_words: WordsInForce,
        tell: Callable[[Message], None],
    ) -> None:
        """`tell` says bad news."""
        super().__init__()
        self._services = services
        self._words = services.words
        self._rules = rules
        self._own_words = own_words
        self._tell = tell
        self._preferences: Preferences | None = None
        self._crash_box: QMessageBox | None = None

    def show_preferences(self, studio: Studio, at: str = "") -> None:
        """Show the settings, at the section of the one that is called `at`."""
        from maqala.ui import fonts
        from maqala.ui.dialogs.preferences import Preferences

        shown = (fonts.fit_for_the_page(), self._rules, self._own_words)
        preferences = Preferences(studio.window, self._words, self._services.settings, *shown)
        preferences.turn_to(settings.section_of(at))
        preferences.erase_wanted.connect(self._erase_all)
        self._preferences = preferences
        ask.wait_for(preferences)
        self._preferences = None

    def _erase_all(self) -> None:
        """Keep nothing of what articles were before, or of what a crash left."""
        self._services.keeper.do(lambda store: store.erase_all())
        self._services.archive.do(
            lambda history: history.erase_all(),
            self._tell,
            lambda _none: self._erased(),
        )

    def _erased(self) -> None:
        if self._preferences is not None:
            self._preferences.say(message("history.all_erased"))

    def show_about(self, studio: Studio) -> None:
        """Show what the program is, and what it is made of."""
        from maqala import __version__
        from maqala.core import licences
        from maqala.ui.dialogs.about import AboutDialog

        AboutDialog(studio.window, self._words, __version__, licences.parts()).open()

    def show_crash(self, studio: Studio, report: str, key: str) -> None:
        """Say that something of ours failed, with what to send to those who mend it; one such box at a time."""
        if self._crash_box is not None:
            return

        def save(with_text: bool) -> None:
            text = studio.desk.article().text if with_text else ""
            save_report(studio.window, self._words, report, text)

        self._crash_box = ask.crash_box(studio.window, self._words, report, save, key)
        self._crash_box.finished.connect(self._crash_told)
        self._crash_box.open()

    def _crash_told(self) -> None:
        self._crash_box = None
