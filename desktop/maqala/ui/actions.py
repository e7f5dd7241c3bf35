"""Everything the writer can do, each declared once: name, shortcut, icon."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget

from maqala.core.values import dataclass
from maqala.ui.i18n import Words
from maqala.ui.shortcuts import Command, on_all_layouts
from maqala.ui.theme import Theme


@dataclass(frozen=True, slots=True)
class Declared:
    """One action. Its label is in the translations under `action.NAME`."""

    name: str
    keys: str = ""
    icon: str = ""
    checkable: bool = False
    editing: bool = True
    """Whether it needs an open article."""


_ALL = (
    Declared("new", "Ctrl+N", editing=False),
    Declared("open", "Ctrl+O", editing=False),
    Declared("save", "Ctrl+S"),
    Declared("save_as", "Ctrl+Shift+S"),
    Declared("export", "Ctrl+E", "export"),
    Declared("pdf"),
    Declared("print_preview", "Ctrl+Shift+P"),
    Declared("print", "Ctrl+P"),
    Declared("history", "Ctrl+Shift+H"),
    Declared("close", "Ctrl+W", editing=False),
    Declared("quit", "Ctrl+Q", editing=False),
    Declared("undo", "Ctrl+Z"),
    Declared("redo", "Ctrl+Y"),
    Declared("cut", "Ctrl+X"),
    Declared("copy", "Ctrl+C"),
    Declared("copy_for_site", "Ctrl+Shift+C"),
    Declared("paste", "Ctrl+V"),
    Declared("paste_plain", "Ctrl+Shift+V"),
    Declared("select_all", "Ctrl+A"),
    Declared("find", "Ctrl+F", "find"),
    Declared("find_next", "F3"),
    Declared("find_previous", "Shift+F3"),
    Declared("replace", "Ctrl+H"),
    Declared("bold", "Ctrl+B", "bold", checkable=True),
    Declared("italic", "Ctrl+I", "italic", checkable=True),
    Declared("underline", "Ctrl+U", checkable=True),
    Declared("strike", "Ctrl+Shift+X", checkable=True),
    Declared("subscript", checkable=True),
    Declared("superscript", checkable=True),
    Declared("plain", "Ctrl+Space"),
    Declared("turn_case", "Ctrl+Shift+A"),
    Declared("link", "Ctrl+K", "link"),
    Declared("bullets", "Ctrl+Shift+L", "bullets", checkable=True),
    Declared("numbers", "Ctrl+Shift+N", "numbers", checkable=True),
    Declared("quote", "Ctrl+Shift+Q", "quote", checkable=True),
    Declared("picture", "", "picture"),
    Declared("table"),
    Declared("row_above"),
    Declared("row_below"),
    Declared("column_left"),
    Declared("column_right"),
    Declared("header_row", checkable=True),
    Declared("delete_row"),
    Declared("delete_column"),
    Declared("delete_table"),
    Declared("rule"),
    Declared("no_break_space", "Ctrl+Shift+Space"),
    Declared("next_finding", "F7"),
    Declared("previous_finding", "Shift+F7"),
    Declared("add_word", "Ctrl+Shift+W"),
    Declared("dictionary", editing=False),
    Declared("show_ignored"),
    Declared("preflight"),
    Declared("report"),
    Declared("findings", "Ctrl+Shift+F", "findings", checkable=True),
    Declared("outline", "Ctrl+Shift+O", checkable=True),
    Declared("details", "Ctrl+Shift+D", checkable=True),
    Declared("focus", "F11", "focus", checkable=True),
    Declared("typewriter", checkable=True),
    Declared("zoom_in", "Ctrl+="),
    Declared("zoom_out", "Ctrl+-"),
    Declared("zoom_reset", "Ctrl+0"),
    Declared("next_window", "Ctrl+Tab", editing=False),
    Declared("previous_window", "Ctrl+Shift+Tab", editing=False),
    Declared("preferences", "Ctrl+,", editing=False),
    Declared("next_pane", "F6"),
    Declared("previous_pane", "Shift+F6"),
    Declared("shortcuts", "Ctrl+/", editing=False),
    Declared("sample", editing=False),
    Declared("about", editing=False),
)

MENUS: dict[str, tuple[str, ...]] = {
    "file": (
        "new",
        "open",
        "recent",
        "",
        "save",
        "save_as",
        "export",
        "pdf",
        "history",
        "",
        "print_preview",
        "print",
        "",
        "close",
        "quit",
    ),
    "edit": (
        *("undo", "redo", "", "cut", "copy", "copy_for_site", "paste", "paste_plain", ""),
        *("select_all", ""),
        *("find", "find_next", "find_previous", "replace", "", "preferences"),
    ),
    "format": (
        *("styles", "", "bold", "italic", "underline", "strike", "subscript", "superscript"),
        *("plain", "turn_case", ""),
        *("bullets", "numbers", "quote", "", "link", "picture", "tables", "rule", "no_break_space"),
    ),
    "proof": (
        "next_finding",
        "previous_finding",
        "",
        "add_word",
        "dictionary",
        "",
        "show_ignored",
        "findings",
        "",
        "preflight",
        "report",
    ),
    "view": ("outline", "details", "", "zoom_in", "zoom_out", "zoom_reset", "", "focus", "typewriter"),
    "window": ("next_window", "previous_window", ""),
    "help": ("sample", "shortcuts", "about"),
}
"""The menus; "" is a line."""

IN_TABLES = (
    *("row_above", "row_below", "column_left", "column_right", "header_row"),
    *("delete_row", "delete_column", "delete_table"),
)
"""What can be done only inside of a table."""
SUBMENUS: dict[str, tuple[str, ...]] = {
    "recent": (),
    "styles": (),
    "tables": ("table", "", *IN_TABLES[:4], "", "header_row", "", *IN_TABLES[5:]),
}
"""Menus inside of menus; the window fills the empty ones."""


class Actions(QObject):
    """The actions of one window, by name."""

    def __init__(self, window: QWidget, words: Words, theme: Theme) -> None:
        super().__init__(window)
        self._words = words
        self._theme = theme
        self._may_change = True
        self._actions = {declared.name: self._made(declared, window) for declared in _ALL}
        words.changed.connect(self._say)
        theme.changed.connect(self._paint)
        self._say()
        self._paint()

    def __getitem__(self, name: str) -> QAction:
        return self._actions[name]

    def on(self, name: str, do: Callable[[], object]) -> None:
        """Call `do` when the action is taken."""
        self._actions[name].triggered.connect(lambda _checked=False: self._take(name, do))

    def _take(self, name: str, do: Callable[[], object]) -> None:
        if self._may_change or name not in _CHANGING:
            (_done_in_field(name) or do)()

    def enable_editing(self, *, on: bool) -> None:
        """Offer what needs an open article, or not."""
        for declared in _ALL:
            if declared.editing:
                self._actions[declared.name].setEnabled(on)

    def enable_changing(self, *, on: bool) -> None:
        """Offer what changes the article, or not; then it is not done either."""
        self._may_change = on
        for name in (*_CHANGING, *(() if on else IN_TABLES)):
            self._actions[name].setEnabled(on)

    def _made(self, declared: Declared, window: QWidget) -> QAction:
        action = Command(window)
        action.setObjectName(declared.name)
        action.setCheckable(declared.checkable)
        action.setIconVisibleInMenu(False)
        action.setShortcuts(on_all_layouts(declared.keys))
        for more in _MORE_KEYS.get(declared.name, ()):
            action.setShortcuts([*action.shortcuts(), *on_all_layouts(more)])
        action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
        action.setMenuRole(_ROLES.get(declared.name, QAction.MenuRole.NoRole))
        window.addAction(action)
        return action

    def _say(self) -> None:
        for declared in _ALL:
            action = self._actions[declared.name]
            text = self._words.say(f"action.{declared.name}")
            action.setText(text)
            keys = QKeySequence(declared.keys).toString(QKeySequence.SequenceFormat.NativeText)
            action.setToolTip(f"{text.rstrip('…')} ({keys})" if keys else text.rstrip("…"))

    def _paint(self) -> None:
        for declared in _ALL:
            if declared.icon:
                token = "accent_ink" if declared.name == "export" else "ink_soft"
                self._actions[declared.name].setIcon(self._theme.icon(declared.icon, token))


def _done_in_field(name: str) -> Callable[[], object] | None:
    """The same in the field that somebody writes in, if that is not the page.

    Fields know Ctrl+V, but neither the Ctrl+М of a keyboard that has no Latin letters nor Ctrl+Shift+V.
    """
    field = QApplication.focusWidget()
    if name not in _IN_FIELDS or not isinstance(field, QLineEdit | QPlainTextEdit):
        return None
    return cast("Callable[[], object]", getattr(field, _IN_FIELDS[name]))


_IN_FIELDS = {
    **{name: name for name in ("undo", "redo", "cut", "copy", "paste")},
    "paste_plain": "paste",
    "select_all": "selectAll",
}
_CHANGING = (
    *("save", "undo", "redo", "cut", "paste", "paste_plain", "replace"),
    *("bold", "italic", "underline", "strike", "subscript", "superscript", "link"),
    *("plain", "turn_case", "no_break_space"),
    *("bullets", "numbers", "quote", "picture", "table", "rule"),
    *("row_above", "row_below", "column_left", "column_right", "header_row"),
    *("delete_row", "delete_column", "delete_table"),
)
"""What needs an article that may be changed."""
_MORE_KEYS = {
    "redo": ("Ctrl+Shift+Z",),
    "zoom_in": ("Ctrl++", "Ctrl+Shift+="),
    "next_window": ("Ctrl+`",),
    "previous_window": ("Ctrl+Shift+`",),
    "close": ("Ctrl+F4",),
}
_ROLES = {
    "quit": QAction.MenuRole.QuitRole,
    "about": QAction.MenuRole.AboutRole,
    "preferences": QAction.MenuRole.PreferencesRole,
}
