"""The files that were open lately, latest first, as the settings keep them."""

from __future__ import annotations

from pathlib import Path

from maqala.core import settings
from maqala.core.settings import Settings

_MOST = 10


def remember(kept: Settings, path: Path) -> None:
    """Put `path` first; raises `MaqalaError` if that cannot be written."""
    name = str(path.absolute())
    others = tuple(p for p in kept.get(settings.RECENT_FILES) if p != name)
    kept.set(settings.RECENT_FILES, (name, *others)[:_MOST])


def forget(kept: Settings, path: Path) -> None:
    """Take `path` out; raises `MaqalaError` if that cannot be written."""
    name = str(path.absolute())
    kept.set(settings.RECENT_FILES, tuple(p for p in kept.get(settings.RECENT_FILES) if p != name))
