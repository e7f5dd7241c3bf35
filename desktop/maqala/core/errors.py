"""Errors that a person is told about."""

from __future__ import annotations

from pathlib import Path

from maqala.core.messages import Message


class MaqalaError(Exception):
    """Something that went wrong outside the program, with a sentence for its user.

    `message` says what happened, to which file, and what to do.
    """

    def __init__(self, key: str, **values: object) -> None:
        self.message = Message(key, values)
        super().__init__(key, values)


class FileError(MaqalaError):
    """A file could not be read or written as asked."""

    def __init__(self, key: str, path: Path | str, **values: object) -> None:
        self.path = Path(path)
        super().__init__(key, path=str(path), name=self.path.name, **values)


class ReadError(FileError):
    """A file could not be opened, decoded or understood. Nothing was changed."""


class WriteError(FileError):
    """A file could not be written. What stood there before still stands."""


class SettingsError(FileError):
    """A settings file or word list is damaged."""


class RecoveryError(FileError):
    """What is kept against a crash is damaged or cannot be written. The article itself is not touched."""
