"""The ending of one word carried over to another: оқушыларға, with студент for оқушы, is студенттерге.

Suffixes change with the word they follow in three ways: the harmony of all their letters, the consonant that
the first of them begins with, and a vowel or с where two vowels or two consonants would meet. The shapes that
come of it are tried, the likelier first, until the dictionary knows one.
"""

from __future__ import annotations

from collections.abc import Iterator

from maqala.core.spelling.compounds import PARTICLES
from maqala.core.spelling.dictionary import ENCODING
from maqala.core.spelling.forms import Forms, plain
from maqala.core.spelling.kazakh import Kazakh
from maqala.core.text.letters import HARMONIC, OPEN, VOICED_BY, is_back
from maqala.core.text.words import in_case_of

_BACK, _FRONT = "аықғ", "еікг"
_FIRST = {
    "л": "лдт", "н": "ндт", "д": "дтнл", "т": "тднл", "ғ": "ғқ", "қ": "қғ", "г": "гк", "к": "кг",
    "м": "мбп", "б": "бмп", "п": "пмб",
}  # fmt: skip
"""The consonants that the same suffix begins with behind other words, the likelier first."""
_NARROW, _WIDE = ("ы", "і"), ("а", "е")
_WITH = ("менен", "мен", "бен", "пен")
_UNCHANGING = (*_WITH, "нікі", "дікі", "тікі")
"""Suffixes that know no harmony."""
_OWNED = {"н": "ны", "на": "ға", "нда": "да", "нан": "дан", "ндағы": "дағы"}
"""Cases behind «his», and what they are elsewhere; both as they are behind back vowels."""


class KazakhInflections:
    """Finds the forms of words, and puts other words in the same form. Safe to call from any thread."""

    def __init__(self, kazakh: Kazakh) -> None:
        self._kazakh = kazakh
        self._forms = Forms(kazakh)
        self.forms_of = self._forms.of

    def carried(self, found: str, wanted: str, instead: str) -> str | None:
        """`instead` in the form in which `found` is a form of `wanted`, and in its case; None if nobody knows.

        `wanted` and `instead` are as somebody typed them: both lemmas, or both in some other form.
        """
        ours, theirs, new = plain(found), plain(wanted), plain(instead)
        if not new:
            return ""
        proper = instead != instead.lower()
        left, hyphen, particle = ours.rpartition("-")
        if hyphen and particle in PARTICLES:
            ours, particle = left, f"-{particle}"
        else:
            particle = ""
        whole = new if ours == theirs else self._behind_typed(ours, theirs, new, proper=proper)
        whole = whole or self._behind_stem(ours, theirs, new, proper=proper)
        return None if whole is None else _cased(found, wanted, instead, whole + particle)

    def _behind_typed(self, ours: str, theirs: str, new: str, *, proper: bool) -> str | None:
        """Where all of `theirs` is in `ours`: what stands behind it goes behind `new` as it was typed."""
        if not ours.startswith(theirs):
            return None
        tail = ours[len(theirs) :].removeprefix("-")
        back_tail = harmonised(tail, back=True)
        from_owned, to_owned = self._is_owned(theirs), self._is_owned(new)
        if from_owned and not to_owned:
            tail = _OWNED.get(back_tail, tail)
        elif to_owned and not from_owned:
            tail = next((own for own, case in _OWNED.items() if case in _begun_alike(back_tail)), tail)
        return self._joined(new, tail, proper=proper)

    def _behind_stem(self, ours: str, theirs: str, new: str, *, proper: bool) -> str | None:
        """Where both are forms of one lemma: what stands behind its stem goes behind the stem of `new`."""
        lemmas, bases = self._forms.lemmas(theirs), self._forms.lemmas(new) or frozenset({new})
        for reading in self._forms.readings(ours, proper=True):
            of = [lemma for lemma in lemmas if reading.may_be_of(lemma)]
            as_typed = theirs in of  # else of the verb that was asked for by its noun in -у
            for base in sorted(bases, key=lambda base: ((base == new) is not as_typed, base)) if of else ():
                if (whole := self._joined(base, reading.tail, proper=proper)) is not None:
                    return whole
        return None

    def _is_owned(self, word: str) -> bool:
        """Whether the cases of `word` are those behind «his»: үйі, Республикасы, but not кісі."""
        return word.endswith(("ы", "і")) and any(
            self._sizes(word + case, proper=True) for case in ("нда", "нде")
        )

    def _joined(self, base: str, tail: str, *, proper: bool) -> str | None:
        """`base` with `tail` in the shape that fits it, as a noun rather than as a verb."""
        if not tail:
            return base
        sides = (is_back(base), not is_back(base))
        tried = [(back, s) for back in sides for s in shapes(tail, after_vowel=base[-1] in OPEN, back=back)]
        nominal = [shape for back, shape in tried if self._kazakh.declines(base, shape, back=back)]
        sizes = self._sizes(base, proper=proper)
        if not sizes:
            return next((base + shape for shape in nominal), None)
        for shape in (*nominal, *(shape for _, shape in tried)):
            for stem in _stems(base) if len(base) in sizes else (base,):
                possible = {len(stem)} if len(base) in sizes else sizes
                if possible & self._sizes(stem + shape, proper=proper):
                    return stem + shape
        return None

    def _sizes(self, word: str, *, proper: bool) -> set[int]:
        """The lengths of what may be the stem of a word."""
        found = self._kazakh.dictionary.analyses(word.encode(ENCODING, "replace"), proper=proper)
        return {size for size, _, _ in found}


def harmonised(tail: str, *, back: bool) -> str:
    """`tail` with back or front letters, but for -мен and -нікі."""
    kept = next((suffix for suffix in _UNCHANGING if tail.endswith(suffix)), "")
    rest = tail.removesuffix(kept)
    wrong = _FRONT if back else _BACK
    return "".join(HARMONIC[letter] if letter in wrong else letter for letter in rest) + kept


def shapes(tail: str, *, after_vowel: bool, back: bool) -> Iterator[str]:
    """The shapes that a chain of suffixes may take, the likelier first."""
    tail = harmonised(tail, back=back)
    joined = list(_after_vowel(tail) if after_vowel else _after_consonant(tail, back=back))
    for shape in joined:
        yield from _begun_alike(shape)


def _begun_alike(tail: str) -> Iterator[str]:
    for first in _FIRST.get(tail[:1], tail[:1]) or ("",):
        yield first + tail[1:]


def _after_vowel(tail: str) -> Iterator[str]:
    if tail[:1] in _NARROW:
        mine = tail[1:2] in ("м", "ң") and not tail[1:].startswith(_WITH)
        verbal = tail[1:2] in ("п", "л", "с")
        yield from (tail[1:], "с" + tail) if mine or verbal else ("с" + tail, tail[1:])
    elif tail[:1] in _WIDE:
        yield from ("й" + tail[1:], "и" + tail[1:])  # жаз-ады, қара-йды, оқ-иды
        if tail[1:2] == "р":
            yield tail[1:]  # жаз-ар, қара-р
    yield tail


def _after_consonant(tail: str, *, back: bool) -> Iterator[str]:
    narrow, wide = ("ы", "а") if back else ("і", "е")
    his = tail[:2] in ("сы", "сі") and tail[2:3] not in ("з", "ң")
    if his:
        yield tail[1:]
    mine = tail[:1] == "ң" or (tail[:1] == "м" and not tail.startswith((*_WITH, "мын", "мін", "ма", "ме")))
    if mine:
        yield narrow + tail
    yield tail
    if not mine:
        yield narrow + tail
    if tail[:1] in ("й", "и"):
        yield wide + tail[1:]
    elif tail[:1] == "р":
        yield wide + tail


def _stems(base: str) -> Iterator[str]:
    """`base` as it is before one suffix or another: кітаб-ы, орн-ы, процес-і, рол-і, оқ-иды, факті-ге."""
    last = base[-1]
    yield base
    if last in VOICED_BY:
        yield base[:-1] + VOICED_BY[last]
        yield base[:-1] + "у"  # тап, тауып
    if base[-2:-1] in _NARROW:
        yield base[:-2] + last
    if last in ("т", "д", "ь", "ы", "і", "й") or last == base[-2:-1]:
        yield base[:-1]
    yield from (base + vowel for vowel in _NARROW)


def _cased(found: str, wanted: str, instead: str, whole: str) -> str:
    """`whole` with the capitals of `instead`; where `wanted` has none, with those of `found` as well."""
    typed = "".join(
        capital if capital.lower() == letter else letter
        for capital, letter in zip(instead, whole, strict=False)
    )
    result = typed + whole[len(typed) :]
    return in_case_of(found, result) if wanted == wanted.lower() else result
