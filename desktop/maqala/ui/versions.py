"""Keeps what one article was before, shows it, and brings it back."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from maqala.core import settings
from maqala.core.article import Article, without_empty_fields
from maqala.core.errors import MaqalaError
from maqala.core.messages import Message
from maqala.core.settings import Settings
from maqala.core.storage.fingerprint import Fingerprint
from maqala.core.values import replace
from maqala.ui.desk import Desk
from maqala.ui.dialogs import ask
from maqala.ui.i18n import Words
from maqala.ui.tasks import Errands, Worker
from maqala.ui.theme import Theme

if TYPE_CHECKING:  # the database takes longer to load than the window
    from maqala.core.storage.history import History
    from maqala.core.storage.session import State
    from maqala.ui.dialogs.history import HistoryDialog

_PAUSE = 5 * 60_000
"""Milliseconds between a change and the version that holds it, if it is not saved before."""
_MEGABYTE = 1_000_000


class Archive:
    """The history of all articles, in the thread in which it is kept. Made once and handed to all windows."""

    def __init__(self, worker: Worker, folder: Path, kept: Settings) -> None:
        self._worker = worker
        self._errands = Errands(worker)
        self._folder = folder
        self._settings = kept

    def for_one_window(self) -> Archive:
        """The same history; what it has to tell is heard until `stop`."""
        return Archive(self._worker, self._folder, self._settings)

    def stop(self) -> None:
        """Tell nothing more."""
        self._errands.stop()

    def keep(self, name: str, version: State, failed: Callable[[Message], None], *, only_new: bool) -> None:
        """Keep a version, if any are wanted."""
        limit = self._settings.get(settings.HISTORY_LIMIT) * _MEGABYTE
        if limit:
            self.do(lambda history: history.keep(name, version, limit=limit, only_new=only_new), failed)

    def do(
        self,
        what: Callable[[History], object],
        failed: Callable[[Message], None],
        done: Callable[[object], None] = lambda _none: None,
    ) -> None:
        """Do something with the history; what is wrong with the disk goes to `failed`."""

        def work() -> object:
            from maqala.core.storage.history import History

            return what(History(self._folder))

        def unhappy(error: Exception) -> None:
            if not isinstance(error, MaqalaError):
                raise error
            failed(error.message)

        self._errands.run(work, done, unhappy)


class Versions(QObject):
    """The versions of the article on one desk."""

    failed = Signal(Message)
    """A version could not be kept; the article itself is well."""
    erased = Signal()
    """Nothing is to be kept of what the article was, nor of what a crash left of it."""
    copy_wanted = Signal(object)
    """An earlier article is to be opened beside this one."""

    def __init__(
        self,
        desk: Desk,
        window: QWidget,
        words: Words,
        theme: Theme,
        archive: Archive,
        document: Callable[[], str],
    ) -> None:
        """`document` names an article that has no file yet."""
        super().__init__(desk)
        self._desk = desk
        self._window = window
        self._words = words
        self._theme = theme
        self._archive = archive
        self._document = document
        self._name = ""
        self._first: tuple[Article, Fingerprint, Path | None] | None = None
        """What the file held when it was opened, until it is kept."""
        self._pause = QTimer(self, interval=_PAUSE, singleShot=True)
        self._pause.timeout.connect(self.keep)
        self.dialog: HistoryDialog | None = None
        desk.opened.connect(self._begin)
        desk.settled.connect(self._settled)
        desk.saved.connect(self._saved)
        desk.followed.connect(self._rename)
        desk.replaced.connect(lambda: self.keep(is_replaced=True))
        desk.overridden.connect(self._keep_theirs)

    def changed(self) -> None:
        """Keep the article before long. Later changes do not put it off."""
        if not self._pause.isActive():
            self._pause.start()

    def keep(self, *, is_replaced: bool = False) -> None:
        """Keep what stands on the page, if it is not in its file already; for good if it `is_replaced` now."""
        self._pause.stop()
        article = self._desk.article()
        if not self._desk.is_saved and article.text.strip():
            self._keep_first()
            self._keep(replace(self._state(article, datetime.now(UTC)), is_replaced=is_replaced))

    def forget_untitled(self) -> None:
        """The article goes without having been saved: nobody could ask for its history."""
        self._pause.stop()
        if self._desk.is_open and self._desk.path is None:
            name = self._named(None)
            self._archive.do(lambda history: history.erase(name), self.failed.emit)

    def stop(self) -> None:
        """Keep nothing more."""
        self._pause.stop()

    # Keeping

    def _begin(self) -> None:
        self._pause.stop()
        self._first = None
        self._name = self._named(self._desk.path)

    def _named(self, path: Path | None) -> str:
        # Links lead to the same file.
        return os.path.realpath(path) if path else f"untitled:{self._document()}"

    def _settled(self) -> None:
        """What was opened is what the first save would be the end of."""
        laid, seen = self._desk.laid, self._desk.seen
        if laid is not None and seen is not None:
            self._first = laid, seen, self._desk.path

    def _saved(self) -> None:
        self._pause.stop()
        self._rename()
        self._keep_first()
        self._keep(self._state(without_empty_fields(self._desk.article()), datetime.now(UTC), is_saved=True))

    def _rename(self) -> None:
        """The article lies elsewhere: one without a file takes its history along, and a renamed file, too."""
        old, new = self._name, self._named(self._desk.path)
        if old == new:
            return
        self._name = new
        if old.startswith("untitled:") or not os.path.lexists(old):
            self._archive.do(lambda history: history.move(old, new), self.failed.emit)

    def _keep_theirs(self, theirs: Article) -> None:
        """What another program wrote is about to be written over."""
        self._keep(self._state(theirs, datetime.now(UTC), is_saved=True), only_new=True)

    def _keep_first(self) -> None:
        first, self._first = self._first, None
        if first is not None and first[0].text.strip():
            article, seen, path = first
            state = self._state(article, _time(seen), is_saved=True)
            self._keep(replace(state, path=path), only_new=True)

    def _keep(self, version: State, *, only_new: bool = False) -> None:
        if self._desk.path is None:
            self._name = self._named(None)  # what a crash left has the name that it had before
        self._archive.keep(self._name, version, self.failed.emit, only_new=only_new)

    def _state(self, article: Article, time: datetime, *, is_saved: bool = False) -> State:
        from maqala.core.storage.session import State

        return State("", article, time, self._desk.path, is_saved=is_saved)

    # Showing

    def show(self) -> None:
        """Show what the article was, once it has been read."""
        self.keep()
        name = self._name
        self._archive.do(lambda history: history.versions(name), self._tell, self._show)

    def _show(self, found: object) -> None:
        from maqala.core.storage.session import Found
        from maqala.ui.dialogs.history import HistoryDialog

        assert isinstance(found, Found)
        dialog = HistoryDialog(
            self._window, self._words, self._theme, self._desk.name, found, self._desk.article()
        )
        dialog.restored.connect(self._restore)
        dialog.copy_wanted.connect(self.copy_wanted.emit)
        dialog.erased.connect(self._erase)
        dialog.buttons["restore_version"].setVisible(self._desk.may_change)
        self.dialog = dialog
        dialog.open()

    def _restore(self, article: Article) -> None:
        self._desk.put_back(article)
        self._desk.said.emit(self._words.say("history.restored"))

    def _erase(self) -> None:
        name = self._name
        self._first = None
        self.erased.emit()
        self._archive.do(lambda history: history.erase(name), self._tell, self._tell_erased)

    def _tell_erased(self, _none: object) -> None:
        self._desk.said.emit(self._words.say("history.erased"))

    def _tell(self, why: Message) -> None:
        ask.show_error(self._window, self._words, why)


def _time(seen: Fingerprint) -> datetime:
    """When the file was written, as far as its time can be believed."""
    try:
        return datetime.fromtimestamp(seen.modified_ns / 1e9, UTC)
    except (ValueError, OverflowError, OSError):
        return datetime.now(UTC)
