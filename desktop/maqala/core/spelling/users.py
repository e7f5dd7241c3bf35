"""Words that a person has added: one a line, sorted, in a file that can be read and mended by hand."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from threading import Lock

from maqala.core.errors import SettingsError
from maqala.core.storage import atomic

LONGEST = 100
"""Letters of the longest word that is taken; more on one line is a broken file."""


@dataclass(frozen=True, slots=True)
class BrokenLine:
    """A line of a word list that could not be used. `number` counts from 1."""

    number: int
    text: str


class UserWords:
    """The user's own words, lower case for those that may stand in any case.

    A word with a capital is a name and wants its capital. Safe to use from several threads.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.broken: tuple[BrokenLine, ...] = ()
        self._lock = Lock()
        self._words, self.broken = _read(path)
        self._ignored: set[str] = set()
        self.generation = 0

    def __contains__(self, word: str) -> bool:
        lower = word.lower()
        return word in self._words or lower in self._words or word in self._ignored

    def __bool__(self) -> bool:
        return bool(self._words or self._ignored)

    @property
    def stems(self) -> frozenset[str]:
        """The words, as they are kept."""
        return frozenset(self._words)

    def add(self, word: str) -> None:
        """Take `word` for good; raises WriteError, and then it is taken until the program ends."""
        word = word.strip()
        with self._lock:
            self._words = self._words | {word}
            self.generation += 1
            self._save()

    def remove(self, word: str) -> None:
        """Forget `word`."""
        with self._lock:
            self._words = self._words - {word}
            self.generation += 1
            self._save()

    def ignore(self, word: str) -> None:
        """Accept `word` as it is written until the program ends."""
        with self._lock:
            self._ignored = self._ignored | {word}
            self.generation += 1

    def _save(self) -> None:
        """Write what is kept and what could not be read: a person's line is not ours to lose."""
        lines = sorted(self._words) + [line.text for line in self.broken]
        atomic.make_private_folder(self.path.parent)
        atomic.write(self.path, "".join(f"{line}\n" for line in lines).encode())


def _read(path: Path) -> tuple[frozenset[str], tuple[BrokenLine, ...]]:
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        return frozenset(), ()
    except OSError as error:
        raise SettingsError("error.words.unreadable", path) from error
    words, broken = set(), []
    for number, raw in enumerate(data.decode("utf-8", "replace").splitlines(), 1):
        line = raw.strip().lstrip("\ufeff")
        if not line or line.startswith("# "):
            continue
        if len(line) > LONGEST or "\ufffd" in line or any(sign.isspace() for sign in line):
            broken.append(BrokenLine(number, raw))
        else:
            words.add(line)
    return frozenset(words), tuple(broken)
