"""Copies of an article for others: what goes out, where to, and whether it arrived."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from maqala.core import settings
from maqala.core.article import without_empty_fields
from maqala.core.errors import MaqalaError
from maqala.core.messages import Message
from maqala.core.settings import Settings
from maqala.ui.desk import Desk
from maqala.ui.dialogs import ask
from maqala.ui.dialogs.ask import Choice
from maqala.ui.i18n import Words
from maqala.ui.keeper import LAST_PATIENCE
from maqala.ui.places import PDF, Places
from maqala.ui.tasks import Errands
from maqala.ui.theme import Theme
from maqala.ui.window import Window

if TYPE_CHECKING:  # not before somebody exports
    from maqala.ui.dialogs.export import Wish


class Exporting(QObject):
    """Exports the article of one window; it stays where it lies."""

    def __init__(
        self, window: Window, desk: Desk, words: Words, theme: Theme, kept: Settings, helper: Errands
    ) -> None:
        super().__init__(window)
        self._window = window
        self._desk = desk
        self._words = words
        self._theme = theme
        self._settings = kept
        self._helper = helper
        self._written = threading.Event()
        self._written.set()
        self.places = Places(window, words)
        window.actions_.on("export", self.show)
        window.actions_.on("pdf", self.pdf)

    def show(self) -> None:
        """Let somebody choose what goes out and how, then where to."""
        from maqala.ui.dialogs.export import ExportDialog

        article = without_empty_fields(self._desk.to_take_along())
        wish = self._last_wish()
        dialog = ExportDialog(self._window, self._words, self._theme, article, wish, self._helper)
        if ask.wait_for(dialog):
            self._remember(dialog.wish)
            self.save(dialog.wish)

    def pdf(self) -> None:
        """Write a copy to be read or printed elsewhere."""
        from maqala.ui.dialogs.export import Wish

        self.save(Wish("pdf"))

    def save(self, wish: Wish) -> None:
        """Ask for a place, again for as long as somebody else works on the file there, and write a copy to it."""
        from maqala.core.formats import registry

        form = None if wish.form == "pdf" else registry.by_id(wish.form)
        suggested = self._desk.suggested(form.extensions[0].removeprefix(".") if form else "pdf")
        path = self.places.ask_save("export.title", suggested, only=form)
        if path is None:
            return
        choice = self._desk.may_copy_to(path)
        if choice is Choice.SAVE_AS:
            self.save(wish)
        elif choice is Choice.SAVE:
            self.write(path, wish)

    def write(self, path: Path, wish: Wish) -> None:
        """Write a copy to `path`, read it back and say what became of it; PDF is drawn, and cannot be read."""
        self._desk.risky.emit()
        if path.suffix.lower() == PDF:
            self._desk.pdf_wanted.emit(path)
            return
        from maqala.core.formats import files, read_back

        article = wish.of(without_empty_fields(self._desk.to_take_along()))
        written = self._written = threading.Event()

        def work() -> tuple[Message, ...]:
            options = wish.options()
            try:
                files.store(path, article, options)
            finally:
                written.set()
            return read_back.differences(path, article, options)

        self._desk.said.emit(self._words.say("export.writing", name=path.name))
        self._helper.run(work, lambda different: self._tell(path, different), self._failed)

    def stop(self) -> None:
        """Let a copy be written to its end before the program goes."""
        self._written.wait(LAST_PATIENCE)

    def _failed(self, error: Exception) -> None:
        if not isinstance(error, MaqalaError):
            raise error
        ask.show_error(self._window, self._words, error.message)

    def _tell(self, path: Path, different: tuple[Message, ...]) -> None:
        key = "export.differs" if different else "export.checked"
        self._desk.said.emit(self._words.say(key, name=path.name))
        if different:
            ask.show_notes(self._window, self._words, "export.differs_title", different)

    # What was wanted last time

    def _last_wish(self) -> Wish:
        from maqala.ui.dialogs.export import Wish

        get = self._settings.get
        template = get(settings.TEMPLATE)
        return Wish(
            get(settings.EXPORT_FORM),
            get(settings.EXPORT_FRAGMENT),
            get(settings.EXPORT_BESIDE),
            Path(template) if template else None,
        )

    def _remember(self, wish: Wish) -> None:
        kept = self._settings
        try:
            kept.set(settings.EXPORT_FORM, wish.form)
            kept.set(settings.EXPORT_FRAGMENT, wish.fragment)
            kept.set(settings.EXPORT_BESIDE, wish.beside)
            kept.set(settings.TEMPLATE, str(wish.template or ""))
        except MaqalaError as error:
            self._desk.said.emit(self._words.say(error.message))
