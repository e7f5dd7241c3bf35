"""The documents of one running program, in one SQLite file that it alone holds.

The lock on the file is what tells that the program lives: the system lets go of it whenever and
however the program ends, which no note of a process number could promise.
"""

from __future__ import annotations

import contextlib
import hashlib
import sqlite3
from collections.abc import Iterator, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from maqala.core.article import Article, Image
from maqala.core.issues import Ignored
from maqala.core.storage import codec
from maqala.core.storage.codec import Encoder
from maqala.core.storage.fingerprint import Fingerprint
from maqala.core.values import dataclass

_TABLES = """
BEGIN;
CREATE TABLE IF NOT EXISTS documents (document TEXT UNIQUE, digest BLOB, state BLOB);
CREATE TABLE IF NOT EXISTS pictures (name TEXT UNIQUE, data BLOB);
CREATE TABLE IF NOT EXISTS shown (document TEXT, name TEXT);
COMMIT;
"""

_PRAGMAS = (
    "auto_vacuum = FULL",  # what is erased gives its room back
    "locking_mode = EXCLUSIVE",  # also needs no shared memory, which network folders do not have
    "journal_mode = WAL",
    "synchronous = FULL",
    "fullfsync = ON",  # for macOS, where a plain sync stops at the drive's cache
    "secure_delete = ON",  # what is erased is overwritten
)


@dataclass(frozen=True, slots=True)
class State:
    """One document as it stood at `time` (with a zone).

    `document` names it for as long as it is open. `path` is None for one that was never saved,
    `fingerprint` is of the file as last read or written, `cursor` is in Qt's UTF-16 units.
    """

    document: str
    article: Article
    time: datetime
    path: Path | None = None
    fingerprint: Fingerprint | None = None
    is_saved: bool = False
    cursor: int = 0
    ignored: frozenset[Ignored] = frozenset()
    is_replaced: bool = False
    """Whether another article was put in its place, so that it was never saved but is as dear as what was."""


@dataclass(frozen=True, slots=True)
class Head:
    """What is known of a state without reading all of it; `size` is in bytes, pictures not counted."""

    document: str
    time: datetime
    is_lasting: bool
    """Whether somebody saved it, or it was replaced."""
    size: int = 0


@dataclass(frozen=True, slots=True)
class Found:
    """What was read of a session; `is_whole` unless something could not be."""

    states: tuple[State, ...]
    is_whole: bool = True


class Session:
    """The open file of one session. Every method may raise `sqlite3.Error`."""

    def __init__(self, path: Path, *, create: bool, patience: float = 0) -> None:
        """Open the file, and wait `patience` seconds for another program that has it open."""
        self.path = path
        self._encoders: dict[str, Encoder] = {}
        mode = "rwc" if create else "rw"
        self._was_begun = path.with_name(f"{path.name}-journal").exists()
        self._base = sqlite3.connect(f"{path.absolute().as_uri()}?mode={mode}", patience, uri=True)
        # We begin and end transactions ourselves; bytes, because damaged text need not be UTF-8.
        self._base.isolation_level, self._base.text_factory = None, bytes
        try:
            self._prepare(create=create)
            self._number = path.stat().st_ino
        except BaseException:
            self._base.close()
            raise

    def _prepare(self, *, create: bool) -> None:
        if not create:
            # Without this a file that was cut short is refused as a whole, also what is left of it.
            self._base.execute("PRAGMA writable_schema = ON")
        for pragma in _PRAGMAS:
            self._base.execute(f"PRAGMA {pragma}").fetchall()
        if not create:
            self._base.execute("SELECT count(*) FROM sqlite_master").fetchall()
            return
        with contextlib.suppress(OSError):
            self.path.chmod(0o600)
        self._base.executescript(_TABLES)

    def close(self) -> None:
        """Let go of the file."""
        self._base.close()

    @property
    def is_in_place(self) -> bool:
        """Whether the file still stands where it was opened; a cleaner may have taken it away."""
        try:
            return self.path.stat().st_ino == self._number
        except OSError:
            return False

    # Writing

    def keep(self, state: State) -> None:
        """Put `state` in place of what was kept of its document; it is on the disk on return."""
        encoded = self._encoders.setdefault(state.document, Encoder()).encode(state.article)
        body = codec.to_bytes(_head(state)) + b"\n" + encoded.text
        with self._transaction():
            self._keep_pictures(state.document, encoded.pictures)
            self._base.execute(
                "INSERT OR REPLACE INTO documents VALUES (?, ?, ?)",
                (state.document, _digest(state.document, body), body),
            )

    def erase(self, document: str) -> None:
        """Keep nothing of `document`."""
        self._encoders.pop(document, None)
        with self._transaction():
            self._base.execute("DELETE FROM documents WHERE document = ?", (document,))
            self._keep_pictures(document, {})

    def heads(self) -> tuple[Head, ...]:
        """What is known of each document without reading it, oldest first; raises `ValueError` for nonsense."""
        end = "instr(state, x'0a') - 1"
        asked = f"SELECT document, substr(state, 1, {end}), length(state) FROM documents"  # noqa: S608
        found = []
        for document, first, size in self._base.execute(asked):
            try:
                head = codec.from_bytes(first)
                time = datetime.fromisoformat(head["time"])
                is_lasting = bool(head["saved"] or head.get("replaced"))
                found.append(Head(document.decode("ascii"), time, is_lasting, size))
            except (LookupError, TypeError, AttributeError) as error:
                raise ValueError("not a state") from error
        return tuple(sorted(found, key=lambda head: head.time))

    def is_empty(self) -> bool:
        """Whether no document is kept here."""
        return self._base.execute("SELECT 1 FROM documents LIMIT 1").fetchone() is None

    def _keep_pictures(self, document: str, pictures: Mapping[str, bytes]) -> None:
        run = self._base.execute
        run("DELETE FROM shown WHERE document = ?", (document,))
        for name, data in pictures.items():
            run("INSERT INTO shown VALUES (?, ?)", (document, name))
            if run("SELECT 1 FROM pictures WHERE name = ?", (name,)).fetchone() is None:
                run("INSERT INTO pictures VALUES (?, ?)", (name, data))
        run("DELETE FROM pictures WHERE name NOT IN (SELECT name FROM shown)")

    @contextlib.contextmanager
    def _transaction(self) -> Iterator[None]:
        self._base.execute("BEGIN IMMEDIATE")
        try:
            yield
            self._base.execute("COMMIT")
        except BaseException:
            # A full disk has ended the transaction already.
            with contextlib.suppress(sqlite3.Error):
                self._base.execute("ROLLBACK")
            raise
        # It is safe in the log. But a damaged log seems only shorter than it was, whereas of a damaged
        # file it can be told what was lost; and what is erased would still stand in the log.
        with contextlib.suppress(sqlite3.Error):
            self._base.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()

    # Reading, as far as it goes

    def _is_unfilled(self) -> bool:
        """Whether the program died before the file had its tables: then nothing is lost.

        Damage does not look so: what is cut to nothing had no journal, and what lost its tables is longer.
        """
        try:
            ((tables,),) = self._base.execute("SELECT count(*) FROM sqlite_master").fetchall()
            ((pages,),) = self._base.execute("PRAGMA page_count").fetchall()
        except sqlite3.Error:
            return False
        return tables == 0 and (pages == 1 or (pages == 0 and self._was_begun))

    def read(self) -> Found:
        """Every state that can be read and is exactly as it was kept; never raises `sqlite3.Error`."""
        if self._is_unfilled():
            return Found(())
        reader = _Reader(self._base)
        return Found(tuple(reader.states()), reader.is_whole)


class _Reader:
    """Reads row by row, so that one damaged page costs no more than what stands on it."""

    def __init__(self, base: sqlite3.Connection) -> None:
        self._base = base
        self.is_whole = self._is_sound()
        self._pictures = dict(self._read_pictures())

    def states(self) -> Iterator[State]:
        for document, digest, body in self._rows("documents", 3):
            if digest != hashlib.sha256(document + b"\n" + body).digest():
                self.is_whole = False
                continue
            try:
                state = _state(document.decode("ascii"), body, self._pictures)
            except (ValueError, LookupError, TypeError):
                self.is_whole = False  # kept by another version
            else:
                yield state
                self.is_whole &= not self._lacks_pictures(body, state)

    def _lacks_pictures(self, body: bytes, state: State) -> bool:
        named = codec.from_bytes(body.partition(b"\n")[2])["b"]
        return any(
            isinstance(block, Image) and kept[1] and not block.data
            for kept, block in zip(named, state.article.blocks, strict=True)
        )

    def _read_pictures(self) -> Iterator[tuple[str, bytes]]:
        for name, data in self._rows("pictures", 2):
            if codec.picture_name(data).encode() == name:
                yield name.decode(), data

    def _is_sound(self) -> bool:
        try:
            return bool(self._base.execute("PRAGMA quick_check(1)").fetchall() == [(b"ok",)])
        except sqlite3.Error:
            return False

    def _rows(self, table: str, width: int) -> Iterator[tuple[bytes, ...]]:
        """The rows of `table` that can be read and hold bytes."""
        for number in self._numbers(table):
            row: Any = None
            with contextlib.suppress(sqlite3.Error):
                asked = f"SELECT * FROM {table} NOT INDEXED WHERE rowid = ?"  # noqa: S608 - our own names
                row = self._base.execute(asked, (number,)).fetchone()
            if row is not None and len(row) == width and all(isinstance(value, bytes) for value in row):
                yield row
            else:
                self.is_whole = False

    def _numbers(self, table: str) -> list[int]:
        numbers: list[int] = []
        try:
            for (number,) in self._base.execute(f"SELECT rowid FROM {table} NOT INDEXED"):  # noqa: S608
                numbers.append(number)  # one by one: what was read before an error counts
        except sqlite3.Error:
            self.is_whole = False
        return numbers


def _digest(document: str, body: bytes) -> bytes:
    return hashlib.sha256(document.encode("ascii") + b"\n" + body).digest()


def _head(state: State) -> dict[str, object]:
    seen = state.fingerprint
    return {
        "path": None if state.path is None else str(state.path),
        "seen": None if seen is None else [seen.size, seen.modified_ns, seen.digest.hex()],
        "saved": state.is_saved,
        "replaced": state.is_replaced,
        "time": state.time.isoformat(),
        "cursor": state.cursor,
        "ignored": codec.from_ignored(state.ignored),
    }


def _state(document: str, body: bytes, pictures: Mapping[str, bytes]) -> State:
    first, _, article = body.partition(b"\n")
    head = codec.from_bytes(first)
    seen = head["seen"]
    return State(
        document,
        codec.decode(article, pictures),
        datetime.fromisoformat(head["time"]),
        None if head["path"] is None else Path(head["path"]),
        None if seen is None else Fingerprint(seen[0], seen[1], bytes.fromhex(seen[2])),
        head["saved"],
        head["cursor"],
        codec.to_ignored(head.get("ignored")),
        head.get("replaced", False),
    )
