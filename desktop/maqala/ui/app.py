"""The program: makes the services, opens articles in windows, and ends when the last is closed."""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QWindow
from PySide6.QtWidgets import QApplication

from maqala.core import paths, settings
from maqala.core.article import Article
from maqala.core.errors import MaqalaError
from maqala.core.messages import Message
from maqala.core.settings import Settings
from maqala.core.storage.ignored import IgnoredStore
from maqala.ui.claims import Claims
from maqala.ui.crash import about
from maqala.ui.dialogs import ask
from maqala.ui.dialogs.ask import Choice
from maqala.ui.editor import images
from maqala.ui.garbage import Garbage
from maqala.ui.i18n import QtWords, Words
from maqala.ui.keeper import LAST_PATIENCE, Keeper
from maqala.ui.own_words import WordsInForce
from maqala.ui.program_dialogs import ProgramDialogs
from maqala.ui.rules import RulesInForce
from maqala.ui.services import Services
from maqala.ui.session import Left, Session
from maqala.ui.studio import Studio
from maqala.ui.tasks import Worker, waited_for
from maqala.ui.theme import Theme
from maqala.ui.versions import Archive
from maqala.ui.windows import Windows

if TYPE_CHECKING:  # the engine takes longer to load than the window
    from maqala.core.formats.files import Opened
    from maqala.core.proofing.engine import Proofreading
    from maqala.core.storage.recovery import State, Store

_SAMPLE = "sample.md"
_STYLE = ("-style", "Fusion")
"""Told as on a command line: a style that is set later is Qt's second, and PySide makes all of its names known."""
_WINDOW_FIRST = 20
"""Milliseconds for the first picture of the article, before threads are set to work."""


def open_proofreading() -> Proofreading:
    """The Kazakh speller with the user's own words, and the rules beyond it; takes a moment."""
    from maqala.core import proofing, spelling
    from maqala.core.spelling.foreign import Languages

    opened = proofing.open_proofreading(spelling.open_speller(paths.user_words(), languages=Languages()))
    gc.freeze()  # else all this is looked through for garbage while somebody types: a stop of 20 ms or more
    return opened


def open_store() -> Store:
    """Where articles are kept against a crash."""
    from maqala.core.storage import recovery

    return recovery.open_store(paths.data_dir() / "recovery")


class App(QObject):
    """One running program. What makes a speller or a store is called in a thread."""

    def __init__(
        self,
        kept: Settings,
        make_proofreading: Callable[[], Proofreading] = open_proofreading,
        make_store: Callable[[], Store] = open_store,
    ) -> None:
        super().__init__()
        self.settings = kept
        self._garbage = Garbage(self)
        self._make_proofreading = make_proofreading
        self._proofreading: Proofreading | None = None
        self._stopped = False
        self._workers = {
            name: Worker(self, name, self._failed) for name in ("proofreading", "helping", "keeping")
        }
        self.services = self._made_services(make_store)
        self.words, self.theme = self.services.words, self.services.theme
        self.qt_words = QtWords(self.words)
        self.windows = Windows()
        self.session = Session(kept, paths.data_dir() / "open-files.lock")
        self.rules = RulesInForce(kept, paths.last_house_style(), self._failed)
        self.rules.changed.connect(self._recheck)
        self.rules.house.said.connect(self._remark)
        self.own_words = WordsInForce(kept, self._failed)
        self.own_words.changed.connect(self._recheck)
        self.own_words.said.connect(self._remark)
        self._dialogs = ProgramDialogs(self.services, self.rules, self.own_words, self.tell)
        kept.watch(self._setting_changed)
        self._connect_keeper()

    def start(self, files: Sequence[Path] = ()) -> None:
        """Show a window; then open what was asked for, or what was open last time; then the dictionary."""
        studio = self._new_window()
        studio.window.restore(self.settings.get(settings.WINDOW_PLACE))
        studio.window.show()
        left = self.session.begin()
        QTimer.singleShot(0, self, lambda: self._begin(files, left))

    def _begin(self, files: Sequence[Path], left: Sequence[Left]) -> None:
        if files:
            self.open_all(files)
        elif left:
            self._open_left(left)
        QTimer.singleShot(_WINDOW_FIRST, self, self._look_around)

    def _look_around(self) -> None:
        """What nobody sees, once there is something to see: it would take the processor from the window."""
        self._garbage.start()
        application().setWindowIcon(self.theme.emblem())
        self.services.keeper.look()  # before anything that may fail
        self.rules.start()
        self._get_proofreading()
        self.services.helper.run(self.services.claims.tidy, lambda _none: None)

    def stop(self) -> None:
        """End the threads, and listen to nothing more. Once is enough."""
        if self._stopped:
            return
        self._stopped = True
        self.session.end()
        self._garbage.stop()
        for studio in self.windows:
            studio.stop()
        self.services.keeper.close()
        self.rules.stop()
        self.own_words.stop()
        for worker in self._workers.values():
            worker.stop()

    # Articles

    def new(self, near: Studio | None = None) -> Studio:
        """Begin an article, in a window of its own."""
        studio = self._free_window(near)
        studio.desk.new()
        self.windows.show(studio)
        return studio

    def open(self, path: Path, near: Studio | None = None) -> Studio | None:
        """Show a file in a window of its own, or the one that it is open in; says why if it cannot."""
        if there := self.windows.holding(path):
            self.windows.show(there)
            return there
        asking = near or self.windows.current
        manner = asking.opened_twice.ask(path)
        found = None if manner is Choice.CANCEL else asking.desk.read(path)
        if found is None:
            return None
        studio = self._free_window(near)
        studio.desk.take(found)
        if manner is Choice.READ:
            studio.opened_twice.read_only()
        self.windows.show(studio)
        return studio

    def open_all(self, files: Sequence[Path]) -> None:
        """Open files, each in its window."""
        for path in files:
            self.open(path)

    def open_sample(self, near: Studio | None = None) -> None:
        """Open a copy of the sample article: it has no file to be saved over."""
        found = (near or self.windows.current).desk.read(paths.shipped("resources", "samples", _SAMPLE))
        if found is not None:
            studio = self._free_window(near)
            studio.desk.take_copy(found.article)
            self.windows.show(studio)

    def open_copy(self, near: Studio, article: Article) -> None:
        """Open an article that has no file beside the one it was taken from."""
        studio = self._free_window(near)
        studio.desk.take_copy(article, saved=False)
        self.windows.show(studio)

    def restore(self, state: State) -> None:
        """Open what an earlier program left behind; from then on it is this one's to keep."""
        there = self.windows.holding(state.path) if state.path else None
        studio = there if there and there.desk.is_saved else self._free_window()
        studio.desk.restore(state)
        studio.recovery.adopt(state)
        self.windows.show(studio)

    def close(self, studio: Studio) -> None:
        """Close an article; the last window goes back to the start page first."""
        if len(self.windows) > 1 or not studio.desk.is_open:
            studio.window.close()
        elif studio.desk.may_close():
            self._new_window().window.show()
            studio.close()

    def quit(self) -> None:
        """Close everything, if nobody objects to any of it."""
        for studio in self.windows:
            if not studio.desk.is_saved:
                self.windows.show(studio)
            if not studio.desk.may_close():
                return
        self._keep_session()
        self.session.closed = True
        for studio in self.windows:
            studio.close()

    # The session

    def _open_left(self, left: Sequence[Left]) -> None:
        """Open what was open last time; what cannot be opened is skipped, and said."""
        from maqala.core.formats import files

        skipped = []
        for each in left:
            try:
                found = waited_for(partial(files.load, Path(each.path)))
            except MaqalaError as error:
                skipped.append(error.message)
            else:
                self._open_again(found, each)
        if skipped:
            ask.show_notes(self.windows.current.window, self.words, "session.title", skipped)

    def _open_again(self, found: Opened, left: Left) -> None:
        studio = self._free_window()
        studio.window.restore(left.place)
        self.windows.show(studio)
        elsewhere = self.services.claims.holder(found.path)
        studio.desk.take(found, again=True)
        if elsewhere is not None and elsewhere.program == "maqala":
            studio.opened_twice.read_only()
        studio.window.open_again(left.panels)
        # The window has its size only when the events that it was sent have come.
        QTimer.singleShot(0, studio, lambda: studio.view.show_from(left.cursor, left.top))

    def _keep_session(self) -> None:
        front = self.windows.current if len(self.windows) else None
        self.session.keep(sorted(self.windows, key=lambda studio: studio is front))

    def _left_program(self, window: QWindow | None) -> None:
        if window is None:
            self._keep_session()

    # Windows

    def _free_window(self, near: Studio | None = None) -> Studio:
        return self.windows.free(near or self.windows.current) or self._new_window()

    def _new_window(self) -> Studio:
        studio = Studio(self.services)
        self.windows.add(studio)
        self._connect(studio)
        if self._proofreading is not None:
            studio.use(self._proofreading)
        return studio

    def _connect(self, studio: Studio) -> None:
        actions, start = studio.window.actions_, studio.window.start
        actions.on("new", partial(self.new, studio))
        actions.on("open", studio.desk.ask_open)
        actions.on("close", partial(self.close, studio))
        actions.on("quit", self.quit)
        actions.on("sample", partial(self.open_sample, studio))
        actions.on("preferences", partial(self._dialogs.show_preferences, studio))
        actions.on("dictionary", partial(self._dialogs.show_preferences, studio, settings.SHARED_WORDS.name))
        actions.on("about", partial(self._dialogs.show_about, studio))
        actions.on("shortcuts", studio.window.show_shortcuts)
        start.wanted.connect(lambda name: actions[name].trigger())
        studio.desk.chosen.connect(lambda path: self.open(path, studio))
        studio.checking.accepted.connect(partial(self._accepted, studio))
        studio.versions.copy_wanted.connect(partial(self.open_copy, studio))
        studio.closed.connect(partial(self._closed, studio))
        studio.desk.settled.connect(self._keep_session)

    def _closed(self, studio: Studio) -> None:
        if len(self.windows) > 1:
            self.windows.remove(studio)
            self._keep_session()
        else:  # the program ends with it, and begins with it again
            self._keep_session()
            self.windows.remove(studio)
        studio.stop()
        studio.window.deleteLater()
        studio.deleteLater()

    # Services

    def _made_services(self, make_store: Callable[[], Store]) -> Services:
        kept, workers = self.settings, self._workers
        theme = kept.get(settings.THEME)
        return Services(
            kept,
            Words(paths.shipped("resources", "translations"), kept.get(settings.INTERFACE_LANGUAGE)),
            Theme(paths.shipped("resources", "themes"), paths.shipped("resources", "icons"), theme),
            workers["proofreading"],
            workers["helping"],
            Keeper(workers["keeping"], make_store),
            IgnoredStore(paths.data_dir() / "ignored"),
            Claims(paths.data_dir() / "open"),
            Archive(workers["keeping"], paths.data_dir() / "history", kept),
        )

    def _connect_keeper(self) -> None:
        keeper, qt = self.services.keeper, application()
        keeper.offered.connect(self._offer)
        keeper.failed.connect(self._not_kept)
        qt.focusWindowChanged.connect(self._focus_changed)
        qt.focusWindowChanged.connect(self._left_program)
        qt.commitDataRequest.connect(self._secure_all)

    def _focus_changed(self) -> None:
        self._keep_all()
        for studio in self.windows:
            studio.file_watch.look()

    def _keep_all(self) -> None:
        for studio in self.windows:
            studio.recovery.keep()

    def _secure_all(self) -> None:
        self._keep_session()
        self._keep_all()
        for studio in self.windows:
            studio.recovery.secure(LAST_PATIENCE)

    def _not_kept(self, why: Message) -> None:
        if len(self.windows):
            ask.show_notes(self.windows.current.window, self.words, "error.title", [why])

    def _offer(self, states: tuple[State, ...]) -> None:
        from maqala.ui.dialogs.restore import RestoreDialog

        dialog = RestoreDialog(self.windows.current.window, self.words, states)
        dialog.restored.connect(self.restore)
        dialog.discarded.connect(self.services.keeper.discard)
        dialog.open()  # so that nothing else has to wait

    def _get_proofreading(self) -> None:
        self.services.helper.run(self._make_proofreading, self._use, self._no_proofreading)

    def _use(self, proofreading: Proofreading) -> None:
        self._proofreading = proofreading
        self.rules.take(proofreading)
        self.own_words.take(proofreading.own, proofreading.languages)
        for studio in self.windows:
            studio.use(proofreading)

    def _recheck(self) -> None:
        for studio in self.windows:
            studio.checking.recheck()

    def _no_proofreading(self, error: Exception) -> None:
        if not isinstance(error, MaqalaError):
            raise error
        self.tell(error.message)

    def _accepted(self, by: Studio, word: str) -> None:
        for studio in self.windows:
            if studio is not by:
                studio.checking.accept(word)

    def _setting_changed(self, name: str) -> None:
        if name == settings.INTERFACE_LANGUAGE.name:
            self.words.use(self.settings.get(settings.INTERFACE_LANGUAGE))
        elif name == settings.THEME.name:
            self.theme.choose(self.settings.get(settings.THEME))
        self.rules.follow(name)
        self.own_words.follow(name)
        for studio in self.windows:
            studio.follow(name)

    # News

    def show_crash(self, report: str, key: str = "crash") -> None:
        """Say that something of ours failed; what is written is kept first."""
        self._keep_all()
        self._dialogs.show_crash(self.windows.current, report, key)

    def show_fault(self, left: str) -> None:
        """Say that the program did not end as it should the last time."""
        self.show_crash(f"{about()}\n\n{left}", "fault")

    def end(self, number: int) -> None:
        """End because the system says so: nobody is asked, and the next start offers what is unsaved."""
        self._secure_all()
        application().exit(128 + number)

    def _remark(self, what: Message) -> None:
        """Say something in passing."""
        if len(self.windows):
            self.windows.current.window.status.say(self.words.say(what))

    def tell(self, what: Message) -> None:
        """Say bad news that concerns no article."""
        self.windows.current.tell(what)

    def _failed(self, error: Exception) -> None:
        raise error  # in the GUI thread, where it is reported like any other


def application() -> QApplication:
    """The one QApplication, set up."""
    existing = QApplication.instance()
    app = existing if isinstance(existing, QApplication) else QApplication([*sys.argv[:1], *_STYLE])
    app.setApplicationName("Maqala")
    app.setDesktopFileName("maqala")
    images.quiet()
    return app
