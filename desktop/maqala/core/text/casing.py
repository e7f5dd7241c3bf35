"""Small letters, a capital where a sentence begins, capitals: what one key goes through."""

from __future__ import annotations

import re
from collections.abc import Callable

_BEGINNING = re.compile(r"(?:^|[.!?…\n\u2028\u2029])\W*\w")


def turned(text: str) -> str:
    """`text` in the next case: мектеп, Мектеп, МЕКТЕП and мектеп again. Each letter stays one."""
    if text.isupper():
        return _each(text, str.lower)
    if text.islower():
        return _BEGINNING.sub(lambda found: _each(found.group(), str.upper), text)
    return _each(text, str.upper)


def _each(text: str, change: Callable[[str], str]) -> str:
    """Every letter changed by itself, but for those that would become several: ß."""
    return "".join(new if len(new := change(letter)) == 1 else letter for letter in text)
