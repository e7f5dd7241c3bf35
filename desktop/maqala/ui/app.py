"""Builds the program and wires it: the only place where services are made."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QStyleFactory

from maqala.core import paths, settings
from maqala.core.errors import MaqalaError
from maqala.core.messages import Message
from maqala.core.settings import Settings
from maqala.core.storage.ignored import IgnoredStore
from maqala.core.text.typography import Habits
from maqala.ui.checking import Checking
from maqala.ui.clipboard import Clipboard
from maqala.ui.crash import CrashReporter
from maqala.ui.desk import Desk
from maqala.ui.dialogs import ask
from maqala.ui.editor.autoformat import AutoFormat
from maqala.ui.editor.looks import Looks
from maqala.ui.editor.proofreading import Proofreader
from maqala.ui.find import FindBar
from maqala.ui.i18n import QtWords, Words
from maqala.ui.ignoring import Ignoring
from maqala.ui.page import Page
from maqala.ui.panels.details import DetailsPanel
from maqala.ui.panels.findings import FindingsPanel
from maqala.ui.panels.outline import OutlinePanel
from maqala.ui.pictures import Pictures, is_picture
from maqala.ui.recovery import Recovery
from maqala.ui.status import Counts
from maqala.ui.tasks import Worker
from maqala.ui.theme import Theme
from maqala.ui.window import Window
from maqala.ui.writing import Writing

if TYPE_CHECKING:  # the engine takes longer to load than the window
    from maqala.core.spelling.checker import Speller
    from maqala.core.storage.recovery import State, Store

_COUNT_PAUSE = 250
_SAMPLE = "sample.md"


def open_speller() -> Speller:
    """The Kazakh speller with the user's own words; takes a moment."""
    from maqala.core.spelling import open_speller as opened

    return opened(paths.user_words())


def open_store() -> Store:
    """Where articles are kept against a crash."""
    from maqala.core.storage import recovery

    return recovery.open_store(paths.data_dir() / "recovery")


class App(QObject):
    """Everything that one running program is made of. What makes a speller or a store is called in a thread."""

    def __init__(
        self,
        kept: Settings,
        make_speller: Callable[[], Speller] = open_speller,
        make_store: Callable[[], Store] = open_store,
    ) -> None:
        super().__init__()
        self.settings = kept
        self._make_speller = make_speller
        self.words = Words(paths.shipped("resources", "translations"), kept.get(settings.INTERFACE_LANGUAGE))
        theme = kept.get(settings.THEME)
        self.theme = Theme(paths.shipped("resources", "themes"), paths.shipped("resources", "icons"), theme)
        self.qt_words = QtWords(self.words)
        self.window = Window(self.words, self.theme)
        self.view = self.window.view
        self.checker = Worker("proofreading", self._failed)
        self.helper = Worker("helping", self._failed)
        self.keeper = Worker("keeping", self._failed)
        looks = Looks(self.theme.palette, self.view.measure)
        self.proofreader = Proofreader(self.view.document(), self.checker, looks, self.view.visible_blocks)
        actions = self.window.actions_
        self.desk = Desk(self.window, self.view, self.words, kept)
        self.recovery = Recovery(self.desk, self.view, self.keeper, make_store)
        self.writing = Writing(self.view, actions, self.window.bar, self.words)
        self.checking = Checking(self.view, self.proofreader, actions, self.words, self.helper)
        self.ignoring = Ignoring(self.desk, self.checking, IgnoredStore(paths.data_dir() / "ignored"))
        self.findings = FindingsPanel(self.words, self.theme, self.checking.fixes)
        self.outline = OutlinePanel(self.view.document(), self.words)
        self.details = DetailsPanel(self.words)
        self.page = Page(self.view, self.proofreader, kept, self.theme, self.words)
        self.find = FindBar(self.view, self.words, self.theme)
        self.pictures = Pictures(self.view, self.words)
        self.clipboard = Clipboard(self.view, self.pictures)
        self.autoformat = AutoFormat(self.view, self._habits, lambda: kept.get(settings.TYPE_MARKDOWN))
        self._counting = QTimer(self, interval=_COUNT_PAUSE, singleShot=True)
        self._speller: Speller | None = None
        self._panels_restored = False
        self._connect()
        self.page.set()
        self.window.repaint_all()
        self.window.show_recent(kept.get(settings.RECENT_FILES))

    def start(self, files: Sequence[Path] = ()) -> None:
        """Show the window; then open what was asked for, and last the dictionary."""
        self.window.restore(self.settings.get(settings.WINDOW_PLACE))
        self._set_comfort()
        self.window.show()
        if files:
            QTimer.singleShot(0, self, lambda: self.desk.open(files[0]))
        QTimer.singleShot(0, self, self.recovery.look)
        QTimer.singleShot(0, self, lambda: self.helper.run(self._make_speller, self._spell, self._no_speller))

    def stop(self) -> None:
        """End the threads, and listen to nothing more."""
        self.view.document().blockSignals(True)
        self.view.blockSignals(True)
        self.proofreader.stop()
        self._counting.stop()
        self.recovery.stop()
        for worker in (self.checker, self.helper, self.keeper):
            worker.stop()

    # Wiring

    def _connect(self) -> None:
        self._connect_files()
        self._connect_recovery()
        self._connect_text()
        self._connect_findings()
        self._connect_panels()
        actions, window = self.window.actions_, self.window
        actions.on("preferences", self._show_preferences)
        actions.on("about", self._show_about)
        for name, by in (("zoom_in", 1), ("zoom_out", -1), ("zoom_reset", 0)):
            actions.on(name, partial(self.page.zoom, by))
        actions["focus"].toggled.connect(self._focus)
        self.settings.watch(self._setting_changed)
        self.words.changed.connect(self._show_name)
        window.status.clicked.connect(self._status_clicked)

    def _connect_files(self) -> None:
        actions, window, desk = self.window.actions_, self.window, self.desk
        actions.on("new", desk.new)
        actions.on("open", desk.ask_open)
        actions.on("save", desk.save)
        actions.on("save_as", desk.save_as)
        actions.on("export", desk.export)
        actions.on("quit", window.close)
        actions.on("sample", self._open_sample)
        starts = {"new": desk.new, "open": desk.ask_open, "sample": self._open_sample}
        window.start.wanted.connect(lambda name: starts[name]())
        for signal in (window.start.file_wanted, window.recent_wanted):
            signal.connect(lambda path: desk.open(Path(path)))
        window.file_dropped.connect(self._dropped)
        window.may_close = self._may_close
        desk.opened.connect(self._opened)
        desk.named.connect(self._show_name)
        desk.said.connect(window.status.say)

    def _connect_recovery(self) -> None:
        self.recovery.offered.connect(self._offer)
        self.recovery.failed.connect(
            lambda why: ask.show_notes(self.window, self.words, "error.title", [why])
        )
        qt = application()
        qt.focusWindowChanged.connect(self.recovery.keep)
        qt.commitDataRequest.connect(self.recovery.secure)

    def _connect_text(self) -> None:
        self.view.textChanged.connect(self._counting.start)
        self.view.selectionChanged.connect(self._counting.start)
        self._counting.timeout.connect(self._count)
        self.view.typed.connect(self.proofreader.typed_at)
        self.view.cursorPositionChanged.connect(
            lambda: self.proofreader.cursor_at(self.view.textCursor().position())
        )

    def _connect_findings(self) -> None:
        panel, checking = self.findings, self.checking
        self.window.add_panel("findings", panel, left=False)
        self.window.actions_["findings"].toggled.connect(lambda _on: self._show_findings())
        self.proofreader.changed.connect(self._show_findings)
        checking.failed.connect(self._tell)
        panel.acted.connect(checking.act)
        panel.wanted.connect(checking.show)
        panel.filtered.connect(checking.lead_past)
        checking.reached.connect(panel.show_current)
        checking.ignoring.connect(lambda _ignored: self.recovery.changed())
        self.ignoring.failed.connect(self._tell)

    def _connect_panels(self) -> None:
        window, actions = self.window, self.window.actions_
        window.add_panel("outline", self.outline, left=True)
        window.add_panel("details", self.details, left=True)
        window.add_below(self.find)
        actions["outline"].toggled.connect(lambda _on: self.outline.refresh())
        self.outline.wanted.connect(self._go_to)
        self.details.changed.connect(self.desk.set_metadata)
        self.details.changed.connect(self.recovery.changed)
        self.details.changed.connect(lambda known: window.status.show_language(known.language))
        actions.on("find", lambda: self.find.open(replacing=False))
        actions.on("replace", lambda: self.find.open(replacing=True))
        actions.on("picture", self.pictures.ask_file)
        self.page.failed.connect(self._tell)
        self.page.incomplete.connect(
            lambda name: window.status.say(self.words.say("font.incomplete", name=name))
        )
        self.view.link_wanted.connect(lambda address: QDesktopServices.openUrl(QUrl(address)))
        self.view.copy_with, self.view.paste_with = self.clipboard.copy, self.clipboard.paste
        actions.on("paste_plain", self._paste_plain)

    def _habits(self) -> Habits:
        get = self.settings.get
        return Habits(get(settings.TYPE_QUOTES), get(settings.TYPE_DASHES), get(settings.TYPE_ELLIPSIS))

    # The speller

    def _spell(self, speller: Speller) -> None:
        self._speller = speller
        self.checking.use(speller, enabled=self.settings.get(settings.CHECK_SPELLING))

    def _no_speller(self, error: Exception) -> None:
        if not isinstance(error, MaqalaError):
            raise error
        self._tell(error.message)

    def _show_findings(self) -> None:
        found = self.proofreader.findings()
        known = self._speller is not None and (bool(found) or self.proofreader.settled)
        self.window.status.show_findings(len(found) if known else None)
        if self.findings.isVisible():
            self.findings.show_findings(found, known=known)

    # Files

    def _dropped(self, path: Path) -> None:
        if self.desk.is_open and is_picture(path):
            self.pictures.insert_file(path)
        else:
            self.desk.open(path)

    def _opened(self) -> None:
        self.window.show_article(on=True)
        self.window.status.show_language(self.desk.metadata.language)
        self.window.status.say("")
        self.window.status.show_findings(None)
        self.details.show_metadata(self.desk.metadata)
        if not self._panels_restored:
            self._panels_restored = True
            self.window.open_again(self.settings.get(settings.OPEN_PANELS))
        self._count()
        self.writing.reflect()

    def _may_close(self) -> bool:
        if not self.desk.may_close():
            return False
        self.recovery.forget()
        # Where the window stood is not worth keeping somebody from going home.
        with contextlib.suppress(MaqalaError):
            self.settings.set(settings.WINDOW_PLACE, self.window.place())
            self.settings.set(settings.OPEN_PANELS, self.window.open_panels())
        return True

    def _offer(self, states: tuple[State, ...]) -> None:
        from maqala.ui.dialogs.restore import RestoreDialog

        dialog = RestoreDialog(self.window, self.words, states)
        dialog.restored.connect(self.recovery.restore)
        dialog.discarded.connect(self.recovery.discard)
        dialog.open()  # so that nothing else has to wait

    def _open_sample(self) -> None:
        self.desk.open_sample(paths.shipped("resources", "samples", _SAMPLE))

    def _show_name(self) -> None:
        name = self.desk.name if self.desk.is_open else ""
        self.window.show_name(name, saved=self.desk.is_saved)

    def _count(self) -> None:
        selected = self.view.textCursor().selectedText()
        text = selected.replace("\u2029", "\n") or self.view.toPlainText()
        self.window.status.show_counts(Counts.of(text), selected=bool(selected))
        if self.outline.isVisible():
            self.outline.refresh()

    def _go_to(self, position: int) -> None:
        self.view.select(position, position)
        self.view.setFocus()

    def _paste_plain(self) -> None:
        self.clipboard.paste_plain(self.view.textCursor(), QApplication.clipboard().mimeData())

    # Looks

    def _focus(self, on: bool) -> None:
        self.window.show_only_page(on=on)
        self._set_comfort()

    def _set_comfort(self) -> None:
        focused = self.window.actions_["focus"].isChecked()
        self.view.set_comfort(focused=focused, typewriter=self.settings.get(settings.TYPEWRITER))

    def _setting_changed(self, name: str) -> None:
        match name:
            case settings.INTERFACE_LANGUAGE.name:
                self.words.use(self.settings.get(settings.INTERFACE_LANGUAGE))
            case settings.THEME.name:
                self.theme.choose(self.settings.get(settings.THEME))
            case settings.FONT_SIZE.name | settings.FONT_FAMILY.name | settings.LINE_WIDTH.name:
                self.page.set()
            case settings.TYPEWRITER.name:
                self._set_comfort()
            case settings.CHECK_SPELLING.name:
                self.proofreader.use(self._speller, enabled=self.settings.get(settings.CHECK_SPELLING))
            case settings.RECENT_FILES.name:
                self.window.show_recent(self.settings.get(settings.RECENT_FILES))

    # Dialogs

    def _show_preferences(self) -> None:
        from maqala.ui import fonts
        from maqala.ui.dialogs.preferences import Preferences

        dialog = Preferences(self.window, self.words, self.settings, fonts.fit_for_the_page())
        dialog.failed.connect(self._tell)
        dialog.exec()

    def _show_about(self) -> None:
        from maqala import __version__

        ask.about_box(self.window, self.words, __version__).exec()

    def _status_clicked(self, name: str) -> None:
        panels = {"findings": "findings", "language": "details", "counts": "outline"}
        self.window.actions_[panels[name]].trigger()

    def show_crash(self, report: str) -> None:
        """Say that something of ours failed, with what to send to those who mend it."""
        self.recovery.keep()
        box = ask.crash_box(self.window, self.words, report)
        box.open()

    def _tell(self, what: Message) -> None:
        ask.show_error(self.window, self.words, what)

    def _failed(self, error: Exception) -> None:
        raise error  # in the GUI thread, where it is reported like any other


def application() -> QApplication:
    """The one QApplication, set up."""
    existing = QApplication.instance()
    app = existing if isinstance(existing, QApplication) else QApplication(sys.argv[:1])
    app.setApplicationName("Maqala")
    app.setDesktopFileName("maqala")
    app.setStyle(QStyleFactory.create("Fusion"))
    return app


def run(files: Sequence[Path | str]) -> int:
    """Open the window and stay until it is closed."""
    qt = application()
    kept, damaged = settings.load(paths.config_dir() / "settings.json")
    app = App(kept)
    qt.installTranslator(app.qt_words)
    crashes = CrashReporter()
    crashes.happened.connect(app.show_crash)
    crashes.install()
    app.start([Path(name) for name in files])
    if damaged is not None:
        QTimer.singleShot(0, app, lambda: app._tell(damaged.message))
    code = qt.exec()
    app.stop()
    return code
