"""The program's icon in the forms that each system wants, drawn from the one drawing in `resources`."""

from __future__ import annotations

import struct
from pathlib import Path

from installer.metadata import DRAWING

_ICO_SIZES = (16, 24, 32, 48, 64, 128, 256)
_ICNS_TYPES = {16: b"icp4", 32: b"icp5", 64: b"icp6", 128: b"ic07", 256: b"ic08", 512: b"ic09", 1024: b"ic10"}


def drawn(size: int, drawing: Path = DRAWING) -> bytes:
    """The drawing as a PNG of `size` pixels each way."""
    from PySide6.QtCore import QBuffer, QByteArray, Qt
    from PySide6.QtGui import QImage, QPainter
    from PySide6.QtSvg import QSvgRenderer

    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    QSvgRenderer(str(drawing)).render(painter)
    painter.end()
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(data.data())


def ico(pictures: dict[int, bytes]) -> bytes:
    """A Windows icon of PNG pictures by their size; 256 is written as 0."""
    head = struct.pack("<3H", 0, 1, len(pictures))
    place = len(head) + 16 * len(pictures)
    entries, body = b"", b""
    for size, picture in sorted(pictures.items()):
        entries += struct.pack(
            "<4B2H2I", size % 256, size % 256, 0, 0, 1, 32, len(picture), place + len(body)
        )
        body += picture
    return head + entries + body


def icns(pictures: dict[int, bytes]) -> bytes:
    """A macOS icon of PNG pictures by their size."""
    parts = [
        _ICNS_TYPES[size] + struct.pack(">I", len(picture) + 8) + picture
        for size, picture in sorted(pictures.items())
    ]
    body = b"".join(parts)
    return b"icns" + struct.pack(">I", len(body) + 8) + body


def write_ico(target: Path) -> Path:
    """Draw the icon for Windows into `target`."""
    target.write_bytes(ico({size: drawn(size) for size in _ICO_SIZES}))
    return target


def write_icns(target: Path) -> Path:
    """Draw the icon for macOS into `target`."""
    target.write_bytes(icns({size: drawn(size) for size in _ICNS_TYPES}))
    return target
