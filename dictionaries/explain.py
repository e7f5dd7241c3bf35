"""Tell how a word is read: its stem and the table that has it, its class, its suffixes and their price.

    python dictionaries/explain.py WORD ...

Of a word that is wrong it tells which stems come nearest, and where the grammar allows no more.
"""

from __future__ import annotations

import argparse
import tempfile
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path

from build import HERE, NAMES, RAREST, entries, rarities
from compiler import grammar, lexicon
from compiler.readings import Reader, Reading

from maqala.core.spelling import open_speller
from maqala.core.spelling.checker import KazakhSpeller
from maqala.core.spelling.compounds import second_part

MOST = 8
"""Readings told of a word."""


class Explainer:
    """Tells of words what the tables in `tables` and the speller say."""

    def __init__(self, tables: Path, speller: KazakhSpeller) -> None:
        self._reader = Reader(lexicon.unique(entries(tables)), grammar.read(tables / "suffixes.txt"))
        self._speller = speller
        self._rarities = rarities(tables)
        self._places = places(tables)

    def explain(self, word: str) -> Iterator[str]:
        """The lines that tell how `word` is read."""
        right = not self._speller.rejected([word])
        yield f"{word}: {'right' if right else 'wrong'}"
        readings = self._reader.readings(word)
        if any(letter.isdigit() for letter in word):
            readings = []
        if word == word.lower():
            readings = [reading for reading in readings if not reading.stem.proper] or readings
        if readings:
            yield from self._told(readings)
            if not right:
                yield "  wrong is the case of its letters, or accidental.tsv has it, or kk.maqala is old"
        elif right:
            yield from self._by_rule(word)
        else:
            yield from self._told(self._reader.furthest(word))
            meant = ", ".join(self._speller.suggest(word))
            yield f"  likely meant: {meant or 'nothing known'}"

    def _told(self, readings: list[Reading]) -> Iterator[str]:
        for reading in readings[:MOST]:
            yield from self._reading(reading)
        if len(readings) > MOST:
            yield f"  and {len(readings) - MOST} more"

    def _reading(self, reading: Reading) -> Iterator[str]:
        entry, stem = reading.entry, reading.stem
        rarity = self._rarities.get(entry.word.lower(), RAREST)
        facts = " ".join([entry.pos, *sorted(entry.facts)])
        yield f"  {entry.word}: {facts}, {self._places[entry.word, entry.pos]}, rarity {rarity}"
        price = f", price {reading.price}" if reading.complete else ""
        yield f"    stem {stem.text}, class {stem.klass}{price}"
        for suffix in reading.suffixes:
            if suffix.text or suffix.choice.price:
                yield f"    {_line(suffix.text, suffix.choice)}"
        if reading.rest:
            yield f"    and then no {reading.rest}"
        elif not reading.complete:
            yield "    and then more has to follow"

    def _by_rule(self, word: str) -> Iterator[str]:
        """Of a word that is right though no stem explains it."""
        rest = second_part(word.lower())
        parts = word.split("-") if "-" in word else [rest]
        known = [part for part in parts if self._reader.readings(part)]
        if not known or word[0].isdigit():
            yield "  by a rule for numbers, abbreviations, foreign words or names (core/spelling/kazakh.py)"
            return
        for part in known:
            yield f"  made with {part}"
            yield from self._told(self._reader.readings(part))


def _line(text: str, choice: grammar.Choice) -> str:
    asks = f"{{{' '.join(choice.asks)}}} " if choice.asks else ""
    price = f" {choice.price}" if choice.price else ""
    return f"+ {text or '0':<10} {asks}{choice.suffix or '0'} -> {choice.slot}{price}"


def places(tables: Path) -> Mapping[tuple[str, str], str]:
    """Where words stand in the tables, by word and part of speech: lexicon/words.tsv:12."""
    found: dict[tuple[str, str], list[str]] = defaultdict(list)
    for path in sorted([*(tables / "lexicon").glob("*.tsv"), *(tables / "names").glob("*.tsv")]):
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
            word, *columns = line.split("\t")
            pos = NAMES.get(path.stem, "") if path.parent.name == "names" else "".join(columns[:1])
            found[word, pos].append(f"{path.relative_to(tables)}:{number}")
    return {key: " ".join(where) for key, where in found.items()}


def main() -> None:
    """Explain the words given."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("words", nargs="+", metavar="WORD")
    parser.add_argument("--tables", type=Path, default=HERE / "kk")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as nobodys:
        explainer = Explainer(options.tables, open_speller(Path(nobodys) / "words.txt"))
        for word in options.words:
            print("\n".join(explainer.explain(word)))


if __name__ == "__main__":
    main()
