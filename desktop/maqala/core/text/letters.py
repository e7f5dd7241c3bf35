"""The letters of Kazakh: alphabet, sounds, keyboard, and what is mistaken for them."""

from __future__ import annotations

ALPHABET = "аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя"
VOWELS = frozenset("аәеёиоөуұүыіэюя")

BACK = frozenset("аоұыяю")
FRONT = frozenset("әөүіеэё")
OPEN = frozenset("аәеоөыіэяёұү")
"""Letters after which a suffix behaves as after a vowel; и, у and ю end in a glide and do not count."""

VOICED_BY = {"к": "г", "қ": "ғ", "п": "б"}
VOICELESS = {voiced: voiceless for voiceless, voiced in VOICED_BY.items()}
"""How the end of a stem sounds before a vowel, and what it is without."""

SURNAMES_OF_EITHER_HARMONY = ("ов", "ев", "ёв", "швили")
"""How surnames end behind which usage varies: Жылқайдаровқа and Жылқайдаровке."""

LOOK_ALIKES = str.maketrans(
    "aceopxyihkmtəɵABCEHIKMOPTXYƏƟëËǝƎѳѲαεορικτυχΑΒΕΗΙΚΜΟΡΤΥΧ",
    "асеорхуіһкмтәөАВСЕНІКМОРТХУӘӨёЁәӘөӨаеоріктухАВЕНІКМОРТУХ",
)
"""Latin, phonetic and Greek letters that can hardly be told from Kazakh ones by sight."""

LOST = {"ә": "а", "і": "и", "ң": "н", "ғ": "г", "ү": "у", "ұ": "у", "қ": "к", "ө": "о", "һ": "х"}
"""Kazakh letters, and what a Russian layout or a habit leaves in their place."""

KEYBOARD = ("әіңғүұқөһ", "йцукенгшщзхъ", "фывапролджэ", "ячсмитьбю")
"""The rows of the Kazakh keyboard."""

NEIGHBOURS = {
    letter: row[max(0, place - 1) : place] + row[place + 1 : place + 2]
    for row in KEYBOARD
    for place, letter in enumerate(row)
}
"""The letters beside each letter on the Kazakh keyboard."""

_AS_THEY_LIE = (" әіңғ  үұқөһ", *KEYBOARD[1:])
STAGGERED = {
    letter: (above[place : place + 2] + below[max(0, place - 1) : place + 1]).replace(" ", "")
    for above, row, below in zip(("", *_AS_THEY_LIE), _AS_THEY_LIE, (*_AS_THEY_LIE[1:], ""), strict=False)
    for place, letter in enumerate(row)
    if letter != " "
}
"""The letters that each letter touches above and below: a row lies half a key to the right of the one above."""

_PAIRS = ("ае", "ыі", "оө", "ұү", "қк", "ғг")
VOICES = ("дт", "пб", "ғқ", "гк")
"""Consonants that differ by the voice alone."""
SHAPES = ("лдт", "ндт", "мбп", "ғқ", "гк", "пб")
"""Consonants that stand for each other at the beginning of a suffix, or the end of a stem, by what is beside them."""

SOUND_ALIKE = ("еі", "аы", "оұ", "өү", "ыұ", "іү", "ая", "еи", "әе", "цс", "чш", "зс", "вф")
"""Letters that are spoken much alike, vowels without stress above all: екіндігі for екендігі, орұн, сирк, дауыз."""

BY_EAR = (
    ("йа", "я"), ("йу", "ю"), ("йыу", "ю"), ("йіу", "ю"), ("ый", "и"), ("ій", "и"), ("ыу", "у"), ("іу", "у"),
    ("уу", "у"), ("уу", "уы"), ("пып", "уып"), ("піп", "уіп"), ("сс", "зс"), ("шш", "сш"), ("шш", "зш"), ("жж", "зж"),
    ("ңг", "нг"), ("ңғ", "нғ"), ("ңқ", "нқ"), ("нг", "ң"), ("мб", "нб"), ("мб", "ңб"), ("и", "ый"), ("и", "ій"),
    ("иы", "ый"), ("иі", "ій"), ("лар", "лалар"), ("лер", "лелер"),
    *((f"и{person}", f"{vowel}й{person}") for vowel in "ае" for person in "дмст"),
)  # fmt: skip
"""Letters written as they are heard, and what the orthography wants: қойады for қояды, жасса for жазса, баларға for
балаларға, болмиды for болмайды."""

HARMONIC = {pair[0]: pair[1] for pair in _PAIRS} | {pair[1]: pair[0] for pair in _PAIRS}
"""Each letter that vowel harmony changes, and its counterpart."""


def _mistaken() -> dict[str, str]:
    meant: dict[str, set[str]] = {letter: set() for letter in ALPHABET}
    pairs = [*LOST.items(), *((russian, kazakh) for kazakh, russian in LOST.items()), *HARMONIC.items()]
    pairs += [pair for one, other in ("үұ", "ыи", "эе", "ий", "қх") for pair in ((one, other), (other, one))]
    for one, other in pairs:
        meant[one].add(other)
    return {letter: "".join(sorted(others)) for letter, others in meant.items()}


MISTAKEN = _mistaken()
"""By the letter typed: the letters that may have been meant, by a lost Kazakh letter, harmony or sound."""


def is_back(word: str) -> bool:
    """Whether suffixes after `word` (lower case) are back, judged by its letters.

    и and у at the end, and и in native words, leave it to what stands before; elsewhere и is front
    (артистке). Loans that end in ь or in a cluster with к or г are front (паркке, митингіге).
    A word without any other vowel is back unless it has г or к.
    """
    if word.endswith(_FRONT_CLUSTERS):
        return False
    native = any(letter in "қғұыәөүіңһ" for letter in word)
    for place in range(len(word) - 1, -1, -1):
        letter = word[place]
        if letter in "уюи" and (place == len(word) - 1 or (letter == "и" and native)):
            continue
        if letter in "ию" or letter in FRONT:
            return False
        if letter in BACK or letter == "у":
            return True
    return "г" not in word and "к" not in word


_FRONT_CLUSTERS = ("ь", "кт", "рк", "нк", "ск", "нг", "льс", "льт", "льф")


def plainly_cased(word: str) -> bool:
    """Whether every part of a hyphenated word is written as кітап, Кітап or КІТАП are."""
    return all(part[1:] == part[1:].lower() or part == part.upper() for part in word.split("-"))


def last_sound(word: str) -> str:
    """The letter that stands for all after which suffixes begin alike: а ы и й р л н з т."""
    return _CHIEF.get(word[-1], word[-1])


_CHIEF = {
    letter: chief
    for chief, letters in {
        "а": "аәеоөэяёұү",
        "ы": "ыі",
        "р": "рую",
        "л": "л",
        "н": "мнң",
        "з": "зж",
        "т": "бвгғдкқпстфхһцчшщ",
    }.items()
    for letter in letters
}
