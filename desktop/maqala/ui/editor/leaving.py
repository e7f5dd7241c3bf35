"""The article goes elsewhere: pictures that lie beside its file, and that it only names, come along within it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QTextBlock, QTextCursor, QTextDocument

from maqala.core.article import Article, Image
from maqala.ui.editor import bridge, editing, reading
from maqala.ui.editor.block_state import blocks


def leaves(document: QTextDocument, path: Path) -> bool:
    """Whether a file at `path` could not show what lies in the document's folder: it lies elsewhere, or is of Word."""
    from maqala.core.formats import registry

    folder, form = bridge.lies_in(document), registry.by_path(path)
    return folder is not None and (path.parent != folder or form is None or not form.may_part)


def with_pictures(document: QTextDocument, article: Article) -> Article:
    """`article`, which was read of `document`, with the pictures in it that lie in the document's folder."""
    from maqala.core.formats import files

    folder = bridge.lies_in(document)
    return files.with_pictures(article, folder) if folder is not None else article


def take_pictures(document: QTextDocument) -> None:
    """Have the document itself hold the pictures that lie in its folder, as `with_pictures`; one step of undo."""
    from maqala.core.formats import nearby

    folder = bridge.lies_in(document)
    if folder is None:
        return
    cursor = QTextCursor(document)
    with editing.one_step(cursor):
        for position, named in _named(document):
            image = nearby.full(named, folder)
            if image.data:
                cursor.setPosition(position)
                cursor.setPosition(position + 1, QTextCursor.MoveMode.KeepAnchor)
                cursor.setCharFormat(bridge.image_format(document, image))


def _named(document: QTextDocument) -> list[tuple[int, Image]]:
    """The pictures that the document only names, and where they stand."""
    return [
        (position, image)
        for block in blocks(document)
        if bridge.OBJECT in block.text()
        for position, image in _images(block)
        if not image.data
    ]


def _images(block: QTextBlock) -> list[tuple[int, Image]]:
    found, place = [], block.begin()
    while not place.atEnd():
        fragment = place.fragment()
        form = fragment.charFormat()
        if form.isImageFormat():
            # Several pictures of one format that stand together are one fragment.
            image = reading.image_of(form.toImageFormat())
            found += [(fragment.position() + at, image) for at in range(fragment.length())]
        place += 1
    return found
