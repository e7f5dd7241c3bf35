"""Learn from a list of attested word forms what the tables lack, and how common their words are.

    python dictionaries/mine.py FORMS rarity        rewrites kk/rarity.tsv
    python dictionaries/mine.py FORMS candidates    prints stems that the tables lack, with their forms

FORMS is a text file with one word form a line, in the cases of letters it was met in: the word list in
the model of Debian's tesseract-ocr-kaz (Apache-2.0), as `combine_tessdata -u` and `dawg2wordlist` print it.
Candidates are read through by hand before they enter a table.
"""

from __future__ import annotations

import argparse
import math
import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from build import HERE, RAREST, entries
from compiler import grammar, lexicon

from maqala.core.spelling.stems import Class, Entry, stems

STEPS = 1.45
"""How many steps of rarity a doubling of the evidence is worth."""

FEW_FORMS = frozenset("adj adv x mod conj postp part pron num intj".split())
AT_MOST = {2: 10, 3: 8}
"""How rare words of parts of speech with few forms are at most, by the cases of letters in which they were met."""

FEWEST = 3
"""How many forms of one paradigm speak for a stem."""

_WORD = re.compile(r"[аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя-]+$")


@dataclass(frozen=True, slots=True)
class Forms:
    """Attested forms in lower case, sorted, and in how many cases of letters each was met."""

    sorted: tuple[str, ...]
    cases: Mapping[str, int]
    lower: frozenset[str]

    @classmethod
    def read(cls, path: Path) -> Forms:
        """The forms in `path`; what is not Kazakh Cyrillic is left out."""
        met: dict[str, set[str]] = defaultdict(set)
        for word in path.read_text("utf-8").split():
            if _WORD.match(word.lower()):
                met[word.lower()].add(word)
        lower = frozenset(word for word, shapes in met.items() if word in shapes)
        return cls(tuple(sorted(met)), {word: len(shapes) for word, shapes in met.items()}, lower)

    def beginning(self, stem: str) -> Iterator[str]:
        """The forms that begin with `stem`."""
        for place in range(bisect_left(self.sorted, stem), len(self.sorted)):
            if not self.sorted[place].startswith(stem):
                return
            yield self.sorted[place]


class Paradigms:
    """Which endings stems take, asked of the suffix grammar."""

    def __init__(self, tables: Path) -> None:
        self._suffixes = grammar.Automaton(grammar.read(tables / "suffixes.txt"))

    def price(self, classes: Iterable[Class], ending: str) -> int | None:
        """The price of `ending` after stems of `classes`, None where they do not take it."""
        state: int | None = self._suffixes.entry(classes)
        for letter in ending:
            if state is None:
                return None
            state = self._suffixes.arcs[state].get(letter)
        return None if state is None else self._suffixes.accepts[state]

    def support(self, entry: Entry, forms: Forms) -> frozenset[str]:
        """The attested forms of `entry`."""
        return frozenset(
            form
            for stem in stems(entry)
            for form in forms.beginning(stem.text)
            if self.price([stem.klass], form[len(stem.text) :]) is not None
        )


def known_stems(tables: Path) -> dict[str, tuple[set[Class], set[str]]]:
    """By the letters of a stem: its classes, and the words it belongs to."""
    known: dict[str, tuple[set[Class], set[str]]] = defaultdict(lambda: (set(), set()))
    for entry in lexicon.unique(entries(tables)):
        for stem in stems(entry):
            known[stem.text][0].add(stem.klass)
            known[stem.text][1].add(entry.word.lower())
    return known


def split(tables: Path, forms: Forms) -> tuple[Counter[str], list[str]]:
    """The evidence for every known word, and the forms that no known stem explains."""
    paradigms, known = Paradigms(tables), known_stems(tables)
    evidence: Counter[str] = Counter()
    unexplained = []
    for form in forms.sorted:
        readings = [
            (price, -size, form[:size])
            for size in range(1, len(form) + 1)
            if form[:size] in known
            and (price := paradigms.price(known[form[:size]][0], form[size:])) is not None
        ]
        if readings:
            for word in known[min(readings)[2]][1]:
                evidence[word] += forms.cases[form]
        else:
            unexplained.append(form)
    return evidence, unexplained


def parts_of_speech(tables: Path) -> dict[str, set[str]]:
    """What each ordinary word of the tables may be."""
    parts: dict[str, set[str]] = defaultdict(set)
    for entry in lexicon.unique(entries(tables)):
        if entry.word == entry.word.lower():
            parts[entry.word].add(entry.pos)
    return parts


def write_rarity(tables: Path, forms: Forms) -> None:
    """Write how rare each word is: the logarithm of its evidence, turned round."""
    evidence, _ = split(tables, forms)
    steps = {word: RAREST - round(STEPS * math.log2(1 + count)) for word, count in evidence.items()}
    for word, parts in parts_of_speech(tables).items():
        if parts <= FEW_FORMS:
            most = AT_MOST.get(min(forms.cases.get(word, 0), max(AT_MOST)), RAREST)
            steps[word] = min(steps.get(word, RAREST), most)
    rows = [f"{word}\t{max(0, step)}" for word, step in sorted(steps.items()) if step < RAREST]
    head = (
        "# How rare a word is, from 0 (commonest) to 14; words not listed are rarest (15).\n"
        "# source: how many forms of it tesseract-ocr-kaz (Apache-2.0) attests, and in how many cases of letters\n"
    )
    (tables / "rarity.tsv").write_text(head + "\n".join(rows) + "\n", "utf-8")


def candidates(tables: Path, forms: Forms) -> Iterator[tuple[Entry, frozenset[str]]]:
    """Nouns, verbs and names that explain several forms which nothing explains yet, the strongest first."""
    _, unexplained = split(tables, forms)
    open_forms = Forms(tuple(unexplained), forms.cases, forms.lower)
    paradigms = Paradigms(tables)
    found = [
        (entry, paradigms.support(entry, open_forms))
        for form in unexplained
        for entry in _readings(form, forms)
    ]
    done: set[str] = set()
    for entry, support in sorted(found, key=lambda row: (-len(row[1]), row[0].word)):
        if len(support - done) >= FEWEST:
            done |= support
            yield entry, support


def _readings(form: str, forms: Forms) -> Iterator[Entry]:
    """What `form` may be the dictionary form of."""
    yield Entry(form, "n") if form in forms.lower else Entry(form.capitalize(), "np")
    if form.endswith("у") and len(form) > FEWEST:
        yield Entry(form[:-1], "v")


def main() -> None:
    """Do what is asked."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("forms", type=Path)
    parser.add_argument("task", choices=("rarity", "candidates"))
    parser.add_argument("--tables", type=Path, default=HERE / "kk")
    options = parser.parse_args()
    forms = Forms.read(options.forms)
    if options.task == "rarity":
        write_rarity(options.tables, forms)
        return
    for entry, support in candidates(options.tables, forms):
        print(entry.word, entry.pos, len(support), " ".join(sorted(support)[:6]), sep="\t")


if __name__ == "__main__":
    main()
