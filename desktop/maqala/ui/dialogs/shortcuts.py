"""All keyboard shortcuts, as the menus have them, and what keys do in the text; searchable."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QMenu,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from maqala.ui.i18n import Words

_IN_TEXT = (
    ("tab", "Tab"),
    ("back_tab", "Shift+Tab"),
    ("line_break", "Shift+Return"),
    ("menu", "Shift+F10"),
)
"""Keys that are no commands of a menu; their words are `keys.NAME`."""


class ShortcutsDialog(QDialog):
    """Lists every command that has keys, by menu; `more` are commands that stand in none."""

    def __init__(
        self, parent: QWidget, words: Words, menus: Mapping[str, QMenu], more: Sequence[QAction]
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(words.say("keys.title"))
        self.resize(560, 560)
        self.search = QLineEdit()
        self.search.setClearButtonEnabled(True)
        self.search.setPlaceholderText(words.say("keys.search"))
        self.search.setAccessibleName(words.say("keys.search"))
        self.search.textChanged.connect(self._filter)
        self.list = QTreeWidget()
        self._set_list(words)
        for name, menu in menus.items():
            self._add(words.say(f"menu.{name}").replace("&", ""), list(_commands(menu)))
        in_text = [(words.say(f"keys.{name}"), _native(QKeySequence(keys))) for name, keys in _IN_TEXT]
        self._add(words.say("keys.moving"), [*filter(None, map(_command, more)), *in_text])
        self._lay_out(words)

    def rows(self) -> list[tuple[str, str]]:
        """What is shown: command and keys."""
        return [(item.text(0), item.text(1)) for item in self._items() if not item.isHidden()]

    def _set_list(self, words: Words) -> None:
        self.list.setColumnCount(2)
        self.list.setHeaderLabels([words.say("keys.command"), words.say("keys.keys")])
        self.list.setAccessibleName(words.say("keys.title"))
        self.list.setHeaderHidden(True)  # plain to see, and still read aloud
        self.list.setRootIsDecorated(False)
        self.list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.list.header().setStretchLastSection(False)
        self.list.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.list.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)

    def _add(self, title: str, commands: Sequence[tuple[str, str]]) -> None:
        if not commands:
            return
        group = QTreeWidgetItem(self.list, [title])
        group.setFlags(Qt.ItemFlag.ItemIsEnabled)
        font = group.font(0)
        font.setBold(True)
        group.setFont(0, font)
        for said, keys in commands:
            QTreeWidgetItem(group, [said, keys])
        group.setExpanded(True)

    def _items(self) -> Iterator[QTreeWidgetItem]:
        for group in self._groups():
            yield from _children(group)

    def _groups(self) -> list[QTreeWidgetItem]:
        found = (self.list.topLevelItem(row) for row in range(self.list.topLevelItemCount()))
        return [group for group in found if group is not None]

    def _filter(self, text: str) -> None:
        """Show what has every word of `text` in its name or keys."""
        wanted = text.casefold().split()
        for item in self._items():
            said = f"{item.text(0)} {item.text(1)}".casefold()
            item.setHidden(not all(word in said for word in wanted))
        for group in self._groups():
            group.setHidden(all(item.isHidden() for item in _children(group)))

    def _lay_out(self, words: Words) -> None:
        close = QPushButton(words.say("button.close"))
        close.clicked.connect(self.accept)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 16)
        layout.setSpacing(10)
        layout.addWidget(self.search)
        layout.addWidget(self.list, 1)
        layout.addLayout(buttons)


def _children(group: QTreeWidgetItem) -> list[QTreeWidgetItem]:
    return [item for row in range(group.childCount()) if (item := group.child(row)) is not None]


def _commands(menu: QMenu) -> Iterator[tuple[str, str]]:
    for action in menu.actions():
        if found := _command(action):
            yield found


def _command(action: QAction) -> tuple[str, str] | None:
    """The command and the keys for it that a Latin keyboard has; None without keys."""
    if action.shortcut().isEmpty():
        return None
    return action.text().replace("&", "").rstrip("…"), _native(action.shortcut())


def _native(keys: QKeySequence) -> str:
    return keys.toString(QKeySequence.SequenceFormat.NativeText)
