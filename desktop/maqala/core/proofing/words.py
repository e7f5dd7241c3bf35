"""Spellings that the norm decides, and words that are right in themselves and wrong beside their neighbours.

The tables are `resources/proofing/spellings.tsv` and `neighbours.tsv`; their heads explain the columns.
Norm: the orthographic dictionary of 2013.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import pairwise
from pathlib import Path

from maqala.core.issues import Severity
from maqala.core.proofing.paragraph import HEAD, Paragraph
from maqala.core.proofing.rule import WORDS, Found, Lexicon, Rule
from maqala.core.text.words import Word, in_case_of
from maqala.core.values import dataclass

_LETTERS = "[а-яёәіңғүұқөһ]*"


@dataclass(frozen=True, slots=True)
class Spelling:
    """A spelling, of one word or several, and the norm's. With `inflects` suffixes may follow both."""

    wrong: tuple[str, ...]
    right: str
    inflects: bool


@dataclass(frozen=True, slots=True)
class Neighbours:
    """A word that must be another between such words; an empty side may be anything, `^` is a beginning."""

    left: Beside | None
    right: Beside | None
    begins: bool
    fix: str


class Beside:
    """What a neighbour has to be: `жыл*|ай`, or anything but `!сенің|өз`."""

    def __init__(self, written: str) -> None:
        self._written = written

    def agrees(self, word: str) -> bool:
        """Whether `word` is such a neighbour."""
        return bool(self._pattern.fullmatch(word))

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        """Made when a text asks: most of the table's words are in few articles."""
        words = self._written.removeprefix("!").split("|")
        either = "|".join(re.escape(word).replace(r"\*", _LETTERS) for word in words)
        return re.compile(rf"(?!(?:{either})$).+" if self._written.startswith("!") else either)


class Spellings:
    """Finds what `spellings` name, by the first word of each.

    With `strict` only what the dictionary knows is proposed; otherwise the list is trusted, and
    the dictionary only judges the suffixes.
    """

    def __init__(self, lexicon: Lexicon, spellings: Iterable[Spelling], *, strict: bool = True) -> None:
        self._lexicon = lexicon
        self._strict = strict
        self._whole: dict[str, list[Spelling]] = {}
        self._stems: dict[str, list[Spelling]] = {}
        stems = []
        for spelling in spellings:
            if len(spelling.wrong) == 1 and spelling.inflects:
                stems.append(spelling)
            else:
                self._whole.setdefault(spelling.wrong[0], []).append(spelling)
        self._firsts = frozenset(self._whole)
        for stem in stems:
            self._stems.setdefault(stem.wrong[0][:HEAD], []).append(stem)
        self._heads = frozenset(self._stems)

    def __call__(self, paragraph: Paragraph) -> Iterator[Found]:
        """The places where another spelling is the norm's."""
        words, lowers = paragraph.words, paragraph.lowers
        for place in paragraph.places(self._firsts):
            behind = lowers[place + 1] if place + 1 < len(lowers) else ""
            for spelling in self._whole[lowers[place]]:
                if len(spelling.wrong) > 1 and not behind.startswith(spelling.wrong[1]):
                    continue
                yield from self._match(paragraph, words[place : place + len(spelling.wrong)], spelling)
        if self._heads.isdisjoint(paragraph.heads):
            return
        for place, head in enumerate(paragraph.heads):
            for spelling in self._stems.get(head, ()):
                if lowers[place].startswith(spelling.wrong[0]):
                    ending = lowers[place][len(spelling.wrong[0]) :]
                    yield from self._mended(words[place : place + 1], spelling, ending)

    def _match(self, paragraph: Paragraph, words: Sequence[Word], spelling: Spelling) -> Iterator[Found]:
        if len(words) < len(spelling.wrong):
            return
        gaps = (paragraph.between(a, b) for a, b in pairwise(words))
        if any(gap not in (" ", "\u00a0") for gap in gaps):
            return
        *heads, last = (word.text.lower() for word in words)
        if tuple(heads) != spelling.wrong[:-1] or not last.startswith(spelling.wrong[-1]):
            return
        yield from self._mended(words, spelling, last[len(spelling.wrong[-1]) :])

    def _mended(self, words: Sequence[Word], spelling: Spelling, ending: str) -> Iterator[Found]:
        if ending and not spelling.inflects:
            return
        mended = spelling.right + ending
        if not self._is_right(mended, ending):
            return
        fix = in_case_of(words[0].text, mended)
        yield Found(words[0].start, words[-1].end, (fix,), {"fix": fix})

    def _is_right(self, mended: str, ending: str) -> bool:
        if self._strict:
            return all(self._is_form(part, ending) for part in mended.split())
        return not ending or self._lexicon.knows(mended.split()[-1]) or self._lexicon.is_ending(ending)

    def _is_form(self, word: str, ending: str) -> bool:
        """Whether the dictionary holds `word`; both halves of ақыл-ойлап are words, and yet it is none."""
        return self._lexicon.lists(word) if ending and "-" in word else self._lexicon.knows(word)


class Confusions:
    """Finds words that only their neighbours show to be wrong."""

    def __init__(self, entries: dict[str, tuple[Neighbours, ...]]) -> None:
        self._entries = entries
        self._words = frozenset(entries)

    def __call__(self, paragraph: Paragraph) -> Iterator[Found]:
        """The places where the neighbours ask for another word."""
        words = paragraph.words
        for place in paragraph.places(self._words):
            word = words[place]
            if word.text[0].isupper() and not word.text.isupper() and paragraph.adjacent(place):
                continue  # a name: the country of Катар
            for entry in self._entries[paragraph.lowers[place]]:
                left = self._neighbour(paragraph, place, -1)
                right = self._neighbour(paragraph, place, 1)
                if _agrees(entry, left, right):
                    fix = in_case_of(word.text, entry.fix)
                    yield Found(word.start, word.end, (fix,), {"fix": fix, "word": word.text})
                    break

    @staticmethod
    def _neighbour(paragraph: Paragraph, place: int, step: int) -> str:
        """The word beside, lower case; "" where a mark or the paragraph's end stands between."""
        words, other = paragraph.words, place + step
        if not 0 <= other < len(words):
            return ""
        left, right = sorted((words[place], words[other]), key=lambda w: w.start)
        return words[other].text.lower() if paragraph.between(left, right) in (" ", "\u00a0", "\n") else ""


def _agrees(entry: Neighbours, left: str, right: str) -> bool:
    if entry.begins and left:
        return False
    if entry.left is not None and not entry.left.agrees(left):
        return False
    return entry.right is None or entry.right.agrees(right)


def read_spellings(path: Path) -> list[Spelling]:
    """The table at `path`: `wrong<TAB>right`; `-` behind the wrong one lets suffixes follow."""
    found = []
    for wrong, right in _rows(path, 2):
        inflects = wrong.endswith("-")
        found.append(Spelling(tuple(wrong.removesuffix("-").split()), right, inflects))
    return found


def read_neighbours(path: Path) -> dict[str, tuple[Neighbours, ...]]:
    """The table at `path`: `left<TAB>word<TAB>right<TAB>fix`; its head explains how neighbours are written."""
    entries: dict[str, tuple[Neighbours, ...]] = {}
    for left, word, right, fix in _rows(path, 4):
        entry = Neighbours(_choice(left), _choice(right), left == "^", fix)
        entries[word] = (*entries.get(word, ()), entry)
    return entries


def _choice(written: str) -> Beside | None:
    """What a neighbour has to be; None if it may be anything."""
    return None if written in ("", "^") else Beside(written)


def _rows(path: Path, columns: int) -> Iterator[list[str]]:
    for line in path.read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            yield (line.split("\t") + [""] * columns)[:columns]


def rules(lexicon: Lexicon, folder: Path) -> tuple[Rule, ...]:
    """The rules of words; `folder` holds the tables."""
    neighbours = read_neighbours(folder / "neighbours.tsv")
    return (
        Rule(
            "norm-spelling",
            WORDS,
            Severity.ERROR,
            Spellings(lexicon, read_spellings(folder / "spellings.tsv")),
        ),
        Rule("confused-word", WORDS, Severity.ERROR, Confusions(neighbours), words=neighbours),
    )
