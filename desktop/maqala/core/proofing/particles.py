"""Particles and conjunctions: written apart or with a hyphen, and in the shape that the word before asks for.

Norm: «Қазақ тілінің орфографиялық ережелері»: шылаулар (ма ме ба бе па пе, да де та те, ғой қой, ғана қана, мен бен
пен) stand apart and agree with the word before; -ақ, -ау, -ай, -мыс, -міс take a hyphen.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial

from maqala.core.issues import Severity
from maqala.core.proofing.paragraph import Paragraph
from maqala.core.proofing.rule import PARTICLES, Find, Found, Lexicon, Rule
from maqala.core.text.letters import is_back, last_sound
from maqala.core.text.words import Word

_SHAPES = {
    "ма": {"": "ма ме", "н": "ба бе", "з": "ба бе", "т": "па пе"},
    "да": {"": "да де", "т": "та те"},
    "ғой": {"": "ғой ғой", "т": "қой қой"},
    "ғана": {"": "ғана ғана", "т": "қана қана"},
    "мен": {"": "мен мен", "з": "бен бен", "т": "пен пен"},
}
"""Each particle by what the word before ends in (`last_sound`): its back and its front shape."""

_PARTICLE = {
    shape: name for name, shapes in _SHAPES.items() for pair in shapes.values() for shape in pair.split()
}
_AMBIGUOUS = frozenset({"мен", "қой", "қана"})
"""мен is also "I", қой "sheep" or "put": their shape is judged only where nothing else is meant."""

_GLUED = tuple(
    sorted((s for s in _PARTICLE if s not in ("мен", "бен", "пен", "қана")), key=len, reverse=True)
)
_HYPHENED = frozenset(_PARTICLE)
_WITH_AQ = (
    "сондай|мұндай|ондай|осылай|солай|былай|бұрын|бірден|қазір|бүгін|ертең|әлден|баяғыда|әлдеқашан|қашан|онсыз|жай|тура|"
    "сонда|сол күні|осында|кейде|ілкіде|аз|көптен|ежелден|бұрыннан|қашаннан|екеуі|жалғыз"
)
_EITHER_SIDE = ("ов", "ев", "ёв", "ин", "кт", "нк", "рк", "ск", "льм", "ь", "нг", "сть")
"""Ends of loans and surnames after which the press writes both harmonies."""
_FIRST_PERSON = re.compile(r"(?:[мпб][ыі]н|[аәеыі]м|й[ыі]н|[пб]ын)(?![а-яёәіңғүұқөһ])")
_CYRILLIC = re.compile(r"[а-яёәіңғүұқөһА-ЯЁӘІҢҒҮҰҚӨҺ-]+")


def shape_of(particle: str, before: str) -> str:
    """The shape that `particle` (any of its shapes) takes behind the word `before`."""
    shapes = _SHAPES[_PARTICLE[particle]]
    sound = last_sound(before[-1])
    back, front = shapes.get(sound, shapes[""]).split()
    return back if is_back(before) else front


def _fits(particle: str, before: str) -> bool:
    """Whether the shape is right, or the end of a loan leaves it open."""
    wanted = shape_of(particle, before)
    return (
        particle == wanted
        or before[-1] in "ьъ"
        or (particle[0] == wanted[0] and before.endswith(_EITHER_SIDE))
    )


def _particles(paragraph: Paragraph) -> Iterator[tuple[int, Word, Word]]:
    """Particles with one space before them: the place, the word before, the particle."""
    words = paragraph.words
    for place, right in enumerate(words):
        if place and right.text in _PARTICLE:
            left = words[place - 1]
            if right.start == left.end + 1 and paragraph.text[left.end] in " \u00a0":
                yield place, left, right


def _shape(lexicon: Lexicon, paragraph: Paragraph) -> Iterator[Found]:
    """келді ма, адам ме, кітап да: apart, but in the wrong shape."""
    for place, left, right in _particles(paragraph):
        particle = right.text
        if not _CYRILLIC.fullmatch(left.text) or left.text in _PARTICLE:
            continue
        before = left.text.lower()
        if left.text.isupper() or not lexicon.knows(left.text) or _fits(particle, before):
            continue
        if _between_names(paragraph, place) or (
            particle in _AMBIGUOUS and not _joins(lexicon, paragraph, place)
        ):
            continue
        wanted = shape_of(particle, before)
        yield Found(left.start, right.end, (f"{left.text} {wanted}",), {"fix": wanted, "word": left.text})


def _between_names(paragraph: Paragraph, place: int) -> bool:
    """де Голль, да Винчи, бен Ладен: not particles of ours."""
    words = paragraph.words
    behind = words[place + 1].text if place + 1 < len(words) else ""
    return (
        words[place - 1].text[:1].isupper()
        and behind[:1].isupper()
        and words[place].text in ("де", "да", "бен", "та")
    )


def _joins(lexicon: Lexicon, paragraph: Paragraph, place: int) -> bool:
    """Whether мен stands between two nouns and cannot be "I"."""
    words = paragraph.words
    if words[place].text != "мен" or place + 1 >= len(words):
        return False
    left, behind = words[place - 1], words[place + 1]
    if paragraph.between(words[place], behind) not in (" ", " «") or not _is_noun(lexicon, left.text):
        return False
    end = paragraph.end_of_sentence(left.start)
    return not _FIRST_PERSON.search(paragraph.text, behind.start, end) and _is_noun(lexicon, behind.text)


def _is_noun(lexicon: Lexicon, word: str) -> bool:
    """Whether `word` takes what only nouns take: a plural with a possessive and a case."""
    lower = word.lower()
    ending = {"т": "тар", "а": "лар", "ы": "лар", "р": "лар", "й": "лар"}.get(
        last_sound(lower[-1]), "дар"
    ) + "ынан"
    if not is_back(lower):
        ending = ending.translate(str.maketrans("аы", "еі"))
    return len(word) > 2 and lexicon.knows(word) and lexicon.knows(lower + ending)


def _glued(lexicon: Lexicon, paragraph: Paragraph) -> Iterator[Found]:
    """келдіме, жоқпа: no word as it stands, but one with its particle."""
    for word in paragraph.words:
        text = word.text
        if not text.endswith(_GLUED) or not text.islower() or len(text) < 5 or not _CYRILLIC.fullmatch(text):
            continue
        if lexicon.knows(text):
            continue
        for particle in _GLUED:
            left = text.removesuffix(particle)
            if (
                left != text
                and len(left) > 2
                and shape_of(particle, left) == particle
                and lexicon.knows(left)
            ):
                yield Found(word.start, word.end, (f"{left} {particle}",), {"fix": particle, "word": left})
                break


def _hyphened(lexicon: Lexicon, paragraph: Paragraph) -> Iterator[Found]:
    """келді-ме, ол-да: a hyphen where a space belongs."""
    for word in paragraph.words:
        left, hyphen, particle = word.text.rpartition("-")
        if not hyphen or particle not in _HYPHENED or "-" in left or left in _PARTICLE or len(left) < 2:
            continue
        if not left[1:].islower() or not _CYRILLIC.fullmatch(left) or not lexicon.knows(left):
            continue
        wanted = shape_of(particle, left.lower())
        joined = left + particle
        fixes = (f"{left} {wanted}", *((joined,) if particle[-1] in "нае" and lexicon.knows(joined) else ()))
        yield Found(word.start, word.end, fixes, {"fix": wanted, "word": left})


def _loose(paragraph: Paragraph) -> Iterator[Found]:
    """сондай ақ, келді ау, келіпті міс: a space where a hyphen belongs."""
    text = paragraph.text
    if not any(mark in text for mark in (" ақ", " ау", " ай", " мыс", " міс")):
        return
    for match in _LOOSE.finditer(text):
        yield Found(*match.span(), (match[0].replace(" ", "-"),), {"word": match[0]})


_LOOSE = re.compile(
    rf"(?<![\w-])(?:(?i:{_WITH_AQ}) ақ"
    r"|[а-яәіңғүұқөһ]+(?:ған|ген|қан|кен|пты|пті|[дт][ыі]|[ае]р) (?:ау|мыс|міс)"
    r"|(?i:шіркін|әттеген|әттең|қап|япыр|апыр) ай)(?![\w-])"
)


def rules(lexicon: Lexicon) -> tuple[Rule, ...]:
    """The rules of particles."""
    finds: tuple[tuple[str, Find], ...] = (
        ("particle-shape", partial(_shape, lexicon)),
        ("particle-apart", partial(_glued, lexicon)),
        ("particle-no-hyphen", partial(_hyphened, lexicon)),
        ("particle-hyphen", _loose),
    )
    return tuple(Rule(name, PARTICLES, Severity.WARNING, find) for name, find in finds)
