"""Is this a Kazakh word, rightly written? The dictionary's word on words, the rules' on the rest."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from itertools import islice, product, zip_longest

from maqala.core.spelling.compounds import (
    PARTICLES,
    SHORTEST_SECOND,
    SURE_SECOND,
    accidental,
    echoed,
    is_izafet,
    is_nominal,
    is_short,
    second_part,
)
from maqala.core.spelling.dictionary import ENCODING, NO_END, Dictionary
from maqala.core.spelling.numerals import (
    APPROXIMATE,
    COLLECTIVES,
    NEARLY,
    ORDINALS,
    as_number,
    is_lettered,
    ordinal,
    readings,
    without_sign,
)
from maqala.core.spelling.spaces import is_particle, stands_apart
from maqala.core.text.letters import (
    ALPHABET,
    LOOK_ALIKES,
    SURNAMES_OF_EITHER_HARMONY,
    is_back,
    last_sound,
    plainly_cased,
)
from maqala.core.text.words import APOSTROPHES, clean, words

TYPE_CHECKING = False
if TYPE_CHECKING:
    from maqala.core.spelling.suggest import Suggester

UNITS = frozenset(
    "м км см мм дм мкм нм г кг мг мкг т ц га л мл дл с мс сек мин сағ тг руб долл атм ккал моль млн млрд трлн".split()
)
"""Short forms of what is measured: they take a hyphen before suffixes, 5 км-ге. Those with capitals the tables hold."""

SHORTENED = frozenset("обл ауд қ а к ө өз т ш респ ғ ғас ж".split())
"""Short forms of encyclopaedias: behind a hyphen stand suffixes of the word, обл-ның, or of its possessive, обл-нда."""

LINKS = frozenset("ам ан апон дез дель дер дю на сюр эль".split())
"""Small words within the names of foreign places: Нёйи-сюр-Сен, Лимбург-ан-дер-Лан."""

_RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_POWERS = tuple(_RAISED)
"""What ends м² and, as the number of a note, any word: сөз¹."""

PREFIXES = frozenset("еэ")
"""Letters that stand before a hyphen as a word of their own: е-үкімет."""

SHORT_CAPITALS = 5
"""Capitals up to this length are taken for an abbreviation that nobody has listed."""

_LIKE_R = {"й": "р", "и": "р"}
"""Glides, after which a noun's suffixes are those after р."""

_SMALL = bytes(range(256)).decode(ENCODING, "replace").lower().encode(ENCODING, "replace")
"""The small letter of each byte, to translate with."""

LOST_IN_SUFFIXES = str.maketrans("гкн", "ғқң")
"""What a Russian layout leaves of a suffix: АҚШ-га, ЖШС-нын."""

_OWNED = ("theirs back ы .vct", "theirs front і .vct")

_CYRILLIC = frozenset(map(chr, range(0x400, 0x530)))
_LATIN = frozenset(
    map(chr, (*range(0x41, 0x5B), *range(0x61, 0x7B), *range(0xC0, 0x250), *range(0x370, 0x400)))
) | {"ə", "ɵ", "Ѳ", "ѳ"}
"""Latin and Greek letters, and those that look like Kazakh ones and are none."""
_ROMAN = frozenset("IVXLCDM")
_LAST_NUMBER = r"(\d[\d.,]*|(?=%))(%?)$"
_BETWEEN_FIGURES = ".,/:х×"
_NUMERATOR = r"(?<![\d.,])(\d+)/\d+$"
_STUDY = "тану"
_HESITANT = "аәеиоөуүұыіэ"
_OPEN_NAME = re.compile("(.{3,}(?:ұлы|қызы|(?:ов|ев)(?:ич|на|а?)|енко|швили|дзе|[сц]к(?:ий|ая)))(.*)")
_KAZAKH = frozenset(ALPHABET)
_APOSTROPHES = frozenset(APOSTROPHES)


def _nobody(_word: str) -> bool:
    """The words of somebody who has added none."""
    return False


class Kazakh:
    """Judges single words. `taken` tells which words people have added, and their forms."""

    def __init__(self, dictionary: Dictionary, taken: Callable[[str], bool] | None = None) -> None:
        self.dictionary = dictionary
        self._taken = taken or _nobody

    @cached_property
    def _endings(self) -> tuple[int, ...]:
        """The states in which names go on, whatever they sound like."""
        classes = self.dictionary.classes.items()
        return tuple(state for name, state in classes if name.startswith("name ") and name.endswith(" .vct"))

    @cached_property
    def _suggester(self) -> Suggester:
        """What tells a new compound from a slip: rarely needed, and slow to load."""
        from maqala.core.spelling.suggest import Suggester

        return Suggester(self.dictionary)

    def knows(self, word: str) -> bool:
        """Whether `word`, as one finds it in a text, is rightly written."""
        return self._right(clean(word))

    def rejected(self, given: list[str]) -> list[str]:
        """Those of `given` that are not right; each may be anything, also several words."""
        if not given:
            return []
        typed = "\n".join(given).encode(ENCODING, "replace")
        codes, small = typed.split(b"\n"), typed.translate(_SMALL).split(b"\n")
        rows = list(zip(given, codes, small, strict=True))
        ordinary = self.dictionary.unknown([code for _, code, lower in rows if code == lower])
        names = self.dictionary.unknown([lower for _, code, lower in rows if code != lower], proper=True)
        return [
            word
            for word, code, lower in rows
            if (
                code in ordinary
                if code == lower
                else lower in names or not self._well_cased(word, word.lower())
            )
            and not self._right_as_text(word)
        ]

    def _plain(self, word: str) -> bool:
        lower = word.lower()
        try:
            code = lower.encode(ENCODING)
        except UnicodeEncodeError:
            return self._taken(word)
        if self.dictionary.knows(code, proper=lower != word) and self._well_cased(word, lower):
            return True
        return self._taken(word)

    def _well_cased(self, word: str, lower: str) -> bool:
        """кітап, Кітап and КІТАП are, кІтап is not; ҚазҰУ is, for the dictionary has it so, and Қазұу is not."""
        shapes = self.dictionary.shapes
        if lower in self.dictionary.strict:
            return word.isupper() or word in shapes
        if word == lower or word[1:] == lower[1:] or plainly_cased(word):
            return True
        return any(word[:size] in shapes and word[size:] == lower[size:] for size in range(2, len(word) + 1))

    def _right(self, word: str) -> bool:
        return self._plain(word) or self._odd(word)

    def _right_as_text(self, word: str) -> bool:
        """Whether what the dictionary does not hold as it stands, be it several words, is right all the same."""
        if all(map(str.isalpha, word.split("-"))):
            return self._taken(word) or self._odd(word)
        return all(self.knows(part.text) for part in words(word))

    def _odd(self, word: str) -> bool:
        """Whether a word that the dictionary does not hold as it stands is right all the same."""
        if word.count("-") > _MOST_JOINED:
            return all(part and self._right(part) for part in word.strip("-").split("-"))
        if number := as_number(word):
            return number[3] is None or self._after_number(
                number[1], percent=bool(number[2]), right=number[3]
            )
        if is_lettered(word):
            return True
        if mixed_alphabets(word):
            return False
        if len(word) == 1 or (word and not _has(_CYRILLIC, word)):
            return True  # Latin, Arabic, Chinese: our dictionary has nothing to say of it
        if "-" in word:
            return self._hyphenated(word)
        if word.endswith(_POWERS):
            return self._right(word.rstrip(_RAISED))
        if _has(_APOSTROPHES, word):
            return all(self._right(part) for part in re.split(f"[{APOSTROPHES}]", word) if part)
        if _is_abbreviation(word) or self.is_open_name(word):
            return True
        return (
            self._compounded(word)
            or self._is_study(word.lower())
            or _hesitates(word.lower())
            or _mixes_digits(word)
        )

    def _compounded(self, word: str) -> bool:
        """Whether `word` is a known one behind an element that makes new words every day: әуешабуыл, кибералаяқ.

        Not where a known word is one slip away: автоөлік is no new compound, but автокөлік.
        """
        lower = word.lower()
        rest = second_part(lower)
        if not rest or not plainly_cased(word):
            return False
        stem = self._longest_stem(rest)
        if stem >= SURE_SECOND:
            return True
        if stem < SHORTEST_SECOND and not is_nominal(rest, self._plain):
            return False
        return not self._suggester.is_near(lower, proper=False)

    def _is_study(self, lower: str) -> bool:
        """Whether `lower` is the study of somebody or some place, whichever: айтматовтану, ресейтанушылар."""
        name, study, rest = lower.rpartition(_STUDY)
        return len(name) >= SHORTEST_SECOND and self._is_only_name(name) and self._plain(study + rest)

    def _is_only_name(self, lower: str) -> bool:
        """Whether `lower` is a name as it stands, and no form of an ordinary word."""
        code = lower.encode(ENCODING, "replace")
        named = any(size == len(lower) for size, _, _ in self.dictionary.analyses(code))
        return named and not self.dictionary.knows(code)

    def is_open_name(self, word: str) -> bool:
        """Whether `word` is built as a patronymic or surname, whoever's: Көленқызы, Жылқайдаровтың, Вышегородскийге.

        Nobody can list all of them, and everything in them but the first name is checked.
        """
        name = word.capitalize() if word.isupper() else word
        match = _OPEN_NAME.fullmatch(name)
        if not match or name != name.capitalize() or not _KAZAKH.issuperset(name.lower()):
            return False
        name, ending = match.groups()
        if name.endswith(("ұлы", "қызы")):
            return not ending or self._ends(ending, _OWNED[:1])
        either, front = name.endswith(SURNAMES_OF_EITHER_HARMONY), name.endswith(("ий", "ич"))
        sides = (True, False) if either else (not front and is_back(name),)
        return not ending or any(self.declines(name, ending, back=back) for back in sides)

    def _ends(self, letters: str, classes: Iterable[str]) -> bool:
        """Whether `letters` is a chain of suffixes that a stem of one of `classes` takes."""
        tail = letters.encode(ENCODING, "replace")
        states = [self.dictionary.classes[name] for name in classes if name in self.dictionary.classes]
        return any(self.dictionary.ending(state, tail) != NO_END for state in states)

    def _hyphenated(self, word: str) -> bool:
        left, _, right = word.rpartition("-")
        if left.endswith("-"):
            return False  # көші--қон
        if not left or not right:
            return self._right(left or right)
        if right in PARTICLES or (right in LINKS and left[0].isupper() and not self._torn(left, right)):
            return self._right(left)
        if is_lettered(left):
            return self.is_ending(right) or self._stands_alone(right)  # 7ә-ға, 12б-үй
        if left[-1].isdecimal():
            # 2/3-сі: үштен екісі
            numbers = [re.findall(_LAST_NUMBER, left)[0][0], *re.findall(_NUMERATOR, left)]
            return any(self._after_number(number, percent=False, right=right) for number in numbers)
        if left in UNITS and not self.is_ending(right):
            return False
        if left in SHORTENED and (self.is_ending(right) or self._ends(right, _OWNED)):
            return True
        if self._foreign(left):
            return not mixed_alphabets(left) and (
                self.is_ending(right) or (self._right(left) and self._stands_alone(right))
            )
        if _is_letter(left.lower()) and self.is_ending(right):
            return True  # а-дан Я-ға
        if (again := echoed(left, right)) and self._plain(left) and self._plain(again):
            return True
        if self._torn(left, right) or self._cut_short(left, right) or accidental(left, right, self._plain):
            return False
        if self.wants_space(left, right):
            return False
        return (left in PREFIXES or self._right(left)) and self._right(right)

    def wants_space(self, left: str, right: str) -> bool:
        """Whether what stands around a hyphen belongs together, but no closer than a space: жыл-сайын, ана-тілі."""
        if is_particle(right) and not is_particle(left) and self._longest_stem(left):
            return True  # келді-ме; not Рио-де
        return stands_apart(left.lower(), right) or is_izafet(left, right, self._plain)

    def _foreign(self, left: str) -> bool:
        """Whether letters do not tell how to read what stands before a hyphen: a Latin name, an abbreviation."""
        if (
            _has(_LATIN, left)
            or (left.isupper() and len(left) > 1)
            or left in UNITS
            or left.endswith(_POWERS)
        ):
            return True
        return left in self.dictionary.shapes

    def _torn(self, left: str, right: str) -> bool:
        """Whether a hyphen stands within a word: жұмыс-тар, де-ген, кәсіп-орын."""
        if right[0].isupper() or left.lower() == right or not self._plain(left + right):
            return False
        if is_short(left) or is_short(right):
            return True
        solid = (left + right).lower()
        if self._longest_stem(solid) >= len(left) + SHORTEST_SECOND and not second_part(solid):
            return True  # халық-аралық; but both фото-бейне and фотобейне
        return self.is_ending(right) and self._longest_stem(right) < SHORTEST_SECOND

    def _cut_short(self, left: str, right: str) -> bool:
        """Whether a letter is all that a slip has left of a word beside a hyphen: үш-қ, с-шара; not б-балам."""
        if _is_letter(right):
            return left[-1] != right
        return _is_letter(left) and left not in PREFIXES and right[0] != left

    def _longest_stem(self, word: str) -> int:
        """Letters of the longest ordinary stem that `word` can be read with, 0 if it is no ordinary word."""
        readings = self.dictionary.analyses(word.lower().encode(ENCODING, "replace"), proper=False)
        return max((stem for stem, _, _ in readings), default=0)

    def _stands_alone(self, word: str) -> bool:
        """Whether what follows a hyphen is a word, and not a suffix with its Kazakh letters lost."""
        return not self.is_ending(word.translate(LOST_IN_SUFFIXES)) and self._right(word)

    def is_ending(self, letters: str) -> bool:
        """Whether `letters` is a chain of suffixes after some stem, all of one harmony."""
        try:
            tail = letters.lower().encode(ENCODING)
        except UnicodeEncodeError:
            return False
        return any(self.dictionary.ending(start, tail) != NO_END for start in self._endings)

    def _after_number(self, digits: str, *, percent: bool, right: str) -> bool:
        """Whether `right` may follow a number and a hyphen: a suffix that fits, or a word."""
        head, _, particle = right.rpartition("-")
        right = head if particle in PARTICLES and head else right  # 14-еу-ақ
        if self.fits_number(digits, percent, right) or right.isdigit():
            return True
        return not self.is_ending(right) and not self._is_ordinal(right) and self._stands_alone(right)

    def _is_ordinal(self, letters: str) -> bool:
        """Whether `letters` end an ordinal: шісі does, шілде does not."""
        if ordinal(letters.replace("и", "і")) == letters.replace("и", "і"):
            return True  # ши: a lost letter
        ending = ordinal(letters)
        return bool(ending) and (ending == letters or self.is_ending(letters[len(ending) :]))

    def fits_number(self, digits: str, percent: bool, suffix: str) -> bool:
        """Whether `suffix` agrees with the number as it is read: 6-ға, 99%-ды, 30%-ке, 5-інші."""
        return any(self._agrees(spoken, suffix) for spoken in readings(digits, percent=percent))

    def _agrees(self, spoken: str, suffix: str) -> bool:
        if self.declines(spoken, suffix) or self._counts(spoken, suffix):
            return True
        ending = ordinal(suffix)
        if not ending:
            return False
        whole = self._ordinal_of(spoken)
        return whole.endswith(ending) and self._plain(whole + suffix[len(ending) :])

    def _counts(self, spoken: str, suffix: str) -> bool:
        """Whether `suffix` makes a collective or approximate number of the one read out: 2-еуі, 10-даған, 100-дейі."""
        collective = COLLECTIVES.get(spoken, "")
        if collective and suffix.startswith(collective[-2:]):
            return self._plain(collective + suffix[2:])
        if suffix.startswith(NEARLY):
            nearly, rest = suffix[:_NEARLY], suffix[_NEARLY:]
            return self.declines(spoken, nearly) and (not rest or self.declines(spoken + nearly, rest))
        return suffix.startswith(APPROXIMATE) and self._plain(spoken + suffix)

    def declines(self, noun: str, ending: str, *, back: bool | None = None) -> bool:
        """Whether `ending` is a chain of suffixes that the noun takes, in the harmony of its letters or another."""
        side = "back" if (is_back(noun) if back is None else back) else "front"
        last = last_sound(noun)
        return self._ends(ending.lower(), [f"name {side} {_LIKE_R.get(last, last)} .vct"])

    def in_capitals(self, word: str) -> str:
        """`word` with an abbreviation before its hyphen in the capitals that it wants: Бғм-нің is БҒМ-нің."""
        left, hyphen, suffix = word.partition("-")
        strict = left.lower() in self.dictionary.strict and not left.isupper()
        return (self.dictionary.cased[left.lower()] if strict else left) + hyphen + suffix

    def suffix_fixes(self, word: str) -> list[str]:
        """A number, abbreviation or foreign name with suffixes that fit it: 99%-ді → 99%-ды, АҚШ-тын → АҚШ-тың."""
        left, _, suffix = word.rpartition("-")
        number = re.search(_LAST_NUMBER, left)
        if not 0 < len(suffix) <= _LONGEST_ENDING or not (number or self._foreign(left)):
            return []

        def fits(shape: str) -> bool:
            return self.fits_number(number[1], bool(number[2]), shape) if number else self.is_ending(shape)

        fitting = {shape: _differences(shape, suffix) for shape in _shapes_of(suffix) if fits(shape)}
        nearest = min(fitting.values(), default=0)
        return [f"{left}-{shape}" for shape in sorted(fitting) if fitting[shape] == nearest > 0]

    def _ordinal_of(self, spoken: str) -> str:
        if spoken in ORDINALS:
            return ORDINALS[spoken]
        for ending in ("ншы", "нші", "ыншы", "інші"):
            if self._plain(spoken + ending):
                return spoken + ending
        return spoken


def _is_letter(part: str) -> bool:
    """Whether `part` is one small letter of the alphabet."""
    return len(part) == 1 and part in ALPHABET


def _is_abbreviation(word: str) -> bool:
    """Whether `word` may be an abbreviation that nobody has listed."""
    if not word.isupper() or len(word) > SHORT_CAPITALS:
        return False
    return all(letter in ALPHABET for letter in word.lower() if letter.isalpha())


_FIRST = ("лдт", "ндт", "дтн", "ғгқк", "мбп")
"""Consonants with which the shapes of one suffix begin."""
_SIDES = (str.maketrans("еікги", "аықғы"), str.maketrans("аықғи", "еікгі"))
"""How letters turn into those of back and of front suffixes."""
_SHAPES_TRIED = 64
_MOST_JOINED = 8
"""Hyphens in a word; of more, as in a scream or in nonsense, each part is judged by itself."""
_LONGEST_ENDING = 16
_NEARLY = len(NEARLY[0])


def _shapes_of(suffix: str) -> set[str]:
    """What `suffix` could have been meant for: another harmony or first consonant, letters a Russian layout lost."""
    firsts = {suffix[0]}.union(*(group for group in _FIRST if suffix[0] in group))
    turned = [(first + suffix[1:]).translate(side) for first in sorted(firsts) for side in _SIDES]
    shapes = {shape for one in turned for shape in _restored(one)} | set(turned)
    if suffix[0] == "с":
        return shapes | {shape[1:] for shape in shapes if len(shape) > 1}
    return shapes | {"с" + shape for shape in shapes if shape[0] in "ыі"}


def _restored(suffix: str) -> Iterator[str]:
    """`suffix` with every н, some or none turned into the ң that a Russian layout lacks."""
    options = ["нң" if letter == "н" else letter for letter in suffix]
    return map("".join, islice(product(*options), _SHAPES_TRIED))


def _differences(one: str, other: str) -> int:
    return sum(a != b for a, b in zip_longest(one[::-1], other[::-1]))


def _has(letters: frozenset[str], word: str) -> bool:
    """Whether some of `letters` stand in `word`."""
    return not letters.isdisjoint(word)


def _hesitates(lower: str) -> bool:
    """аа, эээ, мм, хмм: what people say before they speak."""
    if len(lower) < 2:
        return False
    hum = lower[1:] if lower[0] in "хһ" else lower
    return (len(hum) > 1 and not hum.strip("м")) or (lower[0] in _HESITANT and not lower.strip(lower[0]))


def mixed_alphabets(word: str) -> bool:
    """Whether Latin and Cyrillic letters stand in one part of `word`, where no reader can see it."""
    return any(_has(_LATIN, part) and _has(_CYRILLIC, part) for part in word.split("-"))


def repaired(word: str) -> str:
    """`word` with its Latin look-alikes turned into the Kazakh letters they stand for; ХV is a Roman number."""
    return "-".join(_repaired(part) for part in word.split("-"))


def _repaired(part: str) -> str:
    if not (_has(_CYRILLIC, part) and _has(_LATIN, part)):
        return part
    roman = _to_roman(part)
    return roman if _ROMAN.issuperset(roman) else part.translate(LOOK_ALIKES)


def _to_roman(part: str) -> str:
    return part.translate(str.maketrans("ІХСМ", "IXCM"))


def _mixes_digits(word: str) -> bool:
    """А4, 5G, COVID19, м2, 120/80, 10х15, № 3/2025: names of things and measures, not words."""
    if word[:-1] in UNITS and word[-1] in "23":
        return True
    figures = without_sign(word)
    if figures[:1].isdecimal() and all(sign.isdecimal() or sign in _BETWEEN_FIGURES for sign in figures):
        return True
    return len(word) <= SHORT_CAPITALS and word.upper() == word and any(sign.isdigit() for sign in word)
