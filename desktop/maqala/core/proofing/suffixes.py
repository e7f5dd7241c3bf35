"""The shapes of the case suffixes, and what shows that a stem is a verb."""

from __future__ import annotations

import re

from maqala.core.proofing.rule import Lexicon

_CASES = tuple(
    group.split()
    for group in (
        "ға ге қа ке", "дың дің тың тің ның нің", "ды ді ты ті ны ні", "да де та те", "дан ден тан тен нан нен",
        "дағы дегі тағы тегі", "мен бен пен",
    )
)  # fmt: skip

CASES = frozenset(shape for group in _CASES for shape in group)
"""Every shape of a case after a stem without a possessive."""


def shapes(suffix: str) -> list[str]:
    """All shapes of the case that `suffix` is one of; none if it is no case."""
    return next((group for group in _CASES if suffix in group), [])


_WORDS = {
    "ден": re.compile(r"[ \u00a0]қо[йяю]"),
    "тың": re.compile(r"[ \u00a0](?!\w*(?<![дтн])[ыі](?:н[ае]?|нд[ае]\w*|н[ае]н|мен|н[ыі]ң|)\b)"),
    "тік": re.compile(r"[ \u00a0]"),
}
"""Suffixes that are words, too, before this: ден қою; тың before what belongs to nobody; тік before anything."""


def is_word(suffix: str, behind: str) -> bool:
    """Whether `suffix`, standing apart before the text `behind`, may be a word: АҚШ тың тәсіл ұсынды."""
    return suffix in _WORDS and bool(_WORDS[suffix].match(behind))


def is_verb(lexicon: Lexicon, stem: str) -> bool:
    """Whether `stem` has a verb's participle: кел-ді, not жүн-ді."""
    return any(lexicon.knows(stem + shape) for shape in ("ған", "ген", "қан", "кен"))
