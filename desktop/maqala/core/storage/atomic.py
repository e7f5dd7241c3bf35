"""Every write of the program: whole or not at all."""

from __future__ import annotations

from pathlib import Path


def write(path: Path, data: bytes) -> None:
    """Replace what stands at `path` by `data`; raises `WriteError` and leaves the old file whole."""
    raise NotImplementedError


def make_private_folder(path: Path) -> None:
    """Create a folder that only the user can look into, with its parents."""
    raise NotImplementedError
