"""What an article was before: every save, and some of what stood between.

A folder of the user's own with one file for each article, named after where it lies, so that damage to
one leaves the others whole and erasing one leaves no trace. A version is a `State` whose `document` is
the digest of what it holds: the same article is never kept twice.
"""

from __future__ import annotations

import contextlib
import hashlib
import sqlite3
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from maqala.core.errors import RecoveryError
from maqala.core.storage import atomic, codec, damage, thinning
from maqala.core.storage.session import Found, Head, Session, State
from maqala.core.values import replace

_SUFFIX = ".sqlite"
_PATIENCE = 3.0
"""Seconds to wait for another program that keeps a version of the same article."""
_FAILED, _UNREAD = "error.history.failed", "error.history.unread"


class History:
    """The versions of all articles. Every call opens what it needs and lets go of it: any thread will do.

    Every method may raise `RecoveryError`. A damaged file is set aside, and what can be read of it stays.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def keep(self, name: str, version: State, *, limit: int, only_new: bool = False) -> None:
        """Keep a version of the article called `name`; what is not needed beside it is thinned out.

        `limit` is how many bytes all of the history may take; what is oldest goes first. A version takes the
        place of one that holds the same only if it was saved, or lasts and the other does not; never if `only_new`.
        """
        number = hashlib.sha256(codec.encode(version.article).text).hexdigest()[:32]
        atomic.make_private_folder(self._folder)
        with self._opened(name, create=True) as session:
            same = next((head for head in session.heads() if head.document == number), None)
            better = version.is_saved or (version.is_replaced and same is not None and not same.is_lasting)
            if same is not None and (only_new or not better):
                return
            session.keep(replace(version, document=number))
            for each in thinning.superfluous(session.heads(), datetime.now(UTC)):
                session.erase(each)
        self._bound(limit, self._file(name))

    def versions(self, name: str) -> Found:
        """All versions of the article called `name`, latest first, and whether none was lost to damage."""
        path = self._file(name)
        if not path.exists():
            return Found(())
        with self._opened(name, create=False) as session:
            found = session.read()
        if not found.is_whole:
            self._rescue(path, found.states)
        return replace(found, states=tuple(sorted(found.states, key=lambda state: state.time, reverse=True)))

    def move(self, old: str, new: str) -> None:
        """What was called `old` is called `new` from now on, with all that is known of it."""
        versions = self.versions(old).states
        if versions and old != new:
            with self._opened(new, create=True) as session:
                for version in versions:
                    session.keep(version)
        if old != new:
            self.erase(old)

    def erase(self, name: str) -> None:
        """Keep nothing more of the article called `name`; what was damaged and set aside goes, too."""
        path = self._file(name)
        self._wipe(path)
        for aside in self._folder.glob(f"{path.name}.damaged-*"):
            atomic.erase(aside)

    def erase_all(self) -> None:
        """Keep nothing more of any article."""
        for path in self._files():
            self._wipe(path)
        with contextlib.suppress(OSError):
            for path in self._folder.iterdir():
                atomic.erase(path)

    def size(self) -> int:
        """How many bytes all of it takes."""
        total = 0
        with contextlib.suppress(OSError):
            for path in self._folder.iterdir():
                with contextlib.suppress(OSError):
                    total += path.stat().st_size
        return total

    # Files

    def _file(self, name: str) -> Path:
        digest = hashlib.sha256(name.encode("utf-8", "surrogatepass")).hexdigest()
        return self._folder / f"{digest[:32]}{_SUFFIX}"

    def _files(self) -> list[Path]:
        return sorted(self._folder.glob(f"*{_SUFFIX}"))

    @contextlib.contextmanager
    def _opened(self, name: str, *, create: bool) -> Iterator[Session]:
        path = self._file(name)
        try:
            session = self._session(path, create=create)
            try:
                yield session
            finally:
                session.close()
        except (sqlite3.Error, OSError, ValueError) as error:
            if isinstance(error, ValueError) or (
                isinstance(error, sqlite3.Error) and damage.is_damage(error, path)
            ):
                self._salvage(path)
            raise damage.explained(error, path, _FAILED if create else _UNREAD) from error

    def _session(self, path: Path, *, create: bool) -> Session:
        try:
            return Session(path, create=create, patience=_PATIENCE)
        except sqlite3.Error as error:
            if not (create and damage.is_damage(error, path)):
                raise
            damage.set_aside(path)
            return Session(path, create=True, patience=_PATIENCE)

    def _salvage(self, path: Path) -> None:
        """Set a damaged file aside, and begin another with what can be read of it."""
        with contextlib.suppress(sqlite3.Error, OSError):
            session = Session(path, create=False, patience=_PATIENCE)
            try:
                found = session.read()
            finally:
                session.close()
            self._rescue(path, found.states)

    def _rescue(self, path: Path, states: tuple[State, ...]) -> None:
        try:
            damage.set_aside(path)
            if states:
                session = Session(path, create=True, patience=_PATIENCE)
                try:
                    for state in states:
                        session.keep(state)
                finally:
                    session.close()
        except (sqlite3.Error, OSError) as error:
            raise damage.explained(error, path, _FAILED) from error

    def _wipe(self, path: Path) -> None:
        """Overwrite what a file holds, then take it away."""
        if not path.exists():
            return
        with contextlib.suppress(sqlite3.Error, ValueError):
            session = Session(path, create=False, patience=_PATIENCE)
            try:
                for state in session.heads():
                    session.erase(state.document)
            finally:
                session.close()
        try:
            path.unlink()
        except OSError as error:
            raise RecoveryError("error.history.not_erased", path, reason=error.strerror) from error
        damage.remove(path)

    # Size

    def _bound(self, limit: int, in_use: Path) -> None:
        """Erase until all take no more than `limit`: what was damaged, then what is older than the latest
        version of each article, those first that were left alone longest, then articles as a whole.
        """
        if self.size() <= limit:
            return
        for aside in self._folder.glob("*.damaged-*"):
            atomic.erase(aside)
        for path, heads in self._oldest_first(in_use):
            if (excess := self.size() - limit) <= 0:
                return
            self._shorten(path, heads, excess)
        for path in sorted(self._files(), key=_time):
            if self.size() > limit and path != in_use:
                self._wipe(path)

    def _oldest_first(self, in_use: Path) -> list[tuple[Path, tuple[Head, ...]]]:
        """The files with more than one version, the one `in_use` last."""
        found = []
        for path in sorted(self._files(), key=lambda path: (path == in_use, _time(path))):
            with contextlib.suppress(sqlite3.Error, OSError, ValueError):
                session = Session(path, create=False)
                try:
                    heads = session.heads()
                finally:
                    session.close()
                if len(heads) > 1:
                    found.append((path, heads))
        return found

    def _shorten(self, path: Path, heads: tuple[Head, ...], excess: int) -> None:
        with contextlib.suppress(sqlite3.Error, OSError):
            session = Session(path, create=False)
            try:
                for head in heads[:-1]:
                    if excess <= 0:
                        break
                    session.erase(head.document)
                    excess -= head.size
            finally:
                session.close()


def _time(path: Path) -> float:
    try:
        return path.stat().st_mtime
    except OSError:
        return 0.0
