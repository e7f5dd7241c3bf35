"""Print which share of misformed words the speller takes, by how they are misformed: what the grammar over-generates.

    python tests/benchmarks/bench_misformed.py [--count N] [--seed N] [--show N]

The words are right ones, cut into their suffixes by hand (tests/core/spelling/fixtures/segmented.txt), with one thing
done wrong: a suffix in the other harmony or in the shape of another sound, twice, before its neighbour, without its
linking vowel, or behind a stem that should have sounded otherwise. Some of them are right words by accident: бала-ға
with «my» for «to», оқу with a case for a person. Read what is shown before blaming the grammar.
"""

from __future__ import annotations

import argparse
import random
import tempfile
from collections.abc import Iterator
from pathlib import Path

from maqala.core.spelling import open_speller
from maqala.core.spelling.checker import KazakhSpeller
from maqala.core.text.letters import HARMONIC

SEGMENTED = Path(__file__).resolve().parent.parent / "core" / "spelling" / "fixtures" / "segmented.txt"
COUNT = 3_000
SHOWN = 25

_OTHER = str.maketrans({letter: HARMONIC[letter] for letter in "аеыіғгқк"})
_UNCHANGING = ("мен", "бен", "пен", "нікі", "дікі")
_FIRST = ("лдт", "ндт", "мбп", "ғқ", "гк")
_VOICED = {"к": "г", "қ": "ғ", "п": "б", "г": "к", "ғ": "қ", "б": "п"}
_LINKING = frozenset("ыі")

Morphs = tuple[str, ...]
"""A word cut into its stem and suffixes."""


def right_words(path: Path = SEGMENTED) -> list[Morphs]:
    """The words of `path`, cut as they are there."""
    lines = (line for line in path.read_text("utf-8").splitlines() if not line.startswith("#"))
    return [tuple(word.split("-")) for line in lines for word in line.split()]


def misformed(word: Morphs) -> Iterator[tuple[str, str]]:
    """Every (kind, word) with one thing done wrong, whether or not it happens to be right."""
    stem, *suffixes = word
    for place, suffix in enumerate(suffixes):
        head, tail = (stem, *suffixes[:place]), tuple(suffixes[place + 1 :])
        yield "harmony", "".join((*head, _turned(suffix), *tail))
        yield "harmony from here", "".join((*head, *map(_turned, (suffix, *tail))))
        yield "twice", "".join((*head, suffix, suffix, *tail))
        for first in _others(suffix[0]):
            yield "first sound", "".join((*head, first + suffix[1:], *tail))
        if tail:
            yield "order", "".join((*head, tail[0], suffix, *tail[1:]))
        if suffix[0] in _LINKING and len(suffix) > 1:
            yield "no link", "".join((*head, suffix[1:], *tail))
        if suffix[0] in _LINKING:
            yield "с too many", "".join((*head, "с" + suffix, *tail))
        if suffix[:2] in ("сы", "сі"):
            yield "no с", "".join((*head, suffix[1:], *tail))
        if suffix[0] == "н" and head[-1][-1] in _LINKING and suffix[1:]:
            yield "no н", "".join((*head, suffix[1:], *tail))
    if stem[-1] in _VOICED and suffixes:
        yield "stem", "".join((stem[:-1] + _VOICED[stem[-1]], *suffixes))


def _turned(suffix: str) -> str:
    """`suffix` in the other harmony; as it is, if it knows none."""
    return suffix if suffix in _UNCHANGING else suffix.translate(_OTHER)


def _others(first: str) -> str:
    """What a suffix that begins with `first` begins with behind other sounds."""
    return "".join(sorted({letter for group in _FIRST if first in group for letter in group} - {first}))


def sample(count: int, seed: int) -> list[tuple[str, str]]:
    """(kind, word) of `count` misformed words, or of all there are; none of the right words among them."""
    words = right_words()
    right = {"".join(word) for word in words}
    every = sorted({made for word in words for made in misformed(word) if made[1] not in right})
    return random.Random(seed).sample(every, min(count, len(every)))


def taken(speller: KazakhSpeller, made: list[tuple[str, str]]) -> dict[str, tuple[list[str], int]]:
    """By kind: the misformed words that `speller` takes, and how many there are of that kind."""
    wrong = set(speller.rejected([word for _, word in made]))
    kinds = sorted({kind for kind, _ in made})
    of_kind = {kind: [word for other, word in made if other == kind] for kind in kinds}
    return {
        kind: ([word for word in words if word not in wrong], len(words)) for kind, words in of_kind.items()
    }


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--count", type=int, default=COUNT)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--show", type=int, default=SHOWN)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        found = taken(open_speller(Path(folder) / "words.txt"), sample(options.count, options.seed))
    wrongly, total = sum(len(words) for words, _ in found.values()), sum(size for _, size in found.values())
    print(f"taken {wrongly / total:.2%} of {total:,} misformed words")
    for kind, (words, size) in sorted(found.items(), key=lambda item: -len(item[1][0]) / item[1][1]):
        print(f"  {kind:18} {len(words) / size:6.2%} of {size:4}   {' '.join(words[: options.show])}")


if __name__ == "__main__":
    main()
