"""What was being written when the program ended without a word: kept, found again, offered.

A folder of the user's own with one file for each running program (see `session`). A program
that closes in order leaves nothing; what a dead one left is offered at the next start.
"""

from __future__ import annotations

import contextlib
import sqlite3
import uuid
from collections.abc import Callable, Iterator
from pathlib import Path

from maqala.core.errors import RecoveryError
from maqala.core.storage import atomic, damage
from maqala.core.storage.session import Session, State

__all__ = ["State", "Store", "open_store"]

_SUFFIX = ".sqlite"


def open_store(folder: Path) -> Store:
    """The store in `folder`, which is made private; raises `MaqalaError` if there can be none."""
    atomic.make_private_folder(folder)
    with contextlib.suppress(OSError):
        folder.chmod(0o700)
    return Store(folder)


class Store:
    """The states of this program's documents, and those that dead ones left.

    For one thread at a time: the one that calls `keep` first calls everything else too.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._path = folder / f"{uuid.uuid4().hex}{_SUFFIX}"
        self._own: Session | None = None
        self._damage: list[RecoveryError] = []

    # This program's documents

    def keep(self, state: State) -> None:
        """Keep `state` instead of an older one of its document; raises `RecoveryError` if it cannot.

        It is on the disk on return. Every call is a new attempt, whatever became of the last.
        """
        self._do(lambda: self._session().keep(state))

    def forget(self, document: str) -> None:
        """Keep nothing more of a document that was saved, or that nobody wants."""
        if self._own is not None or self._path.exists():
            self._do(lambda: self._session().erase(document))

    def close(self) -> None:
        """Let go of the file, and leave it only if there is something in it."""
        if self._own is None:
            return
        empty = False
        with contextlib.suppress(sqlite3.Error):
            empty = self._own.is_empty()
        self._let_go()
        if empty:
            damage.remove(self._path)

    def _session(self) -> Session:
        if self._own is not None and not self._own.is_in_place:
            self._let_go()
        if self._own is None:
            self._own = Session(self._path, create=True)
        return self._own

    def _let_go(self) -> None:
        if self._own is not None:
            self._own.close()
            self._own = None

    def _do(self, what: Callable[[], None]) -> None:
        try:
            what()
        except (sqlite3.Error, OSError) as error:
            self._let_go()  # after an error only a newly opened file is to be relied on
            if not (isinstance(error, sqlite3.Error) and damage.is_damage(error, self._path)):
                raise damage.explained(error, self._path) from error
            self._start_anew(what, error)

    def _start_anew(self, what: Callable[[], None], because: sqlite3.Error) -> None:
        try:
            self._damage.append(RecoveryError("error.recovery.damaged", damage.set_aside(self._path)))
            what()
        except (sqlite3.Error, OSError) as error:
            self._let_go()
            raise damage.explained(error, self._path) from because

    # What others left

    def left_behind(self) -> tuple[State, ...]:
        """The documents of programs that ended without closing them, latest first.

        A damaged file is set aside and what can be read of it is kept; `take_damage` tells.
        """
        latest: dict[str, State] = {}
        for path in self._others():
            for state in self._look_into(path):
                known = latest.get(state.document)
                if known is None or known.time < state.time:
                    latest[state.document] = state
        return tuple(sorted(latest.values(), key=lambda state: state.time, reverse=True))

    def erase(self, document: str) -> None:
        """Keep nothing of a document that was left behind."""
        for path in self._others():
            with self._opened(path) as session:
                if session is None:
                    continue
                session.erase(document)
                empty = session.is_empty()
                session.close()
                if empty:
                    damage.remove(path)

    def erase_of(self, path: Path) -> None:
        """Keep nothing of what was left behind of the article in this file."""
        for state in self.left_behind():
            if state.path == path:
                self.erase(state.document)

    def erase_all(self) -> None:
        """Keep nothing of what was left behind, nor of what was damaged and set aside."""
        for state in self.left_behind():
            self.erase(state.document)
        for aside in self._folder.glob("*.damaged-*"):
            atomic.erase(aside)

    def adopt(self, state: State) -> None:
        """Keep a state that was left behind as one of this program's own."""
        self.keep(state)
        self.erase(state.document)

    def take_damage(self) -> tuple[RecoveryError, ...]:
        """The bad news since the last call: one sentence for each file."""
        news, self._damage = tuple(self._damage), []
        return news

    def _others(self) -> list[Path]:
        return [path for path in sorted(self._folder.glob(f"*{_SUFFIX}")) if path != self._path]

    def _look_into(self, path: Path) -> tuple[State, ...]:
        with self._opened(path) as session:
            if session is None:
                return ()
            found = session.read()
        if not found.is_whole:
            return self._rescue(path, found.states)
        if not found.states:
            damage.remove(path)
        return found.states

    @contextlib.contextmanager
    def _opened(self, path: Path) -> Iterator[Session | None]:
        """The session of a dead program, or None if it lives or is out of reach.

        Errors of the body end it quietly where the file is damaged, which reading deals with.
        """
        session: Session | None = None
        try:
            session = Session(path, create=False)
        except (sqlite3.Error, OSError) as error:
            if isinstance(error, sqlite3.Error) and damage.is_damage(error, path):
                self._rescue(path, ())
            elif not damage.is_held(error):
                self._damage.append(damage.explained(error, path, "error.recovery.unread"))
        try:
            yield session
        except sqlite3.Error as error:
            if not damage.is_damage(error, path):
                raise damage.explained(error, path, "error.recovery.unread") from error
        finally:
            if session is not None:
                session.close()

    def _rescue(self, path: Path, states: tuple[State, ...]) -> tuple[State, ...]:
        """Write what was read to a new file before the damaged one goes aside: one of both is always there."""
        try:
            if states:
                self._write_anew(states)
            aside = damage.set_aside(path)
        except (sqlite3.Error, OSError) as error:
            self._damage.append(damage.explained(error, path, "error.recovery.unread"))
        else:
            self._damage.append(RecoveryError("error.recovery.damaged", aside))
        return states

    def _write_anew(self, states: tuple[State, ...]) -> None:
        session = Session(self._folder / f"{uuid.uuid4().hex}{_SUFFIX}", create=True)
        try:
            for state in states:
                session.keep(state)
        finally:
            session.close()
