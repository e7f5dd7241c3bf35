"""Carries what the writer let pass between the article, its findings, and the files that are kept of it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from maqala.core.errors import MaqalaError
from maqala.core.issues import Ignored
from maqala.core.storage.ignored import IgnoredStore
from maqala.ui.checking import Checking
from maqala.ui.desk import Desk


class Ignoring(QObject):
    """For one desk. An article that was never saved has its own kept with the recovery data alone."""

    failed = Signal(object)
    """A `Message`: it could not be kept; it holds until the article is closed."""

    def __init__(self, desk: Desk, checking: Checking, store: IgnoredStore) -> None:
        super().__init__(desk)
        self._desk = desk
        self._checking = checking
        self._store = store
        self._path: Path | None = None
        self._stored: frozenset[Ignored] = frozenset()
        """What is kept for the article at `_path`."""
        desk.opened.connect(self._opened)
        desk.named.connect(self._named)
        checking.ignoring.connect(self._changed)

    def _opened(self) -> None:
        desk = self._desk
        self._path = desk.path
        self._stored = self._store.of(desk.path) if desk.path else frozenset()
        desk.ignored = desk.ignored or self._stored
        self._checking.let_pass(desk.ignored)

    def _changed(self, ignored: frozenset[Ignored]) -> None:
        self._desk.ignored = ignored
        self._keep()

    def _named(self) -> None:
        if self._desk.ignored:  # an article that is just being laid down has none yet
            self._keep()

    def _keep(self) -> None:
        """With the article's path, once it has one."""
        path, ignored = self._desk.path, self._desk.ignored
        if path is None or (path, ignored) == (self._path, self._stored):
            return
        self._path, self._stored = path, ignored
        try:
            self._store.keep(path, ignored)
        except MaqalaError as error:
            self.failed.emit(error.message)
