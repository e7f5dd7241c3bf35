"""Whether a file on disk is still the one that was read."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from enum import Enum
from pathlib import Path

from maqala.core.values import dataclass

try:  # as `random` does: OpenSSL behind `hashlib` takes longer to load than an article to export
    from _sha256 import sha256  # type: ignore[import-not-found]  # Python's own, up to 3.11
except ImportError:
    from hashlib import sha256


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """What a file looked like when it was read or written: size in bytes, time in ns, SHA-256."""

    size: int
    modified_ns: int
    digest: bytes

    @classmethod
    def of(cls, data: bytes, modified_ns: int = 0) -> Fingerprint:
        """The fingerprint of `data`; a time of 0 only means that a look will read the file."""
        return cls(len(data), modified_ns, _digest(data))

    def is_same(self, path: Path) -> bool:
        """Whether `path` holds exactly what it held, whatever its time says.

        A file that is gone or cannot be read is not the same.
        """
        try:
            return path.stat().st_size == self.size and self._is_in(path)
        except OSError:
            return False

    def _is_in(self, path: Path) -> bool:
        return _digest(path.read_bytes()) == self.digest


def _digest(data: bytes) -> bytes:
    return bytes(sha256(data).digest())


class Fate(Enum):
    """What became of a file since it was last read or written here."""

    SAME = "same"
    CHANGED = "changed"
    GONE = "gone"
    UNREADABLE = "unreadable"


@dataclass(frozen=True, slots=True)
class Look:
    """A file as it was found: what became of it, and its size and time, which tell one change from the next.

    `moved_to` is where a file that is gone lies now under another name, if it is in the same folder.
    """

    fate: Fate
    is_writable: bool = True
    moved_to: Path | None = None
    stamp: tuple[int, int] = (0, 0)


def look(path: Path, seen: Fingerprint, *, closely: bool = False) -> Look:
    """See what became of the file that looked like `seen`.

    `closely` reads it whatever its time says, for before a save; a passing look opens the file
    only when its time has changed.
    """
    try:
        now = path.stat()
    except (FileNotFoundError, NotADirectoryError):
        return Look(Fate.GONE, moved_to=_found_again(path, seen))
    except OSError:
        return Look(Fate.UNREADABLE)
    stamp = (now.st_size, now.st_mtime_ns)
    try:
        same = _is_same(path, seen, stamp, closely=closely)
    except OSError:
        return Look(Fate.UNREADABLE, stamp=stamp)
    # A new file takes the old one's place: the folder has to let us, too.
    writable = os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)
    return Look(Fate.SAME if same else Fate.CHANGED, writable, stamp=stamp)


def read(path: Path) -> tuple[bytes, Fingerprint]:
    """The content of `path` and its fingerprint, taken from one open file; raises `OSError`."""
    with path.open("rb") as file:
        # Looked at first: were the file changed during the read, a later look would notice.
        modified_ns = os.fstat(file.fileno()).st_mtime_ns
        data = file.read()
    return data, Fingerprint.of(data, modified_ns)


def _is_same(path: Path, seen: Fingerprint, stamp: tuple[int, int], *, closely: bool) -> bool:
    if not closely and stamp == (seen.size, seen.modified_ns):
        return True
    return stamp[0] == seen.size and seen._is_in(path)


def _found_again(path: Path, seen: Fingerprint) -> Path | None:
    """The file beside `path` that is the one that was seen: renaming changes neither time nor content."""
    try:
        return next((found for found in _of_stamp(path.parent, seen) if seen.is_same(found)), None)
    except OSError:
        return None


def _of_stamp(folder: Path, seen: Fingerprint) -> Iterator[Path]:
    with os.scandir(folder) as entries:
        for entry in entries:
            now = entry.stat(follow_symlinks=False)
            if stat.S_ISREG(now.st_mode) and (now.st_size, now.st_mtime_ns) == (seen.size, seen.modified_ns):
                yield folder / entry.name
