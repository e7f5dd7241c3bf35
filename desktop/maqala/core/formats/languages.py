"""Languages as files name them, and Kazakh by its letters: pages and documents often name the wrong one."""

from __future__ import annotations

_MEANT = dict(
    pair.split("-") for pair in "kz-kk ua-uk by-be cn-zh jp-ja cz-cs dk-da gr-el kaz-kk rus-ru eng-en".split()
)
"""What people write for a language and no program knows: its country, or three letters where two are in use."""

KAZAKH = frozenset("әғқңөұүһіӘҒҚҢӨҰҮҺІ")
"""Letters that Russian does not have."""

_KAZAKH_SHARE = 0.03
"""Of all letters; Kazakh text has seven times as many, Russian text with Kazakh names fewer."""


def tag(named: str) -> str:
    """The BCP 47 tag that `named` is or stands for, "" for none: kk-KZ for kk_KZ, kk for kz."""
    primary, *rest = named.strip().replace("_", "-").split("-")
    found = "-".join((_MEANT.get(primary.lower(), primary), *rest))
    return found if _is_tag(*found.split("-")) else ""


def _is_tag(primary: str, *rest: str) -> bool:
    """Whether a tag can have these parts: a language, and whatever parts it from others."""
    named = primary.isalpha() and 2 <= len(primary) <= 3
    return named and all(part.isalnum() and len(part) <= 8 and part.isascii() for part in (primary, *rest))


def is_kazakh(text: str) -> bool:
    """Whether `text` is Kazakh by its letters, whatever the language it is marked as."""
    return sum(map(text.count, KAZAKH)) > sum(map(str.isalpha, text)) * _KAZAKH_SHARE
