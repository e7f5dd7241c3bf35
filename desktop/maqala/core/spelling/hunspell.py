"""The Hunspell dictionaries of other languages: where they lie, and what they say of a word.

spylls reads them. It takes seconds to load one and may think about a single word for minutes when it
suggests, so that a dictionary is loaded when its language first turns up, its verdicts are remembered,
and suggestions are made here: one slip away, as many as there is time for.
"""

from __future__ import annotations

import importlib.util
import io
import os
import re
import sys
import time
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Protocol

from maqala.core import paths
from maqala.core.text.letters import ALPHABET
from maqala.core.values import dataclass

LANGUAGES = {
    "ru": "абвгдеёжзийклмнопрстуфхцчшщъыьэюя",
    "en": "abcdefghijklmnopqrstuvwxyz",
    "kk": "".join(ALPHABET),
}
"""The languages of dictionaries that are of use, and their letters."""

KAZAKH = "kk"
"""Ours is better, unless somebody says otherwise."""

LARGEST = 40_000_000
"""Bytes of a dictionary that is read; larger ones are something else."""
_KEPT = 50_000
_LONGEST = 40
"""Letters of a word that is looked up; longer ones are no words, and could take for ever."""
_PATIENCE = 0.4
"""Seconds for the suggestions of one word."""

BROKEN = (
    *(OSError, ValueError, LookupError, AttributeError, TypeError, AssertionError, RecursionError),
    *(re.error, zipfile.BadZipFile, NotImplementedError, EOFError, RuntimeError, StopIteration, zlib.error),
)
"""What spylls and zipfile raise for files that are damaged or no dictionaries."""


class Looked(Protocol):
    """What a dictionary can do."""

    def lookup(self, word: str) -> bool:
        """Whether it knows `word`."""


@dataclass(frozen=True, slots=True)
class Found:
    """Where a dictionary lies: an .aff beside its .dic, or both in an .oxt or .xpi."""

    language: str
    path: Path

    def load(self) -> Looked:
        """Read it; raises one of many errors where it is damaged."""
        from spylls.hunspell import Dictionary, readers
        from spylls.hunspell.readers.file_reader import BaseReader

        class Reader(BaseReader):  # type: ignore[misc]
            """What spylls reads from; its own leave files open."""

            def __init__(self, data: bytes, encoding: str = "Windows-1252") -> None:
                self._data = data
                super().__init__(self._open(encoding))

            def reset_encoding(self, encoding: str) -> None:
                self.reset_io(self._open(encoding))

            def _open(self, encoding: str) -> io.TextIOWrapper:
                # Some dictionaries have flags that are no UTF-8.
                return io.TextIOWrapper(io.BytesIO(self._data), encoding, errors="surrogateescape")

        affixes, words = self._files()
        aff, context = readers.read_aff(Reader(affixes))
        return Dictionary(aff, readers.read_dic(Reader(words, context.encoding), aff=aff, context=context))  # type: ignore[no-any-return]

    def _files(self) -> tuple[bytes, bytes]:
        """What is in the .aff and the .dic."""
        if self.path.suffix.lower() == ".aff":
            pair = [self.path, self.path.with_suffix(".dic")]
            _check_size(path.stat().st_size for path in pair)
            return pair[0].read_bytes(), pair[1].read_bytes()
        with zipfile.ZipFile(self.path) as packed:
            affixes = next(
                one
                for one in packed.infolist()
                if one.filename.endswith(".aff") and _is_of(one.filename, self.language)
            )
            words = packed.getinfo(affixes.filename[: -len(".aff")] + ".dic")
            _check_size((affixes.file_size, words.file_size))
            return packed.read(affixes), packed.read(words)


def _check_size(sizes: Iterable[int]) -> None:
    if sum(sizes) > LARGEST:
        raise ValueError("too large for a dictionary")


def _is_of(name: str, language: str) -> bool:
    return re.split(r"[_.-]", Path(name).name.lower())[0] == language


def language_of(path: Path) -> str:
    """The language of a dictionary by its name, "" if it is none of `LANGUAGES`."""
    names = [path.name]
    if path.suffix.lower() in (".oxt", ".xpi"):
        try:
            with zipfile.ZipFile(path) as packed:
                names = [Path(name).name for name in packed.namelist() if name.endswith(".aff")]
        except BROKEN:
            return ""
    return next((one for one in LANGUAGES if any(_is_of(name, one) for name in names)), "")


def find(added: Iterable[Path] = ()) -> dict[str, Found]:
    """The dictionary for each language that there is one for; those that somebody `added` come first."""
    found: dict[str, Found] = {}
    for path in added:
        if one := find_added(path):
            found.setdefault(one.language, one)
    for folder in folders():
        for path in _in(folder):
            if (language := language_of(path)) and language != KAZAKH:
                found.setdefault(language, Found(language, path))
    return found


def find_added(path: Path) -> Found | None:
    """The dictionary in a file that somebody chose; None if it is none that is of use."""
    whole = path.with_suffix(".aff") if path.suffix.lower() == ".dic" else path
    try:
        there = whole.exists() and (whole.suffix.lower() != ".aff" or whole.with_suffix(".dic").exists())
    except (OSError, ValueError):
        return None
    language = language_of(whole) if there else ""
    return Found(language, whole) if language else None


def _in(folder: Path) -> list[Path]:
    """The dictionaries in a folder; of several for a language that of its own country comes first."""
    try:
        there = [path for path in folder.glob("*.aff") if path.with_suffix(".dic").exists()]
    except OSError:
        return []
    return sorted(there, key=lambda path: (path.stem not in ("ru_RU", "ru", "en_US"), path.name))


def folders() -> Iterator[Path]:
    """Where dictionaries lie: ours, the system's, LibreOffice's, and those that spylls brings along."""
    yield paths.foreign_dictionaries()
    if sys.platform == "darwin":
        yield from (Path.home() / "Library" / "Spelling", Path("/Library/Spelling"))
        offices = [Path("/Applications/LibreOffice.app/Contents/Resources/extensions")]
    elif sys.platform == "win32":
        names = ("PROGRAMFILES", "PROGRAMFILES(X86)")
        homes = [Path(os.environ[name]) for name in names if name in os.environ]
        offices = [home / "LibreOffice" / "share" / "extensions" for home in homes]
    else:
        yield from map(Path, ("/usr/share/hunspell", "/usr/share/myspell", "/usr/share/myspell/dicts"))
        offices = [Path("/usr/lib/libreoffice/share/extensions"), *_globbed(Path("/opt"))]
    for office in offices:
        yield from sorted(_globbed(office, "dict-*"))
    spylls = importlib.util.find_spec("spylls")  # loading it takes longer than looking
    for place in (spylls.submodule_search_locations or ()) if spylls else ():
        yield from (Path(place) / "hunspell" / "data" / language for language in LANGUAGES)


def _globbed(folder: Path, pattern: str = "libreoffice*/share/extensions") -> list[Path]:
    try:
        return list(folder.glob(pattern))
    except OSError:
        return []


class ForeignDictionary:
    """One language: verdicts that are remembered, and suggestions that are made in time."""

    def __init__(self, language: str, dictionary: Looked) -> None:
        self.language = language
        self._dictionary = dictionary
        self._verdicts: dict[str, bool] = {}
        self._letters = LANGUAGES[language]

    def knows(self, word: str) -> bool:
        """Whether `word` is rightly written."""
        known = self._verdicts.get(word)
        if known is None:
            if len(self._verdicts) > _KEPT:
                self._verdicts = {}
            known = self._verdicts[word] = self._look(word)
        return known

    def _look(self, word: str) -> bool:
        if len(word) > _LONGEST:
            return True
        try:
            return self._dictionary.lookup(word)
        except BROKEN:
            return True  # a dictionary that fails at a word accuses nobody

    def suggest(self, word: str, limit: int = 5) -> tuple[str, ...]:
        """Known words that are one slip away, in the case of `word`; what was found in the time that there is."""
        end = time.monotonic() + _PATIENCE
        found: list[str] = []
        for one in _slips(word, self._letters):
            if time.monotonic() > end or len(found) == limit:
                break
            if one != word and one not in found and all(map(self.knows, one.split())):
                found.append(one)
        return tuple(found)


def _slips(word: str, letters: str) -> Iterator[str]:
    """What `word` may have been meant for, the likeliest slips first."""
    places = range(len(word))
    upper = word.isupper() and len(word) > 1
    new = letters.upper() if upper else letters
    yield word.capitalize()
    yield from (word[:i] + word[i + 1] + word[i] + word[i + 2 :] for i in places[:-1])
    yield from (word[:i] + word[i + 1 :] for i in places if len(word) > 1)
    yield from (word[:i] + c + word[i:] for i in range(len(word) + 1) for c in new)
    yield from (word[:i] + _cased(c, word[i]) + word[i + 1 :] for i in places for c in new)
    yield from (f"{word[:i]} {word[i:]}" for i in range(2, len(word) - 1))


def _cased(letter: str, like: str) -> str:
    return letter.upper() if like.isupper() else letter
