"""The first letter of a suffix behind an abbreviation or a Latin name: АҚШ-тың, Facebook-те, Telegram-ға.

Norm: «Қазақ тілінің орфографиялық ережелері»: the suffix goes by the last sound as it is spoken. Of an abbreviation
that is its last letter, or the vowel that the letter's name ends with; which harmony it takes is left to the writer.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from maqala.core.issues import Severity
from maqala.core.proofing.paragraph import Paragraph
from maqala.core.proofing.rule import AGREEMENT, Found, Rule
from maqala.core.proofing.suffixes import shapes
from maqala.core.text.letters import last_sound

_BEHIND = {
    "ға ге": "арлнз", "қа ке": "т", "ның нің": "ан", "дың дің": "рлз", "тың тің": "т", "ны ні": "а", "ды ді": "рлнз",
    "ты ті": "т", "да де дағы дегі": "арлнз", "та те тағы тегі": "т", "дан ден": "арлз", "тан тен": "т",
}  # fmt: skip
"""The last sounds that each shape of a case stands behind. Without those that a possessive may make, too: БҰҰ-нан."""
_SOUNDS = {shape: frozenset(sounds) for both, sounds in _BEHIND.items() for shape in both.split()}
_LATIN = {
    **dict.fromkeys("kptfxc", "т"), **dict.fromkeys("mn", "н"), **dict.fromkeys("ao", "а"),
    **dict.fromkeys("iuy", "ар"), "l": "л", "r": "р", "z": "з",
}  # fmt: skip
"""What the last letters of Latin names sound like; others are spoken in too many ways."""
_MUTE = frozenset("renault peugeot prix bordeaux report courbet monet manet hugo carrefour".split())
"""Names whose last letter is not spoken, or may not be."""
_WORD = re.compile(
    rf"(?![ІХ]+-)(?P<name>(?P<short>[А-ЯӘІҢҒҮҰҚӨҺ]{{2,7}})|(?:[A-Za-z]+-)?[A-Za-z]*[a-z]{{2}})-(?P<suffix>{'|'.join(_SOUNDS)})"
)


def _abbreviations(paragraph: Paragraph) -> Iterator[Found]:
    """АҚШ-дың, БҰҰ-қа, Facebook-да: no reading of the name ends in what this shape stands behind."""
    for word in paragraph.words:
        match = _WORD.fullmatch(word.text) if "-" in word.text else None
        if match and (sounds := _sounds_of(match)) and sounds.isdisjoint(_SOUNDS[match["suffix"]]):
            fixes = tuple(f"{match['name']}-{shape}" for shape in _fitting(match["suffix"], sounds))
            yield Found(word.start, word.end, fixes)


def _sounds_of(match: re.Match[str]) -> frozenset[str]:
    """What the name may end in, as it is spoken; nothing if nobody knows."""
    last = match["name"][-1].lower()
    if match["short"]:
        own = last_sound(last)
        return frozenset({"а", "р" if own in "ийы" else own})
    return frozenset() if match["name"].lower() in _MUTE else frozenset(_LATIN.get(last, ""))


def _fitting(suffix: str, sounds: frozenset[str]) -> list[str]:
    """The shapes of the same case and harmony that fit, that behind the letter's own sound first."""
    same = [
        shape
        for shape in shapes(suffix)
        if shape in _SOUNDS and (shape[1] in "аы") == (suffix[1] in "аы") and _SOUNDS[shape] & sounds
    ]
    return sorted(same, key=lambda shape: _SOUNDS[shape] & sounds == {"а"})


def rules() -> tuple[Rule, ...]:
    """The rule of abbreviations."""
    return (Rule("abbreviation-agreement", AGREEMENT, Severity.WARNING, _abbreviations, needs=("a-",)),)
