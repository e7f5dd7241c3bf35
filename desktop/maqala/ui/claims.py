"""Who has a file open: this program or another one, here or on another machine.

A claim is a lock in the user's own data folder, named after the file; nothing of ours is put beside the
file itself. The lock holds the number of the process, so what a dead program left is known as stale.
What other editors put beside a file to claim it is read, and taken for a hint: they leave it behind
when they crash.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
from pathlib import Path

from PySide6.QtCore import QLockFile

from maqala.core.errors import MaqalaError
from maqala.core.storage import atomic
from maqala.core.values import dataclass

_SUFFIX = ".lock"


@dataclass(frozen=True, slots=True)
class Holder:
    """Who has a file open. `program` is "maqala", "libreoffice" or "word"; `who` is a person's name, if known."""

    program: str
    who: str = ""


class Claim:
    """A file is open here, until `release`."""

    def __init__(self, lock: QLockFile) -> None:
        self._lock = lock

    def release(self) -> None:
        """Let others have the file."""
        self._lock.unlock()


class Claims:
    """The files that the programs of one user have open."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def take(self, path: Path) -> Claim | None:
        """Claim a file; None if another window or program of ours has it, or no claim can be laid."""
        with contextlib.suppress(MaqalaError):
            atomic.make_private_folder(self._folder)
        lock = self._lock(path)
        return Claim(lock) if lock.tryLock(0) else None

    def holder(self, path: Path) -> Holder | None:
        """Who else has a file open, as far as can be known."""
        lock = self._lock(path)
        if not Path(lock.fileName()).exists():
            # To lock it for a look would leave a trace if the program died meanwhile.
            return _other_editor(path)
        if not lock.tryLock(0):
            if lock.error() is QLockFile.LockError.LockFailedError:
                return Holder("maqala")
        else:
            lock.unlock()
        return _other_editor(path)

    def tidy(self) -> None:
        """Take away what dead programs left."""
        with contextlib.suppress(OSError):
            for path in self._folder.glob(f"*{_SUFFIX}"):
                lock = _opened(path)
                if lock.tryLock(0):
                    lock.unlock()

    def _lock(self, path: Path) -> QLockFile:
        # Links and, where the system knows no difference, capital letters lead to the same file.
        name = os.path.normcase(os.path.realpath(path)).encode("utf-8", "surrogatepass")
        return _opened(self._folder / f"{hashlib.sha256(name).hexdigest()[:32]}{_SUFFIX}")


def _opened(path: Path) -> QLockFile:
    lock = QLockFile(str(path))
    lock.setStaleLockTime(0)  # an article may be open for weeks; only a dead process counts
    return lock


def _other_editor(path: Path) -> Holder | None:
    """The editor whose own mark lies beside the file."""
    with contextlib.suppress(OSError, ValueError):
        mark = path.with_name(f".~lock.{path.name}#")
        if mark.is_file():
            first = mark.read_text("utf-8", "replace")[:1_000].split(",")
            return Holder("libreoffice", next((part.strip() for part in first[:2] if part.strip()), ""))
        # Word cuts the first letters of longer names.
        for cut in (0, 1, 2):
            mark = path.with_name(f"~${path.name[cut:]}")
            if mark.is_file():
                return Holder("word", _owner(mark.read_bytes()[:162]))
    return None


def _owner(data: bytes) -> str:
    """The name in Word's mark: its length, then the letters in the system's code page, and again in UTF-16."""
    length = data[0] if data else 0
    name = data[56 : 56 + 2 * length].decode("utf-16-le", "ignore")
    return name.strip() if name.isprintable() else ""
