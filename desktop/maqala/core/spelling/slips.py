"""How people slip, and what each slip costs: what the search for the word that was meant goes by.

Words are lower-case KZ-1048 bytes where the search walks the automaton, and text where a rule turns letters.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from maqala.core.spelling.dictionary import ENCODING
from maqala.core.text.letters import (
    BY_EAR,
    HARMONIC,
    MISTAKEN,
    NEIGHBOURS,
    SHAPES,
    SOUND_ALIKE,
    STAGGERED,
    VOICELESS,
    VOICES,
)
from maqala.core.text.letters import LOST as LEFT_OF

LOST = 5
MORE_LOST = 2
CONFUSED = 7
MORE_CONFUSED = 7
MORE_NARROW = 3
HARMONY = 5
MORE_HARMONY = 1
SWAPPED = 8
MOVED = 12
DOUBLED = 5
REPEATED = 8
BESIDE = 9
TOUCHED = 11
SHAPED = 8
BEGUN = 6
SPOKEN = 5
DROPPED = 9
BEHEADED = 11
MELTED = 11
SYLLABLE = 14
UNHEARD = 7
SILENT = 9
SINGLE = 6
ALIKE = 10
UNSTRESSED = 7
EXTRA = 13
TOUCHED_TOO = 11
HEARD = 10
KEPT = 7
OTHER = 15
EXCHANGED = 9
SMALL = 2
GLUED = 7
ALSO_GLUED = 11
SECOND = 8
BESIDES = 3
"""What slips cost; only their order and rough distance matter: BEHEADED, a word without its first letter, is less
likely than DROPPED, one without another. LOST is a Kazakh letter that became a Russian one; who writes ы for і does so
in the whole word (MORE_NARROW).
HARMONY is a vowel of a suffix in the other harmony, MORE_HARMONY the rest of it; SHAPED a suffix in the wrong shape
(балаларны), BEGUN the same in the first letter behind a stem (адамдан); SPOKEN a word as it sounds (қойады), UNSTRESSED
a letter of a loan as it sounds (каранавирус). BESIDE is the key beside, TOUCHED the one above or below, TOUCHED_TOO a
key beside that was hit as well.
UNHEARD is a dropped ы, і, ь or hyphen, HEARD an ы or і too many, KEPT one that should have dropped out (орыны), what
is hardly heard beside confused letters SILENT; SINGLE one letter for two, ALIKE one that sounds much like another.
REPEATED is a syllable too many (мектептептер), SYLLABLE one too few, MELTED one that sounds like its neighbour
(таныстылып); MOVED is a letter some places off (орталғыында), EXCHANGED «my» before «many» (үйімдер).
GLUED is a particle's forgotten space, ALSO_GLUED that of да behind «his». SECOND is added for a second slip in a word,
BESIDES for one beside confused letters."""

MOST_MISHEARD = 21
"""What all that is hardly heard in a word may cost before the last of it."""
MISHEARD = frozenset(
    (one, other)
    for pair in "ао еи еэ яе ия ыи әа іи сц зс вф дт бп уү кқ гғ ьъ".split()
    for one, other in (pair.encode(ENCODING), pair[::-1].encode(ENCODING))
)
"""Letters that sound alike, in loans above all: vowels without stress, consonants beside others."""
NARROW = "ыі".encode(ENCODING)
HARMONIES = frozenset((one.encode(ENCODING)[0], other.encode(ENCODING)[0]) for one, other in HARMONIC.items())
_SHAPES = [frozenset(letters.encode(ENCODING)) for letters in (*SHAPES, "нғ", "нг")]
BEGINNINGS: dict[int, frozenset[int]] = {
    letter: frozenset[int]().union(*(shape for shape in _SHAPES if letter in shape)) - {letter}
    for letter in frozenset[int]().union(*_SHAPES)
}
"""By a letter that suffixes begin with: what the same suffixes begin with behind other words."""
_AFTER_BEGINNING = frozenset("аеыіи".encode(ENCODING))
_NONE = frozenset[int]()
VOWELS = frozenset("аәеёиоөуүұыіэюя".encode(ENCODING))
SOFT = "ь".encode(ENCODING)[0]
_BESIDE = frozenset(
    (one, other)
    for letter, beside in NEIGHBOURS.items()
    for one in letter.encode(ENCODING)
    for other in beside.encode(ENCODING)
)
"""The letters of which one finger can hit both."""
_LONGEST_REPEATED = 3
_FARTHEST_MOVED = 4
_PARTICLES = frozenset(particle.encode(ENCODING) for particle in ("да", "де", "та", "те"))
_HYPHEN = ord("-")
_NASAL, _CASES = "н".encode(ENCODING)[0], "дғг".encode(ENCODING)
"""үйі(н)де: what people leave out behind «his», and what it stands before."""


Alternatives = dict[int, tuple[tuple[int, int, int], ...]]
"""By the letter typed: the letters it is confused with, and what that costs first and again in one word."""


def alternatives() -> Alternatives:
    """What every letter is confused with."""
    code = {letter: letter.encode(ENCODING)[0] for letter in MISTAKEN}

    def cost(typed: str, meant: str) -> tuple[int, int, int]:
        if LEFT_OF.get(meant) == typed:
            return code[meant], LOST, MORE_LOST
        return code[meant], CONFUSED, MORE_NARROW if {typed, meant} == {"ы", "і"} else MORE_CONFUSED

    return {code[one]: tuple(cost(one, other) for other in others) for one, others in MISTAKEN.items()}


def costs(confused: Alternatives) -> dict[tuple[int, int], int]:
    """What it costs to have typed one letter for another; pairs that are no likelier than others are not in it."""
    costs: dict[tuple[int, int], int] = {}
    for keys, cost in ((STAGGERED, TOUCHED), (NEIGHBOURS, BESIDE)):
        for typed, meant in keys.items():
            costs |= {(typed.encode(ENCODING)[0], other): cost for other in meant.encode(ENCODING)}
    for alike, cost in ((SOUND_ALIKE, ALIKE), (VOICES, SHAPED)):
        for codes in (letters.encode(ENCODING) for letters in alike):
            costs |= {(one, other): cost for one in codes for other in codes}
    for code, others in confused.items():
        costs |= {(code, other): first for other, first, _ in others}
    return costs


def begun(typed: bytes) -> frozenset[int]:
    """What a suffix may have begun with where the letters `typed` stand, and goes on in them: дан for нан."""
    return BEGINNINGS.get(typed[0], _NONE) if typed[1:] and typed[1] in _AFTER_BEGINNING else _NONE


def omission(before: int, meant: int, after: int) -> int:
    """What it costs to have left out the letter `meant` between two others."""
    if not before:
        return BEHEADED
    if meant in (before, SOFT):
        return SINGLE
    if meant in NARROW or meant == _HYPHEN or (meant == _NASAL and before in NARROW and after in _CASES):
        return UNHEARD
    return DROPPED


def intrusion(before: int, typed: bytes) -> int:
    """What it costs that the first of the letters `typed` is one too many."""
    letter = typed[0]
    if letter == before:
        return DOUBLED
    if letter not in NARROW:
        beside = (before, letter) in _BESIDE or (len(typed) > 1 and (letter, typed[1]) in _BESIDE)
        return TOUCHED_TOO if beside else EXTRA
    return KEPT if typed[2:] and typed[2] in NARROW and typed[1] not in NARROW else HEARD


def repeated(code: bytes, place: int) -> int:
    """The letters of the syllable that stands at `place` for the second time, 0 if none does: мектеп(теп)тер.

    Nor if it is a particle that lacks its space: үйдеде.
    """
    if code[place:] in _PARTICLES:
        return 0
    for size in range(_LONGEST_REPEATED, 1, -1):
        if place >= size and code[place : place + size] == code[place - size : place]:
            return size
    return 0


def quiet(code: bytes, place: int) -> bool:
    """Whether a slip that is hardly heard is possible at `place`: a ь or a second letter there, or two consonants."""
    letter, before = code[place], code[place - 1]
    return letter in (SOFT, before) or (letter not in VOWELS and before not in VOWELS)


def lost_syllable(before: int, lost: bytes, after: int) -> int:
    """What it costs to have left out two letters or three between two others."""
    return (MELTED if lost[0] == after or lost[-1] == before else SYLLABLE) + 2 * (len(lost) - 2)


def as_written(word: str) -> Iterator[str]:
    """What `word` may be in the orthography, if some of it was written as it sounds: қойады, білмиді, барыб."""
    yield word[:-1] + VOICELESS.get(word[-1], word[-1])
    yield _RUN.sub(r"\1", word)
    yield _ROUNDED.sub(_unrounded, word)
    for heard, written in BY_EAR:
        pieces = word.split(heard)
        for place in range(1, len(pieces)):
            yield heard.join(pieces[:place]) + written + heard.join(pieces[place:])
        if len(pieces) > 2:
            yield written.join(pieces)


def moved(word: str) -> Iterator[str]:
    """`word` with one letter put back where it came from, not just behind its neighbour: орталғыында → орталығында."""
    for place, letter in enumerate(word):
        rest = word[:place] + word[place + 1 :]
        for at in range(max(1, place - _FARTHEST_MOVED), min(len(rest), place + _FARTHEST_MOVED) + 1):
            if abs(at - place) > 1:
                yield rest[:at] + letter + rest[at:]


_RUN = re.compile(r"(.)\1{2,}")
_ROUNDED = re.compile("(?<=[оөұү]).+")
_FLAT = str.maketrans("ұүө", "ыіе")


def _unrounded(match: re.Match[str]) -> str:
    """What is heard with rounded lips behind a rounded vowel, as it is written: мүмкүндүк, көшөлөр."""
    return match[0].translate(_FLAT)


_OWNER_BEFORE_PLURAL = re.compile(r"(.+[^ыі])([ыі]?)(м|ң|м[ыі]з|ң[ыі]з)[лдт]([ае])р(.*)")


def exchanged(word: str) -> Iterator[str]:
    """`word` with a possessive before the plural put behind it: үйіміздерде → үйлерімізде."""
    if match := _OWNER_BEFORE_PLURAL.fullmatch(word):
        stem, link, owner, vowel, rest = match.groups()
        narrow = "ы" if vowel == "а" else "і"
        for base in {stem, stem + link, stem[:-1] + VOICELESS.get(stem[-1], stem[-1])}:
            for plural in "лдт":
                yield f"{base}{plural}{vowel}р{narrow}{owner}{rest}"
                yield f"{base}{plural}{vowel}р{narrow}{owner}н{rest[1:]}"
