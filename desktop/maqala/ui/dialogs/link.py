"""The address of a link."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from maqala.ui.i18n import Words


class LinkDialog(QDialog):
    """Asks for an address; an empty one takes the link away."""

    def __init__(self, parent: QWidget, words: Words, address: str) -> None:
        super().__init__(parent)
        self.setWindowTitle(words.say("link.title"))
        self.setMinimumWidth(440)
        self._field = QLineEdit(address)
        self._field.setPlaceholderText("https://")
        label = QLabel(words.say("link.address"))
        label.setBuddy(self._field)
        self._field.setAccessibleName(words.say("link.address"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 16)
        layout.setSpacing(8)
        layout.addWidget(label)
        layout.addWidget(self._field)
        layout.addSpacing(8)
        layout.addLayout(self._buttons(words, bool(address)))

    def address(self) -> str:
        """The address as it should be: with a scheme, if it looks like a site or a mailbox."""
        text = self._field.text().strip()
        if not text or ":" in text or text.startswith(("#", "/")):
            return text
        return f"mailto:{text}" if "@" in text else f"https://{text}"

    def _buttons(self, words: Words, linked: bool) -> QHBoxLayout:
        row = QHBoxLayout()
        if linked:
            remove = QPushButton(words.say("link.remove"))
            remove.setAutoDefault(False)
            remove.clicked.connect(self._remove)
            row.addWidget(remove)
        row.addStretch(1)
        cancel = QPushButton(words.say("button.cancel"))
        cancel.setAutoDefault(False)
        cancel.clicked.connect(self.reject)
        accept = QPushButton(words.say("button.ok"))
        accept.setObjectName("primary")
        accept.setDefault(True)
        accept.clicked.connect(self.accept)
        row.addWidget(cancel)
        row.addWidget(accept)
        return row

    def _remove(self) -> None:
        self._field.clear()
        self.accept()
