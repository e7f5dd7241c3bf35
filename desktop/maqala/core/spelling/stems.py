"""Stems: what suffixes are hung on, and what of a stem decides how they sound.

The dictionary's tables and the words that people add go through the same rules. The
compiler turns them into the automaton; here a class is only known by its name in it.
"""

from __future__ import annotations

from collections.abc import Iterator

from maqala.core.text.letters import (
    BACK,
    FRONT,
    OPEN,
    SURNAMES_OF_EITHER_HARMONY,
    VOICED_BY,
    is_back,
    last_sound,
)
from maqala.core.values import dataclass, replace


@dataclass(frozen=True, slots=True)
class Context:
    """What a suffix can see of the stem to its left.

    `takes` holds what may come next: `.` the end of the word, `v` a vowel, `c` a consonant
    other than т, `t` the consonant т, or else one letter alone. `dropped` marks a stem that has lost the vowel or й
    which `last` names (оқ[ы]-у, қо[й]-ю). `lateral` tells that the last consonant is л,
    `single` that the stem has one syllable, `denominal` that it looks like a noun with -ла:
    they decide a verb's voice suffixes.
    """

    back: bool
    last: str
    takes: str = ".vct"
    dropped: bool = False
    lateral: bool = False
    single: bool = False
    denominal: bool = False

    @property
    def vowel(self) -> bool:
        """Whether the stem ends in a vowel or и."""
        return self.group == "V" or self.last == "и"

    @property
    def open(self) -> bool:
        """Whether a stem of several syllables makes its causative with -т."""
        return self.group in "VRL"

    def bare(self) -> Context:
        """The same for what follows the voice suffixes: nothing asks for syllables or laterals there."""
        return replace(self, lateral=False, single=False, denominal=False)

    @property
    def group(self) -> str:
        """The sound group of the last letter: V vowel, R glide or р, L л, M nasal, Z voiced sibilant, T stop."""
        for group, letters in _GROUPS.items():
            if self.last in letters:
                return group
        return "T"


_GROUPS = {
    "V": OPEN,
    "R": frozenset("рйуию"),
    "L": frozenset("л"),
    "M": frozenset("мнң"),
    "Z": frozenset("зж"),
}


_DENOMINAL = ("ла", "ле", "да", "де", "та", "те")


def context_of(stem: str, *, back: bool, takes: str = ".vct", dropped: bool = False) -> Context:
    """The context that a stem leaves; `stem` is written whole, also where its last letter is `dropped`."""
    consonants = [letter for letter in stem if letter not in OPEN and letter not in "уию"]
    vowels = sum(letter in OPEN or letter in "уию" for letter in stem)
    return Context(
        back,
        last_sound(stem),
        takes,
        dropped,
        lateral=consonants[-1:] == ["л"],
        single=vowels == 1,
        denominal=vowels > 1 and stem.endswith(_DENOMINAL),
    )


@dataclass(frozen=True, slots=True)
class Class:
    """How a stem goes on: the slot it stands in and what suffixes see of it."""

    slot: str
    context: Context

    def bare(self) -> Class:
        """The same without what nothing behind such stems asks for."""
        return self if self.slot in _VERBAL else Class(self.slot, self.context.bare())

    def __str__(self) -> str:
        c = self.context
        marks = [("back" if c.back else "front"), c.last, c.takes]
        marks += [name for name in ("dropped", "lateral", "single", "denominal") if getattr(c, name)]
        return " ".join([self.slot, *marks])


_VERBAL = frozenset({"verb", "voice"})


SLOTS = {
    "n": "noun",
    "adj": "adjective",
    "num": "numeral",
    "coll": "collective",
    "adv": "adverb",
    "v": "verb",
    "aux": "auxiliary",
    "np": "name",
    "place": "name",
    "given": "given",
    "family": "family",
} | dict.fromkeys(("x", "abbr", "pron", "postp", "conj", "part", "intj", "mod"), "word")
"""Parts of speech by the slot of the grammar in which their stems stand."""

FACTS = frozenset(
    {
        "back",
        "front",
        "any",
        "hard",
        "soft",
        "elide",
        "maybe",
        "epen",
        "m",
        "f",
        "x",
        "owned",
        "bare",
        "voiced",
    }
)
PROPER = frozenset({"np", "place", "given", "family"})
_EITHER = ("лог", "гог", "ург", "оид")
"""Endings of loans after which both harmonies are written."""
_EITHER_VOICE = ("скоп", "тип", "троп", "отоп", "клоп", "чип", "шоп", "полип")
"""How loans end whose п voices for some and not for others: телескопы and телескобы."""
_EPENTHETIC = ("кт", "ск", "нг", "фт")
"""Endings of loans that also take -і before a suffix: объектіге, дискіде, рейтингісі."""
_MADE = ("лы", "лі", "сыз", "сіз")
"""Endings of adjectives that were made of nouns."""
_SINGLE = frozenset("бвгдзклмнпрстфц")
_VOWELS = BACK | FRONT | frozenset("иу")
_LONG_NAME = 5
"""Letters of a name that may lose its last one before -ин: Есқожа, Есқожин."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of a table: a word, its part of speech, and what its letters do not tell."""

    word: str
    pos: str
    facts: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Stem:
    """Letters that suffixes follow; `proper` for names, which want a capital."""

    text: str
    klass: Class
    proper: bool = False


def stems(entry: Entry) -> Iterator[Stem]:
    """Every stem of `entry`, one for each shape its last sounds take."""
    word = entry.word.lower()
    proper = entry.pos in PROPER or entry.word != word
    if "x" in entry.facts:
        yield Stem(word, Class("word", context_of(word, back=True)), proper)
        return
    for back in harmonies(entry):
        for text, slot, context in (
            _verb(word, back, entry) if entry.pos == "v" else _nominal(word, back, entry)
        ):
            yield Stem(text, Class(slot, context), proper)
            if entry.pos == "place":
                yield Stem(text, Class("origin", context))


def harmonies(entry: Entry) -> tuple[bool, ...]:
    """Whether suffixes after `entry` are back; two answers where usage varies."""
    word = entry.word.lower()
    if "any" in entry.facts or {"front", "back"} <= entry.facts:
        return (True, False)
    if "front" in entry.facts:
        return (False,)
    if "back" in entry.facts:
        return (True,)
    if word.endswith(_EITHER) or (entry.pos == "family" and word.endswith(SURNAMES_OF_EITHER_HARMONY)):
        return (True, False)
    if entry.pos == "family" and word.endswith("ин"):
        return (False,)  # Столыпинге, Мағауиннің: front whatever the letters before
    if entry.pos in PROPER and (open_harmony := _of_name(word)):
        return open_harmony
    return (is_back(word),)


def _of_name(word: str) -> tuple[bool, ...]:
    """The harmony of a name where its last letter hides it; () where its vowels tell."""
    if word.endswith("су"):  # су is water, and stays a back word: Жетісудың, Көксуға
        return (True,)
    if word.endswith(("и", "ю")):
        return (True, False)  # Фарабиге and Фарабиға, Камюдің and Камюдың
    if word[-1] not in OPEN and not is_back(word) and _last_vowel(word) in BACK:
        return (True, False)  # Планкке and Планкқа, Уханьде and Уханьда
    if _last_vowel(word) == "и" and is_back(word):
        return (True, False)  # Қадирге and Қадирға
    return ()


def _last_vowel(word: str) -> str:
    return next((letter for letter in reversed(word) if letter in _VOWELS), "")


def _nominal(word: str, back: bool, entry: Entry) -> Iterator[tuple[str, str, Context]]:
    slot = "made" if entry.pos == "adj" and word.endswith(_MADE) and len(word) > 4 else SLOTS[entry.pos]
    last = word[-1]

    def shape(text: str, takes: str, heard: str = "") -> tuple[str, str, Context]:
        return text, slot, context_of(heard or text, back=back, takes=takes)

    if entry.pos == "family" and word.endswith("ий"):
        yield word[:-2], "family_y", context_of(word[:-2], back=back, takes="v")
        return
    if slot == "word":
        yield shape(word, ".")
    elif word.endswith("сть") and len(word) > 5:
        yield shape(word, ".")
        yield shape(word[:-1], "v")  # повесті and повесі, повеске
        yield shape(word[:-2], "vct")
    elif last == "ь":
        yield shape(word, ".ct", word[:-1])
        yield shape(word[:-1], "v")
    elif len(word) > 3 and last == word[-2] and last in _SINGLE:
        keeps = entry.pos in PROPER and last not in "тн"  # Максвеллдің, but no third letter
        yield shape(word, ".vct" if keeps else ".")
        yield shape(word[:-1], "vct")
    elif word.endswith("ст") and len(word) > 4:
        yield shape(word, ".vc")
        yield shape(word[:-1], "vct")  # артисі and артисті; артистің, артиске
    elif word.endswith("зд") and len(word) > 4:
        yield shape(word, ".vct")
        yield shape(word[:-1], "vct")  # съезі and съезді; съезге
    elif "elide" in entry.facts:
        yield shape(word, ".vct" if "maybe" in entry.facts else ".ct")
        yield shape(word[:-2] + last, "v", word[:-2] + last)
    elif _voices(word, entry):
        yield shape(word, ".vct" if word.endswith(_EITHER_VOICE) else ".ct")
        if slot == "given":  # Серігім, but Серікұлы and Серіков
            yield word, "fathers", context_of(word, back=back, takes="v")
            slot = "name"
        yield shape(word[:-1] + VOICED_BY[last], "v")
    elif slot == "given" and last == "й":
        yield shape(word, ".vct")
        yield word[:-1], "patronym", context_of(word[:-1], back=back, takes="v")
    elif slot == "given" and "f" not in entry.facts and _loses_its_vowel(word):
        yield shape(word, ".vct")
        yield word[:-1], "clipped", context_of(word[:-1], back=back, takes="v")
    else:
        yield shape(word, ".vct")
    if "owned" in entry.facts:
        yield word, "theirs", context_of(word, back=back)
    if "epen" in entry.facts or (not back and len(word) > 3 and word.endswith(_EPENTHETIC)):
        vowel = "ы" if back else "і"
        yield shape(word + vowel, "ct")


def _loses_its_vowel(name: str) -> bool:
    return len(name) >= _LONG_NAME and name[-1] in "аыі" and name[-2] not in "ъь"


def _voices(word: str, entry: Entry) -> bool:
    if word[-1] not in VOICED_BY or "hard" in entry.facts:
        return False
    return "soft" in entry.facts or word[-2:-1] in OPEN | frozenset("уи")


def _verb(word: str, back: bool, entry: Entry) -> Iterator[tuple[str, str, Context]]:
    last = word[-1]
    slot = "inflected" if "bare" in entry.facts else "voiced" if "voiced" in entry.facts else "verb"
    if "elide" in entry.facts:
        yield word, slot, context_of(word, back=back, takes=".ct")
        yield word[:-2] + last, slot, context_of(word, back=back, takes="v")
    elif last == "п" and word[-2] in OPEN:
        yield word, "verb_p", context_of(word, back=back, takes=".ct")
        yield word[:-1] + "б", "verb_p", context_of(word, back=back, takes="v")
        joined = word[:-1] + ("б" if word[-2] == "ө" else "у")  # жауып, but өбіп
        yield joined, "joined", context_of("ау", back=back, takes="v")
    elif last in "кқ":
        yield word, slot, context_of(word, back=back, takes=".ct")
        yield word[:-1] + VOICED_BY[last], slot, context_of(word, back=back, takes="v")
    else:
        yield word, slot, context_of(word, back=back)
        behind_glide = word.endswith(("йы", "йі"))
        if last in "ыій":
            takes = "и" if behind_glide else "v"  # ұйиды, but never ұйу
            yield word[:-1], slot, context_of(word, back=back, takes=takes, dropped=True)
        if behind_glide:
            yield word[:-2] + "ю", "doing", context_of(word[:-2] + "ю", back=back)  # ұйы, ұю
