"""Where sentences end."""

from __future__ import annotations

import re

_END = re.compile(r"[.!?…]+[»”\"'’)\]]*(?=\s|$)")
ABBREVIATED = frozenset(
    "ж м б т с г р ғ қ о к д п жж ғғ мыс қар бет ред проф акад доц т.ғ.к м.а с.ғ ш.м"
    " обл ауд көш үй тел млн млрд трлн мың тг сағ мин сек см мм км кг ст им ул тыс руб др пр напр"
    " mr mrs dr st vs etc no".split()
)
"""Short forms that keep their full stop in the middle of a sentence, in lower case without the last stop."""


def ends(text: str) -> list[int]:
    """Code points behind the last sign of each sentence of one paragraph; the last is where its text ends."""
    text = text.rstrip()
    found = [match.end() for match in _END.finditer(text) if _is_end(text, match)]
    if text and (not found or found[-1] < len(text)):
        found.append(len(text))
    return found


def count(text: str) -> int:
    """How many sentences one paragraph has: stretches that hold a letter or digit and end like a sentence."""
    start, number = 0, 0
    for end in ends(text):
        number += any(sign.isalnum() for sign in text[start:end])
        start = end
    return number


def _is_end(text: str, match: re.Match[str]) -> bool:
    behind = text[match.end() :].lstrip(" \u00a0\n–—-")
    if behind and behind[0].islower():
        return False  # «Кім?» деп сұрады; – Кім? – деді; 5 млн. теңге
    if match.group() != ".":
        return True
    before = text[: match.start()].rsplit(maxsplit=1)
    word = before[-1].lstrip("«“\"'(") if before and not text[match.start() - 1].isspace() else ""
    if len(word) == 1 and word.isupper():
        return not behind  # А. Байтұрсынұлы
    return not behind or word.lower() not in ABBREVIATED


def begins_sentence(text: str, start: int) -> bool:
    """Whether the word at `start` opens the text, a sentence or a quotation: then its capital says nothing."""
    place = start - 1
    while place >= 0 and text[place] in _OPENERS:
        place -= 1
    return (
        place < 0
        or text[place] in _BEFORE
        or "«" in text[place + 1 : start]
        or "“" in text[place + 1 : start]
    )


_OPENERS = frozenset(" «“„\"'(—–-")
_BEFORE = frozenset(".!?…\n:")
