"""Preflight in the window: holds the article against a profile, and leads to what is to be mended."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QTextCharFormat, QTextDocument
from PySide6.QtWidgets import QFileDialog

from maqala.core import paths, settings
from maqala.core.article import Style, without_empty_fields
from maqala.core.errors import MaqalaError
from maqala.core.issues import Family, family_of
from maqala.core.messages import Message, message
from maqala.core.settings import Settings
from maqala.core.storage import atomic
from maqala.ui.checking import Checking
from maqala.ui.desk import Desk
from maqala.ui.dialogs import ask
from maqala.ui.editor import styles
from maqala.ui.editor.block_state import blocks
from maqala.ui.editor.proofreading import Proofreader
from maqala.ui.i18n import Words
from maqala.ui.tasks import Errands
from maqala.ui.window import Window

if TYPE_CHECKING:  # few windows ever ask
    from maqala.core.preflight.inspect import Place
    from maqala.core.preflight.shelf import Shelf
    from maqala.ui.dialogs.preflight import PreflightDialog

_SAMPLE = ("resources", "profiles", "news.toml")


class Preflight(QObject):
    """For one window."""

    field_wanted = Signal(str)
    """A field of the article's details that is to be filled in."""

    def __init__(
        self,
        window: Window,
        desk: Desk,
        proofreader: Proofreader,
        checking: Checking,
        words: Words,
        kept: Settings,
        helper: Errands,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._desk = desk
        self._proofreader = proofreader
        self._checking = checking
        self._words = words
        self._kept = kept
        self._helper = helper
        self._dialog: PreflightDialog | None = None
        self._shelf: Shelf | None = None
        window.actions_.on("preflight", self.show)
        proofreader.changed.connect(self.look)
        desk.known.connect(self.look)
        words.changed.connect(self.look)

    def dialog(self) -> PreflightDialog:
        """The dialog, made when it is wanted first."""
        if self._dialog is None:
            from maqala.ui.dialogs.preflight import PreflightDialog

            made = self._dialog = PreflightDialog(self._window, self._words)
            made.chosen.connect(self._choose)
            made.wanted.connect(self.go)
            made.folder_wanted.connect(self._choose_folder)
            made.new_wanted.connect(self._new)
        return self._dialog

    def show(self) -> None:
        """Open it; profiles are read anew, in a thread, for a shared folder may take its time."""
        self.dialog().show()
        self.dialog().raise_()
        self.dialog().activateWindow()
        self._read()

    def look(self) -> None:
        """Hold the article as it is now against the chosen profile, if somebody is looking."""
        if self._dialog is None or not self._dialog.isVisible() or self._shelf is None:
            return
        from maqala.core.preflight.inspect import inspect

        chosen = self._dialog.profiles.currentIndex()
        if not 0 <= chosen < len(self._shelf.profiles):
            return
        shelved = self._shelf.profiles[chosen]
        notes = [message("cli.preflight.folder", path=str(folder)) for folder in self._shelf.missing]
        if shelved.profile is None:
            self._dialog.show_problems((), [*notes, *([shelved.trouble] if shelved.trouble else ())])
            return
        if shelved.profile.allowed and not self._proofreader.enabled:
            notes.append(Message("report.off"))
        elif shelved.profile.allowed and not self._proofreader.complete:
            notes.append(Message("status.checking"))
        issues = [finding.issue for finding in self._proofreader.findings()]
        article = without_empty_fields(self._desk.article())
        self._dialog.show_problems(inspect(article, shelved.profile, issues), notes)

    # Profiles

    def _read(self) -> None:
        from maqala.core.preflight import shelf

        named = self._kept.get(settings.PROFILES_FOLDER)
        shared = [Path(named)] if named else []
        folders = [paths.profiles(), *shared, paths.shipped(*_SAMPLE).parent]
        self._helper.run(lambda: shelf.look(folders, shared), self._received)

    def _received(self, found: Shelf) -> None:
        self._shelf = found
        names = [one.id for one in found.profiles]
        kept = self._kept.get(settings.PROFILE)
        self.dialog().show_profiles(found.profiles, names.index(kept) if kept in names else 0)
        self.look()

    def _choose(self, place: int) -> None:
        if self._shelf is not None:
            self._set(settings.PROFILE, self._shelf.profiles[place].id)
        self.look()

    def _choose_folder(self) -> None:
        start = self._kept.get(settings.PROFILES_FOLDER) or str(Path.home())
        title = self._words.say("preflight.folder_hint")
        if chosen := QFileDialog.getExistingDirectory(self.dialog(), title, start):
            self._set(settings.PROFILES_FOLDER, chosen)
            self._read()

    def _new(self) -> None:
        """Begin a profile with the sample, and open it where text files are edited."""
        path = _free(paths.profiles() / "profile.toml")
        try:
            atomic.make_private_folder(path.parent)
            atomic.write(path, paths.shipped(*_SAMPLE).read_bytes())
        except MaqalaError as error:
            ask.show_error(self.dialog(), self._words, error.message)
            return
        self._set(settings.PROFILE, path.stem)
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
        self._read()

    def _set(self, setting: settings.Setting[str], value: str) -> None:
        try:
            self._kept.set(setting, value)
        except MaqalaError as error:
            ask.show_error(self.dialog(), self._words, error.message)

    # Going to what is to be mended

    def go(self, place: Place) -> None:
        """Show where a problem is."""
        match place.kind:
            case "field":
                self.field_wanted.emit(place.name)
            case "finding":
                found = self._proofreader.findings()
                first = next((f for f in found if family_of(f.issue) is Family(place.name)), None)
                if first is not None:
                    self._checking.show(first)
            case _:
                start, end = next(self._places(place), (0, 0))
                self._window.view.select(start, end)
                self._window.view.setFocus()

    def _places(self, place: Place) -> Iterator[tuple[int, int]]:
        """Where headline, lead, picture or link begins and ends."""
        document = self._window.view.document()
        if place.kind in (Style.HEADLINE.value, Style.LEAD.value):
            for block in blocks(document):
                if styles.kind_of(block) == place.kind:
                    yield block.position(), block.position() + block.length() - 1
        elif place.kind in _STRETCHES:
            yield from list(_stretches(document, _STRETCHES[place.kind]))[place.number :]


def _picture(form: QTextCharFormat) -> str:
    return str(form.toImageFormat().name()) if form.isImageFormat() else ""


def _address(form: QTextCharFormat) -> str:
    return form.anchorHref()


_STRETCHES: dict[str, Callable[[QTextCharFormat], str]] = {"picture": _picture, "link": _address}


def _stretches(document: QTextDocument, of: Callable[[QTextCharFormat], str]) -> Iterator[tuple[int, int]]:
    """Where fragments stand for which `of` gives anything; neighbours for which it gives the same are one."""
    for block in blocks(document):
        found: list[tuple[int, int, str]] = []
        place = block.begin()
        while not place.atEnd():
            fragment = place.fragment()
            what, start = of(fragment.charFormat()), fragment.position()
            if what and found and found[-1][1:] == (start, what) and of is _address:
                found[-1] = (found[-1][0], start + fragment.length(), what)
            elif what:
                found.append((start, start + fragment.length(), what))
            place += 1
        yield from ((start, end) for start, end, _ in found)


def _free(path: Path) -> Path:
    from maqala.ui.places import free_beside

    return free_beside(path) if path.exists() else path
