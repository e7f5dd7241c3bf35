"""Compile the tables in `kk/` into the dictionary that the program reads.

    python dictionaries/build.py            writes dictionaries/built/kk.maqala
    python dictionaries/build.py --stats    also says what went in
    python dictionaries/build.py --packages DIR    writes instead kk_KZ.aff and kk_KZ.dic for every Hunspell program,
                                            and the extensions of LibreOffice (.oxt) and Firefox (.xpi)

The result depends on the tables alone: the same tables give the same bytes.
"""

from __future__ import annotations

import argparse
import sys
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import product
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))

from compiler import automaton, grammar, hunspell, lexicon, packages  # noqa: E402
from compiler.readings import Reader  # noqa: E402

from maqala.core.spelling.stems import Class, Entry, Stem, context_of, stems  # noqa: E402
from maqala.core.text.letters import ALPHABET, plainly_cased  # noqa: E402

NAMES = {
    "given_kazakh": "given",
    "given_russified": "given",
    "given_foreign": "np",
    "surnames_kazakh": "family",
    "surnames_foreign": "family",
    "patronymics": "np",
    "places_kazakhstan": "place",
    "places_world": "place",
    "peoples": "n",
    "organisations": "np",
    "abbreviations": "abbr",
    "attested": "np",
    "people_foreign": "np",
    "attested_given": "given",
    "attested_surnames": "family",
}
"""The part of speech of each list of names."""

RAREST = 15
COMMON, SHORT = 6, 7
"""The rarity of words that Hunspell is told of by name, and the letters of pronouns and numerals that are."""

HEADING = """Kazakh spelling dictionary of Maqala, version {version}. Made by dictionaries/build.py: do not edit.
Licence: {licence}; see LICENSE.txt.
Words: hunspell-kk 2009 (A. Mussayeva, L. Németh, R. Aliev, after A. Lipchansky; MPL-1.1 or later), facts found in the
model of tesseract-ocr-kaz (Apache-2.0), and the Maqala team's own lists and grammar."""
"""What stands at the head of kk_KZ.aff."""


def entries(tables: Path) -> Iterator[Entry]:
    """Every entry of every table."""
    for path in sorted((tables / "lexicon").glob("*.tsv")):
        yield from lexicon.read(path)
    for path in sorted((tables / "names").glob("*.tsv")):
        yield from lexicon.read(path, NAMES[path.stem])


def rarities(tables: Path) -> dict[str, int]:
    """How rare a word is, from 0 for the commonest to 15; what is not listed is rarest."""
    rarity: dict[str, int] = {}
    for path in (tables / "rarity.tsv", tables / "everyday.tsv"):
        rows = path.read_text("utf-8").splitlines() if path.exists() else []
        for word, steps in (row.split("\t") for row in rows if row and row[0] != "#"):
            rarity[word] = min(int(steps), rarity.get(word, RAREST))
    return rarity


def accidental(tables: Path) -> list[str]:
    """The words that the tables make and nobody writes but by a slip."""
    path = tables / "accidental.tsv"
    if not path.exists():
        return []
    return [line.split("\t")[0] for line in path.read_text("utf-8").splitlines() if line and line[0] != "#"]


def compile_dictionary(tables: Path) -> bytes:
    """The compiled dictionary as bytes."""
    rules = grammar.read(tables / "suffixes.txt")
    suffixes = grammar.Automaton(rules)
    known = lexicon.unique(entries(tables))
    rarity = rarities(tables)
    found: dict[str, set[Stem]] = defaultdict(set)
    rare: dict[str, int] = {}
    for entry in known:
        for stem in stems(entry):
            found[stem.text].add(stem)
            rare[stem.text] = min(rarity.get(entry.word.lower(), RAREST), rare.get(stem.text, RAREST))
    sets: dict[tuple[frozenset[Class], frozenset[Class]], int] = {(frozenset(), frozenset()): 0}
    words = []
    for text in sorted(found):
        common = frozenset(s.klass for s in found[text] if not s.proper)
        proper = frozenset(s.klass for s in found[text])
        number = sets.setdefault((common, proper), len(sets))
        words.append((text, (number, rare[text])))
    written = _cased(known, rules) + "\n\n\n" + "\n".join(accidental(tables))
    return _pack(words, list(sets), suffixes, written)


def _cased(known: list[Entry], rules: grammar.Grammar) -> str:
    """The words with capitals in the middle, as the file has them: abbreviations that are nothing else come first."""
    capital = {entry for entry in known if entry.pos == "abbr" and entry.word[1:] != entry.word[1:].lower()}
    others = Reader([entry for entry in known if entry not in capital], rules)
    strict = sorted({entry.word for entry in capital if not others.readings(entry.word)})
    lenient = sorted({entry.word for entry in known if not plainly_cased(entry.word)}.difference(strict))
    return "\n".join(strict) + "\n\n" + "\n".join(lenient)


def _pack(
    words: list[tuple[str, tuple[int, int]]],
    sets: list[tuple[frozenset[Class], frozenset[Class]]],
    suffixes: grammar.Automaton,
    cased: str,
) -> bytes:
    entry = {group: suffixes.entry(group) for pair in sets for group in pair if group}
    classes = dict.fromkeys([*_classes_for_tokens(), *_classes_for_any_word()])  # in an order that stays
    named = {str(c): suffixes.entry([c]) for c in classes}
    nodes = automaton.minimal_graph(suffixes.arcs, suffixes.accepts)
    pairs = [
        (nodes[entry[common]] if common else None, nodes[entry[proper]] if proper else None)
        for common, proper in sets
    ]
    return automaton.pack(
        automaton.minimal_trie(words), pairs, {name: nodes[state] for name, state in named.items()}, cased
    )


def _classes_for_tokens() -> Iterator[Class]:
    """The classes that the program asks for by name: for what is no word of the lexicon, such as 99% or COVID."""
    for back in (True, False):
        for chief in "аырлнзт":
            yield Class("name", context_of(chief, back=back).bare())
    for back, last in ((True, "ы"), (False, "і")):
        yield Class("theirs", context_of(last, back=back).bare())


def _classes_for_any_word() -> Iterator[Class]:
    """Every class that a word of somebody's own may fall into, with any ending and of either harmony."""
    for begin, last in product(_BEGINNINGS, ALPHABET):
        for before in ("", last, *_BEFORE_LAST):
            for pos, facts in product(_POS_FOR_PEOPLE, ("any", "any soft", "any elide", "any epen")):
                entry = Entry(begin + before + last, pos, frozenset(facts.split()))
                yield from (stem.klass.bare() for stem in stems(entry))


_BEGINNINGS = ("б", "л", "ба", "ла", "бана", "бала")
"""One syllable or more, with and without л: voice suffixes of verbs hear the difference."""
_BEFORE_LAST = (*"аиуысзклднрйб", "ни", "ри", "зи", "ал", "ат")
"""What makes a difference before the last letter: vowels, clusters that lose a consonant, surnames in -ий and -ин."""
_POS_FOR_PEOPLE = ("n", "adj", "v", "np", "given", "family")


def write_packages(tables: Path, folder: Path) -> list[Path]:
    """Put the Hunspell dictionary and the packages made of it into `folder`; their paths."""
    about = tomllib.loads((HERE.parent / "pyproject.toml").read_text("utf-8"))["project"]
    heading = HEADING.format(version=about["version"], licence=about["license"])
    known = lexicon.unique(entries(tables))
    common = {word for word, rarity in rarities(tables).items() if rarity <= COMMON}
    common |= {entry.word for entry in known if entry.pos in ("pron", "num") and len(entry.word) <= SHORT}
    rules = grammar.read(tables / "suffixes.txt")
    pair = hunspell.build(known, rules, heading, common, accidental(tables))
    project = packages.Project(about["version"], (HERE.parent / "LICENSE").read_text("utf-8"))
    return packages.write(folder, pair, project)


def main() -> int:
    """Build, write, report."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--tables", type=Path, default=HERE / "kk")
    parser.add_argument("--out", type=Path, default=HERE / "built" / "kk.maqala")
    parser.add_argument("--packages", type=Path, metavar="DIR")
    parser.add_argument("--stats", action="store_true")
    options = parser.parse_args()
    if options.packages:
        for path in write_packages(options.tables, options.packages):
            print(f"{path}: {path.stat().st_size:,} bytes")
        return 0
    data = compile_dictionary(options.tables)
    options.out.parent.mkdir(exist_ok=True)
    options.out.write_bytes(data)
    print(f"{options.out}: {len(data):,} bytes")
    if options.stats:
        for pos, count in Counter(e.pos for e in lexicon.unique(entries(options.tables))).most_common():
            print(f"{count:8,} {pos}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
