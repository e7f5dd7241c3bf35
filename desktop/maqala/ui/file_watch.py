"""Sees what other programs do to the article's file, and asks what then becomes of the two."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from maqala.core.article import without_empty_fields
from maqala.core.errors import MaqalaError
from maqala.core.messages import Message, message
from maqala.core.storage import fingerprint
from maqala.core.storage.fingerprint import Fate, Fingerprint, Look
from maqala.ui.desk import Desk
from maqala.ui.dialogs import ask
from maqala.ui.dialogs.ask import Choice
from maqala.ui.i18n import Words
from maqala.ui.notice import Answer, Notice
from maqala.ui.tasks import Errands
from maqala.ui.theme import Theme

if TYPE_CHECKING:  # the formats take longer to load than the window
    from maqala.core.formats.files import Opened

_ALL_WELL = Look(Fate.SAME)


class FileWatch(QObject):
    """Watches the file of one desk: whenever the window is returned to, and before every save."""

    def __init__(
        self, desk: Desk, window: QWidget, notice: Notice, words: Words, theme: Theme, helper: Errands
    ) -> None:
        super().__init__(desk)
        self._desk = desk
        self._window = window
        self._notice = notice
        self._words = words
        self._theme = theme
        self._helper = helper
        self._told = _ALL_WELL
        self._about = self._file()
        desk.look_first = self.before_save
        desk.opened.connect(self._renew)
        desk.named.connect(self._renew)

    # Whenever somebody comes back to the window

    def look(self) -> None:
        """Look what became of the file, and tell if it is not as it was left."""
        path, seen = self._desk.path, self._desk.seen
        if path is not None and seen is not None:
            # Elsewhere: a network folder may keep whoever looks at it waiting.
            self._helper.run(
                lambda: fingerprint.look(path, seen), lambda found: self._found((path, seen), found)
            )

    def _file(self) -> tuple[object, object]:
        return self._desk.path, self._desk.seen

    def _renew(self) -> None:
        """The article has another file, or the file was written by us: old news is none."""
        if self._file() != self._about:
            self._about = self._file()
            self._tell(_ALL_WELL)

    def _found(self, about: tuple[object, object], found: Look) -> None:
        if about == self._file():
            well = found.fate is Fate.SAME and found.is_writable
            self._tell(_ALL_WELL if well else found)

    def _tell(self, found: Look) -> None:
        if found == self._told:
            return  # it is known, and perhaps was put away
        ours, self._told = self._told != _ALL_WELL, found
        if found.fate is Fate.GONE:
            self._desk.mark_unsaved()  # the window holds the only copy
        if (news := self._news(found)) is not None:
            self._notice.tell(*news)
        elif ours:
            self._notice.put_away()

    def _news(self, found: Look) -> tuple[Message, tuple[Answer, ...]] | None:
        name = self._desk.name
        elsewhere = Answer("save_as", self._desk.save_as)
        match found:
            case Look(fate=Fate.CHANGED):
                theirs = Answer("take_theirs", self._take_theirs)
                mine = Answer("keep_mine", self._keep_mine)
                answers = (Answer("compare", self.compare), theirs, mine, elsewhere)
                return message("watch.changed", name=name), answers
            case Look(fate=Fate.GONE, moved_to=Path() as new):
                here, follow = (
                    Answer("save_here", self._save_here),
                    Answer("follow", lambda: self._follow(new)),
                )
                return message("watch.renamed", name=name, new=new.name), (follow, here)
            case Look(fate=Fate.GONE):
                return message("watch.gone", name=name), (Answer("save_here", self._save_here), elsewhere)
            case Look(fate=Fate.UNREADABLE):
                return message("watch.unreadable", name=name), (elsewhere,)
            case Look(is_writable=False):
                return message("watch.read_only", name=name), (elsewhere,)
        return None

    # What somebody answers

    def compare(self) -> None:
        """Show how the file and the article differ, and let one of them be chosen."""
        if self._desk.path is None:
            return
        match self._resolve(self._desk.path):
            case Choice.SAVE:
                self._desk.mark_unsaved()
            case Choice.SAVE_AS:
                self._desk.save_as()

    def _take_theirs(self) -> None:
        path = self._desk.path
        found = self._desk.read(path) if path else None
        if found is not None:
            self._desk.take_theirs(found)

    def _keep_mine(self) -> None:
        """Theirs has been seen: the next save may go over it."""
        path = self._desk.path
        if path is not None:
            theirs = _read(path)
            if not isinstance(theirs, Message):
                self._desk.overridden.emit(theirs.article)
            self._desk.saw(_now(path))
            self._desk.mark_unsaved()

    def _save_here(self) -> None:
        self._desk.saw(None)
        self._desk.save()

    def _follow(self, new: Path) -> None:
        self._desk.follow(new)

    # Before a save

    def before_save(self) -> Choice:
        """SAVE if the file may be written where it lies, SAVE_AS for elsewhere, CANCEL for not now."""
        path, seen = self._desk.path, self._desk.seen
        if path is None:
            return Choice.SAVE_AS
        if seen is None:
            return Choice.SAVE if not path.exists() else self._resolve(path)
        found = fingerprint.look(path, seen, closely=True)
        match found.fate:
            case Fate.CHANGED:
                return self._resolve(path)
            case Fate.GONE | Fate.UNREADABLE:
                return self._about_missing(found)
        return Choice.SAVE

    def _about_missing(self, found: Look) -> Choice:
        news = self._news(found)
        choice = (
            ask.about_missing(self._window, self._words, news[0], found.moved_to).ask()
            if news
            else Choice.CANCEL
        )
        if choice is Choice.FOLLOW and found.moved_to is not None:
            self._follow(found.moved_to)
            return Choice.SAVE
        if choice is Choice.SAVE:
            self._desk.saw(None)
        return choice

    def _resolve(self, path: Path) -> Choice:
        from maqala.ui.dialogs.conflict import ConflictDialog

        theirs, mine = _read(path), without_empty_fields(self._desk.article())
        seen = _now(path) if isinstance(theirs, Message) else theirs.fingerprint
        shown = theirs if isinstance(theirs, Message) else theirs.article
        dialog = ConflictDialog(self._window, self._words, self._theme, path.name, shown, mine)
        ask.wait_for(dialog)
        if dialog.choice is Choice.SAVE:
            if not isinstance(theirs, Message):
                self._desk.overridden.emit(theirs.article)
            self._desk.saw(seen)
        elif dialog.choice is Choice.THEIRS and not isinstance(theirs, Message):
            self._desk.take_theirs(theirs)
            return Choice.CANCEL
        return dialog.choice


def _read(path: Path) -> Opened | Message:
    from maqala.core.formats import files

    try:
        return files.load(path)
    except MaqalaError as error:
        return error.message


def _now(path: Path) -> Fingerprint | None:
    try:
        return fingerprint.read(path)[1]
    except OSError:
        return None
