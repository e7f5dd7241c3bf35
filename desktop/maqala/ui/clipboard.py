"""Copy and paste what the text means: formatting and structure come along, fonts and colours do not."""

from __future__ import annotations

import tempfile
from pathlib import Path

from PySide6.QtCore import QMimeData, QObject, QUrl, Signal
from PySide6.QtGui import QGuiApplication, QTextCursor, QTextDocument

from maqala.core.article import LANGUAGE, Article, Block, Image, Metadata, Run, Style, TextBlock
from maqala.core.text.addresses import completed, is_address
from maqala.ui.actions import Actions
from maqala.ui.editor import editing, inserting, reading
from maqala.ui.editor.view import ArticleView
from maqala.ui.pictures import LARGEST, Pictures, is_picture


class Clipboard(QObject):
    """Goes between the view and the clipboard, through the same readers and writers as files."""

    noted = Signal(object)
    """A `Message`: what could not be pasted."""

    def __init__(self, view: ArticleView, pictures: Pictures, actions: Actions) -> None:
        super().__init__(view)
        self._view = view
        self._pictures = pictures
        view.copy_with, view.paste_with = self.copy, self.paste
        actions.on("paste_plain", self.paste_plain)
        actions.on("copy_for_site", self.copy_for_site)

    # Copying

    def copy(self, cursor: QTextCursor) -> QMimeData:
        """The selection as plain text, Markdown and HTML: whoever pastes takes what it knows."""
        from maqala.core.formats import registry
        from maqala.core.formats.contract import Options

        article = selected(cursor)
        result = QMimeData()
        text, marked = (registry.by_id(name).write(article, Options()) for name in ("text", "markdown"))
        result.setText(text.decode().replace("\n\n", "\n").rstrip("\n"))
        result.setData("text/markdown", marked)
        result.setHtml(_html(article))
        return result

    def copy_for_site(self) -> None:
        """The selection, or the whole article, as HTML that a site's editor takes: as text and as itself."""
        cursor = self._view.textCursor()
        if not cursor.hasSelection():
            cursor.select(QTextCursor.SelectionType.Document)
        html = _html(selected(cursor))
        data = QMimeData()
        data.setText(html)
        data.setHtml(html)
        QGuiApplication.clipboard().setMimeData(data)

    # Pasting

    def paste(self, cursor: QTextCursor, source: QMimeData) -> bool:
        """Put what is on the clipboard in place of the selection; False: there is nothing to be pasted."""
        if self._paste_address(cursor, source) or self._paste_pictures(source):
            return True
        blocks = self._read(source.html()) if source.hasHtml() else ()
        if _is_a_picture(blocks) and self._pictures.paste(source):
            return True
        return self._insert(cursor, blocks or inserting.lines(source.text(), cursor))

    def paste_plain(self) -> None:
        """Put only the words in place of the selection."""
        cursor = self._view.textCursor()
        self._insert(cursor, inserting.lines(QGuiApplication.clipboard().text(), cursor))

    def _insert(self, cursor: QTextCursor, blocks: tuple[Block, ...]) -> bool:
        if blocks:
            inserting.paste(cursor, blocks, self._view.measure)
            self._view.setTextCursor(cursor)
            self._view.ensureCursorVisible()
        return bool(blocks)

    def _paste_address(self, cursor: QTextCursor, source: QMimeData) -> bool:
        """An address links the selection, unless that is an address itself; without one it links itself."""
        text = source.text().strip()
        if not is_address(text):
            return False
        chosen = cursor.selectedText().strip()
        if chosen and not is_address(chosen):
            editing.set_link(cursor, completed(text))
            return True
        return self._insert(cursor, (TextBlock(Style.PARAGRAPH, (Run(text, link=completed(text)),)),))

    def _paste_pictures(self, source: QMimeData) -> bool:
        """Picture files, or a picture that nothing else was copied with."""
        files = [Path(url.toLocalFile()) for url in source.urls() if url.isLocalFile()]
        if files and all(map(is_picture, files)):
            for path in files:
                self._pictures.insert_file(path)
            return True
        return not source.hasText() and not source.hasHtml() and self._pictures.paste(source)

    def _read(self, html: str) -> tuple[Block, ...]:
        from maqala.core.formats.html import pasted

        found = pasted.read(html, LANGUAGE, _picture_at)
        for note in found.notes:
            self.noted.emit(note)
        return found.blocks


def _html(article: Article) -> str:
    from maqala.core.formats.html import writer

    blocks = article.blocks
    if len(blocks) == 1 and isinstance(blocks[0], TextBlock) and blocks[0].style is Style.PARAGRAPH:
        return writer.runs_to_html(blocks[0].runs, LANGUAGE)
    return writer.fragment(blocks, LANGUAGE)


def _is_a_picture(blocks: tuple[Block, ...]) -> bool:
    """Whether it is one that lies elsewhere, and nothing else."""
    return len(blocks) == 1 and isinstance(blocks[0], Image) and not blocks[0].data


def _picture_at(address: str) -> bytes:
    """A picture that another program has laid down for whoever pastes; of all other files nothing is read."""
    path = Path(QUrl(address).toLocalFile())
    try:
        path = path.resolve(strict=True)
        is_ours = path.is_relative_to(Path(tempfile.gettempdir()).resolve())
        return path.read_bytes() if is_ours and path.stat().st_size <= LARGEST else b""
    except OSError:
        return b""


def selected(cursor: QTextCursor) -> Article:
    """The selected part of the document as an article."""
    part = QTextDocument()
    QTextCursor(part).insertFragment(cursor.selection())
    article = reading.article_of(part, Metadata())
    blocks = article.blocks
    if len(blocks) == 1 and isinstance(blocks[0], TextBlock):
        # Some words out of a heading are words, not a heading.
        return Article((TextBlock(Style.PARAGRAPH, blocks[0].runs),))
    return article
