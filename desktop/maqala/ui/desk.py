"""The article on the desk: new, open, save, save as, and never losing any of it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSignalBlocker, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QWidget

from maqala.core import settings
from maqala.core.article import WAITING, Article, Metadata, without_empty_fields
from maqala.core.errors import MaqalaError
from maqala.core.issues import Ignored
from maqala.core.messages import Message
from maqala.core.settings import Settings
from maqala.core.values import replace
from maqala.ui import recent
from maqala.ui.dialogs import ask
from maqala.ui.dialogs.ask import Choice
from maqala.ui.editor import bridge, editing, leaving
from maqala.ui.editor.metadata_undo import MetadataUndo
from maqala.ui.editor.reading import Reader
from maqala.ui.editor.view import ArticleView
from maqala.ui.i18n import Words
from maqala.ui.places import Places, free_beside
from maqala.ui.tasks import waited_for

if TYPE_CHECKING:  # the formats take longer to load than the window
    from maqala.core.formats.coding import Coding
    from maqala.core.formats.contract import Options
    from maqala.core.formats.files import Opened
    from maqala.core.storage.fingerprint import Fingerprint
    from maqala.core.storage.recovery import State


class Desk(QObject):
    """Holds one article: where it lies, what is known of it, whether it is saved."""

    opened = Signal()
    """Another article lies on the desk."""
    named = Signal()
    """The article's name or its being saved changed."""
    risky = Signal()
    """Something unsaved may come to harm now: a file is about to be written, or the article to go."""
    settled = Signal()
    """The article lies in another file than before, or is another one."""
    chosen = Signal(object)
    """The path of a file that somebody wants to open, here or elsewhere."""
    pdf_wanted = Signal(object)
    """Where the article is to be written as PDF: that takes the page, which is other people's work."""
    saved = Signal()
    """The article is in its file now."""
    followed = Signal()
    """The article's file has got another name."""
    replaced = Signal()
    """All of the article is about to be replaced by another."""
    overridden = Signal(object)
    """The article that another program put into the file, and that the next save goes over."""
    known = Signal()
    """What is known of the article changed with its text, by undo or from outside."""
    said = Signal(str)
    """A passing remark, such as where it was exported to."""

    def __init__(self, window: QWidget, view: ArticleView, words: Words, kept: Settings) -> None:
        super().__init__(window)
        self._window = window
        self._view = view
        self._words = words
        self._settings = kept
        self._places = Places(window, words)
        self._seen: Fingerprint | None = None
        self.coding: Coding | None = None
        """How the text lies in the file that it came from, and is written again; None for new ones."""
        self._left_out: tuple[Message, ...] = ()
        """What the file still holds and the article could not take over: a save would destroy it."""
        self._former: leaving.Folders = ()
        """Where pictures lie that the article named before it was saved elsewhere; undo may name them again."""
        self._poorer: set[tuple[Path, str]] = set()
        """What may get lost in which file: somebody said so."""
        self.path: Path | None = None
        self.laid: Article | None = None
        """What was opened, as it was then."""
        self.metadata = Metadata()
        self.ignored: frozenset[Ignored] = frozenset()
        """Findings that the writer has let pass in this article."""
        self.is_open = False
        self.look_first: Callable[[], Choice] = lambda: Choice.SAVE
        """Asked before the article's file is written: whether it may be, here or elsewhere."""
        self.look_there: Callable[[Path], Choice] = lambda _path: Choice.SAVE
        """Asked before another file is written: whether it may be, as `look_first`."""
        self._reader = Reader(view.document())
        self._metadata_undo = MetadataUndo(view.document(), self._returned)
        view.document().modificationChanged.connect(lambda _on: self.named.emit())

    @property
    def name(self) -> str:
        """What to call the article."""
        return self.path.name if self.path else self._words.say("document.untitled")

    @property
    def is_saved(self) -> bool:
        """Whether closing would lose nothing."""
        return not (self.is_open and self._view.document().isModified())

    @property
    def is_free(self) -> bool:
        """Whether another article may take this one's place: nothing has been written or opened here."""
        return not self.is_open or (self.path is None and self.is_saved and not self.article().text.strip())

    @property
    def may_change(self) -> bool:
        """Whether the article is here for more than to be read."""
        return not self._view.isReadOnly()

    @property
    def seen(self) -> Fingerprint | None:
        """What the article's file looked like when it was last read or written here."""
        return self._seen

    def article(self) -> Article:
        """The article as it stands on the page."""
        return self._reader.article(self.metadata)

    def to_take_along(self) -> Article:
        """The article for a copy that goes elsewhere: with the pictures in it that lie beside its file."""
        return self.with_pictures(self.article())

    def with_pictures(self, article: Article) -> Article:
        """`article`, which is this one or a part of it, with the pictures in it that lie beside the file."""
        return leaving.with_pictures(article, (*self._former, *leaving.folders_of(self._view.document())))

    @property
    def coding_of_file(self) -> Coding | None:
        """How the text lies in the article's file; None where its format leaves no choice, or there is no file."""
        from maqala.core.formats import registry
        from maqala.core.formats.coding import UTF_8

        form = registry.by_path(self.path) if self.path else None
        return (self.coding or UTF_8) if form and form.is_text else None

    def set_coding(self, coding: Coding) -> None:
        """Write the text in another way from now on; that is a change to be saved."""
        if coding != self.coding_of_file:
            self.coding = coding
            self.mark_unsaved()

    def set_metadata(self, metadata: Metadata) -> None:
        """Change what is known of the article; that is a change to be saved."""
        if metadata != self.metadata:
            self.metadata = metadata
            self.mark_unsaved()

    # Taking articles onto the desk

    def new(self) -> None:
        """Begin an article in place of what lies here."""
        self._lay(Article(WAITING), None)

    def ask_open(self) -> None:
        """Let somebody choose files to open."""
        for path in self._places.ask_open(self.path.parent if self.path else self._last_folder()):
            self.chosen.emit(path)

    def open(self, path: Path) -> bool:
        """Open a file in place of what lies here; says why if it cannot."""
        found = self.read(path)
        if found is not None:
            self.take(found)
        return found is not None

    def read(self, path: Path) -> Opened | None:
        """What is in a file; None if it cannot be read, which is said."""
        from maqala.core.formats import files

        try:
            return waited_for(lambda: files.load(path))
        except MaqalaError as error:
            self._keep_recent(recent.forget, path)
            ask.show_error(self._window, self._words, error.message)
            return None

    def take(self, found: Opened, *, again: bool = False) -> None:
        """Lay down what was read of a file; if it comes `again`, what it could not hold has been said before."""
        self._lay(found.article, found.path)
        self._seen = found.fingerprint
        self._left_out, self.coding = found.notes, found.coding
        self._keep_recent(recent.remember, found.path)
        if found.notes and not again:
            ask.show_notes(self._window, self._words, "notes.title", found.notes)
        self.settled.emit()

    def take_copy(self, article: Article, *, saved: bool = True) -> None:
        """Lay down an article that has no file yet; `saved` if it may go without a question."""
        self._lay(article, None)
        self._view.document().setModified(not saved)

    def restore(self, state: State) -> None:
        """Lay down what a crash left, as changed: its file, if it has one, does not hold it yet."""
        self._lay(state.article, state.path, state.ignored)
        self.laid = None
        self.coding = _coding_in(state.path)
        self._seen = _seen_of(state, self._options())
        self._view.show_from(state.cursor, 0)
        self._view.document().setModified(True)

    def exchange(self, article: Article) -> None:
        """Put another article in place of what lies here; it stays the same document, and can be undone."""
        self.risky.emit()
        self.replaced.emit()
        position = self._view.textCursor().position()
        with editing.one_step(QTextCursor(self._view.document())):
            self._metadata_undo.change(self.metadata)
            self.metadata = article.metadata
            bridge.replace(self._view.document(), article, self._view.measure)
        self._view.select(*[min(position, self._view.document().characterCount() - 1)] * 2)
        self.known.emit()

    def put_back(self, article: Article) -> None:
        """Put what the article was before in place of what it is; undo brings that back."""
        self.exchange(article)
        self._view.document().setModified(True)

    def take_theirs(self, found: Opened) -> None:
        """Lay down what another program put into the article's file; undo brings one's own back."""
        self.exchange(found.article)
        self._seen, self._left_out, self.coding = found.fingerprint, found.notes, found.coding
        self._view.document().setModified(False)
        self.named.emit()

    def saw(self, seen: Fingerprint | None) -> None:
        """The file looks like this now, or is gone, and a save may go over it."""
        self._seen = seen
        self.named.emit()

    def follow(self, path: Path) -> None:
        """The article's file has got another name."""
        self.path = path
        self._keep_recent(recent.remember, path)
        self.named.emit()
        self.followed.emit()

    def mark_unsaved(self) -> None:
        """The article is not what its file holds, whatever becomes of the file, and whatever is undone."""
        document = self._view.document()
        with QSignalBlocker(
            document
        ):  # else Qt would call it saved once undo comes back to the text that was
            document.setModified(False)
        document.setModified(True)

    def _returned(self, metadata: Metadata) -> Metadata:
        before, self.metadata = self.metadata, metadata
        self.known.emit()
        return before

    def _lay(self, article: Article, path: Path | None, ignored: frozenset[Ignored] = frozenset()) -> None:
        self.ignored = ignored
        self._former, self._left_out, self.coding = (), (), None
        self.laid = article
        self.path, self._seen, self.metadata, self.is_open = path, None, article.metadata, True
        self._metadata_undo.begin()
        bridge.lie_in(self._view.document(), path.parent if path is not None else None)
        with self._view.begun_anew():
            bridge.fill(self._view.document(), article, self._view.measure)
        self.opened.emit()
        self.named.emit()

    # Putting them away

    def may_close(self) -> bool:
        """Whether what lies here may go: it is saved, or somebody said so."""
        if self.is_saved:
            return True
        self.risky.emit()
        choice = ask.about_unsaved(self._window, self._words, self.name).ask()
        if choice is Choice.SAVE:
            return self.save()
        return choice is Choice.DISCARD

    def save(self) -> bool:
        """Save where it lies; True only if it is on the disk."""
        if self.path is None:
            return self.save_as()
        place = _place_of(self.path)
        if place != self.path:
            return self._save_at(free_beside(place) if place.exists() else place)
        choice = self.look_first()
        if choice is Choice.SAVE and self._left_out:
            choice = ask.about_left_out(self._window, self._words, self.name, self._left_out).ask()
            if choice is Choice.SAVE_AS:
                return self._save_at(free_beside(self.path))
        if choice is Choice.SAVE_AS:
            return self.save_as()
        return choice is Choice.SAVE and self._write(self.path, self._seen)

    def save_as(self) -> bool:
        """Save in another place or format: in the one it has unless somebody chooses, a new article for Word."""
        return self._save_at(_place_of(self.path) if self.path else self.suggested("docx"))

    def _save_at(self, suggested: Path) -> bool:
        """Ask for a place, and again for as long as somebody else works on the file there."""
        path = self._places.ask_save("save_as.title", suggested)
        if path is None:
            return False
        if self._is_own(path):
            return self.save() if path.exists() else self._write(path)
        choice = self.look_there(path)
        if choice is Choice.SAVE_AS:
            return self._save_at(suggested)
        return choice is Choice.SAVE and self._write(path)

    def _is_own(self, path: Path) -> bool:
        if self.path is None:
            return False
        try:
            return path.samefile(self.path)
        except OSError:  # one of them is not there
            return path.absolute() == self.path.absolute()

    def may_copy_to(self, path: Path) -> Choice:
        """Whether a copy may go to `path`, or has to go elsewhere; into the article's own file it is saved."""
        if self._is_own(path):
            self.save()
            return Choice.CANCEL
        return self.look_there(path)

    def _write(self, path: Path, over: Fingerprint | None = None) -> bool:
        try:
            if not self._may_lose(path):
                return False
            left = () if self._is_own(path) else leaving.left_for(self._view.document(), path)
            seen = self._store(path, over, self._former + left)
        except MaqalaError as error:
            self._failed(path, error)
            if ask.after_failed_save(self._window, self._words, error.message).ask():
                return self.save_as()
            return False
        self._former += left
        leaving.take_pictures(self._view.document(), self._former)
        bridge.lie_in(self._view.document(), path.parent)
        self.laid = None
        self.path, self._seen, self._left_out = path, seen, ()
        self._view.document().setModified(False)
        self._keep_recent(recent.remember, path)
        self.named.emit()
        self.settled.emit()
        self.saved.emit()
        return True

    def _failed(self, path: Path, error: MaqalaError) -> None:
        """A save did not succeed; only where the disk did not confirm it the file is ours all the same."""
        if error.message.key == "error.write.unconfirmed" and path == self.path:
            self._seen = _look_at(path)

    def _store(self, path: Path, over: Fingerprint | None, left: leaving.Folders) -> Fingerprint:
        from maqala.core.formats import files

        self.risky.emit()
        article = without_empty_fields(leaving.with_pictures(self.article(), left))
        return files.store(path, article, self._options(), over)

    def _options(self) -> Options:
        from maqala.core.formats.contract import Options

        return Options(coding=self.coding) if self.coding else Options()

    def _may_lose(self, path: Path) -> bool:
        """Whether a format that cannot hold everything may be used; asked once for each file and kind of loss."""
        lost = self._losses(path)
        kinds = {(path, loss.key) for loss in lost}
        if not kinds <= self._poorer and not ask.may_lose(self._window, self._words, path.name, lost).ask():
            return False
        self._poorer |= kinds
        if self.coding and (path, "loss.encoding") in kinds:
            self.coding = replace(self.coding, encoding="utf-8", mark=False)
        return True

    def _losses(self, path: Path) -> tuple[Message, ...]:
        from maqala.core.formats import files

        return files.losses(path, without_empty_fields(self.article()), self._options())

    # Names and places

    def suggested(self, extension: str) -> Path:
        """A name for the article with another extension."""
        headline = "" if self.path else self.article().headline
        return self._places.suggested(self.path, headline, extension, self._last_folder())

    def _last_folder(self) -> Path | None:
        """Where somebody opened or saved an article last, if that is still there."""
        folders = [Path(name).parent for name in self._settings.get(settings.RECENT_FILES)[:1]]
        return next(filter(Path.is_dir, folders), None)

    def _keep_recent(self, change: Callable[[Settings, Path], None], path: Path) -> None:
        try:
            change(self._settings, path)
        except MaqalaError as error:
            self.said.emit(self._words.say(error.message))


def _place_of(path: Path) -> Path:
    from maqala.core.formats import registry

    return registry.written_as(path)


def _seen_of(state: State, options: Options) -> Fingerprint | None:
    """What the file of a state that a crash left looked like: the program may have died right after saving it."""
    from maqala.core.formats import files

    article = without_empty_fields(state.article)
    stored = files.as_stored(state.path, article, options) if state.path else None
    return stored or state.fingerprint


def _coding_in(path: Path | None) -> Coding | None:
    """How the text lies in the file at `path`, which may be out of reach."""
    from maqala.core.formats import files

    try:
        return files.load(path).coding if path else None
    except MaqalaError:
        return None


def _look_at(path: Path) -> Fingerprint | None:
    from maqala.core.storage import fingerprint

    try:
        return fingerprint.read(path)[1]
    except OSError:
        return None  # already out of reach: the next save will find it missing
