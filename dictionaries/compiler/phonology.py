"""How a Kazakh suffix sounds after what stands before it.

Suffixes are written in `kk/suffixes.txt` with capital letters for the sounds that change:

    A  а е          Y  ы і          (Y) ы і, only after a consonant     (A) а е, likewise
    (s) с, only after a vowel       Q  қ к, voiced to ғ г before a vowel
    L  л д т   as in -лар           N  н д т   as in -ның               D  н д т   as in -ны
    K  ғ г қ к as in -ға            T  д т     as in -да                B  д н т   as in -дан
    M  м б п   as in -мен           P  м б п   as in -ма
    U  у, ю: the verbal noun        J  а е й и: the present          +  what follows is back    -  front

Source: the orthographic rules of Kazakh as every school grammar states them.
"""

from __future__ import annotations

from collections.abc import Iterator

from maqala.core.spelling.stems import Context
from maqala.core.text.letters import BACK, FRONT, OPEN, VOICED_BY, last_sound
from maqala.core.values import replace

_SHAPES = {  # V R L M Z T
    "L": "ллдддт",
    "N": "нддндт",
    "D": "нддддт",
    "T": "дддддт",
    "B": "дддндт",
    "M": "ммммбп",
    "P": "мммббп",
}
_VOWELS = {"A": "еа", "Y": "іы"}
_VELAR = {"K": ("гғ", "кқ"), "Q": ("кқ", "кқ")}
_ORDER = "VRLMZT"


def realise(template: str, context: Context) -> Iterator[tuple[str, Context]]:
    """Every surface of `template` after `context`, with the context that it leaves.

    A suffix that ends in Q gives two: one that ends the word or takes a consonant, and a
    voiced one that takes a vowel.
    """
    plain = template.rstrip("+-")
    surface = _spell(plain, context)
    if surface is None or not _fits(surface, context):
        return
    after = _after(surface, context)
    if plain != template:
        after = replace(after, back=template.endswith("+"))
    if not template.endswith("Q"):
        yield surface, after
        return
    yield surface, replace(after, takes=".ct")
    voiced = surface[:-1] + VOICED_BY[surface[-1]]
    yield voiced, replace(after, takes="v")


def _fits(surface: str, context: Context) -> bool:
    if not surface:
        return True
    first = surface[0]
    kind = "v" if first in OPEN or first in "уюия" else "t" if first == "т" else "c"
    return kind in context.takes or first in context.takes


def _after(surface: str, context: Context) -> Context:
    """Harmony goes on as it was, unless the suffix has a vowel of its own."""
    if not surface:
        return context
    back = context.back
    for letter in reversed(surface):
        if letter in BACK - {"ю"} or letter in FRONT:
            back = letter in BACK
            break
    return Context(back, last_sound(surface))


def _spell(template: str, context: Context) -> str | None:
    """The letters of `template`, or None where it cannot stand."""
    if template.startswith("(A)й") and context.last == "ы" and not context.dropped:
        return None
    spelt = ""
    for symbol in _symbols(template):
        here = _after(spelt, context) if spelt else context
        sound = _sound(symbol, here, first=not spelt)
        if sound is None:
            return None
        spelt += sound
    if context.dropped and not template.startswith(("U", "J", "(A)й" if context.last in "ыі" else "(A)")):
        return None
    return spelt


def _symbols(template: str) -> Iterator[str]:
    position = 0
    while position < len(template):
        size = 3 if template[position] == "(" else 1
        yield template[position : position + size]
        position += size


def _sound(symbol: str, context: Context, *, first: bool) -> str | None:
    after_vowel = context.group == "V"
    if symbol == "U":
        return _verbal_noun(context)
    if symbol == "J":
        return _present(context)
    if symbol == "(A)" and first and context.dropped:
        return "" if context.last in "ыі" else "я" if context.back else None
    if symbol == "(s)":
        return "с" if after_vowel else ""
    if symbol.startswith("("):
        return "" if after_vowel else _sound(symbol[1], context, first=first)
    if symbol in _SHAPES:
        return _SHAPES[symbol][_ORDER.index(context.group)]
    if symbol in _VELAR:
        voiced, voiceless = _VELAR[symbol]
        return (voiceless if context.group == "T" else voiced)[context.back]
    if symbol == "A" and first and context.last == "и" and context.back:
        return "я"
    if symbol == "A" and first and context.last == "й" and context.back:
        return None if not context.dropped else "я"
    if symbol in _VOWELS:
        return _VOWELS[symbol][context.back]
    if symbol == "й" and context.dropped and context.last in "ыі":
        return "и"
    return symbol


def _verbal_noun(context: Context) -> str | None:
    if context.last == "й":
        return "ю" if context.dropped else None
    if context.last in "ыі":
        return "у" if context.dropped else None
    return "ю" if context.last == "и" else "у"


def _present(context: Context) -> str | None:
    if context.last in "ыі":
        return "и" if context.dropped else None
    if context.last == "й":
        if context.back:
            return "я" if context.dropped else None
        return None if context.dropped else "е"
    if context.last == "и" and context.back:
        return "я"
    if context.group == "V":
        return "й"
    return "а" if context.back else "е"
