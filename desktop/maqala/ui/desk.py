"""The article on the desk: new, open, save, save as, export, and never losing any of it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from maqala.core import settings
from maqala.core.article import Article, Image, Metadata, Style, TextBlock
from maqala.core.errors import MaqalaError
from maqala.core.issues import Ignored
from maqala.core.messages import Message
from maqala.core.settings import Settings
from maqala.ui.dialogs import ask
from maqala.ui.dialogs.ask import Choice
from maqala.ui.editor import bridge
from maqala.ui.editor.view import ArticleView
from maqala.ui.i18n import Words

if TYPE_CHECKING:  # the formats take longer to load than the window
    from maqala.core.formats.contract import Format
    from maqala.core.formats.files import Opened
    from maqala.core.storage.fingerprint import Fingerprint
    from maqala.core.storage.recovery import State

_RECENT = 10
_EXPORTS = ("docx", "md", "html", "txt")
_EMPTY = Article((TextBlock(Style.HEADLINE), TextBlock(Style.LEAD), TextBlock(Style.PARAGRAPH)))


class Desk(QObject):
    """Holds one article: where it lies, what is known of it, whether it is saved."""

    opened = Signal()
    """Another article lies on the desk."""
    named = Signal()
    """The article's name or its being saved changed."""
    risky = Signal()
    """Something unsaved may come to harm now: a file is about to be written, or the article to go."""
    chosen = Signal(object)
    """The path of a file that somebody wants to open, here or elsewhere."""
    said = Signal(str)
    """A passing remark, such as where it was exported to."""

    def __init__(self, window: QWidget, view: ArticleView, words: Words, kept: Settings) -> None:
        super().__init__(window)
        self._window = window
        self._view = view
        self._words = words
        self._settings = kept
        self._seen: Fingerprint | None = None
        self._left_out: tuple[Message, ...] = ()
        """What the file still holds and the article could not take over: a save would destroy it."""
        self._poorer: set[Path] = set()
        self.path: Path | None = None
        self.metadata = Metadata()
        self.ignored: frozenset[Ignored] = frozenset()
        """Findings that the writer has let pass in this article."""
        self.is_open = False
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
    def seen(self) -> Fingerprint | None:
        """What the article's file looked like when it was last read or written here."""
        return self._seen

    def article(self) -> Article:
        """The article as it stands on the page."""
        return bridge.article_of(self._view.document(), self.metadata)

    def set_metadata(self, metadata: Metadata) -> None:
        """Change what is known of the article; that is a change to be saved."""
        if metadata != self.metadata:
            self.metadata = metadata
            self._view.document().setModified(True)

    # Taking articles onto the desk

    def new(self) -> None:
        """Begin an article in place of what lies here."""
        self._lay(_EMPTY, None)

    def ask_open(self) -> None:
        """Let somebody choose files to open."""
        start = str(self.path.parent) if self.path else ""
        chosen, _ = QFileDialog.getOpenFileNames(
            self._window, self._words.say("open.title"), start, self._open_filters()
        )
        for name in chosen:
            self.chosen.emit(Path(name))

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
            return files.load(path)
        except MaqalaError as error:
            self._forget(path)
            ask.show_error(self._window, self._words, error.message)
            return None

    def take(self, found: Opened) -> None:
        """Lay down what was read of a file."""
        self._lay(found.article, found.path)
        self._seen = found.fingerprint
        self._left_out = found.notes
        self._remember(found.path)
        if found.notes:
            ask.show_notes(self._window, self._words, "notes.title", found.notes)

    def take_copy(self, found: Opened) -> None:
        """Lay down what was read as an article that has no file yet."""
        self._lay(found.article, None)

    def restore(self, state: State) -> None:
        """Lay down what a crash left, as changed: its file, if it has one, does not hold it yet."""
        self._lay(state.article, state.path, state.ignored)
        self._seen = state.fingerprint
        cursor = self._view.textCursor()
        cursor.setPosition(max(0, min(state.cursor, self._view.document().characterCount() - 1)))
        self._view.setTextCursor(cursor)
        self._view.document().setModified(True)

    def _lay(self, article: Article, path: Path | None, ignored: frozenset[Ignored] = frozenset()) -> None:
        self.ignored = ignored
        self._left_out = ()
        self.path, self._seen, self.metadata, self.is_open = path, None, article.metadata, True
        bridge.fill(self._view.document(), article, self._view.measure)
        cursor = self._view.textCursor()
        cursor.setPosition(0)
        self._view.setTextCursor(cursor)
        self.opened.emit()
        self.named.emit()

    # Putting them away

    def may_close(self) -> bool:
        """Whether what lies here may go: it is saved, or somebody said so."""
        if self.is_saved:
            return True
        self.risky.emit()
        choice = ask.about_unsaved(self._window, self._words, self.name)
        if choice is Choice.SAVE:
            return self.save()
        return choice is Choice.DISCARD

    def save(self) -> bool:
        """Save where it lies; True only if it is on the disk."""
        if self.path is None:
            return self.save_as()
        changed = self._changed_by_others(self.path)
        if changed and not ask.may_overwrite_changed(self._window, self._words, self.name):
            return False
        if not self._left_out:
            return self._write(self.path)
        match ask.about_left_out(self._window, self._words, self.name, self._left_out):
            case Choice.SAVE:
                return self._write(self.path)
            case Choice.SAVE_AS:
                return self._save_at(self._ask_where("save_as.title", str(_free_name(self.path))))
        return False

    def save_as(self) -> bool:
        """Save in another place or format."""
        return self._save_at(self._ask_where("save_as.title", self._suggested("md")))

    def _save_at(self, path: Path | None) -> bool:
        return path is not None and self._write(path)

    def export(self) -> None:
        """Write a copy in another format; the article stays where it lies."""
        path = self._ask_where("export.title", self._suggested("docx"))
        if path is None:
            return
        try:
            self._store(path)
        except MaqalaError as error:
            ask.show_error(self._window, self._words, error.message)
        else:
            self.said.emit(self._words.say("export.done", name=path.name))
            if lost := self._losses(path):
                ask.show_notes(self._window, self._words, "losses.exported", lost)

    def _write(self, path: Path) -> bool:
        try:
            if not self._may_lose(path):
                return False
            self._store(path)
        except MaqalaError as error:
            if ask.after_failed_save(self._window, self._words, error.message):
                return self.save_as()
            return False
        self.path, self._seen, self._left_out = path, _look_at(path), ()
        self._view.document().setModified(False)
        self._remember(path)
        self.named.emit()
        return True

    def _store(self, path: Path) -> None:
        from maqala.core.formats import files
        from maqala.core.formats.contract import Options

        self.risky.emit()
        files.store(path, without_empty_fields(self.article()), Options())

    def _may_lose(self, path: Path) -> bool:
        """Whether a format that cannot hold everything may be used; asked once for each file."""
        lost = self._losses(path)
        if not lost or path in self._poorer:
            return True
        if not ask.may_lose(self._window, self._words, path.name, lost):
            return False
        self._poorer.add(path)
        return True

    def _losses(self, path: Path) -> tuple[Message, ...]:
        from maqala.core.formats import registry

        form = registry.by_path(path)
        return form.losses(without_empty_fields(self.article())) if form else ()

    def _changed_by_others(self, path: Path) -> bool:
        return self._seen is not None and path.exists() and not self._seen.is_same(path)

    # Names and places

    def _ask_where(self, title: str, suggested: str) -> Path | None:
        dialog = QFileDialog(self._window, self._words.say(title), suggested)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilters([self._filter(f) for f in self._formats()])
        suffix = Path(suggested).suffix
        dialog.selectNameFilter(next(x for x in dialog.nameFilters() if f"*{suffix}" in x))
        dialog.setDefaultSuffix(suffix)
        dialog.filterSelected.connect(lambda chosen: dialog.setDefaultSuffix(_suffix_in(chosen)))
        dialog.selectFile(suggested)
        if not dialog.exec() or not dialog.selectedFiles():
            return None
        return Path(dialog.selectedFiles()[0])

    def _suggested(self, extension: str) -> str:
        folder = self.path.parent if self.path else Path.home()
        stem = self.path.stem if self.path else self._stem()
        suffix = f".{extension}"
        return str(folder / f"{stem}{suffix}")

    def _stem(self) -> str:
        headline = self.article().headline or self._words.say("document.untitled")
        return "".join(c for c in headline if c.isalnum() or c in " -–,«»").strip()[:60].strip() or "maqala"

    def _formats(self) -> list[Format]:
        from maqala.core.formats import registry

        order = {f".{extension}": place for place, extension in enumerate(_EXPORTS)}
        return sorted(registry.FORMATS, key=lambda f: order.get(f.extensions[0], len(order)))

    def _filter(self, form: Format) -> str:
        patterns = " ".join(f"*{extension}" for extension in form.extensions)
        return f"{self._words.say(f'format.{form.id}')} ({patterns})"

    def _open_filters(self) -> str:
        every = " ".join(f"*{e}" for form in self._formats() for e in form.extensions)
        first = f"{self._words.say('open.all')} ({every})"
        anything = f"{self._words.say('open.anything')} (*)"
        return ";;".join([first, *(self._filter(form) for form in self._formats()), anything])

    def _remember(self, path: Path) -> None:
        name = str(path.absolute())
        others = tuple(p for p in self._settings.get(settings.RECENT_FILES) if p != name)
        self._keep_recent((name, *others)[:_RECENT])

    def _forget(self, path: Path) -> None:
        name = str(path.absolute())
        self._keep_recent(tuple(p for p in self._settings.get(settings.RECENT_FILES) if p != name))

    def _keep_recent(self, paths: tuple[str, ...]) -> None:
        try:
            self._settings.set(settings.RECENT_FILES, paths)
        except MaqalaError as error:
            self.said.emit(self._words.say(error.message))


def without_empty_fields(article: Article) -> Article:
    """The article without a headline or lead that was never written, and without empty last paragraphs."""
    blocks = [
        block
        for block in article.blocks
        if isinstance(block, Image)
        or not (isinstance(block, TextBlock) and block.style in (Style.HEADLINE, Style.LEAD))
        or block.text.strip()
    ]
    while blocks and isinstance(blocks[-1], TextBlock) and not blocks[-1].runs:
        blocks.pop()
    return Article(tuple(blocks), article.metadata)


def _look_at(path: Path) -> Fingerprint | None:
    from maqala.core.storage import fingerprint

    try:
        return fingerprint.read(path)[1]
    except OSError:
        return None  # already out of reach: the next save will find it missing


def _free_name(path: Path) -> Path:
    """A name beside `path` that no file has yet."""
    number = 2
    while (free := path.with_stem(f"{path.stem}-{number}")).exists():
        number += 1
    return free


def _suffix_in(name_filter: str) -> str:
    return name_filter.rsplit("(*", 1)[-1].split(")")[0].split()[0]
