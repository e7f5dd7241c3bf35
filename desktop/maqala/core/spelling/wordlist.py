"""Word lists that people edit: one word a line, and how it is inflected where its letters do not tell.

    блогер
    айкью = noun front
    Сейфуллин = family

Nothing that a person has put into a list is lost when a word is added: remarks and lines that
cannot be understood stay where they stood.
"""

from __future__ import annotations

import codecs
from collections.abc import Iterable

from maqala.core.spelling.stems import Entry
from maqala.core.storage.text_file import BrokenLine
from maqala.core.text.letters import ALPHABET
from maqala.core.text.words import clean
from maqala.core.values import dataclass

LONGEST = 100
"""Letters of the longest word that is taken; more on one line is a broken file."""

KINDS = {
    "noun": "n",
    "adjective": "adj",
    "verb": "v",
    "name": "np",
    "given": "given",
    "family": "family",
    "fixed": "x",
}
"""What a list calls the parts of speech of the dictionary's tables."""

FACTS = ("front", "back", "any", "soft", "hard", "elide", "epen")
_CONTRARY = ({"front", "back"}, {"front", "any"}, {"back", "any"}, {"soft", "hard"})

HEAD = """\
# Өзіңіз қосқан сөздер: әр жолда бір сөз. Файлды кез келген мәтін өңдегіште түзетуге болады.
# Сөздің түрі «=» белгісінен кейін жазылады; жазылмаса, бағдарлама сөздің әріптеріне қарайды.
#   noun зат есім, adjective сын есім, verb етістіктің түбірі, name жер, ұйым не әйел есімі,
#   given ер адамның есімі (одан тек пен әкесінің аты жасалады), family тек, fixed түрленбейтін сөз
#   back жуан, front жіңішке қосымша, any екеуі де; soft кітап – кітабы, hard парк – паркі,
#   elide орын – орны, epen факт – фактіге
# Мысалы:
#   блогер
#   айкью = noun front
#   гуглде = verb
#   Сейфуллин = family
"""
"""The remarks at the top of a new list."""

_KIND_OF = {pos: kind for kind, pos in KINDS.items()}


def line_of(entry: Entry) -> str:
    """The line that stands for `entry` in a list."""
    tags = [*([_KIND_OF[entry.pos]] if entry.pos else []), *(fact for fact in FACTS if fact in entry.facts)]
    return f"{entry.word} = {' '.join(tags)}" if tags else entry.word


def entry_of(line: str) -> Entry | None:
    """The entry that a line holds, None if it cannot be understood. One without `pos` leaves it to its letters."""
    word, equals, tail = line.partition("=")
    word, tags = clean(word.strip()), tail.replace(",", " ").lower().split()
    if not is_word(word) or (equals and not tags):
        return None
    kinds = [tag for tag in tags if tag in KINDS]
    facts = frozenset(tags) - frozenset(kinds)
    if len(kinds) > 1 or not facts <= set(FACTS) or any(pair <= facts for pair in _CONTRARY):
        return None
    return Entry(word, KINDS[kinds[0]] if kinds else "", facts)


def is_word(word: str) -> bool:
    """Whether a list can hold `word`."""
    return (
        0 < len(word) <= LONGEST
        and word[0] != "#"
        and "=" not in word
        and any(sign.isalpha() for sign in word)
        and not any(sign.isspace() or not sign.isprintable() for sign in word)
    )


@dataclass(frozen=True, slots=True)
class _Row:
    """A word, and above it the lines that stand there: remarks and what could not be understood."""

    above: tuple[str, ...]
    line: str
    entry: Entry


@dataclass(frozen=True, slots=True)
class WordList:
    """What a file of words holds. `head` speaks of the whole list, `tail` is what follows the last word."""

    rows: tuple[_Row, ...] = ()
    head: tuple[str, ...] = ()
    tail: tuple[str, ...] = ()
    broken: tuple[BrokenLine, ...] = ()

    @property
    def entries(self) -> tuple[Entry, ...]:
        """The words, each once, in the order of the list."""
        return tuple(dict.fromkeys(row.entry for row in self.rows))

    def with_(self, *entries: Entry) -> WordList:
        """This list with `entries` in it."""
        there = set(self.entries)
        new = [_Row((), line_of(entry), entry) for entry in dict.fromkeys(entries) if entry not in there]
        if not new:
            return self
        rows = sorted([*self.rows, *new], key=_place)
        return WordList(tuple(rows), self.head, self.tail, self.broken)

    def without(self, entry: Entry) -> WordList:
        """This list without `entry`; the lines above it stay."""
        left: list[_Row] = []
        orphans: tuple[str, ...] = ()
        for row in self.rows:
            if row.entry == entry:
                orphans += row.above
            else:
                left.append(_Row(orphans + row.above, row.line, row.entry))
                orphans = ()
        return WordList(tuple(left), self.head, orphans + self.tail, self.broken)

    def to_bytes(self) -> bytes:
        """The file: its head, the words in the order of the alphabet, what is left."""
        lines = [*(self.head or HEAD.splitlines())]
        for row in sorted(self.rows, key=_place):
            lines += [*row.above, row.line]
        return "".join(f"{line}\n" for line in [*lines, *self.tail]).encode("utf-8", "surrogateescape")


def parse(data: bytes) -> WordList:
    """Read a list. A line that cannot be understood is named in `broken`, and all others are used."""
    lines = _decoded(data).split("\n")
    if not lines[-1]:
        lines.pop()
    lines = [line.removesuffix("\r") for line in lines]
    head = _head(lines)
    rows: list[_Row] = []
    broken: list[BrokenLine] = []
    above: list[str] = []
    for number, line in enumerate(lines[len(head) :], len(head) + 1):
        entry = None if _is_remark(line) else entry_of(line)
        if entry is not None:
            rows.append(_Row(tuple(above), line.strip(), entry))
            above = []
            continue
        above.append(line)
        if not _is_remark(line):
            broken.append(BrokenLine(number, line))
    return WordList(tuple(rows), tuple(head), tuple(above), tuple(broken))


def _decoded(data: bytes) -> str:
    """The text of a list, which other programs may have saved as UTF-16; bytes that are no text are kept."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) and len(data) % 2 == 0:
        return data.decode("utf-16", "replace")
    return data.removeprefix(codecs.BOM_UTF8).decode("utf-8", "surrogateescape")


def _head(lines: Iterable[str]) -> list[str]:
    """The remarks at the top of the list."""
    head: list[str] = []
    for line in lines:
        if not _is_remark(line):
            break
        head.append(line)
    return head


def _is_remark(line: str) -> bool:
    return not line.strip() or line.lstrip().startswith("#")


def _place(row: _Row) -> tuple[list[int], str]:
    return alphabetical(row.entry.word)


def alphabetical(word: str) -> tuple[list[int], str]:
    """What words are sorted by: the Kazakh alphabet, then their code points."""
    return [_PLACES.get(letter, ord(letter)) for letter in word.lower()], word


_PLACES = {letter: 0x430 + place for place, letter in enumerate(ALPHABET)}
