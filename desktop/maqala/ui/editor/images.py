"""Pictures, from bytes to what can be painted."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QLoggingCategory, Qt
from PySide6.QtGui import QImage, QImageReader

from maqala.core.formats import picture_size, pictures

_WIDEST = 2400
"""Pixels that no page shows more of, on paper either; a photograph as it was taken has 200 MB in memory."""


def quiet() -> None:
    """Keep Qt from printing what is wrong with a picture: a person is told by its place on the page."""
    QLoggingCategory.setFilterRules("qt.gui.imageio*=false")


def decoded(data: bytes) -> QImage:
    """The picture in `data`, upright and no wider than a page needs; null if we do not take its kind.

    Qt is told the kind: left to guess, it tries all it knows, and those of other programs too.
    """
    kind = pictures.kind_of(data)
    if not kind or picture_size.is_huge(data):
        return QImage()
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer, QByteArray(kind.removeprefix("image/").encode()))
    reader.setAutoTransform(True)
    size = reader.size()
    if size.width() > _WIDEST:
        reader.setScaledSize(size.scaled(_WIDEST, size.height(), Qt.AspectRatioMode.KeepAspectRatio))
    return reader.read()
