"""Shortcuts that work whatever the keyboard layout is.

On a Kazakh or Russian layout the key of Ctrl+C says «с»; so every shortcut with a Latin
letter is known under the Cyrillic letter of the same key, too, and the digits under the
Kazakh letters that share their keys.
"""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import QEvent
from PySide6.QtGui import QAction, QKeySequence, QShortcutEvent

_LATIN = "QWERTYUIOPASDFGHJKLZXCVBNM,.`"
_CYRILLIC = "ЙЦУКЕНГШЩЗФЫВАПРОЛДЯЧСМИТЬБЮЁ"
_DIGITS = {
    "1": '"',
    "2": "Ә",
    "3": "І",
    "4": "Ң",
    "5": "Ғ",
    "8": "Ү",
    "9": "Ұ",
    "0": "Қ",
    "-": "Ө",
    "=": "Һ",
    "/": ".",
}
_SAME_KEY = dict(zip(_LATIN, _CYRILLIC, strict=True)) | _DIGITS


class Command(QAction):
    """An action that its shortcut takes although it is known under two letters.

    Where a Latin layout stands beside the Cyrillic one, X11 says of the key of Ctrl+B that it may be Ctrl+И or Ctrl+B.
    Both are this action's, and Qt, which calls that ambiguous, would do neither.
    """

    def event(self, event: QEvent) -> bool:
        """Do what is meant."""
        if event.type() == QEvent.Type.Shortcut and cast("QShortcutEvent", event).isAmbiguous():
            self.trigger()
            return True
        return super().event(event)


def on_all_layouts(keys: str) -> list[QKeySequence]:
    """The shortcut as written and, where its key has another letter, as a Cyrillic layout sends it."""
    if not keys:
        return []
    *modifiers, key = keys.replace("++", "+Plus").split("+")
    key = "+" if key == "Plus" else key
    result = [QKeySequence(keys)]
    if modifiers and key in _SAME_KEY:
        result.append(QKeySequence("+".join([*modifiers, _SAME_KEY[key]])))
    return result
