"""Whether a file on disk is still the one that was read."""

from __future__ import annotations

import hashlib
import os
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """What a file looked like when it was read or written: size in bytes, time in ns, SHA-256."""

    size: int
    modified_ns: int
    digest: bytes

    @classmethod
    def of(cls, data: bytes, modified_ns: int = 0) -> Fingerprint:
        """The fingerprint of `data`; a time of 0 only means that a look will read the file."""
        return cls(len(data), modified_ns, hashlib.sha256(data).digest())

    def looks_same(self, path: Path) -> bool:
        """A quick look, for every return to the window: opens the file only when its time changed."""
        try:
            now = path.stat()
        except OSError:
            return False
        if (now.st_size, now.st_mtime_ns) == (self.size, self.modified_ns):
            return True
        return now.st_size == self.size and self.is_same(path)

    def is_same(self, path: Path) -> bool:
        """Whether `path` holds exactly what it held, whatever its time says; for before a save.

        A file that is gone or cannot be read is not the same.
        """
        try:
            if path.stat().st_size != self.size:
                return False
            return hashlib.sha256(path.read_bytes()).digest() == self.digest
        except OSError:
            return False


def read(path: Path) -> tuple[bytes, Fingerprint]:
    """The content of `path` and its fingerprint, taken from one open file; raises `OSError`."""
    with path.open("rb") as file:
        # Looked at first: were the file changed during the read, a later look would notice.
        modified_ns = os.fstat(file.fileno()).st_mtime_ns
        data = file.read()
    return data, Fingerprint.of(data, modified_ns)
