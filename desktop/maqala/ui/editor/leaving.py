"""The article goes elsewhere: pictures that lie beside its file, and that it only names, come along within it."""

from __future__ import annotations

from functools import reduce
from pathlib import Path

from PySide6.QtGui import QTextBlock, QTextCursor, QTextDocument

from maqala.core.article import Article, Image
from maqala.ui.editor import bridge, editing, reading
from maqala.ui.editor.block_state import blocks

Folders = tuple[Path, ...]
"""Where an article has lain."""


def folders_of(document: QTextDocument) -> Folders:
    """The document's folder, if it has one."""
    folder = bridge.lies_in(document)
    return (folder,) if folder is not None else ()


def left_for(document: QTextDocument, path: Path) -> Folders:
    """The document's folder, if a file at `path` cannot show what lies there: it lies elsewhere, or is of Word."""
    from maqala.core.formats import registry

    form = registry.by_path(path)
    stays = form is not None and form.may_part
    return tuple(folder for folder in folders_of(document) if not stays or path.parent != folder)


def with_pictures(article: Article, folders: Folders) -> Article:
    """`article` with the pictures in it that lie in `folders`."""
    from maqala.core.formats import files

    return reduce(files.with_pictures, folders, article)


def take_pictures(document: QTextDocument, folders: Folders) -> None:
    """Have the document itself hold the pictures that lie in `folders`; one step of undo."""
    if not folders:
        return  # an article that has stayed where it was: each save comes by here
    from maqala.core.formats import nearby

    cursor = QTextCursor(document)
    with editing.one_step(cursor):
        for position, named in _named(document):
            image = reduce(nearby.full, folders, named)
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
