"""A disk that notes all that is written to it, fails where it is told to, and shows what a power cut leaves.

Python's own calls are noted by taking their place, SQLite's by standing between it and the system (a
"VFS"): so it is the very program that is tested, and nothing of it knows.
"""

from __future__ import annotations

import ctypes
import itertools
import os
import random
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

SECTOR = 512
"""Bytes that a disk writes as a whole."""


@dataclass(frozen=True)
class Event:
    """Something done to a file. `data` is what was written at `at`, `new` the name it was given."""

    kind: str
    path: Path
    at: int = 0
    data: bytes = b""
    new: Path | None = None


@dataclass
class _Content:
    """What a file holds: for certain, and what was written since but not synced."""

    synced: bytearray = field(default_factory=bytearray)
    waiting: list[Event] = field(default_factory=list)

    def sync(self) -> None:
        for event in self.waiting:
            _apply(self.synced, event)
        self.waiting.clear()

    def after_cut(self, reached: Callable[[], bool]) -> bytes:
        """`reached` decides of each sector, and of each new length, whether it came to the disk."""
        data = bytearray(self.synced)
        for event in self.waiting:
            for part in _parts(event):
                if reached():
                    _apply(data, part)
        return bytes(data)


def _parts(event: Event) -> Iterator[Event]:
    if event.kind != "write":
        yield event
    for start in range(0, len(event.data), SECTOR):
        yield Event("write", event.path, event.at + start, event.data[start : start + SECTOR])


def _apply(data: bytearray, event: Event) -> None:
    if event.kind == "truncate":
        del data[event.at :]
    elif event.kind == "write":
        data.extend(bytes(max(0, event.at - len(data))))
        data[event.at : event.at + len(event.data)] = event.data


class Disk:
    """Everything that was done to the files below `folder`."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
        self.events: list[Event] = []
        self.fails: Callable[[str], int] = lambda _kind: 0
        """Asked before SQLite's every step; an error number of SQLite lets it fail."""
        self.has_failed = False

    def note(self, kind: str, path: Path, at: int = 0, data: bytes = b"", new: Path | None = None) -> None:
        """Something was done, if it was done below the folder."""
        if path.is_relative_to(self.folder):
            self.events.append(Event(kind, path, at, data, new))

    def error(self, kind: str) -> int:
        """The error of the next step, 0 for none."""
        error = self.fails(kind)
        self.has_failed |= error != 0
        return error

    def tell(self, number: int) -> None:
        """From here on somebody has been told that state `number` is on the disk."""
        self.events.append(Event("told", self.folder, number))

    def told(self, length: int) -> int:
        """The last state that somebody was told of within so many events."""
        return max((event.at for event in self.events[:length] if event.kind == "told"), default=0)

    def after_cut(self, length: int, reached: Callable[[], bool]) -> dict[Path, bytes]:
        """The files after the power went behind so many events.

        Of what was not synced, sectors and names, there is what `reached` says.
        """
        names = {path: _Content(bytearray(data)) for path, data in self.before.items()}
        on_disk = dict(names)
        waiting: list[dict[Path, _Content | None]] = []
        for event in self.events[:length]:
            match event.kind:
                case "write" | "truncate":
                    names[event.path].waiting.append(event)
                case "sync":
                    names[event.path].sync()
                case "sync folder":
                    _enter(on_disk, waiting)
                    waiting.clear()
                case "create":
                    names[event.path] = _Content()
                    waiting.append({event.path: names[event.path]})
                case "delete":
                    names.pop(event.path, None)
                    waiting.append({event.path: None})
                case "rename":
                    assert event.new is not None
                    names[event.new] = names.pop(event.path)
                    waiting.append({event.path: None, event.new: names[event.new]})
        _enter(on_disk, [entry for entry in waiting if reached()])
        return {path: content.after_cut(reached) for path, content in on_disk.items()}

    def lay_out(self, found: dict[Path, bytes], folder: Path) -> Path:
        """Put files as `after_cut` found them below another folder."""
        for path, data in found.items():
            laid = folder / path.relative_to(self.folder)
            laid.parent.mkdir(parents=True, exist_ok=True)
            laid.write_bytes(data)
        return folder

    def cuts(self, number: int, chance: random.Random) -> Iterator[tuple[int, dict[Path, bytes]]]:
        """So many power cuts, spread over all that was noted: the last state told of by then, and the files.

        Every other time nothing unsynced has reached the disk; else a part of it, or all.
        """
        lengths = [round(place * len(self.events) / number) for place in range(number)]
        for place, length in enumerate(lengths):
            share = 0.0 if place % 2 else chance.choice((0.1, 0.5, 0.9, 1.0))
            yield self.told(length), self.after_cut(length, lambda share=share: chance.random() < share)


def _enter(on_disk: dict[Path, _Content], entries: list[dict[Path, _Content | None]]) -> None:
    for entry in entries:
        for path, content in entry.items():
            if content is None:
                on_disk.pop(path, None)
            else:
                on_disk[path] = content


# Python's own calls


def watch_python(disk: Disk, patch: pytest.MonkeyPatch) -> None:
    """Note what `atomic` does."""
    opened: dict[int, Path] = {}
    real = {name: getattr(os, name) for name in ("open", "fdopen", "fsync")}
    replace, unlink = Path.replace, Path.unlink

    def open_(path: Any, flags: int, *more: Any) -> int:
        is_new = not Path(path).exists()
        descriptor: int = real["open"](path, flags, *more)
        opened[descriptor] = Path(path)
        if flags & os.O_CREAT and is_new:
            disk.note("create", Path(path))
        return descriptor

    def fdopen(descriptor: int, *more: Any) -> Any:
        file = real["fdopen"](descriptor, *more)
        write = file.write

        def noted(data: bytes) -> int:
            disk.note("write", opened[descriptor], file.tell(), bytes(data))
            return int(write(data))

        return Wrapped(file, noted)

    def fsync(descriptor: int) -> None:
        real["fsync"](descriptor)
        path = opened[descriptor]
        disk.note("sync folder" if path.is_dir() else "sync", path)

    def rename(self: Path, target: Path) -> Path:
        result = replace(self, target)
        disk.note("rename", self, new=target)
        return result

    def remove(self: Path, *more: Any, **named: Any) -> None:
        unlink(self, *more, **named)
        disk.note("delete", self)

    for name, instead in (("open", open_), ("fdopen", fdopen), ("fsync", fsync)):
        patch.setattr(os, name, instead)
    patch.setattr(Path, "replace", rename)
    patch.setattr(Path, "unlink", remove)


class Wrapped:
    """A file whose `write` is another."""

    def __init__(self, file: Any, write: Callable[[bytes], int]) -> None:
        self._file = file
        self.write = write

    def __getattr__(self, name: str) -> Any:
        return getattr(self._file, name)

    def __enter__(self) -> Wrapped:
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()


# SQLite's calls: see sqlite3.h for the two tables of functions

_FILE, _INT, _LONG, _TEXT = ctypes.c_void_p, ctypes.c_int, ctypes.c_int64, ctypes.c_char_p
_Open = ctypes.CFUNCTYPE(_INT, ctypes.c_void_p, ctypes.c_void_p, _FILE, _INT, ctypes.POINTER(_INT))
_Delete = ctypes.CFUNCTYPE(_INT, ctypes.c_void_p, _TEXT, _INT)
_Write = ctypes.CFUNCTYPE(_INT, _FILE, ctypes.c_void_p, _INT, _LONG)
_Truncate = ctypes.CFUNCTYPE(_INT, _FILE, _LONG)
_Sync = ctypes.CFUNCTYPE(_INT, _FILE, _INT)


class _Vfs(ctypes.Structure):
    _fields_ = (
        ("version", _INT),
        ("size", _INT),
        ("longest", _INT),
        ("next", ctypes.c_void_p),
        ("name", _TEXT),
        ("data", ctypes.c_void_p),
        ("open", _Open),
        ("delete", _Delete),
        ("others", ctypes.c_void_p * 14),
    )


class _Methods(ctypes.Structure):
    _fields_ = (
        ("version", _INT),
        ("close", ctypes.c_void_p),
        ("read", ctypes.c_void_p),
        ("write", _Write),
        ("truncate", _Truncate),
        ("sync", _Sync),
        ("others", ctypes.c_void_p * 13),
    )


_NEEDS_FOLDER = 0x800 | 0x4000 | 0x80000
"""Journals and logs: SQLite syncs their folder with the first sync of a new one."""


class _Between:
    """Stands between SQLite and the system for as long as a test lasts."""

    def __init__(self, disk: Disk) -> None:
        import _sqlite3

        self._disk = disk
        self._library = ctypes.CDLL(_sqlite3.__file__)
        self._library.sqlite3_vfs_find.restype = ctypes.POINTER(_Vfs)
        self._system = self._library.sqlite3_vfs_find(None)
        self._paths: dict[int, Path] = {}
        self._fresh: set[Path] = set()
        self._tables: dict[int, tuple[_Methods, _Methods]] = {}
        self._ours = _Vfs.from_buffer_copy(self._system.contents)
        self._ours.name = b"noted"
        self._ours.open, self._ours.delete = _Open(self._open), _Delete(self._delete)

    def begin(self) -> None:
        assert self._library.sqlite3_vfs_register(ctypes.byref(self._ours), 1) == 0

    def end(self) -> None:
        self._library.sqlite3_vfs_register(self._system, 1)
        self._library.sqlite3_vfs_unregister(ctypes.byref(self._ours))

    def _open(self, _vfs: int, name: int | None, file: int, flags: int, out: Any) -> int:
        path = Path(os.fsdecode(ctypes.string_at(name))) if name else None
        is_new = path is not None and not path.exists()
        if is_new and (error := self._disk.error("create")):
            return error
        code = int(self._system.contents.open(self._system, name, file, flags, out))
        if code or path is None:
            return code
        self._paths[file] = path
        if is_new and path.exists():
            self._disk.note("create", path)
            if flags & _NEEDS_FOLDER:
                self._fresh.add(path)
        self._stand_in(file)
        return 0

    def _stand_in(self, file: int) -> None:
        place = ctypes.cast(file, ctypes.POINTER(ctypes.c_void_p))
        address = place[0]
        if address not in self._tables:
            theirs = ctypes.cast(address, ctypes.POINTER(_Methods)).contents
            ours = _Methods.from_buffer_copy(theirs)
            # Without the last two functions SQLite writes and reads instead of mapping.
            ours.version = min(theirs.version, 2)
            ours.write = _Write(lambda *given: self._write(theirs, *given))
            ours.truncate = _Truncate(lambda *given: self._truncate(theirs, *given))
            ours.sync = _Sync(lambda *given: self._sync(theirs, *given))
            self._tables[address] = (theirs, ours)
        place[0] = ctypes.addressof(self._tables[address][1])

    def _write(self, theirs: _Methods, file: int, data: int, size: int, at: int) -> int:
        if error := self._disk.error("write"):
            return error
        code = int(theirs.write(file, data, size, at))
        self._disk.note("write", self._paths[file], at, ctypes.string_at(data, size))
        return code

    def _truncate(self, theirs: _Methods, file: int, size: int) -> int:
        if error := self._disk.error("truncate"):
            return error
        self._disk.note("truncate", self._paths[file], size)
        return int(theirs.truncate(file, size))

    def _sync(self, theirs: _Methods, file: int, flags: int) -> int:
        if error := self._disk.error("sync"):
            return error
        code, path = int(theirs.sync(file, flags)), self._paths[file]
        self._disk.note("sync", path)
        if path in self._fresh:
            self._fresh.discard(path)
            self._disk.note("sync folder", path.parent)
        return code

    def _delete(self, _vfs: int, name: bytes, folder_too: int) -> int:
        if error := self._disk.error("delete"):
            return error
        code = int(self._system.contents.delete(self._system, name, folder_too))
        path = Path(os.fsdecode(name))
        self._disk.note("delete", path)
        if folder_too:
            self._disk.note("sync folder", path.parent)
        return code


@contextmanager
def watched_sqlite(disk: Disk) -> Iterator[None]:
    """Note what SQLite does meanwhile, to files that are opened meanwhile; skips the test where that cannot be."""
    try:
        between = _Between(disk)
    except (ImportError, OSError, AttributeError):
        pytest.skip("this SQLite lets nobody stand between")
    between.begin()
    try:
        yield
    finally:
        between.end()


BROKEN = {
    "create": sqlite3.SQLITE_CANTOPEN,
    "write": sqlite3.SQLITE_IOERR | 3 << 8,
    "sync": sqlite3.SQLITE_IOERR | 4 << 8,
    "truncate": sqlite3.SQLITE_IOERR | 6 << 8,
    "delete": sqlite3.SQLITE_IOERR | 10 << 8,
}
"""What SQLite makes of EIO, by the step."""
FULL = {"write": sqlite3.SQLITE_FULL, "create": sqlite3.SQLITE_FULL}
DENIED = {"create": sqlite3.SQLITE_CANTOPEN, "delete": sqlite3.SQLITE_IOERR | 10 << 8}


def failing_at(place: int, errors: dict[str, int], *, for_good: bool) -> Callable[[str], int]:
    """Lets the step `place` of those that have an error fail, and all after it if `for_good`."""
    steps = itertools.count()

    def fails(kind: str) -> int:
        if kind not in errors:
            return 0
        step = next(steps)
        return errors[kind] if step == place or (for_good and step > place) else 0

    return fails
