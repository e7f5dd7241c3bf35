"""Undo for what is known of an article, where it changes together with the text.

Qt's undo knows the text alone. So a number is kept in the document, which undo and redo change back
and forth like any format, and beside it what was known of the article at each number.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QTextDocument

from maqala.core.article import Metadata
from maqala.ui.editor import styles


class MetadataUndo:
    """Follows one document; `returned` is told what is known when undo or redo went over a change.

    It answers with what was known just before, which may have been edited since.
    """

    def __init__(self, document: QTextDocument, returned: Callable[[Metadata], Metadata]) -> None:
        self._document = document
        self._returned = returned
        self._known: dict[int, Metadata] = {}
        self._now = 0
        document.contentsChanged.connect(self._follow)

    def begin(self) -> None:
        """Another article lies in the document, which knows no number yet: there is nothing to go back to."""
        self._known.clear()
        self._now = 0

    def change(self, before: Metadata) -> None:
        """What is known changes from `before` now, in the step of undo that is being made."""
        self._known[self._now] = before
        self._write(self._now + 1)

    def _write(self, number: int) -> None:
        self._now = number
        form = self._document.rootFrame().frameFormat()
        form.setProperty(styles.EDITION, number)
        self._document.rootFrame().setFrameFormat(form)

    def _follow(self) -> None:
        number = self._document.rootFrame().frameFormat().intProperty(styles.EDITION)
        if number != self._now and number in self._known:
            before, self._now = self._now, number
            self._known[before] = self._returned(self._known[number])
