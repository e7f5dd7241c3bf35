"""The tables as a Hunspell dictionary: the text of kk_KZ.aff and kk_KZ.dic."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial

from compiler import automaton, grammar, hyphens
from compiler.automaton import NO_END, Node
from compiler.chains import Affix, Affixes, two_level
from compiler.compounds import (
    BEHIND_ANY,
    BEHIND_NONZERO,
    FIRST_AFFIX,
    FORBIDDEN,
    NEEDAFFIX,
    NOSUGGEST,
    ONLYINCOMPOUND,
    PREFIXED,
    PREFIXED_BOUND,
)
from compiler.numbers import BEFORE
from compiler.tokens import Tokens, tokens
from maqala.core.spelling.compounds import FIRST_ELEMENTS, PARTICLES, SHORTEST_SECOND
from maqala.core.spelling.kazakh import PREFIXES, SHORTENED, UNITS
from maqala.core.spelling.stems import Class, Entry, context_of, stems
from maqala.core.text.letters import HARMONIC, KEYBOARD, LOOK_ALIKES, LOST, plainly_cased
from maqala.core.text.words import APOSTROPHES, HYPHENS, SOFT_HYPHEN

_HYPHENED = Class("behind a hyphen", context_of("ы", back=True).bare())
"""The class of abbreviations: any suffix, behind a hyphen."""
_OWNED = Class("owned behind a hyphen", _HYPHENED.context)
"""The class of what encyclopaedias shorten: also the suffixes of a possessive, обл-нда."""

_SIGNS = str.maketrans(dict.fromkeys(APOSTROPHES, "'"))
_COMPOSED = {"и\u0306": "й", "И\u0306": "Й", "е\u0308": "ё", "Е\u0308": "Ё"}
_BY_FREQUENCY = "аеынтірлдсқоймкушғбгпөзүжәұияңвхфэюьцчһщёъ"


@dataclass(frozen=True, slots=True)
class Pair:
    """What stands in the two files.

    `behind_number` and `behind_percent` are more lines of the .dic: suffixes as words, for programs that part
    6-ға and 99%-ды at the hyphen and ask for ға and ды.
    """

    aff: str
    dic: str
    behind_number: str = ""
    behind_percent: str = ""

    def with_suffixes(self, lines: str) -> Pair:
        """The pair with `lines` among the words."""
        count, words = self.dic.split("\n", 1)
        more = lines.count("\n")
        return Pair(self.aff, f"{int(count) + more}\n{words}{lines}")


def build(
    entries: Iterable[Entry],
    rules: grammar.Grammar,
    heading: str,
    common: Collection[str] = (),
    accidental: Collection[str] = (),
) -> Pair:
    """The dictionary of `entries` under the suffix grammar `rules`; `heading` says whose it is.

    Beside a word that only leans on others a hyphen is forbidden where the other is one of the `common` ones.
    `accidental` words are forbidden, whatever makes them.
    """
    surfaces = _surfaces(entries)
    suffixes = grammar.Automaton(rules)
    classes = sorted({klass for found in surfaces.values() for klass in found} - {_HYPHENED, _OWNED}, key=str)
    starts = {klass: suffixes.entry([klass]) for klass in [*classes, *_open_classes()]}
    any_name = suffixes.entry([klass for klass in _open_classes() if klass.slot == "name"])
    any_owned = suffixes.entry(_open_classes())
    nodes = automaton.minimal_graph(suffixes.arcs, [None if end is None else 0 for end in suffixes.accepts])
    entry = {klass: nodes[state] for klass, state in starts.items()}
    ways: dict[Hashable, Node] = {klass: entry[klass] for klass in classes}
    ways |= {klass: Node(arcs={"-": nodes[at]}) for klass, at in ((_HYPHENED, any_name), (_OWNED, any_owned))}
    affixes = two_level(ways, FIRST_AFFIX)
    known = partial(_known, surfaces=surfaces, entry=entry)
    others = tokens(entry.__getitem__, known)
    never = [*accidental, *hyphens.torn(common, known)]
    words = _words(surfaces, affixes, others, common)
    words |= {word: _alone_wrong(words.get(word, ())) for word in never}
    sets = sorted(
        {flags for flags in words.values() if flags}
        | {_onward(line) for line in affixes.lines} - {()}
        | {(NEEDAFFIX,), (NOSUGGEST,)}
    )
    alias = {flags: place for place, flags in enumerate(sets, 1)}
    quiet = f"/{alias[NOSUGGEST,]}\n"
    return Pair(
        "".join(_aff(heading, affixes, others, alias, common)),
        "".join(_dic(words, alias)),
        "".join(suffix + quiet for suffix in sorted(others.behind_number) if not known(suffix)),
        "".join(suffix + quiet for suffix in sorted(others.behind_percent) if not known(suffix)),
    )


def _open_classes() -> list[Class]:
    """The classes of what is no word of the lexicon."""
    names = [
        Class("name", context_of(chief, back=back).bare()) for back in (True, False) for chief in "аырлнзт"
    ]
    return [*names, *(Class("theirs", context_of(last, back=last == "ы").bare()) for last in "ыі")]


def _surfaces(entries: Iterable[Entry]) -> dict[str, set[Class]]:
    """Stems as they are written, with their classes; a name's stem keeps its capitals."""
    found: dict[str, set[Class]] = defaultdict(set)
    for entry in entries:
        shape = entry.word
        for stem in stems(entry):
            text = _cased(stem.text, _capitalised(shape) if stem.proper else stem.text)
            found[text.translate(_SIGNS)].add(stem.klass)
            if shape in SHORTENED:
                found[text].add(_OWNED)
            elif (len(shape) > 1 and shape.isupper()) or shape in UNITS or not plainly_cased(shape):
                found[text].add(_HYPHENED)
    return found


def _known(word: str, surfaces: Mapping[str, set[Class]], entry: Mapping[Class, Node]) -> bool:
    """Whether `word` is a form of one in the lexicon."""
    for size in range(1, len(word) + 1):
        for klass in surfaces.get(word[:size], set()) & entry.keys():
            node: Node | None = entry[klass]
            for letter in word[size:]:
                node = node.arcs.get(letter) if node else None
            if node and node.end[1] != NO_END:
                return True
    return False


def _capitalised(word: str) -> str:
    return word if word != word.lower() else word[0].upper() + word[1:]


def _cased(stem: str, like: str) -> str:
    return "".join(
        letter.upper() if place < len(like) and like[place].isupper() else letter
        for place, letter in enumerate(stem)
    )


def _words(
    surfaces: Mapping[str, set[Class]], affixes: Affixes, others: Tokens, common: Collection[str]
) -> dict[str, tuple[int, ...]]:
    """Every word of the .dic with its flags."""
    words: dict[str, set[int]] = {}
    for text, classes in surfaces.items():
        flags = {flag for klass in classes for flag in affixes.flags[klass]}
        if not any(affixes.whole[klass] for klass in classes):
            if not flags:
                continue
            flags.add(NEEDAFFIX)
        words[text] = flags | _prefixed(text, bound=NEEDAFFIX in flags)
    for text, more in others.words.items():
        known = text in words and NEEDAFFIX not in words[text]
        words[text] = words.get(text, set()) - {NEEDAFFIX} | (
            more - {NOSUGGEST, ONLYINCOMPOUND} if known else more
        )
    words |= {text: set(flags) for text, flags in hyphens.forbidden(common)}
    return {text: tuple(sorted(flags)) for text, flags in words.items()}


def _alone_wrong(flags: tuple[int, ...]) -> tuple[int, ...]:
    """The flags of a word that is none as it stands: a stem goes on to its suffixes (боса, босады)."""
    return tuple(sorted({*flags, NEEDAFFIX})) if flags else (FORBIDDEN,)


def _prefixed(text: str, *, bound: bool) -> set[int]:
    """The flag by which `text` becomes the second part of a compound, if it may; a `bound` one needs a suffix."""
    if not (text.islower() and text.isalpha()) or len(text) < SHORTEST_SECOND:
        return set()
    return {PREFIXED_BOUND if bound else PREFIXED}


def _onward(line: Affix) -> tuple[int, ...]:
    return line.onward if line.ends else (NEEDAFFIX, *line.onward)


def _dic(words: Mapping[str, tuple[int, ...]], alias: Mapping[tuple[int, ...], int]) -> Iterator[str]:
    yield f"{len(words)}\n"
    for word in sorted(words):
        yield f"{word}/{alias[words[word]]}\n" if words[word] else f"{word}\n"


def _aff(
    heading: str,
    affixes: Affixes,
    others: Tokens,
    alias: Mapping[tuple[int, ...], int],
    common: Collection[str],
) -> Iterator[str]:
    yield from (f"# {line}".rstrip() + "\n" for line in heading.splitlines())
    yield "SET UTF-8\nLANG kk_KZ\nFLAG num\n\n"
    yield f"WORDCHARS -'’%№0123456789\nIGNORE {SOFT_HYPHEN}\n"
    yield f"NEEDAFFIX {NEEDAFFIX}\nNOSUGGEST {NOSUGGEST}\nFORBIDDENWORD {FORBIDDEN}\n"
    yield f"ONLYINCOMPOUND {ONLYINCOMPOUND}\nCOMPOUNDMIN 1\n\n"
    yield from _table("ICONV", [f"{typed} {meant}" for typed, meant in _input()])
    yield from _table("BREAK", _breaks())
    yield from _suggesting()
    yield from _table("COMPOUNDRULE", others.rules)
    yield from _table("AF", (",".join(map(str, flags)) for flags in alias))
    bound = f"/{alias[NEEDAFFIX,]}"
    yield from _prefixes(PREFIXED, FIRST_ELEMENTS)
    yield from _prefixes(PREFIXED_BOUND, (first + bound for first in FIRST_ELEMENTS))
    yield from _prefixes(BEHIND_ANY, map(str, BEFORE))
    yield from _prefixes(BEHIND_NONZERO, (str(number) for number in BEFORE if number % 10))
    for flag, seconds in hyphens.suffixes(common).items():
        yield f"\nSFX {flag} Y {len(seconds)}\n"
        yield from (f"SFX {flag} 0 {second} .\n" for second in seconds)
    yield from _suffixes(affixes.lines, alias)


def _table(name: str, rows: Iterable[str]) -> Iterator[str]:
    rows = list(rows)
    yield f"{name} {len(rows)}\n"
    yield from (f"{name} {row}\n" for row in rows)
    yield "\n"


def _prefixes(flag: int, texts: Iterable[str]) -> Iterator[str]:
    texts = list(texts)
    yield f"\nPFX {flag} Y {len(texts)}\n"
    yield from (f"PFX {flag} 0 {text} .\n" for text in texts)


def _suffixes(lines: Iterable[Affix], alias: Mapping[tuple[int, ...], int]) -> Iterator[str]:
    by_flag: dict[int, list[Affix]] = defaultdict(list)
    for line in lines:
        by_flag[line.flag].append(line)
    for flag, members in sorted(by_flag.items()):
        yield f"\nSFX {flag} Y {len(members)}\n"
        for line in members:
            onward = f"/{alias[_onward(line)]}" if _onward(line) else ""
            yield f"SFX {flag} 0 {line.text}{onward} .\n"


def _input() -> Iterator[tuple[str, str]]:
    """What is typed, and how it is looked up."""
    yield from ((mark, "'") for mark in APOSTROPHES if mark != "'")
    yield from ((mark, "-") for mark in HYPHENS if mark != "-")
    yield from _COMPOSED.items()


def _breaks() -> Iterator[str]:
    """Where a word falls into words: at hyphens and apostrophes, before a particle, behind е-."""
    yield from ("-", "'")
    yield from (f"-{particle}$" for particle in sorted(PARTICLES))
    yield from (f"^{letter}-" for letter in sorted(PREFIXES))


def _suggesting() -> Iterator[str]:
    """How people slip: lost Kazakh letters, the other harmony, Latin look-alikes, the key beside."""
    capitals = _BY_FREQUENCY.upper()
    yield f"TRY {_BY_FREQUENCY}-{capitals}\nKEY {'|'.join(KEYBOARD)}\nMAXNGRAMSUGS 4\nMAXDIFF 6\n\n"
    swaps = [(lost, letter) for letter, lost in LOST.items()] + [("ы", "и"), ("и", "ы")]
    swaps += [(letter, lost) for letter, lost in LOST.items()] + sorted(HARMONIC.items())
    swaps += [(letter * 2, letter) for letter in "слмнтрпкф"]
    yield from _table("REP", [f"{typed} {meant}" for typed, meant in dict.fromkeys(swaps)])
    groups: dict[str, str] = {
        "и": "иіы",
        "у": "уұү",
        "а": "аә",
        "о": "оө",
        "к": "кқ",
        "г": "гғ",
        "н": "нң",
        "х": "хһ",
    }
    latin: dict[str, str] = {
        chr(code): chr(meant) for code, meant in LOOK_ALIKES.items() if chr(meant).islower()
    }
    for look, meant in latin.items():
        groups[meant] = groups.get(meant, meant) + look
    yield from _table("MAP", groups.values())
