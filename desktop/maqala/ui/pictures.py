"""Pictures: from a file, from the clipboard, dropped; and what is said about them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QMimeData, QObject, QPoint
from PySide6.QtGui import QImage, QTextBlock, QTextCursor
from PySide6.QtWidgets import QFileDialog

from maqala.core.article import Image
from maqala.core.messages import message
from maqala.ui.dialogs import ask
from maqala.ui.dialogs.fields import FieldDialog
from maqala.ui.editor import bridge, editing, images, styles
from maqala.ui.editor.view import ArticleView
from maqala.ui.i18n import Words

_ENDINGS = (".png", ".jpg", ".jpeg", ".gif", ".webp")
LARGEST = 50_000_000


def is_picture(path: Path) -> bool:
    """Whether a file's name says that it is a picture we can take."""
    return path.suffix.lower() in _ENDINGS


class Pictures(QObject):
    """Puts pictures into one view."""

    def __init__(self, view: ArticleView, words: Words) -> None:
        super().__init__(view)
        self._view = view
        self._words = words
        view.picture_wanted.connect(self.describe)

    def ask_file(self) -> None:
        """Let somebody choose a picture and put it behind the paragraph."""
        filters = f"{self._words.say('picture.files')} ({' '.join(f'*{e}' for e in _ENDINGS)})"
        title = self._words.say("picture.title")
        chosen, _ = QFileDialog.getOpenFileName(self._view.window(), title, "", filters)
        if chosen:
            self.insert_file(Path(chosen))

    def insert_file(self, path: Path) -> None:
        """Put a picture file behind the paragraph; says why if it cannot be read."""
        try:
            data = b"" if path.stat().st_size > LARGEST else path.read_bytes()
        except OSError:
            data = b""
        if images.decoded(data).isNull():
            error = message("error.picture", name=path.name)
            ask.show_error(self._view.window(), self._words, error)
            return
        self._insert(Image(data, path.name))

    def drop(self, paths: Sequence[Path], place: QPoint) -> None:
        """Put picture files behind the paragraph at `place` on the page, in their order."""
        self._view.setTextCursor(self._view.cursorForPosition(place))
        for path in paths:
            self.insert_file(path)

    def paste(self, source: QMimeData) -> bool:
        """Take a picture from the clipboard; False if there is none."""
        picture = source.imageData()
        if not isinstance(picture, QImage) or picture.isNull():
            return False
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        picture.save(buffer, "PNG")  # type: ignore[call-overload]
        self._insert(Image(bytes(buffer.data().data()), "image.png"))
        return True

    def describe(self, position: int) -> None:
        """Ask for the words that stand for a picture where it cannot be seen."""
        block = self._view.document().findBlock(position)
        found = [c for c in _pictures_in(block) if c.selectionStart() <= position <= c.selectionEnd()]
        if not found or self._view.isReadOnly():
            return
        form = found[0].charFormat().toImageFormat()
        fields = [("picture.alt", str(form.property(styles.IMAGE_ALT) or ""))]
        dialog = FieldDialog(self._view.window(), self._words, "picture.details", fields)
        if ask.wait_for(dialog):
            form.setProperty(styles.IMAGE_ALT, dialog.values()[0])
            with editing.one_step(found[0]):
                found[0].setCharFormat(form)

    def _insert(self, image: Image) -> None:
        cursor = self._view.textCursor()
        bridge.insert_blocks(cursor, (image,), self._view.measure)
        self._view.setTextCursor(cursor)
        self._view.ensureCursorVisible()


def _pictures_in(block: QTextBlock) -> Sequence[QTextCursor]:
    found = []
    place = block.begin()
    while not place.atEnd():
        fragment = place.fragment()
        if fragment.charFormat().isImageFormat():
            cursor = QTextCursor(block)
            cursor.setPosition(fragment.position())
            cursor.setPosition(fragment.position() + fragment.length(), QTextCursor.MoveMode.KeepAnchor)
            found.append(cursor)
        place += 1
    return found
