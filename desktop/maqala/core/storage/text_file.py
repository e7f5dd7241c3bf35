"""Small text files that people write by hand: style files, profiles, word lists."""

from __future__ import annotations

from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from pathlib import Path

from maqala.core.errors import ReadError
from maqala.core.values import dataclass

_LARGEST = 1_000_000


@dataclass(frozen=True, slots=True)
class BrokenLine:
    """A line that makes no sense where it stands. `number` counts from 1."""

    number: int
    text: str


def read(path: Path, kind: str) -> str:
    """The text at `path`; ReadError with a sentence of `error.KIND` if it cannot be read."""
    try:
        if path.stat().st_size > _LARGEST:
            raise ReadError(f"error.{kind}.too_large", path)
        if not path.is_file():  # a pipe might never end
            raise ReadError(f"error.{kind}.unreadable", path)
        data = path.read_bytes()
    except (OSError, ValueError) as error:
        raise ReadError(f"error.{kind}.unreadable", path) from error
    try:
        # Notepad calls UTF-16 "Unicode".
        return data.decode("utf-16" if data.startswith((BOM_UTF16_LE, BOM_UTF16_BE)) else "utf-8-sig")
    except UnicodeDecodeError as error:
        raise ReadError(f"error.{kind}.encoding", path) from error
