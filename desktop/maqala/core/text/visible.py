"""Signs that nobody sees, made visible."""

from __future__ import annotations

import unicodedata

from maqala.core.messages import Message
from maqala.core.text.letters import LOOK_ALIKES

NO_BREAK = "\u00a0\u202f"
_SPACE, _UNBREAKABLE, _HIDDEN = "␣", "⍽", "¦"
_BREAKS = "\n\r\t\u2028\u2029"


def has_hidden(text: str) -> bool:
    """Whether something in `text` takes no room: a soft hyphen, a zero-width space, a control character."""
    return any(_is_hidden(sign) for sign in text)


def without_hidden(text: str) -> str:
    """`text` without what takes no room."""
    return "".join(sign for sign in text if not _is_hidden(sign))


def visible(text: str) -> str:
    """`text` with ⍽ for a space at which no line breaks, ¦ for what takes no room, and ␣ for a space that matters.

    A space matters at either end, beside another space, and where nothing else is.
    """
    shown = []
    for place, sign in enumerate(text):
        if sign in NO_BREAK:
            shown.append(_UNBREAKABLE)
        elif _is_hidden(sign):
            shown.append(_HIDDEN)
        elif sign.isspace() and sign not in _BREAKS and _matters(text, place):
            shown.append(_SPACE)
        else:
            shown.append(sign)
    return "".join(shown)


def _matters(text: str, place: int) -> bool:
    before, behind = text[place - 1 : place], text[place + 1 : place + 2]
    return not before or not behind or before.isspace() or behind.isspace()


def _is_hidden(sign: str) -> bool:
    return sign not in _BREAKS and unicodedata.category(sign) in ("Cf", "Cc")


def fix_label(found: str, fix: str) -> Message:
    """What putting `fix` in place of `found` does, in words where the fix itself does not show it."""
    if not fix:
        return _deletion(found)
    if found.isspace() and fix.isspace() and len(fix) == 1:
        return Message("fix.no_break" if fix in NO_BREAK else "fix.one_space", {"text": visible(fix)})
    shown = {"text": visible(fix)}
    if has_hidden(found) and without_hidden(found) == fix:
        return Message("fix.without_hidden", shown)
    if found.translate(LOOK_ALIKES) == fix:
        return Message("fix.cyrillic", shown)
    if _plainly(found) == _plainly(fix) and found != fix:
        return Message("fix.with_no_break", shown)
    return Message("fix.as_it_is", shown)


def _deletion(found: str) -> Message:
    if found.isspace():
        return Message("fix.delete_space")
    if not without_hidden(found):
        return Message("fix.delete_hidden")
    return Message("fix.delete", {"text": visible(found)})


def _plainly(text: str) -> str:
    """`text` as it looks at a glance: every space alike."""
    return "".join(" " if sign in NO_BREAK else sign for sign in text)
