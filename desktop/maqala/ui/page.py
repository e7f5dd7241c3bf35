"""How the page is set: font, size, line width, theme. Follows the settings."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from maqala.core import settings
from maqala.core.errors import MaqalaError
from maqala.core.settings import Settings
from maqala.ui import fonts
from maqala.ui.editor import editing, styles
from maqala.ui.editor.block_state import blocks
from maqala.ui.editor.looks import Looks
from maqala.ui.editor.ornaments import Ornaments
from maqala.ui.editor.proofreading import Proofreader
from maqala.ui.editor.view import ArticleView
from maqala.ui.i18n import Words
from maqala.ui.theme import Theme

_PLACEHOLDERS = ("headline", "lead", styles.CAPTION)


class Page(QObject):
    """Sets one view."""

    incomplete = Signal(str)
    """No installed font has every Kazakh letter; this one is used."""

    failed = Signal(object)
    """A `Message`: the settings could not be written."""

    def __init__(
        self, view: ArticleView, proofreader: Proofreader, kept: Settings, theme: Theme, words: Words
    ) -> None:
        super().__init__(view)
        self._view = view
        self._proofreader = proofreader
        self._settings = kept
        self._theme = theme
        self._words = words
        view.scaled.connect(self.zoom)
        theme.changed.connect(self.restyle)
        words.changed.connect(self.restyle)

    def set(self) -> None:
        """Take font, size and width from the settings."""
        family, complete = fonts.choose(self._settings.get(settings.FONT_FAMILY))
        font = fonts.page_font(family, self._settings.get(settings.FONT_SIZE))
        self._view.set_page(font, self._settings.get(settings.LINE_WIDTH))
        if not complete:
            self.incomplete.emit(family)
        self._remeasure()
        self.restyle()

    def restyle(self) -> None:
        """Draw everything in the theme and language in force."""
        view = self._view
        said = {kind: self._words.say(f"placeholder.{kind}") for kind in _PLACEHOLDERS}
        view.set_ornaments(Ornaments(view.document(), self._theme.palette, view.measure, said))
        self._proofreader.show_with(Looks(self._theme.palette, view.measure))

    def zoom(self, by: int) -> None:
        """Make the letters larger or smaller by pixels; 0 is back to normal."""
        size = self._settings.get(settings.FONT_SIZE) + by if by else settings.FONT_SIZE.default
        if settings.FONT_SIZE.accepts(size):
            try:
                self._settings.set(settings.FONT_SIZE, size)
            except MaqalaError as error:
                self.failed.emit(error.message)

    def _remeasure(self) -> None:
        """New margins for the text: only while there is nothing to undo, because it would become a step."""
        document = self._view.document()
        if document.isUndoAvailable() or document.isRedoAvailable():
            return
        modified = document.isModified()
        document.setUndoRedoEnabled(False)
        editing.restyle_all(blocks(document), self._view.measure)
        document.setUndoRedoEnabled(True)
        document.setModified(modified)
