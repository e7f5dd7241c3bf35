"""What is wrong with a file of the database, and what becomes of it: shared by recovery and history."""

from __future__ import annotations

import contextlib
import os
import sqlite3
from pathlib import Path

from maqala.core.errors import RecoveryError

_ALIVE = (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)
_OUTSIDE = (
    sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_PERM,
    sqlite3.SQLITE_CANTOPEN,
    sqlite3.SQLITE_NOMEM,
    sqlite3.SQLITE_AUTH,
)
"""Errors that say nothing about the file itself; all others are taken as damage."""


def is_held(error: Exception) -> bool:
    """Whether a file is another program's at the moment, or is gone."""
    return isinstance(error, FileNotFoundError) or _code(error) in _ALIVE


def is_damage(error: sqlite3.Error, path: Path) -> bool:
    """Whether an error says that the file itself is not what it was."""
    code = _code(error)
    if code == sqlite3.SQLITE_READONLY:
        # A damaged header may say so of a file that can be written.
        return os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)
    return code not in _ALIVE and code not in _OUTSIDE


def _code(error: Exception) -> int:
    """SQLite's error number without what it says more exactly."""
    return int(getattr(error, "sqlite_errorcode", 0)) & 0xFF


def explained(error: Exception, path: Path, key: str = "error.recovery.failed") -> RecoveryError:
    """The sentence for an error of the database or of the system."""
    if _code(error) == sqlite3.SQLITE_FULL:
        return RecoveryError(f"{key.rpartition('.')[0]}.full", path)
    reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return RecoveryError(key, path, reason=reason)


def set_aside(path: Path) -> Path:
    """Rename a damaged file, with the log that belongs to it, to the first name that is free."""
    number = 1
    while (aside := path.with_name(f"{path.name}.damaged-{number}")).exists():
        number += 1
    path.rename(aside)
    with contextlib.suppress(FileNotFoundError):
        path.with_name(f"{path.name}-wal").rename(aside.with_name(f"{aside.name}-wal"))
    return aside


def remove(path: Path) -> None:
    """Take an empty session away; one that is in use again stays, and is looked into another time."""
    for name in (path.name, f"{path.name}-wal", f"{path.name}-shm"):
        with contextlib.suppress(OSError):
            path.with_name(name).unlink()
