"""Which words are forms of one word: кітап, кітабы, кітаптарымыздан.

The dictionary tells where a stem may end in a word. A stem is led back to its lemma by undoing what suffixes
do to it: a voiced end (кітаб-ы), a dropped vowel (орн-ы, оқ-иды), a single consonant (процес-і).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from maqala.core.spelling.compounds import PARTICLES
from maqala.core.spelling.dictionary import ENCODING
from maqala.core.spelling.kazakh import Kazakh, mixed_alphabets, repaired
from maqala.core.text.letters import LOOK_ALIKES, OPEN, VOICED_BY, VOICELESS
from maqala.core.text.words import clean
from maqala.core.values import dataclass

_PRONOUNS = {
    "мен": "мені.*|маған|менде.*|менен|менсіз|менше",
    "сен": "сені.*|саған|сенде.*|сенен|сенсіз|сенше",
    "ол": "оған|оны.*|онда|ондағы.*|одан|онан|онсыз|онша",
    "бұл": "бұған|[бм]ұны.*|[бм]ұнда|[бм]ұндағы.*|[бм]ұдан|[бм]ұнан|[бм]ұнсыз",
    "сол": "соған|соны.*|сонда|сондағы.*|содан|сонан|сонсыз",
    "осы": "осыған|осыны.*|осында|осындағы.*|осыдан|осынан|осымен",
    "біз": "бізд.*|бізге|бізсіз|бізбен",
    "сіз": "сізд.*|сізге|сізсіз|сізбен",
    "олар": "олар[дғмс].+",
    "бұлар": "бұлар[дғмс].+",
    "өз": "өзі.*|өздер.*|өзге|өзден|өзбен",
    "кім": "кімд.*|кімге|кімнің|кімнен|кіммен|кімі.*|кімсіз",
    "не": "неге|нені|ненің|неден|немен|неде|нелер.*|несі.*",
    "бәрі": "бәрі.+",
}
"""Words whose forms stand in the dictionary one by one, and what these look like."""
_DERIVING = re.compile("[лдт](?:ық|ік|ығ|іг)|шы|ші|ушы|уші|с[ыі]з")
"""What makes a new word of a stem, where the dictionary lists that word: жаңалық is not a form of жаңа."""
_PERHAPS_DERIVING = re.compile(
    "[дт]?[ае]й|й|ш[ае]|[ае]|[мбп][ае]|[мбп](?:ақ|ек|аг|ег)|[ыі][снл]|[ыі]?[қкғг]|[ғг][ыі]ш|[ғқ]ы|[гк]і"
)
"""What may do so, but also makes forms; the common word is likelier: сала is a branch rather than putting."""
_FROM = ("дан", "ден", "тан", "тен", "нан", "нен")
_VOWELS = OPEN | frozenset("уию")
_KEPT = 50_000
_MUCH, _VERY_MUCH = 3, 6
"""Costs of rarity that make one reading unlikely beside another, or beside one that explains it."""


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to take a word apart into a stem, as its letters stand there, and what is behind it."""

    stem: str
    tail: str

    def may_be_of(self, lemma: str) -> bool:
        """Whether the stem is `lemma`, or what `tail` makes of it."""
        return self.stem == lemma or lemma in restored(self.stem, self.tail)


class Forms:
    """Knows the forms of words, and remembers them: a dictionary never changes."""

    def __init__(self, kazakh: Kazakh) -> None:
        self._kazakh = kazakh
        self._readings: dict[tuple[str, bool], tuple[Reading, ...]] = {}

    def of(self, word: str) -> FormsOf:
        """What tells the forms of `word`, which may be a form itself, from other words."""
        wanted = plain(word)
        lemmas = self.lemmas(wanted, proper=word != word.lower())
        return FormsOf(self, wanted, lemmas, tuple(self._beginnings(wanted, lemmas)))

    def _beginnings(self, wanted: str, lemmas: frozenset[str]) -> Iterator[str]:
        """What the forms begin with: suffixes change the last letter of a stem, or drop the vowel before it."""
        for word in {wanted, *lemmas}:
            yield word[:-1] or word
            short = word[:-2] + word[-1:]
            if word[-2:-1] in ("ы", "і") and any(self._holds(short + his, len(short)) for his in "ыі"):
                yield word[:-2]
        yield from ("о", "б", "м", "с") if wanted in _PRONOUNS else ()

    def lemmas(self, word: str, *, proper: bool = False) -> frozenset[str]:
        """What to look for when somebody asks for `word` (plain): itself if it is a lemma, else what it is of.

        A verb is asked for by its noun in -у as well: оқу is study, and all of оқы-.
        """
        readings = self.readings(word, proper=proper) or self.readings(word, proper=True)
        whole = frozenset({word} if any(not r.tail for r in readings) else ())
        if whole and not word.endswith(("у", "ю")):
            return whole
        verbs = [r for r in readings if r.tail in ("у", "ю")]
        likeliest = verbs if whole or verbs else readings[:1]
        return whole.union(*(self.lemmas_of(r) for r in likeliest))

    def lemmas_of(self, reading: Reading) -> frozenset[str]:
        """The words that `reading` may be of."""
        fits = self._is_verb if reading.tail[:1] in ("у", "ю") else self._is_lemma
        possible = {reading.stem, *restored(reading.stem, reading.tail)}
        return frozenset(lemma for lemma in possible if fits(lemma))

    def readings(self, word: str, *, proper: bool) -> tuple[Reading, ...]:
        """The likely ways to take `word` (plain) apart, the likeliest first; as a name only if it is `proper`."""
        known = self._readings.get((word, proper))
        if known is None:
            if len(self._readings) > _KEPT:
                self._readings.clear()
            known = self._readings[word, proper] = self._found(word, proper=proper)
        return known

    def _found(self, word: str, *, proper: bool) -> tuple[Reading, ...]:
        """One with a shorter stem counts only where no longer stem is likelier.

        орын is not ор-ын, nor барлығы бар-лығы; but орындар may be both орын-дар and орында-р.
        """
        likely: list[tuple[int, int]] = []
        found = self._kazakh.dictionary.analyses(_code(word), proper=proper)
        for size, rarity, price in reversed(found):
            cost = rarity + price
            if all(self._leaves(word, size, cost, other) for other in likely):
                likely.append((cost, size))
        likely.sort(key=lambda found: (found[0], -found[1]))
        return tuple(Reading(word[:size], word[size:]) for _, size in likely)

    def _leaves(self, word: str, size: int, cost: int, longer: tuple[int, int]) -> bool:
        """Whether a reading with a `longer` stem lets one with a stem of `size` letters count."""
        other_cost, other_size = longer
        order = other_size == len(word) and not self._is_noun(word)  # орында! is rarer than «at the place»
        if cost > other_cost + (_MUCH if order or other_size < len(word) else 0):
            return False
        between = word[size:other_size]
        perhaps = other_cost <= cost + _VERY_MUCH and _PERHAPS_DERIVING.fullmatch(between)
        if not perhaps and not _DERIVING.fullmatch(between):
            return True
        listed = self.lemmas_of(Reading(word[:other_size], word[other_size:]))
        return all(self._is_verb(lemma) and not self._is_noun(lemma) for lemma in listed)

    def _is_verb(self, stem: str) -> bool:
        """Whether it has a condition: only verbs have."""
        return any(self._holds(stem + ending, len(stem), proper=False) for ending in ("са", "се"))

    def _is_noun(self, stem: str) -> bool:
        """Whether it has an ablative: only what is declined has."""
        return any(self._holds(stem + ending, len(stem), proper=False) for ending in _FROM)

    def _is_lemma(self, stem: str) -> bool:
        return self._holds(stem, len(stem))

    def _holds(self, word: str, size: int, *, proper: bool = True) -> bool:
        """Whether the first `size` letters of `word` may be its stem."""
        found = self._kazakh.dictionary.analyses(_code(word), proper=proper)
        return any(stem == size for stem, _, _ in found)

    def is_form(self, other: str, wanted: str, lemmas: frozenset[str], *, proper: bool) -> bool:
        """Whether `other` is `wanted`, or a form of one of its `lemmas`; both are plain."""
        if other == wanted:
            return True
        if readings := self.readings(other, proper=proper):
            return any(self._is_of(reading, lemma) for reading in readings for lemma in lemmas)
        left, hyphen, right = other.rpartition("-")
        if hyphen and right in PARTICLES:
            return self.is_form(left, wanted, lemmas, proper=proper)
        first, parted, last = wanted.rpartition("-")
        if hyphen and parted and left == first:
            return self.is_form(right, last, self.lemmas(last), proper=proper)
        return self._is_form_of_unknown(other, wanted)

    def _is_of(self, reading: Reading, lemma: str) -> bool:
        if reading.tail[:1] in ("у", "ю") and not self._is_verb(lemma):
            return False
        return reading.may_be_of(lemma)

    def _is_form_of_unknown(self, other: str, wanted: str) -> bool:
        """Whether a word that is in no dictionary is `wanted` with suffixes: Көленовтің, Kaspi.kz-тің."""
        for stem in (wanted, wanted[:-1] + VOICED_BY.get(wanted[-1:], wanted[-1:])):
            if stem and other.startswith(stem):
                ending = other[len(stem) :].removeprefix("-")
                if self._kazakh.is_ending(ending) and (stem == wanted or ending[:1] in _VOWELS):
                    return True
        return False


class FormsOf:
    """Tells of any word whether it is a form of one word, and remembers its answers."""

    def __init__(self, forms: Forms, wanted: str, lemmas: frozenset[str], begins: tuple[str, ...]) -> None:
        self._forms, self._wanted, self._lemmas, self._begins = forms, wanted, lemmas, begins
        self._pronoun = re.compile(_PRONOUNS.get(wanted, "(?!)"))
        self._answers: dict[str, bool] = {}
        letters = {begin[:1].translate(LOOK_ALIKES) for begin in begins}
        alike = {chr(code) for code, letter in LOOK_ALIKES.items() if chr(letter).lower() in letters}
        self.firsts = "".join(sorted({*letters, *(letter.upper() for letter in letters), *alike}))

    def __call__(self, word: str) -> bool:
        """Whether `word` is a form."""
        known = self._answers.get(word)
        if known is None:
            known = self._answers[word] = self._judge(plain(word), proper=word != word.lower())
        return known

    def _judge(self, word: str, *, proper: bool) -> bool:
        if not word.startswith(self._begins):
            return False
        if self._pronoun.fullmatch(word):
            return True
        return self._forms.is_form(word, self._wanted, self._lemmas, proper=proper)


def _code(word: str) -> bytes:
    return word.encode(ENCODING, "replace")


def plain(word: str) -> str:
    """`word` as it is compared: in small Kazakh letters, without what cannot be seen in it."""
    word = clean(word)
    return (repaired(word) if mixed_alphabets(word) else word).lower()


def restored(stem: str, tail: str) -> Iterator[str]:
    """What `stem` may have been before the suffixes `tail` changed its end; most are no words."""
    last, first = stem[-1:], tail[:1]
    if first and first in _VOWELS:
        if last in ("б", "г", "ғ"):
            yield stem[:-1] + VOICELESS[last]
        if last == "у" and tail.startswith(("ып", "іп")):
            yield stem[:-1] + "п"  # тап, тауып
        yield from (stem[:-1] + vowel + last for vowel in "ыі")  # орын, орны
        yield stem + "ь"
    if first in ("у", "и", "ю", "я"):
        yield from (stem + lost for lost in "ыій")  # оқы, оқу; қой, қою
    if tail:
        yield stem + last  # процесс, процесі
        if last == "с":
            yield stem + "т"  # артист, артистер
        if last in "ыі":
            yield stem[:-1]  # факт, фактіге
