"""The address of a link."""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton, QWidget

from maqala.core.text.addresses import completed
from maqala.ui import tab_order
from maqala.ui.dialogs.fields import FieldDialog
from maqala.ui.i18n import Words


class LinkDialog(FieldDialog):
    """Asks for an address; an empty one takes the link away."""

    def __init__(self, parent: QWidget, words: Words, address: str) -> None:
        super().__init__(parent, words, "link.title", [("link.address", address)])
        self.fields[0].setPlaceholderText("https://")
        if address:
            remove = QPushButton(words.say("link.remove"))
            remove.setAutoDefault(False)
            remove.clicked.connect(self._remove)
            self.buttons.insertWidget(0, remove)
            tab_order.as_laid_out(self)

    def address(self) -> str:
        """The address as it should be."""
        return completed(self.values()[0])

    def _remove(self) -> None:
        self.fields[0].clear()
        self.accept()
